//! `rapport publish`: all that goes out, in one folder or one ZIP; nothing as long as something in it
//! must not.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::args::PublishOptions;
use super::engines::Kept;
use super::former::Former;
use super::progress::Progress;
use super::{Stop, bounds, day, edition, export, locked, machine, output, paths, show, targets};
use crate::charts::Drawn;
use crate::compile::outputs::{OutputFile, calendar, data, index, lock, pictures};
use crate::compile::prepared::Prepared;
use crate::compile::{read_again, stages};
use crate::design::templates::Templates;
use crate::diagnostic::{Code, Diagnostics};
use crate::language::french;
use crate::language::quantity::Quantity;
use crate::read::Table;
use crate::read::schema::yes_or_no;
use crate::typeset::bundle::Purpose;

pub(super) fn run(options: &PublishOptions) -> Result<(), Stop> {
    machine::expect_much();
    machine::share_the_work();
    let edition = edition(options.edition.as_deref())?;
    let mut diagnostics = Diagnostics::default();
    let (mut prepared, templates) = stages::read(&edition, &mut diagnostics);
    stages::asked(&mut prepared, &templates, &[stages::REPORT], &mut diagnostics);
    let judged = prepared.judge(&mut diagnostics);
    judged.complete(&prepared.input.sources, &mut diagnostics);
    let period = prepared.dataset.period();
    let usual = format!("publication-{period}");
    let target = options.output.clone().unwrap_or_else(|| targets::usual(Some(&edition), &usual));
    paths::keep_out(&target, &edition, "donnez un dossier à part, ou un nom en .zip")?;
    paths::keep_apart(&target, &edition, "donnez un dossier à part, ou un nom en .zip")?;
    if diagnostics.errors() > 0 {
        return show(&mut diagnostics, &prepared.input.sources);
    }
    refuse(&prepared, &diagnostics, options.illustratif)?;
    let progress = Progress::begin();
    let found = &mut diagnostics;
    let mut kept = (Kept::default(), Drawn::default());
    let mut files = documents(&mut prepared, (&templates, &edition), &mut kept, found, &progress)?;
    files.push(calendar::file(&prepared.dataset).file);
    files.extend(data::figures(&prepared));
    files.extend(data::tables(&prepared));
    export::tell_kept_back(&prepared);
    for (document, make) in
        [(pictures::CHARTS, pictures::charts as export::Maker), (pictures::CARDS, pictures::cards)]
    {
        progress.say(document);
        let kept = (&mut kept.0, &mut kept.1);
        let pages = export::pages(&mut prepared, &templates, document, kept, found);
        files.extend(pages.iter().flat_map(|pages| make(&prepared, pages)));
    }
    drop(progress);
    judged.complete(&prepared.input.sources, &mut diagnostics);
    show(&mut diagnostics, &prepared.input.sources)?;
    files.push(index::page(&prepared, &files));
    files.push(locked::today(&templates, &edition, period)?.file());
    files.push(lock::checksums(&files));
    write(&target, &files)
}

/// Stops where something would be published that must not, with the list.
fn refuse(
    prepared: &Prepared,
    diagnostics: &Diagnostics,
    with_illustrative: bool,
) -> Result<(), Stop> {
    let mut reasons: Vec<String> = Vec::new();
    if let Some(notice) = prepared.notice() {
        reasons.push(format!("{notice} (« rapport check » les montre)"));
    }
    let personal = diagnostics.iter().filter(|it| it.code == Code::PersonalData && it.is_warning());
    reasons.extend(personal.map(|it| {
        let place = it.place.map(|place| paths::place(place, &prepared.input.sources));
        format!("donnée personnelle, {} : {}", place.unwrap_or_default(), it.sentence())
    }));
    let open = prepared.input.comments.iter().filter(|it| it.is_open).count();
    if open > 0 {
        reasons.push(format!(
            "{} : fermez-les dans commentaires.csv, ou par un clic dans « rapport watch »",
            french::with_unit(
                &Quantity::exact(open as u64),
                "commentaire ouvert",
                "commentaires ouverts"
            )
        ));
    }
    if !prepared.input.approvals.is_empty() {
        let declared = prepared.dataset.settings.documents.iter().map(|it| it.id.value.as_str());
        let documents: Vec<&str> = [stages::REPORT].into_iter().chain(declared).collect();
        let open = read_again::open(prepared, &documents);
        if !open.is_empty() {
            reasons.push(format!(
                "{} ; dès que relecture.toml valide un chiffre ou un texte, tout ce qui est imprimé doit l'être : \
                 « rapport figures --valider … --par … » les valide ; relecture.toml retiré de l'édition, rien n'est demandé",
                read_again::told(&open)
            ));
        }
    }
    if !with_illustrative {
        let figures = &prepared.figures;
        let printed = read_again::cited(prepared).into_iter().filter(|it| it.illustrative);
        let charts = figures.charts.iter().filter(|it| it.illustrative).map(|it| &it.id);
        let maps = figures.maps.iter().filter(|it| it.illustrative).map(|it| &it.id);
        let named = printed.map(|it| &it.id).chain(charts).chain(maps).cloned();
        let named: Vec<String> = named.chain(invented_rows(prepared)).collect();
        if !named.is_empty() {
            reasons.push(format!(
                "données illustratives : {} ; --illustratif les publie, marquées comme telles",
                named.join(", ")
            ));
        }
    }
    if reasons.is_empty() {
        return Ok(());
    }
    let list: String = reasons.iter().map(|reason| format!("- {reason}\n")).collect();
    output::message(&format!("Rien n'est publié :\n{list}"));
    Err(Stop::Data)
}

/// The tables that have invented rows, which are published as they are: « table site (2 lignes) ».
fn invented_rows(prepared: &Prepared) -> Vec<String> {
    let invented = |table: &Table| {
        let field = table.field("illustratif").filter(|_| table.has("illustratif"))?;
        let count = table.rows().filter(|row| yes_or_no(row.at(field)) == Some(true)).count();
        let lines = french::count(count, "ligne");
        (count > 0).then(|| format!("table {} ({lines})", table.schema.name))
    };
    prepared.input.tables.values().filter_map(invented).collect()
}

/// The report for screens and for a press, then the documents that the edition declares.
fn documents(
    prepared: &mut Prepared,
    (templates, edition): (&Templates, &Path),
    (engine, drawn): &mut (Kept, Drawn),
    diagnostics: &mut Diagnostics,
    progress: &Progress,
) -> Result<Vec<OutputFile>, Stop> {
    let period = prepared.dataset.period();
    let date = day::source_date()?;
    let declared = prepared.dataset.settings.documents.iter().map(|it| it.id.value.clone());
    let declared: Vec<String> = declared.filter(|id| id != stages::REPORT).collect();
    let wanted = [
        (stages::REPORT.to_owned(), Purpose::Reading, format!("rapport-activite-{period}.pdf")),
        (
            stages::REPORT.to_owned(),
            Purpose::Printing,
            format!("rapport-activite-{period}-impression.pdf"),
        ),
    ]
    .into_iter()
    .chain(declared.into_iter().map(|id| {
        let path = format!("documents/{id}-{period}.pdf");
        (id, Purpose::Reading, path)
    }));
    let mut files = Vec::new();
    for (document, purpose, path) in wanted {
        progress.say(path.as_str());
        let bundle = stages::assembled(prepared, templates, &document, purpose, drawn, diagnostics);
        let Some(mut bundle) = bundle else { continue };
        if let Some(date) = date {
            bundle.date = date;
        }
        let _watch = bounds::guard(edition, &document, &bundle, prepared.rows());
        let sources = &mut prepared.input.sources;
        let engine = engine.with(bundle.fonts());
        let Some(pages) = stages::proven(engine, &bundle, sources, diagnostics) else { continue };
        let bytes = stages::written(&pages, &bundle, sources, diagnostics);
        files.extend(bytes.map(|bytes| OutputFile { path, bytes }));
    }
    Ok(files)
}

/// Writes the files into a folder, or into a ZIP whose bytes depend on them only.
fn write(target: &Path, files: &[OutputFile]) -> Result<(), Stop> {
    let is_zip = target.extension().is_some_and(|it| it.eq_ignore_ascii_case("zip"));
    if is_zip {
        let bytes = zipped(files).ok_or_else(|| {
            Stop::Usage(format!("« {} » ne peut pas être fait", target.display()))
        })?;
        output::write_whole(target, &bytes)?;
    } else {
        let all: Vec<(PathBuf, &[u8])> =
            files.iter().map(|it| (target.join(&it.path), it.bytes.as_slice())).collect();
        let all: Vec<(&Path, &[u8])> =
            all.iter().map(|(path, bytes)| (path.as_path(), *bytes)).collect();
        let former = Former::of(target);
        output::write_all(&all)?;
        former.clear(target, files)?;
    }
    output::message(&format!("{}\n", french::count(files.len(), "fichier")));
    output::result(&format!("{}\n", target.display()))
}

/// A ZIP without dates, owners nor modes.
fn zipped(files: &[OutputFile]) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        zip.start_file(&*file.path, options).ok()?;
        zip.write_all(&file.bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
