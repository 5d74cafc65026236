//! A row of a sheet of an `.ods`, in which cells are set: what stands beside them stays as it is written.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

use super::cell::Value;
use super::refusal::Refusal;
use crate::read::sheet::{attribute, number};

/// Attributes of a cell that its new value does not change.
const KEPT: [&str; 3] = ["table:style-name", "table:content-validation-name", "xml:id"];
/// Attributes of a row that hide it.
const HIDING: [&str; 1] = ["table:visibility"];

/// A cell as it is written, or several of them that are alike.
struct Cell {
    /// Its bytes in the text of the row.
    range: Range<usize>,
    /// Those between its tags.
    inner: Range<usize>,
    /// What its new value keeps.
    kept: String,
    repeated: u32,
    is_merged: bool,
    has_formula: bool,
    /// Its comment.
    comment: Option<Range<usize>>,
}

/// The cells to set in a row, by column.
pub(super) type Set<'a> = BTreeMap<u32, &'a Value<'a>>;

/// The text of one row with these cells set; `row` is its number, from 0. As a new row it is shown, even
/// where the one that it is made of is hidden.
///
/// # Errors
///
/// Why a cell cannot be set.
pub(super) fn with(text: &str, row: u32, set: &Set<'_>, is_new: bool) -> Result<String, Refusal> {
    let (head, cells, end) = cells(text)?;
    let mut written = opened(&head, is_new);
    let mut column = 0_u32;
    for cell in &cells {
        let last = column.saturating_add(cell.repeated);
        let own = &text[cell.range.clone()];
        let mut from = column;
        for (at, value) in set.range(column..last) {
            if cell.is_merged {
                return Err(Refusal::Merged(crate::read::sheet::Region {
                    first: (row, *at),
                    last: (row, *at),
                }));
            }
            if cell.has_formula {
                return Err(Refusal::Formula((row, *at)));
            }
            repeated(&mut written, own, at - from)?;
            let comment = cell.comment.clone().map_or("", |range| &text[range]);
            push(&mut written, &cell.kept, value, comment);
            from = at + 1;
        }
        match from == column {
            true => written.push_str(own),
            false => repeated(&mut written, own, last - from)?,
        }
        column = last;
    }
    for (at, value) in set.range(column..) {
        if *at > column {
            let _ = write!(
                written,
                "<table:table-cell table:number-columns-repeated=\"{}\"/>",
                at - column
            );
        }
        push(&mut written, "", value, "");
        column = at + 1;
    }
    written.push_str(&text[end..]);
    if !text.ends_with("</table:table-row>") {
        written.push_str("</table:table-row>");
    }
    Ok(written)
}

/// Whether no cell of a row has a value, a formula or a comment.
pub(super) fn is_blank(text: &str) -> bool {
    cells(text).is_ok_and(|(_, cells, _)| {
        cells.iter().all(|cell| !cell.has_formula && text[cell.inner.clone()].trim().is_empty())
    })
}

/// The text of a row whose cells have lost their values.
///
/// # Errors
///
/// That it cannot be read.
pub(super) fn emptied(text: &str) -> Result<String, Refusal> {
    let (head, cells, _) = cells(text)?;
    let mut written = opened(&head, true);
    for cell in cells {
        let _ = match cell.repeated {
            1 => write!(written, "<table:table-cell{}/>", cell.kept),
            many => write!(
                written,
                "<table:table-cell{} table:number-columns-repeated=\"{many}\"/>",
                cell.kept
            ),
        };
    }
    written.push_str("</table:table-row>");
    Ok(written)
}

/// The text of a row, repeated so many times.
///
/// # Errors
///
/// That it cannot be read.
pub(super) fn times(text: &str, count: u32) -> Result<String, Refusal> {
    let mut written = String::new();
    of_count(&mut written, text, "table:number-rows-repeated", count)?;
    Ok(written)
}

fn opened(head: &BytesStart<'_>, is_new: bool) -> String {
    let mut written = "<table:table-row".to_owned();
    for attribute in head.attributes().flatten() {
        let name = String::from_utf8_lossy(attribute.key.as_ref().as_bytes()).into_owned();
        let is_dropped = name == "table:number-rows-repeated"
            || (is_new && (HIDING.contains(&name.as_str()) || name == "xml:id"));
        if !is_dropped {
            let _ = write!(written, " {name}=\"{}\"", attribute.value);
        }
    }
    written.push('>');
    written
}

/// The first tag of a row, its cells, and where they end.
fn cells(text: &str) -> Result<(BytesStart<'_>, Vec<Cell>, usize), Refusal> {
    let mut reader = Reader::from_str(text);
    let (mut head, mut cells) = (None, Vec::new());
    let (mut depth, mut open, mut comment): (u32, Option<Cell>, Option<usize>) = (0, None, None);
    let mut end = text.len();
    loop {
        let from = position(&reader)?;
        let event = reader.read_event().map_err(|_| Refusal::Unusual)?;
        let to = position(&reader)?;
        match event {
            Event::Start(element) => {
                depth += 1;
                match (depth, element.name().as_ref()) {
                    (1, "table:table-row") => head = Some(element),
                    (2, "table:table-cell" | "table:covered-table-cell") => {
                        open = Some(cell(&element, from..to, to..to));
                    }
                    (3, "office:annotation") => comment = Some(from),
                    (2, _) | (1, _) => return Err(Refusal::Unusual),
                    _ => {}
                }
            }
            Event::Empty(element) => match (depth, element.name().as_ref()) {
                (0, "table:table-row") => return Ok((element, cells, text.len())),
                (1, "table:table-cell" | "table:covered-table-cell") => {
                    cells.push(cell(&element, from..to, to..to));
                }
                (0 | 1, _) => return Err(Refusal::Unusual),
                _ => {}
            },
            Event::End(element) => {
                match (depth, element.name().as_ref()) {
                    (1, _) => end = from,
                    (2, _) => {
                        if let Some(mut cell) = open.take() {
                            cell.inner.end = from;
                            cell.range.end = to;
                            cells.push(cell);
                        }
                    }
                    (3, "office:annotation") => {
                        if let (Some(cell), Some(start)) = (&mut open, comment.take()) {
                            cell.comment = Some(start..to);
                        }
                    }
                    _ => {}
                }
                depth = depth.saturating_sub(1);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok((head.ok_or(Refusal::Unusual)?, cells, end))
}

fn cell(element: &BytesStart<'_>, range: Range<usize>, inner: Range<usize>) -> Cell {
    let mut kept = String::new();
    for own in element.attributes().flatten() {
        let name = own.key.as_ref().to_string();
        if KEPT.contains(&name.as_str()) {
            let _ = write!(kept, " {name}=\"{}\"", own.value);
        }
    }
    let spans = |name| number(element, name).is_some_and(|it| it > 1);
    let is_merged = element.name().as_ref() == "table:covered-table-cell"
        || spans("table:number-columns-spanned")
        || spans("table:number-rows-spanned");
    Cell {
        range,
        inner,
        kept,
        repeated: number(element, "table:number-columns-repeated").unwrap_or(1).max(1),
        is_merged,
        has_formula: attribute(element, "table:formula").is_some(),
        comment: None,
    }
}

/// A cell as it is written, so many times.
fn repeated(written: &mut String, text: &str, count: u32) -> Result<(), Refusal> {
    match count {
        0 => Ok(()),
        _ => of_count(written, text, "table:number-columns-repeated", count),
    }
}

/// An element with its count set.
fn of_count(written: &mut String, text: &str, name: &str, count: u32) -> Result<(), Refusal> {
    let head = text.find('>').ok_or(Refusal::Unusual)?;
    let (tag, rest) = text.split_at(head);
    let marked = format!(" {name}=\"");
    let plain = match tag.find(&marked) {
        None => tag.to_owned(),
        Some(at) => {
            let value = at + marked.len();
            let end = tag[value..].find('"').ok_or(Refusal::Unusual)?;
            format!("{}{}", &tag[..at], &tag[value + end + 1..])
        }
    };
    let (plain, slash) = match plain.strip_suffix('/') {
        Some(plain) => (plain, "/"),
        None => (plain.as_str(), ""),
    };
    written.push_str(plain);
    if count > 1 {
        let _ = write!(written, "{marked}{count}\"");
    }
    written.push_str(slash);
    written.push_str(rest);
    Ok(())
}

fn push(written: &mut String, kept: &str, value: &Value<'_>, comment: &str) {
    let (kind, shown) = match value {
        Value::Text(text) if text.is_empty() => (String::new(), String::new()),
        Value::Text(text) => {
            (" office:value-type=\"string\"".to_owned(), text.clone().into_owned())
        }
        Value::Number(number) => (
            format!(" office:value-type=\"float\" office:value=\"{number}\""),
            number.replace('.', ","),
        ),
        Value::Day(day) => (
            format!(" office:value-type=\"date\" office:date-value=\"{}\"", day.format("%Y-%m-%d")),
            day.format("%d/%m/%Y").to_string(),
        ),
        Value::Month(day) => {
            (" office:value-type=\"string\"".to_owned(), day.format("%Y-%m").to_string())
        }
        Value::Flag(is) => {
            (" office:value-type=\"string\"".to_owned(), if *is { "oui" } else { "non" }.to_owned())
        }
    };
    let _ = write!(written, "<table:table-cell{kept}{kind}>{comment}");
    if !shown.is_empty() {
        let _ = write!(written, "<text:p>{}</text:p>", escape(&*shown));
    }
    written.push_str("</table:table-cell>");
}

/// Where a reader stands.
pub(super) fn position(reader: &Reader<&[u8]>) -> Result<usize, Refusal> {
    usize::try_from(reader.buffer_position()).map_err(|_| Refusal::Unusual)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    #[test]
    fn cells_are_set_among_those_that_stay() {
        let text = Value::Text(Cow::Borrowed("a & b"));
        let number = Value::Number(Cow::Borrowed("12.5"));
        for (row, set, expected) in [
            (
                "<table:table-row table:number-rows-repeated=\"9\" table:style-name=\"r\"><table:table-cell table:style-name=\"c\" table:number-columns-repeated=\"4\"/></table:table-row>",
                vec![(1, &text), (2, &number)],
                "<table:table-row table:style-name=\"r\"><table:table-cell table:style-name=\"c\"/><table:table-cell table:style-name=\"c\" office:value-type=\"string\"><text:p>a &amp; b</text:p></table:table-cell><table:table-cell table:style-name=\"c\" office:value-type=\"float\" office:value=\"12.5\"><text:p>12,5</text:p></table:table-cell><table:table-cell table:style-name=\"c\"/></table:table-row>",
            ),
            (
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>",
                vec![(2, &text)],
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"1\"/><table:table-cell office:value-type=\"string\"><text:p>a &amp; b</text:p></table:table-cell></table:table-row>",
            ),
            (
                "<table:table-row/>",
                vec![(0, &text)],
                "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a &amp; b</text:p></table:table-cell></table:table-row>",
            ),
        ] {
            let set: Set<'_> = set.into_iter().collect();
            assert_eq!(with(row, 3, &set, false).as_deref(), Ok(expected));
        }
        let formula =
            "<table:table-row><table:table-cell table:formula=\"of:=1\"/></table:table-row>";
        let set: Set<'_> = [(0, &text)].into_iter().collect();
        assert_eq!(with(formula, 3, &set, false), Err(Refusal::Formula((3, 0))));
        assert!(
            !is_blank(formula)
                && is_blank("<table:table-row><table:table-cell/></table:table-row>")
        );
    }

    #[test]
    fn a_row_may_be_counted_anew() {
        let row = "<table:table-row table:number-rows-repeated=\"9\" a=\"b\"><table:table-cell/></table:table-row>";
        for (count, expected) in [
            (1, "<table:table-row a=\"b\"><table:table-cell/></table:table-row>"),
            (
                4,
                "<table:table-row a=\"b\" table:number-rows-repeated=\"4\"><table:table-cell/></table:table-row>",
            ),
        ] {
            assert_eq!(times(row, count).as_deref(), Ok(expected));
        }
    }
}
