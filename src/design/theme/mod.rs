//! The tokens of theme.toml: the only source of colours, fonts and sizes, for
//! the pages (`templates/theme.typ`) and for the charts.
//!
//! A theme is read whole: what is unknown, missing, of another kind or out of
//! range is reported at its line. Then the colours are judged as they are printed:
//! [`pairs::PAIRS`] stand one on the other, [`apart::SETS`] side by side.

pub mod apart;
mod color;
pub mod own;
pub mod pairs;
mod read;
mod relations;
mod sight;
mod tokens;
mod values;

#[cfg(test)]
mod tests;

pub use color::{Color, Inks, Rgb};
pub use read::read;
pub use sight::{Vision, contrast, distance};
pub use tokens::{SECTIONS, Section, Token, TokenForm};
pub use values::Theme;

use crate::design::fonts;
use crate::design::templates::{self, Templates};
use crate::diagnostic::source::{SourceMap, Sourced};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest;

/// The file, under `templates/`.
pub const FILE: &str = "theme.toml";

/// The theme as it is shipped: an example of every value.
const SHIPPED: &str = include_str!("../../../templates/theme.toml");

/// The other themes, under `templates/`; an edition names one of them.
const OTHERS: &str = "themes/";

/// A theme, with the file that it was read from.
pub struct Chosen<'a> {
    /// Its values.
    pub theme: Theme,
    /// The file, under `templates/`.
    pub path: String,
    /// Its text.
    pub text: &'a str,
}

/// Reads the theme that an edition asks for, by its name or without one, and judges it; nothing
/// when it has errors.
pub fn load<'a>(
    templates: &'a Templates,
    name: Option<&Sourced<String>>,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Chosen<'a>> {
    let path = match name {
        None => FILE.to_owned(),
        Some(name) => named(name, templates, diagnostics)?,
    };
    let text = templates.get(&path).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let Some(text) = text else {
        let help = "enregistrez-le en UTF-8, ou retirez-le : celui de l'outil servira";
        let message = format!("« templates/{path} » n'est pas du texte");
        diagnostics.push(Diagnostic::new(Code::BadTheme, message).help(help));
        return None;
    };
    let file = sources.add(format!("templates/{path}"), text);
    let theme = read(file, text, diagnostics)?;
    fonts::judge_families(&theme, templates.fonts(), diagnostics);
    pairs::check(&theme, diagnostics);
    apart::check(&theme, diagnostics);
    Some(Chosen { theme, path, text })
}

impl Chosen<'_> {
    /// Whether its page, and all that stands on it, have the sizes of the tool's own theme, with which
    /// its documents were tried.
    pub fn has_usual_sizes(&self) -> bool {
        let usual = templates::of_the_tool(FILE).and_then(|it| std::str::from_utf8(it).ok());
        usual.is_some_and(|usual| {
            let (mut sources, mut found) = (SourceMap::default(), Diagnostics::default());
            let file = sources.add(FILE, usual);
            self.text == usual
                || read(file, usual, &mut found).is_some_and(|it| self.theme.has_the_sizes_of(&it))
        })
    }
}

/// The names of the other themes.
pub fn names(templates: &Templates) -> Vec<&str> {
    let paths = templates.iter().map(|(path, _)| path);
    paths.filter_map(|path| path.strip_prefix(OTHERS)?.strip_suffix(".toml")).collect()
}

/// The file of a theme that an edition names; nothing, reported, when there is none.
fn named(
    name: &Sourced<String>,
    templates: &Templates,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let known = names(templates);
    if known.contains(&name.value.as_str()) {
        return Some(format!("{OTHERS}{}.toml", name.value));
    }
    let help = suggest::help(&name.value, &known, "thèmes de templates/themes");
    diagnostics.push(
        Diagnostic::new(
            Code::UnknownReference,
            format!("le thème « {} » n'existe pas", name.value),
        )
        .at(name.place)
        .help(format!("{help} ; sans cette ligne, c'est celui de templates/{FILE}")),
    );
    None
}
