//! Tables of one's own, damaged in 220 ways: each gives a diagnostic at the right row, or the same
//! dataset.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::ways::{Dice, Expected};
use super::{fault, read};
use crate::edition::{Edition, MANIFEST};

/// Variants of each way.
const EACH: u64 = 20;

const DECLARED: &str = r#"
[[tables]]
id = "projets"
[tables.colonnes]
id = { forme = "code", obligatoire = true }
titre = { forme = "texte", obligatoire = true }
budget = { forme = "montant" }

[[tables]]
id = "benevolat"
date = "jour"
[tables.colonnes]
mission = { forme = "texte", obligatoire = true }
jour = { forme = "date", obligatoire = true }
duree = { forme = "duree" }
valeur = { forme = "montant" }
part = { forme = "pourcentage" }
score = { forme = "decimal" }
personnes = { forme = "nombre" }
public = { forme = "choix", valeurs = ["adultes", "enfants"] }
projet = { forme = "reference", table = "projets" }
lieu = { forme = "lieu" }
"#;

const HEADER: &str = "mission;jour;duree;valeur;part;score;personnes;public;projet;lieu";

/// The columns whose cells are read, and are not only words.
const READ: std::ops::Range<usize> = 1..10;

fn rows() -> Vec<Vec<String>> {
    let places = ["Grenoble", "38421", "Isère", "75056"];
    let row = |at: usize| {
        let cells = [
            format!("Mission {at}"),
            format!("{:02}/{:02}/2021", at + 2, at % 12 + 1),
            format!("{} h {:02}", at % 5 + 1, at * 7 % 60),
            format!("{},50 €", at * 31 + 10),
            format!("{},5 %", at * 3 + 1),
            format!("{},25", at + 1),
            (at * 11 + 3).to_string(),
            ["adultes", "enfants"][at % 2].to_owned(),
            ["canal", "Le jardin"][at % 2].to_owned(),
            places[at % 4].to_owned(),
        ];
        cells.to_vec()
    };
    (0..24).map(row).collect()
}

fn text(rows: &[Vec<String>]) -> String {
    let lines = rows.iter().map(|row| row.join(";"));
    std::iter::once(HEADER.to_owned()).chain(lines).collect::<Vec<_>>().join("\n") + "\n"
}

/// What a way does to a row, and to which of its cells.
pub type Way = fn(&mut Vec<String>, usize, &mut Dice);

/// The ways, by name.
pub const WAYS: &[(&str, Way)] = &[
    ("nonsense", |row, at, _| row[at] = "xyzzy".to_owned()),
    ("an error of the spreadsheet", |row, at, _| row[at] = "#N/A".to_owned()),
    ("what a narrow column shows", |row, at, _| row[at] = "########".to_owned()),
    ("a letter in the middle", |row, at, dice| {
        let middle = dice.below(row[at].chars().count() - 1) + 1;
        let (byte, _) = row[at].char_indices().nth(middle).expect("it is within");
        row[at].insert(byte, 'Z');
    }),
    ("a second value", |row, at, _| row[at] = format!("{0} / {0}", row[at])),
    ("words after it", |row, at, _| row[at].push_str(" à vérifier")),
    ("a NUL byte", |row, at, _| row[at].insert(0, '\0')),
    ("a formula without a result", |row, at, _| row[at] = "=SOMME(A1:A9)".to_owned()),
    ("a separator too many", |row, at, _| row.insert(at, "x".to_owned())),
    ("a row is cut", |row, at, _| row.truncate(at)),
    ("a required cell is emptied", |row, _, dice| row[dice.below(2)].clear()),
];

#[test]
fn every_damage_of_an_own_table_is_told_at_its_row() {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{DECLARED}"));
    edition.write("projets.csv", "id;titre;budget\ncanal;Le canal;1200\njardin;Le jardin;\n");
    let sound_rows = rows();
    edition.write("benevolat.csv", text(&sound_rows));
    let sound = read(&edition);
    assert_eq!(sound.errors, 0, "{:#?}", sound.told);
    let (mut tried, mut found) = (0, Vec::new());
    for (name, way) in WAYS {
        for seed in 0..EACH {
            let mut dice = Dice::new(name, seed);
            let (row, column) = (dice.below(sound_rows.len()), READ.start + dice.below(READ.len()));
            let mut rows = sound_rows.clone();
            way(&mut rows[row], column, &mut dice);
            edition.write("benevolat.csv", text(&rows));
            tried += 1;
            let expected = Expected::LineOrSame(row + 2);
            let fault = match catch_unwind(AssertUnwindSafe(|| read(&edition))) {
                Ok(damaged) => fault(&sound, &damaged, "benevolat.csv", &expected),
                Err(_) => Some("a panic".to_owned()),
            };
            found.extend(
                fault.map(|it| format!("{name} {seed}, « {} » : {it}", rows[row].join(";"))),
            );
        }
    }
    assert!(tried >= 200, "{tried} variants");
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
