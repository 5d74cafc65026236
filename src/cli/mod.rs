//! The command layer: the only one that prints, reads the environment and
//! writes files.
//!
//! Results go to stdout, everything else to stderr. Exit codes: 0 done, 1 the
//! data or texts have errors, 2 wrong usage or an environment fault, 101 a bug.

mod args;
mod bounds;
mod check;
mod ci;
mod compile;
mod completion;
mod corrections;
mod day;
mod diff;
mod ending;
mod engines;
mod export;
mod export_folder;
mod figures;
mod fonts;
mod former;
mod forms;
mod help;
mod import;
mod locked;
mod machine;
mod new;
mod new_folder;
mod origins;
mod output;
mod paths;
mod pictures;
mod progress;
mod publish;
mod questions;
mod schema;
mod several;
mod sides;
mod staged;
mod status;
mod targets;
mod ticks;
mod usage;
mod watch;
mod words;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::dataset::catalogue;
use crate::design::templates::Templates;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::human::Extent;
use crate::diagnostic::source::SourceMap;
use crate::read::editions;
use args::{Arguments, Command};

pub use bounds::Bounded;
/// What to do while an edition is being written.
const DRAFT: &str = "« rapport compile --brouillon » imprime l'édition telle qu'elle est, avec ce qui reste à écrire.\n";

/// What ended a command before its result.
enum Stop {
    /// The data or the texts have errors, already shown.
    Data,
    /// The words of the command or the machine are in the way: one sentence.
    Usage(String),
}

impl Stop {
    /// Says what has not been said yet, and how the command ends.
    fn exit_code(self) -> ExitCode {
        match self {
            Self::Data => ExitCode::from(1),
            Self::Usage(sentence) => {
                output::error_line(&sentence);
                ExitCode::from(2)
            }
        }
    }
}

/// Runs the command and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    std::panic::set_hook(Box::new(report_bug));
    let words: Vec<OsString> = arguments.into_iter().collect();
    if let Some(answered) = completion::answer(&words, Arguments::command) {
        return answered;
    }
    let ended = match obey(&words) {
        Ok(code) => code,
        Err(stop) => stop.exit_code(),
    };
    machine::hold_window();
    ended
}

fn obey(words: &[OsString]) -> Result<ExitCode, Stop> {
    let arguments = match Arguments::try_parse_from(words) {
        Ok(arguments) => arguments,
        Err(error) => {
            return match named_file(words) {
                Some(file) => status::of_file(file),
                None => usage::show(&error, words),
            }
            .map(|()| ExitCode::SUCCESS);
        }
    };
    if arguments.simple {
        output::keep_simple();
    }
    let done = match arguments.command {
        // Finding a difference is no fault, and has a code of its own.
        Some(Command::Diff(options)) => return diff::run(&options),
        None => status::run(None),
        Some(Command::Aide(options)) => help::run(&options),
        Some(Command::Sonde(options)) => {
            bounds::probe(&options);
            Ok(())
        }
        Some(Command::New(options)) => new::run(&options),
        Some(Command::Compile(options)) => compile::run(&options),
        Some(Command::Import(options)) => import::run(&options),
        Some(Command::Check(options)) if options.corrige => corrections::run(&options),
        Some(Command::Check(options)) => check::run(&options),
        Some(Command::Figures(options)) => figures::run(&options),
        Some(Command::Export(options)) => export::run(&options),
        Some(Command::Publish(options)) => publish::run(&options),
        Some(Command::Schema(options)) => schema::run(&options),
        Some(Command::Fonts(options)) => fonts::run(&options),
        Some(Command::Watch(options)) => watch::run(&options),
    };
    done.map(|()| ExitCode::SUCCESS)
}

/// The file or folder that is the whole command: what the Explorer gives a program on which it is
/// dropped.
fn named_file(words: &[OsString]) -> Option<&Path> {
    match words {
        [_, word] => Some(Path::new(word)).filter(|path| path.exists()),
        _ => None,
    }
}

/// The folder of the edition that the user means.
fn edition(argument: Option<&str>) -> Result<PathBuf, Stop> {
    editions::find(Path::new(""), argument, &catalogue()).or_else(|one| {
        match argument.map(Path::new) {
            // A folder that exists is read, whatever it lacks: the reading tells it.
            Some(folder) if folder.is_dir() => Ok(folder.to_owned()),
            _ => {
                let help = one.advice().map(|help| format!(" : {help}")).unwrap_or_default();
                Err(Stop::Usage(format!("{}{help}", one.sentence())))
            }
        }
    })
}

/// The templates of the edition in which the command is given, or the tool's.
fn templates_here() -> Templates {
    match edition(None) {
        Ok(edition) => Templates::of(&edition, &mut Diagnostics::default()),
        Err(_) => Templates::load(None, &mut Diagnostics::default()),
    }
}

/// Shows all diagnostics on stderr; an error among them ends the command. What
/// the organisation accepts takes one line each: `check` shows it in full.
fn show(diagnostics: &mut Diagnostics, sources: &SourceMap) -> Result<(), Stop> {
    diagnostics.sort(sources);
    output::diagnostics(diagnostics, sources, Extent::Brief);
    if diagnostics.errors() > 0 { Err(Stop::Data) } else { Ok(()) }
}

fn report_bug(panic: &std::panic::PanicHookInfo<'_>) {
    output::error_line(&format!(
        "l'outil s'est arrêté sur un défaut qui lui est propre ; le fichier précédent est intact.\n{panic}"
    ));
    machine::hold_window();
    std::process::exit(101);
}
