//! The text of `rapport.toml` to its values, whatever is malformed in it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest::fold;
use crate::read::hits::Few;
use crate::read::words::beginning;

/// What the parser says, and what users read: the fault, and what to do.
const FAULTS: &[(&str, &str, &str)] = &[
    (
        "duplicate key",
        "ce nom est écrit deux fois",
        "gardez une seule des deux fois ; plusieurs éléments s'écrivent [[nom]]",
    ),
    (
        "missing value",
        "il manque une valeur après « = »",
        "écrivez une valeur, ou retirez la ligne",
    ),
    ("key with no value", "il manque « = » et une valeur", "écrivez cle = valeur"),
    ("missing assignment", "il manque « = » entre la clé et la valeur", "écrivez cle = valeur"),
    ("extra `=`", "il y a un « = » de trop", "retirez-le"),
    ("extra assignment", "il y a un « = » de trop", "retirez-le"),
    (
        "unexpected `=` in array",
        "il y a un « = » dans une liste",
        "écrivez [\"a\", \"b\"], ou { cle = \"a\" }",
    ),
    ("extra comma", "il y a une virgule de trop", "retirez-la"),
    ("missing comma", "il manque une virgule", "séparez les éléments par des virgules"),
    ("unclosed array", "la liste n'est pas fermée", "ajoutez « ] » à la fin de la liste"),
    ("unclosed inline table", "le groupe n'est pas fermé", "ajoutez « } » à la fin du groupe"),
    (
        "invalid basic string",
        "ce texte est mal fermé ou contient un caractère interdit",
        "fermez les guillemets sur la même ligne ; écrivez \\\" pour un guillemet, \\\\ pour une barre inverse",
    ),
    (
        "invalid multi-line basic string",
        "ce texte de plusieurs lignes est mal fermé",
        "fermez-le par trois guillemets \"\"\"",
    ),
    (
        "invalid literal string",
        "ce texte est incomplet",
        "fermez l'apostrophe sur la même ligne, ou utilisez des guillemets",
    ),
    (
        "invalid multi-line literal string",
        "ce texte de plusieurs lignes est mal fermé",
        "fermez-le par trois apostrophes '''",
    ),
    (
        "missing escaped value",
        "barre inverse inconnue dans un texte",
        "écrivez \\\\ pour une barre inverse",
    ),
    ("too few unicode", "code de caractère incomplet", "écrivez \\u et quatre chiffres"),
    (
        "invalid unquoted key",
        "ce nom de clé contient un signe que TOML refuse",
        "écrivez-le sans accent ni espace",
    ),
    ("unquoted keys cannot be empty", "il manque le nom de la clé", "écrivez cle = valeur"),
    ("missing key", "il manque le nom de la clé", "écrivez cle = valeur"),
    (
        "keys cannot be multi-line",
        "un nom de clé tient sur une ligne",
        "écrivez-le sans guillemets",
    ),
    (
        "cannot extend value",
        "cette clé a déjà une valeur, elle ne peut pas être aussi une section",
        "renommez l'une des deux",
    ),
    (
        "unexpected leading zero",
        "un nombre ne commence pas par zéro",
        "retirez le zéro, ou écrivez un texte entre guillemets",
    ),
    ("redundant", "un nombre s'écrit sans « + » ni préfixe", "écrivez seulement les chiffres"),
    (
        "`_` may only go between digits",
        "« _ » ne va qu'entre deux chiffres",
        "écrivez seulement les chiffres",
    ),
    (
        "invalid boolean",
        "ce mot ne se lit pas",
        "écrivez true, false, ou un texte entre guillemets",
    ),
    ("invalid hexadecimal", "ce nombre ne se lit pas", "écrivez seulement les chiffres"),
    ("invalid octal", "ce nombre ne se lit pas", "écrivez seulement les chiffres"),
    ("invalid binary", "ce nombre ne se lit pas", "écrivez seulement les chiffres"),
    ("invalid exponent", "ce nombre ne se lit pas", "écrivez seulement les chiffres"),
    ("invalid time", "cette heure ne se lit pas", "écrivez un texte entre guillemets"),
    ("missing table open", "cette ligne ne commence pas par une clé", "écrivez cle = valeur"),
    ("invalid key-value pair", "cette ligne ne commence pas par une clé", "écrivez cle = valeur"),
    (
        "invalid integer",
        "ce nombre ne se lit pas",
        "écrivez-le sans espace, ou en texte entre guillemets",
    ),
    (
        "invalid float",
        "ce nombre ne se lit pas",
        "écrivez-le avec un point : 3.5, ou en texte entre guillemets",
    ),
    (
        "invalid date",
        "cette date ne se lit pas",
        "écrivez 2021-02-05, ou un texte entre guillemets",
    ),
    ("value must be", "cette date n'existe pas", "vérifiez le jour et le mois"),
    (
        "carriage return",
        "fin de ligne incomplète",
        "enregistrez le fichier avec un éditeur de texte récent",
    ),
    ("cannot recurse", "les listes sont trop imbriquées", "simplifiez cette valeur"),
    ("invalid comment character", "le commentaire contient un caractère invisible", "retapez-le"),
    (
        "unexpected content",
        "la suite de la ligne est de trop",
        "un seul réglage par ligne ; un commentaire commence par #",
    ),
    (
        "unexpected key or value",
        "la suite de la ligne est de trop",
        "un seul réglage par ligne ; un commentaire commence par #",
    ),
];

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
    word.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// The sign that a value begins with, if it stands again inside of it; and what
/// was meant to be between the first and the last.
fn quotes_inside(value: &str) -> Option<(char, &str)> {
    let value = value.trim();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
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

/// The values of a text, and the offsets at which it is malformed, so that what
/// follows from a fault is not reported as another.
pub fn parse<'a>(
    text: &'a str,
    file: FileId,
    diagnostics: &mut Diagnostics,
) -> (Spanned<DeValue<'a>>, Vec<usize>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut few = Few::new(Code::TomlSyntax);
    let mut offsets = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        offsets.push(span.start);
        let written = text.get(span.clone()).unwrap_or_default();
        let line = line_around(text, span.start);
        few.add(Place::span(file, span), |one| words(one, error.message(), written, line));
    }
    few.finish("endroit", diagnostics);
    (Spanned::new(table.span(), DeValue::Table(table.into_inner())), offsets)
}

/// The line of a text that holds an offset, without spaces around it.
fn line_around(text: &str, offset: usize) -> &str {
    let (before, after) = text.split_at_checked(offset).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let end = after.find('\n').unwrap_or(after.len());
    text[start..offset.min(text.len()) + end].trim()
}

fn words(one: Diagnostic, english: &str, written: &str, line: &str) -> Diagnostic {
    let (whole, line) = (line, beginning(line, 60));
    if english.starts_with("unclosed table") || english.starts_with("unclosed array table") {
        let brackets = line.bytes().take_while(|byte| *byte == b'[').count();
        let name = line.trim_matches(['[', ']', ' ']);
        let closed = "]".repeat(brackets);
        return one
            .message(format!("il manque « ] » à la fin du nom de la section « {name} »"))
            .help(format!("écrivez {}{name}{closed}", "[".repeat(brackets)));
    }
    if english.starts_with("invalid unquoted key")
        && let Some((key, _)) = line.split_once('=')
    {
        let invisible =
            |sign: char| sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{feff}');
        let bare = key.trim_matches(invisible);
        if bare.is_ascii() && !bare.contains(char::is_whitespace) {
            return one
                .message(format!("une espace insécable ou un signe invisible touche « {bare} »"))
                .help("effacez le début de la ligne et retapez-le");
        }
        return one
            .message(format!("la clé « {} » contient un signe que TOML refuse", key.trim()))
            .help(format!("sans accent ni espace : {} = …", fold(key)));
    }
    if english.starts_with("string values must be quoted") {
        return match beginning(written.trim(), 60).as_str() {
            "" => one
                .message("il manque une valeur")
                .help("écrivez-la après « = », ou retirez la ligne"),
            word if word.starts_with(FOREIGN_QUOTES) => {
                let inner = word.trim_matches(FOREIGN_QUOTES).trim();
                one.message(format!("{word} : ce ne sont pas les guillemets de ce format"))
                    .help(format!("écrivez des guillemets droits : \"{inner}\""))
            }
            word if is_french_date(word) => {
                one.message(format!("« {word} » n'est pas une date de ce format")).help(format!(
                    "écrivez l'année d'abord, 2022-06-29, ou entre guillemets : \"{word}\""
                ))
            }
            word if is_spaced_number(word) => one
                .message(format!("« {word} » : un nombre s'écrit sans espace"))
                .help(format!("écrivez {}", without_spaces(word))),
            word => one
                .message(format!("« {word} » n'a pas de guillemets"))
                .help(format!("si c'est un texte, écrivez \"{word}\"")),
        };
    }
    if english.starts_with("unexpected")
        && let Some((key, value)) = whole.split_once('=')
        && let Some((quote, inner)) = quotes_inside(value)
    {
        let key = key.trim();
        return match quote {
            '\'' => one
                .message("l'apostrophe ferme ce texte, qui commence par une apostrophe")
                .help(format!("entourez-le de guillemets : {key} = \"{inner}\"")),
            _ => one.message("un guillemet droit ferme ce texte avant sa fin").help(format!(
                "à l'intérieur, écrivez « … » : {key} = \"{}\"",
                french_quotes(inner)
            )),
        };
    }
    match FAULTS.iter().find(|(start, ..)| english.starts_with(start)) {
        Some((_, message, help)) => one.message(*message).help(*help),
        None => one
            .message("ce passage n'est pas écrit selon les règles du TOML")
            .help("comparez-le aux lignes voisines"),
    }
}
