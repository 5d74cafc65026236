//! The languages that an edition or a title may be in, by their BCP 47 codes.

use crate::language::french::fold;

/// Codes with their French names, those of France's neighbours and partners.
const LANGUAGES: [(&str, &str); 36] = [
    ("en", "anglais"),
    ("de", "allemand"),
    ("es", "espagnol"),
    ("it", "italien"),
    ("pt", "portugais"),
    ("nl", "néerlandais"),
    ("ca", "catalan"),
    ("eu", "basque"),
    ("br", "breton"),
    ("co", "corse"),
    ("oc", "occitan"),
    ("lb", "luxembourgeois"),
    ("da", "danois"),
    ("sv", "suédois"),
    ("no", "norvégien"),
    ("fi", "finnois"),
    ("pl", "polonais"),
    ("cs", "tchèque"),
    ("sk", "slovaque"),
    ("sl", "slovène"),
    ("hr", "croate"),
    ("hu", "hongrois"),
    ("ro", "roumain"),
    ("bg", "bulgare"),
    ("el", "grec"),
    ("et", "estonien"),
    ("lv", "letton"),
    ("lt", "lituanien"),
    ("uk", "ukrainien"),
    ("ru", "russe"),
    ("tr", "turc"),
    ("ar", "arabe"),
    ("ja", "japonais"),
    ("ko", "coréen"),
    ("zh", "chinois"),
    ("fr", "français"),
];

/// The codes, in the order in which they are proposed.
pub const CODES: &[&str] = &codes();

const fn codes() -> [&'static str; LANGUAGES.len()] {
    let (mut codes, mut at) = ([""; LANGUAGES.len()], 0);
    while at < codes.len() {
        codes[at] = LANGUAGES[at].0;
        at += 1;
    }
    codes
}

/// The code that is written: `EN` is `en`.
pub fn code(written: &str) -> Option<&'static str> {
    let folded = fold(written);
    CODES.iter().copied().find(|code| *code == folded)
}

/// The code that was surely meant: « anglais », « anglaise », « english », `en-GB`, `eng`.
pub fn meant(written: &str) -> Option<&'static str> {
    let folded = fold(written);
    let named = |name: &str| {
        let name = fold(name);
        folded.strip_prefix(name.as_str()).is_some_and(|rest| rest.len() <= 2)
    };
    let by_name = LANGUAGES.iter().find(|(_, name)| named(name)).map(|(code, _)| *code);
    let with_region = || code(folded.split(['-', '_']).next()?);
    let foreign = || {
        let own = [
            ("english", "en"),
            ("eng", "en"),
            ("deutsch", "de"),
            ("espanol", "es"),
            ("italiano", "it"),
        ];
        own.iter().find(|(name, _)| *name == folded).map(|(_, code)| *code)
    };
    by_name.or_else(with_region).or_else(foreign)
}

#[cfg(test)]
mod tests {
    use super::{CODES, code, meant};

    #[test]
    fn codes_have_two_letters() {
        assert!(CODES.iter().all(|code| code.len() == 2));
        assert_eq!(
            (code("en"), code(" EN "), code("anglais"), code("xx")),
            (Some("en"), Some("en"), None, None)
        );
    }

    #[test]
    fn the_code_that_was_meant_is_found() {
        for (written, expected) in [
            ("anglais", Some("en")),
            ("Anglaise", Some("en")),
            ("english", Some("en")),
            ("en-GB", Some("en")),
            ("Néerlandais", Some("nl")),
            ("klingon", None),
            ("", None),
        ] {
            assert_eq!(meant(written), expected, "{written}");
        }
    }
}
