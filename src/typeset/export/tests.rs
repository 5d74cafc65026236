use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::*;
use crate::typeset::bundle::{Bundle, Purpose};
use crate::typeset::testing::bundle;
use crate::typeset::{IssueKind, typeset};

const TEXT: &str = "= Éditorial\n\
    #image(\"/images/été.svg\", alt: \"Un été\", width: 2cm)\n\
    #table(columns: 2, table.header[Mois][Membres], [Mai], [#chiffre(\"x\")])\n";

fn sound() -> Bundle {
    bundle("#include \"/textes/edito.typ\"", TEXT)
}

fn written(bundle: &Bundle) -> Vec<u8> {
    let document = typeset(bundle).document.expect("pages");
    pdf(&document, &PdfMeta::new(bundle)).expect("a PDF")
}

#[test]
fn the_pdf_is_pdf_ua_1_and_pdf_a_3a() {
    let bytes = written(&sound());
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
        let options = ValidationOptions::default().profile(profile);
        let report = validate_pdf_bytes(&bytes, &options).unwrap();
        assert!(report.is_compliant, "{profile:?}: {:#?}", report.failures);
    }
}

#[test]
fn the_same_bundle_gives_the_same_bytes() {
    assert_eq!(written(&sound()), written(&sound()));
}

#[test]
fn the_pdf_says_its_title_its_date_and_its_maker() {
    let document = lopdf::Document::load_mem(&written(&sound())).unwrap();
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = document.get_dictionary(info).unwrap();
    let value = |key: &[u8]| {
        let bytes = info.get(key).unwrap().as_str().unwrap();
        String::from_utf8_lossy(bytes).into_owned()
    };
    assert!(value(b"Creator").starts_with("rapport "));
    assert!(value(b"CreationDate").starts_with("D:20220621000000"));
    assert_eq!(value(b"Title"), "Rapport 2021");
}

#[test]
fn a_picture_without_alternative_text_is_told_at_its_line() {
    let bundle = bundle("#include \"/textes/edito.typ\"", "= A\n#image(\"/images/été.svg\")");
    let document = typeset(&bundle).document.unwrap();
    let issues = pdf(&document, &PdfMeta::new(&bundle)).unwrap_err();
    let [issue] = issues.as_slice() else { panic!("{issues:?}") };
    assert_eq!(issue.kind, IssueKind::Accessibility);
    assert_eq!(issue.message, "le texte de remplacement manque (exigé par PDF/A-3a et PDF/UA-1)");
    let place = bundle.locate(issue.place.as_ref().unwrap()).unwrap();
    assert_eq!((place.path.as_str(), place.line, place.column), ("textes/edito.typ", 2, 2));
}

#[test]
fn a_character_that_no_font_has_is_told_at_its_line() {
    let bundle = bundle("#include \"/textes/edito.typ\"", "= A\nun éléphant : 🐘");
    let document = typeset(&bundle).document.unwrap();
    let issues = pdf(&document, &PdfMeta::new(&bundle)).unwrap_err();
    assert_eq!(issues[0].kind, IssueKind::MissingGlyph, "{issues:?}");
    assert_eq!(bundle.locate(issues[0].place.as_ref().unwrap()).unwrap().line, 2);
}

#[test]
fn a_document_for_printing_may_have_four_inks() {
    let template = "#text(fill: cmyk(0%, 0%, 0%, 100%))[Bonjour]";
    let mut bundle = bundle(template, "");
    assert!(pdf(&typeset(&bundle).document.unwrap(), &PdfMeta::new(&bundle)).is_err());
    bundle.set_purpose(Purpose::Printing);
    assert!(written(&bundle).starts_with(b"%PDF-"));
}

#[test]
fn the_tree_holds_every_file_the_fonts_and_a_way_in() {
    let tree = bundle_tree(&sound());
    let paths: Vec<&str> = tree.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "images/été.svg",
            "templates/prose.typ",
            "templates/rapport.typ",
            "textes/edito.typ",
            "fonts/SourceSans3_400Regular.ttf",
            "rapport.typ",
            ".vscode/settings.json",
            "LISEZMOI.md",
        ]
    );
    let text = |path: &str| {
        let file = tree.iter().find(|file| file.path == path).unwrap();
        String::from_utf8(file.content.as_slice().to_vec()).unwrap()
    };
    assert!(text("textes/edito.typ").starts_with(crate::typeset::bundle::PROSE_IMPORT));
    assert!(text("rapport.typ").ends_with("#include \"/templates/rapport.typ\"\n"));
    insta::assert_snapshot!(text("LISEZMOI.md"));
}
