//! In which order the dates of each column of an export stand: one that can be read in one way alone
//! tells it for all that were typed or written as it was. A date that a sheet holds has no order.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::profile::Order;
use super::values::Reading;
use crate::language::french;
use crate::language::partial_date::{FieldOrder, Period, day_first, hour_of, month_first};
use crate::read::export::ExportTable;

/// What the dates in figures of each column say together.
#[derive(Default)]
pub struct DateOrders(BTreeMap<usize, Told>);

/// What those of one column say: a record that proves each order, and how many can be read in both.
#[derive(Default)]
struct Told {
    day_first: Option<usize>,
    month_first: Option<usize>,
    either: usize,
    /// Those that the sheet holds, and that another order would make another day.
    held: usize,
}

impl DateOrders {
    /// Of these fields of some records.
    pub fn of(
        table: &ExportTable,
        records: std::ops::Range<usize>,
        fields: impl Iterator<Item = usize>,
    ) -> Self {
        let told = |field: usize| {
            let mut told = Told::default();
            for record in records.clone() {
                let order = FieldOrder::of(table.cell(record, field));
                if table.is_day(record, field) {
                    told.held += usize::from(order.either);
                    continue;
                }
                match (order.day_first, order.month_first) {
                    (true, false) => told.day_first = told.day_first.or(Some(record)),
                    (false, true) => told.month_first = told.month_first.or(Some(record)),
                    _ => told.either += usize::from(order.either),
                }
            }
            (field, told)
        };
        Self(fields.map(told).collect())
    }

    /// The text of a cell of dates, whose order is that of its column; as it stands where the usual
    /// order is meant.
    ///
    /// # Errors
    ///
    /// That its column has dates of both orders, and this one may be of either.
    pub fn text<'a>(
        &self,
        table: &'a ExportTable,
        (record, field): (usize, usize),
        reading: &Reading,
    ) -> Result<Cow<'a, str>, String> {
        let cell = table.cell(record, field);
        if table.is_day(record, field) {
            return Ok(settled(cell, Order::DayFirst, reading.period));
        }
        let Some(told) = self.0.get(&field) else { return Ok(Cow::Borrowed(cell)) };
        let order = match (told.day_first, told.month_first) {
            (Some(_), None) => Order::DayFirst,
            (None, Some(_)) => Order::MonthFirst,
            (Some(day), Some(month)) => {
                let found = FieldOrder::of(cell);
                match (found.day_first, found.month_first) {
                    (false, false) if found.either => {
                        return Err(mixed(table, cell, field, (day, month)));
                    }
                    (false, true) => Order::MonthFirst,
                    _ => Order::DayFirst,
                }
            }
            (None, None) => return Ok(Cow::Borrowed(cell)),
        };
        Ok(match order == reading.order {
            true => Cow::Borrowed(cell),
            false => settled(cell, order, reading.period),
        })
    }

    /// What is to be known of columns whose order is not the usual one.
    pub fn told(&self, table: &ExportTable, header: usize, usual: Order) -> Vec<String> {
        let sentence = |(field, told): (&usize, &Told)| {
            let (proof, words) = match (told.day_first, told.month_first, usual) {
                (Some(record), None, Order::MonthFirst) => (record, "jour puis mois"),
                (None, Some(record), Order::DayFirst) => (record, "mois puis jour"),
                _ => return None,
            };
            let others = match told.either {
                0 => return None,
                1 => "l'autre date de la colonne qui se lirait dans les deux sens est lue ainsi"
                    .to_owned(),
                many => format!(
                    "{} de la colonne qui se liraient dans les deux sens sont lues ainsi",
                    french::count(many, "date")
                ),
            };
            Some(format!(
                "« {} » : « {} » (ligne {}) ne se lit que {words} ; {others}",
                french::shorten(table.cell(header, *field), 40),
                french::shorten(table.cell(proof, *field), 40),
                table.row(proof)
            ))
        };
        // A spreadsheet that opens an American export makes other days of some dates, and leaves the others.
        let doubt = |(field, told): (&usize, &Told)| {
            let record = told.month_first.filter(|_| told.held > 0)?;
            Some(format!(
                "« {} » : {} que le tableur tient pour telles restent ce qu'elles sont, et « {} » (ligne {}) est écrite mois puis jour ; si c'est un export américain, refaites-le et donnez-le sans l'ouvrir",
                french::shorten(table.cell(header, *field), 40),
                french::count(told.held, "date"),
                french::shorten(table.cell(record, *field), 40),
                table.row(record)
            ))
        };
        self.0.iter().filter_map(sentence).chain(self.0.iter().filter_map(doubt)).collect()
    }
}

/// Why a date is not read.
fn mixed(table: &ExportTable, cell: &str, field: usize, proofs: (usize, usize)) -> String {
    let shown = |record| {
        format!(
            "« {} », ligne {}",
            french::shorten(table.cell(record, field), 40),
            table.row(record)
        )
    };
    format!(
        "« {} » se lit dans les deux sens, et sa colonne les mêle : jour puis mois ({}), mois puis jour ({}) ; écrivez-y les dates d'une seule façon",
        french::shorten(cell, 40),
        shown(proofs.0),
        shown(proofs.1)
    )
}

/// A date in an order, as it is read whatever the usual one; the text itself where it is no day in figures.
fn settled(cell: &str, order: Order, period: Period) -> Cow<'_, str> {
    let date = match order {
        Order::DayFirst => day_first(cell, period),
        Order::MonthFirst => month_first(cell, period),
    };
    let Some(date) = date else { return Cow::Borrowed(cell) };
    Cow::Owned(match hour_of(cell) {
        Some((hour, minute)) => format!("{} {hour:02}:{minute:02}", date.to_iso()),
        None => date.to_iso(),
    })
}
