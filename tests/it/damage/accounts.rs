//! Accounts and fundings, damaged in more than 200 ways: each gives a diagnostic at the right row,
//! or the same dataset.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::own::WAYS;
use super::ways::{Dice, Expected};
use super::{fault, read};
use crate::edition::{Edition, repository};

/// Variants of each way, and of each table.
const EACH: u64 = 12;

/// The tables, with the columns whose cells are read, and are not only words.
const TABLES: &[(&str, &[usize])] =
    &[("comptes.csv", &[0, 1, 4, 5]), ("financements.csv", &[2, 3, 4])];

#[test]
fn every_damage_of_accounts_is_told_at_its_row() {
    let folder = repository().join("tests/editions/association/data/2023-2024");
    let (mut tried, mut found) = (0, Vec::new());
    for (file, columns) in TABLES {
        let edition = Edition::new();
        let sound_text = std::fs::read_to_string(folder.join(file)).expect("it is text");
        let mut lines = sound_text.lines();
        let header = lines.next().expect("a header").to_owned();
        let sound_rows: Vec<Vec<String>> =
            lines.map(|line| line.split(';').map(str::to_owned).collect()).collect();
        let text = |rows: &[Vec<String>]| {
            let lines = rows.iter().map(|row| row.join(";"));
            std::iter::once(header.clone()).chain(lines).collect::<Vec<_>>().join("\n") + "\n"
        };
        edition.write(file, text(&sound_rows));
        let sound = read(&edition);
        assert_eq!(sound.errors, 0, "{:#?}", sound.told);
        // The second cell of a funding may be empty.
        let is_of_it = |name: &str| columns[0] == 0 || !name.starts_with("a required");
        for (name, way) in WAYS.iter().filter(|(name, _)| is_of_it(name)) {
            for seed in 0..EACH {
                let mut dice = Dice::new(name, seed);
                let (row, column) = loop {
                    let row = dice.below(sound_rows.len());
                    let column = columns[dice.below(columns.len())];
                    if sound_rows[row][column].len() > 1 {
                        break (row, column);
                    }
                };
                // A row without any cell is no row.
                let column = if *name == "a row is cut" { column.max(1) } else { column };
                let mut rows = sound_rows.clone();
                way(&mut rows[row], column, &mut dice);
                edition.write(file, text(&rows));
                tried += 1;
                let fault = match catch_unwind(AssertUnwindSafe(|| read(&edition))) {
                    Ok(damaged) => fault(&sound, &damaged, file, &Expected::LineOrSame(row + 2)),
                    Err(_) => Some("a panic".to_owned()),
                };
                found.extend(
                    fault.map(|it| format!("{name} {seed}, « {} » : {it}", rows[row].join(";"))),
                );
            }
        }
    }
    assert!(tried >= 200, "{tried} variants");
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
