//! Which tables are attached.

use std::collections::BTreeSet;

use crate::compile::prepared::Prepared;
use crate::dataset::settings::MembersPrivacy;
use crate::guardian::{printed_tables, shows_members};

/// The tables to attach, by name: those that the edition names, else those that
/// a page of the report uses. Members that are only counted are never among them.
pub fn used(prepared: &Prepared) -> BTreeSet<&str> {
    let settings = &prepared.dataset.settings;
    let view = prepared.view(&[], &[]);
    let mut used = match &settings.edition.attached {
        Some(named) => named.iter().map(|name| name.value.as_str()).collect(),
        None => {
            let mut used = printed_tables(&view);
            if !shows_members(&view) {
                used.remove("adherents");
            }
            // What an organisation declares for itself is attached only where it says so.
            let own = settings.catalogue.iter().filter(|table| table.as_rows);
            own.for_each(|table| {
                match table.attached {
                    true => used.insert(table.name),
                    false => used.remove(table.name),
                };
            });
            used
        }
    };
    if settings.members_privacy == Some(MembersPrivacy::Count) {
        used.remove("adherents");
    }
    used
}

/// The tables of the organisation's own that have rows and do not go out with the report.
pub fn kept_back(prepared: &Prepared) -> Vec<&'static str> {
    let used = used(prepared);
    let own = prepared.dataset.settings.catalogue.iter().filter(|table| table.as_rows);
    let names = own.map(|table| table.name).filter(|name| !used.contains(name));
    names.filter(|name| !prepared.dataset.records(name).is_empty()).collect()
}
