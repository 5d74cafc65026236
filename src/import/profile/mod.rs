//! Profiles: how the export of a service is known, and what its columns are. They are data, in TOML;
//! those of an edition stand in its folder `profils`, and take the place of ours of the same name.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::language::suggest;

/// Those that travel in the program.
static OURS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/import/profiles");

/// The key by which a profile of an edition takes the rest from one of ours.
const EXTENDS: &str = "etend";

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
    /// Where the accounts stand, in an export of accounts.
    #[serde(default)]
    pub comptes: Ledger,
    /// What is known of the questions, in answers to a form.
    #[serde(default)]
    pub questionnaire: Form,
    /// Why nothing of such an export is taken, and which one is to be made instead.
    pub refus: Option<String>,
}

/// Where an export of accounts has what it says of each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// The number of the account.
    #[serde(default)]
    pub compte: Names,
    /// The amount on the left.
    #[serde(default)]
    pub debit: Names,
    /// The amount on the right.
    #[serde(default)]
    pub credit: Names,
    /// The balance, where there are no two sides: under zero it is a credit.
    #[serde(default)]
    pub solde: Names,
    /// The amount, where a column of its own says on which side.
    #[serde(default)]
    pub montant: Names,
    /// That column: `D` or `C`.
    #[serde(default)]
    pub sens: Names,
    /// What tells an entry from others, its number last: each of them is balanced.
    #[serde(default)]
    pub ecriture: Vec<Names>,
    /// The day of an entry.
    #[serde(default)]
    pub date: Names,
    /// How many figures of an account tell the line of the statement: 3 if nothing is said.
    pub chiffres: Option<usize>,
}

/// What is known of the questions of a form. A question of which nothing is said is counted where
/// several people gave the same answers, and left where each wrote its own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Headings that are no question: who answered, when, from where.
    #[serde(default)]
    pub ignorer: Vec<String>,
    /// Answers that are counted even if one person alone gave them.
    #[serde(default)]
    pub echelle: Vec<String>,
    /// Questions that admit several answers, although nothing shows it.
    #[serde(default)]
    pub plusieurs: Vec<String>,
    /// Questions that admit one answer, although it holds commas.
    #[serde(default)]
    pub une_seule: Vec<String>,
    /// Questions that are never counted.
    #[serde(default)]
    pub libres: Vec<String>,
    /// What stands in the column of an answer that was ticked.
    #[serde(default)]
    pub coche: Vec<String>,
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

/// The tool's own profiles.
pub fn ours() -> Vec<Profile> {
    all(&[]).unwrap_or_default()
}

fn parse(name: &str, text: &str) -> Result<Profile, String> {
    let fault = |error: toml::de::Error| {
        let line = error
            .span()
            .map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        format!(
            "ligne {line}, une clé manque, est inconnue ou n'a pas la forme attendue ({})",
            error.message()
        )
    };
    let mut written: toml::Table = toml::from_str(text).map_err(fault)?;
    let mut profile: Profile = match written.remove(EXTENDS) {
        None => toml::from_str(text).map_err(fault)?,
        Some(extended) => {
            let extended = extended.as_str().unwrap_or_default().to_owned();
            let file = OURS.get_file(format!("{extended}.toml"));
            let Some(text) = file.and_then(|file| file.contents_utf8()) else {
                let ours: Vec<String> = names().collect();
                let ours: Vec<&str> = ours.iter().map(String::as_str).collect();
                let help = suggest::help(&extended, &ours, "profils de l'outil");
                return Err(format!("« {extended} » n'est pas un profil à compléter ; {help}"));
            };
            let mut whole: toml::Table = toml::from_str(text).map_err(fault)?;
            complete(&mut whole, written);
            whole.try_into().map_err(fault)?
        }
    };
    name.clone_into(&mut profile.id);
    Ok(profile)
}

/// What an edition's profile says takes the place of what the tool's says, key by key.
fn complete(whole: &mut toml::Table, written: toml::Table) {
    for (key, value) in written {
        match (whole.get_mut(&key), value) {
            // A heading, a column or a filter is said as a whole.
            (Some(toml::Value::Table(there)), toml::Value::Table(more)) if !is_whole(&key) => {
                complete(there, more);
            }
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
}

/// Whether a table of a profile is one thing: where one column comes from.
fn is_whole(key: &str) -> bool {
    !["reconnaitre", "detail", "colonnes", "comptes", "questionnaire", "seulement", "sauf"]
        .contains(&key)
}

/// The names of the tool's own profiles.
fn names() -> impl Iterator<Item = String> {
    let stem = |file: &include_dir::File<'_>| Some(file.path().file_stem()?.to_str()?.to_owned());
    OURS.files().filter_map(stem)
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
            let known = &profile.reconnaitre;
            // The answers to a form have one heading that all have: when they were given.
            let is_any = is_any || profile.forme == Shape::Questionnaire;
            let is_known = is_any || known.colonnes.len() > 1 || known.fichier.is_some();
            assert!(is_known, "{} is known by its headings", profile.id);
        }
    }
}
