//! What the benches have in common: programs that start cold, their times, their memory.

// Each bench uses its part of it.
#![allow(dead_code)]

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const MEMORY_RUNS: usize = 3;

pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// A program to be measured.
pub struct Program {
    pub name: &'static str,
    pub executable: PathBuf,
    pub arguments: Vec<OsString>,
    pub folder: PathBuf,
    pub pdf: PathBuf,
}

impl Program {
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.executable);
        command.args(&self.arguments).current_dir(&self.folder);
        command.env_remove("SOURCE_DATE_EPOCH").stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Wall time from start to end, in seconds.
    pub fn run(&self) -> Outcome<f64> {
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
    pub fn peak_memory(&self) -> Outcome<Option<u64>> {
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

pub fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Times of one program, in seconds.
#[derive(Default)]
pub struct Sample {
    pub wall: Vec<f64>,
    pub cpu: f64,
}

impl Sample {
    pub fn add(&mut self, program: &Program) -> Outcome<()> {
        let before = children_cpu();
        self.wall.push(program.run()?);
        self.cpu += children_cpu() - before;
        Ok(())
    }

    pub fn row(mut self, peak_kib: Option<u64>) -> String {
        let cpu = self.cpu / self.wall.len() as f64;
        let peak = peak_kib.map_or("?".to_owned(), |kib| (kib / 1024).to_string());
        let median = median(&mut self.wall);
        let [median, best, cpu] = [median, self.wall[0], cpu].map(|seconds| seconds * 1e3);
        format!("{median:>9.0} {best:>9.0} {cpu:>9.0} {peak:>9}")
    }
}

/// CPU seconds of the children that have ended; zero where there is no `/proc`.
pub fn children_cpu() -> f64 {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold spaces; the numbers come after it.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(13).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks / TICKS_PER_SECOND
}

pub fn page_count(pdf: &Path) -> Outcome<usize> {
    Ok(lopdf::Document::load(pdf)?.get_pages().len())
}

/// The middle value; sorts the slice.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

pub fn number<T: std::str::FromStr>(variable: &str, default: T) -> Outcome<T> {
    match env::var(variable) {
        Ok(text) => text.parse().map_err(|_| format!("{variable}: not a number").into()),
        Err(_) => Ok(default),
    }
}
