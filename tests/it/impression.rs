//! `rapport compile --impression`: a PDF for a printing house.

use std::collections::BTreeSet;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

use crate::edition::{Edition, repository};

const DOCUMENTS: [&str; 4] = ["rapport", "communique", "synthese", "calendrier"];
/// 3 mm, in points.
const BLEED: f32 = 3.0 / 25.4 * 72.0;

/// A document of the edition of 2021, for a press.
fn printed(document: &str) -> Document {
    let edition = Edition::real();
    let arguments = ["compile", "--impression", "--document", document, "-o", "essai.pdf"];
    edition.rapport(&arguments).assert().success();
    Document::load(edition.root().join("essai.pdf")).expect("it is a PDF")
}

/// Everything that paints: the contents of the pages, and the forms and patterns in them.
fn painted(pdf: &Document) -> Vec<(ObjectId, Content)> {
    let pages: BTreeSet<ObjectId> =
        pdf.get_pages().values().flat_map(|page| pdf.get_page_contents(*page)).collect();
    let paints = |id: &ObjectId, object: &Object| {
        let Ok(stream) = object.as_stream() else { return false };
        let is = |key: &[u8], name: &[u8]| {
            stream.dict.get(key).and_then(Object::as_name).is_ok_and(|it| it == name)
        };
        pages.contains(id) || is(b"Subtype", b"Form") || stream.dict.has(b"PatternType")
    };
    let streams = pdf.objects.iter().filter(|(id, object)| paints(id, object));
    let content = |(id, object): (&ObjectId, &Object)| {
        let bytes = object.as_stream().expect("a stream").decompressed_content().expect("flate");
        (*id, Content::decode(&bytes).expect("operators"))
    };
    streams.map(content).collect()
}

fn number(object: &Object) -> f32 {
    object.as_float().expect("a number")
}

/// The spaces of colours that the resources of a document name.
fn spaces(pdf: &Document) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for object in pdf.objects.values() {
        let dict = match object {
            Object::Dictionary(dict) => dict,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        for key in [&b"ColorSpace"[..], b"CS"] {
            if let Ok(space) = dict.get(key) {
                found.insert(format!("{space:?}"));
            }
        }
    }
    found
}

#[test]
fn every_document_is_painted_with_four_inks_and_no_other_colour() {
    for document in DOCUMENTS {
        let pdf = printed(document);
        let painted = painted(&pdf);
        let mut used = BTreeSet::new();
        for (id, content) in &painted {
            for operation in &content.operations {
                let name = operation.operator.as_str();
                assert!(!["rg", "RG"].contains(&name), "{document}, {id:?}: {operation:?}");
                if ["k", "K", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN"].contains(&name) {
                    used.insert(name);
                }
            }
        }
        assert!(used.contains("k"), "{document}: {used:?}");
        let of_screens: Vec<_> = spaces(&pdf)
            .into_iter()
            .filter(|space| space.contains("RGB") || space.contains("ICC"))
            .collect();
        assert!(of_screens.is_empty(), "{document}: {of_screens:?}");
    }
}

#[test]
fn letters_are_of_black_alone() {
    let pdf = printed("rapport");
    let mut blacks = 0;
    for (id, content) in painted(&pdf) {
        for operation in content.operations.iter().filter(|it| it.operator == "k") {
            let inks: Vec<f32> = operation.operands.iter().map(number).collect();
            let dark = inks[3] > 0.95;
            let alone = inks[..3].iter().all(|ink| *ink < 0.005);
            blacks += usize::from(dark && alone);
            let total: f32 = inks.iter().sum();
            assert!(total <= 3.0, "{id:?}: {inks:?}");
        }
    }
    assert!(blacks > 50, "{blacks}");
}

#[test]
fn every_page_has_three_millimetres_to_cut_off() {
    for document in DOCUMENTS {
        let pdf = printed(document);
        for (number_of_page, page) in pdf.get_pages() {
            let page = pdf.get_dictionary(page).expect("a page");
            let area = |name: &[u8]| -> Vec<f32> {
                page.get(name)
                    .and_then(Object::as_array)
                    .unwrap_or_else(|_| panic!("{document}, page {number_of_page}"))
                    .iter()
                    .map(number)
                    .collect()
            };
            // Ink goes to the edge of the sheet: the bleed box is the media box when it is not said.
            assert!(!page.has(b"BleedBox"), "{document}, page {number_of_page}");
            let (media, trim) = (area(b"MediaBox"), area(b"TrimBox"));
            for (index, side) in [1.0, 1.0, -1.0, -1.0].into_iter().enumerate() {
                let cut = (trim[index] - media[index]) * side;
                assert!((cut - BLEED).abs() < 0.01, "{document}: {media:?} {trim:?}");
            }
        }
    }
}

/// The surfaces of a page that reach over its whole media box.
fn covers(content: &Content, (width, height): (f32, f32)) -> bool {
    let mut points: Vec<(f32, f32)> = Vec::new();
    for operation in &content.operations {
        let at = |index: usize| number(&operation.operands[index]);
        match operation.operator.as_str() {
            "re" => points.extend([(at(0), at(1)), (at(0) + at(2), at(1) + at(3))]),
            "m" | "l" => points.push((at(0), at(1))),
            _ => {}
        }
    }
    let wide = points.iter().any(|it| it.0 <= 0.01) && points.iter().any(|it| it.0 >= width - 0.01);
    let high =
        points.iter().any(|it| it.1 <= 0.01) && points.iter().any(|it| it.1 >= height - 0.01);
    wide && high
}

#[test]
fn a_page_of_one_colour_reaches_into_the_bleed() {
    let pdf = printed("rapport");
    for (number_of_page, page) in pdf.get_pages() {
        let content = Content::decode(&pdf.get_page_content(page)).expect("operators");
        let media =
            pdf.get_dictionary(page).and_then(|it| it.get(b"MediaBox")).and_then(Object::as_array);
        let media: Vec<f32> = media.expect("a box").iter().map(number).collect();
        assert!(covers(&content, (media[2], media[3])), "page {number_of_page}");
    }
}

#[test]
fn the_pages_that_are_read_keep_the_colours_of_screens_and_their_standards() {
    let edition = Edition::real();
    edition.rapport(&["compile", "--impression"]).assert().success();
    edition.rapport(&["compile"]).assert().success();
    let read = |name: &str| std::fs::read(edition.root().join("sortie").join(name)).expect(name);
    let (screen, press) =
        (read("rapport-activite-2021.pdf"), read("rapport-activite-2021-impression.pdf"));
    let declares =
        |bytes: &[u8], words: &str| bytes.windows(words.len()).any(|it| it == words.as_bytes());
    assert!(declares(&screen, "pdfuaid") && !declares(&press, "pdfuaid"));
    let pdf = Document::load_mem(&screen).expect("it is a PDF");
    for (_, content) in painted(&pdf) {
        assert!(content.operations.iter().all(|it| !["k", "K"].contains(&it.operator.as_str())));
    }
}

#[test]
fn the_same_pages_are_printed_as_are_read() {
    let edition = Edition::real();
    edition.rapport(&["compile", "-o", "ecran.pdf"]).assert().success();
    edition.rapport(&["compile", "--impression", "-o", "papier.pdf"]).assert().success();
    let pages =
        |name: &str| Document::load(edition.root().join(name)).expect("a PDF").get_pages().len();
    assert_eq!(pages("ecran.pdf"), pages("papier.pdf"));
}

#[test]
fn a_picture_good_enough_for_a_screen_may_be_too_coarse_for_paper() {
    let case = repository().join("tests/erreurs/image-trop-petite/impression/message.txt");
    let told = std::fs::read_to_string(case).expect("the gallery has the case");
    assert!(told.contains("il en faut 300"), "{told}");
}
