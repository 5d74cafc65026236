//! Which rows of a file the rules of `[lecture]` take.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::partial_date::{PartialDate, Period};
use crate::language::suggest::{self, name_key};
use crate::read::grid::Grid;
use crate::read::manifest::{Condition, Filter, ReadingRules, Test};

/// The conditions of the rules, with the field of each in one file.
pub struct Chosen<'a> {
    only: Vec<(&'a Test, usize)>,
    except: Vec<(&'a Test, usize)>,
}

impl<'a> Chosen<'a> {
    /// For a file with these headings; `field_of` knows the columns of the table too. A condition
    /// on what the file does not have is reported.
    pub fn new(
        rules: &'a ReadingRules,
        headings: &[&str],
        field_of: impl Fn(&str) -> Option<usize>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut found = |filter: Option<&'a Filter>| {
            let conditions = filter.into_iter().flat_map(|filter| &filter.conditions);
            let field = |condition: &'a Condition| {
                let name = name_key(&condition.column);
                let own = headings.iter().position(|heading| name_key(heading) == name);
                let field = own.or_else(|| field_of(&condition.column));
                if field.is_none() {
                    let message =
                        format!("aucune colonne lue n'a l'en-tête « {} »", condition.column);
                    diagnostics.push(
                        Diagnostic::new(Code::UnknownReference, message)
                            .at(condition.column.place)
                            .help(suggest::help(&condition.column, headings, "en-têtes lus")),
                    );
                }
                field.map(|field| (&condition.test, field))
            };
            conditions.filter_map(field).collect::<Vec<_>>()
        };
        let only = found(rules.only.as_ref());
        Self { only, except: found(rules.except.as_ref()) }
    }

    /// Whether the rules take a record.
    pub fn takes(&self, grid: &Grid, record: usize) -> bool {
        let holds = |(test, field): &(&Test, usize)| {
            let cell = name_key(grid.cell(record, *field));
            match test {
                Test::Any(values) => values.iter().any(|value| name_key(value) == cell),
                Test::Except(values) => values.iter().all(|value| name_key(value) != cell),
            }
        };
        self.only.iter().all(holds) && !self.except.iter().any(holds)
    }
}

/// Whether a record has but one text, that of the month or the quarter whose rows follow: « MARS ».
pub fn is_separator(
    mut cells: impl Iterator<Item = impl AsRef<str>>,
    period: impl Into<Period>,
) -> bool {
    let (Some(only), None) = (cells.next(), cells.next()) else { return false };
    let only = only.as_ref();
    let only_period = PartialDate::parse(only, period);
    !only.starts_with(|character: char| character.is_ascii_digit())
        && matches!(only_period, Ok(PartialDate::Month(_) | PartialDate::Months(_)))
}

/// How many records of a grid belong to the table: those before the one whose first text begins
/// with these words.
pub fn end(grid: &Grid, header: usize, words: Option<&str>) -> usize {
    let Some(words) = words.map(name_key) else { return grid.len() };
    let ends = |record: &usize| {
        let texts = (0..grid.pushed(*record)).map(|field| grid.cell(*record, field));
        let mut texts = texts.filter(|text| !text.is_empty());
        texts.next().is_some_and(|first| name_key(first).starts_with(&words))
    };
    (header + 1..grid.len()).find(ends).unwrap_or(grid.len())
}
