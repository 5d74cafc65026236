//! `rapport compile`: check, then write the PDF.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate};

use super::args::CompileOptions;
use super::{Stop, edition, output, show};
use crate::bundle::Bundle;
use crate::diagnostic::Diagnostics;
use crate::pipeline;
use crate::prepare::prepare;
use crate::source::SourceMap;
use crate::suggest;
use crate::templates::{self, Templates};

pub(super) fn run(options: &CompileOptions) -> Result<(), Stop> {
    let edition = edition(options.edition.as_deref())?;
    let mut diagnostics = Diagnostics::default();
    let date = source_date()?;
    let (mut bundle, year, mut sources) = bundle(&edition, &options.document, &mut diagnostics)?;
    if let (Some(bundle), Some(date)) = (&mut bundle, date) {
        bundle.date = date;
    }
    let pdf =
        bundle.as_ref().and_then(|bundle| pipeline::pdf(bundle, &mut sources, &mut diagnostics));
    show(&mut diagnostics, &sources)?;
    let Some(pdf) = pdf else { return Err(Stop::Data) };
    let target = options.output.clone().unwrap_or_else(|| default_target(&options.document, year));
    output::write_whole(&target, &pdf.bytes)?;
    output::result(&format!("{}\n", target.display()));
    // The process ends here: giving the pages back bit by bit would cost some
    // hundredths of a second.
    std::mem::forget((pdf, bundle, sources));
    Ok(())
}

/// The bundle of an edition's document; `None` together with an error.
pub(super) fn bundle(
    edition: &Path,
    document: &str,
    diagnostics: &mut Diagnostics,
) -> Result<(Option<Bundle>, i32, SourceMap), Stop> {
    let folder = templates::folder_of(edition);
    let templates = Templates::load(folder.as_deref(), diagnostics);
    let documents = templates.documents();
    if !documents.contains(&document) {
        let help = suggest::help(document, &documents, "documents");
        return Err(Stop::Usage(format!("le document « {document} » n'existe pas : {help}")));
    }
    let prepared = prepare(edition, diagnostics);
    let year = prepared.dataset.year();
    let (bundle, sources) = pipeline::bundle(prepared, &templates, document, diagnostics);
    Ok((bundle, year, sources))
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

fn default_target(document: &str, year: i32) -> PathBuf {
    let name = if document == "rapport" { "rapport-activite" } else { document };
    Path::new("sortie").join(format!("{name}-{year}.pdf"))
}
