//! What an `.xlsx` says of its sheets beside their values.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::{BytesStart, Event};

use super::layout::{Layout, Position, Region};
use super::package::{Fault, Package, attribute, number, part};
use super::values::error;
use crate::read::failure::NO_RESULT;
use crate::read::table::DateSystem;

/// What the workbook says beside its sheets.
#[derive(Default)]
pub struct Whole {
    /// The part that lists the sheets.
    pub workbook: String,
    /// The part of each sheet, by the name of the sheet.
    pub parts: BTreeMap<String, String>,
    /// The part of the styles.
    pub styles: Option<String>,
    /// How its dates are counted.
    pub dates: DateSystem,
    /// Its formulas are to be worked out when it is opened: the program that wrote it did not.
    pub is_to_be_worked_out: bool,
    /// The texts that are struck out in part, by their number.
    pub struck_texts: BTreeSet<u32>,
}

/// Reads it. A part that is missing would leave dates or texts without their meaning.
///
/// # Errors
///
/// That the package is damaged.
pub fn whole(package: &mut Package) -> Result<Whole, Fault> {
    let workbook = workbook(package);
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let targets = relationships(package, &format!("{folder}/_rels/{file}.rels"));
    let path = |target: &str| match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}").trim_start_matches('/').to_owned(),
    };
    let mut whole = Whole { workbook: workbook.clone(), ..Whole::default() };
    for (kind, target) in targets.values() {
        let needed =
            ["/styles", "/sharedStrings", "/worksheet"].iter().any(|it| kind.ends_with(it));
        if needed && part(package, &path(target)).is_none() {
            return Err(Fault::DamagedPart(path(target)));
        }
        if kind.ends_with("/styles") {
            whole.styles = Some(path(target));
        }
        if kind.ends_with("/sharedStrings") {
            whole.struck_texts = struck_texts(package, &path(target))?;
        }
    }
    each_element(package, &workbook, |element| {
        let local = element.local_name();
        if local.as_ref() == "calcPr" {
            whole.is_to_be_worked_out =
                is_true(element, "fullCalcOnLoad") || is_false(element, "calcCompleted");
        }
        if local.as_ref() == "workbookPr" && is_true(element, "date1904") {
            whole.dates = DateSystem::From1904;
        }
        if local.as_ref() != "sheet" {
            return;
        }
        let Some(name) = attribute(element, "name") else { return };
        let mut attributes = element.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        // The prefix of `r:id` is the writer's choice.
        let id = attributes.find(|one| one.key.as_ref().ends_with(":id"));
        if let Some((_, target)) = id.and_then(|id| targets.get(id.value.as_ref())) {
            whole.parts.insert(name, path(target));
        }
    })?;
    Ok(whole)
}

/// The numbers of the shared texts that are struck out, wholly or in part.
fn struck_texts(package: &mut Package, path: &str) -> Result<BTreeSet<u32>, Fault> {
    let mut struck = BTreeSet::new();
    let mut count = 0_u32;
    each_element(package, path, |element| match element.local_name().as_ref() {
        "si" => count += 1,
        "strike" if !is_false(element, "val") => drop(struck.insert(count.saturating_sub(1))),
        _ => {}
    })?;
    Ok(struck)
}

/// Where the list of the sheets is.
fn workbook(package: &mut Package) -> String {
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

/// The parts that another one names: the kind and the path of each.
pub fn related(package: &mut Package, part: &str) -> Vec<(String, String)> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let targets = relationships(package, &format!("{folder}/_rels/{file}.rels"));
    let path = |target: &str| {
        if let Some(absolute) = target.strip_prefix('/') {
            return absolute.to_owned();
        }
        let mut folders: Vec<&str> = folder.split('/').collect();
        for step in target.split('/') {
            match step {
                ".." => drop(folders.pop()),
                "." => {}
                _ => folders.push(step),
            }
        }
        folders.join("/")
    };
    targets.into_values().map(|(kind, target)| (kind, path(&target))).collect()
}

/// The kind and the target of each, by its id.
fn relationships(package: &mut Package, path: &str) -> BTreeMap<String, (String, String)> {
    let mut targets = BTreeMap::new();
    // Without them no sheet is found, which is reported.
    let _ = each_element(package, path, |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let kind = attribute(element, "Type").unwrap_or_default();
            targets.insert(id, (kind, target));
        }
    });
    targets
}

fn each_element(
    package: &mut Package,
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

/// What a sheet has beside its values; `struck` says of each style whether it strikes out.
///
/// # Errors
///
/// That the package is damaged.
pub fn layout(
    package: &mut Package,
    path: &str,
    whole: &Whole,
    struck: &[bool],
) -> Result<Layout, Fault> {
    let mut reader = part(package, path).ok_or(Fault::Damaged)?;
    let mut layout = Layout::default();
    let mut buffer = Vec::new();
    let mut row = 0;
    let mut cell = Cell::default();
    let (mut filled, mut struck_columns) = (0, Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Fault::Damaged)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "c" => cell.start(&element, row),
                "f" => cell.has_formula = true,
                "strike" if cell.in_value && !is_false(&element, "val") => cell.is_struck = true,
                "v" | "is" => {
                    // A formula may give an empty text; an empty number was never worked out.
                    cell.has_value |= cell.is_text;
                    cell.in_value = true;
                }
                "row" => {
                    row = number(&element, "r").map_or(row, |number| number.saturating_sub(1));
                    cell.next_column = 0;
                    // A row that was drawn up to nothing is as hidden as one that a filter hides.
                    let is_flat = attribute(&element, "ht").is_some_and(|it| it == "0");
                    if is_flat || is_true(&element, "hidden") {
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
                let text = text.as_ref();
                cell.has_value = true;
                if cell.is_error {
                    cell.error.push_str(text);
                } else if cell.has_formula && whole.is_to_be_worked_out {
                    cell.is_zero = text.trim().parse() == Ok(0.0);
                } else if cell.is_shared && !whole.struck_texts.is_empty() {
                    let number = text.trim().parse();
                    cell.is_struck |= number.is_ok_and(|it| whole.struck_texts.contains(&it));
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "v" | "is" => cell.in_value = false,
                "c" => {
                    cell.end(&mut layout);
                    if cell.has_value {
                        filled += 1;
                        if cell.is_struck || struck.get(cell.style).copied().unwrap_or(false) {
                            struck_columns.push(cell.position.1);
                        }
                    }
                }
                "row" => {
                    layout.strike(row, 1, filled, &mut struck_columns);
                    filled = 0;
                    row += 1;
                }
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
    /// A number that a formula is said to have given.
    is_zero: bool,
    /// Its text is one of those that cells share.
    is_shared: bool,
    /// A part of its text is struck out.
    is_struck: bool,
    style: usize,
    error: String,
}

impl Cell {
    fn start(&mut self, element: &BytesStart<'_>, row: u32) {
        self.position = (row, self.next_column);
        (self.is_error, self.is_text) = (false, false);
        (self.has_formula, self.has_value, self.in_value) = (false, false, false);
        (self.is_zero, self.is_shared, self.is_struck, self.style) = (false, false, false, 0);
        for one in element.attributes().with_checks(false).flatten() {
            match one.key.as_ref() {
                "r" => self.position = position_of(&one.value).unwrap_or(self.position),
                "s" => self.style = one.value.parse().unwrap_or(0),
                "t" => {
                    self.is_shared = one.value == "s";
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
        } else if self.has_formula && (!self.has_value || self.is_zero) {
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

fn is_false(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "0" || value == "false")
}

/// `B3:D7`
fn region_of(text: &str) -> Option<Region> {
    let (first, last) = text.split_once(':')?;
    let (first, last) = (position_of(first)?, position_of(last)?);
    Some(Region { first, last })
}

/// `D42` is row 41, column 3.
pub fn position_of(text: &str) -> Option<Position> {
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
