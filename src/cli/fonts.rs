//! `rapport fonts`: the families, where they come from, and the characters of the
//! report that each lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Serialize;

use super::args::{FontsOptions, Format};
use super::{Stop, bounds, compile, edition, output, paths};
use crate::charts::Drawn;
use crate::compile::prepared::prepare;
use crate::compile::stages;
use crate::design::fonts::{self, FontFile, Fonts, Origin};
use crate::design::fonts::{Face, Slope};
use crate::design::templates::Templates;
use crate::design::theme;
use crate::diagnostic::{Diagnostics, shown};
use crate::language::french;
use crate::typeset::bundle::{Bundle, Purpose};
use crate::typeset::{Document, Engine};

/// Characters that one line names.
const NAMED: usize = 12;

pub(super) fn run(options: &FontsOptions) -> Result<(), Stop> {
    let edition = edition(options.edition.as_deref())?;
    let mut diagnostics = Diagnostics::default();
    let templates = Templates::of(&edition, &mut diagnostics);
    compile::known_document(&templates, &options.document)?;
    let mut prepared = prepare(&edition, &mut diagnostics);
    let name = prepared.dataset.settings.edition.theme.as_ref();
    let sources = &mut prepared.input.sources;
    let chosen = theme::load(&templates, name, sources, &mut Diagnostics::default());
    let roles = chosen.map(|chosen| {
        let family = |path| chosen.theme.family(path).to_lowercase();
        [("titres", family("polices.titre")), ("textes et graphiques", family("polices.texte"))]
    });
    let bundle = stages::assembled(
        &mut prepared,
        &templates,
        &options.document,
        Purpose::Reading,
        &mut Drawn::default(),
        &mut diagnostics,
    );
    let rows = prepared.rows();
    let watch =
        bundle.as_ref().map(|bundle| bounds::guard(&edition, &options.document, bundle, rows));
    let printed = bundle.as_ref().and_then(printed);
    drop(watch);
    if printed.is_none() {
        output::message(&format!(
            "le document « {} » a des erreurs : les signes qu'il imprime ne sont pas connus (« rapport check {} » les dit)\n",
            options.document,
            paths::quoted(&edition)
        ));
    }
    let families = families(templates.fonts(), roles.iter().flatten(), printed.as_ref());
    output::result(&match options.format {
        Format::Json => json(&families),
        Format::Humain => text(&families, printed.as_ref()),
    })
}

/// The characters of a document.
struct Printed {
    /// By the family that prints them.
    by_family: BTreeMap<String, BTreeSet<char>>,
    all: BTreeSet<char>,
}

/// The characters of the pages and of the charts in them; nothing if there are no pages.
fn printed(bundle: &Bundle) -> Option<Printed> {
    let document: Document = Engine::new(bundle.fonts()).typeset(bundle).document?;
    let by_family = document.characters();
    let mut all: BTreeSet<char> = by_family.values().flatten().copied().collect();
    for (_, file) in bundle.files().filter(|(path, _)| path.ends_with(".svg")) {
        let text = String::from_utf8_lossy(file.content.as_slice());
        all.extend(text.chars().filter(|character| !character.is_ascii()));
    }
    all.retain(|character| !fonts::is_silent(*character));
    Some(Printed { by_family, all })
}

/// A family, for people and for machines.
#[derive(Serialize)]
struct Family {
    family: String,
    /// What the theme sets in it.
    roles: Vec<&'static str>,
    /// `embedded`, or the folder's files.
    origin: &'static str,
    files: Vec<String>,
    styles: Vec<Style>,
    /// How many characters its regular face has.
    characters: usize,
    /// How many characters of the document it prints; null without pages.
    prints: Option<usize>,
    /// The characters of the document that it lacks; null without pages.
    missing: Option<Vec<Sign>>,
}

#[derive(Serialize)]
struct Style {
    weight: u16,
    /// The last of the weights, for a variable font.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<u16>,
    italic: bool,
}

#[derive(Serialize)]
struct Sign {
    character: char,
    code: String,
    name: String,
}

fn families<'a>(
    fonts: &Fonts,
    roles: impl Iterator<Item = &'a (&'static str, String)> + Clone,
    printed: Option<&Printed>,
) -> Vec<Family> {
    let family = |(name, faces): (&str, Vec<(&FontFile, &Face)>)| {
        let lacks =
            |character: &&char| fonts.regular(name).is_some_and(|face| !face.has(**character));
        let embedded = faces.iter().all(|(file, _)| file.origin == Origin::Embedded);
        let mut files: Vec<String> = faces.iter().map(|(file, _)| file.name.clone()).collect();
        files.dedup();
        Family {
            family: name.to_owned(),
            roles: roles
                .clone()
                .filter(|(_, family)| *family == name.to_lowercase())
                .map(|(role, _)| *role)
                .collect(),
            origin: if embedded { "embedded" } else { "file" },
            files,
            styles: faces.iter().map(|(_, face)| style(face)).collect(),
            characters: fonts.regular(name).map_or(0, Face::count),
            prints: printed.map(|it| it.by_family.get(name).map_or(0, BTreeSet::len)),
            missing: printed
                .map(|it| it.all.iter().filter(lacks).map(|character| named(*character)).collect()),
        }
    };
    fonts.families().into_iter().map(family).collect()
}

fn style(face: &Face) -> Style {
    let italic = face.slope == Slope::Italic;
    match face.weights {
        Some((from, to)) => Style { weight: from, to: Some(to), italic },
        None => Style { weight: face.weight, to: None, italic },
    }
}

fn named(character: char) -> Sign {
    Sign { character, code: fonts::code_point(character), name: fonts::describe(character) }
}

fn json(families: &[Family]) -> String {
    let mut text = serde_json::to_string_pretty(families).expect("plain data serializes");
    text.push('\n');
    shown::json(&text).into_owned()
}

fn text(families: &[Family], printed: Option<&Printed>) -> String {
    let mut text = String::new();
    for family in families {
        let roles = match family.roles.as_slice() {
            [] => String::new(),
            roles => format!(" ({})", roles.join(", ")),
        };
        let origin = match family.origin {
            "embedded" => "fournie avec l'outil".to_owned(),
            _ => format!("du dossier « {} » : {}", fonts::FOLDER, family.files.join(", ")),
        };
        let _ = writeln!(text, "{}{roles}, {origin}", family.family);
        let styles: Vec<String> = family.styles.iter().map(words).collect();
        let _ = writeln!(text, "  graisses : {}", styles.join(", "));
        let (Some(printed), Some(missing)) = (printed, &family.missing) else { continue };
        let all = french::number(printed.all.len() as u64);
        let _ = match missing.as_slice() {
            [] => writeln!(text, "  signes : les {all} du document"),
            missing => {
                let shown: Vec<String> = missing
                    .iter()
                    .take(NAMED)
                    .map(|it| format!("{} ({})", it.character, it.name))
                    .collect();
                let more = if missing.len() > NAMED { ", …" } else { "" };
                writeln!(
                    text,
                    "  signes : il lui en manque {} sur les {all} du document : {}{more}",
                    french::number(missing.len() as u64),
                    shown.join(", ")
                )
            }
        };
    }
    text
}

fn words(style: &Style) -> String {
    let weight = match style.to {
        Some(to) => format!("{} à {to}", style.weight),
        None => style.weight.to_string(),
    };
    if style.italic { format!("{weight} italique") } else { weight }
}
