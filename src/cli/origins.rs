//! Where a figure comes from, row by row, so that it can be checked by hand.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::paths;
use crate::compile::prepared::Prepared;
use crate::dataset::declarations::FigureDeclaration;
use crate::dataset::{Dataset, Field, Record, RowRef};
use crate::diagnostic::shown;
use crate::diagnostic::source::SourceMap;
use crate::figures::ticked::{Ticked, ticked};
use crate::figures::{self, Contribution, Figure, row_sum, text_or_unknown};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::quantity::Quantity;

/// Signs shown of a row.
const EXCERPT: usize = 70;

/// The rows of an edition, by their place.
pub(super) struct Origins<'a> {
    records: BTreeMap<RowRef, &'a dyn Record>,
    sources: &'a SourceMap,
    /// Last year's edition: its folder, and what it printed.
    before: Option<Box<Before<'a>>>,
    /// From this edition to the folder of those rows.
    folder: String,
}

/// Last year's edition, from which numbers of this one come.
struct Before<'a> {
    dataset: &'a Dataset,
    figures: &'a [Figure],
    lines: Vec<Ticked>,
    /// How this edition counts.
    declared: &'a [FigureDeclaration],
    origins: Origins<'a>,
}

impl<'a> Origins<'a> {
    pub(super) fn new(prepared: &'a Prepared, before: Option<&'a Prepared>) -> Self {
        let before = before.map(|it| {
            let folder = format!("../{}/", it.dataset.period().name());
            Box::new(Before {
                dataset: &it.dataset,
                figures: &it.figures.list,
                lines: ticked(&it.figures, &it.dataset, it.previous.as_ref()),
                declared: &prepared.dataset.settings.figures,
                origins: Self { folder, ..Self::new(it, None) },
            })
        });
        let (dataset, sources) = (&prepared.dataset, &prepared.input.sources);
        let tables = dataset.settings.catalogue.iter();
        let records = tables
            .flat_map(|table| dataset.records(table.name))
            .map(|record| (record.row(), record))
            .collect();
        Self { records, sources, before, folder: String::new() }
    }

    /// The definition of a figure, its rows with what each adds, and their total.
    pub(super) fn write(&self, figure: &Figure, text: &mut String) {
        let _ = writeln!(text, "    {}", one_line(&figure.definition));
        if let Some(place) = figure.declared_at {
            let _ = writeln!(text, "    déclaré : {}", paths::place(place, self.sources));
        }
        self.came_from(figure, text);
        let Some(then) = figure.previous.filter(|_| figure.incomparable.is_none()) else { return };
        let then = french::any_number(&then, figure.made.decimals);
        let Some(before) = &self.before else {
            let _ = writeln!(text, "    l'année précédente : {then}");
            return;
        };
        let period = before.dataset.period();
        let _ = writeln!(text, "    l'année précédente, édition {period} : {then}");
        match before.figures.iter().find(|it| it.id == figure.id) {
            Some(printed) => before.origins.came_from(printed, text),
            None => before.origins.rows(&before.counted(&figure.id), &then, text),
        }
    }

    fn came_from(&self, figure: &Figure, text: &mut String) {
        if figure.made.components.is_empty() {
            self.rows(&figure.sources, &figure.text, text);
        }
        for component in &figure.made.components {
            let _ = writeln!(text, "    {} : {}", one_line(&component.label), component.text);
            self.rows(&component.sources, &component.text, text);
        }
    }

    /// The definition of a line, and each of its values with its rows; those of last year's column
    /// are in last year's edition.
    pub(super) fn write_line(&self, line: &Ticked, text: &mut String) {
        let _ = writeln!(text, "    {}", one_line(&line.definition));
        for value in &line.values {
            let _ = writeln!(text, "    {} : {}", one_line(&value.name), one_line(&value.text));
            self.rows(&value.rows, &value.text, text);
            let Some(before) = self.before.as_ref().filter(|_| value.rows.is_empty()) else {
                continue;
            };
            let period = before.dataset.period().to_string();
            let then = before.lines.iter().find(|it| it.id == line.id && value.name == period);
            let then = then.and_then(|it| it.values.iter().find(|it| it.name == period));
            if let Some(then) = then {
                before.origins.rows(&then.rows, &value.text, text);
            }
        }
    }

    /// Rows with what each adds, and their total.
    fn rows(&self, sources: &[Contribution], printed: &str, text: &mut String) {
        if sources.is_empty() {
            return;
        }
        let sum = row_sum(sources, printed);
        let rows: Vec<[String; 3]> = sources
            .iter()
            .map(|one| {
                [one_line(&self.place(one)), text_or_unknown(one.part.as_ref()), self.title(one)]
            })
            .chain(std::iter::once(["total".to_owned(), sum.text, sum.summary]))
            .collect();
        let first = widest(rows.iter().map(|[place, ..]| place.as_str()));
        let second = widest(rows.iter().map(|[_, part, _]| part.as_str()));
        for [place, part, words] in &rows {
            let _ = writeln!(text, "    {place:first$}  {part:>second$}  {words}");
        }
    }

    fn place(&self, row: &Contribution) -> String {
        format!("{}{}", self.folder, paths::place(row.row.place(), self.sources))
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

impl Before<'_> {
    /// The rows of last year that a figure of this one counts, where last year's report had none.
    fn counted(&self, id: &str) -> Vec<Contribution> {
        let declared = self.declared.iter().find(|it| it.id.value == id);
        let Some((declared, of)) = declared.and_then(|it| Some((it, it.rows.as_ref()?))) else {
            return Vec::new();
        };
        let rows = figures::rows(self.dataset, &of.table.value, &of.filter);
        let one = Some(Number::Count(Quantity::exact(1)));
        match &declared.column {
            Some(column) => figures::parts(&rows, column),
            None => rows.iter().map(|it| Contribution { row: it.row(), part: one }).collect(),
        }
    }
}

/// A text on one line, whatever it holds.
pub(super) fn one_line(text: &str) -> String {
    shown::line(&text.trim().replace(['\n', '\r', '\t'], " ")).into_owned()
}

/// The characters of the widest text.
pub(super) fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}
