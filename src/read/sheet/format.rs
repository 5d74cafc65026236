//! Number formats: what a cell shows of the value that it holds.

mod section;
mod words;

pub use words::{currency, of_shown};

use section::{Section, sections};

/// What a date shows of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A day.
    Day,
    /// A month and its year.
    Month,
    /// A year.
    Year,
}

/// How a number is to be read, by the format of its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberFormat {
    /// As it is.
    Plain,
    /// With zeros before it, up to that many digits: `01004`.
    Padded(usize),
    /// As a percentage.
    Percent,
    /// As an amount of money, with the sign of its currency.
    Money(&'static str),
    /// With words before and after it that change what it says: « plus de 60 ».
    Worded(String, String),
    /// As a date, to that precision.
    Date(Precision),
}

/// A number format: its sections, of which the first that takes a number shows it.
#[derive(Debug)]
pub struct Format {
    numbers: Vec<Shown>,
    /// The one that shows texts, if it has any.
    texts: Option<Section>,
}

/// What a section shows of the numbers that it takes.
#[derive(Debug)]
struct Shown {
    section: Section,
    shape: NumberFormat,
    shows: Shows,
}

#[derive(Debug)]
enum Shows {
    AsItIs,
    /// These words, or nothing, in the place of the number.
    Words(String),
    /// So many decimals, of a number divided so many times by a thousand.
    Rounded {
        decimals: usize,
        thousands: i32,
    },
    /// Its literal characters make another number of it, or change its character.
    Altered,
}

impl Format {
    /// What shows a value as it is.
    pub const PLAIN: Self = Self { numbers: Vec::new(), texts: None };

    /// The format that a code of Excel stands for.
    pub fn of_code(code: &str) -> Self {
        let (sections, texts) = sections(code);
        let is_alone = sections.len() == 1;
        let shown = |section: Section| Shown {
            shape: section.shape(),
            shows: section.shows(is_alone),
            section,
        };
        Self { numbers: sections.into_iter().map(shown).collect(), texts }
    }

    /// How a number is to be read.
    pub fn shape(&self, value: f64) -> &NumberFormat {
        self.of(value).map_or(&NumberFormat::Plain, |shown| &shown.shape)
    }

    /// To what a date shows itself; a day for any other shape.
    pub fn precision(&self) -> Precision {
        match self.numbers.first().map(|shown| &shown.shape) {
            Some(NumberFormat::Date(precision)) => *precision,
            _ => Precision::Day,
        }
    }

    /// What is shown of a number, if that is another number than the cell holds.
    pub fn otherwise(&self, value: f64) -> Option<String> {
        let Shown { section, shows, .. } = self.of(value)?;
        match shows {
            Shows::AsItIs => None,
            // A dash, or nothing, is a usual way to show a zero.
            Shows::Words(words) if value == 0.0 && !words.contains(char::is_alphanumeric) => None,
            Shows::Words(words) => Some(words.clone()),
            Shows::Altered => Some(section.written(value)),
            Shows::Rounded { decimals, thousands } => {
                let percent = section.is_percent();
                let meant = if percent { value * 100.0 } else { value };
                let unit = 10_f64.powi(i32::try_from(*decimals).unwrap_or(i32::MAX));
                let divided = 1000_f64.powi(*thousands);
                let shown = (meant / divided * unit).round() / unit;
                // « 7 k » says by how much the number was divided.
                let said = if section.says_scale(*thousands) { shown * divided } else { shown };
                let same = (said - meant).abs() <= 1e-9 * meant.abs().max(1.0);
                (!same).then(|| section.written(value))
            }
        }
    }

    /// What is shown of a text, if that is another text than the cell holds.
    pub fn otherwise_of_text(&self, text: &str) -> Option<String> {
        self.texts.as_ref()?.around(text).filter(|shown| shown != text.trim())
    }

    fn of(&self, value: f64) -> Option<&Shown> {
        self.numbers.iter().find(|shown| shown.section.takes(value))
    }
}

#[cfg(test)]
mod tests;
