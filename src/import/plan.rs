//! What an import would do to a table: made once, shown, then applied as it is.

use std::collections::BTreeSet;

use super::profile::{Profile, Shape};
use super::rows::{Imported, Left, Refused, Rows};
use super::{covered, overlap, reworded, standing, union};
use crate::dataset::Status;
use crate::language::partial_date::Period;
use crate::language::suggest::name_key;
use crate::read::Table;
use crate::read::by_rules::STATUS;
use crate::read::mark::Mark;
use crate::read::schema::TableSchema;

pub use super::fate::{Came, Fate, Gone, Planned, Standing};

/// What an import does to a table.
#[derive(Debug)]
pub struct Plan {
    /// The table.
    pub schema: &'static TableSchema,
    /// Each row of the export, in its order.
    pub rows: Vec<Planned>,
    /// Rows that the export no longer has: they stay.
    pub gone: Vec<Gone>,
    /// New rows that are taken for rows of the table, whose title or date was corrected: their numbers.
    pub corrected: Vec<usize>,
    /// Rows that the table calls off, and the export does not.
    pub called_off: Vec<u32>,
    /// New rows whose title a row of the table has at another date: the number of each, and its record.
    pub elsewhere: Vec<(usize, u32)>,
    /// The records of examples of `rapport new` that give way to new rows.
    pub examples: BTreeSet<u32>,
    /// Rows that cannot be taken.
    pub refused: Vec<Refused>,
    /// Those that are left out.
    pub left: Vec<Left>,
    /// What is to be known of the rows, in sentences.
    pub told: Vec<String>,
}

impl Plan {
    /// How many rows have this fate.
    pub fn count(&self, is: impl Fn(&Fate) -> bool) -> usize {
        self.rows.iter().filter(|row| is(&row.fate)).count()
    }

    /// The new rows.
    pub fn added(&self) -> impl Iterator<Item = &Imported> {
        self.rows.iter().filter(|it| it.fate == Fate::Added).map(|it| &it.row)
    }

    /// Takes the rows that were found to be corrected for new ones after all.
    pub fn part_corrected(&mut self) {
        for number in std::mem::take(&mut self.corrected) {
            let row = &mut self.rows[number];
            row.fate = Fate::Added;
            self.gone.extend(row.record.take().map(|record| Gone { record, why: None }));
        }
        self.gone.sort_by_key(|gone| gone.record);
    }

    /// Whether nothing would be written. Rows that were edited are written only if that is asked for.
    pub fn is_empty(&self, overwrites: bool) -> bool {
        self.rows.iter().all(|row| match row.fate {
            Fate::Unchanged => true,
            Fate::Edited(_) => !overwrites,
            Fate::Added | Fate::Changed(_) => false,
        })
    }
}

/// Holds the rows of exports against a table, if the edition has it already; `examples` are the records
/// that give way.
pub fn plan(
    schema: &'static TableSchema,
    table: Option<&Table>,
    profiles: &[Profile],
    imported: Rows,
    (period, examples): (Period, BTreeSet<u32>),
) -> Plan {
    let standing = standing::Rows::of(schema, table, period, &examples);
    let Rows { rows: imported, mut refused, mut left, mut told } = imported;
    let imported = union::put_together(schema, imported, profiles, &mut told);
    let mut taken = BTreeSet::new();
    let mut rows = Vec::with_capacity(imported.len());
    let mut keys = BTreeSet::new();
    let mut called_off = Vec::new();
    for row in imported {
        if !keys.insert(row.key) {
            // Of two files that hold the same row, the first gives it.
            let what = row.title().to_owned();
            left.push(Left {
                origin: row.origin,
                what,
                why: "déjà dans une autre feuille ou un autre fichier".to_owned(),
                key: None,
            });
            continue;
        }
        let profile = &profiles[row.profile];
        let (fate, record) = standing.fate(&row, profile, &mut taken);
        let stands = record.and_then(|record| standing.covered(record, &profile.id));
        let differs = match &fate {
            Fate::Changed(it) | Fate::Edited(it) => it.from == Came::SameExport,
            Fate::Added | Fate::Unchanged => false,
        };
        if let Some(why) = covered::lacking(profile, &row, stands, differs) {
            match profile.ensemble {
                true => refused.push(Refused { origin: row.origin, reason: why }),
                false => {
                    left.push(Left { origin: row.origin, what: String::new(), why, key: None })
                }
            }
            continue;
        }
        // In a sheet of one's own, a row is as one wrote it.
        if fate == Fate::Added && profile.forme != Shape::Libre && is_called_off(schema, &row) {
            let what =
                format!("{}, {}", row.title(), row.values.get("date_debut").map_or("", |it| it));
            left.push(Left {
                origin: row.origin,
                what,
                why: "annulé dans l'export".to_owned(),
                key: None,
            });
            continue;
        }
        // The service has no word for what takes place.
        if let Some(record) =
            record.filter(|_| row.values.get(STATUS).is_some_and(String::is_empty))
            && Status::from_word(standing.cell(record, STATUS)).is_some_and(|it| !it.is_held())
        {
            called_off.push(record);
        }
        rows.push(Planned { row, fate, record });
    }
    let is_example = |record: u32| examples.contains(&record);
    let rows = overlap::refuse(schema, table, period, rows, is_example, &mut refused);
    told.extend(covered::told(&rows, profiles, period));
    let mut seen = BTreeSet::new();
    told.retain(|sentence| seen.insert(sentence.clone()));
    let mut gone = standing.gone(&rows, &left, profiles, &taken);
    let mut rows = rows;
    reworded::find_renumbered(&standing, &mut rows, &mut gone, profiles);
    let corrected = reworded::find(&standing, &mut rows, &mut gone, profiles);
    let elsewhere = standing.elsewhere(&rows, &taken);
    let adds = rows.iter().any(|it| it.fate == Fate::Added);
    let examples = if adds { examples } else { BTreeSet::new() };
    Plan { schema, rows, gone, corrected, called_off, elsewhere, examples, refused, left, told }
}

fn is_called_off(schema: &TableSchema, row: &Imported) -> bool {
    let status = row.values.get(STATUS).filter(|_| schema.index(STATUS).is_some());
    status.is_some_and(|it| name_key(it) == name_key(Status::Cancelled.word()))
}

/// The mark of a row that is about to be written: by it the next import knows the row, and whether
/// someone has edited it since.
pub fn mark(
    schema: &'static TableSchema,
    profile: &Profile,
    row: &Imported,
    period: Period,
) -> Mark {
    let none = BTreeSet::new();
    let rows = standing::Rows::of(schema, None, period, &none);
    let value = |column: &'static str| row.values.get(column).map_or("", String::as_str);
    let values = rows.print(row.values.keys().copied(), value);
    let days = covered::words(row.covers.as_ref());
    let origin = format!("{} : {}{days}", service(&profile.nom), row.origin);
    Mark { profile: profile.id.clone(), key: row.key, values, origin }
}

/// « Mailchimp » of « Mailchimp, liste des campagnes ».
fn service(name: &str) -> &str {
    name.split([',', ':', '(']).next().unwrap_or(name).trim()
}
