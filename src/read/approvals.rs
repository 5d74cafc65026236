//! `relecture.toml`, beside the edition: who has approved which figure, at which text, on which day.
//! It grows at its end; of a figure that was approved twice, the last approval counts, and the
//! others are its history.

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// The file.
pub const APPROVALS: &str = "relecture.toml";

/// That someone has approved a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Id of the figure.
    pub figure: String,
    /// Its text that day, as it is printed.
    pub text: String,
    /// Who.
    pub by: String,
    /// When: `2022-06-20`.
    pub on: String,
    /// Where it is written.
    pub place: Place,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    valides: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    chiffre: String,
    texte: String,
    par: String,
    le: Datetime,
}

/// What a file says; none where it cannot be read, which is reported.
pub(super) fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Approval> {
    let written: Written = match toml::from_str(text) {
        Ok(written) => written,
        Err(error) => {
            let place = error.span().map_or(Place::File(file), |span| Place::span(file, span));
            diagnostics.push(
                Diagnostic::new(Code::TomlSyntax, "« relecture.toml » ne se lit pas à partir d'ici")
                    .at(place)
                    .help(
                        "une validation a quatre lignes sous [[valides]] : chiffre, texte, par (entre guillemets) et le (2022-06-20) ; « rapport figures --valider CHIFFRE --par NOM » les écrit",
                    ),
            );
            return Vec::new();
        }
    };
    let approval = |entry: Spanned<Entry>| {
        let place = Place::span(file, entry.span());
        let Entry { chiffre, texte, par, le } = entry.into_inner();
        Approval { figure: chiffre, text: texte, by: par, on: le.to_string(), place }
    };
    written.valides.into_iter().map(approval).collect()
}

/// An approval as it is written at the end of the file.
pub fn written(figure: &str, text: &str, by: &str, on: &str) -> String {
    let value = |text: &str| toml::Value::String(text.to_owned()).to_string();
    format!(
        "\n[[valides]]\nchiffre = {}\ntexte = {}\npar = {}\nle = {on}\n",
        value(figure),
        value(text),
        value(by)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::SourceMap;

    fn read(text: &str) -> (Vec<Approval>, usize) {
        let mut sources = SourceMap::default();
        let file = sources.add(APPROVALS, text);
        let mut diagnostics = Diagnostics::default();
        let approvals = parse(file, text, &mut diagnostics);
        (approvals, diagnostics.errors())
    }

    #[test]
    fn what_is_written_is_read() {
        let text = written("adherents", "1\u{202f}234", "Camille \"C\" \\ Exemple", "2022-06-20");
        let (approvals, errors) = read(&text);
        assert_eq!((approvals.len(), errors), (1, 0), "{text}");
        let Approval { figure, text, by, on, .. } = &approvals[0];
        assert_eq!(
            [figure, text, by, on],
            ["adherents", "1\u{202f}234", "Camille \"C\" \\ Exemple", "2022-06-20"]
        );
    }

    #[test]
    fn what_cannot_be_read_is_reported() {
        for text in ["[[valides]]\nchiffre = \"a\"\n", "valides = 3", "[[valides", "autre = 1\n"] {
            assert_eq!(read(text), (Vec::new(), 1), "{text}");
        }
        assert_eq!(read(""), (Vec::new(), 0));
    }
}
