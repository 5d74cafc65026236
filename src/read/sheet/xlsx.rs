//! What an `.xlsx` says of its sheets beside their values.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use super::layout::{Layout, Position, Region};
use super::package::{Fault, Package, attribute, number, part};
use super::values::{NO_RESULT, error};

/// The part of each sheet, by the name of the sheet.
pub fn parts(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, Fault> {
    let workbook = workbook(package);
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let targets = relationships(package, &format!("{folder}/_rels/{file}.rels"));
    let mut parts = BTreeMap::new();
    each_element(package, &workbook, |element| {
        if element.local_name().as_ref() != "sheet" {
            return;
        }
        let Some(name) = attribute(element, "name") else { return };
        let mut attributes = element.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        // The prefix of `r:id` is the writer's choice.
        let id = attributes.find(|one| one.key.as_ref().ends_with(":id"));
        if let Some(target) = id.and_then(|id| targets.get(id.value.as_ref())) {
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{folder}/{target}").trim_start_matches('/').to_owned(),
            };
            parts.insert(name, path);
        }
    })?;
    Ok(parts)
}

/// Where the list of the sheets is.
fn workbook(package: &mut Package<'_>) -> String {
    let mut found = None;
    let read = each_element(package, "_rels/.rels", |element| {
        let kind = attribute(element, "Type").unwrap_or_default();
        if kind.ends_with("/officeDocument") {
            found = attribute(element, "Target");
        }
    });
    let found = found.filter(|_| read.is_ok());
    found.map_or("xl/workbook.xml".to_owned(), |it| it.trim_start_matches('/').to_owned())
}

fn relationships(package: &mut Package<'_>, path: &str) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    // Without them no sheet is found, which is told.
    let _ = each_element(package, path, |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            targets.insert(id, target);
        }
    });
    targets
}

fn each_element(
    package: &mut Package<'_>,
    path: &str,
    mut visit: impl FnMut(&BytesStart<'_>),
) -> Result<(), Fault> {
    let mut reader = part(package, path).ok_or(Fault::Damaged)?;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Fault::Damaged)? {
            Event::Start(element) => visit(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// What a sheet has beside its values.
pub fn layout(package: &mut Package<'_>, path: &str) -> Result<Layout, Fault> {
    let mut reader = part(package, path).ok_or(Fault::Damaged)?;
    let mut layout = Layout::default();
    let mut buffer = Vec::new();
    let mut row = 0;
    let mut cell = Cell::default();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Fault::Damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "c" => cell.start(&element, row),
                "f" => cell.has_formula = true,
                "v" | "is" => {
                    // A formula may give an empty text; an empty number was never worked out.
                    cell.has_value |= cell.is_text;
                    cell.in_value = true;
                }
                "row" => {
                    row = number(&element, "r").map_or(row, |number| number.saturating_sub(1));
                    cell.next_column = 0;
                    if is_true(&element, "hidden") {
                        layout.hide_row(row, 1);
                    }
                }
                "col" if is_true(&element, "hidden") => hide_columns(&element, &mut layout),
                "mergeCell" => {
                    let region = attribute(&element, "ref");
                    layout.merged.extend(region.as_deref().and_then(region_of));
                }
                _ => {}
            },
            Event::Text(text) if cell.in_value => {
                cell.has_value = true;
                if cell.is_error {
                    cell.error.push_str(text.as_ref());
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "v" | "is" => cell.in_value = false,
                "c" => cell.end(&mut layout),
                "row" => row += 1,
                _ => {}
            },
            Event::Eof => return Ok(layout),
            _ => {}
        }
    }
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    position: Position,
    next_column: u32,
    is_error: bool,
    is_text: bool,
    has_formula: bool,
    has_value: bool,
    in_value: bool,
    error: String,
}

impl Cell {
    fn start(&mut self, element: &BytesStart<'_>, row: u32) {
        self.position = (row, self.next_column);
        (self.is_error, self.is_text) = (false, false);
        (self.has_formula, self.has_value, self.in_value) = (false, false, false);
        for one in element.attributes().with_checks(false).flatten() {
            match one.key.as_ref() {
                "r" => self.position = position_of(&one.value).unwrap_or(self.position),
                "t" => {
                    self.is_error = one.value == "e";
                    self.is_text = matches!(one.value.as_ref(), "str" | "inlineStr" | "s");
                }
                _ => {}
            }
        }
        self.next_column = self.position.1.saturating_add(1);
    }

    fn end(&mut self, layout: &mut Layout) {
        if self.is_error {
            layout.failures.insert(self.position, error(self.error.trim()).to_owned());
            self.error.clear();
        } else if self.has_formula && !self.has_value {
            layout.failures.insert(self.position, NO_RESULT.to_owned());
        }
    }
}

fn hide_columns(element: &BytesStart<'_>, layout: &mut Layout) {
    if let (Some(first), Some(last)) = (number(element, "min"), number(element, "max")) {
        let count = last.saturating_sub(first).saturating_add(1);
        layout.hide_columns(first.saturating_sub(1), count);
    }
}

fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}

/// `B3:D7`
fn region_of(text: &str) -> Option<Region> {
    let (first, last) = text.split_once(':')?;
    let (first, last) = (position_of(first)?, position_of(last)?);
    Some(Region { first, last })
}

/// `D42` is row 41, column 3.
fn position_of(text: &str) -> Option<Position> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let rank = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.checked_mul(26)?.checked_add(rank)
    })?;
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::position_of;

    #[test]
    fn cells_are_found_by_their_name() {
        for (text, position) in [
            ("A1", Some((0, 0))),
            ("D42", Some((41, 3))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("", None),
            ("A0", None),
            ("12", None),
            ("ZZZZZZZZZZ1", None),
        ] {
            assert_eq!(position_of(text), position, "{text}");
        }
    }
}
