//! The words and figures of a written date.

use chrono::Weekday;

use crate::language::french::{month_named, weekday_named};

/// A piece of a written date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Figures: a day, a month, a year.
    Number {
        /// What they make.
        value: u32,
        /// How many there are.
        figures: usize,
    },
    /// The name of a month, from 1 to 12.
    Month(u32),
    /// The name of a day of the week.
    Weekday(Weekday),
    /// « er », « e », « ème ».
    Ordinal,
    /// « semestre » (6), « trimestre » (3): its months.
    Term(u32),
    /// `-`, `/` or `.`
    Mark(char),
    /// « au », « à »
    To,
    /// « et », « puis », a comma: another date follows.
    Next,
}

/// Figures of the longest number that a date holds.
const MOST_FIGURES: usize = 4;

/// Cuts a folded text. `None` when it holds something that no date does.
pub fn tokens(folded: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let belongs = match first {
            '0'..='9' => |c: char| c.is_ascii_digit(),
            'a'..='z' => |c: char| c.is_ascii_lowercase(),
            _ => |_: char| false,
        };
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, after) = rest.split_at(end);
        rest = after;
        match first {
            '0'..='9' => tokens.push(number(piece)?),
            'a'..='z' => {
                tokens.extend(word(piece)?);
                rest = rest.strip_prefix(['.', '\'']).unwrap_or(rest);
            }
            '-' | '/' | '.' => tokens.push(Token::Mark(first)),
            ',' | ';' | '&' => tokens.push(Token::Next),
            ' ' => {}
            _ => return None,
        }
    }
    // « 28 juin, et 3 juillet »
    tokens.dedup_by(|second, first| (*first, *second) == (Token::Next, Token::Next));
    Some(tokens)
}

fn number(figures: &str) -> Option<Token> {
    let value = figures.parse().ok().filter(|_| figures.len() <= MOST_FIGURES)?;
    Some(Token::Number { value, figures: figures.len() })
}

fn word(word: &str) -> Option<Vec<Token>> {
    let rank = |value| vec![Token::Number { value, figures: 1 }, Token::Ordinal];
    Some(match word {
        "le" | "les" | "du" | "de" | "des" | "d" | "en" => Vec::new(),
        "au" | "a" => vec![Token::To],
        "et" | "puis" => vec![Token::Next],
        "er" | "e" | "eme" | "nd" | "nde" | "ere" | "re" => vec![Token::Ordinal],
        "premier" => rank(1),
        "deuxieme" | "second" => rank(2),
        "troisieme" => rank(3),
        "quatrieme" => rank(4),
        "semestre" => vec![Token::Term(6)],
        "trimestre" => vec![Token::Term(3)],
        _ => vec![
            month_named(word)
                .map(Token::Month)
                .or_else(|| weekday_named(word).map(Token::Weekday))?,
        ],
    })
}
