//! Who came: registered people are not those who attended.

use crate::dataset::Event;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::{View, subject};
use crate::language::french;
use crate::language::quantity::Qualifier;
use crate::read::Field;

/// Tells every event whose registered people are counted as participants.
pub(in crate::guardian) fn registered_are_not_participants(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(table) = view.input.tables.get("evenements") else { return };
    let texts: Vec<(&'static str, Field)> = ["description", "notes"]
        .into_iter()
        .filter_map(|column| Some((column, table.field(column)?)))
        .collect();
    for event in &view.dataset.events {
        let said = |(column, field): &(&'static str, Field)| {
            Some((*column, registered_in(table.text(event.row.record, *field))?))
        };
        if let Some(why) = confused(event, || texts.iter().filter_map(said).collect()) {
            diagnostics.push(
                Diagnostic::new(
                    Code::RegisteredAsParticipants,
                    format!("« {} » : {why}", shorten(&event.title)),
                )
                .at(view.cell("evenements", event.row, "participants"))
                .related(view.cell("evenements", event.row, "inscrits"), "les inscrits sont ici")
                .about(subject(event))
                .help("écrivez dans « participants » les personnes venues, ou laissez la cellule vide ; les inscrits vont dans « inscrits »"),
            );
        }
    }
}

/// Why the two counts of an event seem to be one; `said_in` gives the registered
/// people that its texts name, by column.
fn confused(event: &Event, said_in: impl FnOnce() -> Vec<(&'static str, u64)>) -> Option<String> {
    let came = event.participants?;
    let said = || french::quantity(&came);
    if let Some(registered) = event.registered {
        let exact = came.qualifier() == Qualifier::Exact && came == registered;
        if exact && came.value() > 0 {
            return Some(format!("{} inscrits et autant de participants", said()));
        }
        if registered.bounds().high.is_some_and(|high| came.bounds().low > high) {
            let registered = french::quantity(&registered);
            return Some(format!("{} participants pour {registered} inscrits seulement", said()));
        }
        return None;
    }
    if event.unit.as_deref().is_some_and(|unit| french::fold(unit).starts_with("inscrit")) {
        return Some(format!("« participants » compte {} inscrits", said()));
    }
    let (column, _) = said_in().into_iter().find(|(_, count)| *count == came.value())?;
    let said = said();
    Some(format!("{said} participants, et « {column} » parle de {said} inscrits"))
}

/// The number before « inscrits » in a text.
fn registered_in(text: &str) -> Option<u64> {
    // Most texts say nothing of the kind: they are not even folded.
    if !text.contains("nscrit") && !text.contains("NSCRIT") {
        return None;
    }
    let folded = french::fold(text);
    let before = &folded[..folded.find("inscrit")?];
    let number: String =
        before.trim_end().rsplit(|character: char| !character.is_ascii_digit()).next()?.into();
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::registered_in;

    #[test]
    fn the_number_of_registered_people_is_read() {
        for (text, number) in [
            ("56 inscrits, et non participants", Some(56)),
            ("Il y a eu 120\u{202F}inscrit·e·s.", Some(120)),
            ("Forum inscrit au catalogue", None),
            ("Les inscrits sont venus", None),
            ("", None),
        ] {
            assert_eq!(registered_in(text), number, "{text}");
        }
    }
}
