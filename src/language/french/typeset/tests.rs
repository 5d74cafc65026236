use std::borrow::Cow;

use proptest::prelude::{any, proptest};

use super::typeset;
use crate::language::french::fold;

/// `~` stands for U+202F, `_` for U+00A0.
fn shown(text: &str) -> String {
    typeset(text).replace('\u{202F}', "~").replace('\u{A0}', "_")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(shown(text), *expected, "{text}");
    }
}

#[test]
fn apostrophes_are_curved() {
    check(&[
        ("L'ESS d'aujourd'hui", "L’ESS d’aujourd’hui"),
        ("Ta Com'.", "Ta Com’."),
        ("5'30 de discours", "5'30 de discours"),
        ("déjà l’ESS", "déjà l’ESS"),
    ]);
}

#[test]
fn quotes_become_guillemets_when_all_pair_up() {
    check(&[
        ("\"Relancer les PTCE\"", "«~Relancer les PTCE~»"),
        ("l'atelier \"a\" et \"b\".", "l’atelier «~a~» et «~b~»."),
        ("l'\"ESS\"", "l’«~ESS~»"),
        ("\" mot \"", "«~mot~»"),
        ("\"Quoi ?\"", "«~Quoi~?~»"),
        ("\"Quoi?\"", "«~Quoi~?~»"),
        ("« mot »", "«~mot~»"),
        ("«mot»", "«~mot~»"),
        ("dit : \"mot\" ; fin", "dit_: «~mot~»~; fin"),
        (
            "Webinaire \"TZCLD : quelles opportunités ? (500)",
            "Webinaire \"TZCLD_: quelles opportunités~? (500)",
        ),
        ("\"a \"b\" c\"", "\"a \"b\" c\""),
        ("un écran de 5\" et un de 6\"", "un écran de 5\" et un de 6\""),
        ("\"\"", "\"\""),
        ("\" \"", "\" \""),
    ]);
}

#[test]
fn high_punctuation_has_its_space() {
    check(&[
        ("Vraiment ? Oui !", "Vraiment~? Oui~!"),
        ("Vraiment? Oui!", "Vraiment~? Oui~!"),
        ("Vraiment\u{A0}?", "Vraiment~?"),
        ("Vraiment ?!", "Vraiment~?!"),
        ("(sem. ASER ?)", "(sem. ASER~?)"),
        ("un ; deux", "un~; deux"),
        ("un; deux", "un~; deux"),
        ("Thème : l'eau", "Thème_: l’eau"),
        ("Thème: l'eau", "Thème_: l’eau"),
        ("Thème\u{202F}: l'eau", "Thème_: l’eau"),
        ("Thème :\nl'eau", "Thème_:\nl’eau"),
        ("? et !", "? et~!"),
        ("ligne\n? suite", "ligne\n? suite"),
        ("a != b", "a != b"),
    ]);
}

#[test]
fn percents_euros_and_numeros_keep_their_figure() {
    check(&[
        ("5 % et 10€", "5~% et 10~€"),
        ("100%", "100~%"),
        ("n° 3, n°4, N° 5", "n°_3, n°_4, N°_5"),
        ("20° 3, à n° près", "20° 3, à n° près"),
    ]);
}

#[test]
fn spaces_between_figures_are_the_authors() {
    check(&[
        ("27 100 ans de la RECMA !", "27 100 ans de la RECMA~!"),
        ("86 067 visites ; 3", "86 067 visites~; 3"),
    ]);
}

#[test]
fn addresses_times_codes_and_inclusive_writing_are_left_alone() {
    for text in [
        "https://www.rtes.fr/spip.php?page=a;b!c:d",
        "https://www.rtes.fr/?",
        "voir (www.rtes.fr/l'eau?x=5%) et animation@rtes.fr",
        "mailto:a.e.s@rtes.fr",
        "de 13:30 à 14:00",
        "std::fmt",
        "a ::b",
        "a;b",
        "rtes.fr",
        "C:\\Documents",
        "1er, 2e, 1/5e",
        "agent.e.s public.que.s, acteur.rice.s, élu·e·s",
    ] {
        assert!(matches!(typeset(text), Cow::Borrowed(same) if same == text), "{text}");
    }
    check(&[("\"https://rtes.fr\" ; fin", "«~https://rtes.fr~»~; fin")]);
}

#[test]
fn three_full_stops_are_an_ellipsis() {
    check(&[
        ("Et... puis.", "Et… puis."),
        ("....", "...."),
        ("..", ".."),
        ("[...]", "[…]"),
        ("Quoi...?", "Quoi…?"),
    ]);
}

#[test]
fn a_hyphen_between_spaces_is_a_dash() {
    check(&[
        ("Colloque MCDR - Lyon", "Colloque MCDR – Lyon"),
        ("a - b - c", "a – b – c"),
        ("Grand-Est, 2021-2027", "Grand-Est, 2021-2027"),
        ("- premier", "- premier"),
        ("mot -", "mot -"),
        ("mot -suite", "mot -suite"),
    ]);
}

#[test]
fn a_text_without_marks_is_not_copied() {
    assert!(matches!(typeset("Fiche Économie sociale"), Cow::Borrowed(_)));
}

#[test]
fn a_huge_text_takes_linear_time() {
    for piece in ["\"", "' ", "...", "a.e", "« ? ", " ", "\0;", "www."] {
        let text = piece.repeat(1_000_000 / piece.len());
        assert_eq!(fold(&typeset(&text)), fold(&text));
    }
}

#[track_caller]
fn keeps_its_word(text: &str) {
    let once = typeset(text);
    assert_eq!(typeset(&once), once, "typeset twice: {text:?}");
    assert_eq!(fold(&once), fold(text), "folded: {text:?}");
}

proptest! {
    #[test]
    fn any_text_is_set_once_and_folds_back(text in any::<String>()) {
        keeps_its_word(&text);
    }

    #[test]
    fn any_punctuation_is_set_once_and_folds_back(
        text in "([ \u{A0}\u{202F}\u{2060}\n\"'’«»“.;:!?%€°·…@/=()a-eén0-3–-]|www\\.|\\.\\.\\.|://|n°|\\.e){0,24}"
    ) {
        keeps_its_word(&text);
    }
}
