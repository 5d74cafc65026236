//! `rapport check`: every diagnostic, no output.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::args::CheckOptions;
use super::ending::leave_to_the_system;
use super::progress::Progress;
use super::{Stop, bounds, output, paths, several};
use crate::compile::prepared::Prepared;
use crate::compile::stages;
use crate::diagnostic::human::Extent as Shown;
use crate::diagnostic::source::SourceMap;
use crate::diagnostic::{Code, Diagnostics, reference, shown};
use crate::guardian::Extent;
use crate::language::french;
use crate::language::quantity::Quantity;
use crate::language::suggest;
use crate::read::{DateSystem, Input, TableFacts, TableForm};

/// What is said while errors keep some rules from judging.
const WAITING: &str = "Une fois ces erreurs corrigées, les textes, les tables et les totaux seront aussi comparés entre eux.\n";

/// The word for all codes at once.
const ALL_CODES: &str = "tout";

pub(super) fn run(options: &CheckOptions) -> Result<(), Stop> {
    if let Some(code) = &options.explain {
        return explain(code.as_deref());
    }
    let editions = several::editions(&options.editions)?;
    let progress = Progress::begin();
    let many = editions.len();
    let done = AtomicUsize::new(0);
    let judged: Vec<(Prepared, Diagnostics)> = match editions.as_slice() {
        [edition] => {
            progress.say("vérification");
            vec![judged(edition)]
        }
        several => several::each(several, |edition| {
            let rank = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress.say(format!("vérification, édition {rank} sur {many}"));
            judged(edition)
        }),
    };
    drop(progress);
    let found: Vec<(&Path, &Diagnostics, &SourceMap)> = editions
        .iter()
        .zip(&judged)
        .map(|(edition, (prepared, found))| (edition.as_path(), found, &prepared.input.sources))
        .collect();
    let machines = several::for_machines(options.format, &found);
    let mut ended = Vec::new();
    for (edition, (prepared, diagnostics)) in editions.iter().zip(&judged) {
        if machines.is_none() {
            if many > 1 {
                several::heading(edition);
            }
            tell(edition, prepared, diagnostics, options);
        }
        let refused = diagnostics.errors() > 0 || (options.strict && diagnostics.warnings() > 0);
        ended.push(if refused { Err(Stop::Data) } else { Ok(()) });
    }
    match machines {
        Some(text) => output::result(&text)?,
        None if many > 1 => summary(&judged),
        None => {}
    }
    leave_to_the_system(judged);
    several::worst(ended)
}

/// All that is wrong with an edition, for people.
fn tell(edition: &Path, prepared: &Prepared, diagnostics: &Diagnostics, options: &CheckOptions) {
    if options.verbose {
        output::message(&inferred(&prepared.input));
    }
    let extent = if options.tout { Shown::Whole } else { Shown::Screen };
    output::diagnostics(diagnostics, &prepared.input.sources, extent);
    let marks = diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::MarkLeft);
    let marks = marks.filter(|one| one.is_error()).count();
    if marks > 0 {
        let passages = Quantity::exact(marks as u64);
        let passages = french::with_unit(&passages, "passage", "passages");
        output::message(&format!("Il reste {passages} à écrire : {}", super::DRAFT));
    }
    if prepared.extent == Extent::Part {
        output::message(WAITING);
    }
    for file in &prepared.input.open_elsewhere {
        output::message(&format!(
            "« {file} » est ouvert dans un tableur : ce qui n'y est pas enregistré n'est pas lu.\n"
        ));
    }
    if several::is_silent(diagnostics) {
        output::message(&format!("{} : rien à signaler\n", paths::named(edition).display()));
    }
}

/// The last line of several editions: « 2 éditions : 3 erreurs, 1 avertissement ».
fn summary(judged: &[(Prepared, Diagnostics)]) {
    let sum = |count: fn(&Diagnostics) -> usize| judged.iter().map(|(_, it)| count(it)).sum();
    let (errors, warnings): (usize, usize) = (sum(Diagnostics::errors), sum(Diagnostics::warnings));
    output::message(&format!(
        "{} : {}, {}\n",
        french::count(judged.len(), "édition"),
        french::count(errors, "erreur"),
        french::count(warnings, "avertissement")
    ));
}

/// An edition with all that is wrong with it, in the order in which it is reported.
pub(super) fn judged(edition: &Path) -> (Prepared, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let prepared = stages::check(edition, &mut diagnostics, |bundle, rows| {
        bounds::guard(edition, stages::REPORT, bundle, rows)
    });
    (prepared, diagnostics)
}

/// What was found out about each table without being told.
fn inferred(input: &Input) -> String {
    let line = |facts: &TableFacts| {
        let rows = french::count(facts.rows, "ligne");
        let file = input.sources.file(facts.file);
        let (place, form) = match facts.form {
            TableForm::Text { encoding, separator } => {
                (file.path.clone(), format!("{encoding}, {separator}"))
            }
            TableForm::Sheet { dates } => {
                let sheet = file.sheet.as_deref().unwrap_or_default();
                let form = match dates {
                    DateSystem::From1900 => "classeur",
                    DateSystem::From1904 => "classeur dont les dates se comptent depuis 1904",
                };
                (format!("{}, feuille « {sheet} »", file.path), form.to_owned())
            }
        };
        let more: String = facts.inferred.iter().map(|fact| format!(", {fact}")).collect();
        format!("{} : {rows}, {form}{more}\n", shown::line(&place))
    };
    input.facts.iter().map(line).collect()
}

/// One code, all of them at length, or their list.
fn explain(name: Option<&str>) -> Result<(), Stop> {
    let text = match name {
        None => reference::list(),
        Some(ALL_CODES) => reference::markdown(),
        Some(name) => match Code::from_name(name) {
            Some(code) => reference::sheet(code),
            None => {
                let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
                let help = suggest::did_you_mean(name, names)
                    .unwrap_or_else(|| "« rapport check --explain » en donne la liste".to_owned());
                return Err(Stop::Usage(format!("le code « {name} » n'existe pas : {help}")));
            }
        },
    };
    output::result(&text)
}
