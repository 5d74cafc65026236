//! The templates of the tool beside the editions of a project.

use super::{Desk, read, sound};
use crate::edition::repository;

#[test]
fn templates_are_copied_beside_the_editions_and_replaced_file_by_file() {
    let desk = Desk::new();
    desk.done("", &["new", "--annee", "2024"]);
    let (stdout, stderr) = desk.done("", &["new", "--gabarits"]);
    assert_eq!(stdout, "templates\n");
    assert!(stderr.contains("gardez ceux que vous modifiez"), "{stderr}");
    for path in ["theme.toml", "theme.schema.json", "gabarits.toml", "composants/chapeau.typ"] {
        let own = std::fs::read(repository().join("templates").join(path)).expect("it is there");
        let copied = std::fs::read(desk.path("templates").join(path)).expect("it is copied");
        assert!(own == copied, "{path}");
    }
    let before = sound(&desk, "", "2024");
    // One file is enough, with or without its version.
    let chapeau = read(desk.path("templates/composants/chapeau.typ"));
    std::fs::remove_dir_all(desk.path("templates")).expect("it is writable");
    std::fs::create_dir_all(desk.path("templates/composants")).expect("it is writable");
    let edited = chapeau.replace("text(size: corps.chapeau, texte)", "[MAQUETTE #texte]");
    std::fs::write(desk.path("templates/composants/chapeau.typ"), edited).expect("it is writable");
    let after = sound(&desk, "", "2024");
    assert!(after.contains("MAQUETTE") && !before.contains("MAQUETTE"));
    desk.refused(&["new", "--templates"], "« templates » a déjà des gabarits");
    desk.refused(&["new", "--gabarits", "--nom", "X"], "ne va pas avec");
}

#[test]
fn templates_go_beside_data_whatever_is_named() {
    for (asked, folder) in [
        ("projet", "projet/templates"),
        ("projet/data/2024", "projet/templates"),
        ("seule/2024", "seule/2024/templates"),
        ("ailleurs/templates", "ailleurs/templates"),
    ] {
        let desk = Desk::new();
        desk.done("", &["new", "projet", "--annee", "2024"]);
        desk.done("", &["new", "seule/2024"]);
        let (stdout, _) = desk.done("", &["new", "--gabarits", asked]);
        assert_eq!(stdout, format!("{folder}\n"), "{asked}");
        assert!(desk.path(folder).join("documents/rapport.typ").is_file());
    }
}

#[test]
fn templates_join_the_theme_in_the_colours_of_the_organisation() {
    let desk = Desk::new();
    desk.done("", &["new", "--annee", "2024", "--couleur", "#0a6b5c"]);
    let own = read(desk.path("templates/themes/organisation.toml"));
    let (_, said) = desk.done("", &["new", "--gabarits"]);
    assert!(
        said.contains("themes/organisation.toml") && said.contains("et non theme.toml"),
        "{said}"
    );
    assert_eq!(read(desk.path("templates/themes/organisation.toml")), own);
    assert!(desk.path("templates/prose.typ").is_file());
    desk.done("", &["compile"]);
    // Where no edition stands, they take nobody's place.
    let (_, said) = desk.done("", &["new", "--gabarits", "autre"]);
    assert!(said.contains("dont le dossier « data » est à côté"), "{said}");
}
