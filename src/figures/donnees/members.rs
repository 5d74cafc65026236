//! Members: how many of each type, and those known by name.

use super::parts::{Member, MemberKind, Members};
use super::words::{date, maybe, number, text, unknown};
use crate::dataset::Dataset;
use crate::dataset::settings::Settings;
use crate::figures::members::headcounts;
use crate::language::french;

/// `None` when the edition says nothing of its members.
pub(super) fn members(settings: &Settings, dataset: &Dataset) -> Option<Members> {
    if dataset.headcounts.is_empty() && dataset.members.is_empty() {
        return None;
    }
    let counts = headcounts(dataset);
    let is_named = |kind: &str| dataset.members.iter().any(|member| member.kind == kind);
    // A type that is not counted is there for the names of its members.
    let kinds = settings.member_kinds.iter().filter_map(|kind| {
        let count = counts.of(&kind.id).map(|count| count.quantity);
        let label = match count {
            Some(count) => french::agree(count.value(), &kind.singular, &kind.plural),
            None => Some(kind.plural.as_str()).filter(|_| is_named(&kind.id))?,
        };
        let count = count.as_ref().map_or_else(unknown, number);
        Some(MemberKind { kind: kind.id.to_string(), label: text(label), count })
    });
    let mut list: Vec<Member> = dataset
        .members
        .iter()
        // Those that are only counted have no name.
        .filter(|member| !member.name.is_empty())
        .map(|member| Member {
            name: text(&member.name),
            kind: member.kind.clone(),
            region: maybe(member.region.as_deref()),
            department: maybe(member.department.as_deref()),
        })
        .collect();
    list.sort_by_cached_key(|member| french::index_key(&member.name));
    Some(Members {
        as_of: counts
            .whole
            .as_ref()
            .and_then(|it| it.as_of.as_ref())
            .map(|day| date(day, dataset.period())),
        total: counts.whole.as_ref().map(|it| number(&it.quantity)),
        kinds: kinds.collect(),
        list,
    })
}
