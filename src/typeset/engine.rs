//! Runs of the engine, one after the other.

use typst::World;
use typst::diag::SourceDiagnostic;

use super::Typeset;
use super::addresses;
use super::advice;
use super::ahead;
use super::document::Document;
use super::imports;
use super::issue::{self, EngineIssue};
use super::passes::{self, Passes};
use super::probe;
use super::sources::Sources;
use super::world::{BundleWorld, file_id};
use crate::diagnostic::Severity;
use crate::typeset::bundle::{Bundle, BundleFont, TEXTS};

/// The engine with its standard library and its fonts, ready for several runs. What did not
/// change between two runs is not computed again.
pub struct Engine {
    world: BundleWorld,
}

impl Engine {
    /// Prepares the library and the fonts.
    pub fn new(fonts: &[BundleFont]) -> Self {
        Self { world: BundleWorld::new(fonts) }
    }

    /// Prepares all that a bundle without data gives: the library, the fonts, and the syntax of
    /// the files that the document is made of. This can be done while the data are being read.
    pub fn ready(frame: &Bundle) -> Self {
        let mut engine = Self::new(frame.fonts());
        engine.world.load(frame);
        let mut found = vec![engine.world.main()];
        let mut next = 0;
        while let Some(&id) = found.get(next) {
            next += 1;
            // What is wrong with it is reported when it is used.
            let Ok(source) = engine.world.source(id) else { continue };
            for id in imports::named(&source) {
                if !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        engine
    }

    /// Typesets a bundle and gathers everything the engine has to say about it.
    pub fn typeset(&mut self, bundle: &Bundle) -> Typeset {
        self.typeset_beside(bundle, || ()).0
    }

    /// The same, while another thread does what else there is to do.
    pub fn typeset_beside<T: Send>(
        &mut self,
        bundle: &Bundle,
        other: impl FnOnce() -> T + Send,
    ) -> (Typeset, T) {
        self.world.load(bundle);
        let (passes, done) = rayon::join(
            || passes::run(&self.world),
            || {
                ahead::evaluate(&self.world, bundle.texts_in_order());
                other()
            },
        );
        (self.settled(passes, bundle), done)
    }

    /// The pages of a run, and what the engine has said.
    fn settled(&mut self, passes: Passes, bundle: &Bundle) -> Typeset {
        let Passes { compiled, count: passes } = passes;
        let mut findings = compiled.warnings;
        let document = match compiled.output {
            Ok(document) => Some(document),
            Err(errors) => {
                findings.extend(errors);
                None
            }
        };
        let sources = self.world.loaded_sources();
        let mut issues = issue::translated(&findings, &sources);
        let document = document.map(|document| {
            let (document, refused) = addresses::settled(document);
            issues.extend(refused);
            document
        });
        if document.is_none() {
            issues.extend(self.look_further(bundle, &sources));
        }
        let mut issues = issue::told_once(issues);
        for issue in &mut issues {
            advice::complete(issue, bundle, &sources, &self.world);
        }
        let failed = issues.iter().any(|issue| issue.severity == Severity::Error);
        let document = document.filter(|_| !failed);
        let document = document.map(|paged| Document { paged, sources, passes });
        Typeset { document, issues }
    }

    /// Forgets the results that the last `runs` runs did not use. Without it, the memory of a
    /// program that runs the engine again and again grows.
    pub fn forget_unused(&self, runs: usize) {
        typst::comemo::evict(runs);
    }

    /// Called when a run has failed. The engine stops at the first mistake; this looks for those
    /// that it has not reached: syntax errors of every Typst file, then the mistakes of each text.
    fn look_further(&self, bundle: &Bundle, sources: &Sources) -> Vec<EngineIssue> {
        let mut issues = Vec::new();
        for (path, _) in bundle.files().filter(|(path, _)| path.ends_with(".typ")) {
            let Ok(source) = self.world.source(file_id(path)) else { continue };
            let (errors, _) = source.root().errors_and_warnings();
            let errors: Vec<_> = errors.into_iter().map(SourceDiagnostic::from).collect();
            if !errors.is_empty() {
                issues.extend(issue::translated(&errors, &sources.with(source)));
            } else if path.starts_with(TEXTS) {
                issues.extend(probe::mistakes(&self.world, source, sources));
            }
        }
        issues
    }
}
