//! What the texts say that there was none of: « Aucun webinaire n'a été organisé ».

use super::context::is_of_other_times;
use super::facts::events_of;
use super::units::{Family, Lexicon};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french::{self, fold};
use crate::language::quantity::Quantity;
use crate::read::prose::{Block, BlockKind, Token, sentences};

/// Beginnings of folded words that say that an event took place.
const HELD: [&str; 8] =
    ["organis", "tenu", "lieu", "propos", "programm", "anim", "deroul", "realis"];
/// And of those that say that it did not.
const OFF: [&str; 3] = ["annul", "report", "supprim"];
/// Words after which only some of them are denied: « aucun événement en région », « aucun n'a … sans ».
const NARROWING: &str =
    "en a au aux dans sur pour avec sans chez par hors qui de d' du des ni ailleurs";

/// Tells each sentence that says that there was none of what the tables hold.
pub(in crate::guardian) fn what_is_denied_is_not_in_the_data(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut lexicon = None;
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        let may = block.text.contains("ucun");
        if block.kind == BlockKind::Quotation || !may {
            continue;
        }
        let lexicon = lexicon.get_or_insert_with(|| Lexicon::of(view.dataset));
        for sentence in sentences(&block.text) {
            if !is_of_other_times(&fold(&block.text[sentence.clone()])) {
                let tokens = block.tokens_in(sentence);
                diagnostics.extend(denied(view, block, tokens, lexicon));
            }
        }
    }
}

fn denied(
    view: &View<'_>,
    block: &Block,
    tokens: &[Token],
    lexicon: &Lexicon,
) -> Option<Diagnostic> {
    let text = block.text.as_str();
    let folded: Vec<String> = tokens.iter().map(|it| fold(&text[it.range.clone()])).collect();
    let at = folded.iter().position(|it| it == "aucun" || it == "aucune")?;
    let (family, taken) = lexicon.unit(text, tokens.get(at + 1..)?)?;
    let Family::Events(kind) = family else { return None };
    let others = || folded.iter().enumerate().filter(|(rank, _)| *rank < at || *rank > at + taken);
    let says =
        |words: &[&str]| others().any(|(_, said)| words.iter().any(|it| said.starts_with(it)));
    // « Aucun webinaire n'a été organisé en région » denies some of them only.
    let narrows = |rank: usize, word: &str| {
        let next = folded.get(rank + 1).map_or("", String::as_str);
        let is_year = lexicon.is_year(next) || ["l'", "annee"].contains(&next);
        NARROWING.split_whitespace().any(|it| it == word)
            && !is_year
            && !(word == "a" && folded.get(rank.wrapping_sub(1)).is_some_and(|it| it == "n'"))
    };
    if others().any(|(rank, word)| narrows(rank, word)) {
        return None;
    }
    let is_any = matches!(kind.as_str(), "evenement" | "rendez-vous");
    let (count, what) = if says(&OFF) && is_any {
        let off = view.dataset.events.iter().filter(|it| !it.status.is_held());
        (off.count() as u64, ["annulé ou reporté", "annulés ou reportés"])
    } else if says(&HELD) && !says(&OFF) {
        (events_of(view.dataset, &kind).into_iter().max()?, ["d'organisé", "d'organisés"])
    } else {
        return None;
    };
    let range = tokens[at].range.start..tokens[at + taken].range.end;
    if count == 0 || !block.is_typed(range.clone()) {
        return None;
    }
    let said = &text[range.clone()];
    let [one, many] = what;
    let counted = french::with_unit(&Quantity::exact(count), one, many);
    let message = format!("« {said} » : la table « evenements » en a {counted}");
    Some(
        Diagnostic::new(Code::StatedNumber, message)
            .at(block.place(range))
            .about(said)
            .help("corrigez la phrase, ou la table"),
    )
}
