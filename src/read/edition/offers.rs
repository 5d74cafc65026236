//! The rules that would read a file with headings of its own, offered to be pasted.

use super::Reading;
use crate::diagnostic::source::{Place, Records};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::by_rules::{Proposal, propose};
use crate::read::encoding::decode;
use crate::read::folder::Found;
use crate::read::grid::{Grid, from_csv};
use crate::read::quotes::stray_quotes;
use crate::read::separator::{declared, detect_any};
use crate::read::sheet::Book;
use crate::read::table::Table;

/// Headings that are not ours: fewer are slips of the keyboard.
const FEWEST: usize = 2;
/// Headings that are ours: fewer are those of any table.
const OURS: usize = 3;
/// Bytes of an unknown file: one that is larger is looked at by `rapport import` alone.
const LARGEST: usize = 4 * 1024 * 1024;
/// What stands where the user is to choose.
const TO_CHOOSE: &str = "À choisir";

impl Reading {
    /// Of a table most of whose headings are not ours, the rules in the place of a message for each.
    pub(super) fn offer_rules(&mut self, table: &Table) {
        let file = table.file;
        let is_of = |one: &Diagnostic| one.place.is_some_and(|it| it.file() == file);
        let is_unknown = |one: &&Diagnostic| one.code == Code::UnknownColumn && is_of(one);
        let unknown = self.diagnostics.iter().filter(is_unknown).count();
        let has_header = table.schema.names().any(|name| table.has(name));
        if unknown == 0 || (has_header && unknown < FEWEST) {
            return;
        }
        let Some(proposal) = propose(&self.catalogue, Some(table.schema), table.grid()) else {
            return;
        };
        // With one heading of ours beside each of theirs, the words are the table's.
        if proposal.names.len() < FEWEST || proposal.ours >= proposal.names.len() {
            return;
        }
        let source = self.sources.file(file);
        let (path, sheet) = (source.path.clone(), source.sheet.clone());
        let message = format!(
            "les en-têtes de « {path} » ne sont pas ceux de la table « {} »",
            table.schema.name
        );
        let help = self.advice(&proposal, &path, sheet.as_deref());
        let of_header = [Code::UnknownColumn, Code::MissingColumn, Code::RowsAboveHeader];
        self.diagnostics.retain(|one| !(is_of(one) && of_header.contains(&one.code)));
        let record = u32::try_from(proposal.header).unwrap_or(u32::MAX);
        self.diagnostics.push(
            Diagnostic::new(Code::UnknownColumn, message)
                .at(Place::Record { file, record })
                .about(table.schema.name)
                .help(help),
        );
    }

    /// Of a `.csv` that bears no table's name; whether it was told.
    pub(super) fn offer_text(&mut self, found: &Found) -> bool {
        let Ok(bytes) = found.bytes() else { return false };
        if bytes.len() > LARGEST {
            return false;
        }
        let (text, _) = decode(bytes);
        let (separator, start) = declared(&text).unwrap_or_else(|| (detect_any(&text), 0));
        let strays = stray_quotes(&text[start..], separator.byte());
        if !strays.is_empty() {
            return false;
        }
        let (grid, _) = from_csv(&text, start, separator, &strays);
        self.offer(found, None, &grid)
    }

    /// Of a workbook none of whose sheets bears a table's name; whether it was told.
    pub(super) fn offer_sheets(
        &mut self,
        found: &Found,
        book: &mut Book,
        names: &[String],
    ) -> bool {
        names.iter().any(|name| {
            let Ok(mut sheet) = book.read(name) else { return false };
            sheet.cells.fill(&sheet.layout);
            let Ok((_, _, grid)) = sheet.cells.table() else { return false };
            self.offer(found, Some(name), &grid)
        })
    }

    fn offer(&mut self, found: &Found, sheet: Option<&str>, grid: &Grid) -> bool {
        let Some(proposal) = propose(&self.catalogue, None, grid) else { return false };
        let table = proposal.schema;
        // The table is there already, under its own name.
        let named = |path: &String| {
            let stem = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
            self.catalogue.find(stem).is_some_and(|it| it.name == table.name)
        };
        if self.names.iter().any(named) || self.tables.contains_key(table.name) {
            return false;
        }
        // With our headings, it is only the name that is wrong.
        let is_ours = proposal.names.is_empty();
        if is_ours && proposal.ours < OURS {
            return false;
        }
        let message = format!(
            "« {} » n'est pas une table du rapport : il n'est pas lu, et semble tenir lieu de « {} »",
            found.path, table.name
        );
        let help = match (is_ours, sheet) {
            (true, Some(sheet)) => {
                format!("renommez sa feuille « {sheet} » en « {} »", table.name)
            }
            (true, None) => format!("renommez-le en « {}.csv »", table.name),
            (false, _) => self.advice(&proposal, &found.path, sheet),
        };
        let file = match sheet {
            Some(sheet) => {
                self.sources.add_sheet(&found.path, sheet, String::new(), Records::empty())
            }
            None => self.sources.add(&found.path, ""),
        };
        let mut diagnostic =
            Diagnostic::new(Code::UnknownTable, message).at(Place::File(file)).help(help);
        diagnostic.subject = Some(table.name.to_owned());
        self.diagnostics.push(diagnostic);
        true
    }

    fn advice(&self, proposal: &Proposal, path: &str, sheet: Option<&str>) -> String {
        // One of their headings may be that column: which one, only they know.
        let is_named = |column: &&&str| {
            proposal.schema.list_of(column).is_none() && !proposal.ignored.is_empty()
        };
        let to_name: String = proposal
            .missing
            .iter()
            .filter(is_named)
            .map(|column| {
                format!("# {column} : retirez son en-tête de « ignorer », et ajoutez-le à « noms » : \"…\" = \"{column}\"\n")
            })
            .collect();
        let constants: Vec<(&str, String)> = proposal
            .missing
            .iter()
            .filter(|column| !is_named(column))
            .map(|column| {
                let list = proposal.schema.list_of(column);
                let entries = self.manifest.as_ref().zip(list).map(|(it, list)| it.entries(list));
                let ids: Vec<String> = entries.into_iter().flatten().map(|(id, _)| id).collect();
                let value = match ids.as_slice() {
                    [only] => only.clone(),
                    [] => TO_CHOOSE.to_owned(),
                    many => format!("{TO_CHOOSE} : {}", many.join(", ")),
                };
                (*column, value)
            })
            .collect();
        let constants: Vec<(&str, &str)> =
            constants.iter().map(|(column, value)| (*column, value.as_str())).collect();
        let section = proposal.section(
            path,
            &sheet.map(str::to_owned).into_iter().collect::<Vec<_>>(),
            &constants,
        );
        format!(
            "ajoutez à rapport.toml ces lignes, que « rapport import » écrit aussi, ou donnez à vos en-têtes les noms qui les suivent :\n{}",
            format!("{section}{to_name}").trim_end()
        )
    }
}
