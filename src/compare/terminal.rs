//! What differs, for a terminal: short, without colours, each change with a sign and a word.

use std::fmt::Write;

use super::words::{self, Kind, Word};
use super::{
    Cause, Change, Comparison, FigureChange, GroupChange, Pair, Passage, TableChange, TextChange,
};
use crate::figures::ticked::MAPS;
use crate::language::french;
use crate::language::unseen::told_apart;

/// Rows that are shown of a figure; of a table; passages of a text; the rest is counted.
const ROWS: usize = 6;
const TABLE_ROWS: usize = 10;
const PASSAGES: usize = 5;
/// Cells that are shown of a row.
const CELLS: usize = 4;
/// Characters of a text that stands unchanged around a change.
const AROUND: usize = 30;
/// Characters of a value.
const VALUE: usize = 60;

/// What is said of a declared value whose rows give another number.
pub(super) const KEPT: &str = "valeur déclarée, qui reste ; ses lignes donnent";

/// How what happened is marked.
pub struct Signs {
    /// Before what was added, removed, changed, counted elsewhere, moved.
    added: &'static str,
    removed: &'static str,
    changed: &'static str,
    reclassified: &'static str,
    moved: &'static str,
    /// Between a value and the next.
    to: &'static str,
    /// Around words that went, and around those that came.
    went: [&'static str; 2],
    came: [&'static str; 2],
}

/// For who sees.
pub const DRAWN: Signs = Signs {
    added: "+",
    removed: "-",
    changed: "~",
    reclassified: "±",
    moved: "↕",
    to: "→",
    went: ["[-", "-]"],
    came: ["{+", "+}"],
};

/// For who listens.
pub const SPOKEN: Signs = Signs {
    added: "ajout :",
    removed: "retrait :",
    changed: "changement :",
    reclassified: "reclassement :",
    moved: "déplacement :",
    to: "devient",
    went: ["(retiré : ", ")"],
    came: ["(ajouté : ", ")"],
};

impl Signs {
    fn of(&self, change: Option<Change>) -> &'static str {
        match change {
            Some(Change::Added) => self.added,
            Some(Change::Removed) => self.removed,
            Some(Change::Changed) => self.changed,
            None => self.moved,
        }
    }
}

/// What differs, a change a line; the end says that there is nothing, where there is nothing.
pub fn summary(comparison: &Comparison, signs: &Signs) -> String {
    let Comparison { names, figures, tables, texts, files, pages, .. } = comparison;
    let mut text = format!("{}\n", arrow(names, signs));
    if comparison.is_same() {
        text.push_str("aucune différence\n");
        return text;
    }
    section(&mut text, "Chiffres", figures.len());
    let same_year = comparison.years.before == comparison.years.after;
    figures.iter().for_each(|one| figure(&mut text, one, same_year, signs));
    section(&mut text, "Tables", tables.len());
    tables.iter().for_each(|one| table(&mut text, one, signs));
    section(&mut text, "Textes et réglages", texts.len());
    texts.iter().for_each(|one| prose(&mut text, one, signs));
    section(&mut text, "Fichiers", files.len());
    for file in files {
        let what = became(file.change, file.renamed.as_ref());
        let _ = writeln!(text, "  {} {} : {what}", signs.of(Some(file.change)), file.path);
    }
    section(&mut text, "Pages", pages.len());
    for page in pages {
        let _ = writeln!(text, "  {}", page_words(&page.page, signs));
    }
    text
}

fn section(text: &mut String, title: &str, count: usize) {
    if count > 0 {
        let _ = writeln!(text, "\n{title} ({count})");
    }
}

/// « page 4 → page 5 », « page 7 ajoutée ».
pub(super) fn page_words(page: &Pair<usize>, signs: &Signs) -> String {
    match (page.before, page.after) {
        (Some(before), Some(after)) if before == after => format!("page {after} : autre aspect"),
        (Some(before), Some(after)) => {
            format!("page {before} {} page {after} : autre aspect", signs.to)
        }
        (Some(before), None) => format!("page {before} : retirée"),
        (None, Some(after)) => format!("page {after} : ajoutée"),
        (None, None) => String::new(),
    }
}

/// « 12 → 13 »; what is missing is a dash.
pub(super) fn arrow(pair: &Pair<String>, signs: &Signs) -> String {
    let shown = |value: Option<&str>| match value {
        None => "—".to_owned(),
        Some("") => "(vide)".to_owned(),
        Some(value) => one_line(value, VALUE),
    };
    let Pair { before: Some(before), after: Some(after) } = pair else {
        let sides = [&pair.before, &pair.after].map(|it| shown(it.as_deref()));
        return if pair.before == pair.after {
            "—".to_owned()
        } else {
            sides.join(&format!(" {} ", signs.to))
        };
    };
    if before == after {
        return shown(Some(after));
    }
    let (before, after) = told_apart(before, after);
    let (before, after) = from_where_they_differ(&before, &after);
    format!("{} {} {}", shown(Some(&before)), signs.to, shown(Some(&after)))
}

/// Two values without their common beginning, where what differs would stand behind the end of what is
/// shown of them.
fn from_where_they_differ(before: &str, after: &str) -> (String, String) {
    if one_line(before, VALUE) != one_line(after, VALUE) {
        return (before.to_owned(), after.to_owned());
    }
    let common = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let end = |text: &str| {
        let rest: String = text.chars().skip(common.saturating_sub(AROUND)).collect();
        format!("…{rest}")
    };
    (end(before), end(after))
}

fn one_line(text: &str, longest: usize) -> String {
    french::shorten(&text.split_whitespace().collect::<Vec<_>>().join(" "), longest)
}

/// What became of a file.
fn word(change: Change) -> &'static str {
    match change {
        Change::Added => "ajouté",
        Change::Removed => "retiré",
        Change::Changed => "changé",
    }
}

/// The same, of one that may have another name.
pub(super) fn became(change: Change, renamed: Option<&Pair<String>>) -> String {
    match renamed.and_then(|it| it.before.as_ref()) {
        Some(was) => format!("renommé, auparavant {was}"),
        None => word(change).to_owned(),
    }
}

/// What became of a row, or how it explains a figure. Between two years no row was added or removed by a
/// hand: it is there in one of them.
pub(super) fn cause(cause: Cause, counts_now: bool, same_year: bool) -> &'static str {
    match (cause, counts_now) {
        (Cause::Added, _) if !same_year => "nouvelle",
        (Cause::Removed, _) if !same_year => "n'y est plus",
        (Cause::Reclassified, true) if !same_year => "compte désormais",
        (Cause::Reclassified, false) if !same_year => "ne compte plus",
        (Cause::Added, _) => "ligne ajoutée",
        (Cause::Removed, _) => "ligne retirée",
        (Cause::Changed, _) => "valeur changée",
        (Cause::Reclassified, true) => "compte désormais (reclassée)",
        (Cause::Reclassified, false) => "ne compte plus (reclassée)",
    }
}

/// Why a figure changed where no row explains it; nothing where rows do.
pub(super) fn unexplained(figure: &FigureChange, same_year: bool, signs: &Signs) -> Option<String> {
    if !figure.rows.is_empty() || !figure.groups.is_empty() {
        return None;
    }
    if figure.unheld && figure.text.change() == Change::Changed {
        return Some("ses lignes ne sont pas dans le PDF".to_owned());
    }
    if figure.id.starts_with(MAPS) && figure.text.change() == Change::Changed {
        return Some("ses points ne sont plus les mêmes, ou plus au même endroit".to_owned());
    }
    if figure.redefined {
        return Some("les deux éditions ne le définissent pas de même".to_owned());
    }
    let counted = |count: Option<usize>| {
        count.map_or_else(|| "—".to_owned(), |it| french::count(it, "ligne"))
    };
    Some(match (figure.text.change(), same_year) {
        (Change::Added, _) => "chiffre nouveau".to_owned(),
        (Change::Removed, _) => "chiffre disparu".to_owned(),
        (Change::Changed, true) => {
            "aucune ligne n'a changé : sa déclaration ou l'affichage, dans rapport.toml".to_owned()
        }
        (Change::Changed, false) => {
            format!(
                "{} {} {}",
                counted(figure.counted.before),
                signs.to,
                counted(figure.counted.after)
            )
        }
    })
}

fn figure(text: &mut String, figure: &FigureChange, same_year: bool, signs: &Signs) {
    let label = figure.label.last().map(|it| one_line(it, VALUE)).unwrap_or_default();
    let _ = writeln!(text, "  {}  {}  {label}", figure.id, arrow(&figure.text, signs));
    if let Some(given) = &figure.given {
        let _ = writeln!(text, "      {} : {}", KEPT, arrow(given, signs));
    }
    if let Some(why) = unexplained(figure, same_year, signs) {
        let _ = writeln!(text, "      {why}");
    }
    for group in figure.groups.iter().take(ROWS) {
        let _ = writeln!(text, "      {}", group_words(group, signs));
    }
    more(text, figure.groups.len(), ROWS, "un autre groupe", "autres groupes");
    for row in figure.rows.iter().take(ROWS) {
        let sign = match row.cause {
            Cause::Added => signs.added,
            Cause::Removed => signs.removed,
            Cause::Changed => signs.changed,
            Cause::Reclassified => signs.reclassified,
        };
        let place = row.place.last().map(String::as_str).unwrap_or_default();
        let part = match (&row.part.before, &row.part.after) {
            (Some(_), Some(_)) => arrow(&row.part, signs),
            (one, other) => other.clone().or_else(|| one.clone()).unwrap_or_default(),
        };
        let name = row.name.last().map(String::as_str).unwrap_or_default();
        let cause = cause(row.cause, row.part.after.is_some(), same_year);
        let of = row.of.as_ref().map(|of| format!(", {}", one_line(of, VALUE))).unwrap_or_default();
        let _ = writeln!(text, "      {sign} {place}  {part}  {name}  {cause}{of}");
    }
    more(text, figure.rows.len(), ROWS, "une autre ligne", "autres lignes");
}

/// « categorie « Rencontres » : 340 (12 lignes) → 410 (14 lignes) ».
pub(super) fn group_words(group: &GroupChange, signs: &Signs) -> String {
    let side = |part: &Option<String>, counted: Option<usize>| match (part, counted) {
        (Some(part), Some(counted)) => format!("{part} ({})", french::count(counted, "ligne")),
        _ => "aucune ligne".to_owned(),
    };
    format!(
        "{} « {} » : {} {} {}",
        group.column,
        one_line(&group.name, VALUE),
        side(&group.part.before, group.counted.before),
        signs.to,
        side(&group.part.after, group.counted.after)
    )
}

fn more(text: &mut String, count: usize, shown: usize, one: &str, many: &str) {
    if let more @ 1.. = count.saturating_sub(shown) {
        let _ = writeln!(text, "      …{}", french::and_others(more, one, many));
    }
}

fn table(text: &mut String, table: &TableChange, signs: &Signs) {
    let TableChange { table: name, count, columns, rows } = table;
    let number = |change| rows.iter().filter(|row| row.change == change).count();
    let mut parts = Vec::new();
    for (change, one, many) in [
        (Some(Change::Added), "ajoutée", "ajoutées"),
        (Some(Change::Removed), "retirée", "retirées"),
        (Some(Change::Changed), "changée", "changées"),
        (None, "déplacée", "déplacées"),
    ] {
        match number(change) {
            0 => {}
            1 => parts.push(format!("1 ligne {one}")),
            n => parts.push(format!("{n} lignes {many}")),
        }
    }
    if parts.is_empty() && columns.is_empty() {
        let shown = |count: Option<usize>| count.map(|it| it.to_string());
        let counts = Pair { before: shown(count.before), after: shown(count.after) };
        parts.push(format!("{} lignes", arrow(&counts, signs)));
    }
    parts.extend(columns.iter().map(|it| format!("colonne {}", column_words(it))));
    let _ = writeln!(text, "  {name} : {}", parts.join(", "));
    for row in rows.iter().take(TABLE_ROWS) {
        let place = row.place.last().map(String::as_str).unwrap_or_default();
        let name = row.name.last().map(String::as_str).unwrap_or_default();
        let mut cells: Vec<String> = Vec::new();
        if let (None, Some(before)) = (row.change, &row.place.before) {
            cells.push(format!("déplacée, auparavant {before}"));
        }
        if row.change == Some(Change::Changed) {
            let shown = row.cells.iter().take(CELLS);
            cells.extend(
                shown.map(|cell| format!("{} : {}", cell.column, arrow(&cell.value, signs))),
            );
            let more = row.cells.len().saturating_sub(CELLS);
            if more > 0 {
                cells.push(format!("…{}", french::and_others(more, "une autre", "autres")));
            }
        }
        let sign = signs.of(row.change);
        let _ = writeln!(text, "      {sign} {place}  {name}  {}", cells.join(" ; "));
    }
    more(text, rows.len(), TABLE_ROWS, "une autre ligne", "autres lignes");
}

/// « « lieu » ajoutée », « « lieu » renommée « ville » ».
pub(super) fn column_words(column: &Pair<String>) -> String {
    match (&column.before, &column.after) {
        (Some(before), Some(after)) => format!("« {before} » renommée « {after} »"),
        (None, Some(after)) => format!("« {after} » ajoutée"),
        (before, None) => format!("« {} » retirée", before.as_deref().unwrap_or_default()),
    }
}

fn prose(text: &mut String, one: &TextChange, signs: &Signs) {
    let what = became(one.change, one.renamed.as_ref());
    let _ = writeln!(text, "  {} {} : {what}", signs.of(Some(one.change)), one.path);
    if one.change != Change::Changed {
        return;
    }
    for passage in one.passages.iter().take(PASSAGES) {
        let _ = writeln!(text, "      {}", passage_line(passage, signs));
    }
    more(text, one.passages.len(), PASSAGES, "un autre passage", "autres passages");
}

fn passage_line(passage: &Passage, signs: &Signs) -> String {
    let line = passage.line.last().copied().unwrap_or_default();
    let sign = signs.of(passage.change);
    let within = |[begin, end]: [&str; 2], text: &str| format!("{begin}{text}{end}");
    let mut line_of_words = String::new();
    let last = passage.words.len().saturating_sub(1);
    for (index, Word { kind, text }) in words::shown(&passage.words).iter().enumerate() {
        let text = text.replace('\n', " ");
        match kind {
            Kind::Same => line_of_words.push_str(&around(&text, index == 0, index == last)),
            Kind::Removed if last == 0 => line_of_words.push_str(&one_line(&text, VALUE)),
            Kind::Added if last == 0 => line_of_words.push_str(&one_line(&text, VALUE)),
            Kind::Removed => line_of_words.push_str(&within(signs.went, &text)),
            Kind::Added => line_of_words.push_str(&within(signs.came, &text)),
        }
    }
    let moved = match (passage.change, passage.line.before) {
        (None, Some(before)) => format!(" (déplacé, auparavant ligne {before})"),
        _ => String::new(),
    };
    format!("{sign} ligne {line} : {line_of_words}{moved}")
}

/// The ends of a text that stand next to a change.
fn around(text: &str, first: bool, last: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let end = |from: &[char]| from.iter().collect::<String>();
    match (first, last) {
        (true, true) => one_line(text, VALUE),
        (true, _) if characters.len() > AROUND => {
            format!("…{}", end(&characters[characters.len() - AROUND..]))
        }
        (_, true) if characters.len() > AROUND => format!("{}…", end(&characters[..AROUND])),
        _ if characters.len() > 2 * AROUND => format!(
            "{} … {}",
            end(&characters[..AROUND]),
            end(&characters[characters.len() - AROUND..])
        ),
        _ => text.to_owned(),
    }
}
