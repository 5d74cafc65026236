//! What a character is called.

/// Characters that people know by a name.
const NAMED: &[(char, &str)] = &[
    ('\u{2011}', "trait d'union insécable"),
    ('\u{202F}', "espace fine insécable"),
    ('\u{A0}', "espace insécable"),
    ('\u{2009}', "espace fine"),
    ('€', "euro"),
    ('•', "puce"),
    ('✓', "coche"),
    ('✔', "coche"),
    ('✗', "croix"),
    ('☎', "téléphone"),
    ('✉', "enveloppe"),
    ('№', "numéro"),
    ('ﬁ', "ligature fi"),
    ('ﬂ', "ligature fl"),
    ('\u{FFFD}', "signe perdu à l'enregistrement"),
];

/// Ranges of characters, and what each of them is.
const RANGES: &[(u32, u32, &str)] = &[
    (0x0041, 0x024F, "lettre latine"),
    (0x0250, 0x02AF, "signe phonétique"),
    (0x0300, 0x036F, "accent seul"),
    (0x0370, 0x03FF, "lettre grecque"),
    (0x0400, 0x052F, "lettre cyrillique"),
    (0x0590, 0x05FF, "lettre hébraïque"),
    (0x0600, 0x077F, "lettre arabe"),
    (0x1E00, 0x1EFF, "lettre latine"),
    (0x2000, 0x206F, "espace ou signe de ponctuation"),
    (0x2070, 0x209F, "exposant ou indice"),
    (0x20A0, 0x20CF, "monnaie"),
    (0x2100, 0x214F, "symbole"),
    (0x2150, 0x218F, "fraction"),
    (0x2190, 0x21FF, "flèche"),
    (0x2200, 0x22FF, "signe mathématique"),
    (0x2300, 0x23FF, "signe technique"),
    (0x2460, 0x24FF, "numéro entouré"),
    (0x2500, 0x259F, "trait ou bloc"),
    (0x25A0, 0x25FF, "figure géométrique"),
    (0x2600, 0x26FF, "symbole ou émoji"),
    (0x2700, 0x27BF, "ornement ou émoji"),
    (0x27F0, 0x27FF, "flèche"),
    (0x2900, 0x297F, "flèche"),
    (0x2B00, 0x2BFF, "flèche ou figure"),
    (0x3000, 0x9FFF, "caractère asiatique"),
    (0xAC00, 0xD7AF, "caractère coréen"),
    (0xE000, 0xF8FF, "signe privé d'une police de symboles"),
    (0x1D400, 0x1D7FF, "lettre mathématique"),
    (0x1F000, 0x1FAFF, "émoji"),
];

/// « émoji, U+1F389 »
pub fn describe(character: char) -> String {
    let named = NAMED.iter().find(|(known, _)| *known == character).map(|(_, name)| *name);
    let code = u32::from(character);
    let range = RANGES.iter().find(|(from, to, _)| (*from..=*to).contains(&code));
    match named.or(range.map(|(_, _, name)| *name)) {
        Some(name) => format!("{name}, {}", code_point(character)),
        None => code_point(character),
    }
}

/// « U+1F389 »
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Whether a character prints nothing of its own: it says how its neighbours go together.
pub fn is_silent(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(u32::from(character), 0xAD | 0x300..=0x36F | 0x200B..=0x200F | 0x202A..=0x202E
            | 0x2060..=0x2064 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFFC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_called_by_its_name_and_its_code() {
        for (character, words) in [
            ('🎉', "émoji, U+1F389"),
            ('\u{2011}', "trait d'union insécable, U+2011"),
            ('⇒', "flèche, U+21D2"),
            ('Ж', "lettre cyrillique, U+0416"),
            ('é', "lettre latine, U+00E9"),
            ('\u{1680}', "U+1680"),
        ] {
            assert_eq!(describe(character), words);
        }
    }

    #[test]
    fn a_range_begins_before_it_ends_and_after_the_one_before() {
        for (one, next) in RANGES.iter().zip(&RANGES[1..]) {
            assert!(one.0 <= one.1 && one.1 < next.0, "{one:?} {next:?}");
        }
    }
}
