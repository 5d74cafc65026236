//! Profiles: how the export of a service is known, and what its columns are. They are data, in TOML;
//! those of an edition stand in its folder `profils`, and take the place of ours of the same name.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

/// Those that travel in the program.
static OURS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/import/profiles");

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
    /// Words in a line above the header.
    pub titre: Option<String>,
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

/// Where the value of a column comes from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// A heading; of several rows, the first that has something.
    #[serde(default)]
    pub de: Names,
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
    /// The last number in the text of the cell: 3 of « fiche-03.pdf ».
    #[serde(default)]
    pub chiffre: bool,
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
    /// The name of the file, without its ending, where the export has nothing.
    #[serde(default)]
    pub fichier: bool,
    /// Their words and ours.
    #[serde(default)]
    pub valeurs: BTreeMap<String, String>,
    /// What separates the items of a list in the export.
    pub separateur: Option<String>,
}

/// All profiles, those of the edition first.
///
/// # Errors
///
/// Which profile of the edition cannot be read, and why.
pub fn all(own: &[(String, String)]) -> Result<Vec<Profile>, String> {
    let mut profiles = Vec::new();
    for (name, text) in own {
        let profile = parse(name, text).map_err(|reason| {
            format!("le profil « profils/{name}.toml » ne peut pas être lu : {reason}")
        })?;
        profiles.push(profile);
    }
    let mut ours: Vec<_> = OURS.files().collect();
    ours.sort_by_key(|file| file.path());
    for file in ours {
        let name = file.path().file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let is_replaced = profiles.iter().any(|profile: &Profile| profile.id == name);
        if !is_replaced && let Some(text) = file.contents_utf8() {
            profiles.extend(parse(name, text));
        }
    }
    Ok(profiles)
}

fn parse(name: &str, text: &str) -> Result<Profile, String> {
    let mut profile: Profile = toml::from_str(text).map_err(|error| {
        let line = error
            .span()
            .map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        format!(
            "ligne {line}, une clé manque, est inconnue ou n'a pas la forme attendue ({})",
            error.message()
        )
    })?;
    name.clone_into(&mut profile.id);
    Ok(profile)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::catalogue;

    #[test]
    fn each_profile_is_sound_and_fills_columns_of_its_table() {
        let profiles = all(&[]).expect("ours are sound");
        assert_eq!(profiles.len(), OURS.files().count(), "each file can be read");
        for profile in profiles {
            let declared = profile.declaration.as_deref().unwrap_or_default();
            for column in profile.colonnes.keys() {
                let known = match catalogue().find(&profile.table) {
                    Some(table) => table.index(column).is_some(),
                    None => declared.contains(&format!("\n{column} = {{")),
                };
                assert!(known, "{}: {column}", profile.id);
            }
            assert!(profile.verifie.len() > 20, "{} says on what it stands", profile.id);
            let is_any = matches!(profile.forme, Shape::Agenda | Shape::Libre);
            let is_known = is_any || profile.reconnaitre.colonnes.len() > 1;
            assert!(is_known, "{} is known by its headings", profile.id);
        }
    }
}
