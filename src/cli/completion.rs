//! What a shell proposes after TAB. The shell asks the program itself, through a variable of the
//! environment, so that editions, figures and documents are those of the current folder.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::sync::OnceLock;

use clap::Command;
use clap_complete::CompleteEnv;
use clap_complete::engine::CompletionCandidate;
use clap_complete::env::Shells;

use super::{edition, templates_here};
use crate::begin::new_edition::Kind;
use crate::compile::prepared::prepare;
use crate::compile::read_again;
use crate::diagnostic::{Code, Diagnostics};
use crate::language::suggest;
use crate::read::editions;

/// The variable by which a shell asks.
const VARIABLE: &str = "RAPPORT_COMPLETION";

/// Pages of help that are no command, and what they hold.
const SUBJECTS: [(&str, &str); 6] = [
    ("guide", "Le guide : l'année en cinq pas, puis ce qu'on veut faire, une tâche après l'autre"),
    ("taches", "Les commandes par tâche"),
    ("textes", "Ce que les textes peuvent appeler, avec un exemple"),
    ("profils", "Les exports que « rapport import » reconnaît, et comment en décrire un autre"),
    ("completion", "Ce qui fait compléter les commandes par la touche de tabulation"),
    ("man", "Les pages de manuel"),
];

/// Answers a shell, if one is asking, from the commands of the program.
pub(super) fn answer(words: &[OsString], commands: fn() -> Command) -> Option<ExitCode> {
    std::env::var_os(VARIABLE)?;
    let here = std::env::current_dir().ok();
    let asked = CompleteEnv::with_factory(|| offered(commands)).var(VARIABLE);
    let done = asked.try_complete(words.iter().cloned(), here.as_deref());
    done.unwrap_or(true).then_some(ExitCode::SUCCESS)
}

/// The commands as a shell proposes them: each by its first name. Its other names are completed once
/// they are begun; proposed all at once, one of a command's names, in whichever tongue, would hide
/// the others.
fn offered(commands: fn() -> Command) -> Command {
    // Names are borrowed for as long as the program runs.
    static PROGRAM: OnceLock<Command> = OnceLock::new();
    let program = PROGRAM.get_or_init(commands);
    let by_one_name = |one: &'static Command| {
        let mut command = Command::new(one.get_name())
            .args(one.get_arguments().cloned())
            .aliases(one.get_all_aliases())
            .hide(one.is_hide_set())
            .disable_help_flag(true);
        if let Some(about) = one.get_about() {
            command = command.about(about.clone());
        }
        command
    };
    Command::new(program.get_name())
        .version(env!("CARGO_PKG_VERSION"))
        .args(program.get_arguments().cloned())
        .subcommands(program.get_subcommands().map(by_one_name))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
}

/// What a shell runs at its start; else what is wrong with its name.
pub(super) fn script(shell: &str) -> Result<String, String> {
    let known = Shells::builtins();
    let Some(shell) = known.completer(shell) else {
        return Err(suggest::help(shell, &known.names().collect::<Vec<_>>(), "interpréteurs"));
    };
    let mut script = Vec::new();
    let written = shell.write_registration(VARIABLE, "rapport", "rapport", "rapport", &mut script);
    written.map_err(|error| super::paths::reason(&error))?;
    Ok(String::from_utf8_lossy(&script).into_owned())
}

pub(super) fn editions() -> Vec<CompletionCandidate> {
    let here = Path::new("");
    let project = editions::project_around(here).unwrap_or_default();
    editions::all(&project).into_iter().map(|it| CompletionCandidate::new(it.name)).collect()
}

/// The figures of the newest edition, after the editions.
pub(super) fn figures() -> Vec<CompletionCandidate> {
    let mut words = editions();
    if let Ok(edition) = edition(None) {
        let figures = prepare(&edition, &mut Diagnostics::default()).figures;
        words.extend(figures.list.into_iter().map(|figure| reported(figure.id, figure.label)));
    }
    words
}

/// What somebody reads again: the figures and the texts of the newest edition.
pub(super) fn to_read_again() -> Vec<CompletionCandidate> {
    let Ok(edition) = edition(None) else { return Vec::new() };
    let prepared = prepare(&edition, &mut Diagnostics::default());
    let ticks = read_again::figures(&prepared).into_iter().chain(read_again::texts(&prepared));
    ticks.map(|tick| reported(tick.of.name().to_owned(), tick.label)).collect()
}

pub(super) fn documents() -> Vec<CompletionCandidate> {
    templates_here().documents().into_iter().map(CompletionCandidate::new).collect()
}

pub(super) fn codes() -> Vec<CompletionCandidate> {
    Code::ALL.iter().map(|code| CompletionCandidate::new(code.name())).collect()
}

/// Kinds of a new edition.
pub(super) fn kinds() -> Vec<CompletionCandidate> {
    Kind::ALL.iter().map(|(word, _)| CompletionCandidate::new(*word)).collect()
}

/// Commands, then the pages of help.
pub(super) fn subjects(program: &Command) -> Vec<CompletionCandidate> {
    let shown = program.get_subcommands().filter(|one| !one.is_hide_set());
    let commands = shown.map(|one| {
        let about = one.get_about().map(ToString::to_string).unwrap_or_default();
        reported(one.get_name().to_owned(), about)
    });
    let pages =
        SUBJECTS.iter().map(|(name, about)| reported((*name).to_owned(), (*about).to_owned()));
    commands.chain(pages).collect()
}

pub(super) fn shells() -> Vec<CompletionCandidate> {
    Shells::builtins().names().map(CompletionCandidate::new).collect()
}

fn reported(word: String, about: String) -> CompletionCandidate {
    CompletionCandidate::new(word).help(Some(about.into()))
}
