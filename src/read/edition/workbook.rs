//! The sheets of a workbook that are tables of the edition.

use super::Reading;
use crate::diagnostic::source::{Place, Records};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::TableForm;
use crate::read::folder::Found;
use crate::read::personal::{self, Doubt};
use crate::read::schema::TableSchema;
use crate::read::sheet::{self, Book};
use crate::read::{soundness, unread};

impl Reading {
    pub(super) fn read_workbook(&mut self, found: &Found, stem: &str) {
        let Some(bytes) = self.bytes(found) else { return };
        let mut book = match Book::open(&bytes) {
            Ok(book) => book,
            Err(fault) => {
                let file = self.sources.add(&found.path, "");
                return self.report_fault(&found.path, file, fault);
            }
        };
        let choice = sheet::choose(&self.catalogue, stem, &mut book);
        if choice.tables.is_empty() {
            let of_people = |name: &String| sheet_of_people(&mut book, name);
            if let Some((name, export)) = choice.ignored.iter().find_map(of_people) {
                return self.report_sheet_of_people(found, &name, export);
            }
            if self.offer_sheets(found, &mut book, &choice.ignored) {
                return;
            }
            return self.report_no_table(found, &choice.ignored);
        }
        let alone = choice.tables.len() == 1;
        for (name, schema) in choice.tables {
            self.read_sheet(schema, found, &name, &mut book);
            // Of a workbook of several tables, a sheet may be left unused.
            if let Some(table) = self.tables.get(schema.name).filter(|it| !alone && it.is_empty()) {
                let is_of = |diagnostic: &Diagnostic| {
                    diagnostic.place.is_some_and(|it| it.file() == table.file)
                };
                self.diagnostics
                    .retain(|diagnostic| diagnostic.code != Code::EmptyTable || !is_of(diagnostic));
            }
        }
        for name in choice.hidden {
            let message =
                format!("la feuille « {name} » est masquée : elle est lue comme les autres");
            self.tell_of_sheet(
                found,
                &name,
                Code::HiddenCells,
                message,
                "affichez-la pour vérifier ce qu'elle contient",
            );
        }
        for name in choice.ignored {
            if let Some((name, export)) = sheet_of_people(&mut book, &name) {
                self.report_sheet_of_people(found, &name, export);
                continue;
            }
            let message = format!(
                "la feuille « {name} » ne porte le nom d'aucune table : elle n'est pas lue"
            );
            let header = book.read(&name).map(|sheet| sheet.cells.first_row());
            let help =
                unread::ignored_sheet(&self.catalogue, &name, stem, &header.unwrap_or_default());
            self.tell_of_sheet(found, &name, Code::IgnoredSheet, message, &help);
        }
    }

    fn read_sheet(
        &mut self,
        schema: &'static TableSchema,
        found: &Found,
        name: &str,
        book: &mut Book,
    ) {
        let schema = self.as_kept(schema);
        if self.tables.contains_key(schema.name) {
            let file = self.sources.add_sheet(&found.path, name, String::new(), Records::empty());
            return self.report_twice(schema, file);
        }
        let (sources, diagnostics) = (&mut self.sources, &mut self.diagnostics);
        match sheet::read(schema, &found.path, name, book, sources, diagnostics) {
            Ok((file, table)) => {
                soundness::report_damage(file, &self.sources, &mut self.diagnostics);
                let form = TableForm::Sheet { dates: table.dates };
                self.add_table(table, form);
            }
            Err(fault) => {
                let file =
                    self.sources.add_sheet(&found.path, name, String::new(), Records::empty());
                self.report_fault(&found.path, file, fault);
            }
        }
    }

    /// A sheet that is no table and has a row for each person: only its name is kept.
    fn report_sheet_of_people(&mut self, found: &Found, name: &str, export: Diagnostic) {
        let file = self.sources.add_sheet(&found.path, name, String::new(), Records::empty());
        self.diagnostics.push(export.at(Place::File(file)));
    }

    pub(super) fn tell_of_sheet(
        &mut self,
        found: &Found,
        name: &str,
        code: Code,
        message: String,
        help: &str,
    ) {
        let file = self.sources.add_sheet(&found.path, name, String::new(), Records::empty());
        self.diagnostics.push(Diagnostic::new(code, message).at(Place::File(file)).help(help));
    }

    /// A workbook none of whose sheets is a table.
    fn report_no_table(&mut self, found: &Found, sheets: &[String]) {
        self.report_unread(Some(unread::no_table(&self.catalogue, &found.path, sheets)));
    }
}

/// A sheet whose header is that of an export of people, and what to say of it.
fn sheet_of_people(book: &mut Book, name: &str) -> Option<(String, Diagnostic)> {
    let header = book.read(name).ok()?.cells.first_row();
    let export = personal::export(None, header.iter().map(String::as_str), Doubt::Some)?;
    Some((name.to_owned(), export))
}
