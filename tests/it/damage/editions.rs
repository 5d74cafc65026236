//! A whole edition, damaged in any of its files: each damage is told, or provably changes nothing
//! that is read; and the tool ends in time, with a code of its own, and with a whole PDF or none.
//!
//! `DEGATS=1000 GRAINE=7 cargo test --test it damage` tries a thousand ways from another seed.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use rapport::compile::prepared::{Prepared, prepare};
use rapport::design::templates::Templates;
use rapport::diagnostic::Diagnostics;

use super::files::{DAMAGES, Damage, Done, edition};
use super::plain;
use super::ways::Dice;
use crate::edition::Edition;

/// Damages tried when nothing else is asked for, and their seed.
const USUAL: u64 = 100;
const SEED: u64 = 2021;
/// One in so many is also given to the binary, to be checked and compiled.
const RUN: u64 = 10;
/// No edition of this size takes longer, on the slowest machine.
const LONGEST: Duration = Duration::from_secs(60);

/// What must come of a damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// It is told.
    Told,
    /// It is told, at the latest when the report is compiled.
    Refused,
    /// It is told, or nothing that is read has changed.
    ToldOrSame,
    /// Nothing that is read has changed.
    Same,
    /// Nobody could know that it was not meant: the tool ends as it should.
    Ends,
}

/// What an edition says and means.
struct Reading {
    told: BTreeSet<(String, String)>,
    dataset: String,
    texts: String,
}

/// Reads an edition, in another thread, so that one that never ends is told as well.
fn read(folder: PathBuf) -> Result<Reading, String> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let reading = catch_unwind(AssertUnwindSafe(|| {
            let mut diagnostics = Diagnostics::default();
            let Prepared { input, dataset, .. } = prepare(&folder, &mut diagnostics);
            Templates::of(&folder, &mut diagnostics);
            let texts = input.texts.iter();
            Reading {
                told: diagnostics
                    .iter()
                    .map(|one| (one.code.name().to_owned(), one.message.clone()))
                    .collect(),
                dataset: plain(&dataset),
                texts: texts.map(|text| input.sources.file(text.file).text.clone()).collect(),
            }
        }));
        // Nobody listens any more when it took too long.
        let _ = send.send(reading);
    });
    match receive.recv_timeout(LONGEST) {
        Ok(Ok(reading)) => Ok(reading),
        Ok(Err(_)) => Err("a panic".to_owned()),
        Err(_) => Err(format!("no end after {LONGEST:?}")),
    }
}

fn fault(sound: &Reading, damaged: &Reading, expected: Expected) -> Option<String> {
    let new: Vec<_> = damaged.told.difference(&sound.told).collect();
    let same = damaged.dataset == sound.dataset && damaged.texts == sound.texts;
    let holds = match expected {
        Expected::Told => !new.is_empty(),
        Expected::ToldOrSame => !new.is_empty() || same,
        Expected::Same => same,
        Expected::Ends | Expected::Refused => true,
    };
    (!holds).then(|| format!("expected {expected:?}; the same: {same}; told: {new:?}"))
}

/// The binary ends in time with 0, 1 or 2, and leaves a whole PDF or none, and nothing else.
fn ends(edition: &Edition) -> Option<String> {
    for arguments in [&["check"][..], &["compile", "-o", "essai.pdf"]] {
        let mut command = edition.rapport(arguments);
        let output = command.timeout(LONGEST).output().expect("the tool runs");
        if !matches!(output.status.code(), Some(0..=2)) {
            return Some(format!("{arguments:?}: {output:?}"));
        }
    }
    let target = edition.root().join("essai.pdf");
    if let Ok(bytes) = std::fs::read(&target) {
        let whole =
            lopdf::Document::load_mem(&bytes).is_ok() && bytes.trim_ascii_end().ends_with(b"%%EOF");
        std::fs::remove_file(target).expect("it is ours");
        if !whole {
            return Some("half a PDF".to_owned());
        }
    }
    let litter: Vec<_> = std::fs::read_dir(edition.root())
        .expect("it is readable")
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| name != "data" && name != "fonts" && name != "templates")
        .collect();
    (!litter.is_empty()).then(|| format!("left: {litter:?}"))
}

/// A compilation that says nothing of a damage.
fn refused(edition: &Edition) -> Option<String> {
    let output = edition.rapport(&["compile", "-o", "essai.pdf"]).output().expect("the tool runs");
    output.stderr.is_empty().then(|| "compiled without a word".to_owned())
}

fn try_one(name: &str, damage: Damage, seed: u64, sound: &Reading) -> Option<String> {
    let edition = edition();
    let mut dice = Dice::new(name, seed);
    let drawn = std::iter::repeat_with(|| damage(&edition, &mut dice));
    let Done { what, expected } = drawn.take(200).flatten().next().expect("a file has it");
    let told = match read(edition.path("")) {
        Ok(damaged) => fault(sound, &damaged, expected),
        Err(fault) => Some(fault),
    };
    let told = told.or_else(|| refused(&edition).filter(|_| expected == Expected::Refused));
    let told = told.or_else(|| seed.is_multiple_of(RUN).then(|| ends(&edition)).flatten());
    told.map(|fault| format!("{name}, {seed}: {what}: {fault}"))
}

fn number(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

#[test]
fn a_damaged_edition_is_told_or_means_the_same() {
    let sound = read(edition().path("")).expect("the edition is sound");
    assert!(sound.told.is_empty(), "{:#?}", sound.told);
    let (tries, seed) = (number("DEGATS", USUAL), number("GRAINE", SEED));
    let found: Vec<_> = (0..tries)
        .filter_map(|index| {
            let rank = usize::try_from(index).expect("few are tried") % DAMAGES.len();
            let (name, damage) = DAMAGES[rank];
            try_one(name, damage, seed + index, &sound)
        })
        .collect();
    assert!(found.is_empty(), "{} faults of {tries}:\n{}", found.len(), found.join("\n"));
}
