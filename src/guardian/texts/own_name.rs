//! The name of the organisation, as its own texts write it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::mentions::words;
use crate::guardian::sentences::passages::own_names;
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind};

/// Letters of the shortest name of which another form is surely a slip.
const SHORTEST: usize = 10;
/// Letters by which it may differ.
const FAR: usize = 2;

/// Tells each place where a text writes the name of the organisation with a letter too many, too few
/// or another.
pub(in crate::guardian) fn the_organisation_has_its_name(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for name in own_names(view.input) {
        let parts: Vec<&str> = name.text.split_whitespace().collect();
        if parts.len() < 2 || name.text.chars().count() < SHORTEST {
            continue;
        }
        let blocks = view.texts.iter().flat_map(|text| &text.blocks);
        for block in blocks.filter(|block| block.kind != BlockKind::Quotation) {
            diagnostics.extend(misspelt(block, &name));
        }
    }
}

fn misspelt(block: &Block, name: &Block) -> Option<Diagnostic> {
    let own = words(&name.text, 0..name.text.len());
    let said = words(&block.text, 0..block.text.len());
    let is_capital = |text: &str| text.starts_with(char::is_uppercase);
    let found = said.windows(own.len()).find(|window| {
        let pairs = || own.iter().zip(window.iter());
        // Written as a name: capitals where it has them, but at its beginning.
        let is_name = pairs().skip(1).all(|(own, said)| {
            !is_capital(&name.text[own.range.clone()])
                || is_capital(&block.text[said.range.clone()])
        });
        let has_capital = pairs().skip(1).any(|(own, _)| is_capital(&name.text[own.range.clone()]));
        let alike = pairs().filter(|(own, said)| own.folded == said.folded).count();
        let apart: usize =
            pairs().map(|(own, said)| strsim::damerau_levenshtein(&own.folded, &said.folded)).sum();
        // One word has a slip; articles and short words may be others.
        let is_slip = pairs().any(|(own, said)| {
            own.folded != said.folded && own.folded.len() >= 5 && said.folded.len() >= 4
        });
        is_name && has_capital && is_slip && alike + 1 == own.len() && (1..=FAR).contains(&apart)
    })?;
    let range = found.first()?.range.start..found.last()?.range.end;
    let written = &block.text[range.clone()];
    if !block.is_typed(range.clone()) || fold(written) == fold(&name.text) {
        return None;
    }
    Some(
        Diagnostic::new(
            Code::NearNames,
            format!("« {written} » : l'organisation s'appelle « {} »", name.text.trim()),
        )
        .at(block.place(range))
        .related(name.place(0..name.text.len()), "son nom est écrit ici")
        .about(written)
        .help("corrigez le nom ; dans un texte, il se cite : #organisation(\"nom\")"),
    )
}
