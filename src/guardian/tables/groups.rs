//! The groups of people: one that is nearly the name of another prints nobody.

use std::collections::BTreeMap;

use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::suggest::{nearest, slug};

/// The groups that functions of texts print.
const KNOWN: [&str; 3] = ["bureau", "conseil", "equipe"];

/// Tells each group of one person or two that is nearly that of others, or one that is printed.
pub(in crate::guardian) fn groups_have_one_name(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let mut sizes: BTreeMap<String, usize> = BTreeMap::new();
    for group in view.dataset.people.iter().flat_map(|person| &person.groups) {
        *sizes.entry(slug(group)).or_default() += 1;
    }
    // A text may ask for a group by its name.
    let is_asked = |group: &str| {
        view.texts
            .iter()
            .any(|text| view.input.sources.file(text.file).text.contains(&format!("\"{group}\"")))
    };
    for person in &view.dataset.people {
        for group in &person.groups {
            let key = slug(group);
            if KNOWN.contains(&key.as_str()) || is_asked(group) {
                continue;
            }
            let others = sizes.iter().filter(|(name, size)| **name != key && **size > sizes[&key]);
            let names = others.map(|(name, _)| name.as_str());
            let Some(near) = nearest(&key, KNOWN.into_iter().chain(names)) else { continue };
            let message = format!("le groupe « {group} » n'est imprimé nulle part");
            diagnostics.push(
                Diagnostic::new(Code::NotPrinted, message)
                    .at(view.cell("personnes", person.row, "groupe"))
                    .about(group)
                    .help(format!("écrivez « {near} », si c'est celui-là"))
                    .acceptable(Acceptance::If("si c'en est un autre")),
            );
        }
    }
}
