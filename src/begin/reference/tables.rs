//! The tables that staff may write, and their columns: those of the tool and those that an edition
//! declares.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::markdown::{code, table};
use crate::read::schema::{Catalogue, CellForm, Column, TableSchema};

/// Each table with its columns, in Markdown.
pub fn tables(catalogue: &Catalogue) -> String {
    let mut text = String::from(
        "# Les tables\n\nUne table est un fichier du dossier de l'édition, qui porte son nom : \
         `evenements.csv`. La première ligne nomme les colonnes, dans n'importe quel ordre ; \
         majuscules, accents et espaces n'y comptent pas. Aucune table n'est obligatoire.\n",
    );
    for it in catalogue.iter() {
        let row = |column: &Column| {
            let needed = if column.required { "oui" } else { "" };
            [
                code(column.name),
                needed.to_owned(),
                column.description.to_owned(),
                words(column.kind),
            ]
        };
        let heads = ["colonne", "obligatoire", "ce qu'on y écrit", "forme"];
        let columns = table(heads, it.columns.iter().map(row));
        let _ = write!(text, "\n## {} : {}\n\n{}\n\n{columns}", it.name, it.title, it.description);
    }
    text
}

/// A JSON Schema of the rows of each table: what a cell holds is text, as it is typed.
pub fn tables_schema(catalogue: &Catalogue) -> String {
    let column = |column: &Column| {
        let mut schema = json!({
            "description": format!("{} ({})", column.description, words(column.kind)),
            "type": "string",
        });
        if let CellForm::Choice(choices) = column.kind {
            // An empty cell is no word.
            let empty = (!column.required).then_some("");
            schema["enum"] = json!(choices.iter().copied().chain(empty).collect::<Vec<_>>());
        } else if column.required {
            schema["pattern"] = json!("\\S");
        }
        (column.name.to_owned(), schema)
    };
    let table = |it: &'static TableSchema| {
        let required = it.columns.iter().filter(|column| column.required);
        let row = json!({
            "type": "object",
            "properties": it.columns.iter().map(column).collect::<Map<String, Value>>(),
            "required": required.map(|column| column.name).collect::<Vec<_>>(),
            "additionalProperties": false,
        });
        let schema = json!({
            "title": it.title,
            "description": it.description,
            "type": "array",
            "items": row,
        });
        (it.name.to_owned(), schema)
    };
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Les tables",
        "description": "Les lignes de chaque table de l'édition, par colonne",
        "type": "object",
        "properties": catalogue.iter().map(table).collect::<Map<String, Value>>(),
        "additionalProperties": false,
    });
    let mut text = serde_json::to_string_pretty(&schema).expect("plain data serializes");
    text.push('\n');
    text
}

/// What a cell holds, in a few words.
fn words(kind: CellForm) -> String {
    let list = |words: &[&str]| words.join(", ");
    match kind {
        CellForm::Text => "texte".to_owned(),
        CellForm::List => "textes séparés par « | »".to_owned(),
        CellForm::Code => "nom court ou code".to_owned(),
        CellForm::Date => "date".to_owned(),
        CellForm::Count => "nombre, même approché".to_owned(),
        CellForm::Amount(_) => "montant, au centime".to_owned(),
        CellForm::Number => "nombre entier".to_owned(),
        CellForm::NumberOr(word) => format!("nombre entier, ou {word}"),
        CellForm::Decimal => "nombre à virgule, même approché".to_owned(),
        CellForm::Percent => "pourcentage, même approché".to_owned(),
        CellForm::Duration => "durée : 2 h 30, 90 min, 1:30".to_owned(),
        CellForm::Row(table) => format!("une ligne de la table {table}"),
        CellForm::Ignored => "ignorée".to_owned(),
        CellForm::Place => "lieu de France, par son code ou son nom".to_owned(),
        CellForm::Flag => "oui ou non".to_owned(),
        CellForm::Choice(words) => format!("un de ces mots : {}", list(words)),
        CellForm::Usual(words) => format!("d'usage : {}", list(words)),
        CellForm::Reference(of) => format!("un identifiant de [[{of}]]"),
        CellForm::ReferenceOr(of, word) => format!("un identifiant de [[{of}]], ou {word}"),
        CellForm::References(of) => format!("des identifiants de [[{of}]], séparés par « | »"),
        CellForm::Address => "adresse de page".to_owned(),
        CellForm::Picture(_) | CellForm::Photo(_) => "fichier du dossier images".to_owned(),
    }
}
