//! Events that no page tells: the plan lists events by chapter or by theme, and they are in none.
//! The calendar alone does not tell an event: it prints a short title on a day.

use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;

use crate::dataset::{Event, Role, Status};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french::{self, fold};
use crate::language::quantity::Quantity;
use crate::read::prose::{Cited, EventList, Kept};

/// Events that the message names.
const NAMED: usize = 5;
/// Letters of a title that a text tells it by.
const TITLE: usize = 8;
/// Titles that are looked for in the texts.
const MOST: usize = 2_000;

/// Tells how many events neither a list nor a text takes, and the lists that take none.
pub(in crate::guardian) fn events_are_told(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let lists: Vec<&EventList> = view.texts.iter().flat_map(|text| &text.lists).collect();
    if lists.iter().any(|list| names_nothing(view, list)) {
        return; // It has been told.
    }
    let by_theme = view.dataset.settings.chapters.iter().any(|it| !it.themes.is_empty());
    let is_known = !lists.iter().any(|list| list.is_open);
    // Without a list, the report is a calendar and what the texts choose to tell.
    if view.dataset.events.is_empty() || !is_known || (lists.is_empty() && !by_theme) {
        return;
    }
    empty_lists(view, diagnostics);
    let mut cited: Vec<&str> = view
        .texts
        .iter()
        .flat_map(|text| &text.citations)
        .filter(|it| matches!(it.cited, Cited::Event | Cited::Photo | Cited::Speakers))
        .map(|it| it.id.as_str())
        .collect();
    cited.sort_unstable();
    // What the chapters take depends on few things, and there may be many events.
    let (plan, others): (Vec<&EventList>, Vec<_>) = lists.iter().partition(|list| {
        list.kept.iter().all(|(it, _)| matches!(it, Kept::Chapter | Kept::Theme))
    });
    let mut planned: FxHashMap<(&str, &[String]), bool> = FxHashMap::default();
    let mut untold: Vec<&Event> = view
        .dataset
        .events
        .iter()
        .filter(|it| it.status != Status::Cancelled && it.role != Some(Role::Context))
        .filter(|it| it.id.is_empty() || cited.binary_search(&it.id.as_str()).is_err())
        .filter(|it| {
            let event: &Event = it;
            let alike = planned.entry((&event.category, &event.themes));
            let is_planned =
                *alike.or_insert_with(|| plan.iter().any(|list| takes(view, list, event)));
            !is_planned && !others.iter().any(|list| takes(view, list, event))
        })
        .collect();
    leave_out_quoted(view, &mut untold);
    untold.sort_by_key(|event| event.row.record);
    let Some(first) = untold.first() else { return };
    let word = &view.dataset.settings.vocabulary.event;
    let message = match untold.len() {
        1 => format!("aucune page ne raconte {} : ni liste, ni texte", word.shown()),
        count => format!(
            "{} ne sont raconté{}s par aucune page, ni liste, ni texte : {}",
            french::with_unit(&Quantity::exact(count as u64), &word.one, &word.several),
            word.ending(),
            names(view, &untold)
        ),
    };
    diagnostics.push(
        Diagnostic::new(Code::EventInNoChapter, message)
            .at(view.cell("evenements", first.row, "titre"))
            .about("evenements")
            .help(cure(view))
            .acceptable(Acceptance::If("s'ils ne doivent figurer qu'au calendrier")),
    );
}

/// Whether a list names a chapter or a theme that does not exist.
fn names_nothing(view: &View<'_>, list: &EventList) -> bool {
    let settings = &view.dataset.settings;
    list.kept.iter().any(|(kept, ids)| match kept {
        Kept::Chapter => ids.iter().any(|(id, _)| settings.chapters.iter().all(|it| it.id != *id)),
        Kept::Theme => ids.iter().any(|(id, _)| settings.themes.iter().all(|it| it.id != *id)),
        _ => false,
    })
}

/// What to write, in the words of the plan.
fn cure(view: &View<'_>) -> String {
    let mut ways = Vec::new();
    let lists = || view.texts.iter().flat_map(|text| &text.lists).flat_map(|list| &list.kept);
    let chapters = || view.dataset.settings.chapters.iter();
    let themes = lists().filter(|(kept, _)| *kept == Kept::Theme);
    let themes = themes.flat_map(|(_, ids)| ids.iter().map(|(id, _)| id.as_str()));
    let of_chapters = chapters().flat_map(|it| &it.themes).map(|it| it.value.as_str());
    let mut ids: Vec<&str> = themes.chain(of_chapters).collect();
    ids.sort_unstable();
    ids.dedup();
    if !ids.is_empty() {
        ids.truncate(NAMED + 3);
        ways.push(format!(
            "écrivez dans « rubriques » l'un des thèmes du plan ({})",
            ids.join(", ")
        ));
    }
    if lists().any(|(kept, _)| *kept == Kept::Chapter) {
        ways.push(
            "donnez leur catégorie à un chapitre, « categories » dans rapport.toml".to_owned(),
        );
    }
    ways.push("citez-les dans un texte, #evenements(ids: (\"…\",))".to_owned());
    ways.join(", ou ")
}

/// « Agora (ligne 2), Salon (ligne 5) et 12 autres ».
fn names(view: &View<'_>, events: &[&Event]) -> String {
    let sources = &view.input.sources;
    let named = events.iter().take(NAMED).map(|event| {
        let at = sources.locate(event.row.place());
        let line = at.line.map_or_else(String::new, |line| format!(" (ligne {line})"));
        format!("« {} »{line}", french::shorten(&event.title, 40))
    });
    let mut named: Vec<String> = named.collect();
    match events.len() - named.len() {
        0 => {}
        1 => named.push("un autre".to_owned()),
        rest => named.push(format!("{} autres", french::number(rest as u64))),
    }
    french::list(&named)
}

/// Lists that print nothing.
fn empty_lists(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for text in view.texts {
        for list in text.lists.iter().filter(|list| !list.kept.is_empty()) {
            if view.dataset.events.iter().any(|event| takes(view, list, event)) {
                continue;
            }
            let ids = list.kept.iter().flat_map(|(_, ids)| ids.iter().map(|(id, _)| id.as_str()));
            let ids: Vec<String> = ids.map(|id| format!("« {id} »")).collect();
            diagnostics.push(
                Diagnostic::new(
                    Code::NothingPrinted,
                    match ids.is_empty() {
                        true => "cette liste n'imprime rien : elle ne nomme aucun événement".to_owned(),
                        false => format!("cette liste n'imprime rien : aucun événement n'y répond ({})", ids.join(", ")),
                    },
                )
                .at(crate::diagnostic::source::Place::span(text.file, list.range.clone()))
                .about(ids.join(", ").replace(['«', '»'], "").trim().to_owned())
                .help("vérifiez la colonne « rubriques » de la table « evenements », ou retirez la liste"),
            );
        }
    }
}

/// Whether a list shows an event.
pub(in crate::guardian) fn takes(view: &View<'_>, list: &EventList, event: &Event) -> bool {
    list.kept.iter().all(|(kept, ids)| {
        let has = |value: &str| ids.iter().any(|(id, _)| id == value);
        match kept {
            Kept::Chapter => {
                view.dataset.settings.chapters.iter().any(|it| has(&it.id) && it.has(event))
            }
            Kept::Theme => event.themes.iter().any(|theme| has(theme)),
            Kept::Kind => event.kind.as_deref().is_some_and(has),
            Kept::Region => event.region.as_deref().is_some_and(has),
            Kept::Series => event.series.as_deref().is_some_and(has),
            Kept::Ids => has(&event.id),
        }
    })
}

/// Leaves out events that a sentence names by their title.
fn leave_out_quoted(view: &View<'_>, untold: &mut Vec<&Event>) {
    if untold.is_empty() || untold.len() > MOST {
        return;
    }
    let titles: Vec<String> = untold.iter().map(|event| fold(&event.title)).collect();
    let Ok(search) = AhoCorasick::new(&titles) else { return };
    let mut quoted = vec![false; titles.len()];
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        for found in search.find_overlapping_iter(&fold(&block.text)) {
            let title = found.pattern().as_usize();
            quoted[title] |= titles[title].len() >= TITLE;
        }
    }
    let mut quoted = quoted.into_iter();
    untold.retain(|_| !quoted.next().unwrap_or_default());
}
