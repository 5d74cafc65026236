//! `rapport compile` on years of more and more events: does the cost of a row grow with their number?
//!
//! The year of `data/2021` is given a thousand events, two, four and eight thousand more, over the year and on one day.
//! CPU time counts, which a busy machine changes least; what a row costs is told beside what it costs in the smallest.
//!
//! `cargo bench --bench rows`. Variables: `RAPPORT_BENCH_ROWS` (the most rows, 8000), `RAPPORT_BENCH_MAX` (how much
//! dearer a row may be, 1.5).

mod measured;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use measured::{Outcome, Program, children_cpu, number, page_count};

const FEWEST: usize = 1000;

fn main() -> ExitCode {
    match measure() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::from(2)
        }
    }
}

fn measure() -> Outcome<bool> {
    let most: usize = number("RAPPORT_BENCH_ROWS", 8000)?;
    let bar: f64 = number("RAPPORT_BENCH_MAX", 1.5)?;
    let folder = tempfile::tempdir()?;
    let (alone, _) = compile(folder.path(), 0, false)?;
    let mut passes = true;
    println!(
        "{:<10} {:>7} {:>7} {:>9} {:>9} {:>7}",
        "events", "", "pages", "CPU s", "peak MiB", "a row"
    );
    for on_one_day in [false, true] {
        let mut first = None;
        let mut rows = FEWEST;
        while rows <= most {
            let (cpu, program) = compile(folder.path(), rows, on_one_day)?;
            let a_row = (cpu - alone).max(0.0) / rows as f64;
            let ratio = a_row / *first.get_or_insert(a_row);
            let peak =
                program.peak_memory()?.map_or("?".to_owned(), |kib| (kib / 1024).to_string());
            let when = if on_one_day { "a day" } else { "a year" };
            let pages = page_count(&program.pdf)?;
            println!("{rows:<10} {when:>7} {pages:>7} {cpu:>9.2} {peak:>9} {ratio:>7.2}");
            passes &= ratio <= bar;
            rows *= 2;
        }
    }
    println!("2021 alone: {alone:.2} s; a row may cost {bar} times what it costs in {FEWEST}");
    Ok(passes)
}

/// The CPU seconds of one cold run, and the program that ran.
fn compile(folder: &Path, rows: usize, on_one_day: bool) -> Outcome<(f64, Program)> {
    let edition = folder.join(format!("{rows}-{on_one_day}"));
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/2021"), &edition)?;
    let table = edition.join("evenements.csv");
    let mut text = fs::read_to_string(&table)?;
    text.push_str(&events(text.lines().next().unwrap_or_default(), rows, on_one_day));
    fs::write(&table, text)?;
    let program = Program {
        name: "rapport compile",
        executable: env!("CARGO_BIN_EXE_rapport").into(),
        arguments: vec!["compile".into(), edition.into(), "-o".into(), "rapport.pdf".into()],
        folder: folder.to_owned(),
        pdf: folder.join("rapport.pdf"),
    };
    let before = children_cpu();
    program.run()?;
    Ok((children_cpu() - before, program))
}

/// Rows of the table of events; half of them say how many people came.
fn events(header: &str, rows: usize, on_one_day: bool) -> String {
    const WORDS: [&str; 7] = [
        "Atelier",
        "Rencontre",
        "Visite",
        "Formation",
        "Débat",
        "Journée d'étude",
        "Groupe de travail",
    ];
    let mut text = String::new();
    for row in 0..rows {
        let day = if on_one_day { 150 } else { row * 365 / rows };
        let (month, day) = (day / 31 + 1, day % 28 + 1);
        let cells = header.split(';').map(|column| match column {
            "id" => format!("en-plus-{row}"),
            "date_debut" => format!("2021-{month:02}-{day:02}"),
            "titre" => {
                format!("{} en région sur l'économie solidaire {row}", WORDS[row % WORDS.len()])
            }
            "categorie" => "vie-interne".to_owned(),
            "type" => "rencontre".to_owned(),
            "role" => "organisateur".to_owned(),
            "participants" if row % 2 == 0 => (5 + row * 7 % 200).to_string(),
            "rubriques" => "gouvernance".to_owned(),
            "calendrier" => "jour".to_owned(),
            _ => String::new(),
        });
        let cells: Vec<String> = cells.collect();
        let _ = writeln!(text, "{}", cells.join(";"));
    }
    text
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &to)?,
            false => _ = fs::copy(entry.path(), to)?,
        }
    }
    Ok(())
}
