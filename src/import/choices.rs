//! One answer or several: how the cell of a form is divided.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::cells::one_line;

/// Whether a question admits several answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// The cells tell.
    AsItSeems,
    /// It does.
    Always,
    /// It does not.
    Never,
}

/// The answers in each cell. Forms write `;` or `, ` between several; an answer may hold a comma
/// itself: « Oui, souvent ».
pub fn split(cells: &[&str], how: Split) -> Vec<Vec<String>> {
    let whole = || cells.iter().map(|cell| vec![one_line(cell)]).collect();
    let divided = |pieces: fn(&str) -> Vec<String>| -> Vec<Vec<String>> {
        cells.iter().map(|cell| pieces(cell)).collect()
    };
    if how == Split::Never {
        return whole();
    }
    if cells.iter().any(|cell| cell.contains(';')) {
        let all = divided(|cell| pieces(cell, ';'));
        return if how == Split::Always || is_choice(&all) { all } else { whole() };
    }
    let mut all = divided(|cell| pieces(cell, ','));
    if how == Split::Always {
        return all;
    }
    let counts: BTreeSet<usize> = all.iter().map(Vec::len).collect();
    // Where each cell has as many commas as another, they are of the answers.
    if counts.len() < 2 || !is_choice(&all) {
        return whole();
    }
    join(&mut all);
    all
}

/// The pieces between separators that are not in brackets. Before a small letter a comma goes on
/// with an answer that began with a capital.
fn pieces(cell: &str, separator: char) -> Vec<String> {
    let is_small = |text: &str| text.trim_start().chars().next().is_some_and(char::is_lowercase);
    let begins_small = is_small(cell);
    let mut pieces = Vec::new();
    let (mut from, mut depth) = (0, 0_usize);
    for (at, character) in cell.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            it if it == separator && depth == 0 => {
                let rest = &cell[at + 1..];
                let goes_on = separator == ',' && is_small(rest) && !begins_small;
                if !goes_on {
                    pieces.push(one_line(&cell[from..at]));
                    from = at + 1;
                }
            }
            _ => {}
        }
    }
    pieces.push(one_line(&cell[from..]));
    pieces.retain(|piece| !piece.is_empty());
    // A box is ticked once.
    let mut seen = BTreeSet::new();
    pieces.retain(|piece| seen.insert(piece.clone()));
    pieces
}

/// Whether pieces come again from cell to cell, as the boxes of a list do.
fn is_choice(all: &[Vec<String>]) -> bool {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for piece in all.iter().flatten() {
        *counts.entry(piece).or_default() += 1;
    }
    let again: usize = counts.values().filter(|count| **count > 1).sum();
    again * 2 > counts.values().sum::<usize>()
}

/// Puts together again what never stands apart: the two halves of « Réunions, ateliers ».
fn join(all: &mut [Vec<String>]) {
    loop {
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        let mut pairs: FxHashMap<(String, String), usize> = FxHashMap::default();
        for cell in all.iter() {
            cell.iter().for_each(|piece| *counts.entry(piece.clone()).or_default() += 1);
            for pair in cell.windows(2) {
                *pairs.entry((pair[0].clone(), pair[1].clone())).or_default() += 1;
            }
        }
        let is_one = |(pair, count): &(&(String, String), &usize)| {
            **count > 1 && counts[&pair.0] == **count && counts[&pair.1] == **count
        };
        let Some((one, other)) = pairs.iter().filter(is_one).map(|(pair, _)| pair.clone()).min()
        else {
            return;
        };
        for cell in all.iter_mut() {
            if let Some(at) = cell.windows(2).position(|it| it[0] == one && it[1] == other) {
                cell[at] = format!("{one}, {other}");
                cell.remove(at + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Split, split};

    fn shown(cells: &[&str]) -> Vec<String> {
        split(cells, Split::AsItSeems).into_iter().map(|cell| cell.join("/")).collect()
    }

    #[test]
    fn several_answers_are_told_from_one_with_a_comma() {
        for (cells, expected) in [
            (
                &["Mail;Site", "Site", "Mail;Presse", "Presse"][..],
                &["Mail/Site", "Site", "Mail/Presse", "Presse"][..],
            ),
            (
                &["Mail, Site", "Site", "Mail, Presse", "Presse"],
                &["Mail/Site", "Site", "Mail/Presse", "Presse"],
            ),
            (&["mail, site", "site", "mail"], &["mail/site", "site", "mail"]),
            (
                &["Oui, souvent", "Oui, parfois", "Oui, souvent"],
                &["Oui, souvent", "Oui, parfois", "Oui, souvent"],
            ),
            (&["Oui, souvent", "Non", "Oui, souvent"], &["Oui, souvent", "Non", "Oui, souvent"]),
            (
                &["Réunions (visio, présence), Lettre", "Lettre", "Réunions (visio, présence)"],
                &["Réunions (visio, présence)/Lettre", "Lettre", "Réunions (visio, présence)"],
            ),
            (
                &["Un mot ; un autre", "Autre chose", "Rien"],
                &["Un mot ; un autre", "Autre chose", "Rien"],
            ),
            (
                &["J'ai aimé, Paul aussi", "Rien à dire", "Merci, Bravo"],
                &["J'ai aimé, Paul aussi", "Rien à dire", "Merci, Bravo"],
            ),
            (&["A, B, C", "C", "A, B", "A, B, C"], &["A, B/C", "C", "A, B", "A, B/C"]),
        ] {
            assert_eq!(shown(cells), expected, "{cells:?}");
        }
        let always = split(&["Oui, souvent"], Split::Always);
        assert_eq!(always, [["Oui, souvent"]], "a small letter goes on");
        assert_eq!(split(&["A, B"], Split::Always), [["A", "B"]]);
        assert_eq!(split(&["A;B"], Split::Never), [["A;B"]]);
    }
}
