//! The figures of `[[chiffres]]`: computed by their filter, typed by hand, or
//! published by the organisation and held against the data.

use super::compute::{self, Computed};
use super::figure::{Figure, Value};
use super::filter;
use crate::dataset::Dataset;
use crate::dataset::declarations::{Aggregate, Display, FigureDeclaration, Stated};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::quantity::{Qualifier, Quantity, Verdict};

/// The figure of one declaration.
pub fn figure(
    declaration: &FigureDeclaration,
    dataset: &Dataset,
    previous: Option<&Dataset>,
    diagnostics: &mut Diagnostics,
) -> Figure {
    let computed = compute_from(declaration, dataset);
    if let (Some(computed), None) = (&computed, &declaration.published)
        && computed.sources.is_empty()
    {
        diagnostics.extend(empty_filter(declaration, dataset));
    }
    if let (Some(published), Some(computed)) = (&declaration.published, &computed) {
        compare(declaration, published, computed, diagnostics);
    }
    let result = computed.as_ref().and_then(|computed| computed.quantity);
    diagnostics.extend(without_effect(declaration, result));
    let stated = declaration.published.as_ref().or(declaration.typed.as_ref());
    let quantity = match stated {
        Some(stated) => stated.quantity,
        None => result.map(|quantity| displayed(declaration, quantity)),
    };
    let value = match (&declaration.text, quantity) {
        (Some(text), _) => Value::Text(text.clone()),
        (None, Some(quantity)) => Value::Count(quantity),
        (None, None) => Value::Unknown,
    };
    let plus = stated.map_or(declaration.display == Display::Plus, |stated| stated.plus);
    Figure {
        id: declaration.id.value.clone(),
        label: declaration.label.clone(),
        unit: declaration.unit.clone().unwrap_or_default(),
        text: text(&value, plus),
        as_of: declaration.as_of.clone(),
        previous: previous
            .filter(|_| declaration.compare)
            .and_then(|previous| compute_from(declaration, previous))
            .and_then(|computed| computed.quantity),
        incomparable: None,
        definition: definition(declaration, dataset),
        sources: computed.as_ref().map(|computed| computed.sources.clone()).unwrap_or_default(),
        declared_at: Some(declaration.id.place),
        computed: declaration.published.as_ref().and(result),
        // A published value that the rows confirm is no invention, even if the rows are.
        illustrative: declaration.illustrative
            || (stated.is_none() && computed.is_some_and(|computed| computed.illustrative)),
        value,
    }
}

fn compute_from(declaration: &FigureDeclaration, dataset: &Dataset) -> Option<Computed> {
    let selection = declaration.rows.as_ref()?;
    let rows = compute::rows(dataset, &selection.table.value, &selection.filter);
    Some(compute::aggregate(&rows, declaration.column.as_deref(), declaration.aggregate))
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
fn without_effect(declaration: &FigureDeclaration, result: Option<Quantity>) -> Option<Diagnostic> {
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
        (false, 2..) if !is_rounded => (
            "« arrondi » n'a pas d'effet sans « affichage » : la valeur est imprimée exacte"
                .to_owned(),
            "ajoutez affichage = \"plus de\", \"+ de\", \"près de\" ou \"environ\", ou retirez « arrondi »",
        ),
        _ if !is_rounded => return None,
        // A round value needs no word before it.
        (false, rounding) => {
            let exact = result.filter(|it| it.qualifier() == Qualifier::Exact)?;
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

/// The French text; « + de » is kept where the organisation writes it so.
fn text(value: &Value, plus: bool) -> String {
    match value {
        Value::Text(text) => french::typeset(text).into_owned(),
        Value::Unknown => french::UNKNOWN.to_owned(),
        Value::Count(quantity) if plus && quantity.qualifier() == Qualifier::MoreThan => {
            format!("+ de {}", french::number(quantity.value()))
        }
        Value::Count(quantity) => french::quantity(quantity),
    }
}

/// One sentence for « Sources et méthode ».
fn definition(declaration: &FigureDeclaration, dataset: &Dataset) -> String {
    if let Some(definition) = &declaration.definition {
        return definition.clone();
    }
    let Some(selection) = &declaration.rows else {
        return "Valeur saisie par l'organisation.".to_owned();
    };
    let what = match (declaration.aggregate, &declaration.column) {
        (Aggregate::Max, Some(column)) => format!("Plus grande valeur de « {column} »"),
        (Aggregate::Last, Some(column)) => format!("Dernière valeur de « {column} »"),
        (Aggregate::Distinct, Some(column)) => {
            format!("Nombre de valeurs différentes de « {column} »")
        }
        (Aggregate::Sum, Some(column)) => format!("Somme de « {column} »"),
        (_, _) => "Nombre de lignes".to_owned(),
    };
    let filter = filter::in_words(&selection.filter, &selection.table.value, dataset);
    let filter = if filter.is_empty() { filter } else { format!(" ({filter})") };
    format!("{what} dans la table {}{filter}.", selection.table.value)
}

fn empty_filter(declaration: &FigureDeclaration, dataset: &Dataset) -> Option<Diagnostic> {
    let rows = declaration.rows.as_ref()?;
    let what = format!("le chiffre « {} »", declaration.id.value);
    Some(filter::empty(&what, rows, dataset).about(&declaration.id.value))
}

/// Tells when the published value and the rows differ: when it is false, and
/// also when it is true but more than a twentieth away.
fn compare(
    declaration: &FigureDeclaration,
    stated: &Stated,
    computed: &Computed,
    diagnostics: &mut Diagnostics,
) {
    let Some(published) = stated.quantity else { return };
    // « plus de 80 » is false of 80 rows.
    let is_just_that = published.qualifier() == Qualifier::MoreThan
        && computed.quantity.and_then(|it| it.exact_value()) == Some(published.value());
    let verdict = match is_just_that {
        true => Verdict::No,
        false => published.holds_for(&computed.total),
    };
    let far = computed.quantity.is_some_and(|quantity| {
        quantity.value().abs_diff(published.value()) > published.value() / 20
    });
    if verdict == Verdict::Yes && !far {
        return;
    }
    let given = french::quantity_or_unknown(computed.quantity.as_ref());
    let lines = french::count(computed.sources.len(), "ligne");
    let mut message = format!(
        "« {} » : valeur publiée {}, valeur des données {given} ({lines})",
        declaration.id.value,
        french::quantity(&published)
    );
    if computed.total.unknown() > 0 {
        message
            .push_str(&format!(", dont {} sans valeur", french::number(computed.total.unknown())));
    }
    let help = match verdict {
        Verdict::Yes => "la valeur publiée reste vraie, mais loin du compte : précisez le filtre",
        Verdict::CannotTell => "les données ne suffisent pas à la confirmer : complétez-les",
        Verdict::No => "corrigez la valeur publiée, le filtre ou les lignes",
    };
    diagnostics.push(
        Diagnostic::new(Code::DeclaredDiffers, message)
            .at(stated.place)
            .about(&declaration.id.value)
            .of_values([text(&Value::Count(published), stated.plus), given])
            .help(help)
            .acceptable(Acceptance::Otherwise),
    );
}
