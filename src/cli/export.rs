//! `rapport export`: the bundle as a folder, for a designer's Typst editor.

use super::args::ExportOptions;
use super::export_folder::ExportFolder;
use super::{Stop, compile, edition, output, show};
use crate::diagnostic::Diagnostics;
use crate::typeset::bundle::Purpose;
use crate::typeset::export;

pub(super) fn run(options: &ExportOptions) -> Result<(), Stop> {
    let edition = edition(options.edition.as_deref())?;
    let folder = ExportFolder::open(&options.bundle, &edition)?;
    let mut diagnostics = Diagnostics::default();
    let (bundle, sources) =
        compile::bundle(&edition, &options.document, Purpose::Reading, &mut diagnostics)?;
    show(&mut diagnostics, &sources)?;
    let Some(bundle) = bundle else { return Err(Stop::Data) };
    folder.update(&export::bundle_tree(&bundle), options.ecraser)?;
    output::result(&format!("{}\n", options.bundle.display()))
}
