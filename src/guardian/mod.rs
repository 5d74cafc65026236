//! The guardian of coherence: what a human reader of the report would find
//! with shame afterwards.
//!
//! Each rule is a small function of one signature, in one list. A rule judges
//! what is already sound by itself (cells are values, figures are computed) and
//! tells where two of its parts contradict each other: text against data,
//! calendar against text, sum against parts, this year against last. It is
//! silent where they hold, and where it cannot tell.
//!
//! A rule on another subject goes in a file of its own, named after the
//! subject, and adds its line to [`RULES`].

use crate::dataset::Dataset;
use crate::diagnostic::Diagnostics;
use crate::figures::Figures;
use crate::prose::Prose;
use crate::read::Input;

/// All that a rule may look at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What was read, with the text of every file.
    pub input: &'a Input,
    /// What it means.
    pub dataset: &'a Dataset,
    /// Last year's, if there is one.
    pub previous: Option<&'a Dataset>,
    /// What the report will say.
    pub figures: &'a Figures,
    /// The texts, as they will be read; each citation stands as its words.
    pub texts: &'a [Prose],
    /// Last year's texts; a citation stands as its id.
    pub previous_texts: &'a [Prose],
}

/// Judges one thing, and tells every place where it does not hold.
pub type Rule = fn(&View<'_>, &mut Diagnostics);

/// All rules, in the order in which they are judged.
pub const RULES: &[Rule] = &[];

/// Judges an edition by all rules.
pub fn judge(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for rule in RULES {
        rule(view, diagnostics);
    }
}
