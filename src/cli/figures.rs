//! `rapport figures`: the figures, their text, where each comes from.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::args::{FiguresOptions, Format};
use super::origins::{Origins, one_line, widest};
use super::{Stop, edition, output, show, ticks};
use crate::compile::prepared::{self, Prepared, prepare};
use crate::compile::read_again;
use crate::compile::table_totals::table_totals;
use crate::diagnostic::Diagnostics;
use crate::figures::ticked::Ticked;
use crate::figures::{self, Figure, json};
use crate::language::french;
use crate::language::partial_date::PeriodName;
use crate::read::approvals::Approved;
use crate::read::{editions, text_path};

/// Characters that are shown of the values of a drawing.
const VALUES: usize = 120;

pub(super) fn run(options: &FiguresOptions) -> Result<(), Stop> {
    let (wanted_edition, wanted) = words(&options.words)?;
    let edition = edition(wanted_edition)?;
    let mut diagnostics = Diagnostics::default();
    let prepared = prepare(&edition, &mut diagnostics);
    if diagnostics.errors() > 0 {
        // Figures of wrong data would mislead, and some may be missing.
        return show(&mut diagnostics, &prepared.input.sources);
    }
    if let Some(by) = &options.par {
        return approve(&edition, &prepared, &options.valider, by);
    }
    let lines = lines(&prepared);
    let of_line = |id: &str| lines.iter().filter(|it| is_of(&it.id, id)).collect::<Vec<_>>();
    let figures = &prepared.figures;
    let (chosen, lines): (Vec<&Figure>, Vec<&Ticked>) = match wanted {
        Some(id) => match (figures::find(figures, id), of_line(id)) {
            (Err(_), lines) if !lines.is_empty() && options.format == Format::Humain => {
                (Vec::new(), lines)
            }
            (Err(help), _) => {
                return Err(Stop::Usage(format!("le chiffre « {id} » n'existe pas : {help}")));
            }
            (Ok(figure), _) => (vec![figure], Vec::new()),
        },
        None => (figures.list.iter().collect(), lines.iter().filter(|_| options.origine).collect()),
    };
    let accepted = accepted(&diagnostics);
    match options.format {
        Format::Json => output::result(&json::render(&chosen, &prepared.input.sources)),
        Format::Humain => {
            let before = options.origine.then(|| before(&edition, &prepared)).flatten();
            let origins = options.origine.then(|| Origins::new(&prepared, before.as_ref()));
            let shown = table(&chosen, &accepted, origins.as_ref());
            output::result(&(shown + &of_lines(&lines, origins.as_ref())))
        }
    }
}

/// What pages print beside figures: the lines of statements, what is drawn, the sums of tables.
fn lines(prepared: &Prepared) -> Vec<Ticked> {
    let sums = table_totals(prepared);
    read_again::lines(prepared).into_iter().chain(sums).collect()
}

/// Whether a line is that of a name, or one of those that the name is the first part of.
fn is_of(line: &str, name: &str) -> bool {
    line == name || line.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'))
}

/// Last year's edition, where it is one and no folder of tables alone.
fn before(edition: &Path, prepared: &Prepared) -> Option<Prepared> {
    let period = prepared.dataset.period();
    let folder = editions::previous(edition, period.name())?;
    let before = prepared::count(&folder, &mut Diagnostics::default());
    (before.input.manifest.period() == Some(period.before())).then_some(before)
}

/// A line each, its values below it; with their rows, if asked.
fn of_lines(lines: &[&Ticked], origins: Option<&Origins<'_>>) -> String {
    let first = widest(lines.iter().map(|it| it.id.as_str()));
    let mut text = String::new();
    for line in lines {
        let _ = writeln!(text, "{:first$}  {}", line.id, one_line(&line.label));
        match origins {
            Some(origins) => origins.write_line(line, &mut text),
            None => {
                let _ = writeln!(text, "    {}", one_line(&line.text()));
            }
        }
    }
    text
}

/// Writes that figures and texts were read again, at what they are today.
fn approve(edition: &Path, prepared: &Prepared, names: &[String], by: &str) -> Result<(), Stop> {
    let all: Vec<Vec<Approved>> =
        names.iter().map(|name| named(prepared, name)).collect::<Result<_, _>>()?;
    let all = all.concat();
    ticks::approve(edition, &all, by)?;
    let said = |of: &Approved| match of {
        Approved::Figure { id, text } => {
            let text = french::shorten(&one_line(text), VALUES);
            format!("{id} : validé à « {text} »\n")
        }
        Approved::Text { path, paragraphs, .. } => {
            format!("{path} : validé, {}\n", french::count(paragraphs.len(), "paragraphe"))
        }
    };
    output::result(&all.iter().map(said).collect::<String>())
}

/// The figure or the text of this name, as it is today; of the name of a statement or of the drawings,
/// all that is printed of it.
fn named(prepared: &Prepared, name: &str) -> Result<Vec<Approved>, Stop> {
    let path = text_path(name);
    let texts = read_again::texts(prepared);
    let is_figure = prepared.figures.list.iter().any(|it| it.id == name);
    if let Some(text) = texts.into_iter().find(|it| !is_figure && it.of.name() == path) {
        return Ok(vec![text.of]);
    }
    let lines = read_again::lines(prepared);
    let lines: Vec<Approved> = lines
        .iter()
        .filter(|it| !is_figure && is_of(&it.id, name))
        .map(|it| Approved::Figure { id: it.id.clone(), text: it.text() })
        .collect();
    if !lines.is_empty() {
        return Ok(lines);
    }
    let figure = figures::find(&prepared.figures, name).map_err(|help| {
        let what = if name.contains(['/', '.']) { "texte" } else { "chiffre" };
        Stop::Usage(format!("le {what} « {name} » n'existe pas : {help}"))
    })?;
    Ok(vec![Approved::Figure { id: figure.id.clone(), text: figure.text.clone() }])
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
        let basis = figure.made.basis.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
        let _ = writeln!(text, "{id:first$}  {value:>second$}  {label}{basis}{mark}");
        if let Some(origins) = origins {
            if let Some(reason) = reason {
                let _ = writeln!(text, "    écart accepté : {}", one_line(reason));
            }
            origins.write(figure, &mut text);
        }
    }
    text
}
