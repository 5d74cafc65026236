//! Which folder an edition is.

use std::path::Path;

use super::folder;
use crate::dataset::catalogue;
use crate::read::editions::{all, find, newest, previous};

#[test]
fn editions_are_found_by_year_or_folder() {
    let project = folder(&[
        ("data/2020/reseaux.csv", b""),
        ("data/2021/rapport.toml", b""),
        ("data/2022/rapport.toml", b""),
        ("data/essai/rapport.toml", b""),
        ("autre/rapport.toml", b""),
    ]);
    let project = project.path();
    let names: Vec<_> = all(project).into_iter().map(|edition| edition.name).collect();
    assert_eq!(names, ["2021", "2022", "essai"]);
    assert_eq!(newest(project).and_then(|edition| edition.period()), Some(2022.into()));
    for (asked, found) in [
        (None, "data/2022"),
        (Some("2021"), "data/2021"),
        (Some("data/2021"), "data/2021"),
        (Some("data/2021/"), "data/2021"),
        (Some("data/2021/rapport.toml"), "data/2021"),
        (Some("essai"), "data/essai"),
        (Some("autre"), "autre"),
    ] {
        assert_eq!(find(project, asked, &catalogue()), Ok(project.join(found)), "{asked:?}");
    }
    assert_eq!(previous(&project.join("data/2021"), 2021.into()), Some(project.join("data/2020")));
    assert_eq!(previous(&project.join("data/2020"), 2020.into()), None);
}

#[test]
fn editions_that_do_not_exist_are_told() {
    let reported = |project: &Path, asked| {
        let one = find(project, asked, &catalogue()).expect_err("no such edition");
        let shown = project.display().to_string();
        format!("{} | {}", one.message.replace(&shown, "."), one.help.unwrap_or_default())
    };
    let project = folder(&[("data/2021/rapport.toml", b""), ("data/2020/site.csv", b"")]);
    insta::assert_snapshot!(reported(project.path(), Some("2012")), @"l'édition « 2012 » n'existe pas | vouliez-vous dire « 2021 » ? (éditions du dossier « data » : 2021)");
    insta::assert_snapshot!(reported(project.path(), Some("ailleurs")), @"l'édition « ailleurs » n'existe pas | éditions du dossier « data » : 2021");
    insta::assert_snapshot!(reported(project.path(), Some("2020")), @"le dossier « ./data/2020 » n'a pas de fichier « rapport.toml » | « rapport new » crée une édition avec tout ce qu'il faut");
    let project = folder(&[("data/essai/rapport.toml", b"")]);
    insta::assert_snapshot!(reported(project.path(), None), @"aucune édition dans le dossier « data » | nommez l'édition : essai");
    let project = folder(&[]);
    insta::assert_snapshot!(reported(project.path(), None), @"aucune édition dans le dossier « data » | nommez son dossier, ou créez-en une : « rapport new »");
    insta::assert_snapshot!(reported(project.path(), Some("2021")), @"l'édition « 2021 » n'existe pas | « rapport new » crée une édition avec tout ce qu'il faut");
}
