//! Which line of which file a printed thing comes from.

use serde::Serialize;

use super::reported::short_place;
use super::shown::Shown;
use crate::compile::prepared::Prepared;
use crate::compile::read_again;
use crate::diagnostic::source::{Place, SourceMap};
use crate::figures::Figure;
use crate::figures::ticked::CHARTS;
use crate::language::french;
use crate::read::{Input, Table};
use crate::typeset::bundle::{Bundle, BundlePlace, TEXTS};
use crate::typeset::{Hit, Printed};

/// Rows that are named; of more, the number is reported.
const NAMED_ROWS: usize = 4;
/// A text that more rows hold than this says nothing about where it comes from.
const TOO_MANY_ROWS: usize = 8;
/// Characters of a line that are shown after the place that is meant; half of them before.
const EXCERPT: usize = 110;
/// Characters of a text by which the row is recognised that holds it among others.
const RECOGNISABLE: usize = 12;

/// Where a printed thing comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// What kind of file it is, or what is printed: « texte », « gabarit », « graphique »…
    pub kind: &'static str,
    /// The line that prints it; the engine does not know it for some values of the data.
    pub source: Option<Source>,
    /// The figure, the chart or the picture that it is.
    pub about: Option<String>,
    /// The rows of the tables, or lines of rapport.toml, that the value comes from.
    pub rows: Vec<Row>,
    /// How many other rows there are.
    pub more_rows: usize,
    /// The figure, the line or the drawing that it is and the text that it stands in, which somebody may
    /// approve.
    pub ticks: Vec<String>,
}

/// A line of a text or of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The file, `textes/kits.typ`.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The line itself, or the part of it that matters.
    pub excerpt: String,
    #[serde(skip)]
    in_text: bool,
    /// The figure that is cited there.
    #[serde(skip)]
    cited: Option<String>,
}

/// A row that a printed value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// `evenements.csv:12`
    pub at: String,
    /// The row as it is written.
    pub text: String,
}

/// The origin of what was hit; nothing for what is in no file of the user.
pub(super) fn of(hit: &Hit, shown: &Shown) -> Option<Origin> {
    let source = hit.place.as_ref().and_then(|place| source(place, &shown.bundle));
    let mut origin = Origin {
        kind: if source.as_ref().is_some_and(|it| it.in_text) { "texte" } else { "gabarit" },
        source,
        about: None,
        rows: Vec::new(),
        more_rows: 0,
        ticks: Vec::new(),
    };
    match &hit.what {
        Printed::Text(words) => origin.recognise(words, &shown.prepared),
        Printed::Picture(Some(path)) => origin.name_picture(path, shown),
        Printed::Picture(None) | Printed::Shape => {}
    }
    let text = origin.source.iter().filter(|it| it.in_text).map(|it| it.file.clone());
    origin.ticks.extend(text);
    (origin.source.is_some() || !origin.rows.is_empty()).then_some(origin)
}

fn source(place: &BundlePlace, bundle: &Bundle) -> Option<Source> {
    let at = bundle.locate(place)?;
    let text = bundle.user_text(&place.path)?;
    let line = text.lines().nth(at.line - 1).unwrap_or_default();
    Some(Source {
        excerpt: around(line, at.column - 1),
        cited: cited(text.get(at.range).unwrap_or_default()).map(str::to_owned),
        in_text: place.path.starts_with(TEXTS),
        file: at.path,
        line: at.line,
        column: at.column,
    })
}

/// The part of a line around a column, from 0.
fn around(line: &str, column: usize) -> String {
    let characters: Vec<char> = line.chars().collect();
    let start = column.saturating_sub(EXCERPT / 2);
    let end = (column + EXCERPT).min(characters.len());
    let part: String = characters.get(start..end).unwrap_or_default().iter().collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if end < characters.len() { "…" } else { "" };
    format!("{before}{}{after}", part.trim())
}

impl Origin {
    /// Finds the figure that a text is, or the rows that hold it.
    fn recognise(&mut self, words: &str, prepared: &Prepared) {
        let figures = &prepared.figures.list;
        let sources = &prepared.input.sources;
        let cited = self.source.as_ref().and_then(|source| source.cited.as_deref());
        let figure = match cited {
            Some(id) => figures.iter().find(|figure| figure.id == id),
            None if self.kind == "texte" => return,
            None => {
                the_only(figures.iter().filter(|one| is_telling(words) && same(&one.text, words)))
            }
        };
        match figure {
            Some(figure) => {
                self.ticks.push(figure.id.clone());
                self.about = Some(format!("chiffre « {} » : {}", figure.id, figure.label));
                self.add_rows(rows_of(figure), sources);
            }
            None => {
                // The name of a line of the accounts, in each statement that has it.
                let lines = read_again::lines(prepared);
                let named = lines.iter().filter(|it| is_telling(words) && same(&it.label, words));
                self.ticks.extend(named.map(|it| it.id.clone()));
                self.add_rows(written_in(words, &prepared.input), sources);
            }
        }
    }

    fn name_picture(&mut self, path: &str, shown: &Shown) {
        let chart = path.strip_prefix("/graphiques/").and_then(|it| it.strip_suffix(".svg"));
        if let Some(id) = chart {
            self.kind = "graphique";
            self.about = Some(format!("graphique « {id} »"));
            self.ticks.push(format!("{CHARTS}.{id}"));
            let input = &shown.prepared.input;
            self.add_rows(declared(id, input), &input.sources);
        } else {
            self.kind = "image";
            self.about = Some(format!("image « {} »", shown.bundle.shown_path(path)));
        }
    }

    fn add_rows(&mut self, places: Vec<Place>, sources: &SourceMap) {
        self.more_rows = places.len().saturating_sub(NAMED_ROWS);
        let row = |place: Place| Row {
            at: short_place(place, sources),
            text: sources.text(whole(place)).trim().to_owned(),
        };
        self.rows = places.into_iter().take(NAMED_ROWS).map(row).collect();
    }
}

/// The record of a cell: the row says more.
fn whole(place: Place) -> Place {
    match place {
        Place::Cell { file, record, .. } => Place::Record { file, record },
        other => other,
    }
}

/// The rows of a figure, or where it is declared when it has none.
fn rows_of(figure: &Figure) -> Vec<Place> {
    let rows: Vec<Place> = figure.sources.iter().map(|one| one.row.place()).collect();
    if rows.is_empty() { figure.declared_at.into_iter().collect() } else { rows }
}

/// The figure that a piece of prose cites: `#chiffre("adherents")`.
fn cited(source: &str) -> Option<&str> {
    let (_, rest) = source.split_once("chiffre(")?;
    rest.trim_start().strip_prefix('"')?.split('"').next()
}

/// The cells and the lines of rapport.toml that hold a text which a template has printed: those
/// that are this text, else those that hold it.
fn written_in(words: &str, input: &Input) -> Vec<Place> {
    if !is_telling(words) {
        return Vec::new();
    }
    let wanted = bare(words);
    let cells = |matches: &dyn Fn(&str) -> bool| -> Vec<Place> {
        let tables = input.tables.values();
        tables.flat_map(|table| rows_where(table, matches)).collect()
    };
    let mut found = cells(&|cell| bare(cell) == wanted);
    if found.is_empty() {
        found = lines_with(&wanted, input);
    }
    if found.is_empty() && wanted.chars().count() >= RECOGNISABLE {
        found = cells(&|cell| bare(cell).contains(&wanted));
    }
    if found.len() > TOO_MANY_ROWS { Vec::new() } else { found }
}

/// Whether a text can be found again: a short number stands in too many cells.
fn is_telling(words: &str) -> bool {
    let count = |kind: fn(char) -> bool| words.chars().filter(|character| kind(*character)).count();
    count(char::is_alphabetic) >= 3 || count(char::is_numeric) >= 3
}

/// The one that there is, if there is no other.
fn the_only<'a, T>(mut all: impl Iterator<Item = &'a T>) -> Option<&'a T> {
    let first = all.next();
    first.filter(|_| all.next().is_none())
}

fn rows_where(table: &Table, matches: &dyn Fn(&str) -> bool) -> Vec<Place> {
    let names: Vec<&str> = table.schema.names().filter(|name| table.has(name)).collect();
    let found = |row: &crate::read::Row<'_>| {
        names.iter().find(|name| matches(row.get(name))).map(|name| row.place(name))
    };
    table.rows().filter_map(|row| found(&row)).collect()
}

/// Lines of rapport.toml whose value is this text.
fn lines_with(wanted: &str, input: &Input) -> Vec<Place> {
    let Some(file) = input.sources.by_path("rapport.toml") else { return Vec::new() };
    let text = &input.sources.file(file).text;
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let value = line.split_once('=').map_or(line, |(_, value)| value);
        if bare(value.trim().trim_matches(['"', '\'', ','])) == wanted {
            found.push(Place::span(file, start..start + line.trim_end().len()));
        }
        start += line.len();
    }
    found
}

/// Where a chart is declared.
fn declared(id: &str, input: &Input) -> Vec<Place> {
    lines_with(&bare(id), input).into_iter().take(1).collect()
}

fn same(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

/// A text without its typography and its spaces: lines are broken anywhere.
fn bare(text: &str) -> String {
    french::fold(text).replace(' ', "")
}
