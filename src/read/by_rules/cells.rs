//! The cells of a file as our tables write them.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::names;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::partial_date::{Instant, PartialDate, Period, Zone, hour_of, month_first};
use crate::language::quantity::without_unit;
use crate::language::suggest::{did_you_mean, name_key};
use crate::read::manifest::{DayOrder, DecimalSign, ReadingRules};
use crate::read::schema::{CellForm, TableSchema};

/// How cells are read.
pub struct Cells {
    schema: &'static TableSchema,
    /// The period of a date that tells no year.
    period: Period,
    order: Option<DayOrder>,
    decimal: Option<DecimalSign>,
    /// The zone of hours without one.
    zone: Option<Zone>,
    /// The zone in which an instant is a day.
    home: Zone,
    /// Their words and ours, by the index of the column.
    words: FxHashMap<usize, FxHashMap<String, String>>,
}

impl Cells {
    /// By these rules; what they name and does not exist is reported.
    pub fn new(
        schema: &'static TableSchema,
        rules: &ReadingRules,
        period: Period,
        home: Zone,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let zone = rules.zone.as_ref().and_then(|written| {
            let zone = Zone::named(written);
            if zone.is_none() {
                let names = Zone::names();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let message = format!("« {written} » n'est pas un fuseau horaire");
                let help = did_you_mean(written, names).unwrap_or_else(|| {
                    "par exemple : UTC, Europe/Paris, Indian/Reunion".to_owned()
                });
                diagnostics.push(
                    Diagnostic::new(Code::UnknownChoice, message).at(written.place).help(help),
                );
            }
            zone
        });
        let mut words: FxHashMap<usize, FxHashMap<String, String>> = FxHashMap::default();
        for (column, pairs) in rules.values.iter().flat_map(|it| &it.0) {
            let Some(index) = names::column_of(schema, column, diagnostics) else { continue };
            let pairs = names::written(Some(pairs));
            words.insert(
                index,
                pairs.map(|(it, ours)| (name_key(it), ours.value.clone())).collect(),
            );
        }
        Self {
            schema,
            period,
            order: rules.order.as_ref().map(|it| it.value),
            decimal: rules.decimal.as_ref().map(|it| it.value),
            zone,
            home,
            words,
        }
    }

    /// A cell of a column of the table; `is_day` says that the sheet holds it as a date.
    pub fn read<'a>(&self, column: usize, cell: &'a str, is_day: bool) -> Cow<'a, str> {
        if let Some(ours) = self.words.get(&column).and_then(|words| words.get(&name_key(cell))) {
            return Cow::Owned(ours.clone());
        }
        match self.schema.columns[column].kind {
            CellForm::Date => self.date(cell, is_day),
            kind if kind.is_number() => self.number(cell),
            _ => Cow::Borrowed(cell),
        }
    }

    fn date<'a>(&self, cell: &'a str, is_day: bool) -> Cow<'a, str> {
        // The order is that in which people typed.
        let english = || match self.order {
            Some(DayOrder::MonthFirst) if !is_day => month_first(cell, self.period),
            _ => None,
        };
        // An instant tells its zone itself.
        if let Some(zone) = self.zone.as_ref().filter(|_| Instant::parse(cell).is_none())
            && let Some(hour) = hour_of(cell)
            && let Some(PartialDate::Day(day)) =
                english().or_else(|| PartialDate::parse(cell, self.period).ok())
            && let Some(moved) = zone.day_elsewhere(day, hour, &self.home)
        {
            return Cow::Owned(PartialDate::Day(moved).to_iso());
        }
        english().map_or(Cow::Borrowed(cell), |date| Cow::Owned(date.to_iso()))
    }

    fn number<'a>(&self, cell: &'a str) -> Cow<'a, str> {
        // What a column counts is said by its heading.
        let cell = without_unit(cell).unwrap_or(cell);
        let Some(sign) = self.decimal else { return Cow::Borrowed(cell) };
        let (decimal, thousands) = match sign {
            DecimalSign::Comma => (',', '.'),
            DecimalSign::Point => ('.', ','),
        };
        let is_figure = |c: char| c.is_ascii_digit() || c == decimal || c == thousands;
        if !cell.contains(|c: char| c.is_ascii_digit()) || !cell.chars().all(is_figure) {
            return Cow::Borrowed(cell);
        }
        let plain = cell.replace(thousands, "");
        Cow::Owned(match plain.split_once(decimal) {
            // So many whole things.
            Some((whole, decimals)) if decimals.bytes().all(|byte| byte == b'0') => {
                whole.to_owned()
            }
            _ => plain.replace(decimal, ","),
        })
    }

    /// Whether a date, as it was read, is of another period than the edition.
    pub fn is_of_another_year(&self, date: &str) -> bool {
        let read = match Instant::parse(date) {
            Some((instant, _)) => self.home.day(instant).map(PartialDate::Day),
            None => PartialDate::parse(date, self.period).ok(),
        };
        read.and_then(|date| date.touches(self.period)) == Some(false)
    }
}
