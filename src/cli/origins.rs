//! Where a figure comes from, row by row, so that it can be checked by hand.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::paths;
use crate::dataset::{Dataset, Field, Record, RowRef};
use crate::diagnostic::shown;
use crate::diagnostic::source::SourceMap;
use crate::figures::{self, Contribution, Figure};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::quantity::Total;

/// Signs shown of a row.
const EXCERPT: usize = 70;

/// The rows of an edition, by their place.
pub(super) struct Origins<'a> {
    records: BTreeMap<RowRef, &'a dyn Record>,
    sources: &'a SourceMap,
}

impl<'a> Origins<'a> {
    pub(super) fn new(dataset: &'a Dataset, sources: &'a SourceMap) -> Self {
        let tables = dataset.settings.catalogue.iter();
        let records = tables
            .flat_map(|table| dataset.records(table.name))
            .map(|record| (record.row(), record))
            .collect();
        Self { records, sources }
    }

    /// The definition of a figure, its rows with what each adds, and their total.
    pub(super) fn write(&self, figure: &Figure, text: &mut String) {
        let _ = writeln!(text, "    {}", one_line(&figure.definition));
        if let Some(place) = figure.declared_at {
            let _ = writeln!(text, "    déclaré : {}", paths::place(place, self.sources));
        }
        if figure.made.components.is_empty() {
            self.rows(&figure.sources, &figure.text, text);
        }
        for component in &figure.made.components {
            let _ = writeln!(text, "    {} : {}", one_line(&component.label), component.text);
            self.rows(&component.sources, &component.text, text);
        }
    }

    /// Rows with what each adds, and their total.
    fn rows(&self, sources: &[Contribution], printed: &str, text: &mut String) {
        if sources.is_empty() {
            return;
        }
        let counts = sources.iter().map(|one| one.part.and_then(|part| part.count().copied()));
        let total: Total = counts.collect();
        let is_measure = sources.iter().any(|one| matches!(one.part, Some(Number::Measure(_))));
        let sum = match is_measure {
            true => figures::measured(sources).and_then(|it| it.measure()).map(Number::Measure),
            false => total.quantity().map(Number::Count),
        };
        let unknown = sources.iter().filter(|one| one.part.is_none()).count();
        let shown = text_or_unknown(sum.as_ref());
        let last = summary(sources.len(), unknown, (shown != printed).then_some(printed));
        let rows: Vec<[String; 3]> = sources
            .iter()
            .map(|one| {
                [one_line(&self.place(one)), text_or_unknown(one.part.as_ref()), self.title(one)]
            })
            .chain(std::iter::once(["total".to_owned(), shown, last]))
            .collect();
        let first = widest(rows.iter().map(|[place, ..]| place.as_str()));
        let second = widest(rows.iter().map(|[_, part, _]| part.as_str()));
        for [place, part, words] in &rows {
            let _ = writeln!(text, "    {place:first$}  {part:>second$}  {words}");
        }
    }

    fn place(&self, row: &Contribution) -> String {
        paths::place(row.row.place(), self.sources)
    }

    /// The title of a row or its name; else the row as it is written.
    fn title(&self, row: &Contribution) -> String {
        let named = self.records.get(&row.row).and_then(|record| {
            ["titre", "nom"].into_iter().find_map(|column| match record.field(column) {
                Field::Text(text) if !text.is_empty() => Some(text),
                _ => None,
            })
        });
        let text = named.unwrap_or_else(|| self.sources.text(row.row.place()));
        french::shorten(&one_line(text), EXCERPT)
    }
}

/// A number as it is printed, or that it is not known.
fn text_or_unknown(number: Option<&Number>) -> String {
    number.map_or_else(|| french::UNKNOWN.to_owned(), |number| number.text(None))
}

/// « 38 lignes, dont 3 sans valeur ; affiché : + de 1 780 »
fn summary(rows: usize, unknown: usize, shown: Option<&str>) -> String {
    let rows = french::count(rows, "ligne");
    let unknown = match unknown {
        0 => String::new(),
        unknown => format!(", dont {} sans valeur", french::number(unknown as u64)),
    };
    let shown = shown.map(|shown| format!(" ; affiché : {shown}")).unwrap_or_default();
    format!("{rows}{unknown}{shown}")
}

/// A text on one line, whatever it holds.
pub(super) fn one_line(text: &str) -> String {
    shown::line(&text.trim().replace(['\n', '\r', '\t'], " ")).into_owned()
}

/// The characters of the widest text.
pub(super) fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}
