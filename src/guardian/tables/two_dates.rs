//! One count, one date: what a figure says of when it was counted, and its rows.

use std::collections::BTreeMap;

use crate::dataset::declarations::Aggregate;
use crate::dataset::{Dataset, RowRef};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::{self, Figure};
use crate::guardian::View;
use crate::language::french::{self, fold};
use crate::language::partial_date::PartialDate;
use crate::read::schema::Dated;

/// Whether each row of a table counts the whole of something at its date.
fn is_stock(dataset: &Dataset, table: &str) -> bool {
    let schema = dataset.settings.catalogue.find(table);
    schema.is_some_and(|schema| matches!(schema.dated, Dated::CountedAt { .. }))
}

/// Tells each declared figure that is of another date than its rows, or that adds up a stock over
/// several dates, and each number of members that stands under two dates.
pub(in crate::guardian) fn figures_have_the_date_of_their_rows(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let dates = dates(view.dataset);
    let mut dated: Vec<(&Figure, &PartialDate, Place)> = Vec::new();
    for declaration in &view.dataset.settings.figures {
        let id = &declaration.id;
        let Some(figure) = view.figures.list.iter().find(|it| it.id == id.value) else { continue };
        let rows = declaration.rows.as_ref().map(|rows| rows.table.value.as_str());
        let table = rows.filter(|table| is_stock(view.dataset, table));
        let of_rows = figure.sources.iter().filter(|it| it.part.is_some());
        let of_rows: BTreeMap<&PartialDate, RowRef> =
            of_rows.filter_map(|source| Some((*dates.get(&source.row)?, source.row))).collect();
        let place = |row: RowRef| view.cell(table.unwrap_or_default(), row, "au");
        if of_rows.len() > 1 && declaration.aggregate == Aggregate::Sum && table.is_some() {
            let all: Vec<String> = of_rows.keys().map(|date| french::date(date)).collect();
            let message = format!(
                "« {} » ajoute des comptages de dates différentes : {}",
                id.value,
                french::list(&all)
            );
            let mut one = two_dates(message, id.place, &id.value).help(
                "retenez une date dans le filtre, au = \"…\", ou prenez agregat = \"dernier\"",
            );
            one.related =
                of_rows.values().map(|row| (place(*row), "une date".to_owned())).collect();
            diagnostics.push(one);
            continue;
        }
        let Some(as_of) = &declaration.as_of else { continue };
        let other = of_rows.iter().find(|(date, _)| !date.meets(as_of)).filter(|_| table.is_some());
        if let Some((date, row)) = other {
            let message = format!(
                "« {} » est daté du {}, et sa ligne du {}",
                id.value,
                french::date(as_of),
                french::date(date)
            );
            diagnostics.push(
                two_dates(message, id.place, &id.value)
                    .related(place(*row), "la date de la ligne")
                    .help("accordez « au » du chiffre et la date de la ligne"),
            );
            continue;
        }
        dated.push((figure, as_of, id.place));
    }
    same_count(view, &dated, diagnostics);
}

/// The same number of the same thing, typed under another date than it is counted at elsewhere.
fn same_count(
    view: &View<'_>,
    dated: &[(&Figure, &PartialDate, Place)],
    diagnostics: &mut Diagnostics,
) {
    let members = figures::headcounts(view.dataset).whole;
    let members = members.as_ref().and_then(|it| Some((it, it.as_of.as_ref()?)));
    for (rank, (figure, as_of, place)) in dated.iter().enumerate() {
        let is_members = figure.id.starts_with("adherents")
            || figure.unit.iter().any(|unit| {
                let unit = fold(unit);
                unit.starts_with("adherent") || unit.starts_with("membre")
            });
        let counted = members.filter(|(count, date)| {
            is_members && figure.count() == Some(&count.quantity) && !date.meets(as_of)
        });
        let same = |(other, date, _): &&(&Figure, &PartialDate, Place)| {
            figure.count().is_some()
                && other.count() == figure.count()
                && fold(&other.label) == fold(&figure.label)
                && !date.meets(as_of)
        };
        let twin = dated[..rank].iter().find(same).map(|(_, date, place)| (*date, *place));
        let counted = counted.map(|(count, date)| {
            let row = count.sources.first().map(|source| source.row);
            (date, row.map_or(*place, |row| view.cell("effectifs", row, "au")))
        });
        let Some((date, other)) = counted.or(twin) else { continue };
        let message = format!(
            "{} : « {} » est daté du {}, et le même nombre est du {} ailleurs",
            figure.with_unit(),
            figure.id,
            french::date(as_of),
            french::date(date)
        );
        diagnostics.push(
            two_dates(message, *place, &figure.id)
                .related(other, "l'autre date est ici")
                .help("accordez les deux dates"),
        );
    }
}

/// Tells the types of members that are not counted at the date that is printed beside them.
pub(in crate::guardian) fn members_are_counted_at_one_date(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let counts = figures::headcounts(view.dataset);
    let whole = counts.whole.as_ref().and_then(|whole| whole.as_of.as_ref());
    let Some(whole) = whole else { return };
    for (kind, count) in &counts.kinds {
        let (Some(date), [source]) = (&count.as_of, count.sources.as_slice()) else { continue };
        if date.meets(whole) {
            continue;
        }
        let message = format!(
            "« {kind} » est compté au {}, et l'ensemble au {}",
            french::date(date),
            french::date(whole)
        );
        diagnostics.push(
            two_dates(message, view.cell("effectifs", source.row, "au"), kind)
                .help("donnez aux types et à l'ensemble une ligne de la même date"),
        );
    }
}

fn two_dates(message: String, place: Place, about: &str) -> Diagnostic {
    Diagnostic::new(Code::TwoDates, message).at(place).about(about)
}

/// The dates of the rows of stocks.
fn dates(dataset: &Dataset) -> BTreeMap<RowRef, &PartialDate> {
    let headcounts = dataset.headcounts.iter().map(|row| (row.row, &row.as_of));
    headcounts.chain(dataset.channels.iter().map(|row| (row.row, &row.as_of))).collect()
}
