//! Which rows a figure or a chart counts.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::dataset::declarations::{Condition, Filter};
use crate::dataset::{Field, Record};
use crate::partial_date::PartialDate;
use crate::suggest::fold;

/// A filter made ready for many rows: its values folded, and each spelling of
/// the table judged once.
pub struct Sieve<'a> {
    conditions: Vec<(&'a Condition, RefCell<HashMap<String, bool>>, Vec<String>)>,
}

/// Spellings that are remembered for a condition; a column of titles has too many.
const REMEMBERED: usize = 1_000;

impl<'a> Sieve<'a> {
    /// Readies a filter.
    pub fn new(filter: &'a Filter) -> Self {
        let ready = |condition: &'a Condition| {
            let folded = condition.values.iter().map(|value| fold(value)).collect();
            (condition, RefCell::default(), folded)
        };
        Self { conditions: filter.conditions.iter().map(ready).collect() }
    }

    /// Whether a row passes all conditions.
    pub fn passes(&self, record: &dyn Record) -> bool {
        self.conditions.iter().all(|(condition, seen, folded)| {
            let among = |text: &str| remembered(text, seen, folded);
            holds(condition, record.field(&condition.column), &among)
        })
    }
}

/// Whether a spelling is one of the folded values.
fn remembered(text: &str, seen: &RefCell<HashMap<String, bool>>, folded: &[String]) -> bool {
    if let Some(&known) = seen.borrow().get(text) {
        return known;
    }
    let found = folded.contains(&fold(text));
    let mut seen = seen.borrow_mut();
    if seen.len() < REMEMBERED {
        seen.insert(text.to_owned(), found);
    }
    found
}

fn holds(condition: &Condition, field: Field<'_>, among: &dyn Fn(&str) -> bool) -> bool {
    let found = match field {
        Field::Text(text) => among(text),
        Field::List([]) => among(""),
        Field::List(items) => items.iter().any(|item| among(item)),
        Field::Number(number) => among(&number.map(|it| it.to_string()).unwrap_or_default()),
        Field::Count(quantity) => {
            among(&quantity.map(|it| it.value().to_string()).unwrap_or_default())
        }
        Field::Date(date) => among(&date.map(PartialDate::to_iso).unwrap_or_default()),
        Field::Other => false,
    };
    found != condition.except
}

/// The filter in words, for « Sources et méthode » : « format = en ligne ; role = organisateur ou co-organisateur ».
pub fn words(filter: &Filter) -> String {
    let condition = |condition: &Condition| {
        let values: Vec<&str> = condition
            .values
            .iter()
            .map(|value| if value.is_empty() { "(vide)" } else { value.as_str() })
            .collect();
        let sign = if condition.except { "sauf" } else { "=" };
        format!("{} {sign} {}", condition.column, values.join(" ou "))
    };
    filter.conditions.iter().map(condition).collect::<Vec<_>>().join(" ; ")
}
