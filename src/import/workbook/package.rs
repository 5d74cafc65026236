//! The archive of a workbook: the parts that are written, among those that are copied as they are.

use std::io::{Cursor, Read};

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::archive::rewritten;
use super::edits::{Edits, place};
use super::refusal::Refusal;
use super::styles::Styles;
use crate::read::sheet::{Family, Fault, Package, Whole, attribute, open_package, related, whole};

/// Parts that hold the signature of a workbook.
const SIGNATURES: &str = "_xmlsignatures/";
/// What a workbook says before it says how it is worked out.
const BEFORE_CALCULATION: [&str; 4] =
    ["sheets", "functionGroups", "externalReferences", "definedNames"];

/// Whether a workbook is one of LibreOffice.
///
/// # Errors
///
/// That it is damaged.
pub(super) fn is_open_document(bytes: &[u8]) -> Result<bool, Refusal> {
    Ok(open_package(bytes)?.0 == Family::OpenDocument)
}

/// See the module.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    package: Package,
    whole: Whole,
    /// The part of the sheet that is written.
    pub(super) sheet: String,
}

impl<'a> Parts<'a> {
    /// Opens a workbook to write into one of its sheets.
    ///
    /// # Errors
    ///
    /// That it is damaged, signed, or no workbook of Excel.
    pub(super) fn open(bytes: &'a [u8], sheet: &str) -> Result<Self, Refusal> {
        let (_, mut package, _) = open_package(bytes)?;
        let whole = whole(&mut package)?;
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
        if archive.file_names().flatten().any(|name| name.starts_with(SIGNATURES)) {
            return Err(Refusal::Signed);
        }
        let sheet = whole.parts.get(sheet).cloned().ok_or(Refusal::Unusual)?;
        Ok(Self { archive, package, whole, sheet })
    }

    /// How cells may look.
    pub(super) fn styles(&mut self) -> Result<Styles, Refusal> {
        let text = match self.whole.styles.clone() {
            Some(part) => self.text(&part)?,
            None => String::new(),
        };
        Styles::read(&text, self.whole.dates)
    }

    /// The text of a part.
    ///
    /// # Errors
    ///
    /// That it is not written in UTF-8.
    pub(super) fn text(&mut self, part: &str) -> Result<String, Refusal> {
        let name = self.name(part).ok_or(Fault::Damaged)?;
        let mut file = self.archive.by_name(&name).map_err(|_| Fault::Damaged)?;
        let mut text = String::new();
        file.read_to_string(&mut text).map_err(|_| Refusal::Unusual)?;
        // A mark before the text would move all places in it.
        if text.starts_with('\u{feff}') { Err(Refusal::Unusual) } else { Ok(text) }
    }

    /// Names of parts differ by more than case.
    fn name(&self, part: &str) -> Option<String> {
        let same = |name: &std::borrow::Cow<'_, str>| name.eq_ignore_ascii_case(part);
        self.archive.file_names().flatten().find(same).map(|name| name.into_owned())
    }

    /// The tables that stand on the sheet.
    ///
    /// # Errors
    ///
    /// That something stands there which would not follow.
    pub(super) fn tables(&mut self) -> Result<Vec<String>, Refusal> {
        let mut tables = Vec::new();
        for (kind, target) in related(&mut self.package, &self.sheet) {
            match kind.rsplit('/').next() {
                Some("table") => {
                    let feeds = related(&mut self.package, &target);
                    if feeds.iter().any(|(kind, _)| kind.ends_with("/queryTable")) {
                        return Err(Refusal::Query);
                    }
                    tables.push(target);
                }
                Some("pivotTable") => return Err(Refusal::Pivot),
                Some("queryTable") => return Err(Refusal::Query),
                _ => {}
            }
        }
        Ok(tables)
    }

    /// The part that has the spreadsheet work out the formulas again when it opens the workbook, if there
    /// are any: what they gave no longer holds.
    ///
    /// # Errors
    ///
    /// That a part cannot be read.
    pub(super) fn recalculation(&mut self) -> Result<Option<(String, String)>, Refusal> {
        let sheets: Vec<String> = self.whole.parts.values().cloned().collect();
        let mut has_formula = false;
        for sheet in sheets {
            let Ok(mut part) = self.package.by_name(&sheet) else { continue };
            let mut xml = Vec::new();
            part.read_to_end(&mut xml).map_err(|_| Fault::Damaged)?;
            has_formula |= has_formulas(&xml);
            // Of a workbook that is to be worked out, a zero is read as what nobody worked out yet.
            if gives_zero(&xml) {
                return Ok(None);
            }
        }
        if !has_formula {
            return Ok(None);
        }
        let part = self.whole.workbook.clone();
        let text = self.text(&part)?;
        Ok(Some((part, text)))
    }

    /// The archive, with changes to these parts.
    ///
    /// # Errors
    ///
    /// That it is damaged.
    pub(super) fn write(self, replaced: &[(String, Edits<'_>)]) -> Result<Vec<u8>, Refusal> {
        rewritten(self.archive, |name| {
            let changed = replaced.iter().find(|(part, _)| part.eq_ignore_ascii_case(name));
            changed.map(|(_, edits)| edits)
        })
    }
}

fn has_formulas(xml: &[u8]) -> bool {
    [&b"<f>"[..], b"<f ", b":f>", b":f "].iter().any(|it| memmem::find(xml, it).is_some())
}

/// Whether a formula gave zero.
fn gives_zero(xml: &[u8]) -> bool {
    let zeros = memmem::find_iter(xml, b"v>0</");
    zeros.map(|at| &xml[..at]).any(|before| {
        // Right before it stands the formula, or the one that its cell shares.
        let before = &before[..memchr::memrchr(b'<', before).unwrap_or(0)];
        before.ends_with(b"/f>") || before.ends_with(b":f>") || before.ends_with(b"\"/>")
    })
}

/// The changes to the workbook part that say so; `None` if it does already.
///
/// # Errors
///
/// That it is written in a way that is not known.
pub(super) fn worked_out_again(text: &str) -> Result<Option<Edits<'_>>, Refusal> {
    const ATTRIBUTE: &str = " fullCalcOnLoad=\"1\"";
    let mut reader = Reader::from_str(text);
    let mut edits = Edits::new(text);
    let (mut after, mut prefix) = (None, String::new());
    loop {
        let event = reader.read_event().map_err(|_| Refusal::Unusual)?;
        let end = usize::try_from(reader.buffer_position()).map_err(|_| Refusal::Unusual)?;
        match &event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "calcPr" => {
                    if attribute(element, "fullCalcOnLoad").is_some() {
                        return Ok(None);
                    }
                    let name = place(text, element.name().into_inner())?;
                    edits.replace(name.end..name.end, ATTRIBUTE.to_owned());
                    return Ok(Some(edits));
                }
                "workbook" => {
                    let name = element.name();
                    let end = name.as_ref().len() - element.local_name().as_ref().len();
                    prefix = name.as_ref()[..end].to_owned();
                }
                name if BEFORE_CALCULATION.contains(&name) => {
                    if matches!(event, Event::Empty(_)) {
                        after = Some(end);
                    }
                }
                _ => {}
            },
            Event::End(element) if BEFORE_CALCULATION.contains(&element.local_name().as_ref()) => {
                after = Some(end);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let after = after.ok_or(Refusal::Unusual)?;
    edits.replace(after..after, format!("<{prefix}calcPr{ATTRIBUTE}/>"));
    Ok(Some(edits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_says_that_it_is_to_be_worked_out() {
        for (before, expected) in [
            (
                "<workbook><sheets/><calcPr calcId=\"1\"/></workbook>",
                Some("<workbook><sheets/><calcPr fullCalcOnLoad=\"1\" calcId=\"1\"/></workbook>"),
            ),
            (
                "<x:workbook><x:sheets><x:sheet/></x:sheets><x:oleSize/></x:workbook>",
                Some(
                    "<x:workbook><x:sheets><x:sheet/></x:sheets><x:calcPr fullCalcOnLoad=\"1\"/><x:oleSize/></x:workbook>",
                ),
            ),
            ("<workbook><sheets/><calcPr fullCalcOnLoad=\"1\"/></workbook>", None),
        ] {
            let changed = worked_out_again(before).expect("sound").map(Edits::applied);
            assert_eq!(changed.as_deref(), expected);
        }
    }

    #[test]
    fn zeros_of_formulas_are_seen() {
        for (xml, zero) in [
            ("<c><f>A1</f><v>0</v></c>", true),
            ("<c><f t=\"shared\" si=\"0\"/><v>0</v></c>", true),
            ("<x:c><x:f>A1</x:f><x:v>0</x:v></x:c>", true),
            ("<c><v>0</v></c>", false),
            ("<c><f>A1</f><v>10</v></c>", false),
        ] {
            assert_eq!(gives_zero(xml.as_bytes()), zero, "{xml}");
        }
    }
}
