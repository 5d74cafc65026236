//! To whom people answer: somebody of the table, and nobody in a circle.

use std::collections::HashMap;

use crate::dataset::Person;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::language::french::fold;
use crate::language::suggest;

/// The column `rattachement` names somebody of the table, and leads up to somebody who answers to
/// nobody.
pub(in crate::guardian) fn people_answer_to_somebody(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let people = &view.dataset.people;
    let mut by_name: HashMap<String, &Person> = HashMap::new();
    for person in people {
        let of_name = by_name.entry(fold(&person.name)).or_insert(person);
        // Of several roles, the one that says to whom.
        if of_name.reports_to.is_none() {
            *of_name = person;
        }
    }
    let above = |person: &Person| by_name.get(&fold(person.reports_to.as_deref()?)).copied();
    for person in people {
        let Some(to) = &person.reports_to else { continue };
        let place = view.cell("personnes", person.row, "rattachement");
        if above(person).is_none() {
            let names: Vec<&str> = people.iter().map(|it| it.name.as_str()).collect();
            let message = format!("« {} » n'est le nom de personne dans la table", shorten(to));
            diagnostics.push(
                Diagnostic::new(Code::UnknownReference, message)
                    .at(place)
                    .about(to)
                    .help(suggest::help(to, &names, "personnes")),
            );
            continue;
        }
        let mut at = person;
        for _ in 0..=people.len() {
            match above(at) {
                Some(next) if fold(&next.name) == fold(&person.name) => {
                    let message =
                        format!("{} finit par se rendre compte à soi-même", shorten(&person.name));
                    diagnostics.push(
                        Diagnostic::new(Code::UnknownReference, message)
                            .at(place)
                            .about(&person.name)
                            .help("videz « rattachement » de la personne qui est en tête"),
                    );
                    break;
                }
                Some(next) => at = next,
                None => break,
            }
        }
    }
}
