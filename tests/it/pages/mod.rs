//! Pages look as they did: those of the gallery, and some of the report of 2021, against the
//! pictures of `tests/golden/pages/`.
//!
//! `UPDATE=1 cargo test --test it pages::` accepts the pages as they are now.

mod association;
mod formats;
mod layout;
mod measure;
mod report;
mod years;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ImageEncoder, ImageReader, RgbImage};
use rapport::compile::prepared::prepare;
use rapport::compile::stages;
use rapport::design::templates::Templates;
use rapport::diagnostic::Diagnostics;
use rapport::language::french;
use rapport::typeset::bundle::Purpose;
use rapport::typeset::export;
use rapport::typeset::{self, Document};

use crate::edition::{Edition, repository};
use measure::{coarse, difference};
use report::Changed;

/// Pixels an inch of the references: a small label is some pixels high.
const FINENESS: f64 = 72.0;
/// Pages of the calendar of a thousand events that are compared; the others are like them.
const SAME: usize = 1;

/// The pages of a document, made in the process with the fonts of the tool alone.
pub fn document(edition: &Edition, name: &str) -> Document {
    let mut diagnostics = Diagnostics::default();
    let templates = Templates::load(Some(&repository().join("templates")), &mut diagnostics);
    let prepared = prepare(&edition.root().join("data/2021"), &mut diagnostics);
    let (bundle, _) =
        stages::bundle(prepared, &templates, name, Purpose::Reading, &mut diagnostics);
    let result = typeset::typeset(&bundle.expect("the data are sound"));
    result.document.unwrap_or_else(|| panic!("{name}: {:?}", result.issues))
}

pub fn picture(document: &Document, page: usize, fineness: f64) -> RgbImage {
    let bytes = export::page_png(document, page, fineness).expect("there is such a page");
    read_png(&bytes)
}

pub fn read_png(bytes: &[u8]) -> RgbImage {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().expect("in memory");
    reader.decode().expect("a picture").to_rgb8()
}

fn write_png(path: &Path, picture: &RgbImage) {
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::NoFilter)
        .write_image(picture, picture.width(), picture.height(), image::ExtendedColorType::Rgb8)
        .expect("in memory");
    std::fs::write(path, bytes).expect("the folder is writable");
}

/// « les-mots »
fn slug(title: &str) -> String {
    let folded = french::fold(title);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// The pages of the gallery, each under the name of its part and its rank there: a page more
/// in one part leaves the others their names.
fn gallery(document: &Document) -> Vec<(String, usize)> {
    let source = std::fs::read_to_string(repository().join("templates/documents/galerie.typ"))
        .expect("the gallery is a template");
    let mut parts: Vec<String> = source
        .split("#famille(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .collect();
    parts.extend(["vide", "ordinaire", "extrême"].map(|size| format!("Calendrier {size}")));
    let mut parts = parts.into_iter().peekable();
    let (mut part, mut rank) = ("sommaire".to_owned(), 0);
    let mut pages = Vec::new();
    for (page, text) in document.page_texts().iter().enumerate() {
        // The contents, on the first page, name them all. A large title binds its short words.
        let text = text.replace('\u{a0}', " ");
        let begins = |title: &String| page > 0 && text.lines().any(|line| line == title);
        if let Some(title) = parts.next_if(begins) {
            (part, rank) = (slug(&title), 0);
        }
        rank += 1;
        if !(part == "calendrier-extreme" && rank > SAME) {
            pages.push((format!("galerie-{part}-{rank:02}"), page));
        }
    }
    assert_eq!(parts.next(), None, "every part of the gallery has its pages");
    pages
}

/// Some pages of the report, by words that only they have.
fn report_pages(document: &Document) -> Vec<(String, usize)> {
    let texts = document.page_texts();
    let find = |words: &[&str]| {
        let has = |text: &&String| words.iter().all(|word| text.contains(word));
        texts.iter().skip(4).position(|text| has(&text)).map(|page| page + 4)
    };
    let pages = [
        ("ouverture", &["Relier alimentation", "Inscrire l’ESS"][..]),
        ("kit", &["Fiches leviers", "téléchargements uniques"]),
        ("presse", &["Média", "Article", "Articles de portée"]),
        ("calendrier", &["Calendrier 2021", "Janvier", "Février"]),
        ("adherents", &["Figurent ici"]),
    ];
    let found = pages.into_iter().map(|(name, words)| {
        let page = find(words).unwrap_or_else(|| panic!("the report has a page « {name} »"));
        (format!("rapport-{name}"), page)
    });
    std::iter::once(("rapport-couverture".to_owned(), 0)).chain(found).collect()
}

fn references() -> PathBuf {
    repository().join("tests/golden/pages")
}

/// Compares pages with the references whose names begin alike, and tells all that differ.
fn compare(prefix: &str, document: &Document, pages: &[(String, usize)]) {
    let folder = references();
    let now: BTreeMap<&str, RgbImage> = pages
        .iter()
        .map(|(name, page)| (name.as_str(), coarse(&picture(document, *page, FINENESS))))
        .collect();
    let known: BTreeSet<String> = std::fs::read_dir(&folder)
        .expect("the references are there")
        .filter_map(|entry| {
            entry.ok()?.file_name().to_str()?.strip_suffix(".png").map(str::to_owned)
        })
        .filter(|name| name.starts_with(prefix))
        .collect();
    let reference = |name: &str| {
        std::fs::read(folder.join(format!("{name}.png"))).ok().map(|bytes| read_png(&bytes))
    };
    let mut changed = Vec::new();
    for (name, after) in &now {
        let before = reference(name);
        let (what, shown) = match before.as_ref().map(|before| difference(before, after)) {
            None => ("A page that was not there.".to_owned(), None),
            Some(None) => ("A page of another size.".to_owned(), None),
            Some(Some((one, _))) if !one.is_seen() => continue,
            Some(Some((one, shown))) => {
                let what = format!(
                    "Worst block: structure {:.2}, colour {:.1}.",
                    one.structure, one.colour
                );
                (what, Some(shown))
            }
        };
        let after = Some(after.clone());
        changed.push(Changed { name: (*name).to_owned(), before, after, difference: shown, what });
    }
    for name in known.iter().filter(|name| !now.contains_key(name.as_str())) {
        let what = "A page that is there no more.".to_owned();
        let (name, before) = (name.clone(), reference(name));
        changed.push(Changed { name, before, after: None, difference: None, what });
    }
    if std::env::var_os("UPDATE").is_some() {
        for page in &changed {
            let path = folder.join(format!("{}.png", page.name));
            match &page.after {
                Some(after) => write_png(&path, after),
                None => std::fs::remove_file(&path).expect("it is writable"),
            }
        }
        return;
    }
    if !changed.is_empty() {
        let names: Vec<&str> = changed.iter().map(|page| page.name.as_str()).collect();
        let target = repository().join("target").join(format!("pages-{prefix}"));
        let index = report::write(&target, &changed);
        panic!("pages look different: {}\nlook at {}", names.join(", "), index.display());
    }
}

#[test]
fn the_pages_of_the_gallery_look_as_they_did() {
    // Of an edition with next to nothing: the gallery invents what it shows.
    let document = document(&Edition::new(), "galerie");
    compare("galerie", &document, &gallery(&document));
}

#[test]
fn some_pages_of_the_report_look_as_they_did() {
    let document = document(&Edition::real(), "rapport");
    compare("rapport", &document, &report_pages(&document));
}

/// A page with a label, a swatch and a paragraph.
fn page(label: &str, colour: &str) -> Document {
    drawn(
        &Edition::new(),
        &format!(
            "#set document(title: \"Essai\")\n#set page(width: 120mm, height: 80mm, margin: 10mm)\n\
             #set text(font: \"Source Sans 3\", size: 9pt, lang: \"fr\")\n\
             #for n in range(6) [Une ligne de texte qui court d'une marge à l'autre, puis reprend. ]\n\
             #place(top + left, dx: 20mm, dy: 30mm, rect(width: 6mm, height: 3mm, fill: rgb(\"{colour}\")))\n\
             #place(top + left, dx: {label}, dy: 30mm, text(size: 7.5pt)[12 %])\n"
        ),
    )
}

/// An edition through a document of its own.
fn drawn(edition: &Edition, source: &str) -> Document {
    let folder = edition.root().join("templates/documents");
    std::fs::create_dir_all(&folder).expect("it is writable");
    std::fs::write(folder.join("essai.typ"), source).expect("it is writable");
    made(edition, "essai")
}

/// A document of an edition, with the templates beside it.
fn made(edition: &Edition, name: &str) -> Document {
    let folder = edition.root().join("templates");
    let mut diagnostics = Diagnostics::default();
    let templates = Templates::load(Some(&folder), &mut diagnostics);
    let prepared = prepare(&edition.root().join("data/2021"), &mut diagnostics);
    let (bundle, _) =
        stages::bundle(prepared, &templates, name, Purpose::Reading, &mut diagnostics);
    let result = typeset::typeset(&bundle.expect("sound"));
    result.document.unwrap_or_else(|| panic!("{:?}", result.issues))
}

fn seen(before: &RgbImage, after: &RgbImage) -> measure::Difference {
    difference(&coarse(before), &coarse(after)).expect("of one size").0
}

#[test]
fn a_label_moved_by_a_pixel_and_another_shade_are_seen() {
    let as_it_was = picture(&page("30mm", "#1F4AA8"), 0, FINENESS);
    for (what, label, colour) in [
        ("a label moved by a pixel", "30.35mm", "#1F4AA8"),
        ("another blue", "30mm", "#2570CC"),
        ("a warmer grey", "30mm", "#1F4A88"),
    ] {
        let one = seen(&as_it_was, &picture(&page(label, colour), 0, FINENESS));
        assert!(one.is_seen(), "{what}: {one:?}");
    }
}

#[test]
fn another_smoothing_of_the_edges_is_not_seen() {
    let page = page("30mm", "#1F4AA8");
    let once = picture(&page, 0, FINENESS);
    // The same page, drawn four times as fine and brought back: every edge is smoothed anew.
    let fine = picture(&page, 0, 4.0 * FINENESS);
    let (width, height) = once.dimensions();
    let back = image::imageops::resize(&fine, width, height, image::imageops::FilterType::Triangle);
    let one = seen(&once, &back);
    assert!(once != back && !one.is_seen(), "{one:?}");
    // Light noise on every pixel, as another processor's rounding would leave.
    let mut noisy = once.clone();
    for (rank, pixel) in noisy.pixels_mut().enumerate() {
        pixel.0 = pixel.0.map(|level| level.saturating_sub(u8::try_from(rank % 4).unwrap_or(0)));
    }
    let one = seen(&once, &noisy);
    assert!(once != noisy && !one.is_seen(), "{one:?}");
}
