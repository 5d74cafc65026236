//! What a declaration asks of a number, and its kind cannot give: « en heures » of an amount, a goal
//! in euros of a number of hours; and the ids that are those of the tool.

use super::figure::Figure;
use super::{accounting, last_year};
use crate::dataset::declarations::{FigureDeclaration, ShownIn};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::language::amount::Amount;
use crate::language::french;
use crate::language::measure::{Kind, Measure, Number, Scale};

/// Tells what has no effect, and takes a goal out that is no number of the same kind.
pub(super) fn tell(
    declarations: &[FigureDeclaration],
    list: &mut [Figure],
    diagnostics: &mut Diagnostics,
) {
    for declaration in declarations {
        let is_it = |figure: &&mut Figure| figure.declared_at == Some(declaration.id.place);
        // The groups of a declaration bear its place too.
        for figure in list.iter_mut().filter(is_it) {
            let is_first = figure.id == declaration.id.value;
            let told = [unit(declaration, figure), goal(figure)];
            diagnostics.extend(told.into_iter().flatten().filter(|_| is_first));
        }
    }
}

/// « en » that does not fit what was counted.
fn unit(declaration: &FigureDeclaration, figure: &Figure) -> Option<Diagnostic> {
    let (wanted, number) = (declaration.shown_in?, figure.number()?);
    let (fits, word, of) = match (wanted, number.measure().kind) {
        (ShownIn::Percent, kind) => (kind == Kind::Percent, "%", "une part ou un rapport"),
        // Hours that were counted are shown as they are.
        (ShownIn::Hours, kind) => (kind == Kind::Decimal, "heures", "une durée"),
        (ShownIn::Thousands, kind) => {
            (matches!(kind, Kind::Money(_, Scale::Thousands)), "k€", "un montant")
        }
        (ShownIn::Millions, kind) => {
            (matches!(kind, Kind::Money(_, Scale::Millions)), "M€", "un montant")
        }
    };
    let message =
        format!("« {} » : « en » ({word}) n'a pas d'effet sur {}", figure.id, kind_of(number));
    (!fits).then(|| {
        Diagnostic::new(Code::NotPrinted, message)
            .at(declaration.id.place)
            .about(&figure.id)
            .help(format!("retirez « en » : il change l'écriture d'{of}"))
    })
}

/// « un montant », « une durée »
fn kind_of(number: Number) -> &'static str {
    match number {
        Number::Count(_) => "un nombre entier",
        Number::Measure(measure) => match measure.kind {
            Kind::Decimal => "un nombre",
            Kind::Percent => "un pourcentage",
            Kind::Duration => "une durée",
            Kind::Money(..) => "un montant",
        },
    }
}

/// A goal that cannot be held against its figure. « 30 000 » of an amount is one of its currency.
fn goal(figure: &mut Figure) -> Option<Diagnostic> {
    let (goal, number) = (figure.made.goal?, figure.number()?);
    let (wanted, kind) = (goal.measure(), number.measure().kind);
    if wanted.kind.is_like(kind) {
        return None;
    }
    if let (Number::Count(count), Kind::Money(currency, _)) = (goal, kind)
        && let Some(whole) = count.exact_value()
    {
        let amount = Amount::new(i128::from(whole) * 100, currency);
        figure.made.goal = Some(Number::Measure(Measure { kind, ..amount.into() }));
        return None;
    }
    figure.made.goal = None;
    let message = format!(
        "« {} » : l'objectif « {} » ne se compare pas à « {} »",
        figure.id,
        french::any_number(&goal, None),
        figure.with_unit()
    );
    let help = match kind {
        Kind::Percent => "écrivez l'objectif en pour cent : objectif = \"80 %\"".to_owned(),
        Kind::Duration => "écrivez l'objectif comme une durée : objectif = \"200 h\"".to_owned(),
        Kind::Money(currency, _) => {
            format!(
                "écrivez l'objectif en {} : objectif = \"30 000 {}\"",
                currency.code(),
                currency.sign()
            )
        }
        Kind::Decimal => {
            "écrivez l'objectif comme un nombre, sans unité : objectif = \"200\"".to_owned()
        }
    };
    Some(
        Diagnostic::new(Code::NotPrinted, message)
            .at(figure.declared_at?)
            .about(&figure.id)
            .help(help),
    )
}

/// A figure that takes the place of one of the tool and says something else: typed by hand, or of
/// the accounts, whose statements go on printing theirs.
pub(super) fn instead(
    own: &Figure,
    standard: &Figure,
    declarations: &[FigureDeclaration],
) -> Option<Diagnostic> {
    let declaration = declarations.iter().find(|it| it.id.value == own.id)?;
    let is_judged = declaration.typed.is_some() || accounting::is_one(&own.id);
    let (stated, given) = (own.number()?, standard.number()?);
    if !is_judged || !last_year::contradicts(&stated, &given) {
        return None;
    }
    let message = format!(
        "« {} » est un chiffre de l'outil, qui vaut {} ; celui d'ici, {}, en prend la place",
        own.id, standard.text, own.text
    );
    Some(
        Diagnostic::new(Code::DeclaredDiffers, message)
            .at(declaration.id.place)
            .about(&own.id)
            .of_values([own.text.clone(), standard.text.clone()])
            .help("retirez ce [[chiffres]], l'outil le compte ; si c'est autre chose, changez son « id »")
            .acceptable(Acceptance::IfExplained("si celui d'ici est le bon")),
    )
}
