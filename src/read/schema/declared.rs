//! Tables that an edition declares: the same declaration as those of the tool, made at run time.

use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::{Column, Dated, ILLUSTRATIVE, Kind, NOTES, SOURCE, TableSchema};

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
    /// What its cells hold; the words of a choice apart.
    pub kind: Kind,
    /// The words that it admits, for a choice.
    pub words: Vec<String>,
}

impl Declaration {
    /// The declaration as all stages know it. There is one of its kind in a program, which stays
    /// as those of the tool do: a preview reads the same ones at each save.
    pub fn schema(&self) -> &'static TableSchema {
        static KNOWN: LazyLock<Mutex<FxHashMap<Declaration, &'static TableSchema>>> =
            LazyLock::new(Mutex::default);
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(schema) = known.get(self) {
            return schema;
        }
        let schema: &'static TableSchema = Box::leak(Box::new(self.made()));
        known.insert(self.clone(), schema);
        schema
    }

    fn made(&self) -> TableSchema {
        let own = self.columns.iter().map(DeclaredColumn::made);
        let taken = |column: &Column| self.columns.iter().any(|it| it.name == column.name);
        let shared = [NOTES, ILLUSTRATIVE, SOURCE].into_iter().filter(|it| !taken(it));
        let columns: Vec<Column> = own.chain(shared).collect();
        let readable: Vec<&'static str> =
            columns.iter().take(self.columns.len()).map(|column| column.name).collect();
        let dated = self.dated.as_ref().and_then(|name| readable.iter().find(|it| *it == name));
        TableSchema {
            readable: readable.clone().leak(),
            dated: dated.map_or(Dated::Never, |name| Dated::OfYear(name)),
            lasting: self.lasting,
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
                Kind::Choice(_) => Kind::Choice(words()),
                Kind::Usual(_) => Kind::Usual(words()),
                other => other,
            },
            example: None,
            words: &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, kind: Kind) -> DeclaredColumn {
        let words = ["soleil", "pluie"].map(str::to_owned).to_vec();
        DeclaredColumn {
            name: name.to_owned(),
            required: false,
            description: String::new(),
            kind,
            words,
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
            columns: vec![column("jour", Kind::Date), column("meteo", Kind::Choice(&[]))],
        };
        let schema = declaration.schema();
        assert!(std::ptr::eq(schema, declaration.clone().schema()));
        assert_eq!(schema.dated, Dated::OfYear("jour"));
        assert_eq!(schema.readable, ["jour", "meteo"]);
        assert_eq!(schema.columns[1].kind, Kind::Choice(&["soleil", "pluie"]));
        let names: Vec<&str> = schema.names().collect();
        assert_eq!(names, ["jour", "meteo", "notes", "illustratif", "source"]);
        let other = Declaration { title: "Randonnées".to_owned(), ..declaration };
        assert_eq!(other.schema().title, "Randonnées");
    }
}
