//! Figures that are made of other figures: the ratio of two, and one added up over the editions.

use rustc_hash::FxHashMap;

use super::figure::{Component, Figure, Value};
use super::history::History;
use super::reckoned::{self, ratio_of, shown_in};
use crate::dataset::declarations::{Aggregate, FigureDeclaration};
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::measure::{MeasureTotal, Number};
use crate::language::suggest::Names;

/// Works them out, each after those that it is made of; one that is made of itself is reported.
pub(super) fn resolve(
    declarations: &[FigureDeclaration],
    list: &mut [Figure],
    history: &History,
    diagnostics: &mut Diagnostics,
) {
    let is_derived =
        |it: &&FigureDeclaration| matches!(it.aggregate, Aggregate::Ratio | Aggregate::Cumulative);
    let mut left: Vec<&FigureDeclaration> = declarations.iter().filter(is_derived).collect();
    left.retain(|declaration| {
        let named = [&declaration.of, &declaration.by].into_iter().flatten();
        let unknown: Vec<Diagnostic> = named.filter_map(|id| unknown(id, list)).collect();
        let is_whole = declaration.of.is_some()
            && (declaration.by.is_some() || declaration.aggregate == Aggregate::Cumulative);
        let is_known = unknown.is_empty();
        diagnostics.extend(unknown);
        is_known && is_whole
    });
    let ids: FxHashMap<String, usize> =
        list.iter().enumerate().map(|(index, figure)| (figure.id.clone(), index)).collect();
    loop {
        let waits = |id: &Option<Sourced<String>>| {
            id.as_ref().is_some_and(|id| left.iter().any(|it| it.id.value == id.value))
        };
        let ready: Vec<&FigureDeclaration> =
            left.iter().copied().filter(|it| !waits(&it.of) && !waits(&it.by)).collect();
        if ready.is_empty() {
            break;
        }
        for declaration in &ready {
            let figure = |id: &Option<Sourced<String>>| {
                id.as_ref().and_then(|id| ids.get(&id.value)).map(|index| list[*index].clone())
            };
            let (of, by) = (figure(&declaration.of), figure(&declaration.by));
            let Some(own) = ids.get(&declaration.id.value).and_then(|index| list.get_mut(*index))
            else {
                continue;
            };
            match (declaration.aggregate, of, by) {
                (Aggregate::Ratio, Some(of), Some(by)) => ratio(declaration, own, &of, &by),
                (Aggregate::Cumulative, Some(of), _) => cumulative(declaration, own, &of, history),
                _ => {}
            }
        }
        left.retain(|it| !ready.iter().any(|done| done.id.place == it.id.place));
    }
    for declaration in left {
        let message = format!("le chiffre « {} » est fait de lui-même", declaration.id.value);
        diagnostics.push(
            Diagnostic::new(Code::UnknownReference, message)
                .at(declaration.id.place)
                .about(&declaration.id.value)
                .help("corrigez « de » ou « par » : un chiffre est fait d'autres chiffres"),
        );
    }
}

fn unknown(id: &Sourced<String>, list: &[Figure]) -> Option<Diagnostic> {
    if list.iter().any(|figure| figure.id == id.value) {
        return None;
    }
    let names = Names::of(list.iter().map(|figure| figure.id.as_str()));
    Some(
        Diagnostic::new(Code::UnknownFigure, format!("le chiffre « {id} » n'existe pas"))
            .at(id.place)
            .about(id.as_str())
            .help(names.help(id, "chiffres de l'édition")),
    )
}

fn component(figure: &Figure) -> Component {
    Component {
        label: format!("{} ({})", figure.id, figure.label),
        text: figure.text.clone(),
        sources: figure.sources.clone(),
    }
}

fn ratio(declaration: &FigureDeclaration, own: &mut Figure, of: &Figure, by: &Figure) {
    let result = ratio_of(&of.number(), &by.number(), true);
    own.sources = of.sources.iter().chain(&by.sources).copied().collect();
    own.made.components = vec![component(of), component(by)];
    own.illustrative |= of.illustrative || by.illustrative;
    set(declaration, own, result);
}

/// The sum of what each edition printed; one that did not print it is an unknown part.
fn cumulative(declaration: &FigureDeclaration, own: &mut Figure, of: &Figure, history: &History) {
    let past = history.of(of);
    let mut parts: Vec<Option<Number>> = past.iter().map(|year| year.number).collect();
    parts.push(of.number());
    own.made.components = past
        .iter()
        .map(|year| Component {
            label: year.period.to_string(),
            text: year.text.clone(),
            sources: Vec::new(),
        })
        .chain([component(of)])
        .collect();
    own.sources = of.sources.clone();
    own.illustrative |= of.illustrative;
    let kind = parts.iter().flatten().next().map(|number| number.measure().kind);
    let result = kind.and_then(|kind| {
        let mut total = MeasureTotal::of(kind);
        let like =
            |number: Number| Some(number.measure()).filter(|measure| measure.kind.is_like(kind));
        parts.iter().for_each(|part| total.add(part.and_then(like)));
        total.measure()
    });
    let known = parts.iter().flatten().count();
    let without = match parts.len() - known {
        0 => String::new(),
        1 => ", une autre ne l'a pas".to_owned(),
        many => format!(", {} autres ne l'ont pas", french::number(many as u64)),
    };
    let years = french::de(&french::count(known, "édition"));
    own.made.basis = (known > 0).then(|| format!("cumul {years}{without}"));
    set(declaration, own, result.map(Number::of));
}

fn set(declaration: &FigureDeclaration, own: &mut Figure, result: Option<Number>) {
    let number = result.map(|it| shown_in(it, declaration.shown_in));
    own.value = number.map_or(Value::Unknown, Value::from);
    let usual = || reckoned::usual_decimals(declaration.aggregate, &number?, &own.sources);
    own.made.decimals = declaration.decimals.or_else(usual);
    own.text = own.value.text(false, own.made.decimals);
}
