use super::*;

const SHOWN: &str = "textes/edito.typ";

fn bundle() -> Bundle {
    let date = NaiveDate::from_ymd_opt(2022, 6, 21).unwrap();
    Bundle::new("/templates/documents/rapport.typ", "Rapport d'activité 2021", date).unwrap()
}

fn with_text(text: &str) -> Bundle {
    let mut bundle = bundle();
    bundle.mount_text("/textes/edito.typ", text, SHOWN).unwrap();
    bundle
}

/// The place of `needle` in the bundle's own file, prefix included.
fn place(bundle: &Bundle, needle: &str) -> BundlePlace {
    let path = "/textes/edito.typ";
    let bytes = bundle.file(path).unwrap().content.as_slice();
    let start = std::str::from_utf8(bytes).unwrap().find(needle).unwrap();
    BundlePlace { path: path.to_owned(), range: start..start + needle.len() }
}

#[test]
fn a_place_in_a_text_is_told_without_the_prefix_and_in_characters() {
    let bundle = with_text("Chers adhérents,\n\nl'été #chifre(\"x\")\n");
    let found = bundle.locate(&place(&bundle, "chifre")).unwrap();
    assert_eq!((found.path.as_str(), found.line, found.column), (SHOWN, 3, 8));
    assert_eq!(&bundle.user_text("/textes/edito.typ").unwrap()[found.range], "chifre");
}

#[test]
fn a_place_on_the_first_line_has_the_users_column() {
    let bundle = with_text("#chifre");
    let found = bundle.locate(&place(&bundle, "chifre")).unwrap();
    assert_eq!((found.line, found.column), (1, 2));
}

#[test]
fn lines_end_as_they_do_elsewhere() {
    let bundle = with_text("a\r\nb\rc x\n");
    let found = bundle.locate(&place(&bundle, "x")).unwrap();
    assert_eq!((found.line, found.column), (3, 3));
}

#[test]
fn a_place_inside_the_prefix_is_the_start_of_the_text() {
    let bundle = with_text("Bonjour");
    let found = bundle.locate(&place(&bundle, "import")).unwrap();
    assert_eq!((found.range, found.line, found.column), (0..0, 1, 1));
}

#[test]
fn a_place_beyond_the_end_or_inside_a_letter_does_no_harm() {
    let bundle = with_text("é");
    let at = PROSE_IMPORT.len() + 1;
    let mut place = place(&bundle, "é");
    place.range = at..at + 900;
    assert_eq!(bundle.locate(&place).unwrap().range, 0..2);
}

#[test]
fn a_byte_order_mark_is_not_part_of_a_text() {
    let bundle = with_text("\u{feff}Bonjour");
    assert_eq!(bundle.user_text("/textes/edito.typ"), Some("Bonjour"));
}

#[test]
fn a_picture_has_no_line() {
    let mut bundle = bundle();
    bundle.mount_from("/images/a.png", b"\x89PNG\xff", "images/a.png").unwrap();
    let place = BundlePlace { path: "/images/a.png".to_owned(), range: 0..1 };
    assert_eq!(bundle.locate(&place), None);
}

#[test]
fn a_path_that_could_leave_the_tree_is_refused() {
    let mut bundle = bundle();
    for path in ["images/a.png", "/../a", "/images/../../a", "/images//a", "/a\\b", "/", "", "/./a"]
    {
        assert_eq!(bundle.mount(path, ""), Err(RefusedPath(path.to_owned())), "{path}");
    }
    assert!(bundle.add_font("../a.ttf", "").is_err());
}

#[test]
fn a_file_mounted_later_replaces_the_first() {
    let mut bundle = bundle();
    bundle.mount("/donnees.json", "{}").unwrap();
    bundle.mount("/donnees.json", "[]").unwrap();
    assert_eq!(bundle.files().count(), 1);
    assert_eq!(bundle.user_text("/donnees.json"), Some("[]"));
}
