//! The tables of Excel that stand on a sheet, and grow with it: « Mettre sous forme de tableau ».

use std::fmt::Write;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Changes;
use super::cell::escape;
use super::edits::{Edits, place};
use super::ranges::{Growth, region, written};
use super::refusal::Refusal;
use crate::read::sheet::{Position, Region, attribute};

/// The changes to the part of a table that grows; `None` if it stays as it is.
///
/// # Errors
///
/// That the table ends with a row of totals, or is fed by a query.
pub(super) fn grown<'t>(
    text: &'t str,
    growth: &Growth,
    changes: &Changes<'_>,
) -> Result<Option<Edits<'t>>, Refusal> {
    let mut reader = Reader::from_str(text);
    let mut edits = Edits::new(text);
    let (mut whole, mut last_id) = (None, 0);
    let (mut added, mut is_changed) = (Vec::new(), false);
    loop {
        let event = reader.read_event().map_err(|_| Refusal::Unusual)?;
        let end = usize::try_from(reader.buffer_position()).map_err(|_| Refusal::Unusual)?;
        match &event {
            Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                "table" => {
                    let range = attribute(element, "ref").ok_or(Refusal::Unusual)?;
                    let before = region(&range).ok_or(Refusal::Unusual)?;
                    let is_heading = |(row, column): &&Position| {
                        *row == before.first.0 && (before.first.1..=before.last.1).contains(column)
                    };
                    if let Some(at) = changes.cells.keys().find(is_heading) {
                        return Err(Refusal::Heading(*at));
                    }
                    let Some(after) = reach(before, growth, changes, &mut added) else {
                        return Ok(None);
                    };
                    if attribute(element, "tableType").as_deref() == Some("queryTable") {
                        return Err(Refusal::Query);
                    }
                    let totals = attribute(element, "totalsRowCount");
                    if totals.is_some_and(|it| it != "0") && after.last.0 > before.last.0 {
                        return Err(Refusal::Followed(before.last.0));
                    }
                    if after == before {
                        return Ok(None);
                    }
                    is_changed = true;
                    set(text, &mut edits, element, "ref", written(after))?;
                    whole = Some((before, after));
                }
                "autoFilter" => {
                    if let Some((before, after)) = whole
                        && attribute(element, "ref").as_deref().and_then(region) == Some(before)
                    {
                        set(text, &mut edits, element, "ref", written(after))?;
                    }
                }
                "tableColumns" if !added.is_empty() => {
                    let count = attribute(element, "count").and_then(|it| it.parse::<usize>().ok());
                    if let Some(count) = count {
                        let count = (count + added.len()).to_string();
                        set(text, &mut edits, element, "count", count)?;
                    }
                }
                "tableColumn" => {
                    let id = attribute(element, "id").and_then(|it| it.parse().ok());
                    last_id = last_id.max(id.unwrap_or(0_u32));
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "tableColumns" => {
                let name = element.name();
                let length = name.as_ref().len() - "tableColumns".len();
                let prefix = &name.as_ref()[..length];
                let mut columns = String::new();
                for (id, heading) in (last_id + 1..).zip(&added) {
                    let _ = write!(columns, "<{prefix}tableColumn id=\"{id}\" name=\"");
                    escape(heading, &mut columns);
                    columns.push_str("\"/>");
                }
                let start = end - name.as_ref().len() - "</>".len();
                edits.replace(start..start, columns);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(is_changed.then_some(edits))
}

/// How far a table reaches when it has grown; `None` if it is another than ours. The headings that
/// join it are added.
fn reach<'a>(
    before: Region,
    growth: &Growth,
    changes: &Changes<'a>,
    added: &mut Vec<&'a str>,
) -> Option<Region> {
    let rows = before.first.0..=before.last.0;
    if !rows.contains(&growth.header) {
        return None;
    }
    let mut after = before;
    after.last.0 = after.last.0.max(growth.last);
    for (column, heading) in &changes.headings {
        if *column == after.last.1 + 1 {
            after.last.1 = *column;
            added.push(heading);
        }
    }
    Some(after)
}

/// Writes another value of an attribute.
fn set(
    text: &str,
    edits: &mut Edits<'_>,
    element: &BytesStart<'_>,
    name: &str,
    value: String,
) -> Result<(), Refusal> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|one| one.key.as_ref() == name);
    match found.map(|one| one.value) {
        Some(std::borrow::Cow::Borrowed(former)) => {
            edits.replace(place(text, former)?, value);
            Ok(())
        }
        _ => Err(Refusal::Unusual),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes<'a>(headings: Vec<(u32, &'a str)>) -> Changes<'a> {
        Changes {
            header: 0,
            rows: &[1, 2],
            headings,
            cells: std::collections::BTreeMap::new(),
            added: 2,
            row: &|_| Vec::new(),
            example: None,
        }
    }

    fn applied(text: &str, changes: &Changes<'_>) -> Result<Option<String>, Refusal> {
        let grown = grown(text, &changes.growth(), changes)?;
        Ok(grown.map(Edits::applied))
    }

    #[test]
    fn a_table_takes_the_new_rows_and_columns_in() {
        let table = |range: &str, columns: &str| {
            format!(
                "<table ref=\"{range}\"><autoFilter ref=\"{range}\"/>{columns}<tableStyleInfo/></table>"
            )
        };
        let two = "<tableColumns count=\"2\"><tableColumn id=\"1\" name=\"date\"/><tableColumn id=\"4\" name=\"titre\"/></tableColumns>";
        let three = "<tableColumns count=\"3\"><tableColumn id=\"1\" name=\"date\"/><tableColumn id=\"4\" name=\"titre\"/><tableColumn id=\"5\" name=\"source\"/></tableColumns>";
        let before = table("A1:B3", two);
        for (headings, expected) in [
            (vec![], Some(table("A1:B5", two))),
            (vec![(2, "source")], Some(table("A1:C5", three))),
            (vec![(5, "source")], Some(table("A1:B5", two))),
        ] {
            let changes = changes(headings);
            assert_eq!(applied(&before, &changes), Ok(expected));
        }
        let changes = changes(vec![]);
        assert_eq!(applied(&table("A9:B12", two), &changes), Ok(None));
        assert_eq!(applied(&table("A1:B50", two), &changes), Ok(None));
        let totals = before.replace("<table ", "<table totalsRowCount=\"1\" ");
        assert_eq!(applied(&totals, &changes), Err(Refusal::Followed(2)));
    }
}
