//! What the texts say of last year beside this one: « deux fois plus d'événements », « le nombre
//! d'adhérents a doublé », « plus de participants qu'en 2020 ».

use super::fact::Fact;
use super::facts::facts;
use super::units::{Family, Lexicon};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french::{self, cardinal_value, fold};
use crate::read::prose::{Block, BlockKind, Token, sentences, word};

/// How far, in per cent of what is said, a number of times may be from what the data give.
const FAR: u64 = 25;

/// How this year is said to stand to the last.
#[derive(Clone, Copy, PartialEq)]
enum Change {
    /// So many times as much.
    Times(u64),
    More,
    Fewer,
}

/// Tells each comparison with last year that the data contradict.
pub(in crate::guardian) fn changes_are_those_of_the_data(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    if view.previous.is_none() {
        return;
    }
    let last = view.dataset.period().before().to_string();
    let mut lexicon = None;
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        let may = ["fois plus", "doubl", "tripl", "plus d", "moins d", "Plus d", "Moins d"];
        if block.kind == BlockKind::Quotation || !may.iter().any(|it| block.text.contains(it)) {
            continue;
        }
        let lexicon = lexicon.get_or_insert_with(|| Lexicon::of(view.dataset));
        for sentence in sentences(&block.text) {
            let tokens = block.tokens_in(sentence.clone());
            let folded = fold(&block.text[sentence]);
            let is_of_last = folded.contains(&format!("qu'en {last}"))
                || folded.contains("que l'an dernier")
                || folded.contains("que l'an passe")
                || folded.contains("que l'annee derniere")
                || folded.contains("que l'annee precedente")
                || folded.contains("que la saison derniere")
                || folded.contains("que la saison precedente")
                || folded.contains("en un an");
            for at in 0..tokens.len() {
                let found = change_at(&block.text, tokens, at, lexicon, is_of_last);
                if let Some((change, family, end)) = found {
                    diagnostics.extend(judged(view, block, &tokens[at..=end], change, &family));
                    break;
                }
            }
        }
    }
}

/// The change that is said from a token on, of what, and its last token.
fn change_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    lexicon: &Lexicon,
    is_of_last: bool,
) -> Option<(Change, Family, usize)> {
    let folded = |at: usize| fold(word(text, tokens, Some(at)));
    let unit = |at: usize| {
        let at = at + usize::from(["de", "d'"].contains(&folded(at).as_str()));
        let (family, taken) = lexicon.unit(text, tokens.get(at..)?)?;
        let next = folded(at + taken);
        // « plus d'événements en région » counts some of them only.
        let is_all = ["", ".", ",", "qu'", "que", "cette", "!", ";"].contains(&next.as_str());
        is_all.then_some((family, at + taken - 1))
    };
    if folded(at + 1) == "fois" && folded(at + 2) == "plus" && is_of_last {
        let times = cardinal_value(&[&folded(at)]).or_else(|| folded(at).parse().ok())?;
        let (family, end) = unit(at + 3)?;
        return Some((Change::Times(times), family, end));
    }
    if is_of_last && ["plus", "moins"].contains(&folded(at).as_str()) {
        let before = at.checked_sub(1).map(folded).unwrap_or_default();
        let is_times = before == "fois" || ["de", "au", "a", "en", "un", "peu"].contains(&&*before);
        let change = if folded(at) == "plus" { Change::More } else { Change::Fewer };
        let (family, end) = unit(at + 1).filter(|_| !is_times)?;
        return Some((change, family, end));
    }
    // « Le nombre d'adhérents a doublé. »
    if folded(at) == "nombre" && ["de", "d'"].contains(&folded(at + 1).as_str()) {
        let (family, taken) = lexicon.unit(text, tokens.get(at + 2..)?)?;
        let verb = at + 2 + taken;
        let times = match folded(verb + 1).as_str() {
            _ if folded(verb) != "a" => return None,
            "double" => 2,
            "triple" => 3,
            "quadruple" => 4,
            _ => return None,
        };
        return Some((Change::Times(times), family, verb + 1));
    }
    None
}

fn judged(
    view: &View<'_>,
    block: &Block,
    said: &[Token],
    change: Change,
    family: &Family,
) -> Option<Diagnostic> {
    let range = said.first()?.range.start..said.last()?.range.end;
    if !block.is_typed(range.clone()) {
        return None;
    }
    let both = |fact: &Fact| {
        let (now, before) = (fact.quantity.exact_value()?, fact.previous?.exact_value()?);
        Some((now, before)).filter(|_| fact.is_whole && before > 0)
    };
    let known: Vec<(u64, u64)> = facts(view, family).iter().filter_map(both).collect();
    let is_true = |(now, before): &(u64, u64)| match change {
        Change::More => now > before,
        Change::Fewer => now < before,
        Change::Times(times) => {
            let said = before.saturating_mul(times);
            now.abs_diff(said).saturating_mul(100) <= said.saturating_mul(FAR)
        }
    };
    let (now, before) = known.first()?;
    if known.iter().any(is_true) {
        return None;
    }
    let words = &block.text[range.clone()];
    let period = view.dataset.period();
    Some(
        Diagnostic::new(
            Code::StatedNumber,
            format!(
                "« {words} » : les données en comptent {} en {period} et {} en {}",
                french::number(*now),
                french::number(*before),
                period.before()
            ),
        )
        .at(block.place(range))
        .about(words)
        .help("corrigez la phrase, ou les données"),
    )
}
