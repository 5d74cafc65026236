//! What the rows of a declared figure give: a sum, a mean, the share of a whole.

use super::compute::{self, Computed, measured};
use super::definitions;
use super::figure::{Component, Contribution};
use super::filter::Sieve;
use crate::dataset::declarations::{Aggregate, FigureDeclaration, Filter, ShownIn};
use crate::dataset::{Dataset, Field, Record};
use crate::language::french;
use crate::language::measure::{Kind, Measure, Number, Ratio, Scale};
use crate::language::quantity::Qualifier;
use crate::read::schema::CellForm;

/// More decimals are those of no row.
const MOST_DECIMALS: u32 = 6;

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
    let doubt = declaration.rows.as_ref().map_or_else(Doubt::default, |selection| {
        Doubt::of(&selection.filter, &all, table, (&part, &whole), dataset)
    });
    let result = ratio_of(&stated(&part), &stated(&whole), doubt.is_none());
    let result = result.map(|it| match it {
        Number::Measure(measure) if doubt.only_adds() => {
            Number::Measure(Measure { qualifier: Qualifier::MoreThan, ..measure })
        }
        other => other,
    });
    let result = result.map(|it| shown_in(it, Some(ShownIn::Percent)));
    let illustrative = part.illustrative || whole.illustrative;
    let basis = doubt.words(all.len() as u64, column.unwrap_or_default());
    Reckoned { computed: Computed { result, illustrative, ..part }, components, basis }
}

/// What a share does not know.
#[derive(Default)]
struct Doubt {
    /// Rows of the whole that do not say whether they are of the part, and the column that would.
    aside: Option<(u64, String)>,
    /// Rows of the part without a value.
    in_part: u64,
    /// Those of the rest of the whole.
    elsewhere: u64,
}

impl Doubt {
    fn of(
        filter: &Filter,
        all: &[&dyn Record],
        table: &str,
        (part, whole): (&Computed, &Computed),
        dataset: &Dataset,
    ) -> Self {
        let schema = dataset.settings.catalogue.find(table);
        // An empty choice is not known; an empty name, list or reference is none.
        let may_be_unknown = |name: &str| {
            let column = schema.and_then(|it| Some(&it.columns[it.index(name)?]));
            column.is_some_and(|column| {
                let is_own = schema.is_some_and(|it| it.own.contains(&name));
                let is_known_form = !matches!(
                    column.kind,
                    CellForm::Text
                        | CellForm::List
                        | CellForm::Flag
                        | CellForm::Row(_)
                        | CellForm::Code
                        | CellForm::Picture(_)
                        | CellForm::Address
                );
                (is_own && is_known_form) || name == "format"
            })
        };
        let aside = filter.conditions.iter().find_map(|condition| {
            let asks_for_empty = condition.values.iter().any(String::is_empty);
            if asks_for_empty || !may_be_unknown(&condition.column) {
                return None;
            }
            // They may pass the other conditions, or not.
            let others = Filter {
                conditions: filter
                    .conditions
                    .iter()
                    .filter(|it| it.column != condition.column)
                    .cloned()
                    .collect(),
            };
            let sieve = Sieve::new(&others);
            let is_empty = |row: &&&dyn Record| is_empty(&row.field(&condition.column));
            let count = all.iter().filter(is_empty).filter(|row| sieve.passes(**row)).count();
            (count > 0).then(|| (count as u64, condition.column.clone()))
        });
        Self { aside, in_part: part.unknown, elsewhere: whole.unknown.saturating_sub(part.unknown) }
    }

    fn is_none(&self) -> bool {
        self.aside.is_none() && self.in_part == 0 && self.elsewhere == 0
    }

    /// Whether what is not known can only make the share greater.
    fn only_adds(&self) -> bool {
        !self.is_none() && self.elsewhere == 0
    }

    /// « part de 6 lignes, dont 4 sans « meteo » »
    fn words(&self, all: u64, column: &str) -> Option<String> {
        let of = |count: u64, column: &str| {
            format!("{} sans « {} »", french::number(count), column.replace('_', " "))
        };
        let aside = self.aside.as_ref().map(|(count, column)| of(*count, column));
        let valueless = self.in_part + self.elsewhere;
        let valueless = (valueless > 0).then(|| of(valueless, column));
        let unknown: Vec<String> = aside.into_iter().chain(valueless).collect();
        let rows = french::de(&french::count(all, "ligne"));
        (!unknown.is_empty()).then(|| format!("part {rows}, dont {}", french::list(&unknown)))
    }
}

fn is_empty(field: &Field<'_>) -> bool {
    match field {
        Field::Text(text) => text.is_empty(),
        Field::List(items) => items.is_empty(),
        Field::Count(it) => it.is_none(),
        Field::Number(it) => it.is_none(),
        Field::Amount(it) => it.is_none(),
        Field::Measure(it) => it.is_none(),
        Field::Target(it) => it.is_none(),
        Field::Date(it) => it.is_none(),
        Field::Other => false,
    }
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

/// Of what is divided, the decimals that are printed where nobody says how many: at most one more
/// than its rows have; nothing where it has fewer, or has no end.
pub(super) fn usual_decimals(
    aggregate: Aggregate,
    number: &Number,
    sources: &[Contribution],
) -> Option<u32> {
    let Number::Measure(Measure { value, kind: Kind::Decimal | Kind::Percent, .. }) = number else {
        return None;
    };
    let of_row = |one: &Contribution| one.part?.measure().value.decimals(MOST_DECIMALS);
    let of_rows = match aggregate {
        Aggregate::Mean | Aggregate::Median => sources.iter().filter_map(of_row).max(),
        Aggregate::Share | Aggregate::Ratio => Some(0),
        _ => None,
    };
    let most = of_rows? + 1;
    value.decimals(MOST_DECIMALS).filter(|it| *it > most)?;
    // Without zeros at its end.
    let rounded = Ratio::new(value.rounded(most), 10_i128.checked_pow(most)?)?;
    rounded.decimals(most)
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
