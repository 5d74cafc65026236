//! The space that French asks for between two characters.

use super::{Quote, Text};
use crate::language::french::{NARROW_SPACE, NO_BREAK_SPACE};

/// The spaces that a rule may replace; a tabulation or a new line is the author's.
pub fn is_space(character: char) -> bool {
    matches!(character, ' ' | NO_BREAK_SPACE | NARROW_SPACE | '\u{2009}')
}

/// What goes between the character at `left` and the next that is not a space, at `right`.
/// `None` leaves what there is.
pub fn between(text: &Text, left: usize, right: usize) -> Option<char> {
    let (before, character) = (text.characters[left], text.characters[right]);
    let after = text.characters.get(right + 1).copied();
    let glued = right == left + 1;
    if before.is_whitespace() || character.is_whitespace() {
        return None;
    }
    if opens(text, left) || closes(text, right) {
        return Some(NARROW_SPACE);
    }
    if text.protected[right] {
        return None;
    }
    let wanted = match character {
        ';' | '!' | '?' if glued => ends_word(before) && ends_sign(after) && !text.protected[left],
        ';' | '!' | '?' => after != Some('='),
        ':' if before == ':' || after == Some(':') => false,
        ':' if glued => ends_word(before) && ends_sign(after) && !text.protected[left],
        ':' => true,
        '%' | '€' => {
            before.is_ascii_digit() && !(glued && after.is_some_and(char::is_alphanumeric))
        }
        '0'..='9' => before == '°' && ends_numero(text, left),
        _ => false,
    };
    let space = if matches!(character, ':' | '0'..='9') { NO_BREAK_SPACE } else { NARROW_SPACE };
    wanted.then_some(space)
}

fn opens(text: &Text, index: usize) -> bool {
    text.characters[index] == '«' || text.quotes[index] == Some(Quote::Opening)
}

fn closes(text: &Text, index: usize) -> bool {
    text.characters[index] == '»' || text.quotes[index] == Some(Quote::Closing)
}

/// What a character can follow without a space and yet be the punctuation of a sentence.
fn ends_word(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, ')' | ']' | '"' | '»' | '”' | '\'' | '’' | '%' | '€')
}

/// What can follow such a character; anything else (`a;b`, `?article=12`, `13:30`) makes it a part of a code.
fn ends_sign(after: Option<char>) -> bool {
    after.is_none_or(|after| {
        after.is_whitespace()
            || matches!(
                after,
                ')' | ']'
                    | '"'
                    | '«'
                    | '»'
                    | '”'
                    | '\''
                    | '’'
                    | '.'
                    | '…'
                    | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
            )
    })
}

/// Whether the degree character at `index` ends the abbreviation `n°`.
fn ends_numero(text: &Text, index: usize) -> bool {
    let is_n = index.checked_sub(1).is_some_and(|n| matches!(text.characters[n], 'n' | 'N'));
    let follows_letter =
        index.checked_sub(2).is_some_and(|before| text.characters[before].is_alphanumeric());
    is_n && !follows_letter && !text.protected[index]
}
