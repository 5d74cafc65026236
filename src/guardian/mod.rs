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

mod attendance;
mod calendar;
mod dates;
mod doubled;
mod duplicates;
mod frequency;
mod inclusive;
mod last_year;
mod left;
mod likeness;
mod links;
mod lists;
mod markup;
mod named;
mod names;
mod passages;
mod people;
mod personal;
mod personal_data;
mod pictures;
mod places;
mod punctuation;
mod repeated;
mod rows_twice;
mod spellings;
mod stated;
mod titles;
mod totals;
mod wordings;
mod written_dates;
mod year;

pub use passages::settings;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::dataset::{Dataset, Event, RowRef};
use crate::diagnostic::Diagnostics;
use crate::figures::Figures;
use crate::prose::{Block, Prose};
use crate::read::Input;
use crate::source::Place;

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

impl View<'_> {
    /// A cell of a row of this year; the whole row when the file has no such column.
    fn cell(&self, table: &str, row: RowRef, column: &str) -> Place {
        match self.input.tables.get(table) {
            Some(table) => table.place(row.record, column),
            None => row.place(),
        }
    }
}

/// What an accepted discrepancy calls an event by: its id, or its title.
fn subject(event: &Event) -> &str {
    if event.id.is_empty() { &event.title } else { &event.id }
}

/// Judges one thing, and tells every place where it does not hold.
pub type Rule = fn(&View<'_>, &mut Diagnostics);

/// All rules, in the order in which they are judged.
pub const RULES: &[Rule] = &[
    // The texts against the data.
    stated::numbers_are_those_of_the_data,
    frequency::texts_say_how_often_letters_are_sent,
    written_dates::dates_are_in_the_calendar,
    written_dates::events_have_their_date,
    titles::titles_are_quoted_in_their_words,
    spellings::names_have_one_spelling,
    // The texts against last year's.
    repeated::texts_are_of_this_year,
    year::the_year_is_this_one,
    // The texts by themselves.
    markup::signs_print_as_they_were_meant,
    left::no_mark_is_left,
    punctuation::marks_are_closed,
    doubled::words_stand_once,
    inclusive::inclusive_forms_are_right,
    inclusive::inclusive_forms_are_of_one_kind,
    links::links_lead_somewhere,
    links::links_say_where_they_lead,
    pictures::placed_pictures_are_described,
    // The tables.
    places::codes_stand_for_their_rows,
    dates::rows_are_in_the_year,
    dates::monthly_letters_skip_no_month,
    calendar::shown_events_have_a_month,
    calendar::long_titles_have_a_short_one,
    calendar::past_events_are_certain,
    calendar::the_calendar_shows_every_issue,
    duplicates::events_are_told_once,
    rows_twice::rows_stand_once,
    attendance::registered_are_not_participants,
    totals::headcounts_add_up,
    totals::downloads_add_up,
    totals::parts_are_within_their_whole,
    totals::shares_are_at_most_a_hundred,
    totals::stocks_grow_by_what_came_in,
    totals::series_are_counted_once,
    lists::members_are_as_many_as_counted,
    lists::sheets_are_as_many_as_counted,
    lists::sessions_are_as_many_as_counted,
    frequency::letters_are_as_frequent_as_said,
    last_year::figures_are_not_last_years,
    last_year::events_are_not_last_years,
    last_year::figures_change_by_less_than_a_half,
    people::initials_name_one_person,
    people::initials_belong_to_someone,
    people::nobody_is_in_two_places,
    people::nobody_has_two_roles,
    names::names_are_written_one_way,
    wordings::sheets_keep_their_title,
    wordings::publications_keep_their_title,
    personal_data::nobody_is_exposed,
];

/// Judges an edition by all rules.
pub fn judge(view: &View<'_>, diagnostics: &mut Diagnostics) {
    // Rules know nothing of one another; what they tell is kept in their order.
    let told: Vec<Diagnostics> = RULES
        .par_iter()
        .map(|rule| {
            let mut told = Diagnostics::default();
            rule(view, &mut told);
            told
        })
        .collect();
    for one in told {
        diagnostics.extend(one.into_vec());
    }
}
