//! `rapport compile` against the official `typst compile` on the exported bundle.
//!
//! Both programs start cold, in turn, on the same machine and in the same run, so that only the
//! ratio counts. What `rapport` does before the engine starts (reading, checking, figures,
//! charts) is in its time; the official compiler finds all that ready in the folder.
//!
//! `cargo bench --bench compile`. Variables: `TYPST` (path of the compiler), `RAPPORT_BENCH_EDITION`, `RAPPORT_BENCH_RUNS`,
//! `RAPPORT_BENCH_MAX` (highest ratio that passes).

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const VERSION: &str = "0.15.1";
const WARM_UPS: usize = 2;
const MEMORY_RUNS: usize = 3;

type Outcome<T> = Result<T, Box<dyn Error>>;

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

/// A program to be measured.
struct Program {
    name: &'static str,
    executable: PathBuf,
    arguments: Vec<OsString>,
    folder: PathBuf,
    pdf: PathBuf,
}

impl Program {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.executable);
        command.args(&self.arguments).current_dir(&self.folder);
        command.env_remove("SOURCE_DATE_EPOCH").stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Wall time from start to end, in seconds.
    fn run(&self) -> Outcome<f64> {
        let start = Instant::now();
        let status = self.command().status()?;
        let seconds = start.elapsed().as_secs_f64();
        match status.success() {
            true => Ok(seconds),
            false => Err(format!("`{}` has failed: {:?}", self.name, self.command()).into()),
        }
    }

    /// Highest resident memory in KiB, by asking the kernel over and over; `None` where there is
    /// no `/proc`. Asking slows the program down, so these runs are not timed.
    fn peak_memory(&self) -> Outcome<Option<u64>> {
        let mut peak = None;
        for _ in 0..MEMORY_RUNS {
            let mut child = self.command().spawn()?;
            let status = format!("/proc/{}/status", child.id());
            while child.try_wait()?.is_none() {
                peak = peak.max(fs::read_to_string(&status).ok().as_deref().and_then(high_water));
                thread::sleep(Duration::from_micros(500));
            }
        }
        Ok(peak)
    }
}

fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Times of one program, in seconds.
#[derive(Default)]
struct Sample {
    wall: Vec<f64>,
    cpu: f64,
}

impl Sample {
    fn add(&mut self, program: &Program) -> Outcome<()> {
        let before = children_cpu();
        self.wall.push(program.run()?);
        self.cpu += children_cpu() - before;
        Ok(())
    }

    fn row(mut self, peak_kib: Option<u64>) -> String {
        let cpu = self.cpu / self.wall.len() as f64;
        let peak = peak_kib.map_or("?".to_owned(), |kib| (kib / 1024).to_string());
        let median = median(&mut self.wall);
        let [median, best, cpu] = [median, self.wall[0], cpu].map(|seconds| seconds * 1e3);
        format!("{median:>9.0} {best:>9.0} {cpu:>9.0} {peak:>9}")
    }
}

/// CPU seconds of the children that have ended; zero where there is no `/proc`.
fn children_cpu() -> f64 {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold spaces; the numbers come after it.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / TICKS_PER_SECOND
}

fn page_count(pdf: &Path) -> Outcome<usize> {
    Ok(lopdf::Document::load(pdf)?.get_pages().len())
}

/// The middle value; sorts the slice.
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn number<T: std::str::FromStr>(variable: &str, default: T) -> Outcome<T> {
    match env::var(variable) {
        Ok(text) => text.parse().map_err(|_| format!("{variable}: not a number").into()),
        Err(_) => Ok(default),
    }
}
