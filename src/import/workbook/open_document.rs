//! A workbook of LibreOffice, `.ods`, in which cells are set and rows are added: one part of it holds all
//! sheets, and of that part only the rows that change are written anew.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::archive::rewritten;
use super::cell::Value;
use super::edits::Edits;
use super::open_rows::{self, Set, position};
use super::refusal::Refusal;
use super::{Changes, Written};
use crate::read::sheet::{Fault, attribute, number};

/// The part that holds the sheets.
const CONTENT: &str = "content.xml";
/// The part that holds the signatures of a workbook.
const SIGNATURES: &str = "META-INF/documentsignatures.xml";
/// Rows that a sheet of LibreOffice has.
const MOST_ROWS: u64 = 1_048_576;

/// A row of the sheet, or several that are alike.
struct Row {
    first: u32,
    repeated: u32,
    range: Range<usize>,
}

/// What is known of the sheet that is written.
#[derive(Default)]
struct Scanned {
    rows: Vec<Row>,
    is_protected: bool,
    is_there: bool,
    has_formulas: bool,
    /// The ranges of the sheet with a name or a filter: their last row, and where it is written.
    ranges: Vec<(u32, Range<usize>)>,
}

/// The bytes of a workbook with these changes in one of its sheets.
///
/// # Errors
///
/// Why the sheet cannot be written safely.
pub(super) fn with(bytes: &[u8], sheet: &str, changes: &Changes<'_>) -> Result<Written, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    if archive.file_names().flatten().any(|name| name == SIGNATURES) {
        return Err(Refusal::Signed);
    }
    let mut text = String::new();
    let mut part = archive.by_name(CONTENT).map_err(|_| Fault::Damaged)?;
    part.read_to_string(&mut text).map_err(|_| Refusal::Unusual)?;
    drop(part);
    if text.contains("<table:tracked-changes") {
        return Err(Refusal::Unusual);
    }
    let scanned = scan(&text, sheet)?;
    if !scanned.is_there {
        return Err(Refusal::Unusual);
    }
    if scanned.is_protected {
        return Err(Refusal::Protected);
    }
    let edits = edits(&text, &scanned, changes)?;
    let notes = match scanned.has_formulas {
        true => vec!["ses formules ne comptent les nouvelles lignes qu'après « Données > Calculer > Recalculer » (Ctrl+Maj+F9) dans LibreOffice".to_owned()],
        false => Vec::new(),
    };
    Ok(Written { bytes: rewritten(archive, |name| (name == CONTENT).then_some(&edits))?, notes })
}

/// Finds the rows of a sheet.
fn scan(text: &str, sheet: &str) -> Result<Scanned, Refusal> {
    let mut reader = Reader::from_str(text);
    let mut scanned = Scanned::default();
    let (mut tables, mut is_in, mut next) = (0_u32, false, 0_u32);
    let mut open: Option<(usize, u32)> = None;
    loop {
        let from = position(&reader)?;
        let event = reader.read_event().map_err(|_| Refusal::Unusual)?;
        let to = position(&reader)?;
        let is_start = matches!(event, Event::Start(_));
        match event {
            Event::Start(element) | Event::Empty(element) => match element.name().as_ref() {
                "table:table" if is_start => {
                    tables += 1;
                    if tables == 1 && attribute(&element, "table:name").as_deref() == Some(sheet) {
                        let said = attribute(&element, "table:protected");
                        (is_in, scanned.is_there) = (true, true);
                        scanned.is_protected = said.as_deref() == Some("true");
                    }
                }
                "table:table-row" if is_in && tables == 1 => {
                    let repeated =
                        number(&element, "table:number-rows-repeated").unwrap_or(1).max(1);
                    match is_start {
                        true => open = Some((from, repeated)),
                        false => {
                            scanned.rows.push(Row { first: next, repeated, range: from..to });
                            next = next.saturating_add(repeated);
                        }
                    }
                }
                "table:table-cell" if attribute(&element, "table:formula").is_some() => {
                    scanned.has_formulas = true;
                }
                "table:database-range" => {
                    scanned.ranges.extend(range_of(&text[from..to], from, sheet));
                }
                "table:data-pilot-table" => {
                    let target = attribute(&element, "table:target-range-address");
                    if target.is_some_and(|it| is_on(&it, sheet)) {
                        return Err(Refusal::Pivot);
                    }
                }
                _ => {}
            },
            Event::End(element) => match element.name().as_ref() {
                "table:table" => {
                    is_in = is_in && tables > 1;
                    tables = tables.saturating_sub(1);
                }
                "table:table-row" if tables == 1 => {
                    if let Some((start, repeated)) = open.take() {
                        scanned.rows.push(Row { first: next, repeated, range: start..to });
                        next = next.saturating_add(repeated);
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(scanned),
            _ => {}
        }
    }
}

/// Whether an address « Événements.A1:Événements.F13 » is on a sheet.
fn is_on(address: &str, sheet: &str) -> bool {
    let name = address.trim_start_matches('$').rsplit_once('.').map_or("", |(name, _)| name);
    let name = name.split(':').next().unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default().trim_matches('\'');
    name.replace("''", "'") == sheet
}

/// The last row of a range with a name or a filter, and where it is written.
fn range_of(tag: &str, at: usize, sheet: &str) -> Option<(u32, Range<usize>)> {
    const NAME: &str = "table:target-range-address=\"";
    let start = tag.find(NAME)? + NAME.len();
    let address = &tag[start..start + tag[start..].find('"')?];
    let written = escape(sheet);
    if !is_on(address, &written) || !address.contains(':') {
        return None;
    }
    let digits = address.bytes().rev().take_while(u8::is_ascii_digit).count();
    let row: u32 = address[address.len() - digits..].parse().ok()?;
    let end = at + start + address.len();
    Some((row, end - digits..end))
}

/// What changes in the text of the sheets.
fn edits<'a>(
    text: &'a str,
    scanned: &Scanned,
    changes: &Changes<'_>,
) -> Result<Edits<'a>, Refusal> {
    let mut edits = Edits::new(text);
    let headings: Vec<(u32, Value<'_>)> = changes
        .headings
        .iter()
        .map(|(column, name)| (*column, Value::Text((*name).into())))
        .collect();
    let mut set: BTreeMap<u32, Set<'_>> = BTreeMap::new();
    for ((row, column), value) in &changes.cells {
        set.entry(*row).or_default().insert(*column, value);
    }
    for (column, value) in &headings {
        set.entry(changes.header).or_default().insert(*column, value);
    }
    let added: Vec<Vec<(u32, Value<'_>)>> = (0..changes.added).map(changes.row).collect();
    let first = changes.first_added();
    let count = u32::try_from(added.len()).map_err(|_| Refusal::Full)?;
    if u64::from(first) + u64::from(count) > MOST_ROWS {
        return Err(Refusal::Full);
    }
    for (number, cells) in (first..).zip(&added) {
        set.entry(number).or_default().extend(cells.iter().map(|(column, value)| (*column, value)));
    }
    let is_new = |row: u32| (first..first.saturating_add(count)).contains(&row);
    let mut reached = 0;
    for row in &scanned.rows {
        let last = row.first.saturating_add(row.repeated);
        reached = last;
        let own = &text[row.range.clone()];
        let mut changed = set.range(row.first..last).peekable();
        if changed.peek().is_none() {
            continue;
        }
        let (mut written, mut from) = (String::new(), row.first);
        for (at, cells) in changed {
            let is_example = changes.example == Some(*at);
            if is_new(*at) && !is_example && !open_rows::is_blank(own) {
                return Err(Refusal::Followed(*at));
            }
            if *at > from {
                written.push_str(&open_rows::times(own, at - from)?);
            }
            let template = if is_example { open_rows::emptied(own)? } else { own.to_owned() };
            written.push_str(&open_rows::with(&template, *at, cells, is_new(*at))?);
            from = at + 1;
        }
        if last > from {
            written.push_str(&open_rows::times(own, last - from)?);
        }
        edits.replace(row.range.clone(), written);
    }
    // Below the last row that is written, new ones are made as those above.
    let above = scanned.rows.iter().rev().find(|row| row.first < first);
    if let (Some(above), Some(end)) = (above, scanned.rows.last()) {
        let mut written = String::new();
        if first.max(reached) > reached {
            return Err(Refusal::Unusual);
        }
        let template = open_rows::emptied(&text[above.range.clone()])?;
        for (at, cells) in set.range(reached..) {
            written.push_str(&open_rows::with(&template, *at, cells, true)?);
        }
        if !written.is_empty() {
            edits.replace(end.range.end..end.range.end, written);
        }
    }
    let last = first.saturating_add(count);
    for (end, range) in &scanned.ranges {
        // A range that ended with the table goes on with it.
        if *end == first && count > 0 {
            edits.replace(range.clone(), last.to_string());
        }
    }
    edits.sort();
    Ok(edits)
}
