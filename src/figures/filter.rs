//! Which rows a figure or a chart counts.

use crate::dataset::declarations::{Condition, Filter};
use crate::dataset::{Field, Record};
use crate::partial_date::PartialDate;
use crate::suggest::fold;

/// Whether a row passes all conditions of a filter.
pub fn passes(filter: &Filter, record: &dyn Record) -> bool {
    filter.conditions.iter().all(|condition| holds(condition, record.field(&condition.column)))
}

fn holds(condition: &Condition, field: Field<'_>) -> bool {
    let among = |text: &str| {
        let folded = fold(text);
        condition.values.iter().any(|value| fold(value) == folded)
    };
    let found = match field {
        Field::Text(text) => among(text),
        Field::List(items) if items.is_empty() => among(""),
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
