//! An edition that stands in no folder.

use super::edition::Reading;
use super::manifest::Manifest;
use super::{Input, MANIFEST, csv, own_tables};
use crate::diagnostic::Diagnostics;
use crate::read::schema::Catalogue;

/// Reads an edition from the text of its files: rapport.toml and `.csv` tables. A file of another
/// name is not looked at.
pub fn read_texts(files: &[(&str, String)], catalogue: &Catalogue) -> (Input, Diagnostics) {
    let (mut input, mut diagnostics) = Reading::of(catalogue).finish();
    for (path, text) in files {
        let file = input.sources.add(*path, text.as_str());
        if *path == MANIFEST {
            input.manifest = Manifest::parse(file, &input.sources, &mut diagnostics);
            own_tables::add(&input.manifest, &mut input.catalogue, &mut diagnostics);
        } else if let Some(schema) =
            path.strip_suffix(".csv").and_then(|stem| input.catalogue.find(stem))
        {
            let read = csv::read(schema, file, &input.sources.file(file).text, &mut diagnostics);
            input.sources.set_records(file, read.records);
            input.tables.insert(schema.name, read.table);
        }
    }
    (input, diagnostics)
}
