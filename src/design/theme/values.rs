//! A theme that was read: every token has its value.

use std::collections::BTreeMap;

use super::color::Color;
use crate::diagnostic::source::Place;

/// What a token is worth.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Colors(Vec<(Color, Place)>),
    Family(String),
    Word(String),
    Number(f64),
}

/// All tokens. A path is that of [`super::SECTIONS`]: `couleurs.papier`.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    values: BTreeMap<String, (Value, Place)>,
}

/// A colour, the words that name it, and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// « couleurs.encre » (#1B1B26), « couleurs.categories » (n° 2, #427842).
    pub name: String,
    /// Its value.
    pub color: Color,
    /// In theme.toml.
    pub place: Place,
}

impl Theme {
    pub(super) fn new(values: BTreeMap<String, (Value, Place)>) -> Self {
        Self { values }
    }

    /// The colour of a token; the first of a list.
    pub fn color(&self, path: &str) -> Color {
        self.colors(path)[0]
    }

    /// The colours of a token.
    pub fn colors(&self, path: &str) -> Vec<Color> {
        self.named(path).into_iter().map(|it| it.color).collect()
    }

    /// The colours of a token, each with its name and its place.
    pub fn named(&self, path: &str) -> Vec<Named> {
        let Value::Colors(list) = self.value(path) else { panic!("« {path} » is no colour") };
        let name = |rank: usize, color: &Color| match list.len() {
            1 => format!("« {path} » ({})", color.screen),
            _ => format!("« {path} » (n° {}, {})", rank + 1, color.screen),
        };
        let named = |(rank, (color, place)): (usize, &(Color, Place))| Named {
            name: name(rank, color),
            color: *color,
            place: *place,
        };
        list.iter().enumerate().map(named).collect()
    }

    /// The name of a family of fonts.
    pub fn family(&self, path: &str) -> &str {
        let Value::Family(name) = self.value(path) else { panic!("« {path} » is no family") };
        name
    }

    /// A length, in the unit of its name, or a count.
    pub fn number(&self, path: &str) -> f64 {
        let Value::Number(number) = self.value(path) else { panic!("« {path} » is no number") };
        *number
    }

    /// The word chosen.
    pub fn word(&self, path: &str) -> &str {
        let Value::Word(word) = self.value(path) else { panic!("« {path} » is no choice") };
        word
    }

    /// Whether the page and all that stands on it have the sizes that they have in the tool: what was
    /// tried there has its room.
    pub fn has_the_sizes_of(&self, other: &Self) -> bool {
        let sizes = |theme: &Self| -> Vec<(String, String)> {
            let all = theme.values.iter().map(|(path, (value, _))| (path, value));
            let sizes = all.filter(|(_, value)| !matches!(value, Value::Colors(_)));
            sizes.map(|(path, value)| (path.clone(), format!("{value:?}"))).collect()
        };
        sizes(self) == sizes(other)
    }

    /// Where a token is written.
    pub fn place(&self, path: &str) -> Place {
        self.entry(path).1
    }

    fn value(&self, path: &str) -> &Value {
        &self.entry(path).0
    }

    /// A theme exists only when every declared token was read.
    fn entry(&self, path: &str) -> &(Value, Place) {
        self.values.get(path).unwrap_or_else(|| panic!("« {path} » is no token"))
    }
}
