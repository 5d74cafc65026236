//! Shares that the texts say in words: « un tiers de nos événements étaient des webinaires ».

use super::context::is_of_other_times;
use super::facts::events_of;
use super::units::{Family, Lexicon};
use crate::dataset::{Dataset, Format};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french::{self, fold};
use crate::read::prose::{Block, BlockKind, Number, Token, TokenKind, number, sentences, word};

/// Shares in words, folded, in per cent, the longest first.
const SHARES: [(&[&str], f64); 11] = [
    (&["les", "deux", "tiers"], 200.0 / 3.0),
    (&["les", "trois", "quarts"], 75.0),
    (&["deux", "tiers"], 200.0 / 3.0),
    (&["trois", "quarts"], 75.0),
    (&["la", "moitie"], 50.0),
    (&["une", "moitie"], 50.0),
    (&["le", "tiers"], 100.0 / 3.0),
    (&["un", "tiers"], 100.0 / 3.0),
    (&["le", "quart"], 25.0),
    (&["un", "quart"], 25.0),
    (&["un", "cinquieme"], 20.0),
];
/// How far, in points, a share in words may be from what the data give; one in per cent.
const FAR: (f64, f64) = (8.0, 1.5);
/// Words between a share and what it is of, folded.
const OF: &str = "de d' des du nos ses ces les l' ensemble tous toutes cette annee";
/// Words between what a share is of and what it is, folded: « étaient des », « se sont tenus ».
const ARE: &str = "etait etaient est sont ete a ont ete se tenu tenus tenue tenues deroule deroules \
    deroulees deroulee eu lieu organises organisees organise de d' des du en cette annee concerne concernent \
    concernait concernaient furent fut";

/// Tells each share of the events, or of the members, that the data contradict.
pub(in crate::guardian) fn shares_are_those_of_the_data(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut lexicon = None;
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        let may =
            ["tiers", "quart", "moiti", "cinquième", "%"].iter().any(|it| block.text.contains(it));
        if block.kind == BlockKind::Quotation || !may {
            continue;
        }
        let lexicon = lexicon.get_or_insert_with(|| Lexicon::of(view.dataset));
        for sentence in sentences(&block.text) {
            let tokens = block.tokens_in(sentence.clone());
            let folded = fold(&block.text[sentence]);
            if is_of_other_times(&folded) || block.tokens().is_empty() {
                continue;
            }
            for at in 0..tokens.len() {
                diagnostics.extend(judged(view, block, tokens, at, lexicon));
            }
            diagnostics.extend(of_two_numbers(block, tokens));
        }
    }
}

fn judged(
    view: &View<'_>,
    block: &Block,
    tokens: &[Token],
    at: usize,
    lexicon: &Lexicon,
) -> Option<Diagnostic> {
    let text = block.text.as_str();
    let folded = |at: usize| fold(word(text, tokens, Some(at)));
    let (length, share, far) = share_at(text, tokens, at)?;
    let before = at.checked_sub(1).map(folded).unwrap_or_default();
    // « plus d'un tiers » is any greater share.
    if ["d'", "de", "que", "entre", "et"].contains(&before.as_str()) {
        return None;
    }
    let skip = |mut at: usize, words: &str| {
        while words.split_whitespace().any(|it| it == folded(at)) {
            at += 1;
        }
        at
    };
    let whole_at = skip(at + length, OF);
    let (whole, taken) = lexicon.unit(text, tokens.get(whole_at..)?)?;
    let part_at = skip(whole_at + taken, ARE);
    let whole_count = counts(view.dataset, &whole).into_iter().max().filter(|it| *it > 0)?;
    let is_online =
        folded(part_at) == "ligne" || folded(part_at) == "distanciel" || folded(part_at) == "visio";
    let (part_counts, part, end) =
        if let Some((part, counted)) = represented(view, text, tokens, at, lexicon, &whole) {
            (counted, part, whole_at + taken - 1)
        } else if is_online && matches!(whole, Family::Events(_)) {
            let online = view.dataset.held().filter(|it| it.format == Some(Format::Online)).count();
            // Where few rows say their format, nothing is known.
            let are_known = view.dataset.held().all(|it| it.format.is_some());
            let online = Some(online as u64).filter(|_| are_known)?;
            (vec![online], "en ligne".to_owned(), part_at)
        } else {
            let (part, taken) = lexicon.unit(text, tokens.get(part_at..)?)?;
            // « visites » are events here, where some are called so.
            let part = match part {
                Family::Visits if lexicon.counts_events("visite") => {
                    Family::Events("visite".to_owned())
                }
                other => other,
            };
            if part == whole || part_at == whole_at + taken {
                return None;
            }
            let is_kind = matches!((&whole, &part), (Family::Events(_), Family::Events(_)))
                || matches!((&whole, &part), (Family::Members(None), Family::Members(Some(_))));
            let counted = Some(counts(view.dataset, &part)).filter(|_| is_kind)?;
            let words = &text[tokens[part_at].range.start..tokens[part_at + taken - 1].range.end];
            (counted, words.to_owned(), part_at + taken - 1)
        };
    // A word may be that of a type and of a category: either is what is meant.
    let shares = part_counts.iter().map(|it| (*it, *it as f64 * 100.0 / whole_count as f64));
    let gap = |actual: f64| (actual - share).abs();
    let (part_count, actual) = shares.min_by(|one, other| gap(one.1).total_cmp(&gap(other.1)))?;
    let range = tokens[at].range.start..tokens[at + length - 1].range.end;
    if gap(actual) <= far || !block.is_typed(range.start..tokens[end].range.end) {
        return None;
    }
    let whole = &text[tokens[whole_at].range.clone()];
    let said = &text[range.clone()];
    Some(
        Diagnostic::new(
            Code::StatedNumber,
            format!(
                "« {said} » : les données comptent {} {part} sur {} {whole}, soit {} %",
                french::number(part_count),
                french::number(whole_count),
                french::number(actual.round() as u64)
            ),
        )
        .at(block.place(range))
        .about(said)
        .help("corrigez la phrase, ou les données"),
    )
}

/// « 45 000 €, dont 30 000 € de subventions (80 %) »: the share is that of the two numbers.
fn of_two_numbers(block: &Block, tokens: &[Token]) -> Option<Diagnostic> {
    let text = block.text.as_str();
    let folded = |at: usize| fold(word(text, tokens, Some(at)));
    let value = |at: usize| match number(&text[tokens.get(at)?.range.clone()]) {
        Number::Whole(value) if tokens[at].kind == TokenKind::Number => Some(value),
        _ => None,
    };
    let dont = (0..tokens.len()).find(|at| folded(*at) == "dont")?;
    let open = (dont..tokens.len()).find(|at| folded(*at) == "(")?;
    let (length, share, _) = share_at(text, tokens, open + 1)?;
    let is_percent = tokens.get(open + 1)?.kind == TokenKind::Number && folded(open + 3) == ")";
    let numbers = |range: std::ops::Range<usize>| range.filter_map(value).collect::<Vec<u64>>();
    // One number on each side, and no other word for a part.
    let (whole, part) = (numbers(0..dont), numbers(dont..open));
    let year = |it: &&u64| !(1900..2100).contains(*it);
    let whole: Vec<&u64> = whole.iter().filter(year).collect();
    let ([whole], [part]) = (whole.as_slice(), part.as_slice()) else { return None };
    let actual = *part as f64 * 100.0 / (**whole).max(1) as f64;
    let range = tokens[open + 1].range.start..tokens[open + length].range.end;
    let is_told = is_percent && part <= *whole;
    if !is_told || (actual - share).abs() <= FAR.1 || !block.is_typed(range.clone()) {
        return None;
    }
    let said = &text[range.clone()];
    Some(
        Diagnostic::new(
            Code::StatedNumber,
            format!(
                "« {said} » : {} sur {} font {} %",
                french::number(*part),
                french::number(**whole),
                french::number(actual.round() as u64)
            ),
        )
        .at(block.place(range))
        .about(said)
        .help("corrigez la part, ou l'un des deux nombres"),
    )
}

/// What a share is said of before it, « les ateliers représentent 80 % de nos événements », and how
/// many the data count.
fn represented(
    view: &View<'_>,
    text: &str,
    tokens: &[Token],
    at: usize,
    lexicon: &Lexicon,
    whole: &Family,
) -> Option<(String, Vec<u64>)> {
    let folded = |at: usize| fold(word(text, tokens, Some(at)));
    let verb = at.checked_sub(1)?;
    let verbs = ["representent", "constituent", "forment", "representaient", "composent"];
    let noun = verb.checked_sub(1).filter(|_| verbs.contains(&folded(verb).as_str()))?;
    let before = noun.checked_sub(1).map(folded).unwrap_or_default();
    let (part, _) = lexicon.unit(text, &tokens[noun..=noun])?;
    let is_all = ["les", "nos", "des"].contains(&before.as_str());
    let is_kind = is_all
        && part != *whole
        && matches!(
            (whole, &part),
            (Family::Events(_), Family::Events(_))
                | (Family::Members(None), Family::Members(Some(_)))
        );
    let counted = Some(counts(view.dataset, &part)).filter(|_| is_kind)?;
    Some((text[tokens[noun].range.clone()].to_owned(), counted))
}

/// The share that begins at a token: how many tokens say it, its value in per cent, and how far it
/// may be from what is counted.
fn share_at(text: &str, tokens: &[Token], at: usize) -> Option<(usize, f64, f64)> {
    let folded = |at: usize| fold(word(text, tokens, Some(at)));
    if tokens[at].kind == TokenKind::Number {
        let value: f64 = text[tokens[at].range.clone()].replace(',', ".").parse().ok()?;
        let is_share = folded(at + 1) == "%" && value <= 100.0;
        return is_share.then_some((2, value, FAR.1));
    }
    let said = SHARES
        .iter()
        .find(|(words, _)| words.iter().enumerate().all(|(rank, it)| folded(at + rank) == *it))?;
    Some((said.0.len(), said.1, FAR.0))
}

/// How many the data count of a family, where they count all of them.
fn counts(dataset: &Dataset, family: &Family) -> Vec<u64> {
    if let Family::Events(kind) = family {
        return events_of(dataset, kind);
    }
    Vec::from_iter(members(dataset, family))
}

/// How many members are of a type, or in all.
fn members(dataset: &Dataset, family: &Family) -> Option<u64> {
    match family {
        Family::Members(kind) => {
            let counted = |kind: &str| {
                let mut found = dataset.headcounts.iter().filter(|it| it.kind == kind);
                found.next_back()?.count.exact_value()
            };
            match kind {
                Some(kind) => counted(kind),
                None => counted(crate::read::schema::WHOLE).or_else(|| {
                    let kinds = dataset.settings.member_kinds.iter();
                    kinds.map(|it| counted(&it.id)).sum()
                }),
            }
        }
        _ => None,
    }
}
