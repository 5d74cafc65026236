//! Every number and label of the report, before any ink.
//!
//! Values, their French text and the rows they come from: pure data, written
//! out by `rapport figures`; [`donnees`] hands them to the templates.

pub mod account_lines;
mod accounting;
pub mod chart_data;
mod charts;
mod cited;
mod compute;
mod declared;
mod definitions;
mod derived;
pub mod donnees;
mod figure;
mod filter;
pub mod former_column;
pub mod grants;
mod grouping;
pub mod history;
pub mod json;
mod labels;
mod last_year;
pub mod map_data;
pub mod maps;
mod members;
mod networks;
mod points;
mod printed;
mod published;
mod reckoned;
mod references;
mod row_sum;
mod standard;
pub mod statements;
mod stocks;
pub mod ticked;
mod wanted;

pub use charts::sums;
pub use cited::{cited, cited_in};
pub use compute::{measured, parts, rows};
pub use figure::{Component, Contribution, Figure, Made, Value};
pub use filter::mistyped;
pub use labels::label as value_label;
pub use last_year::LastYear;
pub(crate) use members::latest as latest_headcount;
pub use members::{Headcounts, headcounts};
pub(crate) use networks::last_accounts;
pub use printed::Printed;
pub use references::{MEMBERS, check_references};
pub use row_sum::{RowSum, row_sum, text_or_unknown};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::dataset::Dataset;
use crate::diagnostic::Diagnostics;
use crate::language::suggest;
use chart_data::ChartData;
use history::History;
use map_data::MapData;

/// What the report says, in full.
#[derive(Debug)]
pub struct Figures {
    /// Declared figures in the order of rapport.toml, then standard ones.
    pub list: Vec<Figure>,
    /// Charts that have at least one row, of this year or of last, in the order of rapport.toml.
    pub charts: Vec<ChartData>,
    /// All maps, in the order of rapport.toml.
    pub maps: Vec<MapData>,
}

/// All figures of an edition; `last` is what last year's report said, if there was one.
pub fn figures(
    dataset: &Dataset,
    last: Option<LastYear<'_>>,
    history: &History,
    diagnostics: &mut Diagnostics,
) -> Figures {
    let settings = &dataset.settings;
    let list = list(dataset, last, history, diagnostics);
    last_year::tell(&settings.edition, &list, last, diagnostics);
    let charts = each(&settings.charts, diagnostics, |declaration, reported| {
        charts::chart(declaration, settings, dataset, last.map(|last| last.dataset), reported)
    });
    let charts = charts.into_iter().flatten().collect();
    let map = |declaration| maps::map(declaration, dataset, diagnostics);
    let maps = settings.maps.iter().map(map).collect();
    Figures { list, charts, maps }
}

/// The figures of an edition: those that it declares, each before those of its groups, then the
/// standard ones.
pub fn list(
    dataset: &Dataset,
    last: Option<LastYear<'_>>,
    history: &History,
    diagnostics: &mut Diagnostics,
) -> Vec<Figure> {
    let settings = &dataset.settings;
    let previous = last.map(|last| last.dataset);
    let declared = || {
        each(&settings.figures, diagnostics, |declaration, reported| {
            let figure = declared::figure(declaration, dataset, previous, reported);
            let groups = declared::groups(declaration, dataset, previous);
            std::iter::once(figure).chain(groups).collect::<Vec<_>>()
        })
    };
    let (declared, standard) = rayon::join(declared, || standard::all(settings, dataset, previous));
    let mut list: Vec<Figure> = declared.into_iter().flatten().collect();
    for figure in standard {
        match list.iter().find(|known| known.id == figure.id) {
            Some(own) => diagnostics.extend(wanted::instead(own, &figure, &settings.figures)),
            None => list.push(figure),
        }
    }
    derived::resolve(&settings.figures, &mut list, history, diagnostics);
    wanted::tell(&settings.figures, &mut list, diagnostics);
    let Some(last) = last else { return list };
    let compared = |figure: &Figure| {
        let declaration =
            settings.figures.iter().find(|it| Some(it.id.place) == figure.declared_at);
        declaration.is_none_or(|declaration| declaration.compare)
    };
    for figure in list.iter_mut().filter(|figure| compared(figure)) {
        last_year::reconcile(figure, last);
    }
    list
}

/// What declarations give, in their order: each goes through a whole table, so
/// they are worked out side by side.
fn each<D: Sync, T: Send>(
    declarations: &[D],
    diagnostics: &mut Diagnostics,
    work_out: impl Fn(&D, &mut Diagnostics) -> T + Sync,
) -> Vec<T> {
    let one = |declaration| {
        let mut reported = Diagnostics::default();
        (work_out(declaration, &mut reported), reported)
    };
    let all: Vec<(T, Diagnostics)> = declarations.par_iter().map(one).collect();
    let mut results = Vec::with_capacity(all.len());
    for (result, reported) in all {
        results.push(result);
        diagnostics.extend(reported.into_vec());
    }
    results
}

/// The figure of this id, or the near names.
///
/// # Errors
///
/// In French, that there is no such figure, and which one is near.
pub fn find<'a>(figures: &'a Figures, id: &str) -> Result<&'a Figure, String> {
    figures.list.iter().find(|figure| figure.id == id).ok_or_else(|| {
        let ids: Vec<&str> = figures.list.iter().map(|figure| figure.id.as_str()).collect();
        suggest::help(id, &ids, "chiffres de l'édition")
    })
}
