//! Tables and columns that an edition declares: values whose columns are known at run time.

use std::sync::Arc;

use super::cells::Cells;
use super::{Field, Record, RowRef};
use crate::language::amount::Amount;
use crate::language::measure::Measure;
use crate::language::partial_date::PartialDate;
use crate::language::quantity::Quantity;
use crate::read::schema::{CellForm, Column, Dated, TableSchema};

/// A table of one's own, with its rows of the year.
#[derive(Debug)]
pub struct OwnTable {
    /// What is declared of it.
    pub schema: &'static TableSchema,
    /// Its rows, in their order.
    pub rows: Vec<OwnRow>,
}

/// A row of such a table.
#[derive(Debug, Clone)]
pub struct OwnRow {
    values: OwnValues,
    row: RowRef,
}

/// What a row of any table holds beside its own columns: those that the edition declares, and
/// whether its values are invented.
#[derive(Debug, Clone, Default)]
pub struct OwnValues {
    /// One step from the row to its values: each rule walks over all rows, and waits at each step.
    declared: Option<(&'static TableSchema, Box<[Value]>)>,
    illustrative: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Words.
    Text(String),
    /// Several of them.
    List(Vec<String>),
    /// A count.
    Count(Option<Quantity>),
    /// A plain number.
    Number(Option<u64>),
    /// A date.
    Date(Option<PartialDate>),
    /// A sum of money.
    Amount(Option<Amount>),
    /// A measure.
    Measure(Option<Measure>),
    /// What stands elsewhere.
    Target(Option<Arc<Target>>),
}

impl Value {
    /// Whether the cell says something.
    pub fn is_filled(&self) -> bool {
        match self {
            Self::Text(it) => !it.is_empty(),
            Self::List(it) => !it.is_empty(),
            Self::Count(it) => it.is_some(),
            Self::Number(it) => it.is_some(),
            Self::Date(it) => it.is_some(),
            Self::Amount(it) => it.is_some(),
            Self::Measure(it) => it.is_some(),
            Self::Target(it) => it.is_some(),
        }
    }
}

/// What a cell names that stands elsewhere: a row of another table, a place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Target {
    /// Its id, or the code of the place.
    pub id: String,
    /// What is printed of it; no other has it.
    pub name: String,
}

impl OwnRow {
    /// A row from its cells; nothing where a cell lacks without which it says nothing.
    pub(super) fn read(cells: &mut Cells<'_>) -> Option<Self> {
        Some(Self { row: cells.row(), values: OwnValues::read(cells)? })
    }

    /// All that it holds, in the order of its columns.
    pub fn values(&self) -> &[Value] {
        self.values.declared.as_ref().map_or(&[], |(_, values)| values)
    }
}

impl OwnValues {
    /// The values of a row; nothing where one lacks that must be there. Every cell is judged.
    pub(super) fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let schema = cells.schema();
        let illustrative = cells.flag("illustratif");
        if schema.own.is_empty() {
            return Some(Self { declared: None, illustrative });
        }
        let own = schema.columns.iter().filter(|column| schema.own.contains(&column.name));
        let values: Vec<Option<Value>> = own.map(|column| value(column, cells)).collect();
        let values = values.into_iter().collect::<Option<_>>()?;
        Some(Self { declared: Some((schema, values)), illustrative })
    }

    /// The values of the row were invented for the demonstration.
    pub fn is_illustrative(&self) -> bool {
        self.illustrative
    }

    /// The value of a column.
    pub fn field(&self, column: &str) -> Field<'_> {
        let Some((schema, values)) = &self.declared else { return Field::Other };
        let at = schema.own.iter().position(|name| *name == column);
        match at.and_then(|at| values.get(at)) {
            Some(Value::Text(text)) => Field::Text(text),
            Some(Value::List(items)) => Field::List(items),
            Some(Value::Count(count)) => Field::Count(count.as_ref()),
            Some(Value::Number(number)) => Field::Number(*number),
            Some(Value::Date(date)) => Field::Date(date.as_ref()),
            Some(Value::Amount(amount)) => Field::Amount(*amount),
            Some(Value::Measure(measure)) => Field::Measure(measure.as_ref()),
            Some(Value::Target(target)) => Field::Target(target.as_deref()),
            None => Field::Other,
        }
    }
}

/// What a cell holds; nothing where it must hold something and does not, which is reported.
fn value(column: &Column, cells: &mut Cells<'_>) -> Option<Value> {
    let name = column.name;
    if column.required {
        cells.required(name)?;
    }
    if let Some(kind) = column.kind.measured() {
        return Some(Value::Measure(cells.measure(name, kind)));
    }
    Some(match column.kind {
        CellForm::List => Value::List(cells.list(name)),
        CellForm::Count => Value::Count(cells.quantity(name)),
        CellForm::Number => Value::Number(cells.number(name)),
        CellForm::Date => Value::Date(cells.date(name)),
        CellForm::Flag => Value::Text(if cells.flag(name) { "oui" } else { "non" }.to_owned()),
        CellForm::Amount(_) => Value::Amount(cells.amount(name)),
        CellForm::Row(table) => Value::Target(cells.target(name, table)),
        CellForm::Place => Value::Target(cells.territory(name)),
        CellForm::Choice(words) => Value::Text(cells.word(name, words).unwrap_or_default()),
        _ => Value::Text(cells.text(name).unwrap_or_default()),
    })
}

impl Record for OwnRow {
    fn row(&self) -> RowRef {
        self.row
    }

    fn field(&self, column: &str) -> Field<'_> {
        self.values.field(column)
    }

    fn date(&self) -> Option<&PartialDate> {
        let (schema, _) = self.values.declared.as_ref()?;
        let Dated::OfYear(column) = schema.dated else { return None };
        match self.field(column) {
            Field::Date(date) => date,
            _ => None,
        }
    }

    fn illustrative(&self) -> bool {
        self.values.is_illustrative()
    }
}
