//! What the rows of a group give to a column: the first cell, a sum, a count of people who are then
//! forgotten.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::Datelike;

use super::block::Block;
use super::profile::{Names, Origin};
use super::rows::Source;
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::schema::CellForm;

impl Source<'_> {
    /// What the rows of a group give to a column.
    pub(super) fn counted(
        &self,
        (from, kind): (&Origin, CellForm),
        block: &Block<'_>,
        records: &[usize],
    ) -> Result<String, String> {
        if let Some(own) = self.own(from) {
            return Ok(own);
        }
        if from.compte {
            return Ok(known_count(from, self.chosen(from, block, records).count()));
        }
        if !from.distinct.is_empty() {
            let told = |record: usize| self.told(from, block, record);
            let people: BTreeSet<String> =
                self.chosen(from, block, records).filter_map(told).collect();
            if let Some(damaged) = people.iter().find(|it| is_damaged(it)) {
                return Err(damage(damaged));
            }
            return Ok(known_count(from, people.len()));
        }
        if let Some(field) = block.headings.find(&from.somme) {
            let mut sum: u64 = 0;
            for record in self.chosen(from, block, records) {
                let cell = block.cell(record, field);
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
            let mut filled = records.iter().filter(|it| !block.cell(**it, field).is_empty());
            let Some(record) = filled.next() else { continue };
            let cell = match kind {
                CellForm::Date => block.date(*record, field, self.reading)?,
                _ => Cow::Borrowed(block.cell(*record, field)),
            };
            let says_nothing = |(theirs, ours): (&String, &String)| {
                ours.is_empty() && name_key(theirs) == name_key(&cell)
            };
            if !from.valeurs.iter().any(says_nothing) {
                return Ok(cell.into_owned());
            }
            if first.is_empty() {
                first = cell.into_owned();
            }
        }
        Ok(first)
    }

    /// The records of a group that a column counts.
    pub(super) fn chosen(
        &self,
        from: &Origin,
        block: &Block<'_>,
        records: &[usize],
    ) -> impl Iterator<Item = usize> {
        let is_filled = |record: usize, heading: &String| {
            let cell = block.headings.named(heading).map_or("", |at| block.cell(record, at));
            !cell.is_empty() && cell != "0"
        };
        records.iter().copied().filter(move |record| {
            !block.table.is_blank(*record)
                && from.avec.iter().all(|heading| is_filled(*record, heading))
                && from.ou.iter().all(|(heading, values)| {
                    let cell = block.headings.named(heading);
                    let cell = name_key(cell.map_or("", |at| block.cell(*record, at)));
                    values.iter().any(|value| name_key(value) == cell)
                })
        })
    }

    /// What tells a record from others that a column counts: what its values say, or the whole of it.
    pub(super) fn told(&self, from: &Origin, block: &Block<'_>, record: usize) -> Option<String> {
        let mut cells = from.distinct.iter().filter_map(|names| {
            let cell = block.cell(record, block.headings.find(names)?);
            (!cell.is_empty()).then(|| cell.trim().to_lowercase())
        });
        if !from.compte {
            return cells.next();
        }
        let own = block.joined(&self.profile.cle, record);
        let whole = || {
            let fields = 0..block.table.width(record);
            fields.map(|field| block.cell(record, field)).collect::<Vec<_>>().join("\u{1f}")
        };
        Some(if own.is_empty() { whole() } else { own })
    }

    /// What is to be known of people who are counted by their orders: the orders of another year, and
    /// those who made several.
    pub(super) fn of_members(&self, block: &Block<'_>, last: usize) -> Vec<String> {
        let counts_orders = self.profile.ensemble && !self.profile.personne.is_empty();
        if !counts_orders {
            return Vec::new();
        }
        let is_taken = |it: &usize| !block.table.is_blank(*it) && self.left(block, *it).is_none();
        let orders: Vec<usize> = (block.header + 1..last).filter(is_taken).collect();
        let mut told = Vec::new();
        let names = orders.iter().map(|it| block.joined(&self.profile.personne, *it));
        let names: Vec<String> =
            names.filter(|it| !it.is_empty()).map(|it| name_key(&it)).collect();
        let people: BTreeSet<&String> = names.iter().collect();
        if names.len() > people.len() {
            told.push(format!(
                "{} pour {} : qui y est plusieurs fois compte autant de fois ; corrigez « nombre » si ce sont des renouvellements",
                french::count(names.len(), "adhésion"),
                french::count(people.len(), "nom")
            ));
        }
        let period = self.reading.period;
        let year = |record: &usize| {
            let field = block.headings.find(&self.profile.couvre)?;
            let date = self.reading.date(&block.date(*record, field, self.reading).ok()?)?;
            let day = date.first_day()?;
            (day < period.first_day() || day > period.last_day()).then(|| day.year())
        };
        let others: Vec<i32> = orders.iter().filter_map(year).collect();
        let years: BTreeSet<i32> = others.iter().copied().collect();
        if !others.is_empty() {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            let (count, all) =
                (others.len(), if others.len() == orders.len() { "toutes, " } else { "" });
            told.push(format!(
                "{all}{} de {} comptée{} pour {period} : si elles ne valent pas pour cette année, refaites l'export sans elles",
                french::count(count, "adhésion"),
                french::list(&years),
                if count > 1 { "s" } else { "" },
            ));
        }
        told
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
                let (folded, other) = (name_key(part), name_key(other));
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

/// Whether a spreadsheet has shortened a number, which is then that of several things: `9,00E+04`.
pub(super) fn is_damaged(cell: &str) -> bool {
    let Some((figures, exponent)) = cell.trim().split_once(['E', 'e']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let (whole, decimals) = figures.split_once([',', '.']).unwrap_or((figures, "0"));
    is_number(exponent) && is_number(whole) && is_number(decimals)
}

/// What is said of it.
pub(super) fn damage(cell: &str) -> String {
    format!(
        "« {} » : un tableur a abrégé ce numéro, qui en désigne alors plusieurs ; refaites l'export, et donnez-le sans l'ouvrir",
        cell.to_uppercase()
    )
}

fn known_count(from: &Origin, count: usize) -> String {
    match count {
        0 if from.zero_est_inconnu => String::new(),
        count => count.to_string(),
    }
}
