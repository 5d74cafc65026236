//! Totals against their parts, and stocks against what came in.

use rustc_hash::FxHashMap;

use crate::guardian::View;

use crate::dataset::settings::MemberKind;
use crate::dataset::{Download, Event, Headcount, SiteFigure};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::partial_date::{PartialDate, Period, Precision};
use crate::language::quantity::{Qualifier, Quantity, Total, Verdict};
use crate::read::schema::WHOLE;

/// A total of members and its parts at one date: silent unless all types are there.
pub(in crate::guardian) fn headcounts_add_up(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let dataset = view.dataset;
    // Of two rows of one type and one date, the first counts; the other is reported elsewhere.
    let mut rows: FxHashMap<(&PartialDate, &str), &Headcount> = FxHashMap::default();
    for row in &dataset.headcounts {
        rows.entry((&row.as_of, row.kind.as_str())).or_insert(row);
    }
    for whole in dataset.headcounts.iter().filter(|row| row.kind == WHOLE) {
        let part = |kind: &MemberKind| rows.get(&(&whole.as_of, kind.id.as_str())).copied();
        let parts: Option<Vec<&Headcount>> =
            dataset.settings.member_kinds.iter().map(part).collect();
        let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { continue };
        let sum = parts.iter().map(|row| Some(row.count)).collect();
        let place = |row: &Headcount| view.cell("effectifs", row.row, "nombre");
        let first = parts.first().map(|row| place(row));
        let what = format!(
            "l'ensemble des {} au {}",
            dataset.settings.vocabulary.member.several,
            french::date(&whole.as_of)
        );
        total(&whole.count, &sum, place(whole), first, what, WHOLE, diagnostics);
    }
}

/// The downloads of a collection as a whole and those of its sheets, over the
/// same period, or over the months of the year where no sheet has the year.
pub(in crate::guardian) fn downloads_add_up(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let mut sheets: FxHashMap<(&str, &PartialDate), Vec<&Download>> = FxHashMap::default();
    for row in view.dataset.downloads.iter().filter(|row| row.sheet.is_some()) {
        sheets.entry((&row.collection, &row.period)).or_default().push(row);
    }
    for whole in view.dataset.downloads.iter().filter(|row| row.sheet.is_none()) {
        let Some(parts) = sheets.get(&(whole.collection.as_str(), &whole.period)) else { continue };
        let Some(count) = whole.unique else { continue };
        let sum = parts.iter().map(|row| row.unique).collect();
        let place = |row: &Download| view.cell("telechargements", row.row, "uniques");
        let what = format!("l'ensemble de « {} »", whole.collection);
        let first = parts.first().map(|row| place(row));
        total(&count, &sum, place(whole), first, what, &whole.collection, diagnostics);
    }
}

fn total(
    stated: &Quantity,
    sum: &Total,
    place: Place,
    first_part: Option<Place>,
    what: String,
    subject: &str,
    diagnostics: &mut Diagnostics,
) {
    if stated.holds_for(sum) != Verdict::No {
        return;
    }
    let parts = french::quantity_or_unknown(sum.quantity().as_ref());
    let mut diagnostic = Diagnostic::new(
        Code::TotalDiffers,
        format!("{what} est de {}, la somme de ses parties de {parts}", french::quantity(stated)),
    )
    .at(place)
    .about(subject)
    .of_values([french::quantity(stated), parts.clone()])
    .help("corrigez le total ou ses parties")
    .acceptable(Acceptance::Otherwise);
    if let Some(place) = first_part {
        diagnostic = diagnostic.related(place, "première partie");
    }
    diagnostics.push(diagnostic);
}

/// Pairs of columns of one row, the part before its whole.
pub(super) const PARTS: &[(&str, &[(&str, &str)])] = &[
    (
        "newsletters",
        &[
            ("delivres", "destinataires"),
            ("ouvertures_uniques", "delivres"),
            ("ouvertures_uniques", "destinataires"),
            ("clics_uniques", "ouvertures_uniques"),
            ("clics_uniques", "destinataires"),
            ("desabonnements", "destinataires"),
        ],
    ),
    ("telechargements", &[("uniques", "total")]),
    ("publications", &[("nouvelles", "fiches")]),
];

/// A part is never greater than its whole: messages arrived and messages sent,
/// unique downloads and downloads, sections of the site and the site.
pub(in crate::guardian) fn parts_are_within_their_whole(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (table, pairs) in PARTS {
        for record in view.dataset.records(table) {
            let count = |column: &str| match record.field(column) {
                crate::dataset::Field::Count(count) => count.copied(),
                _ => None,
            };
            // Of several columns of one row that contradict each other, the first says enough.
            let wrong = pairs.iter().find_map(|(part, whole)| {
                let (less, more) = (count(part)?, count(whole)?);
                exceeds(&less, &more).then_some((part, less, whole, more))
            });
            if let Some((part, less, whole, more)) = wrong {
                let place = |column: &str| view.cell(table, record.row(), column);
                diagnostics.push(exceeding(
                    (&format!("« {part} »"), &less, place(part)),
                    (&format!("« {whole} »"), &more, place(whole)),
                ));
            }
        }
    }
    sections_are_within_the_site(view, diagnostics);
}

fn sections_are_within_the_site(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let key = |row: &SiteFigure, section: &str, measure: &str| {
        (row.period.clone(), french::fold(section), french::fold(measure))
    };
    let site = &view.dataset.site;
    let rows: FxHashMap<_, &SiteFigure> =
        site.iter().map(|row| (key(row, &row.section, &row.measure), row)).collect();
    for row in site {
        // Somebody who visits twice is one visitor and two visits.
        let wholes = [key(row, WHOLE, &row.measure), key(row, &row.section, "visites")];
        let is_visitors = french::fold(&row.measure) == "visiteurs";
        let taken = if is_visitors { &wholes[..] } else { &wholes[..1] };
        let wholes = taken.iter().filter_map(|whole| rows.get(whole));
        let Some(whole) = wholes.into_iter().find(|whole| exceeds(&row.count, &whole.count)) else {
            continue;
        };
        let name = |row: &SiteFigure| format!("« {} », {}", row.section, row.measure);
        let place = |row: &SiteFigure| view.cell("site", row.row, "nombre");
        diagnostics.push(exceeding(
            (&name(row), &row.count, place(row)),
            (&name(whole), &whole.count, place(whole)),
        ));
    }
}

fn exceeds(part: &Quantity, whole: &Quantity) -> bool {
    whole.bounds().high.is_some_and(|high| part.bounds().low > high)
}

fn exceeding(part: (&str, &Quantity, Place), whole: (&str, &Quantity, Place)) -> Diagnostic {
    Diagnostic::new(
        Code::PartExceedsWhole,
        format!(
            "{} : {}, plus que {} : {}",
            part.0,
            french::quantity(part.1),
            whole.0,
            french::quantity(whole.1)
        ),
    )
    .at(part.2)
    .related(whole.2, "le tout est ici")
    .help("vérifiez les deux valeurs : deux colonnes ont peut-être été échangées")
}

/// Percentages that were typed are at most a hundred.
pub(in crate::guardian) fn shares_are_at_most_a_hundred(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for figure in &view.figures.list {
        let is_share = figure.unit.iter().any(|unit| unit.trim().starts_with('%'));
        let Some(count) = figure.count().filter(|count| is_share && count.value() > 100) else {
            continue;
        };
        let mut diagnostic = Diagnostic::new(
            Code::PartExceedsWhole,
            format!("« {} » vaut {} %, plus que le tout", figure.id, french::quantity(count)),
        )
        .about(&figure.id)
        .help("vérifiez la valeur, ou son unité");
        diagnostic.place = figure.declared_at;
        diagnostics.push(diagnostic);
    }
}

/// A stock is last year's and what came in: the sheets of a collection, the members.
pub(in crate::guardian) fn stocks_grow_by_what_came_in(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(previous) = view.previous else { return };
    let before: FxHashMap<&str, Quantity> = previous
        .publications
        .iter()
        .filter_map(|before| Some((before.id.as_str(), before.sheets?)))
        .collect();
    for now in &view.dataset.publications {
        let (Some(stock), Some(new)) = (now.sheets, now.new_sheets) else { continue };
        let Some(before) = before.get(now.id.as_str()).copied() else { continue };
        let sum: Total = [Some(before), Some(new)].into_iter().collect();
        if stock.holds_for(&sum) == Verdict::No {
            diagnostics.push(stock_differs(
                &format!("« {} » : {} fiches", now.title, french::quantity(&stock)),
                &format!(
                    "{} l'an dernier et {} nouvelles",
                    french::quantity(&before),
                    french::quantity(&new)
                ),
                (view.cell("publications", now.row, "fiches"), &now.id),
                Some(view.cell("publications", now.row, "nouvelles")),
            ));
        }
    }
    members_grow_by_arrivals(view, diagnostics);
}

/// More members than last year's and this year's arrivals; those who left are
/// not known, so that fewer is no contradiction.
fn members_grow_by_arrivals(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let (dataset, period) = (view.dataset, view.dataset.period());
    let at_the_end =
        |rows: &[Headcount], period: Period| -> Option<(Quantity, crate::dataset::RowRef)> {
            let of_year = |row: &&Headcount| {
                row.kind == WHOLE && row.as_of.last_day().is_some_and(|day| period.holds(day))
            };
            let last = rows.iter().filter(of_year).max_by(|a, b| a.as_of.cmp(&b.as_of))?;
            (last.count.qualifier() == Qualifier::Exact).then_some((last.count, last.row))
        };
    let before = view.previous.and_then(|before| at_the_end(&before.headcounts, period.before()));
    let (Some((now, row)), Some((before, _))) = (at_the_end(&dataset.headcounts, period), before)
    else {
        return;
    };
    let members = &dataset.members;
    // A list without all members, or without all dates, cannot tell.
    if members.len() as u64 != now.value() || members.iter().any(|member| member.since.is_none()) {
        return;
    }
    let arrived = members
        .iter()
        .filter(|member| member.since.as_ref().and_then(|it| it.is_within(period)) == Some(true));
    let arrived = arrived.count() as u64;
    if now.value() > before.value() + arrived {
        diagnostics.push(stock_differs(
            &format!("{} {}", french::quantity(&now), dataset.settings.vocabulary.member.several),
            &format!(
                "{} l'an dernier et {} depuis {period}",
                french::quantity(&before),
                french::number(arrived)
            ),
            (view.cell("effectifs", row, "nombre"), WHOLE),
            None,
        ));
    }
}

fn stock_differs(
    stock: &str,
    sum: &str,
    (place, subject): (Place, &str),
    flow: Option<Place>,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::StockAndFlow, format!("{stock}, mais {sum}"))
        .at(place)
        .about(subject)
        .help("corrigez le nombre, les arrivées ou la table de l'an dernier");
    match flow {
        Some(place) => diagnostic.related(place, "ce qui est arrivé dans l'année"),
        None => diagnostic,
    }
}

/// A row that stands for a series has its participants, or its sessions have
/// theirs: with both, a sum counts them twice.
pub(in crate::guardian) fn series_are_counted_once(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let mut sessions: FxHashMap<&str, &Event> = FxHashMap::default();
    let is_whole = |event: &Event| event.sessions.is_some_and(|count| count.value() > 1);
    for event in view.dataset.held().filter(|event| !is_whole(event)) {
        if let (Some(series), Some(_)) = (&event.series, event.participants) {
            sessions.entry(series).or_insert(event);
        }
    }
    for event in view.dataset.held().filter(|event| is_whole(event)) {
        let Some(series) = event.series.as_deref().filter(|_| event.participants.is_some()) else {
            continue;
        };
        let Some(session) = sessions.get(series) else { continue };
        // A year says no more than that the series took place.
        if event.date.precision() == Precision::Unknown {
            continue;
        }
        let place = |event: &Event| view.cell("evenements", event.row, "participants");
        diagnostics.push(
            Diagnostic::new(
                Code::SeriesCountedTwice,
                format!("la série « {series} » a des participants sur sa ligne d'ensemble et sur une séance"),
            )
            .at(place(event))
            .related(place(session), "ceux d'une séance sont ici")
            .about(series)
            .help("gardez-les sur la ligne d'ensemble ou sur les séances : une somme les compterait deux fois"),
        );
    }
}
