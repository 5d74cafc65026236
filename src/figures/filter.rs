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
    conditions: Vec<Ready<'a>>,
}

struct Ready<'a> {
    condition: &'a Condition,
    folded: Vec<String>,
    /// Spellings already judged.
    seen: RefCell<HashMap<String, bool>>,
}

/// Spellings that are remembered for a condition; a column of titles has too many.
const REMEMBERED: usize = 1_000;

impl<'a> Sieve<'a> {
    /// Readies a filter.
    pub fn new(filter: &'a Filter) -> Self {
        let ready = |condition: &'a Condition| {
            let folded = condition.values.iter().map(|value| fold(value)).collect();
            Ready { condition, folded, seen: RefCell::default() }
        };
        Self { conditions: filter.conditions.iter().map(ready).collect() }
    }

    /// Whether a row passes all conditions.
    pub fn passes(&self, record: &dyn Record) -> bool {
        self.conditions.iter().all(|ready| {
            let field = record.field(&ready.condition.column);
            ready.has(field) != ready.condition.except
        })
    }
}

impl Ready<'_> {
    fn has(&self, field: Field<'_>) -> bool {
        match field {
            Field::Text(text) => self.is_value(text),
            Field::List([]) => self.is_value(""),
            Field::List(items) => items.iter().any(|item| self.is_value(item)),
            Field::Number(number) => {
                self.is_value(&number.map(|it| it.to_string()).unwrap_or_default())
            }
            Field::Count(count) => {
                self.is_value(&count.map(|it| it.value().to_string()).unwrap_or_default())
            }
            Field::Date(date) => self.is_value(&date.map(PartialDate::to_iso).unwrap_or_default()),
            Field::Other => false,
        }
    }

    /// Whether a spelling is one of the values.
    fn is_value(&self, text: &str) -> bool {
        if let Some(&known) = self.seen.borrow().get(text) {
            return known;
        }
        let found = self.folded.contains(&fold(text));
        let mut seen = self.seen.borrow_mut();
        if seen.len() < REMEMBERED {
            seen.insert(text.to_owned(), found);
        }
        found
    }
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
