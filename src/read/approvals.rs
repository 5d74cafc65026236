//! `relecture.toml`, beside the edition: who has approved which figure or text, as what it was, on
//! which day. It grows at its end; of what was approved twice, the last approval counts, and the
//! others are its history, as are those of the years before.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::hash;
use crate::read::prose::{Block, Origin, Prose};

/// The file.
pub const APPROVALS: &str = "relecture.toml";
/// How it begins.
pub const BEGINNING: &str = "# Qui a relu quel chiffre ou quel texte, tel qu'il était, quel jour. Le dernier accord compte.\n";
/// Digits of the number of a paragraph.
const DIGITS: usize = 8;

/// That someone has approved a figure or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// What, as it was that day.
    pub of: Approved,
    /// Who.
    pub by: String,
    /// When: `2022-06-20`.
    pub on: String,
    /// The year of the edition, or the one in which its season ends, where it is not this one.
    pub year: Option<i32>,
    /// Where it is written.
    pub place: Place,
}

/// What was approved, as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Approved {
    /// A figure.
    Figure {
        /// Its id.
        id: String,
        /// Its text, as it is printed.
        text: String,
    },
    /// A text.
    Text {
        /// Its path, `textes/mot.typ`.
        path: String,
        /// A number for the words of each of its paragraphs, in order.
        paragraphs: Vec<String>,
        /// A number for all that its blocks print: for the rows of each table, by its name, for the
        /// values of each chart, `graphiques.presse`. None where an earlier version wrote the
        /// approval: they are not judged.
        tables: Option<BTreeMap<String, String>>,
    },
}

impl Approved {
    /// The id of the figure, or the path of the text.
    pub fn name(&self) -> &str {
        match self {
            Self::Figure { id, .. } => id,
            Self::Text { path, .. } => path,
        }
    }

    /// Whether what was approved is the same today.
    pub fn holds(&self, today: &Self) -> bool {
        match (self, today) {
            (
                Self::Text { path, paragraphs, tables: None },
                Self::Text { path: now, paragraphs: words, .. },
            ) => path == now && paragraphs == words,
            _ => self == today,
        }
    }
}

/// A text as it is today: its words, with the figures that it cites as they are printed; what is no
/// text (a table, a chart), as it is called in the file.
pub fn paragraphs(text: &Prose, written: &str) -> Vec<String> {
    let words = text.blocks.iter().filter(|block| !block.is_empty());
    let read = |block: &Block| -> String {
        let part = |(range, origin): (Range<usize>, Origin)| match origin {
            Origin::Opaque => written.get(block.source(range.clone())).unwrap_or_default(),
            _ => &block.text[range],
        };
        block.parts().map(part).collect()
    };
    words.map(|block| number(read(block).trim().as_bytes())).collect()
}

/// The number of what was read.
pub fn number(bytes: &[u8]) -> String {
    let mut number = format!("{:016x}", hash::stable(bytes));
    number.truncate(DIGITS);
    number
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    valides: Vec<Spanned<Entry>>,
    #[serde(default)]
    historique: Vec<Spanned<Entry>>,
    #[serde(default)]
    numerotes: Vec<Numbered>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbered {
    chiffres: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    annee: Option<i32>,
    chiffre: Option<String>,
    texte: Option<String>,
    fichier: Option<String>,
    paragraphes: Option<Vec<String>>,
    tables: Option<BTreeMap<String, String>>,
    par: String,
    le: Datetime,
}

impl Entry {
    fn approved(self) -> Option<(Approved, Option<i32>, String, String)> {
        let Self { annee, chiffre, texte, fichier, paragraphes, tables, par, le } = self;
        let of = match (chiffre, texte, fichier, paragraphes) {
            (Some(id), Some(text), None, None) => Approved::Figure { id, text },
            (None, None, Some(path), Some(paragraphs)) => {
                Approved::Text { path, paragraphs, tables }
            }
            _ => return None,
        };
        Some((of, annee, par, le.to_string()))
    }
}

/// What the file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Approvals {
    /// The approvals of this edition.
    pub(super) approvals: Vec<Approval>,
    /// Those of the years before.
    pub(super) past: Vec<Approval>,
    /// What the numbers of the review copies stand for, the first 1.
    pub(super) numbers: Vec<String>,
}

/// What a file says; nothing where it cannot be read, which is reported.
pub(super) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Approvals {
    let unreadable = |place: Place| {
        Diagnostic::new(Code::TomlSyntax, "« relecture.toml » ne se lit pas à partir d'ici")
            .at(place)
            .help(
                "une validation a quatre lignes sous [[valides]] : chiffre et texte, ou fichier et paragraphes, puis par et le (2022-06-20) ; « rapport figures --valider CHIFFRE --par NOM » les écrit",
            )
    };
    let written: Written = match toml::from_str(text) {
        Ok(written) => written,
        Err(error) => {
            let place = error.span().map_or(Place::File(file), |span| Place::span(file, span));
            diagnostics.push(unreadable(place));
            return Approvals::default();
        }
    };
    let mut approvals = |entries: Vec<Spanned<Entry>>| -> Vec<Approval> {
        let approval = |entry: Spanned<Entry>| {
            let place = Place::span(file, entry.span());
            let Some((of, year, by, on)) = entry.into_inner().approved() else {
                diagnostics.push(unreadable(place));
                return None;
            };
            Some(Approval { of, by, on, year, place })
        };
        entries.into_iter().filter_map(approval).collect()
    };
    let mut numbers: Vec<String> = Vec::new();
    for id in written.numerotes.into_iter().flat_map(|it| it.chiffres) {
        if !numbers.contains(&id) {
            numbers.push(id);
        }
    }
    let (valid, past) = (approvals(written.valides), approvals(written.historique));
    Approvals { approvals: valid, past, numbers }
}

/// An approval as it is written at the end of the file.
pub fn written(of: &Approved, by: &str, on: &str) -> String {
    entry("valides", None, of, by, on)
}

/// The numbers that a review copy has given, as they are written at the end of the file.
pub fn written_numbers(ids: &[String]) -> String {
    let line = |id: &String| format!("  {},\n", toml::Value::String(id.clone()));
    format!(
        "\n# Les numéros d’une copie de relecture, à la suite : chacun reste au même chiffre.\n[[numerotes]]\nchiffres = [\n{}]\n",
        ids.iter().map(line).collect::<String>()
    )
}

/// The file of next year's edition: what was approved in this one, and before, as its history.
/// Nothing where nothing was.
pub fn as_history(approvals: &[Approval], before: &[Approval], year: i32) -> Option<String> {
    let all = before.iter().map(|it| (it.year, it));
    let all = all.chain(approvals.iter().map(|it| (Some(year), it)));
    let entries: String =
        all.map(|(year, it)| entry("historique", year, &it.of, &it.by, &it.on)).collect();
    (!entries.is_empty()).then(|| format!("{BEGINNING}{entries}"))
}

fn entry(list: &str, year: Option<i32>, of: &Approved, by: &str, on: &str) -> String {
    let value = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut entry = format!("\n[[{list}]]\n");
    if let Some(year) = year {
        let _ = writeln!(entry, "annee = {year}");
    }
    let _ = match of {
        Approved::Figure { id, text } => {
            write!(entry, "chiffre = {}\ntexte = {}\n", value(id), value(text))
        }
        Approved::Text { path, paragraphs, tables } => {
            let list: Vec<String> = paragraphs.iter().map(|it| value(it)).collect();
            let tables = tables.iter().flatten();
            let tables: Vec<String> =
                tables.map(|(name, number)| format!("{} = {}", key(name), value(number))).collect();
            let tables = match tables.as_slice() {
                [] => String::new(),
                tables => format!("tables = {{ {} }}\n", tables.join(", ")),
            };
            let (path, list) = (value(path), list.join(", "));
            write!(entry, "fichier = {path}\nparagraphes = [{list}]\n{tables}")
        }
    };
    let _ = write!(entry, "par = {}\nle = {on}\n", value(by));
    entry
}

/// A name as a key of TOML.
fn key(name: &str) -> String {
    let is_bare = |it: char| it.is_ascii_alphanumeric() || "-_".contains(it);
    match name.chars().all(is_bare) {
        true => name.to_owned(),
        false => toml::Value::String(name.to_owned()).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::SourceMap;

    fn read(text: &str) -> (Vec<Approval>, Vec<Approval>, usize) {
        let mut sources = SourceMap::default();
        let file = sources.add(APPROVALS, text);
        let mut diagnostics = Diagnostics::default();
        let read = parse(file, text, &mut diagnostics);
        (read.approvals, read.past, diagnostics.errors())
    }

    #[test]
    fn what_is_written_is_read_and_becomes_history() {
        let (id, path) = ("adherents".to_owned(), "textes/mot.typ".to_owned());
        let figure = Approved::Figure { id, text: "1\u{202f}234".to_owned() };
        let paragraphs = vec!["0a".to_owned(), "1b".to_owned()];
        let printed = [("comptes", "2c"), ("graphiques.presse", "3d"), ("images/", "4e")];
        let printed = printed.map(|(name, number)| (name.to_owned(), number.to_owned()));
        let tables = Some(BTreeMap::from(printed));
        let prose = Approved::Text { path, paragraphs, tables };
        let text =
            [&figure, &prose].map(|it| written(it, "Camille \"C\" \\ Exemple", "2022-06-20"));
        let (approvals, before, errors) = read(&text.concat());
        assert_eq!((approvals.len(), before.len(), errors), (2, 0, 0), "{text:?}");
        assert_eq!([&approvals[0].of, &approvals[1].of], [&figure, &prose]);
        assert_eq!(approvals[0].by, "Camille \"C\" \\ Exemple");
        let next = as_history(&approvals, &before, 2021).unwrap();
        let (open, history, errors) = read(&next);
        assert_eq!((open.len(), history.len(), errors), (0, 2, 0), "{next}");
        assert_eq!((history[1].year, &history[1].of), (Some(2021), &prose));
        let later = as_history(&[], &history, 2022).unwrap();
        assert_eq!(later, next, "an older year stays that year");
        assert_eq!(as_history(&[], &[], 2021), None);
    }

    #[test]
    fn what_cannot_be_read_is_reported() {
        for text in [
            "[[valides]]\nchiffre = \"a\"\n",
            "valides = 3",
            "[[valides",
            "autre = 1\n",
            "[[valides]]\nchiffre = \"a\"\nfichier = \"b\"\npar = \"c\"\nle = 2022-06-20\n",
        ] {
            assert_eq!(read(text), (Vec::new(), Vec::new(), 1), "{text}");
        }
        assert_eq!(read(""), (Vec::new(), Vec::new(), 0));
    }
}
