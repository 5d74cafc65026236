//! A preview that starts again by itself. A thread of the engine cannot be stopped: when a text
//! asks for too much, or is fixed while the engine is still at work, the program begins anew in
//! its own place, at the same port, and knows what has happened.

use std::env;
use std::ffi::OsString;
use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::folders::Folders;
use crate::cli::output;
use crate::compile::preview::Interruption;

/// The variable that hands over what has happened.
const VARIABLE: &str = "RAPPORT_REPRISE";

/// What the next start is reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Resume {
    /// The port of the preview.
    pub(super) port: u16,
    /// What the files were when they were read: they may have been fixed since.
    pub(super) files: u64,
    /// What stopped the work; nothing when the files changed meanwhile.
    pub(super) cause: Option<Cause>,
}

/// What stopped the work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cause {
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// The passage: file, as users know it, and bytes.
    pub(super) place: Option<(String, Range<usize>)>,
}

impl Resume {
    /// What a former start has handed over.
    pub(super) fn taken() -> Option<Self> {
        serde_json::from_str(&env::var(VARIABLE).ok()?).ok()
    }

    /// What the first look must know, if the files are still those of before.
    pub(super) fn interruption(&self, files: u64) -> Option<Interruption> {
        let cause = self.cause.clone().filter(|_| files == self.files)?;
        Some(Interruption { message: cause.message, help: cause.help, place: cause.place })
    }

    /// Begins the program anew, in the place of this one.
    pub(super) fn start_again(&self) -> ! {
        let handed = serde_json::to_string(self).unwrap_or_default();
        let arguments: Vec<OsString> = env::args_os().skip(1).collect();
        let Ok(program) = env::current_exe() else {
            end("le programme ne se trouve plus lui-même")
        };
        let mut command = std::process::Command::new(program);
        command.args(arguments).env(VARIABLE, handed);
        #[cfg(unix)]
        {
            let error = std::os::unix::process::CommandExt::exec(&mut command);
            end(&crate::cli::paths::reason(&error));
        }
        #[cfg(not(unix))]
        match command.status() {
            Ok(status) => std::process::exit(status.code().unwrap_or(1)),
            Err(error) => end(&crate::cli::paths::reason(&error)),
        }
    }
}

fn end(why: &str) -> ! {
    output::error_line(&format!(
        "l'aperçu s'est arrêté et n'a pas pu reprendre ({why}) : lancez-le à nouveau"
    ));
    std::process::exit(1)
}

/// One number for all files as they are now.
pub(super) fn print_of(folders: &Folders) -> u64 {
    FxBuildHasher.hash_one(folders.prints())
}
