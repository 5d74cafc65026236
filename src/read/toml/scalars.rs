//! The single values that a key may have.

use toml::de::DeValue;

use super::reader::is_blank;
use super::{FromKey, KeyShape, Node, Reader, Scalar};

/// A date of TOML, or words that tell a date, perhaps not a day; as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate(pub String);

/// A whole number, or words that tell a quantity; as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenQuantity(pub String);

/// `true` or `false`, with what holds when nothing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch<const DEFAULT: bool> {
    /// Whether it is on.
    pub on: bool,
}

/// Blank text is as good as none; a required key has reported it already.
fn text(node: Node<'_>, shape: &KeyShape, reader: &mut Reader<'_>) -> Option<String> {
    match node.value() {
        value if is_blank(value) => None,
        DeValue::String(text) => Some(text.trim().to_owned()),
        _ => {
            reader.wrong_type(node, shape);
            None
        }
    }
}

impl Scalar for String {
    const SHAPE: KeyShape = KeyShape::Text;

    fn from_node(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        text(node, &Self::SHAPE, reader)
    }
}

impl Scalar for WrittenDate {
    const SHAPE: KeyShape = KeyShape::Date;

    fn from_node(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value() {
            DeValue::Datetime(date) => Some(Self(date.to_string())),
            // A year alone is a date too.
            DeValue::Integer(year) => Some(Self(year.to_string())),
            _ => text(node, &Self::SHAPE, reader).map(Self),
        }
    }
}

impl Scalar for WrittenQuantity {
    const SHAPE: KeyShape = KeyShape::Quantity;

    fn from_node(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value() {
            DeValue::Integer(number) => Some(Self(number.to_string())),
            // As staff write it in a cell.
            DeValue::Float(number) => Some(Self(number.to_string().replace('.', ","))),
            _ => text(node, &Self::SHAPE, reader).map(Self),
        }
    }
}

/// Integers of the sizes that are used.
macro_rules! integers {
    ($($type:ty),*) => {$(
        impl Scalar for $type {
            const SHAPE: KeyShape = KeyShape::Integer;

            fn from_node(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
                let DeValue::Integer(number) = node.value() else {
                    reader.wrong_type(node, &Self::SHAPE);
                    return None;
                };
                let parsed = <$type>::from_str_radix(number.as_str(), number.radix()).ok();
                if parsed.is_none() {
                    reader.out_of_range(node);
                }
                parsed
            }
        }
    )*};
}

integers!(i32, u32);

impl<const DEFAULT: bool> FromKey for Switch<DEFAULT> {
    const SHAPE: KeyShape = KeyShape::Switch;

    fn read_key(node: Option<Node<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(node) = node else { return Some(Self { on: DEFAULT }) };
        let on = node.value().as_bool().unwrap_or_else(|| {
            reader.wrong_type(node, &Self::SHAPE);
            DEFAULT
        });
        Some(Self { on })
    }
}

impl Scalar for [String; 2] {
    const SHAPE: KeyShape = KeyShape::Unit;

    fn from_node(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let texts: Option<Vec<_>> = node.elements().and_then(|elements| {
            elements
                .map(|element| element.value().as_str().map(|text| text.trim().to_owned()))
                .collect()
        });
        let unit = texts.and_then(|texts| <[String; 2]>::try_from(texts).ok());
        if unit.is_none() {
            reader.wrong_type(node, &Self::SHAPE);
        }
        unit
    }
}
