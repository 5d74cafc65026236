//! `rapport figures`: the figures, their text, where each comes from.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate};

use super::args::{FiguresOptions, Format};
use super::origins::{Origins, one_line, widest};
use super::{Stop, compile, edition, output, show};
use crate::compile::prepared::{Prepared, prepare};
use crate::diagnostic::Diagnostics;
use crate::figures::{self, Figure, Figures, json};
use crate::language::partial_date::PeriodName;
use crate::read::approvals;

/// How relecture.toml begins.
const BEGINNING: &str = "# Qui a relu quel chiffre, à quelle valeur, quel jour. Le dernier accord d'un chiffre compte.\n";

pub(super) fn run(options: &FiguresOptions) -> Result<(), Stop> {
    let (wanted_edition, wanted) = words(&options.words)?;
    let edition = edition(wanted_edition)?;
    let mut diagnostics = Diagnostics::default();
    let Prepared { input, dataset, figures, .. } = prepare(&edition, &mut diagnostics);
    if diagnostics.errors() > 0 {
        // Figures of wrong data would mislead, and some may be missing.
        return show(&mut diagnostics, &input.sources);
    }
    if let Some(by) = &options.par {
        return approve(&edition, &figures, &options.valider, by);
    }
    let chosen: Vec<&Figure> =
        match wanted {
            Some(id) => vec![figures::find(&figures, id).map_err(|help| {
                Stop::Usage(format!("le chiffre « {id} » n'existe pas : {help}"))
            })?],
            None => figures.list.iter().collect(),
        };
    let accepted = accepted(&diagnostics);
    match options.format {
        Format::Json => output::result(&json::render(&chosen, &input.sources)),
        Format::Humain => {
            let origins = options.origine.then(|| Origins::new(&dataset, &input.sources));
            output::result(&table(&chosen, &accepted, origins.as_ref()))
        }
    }
}

/// Writes at the end of relecture.toml that figures were read again, at what they are today.
fn approve(edition: &Path, figures: &Figures, ids: &[String], by: &str) -> Result<(), Stop> {
    let by = by.trim();
    if by.is_empty() {
        return Err(Stop::Usage("--par attend le nom de qui a relu".to_owned()));
    }
    let day = match compile::source_date()? {
        Some(day) => day,
        None => today(),
    };
    let mut added = String::new();
    let mut said = String::new();
    for id in ids {
        let figure = figures::find(figures, id)
            .map_err(|help| Stop::Usage(format!("le chiffre « {id} » n'existe pas : {help}")))?;
        added.push_str(&approvals::written(id, &figure.text, by, &day.to_string()));
        let _ = writeln!(said, "{id} : validé à « {} »", one_line(&figure.text));
    }
    let file = edition.join(approvals::APPROVALS);
    let former = match fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => BEGINNING.to_owned(),
        Err(error) => return Err(output::fault(&file, "lu", &error)),
    };
    let end = if former.ends_with('\n') { "" } else { "\n" };
    output::write_whole(&file, format!("{former}{end}{added}").as_bytes())?;
    output::result(&said)
}

/// The day on this machine's clock, in universal time.
fn today() -> NaiveDate {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive()
}

/// Which word is the edition and which the figure: an edition is a year, a folder
/// that exists or a file of one.
fn words(words: &[String]) -> Result<(Option<&str>, Option<&str>), Stop> {
    let is_edition = |word: &str| PeriodName::parse(word).is_some() || Path::new(word).exists();
    match words {
        [] => Ok((None, None)),
        [word] if is_edition(word) => Ok((Some(word), None)),
        [word] => Ok((None, Some(word))),
        [edition, id, ..] if is_edition(edition) => Ok((Some(edition), Some(id))),
        [edition, ..] => {
            Err(Stop::Usage(format!("« {edition} » n'est ni une année ni un dossier")))
        }
    }
}

/// The reasons of the accepted discrepancies, by the figure they are about.
fn accepted(diagnostics: &Diagnostics) -> BTreeMap<&str, &str> {
    diagnostics
        .iter()
        .filter_map(|diagnostic| {
            Some((diagnostic.subject.as_deref()?, diagnostic.acknowledged.as_deref()?))
        })
        .collect()
}

/// A figure a line: id, text, label; below it, if asked, where it comes from.
fn table(
    figures: &[&Figure],
    accepted: &BTreeMap<&str, &str>,
    origins: Option<&Origins<'_>>,
) -> String {
    let words = |figure: &Figure| [&figure.id, &figure.text, &figure.label].map(|it| one_line(it));
    let lines: Vec<[String; 3]> = figures.iter().map(|figure| words(figure)).collect();
    let first = widest(lines.iter().map(|[id, ..]| id.as_str()));
    let second = widest(lines.iter().map(|[_, text, _]| text.as_str()));
    let mut text = String::new();
    for (figure, [id, value, label]) in figures.iter().zip(&lines) {
        let reason = accepted.get(figure.id.as_str());
        let mark = if reason.is_some() { " (écart accepté)" } else { "" };
        let _ = writeln!(text, "{id:first$}  {value:>second$}  {label}{mark}");
        if let Some(origins) = origins {
            if let Some(reason) = reason {
                let _ = writeln!(text, "    écart accepté : {}", one_line(reason));
            }
            origins.write(figure, &mut text);
        }
    }
    text
}
