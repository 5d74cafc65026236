//! Profiles: how the export of a service is known, and what its columns are. They are data, in TOML;
//! those of an edition stand in its folder `profils`, and take the place of ours of the same name.

mod headings;
mod load;
mod origin;
mod shapes;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use self::load::{all, ours};
pub use self::origin::Origin;
pub use self::shapes::{Form, Ledger};

/// How an export is read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name of its file, without its ending.
    #[serde(skip)]
    pub id: String,
    /// What it is, as users know it.
    pub nom: String,
    /// On which real headers it stands, or that it could not be verified.
    pub verifie: String,
    /// The table that receives the rows.
    pub table: String,
    /// How the table is declared in `rapport.toml`, where the tool has none for such rows.
    pub declaration: Option<String>,
    /// Whether the export is a table or a calendar.
    #[serde(default)]
    pub forme: Shape,
    /// How it is known.
    #[serde(default)]
    pub reconnaitre: Known,
    /// A second table below, whose rows are counted for the one row of the first.
    pub detail: Option<Known>,
    /// Columns that tell a row from the others: the service's own number.
    #[serde(default)]
    pub cle: Vec<Names>,
    /// Columns by whose values rows are put together.
    #[serde(default)]
    pub par: Vec<Names>,
    /// A column of dates by whose months rows are put together.
    #[serde(default)]
    pub par_mois: Names,
    /// All rows are put together.
    #[serde(default)]
    pub ensemble: bool,
    /// A column whose least value tells an export of which all rows are put together: the number of
    /// the first order.
    #[serde(default)]
    pub premier: Names,
    /// The days that an export covers of which all rows are put together: two of them are put together
    /// too, by what they count.
    #[serde(default)]
    pub couvre: Names,
    /// What tells a person, where orders are counted: who made several is told.
    #[serde(default)]
    pub personne: Vec<Names>,
    /// Columns by whose words the user chooses an id of a list for each row: « Catégorie ».
    #[serde(default)]
    pub genre: Names,
    /// What new rows hold, by our columns, where neither the export nor the user says otherwise.
    #[serde(default)]
    pub usuel: BTreeMap<String, String>,
    /// The new names of headings, by those that were before; empty where there is none any more.
    #[serde(default)]
    pub autres_noms: BTreeMap<String, String>,
    /// What only the organisation knows, by our columns: the question.
    #[serde(default)]
    pub demander: BTreeMap<String, String>,
    /// Rows that are taken: those with one of these values.
    #[serde(default)]
    pub seulement: BTreeMap<String, Vec<String>>,
    /// Rows that are left.
    #[serde(default)]
    pub sauf: BTreeMap<String, Vec<String>>,
    /// The order of dates in figures.
    #[serde(default)]
    pub ordre: Order,
    /// The zone of hours without one.
    pub fuseau: Option<String>,
    /// What stands before decimals; the other sign separates thousands.
    #[serde(default)]
    pub decimale: Decimal,
    /// The columns of our table, and where each comes from.
    #[serde(default)]
    pub colonnes: BTreeMap<String, Origin>,
    /// Where the accounts stand, in an export of accounts.
    #[serde(default)]
    pub comptes: Ledger,
    /// What is known of the questions, in answers to a form.
    #[serde(default)]
    pub questionnaire: Form,
    /// Why nothing of such an export is taken, and which one is to be made instead.
    pub refus: Option<String>,
}

/// What an export is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Rows under a header.
    #[default]
    Table,
    /// One row, written as names and values.
    Paires,
    /// A calendar.
    Agenda,
    /// Rows under a header of anybody's own, whose columns are guessed.
    Libre,
    /// Entries or balances of accounts, which become the lines of statements.
    Comptes,
    /// The answers to a form, a person a row, counted question by question.
    Questionnaire,
    /// Numbers under the names of series, beside the names of points.
    Series,
}

/// How a table is known.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// Headings that it must have, each by one of several names.
    #[serde(default)]
    pub colonnes: Vec<Names>,
    /// Headings of other exports.
    #[serde(default)]
    pub absentes: Vec<String>,
    /// Headings whose first cell is a date.
    #[serde(default)]
    pub dates: Vec<Names>,
    /// Words in a line above the header.
    pub titre: Option<String>,
    /// The name of the file, `?` for any letter or figure, `*` for any number of characters.
    pub fichier: Option<String>,
}

/// The names that a heading may have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// None.
    #[default]
    None,
    /// One.
    One(String),
    /// Several, the first that is found.
    Several(Vec<String>),
}

impl Names {
    /// The names.
    pub fn list(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// Which comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum Order {
    /// The day.
    #[default]
    #[serde(rename = "jour-mois")]
    DayFirst,
    /// The month.
    #[serde(rename = "mois-jour")]
    MonthFirst,
}

/// What stands before decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decimal {
    /// `12,5`
    #[default]
    Virgule,
    /// `12.5`
    Point,
}
