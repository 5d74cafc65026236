//! Figures, charts and maps as rapport.toml declares them: which rows, and how they
//! become numbers.

use crate::diagnostic::source::{Place, Sourced};
use crate::language::measure::Number;
use crate::language::partial_date::PartialDate;

/// A declared figure.
#[derive(Debug, Clone)]
pub struct FigureDeclaration {
    /// Name by which texts cite it.
    pub id: Sourced<String>,
    /// What it counts.
    pub label: String,
    /// Unit, singular and plural.
    pub unit: Option<[String; 2]>,
    /// What it is computed from.
    pub rows: Option<Selection>,
    /// Column whose values count.
    pub column: Option<String>,
    /// How they count.
    pub aggregate: Aggregate,
    /// The rows of the whole, for a share.
    pub whole: Filter,
    /// The figure that is divided, or added up over the editions.
    pub of: Option<Sourced<String>>,
    /// The figure by which it is divided.
    pub by: Option<Sourced<String>>,
    /// Column each of whose values gives a figure more.
    pub group: Option<String>,
    /// Decimals that are printed, if it is said how many.
    pub decimals: Option<u32>,
    /// In what it is printed, if not as it was counted.
    pub shown_in: Option<ShownIn>,
    /// How the value is worded.
    pub display: Display,
    /// Multiple it is rounded to.
    pub rounding: u64,
    /// Date of the value.
    pub as_of: Option<PartialDate>,
    /// What the organisation published.
    pub published: Option<Stated>,
    /// What was typed by hand.
    pub typed: Option<Stated>,
    /// What the organisation wanted to reach.
    pub goal: Option<Number>,
    /// A value that is no number.
    pub text: Option<String>,
    /// Where a typed value comes from.
    pub source: Option<String>,
    /// What is counted.
    pub definition: Option<String>,
    /// The value was invented for the demonstration.
    pub illustrative: bool,
    /// It is compared with last year.
    pub compare: bool,
}

/// A quantity as somebody stated it.
#[derive(Debug, Clone)]
pub struct Stated {
    /// The value; `None` when stated to be unknown.
    pub number: Option<Number>,
    /// It was written with « + de ».
    pub plus: bool,
    /// Where.
    pub place: Place,
}

/// In what a figure is printed, where it is not as it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShownIn {
    /// A number as hundredths: 0,25 is 25 %.
    Percent,
    /// An amount in thousands.
    Thousands,
    /// An amount in millions.
    Millions,
    /// A duration as a number of hours.
    Hours,
}

/// Rows of a table.
#[derive(Debug, Clone)]
pub struct Selection {
    /// Name of the table.
    pub table: Sourced<String>,
    /// Which of its rows.
    pub filter: Filter,
}

/// Conditions that a row must all meet.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The conditions, in the order of the file.
    pub conditions: Vec<Condition>,
}

/// A condition on a column.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Name of the column.
    pub column: String,
    /// Values, as written.
    pub values: Vec<String>,
    /// Where each of them is written; none for a standard figure.
    pub places: Vec<Place>,
    /// The row must have none of them instead of one.
    pub except: bool,
}

/// How rows become a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// How many rows.
    Count,
    /// The sum of a column.
    Sum,
    /// Its greatest value.
    Max,
    /// Its value in the latest row.
    Last,
    /// How many different values it has.
    Distinct,
    /// Their mean, of those that are known.
    Mean,
    /// The one in the middle.
    Median,
    /// Its least value.
    Min,
    /// The share of a whole that its sum is, or the number of rows.
    Share,
    /// One figure divided by another.
    Ratio,
    /// A figure added up over the editions.
    Cumulative,
}

/// How a value is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display {
    /// As it is.
    Exact,
    /// « plus de »
    MoreThan,
    /// « + de »
    Plus,
    /// « près de »
    Almost,
    /// « environ »
    About,
    /// « une soixantaine »
    Collective,
}

/// A declared chart.
#[derive(Debug, Clone)]
pub struct ChartDeclaration {
    /// Name by which texts place it.
    pub id: Sourced<String>,
    /// How it is drawn.
    pub kind: ChartKind,
    /// The message.
    pub title: String,
    /// Unit and period.
    pub subtitle: Option<String>,
    /// Rows it shows.
    pub rows: Selection,
    /// Column whose values are bars, or `mois`.
    pub by: String,
    /// Column whose values are stacked series.
    pub split: Option<String>,
    /// Column whose values count; without it, rows are counted.
    pub measure: Option<String>,
    /// How they count.
    pub aggregate: Aggregate,
    /// Unit, singular and plural.
    pub unit: Option<[String; 2]>,
    /// What a bar is.
    pub dimension: Option<String>,
    /// Column that groups bars.
    pub group: Option<String>,
    /// Order of the bars.
    pub order: Order,
    /// Source, printed under it.
    pub source: Option<String>,
    /// Last year is shown too.
    pub previous: bool,
    /// Bars stand in a column, beside something else.
    pub narrow: bool,
    /// Bars at most.
    pub limit: Option<usize>,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Horizontal bars.
    Bars,
    /// Columns.
    Columns,
    /// A line.
    Line,
}

/// Order of bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Greatest first.
    Value,
    /// As the table has them.
    Table,
}

/// A declared map.
#[derive(Debug, Clone)]
pub struct MapDeclaration {
    /// Name by which texts place it.
    pub id: Sourced<String>,
    /// The message.
    pub title: String,
    /// What a point is, and when.
    pub subtitle: Option<String>,
    /// Rows it places.
    pub rows: Selection,
    /// Column that says where a row is.
    pub place: String,
    /// What the map marks.
    pub marks: Marks,
    /// What is counted, one and several: « rendez-vous ».
    pub unit: Option<[String; 2]>,
    /// Column that gives shape and colour; without it, the kind of authority.
    pub by: Option<String>,
    /// Île-de-France has a frame of its own.
    pub ile_de_france: Inset,
    /// Source, printed under it.
    pub source: Option<String>,
    /// What must be known to read it, printed under it.
    pub note: Option<String>,
}

/// What a map marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// Each row, where it is.
    Rows,
    /// Each region, by how many rows it has.
    Regions,
}

/// Whether a part of France has a frame of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inset {
    /// It has.
    Shown,
    /// It has not.
    Omitted,
}
