//! People: whose initials these are, where they were, what they are.

use chrono::{Datelike, NaiveDate};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dataset::{Dataset, Event, Format, Person, RowRef};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::sentences::likeness::{ByHash, hash, letters, pair};
use crate::guardian::{View, subject};
use crate::language::partial_date::Precision;
use crate::language::{french, suggest};

/// Longest stay of which every day is looked at.
const LONGEST_STAY: usize = 31;

/// Initials that stand for two people, or two initials that stand for one.
pub(in crate::guardian) fn initials_name_one_person(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let place = |person: &Person| view.cell("personnes", person.row, "initiales");
    let mut owners: FxHashMap<String, &Person> = FxHashMap::default();
    for person in &view.dataset.people {
        for initials in &person.initials {
            match owners.get(&french::fold(initials)) {
                None => {
                    owners.insert(french::fold(initials), person);
                }
                Some(first) if letters(&first.name) != letters(&person.name) => diagnostics.push(
                    Diagnostic::new(
                        Code::AmbiguousInitials,
                        format!(
                            "« {initials} » désigne à la fois {} et {}",
                            first.name, person.name
                        ),
                    )
                    .at(place(person))
                    .related(place(first), "les mêmes initiales sont ici")
                    .about(initials)
                    .help("donnez à l'une des deux des initiales plus longues, comme « Pat.A. »"),
                ),
                Some(_) => {}
            }
        }
    }
    let used = used_initials(view.dataset);
    for person in &view.dataset.people {
        let mut written = person
            .initials
            .iter()
            .filter_map(|initials| used.get(&french::fold(initials)).map(|row| (initials, *row)));
        let (Some((first, row)), Some((second, other))) = (written.next(), written.next()) else {
            continue;
        };
        diagnostics.push(
            Diagnostic::new(
                Code::AmbiguousInitials,
                format!(
                    "{} est désignée de deux façons : « {first} » et « {second} »",
                    person.name
                ),
            )
            .at(view.cell("evenements", row, "representants"))
            .related(
                view.cell("evenements", other, "representants"),
                format!("« {second} » est ici"),
            )
            .related(place(person), "les deux sont déclarées ici")
            .about(&person.name)
            .help(
                "écrivez partout les mêmes ; si ce sont deux personnes, donnez une ligne à chacune",
            ),
        );
    }
}

/// For all initials of the calendar, the first row that has them.
pub(in crate::guardian) fn used_initials(dataset: &Dataset) -> FxHashMap<String, RowRef> {
    let mut used = FxHashMap::default();
    for event in &dataset.events {
        for initials in &event.representatives {
            used.entry(french::fold(initials)).or_insert(event.row);
        }
    }
    used
}

/// Initials that nobody has, or whose letters are not those of the name.
pub(in crate::guardian) fn initials_belong_to_someone(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let people = &view.dataset.people;
    let known: Vec<&str> =
        people.iter().flat_map(|person| &person.initials).map(String::as_str).collect();
    // An edition that lists nobody's initials does not explain them.
    if known.is_empty() {
        return;
    }
    let folded: FxHashSet<String> = known.iter().map(|initials| french::fold(initials)).collect();
    let mut reported: FxHashSet<String> = FxHashSet::default();
    for event in &view.dataset.events {
        for initials in &event.representatives {
            let key = french::fold(initials);
            if folded.contains(&key) || !reported.insert(key) {
                continue;
            }
            let is_known = |part: &str| folded.contains(&french::fold(part));
            let help = match several(initials, is_known) {
                Some(parts) => format!("séparez-les par « | » : {}", parts.join(" | ")),
                None => format!(
                    "corrigez-les, ou ajoutez-les à une ligne de la table « personnes » ; {}",
                    suggest::help(initials, &known, "initiales connues")
                ),
            };
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownInitials,
                    format!("« {initials} » n'est dans les initiales de personne"),
                )
                .at(view.cell("evenements", event.row, "representants"))
                .about(initials)
                .help(help),
            );
        }
    }
    for person in people {
        for initials in person.initials.iter().filter(|it| !stand_for(it, &person.name)) {
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownInitials,
                    format!(
                        "« {initials} » ne sont pas les initiales de « {} »",
                        shorten(&person.name)
                    ),
                )
                .at(view.cell("personnes", person.row, "initiales"))
                .about(initials)
                .help("corrigez les initiales ou le nom")
                .acceptable(Acceptance::If("si la personne n'est pas connue")),
            );
        }
    }
}

/// The initials of several people, with another sign between them than the one
/// that is read: « MC et EB », « PA, CS ».
fn several(initials: &str, is_known: impl Fn(&str) -> bool) -> Option<Vec<&str>> {
    let parts = initials.split([',', ';', '/', '&', '+', '-']).flat_map(|part| part.split(" et "));
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    (parts.len() > 1 && parts.iter().all(|part| is_known(part))).then_some(parts)
}

/// Whether initials are beginnings of the words of a name, in their order:
/// « ALF » and « A.-L. F. » stand for Anne-Laure Federici, « Pat.A. » for Patricia Andriot.
fn stand_for(initials: &str, name: &str) -> bool {
    let folded = french::fold(name);
    let words: Vec<&[u8]> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::as_bytes)
        .collect();
    let initials = letters(initials);
    taken(initials.as_bytes(), &words, true)
}

/// Whether the letters are used up by beginnings of the words; every word but
/// small ones (« de », « van ») gives one, and the first always does.
fn taken(letters: &[u8], words: &[&[u8]], is_first: bool) -> bool {
    let Some((word, rest)) = words.split_first() else { return letters.is_empty() };
    let most =
        letters.iter().zip(*word).take_while(|(letter, character)| letter == character).count();
    let may_skip = !is_first && word.len() <= 3;
    (1..=most).any(|count| taken(&letters[count..], rest, false))
        || (may_skip && taken(letters, rest, false))
}

/// One person in two places on one day.
pub(in crate::guardian) fn nobody_is_in_two_places(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let named: FxHashMap<String, &str> = view
        .dataset
        .people
        .iter()
        .flat_map(|person| {
            person.initials.iter().map(|it| (french::fold(it), person.name.as_str()))
        })
        .collect();
    // The letters of a name are worked out once, however often it comes back.
    let mut known: ByHash<u64> = ByHash::default();
    let mut days: ByHash<&Event> = ByHash::default();
    let mut reported: FxHashSet<(u64, RowRef)> = FxHashSet::default();
    for event in view.dataset.events.iter().filter(|event| is_somewhere(event)) {
        let represented = event.representatives.iter().map(|initials| {
            named.get(&french::fold(initials)).copied().unwrap_or(initials.as_str())
        });
        // Who speaks at a salon of three days is there for an hour.
        let one_day = event.date.precision() == Precision::Day;
        let speakers =
            event.speakers.iter().filter(|_| one_day).filter_map(|speaker| speaker.name.as_deref());
        let all = event.date.day_ranges();
        for person in represented.chain(speakers) {
            let name = *known.entry(hash(person)).or_insert_with(|| hash(&letters(person)));
            for day in all.iter().flat_map(|range| range.steps()).take(LONGEST_STAY) {
                let number = u64::try_from(day.num_days_from_ce()).unwrap_or_default();
                let first = *days.entry(pair(name, number)).or_insert(event);
                if elsewhere(first, event) && reported.insert((name, event.row)) {
                    diagnostics.push(two_places(view, person, day, first, event));
                }
            }
        }
    }
}

/// Whether an event took place in a room that is known.
fn is_somewhere(event: &Event) -> bool {
    let in_a_room = !matches!(event.format, Some(Format::Online | Format::Hybrid));
    event.place.is_some() && in_a_room && event.status.is_held()
}

/// Whether two events have no place in common: « Péniche Petit Bain, Paris » is in « Paris ».
fn elsewhere(first: &Event, second: &Event) -> bool {
    let (Some(first), Some(second)) = (&first.place, &second.place) else { return false };
    let parts = |place: &str| place.split(',').map(letters).collect::<Vec<_>>();
    let (first, second) = (parts(first), parts(second));
    !first.iter().any(|place| second.contains(place))
}

fn two_places(
    view: &View<'_>,
    person: &str,
    day: NaiveDate,
    first: &Event,
    second: &Event,
) -> Diagnostic {
    let place = |event: &Event| event.place.clone().unwrap_or_default();
    let when = french::date(&crate::language::partial_date::PartialDate::Day(day));
    Diagnostic::new(
        Code::TwoPlaces,
        format!(
            "{person} serait le {when} à {} et à {}",
            shorten(&place(first)),
            shorten(&place(second))
        ),
    )
    .at(view.cell("evenements", second.row, "lieu"))
    .related(
        view.cell("evenements", first.row, "lieu"),
        format!("« {} » est ici", shorten(&first.title)),
    )
    .about(subject(second))
    .help("vérifiez les dates, les lieux et les initiales des deux lignes")
}

/// One person with two roles at once in one body.
pub(in crate::guardian) fn nobody_has_two_roles(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let mut first: FxHashMap<String, Vec<&Person>> = FxHashMap::default();
    for person in &view.dataset.people {
        let before = first.entry(letters(&person.name)).or_default();
        if let Some((other, column)) =
            before.iter().find_map(|other| Some((*other, contradiction(other, person)?)))
        {
            let role = |person: &Person| {
                let role =
                    if column == "fonction" { &person.function } else { &person.network_role };
                shorten(role.as_deref().unwrap_or_default())
            };
            diagnostics.push(
                Diagnostic::new(
                    Code::TwoRoles,
                    format!("{} : « {} » et « {} » en même temps", person.name, role(other), role(person)),
                )
                .at(view.cell("personnes", person.row, column))
                .related(view.cell("personnes", other.row, column), "l'autre rôle est ici")
                .about(&person.name)
                .help("dites quand chaque rôle commence et finit dans « debut » et « fin », ou gardez le bon"),
            );
        }
        before.push(person);
    }
}

/// The column in which two rows of one person in one body contradict each other.
fn contradiction(first: &Person, second: &Person) -> Option<&'static str> {
    let same = |one: &Option<String>, other: &Option<String>| match (one, other) {
        (Some(one), Some(other)) => Some(letters(one) == letters(other)),
        _ => None,
    };
    if same(&first.body, &second.body) != Some(true) || follow(first, second) {
        return None;
    }
    match (same(&first.function, &second.function), same(&first.network_role, &second.network_role))
    {
        (Some(false), _) => Some("fonction"),
        (_, Some(false)) => Some("role_reseau"),
        _ => None,
    }
}

/// Whether one of the two ends before the other begins.
fn follow(first: &Person, second: &Person) -> bool {
    let ends_before = |one: &Person, other: &Person| {
        let end = one.until.as_ref().and_then(|date| date.first_day());
        let start = other.since.as_ref().and_then(|date| date.last_day());
        end.zip(start).is_some_and(|(end, start)| end <= start)
    };
    ends_before(first, second) || ends_before(second, first)
}

#[cfg(test)]
mod tests {
    use super::{several, stand_for};

    #[test]
    fn several_initials_in_one_word_are_told_apart() {
        let known = |part: &str| ["MC", "EB", "CS"].contains(&part);
        for (written, parts) in [
            ("MC et EB", &["MC", "EB"][..]),
            ("MC, CS", &["MC", "CS"]),
            ("MC, EB et CS", &["MC", "EB", "CS"]),
            ("MC/EB", &["MC", "EB"]),
            ("MC et XY", &[]),
            ("MC", &[]),
            ("et", &[]),
        ] {
            assert_eq!(several(written, known).unwrap_or_default(), parts, "{written}");
        }
    }

    #[test]
    fn initials_are_beginnings_of_the_words_of_a_name() {
        for (initials, name, held) in [
            ("MC", "Mahel Coppey", true),
            ("Pat.A.", "Patricia Andriot", true),
            ("PA", "Patricia Andriot", true),
            ("ALF", "Anne-Laure Federici", true),
            ("A.-L. F.", "Anne-Laure Federici", true),
            ("JLT", "Jeanne de La Tour", true),
            ("JDLT", "Jeanne de La Tour", true),
            ("CM", "Mahel Coppey", false),
            ("AL", "Anne-Laure Federici", false),
            ("AL", "Personne non identifiée (AL)", false),
            ("", "Mahel Coppey", false),
        ] {
            assert_eq!(stand_for(initials, name), held, "{initials} / {name}");
        }
    }
}
