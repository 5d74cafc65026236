//! `rapport compile --format png|svg`: a picture of each page.

use std::path::Path;

use crate::edition::{Edition, MANIFEST};

/// The code, what is printed, what is said.
fn run(edition: &Edition, arguments: &str) -> (i32, String, String) {
    let words: Vec<&str> = std::iter::once("compile").chain(arguments.split(' ')).collect();
    let output = edition.rapport(&words).output().expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("it is UTF-8");
    (output.status.code().expect("it ends by itself"), text(output.stdout), text(output.stderr))
}

fn start(path: impl AsRef<Path>) -> Vec<u8> {
    std::fs::read(path).expect("the picture is there").into_iter().take(4).collect()
}

fn names(folder: impl AsRef<Path>) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("it is a folder");
    let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.map(|entry| name(entry.expect("readable"))).collect();
    names.sort();
    names
}

#[test]
fn each_page_is_a_picture() {
    let edition = Edition::new();
    let pages = lopdf::Document::load_mem(&edition.compile()).expect("a PDF").get_pages().len();
    for (arguments, folder, ending, begins) in [
        ("--format png", "sortie/rapport-activite-2021", "png", &b"\x89PNG"[..]),
        ("--format svg", "sortie/rapport-activite-2021", "svg", b"<svg"),
        ("--format svg -o dessins", "dessins", "svg", b"<svg"),
        ("-o images/p{p}.png --ppp 36", "images", "png", b"\x89PNG"),
    ] {
        let (code, stdout, stderr) = run(&edition, arguments);
        assert_eq!(code, 0, "{arguments}: {stderr}");
        let told: Vec<&str> = stdout.lines().collect();
        assert_eq!(told.len(), pages, "{arguments}");
        for file in &told {
            assert!(file.starts_with(folder) && file.ends_with(ending), "{file}");
            assert_eq!(start(edition.root().join(file)), begins, "{file}");
        }
        let own = names(edition.root().join(folder)).into_iter().filter(|it| it.ends_with(ending));
        assert_eq!(own.count(), pages, "{arguments}: nothing else is left");
    }
    assert_eq!(names(edition.root().join("images"))[0], "p1.png");
    assert_eq!(run(&edition, "--document synthese -o seule.png").0, 0, "one page, one name");
}

#[test]
fn two_runs_give_the_same_pixels() {
    let edition = Edition::new();
    let read = |folder: &str| {
        assert_eq!(run(&edition, &format!("--format png --ppp 72 -o {folder}")).0, 0);
        std::fs::read(edition.root().join(folder).join("page-1.png")).expect("it is there")
    };
    assert!(read("a") == read("b"));
}

#[test]
fn what_cannot_be_meant_is_refused_before_anything_is_written() {
    let edition = Edition::new();
    let mine = edition.root().join("page-1.png");
    std::fs::write(&mine, "à moi").expect("it is writable");
    let before = names(edition.root());
    for (arguments, words) in [
        ("-o toutes.png", "{0p}"),
        ("--format png -o rapport.pdf", "--format demande une autre forme"),
        ("--format svg --ppp 300", "--ppp"),
        ("--format gif", "png"),
        ("--format png --ppp 3", "« 3 » n'est pas une valeur de « --ppp"),
        ("-o page-{p}.png", "n'est pas une image png"),
        ("--format png -o data/2021/images", "dossier de l'édition"),
    ] {
        let (code, stdout, stderr) = run(&edition, arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{arguments}: {stderr}");
        assert!(stderr.contains(words), "{arguments}: {stderr}");
    }
    assert_eq!(std::fs::read_to_string(&mine).expect("it is there"), "à moi");
    assert_eq!(names(edition.root()), before);
}

#[test]
fn an_error_in_the_data_draws_nothing() {
    let edition = Edition::new();
    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    assert_eq!(run(&edition, "--format png -o images").0, 1);
    assert!(!edition.root().join("images").exists());
}

#[test]
fn pages_of_a_longer_document_are_told() {
    let edition = Edition::new();
    assert_eq!(run(&edition, "--format svg -o images/{p}.svg").0, 0);
    let longer = names(edition.root().join("images")).len();
    edition.write("rapport.toml", MANIFEST.replace("[[annexes]]\nid = \"calendrier\"\n", ""));
    let (code, stdout, stderr) = run(&edition, "--format svg -o images/{p}.svg");
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.lines().count() < longer && stderr.contains("plus long"), "{stderr}");
    assert_eq!(names(edition.root().join("images")).len(), longer, "nothing is deleted");
}
