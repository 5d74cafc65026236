//! Last year's value of a figure: the one that last year's report printed, or none.

use chrono::NaiveDate;

use super::figure::{Figure, Value};
use crate::dataset::Dataset;
use crate::dataset::settings::Edition;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::quantity::{Total, Verdict};

/// Days that lie between two counts of which one is said to be a year after the other.
const A_YEAR: std::ops::RangeInclusive<i64> = 300..=430;

/// What a figure is compared with.
#[derive(Clone, Copy)]
pub struct LastYear<'a> {
    /// The rows of last year.
    pub dataset: &'a Dataset,
    /// The figures of last year's report; none where its folder holds tables only.
    pub printed: &'a [Figure],
}

/// Gives a figure last year's value as it was printed. So far it has what this year's definition
/// gives of last year's rows; where last year's report gave something else of them, the two count
/// different things, and nothing is compared.
pub fn reconcile(figure: &mut Figure, last: LastYear<'_>) {
    if figure.incomparable.is_some() {
        return;
    }
    let Some(printed) = last.printed.iter().find(|it| it.id == figure.id) else { return };
    if printed.is_of_other_unit(figure) {
        let then = printed.with_unit();
        figure.previous = None;
        figure.incomparable =
            Some(format!("l'édition {} a imprimé « {then} »", last.dataset.period()));
        return;
    }
    let (Some(now), Some(reported)) = (figure.number(), printed.number()) else {
        figure.previous = None;
        return;
    };
    if !now.measure().kind.is_like(reported.measure().kind) {
        figure.previous = None;
        return;
    }
    let year = last.dataset.period();
    if let Some(unit) = other_unit(figure, printed) {
        figure.previous = None;
        figure.incomparable = Some(format!("l'édition {year} comptait des {unit}"));
        return;
    }
    figure.incomparable = match (figure.previous, given_by_rows(printed)) {
        (Some(now), Some(then)) if now != then => Some(format!(
            "l'édition {year} le comptait autrement : ses lignes donnent {} par la définition de l'an dernier, et {} par celle-ci",
            french::any_number(&then, figure.made.decimals),
            french::any_number(&now, figure.made.decimals)
        )),
        (Some(now), None) if contradicts(&reported, &now) => Some(format!(
            "l'édition {year} a imprimé {}, et ses lignes donnent {} par la définition d'ici",
            printed.text,
            french::any_number(&now, figure.made.decimals)
        )),
        _ => not_a_year_apart(figure, printed).or_else(|| {
            reported
                .exact()
                .is_none()
                .then(|| format!("l'édition {year} a imprimé « {} »", printed.text))
        }),
    };
    // A rounded value stays the one that texts are held against.
    let is_of_another_kind = figure.incomparable.is_some() && reported.exact().is_some();
    figure.previous = (!is_of_another_kind).then_some(reported);
}

/// What last year's figure counted, where neither year names what the other one counts.
fn other_unit<'a>(figure: &Figure, printed: &'a Figure) -> Option<&'a str> {
    const STEM: usize = 4;
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    let says = |figure: &Figure, unit: &str| {
        let said = french::fold(&format!("{} {}", figure.unit[1], figure.label));
        said.split(' ').any(|word| stem(word) == stem(&french::fold(unit)))
    };
    let ([_, now], [_, then]) = (&figure.unit, &printed.unit);
    let are_said = !now.is_empty() && !then.is_empty();
    (are_said && !says(figure, then) && !says(printed, now)).then_some(then)
}

/// Whether a number that was printed is false of what rows give.
pub(super) fn contradicts(reported: &Number, given: &Number) -> bool {
    match (reported, given) {
        (Number::Count(reported), Number::Count(given)) => {
            reported.holds_for(&Total::from(*given)) == Verdict::No
        }
        _ => {
            reported.exact().is_some()
                && given.exact().is_some()
                && reported.exact() != given.exact()
        }
    }
}

/// What the rows of a figure give, whatever it is said to be; nothing where they are no sum.
fn given_by_rows(figure: &Figure) -> Option<Number> {
    if figure.sources.is_empty() {
        return None;
    }
    let is_sum = figure.made.components.is_empty() && figure.made.basis.is_none();
    if !is_sum || matches!(figure.value, Value::Measure(_)) {
        return figure.number();
    }
    let counts = figure.sources.iter().map(|source| source.part.and_then(|it| it.count().copied()));
    counts.collect::<Total>().quantity().map(Number::Count)
}

/// « + 20 en un an » is false of two counts of one spring.
fn not_a_year_apart(figure: &Figure, printed: &Figure) -> Option<String> {
    let day = |figure: &Figure| figure.as_of.as_ref().and_then(|date| date.last_day());
    let (now, then): (NaiveDate, NaiveDate) = (day(figure)?, day(printed)?);
    (!A_YEAR.contains(&(now - then).num_days())).then(|| {
        let date = printed.as_of.as_ref().map(french::date).unwrap_or_default();
        format!("l'an dernier, il était compté au {date}")
    })
}

/// Tells the key figures of which no change is printed although both years count them, and all
/// those of which the unit has changed.
pub fn tell(
    edition: &Edition,
    figures: &[Figure],
    last: Option<LastYear<'_>>,
    diagnostics: &mut Diagnostics,
) {
    let is_exact = |figure: &Figure| figure.number().is_some_and(|it| it.exact().is_some());
    let printed = last.map_or(&[][..], |last| last.printed);
    let is_changed = |figure: &Figure| {
        printed.iter().any(|it| it.id == figure.id && it.is_of_other_unit(figure))
    };
    let keys = edition.key_figures.iter().filter_map(|id| {
        Some((figures.iter().find(|it| it.id == id.value && is_exact(it))?, id.place))
    });
    let is_key = |figure: &Figure| edition.key_figures.iter().any(|id| id.value == figure.id);
    let others = figures.iter().filter(|it| is_changed(it) && !is_key(it));
    let others = others.filter_map(|it| Some((it, it.declared_at?)));
    // The groups of a figure change with it.
    let mut told = Vec::new();
    for (figure, place) in keys.chain(others) {
        let Some(why) = &figure.incomparable else { continue };
        if told.contains(&figure.declared_at) && figure.declared_at.is_some() {
            continue;
        }
        told.push(figure.declared_at);
        diagnostics.push(
            Diagnostic::new(
                Code::Incomparable,
                format!("« {} » : aucun écart avec l'an dernier n'est imprimé, {why}", figure.id),
            )
            .at(figure.declared_at.unwrap_or(place))
            .about(&figure.id)
            .help("accordez les deux éditions ; pour ne pas comparer ce chiffre, écrivez « edition_precedente = false » à son [[chiffres]]"),
        );
    }
}
