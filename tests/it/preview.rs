//! The preview without its server: what changes, what stays, where a point comes from.

use std::path::Path;
use std::sync::Arc;

use rapport::export::{self, PdfMeta};
use rapport::preview::{Freshness, Origin, Session, State};

use crate::edition::{Edition, MANIFEST, repository};

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
        assert!(broken.told.iter().all(|one| !one.message.is_empty()), "{what}");
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
    let error = broken.told.iter().find(|one| one.level == "erreur").expect("it is told");
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

    let calendar = origins(&state, page_with(&state, "Agora des territoires"));
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
    let error = unknown.told.iter().find(|one| one.level == "erreur").expect("it is told");
    assert!(error.message.contains("« synthse »"), "{}", error.message);
    assert!(error.help.as_deref().is_some_and(|help| help.contains("synthese")));
}

#[test]
fn a_designers_mistake_is_named_with_its_file_its_line_and_the_near_name() {
    let edition = edition();
    let templates = edition.root().join("templates");
    copy(&repository().join("templates"), &templates);
    let mut session = session(&edition);
    assert_eq!(session.look().errors(), 0);
    // A file of the templates, what stands in it, the mistake; where it is told, and words of it.
    for (file, right, wrong, at, words) in [
        (
            "pages/sommaire.typ",
            "police-titre",
            "police-titer",
            "pages/sommaire.typ",
            "`police-titre`",
        ),
        ("pages/sommaire.typ", "outline(", "outlin(", "pages/sommaire.typ", "`outline`"),
        (
            "pages/couverture.typ",
            "organisation.nom",
            "organisation.nomm",
            "pages/couverture.typ",
            "« nom »",
        ),
        (
            "pages/couverture.typ",
            "#let couverture",
            "#let couvertur",
            "documents/rapport.typ",
            "couvertur",
        ),
        (
            "composants/citation.typ",
            "#let citation",
            "#let x = block(largeur: 3pt)[]\n#let citation",
            "composants/citation.typ",
            "l'argument « largeur » n'existe pas",
        ),
        (
            "composants/citation.typ",
            "#let citation",
            "#let x = block(width: \"large\")\n#let citation",
            "composants/citation.typ",
            "un texte entre guillemets",
        ),
        (
            "composants/citation.typ",
            "#let citation",
            "#let x = 3pt * \"2\"\n#let citation",
            "composants/citation.typ",
            "multiplication impossible",
        ),
        (
            "composants/citation.typ",
            "#let citation",
            "#let x = 4px\n#let citation",
            "composants/citation.typ",
            "« px » n'est pas une unité",
        ),
        (
            "documents/rapport.typ",
            "pages/sommaire.typ",
            "pages/somaire.typ",
            "documents/rapport.typ",
            "pages/sommaire.typ",
        ),
        (
            "pages/sommaire.typ",
            "#let sommaire",
            "#let casse = [\n#let sommaire",
            "pages/sommaire.typ",
            "jamais fermé",
        ),
        (
            "composants/citation.typ",
            "#let citation",
            "#let x = { let y = 1\n#let citation",
            "composants/citation.typ",
            "jamais fermé",
        ),
        (
            "style.typ",
            "#import \"theme.typ\"",
            "#import \"@preview/cetz:0.2.0\"\n#import \"theme.typ\"",
            "style.typ",
            "sans réseau",
        ),
        ("theme.toml", "\"Source Serif 4\"", "\"Source Serif\"", "", "« Source Serif 4 »"),
        ("theme.toml", "\nencre = \"#", "\nencree = \"#", "theme.toml", "« encree »"),
        ("theme.toml", "encre = \"#1B1B26\"", "encre = \"#1B1B2\"", "theme.toml", "#RRVVBB"),
        ("theme.toml", "gouttiere_mm", "goutiere_mm", "", "« goutiere_mm »"),
        ("theme.toml", "[corps]", "[corps", "theme.toml", "theme.toml"),
    ] {
        let path = templates.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(right), "« {right} » stands in {file}");
        std::fs::write(&path, text.replacen(right, wrong, 1)).unwrap();
        let state = session.look();
        session.rest();
        let told: Vec<_> = state.told.iter().filter(|one| one.level == "erreur").collect();
        let is_it = told.iter().any(|one| {
            let place = one.at.as_deref().unwrap_or_default();
            let said = format!("{} {}", one.message, one.help.as_deref().unwrap_or_default());
            place.starts_with(&format!("templates/{at}"))
                && place.contains(':')
                && said.contains(words)
        });
        assert!(
            is_it,
            "{wrong}: {:?}",
            told.iter().map(|one| (&one.at, &one.message, &one.help)).collect::<Vec<_>>()
        );
        assert!(!told.iter().any(|one| one.message.contains("en anglais")), "{wrong}");
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(session.look().errors(), 0);
}

/// How many edits: more of them with `RETOUCHES=500`.
fn edits() -> usize {
    std::env::var("RETOUCHES").ok().and_then(|number| number.parse().ok()).unwrap_or(40)
}

#[test]
fn after_many_edits_the_bytes_are_those_of_a_cold_compile() {
    let edition = Edition::real();
    copy(&repository().join("templates"), &edition.root().join("templates"));
    let mut session = session(&edition);
    let mut chance = Chance(2021);
    let mut state = session.look();
    let mut undo: Vec<(std::path::PathBuf, Vec<u8>)> = Vec::new();
    let (mut broken, mut changed) = (0, 0);
    let mut memory = Vec::new();
    for number in 0..edits() {
        if undo.len() > 6 || (!undo.is_empty() && chance.below(3) == 0) {
            let (path, bytes) = undo.pop().expect("there is one");
            std::fs::write(path, bytes).unwrap();
        } else {
            let (path, from, to) = EDITS[chance.below(EDITS.len())];
            let path = edition.root().join(path);
            let text = std::fs::read_to_string(&path).unwrap();
            undo.push((path.clone(), text.clone().into_bytes()));
            std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
        }
        state = session.look();
        session.rest();
        broken += usize::from(state.freshness == Freshness::Kept);
        changed += usize::from(!state.changed.is_empty());
        if number % 20 == 19 {
            memory.push(resident());
        }
    }
    // What is broken is mended, other edits stay.
    while state.freshness == Freshness::Kept {
        let (path, bytes) = undo.pop().expect("the edition was right at first");
        std::fs::write(path, bytes).unwrap();
        state = session.look();
    }
    println!("{broken} breakages, {changed} changes, memory in MiB: {memory:?}");
    assert!(broken > 0 && changed > 0, "the edits are of both kinds");
    let cold = self::session(&edition).look();
    assert_eq!(names(&state), names(&cold));
    for (warm, cold) in state.pages.iter().zip(&cold.pages) {
        assert!(warm.svg() == cold.svg(), "a page is drawn otherwise");
    }
    assert!(pdf(&state) == edition.compile(), "the PDF of the session is that of the tool");
}

/// What is edited: a word, a cell, a colour, a template; or broken.
const EDITS: [(&str, &str, &str); 12] = [
    ("data/2021/textes/plaidoyer.typ", "politiques", "politiques toujours plus"),
    ("data/2021/textes/avant-propos.typ", "réseau", "réseau vivant"),
    ("data/2021/textes/kits.typ", "#", "#emph[Oui.] #"),
    ("data/2021/evenements.csv", "Bureau du RTES", "Bureau du réseau"),
    ("data/2021/evenements.csv", "2021-01-22", "2021-01-25"),
    ("data/2021/reseaux.csv", "6", "7"),
    ("templates/theme.toml", "#1F4AA8", "#3F4AA8"),
    ("templates/theme.toml", "pas_pt = 14", "pas_pt = 15"),
    ("templates/composants/citation.typ", "}\n", "}\n// Une remarque.\n"),
    ("data/2021/textes/plaidoyer.typ", "- *", "- *#panne("),
    ("data/2021/evenements.csv", "2021-02-02", "2021-02-31"),
    ("templates/style.typ", "#let prose(texte) = {", "#let prose(texte) = "),
];

/// Numbers that are always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

fn pdf(state: &State) -> Vec<u8> {
    let shown = Arc::clone(state.shown.as_ref().expect("there are pages"));
    export::pdf(&shown.document, &PdfMeta::new(&shown.bundle)).expect("it can be written")
}

/// Resident memory in MiB, where the system tells it.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    pages.unwrap_or_default() * 4096 / (1 << 20)
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
