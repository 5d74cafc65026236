//! The other tables, a row type each.

use super::{Picture, RowRef};
use crate::partial_date::PartialDate;
use crate::quantity::Quantity;

/// A row of `telechargements`: one sheet over one period.
#[derive(Debug, Clone)]
pub struct Download {
    /// When.
    pub period: PartialDate,
    /// Id of the collection.
    pub collection: String,
    /// Number of the sheet, or `None` for the collection as a whole.
    pub sheet: Option<u64>,
    /// Title of the sheet.
    pub title: Option<String>,
    /// Title where there is little room.
    pub short_title: Option<String>,
    /// Id of its family.
    pub family: Option<String>,
    /// Page it begins at.
    pub page: Option<u64>,
    /// Unique downloads.
    pub unique: Option<Quantity>,
    /// All downloads.
    pub total: Option<Quantity>,
    /// The values were invented for the demonstration.
    pub illustrative: bool,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `newsletters`: one issue sent to one list.
#[derive(Debug, Clone)]
pub struct Send {
    /// When it was sent; a month is enough.
    pub date: PartialDate,
    /// Title of the issue.
    pub title: String,
    /// Id of the list.
    pub list: String,
    /// Addresses it was sent to.
    pub recipients: Option<Quantity>,
    /// Addresses it reached.
    pub delivered: Option<Quantity>,
    /// People who opened it.
    pub opens: Option<Quantity>,
    /// People who followed a link.
    pub clicks: Option<Quantity>,
    /// People who left the list.
    pub unsubscribed: Option<Quantity>,
    /// The values were invented for the demonstration.
    pub illustrative: bool,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `presse`: one article about the organisation.
#[derive(Debug, Clone)]
pub struct Article {
    /// When it appeared; a month is enough.
    pub date: PartialDate,
    /// Name of the paper or site.
    pub media: String,
    /// Title of the article.
    pub title: String,
    /// « nationale », « régionale »…
    pub scope: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Address of the article.
    pub url: Option<String>,
    /// Short extract.
    pub extract: Option<String>,
    /// Key words.
    pub tags: Vec<String>,
    /// It is shown as a clipping.
    pub featured: bool,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `adherents`: a member known by name.
#[derive(Debug, Clone)]
pub struct Member {
    /// Name.
    pub name: String,
    /// Id of its type.
    pub kind: String,
    /// INSEE code or SIREN.
    pub code: Option<String>,
    /// Region.
    pub region: Option<String>,
    /// Département, by its code.
    pub department: Option<String>,
    /// Member since.
    pub since: Option<PartialDate>,
    /// It sits on the board.
    pub administrator: bool,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `effectifs`: how many members of a type at a date.
#[derive(Debug, Clone)]
pub struct Headcount {
    /// At which date.
    pub as_of: PartialDate,
    /// Id of the type, or `ensemble`.
    pub kind: String,
    /// How many.
    pub count: Quantity,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `reseaux`: followers of an account at a date.
#[derive(Debug, Clone)]
pub struct Account {
    /// At which date.
    pub as_of: PartialDate,
    /// Name of the social network.
    pub network: String,
    /// Handle.
    pub handle: String,
    /// Followers.
    pub followers: Quantity,
    /// Address of the account.
    pub url: Option<String>,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `site`: visits or visitors of a part of the web site.
#[derive(Debug, Clone)]
pub struct SiteFigure {
    /// When.
    pub period: PartialDate,
    /// Part of the site, or `ensemble`.
    pub section: String,
    /// « visites » or « visiteurs »: they do not add up.
    pub measure: String,
    /// How many.
    pub count: Quantity,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `publications`.
#[derive(Debug, Clone)]
pub struct Publication {
    /// Name by which texts cite it.
    pub id: String,
    /// Title.
    pub title: String,
    /// Collection it belongs to.
    pub collection: Option<String>,
    /// Number in the collection.
    pub number: Option<u64>,
    /// When it appeared.
    pub date: Option<PartialDate>,
    /// Copies printed.
    pub print_run: Option<Quantity>,
    /// New sheets in the year.
    pub new_sheets: Option<Quantity>,
    /// Sheets in all.
    pub sheets: Option<Quantity>,
    /// Partner organisations.
    pub partners: Vec<String>,
    /// Licence.
    pub licence: Option<String>,
    /// One sentence of facts.
    pub description: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Its cover.
    pub cover: Option<Picture>,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `partenaires`.
#[derive(Debug, Clone)]
pub struct Partner {
    /// Name.
    pub name: String,
    /// Id of its category.
    pub category: String,
    /// Its logo.
    pub logo: Option<Picture>,
    /// Address of its site.
    pub url: Option<String>,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `personnes`: one role of one person.
#[derive(Debug, Clone)]
pub struct Person {
    /// First and last name.
    pub name: String,
    /// Initials that stand for the person in the calendar.
    pub initials: Vec<String>,
    /// Mandate or function.
    pub function: Option<String>,
    /// Where the mandate is held.
    pub body: Option<String>,
    /// Role in the network.
    pub network_role: Option<String>,
    /// Where it was written.
    pub row: RowRef,
}

/// A row of `entretiens`: a person of an interview.
#[derive(Debug, Clone)]
pub struct Interview {
    /// Number of the interview.
    pub number: u64,
    /// First and last name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Where it was published.
    pub section: Option<String>,
    /// Where it was written.
    pub row: RowRef,
}
