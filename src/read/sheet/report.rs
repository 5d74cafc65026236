//! What is told of a sheet that a text cannot have: merged cells, hidden rows
//! and columns, rows that are struck out, cells that do not show what they hold.

use super::book::Sheet;
use super::layout::{Position, Region, holds};
use crate::diagnostic::source::{Place, Records, column_letters};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::read::hits::Few;
use crate::read::schema::{CellForm, Column};
use crate::read::table::Table;
use crate::read::words::plural;

/// Blocks of rows or columns that a sentence names.
const NAMED: usize = 6;

/// Tells it, and notes in the table what was inferred.
pub fn report(sheet: &Sheet, table: &mut Table, records: &Records, diagnostics: &mut Diagnostics) {
    let reported = Telling { sheet, table, records };
    reported.merged(diagnostics);
    reported.hidden(diagnostics);
    reported.struck(diagnostics);
    reported.otherwise(diagnostics);
    reported.years(diagnostics);
    let coarser = reported.coarser();
    table.inferred.extend(coarser);
}

struct Telling<'a> {
    sheet: &'a Sheet,
    table: &'a Table,
    records: &'a Records,
}

impl Telling<'_> {
    /// Where a cell of the sheet stands; `None` outside the rows of the table.
    fn place(&self, (row, column): Position) -> Option<Place> {
        let record = self.records.of_row(row.checked_add(1)?)?;
        let field = u16::try_from(column).ok()?;
        (record > self.table.header).then_some(Place::Cell { file: self.table.file, record, field })
    }

    fn merged(&self, diagnostics: &mut Diagnostics) {
        let mut filled = Few::new(Code::MergedCells);
        let mut refused = Few::new(Code::AmbiguousMerge);
        for region in &self.sheet.layout.merged {
            let Some(place) = self.place(region.first) else { continue };
            let value = self.sheet.cells.text(region.first);
            let column = u16::try_from(region.first.1).ok();
            let Some(column) = column.and_then(|field| self.table.column(field)) else { continue };
            if value.is_empty() {
                continue;
            }
            let words = Merge { region, value, column };
            if region.first.0 < region.last.0 && stands_for_one_row(column) {
                refused.add(place, |one| words.refused(one));
            } else {
                filled.add(place, |one| words.filled(one));
            }
        }
        filled.finish("fusion", diagnostics);
        refused.finish("fusion", diagnostics);
    }

    /// Hidden rows that are read, and hidden columns of the table.
    fn hidden(&self, diagnostics: &mut Diagnostics) {
        const HELP: &str = "affichez tout pour vérifier, et supprimez ce qui n'est pas de l'année";
        let layout = &self.sheet.layout;
        self.rows_read("ligne masquée", &layout.hidden_rows, Code::HiddenCells, HELP, diagnostics);
        let columns: Vec<u32> = (0..=u16::MAX)
            .take(self.table.width())
            .filter(|field| self.table.column(*field).is_some())
            .map(u32::from)
            .filter(|column| holds(&layout.hidden_columns, *column))
            .collect();
        if let Some(first) = columns.first().and_then(|column| u16::try_from(*column).ok()) {
            let letters = |column: &u32| column_letters(u16::try_from(*column).unwrap_or(u16::MAX));
            let message =
                read_like_others("colonne masquée", columns.len(), &blocks(&columns, letters));
            let place =
                Place::Cell { file: self.table.file, record: self.table.header, field: first };
            diagnostics.push(Diagnostic::new(Code::HiddenCells, message).at(place).help(HELP));
        }
    }

    /// Rows of the table that look as if they did not count, and do.
    fn rows_read(
        &self,
        what: &str,
        among: &[(u32, u32)],
        code: Code,
        help: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let rows: Vec<(u32, u32)> = self
            .table
            .records()
            .filter(|record| holds(among, self.records.row(*record) - 1))
            .map(|record| (record, self.records.row(record)))
            .collect();
        let Some((first, _)) = rows.first() else { return };
        let numbers: Vec<u32> = rows.iter().map(|(_, row)| *row).collect();
        let message = read_like_others(what, rows.len(), &blocks(&numbers, u32::to_string));
        let place = Place::Record { file: self.table.file, record: *first };
        diagnostics.push(Diagnostic::new(code, message).at(place).help(help));
    }

    /// Rows that someone crossed out, and cells of others.
    fn struck(&self, diagnostics: &mut Diagnostics) {
        const HELP: &str = "supprimez ce qui ne doit pas compter, ou retirez le format « Barré »";
        let layout = &self.sheet.layout;
        if layout.struck_rows.is_empty() && layout.struck_cells.is_empty() {
            return;
        }
        self.rows_read("ligne barrée", &layout.struck_rows, Code::StruckCells, HELP, diagnostics);
        let mut few = Few::new(Code::StruckCells);
        for position in &layout.struck_cells {
            let is_read =
                u16::try_from(position.1).is_ok_and(|field| self.table.column(field).is_some());
            let Some(place) = self.place(*position).filter(|_| is_read) else { continue };
            let text = french::shorten(self.sheet.cells.text(*position), 40);
            few.add(place, |one| {
                one.message(format!("« {text} » est barré, en tout ou en partie : la cellule est lue comme les autres"))
                    .help(HELP)
            });
        }
        few.finish("cellule", diagnostics);
    }

    /// Cells whose number, or date, is not the one that the screen shows.
    fn otherwise(&self, diagnostics: &mut Diagnostics) {
        let mut few = Few::new(Code::ShownOtherwise);
        for (position, shown) in &self.sheet.otherwise {
            let is_read =
                u16::try_from(position.1).is_ok_and(|field| self.table.column(field).is_some());
            let Some(place) = self.place(*position).filter(|_| is_read) else { continue };
            let (held, shown) = (self.sheet.cells.text(*position), french::shorten(shown, 40));
            few.add(place, |one| {
                let shows = match shown.as_str() {
                    "" => "n'affiche rien".to_owned(),
                    shown if shown.starts_with("un ") => format!("n'affiche qu'{shown}"),
                    shown => format!("affiche « {shown} »"),
                };
                one.message(format!(
                    "la cellule {shows} et contient « {held} » : c'est ce qu'elle contient qui est lu"
                ))
                .help("tapez dans la cellule ce que le rapport doit dire, ou donnez-lui un format qui montre tout")
            });
        }
        few.finish("cellule", diagnostics);
    }

    fn years(&self, diagnostics: &mut Diagnostics) {
        let mut few = Few::new(Code::SerialDate);
        for position in &self.sheet.years {
            let Some(place) = self.place(*position) else { continue };
            let year = self.sheet.cells.text(*position);
            let column = u16::try_from(position.1).ok().and_then(|field| self.table.column(field));
            if column.is_some_and(is_number) {
                few.add(place, |one| {
                    one.message(format!(
                        "« {year} » est dans une cellule au format de date, qui affiche un jour de 1905 : il est lu comme le nombre {year}"
                    ))
                    .help("donnez à la cellule le format « Nombre »")
                });
                continue;
            }
            few.add(place, |one| {
                one.message(format!(
                    "l'année {year} a été tapée dans une cellule de date, qui affiche un jour de 1905 : elle est lue comme l'année {year}"
                ))
                .help("donnez à la cellule le format « Texte », puis retapez l'année")
            });
        }
        few.finish("cellule", diagnostics);
    }

    /// « dates affichées sans jour, lues comme des mois : C4, C9 »
    fn coarser(&self) -> Option<String> {
        let cells: Vec<String> = self
            .sheet
            .coarser
            .iter()
            .filter(|position| self.place(**position).is_some())
            .map(|(row, column)| {
                format!("{}{}", column_letters(u16::try_from(*column).unwrap_or(u16::MAX)), row + 1)
            })
            .collect();
        let others = cells.len().saturating_sub(NAMED);
        let first = cells.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let more = if others > 0 { format!(" et {others} autres") } else { String::new() };
        (!cells.is_empty()).then(|| {
            format!("dates affichées sans jour, lues comme des mois ou des années : {first}{more}")
        })
    }
}

/// One value for several rows would be counted several times, or name several
/// rows by one name.
fn stands_for_one_row(column: &Column) -> bool {
    match column.kind {
        CellForm::Code => true,
        CellForm::Text => column.required,
        _ => is_number(column),
    }
}

fn is_number(column: &Column) -> bool {
    column.kind.is_number()
}

struct Merge<'a> {
    region: &'a Region,
    value: &'a str,
    column: &'a Column,
}

impl Merge<'_> {
    fn cells(&self) -> String {
        let name = |(row, column): Position| {
            format!("{}{}", column_letters(u16::try_from(column).unwrap_or(u16::MAX)), row + 1)
        };
        format!("{}:{}", name(self.region.first), name(self.region.last))
    }

    fn filled(&self, diagnostic: Diagnostic) -> Diagnostic {
        let value = french::shorten(self.value, 40);
        let rows = self.region.last.0 - self.region.first.0 + 1;
        let (message, help) = if rows > 1 {
            (
                format!(
                    "cellules fusionnées {} : « {value} » est lu sur chacune des {rows} lignes",
                    self.cells()
                ),
                "si c'est bien le sens, défusionnez et recopiez la valeur : elle ne sera plus déduite",
            )
        } else {
            let name = self.column.name;
            (
                format!(
                    "cellules fusionnées {} : « {value} » n'est lu que dans la colonne « {name} »",
                    self.cells()
                ),
                "défusionnez, et écrivez dans chaque colonne ce qui lui revient",
            )
        };
        diagnostic.message(message).help(help)
    }

    fn refused(&self, diagnostic: Diagnostic) -> Diagnostic {
        let (value, name) = (french::shorten(self.value, 40), self.column.name);
        diagnostic.message(format!(
            "cellules fusionnées {} : « {value} » dans la colonne « {name} » vaudrait pour plusieurs lignes",
            self.cells()
        ))
        .help("défusionnez, et écrivez sur chaque ligne ce qui lui revient ; un événement tient sur une seule ligne")
    }
}

/// « 12, 15 à 18 »
fn blocks(numbers: &[u32], name: impl Fn(&u32) -> String) -> String {
    let blocks: Vec<String> = numbers
        .chunk_by(|a, b| a + 1 == *b)
        .map(|block| match block {
            [one] => name(one),
            [first, .., last] => format!("{} à {}", name(first), name(last)),
            [] => String::new(),
        })
        .collect();
    let shown = blocks.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    if blocks.len() > NAMED { format!("{shown}…") } else { shown }
}

/// « 2 lignes masquées sont lues comme les autres : 4 et 7 »
fn read_like_others(what: &str, count: usize, which: &str) -> String {
    let are = if count > 1 { "sont lues" } else { "est lue" };
    let (what, how) = what.split_once(' ').unwrap_or((what, ""));
    format!(
        "{} {how}{} {are} comme les autres : {which}",
        french::count(count, what),
        plural(count)
    )
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn rows_in_a_row_are_named_as_one_block() {
        for (numbers, expected) in [
            (&[4][..], "4"),
            (&[4, 5, 6, 9], "4 à 6, 9"),
            (&[1, 3, 5, 7, 9, 11, 13], "1, 3, 5, 7, 9, 11…"),
        ] {
            assert_eq!(blocks(numbers, u32::to_string), expected);
        }
    }
}
