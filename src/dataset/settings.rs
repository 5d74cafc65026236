//! What rapport.toml says, as domain values: the edition, its lists of words,
//! its outline. A section that means what it says is kept as it is written.

use chrono::NaiveDate;

use super::declarations::{ChartDeclaration, FigureDeclaration, MapDeclaration};
use super::vocabulary::Vocabulary;
use super::{Event, Picture};
use crate::diagnostic::source::Sourced;
use crate::language::amount::Currency;
use crate::language::conventions::{self, Conventions};
use crate::language::french::Inclusive;
use crate::language::partial_date::{PartialDate, Period, Zone};
use crate::language::quantity::Quantity;
pub use crate::read::manifest::{
    Acknowledgement, Contact, Credits, MailingList, MemberKind, MembersPrivacy, Named, PageKind,
    SocialAccount,
};
use crate::read::schema::Catalogue;

/// All settings of an edition.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The tables that the edition may hold.
    pub catalogue: Catalogue,
    /// Year, title and dates.
    pub edition: Edition,
    /// The organisation.
    pub organisation: Organisation,
    /// How the words that the tool prints stand for women and men.
    pub inclusive: Inclusive,
    /// What it calls what the tool counts.
    pub vocabulary: Vocabulary,
    /// How to reach it.
    pub contact: Option<Contact>,
    /// What the report does with the names of members; nothing is said by most editions.
    pub members_privacy: Option<MembersPrivacy>,
    /// Who supports it, in the order of printing.
    pub supporters: Vec<Supporter>,
    /// Categories of the calendar.
    pub categories: Vec<Category>,
    /// Themes of events.
    pub themes: Vec<Named>,
    /// Types of members.
    pub member_kinds: Vec<MemberKind>,
    /// Families of sheets.
    pub families: Vec<Named>,
    /// Collections of sheets.
    pub collections: Vec<Collection>,
    /// Lists of newsletters.
    pub lists: Vec<MailingList>,
    /// Categories of partners.
    pub partner_categories: Vec<Named>,
    /// Who is credited.
    pub credits: Option<Credits>,
    /// Declared figures.
    pub figures: Vec<FigureDeclaration>,
    /// Declared charts.
    pub charts: Vec<ChartDeclaration>,
    /// Declared maps.
    pub maps: Vec<MapDeclaration>,
    /// Texts before the chapters.
    pub front: Vec<FrontText>,
    /// Chapters.
    pub chapters: Vec<Chapter>,
    /// Annexes.
    pub annexes: Vec<Annex>,
    /// Documents beside the report.
    pub documents: Vec<OtherDocument>,
    /// Accepted discrepancies.
    pub accepted: Vec<Acknowledgement>,
}

/// Year, title and dates.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The year or the season that the report is of.
    pub period: Period,
    /// Title.
    pub title: String,
    /// Date of the document.
    pub date: NaiveDate,
    /// Date of the figures.
    pub closing: PartialDate,
    /// Language of the document.
    pub language: String,
    /// The theme, if it is not that of `templates/theme.toml`.
    pub theme: Option<Sourced<String>>,
    /// Ids of the key figures, the most important first.
    pub key_figures: Vec<Sourced<String>>,
    /// How many years the small curve of each of them shows, if they have one.
    pub curves: Option<u32>,
    /// Id of the figure that follows the supporters, if it is not that of the members.
    pub supporters_figure: Option<Sourced<String>>,
    /// Id of the figure of the back cover.
    pub back_figure: Option<Sourced<String>>,
    /// Id of the count of members at another date, in their annex.
    pub members_figure: Option<Sourced<String>>,
    /// The tables to attach to the PDF; those that a page uses, if nothing is said.
    pub attached: Option<Vec<Sourced<String>>>,
    /// Picture of the cover, in place of the year drawn.
    pub cover: Option<Picture>,
}

impl Edition {
    /// Ids of the figures that pages print of themselves.
    pub fn printed_figures(&self) -> impl Iterator<Item = &Sourced<String>> {
        let named = [&self.supporters_figure, &self.back_figure, &self.members_figure];
        self.key_figures.iter().chain(named.into_iter().flatten())
    }
}

/// The organisation.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Name in full.
    pub name: String,
    /// Acronym, or the name.
    pub acronym: String,
    /// Year of creation.
    pub founded: Option<i32>,
    /// The zone in which an instant is a day, if rapport.toml says it.
    pub zone: Option<Zone>,
    /// What differs where it is.
    pub conventions: &'static Conventions,
    /// The currency of its amounts.
    pub currency: Currency,
    /// What it is for.
    pub mission: Option<String>,
    /// Its logo.
    pub logo: Option<Picture>,
}

impl Default for Organisation {
    /// One of which nothing is known.
    fn default() -> Self {
        Self {
            name: String::new(),
            acronym: String::new(),
            founded: None,
            zone: None,
            conventions: &conventions::FRANCE,
            currency: Currency::default(),
            mission: None,
            logo: None,
        }
    }
}

/// A supporter.
#[derive(Debug, Clone)]
pub struct Supporter {
    /// Name.
    pub name: String,
    /// The words that follow it, on one line or several.
    pub motto: Option<String>,
    /// Its logo.
    pub logo: Option<Picture>,
}

/// A category of the calendar.
#[derive(Debug, Clone)]
pub struct Category {
    /// Id.
    pub id: String,
    /// Name.
    pub label: String,
    /// Letter printed beside the colour.
    pub letter: String,
    /// Rank in the theme's palette, from 1.
    pub color: u8,
}

/// A collection of sheets.
#[derive(Debug, Clone)]
pub struct Collection {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Slogan.
    pub slogan: Option<String>,
    /// Id of the chart of its downloads.
    pub chart: Option<Sourced<String>>,
    /// People who subscribed to it.
    pub subscribers: Option<Quantity>,
    /// Its cover.
    pub cover: Option<Picture>,
}

/// A text before the chapters.
#[derive(Debug, Clone)]
pub struct FrontText {
    /// Title.
    pub title: Option<String>,
    /// File of the edition: `textes/avant-propos.typ`.
    pub text: String,
    /// Who signs it.
    pub signatory: Option<String>,
    /// The function of who signs it, where it is not that of the table of people.
    pub signatory_function: Option<String>,
}

/// A chapter.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Title for running heads.
    pub short: String,
    /// Rank of its hue, from 1.
    pub color: u8,
    /// Ids of the themes whose events are told in it.
    pub themes: Vec<Sourced<String>>,
    /// Ids of the categories whose events are told in it when they bear no theme.
    pub categories: Vec<Sourced<String>>,
    /// Picture of its opening page.
    pub picture: Option<Picture>,
    /// Id of the figure of its opening page.
    pub hook: Option<Sourced<String>>,
    /// Sections.
    pub sections: Vec<Section>,
}

impl Chapter {
    /// Whether an event is told in it.
    pub fn has(&self, event: &Event) -> bool {
        let named = |ids: &[Sourced<String>], id: &String| ids.iter().any(|it| it.value == *id);
        match event.themes.as_slice() {
            [] => named(&self.categories, &event.category),
            themes => themes.iter().any(|id| named(&self.themes, id)),
        }
    }
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Title.
    pub title: String,
    /// File of the edition.
    pub text: String,
    /// It has a number.
    pub numbered: bool,
    /// How its pages are composed.
    pub page: PageKind,
}

/// An annex.
#[derive(Debug, Clone)]
pub struct Annex {
    /// Id.
    pub id: String,
    /// Title, if it is not the usual one.
    pub title: Option<String>,
    /// File of the edition, for an annex that is a text.
    pub text: Option<String>,
}

/// A document beside the report.
#[derive(Debug, Clone)]
pub struct OtherDocument {
    /// Name of the document, which is that of its template.
    pub id: Sourced<String>,
    /// Title, if it is not the usual one.
    pub title: Option<String>,
    /// File of the edition.
    pub text: Option<String>,
    /// Id of the event that it announces.
    pub event: Option<Sourced<String>>,
    /// Date, if it is not that of the edition.
    pub date: Option<NaiveDate>,
    /// Where it is dated from.
    pub locality: Option<String>,
    /// Ids of the charts that it shows, in order.
    pub charts: Vec<Sourced<String>>,
    /// Hours of the event, as the organisation says them.
    pub hours: Option<String>,
    /// Who answers questions about it.
    pub contact: Option<String>,
}
