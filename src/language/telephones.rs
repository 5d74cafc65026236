//! Telephone numbers of any country, as people write them: groups of digits and
//! what stands between them. What may be an amount, a date, a SIREN or a code is
//! none.

use std::ops::Range;

/// Digits of the longest number.
const MOST_DIGITS: usize = 15;
/// Groups of the longest number.
const MOST_GROUPS: usize = 8;

/// Groups of ten digits that begin with a zero: France, Switzerland, Belgium, Morocco, Algeria.
const TEN: &[&[u8]] = &[
    &[2, 2, 2, 2, 2],
    &[10],
    &[4, 2, 2, 2],
    &[4, 3, 3],
    &[4, 6],
    &[3, 3, 2, 2],
    &[3, 3, 4],
    &[3, 7],
    &[2, 8],
    &[2, 4, 4],
];
/// Groups of nine digits that begin with a zero: fixed lines of Belgium.
const NINE: &[&[u8]] = &[&[2, 3, 2, 2], &[3, 2, 2, 2], &[2, 7], &[3, 6]];

/// Words before a number that say what it is, folded; whether even an amount is then one.
const WORDS: &[(&str, bool)] = &[
    ("tel", true),
    ("telephone", false),
    ("portable", false),
    ("mobile", false),
    ("gsm", true),
    ("natel", true),
    ("fax", false),
    ("phone", false),
    ("whatsapp", true),
    ("cell", false),
];
const SIGNS: [&str; 3] = ["☎", "📞", "✆"];

/// A number in groups, as far as it may go.
#[derive(Default)]
struct Run {
    plus: bool,
    digits: [u8; MOST_DIGITS],
    /// Of each group its length, what stands after it, and where it ends.
    groups: [(u8, u32, usize); MOST_GROUPS],
    count: usize,
}

/// The telephone number that begins here, if it is a person's.
pub fn telephone(text: &str, at: usize) -> Option<Range<usize>> {
    let run = Run::read(text.as_bytes(), at)?;
    // The longest that is one: what follows a space may be the next number.
    (1..=run.count).rev().find_map(|count| {
        let end = run.groups[count - 1].2;
        let goes_on = count < run.count && is_glue(run.groups[count - 1].1);
        let is_one = !goes_on && (run.is_telephone(count) || run.is_said_to_be(count, text, at));
        is_one.then_some(at..end)
    })
}

/// A character that does not stand between two numbers.
fn is_glue(character: u32) -> bool {
    [u32::from('.'), u32::from('-'), u32::from('/'), u32::from('\'')].contains(&character)
}

impl Run {
    fn read(bytes: &[u8], start: usize) -> Option<Self> {
        let mut run = Self { plus: bytes[start] == b'+', ..Self::default() };
        let (mut at, mut digits) = (start + usize::from(run.plus), 0);
        while run.count < MOST_GROUPS {
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if length == 0 || digits + length > MOST_DIGITS {
                break;
            }
            for (digit, byte) in run.digits[digits..].iter_mut().zip(&bytes[at..at + length]) {
                *digit = byte - b'0';
            }
            digits += length;
            let end = at + length;
            let (width, character) = between(&bytes[end..]);
            run.groups[run.count] = (u8::try_from(length).ok()?, character, end);
            run.count += 1;
            if width == 0 {
                break;
            }
            at = end + width;
        }
        (run.count > 0).then_some(run)
    }

    fn shape(&self, count: usize) -> impl Iterator<Item = u8> + Clone {
        self.groups[..count].iter().map(|(length, ..)| *length)
    }

    fn digits(&self, count: usize) -> &[u8] {
        let length: usize = self.shape(count).map(usize::from).sum();
        &self.digits[..length]
    }

    /// After the first one, which may follow a prefix, all separators are the same.
    fn is_even(&self, count: usize) -> bool {
        let between = &self.groups[..count - 1];
        between.len() < 3 || between[2..].iter().all(|(_, character, _)| *character == between[1].1)
    }

    /// `1 200 000`
    fn is_amount(&self, count: usize) -> bool {
        let mut shape = self.shape(count);
        shape.next().is_some_and(|first| first <= 3) && shape.all(|it| it == 3)
    }

    fn is_telephone(&self, count: usize) -> bool {
        let digits = self.digits(count);
        if self.plus {
            return is_international(digits) && !(digits.len() <= 9 && self.is_amount(count));
        }
        match digits {
            [0, 0, rest @ ..] => {
                let known = [[3, 3], [4, 1], [3, 2]].iter().any(|it| rest.starts_with(it));
                (count > 1 || known) && is_international(rest)
            }
            // Numbers in 08 are services.
            [0, 8, ..] if digits.len() == 10 => false,
            [0, 1..=9, ..] => {
                let shapes = if digits.len() == 10 { TEN } else { NINE };
                self.is_even(count)
                    && shapes.iter().any(|it| self.shape(count).eq(it.iter().copied()))
            }
            // `514-555-0000`, `(514) 555-0000`, `1 514 555-0000`
            [2..=9, _, _, 2..=9, ..] => self.shape(count).eq([3, 3, 4]),
            [1, 2..=9, _, _, 2..=9, ..] => self.shape(count).eq([1, 3, 3, 4]),
            _ => false,
        }
    }

    /// Whether the words before a number say that it is one.
    fn is_said_to_be(&self, count: usize, text: &str, at: usize) -> bool {
        let digits = self.digits(count);
        let shape = || self.shape(count);
        if !(7..=12).contains(&digits.len()) || digits.starts_with(&[0, 8]) {
            return false;
        }
        if count < self.count
            || shape().eq([4, 4])
            || shape().eq([2, 2, 4])
            || shape().eq([4, 2, 2])
        {
            return false;
        }
        let before = text[..at].trim_end_matches([' ', '\u{a0}', '\u{202f}', ':', '.', '(', '°']);
        if SIGNS.iter().any(|character| before.ends_with(character)) {
            return true;
        }
        let start = before.rfind(|character: char| !character.is_alphabetic());
        let start =
            start.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = &before[start..];
        if word.len() > 12 {
            return false;
        }
        let word = super::french::fold(word);
        let found = WORDS.iter().find(|(known, _)| *known == word);
        found.is_some_and(|(_, even_amount)| *even_amount || !self.is_amount(count))
    }
}

/// The digits after `+` or `00`, by what is known of the country.
fn is_international(digits: &[u8]) -> bool {
    match digits {
        // A zero that is left out in calls is often written: +33 (0)6, +33 06.
        [3, 3, 0, rest @ ..] | [3, 3, rest @ ..] => rest.len() == 9 && !matches!(rest[0], 0 | 8),
        [4, 1, 0, rest @ ..] | [4, 1, rest @ ..] => rest.len() == 9,
        [3, 2, 0, rest @ ..] | [3, 2, rest @ ..] => (8..=9).contains(&rest.len()),
        [1, area, rest @ ..] => rest.len() == 9 && *area >= 2,
        [2..=9, ..] => (9..=MOST_DIGITS).contains(&digits.len()),
        _ => false,
    }
}

/// What stands between two groups: its bytes, none if the number ends here, and its character.
fn between(bytes: &[u8]) -> (usize, u32) {
    let mut at = 0;
    let mut character = u32::from(' ');
    // `) `, ` (0)`, `(0) `: at most three things, of which one has a character of its own.
    for _ in 0..3 {
        let (width, found) = match &bytes[at..] {
            [b'(', b'0', b')', ..] => (3, ' '),
            [b')', ..] => (1, ' '),
            [b' ', ..] => (1, ' '),
            [one @ (b'.' | b'-' | b'/' | b'\''), ..] => (1, char::from(*one)),
            [0xC2, 0xA0, ..] => (2, ' '),
            // U+2009, U+202F; U+2019; U+2011.
            [0xE2, 0x80, 0x89 | 0xAF, ..] => (3, ' '),
            [0xE2, 0x80, 0x99, ..] => (3, '\''),
            [0xE2, 0x80, 0x91, ..] => (3, '-'),
            _ => break,
        };
        if found != ' ' {
            if character != u32::from(' ') {
                return (0, 0);
            }
            character = u32::from(found);
        }
        at += width;
    }
    if bytes.get(at).is_some_and(u8::is_ascii_digit) { (at, character) } else { (0, 0) }
}

#[cfg(test)]
mod tests {
    use super::telephone;

    fn found(text: &str) -> Option<&str> {
        let digit = text.find(|character: char| character.is_ascii_digit() || character == '+')?;
        telephone(text, digit).map(|range| &text[range])
    }

    #[test]
    fn numbers_of_many_countries_are_known() {
        for number in [
            "06 39 98 00 00",
            "0639980000",
            "06.39.98.00.00",
            "06-39-98-00-00",
            "06/39.98.00.00",
            "+33 6 39 98 00 00",
            "+33(0)6 39 98 00 00",
            "+33 06 39 98 00 00",
            "0033 6 39 98 00 00",
            "0033'6'39'98'00'00",
            "+33 639 980 000",
            "022'000'00'00",
            "079 000 00 00",
            "079/000.00.00",
            "+41 79 000 00 00",
            "+41 (0)79 000 00 00",
            "0041 79 000 00 00",
            "+32 470 00 00 00",
            "+32 470/00.00.00",
            "0470/00.00.00",
            "0470 00 00 00",
            "02/000.00.00",
            "081 00 00 00",
            "+1 514 555 0000",
            "514-555-0000",
            "514 555-0000",
            "514) 555-0000",
            "1-514-555-0000",
            "+352 621 000 000",
            "+212 6 00 00 00 00",
            "+221 77 000 00 00",
            "06\u{a0}39\u{a0}98\u{a0}00\u{a0}00",
            "022’000’00’00",
        ] {
            assert_eq!(found(number), Some(number));
        }
        assert_eq!(found("Tél. : 621 000 000"), Some("621 000 000"));
        assert_eq!(found("GSM 98 000 000"), Some("98 000 000"));
        assert_eq!(found("06 39 98 00 00 2021"), Some("06 39 98 00 00"));
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "05/02/2021 au 06/02/2021",
            "2021-02-05",
            "246 700 488",
            "246 700 488 00017",
            "24670048800017",
            "+12 000 000",
            "+ 1 200 000",
            "1 200 000",
            "+500",
            "+12 345 678",
            "12'345'678",
            "0800 12 34 56",
            "08 00 12 34 56",
            "978-2-1234-5680-3",
            "10 000 000 000",
            "2021/2022",
            "01 02 2021 12 00",
            "1.200.000,50",
            "01004",
            "3949",
            "2021 2022 2023",
            "100 000 000",
            "Téléphone : 1 200 000 appels",
            "mobile 2021-2022",
            "02.05.2021",
            "12 500 000 000 000",
            "0.123456789",
            "14:30 15:30",
            "75 76 17 9 177",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
