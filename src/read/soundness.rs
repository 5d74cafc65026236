//! What is said about a text that came in another encoding, or damaged.

use std::ops::Range;

use super::damage::{Damage, repaired, repairs};
use super::encoding::{Decoding, Encoding};
use super::hits::Hits;
use super::words::plural;
use crate::diagnostic::source::{FileId, Place, SourceMap};
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics};

/// Reports what decoding found and the damage of the text.
pub fn report(
    file: FileId,
    decoding: &Decoding,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) {
    let text = &sources.file(file).text;
    let mut damage = Damage::of(text);
    damage.add_unseen(text);
    report_found(file, decoding, &damage, sources, diagnostics);
}

/// Reports what decoding found, and damage that is known. The records of a
/// table must be known, so that its cells can be named.
pub fn report_found(
    file: FileId,
    decoding: &Decoding,
    damage: &Damage,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) {
    let reporter = Reporter { file, sources };
    let is_doubtful = decoding.guessed
        && (decoding.encoding != Encoding::Windows1252 || !is_french(reporter.text()));
    let guessed = is_doubtful.then(|| reporter.guessed(decoding.encoding));
    diagnostics.extend(guessed.into_iter().chain(reporter.foreign(&decoding.foreign)));
    reporter.damage(damage, decoding.encoding, diagnostics);
}

/// Whether all that is not ASCII is what French is written with: read in another encoding, an accent
/// becomes something else.
fn is_french(text: &str) -> bool {
    const LETTERS: &str = "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ";
    const SIGNS: &str = "«»“”‘’–—…€°²·\u{a0}";
    text.chars().all(|it| it.is_ascii() || LETTERS.contains(it) || SIGNS.contains(it))
}

/// Reports the damage of the cells of a sheet, whose encoding is never in doubt.
pub fn report_damage(file: FileId, sources: &SourceMap, diagnostics: &mut Diagnostics) {
    let damage = Damage::of(&sources.file(file).text);
    Reporter { file, sources }.damage(&damage, Encoding::Utf8, diagnostics);
}

struct Reporter<'a> {
    file: FileId,
    sources: &'a SourceMap,
}

impl Reporter<'_> {
    fn damage(&self, damage: &Damage, encoding: Encoding, diagnostics: &mut Diagnostics) {
        let found = [
            self.lost(&damage.lost, encoding),
            self.controls(&damage.controls),
            self.mojibake(&damage.mojibake),
        ];
        diagnostics.extend(found.into_iter().flatten());
    }

    /// What the damaged characters were, for those of one kind.
    fn repairs(&self, is_meant: impl Fn(&str) -> bool) -> Vec<Correction> {
        let text = self.text();
        let of = |(range, meant): (Range<usize>, String)| {
            let damaged = &text[range.clone()];
            match self.sources.file(self.file).sheet {
                _ if !is_meant(damaged) => None,
                Some(_) => self.repaired_cell(range, &meant),
                None => {
                    Some(Correction::of_all(Place::span(self.file, range.clone()), damaged, meant))
                }
            }
        };
        repairs(text).into_iter().filter_map(of).collect()
    }

    /// The same in a sheet, which is written cell by cell; a cell with marks of quotation around it is left.
    fn repaired_cell(&self, range: Range<usize>, meant: &str) -> Option<Correction> {
        let text = self.text();
        let records = self.sources.file(self.file).records.as_ref()?;
        let (record, field) = records.cell_at(text, range.start)?;
        let span = records.cell_span(text, record, field);
        let former = text[span.clone()].trim();
        let start = span.start + (text[span.clone()].len() - text[span].trim_start().len());
        let part = range.start.checked_sub(start)?..range.end.checked_sub(start)?;
        let is_plain = !former.starts_with('"') && part.end <= former.len();
        let place = Place::Cell { file: self.file, record, field };
        is_plain.then(|| Correction::of_part(place, former, part, meant))
    }

    fn text(&self) -> &str {
        &self.sources.file(self.file).text
    }

    /// The cell, in a table; else the characters.
    fn place(&self, range: &Range<usize>) -> Place {
        let file = self.sources.file(self.file);
        let cell =
            file.records.as_ref().and_then(|records| records.cell_at(&file.text, range.start));
        match cell {
            Some((record, field)) => Place::Cell { file: self.file, record, field },
            None => Place::span(self.file, range.clone()),
        }
    }

    fn at(&self, code: Code, message: String, hits: &Hits) -> Diagnostic {
        let mut places: Vec<_> = hits.first.iter().map(|range| self.place(range)).collect();
        places.dedup();
        let mut places = places.into_iter();
        let mut diagnostic = Diagnostic::new(code, message);
        diagnostic.place = places.next();
        diagnostic.related = places.map(|place| (place, "là aussi".to_owned())).collect();
        diagnostic
    }

    fn save_again(&self) -> &'static str {
        let file = self.sources.file(self.file);
        match (&file.sheet, &file.records) {
            (Some(_), _) => "enregistrez-le à nouveau",
            (None, Some(_)) => "enregistrez-le en « CSV UTF-8 »",
            (None, None) => "enregistrez-le en UTF-8",
        }
    }

    fn guessed(&self, encoding: Encoding) -> Diagnostic {
        let message = match encoding {
            Encoding::Windows1252 => {
                "le fichier n'est pas en UTF-8 : il est lu comme un fichier d'Excel (Windows-1252), et certains signes n'y sont pas du français"
                    .to_owned()
            }
            Encoding::Macintosh => {
                "le fichier n'est pas en UTF-8 : il est lu comme celui d'un ancien Mac (Mac OS Roman)"
                    .to_owned()
            }
            _ => format!("le fichier ne dit pas son encodage : il est lu en {encoding}"),
        };
        let text = self.text();
        let first = text.char_indices().find(|(_, c)| !c.is_ascii());
        let place = first.map(|(at, c)| self.place(&(at..at + c.len_utf8())));
        Diagnostic::new(Code::GuessedEncoding, message)
            .at(place.unwrap_or(Place::File(self.file)))
            .help(format!("vérifiez les accents, ou {}", self.save_again()))
    }

    fn foreign(&self, hits: &Hits) -> Option<Diagnostic> {
        let message = match hits.count {
            0 => return None,
            1 => "un octet n'est pas dans l'encodage du reste du fichier (UTF-8)".to_owned(),
            many => {
                format!("{many} octets ne sont pas dans l'encodage du reste du fichier (UTF-8)")
            }
        };
        let help = format!("retapez les caractères montrés, puis {}", self.save_again());
        Some(self.at(Code::BrokenEncoding, message, hits).help(help))
    }

    fn lost(&self, hits: &Hits, encoding: Encoding) -> Option<Diagnostic> {
        let s = plural(hits.count);
        let message = match (hits.count, encoding) {
            (0, _) => return None,
            (1, Encoding::Utf8) => {
                "un caractère a été perdu et remplacé par « \u{fffd} »".to_owned()
            }
            (many, Encoding::Utf8) => {
                format!("{many} caractères ont été perdus et remplacés par « \u{fffd} »")
            }
            (many, Encoding::Windows1252 | Encoding::Macintosh) => {
                format!("{many} octet{s} du fichier ne form{} aucun caractère", ent(many))
            }
            (many, _) => {
                format!("{many} caractère{s} du fichier en UTF-16 {} incomplet{s}", are(many))
            }
        };
        let help = format!("retapez les caractères montrés, puis {}", self.save_again());
        Some(self.at(Code::BrokenEncoding, message, hits).help(help))
    }

    fn controls(&self, hits: &Hits) -> Option<Diagnostic> {
        let first = self.text()[hits.first.first()?.clone()].chars().next()?;
        let name = format!("U+{:04X}", u32::from(first));
        let message = match hits.count {
            1 => format!("le texte contient un caractère de commande invisible ({name})"),
            many => format!(
                "le texte contient {many} caractères de commande invisibles (le premier est {name})"
            ),
        };
        let help = "retapez la valeur, sans la coller d'un autre document";
        let removed = self.repairs(|text| text.chars().count() == 1);
        Some(self.at(Code::ControlCharacter, message, hits).help(help).corrected(removed))
    }

    fn mojibake(&self, hits: &Hits) -> Option<Diagnostic> {
        let range = hits.first.first()?.clone();
        let (_, original) = repaired(&self.text()[range.start..])?;
        let shown = &self.text()[range];
        let times = if hits.count > 1 { format!(", {} fois", hits.count) } else { String::new() };
        let message = format!("accents abîmés : « {shown} » au lieu de « {original} »{times}");
        let help = format!("repartez du fichier d'origine et {}", self.save_again());
        let meant = self.repairs(|text| text.chars().count() > 1);
        Some(self.at(Code::Mojibake, message, hits).help(help).corrected(meant))
    }
}

fn ent(number: usize) -> &'static str {
    if number > 1 { "ent" } else { "e" }
}

fn are(number: usize) -> &'static str {
    if number > 1 { "sont" } else { "est" }
}
