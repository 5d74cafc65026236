//! `rapport export`: what an edition gives beside its documents, or its bundle as a folder, for a
//! designer's Typst editor.

use std::path::{Path, PathBuf};

use super::args::ExportOptions;
use super::engines::Kept;
use super::export_folder::ExportFolder;
use super::progress::Progress;
use super::{Stop, compile, edition, machine, output, paths, show, targets};
use crate::charts::Drawn;
use crate::compile::attachments;
use crate::compile::outputs::{OutputFile, calendar, data, pictures};
use crate::compile::prepared::Prepared;
use crate::compile::stages;
use crate::design::templates::Templates;
use crate::diagnostic::Diagnostics;
use crate::language::french;
use crate::typeset::bundle::Purpose;
use crate::typeset::{Document, export};

/// Events that are named where they are left out.
const NAMED: usize = 3;

pub(super) fn run(options: &ExportOptions) -> Result<(), Stop> {
    let edition = edition(options.edition.as_deref())?;
    match &options.bundle {
        Some(folder) => bundle(&edition, folder, options),
        None => outputs(&edition, options),
    }
}

fn bundle(edition: &Path, folder: &Path, options: &ExportOptions) -> Result<(), Stop> {
    let target = ExportFolder::open(folder, edition)?;
    let mut diagnostics = Diagnostics::default();
    let (bundle, sources) =
        compile::bundle(edition, &options.document, Purpose::Reading, &mut diagnostics)?;
    show(&mut diagnostics, &sources)?;
    let Some(bundle) = bundle else { return Err(Stop::Data) };
    target.update(&export::bundle_tree(&bundle), options.ecraser)?;
    output::result(&format!("{}\n", folder.display()))
}

fn outputs(edition: &Path, options: &ExportOptions) -> Result<(), Stop> {
    machine::expect_much();
    machine::share_the_work();
    let mut diagnostics = Diagnostics::default();
    let (mut prepared, templates) = stages::read(edition, &mut diagnostics);
    stages::asked(&mut prepared, &templates, &[stages::REPORT], &mut diagnostics);
    let judged = prepared.judge(&mut diagnostics);
    judged.complete(&prepared.input.sources, &mut diagnostics);
    let usual = format!("export-{}", prepared.dataset.period());
    let folder = options.output.clone().unwrap_or_else(|| targets::usual(Some(edition), &usual));
    paths::keep_out(&folder, edition, "donnez un dossier à part, par exemple -o sortie/export")?;
    if diagnostics.errors() > 0 {
        return show(&mut diagnostics, &prepared.input.sources);
    }
    let progress = Progress::begin();
    let mut files = Vec::new();
    let mut without_day = Vec::new();
    if options.calendrier {
        let calendar = calendar::file(&prepared.dataset);
        files.push(calendar.file);
        without_day = calendar.without_day;
    }
    if options.chiffres {
        files.extend(data::figures(&prepared));
    }
    if options.tables {
        files.extend(data::tables(&prepared));
        tell_kept_back(&prepared);
    }
    let (mut engine, mut drawn) = (Kept::default(), Drawn::default());
    for (asked, document, make) in [
        (options.graphiques, pictures::CHARTS, pictures::charts as Maker),
        (options.vignettes, pictures::CARDS, pictures::cards),
    ] {
        if asked {
            progress.say(document);
            let kept = (&mut engine, &mut drawn);
            let pages = pages(&mut prepared, &templates, document, kept, &mut diagnostics);
            files.extend(pages.iter().flat_map(|pages| make(&prepared, pages)));
        }
    }
    drop(progress);
    judged.complete(&prepared.input.sources, &mut diagnostics);
    show(&mut diagnostics, &prepared.input.sources)?;
    tell_left_out(&without_day);
    write(&folder, &files)
}

/// Makes the files of a document.
pub(super) type Maker = fn(&Prepared, &Document) -> Vec<OutputFile>;

/// The pages of a document; nothing together with an error. The engine and the drawings are those of the
/// document before.
pub(super) fn pages(
    prepared: &mut Prepared,
    templates: &Templates,
    document: &str,
    (engine, drawn): (&mut Kept, &mut Drawn),
    diagnostics: &mut Diagnostics,
) -> Option<Document> {
    let bundle =
        stages::assembled(prepared, templates, document, Purpose::Reading, drawn, diagnostics)?;
    let typeset = engine.with(bundle.fonts()).typeset(&bundle);
    typeset.report(&bundle, &mut prepared.input.sources, diagnostics)
}

/// Says which tables are not among those that are given.
pub(super) fn tell_kept_back(prepared: &Prepared) {
    let names: Vec<String> =
        attachments::kept_back(prepared).iter().map(|name| format!("« {name} »")).collect();
    if !names.is_empty() {
        output::message(&format!(
            "Ne sont pas données avec le rapport : {} ; « joindre = true » sous [[tables]] donne une table\n",
            names.join(", ")
        ));
    }
}

/// Says which events the calendar cannot hold.
fn tell_left_out(titles: &[String]) {
    if titles.is_empty() {
        return;
    }
    let named: Vec<String> = titles.iter().take(NAMED).map(|it| format!("« {it} »")).collect();
    let more = titles.len().saturating_sub(NAMED);
    output::message(&format!(
        "{} sans jour connu ne sont pas dans l'agenda, qui devrait en inventer un : {}{}\n",
        french::count(titles.len(), "événement"),
        named.join(", "),
        french::and_others(more, "un autre", "autres")
    ));
}

/// Writes the files and tells their names.
fn write(folder: &Path, files: &[OutputFile]) -> Result<(), Stop> {
    if files.is_empty() {
        output::message("l'édition n'a rien de ce qui est demandé : rien n'est écrit\n");
        return Ok(());
    }
    let targets: Vec<(PathBuf, &[u8])> =
        files.iter().map(|it| (folder.join(&it.path), it.bytes.as_slice())).collect();
    let all: Vec<(&Path, &[u8])> =
        targets.iter().map(|(path, bytes)| (path.as_path(), *bytes)).collect();
    output::write_all(&all)?;
    output::result(
        &targets.iter().map(|(path, _)| format!("{}\n", path.display())).collect::<String>(),
    )
}
