//! The gallery of the templates shows every component, at every size, on any edition.

use std::collections::BTreeSet;
use std::path::Path;

use crate::edition::{Edition, MANIFEST, repository};
use crate::extremes::assert_sound;
use crate::pdf::{assert_conforms, text};

/// The Typst files of a folder of the templates, and what they say.
fn templates(folder: &str) -> Vec<(String, String)> {
    let folder = repository().join("templates").join(folder);
    let entries =
        std::fs::read_dir(folder).expect("it is a folder").map(|it| it.expect("readable"));
    let typst = entries.map(|it| it.path()).filter(|path| path.extension() == Some("typ".as_ref()));
    let read = |path: &Path| std::fs::read_to_string(path).expect("it is text");
    typst
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), read(&path)))
        .collect()
}

/// The components that a file imports.
fn imported(source: &str) -> impl Iterator<Item = String> {
    let lines = source.lines().filter(|line| line.starts_with("#import"));
    lines.filter_map(|line| {
        let path = line.split('"').nth(1)?;
        Some(path.rsplit('/').next()?.strip_suffix(".typ")?.to_owned())
    })
}

fn gallery(edition: &Edition) -> Vec<u8> {
    edition.rapport(&["compile", "--document", "galerie", "-o", "galerie.pdf"]).assert().success();
    std::fs::read(edition.root().join("galerie.pdf")).expect("the PDF is there")
}

#[test]
fn no_component_is_missing_from_the_gallery() {
    let components = templates("composants");
    // Those that the gallery draws, then those that these are made of.
    let mut drawn: BTreeSet<String> =
        templates("galerie").iter().flat_map(|(_, source)| imported(source)).collect();
    for _ in 0..3 {
        let parts = components.iter().filter(|(name, _)| drawn.contains(name));
        drawn.extend(parts.flat_map(|(_, source)| imported(source)).collect::<Vec<_>>());
    }
    let printed = text(&gallery(&Edition::new()));
    let printed: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    for (name, _) in &components {
        assert!(drawn.contains(name), "no file of templates/galerie draws composants/{name}.typ");
        assert!(printed.contains(&format!("composants/{name}.typ")), "{name} has no notice");
    }
}

#[test]
fn every_component_is_shown_at_its_sizes() {
    for (file, source) in templates("galerie") {
        let code = source.lines().filter(|line| !line.starts_with("//"));
        let source = code.collect::<Vec<_>>().join("\n");
        for sheet in source.split("fiche(\"").skip(1) {
            let title = sheet.split('"').next().unwrap_or_default();
            for size in ["ordinaire", "extrême"] {
                let shown =
                    sheet.contains(&format!("cas(\"{size}\"")) || sheet.contains("cas(g.taille");
                assert!(shown, "« {title} » of {file}.typ is not shown « {size} »");
            }
        }
    }
}

#[test]
fn the_gallery_stands_on_any_edition_and_is_for_everybody() {
    let bare = Edition::empty();
    bare.write("rapport.toml", MANIFEST);
    assert_sound(&Edition::new(), "galerie", "one event");
    assert_sound(&bare, "galerie", "no table");
    assert_conforms(&gallery(&bare), "the gallery");
}
