//! The tables that an edition may have.

use super::TableSchema;
use crate::language::suggest::name_key;

/// The tables that an edition may hold.
#[derive(Debug, Clone, Default)]
pub struct Catalogue(Vec<&'static TableSchema>);

impl Catalogue {
    /// These tables, in this order.
    pub fn of(tables: &[&'static TableSchema]) -> Self {
        Self(tables.to_vec())
    }

    /// The table of that name, in the place of the one that has it.
    pub fn replace(&mut self, table: &'static TableSchema) {
        for known in self.0.iter_mut().filter(|known| known.name == table.name) {
            *known = table;
        }
    }

    /// These tables and one more.
    pub fn add(&mut self, table: &'static TableSchema) {
        self.0.push(table);
    }

    /// Leaves out the tables of other names.
    pub fn keep(&mut self, names: &[&str]) {
        self.0.retain(|table| names.contains(&table.name));
    }

    /// The tables, in the order in which staff meet them.
    pub fn iter(&self) -> impl Iterator<Item = &'static TableSchema> + '_ {
        self.0.iter().copied()
    }

    /// The table of that name, written as users do: `Événements` is `evenements`.
    pub fn find(&self, written: &str) -> Option<&'static TableSchema> {
        let name = name_key(written);
        self.iter().find(|table| table.name == name)
    }

    /// The names of the tables.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + Clone + '_ {
        self.0.iter().map(|table| table.name)
    }
}
