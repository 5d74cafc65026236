//! Tables and columns that an edition declares: the same declaration as those of the tool, made at
//! run time.

use std::hash::Hash;
use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::{CellForm, Column, Dated, ILLUSTRATIVE, NOTES, SOURCE, TableSchema};

/// A table as an edition declares it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Declaration {
    /// Its name, which is that of its file.
    pub name: String,
    /// What it holds.
    pub title: String,
    /// What one row is.
    pub description: String,
    /// The column whose date says whether a row is of the year.
    pub dated: Option<String>,
    /// Its rows stay from year to year.
    pub lasting: bool,
    /// It is attached to the PDF.
    pub attached: bool,
    /// Its columns, in order.
    pub columns: Vec<DeclaredColumn>,
}

/// A column as an edition declares it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DeclaredColumn {
    /// Its header.
    pub name: String,
    /// The table is useless without it.
    pub required: bool,
    /// What to write in it.
    pub description: String,
    /// What its cells hold; the words of a choice, and a table apart.
    pub kind: CellForm,
    /// The words that it admits, for a choice; the table whose rows it names.
    pub words: Vec<String>,
    /// What is printed over it, where it is not its name.
    pub label: Option<String>,
    /// What its numbers count, singular and plural; empty where nothing says it.
    pub unit: [String; 2],
}

/// Columns that an edition adds to a table of the tool.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Extension {
    /// The table.
    pub table: &'static str,
    /// The columns, in order.
    pub columns: Vec<DeclaredColumn>,
}

impl Extension {
    /// The table with these columns more; there is one of its kind in a program.
    pub fn schema(&self, base: &'static TableSchema) -> &'static TableSchema {
        static KNOWN: Known<Extension> = LazyLock::new(Mutex::default);
        once(&KNOWN, self, || self.made(base))
    }

    fn made(&self, base: &'static TableSchema) -> TableSchema {
        let own: Vec<Column> = self.columns.iter().map(DeclaredColumn::made).collect();
        let read = own.iter().filter(|column| column.kind != CellForm::Ignored);
        let names = || read.clone().map(|column| column.name);
        TableSchema {
            own: names().collect::<Vec<_>>().leak(),
            readable: base.readable.iter().copied().chain(names()).collect::<Vec<_>>().leak(),
            columns: base
                .columns
                .iter()
                .copied()
                .chain(own.iter().copied())
                .collect::<Vec<_>>()
                .leak(),
            counted: base
                .counted
                .map(|it| -> &'static TableSchema { Box::leak(Box::new(self.made(it))) }),
            ..*base
        }
    }
}

/// What was declared so far: each declaration once, however often a preview reads it.
type Known<T> = LazyLock<Mutex<FxHashMap<T, &'static TableSchema>>>;

fn once<T: Clone + Eq + Hash>(
    known: &Known<T>,
    declared: &T,
    made: impl FnOnce() -> TableSchema,
) -> &'static TableSchema {
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(schema) = known.get(declared) {
        return schema;
    }
    let schema: &'static TableSchema = Box::leak(Box::new(made()));
    known.insert(declared.clone(), schema);
    schema
}

/// A table of which a column may be left empty after all.
pub fn with_optional(base: &'static TableSchema, column: &'static str) -> &'static TableSchema {
    static KNOWN: Known<(usize, &'static str)> = LazyLock::new(Mutex::default);
    once(&KNOWN, &(std::ptr::from_ref(base) as usize, column), || {
        let is_it = |it: &Column| it.name == column;
        let columns =
            base.columns.iter().map(|it| Column { required: it.required && !is_it(it), ..*it });
        TableSchema { columns: columns.collect::<Vec<_>>().leak(), ..*base }
    })
}

impl Declaration {
    /// The declaration as all stages know it, which stays as those of the tool do; there is one of
    /// its kind in a program.
    pub fn schema(&self) -> &'static TableSchema {
        static KNOWN: Known<Declaration> = LazyLock::new(Mutex::default);
        once(&KNOWN, self, || self.made())
    }

    fn made(&self) -> TableSchema {
        let own = self.columns.iter().map(DeclaredColumn::made);
        let taken = |column: &Column| self.columns.iter().any(|it| it.name == column.name);
        let shared = [NOTES, ILLUSTRATIVE, SOURCE].into_iter().filter(|it| !taken(it));
        let columns: Vec<Column> = own.chain(shared).collect();
        let read = columns.iter().take(self.columns.len());
        let read = read.filter(|column| column.kind != CellForm::Ignored);
        let readable: Vec<&'static str> = read.map(|column| column.name).collect();
        let dated = self.dated.as_ref().and_then(|name| readable.iter().find(|it| *it == name));
        TableSchema {
            own: readable.clone().leak(),
            readable: readable.clone().leak(),
            dated: dated.map_or(Dated::Never, |name| Dated::OfYear(name)),
            lasting: self.lasting,
            attached: self.attached,
            as_rows: true,
            ..TableSchema::new(
                self.name.clone().leak(),
                self.title.clone().leak(),
                self.description.clone().leak(),
                columns.leak(),
            )
        }
    }
}

impl DeclaredColumn {
    fn made(&self) -> Column {
        let words = || -> &'static [&'static str] {
            let words = self.words.iter().map(|word| -> &'static str { word.clone().leak() });
            words.collect::<Vec<_>>().leak()
        };
        Column {
            name: self.name.clone().leak(),
            required: self.required,
            description: self.description.clone().leak(),
            kind: match self.kind {
                CellForm::Choice(_) => CellForm::Choice(words()),
                CellForm::Usual(_) => CellForm::Usual(words()),
                CellForm::Row(_) => CellForm::Row(words().first().unwrap_or(&"")),
                other => other,
            },
            example: None,
            words: &[],
            label: self.label.clone().map(|label| -> &'static str { label.leak() }),
            unit: self.unit.clone().map(|word| -> &'static str { word.leak() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, kind: CellForm) -> DeclaredColumn {
        let words = ["soleil", "pluie"].map(str::to_owned).to_vec();
        DeclaredColumn {
            name: name.to_owned(),
            required: false,
            description: String::new(),
            kind,
            words,
            label: None,
            unit: Default::default(),
        }
    }

    #[test]
    fn a_declaration_is_one_schema_however_often_it_is_read() {
        let declaration = Declaration {
            name: "sorties".to_owned(),
            title: "Sorties".to_owned(),
            description: String::new(),
            dated: Some("jour".to_owned()),
            lasting: false,
            attached: false,
            columns: vec![column("jour", CellForm::Date), column("meteo", CellForm::Choice(&[]))],
        };
        let schema = declaration.schema();
        assert!(std::ptr::eq(schema, declaration.clone().schema()));
        assert_eq!(schema.dated, Dated::OfYear("jour"));
        assert_eq!(schema.readable, ["jour", "meteo"]);
        assert_eq!(schema.columns[1].kind, CellForm::Choice(&["soleil", "pluie"]));
        let names: Vec<&str> = schema.names().collect();
        assert_eq!(names, ["jour", "meteo", "notes", "illustratif", "source"]);
        let other = Declaration { title: "Randonnées".to_owned(), ..declaration };
        assert_eq!(other.schema().title, "Randonnées");
    }
}
