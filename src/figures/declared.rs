//! The figures of `[[chiffres]]`: computed by their filter, typed by hand, or
//! published by the organisation and held against the data.

use super::figure::{Figure, Made, Value};
use super::grouping::Groups;
use super::reckoned::{self, Reckoned};
use super::{compute, definitions, filter, labels, published};
use crate::dataset::Dataset;
use crate::dataset::declarations::{Aggregate, Display, FigureDeclaration};
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::quantity::{Qualifier, Quantity};
use crate::language::suggest::slug;

/// The figure of one declaration.
pub fn figure(
    declaration: &FigureDeclaration,
    dataset: &Dataset,
    previous: Option<&Dataset>,
    diagnostics: &mut Diagnostics,
) -> Figure {
    let reckoned = reckoned::of(declaration, dataset);
    let before = previous
        .filter(|_| declaration.compare)
        .and_then(|previous| reckoned::of(declaration, previous))
        .and_then(|before| before.computed.result);
    made(declaration, reckoned, before, dataset, diagnostics)
}

/// The figures of the groups of a declaration, one for each value of its column.
pub fn groups(
    declaration: &FigureDeclaration,
    dataset: &Dataset,
    previous: Option<&Dataset>,
) -> Vec<Figure> {
    let (Some(column), Some(selection)) = (&declaration.group, &declaration.rows) else {
        return Vec::new();
    };
    let table = selection.table.value.as_str();
    let rows = |dataset| compute::rows(dataset, table, &selection.filter);
    let now = rows(dataset);
    let now = Groups::by(column, dataset.period(), &now);
    let then = previous.filter(|_| declaration.compare).map(|last| (last, rows(last)));
    let then = then.as_ref().map(|(last, rows)| (*last, Groups::by(column, last.period(), rows)));
    let keys = now.keys.iter().filter(|key| !key.is_empty());
    keys.map(|key| {
        let name = labels::label(table, column, key, &dataset.settings);
        let of = |groups: &Groups<'_>, dataset| {
            Some(reckoned::of_rows(declaration, groups.get(key)?.to_vec(), dataset))
        };
        let before = then.as_ref().and_then(|(last, groups)| of(groups, last)?.computed.result);
        let one = FigureDeclaration {
            id: Sourced::new(
                format!("{}-{}", declaration.id.value, slug(key)),
                declaration.id.place,
            ),
            label: format!("{}, {name}", declaration.label),
            definition: Some(format!(
                "{} Pour {column} = {name}.",
                definition(declaration, dataset)
            )),
            ..declaration.clone()
        };
        // What is to be told of the declaration is told of the whole.
        made(&one, of(&now, dataset), before, dataset, &mut Diagnostics::default())
    })
    .collect()
}

fn made(
    declaration: &FigureDeclaration,
    reckoned: Option<Reckoned>,
    previous: Option<Number>,
    dataset: &Dataset,
    diagnostics: &mut Diagnostics,
) -> Figure {
    let computed = reckoned.as_ref().map(|reckoned| &reckoned.computed);
    if let (Some(computed), None) = (computed, &declaration.published)
        && computed.sources.is_empty()
    {
        diagnostics.extend(empty_filter(declaration, dataset));
    }
    let given_by_rows = match (&declaration.published, computed) {
        (Some(published), Some(computed)) => {
            published::compare(declaration, published, computed, diagnostics)
        }
        _ => None,
    };
    let mut definition = definition(declaration, dataset);
    match given_by_rows {
        Some(given) if given == french::UNKNOWN => definition
            .push_str(" Valeur publiée telle quelle : les lignes ne suffisent pas à la retrouver."),
        Some(given) => definition
            .push_str(&format!(" Valeur publiée telle quelle : les lignes donnent {given}.")),
        None => {}
    }
    let result = computed.and_then(|computed| computed.result);
    diagnostics.extend(without_effect(declaration, result));
    let stated = declaration.published.as_ref().or(declaration.typed.as_ref());
    let number = match stated {
        Some(stated) => stated.number.map(|it| reckoned::shown_in(it, declaration.shown_in)),
        None => result.map(|number| displayed_as(declaration, number)),
    };
    let value = match (&declaration.text, number) {
        (Some(text), _) => Value::Text(text.clone()),
        (None, Some(number)) => number.into(),
        (None, None) => Value::Unknown,
    };
    let decimals = declaration.decimals.or_else(|| {
        let number = result.filter(|_| stated.is_none())?;
        reckoned::usual_decimals(declaration.aggregate, &number, &computed?.sources)
    });
    let plus = stated.map_or(declaration.display == Display::Plus, |stated| stated.plus);
    Figure {
        id: declaration.id.value.clone(),
        label: declaration.label.clone(),
        unit: declaration.unit.clone().unwrap_or_default(),
        text: value.text(plus, decimals),
        as_of: declaration.as_of.clone(),
        previous,
        incomparable: None,
        definition,
        sources: computed.map(|computed| computed.sources.clone()).unwrap_or_default(),
        declared_at: Some(declaration.id.place),
        computed: declaration.published.as_ref().and(result),
        // A published value that the rows confirm is no invention, even if the rows are.
        illustrative: declaration.illustrative
            || (stated.is_none() && computed.is_some_and(|computed| computed.illustrative)),
        made: Made {
            decimals,
            goal: declaration.goal,
            basis: reckoned.as_ref().and_then(|it| it.basis.clone()).filter(|_| stated.is_none()),
            components: reckoned.map(|it| it.components).unwrap_or_default(),
        },
        value,
    }
}

/// The computed number as the declaration wants it shown; of measures, their decimals say it.
fn displayed_as(declaration: &FigureDeclaration, number: Number) -> Number {
    match number {
        Number::Count(quantity) => Number::Count(displayed(declaration, quantity)),
        Number::Measure(_) => number,
    }
}

/// The computed value as the declaration wants it shown.
fn displayed(declaration: &FigureDeclaration, quantity: Quantity) -> Quantity {
    if quantity.qualifier() != Qualifier::Exact {
        return quantity;
    }
    let rounded = |qualifier| Quantity::rounded(quantity.value(), qualifier, declaration.rounding);
    let wanted = match declaration.display {
        Display::Exact => None,
        // 80 is not more than 80.
        Display::MoreThan | Display::Plus => {
            rounded(Qualifier::MoreThan).filter(|it| it.value() < quantity.value())
        }
        Display::Almost => rounded(Qualifier::Almost),
        Display::About => rounded(Qualifier::About),
        Display::Collective => Quantity::nearest_collective(quantity.value()),
    };
    wanted.unwrap_or(quantity)
}

/// What is told of « affichage » and « arrondi » where the value is printed without them.
fn without_effect(declaration: &FigureDeclaration, result: Option<Number>) -> Option<Diagnostic> {
    let FigureDeclaration { display, rounding, .. } = declaration;
    // A published value stands in the words of the organisation.
    if declaration.published.is_some() {
        return None;
    }
    let is_free = declaration.typed.is_some() || declaration.text.is_some();
    let is_rounded = !matches!(display, Display::Exact | Display::Collective);
    let (what, help) = match (is_free, rounding) {
        (true, 2..) => (
            "« arrondi » n'a pas d'effet sur une valeur écrite à la main".to_owned(),
            "écrivez la valeur comme elle est à imprimer, « près de 800 », et retirez « arrondi »",
        ),
        (true, _) if *display != Display::Exact => (
            "« affichage » n'a pas d'effet sur une valeur écrite à la main".to_owned(),
            "écrivez la valeur comme elle est à imprimer, « près de 800 », et retirez « affichage »",
        ),
        (true, _) => return None,
        (false, rounding) if matches!(result, Some(Number::Measure(_))) => {
            match (*rounding, display) {
                (1, Display::Exact) => return None,
                _ => (
                    "« affichage » et « arrondi » n'ont d'effet que sur un nombre entier"
                        .to_owned(),
                    "écrivez decimales = 0, ou en = \"k€\", et retirez ces deux clés",
                ),
            }
        }
        (false, 2..) if !is_rounded => (
            "« arrondi » n'a pas d'effet sans « affichage » : la valeur est imprimée exacte"
                .to_owned(),
            "ajoutez affichage = \"plus de\", \"+ de\", \"près de\" ou \"environ\", ou retirez « arrondi »",
        ),
        _ if !is_rounded => return None,
        // A round value needs no word before it.
        (false, rounding) => {
            let exact = result.and_then(|it| it.count().copied());
            let exact = exact.filter(|it| it.qualifier() == Qualifier::Exact)?;
            let is_round = *rounding > 1 && exact.value() % rounding == 0;
            if is_round || displayed(declaration, exact) != exact {
                return None;
            }
            let value = french::quantity(&exact);
            if *rounding == 1 {
                (
                    format!("« affichage » n'a pas d'effet sans « arrondi » : {value} est imprimé"),
                    "ajoutez arrondi = 10, 100 ou 1000, ou retirez « affichage »",
                )
            } else {
                (
                    format!(
                        "« affichage » et « arrondi » n'ont pas d'effet : {value} est trop loin d'un multiple de {}, et imprimé exact",
                        french::number(*rounding)
                    ),
                    "écrivez affichage = \"plus de\", ou un « arrondi » plus petit",
                )
            }
        }
    };
    let message = format!("« {} » : {what}", declaration.id.value);
    let reported = Diagnostic::new(Code::NotPrinted, message).at(declaration.id.place);
    Some(reported.about(&declaration.id.value).help(help))
}

/// One sentence for « Sources et méthode ».
fn definition(declaration: &FigureDeclaration, dataset: &Dataset) -> String {
    if let Some(definition) = &declaration.definition {
        return definition.clone();
    }
    match (declaration.aggregate, &declaration.of, &declaration.by) {
        (Aggregate::Ratio, Some(of), Some(by)) => {
            return format!("Chiffre « {of} » divisé par « {by} ».");
        }
        (Aggregate::Cumulative, Some(of), _) => {
            return format!("Cumul du chiffre « {of} » imprimé par chaque édition.");
        }
        _ => {}
    }
    let Some(selection) = &declaration.rows else {
        return "Valeur saisie par l'organisation.".to_owned();
    };
    definitions::of_rows(
        (declaration.aggregate, declaration.column.as_deref()),
        (&selection.table.value, &selection.filter),
        dataset,
    )
}

fn empty_filter(declaration: &FigureDeclaration, dataset: &Dataset) -> Option<Diagnostic> {
    let rows = declaration.rows.as_ref()?;
    let what = format!("le chiffre « {} »", declaration.id.value);
    Some(filter::empty(&what, rows, dataset).about(&declaration.id.value))
}
