//! Words, numbers and sentences of a text.

use std::ops::Range;

use crate::language::french::{fold, month_name, month_named, weekday_named};

/// A word, a number or a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with the hyphens and the inclusive stops inside: « co-organisé »,
    /// « participant.e.s »; an elided word keeps its apostrophe.
    Word,
    /// Digits, with what groups them: « 6 941 », « 12,5 ».
    Number,
    /// Any other sign that is not a space.
    Sign,
}

/// A number as it is written in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// Whole: « 6 941 ».
    Whole(u64),
    /// With decimals, or too large to count anything.
    Other,
}

/// The tokens of a text, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let (kind, end) = if character.is_alphabetic() {
            (TokenKind::Word, word_end(text, at))
        } else if character.is_ascii_digit() {
            (TokenKind::Number, number_end(text, at))
        } else {
            (TokenKind::Sign, at + character.len_utf8())
        };
        if !character.is_whitespace() {
            found.push(Token { kind, range: at..end });
        }
        at = end;
    }
    found
}

/// A token's text; nothing where there is no such token.
pub fn word<'a>(text: &'a str, tokens: &[Token], index: Option<usize>) -> &'a str {
    index.and_then(|index| tokens.get(index)).map_or("", |token| &text[token.range.clone()])
}

fn is_mark(character: char) -> bool {
    // Combining marks, soft hyphens and joiners are part of their word.
    matches!(character, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}')
}

fn word_end(text: &str, start: usize) -> usize {
    let mut characters = text[start..].char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        if character.is_alphabetic() || is_mark(character) {
            continue;
        }
        let next = characters.peek().map(|(_, next)| *next);
        match character {
            '\'' | '’' if next.is_some_and(char::is_alphabetic) => {
                return start + offset + character.len_utf8();
            }
            '-' | '\u{2010}' | '\u{2011}' if next.is_some_and(char::is_alphabetic) => {}
            '.' | '·' | '‧' | '•' if next.is_some_and(char::is_lowercase) => {}
            _ => return start + offset,
        }
    }
    text.len()
}

fn digits_end(text: &str, start: usize) -> usize {
    let digits = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_digit());
    start + digits.count()
}

/// Groups of three digits after one of three at most, then decimals.
fn number_end(text: &str, start: usize) -> usize {
    let mut end = digits_end(text, start);
    if end - start <= 3 && text.as_bytes()[start] != b'0' {
        if let Some(pointed) = pointed_end(text, end) {
            return pointed;
        }
        while let Some(space) = text[end..].chars().next().filter(|character| groups(*character)) {
            let group = end + space.len_utf8();
            let group_end = digits_end(text, group);
            if group_end - group != 3 {
                break;
            }
            end = group_end;
        }
    }
    if text.as_bytes().get(end) == Some(&b',') {
        let decimals = digits_end(text, end + 1);
        if decimals > end + 1 {
            end = decimals;
        }
    }
    end
}

/// A space of any kind, or the apostrophe of Switzerland.
fn groups(character: char) -> bool {
    matches!(
        character,
        ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' | '\'' | '’' | '‘' | 'ʼ' | '′'
    )
}

/// The end of `1.234.567`, `1.234,50` or `1,234.50`, of which the first digits end at `end`: stops
/// between thousands are certain when there are two, or when the other sign follows with decimals.
fn pointed_end(text: &str, mut end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let character = *bytes.get(end).filter(|character| matches!(character, b'.' | b','))?;
    let mut count = 0;
    while bytes.get(end) == Some(&character) && digits_end(text, end + 1) == end + 4 {
        end += 4;
        count += 1;
    }
    let other = if character == b'.' { b',' } else { b'.' };
    let decimals = if bytes.get(end) == Some(&other) { digits_end(text, end + 1) } else { end };
    match count {
        0 => None,
        _ if decimals > end + 1 => Some(decimals),
        1 => None,
        _ => Some(end),
    }
}

/// The value of a number token.
pub fn number(text: &str) -> Number {
    let mut value: u64 = 0;
    let first = digits_end(text, 0);
    let pointed = pointed_end(text, first) == Some(text.len());
    let stop = text[first..].chars().next().filter(|_| pointed);
    for character in
        text.chars().filter(|character| !groups(*character) && Some(*character) != stop)
    {
        let next = character
            .to_digit(10)
            .and_then(|digit| value.checked_mul(10)?.checked_add(u64::from(digit)));
        match next {
            Some(next) => value = next,
            None => return Number::Other,
        }
    }
    Number::Whole(value)
}

/// The sentences of a text, without the spaces around them.
///
/// A stop ends one when a space and a capital, a digit or a quotation mark
/// follow, so that neither « participant.e.s » nor « 12.10.2021 » is cut.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut word_start = 0;
    let mut previous = ' ';
    for (at, character) in text.char_indices() {
        if previous.is_whitespace() || matches!(previous, '(' | '\'' | '’') {
            word_start = at;
        }
        previous = character;
        if !matches!(character, '.' | '!' | '?' | '…') {
            continue;
        }
        let end = at + character.len_utf8();
        let mut after = text[end..].chars();
        let spaced = after.next().is_some_and(char::is_whitespace);
        let begins = after.find(|next| !next.is_whitespace()).is_some_and(|next| {
            next.is_uppercase() || next.is_ascii_digit() || matches!(next, '«' | '“' | '"' | '(')
        });
        // « M. Dupont », « P. Andriot », « dim. 5 févr. 2022 »: no sentence's end.
        let word = &text[word_start..at];
        let is_short = || word.chars().nth(1).is_none() || is_cut_short(word);
        if spaced && begins && !(character == '.' && is_short()) {
            push_trimmed(text, start..end, &mut found);
            start = end;
        }
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

/// « févr », « dim », which a stop follows.
pub(super) fn is_cut_short(word: &str) -> bool {
    let folded = if (3..=6).contains(&word.len()) { fold(word) } else { String::new() };
    let month = month_named(&folded).is_some_and(|month| fold(month_name(month)) != folded);
    month || (folded.len() == 3 && weekday_named(&folded).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_hyphens_and_inclusive_stops() {
        for (text, expected) in [
            ("participant.e.s, l'ESS", &["participant.e.s", ",", "l'", "ESS"][..]),
            (
                "co-organisé par un·e élu(e)s",
                &["co-organisé", "par", "un·e", "élu", "(", "e", ")", "s"],
            ),
            ("Fin. Début", &["Fin", ".", "Début"]),
            ("6 941 abonnés", &["6 941", "abonnés"]),
            ("27 100 ans", &["27 100", "ans"]),
            ("26’782 visites", &["26’782", "visites"]),
            ("l'1'234 qu'il", &["l", "'", "1'234", "qu'", "il"]),
            ("1.234,50 ou 1,234.50", &["1.234,50", "ou", "1,234.50"]),
            ("1.234.567. Fin", &["1.234.567", ".", "Fin"]),
            ("1.234 et 12,5", &["1", ".", "234", "et", "12,5"]),
            ("2021 100 ans", &["2021", "100", "ans"]),
            ("12,5 %", &["12,5", "%"]),
            ("60, puis", &["60", ",", "puis"]),
            ("1er", &["1", "er"]),
            ("12.10.2021", &["12", ".", "10", ".", "2021"]),
            ("n°4", &["n", "°", "4"]),
            ("e\u{301}te\u{301}", &["e\u{301}te\u{301}"]),
            ("", &[]),
        ] {
            let found: Vec<_> = tokens(text).into_iter().map(|it| &text[it.range]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn numbers_have_their_value() {
        for (text, value) in [
            ("60", Number::Whole(60)),
            ("6 941", Number::Whole(6_941)),
            ("86\u{202F}067", Number::Whole(86_067)),
            ("26’782", Number::Whole(26_782)),
            ("26'782", Number::Whole(26_782)),
            ("1.234.567", Number::Whole(1_234_567)),
            ("1,234,567", Number::Whole(1_234_567)),
            ("1.234,50", Number::Other),
            ("12,5", Number::Other),
            ("99999999999999999999999", Number::Other),
        ] {
            assert_eq!(number(text), value, "{text}");
        }
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        for (text, expected) in [
            ("Un. Deux ! Trois ? Fin", &["Un.", "Deux !", "Trois ?", "Fin"][..]),
            ("Les élu.e.s et 12.10.2021. Puis", &["Les élu.e.s et 12.10.2021.", "Puis"]),
            ("Avec M. Dupont et P. Andriot. Fin.", &["Avec M. Dupont et P. Andriot.", "Fin."]),
            ("Le dim. 5 févr. 2022. Fin.", &["Le dim. 5 févr. 2022.", "Fin."]),
            ("etc. puis la suite", &["etc. puis la suite"]),
            ("  ", &[]),
        ] {
            let found: Vec<_> = sentences(text).into_iter().map(|it| &text[it]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
