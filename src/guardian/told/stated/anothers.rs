//! Numbers that are another's: « La Ville de Nantes compte 450 adhérents », « une charte signée
//! par 45 collectivités ».

use super::statement::Statement;
use super::units::{Family, Lexicon};
use crate::guardian::sentences::mentions::{Word, words};
use crate::language::french::fold;
use crate::read::prose::{Block, sentences};

/// Folded verbs by which somebody has members, or does things.
const VERBS: &str = "compte comptent comptait rassemble rassemblent rassemblait regroupe regroupent \
    regroupait reunit reunissent federe federent totalise totalisent revendique revendiquent represente \
    representent organise organisent propose proposent accueille accueillent affiche affichent ont";
/// Bodies that may be ours, folded.
const BODIES: [&str; 16] = [
    "reseau",
    "association",
    "federation",
    "organisation",
    "structure",
    "collectif",
    "syndicat",
    "union",
    "club",
    "groupe",
    "groupement",
    "cooperative",
    "fondation",
    "mouvement",
    "ligue",
    "confederation",
];
/// What opens a sentence whose subject is another, folded.
const ARTICLES: [&str; 6] = ["le", "la", "les", "l", "un", "une"];
/// What stands before those who do something with us, or to whom it is done, folded.
const BESIDE: [&str; 6] = ["par", "avec", "a", "aupres", "pour", "chez"];
/// What gathers others, folded, before « de ».
const GATHERINGS: [&str; 10] = [
    "groupement",
    "coalition",
    "collectif",
    "union",
    "alliance",
    "ensemble",
    "consortium",
    "groupe",
    "reseau",
    "dizaine",
];
/// Words of the longest subject.
const LONGEST: usize = 9;

/// Whether a sentence gives a number of members or of events to somebody else.
pub(super) fn is_anothers(block: &Block, statement: &Statement, lexicon: &Lexicon) -> bool {
    if !matches!(statement.family, Family::Members(_) | Family::Events(_)) {
        return false;
    }
    let start = statement.range.start;
    let sentence = sentences(&block.text).into_iter().find(|it| it.contains(&start));
    let Some(sentence) = sentence else { return false };
    let before = words(&block.text, sentence.start..start);
    has_subject(&block.text, &before, lexicon)
        || (matches!(statement.family, Family::Members(Some(_)))
            && is_beside(&block.text[statement.range.end..sentence.end], &before))
}

/// Whether the words before a number are somebody else and a verb.
fn has_subject(text: &str, before: &[Word], lexicon: &Lexicon) -> bool {
    // « à » is no verb.
    let is_verb = |word: &Word| {
        &text[word.range.clone()] == "a" || VERBS.split_whitespace().any(|it| it == word.folded)
    };
    let verb = before.iter().position(is_verb);
    let Some(verb) = verb.filter(|at| (1..=LONGEST).contains(at)) else { return false };
    let subject = &before[..verb];
    let is_we = |word: &Word| ["nous", "nos", "notre", "on", "annee"].contains(&&*word.folded);
    if subject.iter().any(is_we) {
        return false;
    }
    let has_article = ARTICLES.contains(&subject[0].folded.as_str());
    let named = &subject[usize::from(has_article)..];
    let Some(first) = named.first() else { return false };
    let is_ours = |word: &Word| {
        let word = word.folded.as_str();
        word.len() <= 3 || BODIES.contains(&word) || lexicon.is_named(word)
    };
    // « les jardins de Nantes »
    let is_proper =
        |word: &Word| text[word.range.clone()].starts_with(char::is_uppercase) && !is_ours(word);
    let is_of = |pair: &[Word]| {
        ["de", "d", "du", "des"].contains(&pair[0].folded.as_str()) && !is_ours(&pair[1])
    };
    let is_body = BODIES.contains(&first.folded.as_str());
    // « le syndicat des eaux », and « la fédération bretonne » where we are none.
    let is_other = is_body
        && !lexicon.is_named(&first.folded)
        && named.get(1).is_some_and(|next| !is_ours(next));
    is_other
        || (is_body && named.windows(2).any(is_of))
        || named.iter().enumerate().any(|(at, it)| (has_article || at > 0) && is_proper(it))
}

/// Whether the words before a number gather others, or have them beside us.
fn is_beside(after: &str, before: &[Word]) -> bool {
    // « avec 45 collectivités adhérentes »
    if ["adher", "membre", "cotis"].iter().any(|it| fold(after).contains(it)) {
        return false;
    }
    let last =
        |back: usize| before.len().checked_sub(back).map_or("", |at| before[at].folded.as_str());
    let gathers = ["de", "d", "des"].contains(&last(1)) && GATHERINGS.contains(&last(2));
    BESIDE.contains(&last(1)) || gathers || (last(1) == "de" && last(2) == "aupres")
}
