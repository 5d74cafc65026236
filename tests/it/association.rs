//! A small association: its season, its accounts on two of them, its projects, its people, its words.

use crate::edition::{Edition, copy, repository};
use crate::pdf;

/// The edition of 2023-2024 with the one before it, in the place where the others of the tests stand.
fn association() -> Edition {
    let edition = Edition::empty();
    copy(&repository().join("tests/editions/association/data"), &edition.root().join("data"));
    std::fs::remove_dir_all(edition.root().join("data/2021")).expect("it was empty");
    edition
}

fn said(edition: &Edition, arguments: &[&str]) -> String {
    let output = edition.rapport(arguments).output().expect("it runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    shown + &String::from_utf8_lossy(&output.stderr)
}

/// Without the spaces of French numbers.
fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

#[test]
fn nothing_is_to_be_said_of_it() {
    for year in ["2022-2023", "2023-2024"] {
        let shown = said(&association(), &["check", year, "--strict"]);
        assert!(shown.contains("Aucun problème") || !shown.contains("avertissement"), "{shown}");
    }
}

#[test]
fn totals_and_the_result_come_from_the_rows() {
    let edition = association();
    for (id, expected) in [
        ("total-produits", "31 152 €"),
        ("total-charges", "29 159 €"),
        ("resultat", "1 993 €"),
        ("subventions", "12 500 €"),
        ("total-bilan", "21 821 €"),
    ] {
        let shown = plain(&said(&edition, &["figures", "2023-2024", id]));
        assert!(shown.contains(expected), "{id}: {shown}");
    }
    let origin = plain(&said(&edition, &["figures", "2023-2024", "resultat", "--origine"]));
    for row in ["comptes.csv", "6 420 €", "−9 120 €"] {
        assert!(origin.contains(row), "{row}: {origin}");
    }
}

#[test]
fn each_number_of_a_statement_and_each_sum_leads_to_its_rows() {
    let edition = association();
    let plain = |arguments: &[&str]| plain(&said(&edition, arguments));
    for (name, last, row) in [
        ("compte-de-resultat", "2022-2023", "../2022-2023/comptes.csv:"),
        ("bilan", "2022-2023", "../2022-2023/comptes.csv:"),
        ("budget", "Réalisé 2023-2024", "comptes.csv:"),
        ("financements", "Accordé", "financements.csv:"),
    ] {
        let shown = plain(&["figures", "2023-2024", name, "--origine"]);
        let lines: Vec<&str> = shown.lines().map(str::trim).collect();
        let of_last = lines.iter().zip(&lines[1..]).filter(|(line, _)| {
            line.strip_prefix(last).is_some_and(|rest| rest.starts_with(" : "))
        });
        let of_last: Vec<_> = of_last.collect();
        assert!(of_last.len() > 2, "{name}: {shown}");
        for (line, next) in of_last {
            assert!(next.starts_with(row), "{name}, {line}: {next}");
        }
    }
    let total = plain(&["figures", "2023-2024", "tableau.benevolat.total", "--origine"]);
    for words in ["Heures : 1 236", "benevolat.csv:2 ", "total"] {
        assert!(total.contains(words), "{words}: {total}");
    }
    let members = plain(&["figures", "2023-2024", "adherents", "--origine"]);
    for words in ["édition 2022-2023 : 132", "../2022-2023/effectifs.csv:4"] {
        assert!(members.contains(words), "{words}: {members}");
    }
    let mean = plain(&["figures", "2023-2024", "marcheurs-par-sortie", "--origine"]);
    assert!(mean.contains("../2022-2023/evenements.csv:2"), "{mean}");
}

#[test]
fn statements_stand_beside_last_years() {
    let edition = association();
    edition.rapport(&["compile", "2023-2024", "-o", "essai.pdf"]).assert().success();
    let bytes = std::fs::read(edition.root().join("essai.pdf")).expect("the PDF is there");
    // Without spaces.
    let printed = pdf::text(&bytes);
    for line in [
        "Totaldesproduits311522710129980",
        "Totaldescharges291592737229980",
        "Excédentoudéficit1993−2710",
        "Totaldelactif2182119789",
        "Totaldupassif2182119789",
        "Total140001250010000",
    ] {
        assert!(printed.contains(line), "{line}: {printed}");
    }
}

#[test]
fn an_amount_is_printed_as_the_text_asks() {
    let edition = association();
    let text = "#compte-de-resultat(unite: \"milliers\", negatif: \"parenthèses\")\n";
    std::fs::write(edition.root().join("data/2023-2024/textes/resultat.typ"), text)
        .expect("writable");
    edition.rapport(&["compile", "2023-2024", "-o", "essai.pdf"]).assert().success();
    let bytes = std::fs::read(edition.root().join("essai.pdf")).expect("the PDF is there");
    assert!(pdf::text(&bytes).contains("Excédentoudéficit2,0(0,3)"));
}

#[test]
fn next_year_keeps_the_lines_and_not_their_amounts() {
    let edition = association();
    edition.rapport(&["new", "2024-2025"]).assert().success();
    let table = std::fs::read_to_string(edition.root().join("data/2024-2025/comptes.csv"));
    let table = table.expect("the table goes on");
    assert!(table.contains("resultat;706;Participations aux séjours;;;;"), "{table}");
}

#[test]
fn the_words_of_the_organisation_are_printed() {
    let edition = association();
    let manifest = edition.root().join("data/2023-2024/rapport.toml");
    let text = std::fs::read_to_string(&manifest).expect("it is text");
    let words = "\n[vocabulaire]\nadherent = { un = \"marcheuse\", plusieurs = \"marcheuses\" }\n\
                 evenement = { un = \"sortie\", plusieurs = \"sorties\", genre = \"feminin\" }\n";
    std::fs::write(&manifest, text + words).expect("writable");
    let shown = plain(&said(&edition, &["figures", "2023-2024"]));
    for label in ["marcheuses", "sorties de la saison", "sorties organisées ou co-organisées"] {
        assert!(shown.contains(label), "{label}: {shown}");
    }
}

#[test]
fn each_kind_of_organisation_has_a_first_edition_that_fits() {
    for (kind, its_own, another) in [
        ("réseau", "destinataires", "Totaldesproduits"),
        ("association", "Totaldesproduits", "projetssuivis"),
        ("service", "projetssuivis", "adhérents!"),
    ] {
        let edition = Edition::empty();
        edition.rapport(&["new", "--annee", "2024", "--genre", kind]).assert().success();
        let told = said(&edition, &["check", "2024", "--tout"]);
        let others = told.lines().filter(|line| {
            let is_told = line.starts_with("erreur[") || line.starts_with("avertissement[");
            is_told && !line.contains("exemple-restant")
        });
        assert_eq!(others.collect::<Vec<_>>(), Vec::<&str>::new(), "{kind}");
        edition.rapport(&["compile", "2024", "-o", "essai.pdf"]).assert().success();
        let bytes = std::fs::read(edition.root().join("essai.pdf")).expect("the PDF is there");
        let text = pdf::text(&bytes);
        assert!(text.contains(its_own), "{kind}: {text}");
        assert!(!text.contains(another), "{kind}: {text}");
    }
    let refused = said(&Edition::empty(), &["new", "--annee", "2024", "--genre", "mairie"]);
    assert!(refused.contains("n'est pas un genre"), "{refused}");
}
