//! Characters that a font cannot show: reported before the pages are made, from what is
//! written, and after, from what was printed.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::design::fonts::{FOLDER, FontFile, Fonts, Origin, describe, faces, is_silent};
use crate::design::theme::Theme;
use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian;
use crate::read::prose::{self, Block, Commands};
use crate::read::{Input, Table};
use crate::typeset::bundle::{Bundle, BundleFont};
use crate::typeset::{self, Document};

/// Places that one message shows.
const SHOWN: usize = 4;
/// A column that no page prints.
const NOTES: &str = "notes";

/// Tells the characters of the texts, of the tables and of rapport.toml that the
/// font of the running text lacks.
pub fn judge_texts(input: &Input, theme: &Theme, fonts: &Fonts, diagnostics: &mut Diagnostics) {
    let family = theme.family("polices.texte");
    let Some(face) = fonts.regular(family) else { return };
    let mut known: FxHashMap<char, bool> = FxHashMap::default();
    let mut lacks = |character: char| {
        // A character that was lost in the file is reported with the file.
        !is_silent(character)
            && character != char::REPLACEMENT_CHARACTER
            && !*known.entry(character).or_insert_with(|| face.has(character))
    };
    let mut missing: BTreeSet<char> = BTreeSet::new();
    for file in input.sources.files() {
        missing.extend(beyond_ascii(&file.text).filter(|character| lacks(*character)));
    }
    // Most editions end here: where such a character stands is looked for only if there is one.
    if missing.is_empty() {
        return;
    }
    let mut places: BTreeMap<char, Vec<Place>> = BTreeMap::new();
    let mut found = |text: &str, place: &dyn Fn(std::ops::Range<usize>) -> Place| {
        for (at, character) in
            text.char_indices().filter(|(_, character)| missing.contains(character))
        {
            places.entry(character).or_default().push(place(at..at + character.len_utf8()));
        }
    };
    let texts = input.texts.iter().flat_map(|text| {
        let words = &input.sources.file(text.file).text;
        prose::read(text.file, words, Commands::shipped(), &|_| None).blocks
    });
    let settings =
        [guardian::settings(input), guardian::own_names(input), guardian::other_settings(input)];
    for block in settings.into_iter().flatten().chain(texts) {
        found(&block.text, &|range| Block::place(&block, range));
    }
    for table in input.tables.values() {
        for (text, place) in cells(table) {
            found(text, &|_| place);
        }
    }
    for (character, places) in places {
        diagnostics.push(missing_character(character, family, fonts, &places, None));
    }
}

/// Tells the characters of the pages that were printed as an empty box.
pub fn judge_pages(
    document: &Document,
    bundle: &Bundle,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) {
    let missing = document.missing_characters();
    if missing.is_empty() {
        return;
    }
    let fonts = fonts_of(bundle);
    let mut places: BTreeMap<(char, String), Vec<Place>> = BTreeMap::new();
    let mut pages: BTreeMap<(char, String), usize> = BTreeMap::new();
    for missing in missing {
        let key = (missing.character, missing.family);
        pages.entry(key.clone()).or_insert(missing.page);
        let written = missing.place.and_then(|place| typeset::known(&place, bundle, sources));
        let holds = |place: &Place| sources.text(*place).contains(missing.character);
        let places = places.entry(key).or_default();
        let own = written;
        match written.filter(holds) {
            Some(place) => places.push(place),
            // What comes from the data is found by the words around it.
            None => {
                let found = sources.find_sign(missing.character, &missing.words, SHOWN);
                places.extend(if found.is_empty() { own.into_iter().collect() } else { found });
            }
        }
    }
    for ((character, family), mut places) in places {
        places.dedup();
        let page = pages.get(&(character, family.clone())).copied().unwrap_or_default();
        diagnostics.push(missing_character(character, &family, &fonts, &places, Some(page)));
    }
}

fn missing_character(
    character: char,
    family: &str,
    fonts: &Fonts,
    places: &[Place],
    page: Option<usize>,
) -> Diagnostic {
    let more = match places.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" ; {more} autres endroits"),
    };
    let page = page.map(|page| format!(" (page {page})")).unwrap_or_default();
    let what = describe(character);
    let message = format!(
        "le signe « {character} » ({what}) n'existe pas dans la police {family}{more}{page}"
    );
    let families = fonts.families();
    let having: Vec<&str> = families
        .keys()
        .copied()
        .filter(|name| fonts.regular(name).is_some_and(|face| face.has(character)))
        .collect();
    let other = match having.as_slice() {
        [] => format!(
            "déposez dans « {FOLDER} » une police qui le possède et nommez-la dans theme.toml"
        ),
        having => {
            format!("nommez dans theme.toml une police qui le possède : {}", having.join(", "))
        }
    };
    let diagnostic = Diagnostic::new(Code::MissingCharacter, message)
        .about(character.to_string())
        .help(format!("remplacez-le par un signe courant, ou {other}"));
    let Some((first, others)) = places.split_first() else { return diagnostic };
    let shown = others.iter().take(SHOWN - 1);
    shown.fold(diagnostic.at(*first), |diagnostic, place| diagnostic.related(*place, "ici aussi"))
}

/// The cells that may be printed, each with its place.
fn cells(table: &Table) -> impl Iterator<Item = (&str, Place)> {
    table.rows().flat_map(|row| {
        let columns = table.schema.columns.iter().filter(|column| column.name != NOTES);
        columns.map(move |column| (row.get(column.name), row.place(column.name)))
    })
}

/// The fonts of a document that was assembled.
fn fonts_of(bundle: &Bundle) -> Fonts {
    let file = |font: &BundleFont| FontFile {
        name: font.name.clone(),
        content: font.content.clone(),
        origin: Origin::Embedded,
        faces: faces(&font.content),
    };
    Fonts::of_files(bundle.fonts().iter().map(file).collect())
}

/// The characters of a text that are not ASCII.
fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.bytes().position(|byte| !byte.is_ascii())?;
        let character = rest[start..].chars().next()?;
        rest = &rest[start + character.len_utf8()..];
        Some(character)
    })
}
