//! Which character separates the cells of a table.

use std::collections::BTreeMap;
use std::fmt;

use crate::read::schema::TableSchema;

/// Bytes of the text that are looked at.
const SAMPLE: usize = 64 * 1024;
/// Rows after the header that are looked at.
const ROWS: usize = 20;

/// Records that are looked at where nothing is known of a text.
const LINES: usize = 200;

/// The character between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `;`, as Excel in French writes it.
    Semicolon,
    /// `,`, as most other programs do.
    Comma,
    /// A tab, as in « Texte Unicode » of Excel.
    Tab,
    /// `|`, as exports of databases do.
    Bar,
    /// `:`, as accounting programs may.
    Colon,
}

impl Separator {
    const ALL: [Self; 5] = [Self::Semicolon, Self::Comma, Self::Tab, Self::Bar, Self::Colon];

    /// Stands inside of cells too, between the items of a list or in an hour: a header alone does
    /// not show that it separates, its known columns do.
    fn is_rare(self) -> bool {
        matches!(self, Self::Bar | Self::Colon)
    }

    /// The byte of the text.
    pub fn byte(self) -> u8 {
        match self {
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Bar => b'|',
            Self::Colon => b':',
        }
    }
}

impl fmt::Display for Separator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Semicolon => "point-virgule",
            Self::Comma => "virgule",
            Self::Tab => "tabulation",
            Self::Bar => "barre verticale",
            Self::Colon => "deux-points",
        })
    }
}

/// The separator that a first line `sep=;` declares, and where the table begins.
pub fn declared(text: &str) -> Option<(Separator, usize)> {
    let line = text.split(['\n', '\r']).next()?;
    let words = line.trim_matches(['"', ' ']);
    let character = words.get(..4).filter(|key| key.eq_ignore_ascii_case("sep="))?.len();
    // Spreadsheets may add empty cells after it.
    let character = words[character..].bytes().next()?;
    let separator = Separator::ALL.into_iter().find(|one| one.byte() == character)?;
    let rest = &text[line.len()..];
    let end = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']));
    Some((separator, text.len() - end.unwrap_or(rest).len()))
}

/// The separator under which the header has most columns of the table, then
/// the rows most often as many cells as the header.
pub fn detect(text: &str, schema: &TableSchema) -> Separator {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    if let Some(only) = only_one(sample) {
        return only;
    }
    // Of equals the first is taken.
    Separator::ALL
        .into_iter()
        .rev()
        .max_by_key(|separator| likelihood(sample, *separator, schema))
        .unwrap_or(Separator::Semicolon)
}

/// The separator of a text of which nothing is known, titles above the table included: the one
/// under which most records have as many cells as others, and many of them.
pub fn detect_any(text: &str) -> Separator {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let regular = |separator: &Separator| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator.byte())
            .has_headers(false)
            .flexible(true)
            .from_reader(&text.as_bytes()[..end]);
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for record in reader.records().map_while(Result::ok).take(LINES) {
            *widths.entry(record.len()).or_default() += 1;
        }
        let most = if separator.is_rare() { 2 } else { 1 };
        let wide = widths.into_iter().filter(|(width, _)| *width > most);
        wide.map(|(width, records)| (width - 1) * records).max().unwrap_or(0)
    };
    // Of equals the first is taken.
    Separator::ALL.into_iter().rev().max_by_key(regular).unwrap_or(Separator::Semicolon)
}

/// The one separator of a first line that holds no other. A quoted cell may hold anything.
fn only_one(sample: &str) -> Option<Separator> {
    let line = sample.lines().next().filter(|line| !line.contains('"'))?;
    let mut present =
        Separator::ALL.into_iter().filter(|one| line.as_bytes().contains(&one.byte()));
    present.next().filter(|one| present.next().is_none() && !one.is_rare())
}

/// Known columns, rows as long as the header, cells of the header.
fn likelihood(sample: &str, separator: Separator, schema: &TableSchema) -> (usize, usize, usize) {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(sample.as_bytes());
    let mut records = reader.records().map_while(Result::ok);
    let Some(header) = records.next() else { return (0, 0, 0) };
    let known = header.iter().filter(|cell| schema.find(cell).is_some()).count();
    if separator.is_rare() && known < 2 {
        return (0, 0, 0);
    }
    if header.len() == 1 {
        return (known, 0, 1);
    }
    let alike = records.take(ROWS).filter(|record| record.len() == header.len()).count();
    (known, alike, header.len())
}

#[cfg(test)]
mod tests {
    use super::{Separator, declared, detect};
    use crate::dataset::tables::tests::table;

    #[test]
    fn the_separator_is_found() {
        let schema = table("effectifs").expect("declared");
        for (text, separator) in [
            ("au;type;nombre\n2021;a,b;1,5\n", Separator::Semicolon),
            ("au,type,nombre\n2021,a;b;c;d,1\n", Separator::Comma),
            ("au\ttype\tnombre\n2021\ta;b,c\t1\n", Separator::Tab),
            ("\"au\",\"type\",\"nombre; total; tout\"\n", Separator::Comma),
            ("date,quoi,combien\n1,2,3\n", Separator::Comma),
            ("date;a, b, c, d;quoi\n1;x, y;3\n4;5;6\n", Separator::Semicolon),
            ("au\n2021, 2022\n", Separator::Semicolon),
            ("au|type|nombre\n2021|région|16\n", Separator::Bar),
            ("au:type:nombre\n2021:région:16\n", Separator::Colon),
            ("\"au\"|\"type\"\n\"2021\"|\"a;b\"\n", Separator::Bar),
            ("au;type\n2021;a | b | c\n", Separator::Semicolon),
            ("type : lequel\nrégion\n", Separator::Semicolon),
            ("type|autre\nrégion|x\n", Separator::Semicolon),
            ("", Separator::Semicolon),
        ] {
            assert_eq!(detect(text, schema), separator, "{text}");
        }
    }

    #[test]
    fn a_first_line_may_declare_it() {
        for (text, expected) in [
            ("sep=;\na", Some((Separator::Semicolon, 6))),
            ("SEP=,\r\na", Some((Separator::Comma, 7))),
            ("\"sep=,\"\ra", Some((Separator::Comma, 8))),
            ("sep=\t\na", Some((Separator::Tab, 6))),
            ("sep=;", Some((Separator::Semicolon, 5))),
            ("sep=x\na", None),
            ("sep", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(declared(text), expected, "{text:?}");
        }
    }
}
