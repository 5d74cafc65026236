//! « nom : "Réseau" », as other formats and most people write it.

use toml::de::DeTable;

use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};

/// The text with `=` in the place of each `:` that stands between a key and its
/// value; each is reported, and no byte moves.
pub fn colons_as_equals(mut text: String, file: FileId, diagnostics: &mut Diagnostics) -> String {
    let mut start = 0;
    let mut in_long_text = false;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let opens = line.matches("\"\"\"").count() % 2 == 1;
        if !in_long_text && let Some(colon) = colon(line) {
            found.push((start + colon, line[..colon].trim().to_owned()));
        }
        in_long_text ^= opens;
        start += line.len();
    }
    for (at, key) in found {
        text.replace_range(at..=at, "=");
        diagnostics.push(
            Diagnostic::new(Code::TomlSyntax, "« : » n'est pas le signe de ce format")
                .at(Place::span(file, at..at + 1))
                .help(format!("écrivez {key} = …")),
        );
    }
    text
}

/// Where a line has a colon in the place of the character `=`.
fn colon(line: &str) -> Option<usize> {
    let (key, value) = line.split_once(':')?;
    let name = key.trim();
    let is_key = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    let begins = value.trim_start().starts_with(['"', '\'', '[', '{'])
        || value.trim_start().starts_with(|character: char| character.is_ascii_digit());
    let read = || DeTable::parse(&format!("{name} = {value}")).is_ok();
    (is_key && begins && read()).then_some(key.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::SourceMap;

    #[test]
    fn a_colon_between_a_key_and_its_value_is_read_and_told() {
        for (written, read, reported) in [
            ("nom : \"Réseau\"\n", "nom = \"Réseau\"\n", 1),
            ("annee: 2021\nnom:\"a\"", "annee= 2021\nnom=\"a\"", 2),
            ("titre = \"Bilan : 2021\"", "titre = \"Bilan : 2021\"", 0),
            ("# nom : \"a\"", "# nom : \"a\"", 0),
            ("mission = \"\"\"\nnom : \"a\"\n\"\"\"", "mission = \"\"\"\nnom : \"a\"\n\"\"\"", 0),
            ("nom : Réseau", "nom : Réseau", 0),
        ] {
            let file = SourceMap::default().add("rapport.toml", "");
            let mut diagnostics = Diagnostics::default();
            let found = colons_as_equals(written.to_owned(), file, &mut diagnostics);
            assert_eq!((found.as_str(), diagnostics.errors()), (read, reported), "{written}");
        }
    }
}
