//! The points of charts: a number as it is drawn, and as it is written.

use super::chart_data::{Counted, Point};
use crate::dataset::declarations::{Aggregate, ChartDeclaration};
use crate::dataset::settings::Settings;
use crate::language::french;
use crate::language::measure::{Kind, Measure, Number, Ratio, Scale};
use crate::language::quantity::{Qualifier, Quantity};
use crate::read::schema::CellForm;

/// Decimals in which measures other than durations are drawn.
const DRAWN: u32 = 2;

/// What the values of a chart are numbers of.
pub(super) fn counted(declaration: &ChartDeclaration, settings: &Settings) -> Counted {
    let table = settings.catalogue.find(&declaration.rows.table.value);
    let column = declaration.measure.as_deref().zip(table);
    let form = column.and_then(|(name, table)| Some(table.columns[table.index(name)?].kind));
    let is_middle = matches!(declaration.aggregate, Aggregate::Mean | Aggregate::Median);
    let kind = match form {
        Some(CellForm::Amount(currency)) => {
            let currency = currency.unwrap_or(settings.organisation.currency);
            Some(Kind::Money(currency, Scale::Units))
        }
        Some(form) if form.measured().is_some() => form.measured(),
        _ if is_middle => Some(Kind::Decimal),
        _ => None,
    };
    Counted {
        kind,
        decimals: match kind {
            None | Some(Kind::Duration) => 0,
            Some(_) => DRAWN,
        },
        adds_up: matches!(declaration.aggregate, Aggregate::Sum | Aggregate::Count)
            && kind != Some(Kind::Percent),
    }
}

/// The point of a number. What is under zero is written, and not drawn.
pub(super) fn of(number: Option<Number>, counted: Counted) -> Point {
    let Some(number) = number else {
        let text = french::UNKNOWN.to_owned();
        return Point { value: None, text, qualifier: Qualifier::Exact };
    };
    match (number, counted.kind) {
        (Number::Count(quantity), None) => Point {
            value: Some(quantity.value()),
            text: french::quantity(&quantity),
            qualifier: quantity.qualifier(),
        },
        _ => {
            let measure = number.measure();
            Point {
                value: u64::try_from(measure.value.rounded(counted.decimals)).ok(),
                text: french::any_number(&number, None),
                qualifier: measure.qualifier,
            }
        }
    }
}

/// Amounts of one drawing have their cents all, or none: « 11 530,40 € » and « 850,00 € ».
pub(super) fn cents_alike<'a>(points: impl Iterator<Item = &'a mut Point>, counted: Counted) {
    let Some(kind @ Kind::Money(..)) = counted.kind else { return };
    let mut amounts: Vec<_> = points
        .filter(|point| point.qualifier == Qualifier::Exact)
        .filter_map(|point| {
            Some((Ratio::new(point.value?.into(), 10_i128.pow(counted.decimals))?, point))
        })
        .collect();
    if amounts.iter().any(|(amount, _)| amount.as_whole().is_none()) {
        for (amount, point) in &mut amounts {
            point.text = french::measure(&Measure::exact(*amount, kind), Some(counted.decimals));
        }
    }
}

/// A known zero, where no row is.
pub(super) fn zero(counted: Counted) -> Point {
    Point { value: Some(0), text: counted.text(0), qualifier: Quantity::exact(0).qualifier() }
}

/// A month of which the table has no row: nothing was sent, or nothing was measured.
pub(super) fn nothing(declaration: &ChartDeclaration) -> Point {
    let text = match declaration.rows.table.value.as_str() {
        "newsletters" => "pas d’envoi",
        _ => "pas de valeur",
    };
    Point { value: None, text: text.to_owned(), qualifier: Qualifier::Exact }
}
