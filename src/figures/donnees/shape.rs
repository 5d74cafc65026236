//! What the values of `donnees.json` are, for the dictionary of the templates.
//!
//! The shapes come from the Rust types that are serialized, so that they cannot
//! tell of a field that does not exist, nor forget one.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

/// What stands for a field.
#[derive(Debug, Clone, Copy)]
pub enum ValueShape {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// One of this shape, or `none`.
    Maybe(&'static ValueShape),
    /// An array.
    List(&'static ValueShape),
    /// What a cell holds.
    Cell,
    /// A dictionary whose keys are ids.
    ById(&'static ValueShape),
    /// A dictionary with these fields.
    Part(&'static Part),
}

/// A dictionary with known fields.
#[derive(Debug)]
pub struct Part {
    /// How the dictionary of the templates calls it.
    pub name: &'static str,
    /// What it is, in French.
    pub description: &'static str,
    /// Its fields, in order.
    pub fields: &'static [PartField],
}

/// A field of a part.
#[derive(Debug)]
pub struct PartField {
    /// As templates write it.
    pub name: &'static str,
    /// What it is, in French.
    pub description: &'static str,
    /// What stands for it.
    pub shape: ValueShape,
}

impl ValueShape {
    /// As designers read it: « liste de dates », « texte ou rien ».
    pub fn in_words(&self) -> String {
        match self {
            Self::Text => "texte".to_owned(),
            Self::Number => "nombre entier".to_owned(),
            Self::Flag => "vrai ou faux".to_owned(),
            Self::Cell => {
                "texte, liste, nombre, mesure, date ou image, selon la colonne".to_owned()
            }
            Self::Maybe(inner) => format!("{} ou rien", inner.in_words()),
            Self::List(inner) => format!("liste : {}", inner.in_words()),
            Self::ById(inner) => format!("par identifiant : {}", inner.in_words()),
            Self::Part(part) => format!("« {} »", part.name),
        }
    }

    /// The part that it is, or that its elements are.
    pub fn part(&self) -> Option<&'static Part> {
        match self {
            Self::Text | Self::Number | Self::Flag | Self::Cell => None,
            Self::Maybe(inner) | Self::List(inner) | Self::ById(inner) => inner.part(),
            Self::Part(part) => Some(part),
        }
    }
}

/// A type that templates receive.
pub trait Shaped {
    /// What its values are.
    const SHAPE: ValueShape;
}

macro_rules! plain {
    ($($type:ty => $shape:ident),*) => {
        $(impl Shaped for $type { const SHAPE: ValueShape = ValueShape::$shape; })*
    };
}

plain!(
    String => Text, &'static str => Text, bool => Flag,
    u8 => Number, u32 => Number, u64 => Number, i32 => Number, i64 => Number
);

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: ValueShape = ValueShape::Maybe(&T::SHAPE);
}

impl<T: Shaped> Shaped for Vec<T> {
    const SHAPE: ValueShape = ValueShape::List(&T::SHAPE);
}

impl<T: Shaped, const N: usize> Shaped for [T; N] {
    const SHAPE: ValueShape = ValueShape::List(&T::SHAPE);
}

impl<T: Shaped> Shaped for BTreeMap<String, T> {
    const SHAPE: ValueShape = ValueShape::ById(&T::SHAPE);
}

/// Entries by id that keep the order of rapport.toml.
#[derive(Debug, Clone)]
pub struct Ordered<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, entry)| (id, entry)))
    }
}

impl<T: Shaped> Shaped for Ordered<T> {
    const SHAPE: ValueShape = ValueShape::ById(&T::SHAPE);
}

/// Every part, each once, in the order in which a reader meets them.
pub fn all_parts() -> Vec<&'static Part> {
    let root = super::Donnees::SHAPE.part().expect("the whole file is a part");
    let mut found = vec![root];
    let mut next = 0;
    while let Some(part) = found.get(next) {
        for inner in part.fields.iter().filter_map(|field| field.shape.part()) {
            if !found.iter().any(|known| known.name == inner.name) {
                found.push(inner);
            }
        }
        next += 1;
    }
    found
}
