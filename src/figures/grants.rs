//! The fundings, as they are listed: the columns in which a row says something, and their sums.

use super::figure::Contribution;
use super::statements::{Rows, tell_apart};
use crate::dataset::{Dataset, Grant};
use crate::language::amount::Amount;
use crate::language::measure::Number;
use crate::language::suggest::slug;

/// A column of amounts, and what it has for a row.
type Column = (&'static str, fn(&Grant) -> Option<Amount>);

const COLUMNS: [Column; 3] =
    [("Demandé", |it| it.asked), ("Accordé", |it| it.granted), ("Versé", |it| it.paid)];

/// The list of the fundings.
pub struct GrantList<'a> {
    /// What its columns of amounts are.
    pub columns: Vec<&'static str>,
    /// One a row of the table, in its order.
    pub lines: Vec<GrantLine<'a>>,
    /// The sum of each column.
    pub total: Vec<Option<Amount>>,
}

/// A funding.
pub struct GrantLine<'a> {
    /// Its funder and its programme; no other line has the same.
    pub key: String,
    /// Its row.
    pub grant: &'a Grant,
    /// Its amounts, column by column.
    pub amounts: Vec<Option<Amount>>,
}

/// The fundings of an edition; nothing where the table has no row.
pub fn list(dataset: &Dataset) -> Option<GrantList<'_>> {
    let rows = &dataset.grants;
    let is_used = |(_, of): &&Column| rows.iter().any(|row| of(row).is_some());
    let used: Vec<&Column> = COLUMNS.iter().filter(is_used).collect();
    let amounts = |grant: &Grant| used.iter().map(|(_, of)| of(grant)).collect();
    let lines = rows.iter().map(|it| GrantLine { key: key(it), grant: it, amounts: amounts(it) });
    let mut lines: Vec<GrantLine<'_>> = lines.collect();
    tell_apart(lines.iter_mut().map(|it| &mut it.key));
    let sum = |(_, of): &&Column| rows.iter().filter_map(of).reduce(|one, two| one + two);
    (!rows.is_empty()).then(|| GrantList {
        columns: used.iter().map(|(label, _)| *label).collect(),
        total: used.iter().map(sum).collect(),
        lines,
    })
}

fn key(grant: &Grant) -> String {
    match &grant.programme {
        Some(programme) => format!("{}-{}", slug(&grant.funder), slug(programme)),
        None => slug(&grant.funder),
    }
}

impl GrantLine<'_> {
    /// The row, where it gives the amount of a column.
    pub fn rows(&self, column: usize) -> Rows {
        let part = |amount: Amount| Contribution {
            row: self.grant.row,
            part: Some(Number::Measure(amount.into())),
        };
        self.amounts[column].map(part).into_iter().collect()
    }
}
