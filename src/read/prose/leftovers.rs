//! What another program leaves in words: fields of a merge, failed references of a word
//! processor, characters of web pages, commands that a cell does not run.

use std::ops::Range;

use super::commands::Commands;
use super::leftover_words::{FAILURES, FIELDS, PROMPTS};
use crate::language::french::fold;

/// Words that were not meant to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// What they are.
    pub kind: LeftoverKind,
    /// Their bytes in the text.
    pub range: Range<usize>,
}

/// What another program left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftoverKind {
    /// `{{ adherents }}`, `«Prénom»`, `%NOM%`: a place for a value.
    Field,
    /// « Erreur ! Source du renvoi introuvable. »
    Failure,
    /// `&nbsp;`
    Entity,
    /// `[^1]`
    Note,
    /// `![le pont](pont.jpg)`
    Image,
    /// `#chiffre("adherents")`, outside of a text.
    Command,
    /// `chiffre("adherents")`, in a text.
    Bare,
    /// `<b>`, outside of a text.
    Tag,
    /// `**gras**`, outside of a text.
    Bold,
    /// `[le site](https://www.rtes.fr)`, outside of a text.
    Link,
    /// `\textbf{mot}`, outside of a text.
    Latex,
}

/// Bytes in which the end of a leftover is looked for.
const FAR: usize = 120;

/// The bytes with which a leftover may begin: each begins a character.
const SIGNS: [bool; 256] = bytes(b"{[<%|&!#*(\\\xC2");
/// The same with the letters that begin « Erreur ! » and « Cliquez ici ».
const SIGNS_AND_LETTERS: [bool; 256] = bytes(b"{[<%|&!#*(\\\xC2EeCTc");

const fn bytes(list: &[u8]) -> [bool; 256] {
    let mut begins = [false; 256];
    let mut index = 0;
    while index < list.len() {
        begins[list[index] as usize] = true;
        index += 1;
    }
    begins
}

/// What is left in a text. In markup, characters that only a cell would print are left to
/// the habits of the text.
pub fn leftovers(text: &str, in_markup: bool) -> Vec<Leftover> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    // Every cell is read: most have none of the characters with which a leftover begins, and none of the characters that its
    // words have, « liquez », « lick », « apez » or « Erreur ! ».
    let has_words = memchr::memchr3(b'z', b'k', b'!', bytes).is_some();
    let begins = if has_words { &SIGNS_AND_LETTERS } else { &SIGNS };
    while let Some(plain) = bytes[at..].iter().position(|byte| begins[*byte as usize]) {
        at += plain;
        let rest = || &text[at..];
        let starts_word = || at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        if bytes[at] == b'('
            && let Some(name) = called(text, at)
        {
            let kind = if in_markup { LeftoverKind::Bare } else { LeftoverKind::Command };
            found.push(Leftover { kind, range: name..at });
        }
        let one = match bytes[at] {
            b'{' => braces(rest()),
            b'[' => brackets(rest(), in_markup),
            b'<' => angles(rest(), in_markup),
            b'%' => between(rest(), "%", "%").filter(|it| is_constant(it)).map(field("%", "%")),
            b'|' => between(rest(), "|", "|").filter(|it| is_constant(it)).map(field("|", "|")),
            b'&' => entity(rest()).map(|end| (LeftoverKind::Entity, end)),
            b'!' if rest().starts_with("![") => {
                link(&rest()[1..]).map(|end| (LeftoverKind::Image, end + 1))
            }
            b'#' if !in_markup => command(rest()).map(|end| (LeftoverKind::Command, end)),
            b'*' if !in_markup => bold(rest()).map(|end| (LeftoverKind::Bold, end)),
            b'\\' if !in_markup => latex(rest()).map(|end| (LeftoverKind::Latex, end)),
            b'E' | b'e' if starts_word() && failure_begins(rest()) => failure(rest()),
            b'C' | b'T' | b'c' if starts_word() => prompt(rest()),
            0xC2 if rest().starts_with('«') => quoted(rest()),
            _ => None,
        };
        match one {
            Some((kind, length)) => {
                found.push(Leftover { kind, range: at..at + length });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

fn field<'a>(open: &'a str, close: &'a str) -> impl Fn(&str) -> (LeftoverKind, usize) + 'a {
    move |inner| (LeftoverKind::Field, open.len() + inner.len() + close.len())
}

/// The words from an opening character to the next closing one, on one line.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let inner = text.strip_prefix(open)?;
    let inner = &inner[..inner.floor_char_boundary(FAR)];
    let inner = &inner[..inner.find(close)?];
    (!inner.contains('\n') && inner.contains(char::is_alphanumeric)).then_some(inner)
}

/// `NOM`, `DATE_ENVOI`, `USER:NAME`
fn is_constant(inner: &str) -> bool {
    inner.len() > 1
        && inner.starts_with(|character: char| character.is_ascii_uppercase())
        && inner.bytes().all(|byte| {
            byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"_:-".contains(&byte)
        })
}

/// What a word processor reckons where it stands: `{ PAGE }`.
const RECKONED: &str = "AUTHOR CREATEDATE DATE FILENAME HYPERLINK IF INCLUDEPICTURE MERGEFIELD NUMPAGES PAGE \
    PAGEREF PRINTDATE REF SAVEDATE SECTIONPAGES SEQ STYLEREF TIME TITLE TOC";

fn braces(text: &str) -> Option<(LeftoverKind, usize)> {
    let is_reckoned = |inner: &&str| {
        let word = inner.split_whitespace().next();
        word.is_some_and(|word| RECKONED.split_whitespace().any(|it| it == word))
    };
    if let Some(inner) = between(text, "{", "}").filter(is_reckoned) {
        return Some(field("{", "}")(inner));
    }
    for (open, close) in [("{{", "}}"), ("{%", "%}"), ("{#", "#}")] {
        if let Some(inner) = between(text, open, close) {
            return Some(field(open, close)(inner));
        }
    }
    between(text, "{", "}").filter(|inner| is_field(inner)).map(field("{", "}"))
}

fn brackets(text: &str, in_markup: bool) -> Option<(LeftoverKind, usize)> {
    if let Some(inner) = between(text, "[^", "]").filter(|it| !it.contains(' ')) {
        return Some((LeftoverKind::Note, inner.len() + 3));
    }
    if let Some(inner) = between(text, "[[", "]]").filter(|it| is_field(it) || is_constant(it)) {
        return Some(field("[[", "]]")(inner));
    }
    if let Some(inner) = between(text, "[", "]")
        && (is_field(inner) || fold(inner).starts_with("tapez "))
    {
        return Some(field("[", "]")(inner));
    }
    if in_markup { None } else { link(text).map(|end| (LeftoverKind::Link, end)) }
}

/// `[mots](adresse)`
fn link(text: &str) -> Option<usize> {
    let far = &text[..text.floor_char_boundary(4 * FAR)];
    let middle = far.find("](")?;
    let words = far.get(1..middle)?;
    let end = far[middle..].find(')')?;
    let address = &far[middle + 2..middle + end];
    let is_address = address.contains(['/', '.']) && !address.contains(' ');
    (is_address && !words.contains(['[', '\n'])).then_some(middle + end + 1)
}

fn angles(text: &str, in_markup: bool) -> Option<(LeftoverKind, usize)> {
    for (open, close) in [("<<", ">>"), ("<%", "%>")] {
        if let Some(inner) = between(text, open, close) {
            return Some(field(open, close)(inner));
        }
    }
    if in_markup {
        return None;
    }
    let inner = between(text, "<", ">")?;
    if is_field(inner) {
        return Some(field("<", ">")(inner));
    }
    let name = inner.trim_matches('/').split([' ', '/']).next()?;
    super::habits::is_tag(name).then_some((LeftoverKind::Tag, inner.len() + 2))
}

/// « «Prénom» », as word processors show a field of a merge: no space inside, and a
/// capital or a character that no word has.
fn quoted(text: &str) -> Option<(LeftoverKind, usize)> {
    let inner = between(text, "«", "»")?;
    let capital = inner.starts_with(char::is_uppercase);
    let coded = inner.contains('_') && !inner.contains(char::is_whitespace);
    ((capital && is_field(inner)) || coded).then(|| field("«", "»")(inner))
}

/// A name that forms give to a field.
fn is_field(inner: &str) -> bool {
    let folded = fold(inner.trim());
    let name =
        folded.trim_end_matches(|character: char| character.is_ascii_digit() || character == ' ');
    let name = name.trim_start_matches("votre ").trim_end_matches('_');
    let spaced = inner.starts_with([' ', '\u{a0}', '\u{202f}']);
    (!spaced && FIELDS.contains(&name))
        || ["nom de l", "nom du ", "nom de la ", "date de ", "inserer ", "votre nom"]
            .iter()
            .any(|begin| folded.starts_with(begin) && folded.len() <= 40 && !spaced)
}

/// `&nbsp;`, `&#39;`, `&#xE9;`
fn entity(text: &str) -> Option<usize> {
    const NAMES: &[&str] = &[
        "agrave", "amp", "apos", "bull", "ccedil", "deg", "eacute", "ecirc", "egrave", "euro",
        "gt", "hellip", "icirc", "laquo", "ldquo", "lsquo", "lt", "mdash", "nbsp", "ndash",
        "ocirc", "oelig", "quot", "raquo", "rdquo", "rsquo", "shy", "thinsp", "ucirc", "ugrave",
    ];
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let known = match name.strip_prefix('#') {
        Some(number) => {
            let digits = number.trim_start_matches(['x', 'X']);
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        }
        None => NAMES.contains(&name.to_ascii_lowercase().as_str()),
    };
    known.then_some(end + 1)
}

/// Functions of the engine that one may have seen in a text.
const ENGINE: [&str; 6] = ["footnote", "image", "link", "strong", "super", "text"];

/// `#chiffre("adherents")`, `#footnote[…]`
fn command(text: &str) -> Option<usize> {
    let name = text[1..].split(|character: char| !character.is_ascii_alphabetic()).next()?;
    let known = Commands::shipped().get(name).is_some() || ENGINE.contains(&name);
    let end = 1 + name.len();
    (known && text[end..].starts_with(['(', '['])).then_some(end)
}

/// Where the name begins of a command that is called without its sign: `chiffre("adherents")`.
fn called(text: &str, open: usize) -> Option<usize> {
    let begins = text[open + 1..].starts_with(['"', '“', '«', '\'']);
    let before = &text[..open];
    let name = before.trim_end_matches(|character: char| character.is_ascii_lowercase()).len();
    let is_marked = before[..name].ends_with('#');
    (begins && !is_marked && Commands::shipped().get(&before[name..]).is_some()).then_some(name)
}

fn bold(text: &str) -> Option<usize> {
    let inner = between(text, "**", "**")?;
    let bare = !inner.starts_with([' ', '*']) && !inner.ends_with(' ');
    bare.then_some(inner.len() + 4)
}

fn latex(text: &str) -> Option<usize> {
    let name = text[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
    (name > 1 && text[1 + name..].starts_with('{')).then_some(1 + name)
}

/// A quick look: « Erreur ! », « Error! ».
fn failure_begins(text: &str) -> bool {
    ["Erreur", "Error", "erreur"].iter().any(|word| text.starts_with(word))
}

fn failure(text: &str) -> Option<(LeftoverKind, usize)> {
    let far = &text[..text.floor_char_boundary(FAR)];
    let (begins, said) = far.split_once('!')?;
    let folded = fold(said);
    let known = FAILURES.iter().any(|it| folded.trim_start().starts_with(it));
    let end = said.find(['.', '\n', ')']).map_or(said.len(), |end| end + 1);
    let near = begins.chars().count() <= 8;
    (known && near).then(|| (LeftoverKind::Failure, begins.len() + 1 + end))
}

fn prompt(text: &str) -> Option<(LeftoverKind, usize)> {
    let far = &text[..text.floor_char_boundary(FAR)];
    if !["liquez ", "lick ", "apez "]
        .iter()
        .any(|it| far.get(1..).is_some_and(|far| far.starts_with(it)))
    {
        return None;
    }
    let folded = fold(far);
    let known = PROMPTS.iter().any(|it| folded.starts_with(it));
    let end = far.find(['.', '\n', ']']).map_or(far.len(), |end| end + 1);
    known.then_some((LeftoverKind::Failure, end))
}

#[cfg(test)]
mod tests {
    use super::LeftoverKind::{self, *};
    use super::leftovers;

    fn found(text: &str, in_markup: bool) -> Vec<(LeftoverKind, &str)> {
        leftovers(text, in_markup).into_iter().map(|it| (it.kind, &text[it.range])).collect()
    }

    #[test]
    fn what_another_program_left_is_found() {
        for (text, kind, written) in [
            ("Nous comptons {{ adherents }} adhérents", Field, "{{ adherents }}"),
            ("merci à «Prénom».", Field, "«Prénom»"),
            ("à «Code_postal»", Field, "«Code_postal»"),
            ("merci à [Nom], élue", Field, "[Nom]"),
            ("Bonjour [[PRENOM]]", Field, "[[PRENOM]]"),
            ("Bonjour <<Nom>>", Field, "<<Nom>>"),
            ("Bonjour %NOM% !", Field, "%NOM%"),
            ("Bonjour *|FNAME|*", Field, "|FNAME|"),
            ("le {date}", Field, "{date}"),
            ("p. { PAGE } du", Field, "{ PAGE }"),
            ("{ PAGE \\* MERGEFORMAT }", Field, "{ PAGE \\* MERGEFORMAT }"),
            ("{% if membre %}", Field, "{% if membre %}"),
            ("[nom de la structure]", Field, "[nom de la structure]"),
            (
                "voir Erreur ! Source du renvoi introuvable. Puis",
                Failure,
                "Erreur ! Source du renvoi introuvable.",
            ),
            (
                "p. Erreur\u{202f}! Signet non défini.",
                Failure,
                "Erreur\u{202f}! Signet non défini.",
            ),
            ("Error! Bookmark not defined.", Failure, "Error! Bookmark not defined."),
            (
                "Cliquez ou appuyez ici pour entrer du texte.",
                Failure,
                "Cliquez ou appuyez ici pour entrer du texte.",
            ),
            ("Pain &amp; vin", Entity, "&amp;"),
            ("l&#39;eau", Entity, "&#39;"),
            ("Un mot[^1].", Note, "[^1]"),
            ("![le pont](pont.jpg)", Image, "![le pont](pont.jpg)"),
        ] {
            for in_markup in [true, false] {
                assert_eq!(found(text, in_markup), [(kind, written)], "{text}");
            }
        }
        for (text, kind, written) in [
            ("Soit #chiffre(\"a\") élus", Command, "#chiffre"),
            ("Soit chiffre(\"a\") élus", Command, "chiffre"),
            ("Un <b>mot", Tag, "<b>"),
            ("Un **mot** fort", Bold, "**mot**"),
            ("[le site](https://a.fr)", Link, "[le site](https://a.fr)"),
            ("\\textbf{mot}", Latex, "\\textbf"),
        ] {
            assert_eq!(found(text, false), [(kind, written)], "{text}");
            let bare = [(Bare, written)];
            let in_markup = if text.contains(" chiffre") { &bare[..] } else { &[] };
            assert_eq!(found(text, true), in_markup, "{text}");
        }
    }

    #[test]
    fn sentences_stay_silent() {
        for text in [
            "« Nom et prénom » sont demandés",
            "la colonne « nom » et « Prénom »",
            "le «village» et l'«Économie sociale»",
            "« […] un livret »",
            "[la commune] a répondu",
            "50 % des communes, 30 % des villes",
            "R&D ; Pain & vin ; A&B;",
            "Erreur ! Il fallait y penser.",
            "une erreur de date",
            "Cliquez sur le programme",
            "{a, b} et (nom)",
            "le chiffre (« environ »), la photo(s)",
            "3 < 4 et 5 > 2",
            "prix* (*hors taxes)",
            "a | b | c",
            "[1] et [12]",
            "",
        ] {
            assert_eq!(found(text, false), [], "{text}");
            assert_eq!(found(text, true), [], "{text}");
        }
    }
}
