//! One diagnostic with the excerpt of its places, and the marks in it.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::source::{Location, Place, SourceFile, SourceMap};
use crate::diagnostic::{Diagnostic, Severity, shown};

/// Lines up to this many bytes are handed whole to the renderer, which shortens
/// them around the mark; longer ones are cut before.
const WHOLE_LINE_BYTES: usize = 4_000;
/// Signs kept on each side of the marked text of a line that is cut.
const CONTEXT_CHARS: usize = 48;
/// Signs kept of the marked text of a line that is cut.
const MARKED_CHARS: usize = 72;
/// Ends the title of an excerpt that names a cell; never shown.
const NAMES_CELL: char = '\u{e000}';
/// Stands between two cells of a sheet.
const BETWEEN_CELLS: &str = " ┆ ";

/// One diagnostic, without a line end; `elsewhere` says where else it holds
/// in the same words.
pub(super) fn render(
    diagnostic: &Diagnostic,
    elsewhere: Option<&str>,
    sources: &SourceMap,
    width: usize,
) -> String {
    let excerpts: Vec<_> = diagnostic
        .place
        .iter()
        .map(|place| (*place, ""))
        .chain(diagnostic.related.iter().map(|(place, words)| (*place, words.as_str())))
        .map(|(place, words)| Excerpt::new(place, words, sources))
        .collect();
    drawn(diagnostic, &diagnostic.sentence(), &excerpts, elsewhere, width)
}

/// One diagnostic in a line for what was found, its place before it, and one for what to do.
pub(super) fn brief(diagnostic: &Diagnostic, sources: &SourceMap, width: usize) -> String {
    let place = diagnostic.place.map(|place| format!("{} : ", sources.locate(place)));
    drawn(
        diagnostic,
        &format!("{}{}", place.unwrap_or_default(), diagnostic.sentence()),
        &[],
        None,
        width,
    )
}

fn drawn(
    diagnostic: &Diagnostic,
    sentence: &str,
    excerpts: &[Excerpt],
    elsewhere: Option<&str>,
    width: usize,
) -> String {
    let level = match (diagnostic.acknowledged.is_some(), diagnostic.severity()) {
        (true, _) => Level::NOTE.with_name(Some("écart accepté")),
        (_, Severity::Error) => Level::ERROR.with_name(Some("erreur")),
        (_, Severity::Warning) => Level::WARNING.with_name(Some("avertissement")),
    };
    let mut group =
        Group::with_title(level.primary_title(shown::text(sentence)).id(diagnostic.code.name()));
    for excerpt in excerpts {
        group = excerpt.draw(group);
    }
    let advice = diagnostic.advice();
    if let Some(elsewhere) = elsewhere {
        group =
            group.element(Level::NOTE.with_name(Some("de même")).message(shown::text(elsewhere)));
    }
    if let Some(help) = &advice {
        group = group.element(Level::HELP.with_name(Some("à faire")).message(shown::text(help)));
    }
    if let Some(reason) = &diagnostic.acknowledged {
        group = group.element(Level::NOTE.with_name(Some("motif")).message(shown::text(reason)));
    }
    let text =
        Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width).render(&[group]);
    without_positions(&text)
}

/// The renderer writes the line and the column after each title; that of a
/// sheet names the cell already.
fn without_positions(text: &str) -> String {
    let mut parts = text.split(NAMES_CELL);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
    }
    kept
}

/// What is shown of a place.
struct Excerpt {
    path: String,
    at: Option<(usize, usize)>,
    label: String,
    body: Option<Body>,
}

/// A line of a file, and the part of it that is meant.
pub(crate) struct Body {
    /// The line, or what matters of it.
    pub(crate) line: String,
    /// Its number, from 1.
    pub(crate) number: usize,
    /// The bytes of the line that are meant.
    pub(crate) mark: Range<usize>,
    /// The line was cut, so the renderer cannot work out the column.
    cut: bool,
}

impl Excerpt {
    fn new(place: Place, words: &str, sources: &SourceMap) -> Self {
        let location = sources.locate(place);
        let file = sources.file_of(place);
        let label = match (&location.cell, location.sheet, words) {
            (Some(cell), None, "") => format!("cellule {cell}"),
            (Some(cell), None, words) => format!("cellule {cell} : {words}"),
            (_, _, words) => words.to_owned(),
        };
        Self {
            path: shown::line(&title(&location)).into_owned(),
            at: location.line.zip(location.column),
            label: shown::text(&label).into_owned(),
            body: location.line.map(|number| body(file, location.span, number)),
        }
    }

    fn draw<'a>(&'a self, group: Group<'a>) -> Group<'a> {
        let origin = Origin::path(&self.path);
        let Some(body) = &self.body else {
            let group = group.element(origin);
            if self.label.is_empty() {
                return group;
            }
            return group.element(Level::NOTE.with_name(Some("note")).message(&self.label));
        };
        let mut mark = AnnotationKind::Primary.span(body.mark.clone());
        if !self.label.is_empty() {
            mark = mark.label(&self.label);
        }
        let snippet = Snippet::source(&body.line).line_start(body.number).annotation(mark);
        match self.at {
            Some((line, column)) if body.cut => {
                group.element(origin.line(line).char_column(column)).element(snippet)
            }
            _ => group.element(snippet.path(&self.path)),
        }
    }
}

/// « evenements.xlsx, feuille « Événements », cellule D42 »; the path alone of a text.
fn title(location: &Location<'_>) -> String {
    let Some(sheet) = location.sheet else { return location.path.to_owned() };
    let within = match (&location.cell, location.line) {
        (Some(cell), _) => format!(", cellule {cell}"),
        (None, Some(line)) => format!(", ligne {line}"),
        (None, None) => String::new(),
    };
    // Without a line nothing is written after it.
    let end = if location.line.is_some() { NAMES_CELL.to_string() } else { String::new() };
    format!("{}, feuille « {sheet} »{within}{end}", location.path)
}

/// The line around a span, with its hidden characters written out.
pub(crate) fn body(file: &SourceFile, span: Range<usize>, number: usize) -> Body {
    let line = match (&file.sheet, &file.records) {
        (Some(_), Some(records)) => records.record_around(&file.text, span.start),
        _ => file.line_range(span.start),
    };
    let start = span.start.clamp(line.start, line.end);
    // A mark that goes on over several lines is shown on its first line.
    let end = span.end.clamp(start, line.end);
    let (before, marked, after) =
        (&file.text[line.start..start], &file.text[start..end], &file.text[end..line.end]);
    let cut = line.len() > WHOLE_LINE_BYTES;
    let parts = if cut {
        [
            take_last(before, CONTEXT_CHARS),
            take_first(marked, MARKED_CHARS),
            take_first(after, CONTEXT_CHARS),
        ]
    } else {
        [before, marked, after].map(str::to_owned)
    };
    // The text of a sheet is ours: its cells are shown as cells.
    let tab = if file.sheet.is_some() { BETWEEN_CELLS } else { " " };
    let [before, marked, after] =
        parts.map(|part| shown::line(&part.replace('\t', tab)).into_owned());
    let mark = before.len()..before.len() + marked.len();
    Body { line: before + &marked + &after, number, mark, cut }
}

fn take_first(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

fn take_last(text: &str, limit: usize) -> String {
    match text.char_indices().rev().nth(limit) {
        Some((cut, c)) => format!("…{}", &text[cut + c.len_utf8()..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::diagnostic::human::WIDEST;

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[test]
    fn a_cell_is_shown_with_its_line_and_mark() {
        let mut sources = SourceMap::default();
        let file = sources.add("evenements.csv", "date_debut;titre\n31/04/2021;Réunion\n");
        sources.set_records(
            file,
            crate::diagnostic::source::Records::new(b';', vec![0, 17], vec![1, 2]),
        );
        let diagnostic = Diagnostic::new(Code::ImpossibleDate, "le 31 avril 2021 n'existe pas")
            .at(Place::Cell { file, record: 1, field: 0 })
            .help("avril a 30 jours");
        insta::assert_snapshot!(plain(&render(&diagnostic, None, &sources, WIDEST)), @"
        erreur[date-impossible]: le 31 avril 2021 n'existe pas
          ╭▸ evenements.csv:2:1
          │
        2 │ 31/04/2021;Réunion
          │ ━━━━━━━━━━ cellule A2
          │
          ╰ à faire: avril a 30 jours
        ");
    }

    #[test]
    fn a_cell_of_ten_megabytes_stays_short() {
        let mut sources = SourceMap::default();
        let file = sources.add("a.csv", "é".repeat(5_000_000));
        let diagnostic = Diagnostic::new(Code::OversizedCell, "trop long")
            .at(Place::span(file, 2_000_000..9_000_000));
        let text = plain(&render(&diagnostic, None, &sources, WIDEST));
        assert!(text.len() < 2_000, "{} bytes", text.len());
    }
}
