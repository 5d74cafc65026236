//! The rules that would read a table with headings of its own: guessed by the words of the
//! headings, by the form of the cells, and by usual headings in French and English.

use super::names::month;
use crate::language::partial_date::{ANY_YEAR, PartialDate};
use crate::language::quantity::{Quantity, without_unit};
use crate::language::suggest::name_key;
use crate::read::grid::Grid;
use crate::read::meant;
use crate::read::schema::{Catalogue, CellForm, Column, Fields, TableSchema};

/// Records in which the header is looked for.
const SEARCHED: usize = 30;
/// Rows whose cells are looked at.
const LOOKED_AT: usize = 200;
/// Columns that are looked at.
const WIDEST: usize = 100;
/// Months from which a row of headings is one of months.
const FEWEST_MONTHS: usize = 3;
/// Usual headings in English, and other usual ones in French, folded.
const USUAL: &[(&str, &[&str])] = &[
    (
        "titre",
        &[
            "title",
            "event",
            "event_title",
            "event_name",
            "name",
            "subject",
            "quoi",
            "theme_de_la_rencontre",
            "activite",
            "nom_de_l_activite",
            "rendez_vous",
            "nom_du_rendez_vous",
        ],
    ),
    ("date_debut", &["start", "start_date", "begin", "from", "starts", "when", "quand"]),
    ("date_fin", &["end", "end_date", "to", "ends"]),
    ("lieu", &["location", "place", "venue", "city", "town", "where", "salle", "endroit"]),
    (
        "participants",
        &[
            "attendees",
            "attendance",
            "attended",
            "pers",
            "nb_pers",
            "nbre_pers",
            "nb_de_pers",
            "personnes",
            "nb_personnes",
            "nb_de_personnes",
            "nbre_de_personnes",
            "nombre_de_personnes",
            "presents",
            "presence",
            "frequentation",
            "affluence",
            "audience",
            "effectif",
            "public",
            "combien",
            "combien_de_personnes",
        ],
    ),
    ("inscrits", &["registrations", "registered", "registrants"]),
    ("intervenants", &["speakers", "speaker"]),
    ("partenaires", &["partners", "partenariat", "avec"]),
    ("categorie", &["category", "kind"]),
    ("description", &["summary", "details"]),
    ("url", &["link", "website", "web_page"]),
    ("notes", &["comment", "comments", "note"]),
    ("date_envoi", &["send_date", "sent", "sent_on", "envoye_le"]),
    ("destinataires", &["recipients", "sent_to", "envoyes", "envois"]),
    ("ouvertures_uniques", &["opens", "unique_opens", "ouverts"]),
    ("clics_uniques", &["clicks", "unique_clicks"]),
    ("media", &["source_media", "newspaper", "publication"]),
    ("date", &["published", "publication_date", "paru_le"]),
    ("nombre", &["count", "number"]),
];

/// What a file seems to be.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The table.
    pub schema: &'static TableSchema,
    /// The record of the headings.
    pub header: usize,
    /// Their headings and our columns.
    pub names: Vec<(String, &'static str)>,
    /// Headings that are already ours.
    pub ours: usize,
    /// The columns of the table that the file has, each with its heading.
    pub columns: Vec<(String, &'static str)>,
    /// How many of them are known by their words, and not by the form of their cells alone.
    pub named: usize,
    /// Headings that nothing tells.
    pub ignored: Vec<String>,
    /// Columns that the table must have and the file has not.
    pub missing: Vec<&'static str>,
    /// The months stand in columns: where they go, and their values.
    pub months: Option<(&'static str, &'static str)>,
    /// Dates in figures have their month first.
    pub month_first: bool,
    /// The words that begin the row of totals.
    pub end: Option<String>,
}

/// What a grid seems to hold: the table of that name if one is asked for, else the likeliest;
/// `None` where nothing is likely.
pub fn propose(
    catalogue: &Catalogue,
    asked: Option<&'static TableSchema>,
    grid: &Grid,
) -> Option<Proposal> {
    let tables: Vec<&'static TableSchema> = match asked {
        Some(schema) => vec![schema],
        None => catalogue.iter().collect(),
    };
    let mut best: Option<(usize, Proposal)> = None;
    for record in 0..grid.len().min(SEARCHED) {
        let filled = |field: &usize| !grid.cell(record, *field).is_empty();
        if (0..grid.pushed(record)).filter(filled).count() < 2 {
            continue;
        }
        for schema in &tables {
            let Some((score, proposal)) = of_record(schema, grid, record) else { continue };
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, proposal));
            }
        }
    }
    best.map(|(_, proposal)| proposal)
}

fn of_record(
    schema: &'static TableSchema,
    grid: &Grid,
    record: usize,
) -> Option<(usize, Proposal)> {
    let width = grid.pushed(record).min(WIDEST);
    let headings: Vec<&str> = (0..width).map(|field| grid.cell(record, field)).collect();
    // A row of data has numbers and dates, and no header has them but for months.
    let is_value = |cell: &&str| {
        cell.contains(|c: char| c.is_ascii_digit())
            && month(cell, ANY_YEAR).is_none()
            && (matches!(Quantity::parse(cell), Ok(Some(_)))
                || PartialDate::parse(cell, ANY_YEAR).is_ok())
    };
    if headings.iter().any(is_value) {
        return None;
    }
    let mut found: Vec<Option<&'static str>> = vec![None; width];
    let mut fields: Fields = vec![None; schema.columns.len()];
    let take = |fields: &mut Fields, field: usize, column: &str| {
        if let Some(index) = schema.index(column) {
            fields[index] = u16::try_from(field).ok();
        }
    };
    for (field, heading) in headings.iter().enumerate() {
        if let Some(index) = schema.find(heading).filter(|index| fields[*index].is_none()) {
            found[field] = Some(schema.columns[index].name);
            take(&mut fields, field, schema.columns[index].name);
        }
    }
    let ours = found.iter().flatten().count();
    let is_month = |heading: &&str| month(heading, ANY_YEAR).is_some();
    let with_months = headings.iter().filter(|it| is_month(it)).count() >= FEWEST_MONTHS;
    let unknown = |found: &[Option<&str>], field: usize| {
        let heading = headings[field];
        found[field].is_none() && !heading.is_empty() && !(with_months && is_month(&heading))
    };
    let open: Vec<usize> = (0..width).filter(|field| unknown(&found, *field)).collect();
    let names: Vec<&str> = open.iter().map(|field| headings[*field]).collect();
    for (field, column) in open.iter().zip(meant::columns(schema, &fields, &names)) {
        if let Some(column) = column {
            found[*field] = Some(column);
            take(&mut fields, *field, column);
        }
    }
    for field in open {
        let folded = name_key(headings[field]);
        let usual = USUAL.iter().filter(|(_, words)| words.contains(&folded.as_str()));
        let mut free = usual.filter_map(|(column, _)| schema.index(column));
        let is_it = |index: &usize| {
            fields[*index].is_none() && holds(&schema.columns[*index], grid, record, field)
        };
        let free = free.find(is_it);
        if let (None, Some(index)) = (found[field], free) {
            found[field] = Some(schema.columns[index].name);
            take(&mut fields, field, schema.columns[index].name);
        }
    }
    // Words tell more than the form of cells: a count may be one of anything.
    let named = found.iter().flatten().count();
    let named_and_needed =
        schema.columns.iter().zip(&fields).filter(|(it, at)| it.required && at.is_some()).count();
    by_cells(schema, grid, record, &headings, &mut found, &mut fields);
    let months = with_months.then(|| months_of(schema, &fields)).flatten();
    let given = |name: &str| months.is_some_and(|(date, value)| name == date || name == value);
    let needed = schema.columns.iter().filter(|column| column.required);
    let (missing, has): (Vec<&Column>, Vec<&Column>) = needed.partition(|it| {
        schema.index(it.name).is_some_and(|at| fields[at].is_none()) && !given(it.name)
    });
    let matched = found.iter().flatten().count() + if months.is_some() { 2 } else { 0 };
    let dated = schema.columns.iter().any(|it| it.required && it.kind == CellForm::Date);
    let has_date = has.iter().any(|column| column.kind == CellForm::Date);
    // One word may be there by chance, and a year's table without a date is none.
    if matched < 2 || has.is_empty() || (dated && !has_date) {
        return None;
    }
    let mut proposal = Proposal {
        schema,
        header: record,
        names: Vec::new(),
        columns: Vec::new(),
        named,
        ours,
        ignored: Vec::new(),
        missing: missing.into_iter().map(|column| column.name).collect(),
        months,
        month_first: false,
        end: end(grid, record),
    };
    for (field, heading) in headings.iter().enumerate() {
        if let Some(column) = found[field] {
            proposal.columns.push(((*heading).to_owned(), column));
        }
        match found[field] {
            Some(column) if schema.find(heading).is_none() => {
                proposal.names.push(((*heading).to_owned(), column));
            }
            Some(_) => {}
            None if unknown(&found, field) => proposal.ignored.push((*heading).to_owned()),
            None => {}
        }
    }
    proposal.month_first = month_first(schema, grid, record, &fields);
    let score = 4 * named + 2 * named_and_needed + matched + has.len();
    Some((score, proposal))
}

/// Whether the cells under a heading may be those of a column: « Public » may be a count, or who comes.
fn holds(column: &Column, grid: &Grid, header: usize, field: usize) -> bool {
    if !column.kind.is_number() {
        return true;
    }
    let rows = header + 1..grid.len().min(header + 1 + LOOKED_AT);
    let cells = rows.map(|record| grid.cell(record, field)).filter(|cell| !cell.is_empty());
    let is_count =
        |cell: &&str| without_unit(cell).is_some() || matches!(Quantity::parse(cell), Ok(Some(_)));
    let (counts, others): (Vec<&str>, Vec<&str>) = cells.partition(is_count);
    counts.len() > others.len()
}

/// A column that must be there and that no heading names is the only one whose cells have its form.
fn by_cells(
    schema: &'static TableSchema,
    grid: &Grid,
    header: usize,
    headings: &[&str],
    found: &mut [Option<&'static str>],
    fields: &mut Fields,
) {
    let rows = header + 1..grid.len().min(header + 1 + LOOKED_AT);
    for (index, column) in schema.columns.iter().enumerate() {
        let is = |cell: &str| match column.kind {
            CellForm::Date => {
                let figures = cell.len() > 4 && cell.contains(|c: char| c.is_ascii_digit());
                figures && PartialDate::parse(cell, ANY_YEAR).is_ok()
            }
            CellForm::Count => matches!(Quantity::parse(cell), Ok(Some(_))),
            _ => false,
        };
        if !column.required || fields[index].is_some() {
            continue;
        }
        let holds = |field: &usize| {
            let cells = rows.clone().map(|record| grid.cell(record, *field));
            let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            !filled.is_empty() && filled.iter().all(|cell| is(cell))
        };
        let free = (0..headings.len())
            .filter(|field| found[*field].is_none() && !headings[*field].is_empty());
        let mut alike = free.filter(holds);
        if let (Some(only), None) = (alike.next(), alike.next()) {
            found[only] = Some(column.name);
            fields[index] = u16::try_from(only).ok();
        }
    }
}

/// The column of the date and that of the count, of a table whose months stand in columns.
fn months_of(
    schema: &'static TableSchema,
    fields: &Fields,
) -> Option<(&'static str, &'static str)> {
    let free = |is: fn(CellForm) -> bool| {
        let columns = schema.columns.iter().zip(fields);
        let mut free = columns.filter(|(it, field)| it.required && field.is_none() && is(it.kind));
        free.next().map(|(column, _)| column.name)
    };
    Some((free(|kind| kind == CellForm::Date)?, free(|kind| kind == CellForm::Count)?))
}

/// Whether a column of dates has its month first: one date proves it, and none the contrary.
fn month_first(schema: &TableSchema, grid: &Grid, header: usize, fields: &Fields) -> bool {
    use crate::language::partial_date::FieldOrder;
    let dates = schema.columns.iter().zip(fields).filter(|(it, _)| it.kind == CellForm::Date);
    let mut order = FieldOrder::default();
    for field in dates.filter_map(|(_, field)| *field) {
        let typed = |record: &usize| !grid.is_day(*record, usize::from(field));
        for record in (header + 1..grid.len()).filter(typed) {
            order = order | FieldOrder::of(grid.cell(record, usize::from(field)));
        }
    }
    order.month_first && !order.day_first
}

/// The first words of a row of totals after which other rows stand.
fn end(grid: &Grid, header: usize) -> Option<String> {
    let first = |record: usize| {
        let mut texts = (0..grid.pushed(record)).map(|field| grid.cell(record, field));
        texts.find(|text| !text.is_empty())
    };
    let totals = (header + 1..grid.len()).filter_map(first);
    let mut totals = totals.filter(|text| {
        let folded = name_key(text);
        folded == "total" || folded.starts_with("total_") || folded == "totaux"
    });
    totals.next().map(str::to_owned)
}
