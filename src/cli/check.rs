//! `rapport check`: every diagnostic, no output.

use std::path::Path;

use super::args::{CheckOptions, Report};
use super::ending::leave_to_the_system;
use super::{Stop, bounds, edition, output, paths};
use crate::compile::prepared::Prepared;
use crate::compile::stages;
use crate::diagnostic::human::Extent as Shown;
use crate::diagnostic::{Code, Diagnostics, github, human, json, reference, sarif, shown};
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
    let edition = edition(options.edition.as_deref())?;
    let (prepared, diagnostics) = judged(&edition);
    let sources = &prepared.input.sources;
    match options.format {
        Report::Json => {
            output::result(&json::render(&edition.to_string_lossy(), &diagnostics, sources))?;
        }
        Report::Github => {
            output::result(&github::render(&paths::from_here(&edition), &diagnostics, sources))?;
        }
        Report::Sarif => {
            output::result(&sarif::render(&paths::from_here(&edition), &diagnostics, sources))?;
        }
        Report::Humain => {
            if options.verbose {
                output::message(&inferred(&prepared.input));
            }
            let extent = if options.tout { Shown::Whole } else { Shown::Screen };
            output::diagnostics(&diagnostics, sources, extent);
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
            if human::count(&diagnostics).is_none() {
                output::message(&format!(
                    "{} : rien à signaler\n",
                    paths::named(&edition).display()
                ));
            }
        }
    }
    leave_to_the_system(prepared);
    let refused = diagnostics.errors() > 0 || (options.strict && diagnostics.warnings() > 0);
    if refused { Err(Stop::Data) } else { Ok(()) }
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
