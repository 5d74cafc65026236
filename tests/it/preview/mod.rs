//! The preview without its server: what changes, what stays, where a point comes from.

mod designers;
mod endurance;

use serde_json::Value;
use std::path::Path;

use rapport::compile::preview::{Freshness, Origin, Session, State};

use crate::edition::{Edition, MANIFEST};

const OUTLINE: &str = r#"
[[chiffres]]
id = "venus"
libelle = "participants aux rencontres"
table = "evenements"
agregat = "somme"
colonne = "participants"

[[avant]]
titre = "Avant-propos"
texte = "textes/avant-propos.typ"

[[avant]]
titre = "Le bilan"
texte = "textes/bilan.typ"
"#;

/// Two texts, each on its page, and an annex.
fn edition() -> Edition {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{OUTLINE}"));
    edition.write("textes/avant-propos.typ", "Une année de rencontres.\n");
    edition.write(
        "textes/bilan.typ",
        "Le bilan est bon.\n\nIls étaient #chiffre(\"venus\") en tout.\n",
    );
    edition
}

fn session(edition: &Edition) -> Session {
    Session::new(&edition.path(""), "rapport", None)
}

fn names(state: &State) -> Vec<String> {
    state.pages.iter().map(|page| page.name()).collect()
}

/// The page, from 1, that prints these words.
fn page_with(state: &State, words: &str) -> usize {
    let shown = state.shown.as_ref().expect("there are pages");
    let texts = shown.document.page_texts();
    let index = texts.iter().position(|text| text.replace('\n', " ").contains(words));
    index.unwrap_or_else(|| panic!("« {words} » is on no page")) + 1
}

/// What is found under a page, over all its points.
fn origins(state: &State, page: usize) -> Vec<Origin> {
    let (width, height) = state.pages[page - 1].size();
    let mut found = Vec::new();
    for row in 0..(height as u32 / 5) {
        for column in 0..(width as u32 / 9) {
            found.extend(state.origin(page, f64::from(column * 9), f64::from(row * 5)));
        }
    }
    found.dedup();
    found
}

#[test]
fn an_edited_word_changes_its_page_and_no_other() {
    let edition = edition();
    let mut session = session(&edition);
    let before = session.look();
    assert_eq!((before.freshness, before.errors()), (Freshness::Current, 0));
    assert_eq!(before.changed.len(), before.pages.len(), "at first all pages are new");

    edition.edit("textes/bilan.typ", "est bon", "est excellent");
    let after = session.look();
    assert_eq!(after.changed, [page_with(&after, "Le bilan est excellent")]);
    let differing = names(&before).iter().zip(names(&after)).filter(|(a, b)| *a != b).count();
    assert_eq!(differing, 1);

    edition.edit("textes/bilan.typ", "est excellent", "est bon");
    assert_eq!(names(&session.look()), names(&before), "what is undone is as it was");
}

#[test]
fn the_picture_of_an_edited_word_is_told_by_what_changes_in_it() {
    let edition = edition();
    let mut session = session(&edition);
    let before = session.look();
    let page = page_with(&before, "Le bilan est bon") - 1;
    let long = before.pages[page].svg().len();
    edition.edit("textes/bilan.typ", "est bon", "est excellent");
    let after = session.look();
    let former = before.pages[page].name();
    let patch = after.pages[page].patch_from(&former).expect("a word is little of a page");
    assert!(patch.svg.len() < long / 2 && patch.replaced.len() == 1, "{:?}", patch.replaced);
    let told: Value = serde_json::from_str(&after.to_json()).expect("it is JSON");
    let brought = &told["patches"][0];
    assert_eq!(brought["name"], after.pages[page].name());
    assert_eq!(brought["former"], former);
    assert_eq!(brought["patch"]["svg"], patch.svg);
    // Two edits later, and no more than that: a browser may have missed one.
    for (word, known) in [("est grand", true), ("est clair", false)] {
        edition.edit("textes/bilan.typ", if known { "est excellent" } else { "est grand" }, word);
        let state = session.look();
        state.pages[page].svg();
        let oldest = state.pages[page].patch_from(&former);
        assert_eq!(oldest.is_some(), known, "{word}");
    }
    assert_eq!(after.pages[page].patch_from("inconnue"), None);
}

#[test]
fn a_line_added_to_a_file_leaves_pages_that_look_the_same() {
    let edition = edition();
    let mut session = session(&edition);
    session.look();
    edition.edit("textes/bilan.typ", "Le bilan", "// Une remarque.\n\nLe bilan");
    assert_eq!(session.look().changed, [0usize; 0]);
    edition.edit("rapport.toml", "[edition]", "# Une remarque.\n[edition]");
    assert_eq!(session.look().changed, [0usize; 0]);
}

#[test]
fn an_edited_cell_reaches_the_calendar_and_the_figures() {
    let edition = edition();
    let mut session = session(&edition);
    session.look();
    edition.edit("evenements.csv", ";60", ";75");
    let after = session.look();
    assert!(after.changed.contains(&page_with(&after, "75 en tout")), "{:?}", after.changed);
}

#[test]
fn the_last_good_pages_stay_under_any_error_until_it_is_mended() {
    let edition = edition();
    let mut session = session(&edition);
    let good = session.look();
    let theme = edition.root().join("templates/theme.toml");
    let breaks: [(&str, &dyn Fn()); 6] = [
        ("date-impossible", &|| edition.edit("evenements.csv", "05/02/2021", "31/02/2021")),
        ("composition", &|| edition.edit("textes/bilan.typ", "est bon", "#est[bon")),
        ("chiffre", &|| edition.edit("textes/bilan.typ", "venus", "venuss")),
        ("toml", &|| edition.edit("rapport.toml", "[edition]", "[edition")),
        ("fichier-absent", &|| std::fs::remove_file(edition.path("rapport.toml")).unwrap()),
        ("theme", &|| {
            std::fs::create_dir_all(theme.parent().unwrap()).unwrap();
            std::fs::write(&theme, "[couleurs").unwrap();
        }),
    ];
    for (what, act) in breaks {
        act();
        let broken = session.look();
        assert_eq!(broken.freshness, Freshness::Kept, "{what}");
        assert!(broken.errors() > 0, "{what}");
        assert!(broken.changed.is_empty(), "{what}");
        assert_eq!(names(&broken), names(&good), "{what}");
        assert!(broken.reported.iter().all(|one| !one.message.is_empty()), "{what}");
        edition.write("rapport.toml", format!("{MANIFEST}{OUTLINE}"));
        edition.write("evenements.csv", crate::edition::EVENTS);
        edition.write(
            "textes/bilan.typ",
            "Le bilan est bon.\n\nIls étaient #chiffre(\"venus\") en tout.\n",
        );
        let _ = std::fs::remove_dir_all(theme.parent().unwrap());
        let mended = session.look();
        assert_eq!((mended.freshness, mended.errors()), (Freshness::Current, 0), "{what}");
        assert_eq!(names(&mended), names(&good), "{what}");
    }
}

#[test]
fn an_edition_that_was_never_right_has_no_page_and_then_all_of_them() {
    let edition = edition();
    edition.edit("textes/bilan.typ", "est bon", "est bon #inconnu()");
    let mut session = session(&edition);
    let broken = session.look();
    assert!(broken.pages.is_empty());
    let error = broken.reported.iter().find(|one| one.level == "erreur").expect("it is told");
    assert_eq!(error.at.as_deref(), Some("textes/bilan.typ:1"));
    assert_eq!(error.excerpt.as_ref().map(|it| it.marked.as_str()), Some("inconnu"));
    edition.edit("textes/bilan.typ", " #inconnu()", "");
    assert!(!session.look().pages.is_empty());
}

#[test]
fn a_point_of_a_page_tells_the_file_the_line_and_the_row() {
    let edition = edition();
    let mut session = session(&edition);
    let state = session.look();
    let bilan = origins(&state, page_with(&state, "Le bilan est bon"));
    let at = |one: &Origin| one.source.as_ref().map(|it| (it.file.clone(), it.line));
    let line = |number| Some(("textes/bilan.typ".to_owned(), number));
    let written = bilan.iter().find(|one| at(one) == line(1)).expect("it is on the page");
    let excerpt = written.source.as_ref().map(|it| it.excerpt.as_str());
    assert_eq!((written.kind, excerpt), ("texte", Some("Le bilan est bon.")));
    let cited = bilan.iter().find(|one| one.about.is_some()).expect("the figure is on the page");
    assert_eq!(cited.about.as_deref(), Some("chiffre « venus » : participants aux rencontres"));
    assert_eq!(at(cited), line(3));
    assert_eq!(cited.rows[0].at, "evenements.csv:2");

    let calendar = origins(&state, page_with(&state, "Janvier"));
    let event = calendar
        .iter()
        .find(|one| one.rows.iter().any(|row| row.at == "evenements.csv:2"))
        .expect("the event of the calendar leads to its row");
    assert_eq!(event.kind, "gabarit");
    assert!(event.rows[0].text.contains("Agora des territoires"));
}

#[test]
fn a_point_where_nothing_is_printed_has_no_origin() {
    let edition = edition();
    let state = session(&edition).look();
    let (width, height) = state.pages[0].size();
    for (page, x, y) in
        [(0, 10.0, 10.0), (999, 10.0, 10.0), (1, -50.0, 10.0), (1, width + 50.0, 10.0)]
    {
        assert_eq!(state.origin(page, x, y), None, "{page} {x} {y}");
    }
    for wild in [f64::NAN, f64::INFINITY, -1e300, height * 1e9] {
        let _ = state.origin(1, wild, wild);
    }
}

#[test]
fn pages_are_drawn_without_any_font_or_address() {
    let state = session(&Edition::real()).look();
    assert_eq!(state.errors(), 0);
    for page in &state.pages {
        let svg = page.svg();
        assert!(svg.starts_with("<svg"), "{}", &svg[..80]);
        assert!(!svg.contains("<text") && !svg.contains("%3Ctext"), "text that needs a font");
        assert!(!svg.contains("data:image/svg+xml;base64"), "a chart as the engine embeds it");
        for (at, _) in svg.match_indices("href=\"") {
            let target = &svg[at + 6..];
            let known = ["#", "data:", "http", "mailto:", "tel:"];
            assert!(known.iter().any(|start| target.starts_with(start)), "{}", &target[..40]);
        }
    }
}

#[test]
fn each_document_has_its_preview() {
    let edition = Edition::real();
    for document in ["communique", "synthese", "calendrier"] {
        let state = Session::new(&edition.path(""), document, None).look();
        assert_eq!(state.errors(), 0, "{document}");
        assert!(!state.pages.is_empty(), "{document}");
    }
    let unknown = Session::new(&edition.path(""), "synthse", None).look();
    let error = unknown.reported.iter().find(|one| one.level == "erreur").expect("it is told");
    assert!(error.message.contains("« synthse »"), "{}", error.message);
    assert!(error.help.as_deref().is_some_and(|help| help.contains("synthese")));
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap()) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
