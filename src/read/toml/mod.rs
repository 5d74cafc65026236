//! Reading values of `rapport.toml`, all problems at once.
//!
//! Deserializing with serde would stop at the first problem of each table and
//! say it in English. Here a table is declared once, with `declare!`: that gives
//! its type, its reading, the names to suggest and the shape for `rapport schema`.

mod colons;
mod faults;
mod looks;
mod reader;
mod scalars;
mod syntax;

pub use colons::colons_as_equals;
pub use reader::Reader;
pub use scalars::{Switch, WrittenDate, WrittenQuantity};
pub use syntax::parse;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::source::Sourced;

/// What may be written for a key.
#[derive(Debug, Clone, Copy)]
pub enum KeyShape {
    /// Text between quotation marks.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Switch,
    /// Text, or `true` for the usual one.
    TextOrSwitch,
    /// A date of TOML, or text that tells a date.
    Date,
    /// A whole number, or text that tells a quantity.
    Quantity,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Two texts: singular and plural.
    Unit,
    /// A text, or a list of texts.
    Texts,
    /// Names that the edition chooses, each with a text.
    Words,
    /// Names that the edition chooses, each with names and their texts.
    WordsByName,
    /// Columns and the values that a row must have in them.
    Filter,
    /// Several of one shape.
    List(&'static KeyShape),
    /// Names that the edition chooses, each with these keys.
    ByName(&'static [Key]),
    /// Keys and values.
    Table(&'static [Key]),
}

impl KeyShape {
    /// As in « doit être un texte ».
    pub fn expected(&self) -> &'static str {
        match self {
            Self::Text | Self::TextOrSwitch => "un texte",
            Self::Integer => "un nombre entier",
            Self::Switch => "true ou false",
            Self::Date => "une date",
            Self::Quantity => "un nombre ou un texte",
            Self::Choice(_) => "un mot",
            Self::Texts => "un texte ou une liste de textes",
            Self::Unit => "une liste de deux textes, singulier et pluriel",
            Self::Words | Self::WordsByName => "un groupe de noms et de textes",
            Self::Filter | Self::ByName(_) | Self::Table(_) => "un groupe de clés",
            Self::List(_) => "une liste",
        }
    }
}

/// A key of a table.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// As it is typed.
    pub name: &'static str,
    /// It must be there.
    pub required: bool,
    /// It or another key of its table that is so must be there, and one only.
    pub either: bool,
    /// What to write, in French.
    pub description: &'static str,
    /// What may be written.
    pub shape: KeyShape,
}

/// Something that a value of the file gives.
pub trait FromToml: Sized {
    /// What may be written.
    const SHAPE: KeyShape;

    /// The value, or `None` once the reason has been reported.
    fn read(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self>;
}

/// A single value: it is kept with its place, as [`Sourced`].
pub trait Scalar: Sized {
    /// What may be written.
    const SHAPE: KeyShape;

    /// The value, or `None` once the reason has been reported.
    fn from_node(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self>;
}

impl<T: Scalar> FromToml for Sourced<T> {
    const SHAPE: KeyShape = T::SHAPE;

    fn read(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let value = T::from_node(node, reader)?;
        Some(Self::new(value, reader.place(node.value.span())))
    }
}

/// Something that a key, present or not, gives.
pub trait FromKey: Sized {
    /// What may be written.
    const SHAPE: KeyShape;

    /// The value; `None` if it is needed and cannot be had, which has been reported.
    fn read_key(node: Option<Node<'_>>, reader: &mut Reader<'_>) -> Option<Self>;
}

impl<T: Scalar> FromKey for Sourced<T> {
    const SHAPE: KeyShape = T::SHAPE;

    fn read_key(node: Option<Node<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        Self::read(node?, reader)
    }
}

impl<T: FromToml> FromKey for Option<T> {
    const SHAPE: KeyShape = T::SHAPE;

    fn read_key(node: Option<Node<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        Some(node.and_then(|node| T::read(node, reader)))
    }
}

impl<T: FromToml> FromToml for Vec<T> {
    const SHAPE: KeyShape = KeyShape::List(&T::SHAPE);

    /// An element that cannot be read does not hide the others.
    fn read(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(elements) = node.elements() else {
            reader.wrong_type(node, &<Self as FromToml>::SHAPE);
            return None;
        };
        Some(elements.filter_map(|element| T::read(element, reader)).collect())
    }
}

impl<T: FromToml> FromKey for Vec<T> {
    const SHAPE: KeyShape = <Self as FromToml>::SHAPE;

    fn read_key(node: Option<Node<'_>>, reader: &mut Reader<'_>) -> Option<Self> {
        Some(node.and_then(|node| Self::read(node, reader)).unwrap_or_default())
    }
}

/// A value of the file and the key it is written for.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    /// The key.
    pub name: &'a str,
    /// Whether it is the whole value of the key or one of several.
    pub role: Role,
    /// The value and its bytes.
    pub value: &'a Spanned<DeValue<'a>>,
}

/// What a value is to its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole file.
    Root,
    /// Its value.
    Whole,
    /// An element of the list that is its value.
    Element,
}

impl<'a> Node<'a> {
    /// The value.
    pub fn value(self) -> &'a DeValue<'a> {
        self.value.get_ref()
    }

    /// The elements of a list, each known by the name of the list.
    pub fn elements(self) -> Option<impl Iterator<Item = Node<'a>>> {
        let array = self.value().as_array()?;
        Some(array.iter().map(move |value| Node { name: self.name, role: Role::Element, value }))
    }
}

/// The keys of a table, of which some may be absent.
#[derive(Clone, Copy)]
pub struct Keys<'a>(&'a DeTable<'a>);

impl<'a> Keys<'a> {
    /// The value of a key.
    pub fn get(&self, name: &'a str) -> Option<Node<'a>> {
        self.0.get(name).map(|value| Node { name, role: Role::Whole, value })
    }
}

/// Declares tables of `rapport.toml`. The description is French because
/// `rapport schema` shows it; it also documents the field. A `required` key of a
/// type that cannot be absent leaves the whole table out when it is; of the `either` keys, one is
/// written.
macro_rules! declare {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($need:ident $key:literal => $field:ident: $type:ty, $description:literal;)*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name {
            $(#[doc = $description] pub $field: $type,)*
            /// Where it is declared.
            pub place: $crate::diagnostic::source::Place,
        }

        impl $name {
            /// The keys, in the order in which they are explained.
            pub const KEYS: &[$crate::read::toml::Key] = &[$($crate::read::toml::Key {
                name: $key,
                required: $crate::read::toml::declare!(@ $need),
                either: $crate::read::toml::declare!(@@ $need),
                description: $description,
                shape: <$type as $crate::read::toml::FromKey>::SHAPE,
            }),*];
        }

        impl $crate::read::toml::FromToml for $name {
            const SHAPE: $crate::read::toml::KeyShape = $crate::read::toml::KeyShape::Table(Self::KEYS);

            fn read(
                node: $crate::read::toml::Node<'_>,
                reader: &mut $crate::read::toml::Reader<'_>,
            ) -> Option<Self> {
                let keys = reader.keys(node, Self::KEYS)?;
                // Every key is read before the table is given up.
                $(let $field = $crate::read::toml::FromKey::read_key(keys.get($key), reader);)*
                let place = reader.place(node.value.span());
                Some(Self { $($field: $field?,)* place })
            }
        }
    )*};
    (@ required) => { true };
    (@ optional) => { false };
    (@ either) => { false };
    (@@ either) => { true };
    (@@ $other:ident) => { false };
}

/// Declares words of which a key admits one.
macro_rules! choice {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            const WORDS: &[&str] = &[$($word),*];
        }

        impl $crate::read::toml::Scalar for $name {
            const SHAPE: $crate::read::toml::KeyShape =
                $crate::read::toml::KeyShape::Choice(Self::WORDS);

            fn from_node(
                node: $crate::read::toml::Node<'_>,
                reader: &mut $crate::read::toml::Reader<'_>,
            ) -> Option<Self> {
                let Some(written) = node.value().as_str() else {
                    reader.wrong_type(node, &<Self as $crate::read::toml::Scalar>::SHAPE);
                    return None;
                };
                match $crate::language::suggest::name_key(written) {
                    $(folded if folded == $crate::language::suggest::name_key($word) => Some(Self::$variant),)*
                    _ => {
                        reader.unknown_choice(node, written, Self::WORDS);
                        None
                    }
                }
            }
        }
    )*};
}

pub(crate) use {choice, declare};
