//! Corrections made in the bytes of a file: all others stay what they are, in whatever encoding.

use std::ops::Range;

use super::encoding::{Encoding, decode};
use crate::diagnostic::Correction;
use crate::diagnostic::source::{Place, SourceFile, SourceMap};

/// A file with its corrections.
#[derive(Debug)]
pub struct Corrected {
    /// The whole file; the former bytes where nothing could be corrected.
    pub bytes: Vec<u8>,
    /// The lines that change, as they may be shown.
    pub lines: Vec<ChangedLine>,
    /// Those that were made, by their rank.
    pub made: Vec<usize>,
    /// Those that were not, and why.
    pub left: Vec<(usize, Left)>,
}

/// A line of a file, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedLine {
    /// Its number, from 1.
    pub number: usize,
    /// As it is.
    pub before: String,
    /// As it will be; more than one line where a cell has several.
    pub after: String,
}

/// Why a correction is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// It stands in a workbook that is not written, and why, in French.
    Workbook(String),
    /// The file is not what was read.
    Changed,
    /// Another correction changes the same words.
    Overlapping,
    /// The encoding of the file has no such character.
    NoSuchCharacter,
    /// The bytes cannot be written as they were read.
    Unwritable,
}

/// An edit of the decoded text.
struct Edit {
    range: Range<usize>,
    text: String,
    ranks: Vec<usize>,
}

/// Makes corrections, each with its rank, in the bytes of the file in which they stand.
pub fn corrected(
    bytes: &[u8],
    file: &SourceFile,
    sources: &SourceMap,
    corrections: &[(usize, &Correction)],
) -> Corrected {
    let mut left = Vec::new();
    let (text, decoding) = decode(bytes.to_vec());
    let all = |why: Left| Corrected {
        bytes: bytes.to_vec(),
        lines: Vec::new(),
        made: Vec::new(),
        left: corrections.iter().map(|(rank, _)| (*rank, why.clone())).collect(),
    };
    // Cells that nobody may see are masked in what was read, byte for byte.
    if text.len() != file.text.len() {
        return all(Left::Changed);
    }
    let Some(mark) = mark(bytes, &text, decoding.encoding) else { return all(Left::Unwritable) };
    let mut edits: Vec<Edit> = Vec::new();
    for group in by_place(sources, corrections) {
        match edit(&text, file, sources, &group) {
            Ok(Some((range, text))) => {
                edits.push(Edit { range, text, ranks: group.iter().map(|it| it.0).collect() });
            }
            Ok(None) => left.extend(group.iter().map(|it| (it.0, Left::Overlapping))),
            Err(why) => left.extend(group.iter().map(|it| (it.0, why.clone()))),
        }
    }
    edits.sort_by_key(|it| (it.range.start, it.range.end));
    let mut kept: Vec<Edit> = Vec::new();
    for edit in edits {
        let is_same = |it: &Edit| it.range == edit.range && it.text == edit.text;
        match kept.last_mut() {
            Some(last) if is_same(last) => last.ranks.extend(edit.ranks),
            Some(last) if edit.range.start < last.range.end => {
                left.extend(edit.ranks.iter().map(|rank| (*rank, Left::Overlapping)));
            }
            _ if encoded(&edit.text, decoding.encoding).is_none() => {
                left.extend(edit.ranks.iter().map(|rank| (*rank, Left::NoSuchCharacter)));
            }
            _ => kept.push(edit),
        }
    }
    let new = with_edits(&text, &kept);
    // A setting that can be read may not become one that cannot.
    let is_broken = |text: &str| text.parse::<toml::Table>().is_err();
    if file.path.ends_with(".toml") && is_broken(&new) && !is_broken(&text) {
        return all(Left::Unwritable);
    }
    let Some(body) = encoded(&new, decoding.encoding) else { return all(Left::Unwritable) };
    Corrected {
        bytes: [mark, &body[..]].concat(),
        lines: changed_lines(file, &kept),
        made: kept.iter().flat_map(|it| it.ranks.iter().copied()).collect(),
        left,
    }
}

/// The corrections of each place together, where they are of one cell.
pub fn by_place<'a>(
    sources: &SourceMap,
    corrections: &[(usize, &'a Correction)],
) -> Vec<Vec<(usize, &'a Correction)>> {
    let mut groups: Vec<(Place, Vec<(usize, &Correction)>)> = Vec::new();
    for (rank, one) in corrections {
        let place = sources.written(one.place);
        let is_cell = matches!(place, Place::Cell { .. });
        match groups.iter_mut().find(|(other, _)| is_cell && *other == place) {
            Some((_, group)) => group.push((*rank, one)),
            None => groups.push((place, vec![(*rank, one)])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// What a place becomes; nothing where the corrections of a cell are in each other's way.
fn edit(
    text: &str,
    file: &SourceFile,
    sources: &SourceMap,
    group: &[(usize, &Correction)],
) -> Result<Option<(Range<usize>, String)>, Left> {
    let (_, first) = group[0];
    let range = sources.span(first.place);
    let raw = text.get(range.clone()).ok_or(Left::Changed)?;
    let Some(value) = replaced(group) else { return Ok(None) };
    if !matches!(sources.written(first.place), Place::Cell { .. }) {
        return if raw == first.former { Ok(Some((range, value))) } else { Err(Left::Changed) };
    }
    let body = raw.trim();
    let lead = raw.len() - raw.trim_start().len();
    let quoted = body.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let inner = quoted.map_or_else(|| body.to_owned(), |it| it.replace("\"\"", "\""));
    if inner.trim() != first.former {
        return Err(Left::Changed);
    }
    let separates = |it: char| file.records.as_ref().is_some_and(|records| records.separates(it));
    let new = inner.replacen(&first.former, &value, 1);
    let special = |it: char| matches!(it, '"' | '\n' | '\r') || separates(it);
    let new = match quoted.is_some() || new.contains(special) {
        true => format!("\"{}\"", new.replace('"', "\"\"")),
        false => new,
    };
    Ok(Some((range.start + lead..range.start + lead + body.len(), new)))
}

/// A value with all parts replaced that corrections of it replace.
pub fn replaced(group: &[(usize, &Correction)]) -> Option<String> {
    let mut parts: Vec<(&Range<usize>, &str)> =
        group.iter().map(|(_, it)| (&it.part, it.text.as_str())).collect();
    parts.sort_by_key(|(part, _)| (part.start, part.end));
    parts.dedup();
    let apart = parts.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start);
    let same = group.iter().all(|(_, it)| it.former == group[0].1.former);
    if !apart || !same {
        return None;
    }
    let mut value = group[0].1.former.clone();
    for (part, text) in parts.into_iter().rev() {
        value.get(part.clone())?;
        value.replace_range(part.clone(), text);
    }
    Some(value)
}

fn with_edits(text: &str, edits: &[Edit]) -> String {
    let mut new = text.to_owned();
    for edit in edits.iter().rev() {
        new.replace_range(edit.range.clone(), &edit.text);
    }
    new
}

/// The lines that edits change, in what was read: what nobody may see stays masked.
fn changed_lines(file: &SourceFile, edits: &[Edit]) -> Vec<ChangedLine> {
    let mut lines: Vec<(Range<usize>, Vec<&Edit>)> = Vec::new();
    for edit in edits {
        let range = file.line_range(edit.range.start).start..file.line_range(edit.range.end).end;
        match lines.last_mut() {
            Some((last, of_line)) if range.start < last.end || range.start == last.start => {
                last.end = last.end.max(range.end);
                of_line.push(edit);
            }
            _ => lines.push((range, vec![edit])),
        }
    }
    let changed = |(range, edits): (Range<usize>, Vec<&Edit>)| {
        let mut after = file.text[range.clone()].to_owned();
        for edit in edits.iter().rev() {
            let within = edit.range.start - range.start..edit.range.end - range.start;
            after.replace_range(within, &edit.text);
        }
        let (number, _) = file.line_column(range.start);
        ChangedLine { number, before: file.text[range].to_owned(), after }
    };
    lines.into_iter().map(changed).collect()
}

/// The mark at the beginning of a file, if the rest of its bytes is the text in its encoding.
fn mark<'a>(bytes: &'a [u8], text: &str, encoding: Encoding) -> Option<&'a [u8]> {
    let body = encoded(text, encoding)?;
    let at = bytes.len().checked_sub(body.len()).filter(|at| *at < 4)?;
    (bytes[at..] == body[..]).then(|| &bytes[..at])
}

/// A text in an encoding, without a mark; nothing if it has a character that the encoding lacks.
fn encoded(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    Some(match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Windows1252 | Encoding::Macintosh => {
            let (bytes, _, is_lacking) = encoding.signs().encode(text);
            (!is_lacking).then(|| bytes.into_owned())?
        }
    })
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;
    use crate::diagnostic::source::Records;

    /// A table of two columns, with corrections of the parts of its cells.
    fn table(text: &str, bytes: &[u8], cells: &[(u32, u16, &str, &str, &str)]) -> Corrected {
        let mut sources = SourceMap::default();
        let file = sources.add("a.csv", text);
        let ends = text.match_indices('\n').map(|(at, _)| u32::try_from(at + 1).unwrap());
        let starts: Vec<u32> = std::iter::once(0).chain(ends).collect();
        let rows = (1..=u32::try_from(starts.len()).unwrap()).collect();
        sources.set_records(file, Records::new(b';', starts, rows));
        let corrections: Vec<Correction> = cells
            .iter()
            .map(|(record, field, value, old, new)| {
                let place = Place::Cell { file, record: *record, field: *field };
                let at = value.find(old).unwrap();
                Correction::of_part(place, value, at..at + old.len(), new)
            })
            .collect();
        let ranked: Vec<(usize, &Correction)> = corrections.iter().enumerate().collect();
        corrected(bytes, sources.file(file), &sources, &ranked)
    }

    #[test]
    fn only_the_bytes_of_a_correction_change() {
        let text = "id;titre\r\na; l'été au rtes  \r\nb;\"le \"\"rtes\"\" ; rtes\"\r\n";
        let cells = [
            (1, 1, "l'été au rtes", "rtes", "RTES"),
            (2, 1, "le \"rtes\" ; rtes", "\"rtes\"", "« RTES »"),
            (2, 1, "le \"rtes\" ; rtes", "; rtes", "; RTES"),
        ];
        let expected = "id;titre\r\na; l'été au RTES  \r\nb;\"le « RTES » ; RTES\"\r\n";
        let utf16 = |text: &str| -> Vec<u8> {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            [0xFF, 0xFE].into_iter().chain(units).collect()
        };
        let marked = |text: &str| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        let western = |text: &str| WINDOWS_1252.encode(text).0.into_owned();
        let plain = |text: &str| text.as_bytes().to_vec();
        for write in [&plain as &dyn Fn(&str) -> Vec<u8>, &marked, &utf16, &western] {
            let made = table(text, &write(text), &cells);
            assert_eq!((made.bytes, made.made.len(), made.left), (write(expected), 3, vec![]));
        }
        let made = table(text, text.as_bytes(), &cells);
        assert_eq!(made.lines.len(), 2);
        assert_eq!(made.lines[1].after, "b;\"le « RTES » ; RTES\"");
    }

    #[test]
    fn what_cannot_be_written_is_left_and_told() {
        let text = "id;titre\na;été rtes\n";
        let western = WINDOWS_1252.encode(text).0.into_owned();
        let of = |bytes: &[u8], cells: &[(u32, u16, &str, &str, &str)]| {
            let made = table(text, bytes, cells);
            assert_eq!(made.bytes, bytes, "nothing else is written");
            made.left
        };
        let cell = (1, 1, "été rtes", "rtes", "R\u{202f}TES");
        assert_eq!(of(&western, &[cell]), [(0, Left::NoSuchCharacter)]);
        assert_eq!(of(b"id;titre\na;autre\n", &[cell]), [(0, Left::Changed)]);
        let other = "id;titre\na;été rtez\n".as_bytes();
        assert_eq!(of(other, &[cell]), [(0, Left::Changed)]);
        let wider = (1, 1, "été rtes", "été rtes", "b");
        let left = of(text.as_bytes(), &[cell, wider]);
        assert_eq!(left, [(0, Left::Overlapping), (1, Left::Overlapping)]);
    }
}
