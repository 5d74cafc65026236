//! Several editions in one command: which ones are meant, the work on them side by side, and what is
//! said of each under its name.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::args::Report;
use super::{Stop, edition, output, paths};
use crate::diagnostic::human::{self, Extent};
use crate::diagnostic::source::{MANIFEST, SourceMap};
use crate::diagnostic::{Diagnostics, Reported, github, json, sarif};
use crate::language::french;

/// Bytes of tables and texts of all editions together up to which they are worked on side by side:
/// what is made of them is some twenty times as large.
const TOGETHER: u64 = 64 * 1024 * 1024;
/// Bytes of the stack of a thread that makes pages: that of the main one.
const STACK: usize = 8 * 1024 * 1024;

/// The editions that the words of a command name, each once. Of several words, those that name no
/// edition because they stand beside one (`data/*` names them too) are left out, which is said.
pub(super) fn editions(words: &[String]) -> Result<Vec<PathBuf>, Stop> {
    let [_, _, ..] = words else {
        return Ok(vec![edition(words.first().map(String::as_str))?]);
    };
    let mut found: Vec<PathBuf> = Vec::new();
    for word in words {
        let path = Path::new(word);
        if let Some(why) = left_out(path) {
            output::message(&format!("« {word} » {why}\n"));
            continue;
        }
        let one = edition(Some(word))?;
        if !found.iter().any(|known| paths::real(known) == paths::real(&one)) {
            found.push(one);
        }
    }
    if found.is_empty() {
        return Err(Stop::Usage(
            "aucune édition parmi ce qui est nommé : il faut un dossier avec un « rapport.toml »"
                .to_owned(),
        ));
    }
    Ok(found)
}

/// Why a path beside the editions is not one.
fn left_out(path: &Path) -> Option<&'static str> {
    if path.is_dir() && path.join(MANIFEST).symlink_metadata().is_err() {
        return Some(
            "n'a pas de rapport.toml : ses tables servent de comparaison, rien n'en est tiré",
        );
    }
    let beside = path.parent().is_some_and(|folder| folder.join(MANIFEST).exists());
    (path.is_file() && !beside).then_some("n'est pas une édition : laissé de côté")
}

/// Does the same work with each edition, as many at a time as the machine has cores, one at a time
/// where they are large. The results are in the order of the editions.
pub(super) fn each<T: Send>(editions: &[PathBuf], work: impl Fn(&Path) -> T + Sync) -> Vec<T> {
    let size: u64 = editions.iter().map(|it| weight(it)).sum();
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let workers = if size > TOGETHER { 1 } else { cores.min(editions.len()) };
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::new());
    let run = || {
        while let index = next.fetch_add(1, Ordering::Relaxed)
            && let Some(edition) = editions.get(index)
        {
            let result = work(edition);
            results.lock().expect("a panic ends the program").push((index, result));
        }
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            // Where the system gives no thread, this one does the work.
            let _ = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
        }
        run();
    });
    let mut results = results.into_inner().expect("a panic ends the program");
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Bytes of the files of an edition that are read as text or tables.
fn weight(edition: &Path) -> u64 {
    let entries = fs::read_dir(edition).into_iter().flatten().filter_map(Result::ok);
    entries.filter_map(|entry| Some(entry.metadata().ok()?.len())).sum()
}

/// The name under which what is said of an edition stands.
pub(super) fn heading(edition: &Path) {
    let name = edition.display();
    match output::is_simple() {
        true => output::message(&format!("Édition {name}\n")),
        false => output::styled(&format!("\u{1b}[1m── {name}\u{1b}[0m\n")),
    }
}

/// The last line: « 3 éditions : 1 avec des erreurs, 2 sans erreur ».
pub(super) fn summary(ended: &[Result<(), Stop>]) {
    let failed = ended.iter().filter(|it| it.is_err()).count();
    let said = match (failed, ended.len() - failed) {
        (0, _) => "toutes faites".to_owned(),
        (_, 0) => "aucune faite".to_owned(),
        (failed, done) => {
            format!("{}, {}", french::count(done, "faite"), french::count(failed, "refusée"))
        }
    };
    output::message(&format!("{} : {said}\n", french::count(ended.len(), "édition")));
}

/// The worst of several ends: a fault of the machine is worse than errors in the data.
pub(super) fn worst(ended: Vec<Result<(), Stop>>) -> Result<(), Stop> {
    let mut worst = Ok(());
    for one in ended {
        worst = match (&worst, &one) {
            (Err(Stop::Usage(_)), _) | (Err(_), Ok(()) | Err(Stop::Data)) => worst,
            _ => one,
        };
    }
    worst
}

/// What was found in editions, in a form for machines; nothing in that for people.
pub(super) fn for_machines(
    form: Report,
    found: &[(&Path, &Diagnostics, &SourceMap)],
) -> Option<String> {
    let folders: Vec<String> = found
        .iter()
        .map(|(edition, ..)| match form {
            Report::Json => edition.to_string_lossy().into_owned(),
            _ => paths::from_root(edition),
        })
        .collect();
    let reported: Vec<Reported<'_>> = found
        .iter()
        .zip(&folders)
        .map(|((_, diagnostics, sources), edition)| Reported { edition, diagnostics, sources })
        .collect();
    Some(match (form, reported.as_slice()) {
        (Report::Humain, _) => return None,
        (Report::Json, [one]) => json::render(one.edition, one.diagnostics, one.sources),
        (Report::Json, all) => json::render_all(all),
        (Report::Sarif, all) => sarif::render_all(all),
        (Report::Github, all) => all
            .iter()
            .map(|one| github::render(one.edition, one.diagnostics, one.sources))
            .collect(),
    })
}

/// What was found, beside a result: for people, or in the form that was asked for.
pub(super) fn tell(form: Report, edition: &Path, diagnostics: &Diagnostics, sources: &SourceMap) {
    match for_machines(form, &[(edition, diagnostics, sources)]) {
        Some(text) => output::message(&text),
        None => output::diagnostics(diagnostics, sources, Extent::Brief),
    }
}

/// Whether nothing was found.
pub(super) fn is_silent(diagnostics: &Diagnostics) -> bool {
    human::count(diagnostics).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_editions() {
        let editions: Vec<PathBuf> = ["a", "b", "c", "d", "e"].map(PathBuf::from).to_vec();
        let names = each(&editions, |it| it.display().to_string());
        assert_eq!(names, ["a", "b", "c", "d", "e"]);
    }

    #[test]
    fn the_worst_end_is_that_of_all() {
        let usage = || Err(Stop::Usage("x".to_owned()));
        assert!(worst(vec![Ok(()), Ok(())]).is_ok());
        assert!(matches!(worst(vec![Err(Stop::Data), Ok(())]), Err(Stop::Data)));
        assert!(matches!(worst(vec![Err(Stop::Data), usage(), Ok(())]), Err(Stop::Usage(_))));
    }
}
