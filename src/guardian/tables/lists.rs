//! Counts against the lists that they count.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::dataset::{Event, Member};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::{headcounts, latest_headcount};
use crate::guardian::sentences::likeness::letters;
use crate::guardian::{View, subject};
use crate::language::french;
use crate::language::partial_date::Precision;
use crate::read::schema::WHOLE;

/// Share of a count, in per cent, from which its list is meant to be whole.
const NEARLY_WHOLE: u64 = 90;

fn differs(message: String, place: Place, related: (Place, &str), about: &str) -> Diagnostic {
    Diagnostic::new(Code::CountAndList, message)
        .at(place)
        .related(related.0, related.1)
        .about(about)
        .help("complétez la liste, ou corrigez le nombre")
}

/// The members of a type and their number: a list may be a choice of some, but
/// never longer than the number, nor short of a few.
pub(in crate::guardian) fn members_are_as_many_as_counted(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let dataset = view.dataset;
    let mut members: FxHashMap<&str, Vec<&Member>> = FxHashMap::default();
    for member in &dataset.members {
        members.entry(&member.kind).or_default().push(member);
    }
    let mut is_told = false;
    for kind in &dataset.settings.member_kinds {
        let closing = &dataset.settings.edition.closing;
        let Some(row) = latest_headcount(&dataset.headcounts, &kind.id, Some(closing)) else {
            continue;
        };
        let (Some(list), Some(count)) = (members.get(kind.id.as_str()), row.count.exact_value())
        else {
            continue;
        };
        let listed = list.len() as u64;
        let nearly = listed * 100 >= count * NEARLY_WHOLE;
        if let Some(last) = list.last().filter(|_| nearly && listed != count) {
            is_told = true;
            diagnostics.push(
                differs(
                    format!(
                        "{} au {}, et {} dans la table des adhérents",
                        french::with_unit(&row.count, &kind.singular, &kind.plural),
                        french::date(&row.as_of),
                        french::number(listed)
                    ),
                    view.cell("effectifs", row.row, "nombre"),
                    (view.cell("adherents", last.row, "type"), "le dernier de la liste"),
                    &kind.id,
                )
                .of_values([count, listed].map(french::number)),
            );
        }
    }
    if !is_told {
        diagnostics.extend(all_members_are_listed(view));
    }
}

/// The members in all and their list; where types add up, only if an annex prints both. A map says
/// itself how many of them it shows.
fn all_members_are_listed(view: &View<'_>) -> Option<Diagnostic> {
    let dataset = view.dataset;
    let closing = &dataset.settings.edition.closing;
    let is_counted = latest_headcount(&dataset.headcounts, WHOLE, Some(closing)).is_some();
    let is_printed = || dataset.settings.annexes.iter().any(|it| it.id == "adherents");
    let whole = headcounts(dataset).whole.filter(|_| is_counted || is_printed())?;
    let as_of = whole.as_of.as_ref()?;
    let row = whole.sources.first()?.row;
    let (count, last) = (whole.quantity.exact_value()?, dataset.members.last()?);
    let listed = dataset.members.len() as u64;
    let is_mapped = dataset.settings.maps.iter().any(|it| it.rows.table.value == "adherents");
    if listed == count || (listed < count && is_mapped) {
        return None;
    }
    let [one, many] = dataset.settings.vocabulary.member.forms();
    let message = format!(
        "{} au {}, et {} dans la table des adhérents",
        french::with_unit(&whole.quantity, &one, &many),
        french::date(as_of),
        french::number(listed)
    );
    let place = view.cell("effectifs", row, "nombre");
    let related = (view.cell("adherents", last.row, "nom"), "le dernier de la liste");
    Some(differs(message, place, related, WHOLE).of_values([count, listed].map(french::number)))
}

/// The sheets of a kit, as its publication counts them and as the downloads list them.
pub(in crate::guardian) fn sheets_are_as_many_as_counted(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let dataset = view.dataset;
    for collection in &dataset.settings.collections {
        let named = |title: &str| letters(title) == letters(&collection.name);
        let rows = || dataset.downloads.iter().filter(|row| row.collection == collection.id);
        let numbers: BTreeSet<u64> = rows().filter_map(|row| row.sheet).collect();
        let Some(last) = rows().rfind(|row| row.sheet.is_some()) else { continue };
        let place = view.cell("telechargements", last.row, "fiche");
        let publication = dataset.publications.iter().find(|it| named(&it.title));
        let counted = publication.and_then(|it| Some((it, it.sheets?.exact_value()?)));
        match counted {
            Some((publication, count)) if count != numbers.len() as u64 => diagnostics.push(
                differs(
                    format!(
                        "« {} » : {} fiches, et {} dans les téléchargements",
                        publication.title,
                        french::number(count),
                        numbers.len()
                    ),
                    view.cell("publications", publication.row, "fiches"),
                    (place, "la dernière fiche est ici"),
                    &publication.id,
                )
                .of_values([count, numbers.len() as u64].map(french::number)),
            ),
            _ => {}
        }
        missing_numbers(
            &numbers,
            &format!("les fiches de « {} »", collection.name),
            place,
            &collection.id,
            diagnostics,
        );
    }
    let interviews = &dataset.interviews;
    if let Some(last) = interviews.iter().max_by_key(|it| it.number) {
        let numbers = interviews.iter().map(|it| it.number).collect();
        let place = view.cell("entretiens", last.row, "numero");
        missing_numbers(&numbers, "les entretiens", place, "entretiens", diagnostics);
    }
}

/// Numbers that run from 1 leave none out.
fn missing_numbers(
    numbers: &BTreeSet<u64>,
    what: &str,
    place: Place,
    about: &str,
    diagnostics: &mut Diagnostics,
) {
    // Ranks begin at 1: a zero is another way of numbering.
    let Some(last) = numbers.last().copied().filter(|_| !numbers.contains(&0)) else { return };
    // Numbers that are mostly missing are no ranks: the sheets are a choice of some.
    let missing = last - numbers.len() as u64;
    if missing == 0 || missing > numbers.len() as u64 / 4 {
        return;
    }
    let absent: Vec<String> = (1..=last)
        .filter(|number| !numbers.contains(number))
        .take(5)
        .map(|number| number.to_string())
        .collect();
    let which = if missing == 1 { "le numéro" } else { "les numéros" };
    diagnostics.push(
        Diagnostic::new(
            Code::MissingNumber,
            format!("{what} vont jusqu'au numéro {last}, sans {which} {}", french::list(&absent)),
        )
        .at(place)
        .about(about)
        .help("ajoutez la ligne qui manque, ou corrigez les numéros"),
    );
}

/// A series that is said to have four sessions and shows three.
pub(in crate::guardian) fn sessions_are_as_many_as_counted(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut series: FxHashMap<&str, Vec<&Event>> = FxHashMap::default();
    for event in view.dataset.held() {
        if let Some(name) = &event.series {
            series.entry(name).or_default().push(event);
        }
    }
    for whole in view.dataset.held() {
        let count = whole.sessions.and_then(|it| it.exact_value());
        let Some(count) = count.filter(|count| *count > 1) else { continue };
        let Some(name) = whole.series.as_deref() else { continue };
        let is_session = |event: &&&Event| {
            event.row != whole.row
                && event.sessions.is_none()
                && event.date.precision() == Precision::Day
        };
        let sessions: Vec<&&Event> = series[name].iter().filter(is_session).collect();
        let Some(last) = sessions.last().filter(|_| sessions.len() as u64 != count) else {
            continue;
        };
        let verb = if sessions.len() == 1 { "est datée" } else { "sont datées" };
        diagnostics.push(
            differs(
                format!(
                    "la série « {name} » compte {count} séances, et {} {verb} dans la table",
                    sessions.len()
                ),
                view.cell("evenements", whole.row, "nb_seances"),
                (view.cell("evenements", last.row, "date_debut"), "la dernière séance est ici"),
                subject(whole),
            )
            .of_values([count, sessions.len() as u64].map(french::number)),
        );
    }
}
