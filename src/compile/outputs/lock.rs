//! `rapport.lock`: what a publication was made from, file by file, so that it can be made again, and
//! so that a difference is named.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::OutputFile;
use crate::design::templates::Templates;

/// The file.
pub const NAME: &str = "rapport.lock";
/// The file of the checksums of all others.
pub const SUMS: &str = "SHA256SUMS";

/// The program, the templates, the fonts and the data of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Version of the program.
    outil: String,
    /// SHA-256 of each template, by its path.
    gabarits: BTreeMap<String, String>,
    /// SHA-256 of each font, by its name.
    polices: BTreeMap<String, String>,
    /// SHA-256 of each file of the edition and of last year's, by its path.
    donnees: BTreeMap<String, String>,
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Lock {
    /// What an edition is made from today; `data` are the files that are read, by their paths.
    pub fn of(templates: &Templates, data: &[(String, Vec<u8>)]) -> Self {
        let named = |(path, content): (&str, &[u8])| (path.to_owned(), sha256(content));
        let fonts = templates.fonts().files().iter();
        Self {
            outil: env!("CARGO_PKG_VERSION").to_owned(),
            gabarits: templates.iter().map(|(path, it)| named((path, it.as_slice()))).collect(),
            polices: fonts.map(|it| named((it.name.as_str(), it.content.as_slice()))).collect(),
            donnees: data.iter().map(|(path, it)| named((path, it))).collect(),
        }
    }

    /// The file, as it is written.
    pub fn file(&self) -> OutputFile {
        let text = toml::to_string(self).expect("plain data serializes");
        OutputFile::new(
            NAME,
            format!(
                "# Ce dont cette publication est faite ; « rapport compile --locked » le compare.\n{text}"
            ),
        )
    }

    /// Reads one.
    ///
    /// # Errors
    ///
    /// In French, that it is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text)
            .map_err(|_| "ce n'est pas un rapport.lock écrit par « rapport publish »".to_owned())
    }

    /// What differs today, one thing a line; nothing where nothing does.
    pub fn differences(&self, today: &Self) -> Vec<String> {
        let mut list = Vec::new();
        if self.outil != today.outil {
            list.push(format!("l'outil : version {}, alors {}", today.outil, self.outil));
        }
        for (kind, then, now) in [
            ("gabarit", &self.gabarits, &today.gabarits),
            ("police", &self.polices, &today.polices),
            ("données", &self.donnees, &today.donnees),
        ] {
            let paths = then.keys().chain(now.keys().filter(|path| !then.contains_key(*path)));
            for path in paths {
                let word = match (then.get(path), now.get(path)) {
                    (Some(then), Some(now)) if then == now => continue,
                    (Some(_), Some(_)) => "a changé",
                    (Some(_), None) => "n'est plus là",
                    (None, _) => "est nouveau",
                };
                list.push(format!("{kind} « {path} » {word}"));
            }
        }
        list
    }
}

/// The checksums of files, as `sha256sum --check` reads them.
pub fn checksums(files: &[OutputFile]) -> OutputFile {
    let mut text = String::new();
    for file in files {
        let _ = writeln!(text, "{}  {}", sha256(&file.bytes), file.path);
    }
    OutputFile::new(SUMS, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;

    #[test]
    fn what_is_written_is_read_and_each_difference_is_named() {
        let templates = Templates::load(None, &mut Diagnostics::default());
        let lock = |content: &str| {
            let data = [("2021/a.csv".to_owned(), content.as_bytes().to_vec())];
            Lock::of(&templates, &data)
        };
        let written = String::from_utf8(lock("x").file().bytes).unwrap();
        let read = Lock::parse(&written).unwrap();
        assert_eq!(read, lock("x"));
        assert_eq!(read.differences(&lock("x")), Vec::<String>::new());
        assert_eq!(read.differences(&lock("y")), ["données « 2021/a.csv » a changé"]);
        assert!(Lock::parse("outil = 1").is_err());
    }

    #[test]
    fn the_checksum_is_that_of_the_standard() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sha256(b""), empty);
    }
}
