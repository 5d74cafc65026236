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

mod doubled;
mod inclusive;
mod left;
mod links;
mod named;
mod passages;
mod pictures;
mod punctuation;
mod repeated;
mod spellings;
mod stated;
mod titles;
mod written_dates;
mod year;

pub use passages::settings;

use crate::dataset::Dataset;
use crate::diagnostic::Diagnostics;
use crate::figures::Figures;
use crate::prose::{Block, Prose};
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
    /// The sentences of rapport.toml.
    pub settings: &'a [Block],
    /// Last year's texts; a citation stands as its id.
    pub previous_texts: &'a [Prose],
}

/// Judges one thing, and tells every place where it does not hold.
pub type Rule = fn(&View<'_>, &mut Diagnostics);

/// All rules, in the order in which they are judged.
pub const RULES: &[Rule] = &[
    // The texts against the data.
    stated::numbers_are_those_of_the_data,
    written_dates::dates_are_in_the_calendar,
    written_dates::events_have_their_date,
    titles::titles_are_quoted_in_their_words,
    spellings::names_have_one_spelling,
    // The texts against last year's.
    repeated::texts_are_of_this_year,
    year::the_year_is_this_one,
    // The texts by themselves.
    left::no_mark_is_left,
    punctuation::marks_are_closed,
    doubled::words_stand_once,
    inclusive::inclusive_forms_are_right,
    inclusive::inclusive_forms_are_of_one_kind,
    links::links_lead_somewhere,
    links::links_say_where_they_lead,
    pictures::placed_pictures_are_described,
];

/// Judges an edition by all rules.
pub fn judge(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for rule in RULES {
        rule(view, diagnostics);
    }
}
