//! What pages print beside figures: the lines of statements, what charts and maps show.

use std::collections::{BTreeMap, BTreeSet};

use super::explained::Rows;
use super::figures::FigureChange;
use super::{Pair, Side, rows};
use crate::diagnostic::source::FileId;
use crate::figures::chart_data::Role;
use crate::figures::ticked::{Ticked, TickedValue, differing, ticked};
use crate::figures::{Contribution, Figures};

/// The lines and the drawings of which a value differs: those of the second state in their order, then
/// those that are gone.
pub(super) fn changes(
    before: &Side<'_>,
    after: &Side<'_>,
    explained: &Rows<'_>,
) -> Vec<FigureChange> {
    // A state without the edition before it has no value of last year.
    let with_last = before.prepared.previous.is_some() == after.prepared.previous.is_some();
    let with_last = with_last && !before.only_tables && !after.only_tables;
    let unknown = rows::not_held(before, after);
    let (old, new) = (of(before, with_last), of(after, with_last));
    let is_held = |side: &Side<'_>, it: &Ticked| {
        let tables = &side.prepared.input.tables;
        let files: Vec<FileId> =
            unknown.iter().filter_map(|it| Some(tables.get(it)?.file)).collect();
        let mut rows = it.values.iter().flat_map(|it| &it.rows);
        !rows.any(|row| files.contains(&row.row.file))
    };
    let by_id = |all: &[Ticked]| -> BTreeMap<String, usize> {
        all.iter().enumerate().map(|(index, it)| (it.id.clone(), index)).collect()
    };
    let (old_ids, new_ids) = (by_id(&old), by_id(&new));
    let both = new.iter().map(|it| (old_ids.get(&it.id).map(|index| &old[*index]), Some(it)));
    let gone = old.iter().filter(|it| !new_ids.contains_key(&it.id)).map(|it| (Some(it), None));
    let held = both.chain(gone).filter(|(was, is)| {
        was.is_none_or(|it| is_held(before, it)) && is.is_none_or(|it| is_held(after, it))
    });
    held.filter_map(|(was, is)| change(was, is, explained)).collect()
}

/// The lines and the drawings of a state; without the values of last year, where the other has none.
fn of(side: &Side<'_>, with_last: bool) -> Vec<Ticked> {
    let prepared = side.prepared;
    if with_last {
        return ticked(&prepared.figures, &prepared.dataset, prepared.previous.as_ref());
    }
    let mut charts = prepared.figures.charts.clone();
    charts.iter_mut().for_each(|it| it.series.retain(|it| it.role != Role::Previous));
    let maps = prepared.figures.maps.clone();
    ticked(&Figures { list: Vec::new(), charts, maps }, &prepared.dataset, None)
}

fn change(
    before: Option<&Ticked>,
    after: Option<&Ticked>,
    explained: &Rows<'_>,
) -> Option<FigureChange> {
    let any = after.or(before)?;
    let text = match (before, after) {
        (Some(before), Some(after)) if before.text() == after.text() => return None,
        (Some(before), Some(after)) => differing_values(before, after),
        _ => Pair { before: before.map(Ticked::text), after: after.map(Ticked::text) },
    };
    let label = |it: Option<&Ticked>| it.map(|it| it.label.clone());
    let label = Pair { before: label(before), after: label(after) };
    let values = |it: Option<&'_ Ticked>, name: &str| -> Option<TickedValue> {
        it?.values.iter().find(|it| it.name == name).cloned()
    };
    let all = [before, after].into_iter().flatten().flat_map(|it| &it.values);
    let mut names: Vec<&str> = Vec::new();
    for value in all {
        if !names.contains(&value.name.as_str()) {
            names.push(&value.name);
        }
    }
    let mut rows = Vec::new();
    for name in names {
        let (was, is) = (values(before, name), values(after, name));
        if was.as_ref().map(|it| &it.text) != is.as_ref().map(|it| &it.text) {
            let of = |it: Option<TickedValue>| -> Vec<Contribution> {
                it.map(|it| it.rows.into_iter().collect()).unwrap_or_default()
            };
            rows.extend(explained.causes_of(Some(name), &of(was), &of(is)));
        }
    }
    Some(FigureChange { rows, ..FigureChange::of(&any.id, label, text) })
}

/// What of the values differs: those of a name that the other state does not have, or has otherwise.
fn differing_values(before: &Ticked, after: &Ticked) -> Pair<String> {
    let unique = |it: &Ticked| {
        let names: BTreeSet<&str> = it.values.iter().map(|it| it.name.as_str()).collect();
        names.len() == it.values.len()
    };
    let only = |one: &Ticked, other: &Ticked| {
        let has = |value: &&TickedValue| {
            other.values.iter().any(|it| it.name == value.name && it.text == value.text)
        };
        let values = one.values.iter().filter(|it| !has(it)).cloned().collect();
        Ticked { values, ..one.clone() }.text()
    };
    let (was, is) = (only(before, after), only(after, before));
    // Of values that only stand in another order, all are told.
    if !unique(before) || !unique(after) || (was.is_empty() && is.is_empty()) {
        let (was, is) = differing(&before.text(), &after.text());
        return Pair::both(was, is);
    }
    let some = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    Pair::both(some(was), some(is))
}
