//! What a designer mistypes, and the words that name it.

use super::{copy, edition, session};
use crate::edition::repository;

/// A file of the templates, what stands in it, the mistake; where it is told, and words of it.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Makes each mistake, one after the other, and looks for its words among the errors.
fn assert_told(mistakes: &[Mistake]) {
    let edition = edition();
    edition.write("textes/bilan.typ", "Le bilan est bon.\n\n#citation(auteur: \"Anne\")[Merci.]\n");
    let templates = edition.root().join("templates");
    copy(&repository().join("templates"), &templates);
    let mut session = session(&edition);
    assert_eq!(session.look().errors(), 0);
    for (file, right, wrong, at, words) in mistakes {
        let path = templates.join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(right), "« {right} » stands in {file}");
        std::fs::write(&path, text.replacen(right, wrong, 1)).unwrap();
        let state = session.look();
        session.rest();
        let told: Vec<_> = state.reported.iter().filter(|one| one.level == "erreur").collect();
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

#[test]
fn a_designers_mistake_is_named_with_its_file_its_line_and_the_near_name() {
    assert_told(&[
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
    ]);
}

/// What prints the citation of the edition.
const CITATION: &str = "composants/citation.typ";

#[test]
fn other_mistakes_say_what_to_write_instead() {
    let here = |right: &'static str, wrong: &'static str, words: &'static str| -> Mistake {
        (CITATION, right, wrong, CITATION, words)
    };
    assert_told(&[
        here("quotes: false", "quotes: faux", "n'est défini nulle part"),
        here("breakable: trop-long", "breakble: trop-long", "`breakable`"),
        here("set text(font:", "set text(colour: encre, font:", "arguments possibles"),
        here("set text(font:", "set text(fill: #F5F4F1, font:", "rgb(\"#RRVVBB\")"),
        here("set text(font:", "set text(fill: rgb(\"F5F4G1\"), font:", "lettres A à F"),
        here("set text(font:", "set text(weight: 100 %, font:", "coller le signe au nombre"),
        here("corps.intertitre", "corps.intertitrre", "« intertitre »"),
        here("corps.petit", "corps(\"petit\")", "un champ se prend par un point"),
        here("if dit(auteur) or", "if auteur or", "dit(valeur)"),
        here("strong(auteur)", "strong(auteur.nom)", "n'a pas de champ"),
        here("strong(auteur)", "strong(auteur.uper())", "n'a pas de méthode"),
        here("strong(auteur)", "strong (auteur)", "retirer l'espace devant une parenthèse"),
        here("above: lignes(2)", "above: lignes(2, 3)", "un argument de trop"),
        here("#let citation(", "#let citation (", "retirer l'espace devant une parenthèse"),
        here("#import \"../theme.typ\": *", "#import \"theme.typ\": *", "/templates/theme.typ"),
        here(
            "#import \"../theme.typ\": *",
            "#import \"../theme.typ\": *\n#import \"citation.typ\": citation",
            "s'importe lui-même",
        ),
        here("quote(block: true, texte)", "image(\"logo.png\")", "/images/…"),
        here("quote(block: true, texte)", "quote(block: true, (texte: 1))", "ne s'imprime pas"),
    ]);
}
