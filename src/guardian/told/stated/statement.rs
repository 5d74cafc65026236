//! Numbers as sentences state them: « à près de 7000 destinataires », « deux
//! premiers webinaires », « une soixantaine de conférences ».

use std::ops::Range;

use super::scope::{Scope, Site};
use super::units::{Family, Lexicon, stem};
use super::values::{Value, value};
use crate::language::french::fold;
use crate::language::quantity::{Qualifier, Quantity};
use crate::read::prose::{Block, BlockKind, Token, TokenKind, word};

/// A number beside what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// The number, as it is to be read.
    pub quantity: Quantity,
    /// What it counts.
    pub family: Family,
    /// How it stands to the whole.
    pub reading: Reading,
    /// What it counts of its kind.
    pub scope: Scope,
    /// Bytes from the qualifier to the unit.
    pub range: Range<usize>,
}

/// How a number stands to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It is the whole.
    Whole,
    /// It is a part: « dont 12 fiches », « deux premiers webinaires ».
    Part,
    /// It is what was gained: « 341 abonné.e.s de plus ».
    Gain,
    /// It is less than this: « moins de 100 participants ».
    Under,
}

/// Words between a number and its unit.
const ADJECTIVES: &str = "nouveaux nouvelles grands grandes petits petites courts courtes belles seuls \
    seules différents différentes bons bonnes premiers premières autres dernières derniers beaux";
/// Among them, those of a part.
const OF_A_PART: &str = "premiers premières autres dernières derniers";
/// What stands before a number that counts nothing.
const NUMBERED: &str = "n no numero article articles page pages loi fiche fiches chapitre version \
    decret edition ° # № $ € objectif jauge capacite limite maximum minimum seuil";
/// Words before « moins de » by which it tells a kind of them.
const OF_SOME: [&str; 7] = ["de", "des", "d'", "a", "aux", "pour", "entre"];
/// What says, after the unit, that the number is not of the whole.
const SHARED: [&str; 14] = [
    "en moyenne",
    "par seance",
    "par session",
    "par webinaire",
    "par rencontre",
    "par mois",
    "par an",
    "par semaine",
    "par jour",
    "par numero",
    "chacun",
    "maximum",
    "au plus",
    "attendu",
];

/// The numbers that a block states by hand, outside of quotations.
pub(super) fn statements(block: &Block, lexicon: &Lexicon) -> Vec<Statement> {
    if block.kind == BlockKind::Quotation {
        return Vec::new();
    }
    let tokens = block.tokens();
    let text = block.text.as_str();
    let mut found = Vec::new();
    let mut quoted = None;
    let mut next = 0;
    while next < tokens.len() {
        let index = next;
        next += 1;
        let Some(value) = value(text, tokens, index) else { continue };
        next = index + value.length;
        let quoted = quoted.get_or_insert_with(|| crate::guardian::sentences::named::quoted(text));
        let Some(statement) = statement(text, tokens, index, value, lexicon) else { continue };
        let at = quoted.partition_point(|it| it.end <= statement.range.start);
        let in_quotes = quoted.get(at).is_some_and(|it| it.contains(&statement.range.start));
        if !in_quotes && block.is_typed(statement.range.clone()) {
            found.push(statement);
        }
    }
    found
}

fn statement(
    text: &str,
    tokens: &[Token],
    index: usize,
    value: Value,
    lexicon: &Lexicon,
) -> Option<Statement> {
    let Some((family, unit_end, adjective)) = unit(text, tokens, index, value, lexicon) else {
        return labelled(text, tokens, index, value, lexicon);
    };
    let (said, start) = qualifier(text, tokens, index, value)?;
    let quantity = quantity(value, said)?;
    let before = |back: usize| fold(word(text, tokens, start.checked_sub(back)));
    let after = &text[tokens[unit_end].range.end..];
    let after: String = fold(&after.chars().take(60).collect::<String>());
    // « 8 articles sur 10 »: a ratio.
    let rest = after.trim_start();
    if rest
        .strip_prefix("sur ")
        .is_some_and(|it| it.starts_with(|character: char| character.is_ascii_digit()))
    {
        return None;
    }
    if rest.starts_with("sur cinq") || rest.starts_with("sur dix") || rest.starts_with("sur quatre")
    {
        return None;
    }
    let clause = rest.split(['.', ';', ':']).next().unwrap_or_default();
    if SHARED.iter().any(|words| clause.contains(words)) {
        return None;
    }
    let close: String = clause.chars().take(40).collect();
    let gain = ["de plus", "supplementaire", "gagne"].iter().any(|words| close.contains(words));
    let lost = ["de moins", "perdu"].iter().any(|words| close.contains(words));
    let within = before(1) == "dont" || (before(1) == "pour" && before(2) == "dont");
    // « dont 13 associations »: the type says which part it is.
    let part = adjective || (within && !matches!(family, Family::Members(Some(_))));
    let reading = match (gain, lost, part) {
        (_, true, _) => return None,
        (true, ..) => Reading::Gain,
        (.., true) => Reading::Part,
        _ if said == Said::Under => Reading::Under,
        _ => Reading::Whole,
    };
    let range = tokens[start].range.start..tokens[unit_end].range.end;
    let scope = Site { text, tokens, first: start, last: unit_end }.scope(lexicon);
    let all = matches!(scope, Scope::All | Scope::Year);
    let is_vague =
        family == Family::Members(None) && stem(word(text, tokens, Some(unit_end))) == "membre";
    let is_sure = match &family {
        _ if is_vague => all,
        Family::Events(word) => all || lexicon.is_common(word),
        // « les communes de moins de 3 500 habitants »
        _ => reading != Reading::Under || all || !OF_SOME.contains(&before(1).as_str()),
    };
    is_sure.then_some(Statement { quantity, family, reading, scope, range })
}

/// « Nombre d'adhérents : 43 », « Participants : 600 ».
fn labelled(
    text: &str,
    tokens: &[Token],
    index: usize,
    value: Value,
    lexicon: &Lexicon,
) -> Option<Statement> {
    let (said, start) = qualifier(text, tokens, index, value).filter(|_| !value.has_of)?;
    let site = Site { text, tokens, first: start, last: index + value.length - 1 };
    let (family, scope, first) = site.label(lexicon)?;
    let reading = if said == Said::Under { Reading::Under } else { Reading::Whole };
    let range = tokens[first].range.start..tokens[site.last].range.end;
    Some(Statement { quantity: quantity(value, said)?, family, reading, scope, range })
}

/// How a number is said to be read.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    As(Qualifier),
    Under,
}

fn quantity(value: Value, said: Said) -> Option<Quantity> {
    match said {
        Said::As(qualifier) if !value.is_collective => Some(Quantity::new(value.count, qualifier)),
        Said::As(Qualifier::Exact) => Quantity::collective(value.count, Qualifier::About),
        Said::As(qualifier) => Quantity::collective(value.count, qualifier),
        Said::Under => Some(Quantity::exact(value.count)),
    }
}

/// What is counted, the last token that says so, and whether it is a part.
fn unit(
    text: &str,
    tokens: &[Token],
    index: usize,
    value: Value,
    lexicon: &Lexicon,
) -> Option<(Family, usize, bool)> {
    let mut at = index + value.length;
    let mut part = false;
    if value.has_of {
        if !["de", "d'", "d’"].contains(&word(text, tokens, Some(at))) {
            return None;
        }
        at += 1;
    }
    for _ in 0..2 {
        let adjective = word(text, tokens, Some(at));
        if adjective.is_empty() || !ADJECTIVES.split_whitespace().any(|it| it == adjective) {
            break;
        }
        part |= OF_A_PART.split_whitespace().any(|it| it == adjective);
        at += 1;
    }
    let (family, length) = lexicon.unit(text, tokens.get(at..)?)?;
    // « 5 nouveaux adhérents »: some of all.
    let before = word(text, tokens, at.checked_sub(1));
    part |= before.starts_with("nouve") && matches!(family, Family::Members(_));
    Some((family, at + length - 1, part))
}

/// The qualifier before a number and the first token of the whole, or nothing
/// where the number counts nothing.
fn qualifier(text: &str, tokens: &[Token], index: usize, value: Value) -> Option<(Said, usize)> {
    let mut first = index;
    if value.is_collective {
        let article = word(text, tokens, index.checked_sub(1));
        if !["une", "Une", "un", "Un"].contains(&article) {
            return None;
        }
        first -= 1;
    }
    let back = |count: usize| first.checked_sub(count);
    let folded = |count: usize| {
        let word = word(text, tokens, back(count));
        if word == "+" { word.to_owned() } else { fold(word) }
    };
    let is_number = |count: usize| {
        back(count).and_then(|at| tokens.get(at)).is_some_and(|it| it.kind == TokenKind::Number)
    };
    let (one, two) = (folded(1), folded(2));
    let said = |qualifier, count: usize| Some((Said::As(qualifier), first - count));
    match (one.as_str(), two.as_str()) {
        ("de" | "d'", "plus" | "+") if folded(3) != "pas" => said(Qualifier::MoreThan, 2),
        ("moins", "au") => said(Qualifier::MoreThan, 2),
        ("de" | "d'", "pres") => said(Qualifier::Almost, 2),
        ("de" | "d'", "autour") => said(Qualifier::About, 2),
        ("presque", _) => said(Qualifier::Almost, 1),
        ("environ" | "quelque" | "~" | "≈", _) => said(Qualifier::About, 1),
        (">" | "≥", _) => said(Qualifier::MoreThan, 1),
        ("de" | "d'", "moins") if !matches!(folded(3).as_str(), "pas" | "au") => {
            Some((Said::Under, first - 2))
        }
        ("de" | "d'", "moins" | "plus") | ("plus", "au") | ("a", "jusqu'") | ("peine", "a") => None,
        ("a" | "ou" | "-" | "/" | "–" | "sur", _) if is_number(2) => None,
        ("et", _) if (2..6).any(|count| folded(count) == "entre") => None,
        ("entre", _) => None,
        (word, before)
            if NUMBERED.split_whitespace().any(|it| it == word)
                || (matches!(word, "de" | "a" | ":")
                    && NUMBERED.split_whitespace().any(|it| it == before && it.len() > 4)) =>
        {
            None
        }
        _ => Some((Said::As(Qualifier::Exact), first)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::{Place, SourceMap};

    fn found(text: &str) -> Vec<(String, String, Family, Reading)> {
        let file = SourceMap::default().add("a", "");
        let block = Block::value(BlockKind::Paragraph, text, Place::File(file), "");
        let lexicon = Lexicon::with_list("flash hebdo", "flash");
        statements(&block, &lexicon)
            .into_iter()
            .map(|it| {
                let words = text[it.range].to_owned();
                (words, crate::language::french::quantity(&it.quantity), it.family, it.reading)
            })
            .collect()
    }

    #[test]
    fn numbers_are_read_with_what_they_count() {
        for (text, words, quantity, family) in [
            ("11 newsletters envoyées", "11 newsletters", "11", Family::Issues(None)),
            (
                "à près de 7000 destinataires",
                "près de 7000 destinataires",
                "près de 7\u{202f}000",
                Family::Recipients,
            ),
            (
                "+ de 1780 participant.e.s",
                "+ de 1780 participant.e.s",
                "plus de 1\u{202f}780",
                Family::Participants,
            ),
            ("6 941 abonné.e.s au compte", "6 941 abonné.e.s", "6\u{202f}941", Family::Followers),
            (
                "23 Flash hebdo, courtes lettres",
                "23 Flash hebdo",
                "23",
                Family::Issues(Some("flash".to_owned())),
            ),
            (
                "une soixantaine de webinaires",
                "une soixantaine de webinaires",
                "une soixantaine",
                Family::Events("webinaire".to_owned()),
            ),
            (
                "près d'une centaine de participant.e.s",
                "près d'une centaine de participant.e.s",
                "près d’une centaine",
                Family::Participants,
            ),
            ("auprès de 90 participants", "90 participants", "90", Family::Participants),
            ("imprimée à 500 exemplaires", "500 exemplaires", "500", Family::Copies),
            ("11 lettres électroniques", "11 lettres", "11", Family::Issues(None)),
            ("quarante-trois adhérents", "quarante-trois adhérents", "43", Family::Members(None)),
            ("Deux cents participants", "Deux cents participants", "200", Family::Participants),
            (
                "2 millions de visites",
                "2 millions de visites",
                "2\u{202f}000\u{202f}000",
                Family::Visits,
            ),
            ("Participants : 600.", "Participants : 600", "600", Family::Participants),
            ("Nombre d'adhérents : 43", "Nombre d'adhérents : 43", "43", Family::Members(None)),
            ("43 membres adhérents", "43 membres adhérents", "43", Family::Members(None)),
            ("quelque 200 visites", "quelque 200 visites", "environ 200", Family::Visits),
        ] {
            let expected = (words.to_owned(), quantity.to_owned(), family, Reading::Whole);
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn parts_and_gains_are_told_from_the_whole() {
        for (text, reading) in [
            ("Deux premiers webinaires ont été organisés", Reading::Part),
            ("dont 12 fiches", Reading::Part),
            ("soit 341 abonné.e.s de plus qu'en 2020", Reading::Gain),
            ("14 nouvelles fiches", Reading::Whole),
        ] {
            assert_eq!(found(text).first().map(|it| it.3), Some(reading), "{text}");
        }
    }

    #[test]
    fn numbers_that_count_nothing_known_are_left_alone() {
        for text in [
            "27 100 ans de la RECMA",
            "la fiche n°3",
            "loi n° 2014-856",
            "75 rue Léon Gambetta",
            "le 5 février 2021",
            "les 26 et 27 mai 2021",
            "13h30",
            "la 9ème fiche",
            "les articles 3 et 4",
            "entre 20 et 30 participants",
            "20 à 30 participants",
            "les rencontres de moins de 20 participants",
            "Participants : 8 à 10",
            "Fiche : 3",
            "Articles : 3, 4",
            "Participants : 600 en ligne",
            "jusqu'à 500 participants",
            "8 articles sur 10",
            "30 % des participants",
            "20 participants en moyenne",
            "« 12 fiches pour agir »",
            "3 lettres de soutien",
            "un participant",
            "1/5e des visites",
            "Plus de deux articles sur cinq",
            "4 pages",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
