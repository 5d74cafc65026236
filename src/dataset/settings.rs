//! What rapport.toml says, as domain values: the edition, its lists of words,
//! its figures and charts, its outline.

use chrono::NaiveDate;

use crate::partial_date::PartialDate;
use crate::quantity::Quantity;
use crate::source::{Place, Sourced};

/// All settings of an edition.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Year, title and dates.
    pub edition: Edition,
    /// The organisation.
    pub organisation: Organisation,
    /// How to reach it.
    pub contact: Contact,
    /// Who supports it, in the order of printing.
    pub supporters: Vec<Supporter>,
    /// Categories of the calendar.
    pub categories: Vec<Category>,
    /// Themes of events.
    pub themes: Vec<Named>,
    /// Types of members.
    pub member_kinds: Vec<MemberKind>,
    /// Families of sheets.
    pub families: Vec<Named>,
    /// Collections of sheets.
    pub collections: Vec<Collection>,
    /// Lists of newsletters.
    pub lists: Vec<MailingList>,
    /// Categories of partners.
    pub partner_categories: Vec<Named>,
    /// Who is credited.
    pub credits: Credits,
    /// Declared figures.
    pub figures: Vec<FigureDeclaration>,
    /// Declared charts.
    pub charts: Vec<ChartDeclaration>,
    /// Texts before the chapters.
    pub front: Vec<FrontText>,
    /// Chapters.
    pub chapters: Vec<Chapter>,
    /// Annexes.
    pub annexes: Vec<Annex>,
    /// Accepted discrepancies.
    pub accepted: Vec<Accepted>,
}

/// Year, title and dates.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Year told by the report.
    pub year: i32,
    /// Title.
    pub title: String,
    /// Date of the document.
    pub date: NaiveDate,
    /// Date of the figures.
    pub closing: PartialDate,
    /// Language of the document.
    pub language: String,
    /// Ids of the key figures, the most important first.
    pub key_figures: Vec<Sourced<String>>,
}

/// The organisation.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// Name in full.
    pub name: String,
    /// Acronym, or the name.
    pub acronym: String,
    /// Year of creation.
    pub founded: Option<i32>,
    /// What it is for.
    pub mission: Option<String>,
}

/// How to reach the organisation.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Address of the web site.
    pub site: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Social accounts.
    pub accounts: Vec<SocialAccount>,
}

/// A social account, as a contact.
#[derive(Debug, Clone)]
pub struct SocialAccount {
    /// Name of the social network.
    pub network: String,
    /// Handle.
    pub handle: String,
    /// Address.
    pub url: Option<String>,
}

/// A supporter.
#[derive(Debug, Clone)]
pub struct Supporter {
    /// Name.
    pub name: String,
    /// « Liberté, Égalité, Fraternité » follows.
    pub motto: bool,
}

/// A category of the calendar.
#[derive(Debug, Clone)]
pub struct Category {
    /// Id.
    pub id: String,
    /// Name.
    pub label: String,
    /// Letter printed beside the colour.
    pub letter: String,
    /// Rank in the theme's palette, from 1.
    pub color: u8,
}

/// An id and a name.
#[derive(Debug, Clone)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Name.
    pub label: String,
}

/// A type of members.
#[derive(Debug, Clone)]
pub struct MemberKind {
    /// Id.
    pub id: String,
    /// « ville »
    pub singular: String,
    /// « villes »
    pub plural: String,
}

/// A collection of sheets.
#[derive(Debug, Clone)]
pub struct Collection {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Slogan.
    pub slogan: Option<String>,
    /// People who subscribed to it.
    pub subscribers: Option<Quantity>,
}

/// A list of newsletters.
#[derive(Debug, Clone)]
pub struct MailingList {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// How often it is sent.
    pub frequency: Option<String>,
    /// Its issues stand in the calendar.
    pub calendar: bool,
}

/// Who is credited.
#[derive(Debug, Clone, Default)]
pub struct Credits {
    /// Photographs.
    pub photographs: Option<String>,
    /// Which data are illustrative.
    pub illustrative: Option<String>,
}

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
    pub quantity: Option<Quantity>,
    /// It was written with « + de ».
    pub plus: bool,
    /// Where.
    pub place: Place,
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
    /// Column that is summed; without it, rows are counted.
    pub measure: Option<String>,
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

/// A text before the chapters.
#[derive(Debug, Clone)]
pub struct FrontText {
    /// Title.
    pub title: Option<String>,
    /// File of the edition: `textes/avant-propos.typ`.
    pub text: String,
}

/// A chapter.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Title for running heads.
    pub short: String,
    /// Rank of its hue, from 1.
    pub color: u8,
    /// Ids of the themes whose events adorn its opening page.
    pub themes: Vec<Sourced<String>>,
    /// Id of the figure of its opening page.
    pub hook: Option<Sourced<String>>,
    /// Sections.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Title.
    pub title: String,
    /// File of the edition.
    pub text: String,
    /// It has a number.
    pub numbered: bool,
}

/// An annex.
#[derive(Debug, Clone)]
pub struct Annex {
    /// Id.
    pub id: String,
    /// Title, if it is not the usual one.
    pub title: Option<String>,
    /// File of the edition, for an annex that is a text.
    pub text: Option<String>,
}

/// An accepted discrepancy.
#[derive(Debug, Clone)]
pub struct Accepted {
    /// Code of the diagnostic.
    pub code: Sourced<String>,
    /// What it is about.
    pub target: Option<String>,
    /// Why it is accepted.
    pub reason: String,
}
