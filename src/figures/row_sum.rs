//! What the rows of a figure add up to, and how that is said below them.

use super::compute::measured;
use super::figure::Contribution;
use crate::language::french;
use crate::language::measure::Number;
use crate::language::quantity::Total;

/// The last line under the rows of a figure.
pub struct RowSum {
    /// What they add up to, as it is printed.
    pub text: String,
    /// « 38 lignes, dont 3 sans valeur ; affiché : + de 1 780 »
    pub summary: String,
}

/// The sum of rows. `printed` is what the report prints: it is said where it differs.
pub fn row_sum(sources: &[Contribution], printed: &str) -> RowSum {
    let counts = sources.iter().map(|one| one.part.and_then(|part| part.count().copied()));
    let total: Total = counts.collect();
    let is_measure = sources.iter().any(|one| matches!(one.part, Some(Number::Measure(_))));
    let sum = match is_measure {
        true => measured(sources).and_then(|it| it.measure()).map(Number::Measure),
        false => total.quantity().map(Number::Count),
    };
    let text = text_or_unknown(sum.as_ref());
    let rows = french::count(sources.len(), "ligne");
    let unknown = match sources.iter().filter(|one| one.part.is_none()).count() {
        0 => String::new(),
        unknown => format!(", dont {} sans valeur", french::number(unknown as u64)),
    };
    let shown = if text == printed { String::new() } else { format!(" ; affiché : {printed}") };
    RowSum { text, summary: format!("{rows}{unknown}{shown}") }
}

/// A number as it is printed, or that it is not known.
pub fn text_or_unknown(number: Option<&Number>) -> String {
    number.map_or_else(|| french::UNKNOWN.to_owned(), |number| number.text(None))
}
