//! The columns of the files that rules read, and those of the table that is made of them.

use std::collections::BTreeSet;

use super::names::{self, Names, Use};
use super::{Part, Reading, rows};
use crate::diagnostic::source::{Place, Records};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest::name_key;
use crate::read::header::Header;
use crate::read::rows as shape;

/// A column of the table that is made.
pub(super) struct Column {
    /// Our name, or theirs where nobody said what it is.
    pub(super) name: String,
    /// Its index in the table.
    pub(super) index: Option<usize>,
    /// Where its heading stands.
    pub(super) place: Place,
    /// What a row has in it that has nothing else.
    pub(super) constant: String,
}

/// The columns of the table that is made, in the order in which they are found.
#[derive(Default)]
pub(super) struct Columns(pub(super) Vec<Column>);

impl Columns {
    /// The column of that name that is not in use yet; a new one if there is none.
    pub(super) fn of(
        &mut self,
        name: &str,
        index: Option<usize>,
        place: Place,
        used: &[usize],
    ) -> usize {
        let same = |(at, it): &(usize, &Column)| {
            it.index == index && name_key(&it.name) == name_key(name) && !used.contains(at)
        };
        if let Some((at, _)) = self.0.iter().enumerate().find(same) {
            return at;
        }
        let constant = String::new();
        self.0.push(Column { name: name.to_owned(), index, place, constant });
        self.0.len() - 1
    }
}

/// A file whose columns are known.
pub(super) struct Known {
    pub(super) part: Part,
    pub(super) header: usize,
    /// The field of each column, and the column it is of the table that is made.
    pub(super) fields: Vec<(u16, usize)>,
    pub(super) months: Vec<(u16, String)>,
    pub(super) rows: shape::Rows,
    pub(super) inferred: Vec<String>,
}

impl Reading<'_> {
    /// Finds the header of a part, and what its columns are.
    pub(super) fn know(
        &self,
        mut part: Part,
        names: &Names,
        records: &Records,
        columns: &mut Columns,
        headings: &mut BTreeSet<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Known> {
        let file = part.file;
        let said = self.rules.header.as_ref();
        let header = match said {
            Some(line) => records.of_row(line.value).map(|record| record as usize),
            None => names.header(&part.grid),
        };
        let Some(header) = header.filter(|record| *record < part.grid.len()) else {
            diagnostics.push(match said {
                Some(line) => Diagnostic::new(
                    Code::UnknownReference,
                    format!("la ligne {} n'existe pas, ou elle est vide", line.value),
                )
                .at(line.place)
                .related(Place::File(file), "dans ce fichier")
                .help("donnez le numéro de la ligne des en-têtes, ou retirez cette clé"),
                None => Diagnostic::new(
                    Code::UnknownColumn,
                    format!(
                        "aucune des premières lignes ne porte les en-têtes que nomme [lecture.{}]",
                        self.schema.name
                    ),
                )
                .at(Place::File(file))
                .related(self.rules.place, "la règle de lecture est ici")
                .about(self.schema.name)
                .help(
                    "comparez « noms » aux en-têtes du fichier, ou dites leur ligne : en_tete = 3",
                ),
            });
            return None;
        };
        part.grid.truncate(rows::end(&part.grid, header, self.rules.end.as_deref()));
        let record = u32::try_from(header).unwrap_or(u32::MAX);
        let (mut fields, mut months, mut used) = (Vec::new(), Vec::new(), Vec::new());
        for field in 0..part.grid.width(header) {
            let heading = part.grid.cell(header, field);
            let Ok(field) = u16::try_from(field) else { break };
            let place = Place::Cell { file, record, field };
            if !heading.is_empty() {
                headings.insert(heading.to_owned());
            }
            let (name, index) = match names.of(heading) {
                Use::Left => continue,
                Use::Month(month) => {
                    months.push((field, format!("{:04}-{:02}", month.year(), month.month())));
                    continue;
                }
                Use::Column(index) => (self.schema.columns[index].name, Some(index)),
                Use::Unknown if heading.is_empty() => {
                    let below = header + 1..part.grid.len();
                    if below.clone().all(|it| part.grid.cell(it, usize::from(field)).is_empty()) {
                        continue;
                    }
                    ("", None)
                }
                Use::Unknown => (heading, None),
            };
            let column = columns.of(name, index, place, &used);
            used.push(column);
            fields.push((field, column));
        }
        let shown = Header { record, fields: Vec::new() };
        let rows = shape::read(file, &part.grid, &shown, records, diagnostics);
        let inferred = match said {
            None if header > 0 => vec![format!("en-tête en ligne {}", records.row(record))],
            _ => Vec::new(),
        };
        Some(Known { part, header, fields, months, rows, inferred })
    }

    /// The columns that no file has: the constants, and those of months. For the latter their
    /// numbers among the columns are given.
    pub(super) fn own_columns(
        &self,
        top: Place,
        columns: &mut Columns,
        diagnostics: &mut Diagnostics,
    ) -> Option<[usize; 2]> {
        for (name, value) in names::written(self.rules.constants.as_ref()) {
            if let Some(index) = names::column_of(self.schema, name, diagnostics) {
                let column = self.schema.columns[index].name;
                let at = columns.of(column, Some(index), top, &[]);
                columns.0[at].constant = value.value.clone();
            }
        }
        let months = self.rules.months.as_ref()?;
        let mut column = |name| {
            let index = names::column_of(self.schema, name, diagnostics)?;
            Some(columns.of(self.schema.columns[index].name, Some(index), top, &[]))
        };
        let (date, value) = (column(&months.date), column(&months.value));
        Some([date?, value?])
    }
}
