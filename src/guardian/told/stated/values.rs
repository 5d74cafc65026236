//! Numbers by themselves, in figures and in letters: « 6 941 », « quarante-trois »,
//! « deux millions de », « une soixantaine de ».

use crate::language::french::{cardinal_value, is_cardinal_word};
use crate::language::quantity::Quantity;
use crate::read::prose::{Number, Token, TokenKind, number};

/// Words of the longest number that is looked for.
const LONGEST: usize = 8;

/// A number by itself.
#[derive(Clone, Copy)]
pub(super) struct Value {
    /// How much it is.
    pub count: u64,
    /// « une soixantaine »
    pub is_collective: bool,
    /// « de » stands between it and what it counts: « deux millions de visites ».
    pub has_of: bool,
    /// How many tokens say it.
    pub length: usize,
}

/// A quick look: whether a text has a number, in figures or in letters.
pub(super) fn may_count(text: &str) -> bool {
    let is_article = |word: &str| ["un", "une"].iter().any(|it| it.eq_ignore_ascii_case(word));
    let is_number = |word: &str| {
        word.ends_with("aine") || word == "millier" || (is_cardinal_word(word) && !is_article(word))
    };
    text.contains(|character: char| character.is_ascii_digit())
        || text.split(|character: char| !character.is_alphabetic()).any(is_number)
}

/// The number that begins at a token.
pub(super) fn value(text: &str, tokens: &[Token], index: usize) -> Option<Value> {
    let token = &tokens[index];
    let written = &text[token.range.clone()];
    let (count, length) = match token.kind {
        TokenKind::Number => {
            let glued = |character: Option<char>| {
                character.is_some_and(|it| it.is_alphanumeric() || "/°_".contains(it))
            };
            let alone = !glued(text[token.range.end..].chars().next())
                && !glued(text[..token.range.start].chars().next_back());
            match number(written) {
                Number::Whole(value) if alone => (value, 1),
                _ => return None,
            }
        }
        TokenKind::Word if (3..=40).contains(&written.len()) => {
            if written.ends_with("aine") || written == "millier" {
                return collective(written);
            }
            in_letters(text, &tokens[index..])?
        }
        _ => return None,
    };
    let scale = tokens.get(index + length).map_or("", |token| &text[token.range.clone()]);
    let scale = match scale {
        "million" | "millions" => 1_000_000,
        "milliard" | "milliards" => 1_000_000_000,
        _ => return Some(Value { count, is_collective: false, has_of: false, length }),
    };
    let count = count.checked_mul(scale)?;
    Some(Value { count, is_collective: false, has_of: true, length: length + 1 })
}

fn collective(written: &str) -> Option<Value> {
    let article = if written == "millier" { "un" } else { "une" };
    let quantity = Quantity::parse(&format!("{article} {written}")).ok().flatten()?;
    Some(Value { count: quantity.value(), is_collective: true, has_of: true, length: 1 })
}

/// The longest number in letters that tokens begin with: « deux cent trois », « vingt et une ».
fn in_letters(text: &str, tokens: &[Token]) -> Option<(u64, usize)> {
    let mut words: Vec<String> = Vec::new();
    let mut found = None;
    for (at, token) in tokens.iter().take(LONGEST).enumerate() {
        let lower = text[token.range.clone()].to_lowercase();
        let before = words.len();
        words.extend(lower.split(['-', '\u{2010}', '\u{2011}']).map(str::to_owned));
        let is_part = |word: &String| is_cardinal_word(word) || (word == "et" && at > 0);
        if !words[before..].iter().all(is_part) && !lower.contains("-et-") {
            break;
        }
        let parts: Vec<&str> = words.iter().map(String::as_str).collect();
        if let Some(value) = cardinal_value(&parts) {
            found = Some((value, at + 1));
        }
    }
    // « un » and « une » are articles.
    found.filter(|(value, _)| *value > 1)
}
