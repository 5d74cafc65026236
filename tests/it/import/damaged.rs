//! Damaged exports, and runs that are killed: a table is as it was or as it should be, a `.csv` and a
//! sheet alike, and nothing is left beside it.
//!
//! `DEGATS=500 GRAINE=7 cargo test --test it import::damaged` tries five hundred ways from another seed.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::Workbook;

use super::samples::CASES;
use super::{edition, import, rows};
use crate::edition::Edition;

/// Damages tried when nothing else is asked for, and their seed.
const USUAL: u64 = 60;
const SEED: u64 = 16;
/// Runs that are killed, for each form of the table.
const KILLED: u64 = 8;
/// Rows that a run that is killed would add.
const ROWS: usize = 3_000;
const HEADINGS: [&str; 4] = ["date_envoi", "titre", "liste", "destinataires"];

fn number(variable: &str, usual: u64) -> u64 {
    std::env::var(variable).ok().and_then(|it| it.parse().ok()).unwrap_or(usual)
}

/// A small generator: the same damage in each run.
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).expect("thirty-one bits")
}

/// Bytes with up to four damages.
fn damaged(text: &str, seed: &mut u64) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=next(seed) % 4 {
        let at = next(seed) % bytes.len();
        match next(seed) % 7 {
            0 => bytes.truncate(at.max(1)),
            1 => bytes[at] = u8::try_from(next(seed) % 256).expect("a byte"),
            2 => bytes.insert(at, b"\";\n\0,"[next(seed) % 5]),
            3 => drop(bytes.remove(at)),
            // A piece twice, a piece gone, a byte that is no text.
            4 => {
                let end = (at + 1 + next(seed) % 80).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, piece));
            }
            5 => {
                let end = (at + next(seed) % 80).min(bytes.len());
                drop(bytes.drain(at..end));
            }
            _ => bytes[at] |= 0x80,
        }
        if bytes.is_empty() {
            bytes.push(b'x');
        }
    }
    bytes
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Newsletters").expect("a name");
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(0, column, heading).expect("written");
    }
    book.save_to_buffer().expect("saved")
}

/// What each row of the sheet says of where it came from, and under which heading.
fn sources(bytes: Vec<u8>) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a whole workbook");
    let range = book.worksheet_range("Newsletters").expect("its sheet");
    let mut rows = range.rows();
    let header = rows.next().expect("a header");
    let Some(column) = header.iter().position(|it| *it == Data::String("source".to_owned())) else {
        assert_eq!(rows.count(), 0, "a row without its source");
        return Vec::new();
    };
    rows.map(|row| row[column].to_string()).collect()
}

/// What a run has left in the folders that it writes to.
fn litter(edition: &Edition) -> Vec<PathBuf> {
    let folders = [edition.path(""), edition.root().to_owned(), edition.root().join("sortie")];
    let entries = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    entries
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.to_string_lossy().ends_with(".tmp"))
        .collect()
}

#[test]
fn damaged_exports_are_refused_or_read_and_the_tables_stay_whole() {
    let (tries, mut seed) = (number("DEGATS", USUAL), number("GRAINE", SEED));
    let (as_text, as_sheet) = (edition(), edition());
    for round in 0..tries {
        let rank = usize::try_from(round).expect("few are tried");
        let case = &CASES[rank % CASES.len()];
        let bytes = damaged(case.text, &mut seed);
        let own = if (rank / CASES.len()).is_multiple_of(2) { &as_text } else { &as_sheet };
        if std::ptr::eq(own, &as_sheet) {
            own.write("newsletters.xlsx", workbook());
        }
        let words: Vec<&str> = ["--oui"].into_iter().chain(case.words.iter().copied()).collect();
        let (said, code) = import(own, case.name, &bytes, &words);
        assert!([0, 1, 2].contains(&code) && !said.contains("panicked"), "{round}: {said}");
        assert!(code == 0 || !said.is_empty(), "{round}: refused without a word");
        // As many cells as the header in each row: read to the end.
        let mut tables: Vec<&str> = CASES.iter().map(|case| case.table).collect();
        tables.dedup();
        for row in tables.iter().flat_map(|table| rows(own, table)) {
            assert!(row["source"].ends_with(']'), "{round}: {row:?}");
        }
        if let Ok(bytes) = std::fs::read(own.path("newsletters.xlsx")) {
            for source in sources(bytes) {
                assert!(source.ends_with(']'), "{round}: {source}");
            }
        }
        assert!(litter(own).is_empty(), "{round}: {:?}", litter(own));
    }
}

#[test]
fn a_run_that_is_killed_leaves_the_table_whole() {
    let mut export = MAILCHIMP_HEADER.to_owned();
    for row in 0..ROWS {
        export.push_str(&format!(
            "T,Lettre {row},La lettre,\"Jan 09, 2021 09:30 pm\",x,{row},1,1,1,1%,1,1,id{row}\n"
        ));
    }
    let count = |own: &Edition| match std::fs::read(own.path("newsletters.xlsx")) {
        Ok(bytes) => sources(bytes).len(),
        Err(_) => rows(own, "newsletters").len(),
    };
    for is_sheet in [false, true] {
        let own = edition();
        std::fs::write(own.root().join("campaigns.csv"), &export).expect("written");
        match is_sheet {
            true => own.write("newsletters.xlsx", workbook()),
            false => own.write("newsletters.csv", HEADINGS.join(";") + "\n"),
        }
        let mut seen = BTreeSet::new();
        for wait in 0..KILLED {
            let mut child = Command::new(env!("CARGO_BIN_EXE_rapport"))
                .current_dir(own.root())
                .args(["import", "campaigns.csv", "--oui"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("it starts");
            std::thread::sleep(Duration::from_millis(wait * 60));
            let _ = child.kill();
            let _ = child.wait();
            seen.insert(count(&own));
        }
        assert!(seen.iter().all(|count| [0, ROWS].contains(count)), "{seen:?}");
        // What a killed run left is gone after one that ends, which adds what is missing.
        let later = export.replace("Lettre 7,", "Lettre sept,");
        let (said, code) = import(&own, "campaigns.csv", later, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        assert_eq!((count(&own), litter(&own)), (ROWS, Vec::new()), "{said}");
    }
}

const MAILCHIMP_HEADER: &str = "Title,Subject,List,\"Send Date\",\"Send Weekday\",\"Total Recipients\",\"Successful Deliveries\",\"Soft Bounces\",\"Unique Opens\",\"Open Rate\",\"Unique Clicks\",Unsubscribes,\"Unique Id\"\n";
