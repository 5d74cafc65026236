//! `rapport compile` against the official `typst compile` on the exported bundle.
//!
//! Both programs start cold, in turn, on the same machine and in the same run, so that only the
//! ratio counts. What `rapport` does before the engine starts (reading, checking, figures,
//! charts) is in its time; the official compiler finds all that ready in the folder.
//!
//! `cargo bench --bench compile`. Variables: `TYPST` (path of the compiler), `RAPPORT_BENCH_EDITION`, `RAPPORT_BENCH_RUNS`,
//! `RAPPORT_BENCH_MAX` (highest ratio that passes).

mod measured;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use measured::{Outcome, Program, Sample, median, number, page_count};

const VERSION: &str = "0.15.1";
const WARM_UPS: usize = 2;

fn main() -> ExitCode {
    match compare() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::from(2)
        }
    }
}

/// Measures, prints a table, and says whether the ratio passes.
fn compare() -> Outcome<bool> {
    let typst = official_compiler()?;
    let runs: usize = number("RAPPORT_BENCH_RUNS", 21)?;
    let bar: f64 = number("RAPPORT_BENCH_MAX", 1.0)?;
    let folder = tempfile::tempdir()?;
    let edition = env::var("RAPPORT_BENCH_EDITION")
        .map_or_else(|_| Path::new(env!("CARGO_MANIFEST_DIR")).join("data/2021"), PathBuf::from);
    let ours = our_run(&fs::canonicalize(edition)?, folder.path());
    let official = official_run(&typst, &ours, &folder.path().join("bundle"))?;

    for _ in 0..WARM_UPS {
        ours.run()?;
        official.run()?;
    }
    let pages = page_count(&ours.pdf)?;
    if page_count(&official.pdf)? != pages {
        return Err("the two programs do not make the same pages".into());
    }
    let (mut a, mut b) = (Sample::default(), Sample::default());
    for _ in 0..runs {
        a.add(&ours)?;
        b.add(&official)?;
    }
    let mut ratios: Vec<f64> = a.wall.iter().zip(&b.wall).map(|(a, b)| a / b).collect();
    let ratio = median(&mut ratios);
    let (low, high) = (ratios[ratios.len() / 4], ratios[ratios.len() * 3 / 4]);

    println!("{pages} pages, {runs} cold runs each, in turn");
    println!("{:<16} {:>9} {:>9} {:>9} {:>9}", "", "median ms", "best ms", "CPU ms", "peak MiB");
    for (program, sample) in [(&ours, a), (&official, b)] {
        println!("{:<16} {}", program.name, sample.row(program.peak_memory()?));
    }
    println!("ratio {ratio:.3} (half of the runs: {low:.3} to {high:.3}); {bar} or less passes");
    Ok(ratio <= bar)
}

/// The official compiler named by `TYPST`, else the one in the path.
fn official_compiler() -> Outcome<PathBuf> {
    let in_path = || {
        let folders = env::var_os("PATH")?;
        env::split_paths(&folders).map(|folder| folder.join("typst")).find(|file| file.is_file())
    };
    let found = env::var_os("TYPST").map(PathBuf::from).or_else(in_path);
    let version = |typst: &Path| {
        let output = Command::new(typst).arg("--version").output().ok()?;
        String::from_utf8(output.stdout).ok()?.split_whitespace().nth(1).map(str::to_owned)
    };
    match found {
        Some(typst) if version(&typst).as_deref() == Some(VERSION) => Ok(fs::canonicalize(typst)?),
        _ => Err(format!(
            "the official compiler {VERSION} is needed, in the path or as TYPST=…: \
             cargo install typst-cli --version {VERSION} --locked"
        )
        .into()),
    }
}

fn our_run(edition: &Path, folder: &Path) -> Program {
    Program {
        name: "rapport compile",
        executable: env!("CARGO_BIN_EXE_rapport").into(),
        arguments: vec!["compile".into(), edition.into(), "-o".into(), "rapport.pdf".into()],
        folder: folder.to_owned(),
        pdf: folder.join("rapport.pdf"),
    }
}

/// Exports the bundle, and takes the command that its note gives to designers.
fn official_run(typst: &Path, ours: &Program, bundle: &Path) -> Outcome<Program> {
    let mut export = Command::new(&ours.executable);
    export.arg("export").arg(&ours.arguments[1]).arg("--bundle").arg(bundle);
    if !export.stdout(Stdio::null()).status()?.success() {
        return Err("`rapport export --bundle` has failed".into());
    }
    let note = fs::read_to_string(bundle.join("LISEZMOI.md"))?;
    let command = note.lines().find(|line| line.starts_with("typst compile "));
    let words = command.ok_or("the note in the bundle gives no command")?.split_whitespace();
    let arguments: Vec<OsString> = words.skip(1).map(Into::into).collect();
    Ok(Program {
        name: "typst compile",
        executable: typst.to_owned(),
        pdf: bundle.join(arguments.last().ok_or("the command names no file")?),
        arguments,
        folder: bundle.to_owned(),
    })
}
