//! How many people a sentence gives to an event, whatever it calls them: « a mobilisé 150 acteurs »
//! of an event to which 60 came.

use crate::dataset::Event;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::guardian::sentences::mentions::Mentions;
use crate::language::french::{self, fold};
use crate::language::quantity::Quantity;
use crate::read::prose::{Block, BlockKind, Number, TokenKind, number, sentences};

/// People, and those whom they stand for, without their plural; what other rules read is not here.
const PEOPLE: &str = "acteur actrice visiteur visiteuse habitant habitante elu elue professionnel citoyen \
    citoyenne spectateur curieux agent technicien benevole jeune famille enfant eleve etudiant partenaire \
    structure collectivite convive parent senior voisin invite";
/// Beginnings of folded words that say how many came.
const CAME: [&str; 8] =
    ["reuni", "rassembl", "mobilis", "attir", "accueilli", "seduit", "touche", "vu venir"];

/// Tells each sentence that gives an event more people than came to it.
pub(in crate::guardian) fn no_more_are_told_than_came(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let blocks = view.texts.iter().flat_map(|text| &text.blocks);
    let blocks: Vec<&Block> = blocks
        .filter(|it| {
            it.kind != BlockKind::Quotation && CAME.iter().any(|word| it.text.contains(word))
        })
        .collect();
    if blocks.is_empty() {
        return;
    }
    let mentions = Mentions::of(view);
    for block in blocks {
        for sentence in sentences(&block.text) {
            let found = mentions.within(block, sentence.clone());
            let [(title, events)] = found.as_slice() else { continue };
            // Another year's has its own.
            if crate::guardian::told::stated::other_years(
                &block.text[sentence.clone()],
                view.dataset.period(),
            )
            .is_empty()
            {
                diagnostics.extend(told(view, block, title.end..sentence.end, events));
            }
        }
    }
}

fn told(
    view: &View<'_>,
    block: &Block,
    after: std::ops::Range<usize>,
    events: &[&Event],
) -> Option<Diagnostic> {
    let tokens = block.tokens_in(after);
    let word = |at: usize| tokens.get(at).map_or("", |it| &block.text[it.range.clone()]);
    let verb = (0..tokens.len().min(6))
        .find(|at| CAME.iter().any(|it| fold(word(*at)).starts_with(it)))?;
    let at = (verb + 1..(verb + 5).min(tokens.len()))
        .find(|at| tokens[*at].kind == TokenKind::Number)?;
    let Number::Whole(said) = number(word(at)) else { return None };
    let noun = fold(word(at + 1));
    let noun = noun.trim_end_matches(['s', 'x']);
    let is_people = PEOPLE.split_whitespace().any(|it| it.trim_end_matches('x') == noun);
    let range = tokens[at].range.start..tokens.get(at + 1)?.range.end;
    if !is_people || !block.is_typed(range.clone()) {
        return None;
    }
    // Of another unit, or unknown, they count nothing that can be compared.
    let came = |event: &&Event| {
        let most = [event.participants, event.registered].into_iter().flatten();
        let most: Option<Vec<u64>> = most.map(|it| it.bounds().high).collect();
        most.filter(|_| event.participants.is_some() && event.unit.is_none())?.into_iter().max()
    };
    let most: Option<Vec<u64>> = events.iter().map(came).collect();
    let most = most?.into_iter().sum::<u64>();
    if said <= most {
        return None;
    }
    let event = events.first()?;
    let participant = &view.dataset.settings.vocabulary.participant;
    let words = &block.text[range.clone()];
    Some(
        Diagnostic::new(
            Code::StatedNumber,
            format!(
                "« {words} » : la table donne {} à « {} »",
                french::with_unit(&Quantity::exact(most), &participant.one, &participant.several),
                shorten(&event.title)
            ),
        )
        .at(block.place(range))
        .related(view.cell("evenements", event.row, "participants"), "ils sont comptés ici")
        .about(words)
        .help("corrigez la phrase, ou la table"),
    )
}
