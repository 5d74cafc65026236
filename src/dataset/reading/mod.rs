//! From what was read to the dataset: cells become values. What values say
//! together is judged by the [guardian](crate::guardian).
//!
//! Every problem is reported; a row without its required values is left out only
//! together with an error, so the report is never written without it.

mod declarations;
mod figures;
mod hours;
mod members;
mod pictures;
mod reversed;
mod settings;
mod unique;
mod written;

pub use declarations::BY_MONTH;

pub(crate) use pictures::named_pictures;
pub(crate) use settings::inclusive_sign;

use rayon::prelude::{ParallelIterator, ParallelSlice};

use crate::dataset::Dataset;
use crate::dataset::cells::{Cells, Context, Dating, Doubted, Ids, Targets};
use crate::dataset::own::{OwnRow, OwnTable};
use crate::dataset::settings::Settings;
use crate::dataset::tables::{Declared, Rows, TABLES, mark_sums};
use crate::diagnostic::Diagnostics;
use crate::read::{Input, Row};

/// The dataset of an edition. It is complete when `diagnostics` has no error.
pub fn check(input: &Input, diagnostics: &mut Diagnostics) -> Dataset {
    let settings = settings::settings(input, diagnostics);
    let dataset = read_tables(input, settings, diagnostics);
    members::check(input, &dataset, diagnostics);
    dataset
}

/// The dataset of tables that are read with given settings.
pub fn read_tables(input: &Input, settings: Settings, diagnostics: &mut Diagnostics) -> Dataset {
    let ids = Ids::new(&settings);
    let dating = Dating::of(&settings);
    let doubted = Doubted::of(input, &dating, diagnostics);
    let targets = Targets::of(input, diagnostics);
    let currency = settings.organisation.currency;
    let context =
        Context { dating: &dating, doubted: &doubted, ids: &ids, currency, targets: &targets };
    let mut dataset = Dataset::read(settings, &mut Reading { input, context, diagnostics });
    dataset.set_other_years_apart();
    mark_sums(&mut dataset.ledger);
    // Stable: rows of one date keep the order of the table. An event is large: it is moved once,
    // when its place is known.
    dataset.events.sort_by_cached_key(|event| event.date.clone());
    dataset.articles.sort_by(|a, b| a.date.cmp(&b.date));
    input.tables.values().for_each(|table| unique::ids(table, diagnostics));
    pictures::check(input, diagnostics);
    reversed::told_once(input, diagnostics);
    dataset
}

/// Rows that one thread reads at a time; nearly all tables have fewer.
const BLOCK: usize = 2_048;

/// What the reading of every table needs.
struct Reading<'a> {
    input: &'a Input,
    context: Context<'a>,
    diagnostics: &'a mut Diagnostics,
}

impl Rows for Reading<'_> {
    fn rows<T: Declared>(&mut self) -> Vec<T> {
        self.rows_of(T::SCHEMA.name, T::read)
    }

    fn own(&mut self) -> Vec<OwnTable> {
        let catalogue = &self.input.catalogue;
        let own = catalogue.iter().filter(|table| !TABLES.iter().any(|it| it.name == table.name));
        let own: Vec<_> = own.collect();
        own.into_iter()
            .map(|schema| {
                let rows = self.rows_of(schema.name, OwnRow::read);
                OwnTable { schema, rows }
            })
            .collect()
    }
}

impl Reading<'_> {
    fn rows_of<T: Send>(
        &mut self,
        name: &str,
        read: impl Fn(&mut Cells<'_>) -> Option<T> + Sync,
    ) -> Vec<T> {
        let Some(table) = self.input.tables.get(name) else { return Vec::new() };
        let rows: Vec<Row<'_>> = table.rows().collect();
        let context = self.context;
        let block = |rows: &[Row<'_>], diagnostics: &mut Diagnostics| -> Vec<T> {
            rows.iter()
                .filter_map(|row| read(&mut Cells::new(*row, &context, diagnostics)))
                .collect()
        };
        if rows.len() <= BLOCK {
            return block(&rows, self.diagnostics);
        }
        let blocks: Vec<(Vec<T>, Diagnostics)> = rows
            .par_chunks(BLOCK)
            .map(|rows| {
                let mut reported = Diagnostics::default();
                (block(rows, &mut reported), reported)
            })
            .collect();
        // In the order of the table, whichever thread was first.
        let mut all = Vec::with_capacity(rows.len());
        for (rows, reported) in blocks {
            all.extend(rows);
            self.diagnostics.extend(reported.into_vec());
        }
        all
    }
}
