//! `rapport.toml` that is not even TOML.

use super::manifest_faults::reported;
use super::{MANIFEST, edition};

#[test]
fn malformed_lines_are_all_found() {
    let lines = "sigle = RTES\nmission =\n[[rubriques]]\nid = \"ptce\nlibelle = \"A\"\n[[listes]\nid = 03\n";
    insta::assert_snapshot!(reported(lines), @r#"
    erreur[toml-syntaxe]: « RTES » n'a pas de guillemets
      ╭▸ rapport.toml:6:9
      │
    6 │ sigle = RTES
      │         ━━━━
      │
      ╰ à faire: si c'est un texte, écrivez "RTES"

    erreur[toml-syntaxe]: il manque une valeur
      ╭▸ rapport.toml:7:10
      │
    7 │ mission =
      │          ━
      │
      ╰ à faire: écrivez-la après « = », ou retirez la ligne

    erreur[toml-syntaxe]: ce texte est mal fermé ou contient un caractère interdit
      ╭▸ rapport.toml:9:11
      │
    9 │ id = "ptce
      │           ━
      │
      ╰ à faire: fermez les guillemets sur la même ligne ; écrivez \" pour un guillemet, \\ pour une barre inverse

    erreur[toml-syntaxe]: il manque « ] » à la fin du nom de la section « listes »
       ╭▸ rapport.toml:11:10
       │
    11 │ [[listes]
       │          ━
       │
       ╰ à faire: écrivez [[listes]]

    4 erreurs
    "#);
}

#[test]
fn what_follows_from_a_malformed_header_is_not_told() {
    let manifest = MANIFEST.replace("[edition]", "[edition");
    let (_, diagnostics) = edition(&[("rapport.toml", manifest.as_bytes())]);
    let codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
    assert_eq!(codes, ["toml-syntaxe"]);
}

#[test]
fn no_fault_of_toml_is_told_in_english() {
    for line in [
        "a b = 1",
        "é = 1",
        "= 1",
        "a = = 1",
        "a = 1 2",
        "a = [1 2]",
        "a = [1,,2]",
        "a = [1",
        "a = {b = 1",
        "a = {b = 1 c = 2}",
        "a = {b = 1,, c = 2}",
        "a = 'x",
        "a = \"\\q\"",
        "a = \"\\u12\"",
        "a = \"\"\"x",
        "a = '''x",
        "a = 2021-02-31",
        "a = 2021-13-01",
        "a = 12h",
        "a = 1_",
        "a = 1.5.2",
        "a = +x",
        "a = 1\na = 2",
        "a = 1\na.b = 2",
        "[a]\n[a]",
        "[[a]]\n[a]",
        "[a",
        "[[a]",
        "[]",
        "[a] b",
        "a",
        "a = tru",
        "a = 1\rb = 2",
        "a = 03",
        "a = 0xZZ",
        "a.b.c = ",
        "\"a\nb\" = 1",
        "]",
        "}",
        ",",
        "a = [=]",
        "a = {1}",
        "a = 25:00:00",
        "a = 2021-1-1",
        "a = 1e",
        "a = -",
        "a = \"x\" y",
        "\"\"\"a\"\"\" = 1",
        "a = {b = }",
        "a = 1.",
        "a = .5",
        "a = 0X1",
        "a = }",
        "a = [1}",
    ] {
        let (input, diagnostics) = edition(&[("rapport.toml", line.as_bytes())]);
        let faults: Vec<_> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.code.name() == "toml-syntaxe")
            .collect();
        assert!(!faults.is_empty(), "{line}");
        for one in faults {
            let reported = super::shown(&input, &diagnostics);
            assert!(!one.message.contains("selon les règles"), "{line}: {reported}");
        }
    }
}
