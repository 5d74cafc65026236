//! What the columns of a file are by the rules of `[lecture]`, and where its header stands.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::partial_date::{PartialDate, Period, YearMonth};
use crate::language::suggest::{self, name_key};
use crate::read::grid::Grid;
use crate::read::manifest::{ReadingRules, Words};
use crate::read::schema::TableSchema;

/// Records in which the header is looked for.
const SEARCHED: usize = 50;

/// What a column of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A column of the table, by its index.
    Column(usize),
    /// The values of a month.
    Month(YearMonth),
    /// Nothing that the report needs.
    Left,
    /// Nobody said.
    Unknown,
}

/// What the names of a file are.
pub struct Names {
    schema: &'static TableSchema,
    meant: FxHashMap<String, usize>,
    ignored: BTreeSet<String>,
    /// Headings that only choose rows.
    choosing: BTreeSet<String>,
    /// Whether months stand in columns, and the period of those that tell no year.
    months: Option<Period>,
}

impl Names {
    /// By these rules; a column that the table does not have is reported.
    pub fn new(
        schema: &'static TableSchema,
        rules: &ReadingRules,
        period: Period,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut meant = FxHashMap::default();
        for (heading, column) in written(rules.names.as_ref()) {
            if let Some(index) = column_of(schema, column, diagnostics) {
                meant.insert(name_key(heading), index);
            }
        }
        let ignored = rules.ignored.iter().map(|name| name_key(name)).collect();
        let filters = [&rules.only, &rules.except].into_iter().flatten();
        let choosing =
            filters.flat_map(|it| &it.conditions).map(|it| name_key(&it.column)).collect();
        Self { schema, meant, ignored, choosing, months: rules.months.as_ref().map(|_| period) }
    }

    /// What a column with this heading is.
    pub fn of(&self, heading: &str) -> Use {
        let folded = name_key(heading);
        if let Some(index) = self.meant.get(&folded) {
            return Use::Column(*index);
        }
        if self.ignored.contains(&folded) {
            return Use::Left;
        }
        if let Some(month) = self.months.and_then(|period| month(heading, period)) {
            return Use::Month(month);
        }
        match self.schema.find(heading) {
            Some(index) => Use::Column(index),
            None if self.choosing.contains(&folded) => Use::Left,
            None => Use::Unknown,
        }
    }

    /// The first of the first records that has most names which are known.
    pub fn header(&self, grid: &Grid) -> Option<usize> {
        let known = |record: &usize| {
            let names = (0..grid.pushed(*record)).map(|field| grid.cell(*record, field));
            names.filter(|name| !name.is_empty() && self.of(name) != Use::Unknown).count()
        };
        let best = (0..grid.len().min(SEARCHED)).rev().max_by_key(known)?;
        (known(&best) > 0).then_some(best)
    }

    /// Reports the headings that no file has.
    pub fn report_absent(
        &self,
        rules: &ReadingRules,
        found: &BTreeSet<String>,
        diagnostics: &mut Diagnostics,
    ) {
        let names = written(rules.names.as_ref()).map(|(heading, _)| heading);
        let headings: Vec<&str> = found.iter().map(String::as_str).collect();
        let known: BTreeSet<String> = found.iter().map(|name| name_key(name)).collect();
        for heading in names.chain(&rules.ignored).filter(|it| !known.contains(&name_key(it))) {
            let message = format!("aucune colonne lue n'a l'en-tête « {heading} »");
            diagnostics.push(
                Diagnostic::new(Code::UnknownReference, message)
                    .at(heading.place)
                    .help(suggest::help(heading, &headings, "en-têtes lus")),
            );
        }
    }
}

/// The pairs that are written, if any are.
pub fn written(
    words: Option<&Words>,
) -> impl Iterator<Item = (&Sourced<String>, &Sourced<String>)> + '_ {
    words.into_iter().flat_map(|words| &words.0).map(|(name, text)| (name, text))
}

/// The index of a column that rules name; one that the table does not have is reported.
pub fn column_of(
    schema: &'static TableSchema,
    written: &Sourced<String>,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let found = schema.find(written);
    if found.is_none() {
        let names: Vec<&str> = schema.names().collect();
        let message = format!("la table « {} » n'a pas de colonne « {written} »", schema.name);
        diagnostics.push(
            Diagnostic::new(Code::UnknownReference, message)
                .at(written.place)
                .help(suggest::help(written, &names, "colonnes")),
        );
    }
    found
}

/// The month that a heading is: « mars », « janv. », « 2022-03 ».
pub fn month(heading: &str, period: impl Into<Period>) -> Option<YearMonth> {
    match PartialDate::parse(heading, period) {
        Ok(PartialDate::Month(month)) => Some(month),
        _ => None,
    }
}
