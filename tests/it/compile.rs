//! The PDF of the real edition, and of small ones.

use std::path::Path;

use rapport::charts::Drawn;
use rapport::compile::stages::{self, Begun, Pdf, REPORT};
use rapport::diagnostic::Diagnostics;
use rapport::typeset::bundle::Purpose;

use crate::edition::{Edition, MANIFEST, repository};
use crate::pdf::{assert_conforms, text};

#[test]
fn the_report_of_2021_conforms_and_carries_its_tables() {
    let edition = Edition::real();
    let bytes = edition.compile();
    assert_conforms(&bytes, "the report of 2021");
    let document = lopdf::Document::load_mem(&bytes).expect("the PDF can be read");
    let catalog = document.catalog().expect("a catalog");
    assert_eq!(catalog.get(b"Lang").and_then(|lang| lang.as_str()).expect("a language"), b"fr");
    assert!(catalog.has(b"Outlines"), "bookmarks");
    let attached = catalog.get(b"AF").and_then(|files| files.as_array()).expect("attachments");
    let tables = std::fs::read_dir(edition.path("")).expect("the edition is there");
    let tables = tables.filter(|entry| {
        entry.as_ref().is_ok_and(|it| it.path().extension().is_some_and(|e| e == "csv"))
    });
    assert_eq!(attached.len(), tables.count() + 1, "every table is attached, and the figures");
}

#[test]
fn two_folders_two_locales_and_two_time_zones_give_the_same_bytes() {
    let (first, second) = (Edition::real(), Edition::real());
    first.rapport(&["compile", "-o", "a.pdf"]).env("LANG", "C").env("TZ", "UTC").assert().success();
    second
        .rapport(&["compile", "2021", "-o", "a.pdf"])
        .env("LANG", "fr_FR.UTF-8")
        .env("TZ", "Pacific/Auckland")
        .assert()
        .success();
    let read =
        |edition: &Edition| std::fs::read(edition.root().join("a.pdf")).expect("it is there");
    assert!(read(&first) == read(&second), "the bytes differ");
}

/// What the library makes of an edition on so many threads, remembering nothing of a former run.
fn made_on(threads: usize, edition: &Path) -> Pdf {
    let made = || {
        let diagnostics = &mut Diagnostics::default();
        let Begun { mut prepared, templates, mut engine } =
            stages::begin(edition, REPORT, Purpose::Reading, diagnostics);
        let (drawn, purpose) = (&mut Drawn::default(), Purpose::Reading);
        let bundle =
            stages::assembled(&mut prepared, &templates, REPORT, purpose, drawn, diagnostics);
        engine.forget_unused(0);
        stages::pdf(&mut engine, bundle.as_ref(), prepared, diagnostics, &|_| ()).0
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    pool.install(made).expect("the edition is sound")
}

#[test]
fn one_two_and_eight_threads_give_the_same_bytes() {
    let [one, two, eight] =
        [1, 2, 8].map(|threads| made_on(threads, &repository().join("data/2021")).bytes);
    assert!(one == two, "two threads");
    assert!(one == eight, "eight threads");
}

#[test]
fn the_pages_of_2021_are_laid_out_so_many_times() {
    // The first knows no page number, the last finds that all of them stay.
    assert_eq!(made_on(2, &repository().join("data/2021")).document.passes(), 3);
}

#[test]
fn the_date_of_the_environment_replaces_that_of_the_edition() {
    let edition = Edition::new();
    let before = edition.compile();
    edition
        .rapport(&["compile", "-o", "b.pdf"])
        .env("SOURCE_DATE_EPOCH", "1700000000")
        .assert()
        .success();
    let after = std::fs::read(edition.root().join("b.pdf")).expect("it is there");
    assert!(before != after, "the date is written");
    edition.rapport(&["compile", "-o", "b.pdf"]).env("SOURCE_DATE_EPOCH", "hier").assert().code(2);
}

#[test]
fn user_data_is_printed_as_it_stands() {
    let hostile = r#"#panic("x") *a* $b$ @c <d> \e [f] `g` // h = i"#;
    let edition = Edition::new();
    let cell = hostile.replace('"', "\"\"");
    edition.write(
        "evenements.csv",
        format!("date_debut;titre;categorie\n05/02/2021;\"{cell}\";rencontres\n"),
    );
    let found = pdftotext(&edition);
    let folded: String = found.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(folded.contains(r#"*a*$b$@c<d>\e[f]`g`//h=i"#), "{found}");
}

/// The text as readers copy it.
fn pdftotext(edition: &Edition) -> String {
    let bytes = edition.compile();
    text(&bytes)
}

#[test]
fn the_smallest_editions_compile() {
    let manifest_only = Edition::empty();
    manifest_only.write("rapport.toml", MANIFEST);
    assert_conforms(&manifest_only.compile(), "no table");
    assert_conforms(&Edition::new().compile(), "one event");
}

/// A chapter with one section, whose text is textes/essai.typ.
const CHAPTER: &str = r#"
[[chapitres]]
id = "agir"
titre = "Agir"

[[chapitres.sections]]
titre = "Agir ensemble"
texte = "textes/essai.typ"
"#;

#[test]
fn a_text_is_made_of_paragraphs_and_may_change_page() {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{CHAPTER}"));
    // Pages, and paragraphs as readers of the screen are told of them.
    let made_of = |prose: &str| {
        edition.write("textes/essai.typ", prose);
        let bytes = edition.compile();
        let document = lopdf::Document::load_mem(&bytes).expect("the PDF can be read");
        let kind = |object: &lopdf::Object| {
            let kind = object.as_dict().and_then(|it| it.get(b"S")).and_then(|it| it.as_name());
            kind.is_ok_and(|kind| kind == b"P")
        };
        (document.get_pages().len(), document.objects.values().filter(|it| kind(it)).count())
    };
    let (pages, paragraphs) = made_of("Un seul paragraphe.");
    assert_eq!(made_of("Un premier.\n\nUn second."), (pages, paragraphs + 1));
    // Two pages: the back cover is a verso, which a blank page may precede.
    let turned = "Avant.\n\n#pagebreak()\n\nPuis.\n\n#pagebreak()\n\nAprès.";
    assert_eq!(made_of(turned), (pages + 2, paragraphs + 2));
    assert_eq!(made_of("Avant.\n\n#pagebreak(weak: true)"), (pages, paragraphs));
}

#[test]
fn a_killed_or_failed_run_leaves_no_half_file() {
    let edition = Edition::new();
    let target = edition.root().join("dossier/rapport-activite-2021.pdf");
    std::fs::create_dir_all(&target).expect("it is writable");
    edition.rapport(&["compile", "-o", "dossier"]).assert().code(2);
    let left: Vec<_> =
        std::fs::read_dir(edition.root()).expect("it is readable").filter_map(Result::ok).collect();
    assert!(left.iter().all(|entry| !entry.file_name().to_string_lossy().ends_with(".tmp")));
}

#[test]
fn the_official_bundle_is_whole() {
    let edition = Edition::real();
    edition.rapport(&["export", "--bundle", "arbre"]).assert().success();
    for file in [
        "donnees.json",
        "templates/documents/rapport.typ",
        "fonts",
        "graphiques",
        "tables/evenements.csv",
    ] {
        assert!(edition.root().join("arbre").join(file).exists(), "{file}");
    }
}
