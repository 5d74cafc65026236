//! Mistakes of syntax of the texts, reported before anything is typeset.

use std::ops::Range;

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::quantity::Quantity;
use crate::read::Input;
use crate::read::prose::Prose;
use crate::typeset;

/// Reports the mistakes of every text.
pub(super) fn check(input: &Input, texts: &[Prose], diagnostics: &mut Diagnostics) {
    // Only a text that is known to be broken is parsed again for its faults.
    for prose in texts.iter().filter(|prose| prose.broken) {
        faults(input, prose, diagnostics);
    }
}

fn faults(input: &Input, prose: &Prose, diagnostics: &mut Diagnostics) {
    let (issues, others) = typeset::syntax_mistakes(&input.sources.file(prose.file).text);
    for issue in issues {
        let range = issue.place.map(|place| place.range).unwrap_or_default();
        // The guardian says what these characters were meant to be.
        if prose.habits.iter().any(|habit| is_within(&habit.covers, &range)) {
            continue;
        }
        let mut one =
            Diagnostic::new(Code::Typst, issue.message).at(Place::span(prose.file, range));
        one.help = (!issue.hints.is_empty()).then(|| issue.hints.join(" ; "));
        diagnostics.push(one);
    }
    if others > 0 {
        let message = french::with_unit(
            &Quantity::exact(others as u64),
            "autre faute de syntaxe dans ce texte",
            "autres fautes de syntaxe dans ce texte",
        );
        diagnostics.push(
            Diagnostic::new(Code::Typst, message)
                .at(Place::File(prose.file))
                .help("corrigez les premières : les suivantes en découlent souvent"),
        );
    }
}

fn is_within(whole: &Range<usize>, part: &Range<usize>) -> bool {
    whole.start <= part.start && part.start <= whole.end
}
