//! What the rows of a group give to a column: the first cell, a sum, a count of people who are then
//! forgotten.

use std::collections::BTreeSet;

use super::block::Block;
use super::profile::{Names, Origin};
use super::rows::Source;
use crate::language::suggest::fold;

impl Source<'_> {
    /// What the rows of a group give to a column.
    pub(super) fn counted(
        &self,
        from: &Origin,
        block: &Block<'_>,
        records: &[usize],
    ) -> Result<String, String> {
        if let Some(own) = self.own(from) {
            return Ok(own);
        }
        let is_filled = |record: usize, heading: &String| {
            let cell = block.headings.named(heading).map_or("", |at| block.cell(record, at));
            !cell.is_empty() && cell != "0"
        };
        let counts = |record: &&usize| {
            !block.table.is_blank(**record)
                && from.avec.iter().all(|heading| is_filled(**record, heading))
                && from.ou.iter().all(|(heading, values)| {
                    let cell = block.headings.named(heading);
                    let cell = fold(cell.map_or("", |at| block.cell(**record, at)));
                    values.iter().any(|value| fold(value) == cell)
                })
        };
        if from.compte {
            return Ok(known_count(from, records.iter().filter(counts).count()));
        }
        if !from.distinct.is_empty() {
            let told = |record: &usize| {
                let mut cells = from.distinct.iter().filter_map(|names| {
                    let cell = block.cell(*record, block.headings.find(names)?);
                    (!cell.is_empty()).then(|| cell.trim().to_lowercase())
                });
                cells.next()
            };
            let people: BTreeSet<String> = records.iter().filter(counts).filter_map(told).collect();
            return Ok(known_count(from, people.len()));
        }
        if let Some(field) = block.headings.find(&from.somme) {
            let mut sum: u64 = 0;
            for record in records.iter().filter(counts) {
                let cell = block.cell(*record, field);
                if cell.is_empty() {
                    continue;
                }
                let number = self.reading.number(cell);
                let number = number.ok_or_else(|| format!("« {cell} » n'est pas un nombre"))?;
                sum = sum.saturating_add(number);
            }
            return Ok(sum.to_string());
        }
        if !from.joint.is_empty() {
            return Ok(self.joined(&from.joint, block, records));
        }
        // Of several headings and rows, the first that has something to say.
        let mut first = String::new();
        for name in from.de.list() {
            let Some(field) = block.headings.named(name) else { continue };
            let cells = records.iter().map(|record| block.cell(*record, field));
            let Some(cell) = cells.into_iter().find(|cell| !cell.is_empty()) else { continue };
            let says_nothing =
                |(theirs, ours): (&String, &String)| ours.is_empty() && fold(theirs) == fold(cell);
            if !from.valeurs.iter().any(says_nothing) {
                return Ok(cell.to_owned());
            }
            if first.is_empty() {
                cell.clone_into(&mut first);
            }
        }
        Ok(first)
    }

    /// The cells under several headings, beside each other: « Salle des fêtes, Lille ». What another one
    /// says already is not said twice.
    fn joined(&self, headings: &[Names], block: &Block<'_>, records: &[usize]) -> String {
        let first = |names: &Names| {
            let field = block.headings.find(names)?;
            records.iter().map(|it| block.cell(*it, field).trim()).find(|cell| !cell.is_empty())
        };
        let mut parts: Vec<&str> = Vec::new();
        for part in headings.iter().filter_map(first) {
            let is_said = |other: &&str| {
                let (folded, other) = (fold(part), fold(other));
                let is_word = |end: usize| !other[end..].starts_with(|it: char| it != '_');
                let at = other.find(&folded);
                at.is_some_and(|at| is_word(at + folded.len()))
            };
            if !parts.iter().any(is_said) {
                parts.push(part);
            }
        }
        parts.join(", ")
    }
}

fn known_count(from: &Origin, count: usize) -> String {
    match count {
        0 if from.zero_est_inconnu => String::new(),
        count => count.to_string(),
    }
}
