//! The tables of 2021, damaged in 240 ways: each gives a diagnostic at the right
//! row, or the same dataset. None a panic, none a silent loss.

mod accounts;
mod editions;
mod files;
mod own;
mod ways;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rapport::compile::prepared::{Prepared, prepare};
use rapport::dataset::Dataset;
use rapport::diagnostic::Diagnostics;

use crate::edition::Edition;
use ways::{Dice, Expected, Sheet, WAYS};

/// Variants of each way.
const EACH: u64 = 12;

/// What is told of an edition, and what it means.
struct Reading {
    /// Code, file, line and words of each diagnostic.
    told: BTreeSet<(String, String, usize, String)>,
    dataset: String,
    errors: usize,
}

fn read(edition: &Edition) -> Reading {
    let mut diagnostics = Diagnostics::default();
    let Prepared { input, dataset, .. } = prepare(&edition.path(""), &mut diagnostics);
    let told = diagnostics
        .iter()
        .filter_map(|one| {
            let location = input.sources.locate(one.place?);
            let (code, words) = (one.code.name().to_owned(), one.message.clone());
            Some((code, location.path.to_owned(), location.line.unwrap_or(0), words))
        })
        .collect();
    Reading { told, dataset: plain(&dataset), errors: diagnostics.errors() }
}

/// The dataset as text, without the numbers of its rows: blank lines move them.
fn plain(dataset: &Dataset) -> String {
    let text = format!("{dataset:?}");
    let mut parts = text.split("record: ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// What is wrong with what a damaged edition says, if something is.
fn fault(sound: &Reading, damaged: &Reading, file: &str, expected: &Expected) -> Option<String> {
    let is_new = |words: &(String, String, usize, String)| {
        !sound.told.iter().any(|it| it.0 == words.0 && it.1 == words.1 && it.3 == words.3)
    };
    let new: Vec<_> = damaged.told.iter().filter(|it| it.1 == file && is_new(it)).collect();
    let on = |lines: &[usize]| new.iter().any(|it| lines.contains(&it.2));
    let same = sound.dataset == damaged.dataset && damaged.errors <= sound.errors;
    let holds = match expected {
        Expected::Line(line) => on(&[*line]),
        Expected::OneOf(lines) => on(lines),
        Expected::LineOrSame(line) => on(&[*line]) || same,
        Expected::FileOrSame => !new.is_empty() || same,
        Expected::Same => same,
    };
    let said: Vec<_> = damaged.told.iter().filter(|it| is_new(it)).collect();
    (!holds)
        .then(|| format!("expected {expected:?}, the dataset is the same: {same}, told: {said:#?}"))
}

/// The faults that a share of the ways brings to light.
fn faults(ways: &[(&str, ways::Way)]) -> (usize, Vec<String>) {
    let edition = Edition::real();
    let sound = read(&edition);
    let sheets = Sheet::all(&edition);
    let (mut tried, mut found) = (0, Vec::new());
    for (name, way) in ways {
        for seed in 0..EACH {
            let mut dice = Dice::new(name, seed);
            // Not every table has what a way damages.
            let drawn = std::iter::repeat_with(|| {
                let sheet = &sheets[dice.below(sheets.len())];
                way(sheet, &mut dice).map(|variant| (sheet, variant))
            });
            let (sheet, variant) = drawn.take(1_000).flatten().next().expect("a table has it");
            edition.write(&sheet.file, &variant.bytes);
            let damaged = catch_unwind(AssertUnwindSafe(|| read(&edition)));
            edition.write(&sheet.file, sheet.text());
            tried += 1;
            let fault = match damaged {
                Ok(damaged) => fault(&sound, &damaged, &sheet.file, &variant.expected),
                Err(_) => Some("a panic".to_owned()),
            };
            let context =
                |fault| format!("{name} {seed}, {}, {}: {fault}", sheet.file, variant.what);
            found.extend(fault.map(context));
        }
    }
    (tried, found)
}

#[test]
fn every_damage_is_told_at_its_row_or_changes_nothing() {
    let halves = WAYS.split_at(WAYS.len() / 2);
    let (one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| faults(halves.1));
        (faults(halves.0), other.join().expect("panics are caught"))
    });
    assert!(one.0 + other.0 >= 200, "{} variants", one.0 + other.0);
    let found: Vec<_> = one.1.into_iter().chain(other.1).collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}
