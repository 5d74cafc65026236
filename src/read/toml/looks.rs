//! What a look at the text tells of a fault of TOML, better than the parser does.

use crate::language::french;
use crate::language::suggest::name_key;

/// Characters that a message quotes.
const QUOTED: usize = 60;

/// Where a fault is.
pub(super) struct Passage<'a> {
    /// What the parser marks.
    pub(super) written: &'a str,
    /// Its line, without spaces around it.
    pub(super) line: &'a str,
}

/// What was found, and what to do, if the text tells.
pub(super) type Look = fn(&Passage<'_>) -> Option<[String; 2]>;

/// The text tells no more than the parser.
pub(super) fn plain(_: &Passage<'_>) -> Option<[String; 2]> {
    None
}

/// The name of a section that is not closed.
pub(super) fn section(passage: &Passage<'_>) -> Option<[String; 2]> {
    let line = french::shorten(passage.line, QUOTED);
    let brackets = line.bytes().take_while(|byte| *byte == b'[').count();
    let name = line.trim_matches(['[', ']', ' ']);
    let (open, closed) = ("[".repeat(brackets), "]".repeat(brackets));
    Some([
        format!("il manque « ] » à la fin du nom de la section « {name} »"),
        format!("écrivez {open}{name}{closed}"),
    ])
}

/// A key with a character that must not be in it.
pub(super) fn key(passage: &Passage<'_>) -> Option<[String; 2]> {
    let line = french::shorten(passage.line, QUOTED);
    let (key, _) = line.split_once('=')?;
    let invisible =
        |character: char| character.is_whitespace() || matches!(character, '\u{200b}' | '\u{feff}');
    let bare = key.trim_matches(invisible);
    Some(if bare.is_ascii() && !bare.contains(char::is_whitespace) {
        [
            format!("une espace insécable ou un signe invisible touche « {bare} »"),
            "effacez le début de la ligne et retapez-le".to_owned(),
        ]
    } else {
        [
            format!("la clé « {} » contient un signe que TOML refuse", key.trim()),
            format!("sans accent ni espace : {} = …", name_key(key)),
        ]
    })
}

/// A value that has no quotation marks, or those of a word processor.
pub(super) fn unquoted(passage: &Passage<'_>) -> Option<[String; 2]> {
    Some(match french::shorten(passage.written.trim(), QUOTED).as_str() {
        "" => missing_value(),
        word if word.starts_with(FOREIGN_QUOTES) => {
            let inner = word.trim_matches(FOREIGN_QUOTES).trim();
            [
                format!("{word} : ce ne sont pas les guillemets de ce format"),
                format!("écrivez des guillemets droits : \"{inner}\""),
            ]
        }
        word if is_french_date(word) => [
            format!("« {word} » n'est pas une date de ce format"),
            format!("écrivez l'année d'abord, 2022-06-29, ou entre guillemets : \"{word}\""),
        ],
        word if is_spaced_number(word) => [
            format!("« {word} » : un nombre s'écrit sans espace"),
            format!("écrivez {}", without_spaces(word)),
        ],
        word => [
            format!("« {word} » n'a pas de guillemets"),
            format!("si c'est un texte, écrivez \"{word}\""),
        ],
    })
}

/// The parser takes what is not there for a text between apostrophes.
pub(super) fn no_value(passage: &Passage<'_>) -> Option<[String; 2]> {
    (!passage.line.contains('\'')).then(missing_value)
}

fn missing_value() -> [String; 2] {
    ["il manque une valeur".to_owned(), "écrivez-la après « = », ou retirez la ligne".to_owned()]
}

/// A quotation mark within a text, which ends it.
pub(super) fn quote_inside(passage: &Passage<'_>) -> Option<[String; 2]> {
    let (key, value) = passage.line.split_once('=')?;
    let (quote, inner) = quotes_inside(value)?;
    let key = key.trim();
    Some(match quote {
        '\'' => [
            "l'apostrophe ferme ce texte, qui commence par une apostrophe".to_owned(),
            format!("entourez-le de guillemets : {key} = \"{inner}\""),
        ],
        _ => [
            "un guillemet droit ferme ce texte avant sa fin".to_owned(),
            format!("à l'intérieur, écrivez « … » : {key} = \"{}\"", french_quotes(inner)),
        ],
    })
}

/// Quotation marks of word processors.
const FOREIGN_QUOTES: [char; 8] = ['“', '”', '„', '«', '»', '‘', '’', '\u{a0}'];

/// `29/06/2022`, with whatever separates the numbers.
fn is_french_date(word: &str) -> bool {
    let numbers: Vec<&str> = word.split(['/', '.']).collect();
    let digits = |number: &&str| number.bytes().all(|byte| byte.is_ascii_digit());
    matches!(numbers.as_slice(), [day, month, year]
        if day.len() <= 2 && month.len() <= 2 && year.len() == 4)
        && numbers.iter().all(digits)
}

/// `2 024`
fn is_spaced_number(word: &str) -> bool {
    let digits = without_spaces(word);
    digits.len() < word.len() && !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())
}

fn without_spaces(word: &str) -> String {
    word.chars().filter(|character| !character.is_whitespace()).collect()
}

/// The character that a value begins with, if it stands again inside of it; and what
/// was meant to be between the first and the last.
fn quotes_inside(value: &str) -> Option<(char, &str)> {
    let value = value.trim();
    let quote = value.chars().next().filter(|character| matches!(character, '"' | '\''))?;
    let inner = value[1..].rfind(quote).map(|end| &value[1..1 + end])?;
    (inner.contains(quote) && !inner.contains(['[', ',', '#'])).then_some((quote, inner))
}

/// A text with French quotation marks in the place of the straight ones.
fn french_quotes(text: &str) -> String {
    let parts: Vec<&str> = text.split('"').collect();
    let mut written = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            written.push_str(if index % 2 == 1 { "« " } else { " »" });
        }
        written.push_str(part);
    }
    written
}
