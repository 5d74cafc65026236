//! The tables that a PDF of this tool has attached.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

/// A file that is attached: its name and what it holds.
pub type Attached = (String, Vec<u8>);

/// Levels of a tree of names: a file of ours has one.
const DEEPEST: usize = 16;

/// The tables attached to a PDF, as `.csv` files.
///
/// # Errors
///
/// In French, why they cannot be read.
pub fn tables(pdf: &[u8]) -> Result<Vec<Attached>, String> {
    let document = Document::load_mem(pdf).map_err(|_| "ce n'est pas un PDF lisible".to_owned())?;
    let mut found = Vec::new();
    let tree = document.catalog().ok().and_then(|catalog| {
        let names = dictionary(&document, catalog.get(b"Names").ok()?)?;
        dictionary(&document, names.get(b"EmbeddedFiles").ok()?)
    });
    if let Some(tree) = tree {
        walk(&document, tree, DEEPEST, &mut found);
    }
    found.retain(|(name, _)| name.ends_with(".csv") && !name.contains(['/', '\\']));
    if found.is_empty() {
        return Err("aucune table n'y est jointe : est-ce un rapport de cet outil, fait sans --impression ?".to_owned());
    }
    Ok(found)
}

/// What a document printed of its figures, by their ids, from the file of them that it has attached.
pub fn printed(csv: &[u8]) -> BTreeMap<String, String> {
    let csv = csv.strip_prefix("\u{feff}".as_bytes()).unwrap_or(csv);
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(csv);
    let rows = reader.records().filter_map(Result::ok);
    rows.filter_map(|row| Some((row.get(0)?.to_owned(), row.get(2)?.to_owned()))).collect()
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    match object {
        Object::Reference(id) => document.get_dictionary(*id).ok(),
        object => object.as_dict().ok(),
    }
}

/// Adds the files of a node, and of the nodes below it.
fn walk(document: &Document, node: &Dictionary, deepest: usize, found: &mut Vec<Attached>) {
    let list = |key: &[u8]| -> Vec<Object> {
        let list = node.get(key).ok().and_then(|it| match it {
            Object::Reference(id) => document.get_object(*id).ok()?.as_array().ok(),
            it => it.as_array().ok(),
        });
        list.cloned().unwrap_or_default()
    };
    for pair in list(b"Names").chunks_exact(2) {
        found.extend(dictionary(document, &pair[1]).and_then(|file| attached(document, file)));
    }
    if deepest > 0 {
        for child in list(b"Kids") {
            if let Some(child) = dictionary(document, &child) {
                walk(document, child, deepest - 1, found);
            }
        }
    }
}

fn attached(document: &Document, file: &Dictionary) -> Option<Attached> {
    let name = file.get(b"UF").or_else(|_| file.get(b"F")).ok()?;
    let name = lopdf::decode_text_string(name).ok()?;
    let name = name.trim_start_matches('/').to_owned();
    let streams = dictionary(document, file.get(b"EF").ok()?)?;
    let id = streams.get(b"F").ok()?.as_reference().ok()?;
    let stream = document.get_object(id).ok()?.as_stream().ok()?;
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    Some((name, bytes))
}
