//! Dates whose day and month were exchanged: nothing in `06/11/2022` itself says that it is the
//! 11th of June; the words of its row and the order of its table do.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::dataset::{Field, Record};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::language::french;
use crate::language::partial_date::PartialDate;
use crate::read::prose::{dates, tokens};

/// The columns of words that may say the day of a row.
const WORDS: [&str; 6] = ["titre", "titre_court", "description", "serie", "extrait", "notes"];
/// The columns that date a row.
const DATES: [&str; 4] = ["date_debut", "date_envoi", "date", "mois"];
/// So many dates in their order are no chance.
const IN_ORDER: usize = 6;
/// Of so many dates at most one may be out of it.
const RARE: usize = 3;
/// Days to the only neighbour of the first row, and of the last.
const NEAR: i64 = 45;
/// Rows that a message names.
const SHOWN: usize = 6;

/// A row of one day.
struct Dated<'a> {
    record: &'a dyn Record,
    day: NaiveDate,
    column: &'static str,
}

/// Tells the rows of each table whose day and month were surely exchanged.
pub(in crate::guardian) fn months_and_days_are_not_exchanged(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let standard = ["evenements", "newsletters", "presse"];
    let own = view.dataset.own.iter().map(|own| own.schema.name);
    for table in standard.into_iter().chain(own) {
        let rows = dated(view, table);
        let places = out_of_place(&rows);
        let mut found: BTreeMap<usize, String> = BTreeMap::new();
        for (index, row) in rows.iter().enumerate() {
            let Some(meant) = exchanged(row.day) else { continue };
            let is_misplaced = places.contains_key(&index);
            if let Some(why) = said(view, table, row, meant, is_misplaced) {
                found.insert(index, why);
            }
        }
        for (index, why) in places {
            found.entry(index).or_insert(why);
        }
        diagnostics.extend(reported(view, table, &rows, &found));
    }
}

/// The rows of a table that have one day, in the order of its file.
fn dated<'a>(view: &View<'a>, table: &str) -> Vec<Dated<'a>> {
    let records = view.dataset.records(table);
    let mut rows: Vec<Dated<'a>> = records
        .into_iter()
        .filter_map(|record| {
            let Some(PartialDate::Day(day)) = record.date() else { return None };
            let is_it = |column: &&str| match record.field(column) {
                Field::Date(Some(date)) => *date == PartialDate::Day(*day),
                _ => false,
            };
            let column = DATES.into_iter().find(is_it).unwrap_or(DATES[0]);
            Some(Dated { record, day: *day, column })
        })
        .collect();
    rows.sort_by_key(|row| (row.record.row().file, row.record.row().record));
    rows
}

/// The day that another is when its day and its month are exchanged.
fn exchanged(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).filter(|other| *other != day)
}

/// What the words of a row say of its day, in words, if they say the exchanged one.
fn said(
    view: &View<'_>,
    table: &str,
    row: &Dated<'_>,
    meant: NaiveDate,
    is_misplaced: bool,
) -> Option<String> {
    let month = french::fold(french::month_name(meant.month()));
    let read = view.input.tables.get(table)?;
    let record = row.record.row().record;
    let texts =
        WORDS.iter().filter_map(|column| Some((*column, read.text(record, read.field(column)?))));
    // Nearly all cells name no month: the others are read.
    for (column, text) in texts.filter(|(_, text)| french::fold(text).contains(&month)) {
        let found = dates(text, &tokens(text), row.day.year());
        if let [only] = found.as_slice()
            && only.date == Ok(PartialDate::Day(meant))
        {
            return Some(format!("« {column} » dit « {} »", shorten(&text[only.range.clone()])));
        }
        // A letter of March may leave in the first days of April.
        let is_far = is_misplaced || (meant - row.day).num_days().abs() > NEAR;
        let is_title = column.starts_with("titre");
        if is_far && is_title && found.len() < 2 && only_month(text) == Some(meant.month()) {
            return Some(format!("« {column} » dit « {} »", shorten(text)));
        }
    }
    None
}

/// The only month that a title names: « Lettre de mars ».
fn only_month(title: &str) -> Option<u32> {
    let words = title.split(|character: char| !character.is_alphabetic());
    let long = words.filter(|word| word.chars().count() > 2);
    let mut months = long.filter_map(|word| french::month_named(&french::fold(word)));
    let first = months.next()?;
    months.all(|month| month == first).then_some(first)
}

/// The rows that are out of the order of their table, or of the numbers in their titles, and would
/// be in it with their day and month exchanged.
fn out_of_place(rows: &[Dated<'_>]) -> BTreeMap<usize, String> {
    let days = |indices: &[usize]| indices.iter().map(|at| rows[*at].day).collect::<Vec<_>>();
    let mut found = BTreeMap::new();
    let in_file: Vec<usize> = (0..rows.len()).collect();
    for at in exchanges(&days(&in_file)) {
        found.insert(at, "la table est dans l'ordre des dates, sauf ici".to_owned());
    }
    // « Lettre n° 12 » stands between the 11th and the 13th, wherever its row is.
    let mut series: BTreeMap<String, Vec<(u64, usize)>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        let Field::Text(title) = row.record.field("titre") else { continue };
        if let Some((name, number)) = numbered(title) {
            series.entry(name).or_default().push((number, index));
        }
    }
    for mut issues in series.into_values() {
        issues.sort_unstable();
        if issues.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            continue;
        }
        let order: Vec<usize> = issues.iter().map(|(_, index)| *index).collect();
        for at in exchanges(&days(&order)) {
            found.entry(order[at]).or_insert_with(|| "son numéro suit un autre ordre".to_owned());
        }
    }
    found
}

/// What a numbered title is called, and its number: « Lettre n° 12 : le printemps ».
fn numbered(title: &str) -> Option<(String, u64)> {
    let folded = french::fold(title);
    let at = ["n°", "no ", "nº", "#", "numero "].iter().find_map(|sign| folded.find(sign));
    let (name, rest) = folded.split_at(at?);
    let rest = rest.trim_start_matches(|character: char| !character.is_ascii_digit());
    let end = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
    Some((name.trim().to_owned(), rest[..end].parse().ok()?))
}

/// The fewest days that must be exchanged for all to be in one order, if they are few.
fn exchanges(days: &[NaiveDate]) -> Vec<usize> {
    if days.len() < IN_ORDER {
        return Vec::new();
    }
    let backwards: Vec<NaiveDate> = days.iter().rev().copied().collect();
    let upwards = fewest(days);
    let downwards = fewest(&backwards)
        .map(|found| found.into_iter().map(|at| days.len() - 1 - at).collect::<Vec<_>>());
    let fewer = [upwards, downwards].into_iter().flatten().min_by_key(Vec::len);
    let found = fewer.filter(|found| found.len() * RARE <= days.len()).unwrap_or_default();
    let is_between = |at: &usize| {
        let Some(meant) = exchanged(days[*at]) else { return false };
        let near = |other: Option<&NaiveDate>| {
            other.is_some_and(|other| (*other - meant).num_days().abs() <= NEAR)
        };
        // A row that was added at the end has but one neighbour.
        let is_within = 0 < *at && *at + 1 < days.len();
        is_within || near(days.get(at.wrapping_sub(1))) || near(days.get(at + 1))
    };
    if found.iter().all(is_between) { found } else { Vec::new() }
}

/// The fewest of some days to exchange for each to be no earlier than the one before it.
fn fewest(days: &[NaiveDate]) -> Option<Vec<usize>> {
    // For each day, as it is and exchanged: how many were exchanged so far, and which of the two
    // the one before it is.
    type State = Option<(usize, bool)>;
    let forms = |day: NaiveDate| [Some(day), exchanged(day)];
    let mut states: Vec<[State; 2]> = Vec::with_capacity(days.len());
    for (at, day) in days.iter().enumerate() {
        let mut here: [State; 2] = [None, None];
        for (form, day) in forms(*day).into_iter().enumerate() {
            let Some(day) = day else { continue };
            let cost = form;
            here[form] = match at.checked_sub(1) {
                None => Some((cost, false)),
                Some(before) => forms(days[before])
                    .into_iter()
                    .enumerate()
                    .filter_map(|(other, earlier)| {
                        let (count, _) = states[before][other]?;
                        (earlier? <= day).then_some((count + cost, other == 1))
                    })
                    .min_by_key(|(count, _)| *count),
            };
        }
        states.push(here);
    }
    let last = states.last()?;
    let mut form = (0..2).filter(|form| last[*form].is_some()).min_by_key(|form| last[*form])?;
    let mut found = Vec::new();
    for at in (0..days.len()).rev() {
        if form == 1 {
            found.push(at);
        }
        form = usize::from(states[at][form]?.1);
    }
    found.reverse();
    Some(found)
}

/// One message for the rows of a table.
fn reported(
    view: &View<'_>,
    table: &str,
    rows: &[Dated<'_>],
    found: &BTreeMap<usize, String>,
) -> Option<Diagnostic> {
    let place = |row: &Dated<'_>| view.cell(table, row.record.row(), row.column);
    let day = |day: NaiveDate| french::date(&PartialDate::Day(day));
    let (first, why) = found.first_key_value()?;
    let row = &rows[*first];
    let meant = exchanged(row.day)?;
    let others = match found.len() {
        1 => String::new(),
        2 => ", et une autre date de la table est dans ce cas".to_owned(),
        many => {
            let others = french::number(many as u64 - 1);
            format!(", et {others} autres dates de la table sont dans ce cas")
        }
    };
    let message = format!(
        "cette date est lue le {}, et serait le {} : {why}{others}",
        day(row.day),
        day(meant)
    );
    let subject = match row.record.field("titre") {
        Field::Text(title) if !title.is_empty() => title.to_owned(),
        _ => table.to_owned(),
    };
    let mut one = Diagnostic::new(Code::Exchanged, message)
        .at(place(row))
        .about(subject)
        .help(format!("écrivez « {meant} » si le mois a été écrit avant le jour"))
        .acceptable(Acceptance::Otherwise);
    for at in found.keys().skip(1).take(SHOWN) {
        if let Some(meant) = exchanged(rows[*at].day) {
            one = one.related(place(&rows[*at]), format!("ici, « {meant} »"));
        }
    }
    Some(one)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{exchanges, numbered};

    fn days(written: &[(u32, u32)]) -> Vec<NaiveDate> {
        let day = |(day, month): &(u32, u32)| NaiveDate::from_ymd_opt(2024, *month, *day);
        written.iter().filter_map(day).collect()
    }

    #[test]
    fn the_order_of_a_table_tells_what_was_exchanged() {
        let in_order = [(18, 1), (8, 2), (14, 3), (9, 4), (25, 5), (13, 6), (4, 7)];
        let with = |at: usize, day: (u32, u32)| {
            let mut days = in_order;
            days[at] = day;
            days
        };
        let backwards: Vec<(u32, u32)> = with(3, (4, 9)).into_iter().rev().collect();
        for (written, expected) in [
            (&in_order[..], &[][..]),
            (&with(3, (4, 9)), &[3]),
            (&with(1, (2, 8)), &[1]),
            (&backwards, &[3]),
            // Out of place, and in no place when exchanged.
            (&with(3, (9, 11)), &[]),
            // A row that was added at the end.
            (&with(6, (4, 1)), &[]),
            (&in_order[..5], &[]),
        ] {
            assert_eq!(exchanges(&days(written)), expected, "{written:?}");
        }
    }

    #[test]
    fn numbers_of_issues_are_read() {
        assert_eq!(numbered("Lettre n° 12 : le printemps"), Some(("lettre".to_owned(), 12)));
        assert_eq!(numbered("La lettre #3"), Some(("la lettre".to_owned(), 3)));
        assert_eq!(numbered("Dernier numéro"), None);
        assert_eq!(numbered("Rencontre"), None);
    }
}
