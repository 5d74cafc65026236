//! JSON Schemas (draft 2020-12) of rapport.toml and theme.toml, for editors that
//! complete and check while one types.
//!
//! They say what a key admits, and no more: what ids cite, what dates mean and
//! what figures give is judged by `rapport check`.

use serde_json::{Map, Value, json};

use crate::design::theme::{SECTIONS, Section, Token, TokenForm};
use crate::read::manifest::Manifest;
use crate::read::toml::{Key, KeyShape};

/// The schema of rapport.toml.
pub fn manifest() -> String {
    let mut schema = table(Manifest::KEYS);
    head(
        &mut schema,
        "rapport.toml",
        "L'organisation, les chiffres, les graphiques et le plan du rapport",
    );
    text(schema)
}

/// The schema of theme.toml.
pub fn theme() -> String {
    let mut schema = sections("");
    head(&mut schema, "theme.toml", "Les couleurs, les caractères et les mesures du rapport");
    text(schema)
}

fn head(schema: &mut Map<String, Value>, title: &str, description: &str) {
    let mut whole = Map::new();
    whole.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    whole.insert("title".to_owned(), json!(title));
    whole.insert("description".to_owned(), json!(description));
    whole.append(schema);
    *schema = whole;
}

fn text(schema: Map<String, Value>) -> String {
    let mut text = serde_json::to_string_pretty(&schema).expect("plain data serializes");
    text.push('\n');
    text
}

/// A table, closed to keys that do not exist.
fn table(keys: &[Key]) -> Map<String, Value> {
    let mut properties = Map::new();
    for key in keys {
        let mut schema = described(key.description, of(&key.shape));
        if key.required && matches!(key.shape, KeyShape::Text) {
            // A blank text is as good as none.
            schema.insert("pattern".to_owned(), json!("\\S"));
        }
        properties.insert(key.name.to_owned(), Value::Object(schema));
    }
    let required = keys.iter().filter(|key| key.required).map(|key| key.name);
    let mut schema = closed(properties, required);
    let either: Vec<_> =
        keys.iter().filter(|key| key.either).map(|key| json!({"required": [key.name]})).collect();
    if !either.is_empty() {
        schema.insert("oneOf".to_owned(), json!(either));
    }
    schema
}

fn closed<'a>(
    properties: Map<String, Value>,
    required: impl Iterator<Item = &'a str>,
) -> Map<String, Value> {
    let required: Vec<&str> = required.collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema.insert("additionalProperties".to_owned(), json!(false));
    schema
}

fn described(description: &str, schema: Map<String, Value>) -> Map<String, Value> {
    let mut described = Map::new();
    described.insert("description".to_owned(), json!(description));
    described.extend(schema);
    described
}

fn of(shape: &KeyShape) -> Map<String, Value> {
    let schema = match shape {
        KeyShape::Text => json!({"type": "string"}),
        KeyShape::Integer => json!({"type": "integer"}),
        KeyShape::TextOrSwitch => json!({"type": ["string", "boolean"]}),
        KeyShape::Switch => json!({"type": "boolean"}),
        // Editors hand over a date of TOML as text; a year alone is a number.
        KeyShape::Date | KeyShape::Quantity => json!({"type": ["string", "integer"]}),
        KeyShape::Choice(words) => json!({"type": "string", "enum": words}),
        KeyShape::Unit => {
            json!({"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2})
        }
        KeyShape::Texts => {
            json!({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]})
        }
        KeyShape::Words => words(),
        KeyShape::WordsByName => json!({"type": "object", "additionalProperties": words()}),
        KeyShape::Filter => filter(),
        KeyShape::List(element) => json!({"type": "array", "items": of(element)}),
        KeyShape::ByName(keys) => {
            json!({"type": "object", "additionalProperties": Value::Object(table(keys))})
        }
        KeyShape::Table(keys) => return table(keys),
    };
    object(schema)
}

/// Any names, each with a text.
fn words() -> Value {
    json!({"type": "object", "additionalProperties": {"type": "string"}})
}

/// Any column, with a value, a list of values, or `{ sauf = … }`.
fn filter() -> Value {
    let one = json!({"type": ["string", "integer"]});
    let some = json!([one, {"type": "array", "items": one}]);
    let except = json!({
        "type": "object",
        "properties": {"sauf": {"description": "Valeurs à écarter", "anyOf": some}},
        "required": ["sauf"],
        "additionalProperties": false,
    });
    let mut any = some.as_array().cloned().unwrap_or_default();
    any.push(except);
    json!({"type": "object", "additionalProperties": {"anyOf": any}})
}

/// The sections directly under one; each may hold tokens and sections.
fn sections(parent: &str) -> Map<String, Value> {
    let own = SECTIONS.iter().find(|section| section.name == parent);
    let mut properties: Map<String, Value> = own
        .into_iter()
        .flat_map(|section| section.tokens)
        .map(|it| (it.name.to_owned(), Value::Object(described(it.description, token(it)))))
        .collect();
    for section in SECTIONS {
        if let Some(name) = child(parent, section) {
            let schema = described(section.description, sections(section.name));
            properties.insert(name.to_owned(), Value::Object(schema));
        }
    }
    let names: Vec<String> = properties.keys().cloned().collect();
    closed(properties, names.iter().map(String::as_str))
}

fn child<'a>(parent: &str, section: &'a Section) -> Option<&'a str> {
    let rest = section.name.strip_prefix(parent)?;
    let name = if parent.is_empty() { rest } else { rest.strip_prefix('.')? };
    (!name.is_empty() && !name.contains('.')).then_some(name)
}

fn token(token: &Token) -> Map<String, Value> {
    let schema = match token.kind {
        TokenForm::Color => color(),
        TokenForm::Colors => json!({"type": "array", "items": color(), "minItems": 1}),
        TokenForm::Family => json!({"type": "string", "pattern": "\\S"}),
        TokenForm::Length { from, to } => json!({"type": "number", "minimum": from, "maximum": to}),
        TokenForm::Choice(words) => json!({"type": "string", "enum": words}),
        TokenForm::Count { from, to } => json!({"type": "integer", "minimum": from, "maximum": to}),
    };
    object(schema)
}

/// On a screen, or on a screen and in four inks.
fn color() -> Value {
    let screen = json!({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"});
    let inks = json!({
        "description": "Cyan, magenta, jaune, noir, en pour cent",
        "type": "array", "minItems": 4, "maxItems": 4,
        "items": {"type": "number", "minimum": 0, "maximum": 100},
    });
    let both = json!({
        "type": "object",
        "properties": {"ecran": screen, "cmjn": inks},
        "required": ["ecran"],
        "additionalProperties": false,
    });
    json!({"anyOf": [screen, both]})
}

fn object(schema: Value) -> Map<String, Value> {
    match schema {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
