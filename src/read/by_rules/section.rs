//! What a table seems to be, as the section of rapport.toml that reads it.

use std::fmt::Write;

use super::propose::Proposal;
use crate::language::suggest::name_key;

/// The column that says whether something took place.
pub const STATUS: &str = "statut";
/// What a tick says under a heading of what did not take place, folded.
pub const TICKED: [&str; 10] =
    ["oui", "x", "vrai", "1", "yes", "true", "annule", "annulee", "reporte", "reportee"];

impl Proposal {
    /// The heading under which a box is ticked for what did not take place: « Annulé ? ».
    pub fn called_off(&self) -> Option<&String> {
        const WORDS: [&str; 7] =
            ["annule", "annulee", "annulation", "cancelled", "canceled", "reporte", "reportee"];
        let has_status = self.columns.iter().any(|(_, column)| *column == STATUS);
        self.schema.index(STATUS).filter(|_| !has_status)?;
        self.ignored.iter().find(|heading| {
            let folded = name_key(heading);
            WORDS.contains(&folded.strip_prefix("est_").unwrap_or(&folded))
        })
    }

    /// Takes one of the headings that nothing tells as that of a column; whether there is such a heading.
    pub fn take(&mut self, heading: &str, column: &'static str) -> bool {
        let named = name_key(heading);
        let Some(at) = self.ignored.iter().position(|it| name_key(it) == named) else {
            return false;
        };
        let heading = self.ignored.remove(at);
        self.missing.retain(|it| *it != column);
        self.columns.push((heading.clone(), column));
        self.names.push((heading, column));
        true
    }

    /// Takes what another sheet of the same table has more.
    pub fn also(&mut self, other: &Self) {
        let is_new = |names: &[(String, &str)], name: &str| !names.iter().any(|it| it.0 == name);
        for (heading, column) in &other.names {
            if is_new(&self.names, heading) {
                self.names.push((heading.clone(), column));
            }
        }
        for heading in &other.ignored {
            if !self.ignored.contains(heading) {
                self.ignored.push(heading.clone());
            }
        }
        self.missing.retain(|it| other.missing.contains(it));
        self.month_first |= other.month_first;
    }

    /// The section of rapport.toml; `constants` are the values of columns that the file has not.
    pub fn section(&self, file: &str, sheets: &[String], constants: &[(&str, &str)]) -> String {
        let mut text = format!("[lecture.{}]\nfichier = {}\n", self.schema.name, quoted(file));
        let names: Vec<String> = sheets.iter().map(|name| quoted(name)).collect();
        match names.as_slice() {
            [] => {}
            [one] => drop(writeln!(text, "feuille = {one}")),
            many => drop(writeln!(text, "feuille = [{}]", many.join(", "))),
        }
        if let Some(end) = &self.end {
            let _ = writeln!(text, "fin = {}", quoted(end));
        }
        if !self.names.is_empty() {
            let names = self.names.iter().map(|(it, ours)| format!("{} = \"{ours}\"", quoted(it)));
            let _ = writeln!(text, "noms = {{ {} }}", names.collect::<Vec<_>>().join(", "));
        }
        if !constants.is_empty() {
            let values =
                constants.iter().map(|(name, value)| format!("{name} = {}", quoted(value)));
            let _ = writeln!(text, "fixe = {{ {} }}", values.collect::<Vec<_>>().join(", "));
        }
        let called_off = self.called_off();
        if let Some(heading) = called_off {
            let words = TICKED.map(quoted).join(", ");
            let _ = writeln!(text, "sauf = {{ {} = [{words}] }}", quoted(heading));
        }
        let ignored = self.ignored.iter().filter(|it| Some(*it) != called_off);
        let names: Vec<String> = ignored.map(|name| quoted(name)).collect();
        if !names.is_empty() {
            let _ = writeln!(text, "ignorer = [{}]", names.join(", "));
        }
        if self.month_first {
            text.push_str("ordre = \"mois-jour\"\n");
        }
        if let Some((date, value)) = self.months {
            let _ =
                writeln!(text, "mois_en_colonnes = {{ date = \"{date}\", valeur = \"{value}\" }}");
        }
        text
    }
}

/// A text of TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(text.replace(['\n', '\r'], " ")).to_string()
}
