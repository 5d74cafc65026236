//! Why a figure differs between two years: the rows that came, went or changed, where rows have a name that
//! lasts; what each group of rows adds, where they fall into groups. What cannot be told for certain is not.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use super::causes::{Cause, RowCause};
use super::{Pair, Side, rows};
use crate::dataset::declarations::Aggregate;
use crate::diagnostic::source::FileId;
use crate::figures::{Contribution, Figure, row_sum, text_or_unknown, value_label};
use crate::language::suggest::name_key;
use crate::read::Table;
use crate::read::schema::CellForm;

/// Groups that are told, at most: of more, none says much.
const MOST_GROUPS: usize = 12;
/// Years before its own that the definition of a figure may name.
const YEARS_TOLD: i32 = 2;
/// Columns that hold a name which lasts: the number of an account, the code of a town.
const LASTING: [&str; 2] = ["compte", "code"];

/// What a group of rows adds to a figure in each year, where it is not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupChange {
    /// The column by which rows are grouped.
    pub column: String,
    /// What they have in common, as pages call it.
    pub name: String,
    /// How many rows there are.
    pub counted: Pair<usize>,
    /// What they add up to, as it is printed.
    pub part: Pair<String>,
}

/// The rows of a figure in one year, all of one table.
struct Of<'a> {
    side: &'a Side<'a>,
    table: &'a Table,
    sources: &'a [Contribution],
}

impl<'a> Of<'a> {
    fn figure(side: &'a Side<'a>, figure: &'a Figure) -> Option<Self> {
        let sources = figure.sources.as_slice();
        let file: FileId = sources.first()?.row.file;
        let table = side.prepared.input.tables.values().find(|it| it.file == file)?;
        let is_one = sources.iter().all(|it| it.row.file == file);
        (is_one && figure.made.components.is_empty()).then_some(Self { side, table, sources })
    }

    fn cell(&self, record: u32, column: &str) -> &'a str {
        self.table.field(column).map_or("", |field| self.table.text(record, field))
    }

    /// How a row is called by a column; by its usual name without one.
    fn key(&self, record: u32, column: Option<&str>) -> String {
        match column {
            Some(column) => name_key(self.cell(record, column)),
            None => name_key(&self.table.row_name(record)),
        }
    }

    /// The rows by their names; nothing where one has none, or two have the same.
    fn named(&self, column: Option<&str>) -> Option<HashMap<String, &'a Contribution>> {
        let mut known = HashMap::new();
        for source in self.sources {
            let key = self.key(source.row.record, column);
            if key.is_empty() || known.insert(key, source).is_some() {
                return None;
            }
        }
        Some(known)
    }

    /// The names of all rows of the table, those that the figure does not count too.
    fn all(&self, column: Option<&str>) -> HashSet<String> {
        self.table.records().map(|record| self.key(record, column)).collect()
    }

    fn place(&self, source: &Contribution) -> String {
        self.side.prepared.input.sources.locate(source.row.place()).to_string()
    }

    /// Whether the figure is the sum of its rows, all of them known.
    fn adds_up(&self, figure: &Figure) -> bool {
        let declared = &self.side.prepared.dataset.settings.figures;
        let declared = declared.iter().find(|it| Some(it.id.place) == figure.declared_at);
        let is_sum =
            declared.is_none_or(|it| matches!(it.aggregate, Aggregate::Sum | Aggregate::Count));
        let sum = row_sum(self.sources, "").text;
        is_sum
            && self.sources.iter().all(|it| it.part.is_some())
            && sum == text_or_unknown(figure.number().as_ref())
    }

    /// The rows by what stands in a column, with what pages call it; nothing where a cell is empty.
    fn by(&self, column: &str) -> Option<BTreeMap<String, (String, Vec<Contribution>)>> {
        let mut groups: BTreeMap<String, (String, Vec<Contribution>)> = BTreeMap::new();
        let settings = &self.side.prepared.dataset.settings;
        for source in self.sources {
            let cell = self.cell(source.row.record, column);
            if cell.is_empty() {
                return None;
            }
            let name = || value_label(self.table.schema.name, column, cell, settings).to_owned();
            groups.entry(name_key(cell)).or_insert_with(|| (name(), Vec::new())).1.push(*source);
        }
        Some(groups)
    }
}

/// Whether both years define a figure in the same words, a year standing for how long before the last one
/// of its edition it is.
pub(super) fn is_defined_alike(
    (before, after): (&Side<'_>, &Side<'_>),
    (old, new): (&Figure, &Figure),
) -> bool {
    let words = |side: &Side<'_>, figure: &Figure| {
        let last = side.prepared.dataset.period().last_year();
        (0..=YEARS_TOLD).fold(figure.definition.clone(), |text, ago| {
            text.replace(&(last - ago).to_string(), &format!("<{ago}>"))
        })
    };
    words(before, old) == words(after, new)
}

/// The rows that came, went or changed; none where most rows of a year have no counterpart by a name
/// that lasts: they are all others.
pub(super) fn rows(
    (before, after): (&Side<'_>, &Side<'_>),
    (old, new): (&Figure, &Figure),
) -> Vec<RowCause> {
    let (Some(old), Some(new)) = (Of::figure(before, old), Of::figure(after, new)) else {
        return Vec::new();
    };
    if old.table.schema.name != new.table.schema.name {
        return Vec::new();
    }
    let subject = old.table.schema.subject();
    let is_name = |column: &&str| {
        let form = old.table.schema.index(column).map(|at| old.table.schema.columns[at].kind);
        *column != "id" && !matches!(form, Some(CellForm::Date))
    };
    let columns = LASTING.into_iter().chain(Some(subject).filter(is_name));
    let columns = columns.filter(|it| old.table.has(it) && new.table.has(it)).map(Some);
    for column in columns.chain([None]) {
        let (Some(then), Some(now)) = (old.named(column), new.named(column)) else { continue };
        let common = then.keys().filter(|key| now.contains_key(*key)).count();
        if common > 0 && 2 * common >= then.len().min(now.len()) {
            return causes((&old, &new), column);
        }
    }
    Vec::new()
}

/// What became of each row, by a name that no two of them share.
fn causes((old, new): (&Of<'_>, &Of<'_>), column: Option<&str>) -> Vec<RowCause> {
    let (then, now) = (old.named(column), new.named(column));
    let (then, now) = (then.unwrap_or_default(), now.unwrap_or_default());
    let (all_then, all_now) = (old.all(column), new.all(column));
    let part = |of: Option<&&Contribution>| of.map(|it| text_or_unknown(it.part.as_ref()));
    let mut found = Vec::new();
    for source in old.sources {
        let key = old.key(source.row.record, column);
        let other = now.get(&key);
        let cause = match other {
            Some(other) if other.part == source.part => continue,
            Some(_) => Cause::Changed,
            None if all_now.contains(&key) => Cause::Reclassified,
            None => Cause::Removed,
        };
        found.push(RowCause {
            cause,
            name: Pair {
                before: Some(rows::named(old.table, source.row.record)),
                after: other.map(|it| rows::named(new.table, it.row.record)),
            },
            place: Pair { before: Some(old.place(source)), after: other.map(|it| new.place(it)) },
            part: Pair { before: part(Some(&source)), after: part(other) },
            of: None,
        });
    }
    for source in new.sources {
        let key = new.key(source.row.record, column);
        if then.contains_key(&key) {
            continue;
        }
        let was_there = all_then.contains(&key);
        found.push(RowCause {
            cause: if was_there { Cause::Reclassified } else { Cause::Added },
            name: Pair { before: None, after: Some(rows::named(new.table, source.row.record)) },
            place: Pair { before: None, after: Some(new.place(source)) },
            part: Pair { before: None, after: part(Some(&source)) },
            of: None,
        });
    }
    found.sort_by_key(|it| it.cause);
    found
}

/// What the groups of rows add that do not add the same in both years: by the first column of choices that
/// parts all rows of both. Only of a figure that is the sum of its rows in both.
pub(super) fn groups(
    (before, after): (&Side<'_>, &Side<'_>),
    (old, new): (&Figure, &Figure),
) -> Vec<GroupChange> {
    let (Some(then), Some(now)) = (Of::figure(before, old), Of::figure(after, new)) else {
        return Vec::new();
    };
    let schema = then.table.schema;
    if schema.name != now.table.schema.name || !then.adds_up(old) || !now.adds_up(new) {
        return Vec::new();
    }
    let is_choice = |form: CellForm| {
        let is_list = matches!(form, CellForm::Reference(_) | CellForm::ReferenceOr(..));
        is_list || matches!(form, CellForm::Choice(_) | CellForm::Usual(_))
    };
    let columns = schema.columns.iter().filter(|it| is_choice(it.kind)).map(|it| it.name);
    for column in columns.filter(|it| then.table.has(it) && now.table.has(it)) {
        let (Some(old), Some(new)) = (then.by(column), now.by(column)) else { continue };
        let keys: BTreeMap<&String, &String> =
            old.iter().chain(&new).map(|(key, (name, _))| (key, name)).collect();
        let is_shared = old.keys().any(|key| new.contains_key(key));
        if is_shared && (2..=MOST_GROUPS).contains(&keys.len()) {
            let change = |(key, name): (&String, &String)| {
                let rows = |all: &BTreeMap<String, (String, Vec<Contribution>)>| {
                    let (_, rows) = all.get(key)?;
                    Some((rows.len(), row_sum(rows, "").text))
                };
                let (then, now) = (rows(&old), rows(&new));
                (then != now).then(|| GroupChange {
                    column: column.to_owned(),
                    name: name.clone(),
                    counted: Pair {
                        before: then.as_ref().map(|it| it.0),
                        after: now.as_ref().map(|it| it.0),
                    },
                    part: Pair { before: then.map(|it| it.1), after: now.map(|it| it.1) },
                })
            };
            return keys.into_iter().filter_map(change).collect();
        }
    }
    Vec::new()
}
