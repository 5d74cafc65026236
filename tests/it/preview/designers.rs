//! What a designer mistypes, and the words that name it.

use super::{copy, edition, session};
use crate::edition::repository;

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
        (
            "theme.toml",
            "\"Source Serif 4\"",
            "\"Source Serif\"",
            "theme.toml",
            "« Source Serif 4 »",
        ),
        ("theme.toml", "\nencre = {", "\nencree = {", "theme.toml", "« encree »"),
        ("theme.toml", "\"#1B1B26\"", "\"#1B1B2\"", "theme.toml", "#RRVVBB"),
        ("theme.toml", "gouttiere_mm", "goutiere_mm", "theme.toml", "« gouttiere_mm »"),
        ("theme.toml", "[corps]", "[corps", "theme.toml", "écrivez [corps]"),
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
