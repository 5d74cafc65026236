//! `rapport export`: the bundle as a folder, for a designer's Typst editor.

use super::args::ExportOptions;
use super::{Stop, compile, edition, output, show};
use crate::diagnostic::Diagnostics;
use crate::export;

pub(super) fn run(options: &ExportOptions) -> Result<(), Stop> {
    let edition = edition(options.edition.as_deref())?;
    let mut diagnostics = Diagnostics::default();
    let (bundle, _, sources) = compile::bundle(&edition, &options.document, &mut diagnostics)?;
    show(&mut diagnostics, &sources)?;
    let Some(bundle) = bundle else { return Err(Stop::Data) };
    for file in export::bundle_tree(&bundle) {
        output::write_whole(&options.bundle.join(&file.path), file.content.as_slice())?;
    }
    output::result(&format!("{}\n", options.bundle.display()));
    Ok(())
}
