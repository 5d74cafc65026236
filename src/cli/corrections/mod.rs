//! `rapport check --corrige`: what is certain is shown as it would be, agreed to, and written; what is
//! doubtful is proposed. `--annuler` puts the former files back.

mod files;
mod kept;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use self::files::{Written, read};
use super::args::CheckOptions;
use super::{Stop, check, edition, output, questions};
use crate::compile::prepared::Prepared;
use crate::diagnostic::source::{FileId, Place, SourceMap};
use crate::diagnostic::{Correction, Diagnostics, shorten};
use crate::import::corrected as workbook;
use crate::language::french;
use crate::language::unseen::told_apart;
use crate::read::corrected::{ChangedLine, Left, corrected};

/// Characters of a line that are shown before and after what changes in it.
const AROUND: usize = 40;
/// Propositions that are shown one by one.
const PROPOSED: usize = 20;

/// What is to be corrected, in the words of who found it.
struct Offer<'a> {
    message: String,
    correction: &'a Correction,
}

pub(super) fn run(options: &CheckOptions) -> Result<(), Stop> {
    let edition = match options.editions.as_slice() {
        [] => edition(None)?,
        [one] => edition(Some(one))?,
        _ => return Err(Stop::Usage("« --corrige » est d'une édition à la fois".to_owned())),
    };
    if options.annuler {
        return kept::put_back(&edition);
    }
    let (prepared, diagnostics) = check::judged(&edition);
    let typed = prepared.typed_figures();
    let offers = offers(&diagnostics, &typed);
    let sources = &prepared.input.sources;
    let (files, left) = files(&edition, &prepared, &offers)?;
    let proposed = propositions(&offers, &left, sources);
    if files.is_empty() {
        output::message(&format!("{proposed}Rien à corriger qui soit certain.\n"));
        return remaining(&diagnostics);
    }
    for file in &files {
        output::message(&changes(&file.path, &file.new.lines));
    }
    output::message(&proposed);
    let made: usize = files.iter().map(|it| it.new.made.len()).sum();
    let said = format!(
        "{} dans {}",
        french::count(made, "correction"),
        french::count(files.len(), "fichier")
    );
    if !options.oui {
        if !questions::are_answered() {
            return Err(Stop::Usage(format!(
                "rien n'est écrit sans accord : {said} ; ajoutez --oui pour les écrire"
            )));
        }
        if !questions::offered(&format!("Écrire {said} ?")) {
            output::message("Rien n'a été écrit.\n");
            return Ok(());
        }
    }
    for file in &files {
        if read(&edition, &file.path)?.as_deref() != Some(&file.former[..]) {
            return Err(Stop::Usage(format!(
                "« {} » vient de changer, et rien n'a été écrit : recommencez",
                file.target.display()
            )));
        }
    }
    kept::keep(&edition, &files)?;
    let new: Vec<(&Path, &[u8])> =
        files.iter().map(|it| (it.target.as_path(), it.new.bytes.as_slice())).collect();
    output::write_all(&new)?;
    for file in &files {
        output::result(&format!("{}\n", file.target.display()))?;
    }
    output::message(&format!(
        "{said} : fait. « rapport check --corrige --annuler » rend les fichiers d'avant.\n"
    ));
    let (_, after) = check::judged(&edition);
    remaining(&after)
}

/// What is still reported, in a line; an error ends the command as it ends `check`.
fn remaining(diagnostics: &Diagnostics) -> Result<(), Stop> {
    let (errors, warnings) = (diagnostics.errors(), diagnostics.warnings());
    if errors + warnings > 0 {
        output::message(&format!(
            "Il reste {} et {} : « rapport check » les dit.\n",
            french::count(errors, "erreur"),
            french::count(warnings, "avertissement")
        ));
    }
    if errors > 0 { Err(Stop::Data) } else { Ok(()) }
}

/// All that could be written in the place of something else, and is not accepted as it is.
fn offers<'a>(diagnostics: &'a Diagnostics, typed: &'a [Correction]) -> Vec<Offer<'a>> {
    let found = diagnostics.iter().filter(|one| one.acknowledged.is_none());
    let found = found.flat_map(|one| {
        let message = one.sentence().into_owned();
        one.corrections.iter().map(move |correction| Offer { message: message.clone(), correction })
    });
    let typed = typed.iter().map(|correction| Offer {
        message: format!("« {} » est un chiffre de l'édition", correction.replaced()),
        correction,
    });
    found.chain(typed).collect()
}

/// The files that what is certain changes, and what cannot be made of it.
fn files(
    edition: &Path,
    prepared: &Prepared,
    offers: &[Offer<'_>],
) -> Result<(Vec<Written>, BTreeMap<usize, Left>), Stop> {
    let sources = &prepared.input.sources;
    let mut by_file: BTreeMap<FileId, Vec<(usize, &Correction)>> = BTreeMap::new();
    for (rank, offer) in offers.iter().enumerate().filter(|(_, it)| it.correction.is_certain) {
        let file = sources.written(offer.correction.place).file();
        by_file.entry(file).or_default().push((rank, offer.correction));
    }
    let (mut files, mut left): (Vec<Written>, BTreeMap<usize, Left>) = Default::default();
    for (file, corrections) in by_file {
        let source = sources.file(file);
        // A sheet of a workbook of which another sheet was corrected.
        let same = files.iter_mut().find(|it| it.path == source.path);
        let now = match &same {
            Some(written) => Some(written.new.bytes.clone()),
            None => read(edition, &source.path)?,
        };
        let Some(now) = now else {
            left.extend(corrections.iter().map(|(rank, _)| (*rank, Left::Changed)));
            continue;
        };
        let mut new = match source.sheet {
            Some(_) => {
                let period = prepared.dataset.period();
                workbook::corrected(&now, file, (&prepared.input, period), &corrections)
            }
            None => corrected(&now, source, sources, &corrections),
        };
        left.extend(std::mem::take(&mut new.left));
        match same {
            _ if new.made.is_empty() => {}
            Some(written) => {
                written.new.bytes = new.bytes;
                written.new.lines.extend(new.lines);
                written.new.made.extend(new.made);
            }
            None => {
                let (path, target) = (source.path.clone(), edition.join(&source.path));
                files.push(Written { path, target, former: now, new });
            }
        }
    }
    Ok((files, left))
}

/// The lines of a file that change: as they are, after « - », and as they will be, after « + ».
fn changes(path: &str, lines: &[ChangedLine]) -> String {
    let mut text = format!("{path}\n");
    for line in lines {
        let (before, after) = around(&line.before, &line.after);
        let (before, after) = told_apart(&before, &after);
        let _ = writeln!(text, "  ligne {}", line.number);
        for (sign, shown) in [('-', before), ('+', after)] {
            for part in shown.lines() {
                let _ = writeln!(text, "    {sign} {part}");
            }
        }
    }
    text.push('\n');
    text
}

/// The parts of two lines in which they differ, with a few characters around them.
fn around(before: &str, after: &str) -> (String, String) {
    let (old, new): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let end = end.min(old.len().min(new.len()) - start);
    let part = |all: &[char]| {
        let first = start.saturating_sub(AROUND);
        let last = (all.len() - end + AROUND).min(all.len());
        let inner: String = all[first..last].iter().collect();
        let before = if first > 0 { "…" } else { "" };
        let after = if last < all.len() { "…" } else { "" };
        format!("{before}{inner}{after}")
    };
    (part(&old), part(&new))
}

/// What somebody has to decide, and what is certain and cannot be written.
fn propositions(offers: &[Offer<'_>], left: &BTreeMap<usize, Left>, sources: &SourceMap) -> String {
    let open = |(rank, offer): (usize, &Offer<'_>)| {
        let why = left.get(&rank).map(reason);
        let why = why.or((!offer.correction.is_certain).then(String::new))?;
        let place = offer.correction.place;
        let at = sources.locate(place);
        let cell = match (place, at.cell.as_ref()) {
            (Place::Cell { .. }, Some(cell)) => format!(" ({cell})"),
            _ => String::new(),
        };
        let (old, new) = told_apart(offer.correction.replaced(), &offer.correction.text);
        let (old, new) = (shorten(&old), shorten(&new));
        let line = format!(
            "  {at}{cell} : {}\n    proposé : « {new} » au lieu de « {old} »{why}\n",
            offer.message
        );
        Some(line)
    };
    let mut list: Vec<String> = offers.iter().enumerate().filter_map(open).collect();
    list.dedup();
    if list.is_empty() {
        return String::new();
    }
    let more = list.len().saturating_sub(PROPOSED);
    list.truncate(PROPOSED);
    let more = match more {
        0 => String::new(),
        more => format!("  …{}\n", french::and_others(more, "une autre", "autres")),
    };
    format!("À décider, et à écrire vous-même :\n{}{more}\n", list.concat())
}

/// Why something certain is not written.
fn reason(left: &Left) -> String {
    let why = match left {
        Left::Workbook(why) => return format!(" ({why})"),
        Left::Changed => " (le fichier n'est plus celui qui a été lu)",
        Left::Overlapping => " (une autre correction touche les mêmes mots)",
        Left::NoSuchCharacter => {
            " (l'encodage du fichier n'a pas ce signe : enregistrez-le en UTF-8)"
        }
        Left::Unwritable => " (le fichier ne peut pas être récrit tel qu'il est lu)",
    };
    why.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_shown_around_what_changes() {
        let long = "a".repeat(100);
        let (before, after) = (format!("{long}rtes{long}"), format!("{long}RTES et demi{long}"));
        let (old, new) = around(&before, &after);
        let side = "a".repeat(AROUND);
        assert_eq!(old, format!("…{side}rtes{side}…"));
        assert_eq!(new, format!("…{side}RTES et demi{side}…"));
        assert_eq!(around("aab", "aaab"), ("aab".to_owned(), "aaab".to_owned()));
    }
}
