//! Where the value of a column comes from.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Names;

/// Where the value of a column comes from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// A heading; of several rows, the first that has something.
    #[serde(default)]
    pub de: Names,
    /// Headings whose cells stand beside each other: « Salle des fêtes, Lille ».
    #[serde(default)]
    pub joint: Vec<Names>,
    /// A heading whose numbers are added up.
    #[serde(default)]
    pub somme: Names,
    /// Headings of which different values are counted, and forgotten: people, by whatever tells them.
    #[serde(default)]
    pub distinct: Vec<Names>,
    /// The rows are counted.
    #[serde(default)]
    pub compte: bool,
    /// The rows that are counted have something under these headings.
    #[serde(default)]
    pub avec: Vec<String>,
    /// A count of none says that nobody counted.
    #[serde(default)]
    pub zero_est_inconnu: bool,
    /// The last number in the text of the cell that is no year: 3 of « fiche-03.pdf ».
    #[serde(default)]
    pub chiffre: bool,
    /// Where there is no such number, a row has the next that is free.
    #[serde(default)]
    pub rang: bool,
    /// A count may be as people write it: « une soixantaine ».
    #[serde(default)]
    pub approche: bool,
    /// The month of the date, not its day.
    #[serde(default)]
    pub mois: bool,
    /// The rows that are counted are those with one of these values.
    #[serde(default)]
    pub ou: BTreeMap<String, Vec<String>>,
    /// The rows are those of the second table.
    #[serde(default)]
    pub detail: bool,
    /// The same value for all rows.
    pub fixe: Option<String>,
    /// The year of the edition.
    #[serde(default)]
    pub annee: bool,
    /// The name of the file, without its ending, is proposed where the export has nothing.
    #[serde(default)]
    pub fichier: bool,
    /// Their words and ours.
    #[serde(default)]
    pub valeurs: BTreeMap<String, String>,
    /// What separates the items of a list in the export.
    pub separateur: Option<String>,
}
