//! `rapport compile`: check, then write the PDF.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate};

use super::args::CompileOptions;
use super::{Stop, edition, output, paths, show};
use crate::bundle::{Bundle, Purpose};
use crate::diagnostic::Diagnostics;
use crate::pipeline;
use crate::prepare::prepare;
use crate::source::SourceMap;
use crate::suggest;
use crate::templates::Templates;
use crate::typeset::Engine;

pub(super) fn run(options: &CompileOptions) -> Result<(), Stop> {
    share_the_work();
    let edition = edition(options.edition.as_deref())?;
    let mut diagnostics = Diagnostics::default();
    let date = source_date()?;
    let purpose = if options.impression { Purpose::Printing } else { Purpose::Reading };
    let (mut bundle, year, mut sources) =
        bundle(&edition, &options.document, purpose, &mut diagnostics)?;
    if let (Some(bundle), Some(date)) = (&mut bundle, date) {
        bundle.date = date;
    }
    let target = options.output.clone();
    let target = target.unwrap_or_else(|| default_target(&options.document, year, purpose));
    if bundle.is_some() {
        // Before the pages are made: their time would be lost.
        check_target(&target, options.output.is_some().then_some(edition.as_path()))?;
    }
    let mut engine = Engine::new(bundle.as_ref().map_or(&[], Bundle::fonts));
    let pdf = bundle
        .as_ref()
        .and_then(|bundle| pipeline::pdf(&mut engine, bundle, &mut sources, &mut diagnostics));
    show(&mut diagnostics, &sources)?;
    let Some(pdf) = pdf else { return Err(Stop::Data) };
    output::write_whole(&target, &pdf.bytes)?;
    output::result(&format!("{}\n", target.display()))?;
    // The process ends here: giving the pages back bit by bit would cost some
    // hundredths of a second.
    std::mem::forget((pdf, engine, bundle, sources));
    Ok(())
}

/// Makes this thread one of those that lay out the pages. By default they are all others, and it
/// waits for them: one more thread to wake, and one more part of the heap, which grows page by
/// page (a half of the system calls of a run).
fn share_the_work() {
    // Refused only when the threads exist already; they do the work as well.
    let _ = rayon::ThreadPoolBuilder::new().use_current_thread().build_global();
}

/// Refuses to write over what is no PDF and, for a target that the user chose,
/// among the files of the edition.
fn check_target(target: &Path, edition: Option<&Path>) -> Result<(), Stop> {
    if let Some(edition) = edition {
        let advice = "donnez un fichier à part, par exemple -o sortie/rapport.pdf";
        paths::keep_out(target, edition, advice)?;
    }
    // An empty file has nothing to lose, and a folder is refused at the writing.
    let replaced =
        target.metadata().is_ok_and(|it| !it.is_dir() && (!it.is_file() || it.len() > 0));
    if replaced && !is_pdf(target) {
        return Err(Stop::Usage(format!(
            "« {} » existe et n'est pas un PDF : donnez un autre nom, ou déplacez ce fichier",
            target.display()
        )));
    }
    Ok(())
}

fn is_pdf(path: &Path) -> bool {
    let mut start = [0; 4];
    path.is_file()
        && File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok()
        && start == *b"%PDF"
}

/// The bundle of an edition's document; `None` together with an error.
pub(super) fn bundle(
    edition: &Path,
    document: &str,
    purpose: Purpose,
    diagnostics: &mut Diagnostics,
) -> Result<(Option<Bundle>, i32, SourceMap), Stop> {
    let templates = Templates::of(edition, diagnostics);
    known_document(&templates, document)?;
    let prepared = prepare(edition, diagnostics);
    let year = prepared.dataset.year();
    let (bundle, sources) = pipeline::bundle(prepared, &templates, document, purpose, diagnostics);
    Ok((bundle, year, sources))
}

/// Refuses a document that the templates do not have.
pub(super) fn known_document(templates: &Templates, document: &str) -> Result<(), Stop> {
    let documents = templates.documents();
    if documents.contains(&document) {
        return Ok(());
    }
    let help = suggest::help(document, &documents, "documents");
    Err(Stop::Usage(format!("le document « {document} » n'existe pas : {help}")))
}

/// The day that reproducible builds ask for, in place of the edition's.
pub(super) fn source_date() -> Result<Option<NaiveDate>, Stop> {
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty())
    else {
        return Ok(None);
    };
    let date = seconds.to_str().and_then(|text| DateTime::from_timestamp(text.parse().ok()?, 0));
    match date {
        Some(date) => Ok(Some(date.date_naive())),
        None => Err(Stop::Usage("SOURCE_DATE_EPOCH doit être un nombre de secondes".to_owned())),
    }
}

fn default_target(document: &str, year: i32, purpose: Purpose) -> PathBuf {
    let name = if document == "rapport" { "rapport-activite" } else { document };
    let end = match purpose {
        Purpose::Reading => "",
        Purpose::Printing => "-impression",
    };
    Path::new("sortie").join(format!("{name}-{year}{end}.pdf"))
}
