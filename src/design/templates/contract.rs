//! Whether templates that were copied still fit: `gabarits.toml` says for which
//! version of the contract they were written.

use toml::de::{DeTable, DeValue};

use super::{TEMPLATES, Templates};
use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::donnees::API;

/// The file that tells the version.
const FILE: &str = "gabarits.toml";
/// Most files that the message names.
const NAMED: usize = 5;

impl Templates {
    /// Tells templates that were written for another version. Those that say
    /// nothing of their version are not judged.
    pub fn check_contract(&self, sources: &mut SourceMap, diagnostics: &mut Diagnostics) {
        if !self.replaced.contains(FILE) {
            return;
        }
        let text = self.get(FILE).map(String::from_utf8_lossy).unwrap_or_default();
        let (written, span) = version(&text);
        if written == Some(i64::from(API)) {
            return;
        }
        let file = sources.add(format!("templates/{FILE}"), text.clone());
        let place = span.map_or(Place::File(file), |span| Place::span(file, span));
        let message = match written {
            Some(written) => format!(
                "les gabarits de « templates » sont écrits pour la version {written} du contrat, l'outil donne la version {API}"
            ),
            None => format!(
                "« {FILE} » ne dit pas pour quelle version du contrat les gabarits sont écrits"
            ),
        };
        let mut diagnostic = Diagnostic::new(Code::TemplateContract, message).at(place);
        diagnostic = diagnostic.help(match self.changed().as_slice() {
            [] => format!("aucun gabarit n'est modifié : retirez le dossier, ou écrivez api = {API}"),
            changed => {
                let more = changed.len().saturating_sub(NAMED);
                let more = if more > 0 { format!(" (et {more} de plus)") } else { String::new() };
                let names = changed.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
                format!("relisez {names}{more} d'après « rapport schema --gabarits », puis écrivez api = {API}")
            }
        });
        diagnostics.push(diagnostic);
    }

    /// The files that are not those of the tool.
    fn changed(&self) -> Vec<&str> {
        let own = |path: &str| TEMPLATES.get_file(path).map(include_dir::File::contents);
        let replaced = self.replaced.iter().map(String::as_str).filter(|path| *path != FILE);
        replaced.filter(|path| self.get(path) != own(path)).collect()
    }
}

/// `api = 1`: the number, and where it stands.
fn version(text: &str) -> (Option<i64>, Option<std::ops::Range<usize>>) {
    let Ok(table) = DeTable::parse(text) else { return (None, None) };
    let Some(value) = table.get_ref().get("api") else { return (None, None) };
    let number = match value.get_ref() {
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    };
    (number, Some(value.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_of_the_tool_are_of_its_version() {
        let templates = Templates::load(None, &mut Diagnostics::default());
        let text = String::from_utf8_lossy(templates.get(FILE).unwrap()).into_owned();
        assert_eq!(version(&text).0, Some(i64::from(API)));
    }

    #[test]
    fn a_version_is_a_number() {
        for text in ["", "api = \"1\"", "api", "[api]", "apis = 1"] {
            assert_eq!(version(text).0, None, "{text}");
        }
    }
}
