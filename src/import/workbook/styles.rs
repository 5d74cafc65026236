//! What the styles of a workbook make of a value.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::refusal::Refusal;
use crate::read::sheet::{DateSystem, Format, NumberFormat, Precision, attribute};

/// The number of the format of texts.
const TEXT: u32 = 49;
/// Formats that need no code: dates, and months.
const DAYS: [std::ops::RangeInclusive<u32>; 4] = [14..=16, 22..=22, 27..=36, 50..=58];
const MONTHS: u32 = 17;

/// See the module.
pub(super) struct Styles {
    list: Vec<Style>,
    /// How dates are counted.
    pub(super) dates: DateSystem,
}

struct Style {
    format: Format,
    /// What it makes of a number of some size, such as that of a day.
    shape: NumberFormat,
    is_text: bool,
    is_struck: bool,
}

/// A day of 2021.
const SOME_DAY: f64 = 44_232.0;

impl Styles {
    /// From the text of the part of styles.
    ///
    /// # Errors
    ///
    /// That it cannot be read.
    pub(super) fn read(text: &str, dates: DateSystem) -> Result<Self, Refusal> {
        let mut reader = Reader::from_str(text);
        let (mut codes, mut struck, mut list) = (Vec::new(), Vec::new(), Vec::new());
        let (mut in_fonts, mut in_formats) = (false, false);
        loop {
            let event = reader.read_event().map_err(|_| Refusal::Unusual)?;
            match &event {
                Event::Start(element) | Event::Empty(element) => {
                    let opens = matches!(event, Event::Start(_));
                    let number = |name: &str| attribute(element, name)?.parse::<u32>().ok();
                    match element.local_name().as_ref() {
                        "fonts" => in_fonts = opens,
                        "font" if in_fonts => struck.push(false),
                        "strike" if in_fonts => {
                            let off = attribute(element, "val");
                            let is_off = off.is_some_and(|it| it == "0" || it == "false");
                            if let Some(font) = struck.last_mut() {
                                *font = !is_off;
                            }
                        }
                        "numFmt" => {
                            let code = attribute(element, "formatCode").unwrap_or_default();
                            codes.extend(number("numFmtId").map(|id| (id, code)));
                        }
                        "cellXfs" => in_formats = opens,
                        "xf" if in_formats => {
                            let id = number("numFmtId").unwrap_or(0);
                            let font = number("fontId").unwrap_or(0) as usize;
                            let struck = struck.get(font).copied().unwrap_or(false);
                            list.push(Style::new(id, &codes, struck));
                        }
                        _ => {}
                    }
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "fonts" => in_fonts = false,
                    "cellXfs" => in_formats = false,
                    _ => {}
                },
                Event::Eof => return Ok(Self { list, dates }),
                _ => {}
            }
        }
    }

    /// What a style makes of a number.
    pub(super) fn shape(&self, style: Option<usize>) -> &NumberFormat {
        self.of(style).map_or(&NumberFormat::Plain, |style| &style.shape)
    }

    /// Whether a style takes all that is typed for text.
    pub(super) fn is_text(&self, style: Option<usize>) -> bool {
        self.of(style).is_some_and(|style| style.is_text)
    }

    /// Whether a style strikes out what it shows.
    pub(super) fn is_struck(&self, style: Option<usize>) -> bool {
        self.of(style).is_some_and(|style| style.is_struck)
    }

    /// Whether a style shows a text as it stands.
    pub(super) fn shows_text(&self, style: Option<usize>, text: &str) -> bool {
        self.of(style).is_none_or(|style| style.format.otherwise_of_text(text).is_none())
    }

    /// Whether a style shows a number as it is.
    pub(super) fn shows_number(&self, style: Option<usize>, number: &str) -> bool {
        let Ok(value) = number.parse::<f64>() else { return false };
        self.of(style).is_none_or(|style| {
            let shape = style.format.shape(value);
            matches!(shape, NumberFormat::Plain | NumberFormat::Money(_))
                && style.format.otherwise(value).is_none()
        })
    }

    fn of(&self, style: Option<usize>) -> Option<&Style> {
        self.list.get(style.unwrap_or(0))
    }
}

impl Style {
    fn new(id: u32, codes: &[(u32, String)], is_struck: bool) -> Self {
        let code = codes.iter().find(|(known, _)| *known == id).map(|(_, code)| code.as_str());
        let code = code.unwrap_or(match id {
            _ if DAYS.iter().any(|ids| ids.contains(&id)) => "dd/mm/yyyy",
            MONTHS => "mmm-yy",
            9 => "0%",
            10 => "0.00%",
            TEXT => "@",
            _ => "",
        });
        let format = Format::of_code(code);
        let shape = match format.shape(SOME_DAY) {
            NumberFormat::Date(Precision::Day) => NumberFormat::Date(Precision::Day),
            shape => shape.clone(),
        };
        Self { is_text: code.trim() == "@", format, shape, is_struck }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_tell_dates_texts_and_what_they_would_change() {
        let text = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yy;@\"/>\
            <numFmt numFmtId=\"165\" formatCode=\"&quot;plus de &quot;0\"/></numFmts>\
            <fonts><font/><font><strike/></font></fonts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
            <cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\" fontId=\"1\"/>\
            <xf numFmtId=\"49\"/><xf numFmtId=\"165\"/><xf numFmtId=\"17\"/></cellXfs></styleSheet>";
        let styles = Styles::read(text, DateSystem::From1900).expect("sound");
        let day = NumberFormat::Date(Precision::Day);
        assert_eq!(styles.shape(Some(0)), &NumberFormat::Plain);
        assert_eq!((styles.shape(Some(1)), styles.shape(Some(2))), (&day, &day));
        assert_eq!(styles.shape(Some(5)), &NumberFormat::Date(Precision::Month));
        assert!(styles.is_text(Some(3)) && !styles.is_text(Some(2)));
        assert!(styles.is_struck(Some(2)) && !styles.is_struck(None));
        assert!(!styles.shows_number(Some(4), "60") && styles.shows_number(Some(0), "60"));
    }
}
