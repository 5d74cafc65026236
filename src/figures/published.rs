//! What the organisation published, held against what its rows give.

use super::compute::Computed;
use super::figure::Value;
use crate::dataset::declarations::{FigureDeclaration, Stated};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::quantity::{Qualifier, Verdict};

/// Tells when the published value and the rows differ: when it is false, and
/// also when it is true but more than a twentieth away. Then it gives what the
/// rows give, which the reader is to know where the value is explained.
pub(super) fn compare(
    declaration: &FigureDeclaration,
    stated: &Stated,
    computed: &Computed,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let Some(Number::Count(published)) = stated.number else {
        return compare_measures(declaration, stated, computed, diagnostics);
    };
    // « plus de 80 » is false of 80 rows.
    let is_just_that = published.qualifier() == Qualifier::MoreThan
        && computed.quantity().and_then(|it| it.exact_value()) == Some(published.value());
    let verdict = match is_just_that {
        true => Verdict::No,
        false => published.holds_for(&computed.total),
    };
    let far = computed.quantity().is_some_and(|quantity| {
        quantity.value().abs_diff(published.value()) > published.value() / 20
    });
    if verdict == Verdict::Yes && !far {
        return None;
    }
    let given = french::quantity_or_unknown(computed.quantity().as_ref());
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
            .of_values([Value::Count(published).text(stated.plus, None), given.clone()])
            .help(help)
            .acceptable(Acceptance::Otherwise),
    );
    Some(given)
}

/// The same of a measure, which holds where what is computed is within its bounds.
fn compare_measures(
    declaration: &FigureDeclaration,
    stated: &Stated,
    computed: &Computed,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let published = stated.number?.measure();
    let given = computed.result.map(|number| number.measure());
    let (low, high) = published.bounds();
    let holds = given.is_some_and(|given| {
        let is_above = low.is_none_or(|low| given.value >= low);
        let is_below = high.is_none_or(|high| given.value <= high);
        given.kind.is_like(published.kind) && is_above && is_below
    });
    if holds {
        return None;
    }
    let [stated_text, given] = [Some(published), given].map(|it| {
        it.map_or_else(
            || french::UNKNOWN.to_owned(),
            |it| french::measure(&it, declaration.decimals),
        )
    });
    let message = format!(
        "« {} » : valeur publiée {stated_text}, valeur des données {given} ({})",
        declaration.id.value,
        french::count(computed.sources.len(), "ligne"),
    );
    diagnostics.push(
        Diagnostic::new(Code::DeclaredDiffers, message)
            .at(stated.place)
            .about(&declaration.id.value)
            .of_values([stated_text, given.clone()])
            .help("corrigez la valeur publiée, le filtre ou les lignes")
            .acceptable(Acceptance::Otherwise),
    );
    Some(given)
}
