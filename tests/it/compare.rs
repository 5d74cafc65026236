//! `rapport diff`: every change is named, and nothing else; both ways; from wherever a state comes.

use std::path::Path;

use rapport::compare::{self, Comparison, Side};
use rapport::compile::prepared::{Prepared, count};
use rapport::diagnostic::Diagnostics;
use serde_json::Value;

use crate::edition::{Edition, copy};

fn prepared(folder: &Path) -> Prepared {
    count(folder, &mut Diagnostics::default())
}

fn side<'a>(name: &'a str, prepared: &'a Prepared) -> Side<'a> {
    Side { name, prepared, only_tables: false }
}

fn compared(before: &Prepared, after: &Prepared) -> Comparison {
    compare::compare(side("a", before), side("b", after))
}

/// The same object seen from the other side, its rows in an order of their own.
fn mirrored(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let turned = map.iter().map(|(key, value)| {
                let key = match key.as_str() {
                    "before" => "after",
                    "after" => "before",
                    other => other,
                };
                (key.to_owned(), mirrored(value))
            });
            let mut turned: serde_json::Map<String, Value> = turned.collect();
            turned.sort_keys();
            Value::Object(turned)
        }
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(mirrored).collect();
            list.sort_by_key(Value::to_string);
            Value::Array(list)
        }
        Value::String(word) if word == "added" => Value::from("removed"),
        Value::String(word) if word == "removed" => Value::from("added"),
        other => other.clone(),
    }
}

fn json(comparison: &Comparison) -> Value {
    serde_json::from_str(&comparison.json()).expect("JSON")
}

/// Numbers that look random, the same in every run.
struct Seed(u64);

impl Seed {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// A table as its cells.
fn cells(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_path(path)
        .expect("it is there");
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    rows.collect()
}

fn write(path: &Path, rows: &[Vec<String>]) {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').flexible(true).from_path(path).expect("writable");
    rows.iter().for_each(|row| writer.write_record(row).expect("writable"));
    writer.flush().expect("writable");
}

const TABLES: [&str; 6] =
    ["evenements", "newsletters", "presse", "adherents", "telechargements", "personnes"];

/// What an edit is expected to be called: the table or text, what became of it, and the values.
#[derive(Debug, PartialEq)]
enum Edit {
    Cell { table: &'static str, column: String, before: String, after: String },
    Row { table: &'static str, change: &'static str },
    Word { path: String },
}

/// Edits a copy of the edition in one place.
fn edit(seed: &mut Seed, folder: &Path) -> Edit {
    let table = TABLES[seed.below(TABLES.len())];
    let path = folder.join(format!("{table}.csv"));
    match seed.below(4) {
        0 => {
            let texts = std::fs::read_dir(folder.join("textes")).expect("it is there");
            let mut texts: Vec<_> = texts.map(|it| it.expect("it is readable").path()).collect();
            texts.sort();
            let path = &texts[seed.below(texts.len())];
            let text = std::fs::read_to_string(path).expect("text");
            let words: Vec<(usize, &str)> = text
                .match_indices(' ')
                .filter_map(|(at, _)| {
                    let rest = &text[at + 1..];
                    let end = rest.find(' ')?;
                    Some((at + 1, &rest[..end]))
                })
                .filter(|(_, word)| word.len() > 3 && word.chars().all(char::is_alphabetic))
                .collect();
            let (at, word) = words[seed.below(words.len())];
            let changed = format!("{}zèbre{}", &text[..at], &text[at + word.len()..]);
            std::fs::write(path, changed).expect("writable");
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            Edit::Word { path: format!("textes/{name}") }
        }
        1 => {
            let mut rows = cells(&path);
            let row = 1 + seed.below(rows.len() - 1);
            rows.remove(row);
            write(&path, &rows);
            Edit::Row { table, change: "removed" }
        }
        2 => {
            let mut rows = cells(&path);
            let mut row = rows[1 + seed.below(rows.len() - 1)].clone();
            row.iter_mut().filter(|it| !it.is_empty()).for_each(|it| it.push('9'));
            rows.insert(1 + seed.below(rows.len() - 1), row);
            write(&path, &rows);
            Edit::Row { table, change: "added" }
        }
        _ => {
            let mut rows = cells(&path);
            let filled = |row: &Vec<String>| row.iter().filter(|it| !it.is_empty()).count() > 3;
            let chosen: Vec<usize> = (1..rows.len()).filter(|it| filled(&rows[*it])).collect();
            let row = chosen[seed.below(chosen.len())];
            let column = seed.below(rows[0].len());
            let name = rows[0][column].clone();
            let cell = &mut rows[row][column];
            let before = cell.trim().to_owned();
            *cell = format!("{before}7");
            let after = cell.clone();
            write(&path, &rows);
            Edit::Cell { table, column: name, before, after }
        }
    }
}

/// What the comparison says, in the words of the edit.
fn told(comparison: &Comparison) -> Vec<Edit> {
    let mut list = Vec::new();
    for table in &comparison.tables {
        let name = TABLES.into_iter().find(|name| *name == table.table).expect("an edited table");
        for row in &table.rows {
            let change = format!("{:?}", row.change).to_lowercase();
            match change.as_str() {
                "changed" => list.extend(row.cells.iter().map(|cell| Edit::Cell {
                    table: name,
                    column: cell.column.clone(),
                    before: cell.value.before.clone().expect("a value"),
                    after: cell.value.after.clone().expect("a value"),
                })),
                "added" => list.push(Edit::Row { table: name, change: "added" }),
                _ => list.push(Edit::Row { table: name, change: "removed" }),
            }
        }
    }
    for text in &comparison.texts {
        list.extend(text.passages.iter().map(|_| Edit::Word { path: text.path.clone() }));
    }
    list
}

#[test]
fn a_hundred_edits_are_each_named_and_nothing_else() {
    let edition = Edition::real();
    let original = edition.root().join("data/2021");
    let before = prepared(&original);
    // Spaces and quotation marks are written anew by an edit, and say nothing.
    for table in TABLES {
        let path = original.join(format!("{table}.csv"));
        write(&path, &cells(&path));
    }
    assert!(compared(&before, &prepared(&original)).is_same(), "what is written anew is the same");
    let copied = edition.root().join("data/copie");
    for number in 0..100 {
        let _ = std::fs::remove_dir_all(&copied);
        copy(&original, &copied);
        let made = edit(&mut Seed(number), &copied);
        let after = prepared(&copied);
        let comparison = compared(&before, &after);
        assert_eq!(told(&comparison), [made], "edit {number}: {}", comparison.json());
        let (forth, back) = (json(&comparison), json(&compared(&after, &before)));
        let (mut forth, back) = (mirrored(&mirrored(&forth)), mirrored(&back));
        // The names are given, not found.
        forth["names"] = back["names"].clone();
        assert_eq!(forth, back, "edit {number}");
        // Every figure that moved is named, and no other.
        let text = |prepared: &Prepared, id: &str| {
            prepared.figures.list.iter().find(|it| it.id == id).map(|it| it.text.clone())
        };
        let ids = before.figures.list.iter().chain(&after.figures.list).map(|it| it.id.clone());
        let moved: std::collections::BTreeSet<String> =
            ids.filter(|id| text(&before, id) != text(&after, id)).collect();
        let named = comparison.figures.iter().map(|it| it.id.clone());
        let named: std::collections::BTreeSet<String> = named.collect();
        assert!(moved.is_subset(&named), "edit {number}: {moved:?} {named:?}");
        assert!(
            moved.is_empty() || comparison.figures.iter().any(|it| !it.rows.is_empty()),
            "edit {number}: {}",
            comparison.json()
        );
    }
}

fn run(edition: &Edition, words: &[&str]) -> (i32, String, String) {
    let output = edition.rapport(&[&["diff"], words].concat()).output().expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("an end"), text(output.stdout), text(output.stderr))
}

/// The real edition, and a copy of it where one event has more people and another category.
fn changed() -> Edition {
    let edition = Edition::real();
    copy(&edition.root().join("data/2021"), &edition.root().join("avant"));
    let mut rows = cells(&edition.path("evenements.csv"));
    let column = rows[0].iter().position(|it| it == "participants").expect("it is there");
    let row = rows.iter().position(|row| row[column] == "60").expect("an event of sixty");
    rows[row][column] = "160".to_owned();
    write(&edition.path("evenements.csv"), &rows);
    edition
}

#[test]
fn one_cell_names_the_figures_that_moved_by_it() {
    let edition = changed();
    let (code, said, stderr) = run(&edition, &["avant"]);
    assert_eq!(code, 1, "{stderr}");
    for words in [
        "avant → data/2021",
        "participations",
        "60 → 160",
        "valeur changée",
        "participants : 60 → 160",
    ] {
        assert!(said.contains(words), "« {words} » in {said}");
    }
    assert!(!said.contains("adherents"), "{said}");
    assert!(said.lines().count() < 24, "it fits a screen: {said}");
    let (code, said, _) = run(&edition, &["data/2021", "data/2021"]);
    assert_eq!((code, said.ends_with("aucune différence\n")), (0, true), "{said}");
    let (code, said, _) = run(&edition, &["avant", "--format", "json"]);
    let report: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(code, 1);
    assert_eq!(report["tables"][0]["rows"][0]["cells"][0]["value"]["after"], "160");
    assert_eq!(report["figures"][0]["rows"][0]["cause"], "changed");
}

#[test]
fn the_page_is_whole_and_needs_no_script() {
    let edition = changed();
    edition.edit("textes/avant-propos.typ", "fragiles*, dans", "fragiles*, avec <b> & co, dans");
    let (code, said, stderr) = run(&edition, &["avant", "--html", "ecarts.html", "--pages"]);
    assert_eq!((code, said.as_str()), (1, "ecarts.html\n"), "{stderr}");
    let page = std::fs::read_to_string(edition.root().join("ecarts.html")).expect("it is there");
    for part in [
        "<html lang=\"fr\">",
        "<title>",
        "scope=\"col\"",
        "scope=\"row\"",
        "&lt;b&gt; &amp; co",
        "<del>60</del>",
        "<ins>160</ins>",
        "alt=\"La page",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script") && !page.contains("http"), "nothing from elsewhere");
    let (code, ..) = run(&edition, &["avant", "--html", "ecarts.pdf"]);
    assert_eq!(code, 2);
    let (code, ..) = run(&edition, &["avant", "--html", "data/2021/ecarts.html"]);
    assert_eq!(code, 2);
}

/// Runs another program in the folder of the project.
fn program(edition: &Edition, name: &str, words: &[&str]) {
    let mut command = std::process::Command::new(name);
    command.current_dir(edition.root()).args(words);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().expect("the program is installed");
    assert!(
        output.status.success(),
        "{name} {words:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_state_comes_from_git_from_a_zip_or_from_a_pdf() {
    let edition = Edition::real();
    edition.rapport(&["compile", "-o", "avant.pdf"]).assert().success();
    program(&edition, "git", &["init", "-q"]);
    program(&edition, "git", &["add", "data"]);
    let person = ["-c", "user.name=Essai", "-c", "user.email=essai@example.org"];
    program(&edition, "git", &[&person[..], &["commit", "-qm", "avant"]].concat());
    program(&edition, "git", &["archive", "--format=zip", "-o", "avant.zip", "HEAD"]);
    for state in ["HEAD", "avant.zip", "avant.pdf"] {
        let (code, said, stderr) = run(&edition, &[state]);
        assert_eq!(code, 0, "{state}: {said}{stderr}");
    }
    let mut rows = cells(&edition.path("evenements.csv"));
    let column = rows[0].iter().position(|it| it == "participants").expect("it is there");
    let row = rows.iter().position(|row| row[column] == "60").expect("an event of sixty");
    rows[row][column] = "160".to_owned();
    write(&edition.path("evenements.csv"), &rows);
    for state in ["HEAD", "avant.zip", "avant.pdf"] {
        let (code, said, stderr) = run(&edition, &[state]);
        assert_eq!(code, 1, "{state}: {stderr}");
        assert!(said.contains("participants : 60 → 160"), "{state}: {said}");
        assert!(said.contains("participations"), "{state}: {said}");
    }
    let (_, _, stderr) = run(&edition, &["avant.pdf"]);
    assert!(stderr.contains("que ses tables"), "{stderr}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let edition = Edition::new();
    edition.write("../../faux.zip", "rien");
    edition.write("../../faux.pdf", "rien");
    for (words, said) in [
        (&[][..], "n'a pas de précédente"),
        (&["faux.zip"], "ce n'est pas un ZIP lisible"),
        (&["faux.pdf"], "ce n'est pas un PDF lisible"),
        (&["inconnu"], "n'est pas dans un dépôt git"),
        (&["--pages", "inconnu"], "« inconnu »"),
    ] {
        let (code, stdout, stderr) = run(&edition, words);
        assert_eq!((code, stdout.as_str()), (2, ""), "{words:?}: {stderr}");
        assert!(stderr.contains(said), "{words:?}: {stderr}");
    }
}

#[test]
fn another_year_is_compared_by_its_figures_and_texts() {
    let edition = Edition::real();
    let next = edition.root().join("data/2022");
    copy(&edition.root().join("data/2021"), &next);
    let settings = std::fs::read_to_string(next.join("rapport.toml")).expect("text");
    let settings = settings.replace("annee = 2021", "annee = 2022");
    std::fs::write(next.join("rapport.toml"), settings).expect("writable");
    let (code, said, stderr) = run(&edition, &[]);
    assert_eq!(code, 1, "{stderr}");
    assert!(said.starts_with("data/2021 → data/2022\n"), "{said}");
    assert!(said.contains("evenements-organises") && said.contains("lignes"), "{said}");
    assert!(
        !said.contains("reclassée"),
        "rows of two years are not held against each other: {said}"
    );
}
