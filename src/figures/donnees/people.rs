//! People of the organisation, and to whom they answer.

use std::collections::BTreeSet;

use super::parts::{ChartNode, PersonEntry};
use super::words::{maybe, picture, text};
use crate::dataset::{Dataset, Person};
use crate::language::french;
use crate::language::suggest::name_key;

/// The rows of `personnes`, in their order.
pub(super) fn people(dataset: &Dataset) -> Vec<PersonEntry> {
    let entry = |it: &Person| PersonEntry {
        name: text(&it.name),
        initials: it.initials.clone(),
        function: maybe(it.function.as_deref()),
        body: maybe(it.body.as_deref()),
        network_role: maybe(it.network_role.as_deref()),
        administrator: it.administrator,
        groups: it.groups.iter().map(|group| name_key(group)).collect(),
        in_office: dataset.is_in_office(it),
        photo: picture(it.photo.as_ref(), &format!("Portrait de {}", it.name)),
    };
    dataset.people.iter().map(entry).collect()
}

/// The organisation chart: those who answer to nobody and have somebody under them, each followed
/// by those who answer to them.
pub(super) fn organisation_chart(dataset: &Dataset) -> Vec<ChartNode> {
    let people: Vec<&Person> =
        dataset.people.iter().filter(|it| dataset.is_in_office(it)).collect();
    let key = |name: &str| french::fold(name);
    let under = |name: &str| -> Vec<&Person> {
        let answers = |it: &&&Person| it.reports_to.as_deref().is_some_and(|to| key(to) == name);
        people.iter().filter(answers).copied().collect()
    };
    let mut nodes = Vec::new();
    // A circle, which is reported, must not be followed for ever.
    let mut seen = BTreeSet::new();
    let heads = people.iter().filter(|it| it.reports_to.is_none());
    let mut waiting: Vec<(&Person, u64)> =
        heads.filter(|it| !under(&key(&it.name)).is_empty()).map(|it| (*it, 0)).collect();
    waiting.reverse();
    while let Some((person, level)) = waiting.pop() {
        if !seen.insert(key(&person.name)) {
            continue;
        }
        let role = person.network_role.as_deref().or(person.function.as_deref());
        nodes.push(ChartNode { name: text(&person.name), role: maybe(role), level });
        let below = under(&key(&person.name));
        waiting.extend(below.into_iter().rev().map(|it| (it, level + 1)));
    }
    nodes
}
