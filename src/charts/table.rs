//! The values of a chart as text, for those who do not see it and those who want the numbers.

use serde::Serialize;

use super::stack;
use crate::figures::chart_data::{ChartData, ChartForm, Series};
use crate::language::french;

/// The values of a chart. Each row has one cell a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataTable {
    /// What the labels are, their family, then the series.
    pub columns: Vec<String>,
    /// One a label, in the order of the chart.
    pub rows: Vec<Vec<String>>,
}

/// The table of values: family, label in full, each series, the total where series are stacked.
pub fn table(data: &ChartData) -> DataTable {
    let grouped = data.labels.iter().any(|label| label.group.is_some());
    let stacked = data.shape != ChartForm::Line && stack::parts(data).len() > 1;
    let mut columns = vec![data.dimension.clone()];
    if grouped {
        columns.push("Famille".to_owned());
    }
    match data.series.as_slice() {
        [_] if data.unit[1].is_empty() => columns.push("Valeur".to_owned()),
        [_] => columns.push(french::capitalized(&data.unit[1])),
        several => columns.extend(several.iter().map(|series| series.name.clone())),
    }
    if stacked {
        columns.push("Total".to_owned());
    }
    let stacks = stack::stacks(data);
    let rows = data.labels.iter().zip(&stacks).enumerate().map(|(index, (label, stack))| {
        let mut row = vec![label.text.clone()];
        if grouped {
            row.push(label.group.clone().unwrap_or_default());
        }
        row.extend(data.series.iter().map(|series| cell(series, index)));
        if stacked {
            row.push(stack.text.clone());
        }
        row
    });
    let rows = rows.collect();
    DataTable { columns, rows }
}

/// The text of a value.
pub(super) fn cell(series: &Series, index: usize) -> String {
    series.points.get(index).map_or(french::UNKNOWN, |point| &point.text).to_owned()
}
