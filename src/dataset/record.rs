//! Reading any row by the name of a column: what filters, sums and charts use.

use super::{RowRef, Target};
use crate::language::amount::Amount;
use crate::language::measure::Measure;
use crate::language::partial_date::PartialDate;
use crate::language::quantity::Quantity;

/// The value of a column.
#[derive(Debug, Clone, Copy)]
pub enum Field<'a> {
    /// A word or a title; empty when the cell is.
    Text(&'a str),
    /// Several words.
    List(&'a [String]),
    /// A count; `None` when unknown.
    Count(Option<&'a Quantity>),
    /// A sum of money; `None` when unknown.
    Amount(Option<Amount>),
    /// A plain number: a rank, a page.
    Number(Option<u64>),
    /// A measure; `None` when unknown.
    Measure(Option<&'a Measure>),
    /// What stands elsewhere: a row of another table, a place.
    Target(Option<&'a Target>),
    /// A date.
    Date(Option<&'a PartialDate>),
    /// A column that cannot be filtered or counted.
    Other,
}

/// A row of any table.
pub trait Record {
    /// Where it was written.
    fn row(&self) -> RowRef;
    /// The value of a column, by its French name.
    fn field(&self, column: &str) -> Field<'_>;
    /// The date that the row is sorted by, if it has one.
    fn date(&self) -> Option<&PartialDate> {
        None
    }
    /// The row tells of something that took place, or is to.
    fn is_held(&self) -> bool {
        true
    }
    /// The row holds values invented for the demonstration.
    fn illustrative(&self) -> bool;
}

/// The words of a cell that may be empty.
pub(super) fn text(value: &Option<String>) -> Field<'_> {
    Field::Text(value.as_deref().unwrap_or_default())
}

/// `oui` or `non`.
pub(super) fn flag(value: bool) -> Field<'static> {
    Field::Text(if value { "oui" } else { "non" })
}

macro_rules! record {
    ($type:ty, |$self:ident| { $($column:literal => $value:expr,)* } $(date: $date:expr;)? $(held: $held:expr;)?) => {
        impl $type {
            /// Columns that filters, sums and charts can read.
            pub const READABLE: &[&str] = &[$($column),*];
        }

        impl Record for $type {
            fn row(&self) -> RowRef {
                self.row
            }
            fn field(&self, column: &str) -> Field<'_> {
                let $self = self;
                match column {
                    $($column => $value,)*
                    _ => self.own.field(column),
                }
            }
            $(fn date(&self) -> Option<&PartialDate> {
                let $self = self;
                $date
            })?
            $(fn is_held(&self) -> bool {
                let $self = self;
                $held
            })?
            fn illustrative(&self) -> bool {
                self.own.is_illustrative()
            }
        }
    };
}

pub(super) use record;
