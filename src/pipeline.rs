//! The stages, one after the other. Each goes as far as it can, so that one
//! run tells everything that is wrong.

use std::path::Path;

use crate::bundle::Bundle;
use crate::charts::ChartTheme;
use crate::dataset::Dataset;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::export::{self, PdfMeta};
use crate::figures::{self, Figures};
use crate::read::{self, Input};
use crate::source::SourceMap;
use crate::templates::Templates;
use crate::typeset;
use crate::{assemble, check, discrepancies};

/// An edition, read, checked and counted.
pub struct Prepared {
    /// What was read.
    pub input: Input,
    /// What it means.
    pub dataset: Dataset,
    /// What the report will say.
    pub figures: Figures,
}

/// Reads, checks and counts the edition of a folder; last year's is its sibling.
pub fn prepare(edition: &Path, diagnostics: &mut Diagnostics) -> Prepared {
    let (input, found) = read::read(edition);
    diagnostics.extend(found.into_vec());
    let dataset = check::check(&input, diagnostics);
    let previous = previous(edition, dataset.year());
    let figures = figures::figures(&input, &dataset, previous.as_ref(), diagnostics);
    discrepancies::acknowledge(&dataset.settings, diagnostics);
    diagnostics.sort(&input.sources);
    Prepared { input, dataset, figures }
}

/// Last year's dataset. What is wrong in it is told when it is itself checked.
fn previous(edition: &Path, year: i32) -> Option<Dataset> {
    let folder = read::editions::previous(edition, year)?;
    let (input, mut unheard) = read::read(&folder);
    Some(check::check(&input, &mut unheard))
}

/// The bundle of one document, or nothing when something was wrong.
pub fn bundle(
    prepared: Prepared,
    templates: &Templates,
    document: &str,
    diagnostics: &mut Diagnostics,
) -> (Option<Bundle>, SourceMap) {
    let Prepared { mut input, dataset, figures } = prepared;
    let Some(theme) = theme(templates, &mut input.sources, diagnostics) else {
        return (None, input.sources);
    };
    if diagnostics.errors() > 0 {
        return (None, input.sources);
    }
    let bundle = assemble::assemble(
        &input,
        &dataset.settings.edition,
        figures,
        templates,
        document,
        &theme,
        diagnostics,
    );
    (bundle, input.sources)
}

fn theme(
    templates: &Templates,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<ChartTheme> {
    let text = templates.get("theme.toml").and_then(|bytes| std::str::from_utf8(bytes).ok());
    let Some(text) = text else {
        diagnostics.push(Diagnostic::new(
            Code::BadTheme,
            "templates/theme.toml manque ou n'est pas du texte",
        ));
        return None;
    };
    let file = sources.add("templates/theme.toml", text);
    match ChartTheme::read(file, text) {
        Ok(theme) => Some(theme),
        Err(found) => {
            diagnostics.extend(found);
            None
        }
    }
}

/// The PDF of a bundle, or nothing when the engine refuses it.
pub fn pdf(
    bundle: &Bundle,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let result = typeset::typeset(bundle);
    for issue in &result.issues {
        diagnostics.push(issue.to_diagnostic(bundle, sources));
    }
    let document = result.document?;
    if diagnostics.errors() > 0 {
        return None;
    }
    match export::pdf(&document, &PdfMeta::new(bundle)) {
        Ok(bytes) => Some(bytes),
        Err(issues) => {
            for issue in &issues {
                diagnostics.push(issue.to_diagnostic(bundle, sources));
            }
            None
        }
    }
}
