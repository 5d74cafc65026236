//! `rapport figures`: the figures, their text, where each comes from.

use std::fmt::Write;
use std::path::Path;

use super::args::{FiguresOptions, Format};
use super::{Stop, edition, output, show};
use crate::diagnostic::Diagnostics;
use crate::figures::{self, Figure, json};
use crate::prepare::{Prepared, prepare};
use crate::source::SourceMap;

pub(super) fn run(options: &FiguresOptions) -> Result<(), Stop> {
    let (wanted_edition, wanted) = words(&options.words)?;
    let edition = edition(wanted_edition)?;
    let mut diagnostics = Diagnostics::default();
    let Prepared { input, figures, .. } = prepare(&edition, &mut diagnostics);
    let chosen: Vec<&Figure> =
        match wanted {
            Some(id) => vec![figures::find(&figures, id).map_err(|help| {
                Stop::Usage(format!("le chiffre « {id} » n'existe pas : {help}"))
            })?],
            None => figures.list.iter().collect(),
        };
    if diagnostics.errors() > 0 {
        // Figures of wrong data would mislead.
        return show(&mut diagnostics, &input.sources);
    }
    match options.format {
        Format::Json => output::result(&json::render(&chosen, &input.sources)),
        Format::Humain => output::result(&table(&chosen, options.origine, &input.sources)),
    }
    Ok(())
}

/// Which word is the edition and which the figure: an edition is a year or a
/// folder that exists.
fn words(words: &[String]) -> Result<(Option<&str>, Option<&str>), Stop> {
    let is_edition = |word: &str| word.parse::<u16>().is_ok() || Path::new(word).is_dir();
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

fn table(figures: &[&Figure], origin: bool, sources: &SourceMap) -> String {
    let width = |text: &str| text.chars().count();
    let first = figures.iter().map(|figure| width(&figure.id)).max().unwrap_or(0);
    let second = figures.iter().map(|figure| width(&figure.text)).max().unwrap_or(0);
    let mut text = String::new();
    for figure in figures {
        let pad = |text: &str, column: usize| " ".repeat(column.saturating_sub(width(text)));
        let _ = writeln!(
            text,
            "{}{}  {}{}  {}",
            figure.id,
            pad(&figure.id, first),
            pad(&figure.text, second),
            figure.text,
            figure.label
        );
        if origin {
            let _ = writeln!(text, "    {}", figure.definition);
            if let Some(place) = figure.declared_at {
                let at = sources.locate(place);
                let _ = writeln!(text, "    déclaré : {}:{}", at.path, at.line.unwrap_or(1));
            }
            for row in &figure.sources {
                let at = sources.locate(row.place());
                let excerpt: String = sources.text(row.place()).chars().take(80).collect();
                let _ = writeln!(
                    text,
                    "    {}:{}  {}",
                    at.path,
                    at.line.unwrap_or(1),
                    excerpt.replace(['\n', '\r'], " ")
                );
            }
        }
    }
    text
}
