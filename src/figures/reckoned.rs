//! What the rows of a declared figure give: a sum, a mean, the share of a whole.

use super::compute::{self, Computed, measured};
use super::definitions;
use super::figure::Component;
use crate::dataset::declarations::{Aggregate, FigureDeclaration, Filter, ShownIn};
use crate::dataset::{Dataset, Record};
use crate::language::french;
use crate::language::measure::{Kind, Measure, Number, Ratio, Scale};
use crate::language::quantity::Qualifier;

/// What the rows of a figure give, and how.
pub(super) struct Reckoned {
    /// The result, in what it is printed, and the rows.
    pub computed: Computed,
    /// The part and the whole of a share.
    pub components: Vec<Component>,
    /// Of how many values it was taken.
    pub basis: Option<String>,
}

/// What a declared figure is computed from; nothing for one that has no table.
pub(super) fn of(declaration: &FigureDeclaration, dataset: &Dataset) -> Option<Reckoned> {
    let selection = declaration.rows.as_ref()?;
    Some(of_rows(
        declaration,
        compute::rows(dataset, &selection.table.value, &selection.filter),
        dataset,
    ))
}

/// The same, of rows that are chosen.
pub(super) fn of_rows(
    declaration: &FigureDeclaration,
    rows: Vec<&dyn Record>,
    dataset: &Dataset,
) -> Reckoned {
    let column = declaration.column.as_deref();
    let mut reckoned = match declaration.aggregate {
        Aggregate::Share => share(declaration, &rows, dataset),
        aggregate => {
            let computed = compute::aggregate(&rows, column, aggregate);
            let basis = basis(aggregate, &computed);
            Reckoned { computed, components: Vec::new(), basis }
        }
    };
    let result = reckoned.computed.result;
    reckoned.computed.result = result.map(|number| shown_in(number, declaration.shown_in));
    reckoned
}

/// « moyenne de 8 lignes, 2 sans valeur »
fn basis(aggregate: Aggregate, computed: &Computed) -> Option<String> {
    let word = match aggregate {
        Aggregate::Mean => "moyenne",
        Aggregate::Median => "médiane",
        _ => return None,
    };
    let known = computed.sources.len() as u64 - computed.unknown;
    let rows = french::de(&french::count(known, "ligne"));
    let unknown = match computed.unknown {
        0 => String::new(),
        1 => ", une autre est sans valeur".to_owned(),
        many => format!(", {} autres sont sans valeur", french::number(many)),
    };
    (known > 0).then(|| format!("{word} {rows}{unknown}"))
}

/// The share of rows, or of what they add up to, in a whole.
fn share(declaration: &FigureDeclaration, rows: &[&dyn Record], dataset: &Dataset) -> Reckoned {
    let table = declaration.rows.as_ref().map_or("", |rows| rows.table.value.as_str());
    let column = declaration.column.as_deref();
    let aggregate = if column.is_some() { Aggregate::Sum } else { Aggregate::Count };
    let all = compute::rows(dataset, table, &declaration.whole);
    let (part, whole) =
        (compute::aggregate(rows, column, aggregate), compute::aggregate(&all, column, aggregate));
    let is_exact = part.unknown == 0 && whole.unknown == 0;
    let in_words = |filter: &Filter| match definitions::rows(filter, table, dataset) {
        words if words.is_empty() => "toutes les lignes".to_owned(),
        words => words,
    };
    let filter = declaration.rows.as_ref().map(|rows| in_words(&rows.filter)).unwrap_or_default();
    let component = |label: String, it: &Computed| Component {
        label,
        text: it
            .result
            .map_or_else(|| french::UNKNOWN.to_owned(), |number| french::any_number(&number, None)),
        sources: it.sources.clone(),
    };
    let components = vec![
        component(format!("part ({filter})"), &part),
        component(format!("tout ({})", in_words(&declaration.whole)), &whole),
    ];
    let result = ratio_of(&stated(&part), &stated(&whole), is_exact);
    let result = result.map(|it| shown_in(it, Some(ShownIn::Percent)));
    let illustrative = part.illustrative || whole.illustrative;
    Reckoned { computed: Computed { result, illustrative, ..part }, components, basis: None }
}

/// What rows state, unknown ones left aside.
fn stated(computed: &Computed) -> Option<Number> {
    match computed.unknown {
        0 => computed.result,
        _ => {
            let known: Vec<_> =
                computed.sources.iter().copied().filter(|one| one.part.is_some()).collect();
            measured(&known)?.measure().map(Number::of)
        }
    }
}

/// One number divided by another: exact where both are, and nothing is unknown.
pub(super) fn ratio_of(
    part: &Option<Number>,
    whole: &Option<Number>,
    is_complete: bool,
) -> Option<Number> {
    let (part, whole) = (part.as_ref()?.measure(), whole.as_ref()?.measure());
    let value = part.value.over(whole.value)?;
    let qualifier = match (part.qualifier, whole.qualifier) {
        (Qualifier::Exact, Qualifier::Exact) if is_complete => Qualifier::Exact,
        // More than something, divided by a number, is more than what that gives.
        (Qualifier::MoreThan, Qualifier::Exact) if is_complete && whole.value > Ratio::ZERO => {
            Qualifier::MoreThan
        }
        _ => Qualifier::About,
    };
    // Of two of one kind, a number is left; of a kind and a count, a value of that kind.
    let kind = if part.kind.is_like(whole.kind) { Kind::Decimal } else { part.kind };
    Some(Number::of(Measure { value, kind, qualifier }))
}

/// A number in what it is to be printed; as it is where that does not fit its kind.
pub(super) fn shown_in(number: Number, wanted: Option<ShownIn>) -> Number {
    let measure = number.measure();
    let scaled = |by: Ratio, kind| {
        measure.value.times(by).map(|value| Number::of(Measure { value, kind, ..measure }))
    };
    let shown = match (wanted, measure.kind) {
        (Some(ShownIn::Percent), Kind::Decimal) => scaled(Ratio::whole(100), Kind::Percent),
        (Some(ShownIn::Hours), Kind::Duration) => {
            Ratio::new(1, 60).and_then(|hours| scaled(hours, Kind::Decimal))
        }
        (Some(ShownIn::Thousands), Kind::Money(currency, _)) => Some(Number::Measure(Measure {
            kind: Kind::Money(currency, Scale::Thousands),
            ..measure
        })),
        (Some(ShownIn::Millions), Kind::Money(currency, _)) => Some(Number::Measure(Measure {
            kind: Kind::Money(currency, Scale::Millions),
            ..measure
        })),
        _ => None,
    };
    shown.unwrap_or(number)
}
