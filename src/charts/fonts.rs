//! The width of text in the bundled fonts, and what fits in a width.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use plotters::style::{FontDesc, FontFamily, FontStyle, register_font};

use crate::design::fonts::embedded_font;

/// The CSS weight of [`Weight::Bold`]: the bundled semi-bold.
pub(super) const BOLD_WEIGHT: u16 = 600;
/// The em at which characters are measured: plotters cuts widths to whole pixels.
const PER_MILLE: f64 = 1_000.0;
/// What is taken more for a font that is not bundled, whose widths are unknown.
const UNKNOWN_FONT_PERCENT: i64 = 112;

/// A weight that charts use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    pub(super) fn style(self) -> FontStyle {
        match self {
            Self::Regular => FontStyle::Normal,
            Self::Bold => FontStyle::Bold,
        }
    }

    /// What it is called in the names of files.
    fn in_names(self) -> &'static str {
        match self {
            Self::Regular => "400Regular",
            Self::Bold => "600SemiBold",
        }
    }
}

struct Bundled {
    family: &'static str,
    /// Ascent plus descent of the font, in its em: plotters takes a size for
    /// this height, SVG takes it for the em.
    line_per_em: f64,
    /// What the names of its files begin with.
    files: &'static str,
}

const BUNDLED: [Bundled; 3] = [
    Bundled { family: "Source Sans 3", line_per_em: 1.424, files: "SourceSans3" },
    Bundled { family: "Source Serif 4", line_per_em: 1.371, files: "SourceSerif4" },
    Bundled { family: "Inter", line_per_em: 1.21, files: "Inter" },
];

impl Bundled {
    fn file(&self, weight: Weight) -> &'static [u8] {
        let name = format!("{}_{}.ttf", self.files, weight.in_names());
        embedded_font(&name).unwrap_or_else(|| panic!("the tool has {name}"))
    }
}

/// Measures text of one family.
pub(super) struct Measure {
    regular: Widths,
    bold: Widths,
    percent: i64,
}

/// The widths of the characters that were met, in thousandths of the em. The fonts
/// have no `kern` table, so that a text is as wide as its characters together.
struct Widths {
    font: FontDesc<'static>,
    known: RefCell<HashMap<char, i64>>,
}

impl Measure {
    /// For a family that is not bundled, the widths are estimates, on the wide side.
    pub(super) fn new(family: &str) -> Self {
        register();
        let bundled = BUNDLED.iter().find(|font| font.family == family);
        let percent = if bundled.is_some() { 100 } else { UNKNOWN_FONT_PERCENT };
        let font = bundled.unwrap_or(&BUNDLED[0]);
        let widths = |weight: Weight| {
            let name = FontFamily::Name(font.family);
            let font = FontDesc::new(name, font.line_per_em * PER_MILLE, weight.style());
            Widths { font, known: RefCell::default() }
        };
        Self { regular: widths(Weight::Regular), bold: widths(Weight::Bold), percent }
    }

    /// Width in pixels, rounded up, of text whose em is `px` pixels.
    pub(super) fn width(&self, text: &str, weight: Weight, px: i32) -> i32 {
        let widths = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        let per_mille: i64 = text.chars().map(|character| widths.of(character)).sum();
        let width = (per_mille * i64::from(px) * self.percent + 99_999) / 100_000;
        i32::try_from(width).unwrap_or(i32::MAX)
    }

    /// The text, cut with « … » where it is wider than `max` pixels.
    pub(super) fn cut(&self, text: &str, weight: Weight, px: i32, max: i32) -> String {
        if self.width(text, weight, px) <= max {
            return text.to_owned();
        }
        let ends: Vec<usize> = text.char_indices().map(|(start, _)| start).collect();
        let fits = |end: &usize| self.width(&shortened(text, *end), weight, px) <= max;
        let fitting = ends.partition_point(fits);
        let end = fitting.checked_sub(1).map_or(0, |last| ends[last]);
        // Between two words, if that does not cost too much of the text.
        let word = text[..end].rfind(' ').filter(|word| word * 5 > end * 3);
        shortened(text, word.unwrap_or(end))
    }

    /// The text on at most `lines` lines of `max` pixels and of about the same
    /// length, broken at plain spaces; what is left over is cut with « … ».
    pub(super) fn wrap(
        &self,
        text: &str,
        weight: Weight,
        px: i32,
        max: i32,
        lines: usize,
    ) -> Vec<String> {
        let words = words(text);
        let widths: Vec<i32> = words.iter().map(|word| self.width(word, weight, px)).collect();
        let space = self.width(" ", weight, px);
        let width = |line: &Range<usize>| {
            let spaces = i32::try_from(line.len()).map_or(0, |words| words - 1);
            widths[line.clone()].iter().sum::<i32>() + spaces * space
        };
        // Lines filled one after the other; the last takes all that is left.
        let fill = |max: i32, lines: usize| {
            let mut filled: Vec<Range<usize>> = Vec::new();
            for index in 0..words.len() {
                let count = filled.len();
                match filled.last_mut() {
                    Some(line) if count == lines || width(&(line.start..index + 1)) <= max => {
                        line.end = index + 1;
                    }
                    _ => filled.push(index..index + 1),
                }
            }
            filled
        };
        let mut filled = fill(max, lines);
        if filled.iter().all(|line| width(line) <= max) {
            // The narrowest column that takes no more lines.
            let (mut narrow, mut wide) = (0, max);
            while narrow + 1 < wide {
                let middle = i32::midpoint(narrow, wide);
                let fits = fill(middle, filled.len()).iter().all(|line| width(line) <= middle);
                *(if fits { &mut wide } else { &mut narrow }) = middle;
            }
            filled = fill(wide, filled.len());
        }
        if filled.is_empty() {
            return vec![String::new()];
        }
        filled.into_iter().map(|line| self.cut(&words[line].join(" "), weight, px, max)).collect()
    }
}

impl Widths {
    fn of(&self, character: char) -> i64 {
        *self.known.borrow_mut().entry(character).or_insert_with(|| {
            let text = character.encode_utf8(&mut [0; 4]).to_owned();
            let ((left, _), (right, _)) =
                self.font.layout_box(&text).expect("the bundled fonts measure text");
            i64::from(right - left)
        })
    }
}

/// Makes the bundled fonts known to plotters.
fn register() {
    static REGISTERED: OnceLock<()> = OnceLock::new();
    REGISTERED.get_or_init(|| {
        for font in &BUNDLED {
            for weight in [Weight::Regular, Weight::Bold] {
                let read = register_font(font.family, weight.style(), font.file(weight));
                assert!(read.is_ok(), "the bundled {} is a font", font.family);
            }
        }
    });
}

/// What a line may not break: a word, with the short ones before it
/// (« et », « de », « & »), which look lost at the end of a line.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut glued = false;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match words.last_mut() {
            Some(last) if glued => *last = format!("{last} {word}"),
            _ => words.push(word.to_owned()),
        }
        glued = word.chars().count() <= 2;
    }
    words
}

/// The text up to a byte, then « … ».
fn shortened(text: &str, end: usize) -> String {
    format!("{}…", text[..end].trim_end_matches(|character: char| !character.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::{Measure, Weight};

    #[test]
    fn widths_are_those_of_the_font() {
        // A digit of Source Sans 3 is 497 thousandths of the em wide, in all weights.
        let measure = Measure::new("Source Sans 3");
        assert_eq!(measure.width("0123456789", Weight::Regular, 1_000), 4_970);
        assert_eq!(measure.width("", Weight::Regular, 23), 0);
        assert!(
            measure.width("été", Weight::Bold, 100) > measure.width("été", Weight::Regular, 100)
        );
        // A zero of Inter is 1 292 of 2 048 units wide.
        let zero = Measure::new("Inter").width("0", Weight::Regular, 1_000);
        assert!((630..=632).contains(&zero), "{zero}");
        assert!(Measure::new("Lato").width("été", Weight::Regular, 100) > 0);
    }

    #[test]
    fn what_is_too_wide_is_cut_after_a_letter() {
        let measure = Measure::new("Source Sans 3");
        let cut = |max| measure.cut("Agriculture, alimentation durable", Weight::Regular, 20, max);
        assert_eq!(cut(1_000), "Agriculture, alimentation durable");
        assert_eq!(cut(125), "Agriculture…");
        assert_eq!(cut(3), "…");
        for max in 20..400 {
            assert!(measure.width(&cut(max), Weight::Regular, 20) <= max);
        }
    }

    #[test]
    fn lines_break_at_plain_spaces_only() {
        let measure = Measure::new("Source Sans 3");
        let wrap = |text, lines| measure.wrap(text, Weight::Regular, 20, 120, lines);
        assert_eq!(
            wrap("Plus de 6\u{202F}900 personnes", 3),
            ["Plus de 6\u{202F}900", "personnes"]
        );
        assert_eq!(
            wrap("un deux trois quatre cinq six sept", 2),
            ["un deux trois", "quatre cinq…"]
        );
        assert_eq!(wrap("Tourisme et économie", 2), ["Tourisme", "et économie"]);
        assert_eq!(wrap("", 2), [""]);
        assert_eq!(wrap(&"x".repeat(200), 2).len(), 1);
    }
}
