//! What the templates receive: each part of `donnees.json` with its fields, and
//! what stands in them in a given edition.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::Value;

use super::markdown::{code, table};
use crate::design::templates::Templates;
use crate::figures::donnees::{API, Donnees, Part, PartField, Shaped, ValueShape, all_parts};

/// Most characters of an example.
const LONGEST: usize = 60;
/// Most elements of a list that an example shows.
const SHOWN: usize = 3;

/// The dictionary, in Markdown; `donnees` is the `donnees.json` of an edition,
/// from which the examples come.
pub fn templates(templates: &Templates, donnees: Option<&Value>) -> String {
    let mut text = format!(
        "# Ce que reçoivent les gabarits\n\nContrat n° {API}. `templates/donnees.typ` est le seul \
         lecteur de `donnees.json` ; on en importe les parties par leur nom : \
         `#import \"../donnees.typ\": presse`. Chaque texte est déjà composé à la française, \
         chaque nombre a son texte à côté de lui. « rien » se lit `none`.\n"
    );
    let mut examples = Examples::default();
    if let Some(donnees) = donnees {
        examples.gather(&Donnees::SHAPE, donnees);
    }
    for part in all_parts() {
        let rows = part.fields.iter().map(|field| {
            let example = examples.of(part, field).map(code).unwrap_or_default();
            [code(field.name), field.shape.in_words(), field.description.to_owned(), example]
        });
        let fields = table(["champ", "type", "ce que c'est", "exemple"], rows);
        let _ = write!(text, "\n## « {} »\n\n{}.\n\n{fields}", part.name, part.description);
    }
    if let Some(donnees) = donnees {
        let _ = write!(text, "\n{}\n{}", figures(donnees), charts(donnees));
    }
    let commands = templates.commands();
    let calls = commands.iter().map(|(_, it)| [code(&it.call), it.summary.clone()]);
    let calls = table(["fonction", "ce qu'elle imprime"], calls);
    let _ = write!(
        text,
        "\n## Ce que les textes peuvent appeler\n\nDans `textes/*.typ`, derrière un « # » ; \
         déclaré dans `templates/prose.typ`.\n\n{calls}"
    );
    text
}

/// The figures of the edition.
fn figures(donnees: &Value) -> String {
    let word = |figure: &Value, field: &str| figure[field].as_str().unwrap_or_default().to_owned();
    let figures = donnees["chiffres"].as_object().into_iter().flat_map(|map| map.values());
    let rows =
        figures.map(|it| [code(&word(it, "id")), word(it, "avec_unite"), word(it, "libelle")]);
    let table = table(["identifiant", "avec son unité", "ce qu'il compte"], rows);
    format!("## Les chiffres de cette édition\n\nUn texte les cite : `#chiffre(\"…\")`.\n\n{table}")
}

/// The charts of the edition.
fn charts(donnees: &Value) -> String {
    let word = |chart: &Value, field: &str| chart[field].as_str().unwrap_or_default().to_owned();
    let charts = donnees["graphiques"].as_object().into_iter().flat_map(|map| map.values());
    let rows = charts.map(|it| [code(&word(it, "id")), word(it, "titre"), word(it, "sous_titre")]);
    let table = table(["identifiant", "titre", "unité et période"], rows);
    format!(
        "## Les graphiques de cette édition\n\nUn texte les place : `#graphique(\"…\")`.\n\n{table}"
    )
}

/// The first value that says something, by part and field.
#[derive(Default)]
struct Examples(BTreeMap<(&'static str, &'static str), String>);

impl Examples {
    fn gather(&mut self, shape: &ValueShape, value: &Value) {
        match (shape, value) {
            (ValueShape::Maybe(inner), value) => self.gather(inner, value),
            (ValueShape::List(inner), Value::Array(items)) => {
                items.iter().for_each(|item| self.gather(inner, item));
            }
            (ValueShape::ById(inner), Value::Object(entries)) => {
                entries.values().for_each(|entry| self.gather(inner, entry));
            }
            (ValueShape::Part(part), Value::Object(fields)) => {
                for field in part.fields {
                    let Some(value) = fields.get(field.name) else { continue };
                    if let Some(example) = example(&field.shape, value) {
                        self.0.entry((part.name, field.name)).or_insert(example);
                    }
                    self.gather(&field.shape, value);
                }
            }
            _ => {}
        }
    }

    fn of(&self, part: &Part, field: &PartField) -> Option<&str> {
        self.0.get(&(part.name, field.name)).map(String::as_str)
    }
}

/// A value as an example, unless it says nothing or has fields of its own.
fn example(shape: &ValueShape, value: &Value) -> Option<String> {
    if shape.part().is_some() {
        return None;
    }
    let shown = match value {
        Value::Null => return None,
        Value::String(text) if text.is_empty() => return None,
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => return None,
        Value::Array(items) => {
            let more = if items.len() > SHOWN { ", …" } else { "" };
            let shown: Vec<String> = items.iter().take(SHOWN).map(plain).collect();
            format!("{}{more}", shown.join(", "))
        }
        other => plain(other),
    };
    let mut short: String = shown.chars().take(LONGEST).collect();
    if short.len() < shown.len() {
        short.push('…');
    }
    Some(short.replace('`', "'"))
}

fn plain(value: &Value) -> String {
    match value {
        Value::Bool(true) => "vrai".to_owned(),
        Value::Bool(false) => "faux".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
