//! What was gained since last year.

use super::fact::Fact;
use super::statement::Statement;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french;
use crate::read::prose::Block;

/// « 341 abonné.e.s de plus »: what was gained since last year.
pub(super) fn gain(
    view: &View<'_>,
    block: &Block,
    statement: &Statement,
    all: &[Fact],
    diagnostics: &mut Diagnostics,
) {
    let gained = |fact: &&Fact| {
        let (now, before) = (fact.quantity.exact_value()?, fact.previous?.exact_value()?);
        Some((now.checked_sub(before)?, now, before))
    };
    let gains: Vec<(u64, u64, u64)> = all.iter().filter_map(|fact| gained(&fact)).collect();
    let bounds = statement.quantity.bounds();
    let Some((gain, now, before)) = gains.first() else { return };
    if gains.iter().any(|(gain, ..)| bounds.contains(*gain)) {
        return;
    }
    let words = &block.text[statement.range.clone()];
    diagnostics.push(
        Diagnostic::new(
            Code::StatedNumber,
            format!("« {words} » de plus : les données n'en donnent pas autant"),
        )
        .at(block.place(statement.range.clone()))
        .about(words)
        .help(format!(
            "de {} à {}, il y en a {} de plus qu'en {} : corrigez le texte ou les données",
            french::number(*before),
            french::number(*now),
            french::number(*gain),
            view.dataset.period().before()
        )),
    );
}
