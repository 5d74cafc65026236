//! Ids that rows need and that `rapport.toml` does not declare yet: they are written with the rows.

use std::fmt::Write;

use crate::import::Choice;
use crate::language::suggest::slug;

/// What is to be declared, by list.
#[derive(Default)]
pub(super) struct Declared(Vec<(String, Choice)>);

impl Declared {
    /// What is to be declared in a list.
    pub(super) fn of(&self, list: &str) -> Vec<Choice> {
        let own = self.0.iter().filter(|(name, _)| name == list);
        own.map(|(_, choice)| choice.clone()).collect()
    }

    /// Declares a name, and gives its id.
    pub(super) fn add(&mut self, list: &str, name: &str) -> String {
        let id = slug(name);
        self.0.push((list.to_owned(), (id.clone(), name.to_owned())));
        id
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text of `rapport.toml` with what is declared.
    pub(super) fn written(&self, text: &str) -> String {
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut more = String::new();
        for (list, (id, name)) in &self.0 {
            let key =
                if ["collections", "listes"].contains(&list.as_str()) { "nom" } else { "libelle" };
            let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
            let _ = write!(more, "\n[[{list}]]\nid = {}\n{key} = {}\n", quoted(id), quoted(name));
            if list == "types_adherents" {
                let named = format!("\nsingulier = {0}\npluriel = {0}\n", quoted(name));
                more = more.replace(&format!("\n{key} = {}\n", quoted(name)), &named);
            }
        }
        let end = if text.ends_with('\n') || text.is_empty() { "" } else { line_end };
        format!("{text}{end}{}", more.replace('\n', line_end))
    }
}
