//! What a chart says, as plain data: `figures` fills it, `charts` draws it.

use serde::Serialize;

use crate::language::french;
use crate::language::measure::{Kind, Measure, Ratio};
use crate::language::quantity::Qualifier;

/// A chart before ink. All series have one point for each label.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChartData {
    /// Name by which texts place it.
    pub id: String,
    /// The message, one sentence.
    pub title: String,
    /// Unit and period.
    pub subtitle: String,
    /// Where the values come from.
    pub source: Option<String>,
    /// Some values were invented for the demonstration.
    pub illustrative: bool,
    /// How it is drawn.
    pub shape: ChartForm,
    /// How much of the page it takes.
    pub breadth: Breadth,
    /// What is counted: singular and plural.
    pub unit: [String; 2],
    /// What the values are numbers of, where they are no counts.
    #[serde(skip)]
    pub counted: Counted,
    /// Name of what the labels are: « Fiche », « Mois ».
    pub dimension: String,
    /// One a bar, column or point.
    pub labels: Vec<Label>,
    /// One or more series.
    pub series: Vec<Series>,
}

/// What the values of a chart are numbers of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The kind of a measure; nothing for counts.
    pub kind: Option<Kind>,
    /// Values are whole numbers of units of the last of so many decimals.
    pub decimals: u32,
    /// Values may be added up: means and percentages do not.
    pub adds_up: bool,
}

impl Default for Counted {
    fn default() -> Self {
        Self { kind: None, decimals: 0, adds_up: true }
    }
}

impl Counted {
    /// A value as it is printed: « 1 200 », « 1 200,50 € », « 2 h 30 ».
    pub fn text(self, value: u64) -> String {
        let exact = Ratio::new(i128::from(value), 10_i128.pow(self.decimals.min(18)));
        match self.kind.zip(exact) {
            Some((kind, exact)) => french::measure(&Measure::exact(exact, kind), None),
            None => french::number(value),
        }
    }

    /// Whether a value says by itself what it is a number of: « 12 € », « 40 % ».
    pub fn says_its_unit(self) -> bool {
        self.kind.is_some_and(|kind| kind != Kind::Decimal)
    }
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartForm {
    /// Horizontal bars in the order given, grouped where labels have a group.
    Bars,
    /// Vertical columns; several series are stacked.
    Columns,
    /// A line over time, from zero or from a floor that is said.
    Line,
}

/// How much of the page a chart takes across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Breadth {
    /// The whole page.
    Page,
    /// A column of the page, beside something else; bars then bear their short names.
    Column,
}

/// What a bar, a column or a point stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// In full, for the table of values and the alternative text.
    pub text: String,
    /// As drawn, where the full text is too long.
    pub short: Option<String>,
    /// The family it belongs to, for grouped bars.
    pub group: Option<String>,
}

/// One run of values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// « 2021 », « Webinaires ».
    pub name: String,
    /// The letter that stands for it, where it has one (the calendar's
    /// categories); charts that need marks and find none choose their own.
    pub mark: Option<String>,
    /// What it stands for, which decides its colour.
    pub role: Role,
    /// One for each label.
    pub points: Vec<Point>,
}

/// What a series stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The year of the edition.
    Current,
    /// Last year, in grey.
    Previous,
    /// A category of the calendar: its rank (from 1) in the theme's palette.
    Category(u8),
    /// Another part of a whole (the scope of the press…): its rank (from 1)
    /// among the theme's series.
    Part(u8),
}

/// A value and its French text; an unknown value is not zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    /// The number drawn, if there is one.
    pub value: Option<u64>,
    /// « 403 », « plus de 500 », « inconnu », « pas d’envoi ».
    pub text: String,
    /// Whether the number is exact, a bound or an approximation.
    pub qualifier: Qualifier,
}

impl Point {
    /// Whether the number is a bound or an approximation.
    pub fn is_approximate(&self) -> bool {
        self.qualifier != Qualifier::Exact
    }

    /// What stands in the place of a number: [`UNKNOWN`](crate::language::french::UNKNOWN), or why there is
    /// none to know.
    pub fn gap(&self) -> Option<&str> {
        self.value.is_none().then_some(self.text.as_str())
    }
}
