//! What is told of a theme, and that the shipped one gives nothing to tell.

use super::{SECTIONS, SHIPPED, apart, pairs, read};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::source::SourceMap;

/// The place, the message and the help of each diagnostic about a theme.
fn reported(text: &str) -> Vec<String> {
    let mut sources = SourceMap::default();
    let file = sources.add("theme.toml", text);
    let mut diagnostics = Diagnostics::default();
    if let Some(theme) = read(file, text, &mut diagnostics) {
        pairs::check(&theme, &mut diagnostics);
        apart::check(&theme, &mut diagnostics);
    }
    diagnostics.sort(&sources);
    let reported = diagnostics.iter().map(|one| {
        let line = one.place.and_then(|place| sources.locate(place).line).unwrap_or_default();
        let marked = one.place.map_or("", |place| sources.text(place));
        let help = one.help.as_deref().unwrap_or("-");
        format!("{line} | {marked} | {} | {help}", one.message)
    });
    reported.collect()
}

/// The shipped theme with some words changed.
fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(SHIPPED.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "« {from} » stands in the shipped theme");
        text.replacen(from, to, 1)
    })
}

#[test]
fn the_shipped_theme_gives_nothing_to_tell() {
    assert_eq!(reported(SHIPPED), Vec::<String>::new());
}

#[test]
fn the_other_themes_give_nothing_to_tell_and_look_otherwise() {
    let vif = include_str!("../../../templates/themes/vif.toml");
    let ecran = include_str!("../../../templates/themes/ecran.toml");
    assert_eq!(reported(vif), Vec::<String>::new());
    assert_eq!(reported(ecran), Vec::<String>::new());
    let theme = |text: &str| {
        let file = SourceMap::default().add("theme.toml", text);
        read(file, text, &mut Diagnostics::default()).expect("it is sound")
    };
    let (shipped, vif) = (theme(SHIPPED), theme(vif));
    for path in ["couleurs.papier", "couleurs.encre", "couleurs.graphiques.actuelle"] {
        assert_ne!(shipped.color(path), vif.color(path), "{path}");
    }
    for path in ["polices.titre", "polices.texte"] {
        assert_ne!(shipped.family(path), vif.family(path), "{path}");
    }
    for path in ["corps.chapitre_pt", "page.haut_mm", "rythme.filet_pt", "formes.arrondi_pt"] {
        assert_ne!(shipped.number(path), vif.number(path), "{path}");
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once_at_its_line() {
    let text = changed(&[
        ("papier = { ecran", "papier = { ecrna"),
        ("filet = { ecran = \"#C9C8CE\"", "filets = { ecran = \"#C9C8CE\""),
        ("fond = { ecran = \"#F5F4F1\", cmjn = [2, 2, 4, 2] }", "fond = \"#FFF\""),
        ("cmjn = [55, 45, 30, 65]", "cmjn = [95, 95, 95, 65]"),
        ("cmjn = [95, 75, 0, 5]", "cmjn = [95, 75, 0]"),
        ("[impression]\n", "[impression]\npas_pt = 14\n"),
        ("titre = \"Source Serif 4\"", "titre = 4"),
        ("petit_pt = 9", "petit_pt = \"9pt\""),
        ("texte_pt = 10", "texte_pt = 100"),
        ("colonnes = 12", "colonnes = 12.5"),
        ("gouttiere_mm = 4\n", ""),
        ("[rythme]\n", "[cadence]\nvitesse = 3\n[rythme]\n"),
    ]);
    insta::assert_snapshot!(reported(&text).join("\n"));
}

#[test]
fn a_broken_line_is_told_and_what_follows_from_it_is_not() {
    insta::assert_snapshot!(reported(&changed(&[("[corps]", "[corps")])).join("\n"), @"84 |  | il manque « ] » à la fin du nom de la section « corps » | écrivez [corps]");
    insta::assert_snapshot!(reported(&changed(&[("\"Source Sans 3\"", "\"Source Sans 3")])).join("\n"), @r#"81 |  | ce texte est mal fermé ou contient un caractère interdit | fermez les guillemets sur la même ligne ; écrivez \" pour un guillemet, \\ pour une barre inverse"#);
}

#[test]
fn an_empty_theme_lacks_each_section_once() {
    let reported = reported("");
    assert_eq!(reported.len(), SECTIONS.len());
    let of_a_press = reported.iter().find(|it| it.contains("[impression]")).expect("it is one");
    insta::assert_snapshot!(of_a_press, @"0 |  | la section [impression] manque dans theme.toml | ajoutez-la : [impression] puis fond_perdu_mm = 3");
}

#[test]
fn values_that_contradict_one_another_are_told() {
    let text = changed(&[
        ("note_pt = 7.5", "note_pt = 9.5"),
        ("pas_pt = 14", "pas_pt = 9"),
        ("colonnes_texte = 8", "colonnes_texte = 11"),
        ("gauche_mm = 18", "gauche_mm = 140"),
        ("gouttiere_mm = 4", "gouttiere_mm = 12"),
    ]);
    insta::assert_snapshot!(reported(&text).join("\n"));
}

#[test]
fn pages_without_room_for_what_stands_on_them_are_told() {
    for (changes, said) in [
        (
            &[("largeur_mm = 210", "largeur_mm = 100"), ("gouttiere_mm = 4", "gouttiere_mm = 2")][..],
            &[
                "la colonne du texte n'a que 42 mm : il en faut 53",
                "la colonne des dates et des notes n'a que 14 mm : il en faut 20",
            ][..],
        ),
        (
            &[("titre_courant_mm = 9", "titre_courant_mm = 23")],
            &["au-dessus du titre courant, le blanc du haut n'a plus que 1 mm : il en faut 4"],
        ),
        (
            &[("hauteur_mm = 297", "hauteur_mm = 130"), ("geant_pt = 72", "geant_pt = 140")],
            &["entre ses blancs, la couverture n'a que 112 mm : il en faut 118"],
        ),
        (
            &[("hauteur_mm = 297", "hauteur_mm = 130"), ("haut_mm = 12", "haut_mm = 60")],
            &["entre ses blancs, le calendrier n'a de haut que 56 mm : il en faut 60"],
        ),
    ] {
        let all = reported(&changed(changes));
        for expected in said {
            assert!(all.iter().any(|one| one.contains(expected)), "{expected}: {all:?}");
        }
        assert_eq!(all.len(), said.len(), "{all:?}");
    }
    // A5, upright and lying, a square, letter.
    for (width, height) in [(148, 210), (210, 148), (210, 210), (216, 279)] {
        let size = [
            ("largeur_mm = 210", format!("largeur_mm = {width}")),
            ("hauteur_mm = 297", format!("hauteur_mm = {height}")),
        ];
        let changes: Vec<(&str, &str)> =
            size.iter().map(|(from, to)| (*from, to.as_str())).collect();
        assert_eq!(reported(&changed(&changes)), Vec::<String>::new(), "{width} x {height}");
    }
}

#[test]
fn pairs_that_do_not_contrast_are_told_with_a_colour_that_does() {
    let text = changed(&[
        ("\"#585866\", cmjn = [0, 0, 0, 75] }  # sources", "\"#999999\" }  # sources"),
        ("precedente = { ecran = \"#8E8D99\"", "precedente = { ecran = \"#9A99A5\""),
        ("\"#9A5B00\"", "\"#B8741A\""),
    ]);
    insta::assert_snapshot!(reported(&text).join("\n"));
}

#[test]
fn the_bounds_of_contrast_are_where_the_law_puts_them() {
    // #767676 on white is 4.54, #777777 is 4.48.
    let muted = |color: &str| {
        let line = format!("discret = \"{color}\" #");
        let text = changed(&[
            ("discret = {", &line),
            ("fond = { ecran = \"#F5F4F1\"", "fond = { ecran = \"#FFFFFF\""),
        ]);
        reported(&text).len()
    };
    assert_eq!(muted("#767676"), 0);
    assert_eq!(muted("#777777"), 2, "on the paper, and on a ground as white");
}

#[test]
fn colours_that_some_take_for_another_are_told() {
    let text = changed(&[
        // A green of the lightness of the orange, and a category twice.
        ("{ ecran = \"#3D85C6\"", "{ ecran = \"#6B8A00\""),
        ("\"#598007\"", "\"#5E5FFB\""),
    ]);
    insta::assert_snapshot!(reported(&text).join("\n"));
}

#[test]
fn every_pair_and_every_set_names_tokens() {
    let known = |path: &str| {
        SECTIONS.iter().any(|section| section.tokens.iter().any(|it| section.path(it) == path))
    };
    for pair in pairs::PAIRS {
        assert!(known(pair.front) && known(pair.ground), "{} / {}", pair.front, pair.ground);
    }
    for path in apart::SETS.iter().flat_map(|set| set.tokens) {
        assert!(known(path), "{path}");
    }
}
