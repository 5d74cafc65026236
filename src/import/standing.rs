//! The rows that stand in a table, by what tells them: what becomes of a row of an export beside them.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::cells::one_line;
use super::covered;
use super::fate::{Came, Fate, Gone, Planned, Standing};
use super::known_dates::KnownDates;
use super::profile::Profile;
use super::rows::{Imported, Left};
use crate::language::amount::{Amount, Currency};
use crate::language::hash;
use crate::language::partial_date::{DayRange, PartialDate, Period};
use crate::language::quantity::Quantity;
use crate::language::suggest::name_key;
use crate::read::Table;
use crate::read::mark::Mark;
use crate::read::schema::{CellForm, TableSchema};

/// What tells a row where the columns that it must have do not: the first of these that says
/// something, and the side on which it stands, which may be left unsaid.
const TOLD_BY: [(&str, &[&str], &str); 1] = [("comptes", &["compte", "libelle"], "sens")];

/// The rows that stand in a table.
pub(super) struct Rows<'a> {
    schema: &'static TableSchema,
    table: Option<&'a Table>,
    period: Period,
    examples: &'a BTreeSet<u32>,
    marked: FxHashMap<u64, (u32, Mark)>,
    /// All of them, by what they are about; those of no export before the others.
    about: FxHashMap<String, (u32, Option<String>)>,
    dates: KnownDates,
}

impl<'a> Rows<'a> {
    /// Those of a table, but for the examples of `rapport new`, which give way.
    pub(super) fn of(
        schema: &'static TableSchema,
        table: Option<&'a Table>,
        period: Period,
        examples: &'a BTreeSet<u32>,
    ) -> Self {
        let (marked, about) = (FxHashMap::default(), FxHashMap::default());
        let mut rows =
            Self { schema, table, period, examples, marked, about, dates: KnownDates::default() };
        for row in table.into_iter().flat_map(Table::rows) {
            let (_, record) = row.position();
            if examples.contains(&record) {
                continue;
            }
            let mark = Mark::of(row.get("source"));
            let profile = mark.as_ref().map(|mark| mark.profile.clone());
            let side = TOLD_BY.iter().find(|it| it.0 == schema.name).map(|it| it.2);
            let unsaid = |column| if Some(column) == side { "" } else { row.get(column) };
            let exact = rows.subject(|column| row.get(column));
            let subjects = [exact, side.and_then(|_| rows.subject(unsaid))];
            for subject in subjects.into_iter().flatten() {
                let first = rows.about.entry(subject).or_insert((record, profile.clone()));
                if first.1.is_some() && profile.is_none() {
                    *first = (record, None);
                }
            }
            if let Some(mark) = mark {
                rows.marked.entry(mark.key).or_insert((record, mark));
            }
        }
        rows
    }

    /// What a row is about: its dates and its words that must be there.
    fn subject<'b>(&self, cell: impl Fn(&'static str) -> &'b str) -> Option<String> {
        let columns = self.schema.columns.iter().filter(|column| {
            column.required && !column.kind.is_number() && column.kind.list().is_none()
        });
        let told_by = TOLD_BY.iter().find(|it| it.0 == self.schema.name);
        let first = told_by.into_iter().filter_map(|(_, columns, _)| {
            let found = columns.iter().find(|column| !cell(column).trim().is_empty());
            let name = found.or_else(|| columns.first())?;
            self.schema.columns.iter().find(|column| column.name == *name)
        });
        let mut subject = String::new();
        for column in columns.chain(first) {
            let text = self.compared(column.kind, cell(column.name));
            if text.is_empty() {
                return None;
            }
            subject.push_str(&name_key(&text));
            subject.push('\n');
        }
        if let Some((.., side)) = told_by {
            subject.push_str(&name_key(cell(side)));
        }
        (!subject.is_empty()).then_some(subject)
    }

    /// A value as it is compared: a date and a count may be written in several ways.
    fn compared(&self, kind: CellForm, text: &str) -> String {
        let text = text.trim();
        match kind {
            CellForm::Date => {
                let date = self.dates.iso(text, || PartialDate::parse(text, self.period).ok());
                date.unwrap_or_else(|| text.to_owned())
            }
            CellForm::Amount(currency) => {
                match Amount::parse(text, currency.unwrap_or(Currency::EUR)) {
                    Ok(Some(amount)) => amount.plain(),
                    _ => text.to_owned(),
                }
            }
            kind if kind.is_number() => match Quantity::parse(text) {
                Ok(Some(quantity)) => {
                    quantity.exact_value().map_or(text.to_owned(), |it| it.to_string())
                }
                _ => text.to_owned(),
            },
            _ => one_line(text),
        }
    }

    /// What becomes of a row, and the record that it is about.
    pub(super) fn fate(
        &self,
        row: &Imported,
        profile: &Profile,
        taken: &mut BTreeSet<u32>,
    ) -> (Fate, Option<u32>) {
        let known = self.marked.get(&row.key);
        let same = || {
            let subject = self.subject(|column| row.get(column))?;
            let (record, of) = self.about.get(&subject)?;
            match of {
                None => Some((*record, Came::Hand)),
                Some(of) if *of != profile.id => Some((*record, Came::OtherExport)),
                Some(_) if !profile.couvre.list().is_empty() => Some((*record, Came::SameExport)),
                // Of one export, two rows may be about things of one name.
                Some(_) => None,
            }
        };
        let found = known.map(|(record, _)| (*record, Came::SameExport)).or_else(same);
        let Some((record, from)) = found.filter(|(record, _)| taken.insert(*record)) else {
            return (Fate::Added, None);
        };
        (self.judged(row, record, from), Some(record))
    }

    /// The record that came from an export of this profile and has the dates and words of a row.
    pub(super) fn alike(&self, row: &Imported, profile: &str) -> Option<u32> {
        let subject = self.subject(|column| row.get(column))?;
        let (record, of) = self.about.get(&subject)?;
        (of.as_deref() == Some(profile)).then_some(*record)
    }

    /// What becomes of a row that is about one of the table.
    pub(super) fn judged(&self, row: &Imported, record: u32, from: Came) -> Fate {
        let differences = self.differences(row, record);
        if differences.is_empty() {
            return Fate::Unchanged;
        }
        let standing = Standing { record, from, differences };
        let mark = Mark::of(self.cell(record, "source")).filter(|_| from == Came::SameExport);
        let is_as_written = mark.is_some_and(|mark| {
            let cell = |column| self.cell(record, column);
            // What the user gave for a column that the export does not fill is no edit.
            let filled = row.values.iter().filter(|(_, value)| !value.is_empty());
            mark.values == self.print(filled.map(|(column, _)| *column), cell)
        });
        // What two exports tell of one thing is put together; nothing is overwritten by it.
        let only_adds = standing.from == Came::OtherExport
            && standing.differences.iter().all(|(_, there, _)| there.is_empty());
        match is_as_written || only_adds {
            true => Fate::Changed(standing),
            false => Fate::Edited(standing),
        }
    }

    /// The days of which a row of a profile was counted.
    pub(super) fn covered(&self, record: u32, profile: &str) -> Option<DayRange> {
        let mark = Mark::of(self.cell(record, "source")).filter(|it| it.profile == profile)?;
        covered::of_origin(&mark.origin)
    }

    /// How many days are between two dates.
    pub(super) fn days_between(&self, one: &str, other: &str) -> Option<i64> {
        let day = |text: &str| PartialDate::parse(text, self.period).ok()?.first_day();
        Some((day(one)? - day(other)?).num_days().abs())
    }

    /// The rows of a profile that no row of an export is.
    pub(super) fn others(&self, rows: &[Planned], profile: &str) -> Vec<u32> {
        let keys: BTreeSet<u64> = rows.iter().map(|it| it.row.key).collect();
        let others = self.marked.iter().filter(|(key, _)| !keys.contains(key));
        let others = others.filter(|(_, (_, mark))| mark.profile == profile);
        let mut others: Vec<u32> = others.map(|(_, (record, _))| *record).collect();
        others.sort_unstable();
        others
    }

    pub(super) fn cell(&self, record: u32, column: &str) -> &'a str {
        let table = self.table.and_then(|table| Some((table, table.field(column)?)));
        table.map_or("", |(table, field)| table.text(record, field))
    }

    /// What an export says otherwise. What it does not have stays as it is.
    pub(super) fn differences(
        &self,
        row: &Imported,
        record: u32,
    ) -> Vec<(&'static str, String, String)> {
        let mut differences = Vec::new();
        for (column, value) in &row.values {
            let Some(index) = self.schema.index(column) else { continue };
            let kind = self.schema.columns[index].kind;
            let there = self.cell(record, column);
            if !value.is_empty() && self.compared(kind, there) != self.compared(kind, value) {
                differences.push((*column, there.to_owned(), value.clone()));
            }
        }
        differences
    }

    /// New rows about something that a row of the table tells at another date, each of them the only one.
    pub(super) fn elsewhere(&self, rows: &[Planned], taken: &BTreeSet<u32>) -> Vec<(usize, u32)> {
        let standing = self.table.into_iter().flat_map(Table::rows);
        let standing = standing.filter(|row| !self.examples.contains(&row.position().1));
        let standing = standing.map(|row| (self.topic(|column| row.get(column)), row.position().1));
        let standing = alone(standing);
        let imported = rows
            .iter()
            .enumerate()
            .map(|(number, row)| (self.topic(|column| row.row.get(column)), number));
        let mut found: Vec<(usize, u32)> = alone(imported)
            .into_iter()
            .filter(|(_, number)| rows[*number].fate == Fate::Added)
            .filter_map(|(topic, number)| Some((number, *standing.get(&topic)?)))
            .filter(|(_, record)| !taken.contains(record))
            .collect();
        found.sort_unstable();
        found
    }

    /// What a row is about, whenever that is: its title, and the other words that must be there;
    /// `None` in a table without titles.
    fn topic<'b>(&self, cell: impl Fn(&'static str) -> &'b str) -> Option<String> {
        let needed = self.schema.columns.iter().filter(|column| column.required);
        let words = needed.filter(|column| column.kind == CellForm::Text);
        let words: Vec<&'static str> = words.map(|column| column.name).collect();
        let is_told = words.contains(&"titre") && !cell("titre").is_empty();
        is_told
            .then(|| words.iter().map(|word| name_key(cell(word))).collect::<Vec<_>>().join("\n"))
    }

    /// One number for the values of some columns.
    pub(super) fn print<'b>(
        &self,
        columns: impl Iterator<Item = &'static str>,
        cell: impl Fn(&'static str) -> &'b str,
    ) -> u64 {
        let kind = |column: &str| self.schema.index(column).map(|it| self.schema.columns[it].kind);
        print(columns.filter_map(|column| {
            let text = self.compared(kind(column)?, cell(column));
            Some((column, text))
        }))
    }

    /// Rows of the same profiles that the exports no longer have, among the days that they cover.
    pub(super) fn gone(
        &self,
        rows: &[Planned],
        left: &[Left],
        profiles: &[Profile],
        taken: &BTreeSet<u32>,
    ) -> Vec<Gone> {
        let keys: BTreeSet<u64> = rows.iter().map(|it| it.row.key).collect();
        let date = self.schema.columns.iter().find(|it| it.required && it.kind == CellForm::Date);
        let mut covered: BTreeMap<&str, (String, String)> = BTreeMap::new();
        for it in rows {
            let id = profiles[it.row.profile].id.as_str();
            let day = date.and_then(|date| it.row.values.get(date.name)).cloned();
            let day = day.unwrap_or_default();
            let days = covered.entry(id).or_insert_with(|| (day.clone(), day.clone()));
            days.0 = days.0.clone().min(day.clone());
            days.1 = days.1.clone().max(day);
        }
        let is_gone = |(key, (record, mark)): &(&u64, &(u32, Mark))| {
            let Some((first, last)) = covered.get(mark.profile.as_str()) else { return false };
            let day = date.map_or("", |date| self.cell(*record, date.name));
            let day = self.compared(CellForm::Date, day);
            !keys.contains(*key) && (date.is_none() || (*first <= day && day <= *last))
        };
        let gone = self.marked.iter().filter(is_gone).map(|it| (it, None));
        // A row that the export still has, and that is left, is told by what the export says of it.
        let left = left.iter().filter_map(|it| {
            let key = it.key.filter(|key| !keys.contains(key))?;
            Some((self.marked.get_key_value(&key)?, Some(it.why.clone())))
        });
        let mut found: BTreeMap<u32, Option<String>> = BTreeMap::new();
        for ((_, (record, _)), why) in gone.chain(left) {
            found.insert(*record, why);
        }
        // Those of rows that are refused are there.
        found.retain(|record, _| !taken.contains(record));
        let gone = found.into_iter().map(|(record, why)| Gone { record, why });
        let mut gone: Vec<Gone> = gone.collect();
        gone.sort_by_key(|gone| gone.record);
        gone
    }
}

/// Of what has a topic, that which has it alone.
fn alone<T>(told: impl Iterator<Item = (Option<String>, T)>) -> FxHashMap<String, T> {
    let (mut first, mut twice) = (FxHashMap::default(), Vec::new());
    for (topic, one) in told.filter_map(|(topic, one)| Some((topic?, one))) {
        if first.insert(topic.clone(), one).is_some() {
            twice.push(topic);
        }
    }
    for topic in twice {
        first.remove(&topic);
    }
    first
}

/// One number for values by column; those that are empty count for nothing.
fn print(values: impl Iterator<Item = (&'static str, String)>) -> u64 {
    let mut text = String::new();
    for (column, value) in values.filter(|(_, value)| !value.is_empty()) {
        text.push_str(column);
        text.push('\u{1f}');
        text.push_str(&value);
        text.push('\n');
    }
    hash::stable(text.as_bytes())
}
