//! The sections of a number format, between two `;` of its code: which numbers each takes, and its literal words.

use super::Precision;
use super::words::{Effect, currency_sign, effect, scale_after};
use super::{NumberFormat, Shows};
use crate::language::french;

/// Characters that stand for a digit.
const DIGITS: [char; 3] = ['0', '#', '?'];

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Section {
    /// In lower case, without its literal words.
    code: String,
    /// The literal words before the first digit, and after the last.
    before: String,
    after: String,
    /// Those between two digits, each after how many digits it stands.
    within: Vec<(usize, String)>,
    /// The currency that stands in square brackets.
    currency: String,
    /// The numbers that it takes: all of them, or those of `[>=1000]`.
    condition: Option<Condition>,
}

/// A comparison with a number, as its code writes it.
#[derive(Debug, Clone)]
struct Condition {
    character: &'static str,
    limit: f64,
}

impl Condition {
    fn of(text: &str) -> Option<Self> {
        let character =
            [">=", "<=", "<>", ">", "<", "="].into_iter().find(|it| text.starts_with(it))?;
        Some(Self { character, limit: text[character.len()..].trim().parse().ok()? })
    }

    fn holds(&self, value: f64) -> bool {
        let limit = self.limit;
        match self.character {
            ">=" => value >= limit,
            "<=" => value <= limit,
            ">" => value > limit,
            "<" => value < limit,
            "=" => value == limit,
            _ => value != limit,
        }
    }
}

/// The sections of a code that are for numbers, and the one for texts.
pub(super) fn sections(code: &str) -> (Vec<Section>, Option<Section>) {
    let mut all = vec![Section::default()];
    let mut characters = code.chars();
    while let (Some(character), Some(section)) = (characters.next(), all.last_mut()) {
        match character {
            ';' => all.push(Section::default()),
            '"' => {
                section.say(&characters.by_ref().take_while(|it| *it != '"').collect::<String>())
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|it| *it != ']').collect();
                section.condition = Condition::of(&inside).or(section.condition.take());
                // `[$-40C]` names a language, `[$€-40C]` a currency too.
                let currency = inside.strip_prefix('$').and_then(|it| it.split('-').next());
                section.currency.push_str(currency.unwrap_or_default());
            }
            '\\' => section.say(&characters.next().map(String::from).unwrap_or_default()),
            '_' | '*' => drop(characters.next()),
            // The exponent of `0.00E+00`.
            '+' | '-' if section.code.ends_with('e') => section.code.push(character),
            '+' | '-' | '(' | ')' | '<' | '>' | '~' | '€' | '$' | '£' | '¥' | ' ' => {
                section.say(&character.to_string());
            }
            _ => section.add(character),
        }
    }
    // The fourth is for texts, or the last, if it says so.
    let of_texts = all.get(3).map(|_| 3).or_else(|| {
        all.last().is_some_and(|last| last.code.contains('@')).then_some(all.len() - 1)
    });
    let texts = of_texts.and_then(|index| all.drain(index..).next());
    share_out(&mut all);
    (all, texts)
}

/// Which numbers each section takes, where the code does not say it.
fn share_out(all: &mut [Section]) {
    let characters: &[Option<&'static str>] = match all.len() {
        0 | 1 => &[None],
        _ if all.iter().any(|it| it.condition.is_some()) => &[None, Some("<"), None],
        2 => &[Some(">="), None],
        _ => &[Some(">"), Some("<"), None],
    };
    let last = all.len().saturating_sub(1);
    for (index, (section, character)) in all.iter_mut().zip(characters).enumerate() {
        let character = character.filter(|_| section.condition.is_none() && index < last);
        section.condition = character
            .map(|character| Condition { character, limit: 0.0 })
            .or(section.condition.take());
    }
    // Of two, the second is for what is under zero.
    if let [Section { condition: Some(Condition { character: ">=", limit: 0.0 }), .. }, second] =
        all
    {
        second.condition.get_or_insert(Condition { character: "<", limit: 0.0 });
    }
}

impl Section {
    pub(super) fn takes(&self, value: f64) -> bool {
        self.condition.as_ref().is_none_or(|it| it.holds(value))
    }

    /// Whether all numbers that it takes are under zero: it shows them without their character.
    fn is_under_zero(&self) -> bool {
        let condition = self.condition.as_ref();
        condition.is_some_and(|it| it.character.starts_with('<') && it.limit <= 0.0)
    }

    /// A text between the words of the section for texts; `None` where the code has something else.
    pub(super) fn around(&self, text: &str) -> Option<String> {
        match self.code.as_str() {
            "" => Some(self.before.trim().to_owned()),
            "@" => Some(format!("{}{text}{}", self.before, self.after).trim().to_owned()),
            _ => None,
        }
    }

    fn add(&mut self, character: char) {
        if DIGITS.contains(&character) && !self.after.is_empty() {
            self.within.push((self.digits(), std::mem::take(&mut self.after)));
        }
        self.code.extend(character.to_lowercase());
    }

    fn say(&mut self, words: &str) {
        let follows = self.digits() > 0 || self.code.ends_with('@') || self.shows_all_digits();
        let words_of = if follows { &mut self.after } else { &mut self.before };
        words_of.push_str(words);
    }

    /// How many characters stand for a digit.
    fn digits(&self) -> usize {
        self.code.chars().filter(|character| DIGITS.contains(character)).count()
    }

    /// The letters `d`, `m` and `y` of a date.
    fn date(&self) -> [bool; 3] {
        let has = |letter: char| self.code.contains(letter) && !self.is_general();
        // A month, unless the letter stands for minutes.
        let month = has('m') && (has('y') || has('d') || (!has('h') && !has('s')));
        [has('d'), month, has('y')]
    }

    fn is_general(&self) -> bool {
        matches!(self.code.as_str(), "general" | "standard" | "@" | "")
    }

    /// Whether it shows a number with as many digits as it has, whatever they are.
    fn shows_all_digits(&self) -> bool {
        matches!(self.code.as_str(), "general" | "standard")
            || (self.digits() > 0 && self.code.contains('e'))
    }

    pub(super) fn is_percent(&self) -> bool {
        self.code.contains('%')
    }

    fn thousands(&self) -> i32 {
        // « 0,.0 » and « 0.0, » are the same.
        let parts = self.code.trim_end_matches('%').split('.');
        let commas = parts.map(|part| part.len() - part.trim_end_matches(',').len()).sum::<usize>();
        i32::try_from(commas).unwrap_or(i32::MAX)
    }

    /// Whether its words say by how much it divides: « k » where the thousands are not shown.
    pub(super) fn says_scale(&self, thousands: i32) -> bool {
        let divided = u32::try_from(thousands).ok().and_then(|it| 1000_u64.checked_pow(it));
        thousands > 0 && scale_after(&self.after) == divided
    }

    /// What its words do to the number; the minus sign of a section for what is under zero does nothing.
    fn effect(&self) -> Effect {
        let unsigned = || self.before.trim().strip_suffix(['-', '−', '(']);
        let before = match self.is_under_zero().then(unsigned) {
            Some(Some(before)) => before,
            Some(None) => return Effect::Alters,
            None => &self.before,
        };
        let parted = |(index, (at, words)): (usize, &(usize, String))| {
            let next = self.within.get(index + 1).map_or(self.digits(), |(at, _)| *at);
            match words.as_str() {
                "." | "," => next - at != 3,
                words => !words.chars().all(|it| it.is_whitespace() || "'’".contains(it)),
            }
        };
        if self.within.iter().enumerate().any(parted) {
            return Effect::Alters;
        }
        let after = self.after.trim_end_matches(')');
        effect(before, if self.says_scale(self.thousands()) { "" } else { after })
    }

    pub(super) fn shape(&self) -> NumberFormat {
        if self.code.len() > 1 && self.code.bytes().all(|byte| byte == b'0') {
            return NumberFormat::Padded(self.code.len());
        }
        if self.is_percent() {
            return NumberFormat::Percent;
        }
        match self.date() {
            [false, true, _] => return NumberFormat::Date(Precision::Month),
            [false, false, true] => return NumberFormat::Date(Precision::Year),
            [true, ..] => return NumberFormat::Date(Precision::Day),
            [false, false, false] => {}
        }
        let words = [&self.before, &self.after, &self.currency];
        if let Some(written) = words.iter().find_map(|it| currency_sign(it)) {
            return NumberFormat::Money(written);
        }
        match self.effect() {
            Effect::Says => {
                NumberFormat::Worded(self.before.trim().to_owned(), self.after.trim().to_owned())
            }
            _ => NumberFormat::Plain,
        }
    }

    pub(super) fn shows(&self, is_alone: bool) -> Shows {
        if self.shows_all_digits() {
            let alters = self.effect() == Effect::Alters;
            return if alters { Shows::Altered } else { Shows::AsItIs };
        }
        if self.date().contains(&true) || self.code.contains(['/', 'e', '@', 'h', 's']) {
            return Shows::AsItIs;
        }
        if self.digits() == 0 {
            let replaced = self.code.is_empty() && !(is_alone && self.before.is_empty());
            return match replaced {
                true => Shows::Words(self.before.trim().to_owned()),
                false => Shows::AsItIs,
            };
        }
        if self.effect() == Effect::Alters {
            return Shows::Altered;
        }
        Shows::Rounded { decimals: self.decimals(), thousands: self.thousands() }
    }

    fn decimals(&self) -> usize {
        let decimals = self.code.split_once('.').map_or("", |(_, decimals)| decimals);
        decimals.chars().filter(|character| DIGITS.contains(character)).count()
    }

    /// A number between the words of the section.
    pub(super) fn written(&self, value: f64) -> String {
        let meant = if self.is_percent() { value * 100.0 } else { value };
        let unit = 10_f64.powi(i32::try_from(self.decimals()).unwrap_or(i32::MAX));
        let shown = (meant.abs() / 1000_f64.powi(self.thousands()) * unit).round() / unit;
        let zeros = self.code.bytes().filter(|byte| *byte == b'0').count();
        let mut number = match self.decimals() {
            _ if self.shows_all_digits() => value.abs().to_string().replace('.', ","),
            0 if zeros > 1 => format!("{shown:0zeros$.0}"),
            decimals => french::decimal(shown, decimals),
        };
        for (at, words) in self.within.iter().rev() {
            let place = number.len().checked_sub(self.digits() - at);
            match place.filter(|place| number.is_char_boundary(*place)) {
                Some(place) => number.insert_str(place, words),
                None => break,
            }
        }
        let minus = if value < 0.0 && !self.is_under_zero() { "-" } else { "" };
        let percent = if self.is_percent() { "\u{202f}%" } else { "" };
        format!("{minus}{}{number}{percent}{}", self.before, self.after).trim().to_owned()
    }
}
