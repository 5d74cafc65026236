//! `rapport sonde`: one text by itself, or its beginning, within narrow bounds; or the document
//! without one changed template. The tool asks itself this to find the passage that passes the
//! bounds; nobody types it.

use std::path::Path;
use std::time::Duration;

use super::{Bounds, Watch};
use crate::charts::Drawn;
use crate::cli::args::ProbeOptions;
use crate::compile::stages::{self, Begun};
use crate::diagnostic::Diagnostics;
use crate::typeset::Engine;
use crate::typeset::bundle::{Purpose, TEMPLATES};

/// How the program ends when the text passes the bounds.
pub(super) const PASSED: u8 = 99;
/// Several times what a whole text needs.
const OF_A_TEXT: Bounds = Bounds { memory: 700 * 1024 * 1024, time: Duration::from_secs(4) };

/// Several times what a whole report needs.
const OF_ALL: Bounds = Bounds { memory: 1200 * 1024 * 1024, time: Duration::from_secs(10) };

/// Ends as soon as it is known. A text is tried by itself; a template, by putting the tool's own
/// into its place.
pub(in crate::cli) fn run(options: &ProbeOptions) {
    let mut diagnostics = Diagnostics::default();
    let edition = Path::new(&options.edition);
    let Begun { mut prepared, mut templates, .. } =
        stages::begin(edition, &options.document, Purpose::Reading, &mut diagnostics);
    let template = options.file.strip_prefix(TEMPLATES);
    if let Some(template) = template {
        templates.restore(template);
    }
    let drawn = &mut Drawn::default();
    let bundle = stages::assembled(
        &mut prepared,
        &templates,
        &options.document,
        Purpose::Reading,
        drawn,
        &mut diagnostics,
    );
    let (bundle, bounds) = match template {
        Some(_) => (bundle, OF_ALL),
        None => (bundle.and_then(|bundle| bundle.alone(&options.file, options.end)), OF_A_TEXT),
    };
    if let Some(bundle) = bundle {
        let watch = Watch::over(bounds, || false, |_| std::process::exit(PASSED.into()));
        std::hint::black_box(Engine::new(bundle.fonts()).typeset(&bundle));
        drop(watch);
    }
}
