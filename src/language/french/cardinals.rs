//! Numbers in letters, in the traditional spelling: hyphens below one hundred only.

use super::Gender;

const BELOW_TWENTY: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
const TENS: [&str; 10] = [
    "",
    "dix",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
];

/// « soixante et onze », « deux cents », « vingt et une »: up to 999 999, `None` beyond.
pub fn cardinal(value: u64, gender: Gender) -> Option<String> {
    let value = usize::try_from(value).ok().filter(|value| *value < 1_000_000)?;
    let (thousands, rest) = (value / 1_000, value % 1_000);
    let thousands = match thousands {
        0 => return Some(below_thousand(rest, gender, Place::Last)),
        1 => "mille".to_owned(),
        // « mille » never varies, and « cent » and « vingt » lose their s before it.
        _ => format!("{} mille", below_thousand(thousands, Gender::Masculine, Place::BeforeMille)),
    };
    Some(match rest {
        0 => thousands,
        _ => format!("{thousands} {}", below_thousand(rest, gender, Place::Last)),
    })
}

/// Where a group of three figures stands: « deux cents », but « deux cent mille ».
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Last,
    BeforeMille,
}

fn below_thousand(value: usize, gender: Gender, place: Place) -> String {
    let (hundreds, rest) = (value / 100, value % 100);
    let plural = if rest == 0 && place == Place::Last { "s" } else { "" };
    let hundreds = match hundreds {
        0 => return below_hundred(rest, gender, place),
        1 => "cent".to_owned(),
        _ => format!("{} cent{plural}", BELOW_TWENTY[hundreds]),
    };
    match rest {
        0 => hundreds,
        _ => format!("{hundreds} {}", below_hundred(rest, gender, place)),
    }
}

fn below_hundred(value: usize, gender: Gender, place: Place) -> String {
    if value < 20 {
        return unit(value, gender).to_owned();
    }
    // Seventy and ninety count on from sixty and eighty.
    let (tens, on) = match value / 10 {
        7 | 9 => (TENS[value / 10], value % 10 + 10),
        ten => (TENS[ten], value % 10),
    };
    let eighties = value >= 80;
    match on {
        0 if eighties && place == Place::Last => format!("{tens}s"),
        0 => tens.to_owned(),
        1 | 11 if !eighties => format!("{tens} et {}", unit(on, gender)),
        _ => format!("{tens}-{}", unit(on, gender)),
    }
}

/// What a word adds to a number that is written in letters.
fn word_value(word: &str) -> Option<u64> {
    let value = match word {
        "une" => 1,
        "vingts" => 20,
        "cent" | "cents" => 100,
        "mille" => 1_000,
        _ => {
            let low = BELOW_TWENTY[1..17].iter().position(|it| *it == word).map(|at| at + 1);
            let ten = || TENS[..7].iter().rposition(|it| *it == word).map(|at| at * 10);
            return low.or_else(ten).and_then(|value| u64::try_from(value).ok());
        }
    };
    Some(value)
}

/// Whether a word, in whatever case, may be a part of a number in letters: « quarante », not « et ».
pub fn is_cardinal_word(word: &str) -> bool {
    let varied = ["une", "vingts", "cent", "cents", "mille"];
    let words = BELOW_TWENTY[1..17].iter().chain(&TENS[2..7]).chain(&varied);
    words.into_iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// The number that words in small letters, cut at their hyphens, write: 43 for « quarante trois ».
pub fn cardinal_value(words: &[&str]) -> Option<u64> {
    let (mut thousands, mut rest) = (0_u64, 0_u64);
    for word in words.iter().filter(|word| **word != "et") {
        match word_value(word)? {
            1_000 if thousands == 0 => (thousands, rest) = (rest.max(1) * 1_000, 0),
            100 if rest < 10 => rest = rest.max(1) * 100,
            20 if rest % 100 == 4 => rest += 76,
            value => rest += value,
        }
    }
    let value = thousands + rest;
    // Words that make no number add up to one that is written otherwise.
    let plain = |word: &str| match word {
        "vingts" | "cents" => word.trim_end_matches('s').to_owned(),
        "une" => "un".to_owned(),
        _ => word.to_owned(),
    };
    let written: Vec<String> = words.iter().map(|word| plain(word)).collect();
    let right = cardinal(value, Gender::Masculine)?;
    right.split([' ', '-']).map(plain).eq(written).then_some(value)
}

fn unit(value: usize, gender: Gender) -> &'static str {
    match (value, gender) {
        (1, Gender::Feminine) => "une",
        _ => BELOW_TWENTY[value],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{cardinal, cardinal_value};
    use crate::language::french::Gender;

    #[test]
    fn letters_are_read_back() {
        for value in (1..1_000).chain((1_000..1_000_000).step_by(617)) {
            for gender in [Gender::Masculine, Gender::Feminine] {
                let letters = cardinal(value, gender).expect("it is below a million");
                let words: Vec<&str> = letters.split([' ', '-']).collect();
                assert_eq!(cardinal_value(&words), Some(value), "{letters}");
            }
        }
        for letters in ["trois quatre", "et", "cent deux cent", "vingt et", "mille mille", "six un"]
        {
            let words: Vec<&str> = letters.split(' ').collect();
            assert_eq!(cardinal_value(&words), None, "{letters}");
        }
    }

    #[test]
    fn numbers_are_written_in_letters() {
        for (value, expected) in [
            (0, "zéro"),
            (1, "un"),
            (16, "seize"),
            (17, "dix-sept"),
            (20, "vingt"),
            (21, "vingt et un"),
            (22, "vingt-deux"),
            (61, "soixante et un"),
            (70, "soixante-dix"),
            (71, "soixante et onze"),
            (72, "soixante-douze"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-un"),
            (90, "quatre-vingt-dix"),
            (91, "quatre-vingt-onze"),
            (99, "quatre-vingt-dix-neuf"),
            (100, "cent"),
            (101, "cent un"),
            (177, "cent soixante-dix-sept"),
            (180, "cent quatre-vingts"),
            (200, "deux cents"),
            (201, "deux cent un"),
            (1_000, "mille"),
            (1_001, "mille un"),
            (2_021, "deux mille vingt et un"),
            (6_941, "six mille neuf cent quarante et un"),
            (80_000, "quatre-vingt mille"),
            (200_000, "deux cent mille"),
            (999_999, "neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf"),
        ] {
            assert_eq!(cardinal(value, Gender::Masculine).as_deref(), Some(expected));
        }
    }

    #[test]
    fn one_agrees_in_gender_save_before_mille() {
        for (value, expected) in [
            (1, "une"),
            (21, "vingt et une"),
            (71, "soixante et onze"),
            (81, "quatre-vingt-une"),
            (101, "cent une"),
            (21_000, "vingt et un mille"),
            (21_021, "vingt et un mille vingt et une"),
        ] {
            assert_eq!(cardinal(value, Gender::Feminine).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_million_is_left_in_figures() {
        assert_eq!(cardinal(1_000_000, Gender::Masculine), None);
        assert_eq!(cardinal(u64::MAX, Gender::Feminine), None);
    }

    #[test]
    fn no_two_numbers_share_their_letters() {
        let words: HashSet<_> = (0..1_000_000)
            .step_by(7)
            .filter_map(|value| cardinal(value, Gender::Masculine))
            .collect();
        assert_eq!(words.len(), (0..1_000_000).step_by(7).count());
    }
}
