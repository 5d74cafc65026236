//! Fonts of an edition, and `rapport fonts`.

use std::path::Path;

use serde_json::Value;

use crate::edition::{Edition, repository};
use crate::pdf::embedded_fonts;

/// A font of rectangles: Latin letters, figures, some punctuation, and a star.
fn drop_font(folder: &Path) {
    let font = "tests/erreurs/police-illisible/silence/racine/fonts/Essai.ttf";
    std::fs::create_dir_all(folder).expect("it is writable");
    std::fs::copy(repository().join(font), folder.join("Essai.ttf")).expect("it is writable");
}

/// The shipped theme with other words, beside the edition.
fn write_theme(edition: &Edition, from: &str, to: &str) {
    let text = std::fs::read_to_string(repository().join("templates/theme.toml")).expect("text");
    assert!(text.contains(from), "{from}");
    let folder = edition.root().join("templates");
    std::fs::create_dir_all(&folder).expect("it is writable");
    std::fs::write(folder.join("theme.toml"), text.replacen(from, to, 1)).expect("it is writable");
}

fn listed(edition: &Edition) -> Vec<Value> {
    let output = edition.rapport(&["fonts", "--format", "json"]).output().expect("the tool runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

fn family<'a>(listed: &'a [Value], name: &str) -> &'a Value {
    listed.iter().find(|one| one["family"] == name).unwrap_or_else(|| panic!("{name}: {listed:#?}"))
}

#[test]
fn the_families_of_the_tool_cover_what_the_report_of_2021_prints_in_them() {
    let listed = listed(&Edition::real());
    let text = family(&listed, "Source Sans 3");
    assert_eq!(text["origin"], "embedded");
    assert_eq!(text["roles"], serde_json::json!(["textes et graphiques"]));
    assert_eq!(text["missing"], serde_json::json!([]));
    let weights: Vec<_> =
        text["styles"].as_array().unwrap().iter().map(|it| &it["weight"]).collect();
    assert_eq!(weights, [400, 400, 600, 700]);
    assert!(text["prints"].as_u64() > Some(100), "{text}");
    let titles = family(&listed, "Source Serif 4");
    assert_eq!(titles["roles"], serde_json::json!(["titres"]));
}

#[test]
fn a_font_beside_the_templates_or_in_the_edition_can_be_named_in_the_theme() {
    for folder in ["fonts", "data/2021/fonts"] {
        let edition = Edition::new();
        write_theme(&edition, "titre = \"Source Serif 4\"", "titre = \"Essai\"");
        edition.rapport(&["check"]).assert().code(1);
        drop_font(&edition.root().join(folder));
        edition.rapport(&["check", "--strict"]).assert().success();
        let listed = listed(&edition);
        let own = family(&listed, "Essai");
        assert_eq!(own["origin"], "file", "{folder}");
        assert_eq!(own["roles"], serde_json::json!(["titres"]));
        assert!(own["prints"].as_u64() > Some(5), "{own}");
        let lacks =
            |sign: &str| own["missing"].as_array().unwrap().iter().any(|it| it["sign"] == sign);
        assert!(!lacks("é") && !lacks("\u{202f}"), "{own}");
        let pdf = edition.compile();
        let embedded = embedded_fonts(&pdf);
        assert!(embedded.iter().any(|name| name.contains("Essai")), "{folder}: {embedded:?}");
    }
}

#[test]
fn a_font_of_the_edition_goes_with_the_bundle() {
    let edition = Edition::new();
    drop_font(&edition.root().join("fonts"));
    edition.rapport(&["export", "--bundle", "arbre"]).assert().success();
    assert!(edition.root().join("arbre/fonts/Essai.ttf").exists());
}

#[test]
fn nothing_is_written_among_the_fonts() {
    let edition = Edition::new();
    drop_font(&edition.root().join("fonts"));
    edition.rapport(&["compile", "-o", "fonts/rapport.pdf"]).assert().code(2);
    assert!(!edition.root().join("fonts/rapport.pdf").exists());
}

#[test]
fn the_list_for_people_names_the_signs_that_a_family_lacks() {
    let edition = Edition::new();
    edition.edit("evenements.csv", "Agora des", "Agora ● des");
    drop_font(&edition.root().join("fonts"));
    let output = edition.rapport(&["polices"]).output().expect("the tool runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.success());
    let essai = text.split("Inter").next().expect("it is listed first");
    assert!(essai.contains("« fonts » : "), "{text}");
    assert!(essai.contains("● (figure géométrique, U+25CF)"), "{text}");
    assert!(text.contains("Source Sans 3 (textes et graphiques), fournie avec l'outil"), "{text}");
}

#[test]
fn an_edition_with_errors_still_tells_its_families() {
    let edition = Edition::new();
    edition.edit("evenements.csv", "05/02/2021", "hier");
    let output = edition.rapport(&["fonts"]).output().expect("the tool runs");
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("Source Sans 3"));
    assert!(String::from_utf8_lossy(&output.stderr).contains("rapport check"));
}

#[test]
fn a_sign_without_a_drawing_is_told_before_and_after_the_pages_are_made() {
    let edition = Edition::new();
    edition.edit("evenements.csv", "Agora des", "Agora 🎉 des");
    let told = edition.check();
    let one = &told["diagnostics"][0];
    assert_eq!(one["code"], "signe-absent");
    assert_eq!((one["file"].as_str(), one["line"].as_u64()), (Some("evenements.csv"), Some(2)));
    assert!(one["message"].as_str().unwrap().contains("émoji, U+1F389"), "{one}");
    let output = edition.rapport(&["compile"]).output().expect("the tool runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("erreur[").count(), 1, "{said}");
    assert!(said.contains("signe-absent") && said.contains("evenements.csv"), "{said}");
}

#[test]
fn a_font_that_bears_the_name_of_one_of_the_tool_takes_its_place() {
    const NAME: &str = "Inter_700Bold.ttf";
    let shipped = std::fs::read(repository().join("fonts").join(NAME)).expect("it is shipped");
    let mut other = shipped.clone();
    // The first table and its checksum: what a font of the same length would differ by at least.
    let word = |at: usize| {
        u32::from_be_bytes([shipped[at], shipped[at + 1], shipped[at + 2], shipped[at + 3]])
    };
    let table = word(20) as usize;
    other[table..table + 4].copy_from_slice(&(word(table) + 1).to_be_bytes());
    other[16..20].copy_from_slice(&word(16).wrapping_add(1).to_be_bytes());
    for (content, origin) in [(&shipped, "embedded"), (&other, "file")] {
        let edition = Edition::new();
        let folder = edition.root().join("fonts");
        std::fs::create_dir_all(&folder).expect("it is writable");
        std::fs::write(folder.join(NAME), content).expect("it is writable");
        assert_eq!(family(&listed(&edition), "Inter")["origin"], origin);
    }
}

#[test]
fn a_damaged_font_is_told_by_its_name() {
    const NAME: &str = "Maison.ttf";
    let shipped =
        std::fs::read(repository().join("fonts/Inter_700Bold.ttf")).expect("it is shipped");
    let mut flipped = shipped.clone();
    flipped[shipped.len() / 2] ^= 8;
    let cut = shipped[..shipped.len() / 2].to_vec();
    for damaged in [flipped, cut] {
        let edition = Edition::new();
        let folder = edition.root().join("fonts");
        std::fs::create_dir_all(&folder).expect("it is writable");
        std::fs::write(folder.join(NAME), damaged).expect("it is writable");
        let output = edition.rapport(&["check"]).output().expect("the tool runs");
        let told = String::from_utf8_lossy(&output.stderr).into_owned()
            + &String::from_utf8_lossy(&output.stdout);
        assert!(told.contains("la police « fonts/Maison.ttf » est abîmée"), "{told}");
    }
}
