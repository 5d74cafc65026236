//! Members: how many of each type, and those known by name.

use super::parts::{Member, MemberKind, Members};
use super::words::{date, maybe, number, text};
use crate::dataset::Dataset;
use crate::dataset::settings::Settings;
use crate::figures::standard::latest;
use crate::french;
use crate::schema::WHOLE;

/// `None` when the edition says nothing of its members.
pub(super) fn members(settings: &Settings, dataset: &Dataset) -> Option<Members> {
    if dataset.headcounts.is_empty() && dataset.members.is_empty() {
        return None;
    }
    let closing = Some(&settings.edition.closing);
    let whole = latest(&dataset.headcounts, WHOLE, closing);
    let kinds = settings.member_kinds.iter().filter_map(|kind| {
        let row = latest(&dataset.headcounts, &kind.id, closing)?;
        let label = french::agree(row.count.value(), &kind.singular, &kind.plural);
        Some(MemberKind { kind: kind.id.clone(), label: text(label), count: number(&row.count) })
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
        as_of: whole.map(|row| date(&row.as_of)),
        total: whole.map(|row| number(&row.count)),
        kinds: kinds.collect(),
        list,
    })
}
