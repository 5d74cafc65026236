//! A row that is called a subtotal or a mean: whatever it comes to, it is no row.

use crate::dataset::{Field, Record};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::language::suggest::name_key;
use crate::read::schema::{CellForm, Column, TableSchema};

/// Folded words that name nothing else, in whatever table.
const SURE: [&str; 8] = [
    "sous_total",
    "sous_totaux",
    "s_total",
    "s_totaux",
    "ss_total",
    "st_total",
    "grand_total",
    "total_general",
];
/// Those that may begin a title or a name: « Total », « Somme », « Moyenne montagne ».
const LIKELY: [&str; 6] = ["total", "totaux", "somme", "cumul", "moyenne", "mediane"];
/// Letters with which one of them begins: a quick look, for the many rows.
const LETTERS: &str = "sgtcmSGTCM";
/// Columns that say nothing of what a row is.
const BESIDE: [&str; 3] = ["notes", "source", "illustratif"];
/// Tells each row whose name says that it is a sum or a mean of others.
pub(in crate::guardian) fn rows_are_not_called_totals(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for table in view.input.tables.values() {
        let schema = table.schema;
        // Partners and articles may be called anything.
        let is_own = view.dataset.own.iter().any(|it| it.schema.name == schema.name);
        let may_be = is_own || schema.of_money;
        for row in view.dataset.records(schema.name) {
            let Some((column, label)) = label(row, schema) else { continue };
            let folded = name_key(label);
            let is_sum_of_accounts = schema.name == "comptes" && has(row, "compte");
            let is_total = begins(&folded, &SURE)
                || (may_be && begins(&folded, &LIKELY) && says_no_more(row, schema, column));
            if !is_total || is_sum_of_accounts {
                continue;
            }
            let what = shorten(label);
            diagnostics.push(
                Diagnostic::new(
                    Code::TotalRow,
                    format!("« {what} » semble un total ou une moyenne : la ligne compte avec les autres"),
                )
                .at(view.cell(schema.name, row.row(), column))
                .about(label)
                .help("supprimez-la si c'en est un : l'outil fait ses propres totaux")
                .acceptable(Acceptance::If("si elle compte autre chose")),
            );
        }
    }
}

/// The first words of a row that may name it, and their column.
fn label<'a>(row: &'a dyn Record, schema: &TableSchema) -> Option<(&'static str, &'a str)> {
    let is_name = |column: &&Column| {
        matches!(column.kind, CellForm::Text | CellForm::Usual(_))
            && !BESIDE.contains(&column.name)
            && column.name != "poste"
    };
    let words =
        schema.columns.iter().filter(is_name).find_map(|column| match row.field(column.name) {
            Field::Text(text) if !text.is_empty() => Some((column.name, text)),
            _ => None,
        });
    words.filter(|(_, text)| text.starts_with(|it| LETTERS.contains(it)))
}

/// Whether nothing but numbers and choices stands beside its name: no date, no reference, no words.
fn says_no_more(row: &dyn Record, schema: &TableSchema, label: &str) -> bool {
    let says_something = |column: &&Column| {
        let is_beside = column.name == label || BESIDE.contains(&column.name);
        let is_other = column.kind.is_number()
            || matches!(column.kind, CellForm::Choice(_) | CellForm::Flag)
            || [("comptes", "poste"), ("financements", "compte")]
                .contains(&(schema.name, column.name));
        !is_beside && !is_other
    };
    let mut others = schema.columns.iter().filter(says_something);
    !others.any(|column| has(row, column.name))
}

/// Whether a row has something in a column.
fn has(row: &dyn Record, column: &str) -> bool {
    match row.field(column) {
        Field::Text(text) => !text.is_empty(),
        Field::List(items) => !items.is_empty(),
        Field::Date(it) => it.is_some(),
        Field::Target(it) => it.is_some(),
        _ => false,
    }
}

fn begins(folded: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    })
}
