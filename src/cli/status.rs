//! `rapport` without a command: where one is, and what comes next.

use std::ffi::OsString;
use std::path::Path;

use super::{Stop, check, edition, ending, machine, obey, output, paths};
use crate::diagnostic::human;
use crate::diagnostic::source::SourceMap;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shown};
use crate::language::french;
use crate::language::quantity::Quantity;
use crate::read::editions;

/// What one may type, and what it does.
type Step = (String, &'static str);

/// Tells where the edition stands that is meant.
pub(super) fn run(asked: Option<&str>) -> Result<(), Stop> {
    let found = match edition(asked) {
        Ok(edition) => edition,
        Err(Stop::Usage(why)) => return output::result(&nowhere(&why)),
        Err(stop) => return Err(stop),
    };
    let (prepared, diagnostics) = check::judged(&found);
    let period = prepared.dataset.period();
    let title = format!("Édition {period}, dans « {} ».", paths::named(&found).display());
    let name = asked.map(|_| format!(" {}", paths::quoted(&found))).unwrap_or_default();
    let reported = state(&diagnostics, &prepared.input.sources);
    output::result(&format!("{title}\n{reported}\n\n{}", steps(&next(&diagnostics, &name))))?;
    ending::leave_to_the_system(prepared);
    Ok(())
}

/// A file or folder is the whole command. In a window of its own the program makes the report, in
/// the project of that file; in a terminal it tells where the edition stands.
pub(super) fn of_file(file: &Path) -> Result<(), Stop> {
    if !machine::has_own_window() {
        return run(file.to_str());
    }
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let found = edition(file.to_str())?;
    let project = editions::project_of(&found).unwrap_or_else(|| editions::up(&found, 1));
    let entered = std::env::set_current_dir(&project);
    entered.map_err(|error| output::fault(&project, "ouvert", &error))?;
    let words = ["rapport".into(), "compile".into(), found.into_os_string(), "--open".into()];
    obey(&words.map(OsString::from)).map(|_| ())
}

fn nowhere(why: &str) -> String {
    let ways: [Step; 3] = [
        ("rapport new".to_owned(), "crée un premier rapport, avec des exemples à remplacer"),
        ("rapport aide guide".to_owned(), "explique l'année en cinq pas"),
        ("rapport aide".to_owned(), "montre toutes les commandes"),
    ];
    let mut letters = why.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let why: String = first.chain(letters).collect();
    format!("{why}.\n\n{}", steps(&ways))
}

/// How many errors or warnings, and the first.
fn state(diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    let first = |is_meant: &dyn Fn(&Diagnostic) -> bool| {
        let one = diagnostics.iter().find(|one| is_meant(one));
        one.map(|one| place_and_words(one, sources)).unwrap_or_default()
    };
    let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|one| one.is_error()).collect();
    if errors.is_empty() {
        return match human::count(diagnostics) {
            Some(count) if diagnostics.warnings() > 0 => {
                format!(
                    "Prête : {count}. Le premier avertissement : {}",
                    first(&|one| one.is_warning())
                )
            }
            Some(count) => format!("Prête : {count}."),
            None => "Prête : rien à signaler.".to_owned(),
        };
    }
    if errors.iter().all(|diagnostic| diagnostic.code == Code::MarkLeft) {
        let passages = Quantity::exact(errors.len() as u64);
        let passages = french::with_unit(&passages, "passage", "passages");
        return format!(
            "Il reste {passages} à écrire. Le premier : {}",
            first(&Diagnostic::is_error)
        );
    }
    let count = human::count(diagnostics).unwrap_or_default();
    format!("Pas encore prête : {count}. La première : {}", first(&Diagnostic::is_error))
}

/// « evenements.csv:12, la date est hors de 2021 »
fn place_and_words(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let place = diagnostic.place.map(|place| format!("{}, ", paths::place(place, sources)));
    format!("{}{}", place.unwrap_or_default(), shown::line(&diagnostic.message))
}

fn next(diagnostics: &Diagnostics, name: &str) -> Vec<Step> {
    let mut errors = diagnostics.iter().filter(|one| one.is_error()).peekable();
    let check = (format!("rapport check{name}"), "montre tout, avec ce qu'il faut faire");
    let watch =
        (format!("rapport watch{name} --open"), "montre les pages pendant que vous écrivez");
    let compile = (format!("rapport compile{name} --open"), "écrit le PDF et l'ouvre");
    let mut list =
        match (errors.peek().is_some(), errors.all(|diagnostic| diagnostic.code == Code::MarkLeft))
        {
            (false, _) if diagnostics.warnings() == 0 => vec![compile, watch],
            (false, _) => vec![check, compile, watch],
            (true, true) => {
                let draft = format!("rapport compile{name} --brouillon");
                vec![check, watch, (draft, "imprime l'édition telle qu'elle est")]
            }
            (true, false) => vec![check, watch],
        };
    list.push((
        "rapport aide".to_owned(),
        "montre toutes les commandes ; « rapport aide guide », le guide",
    ));
    list
}

fn steps(list: &[Step]) -> String {
    let widest = list.iter().map(|(command, _)| command.chars().count()).max().unwrap_or_default();
    list.iter().map(|(command, what)| format!("  {command:widest$}  {what}\n")).collect()
}
