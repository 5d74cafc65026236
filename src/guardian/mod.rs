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
//! subject, in the folder of what it judges, and adds its line to [`RULES`]:
//!
//! | folder | judges |
//! |---|---|
//! | [`told`] | the texts against the data |
//! | [`texts`] | the texts by themselves |
//! | [`tables`] | rows, columns and sums against one another, and against last year |
//! | [`pages`] | what is written against what pages print |
//!
//! [`sentences`] finds what they read: passages, titles of events, dates beside them.

pub mod accepted;
mod approvals;
pub mod comments;
pub mod derived_faults;
pub mod numbered;
mod pages;
mod sentences;
mod setting_dates;
mod tables;
mod texts;
mod told;
mod told_already;
mod watched;

pub use approvals::text_today;
pub use pages::printed_tables::{printed_tables, shows_members};
pub use sentences::headings::{Heading, headings};
pub use sentences::passages::{other_settings, own_names, settings};
pub use texts::examples::examples;
pub use texts::left::no_mark_is_left;
pub use told::stated::typed_figures;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::dataset::{Dataset, Event, RowRef};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::figures::Figures;
use crate::figures::history::History;
use crate::read::Input;
use crate::read::prose::{Block, Commands, Prose};
use pages::{chapters, curves, empty_blocks, illustrative, unplaced, unprinted};
use tables::{
    attendance, blank, calendar, channels, counted_twice, dates, declared_sums, duplicates,
    exchanged, filters, grants, groups, imported, last_year, last_years_accounts, ledger,
    ledger_last_year, ledger_rows, lists, months, named_totals, names, organisation_chart, people,
    percentages, places, roles, rows_twice, slips, state_mark, swapped, total_rows, totals,
    two_dates, wordings,
};
use texts::{
    claims_of_year, counted_members, cut_short, doubled, empty, examples, inclusive, left,
    leftovers, links, markup, own_name, personal_data, pictures, punctuation, repeated, spellings,
    year,
};
use told::{
    called_off, cited_elsewhere, frequency, held_after_all, mandates, names_told, officers,
    organisers, posts, stated, title_years, titles, told_places, turnout, untold, written_dates,
};

/// All that a rule may look at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What was read, with the text of every file.
    pub input: &'a Input,
    /// What it means.
    pub dataset: &'a Dataset,
    /// Last year's, if there is one.
    pub previous: Option<&'a Dataset>,
    /// What the editions before this one printed, where something asks for it.
    pub history: &'a History,
    /// What the report will say.
    pub figures: &'a Figures,
    /// What the texts may call.
    pub commands: &'a Commands,
    /// The texts, as they will be read; each citation stands as its words.
    pub texts: &'a [Prose],
    /// The titles of the events of this year, in their order.
    pub headings: &'a [Heading],
    /// The sentences of rapport.toml.
    pub settings: &'a [Block],
    /// Last year's texts; a citation stands as its id.
    pub previous_texts: &'a [Prose],
    /// The code of the templates that the project changes.
    pub own_templates: &'a str,
}

impl<'a> View<'a> {
    /// The events of this year, each with its titles.
    fn events(&self) -> impl Iterator<Item = (&'a Event, &'a Heading)> {
        self.dataset.events.iter().zip(self.headings)
    }

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

/// What must be sound before a rule can judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Only what it looks at: a text, a row by itself. What could not be read is
    /// not judged, and nothing wrong is said of the rest.
    Itself,
    /// All rows and all settings: one that is lost would make a sum, a list or a
    /// comparison wrong.
    Whole,
}

/// All rules, in the order in which they are judged.
pub const RULES: &[(Needs, Rule)] = &[
    // The texts against the data.
    (Needs::Whole, stated::numbers_are_those_of_the_data),
    (Needs::Whole, stated::cited_figures_count_what_follows),
    (Needs::Whole, stated::counts_have_the_date_that_is_said),
    (Needs::Whole, stated::shares_are_those_of_the_data),
    (Needs::Whole, stated::measures_are_those_of_the_data),
    (Needs::Whole, turnout::no_more_are_told_than_came),
    (Needs::Whole, stated::changes_are_those_of_the_data),
    (Needs::Whole, stated::what_is_denied_is_not_in_the_data),
    (Needs::Whole, frequency::texts_say_how_often_letters_are_sent),
    (Needs::Itself, written_dates::dates_are_in_the_calendar),
    (Needs::Whole, written_dates::events_have_their_date),
    (Needs::Whole, untold::told_events_are_in_the_table),
    (Needs::Whole, called_off::events_told_were_held),
    (Needs::Whole, called_off::events_named_were_held),
    (Needs::Whole, held_after_all::what_is_called_off_was_not_held),
    (Needs::Whole, cited_elsewhere::fields_are_of_the_event_named),
    (Needs::Whole, told_places::events_are_where_the_table_says),
    (Needs::Whole, chapters::events_are_told),
    (Needs::Whole, titles::titles_are_quoted_in_their_words),
    (Needs::Whole, title_years::titles_are_quoted_with_their_year),
    (Needs::Itself, spellings::names_have_one_spelling),
    (Needs::Itself, names_told::people_have_one_name),
    (Needs::Whole, mandates::texts_give_people_their_role),
    (Needs::Whole, officers::officers_have_their_office),
    (Needs::Whole, posts::people_hold_their_posts),
    (Needs::Whole, organisers::events_have_their_organisers),
    (Needs::Whole, mandates::contacts_are_in_office),
    // The texts against last year's.
    (Needs::Itself, repeated::texts_are_of_this_year),
    (Needs::Itself, year::the_year_is_this_one),
    (Needs::Itself, claims_of_year::what_is_claimed_is_of_this_year),
    (Needs::Itself, year::years_are_typed_right),
    // The texts by themselves.
    (Needs::Itself, markup::signs_print_as_they_were_meant),
    (Needs::Itself, left::no_mark_is_left),
    (Needs::Itself, leftovers::nothing_of_another_program_is_left),
    (Needs::Itself, empty::texts_say_something),
    (Needs::Itself, examples::examples_are_replaced),
    (Needs::Itself, punctuation::marks_are_closed),
    (Needs::Itself, doubled::words_stand_once),
    (Needs::Itself, repeated::paragraphs_stand_once),
    (Needs::Itself, cut_short::paragraphs_are_finished),
    (Needs::Itself, own_name::the_organisation_has_its_name),
    (Needs::Itself, inclusive::inclusive_forms_are_right),
    (Needs::Itself, inclusive::inclusive_forms_are_of_one_kind),
    (Needs::Itself, links::links_lead_somewhere),
    (Needs::Itself, links::links_say_where_they_lead),
    (Needs::Itself, pictures::placed_pictures_are_described),
    // The pictures.
    (Needs::Itself, state_mark::the_mark_of_the_state_is_drawn),
    // The charts.
    (Needs::Whole, illustrative::titles_over_invented_values_describe),
    // The tables.
    (Needs::Whole, places::codes_stand_for_their_rows),
    (Needs::Whole, swapped::columns_hold_their_own),
    (Needs::Whole, slips::counts_have_no_zero_too_many),
    (Needs::Whole, slips::cells_are_not_drawn_down),
    (Needs::Whole, blank::what_is_printed_has_words),
    (Needs::Whole, roles::roles_are_said),
    (Needs::Itself, setting_dates::settings_are_of_the_year),
    (Needs::Itself, dates::rows_are_in_the_year),
    (Needs::Whole, exchanged::months_and_days_are_not_exchanged),
    (Needs::Whole, filters::filters_say_what_rows_say),
    (Needs::Itself, dates::ends_have_the_year_of_their_beginning),
    (Needs::Whole, dates::monthly_letters_skip_no_month),
    (Needs::Whole, calendar::shown_events_have_a_month),
    (Needs::Itself, calendar::long_titles_have_a_short_one),
    (Needs::Itself, calendar::past_events_are_certain),
    (Needs::Itself, called_off::status_says_what_was_called_off),
    (Needs::Whole, calendar::the_calendar_shows_every_issue),
    (Needs::Whole, duplicates::events_are_told_once),
    (Needs::Whole, rows_twice::rows_stand_once),
    (Needs::Whole, rows_twice::own_rows_stand_once),
    (Needs::Whole, total_rows::rows_are_no_totals),
    (Needs::Whole, named_totals::rows_are_not_called_totals),
    (Needs::Whole, percentages::percentages_are_of_a_hundred),
    (Needs::Whole, imported::rows_of_exports_have_one_date),
    (Needs::Itself, attendance::registered_are_not_participants),
    (Needs::Whole, stated::descriptions_agree_with_their_row),
    (Needs::Whole, totals::headcounts_add_up),
    (Needs::Whole, totals::downloads_add_up),
    (Needs::Whole, months::months_of_the_site_give_the_year),
    (Needs::Whole, totals::parts_are_within_their_whole),
    (Needs::Whole, totals::shares_are_at_most_a_hundred),
    (Needs::Whole, totals::stocks_grow_by_what_came_in),
    (Needs::Whole, totals::series_are_counted_once),
    (Needs::Whole, two_dates::figures_have_the_date_of_their_rows),
    (Needs::Whole, two_dates::members_are_counted_at_one_date),
    (Needs::Whole, channels::channels_are_of_one_date),
    (Needs::Whole, counted_twice::sums_count_each_thing_once),
    (Needs::Whole, declared_sums::figures_are_of_rows_that_belong_together),
    (Needs::Whole, empty_blocks::blocks_print_something),
    (Needs::Whole, curves::curves_have_their_years),
    (Needs::Whole, ledger::accounts_are_the_sum_of_their_parts),
    (Needs::Whole, ledger::statements_are_balanced),
    (Needs::Whole, ledger_last_year::last_years_column_is_last_years),
    (Needs::Whole, ledger_rows::amounts_are_known),
    (Needs::Whole, ledger_rows::accounts_are_on_their_side),
    (Needs::Whole, ledger_rows::results_are_no_accounts),
    (Needs::Whole, ledger::fundings_are_in_the_accounts),
    (Needs::Whole, ledger::gaps_to_the_budget_are_told),
    (Needs::Whole, grants::grants_are_within_what_was_asked),
    (Needs::Whole, lists::members_are_as_many_as_counted),
    (Needs::Whole, lists::sheets_are_as_many_as_counted),
    (Needs::Whole, lists::sessions_are_as_many_as_counted),
    (Needs::Whole, frequency::letters_are_as_frequent_as_said),
    (Needs::Whole, last_year::figures_are_not_last_years),
    (Needs::Whole, last_year::events_are_not_last_years),
    (Needs::Whole, last_year::figures_change_by_less_than_a_half),
    (Needs::Whole, last_years_accounts::accounts_are_not_last_years),
    (Needs::Whole, people::initials_name_one_person),
    (Needs::Whole, people::initials_belong_to_someone),
    (Needs::Whole, organisation_chart::people_answer_to_somebody),
    (Needs::Whole, people::nobody_is_in_two_places),
    (Needs::Whole, people::nobody_has_two_roles),
    (Needs::Whole, groups::groups_have_one_name),
    (Needs::Whole, mandates::speakers_have_their_role),
    (Needs::Whole, names::names_are_written_one_way),
    (Needs::Whole, wordings::sheets_keep_their_title),
    (Needs::Whole, wordings::publications_keep_their_title),
    (Needs::Whole, approvals::what_was_approved_is_what_it_was),
    (Needs::Whole, comments::comments_are_closed),
    (Needs::Itself, personal_data::nobody_is_exposed),
    (Needs::Itself, counted_members::counted_members_are_not_named),
    // What is written, against the pages.
    (Needs::Whole, unplaced::what_is_declared_is_printed),
    (Needs::Whole, unplaced::pictures_are_printed),
    (Needs::Whole, unprinted::tables_are_printed),
    (Needs::Whole, unprinted::featured_articles_are_printed),
    (Needs::Whole, unprinted::extracts_are_printed),
];

/// How much of an edition could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it: every rule judges.
    Whole,
    /// Some rows or settings are lost: rules that need them wait.
    Part,
}

/// Judges an edition by all rules that can judge it.
pub fn judge(view: &View<'_>, extent: Extent, diagnostics: &mut Diagnostics) {
    // Rules know nothing of one another; what they tell is kept in their order.
    let reported: Vec<Vec<Diagnostic>> = RULES
        .par_iter()
        .filter(|(needs, _)| extent == Extent::Whole || *needs == Needs::Itself)
        .map(|(needs, rule)| {
            let mut reported = Diagnostics::default();
            rule(view, &mut reported);
            let mut reported = reported.into_vec();
            // What is compared with others may contradict the export that it came from.
            if *needs == Needs::Whole {
                imported::with_exports(view, &mut reported);
            }
            reported
        })
        .collect();
    let reported: Vec<Diagnostic> = reported.into_iter().flatten().collect();
    diagnostics.extend(told_already::left_out(view, reported));
}

/// Of one kind, so many are reported of one text or one cell; the rest is one more.
const MANY: usize = 100;
