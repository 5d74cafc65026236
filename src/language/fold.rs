//! Text made comparable.

/// Takes away what does not change the meaning of a text, so that a source and its typeset form are equal:
/// case, accents, ligatures, the kind of apostrophe, quotation mark, dash and space, invisible characters,
/// the inclusive middle dot (`·` reads `.`), the ellipsis (`…` reads `...`).
///
/// A space stays, as one plain space, between two letters or digits; beside a punctuation mark it goes,
/// since typography puts or moves it there.
pub fn fold(text: &str) -> String {
    let mut folded =
        Folded { text: String::with_capacity(text.len()), after_word: false, space_waits: false };
    for character in text.chars() {
        if character.is_whitespace() {
            folded.space_waits = true;
        } else if character.is_ascii() {
            // Nearly all characters: this function sees every cell of a table.
            folded.put(character.to_ascii_lowercase(), character.is_ascii_alphanumeric());
        } else {
            character.to_lowercase().for_each(|lower| fold_lowercase(lower, &mut folded));
        }
    }
    folded.text
}

/// Whether a folded cell says that its value is not known.
pub fn means_unknown(folded: &str) -> bool {
    const WORDS: [&str; 21] = [
        "",
        "?",
        "??",
        "???",
        "-",
        "--",
        "inconnu",
        "inconnue",
        "inconnus",
        "non connu",
        "non connue",
        "n.c.",
        "n.c",
        "nc",
        "n/c",
        "n.d.",
        "n.d",
        "nd",
        "n/d",
        "non communique",
        "a preciser",
    ];
    WORDS.contains(&folded)
}

struct Folded {
    text: String,
    /// The last character of the text is a letter or a digit.
    after_word: bool,
    space_waits: bool,
}

impl Folded {
    fn push(&mut self, character: char) {
        self.put(character, character.is_alphanumeric());
    }

    #[inline]
    fn put(&mut self, character: char, in_word: bool) {
        if self.space_waits && self.after_word && in_word {
            self.text.push(' ');
        }
        self.space_waits = false;
        self.after_word = in_word;
        self.text.push(character);
    }

    fn push_all(&mut self, characters: &str) {
        characters.chars().for_each(|character| self.push(character));
    }
}

fn fold_lowercase(character: char, folded: &mut Folded) {
    match character {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
        'ç' | 'ć' | 'č' => folded.push('c'),
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => folded.push('i'),
        'ł' => folded.push('l'),
        'ñ' | 'ń' | 'ň' => folded.push('n'),
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => folded.push('o'),
        'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
        'ţ' | 'ț' => folded.push('t'),
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => folded.push('u'),
        'ý' | 'ÿ' => folded.push('y'),
        'ź' | 'ž' | 'ż' => folded.push('z'),
        'œ' => folded.push_all("oe"),
        'æ' => folded.push_all("ae"),
        'ß' => folded.push_all("ss"),
        '’' | '‘' | 'ʼ' | '‛' => folded.push('\''),
        '«' | '»' | '“' | '”' | '„' => folded.push('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => folded.push('-'),
        '·' | '‧' | '•' => folded.push('.'),
        '…' => folded.push_all("..."),
        // Combining marks of decomposed text, soft hyphen, joiners and marks of direction.
        '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
        other => folded.push(other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{fold, means_unknown};

    #[test]
    fn typography_case_and_accents_are_folded_away() {
        for (written, expected) in [
            ("L’ÉCONOMIE sociale", "l'economie sociale"),
            ("«\u{202F}Cœur\u{202F}»", "\"coeur\""),
            ("\" Cœur \"", "\"coeur\""),
            ("élu·e·s", "elu.e.s"),
            ("élu\u{2060}.\u{2060}e\u{2060}.\u{2060}s", "elu.e.s"),
            ("Vraiment\u{202F}?", "vraiment?"),
            ("Vraiment ?", "vraiment?"),
            ("6\u{202F}941", "6 941"),
            ("+ de 1780", "+de 1780"),
            ("  deux \n\t mots  ", "deux mots"),
            ("e\u{301}te\u{301}", "ete"),
            ("et puis…", "et puis..."),
            ("− 12", "-12"),
            ("Île-de-France", "ile-de-france"),
            ("a \u{301}b", "a b"),
            ("", ""),
        ] {
            assert_eq!(fold(written), expected, "{written}");
        }
    }

    #[test]
    fn the_ways_to_say_unknown_are_known() {
        for written in
            ["", "  ", "?", "Inconnu", "n.c.", "N. C.", "NC", "–", "non communiqué", "à préciser"]
        {
            assert!(means_unknown(&fold(written)), "{written}");
        }
        for written in ["0", "non", "zéro", "inconnu 12"] {
            assert!(!means_unknown(&fold(written)), "{written}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            assert_eq!(fold(&once), once);
        }
    }
}
