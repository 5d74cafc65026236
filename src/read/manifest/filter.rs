//! Which rows a figure or a chart takes.

use toml::de::DeValue;

use crate::diagnostic::source::{Place, Sourced};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::toml::{FromToml, KeyShape, Node, Reader, Role};

/// Conditions that a row must all meet; in the order of the file.
#[derive(Debug, Clone)]
pub struct Filter {
    /// One for each column.
    pub conditions: Vec<Condition>,
    /// Where it is written.
    pub place: Place,
}

/// What a row must have in one column.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The column, as written.
    pub column: Sourced<String>,
    /// What it must hold.
    pub test: Test,
}

/// What a cell must hold.
#[derive(Debug, Clone)]
pub enum Test {
    /// One of these values.
    Any(Vec<Sourced<String>>),
    /// None of these values: `{ sauf = … }`.
    Except(Vec<Sourced<String>>),
}

impl FromToml for Filter {
    const SHAPE: KeyShape = KeyShape::Filter;

    fn read(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(table) = node.value().as_table() else {
            reader.wrong_type(node, &Self::SHAPE);
            return None;
        };
        let mut conditions = Vec::with_capacity(table.len());
        for (key, value) in table {
            let column = Sourced::new(key.get_ref().to_string(), reader.place(key.span()));
            let node = Node { name: key.get_ref(), role: Role::Whole, value };
            conditions.extend(test(node, reader).map(|test| Condition { column, test }));
        }
        conditions.sort_by_key(|condition| condition.column.place);
        Some(Self { conditions, place: reader.place(node.value.span()) })
    }
}

fn test(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Test> {
    let Some(table) = node.value().as_table() else {
        return values(node, reader).map(Test::Any);
    };
    let except = table.get("sauf").filter(|_| table.len() == 1);
    let Some(value) = except else {
        reader.diagnostics.push(
            Diagnostic::new(
                Code::UnknownKey,
                format!("la condition sur « {} » n'admet que « sauf »", node.name),
            )
            .at(reader.place(node.value.span()))
            .help(format!("par exemple : {} = {{ sauf = \"valeur\" }}", node.name)),
        );
        return None;
    };
    values(Node { name: "sauf", role: Role::Whole, value }, reader).map(Test::Except)
}

/// One value, or a list of them; numbers are compared as they are written in cells.
fn values(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Vec<Sourced<String>>> {
    match node.elements() {
        Some(elements) => elements.map(|element| value(element, reader)).collect(),
        None => value(node, reader).map(|value| vec![value]),
    }
}

fn value(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Sourced<String>> {
    let text = match node.value() {
        DeValue::String(text) => text.trim().to_owned(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        _ => {
            reader.wrong_type(node, &KeyShape::Text);
            return None;
        }
    };
    Some(Sourced::new(text, reader.place(node.value.span())))
}
