//! What cells name that stands elsewhere: the rows of other tables, the places of France. It is found
//! before any row is read.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::places;
use crate::dataset::Target;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest::{Names, name_key};
use crate::read::schema::{CellForm, TableSchema};
use crate::read::{Input, Table};

/// The columns by whose words people know a row, the first that a table has.
const NAMES: &[&str] = &["titre", "nom", "libelle"];

/// The rows and places that cells may name.
#[derive(Default)]
pub(in crate::dataset) struct Targets<'a> {
    rows: FxHashMap<&'static str, Rows<'a>>,
    places: FxHashMap<&'a str, Result<Arc<Target>, String>>,
}

/// The rows of a table, by what may be written for them.
struct Rows<'a> {
    by_name: FxHashMap<String, Named>,
    names: Names<'a>,
}

/// What a name stands for.
enum Named {
    One(Arc<Target>),
    /// Several rows have it.
    Several,
}

/// What is wrong with a name.
pub(in crate::dataset) struct Unnamed {
    /// It is that of several rows.
    pub ambiguous: bool,
    /// What to do.
    pub help: String,
}

impl<'a> Targets<'a> {
    /// Those that the tables of an edition may name; a table that is named and not there is reported.
    pub(in crate::dataset) fn of(input: &'a Input, diagnostics: &mut Diagnostics) -> Self {
        let mut targets = Self::default();
        for table in input.tables.values() {
            for column in table.schema.columns {
                match column.kind {
                    CellForm::Row(name) => {
                        targets.add_rows(input, table, column.name, name, diagnostics)
                    }
                    CellForm::Place => targets.add_places(table, column.name),
                    _ => {}
                }
            }
        }
        targets
    }

    fn add_rows(
        &mut self,
        input: &'a Input,
        from: &Table,
        column: &str,
        name: &'static str,
        diagnostics: &mut Diagnostics,
    ) {
        if self.rows.contains_key(name) || !from.has(column) {
            return;
        }
        match input.tables.get(name) {
            Some(table) => {
                self.rows.insert(name, Rows::of(table));
            }
            None if input.catalogue.find(name).is_some() => {
                let message = format!(
                    "la colonne « {column} » nomme des lignes de la table « {name} », qui n'est pas dans le dossier"
                );
                diagnostics.push(
                    Diagnostic::new(Code::MissingTable, message)
                        .at(Place::Record { file: from.file, record: from.header })
                        .about(name)
                        .help(format!("ajoutez « {name}.csv » au dossier, ou donnez à la colonne forme = \"texte\"")),
                );
            }
            // A table that does not exist has been reported.
            None => {}
        }
    }

    fn add_places(&mut self, table: &'a Table, column: &str) {
        let mut looked_for = 0;
        for row in table.rows() {
            let written = row.get(column);
            if written.is_empty() || self.places.contains_key(written) {
                continue;
            }
            let found = places::named(written, &mut looked_for);
            self.places.insert(written, found.map(Arc::new));
        }
    }

    /// The row of a table that a cell names. Of a table that is not there, the words themselves.
    pub(in crate::dataset) fn row(
        &self,
        table: &str,
        written: &str,
    ) -> Result<Arc<Target>, Unnamed> {
        let Some(rows) = self.rows.get(table) else {
            let (id, name) = (written.to_owned(), written.to_owned());
            return Ok(Arc::new(Target { id, name }));
        };
        match rows.by_name.get(written).or_else(|| rows.by_name.get(&name_key(written))) {
            Some(Named::One(target)) => Ok(Arc::clone(target)),
            Some(Named::Several) => Err(Unnamed {
                ambiguous: true,
                help: format!(
                    "donnez un « id » à chaque ligne de la table « {table} », et écrivez-le ici"
                ),
            }),
            None => Err(Unnamed {
                ambiguous: false,
                help: rows.names.help(written, &format!("lignes de la table « {table} »")),
            }),
        }
    }

    /// The place that a cell names; what to do, where it is none or one of several.
    pub(in crate::dataset) fn place(&self, written: &str) -> Option<&Result<Arc<Target>, String>> {
        self.places.get(written)
    }
}

impl<'a> Rows<'a> {
    fn of(table: &'a Table) -> Self {
        let (key, name) = (key(table.schema), name(table.schema));
        let read = || table.rows().map(|row| (row.get(key), row.get(name)));
        let words = |(id, name): (&'a str, &'a str)| if name.is_empty() { id } else { name };
        // A name that several rows have is printed with the id of the row.
        let (mut seen, mut twice) = (FxHashSet::default(), FxHashSet::default());
        read().map(words).filter(|name| !seen.insert(*name)).for_each(|name| {
            twice.insert(name);
        });
        let mut by_name: FxHashMap<String, Named> = FxHashMap::default();
        let mut add = |written: &str, target: &Arc<Target>| {
            let entry = by_name.entry(name_key(written));
            entry
                .and_modify(|known| match known {
                    Named::One(one) if one.id == target.id && Arc::ptr_eq(one, target) => {}
                    _ => *known = Named::Several,
                })
                .or_insert_with(|| Named::One(Arc::clone(target)));
        };
        let targets: Vec<(Arc<Target>, &str)> = read()
            .filter(|(id, name)| !id.is_empty() || !name.is_empty())
            .map(|(id, name)| {
                let printed = words((id, name));
                let id = if id.is_empty() { printed } else { id };
                let name = match twice.contains(printed) && id != printed {
                    true => format!("{printed} ({id})"),
                    false => printed.to_owned(),
                };
                (Arc::new(Target { id: id.to_owned(), name }), printed)
            })
            .collect();
        for (target, printed) in &targets {
            add(&target.id, target);
            if name_key(printed) != name_key(&target.id) {
                add(printed, target);
            }
        }
        // Names first, which people know; then ids, and nothing twice.
        let mut written = FxHashSet::default();
        let names = read().map(words).chain(read().map(|(id, _)| id));
        let names = names.filter(|name| !name.is_empty() && written.insert(*name));
        Self { by_name, names: Names::of(names) }
    }
}

/// What a cell writes for each row of a table, and what the row is called.
pub(crate) fn named_rows(input: &Input, table: &str) -> Vec<(String, String)> {
    let Some(table) = input.tables.get(table) else { return Vec::new() };
    let (key, name) = (key(table.schema), name(table.schema));
    let rows = table.rows().map(|row| (row.get(key).to_owned(), row.get(name).to_owned()));
    let said = rows.filter(|(id, name)| !id.is_empty() || !name.is_empty());
    said.map(|(id, name)| match (id.is_empty(), id == name) {
        (true, _) => (name, String::new()),
        (_, true) => (id, String::new()),
        _ => (id, name),
    })
    .collect()
}

/// The column that tells a row from the others.
fn key(schema: &TableSchema) -> &'static str {
    match schema.index("id") {
        Some(_) => "id",
        None => name(schema),
    }
}

/// The column by whose words a row is known.
fn name(schema: &TableSchema) -> &'static str {
    let known = NAMES.iter().find(|name| schema.index(name).is_some());
    let first = || {
        let words = |kind| matches!(kind, CellForm::Text | CellForm::Code);
        let column =
            schema.columns.iter().find(|it| it.required && words(it.kind) && it.name != "id");
        column.map(|column| column.name)
    };
    known.copied().or_else(first).unwrap_or_else(|| schema.subject())
}
