//! A hundred edits in one place each: `rapport diff` names each, and nothing else, both ways.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rapport::compare::{self, Change, Comparison, Side};
use rapport::compile::prepared::{Prepared, count};
use rapport::diagnostic::Diagnostics;
use rapport::figures::ticked::ticked;
use serde_json::Value;

use crate::compare::{cells, write};
use crate::edition::{Edition, copy};

fn prepared(folder: &Path) -> Prepared {
    count(folder, &mut Diagnostics::default())
}

fn side<'a>(name: &'a str, prepared: &'a Prepared) -> Side<'a> {
    Side { name, prepared, only_tables: false, printed: None }
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

const TABLES: [&str; 6] =
    ["evenements", "newsletters", "presse", "adherents", "telechargements", "personnes"];

/// What an edit is expected to be called: the table or text, what became of it, and the values.
#[derive(Debug, PartialEq)]
enum Edit {
    Cell { table: &'static str, column: String, before: String, after: String },
    Row { table: &'static str, change: &'static str },
    Word { path: String },
    Move { path: String },
    Setting,
}

/// Edits a copy of the edition in one place.
fn edit(seed: &mut Seed, folder: &Path) -> Edit {
    let table = TABLES[seed.below(TABLES.len())];
    let path = folder.join(format!("{table}.csv"));
    match seed.below(7) {
        6 => {
            // A row stands three lines below the place where it stood.
            let mut rows = cells(&path);
            let from = 1 + seed.below(rows.len() - 4);
            let row = rows.remove(from);
            rows.insert(from + 3, row);
            write(&path, &rows);
            Edit::Row { table, change: "moved" }
        }
        4 => moved(seed, folder),
        5 => {
            // The label of a figure: a line of the settings.
            let path = folder.join("rapport.toml");
            let text = std::fs::read_to_string(&path).expect("text");
            let labels: Vec<usize> =
                text.match_indices("\nlibelle = \"").map(|(at, it)| at + it.len()).collect();
            let at = labels[seed.below(labels.len())];
            let changed = format!("{}Zèbres, {}", &text[..at], &text[at..]);
            std::fs::write(path, changed).expect("writable");
            Edit::Setting
        }
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

/// Two neighbouring paragraphs of a text change places.
fn moved(seed: &mut Seed, folder: &Path) -> Edit {
    let texts = std::fs::read_dir(folder.join("textes")).expect("it is there");
    let mut texts: Vec<_> = texts.map(|it| it.expect("it is readable").path()).collect();
    texts.sort();
    let of = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("text");
        text.trim().split("\n\n").map(str::to_owned).collect::<Vec<String>>()
    };
    let plain =
        |it: &str| it.len() > 60 && it.starts_with(char::is_alphabetic) && !it.contains("\n\n");
    let pairs: Vec<(usize, usize)> = texts
        .iter()
        .enumerate()
        .flat_map(|(index, path)| {
            let list = of(path);
            let both = |at: &usize| plain(&list[*at]) && plain(&list[at + 1]);
            let found: Vec<usize> = (0..list.len().saturating_sub(1)).filter(both).collect();
            found.into_iter().map(move |at| (index, at))
        })
        .collect();
    let (index, at) = pairs[seed.below(pairs.len())];
    let mut list = of(&texts[index]);
    list.swap(at, at + 1);
    std::fs::write(&texts[index], list.join("\n\n") + "\n").expect("writable");
    let name = texts[index].file_name().expect("a name").to_string_lossy().into_owned();
    Edit::Move { path: format!("textes/{name}") }
}

/// What the comparison says, in the words of the edit.
fn told(comparison: &Comparison) -> Vec<Edit> {
    let mut list = Vec::new();
    for table in &comparison.tables {
        let name = TABLES.into_iter().find(|name| *name == table.table).expect("an edited table");
        for row in &table.rows {
            match row.change {
                Some(Change::Changed) => list.extend(row.cells.iter().map(|cell| Edit::Cell {
                    table: name,
                    column: cell.column.clone(),
                    before: cell.value.before.clone().expect("a value"),
                    after: cell.value.after.clone().expect("a value"),
                })),
                Some(Change::Added) => list.push(Edit::Row { table: name, change: "added" }),
                Some(Change::Removed) => list.push(Edit::Row { table: name, change: "removed" }),
                None => list.push(Edit::Row { table: name, change: "moved" }),
            }
        }
    }
    for text in &comparison.texts {
        let path = || text.path.clone();
        list.extend(text.passages.iter().map(|it| match it.change {
            _ if text.path == "rapport.toml" => Edit::Setting,
            None => Edit::Move { path: path() },
            Some(_) => Edit::Word { path: path() },
        }));
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
            let found = prepared.figures.list.iter().find(|it| it.id == id);
            found.map(|it| (it.text.clone(), it.count().map(|it| it.value())))
        };
        let ids = before.figures.list.iter().chain(&after.figures.list).map(|it| it.id.clone());
        let moved: BTreeSet<String> =
            ids.filter(|id| text(&before, id) != text(&after, id)).collect();
        // So is every line and every drawing of which a value moved; and what is declared, as its rows do.
        let is_drawn = |id: &str| id.contains('.');
        let values = |prepared: &Prepared| -> BTreeMap<String, String> {
            let last = prepared.previous.as_ref();
            let all = ticked(&prepared.figures, &prepared.dataset, last);
            all.into_iter().map(|it| (it.id.clone(), it.text())).collect()
        };
        let (then, now) = (values(&before), values(&after));
        let drawn = then.keys().chain(now.keys()).filter(|id| then.get(*id) != now.get(*id));
        let moved: BTreeSet<String> = moved.into_iter().chain(drawn.cloned()).collect();
        let found = comparison.figures.iter();
        let (kept, found): (Vec<_>, Vec<_>) = found.partition(|it| it.given.is_some());
        let named: BTreeSet<String> = found.iter().map(|it| it.id.clone()).collect();
        assert_eq!(moved, named, "edit {number}");
        assert!(kept.iter().all(|it| !it.rows.is_empty() && !is_drawn(&it.id)), "edit {number}");
        assert!(
            moved.is_empty() || comparison.figures.iter().any(|it| !it.rows.is_empty()),
            "edit {number}: {}",
            comparison.json()
        );
    }
}
