//! The ways in which a table is damaged, each with what must come of it.

use encoding_rs::WINDOWS_1252;
use rapport::dataset::tables::TABLES;
use rapport::read::schema::{CellForm, Column, TableSchema};

use crate::edition::Edition;

/// The same numbers each time for the same seed.
pub struct Dice(u64);

impl Dice {
    /// Seeded by a name and a number.
    pub fn new(name: &str, seed: u64) -> Self {
        let mixed = name.bytes().fold(seed + 1, |it, byte| it.wrapping_mul(31) + u64::from(byte));
        let mut dice = Self(mixed);
        dice.below(2);
        dice
    }

    /// A number from 0 to `limit - 1`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        (!list.is_empty()).then(|| &list[self.below(list.len())])
    }
}

/// A table as it is written: the cells with their quotation marks. No cell has a
/// line end, so that row `i` stands on line `i + 2`.
#[derive(Clone)]
pub struct Sheet {
    /// Its file.
    pub file: String,
    schema: &'static TableSchema,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// What must come of a damage.
#[derive(Debug)]
pub enum Expected {
    /// A diagnostic on this line.
    Line(usize),
    /// A diagnostic on one of these lines.
    OneOf(Vec<usize>),
    /// A diagnostic on this line, or no change.
    LineOrSame(usize),
    /// A diagnostic in the file, or no change.
    FileOrSame,
    /// No change.
    Same,
}

/// A damaged table.
pub struct Variant {
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// What was done.
    pub what: String,
    /// What must come of it.
    pub expected: Expected,
}

/// Damages a table, if it has what this way damages.
pub type Way = fn(&Sheet, &mut Dice) -> Option<Variant>;

/// All ways.
pub const WAYS: &[(&str, Way)] = &[
    ("a cell becomes nonsense", nonsense),
    ("a required cell is emptied", emptied),
    ("a digit becomes a letter", letter_for_digit),
    ("a row is cut", cut),
    ("a row is cut in two", cut_in_two),
    ("a separator becomes another", other_separator),
    ("a separator too many", separator_too_many),
    ("a row comes twice", twice),
    ("the file is truncated", truncated),
    ("a quotation mark is opened", quote),
    ("a NUL byte", nul),
    ("an accent of another encoding", foreign_accent),
    ("a column is renamed", renamed),
    ("two columns are swapped", swapped),
    ("a column loses its name", unnamed),
    ("the header is gone", headless),
    ("the whole file in another encoding", encoded),
    ("other separators throughout", separators),
    ("other line ends", line_ends),
    ("blank rows", blank_rows),
];

impl Sheet {
    /// The tables of an edition.
    pub fn all(edition: &Edition) -> Vec<Self> {
        let files = TABLES.iter().copied().map(|table| (table, format!("{}.csv", table.name)));
        files
            .filter_map(|(schema, file)| {
                let text = std::fs::read_to_string(edition.path(&file)).ok()?;
                let mut lines = text.lines().map(cells);
                let header = lines.next()?;
                let sheet = Self { file, schema, header, rows: lines.collect() };
                assert_eq!(sheet.text(), text, "{} is written back as it was", sheet.file);
                Some(sheet)
            })
            .collect()
    }

    /// As it is written.
    pub fn text(&self) -> String {
        let line = |cells: &Vec<String>| cells.join(";") + "\n";
        std::iter::once(&self.header).chain(&self.rows).map(line).collect()
    }

    fn column(&self, field: usize) -> &'static Column {
        &self.schema.columns[self.schema.find(&self.header[field]).expect("the header is sound")]
    }

    /// A cell whose column and text fit.
    fn draw(
        &self,
        dice: &mut Dice,
        fits: impl Fn(&Column, &str) -> bool,
    ) -> Option<(usize, usize)> {
        let all = self.rows.iter().enumerate().flat_map(|(row, cells)| {
            cells.iter().enumerate().map(move |(field, cell)| (row, field, cell))
        });
        let fitting: Vec<_> = all
            .filter(|(_, field, cell)| fits(self.column(*field), cell))
            .map(|(row, field, _)| (row, field))
            .collect();
        dice.of(&fitting).copied()
    }

    fn variant(&self, what: String, expected: Expected) -> Option<Variant> {
        Some(Variant { bytes: self.text().into_bytes(), what, expected })
    }
}

/// The cells of a line, with their quotation marks.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        quoted ^= c == '"';
        match cells.last_mut() {
            Some(cell) if c != ';' || quoted => cell.push(c),
            _ => cells.push(String::new()),
        }
    }
    cells
}

fn is_judged(kind: CellForm) -> bool {
    !matches!(
        kind,
        CellForm::Text | CellForm::List | CellForm::Code | CellForm::Usual(_) | CellForm::Address
    )
}

fn nonsense(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let (row, field) =
        sheet.draw(dice, |column, cell| is_judged(column.kind) && !cell.is_empty())?;
    let mut damaged = sheet.clone();
    damaged.rows[row][field] = "§§ ?".to_owned();
    damaged.variant(format!("row {row}, column {field}"), Expected::Line(row + 2))
}

fn emptied(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let (row, field) = sheet.draw(dice, |column, _| column.required)?;
    let mut damaged = sheet.clone();
    damaged.rows[row][field].clear();
    damaged.variant(format!("row {row}, column {field}"), Expected::Line(row + 2))
}

fn letter_for_digit(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let numbers = |column: &Column, cell: &str| {
        matches!(column.kind, CellForm::Date | CellForm::Count | CellForm::Number)
            && cell.contains(|c: char| c.is_ascii_digit())
    };
    let (row, field) = sheet.draw(dice, numbers)?;
    let mut damaged = sheet.clone();
    let cell = &mut damaged.rows[row][field];
    let digits: Vec<usize> =
        cell.match_indices(|c: char| c.is_ascii_digit()).map(|it| it.0).collect();
    let at = *dice.of(&digits)?;
    let letter = dice.of(&["O", "l", "S", "x"])?;
    cell.replace_range(at..=at, letter);
    damaged.variant(format!("row {row}, « {} »", sheet.rows[row][field]), Expected::Line(row + 2))
}

fn cut(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    // After the last full cell nothing would be lost.
    let (row, field) = sheet.draw(dice, |_, cell| !cell.is_empty())?;
    // Excel leaves the empty end off the only row of its last sixteen.
    let alone = row + 1 == sheet.rows.len() && (row + 1) % 16 == 0;
    if field == 0 || alone {
        return None;
    }
    let mut damaged = sheet.clone();
    damaged.rows[row].truncate(field);
    damaged.variant(format!("row {row} ends before column {field}"), Expected::Line(row + 2))
}

fn cut_in_two(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let (row, field) = sheet.draw(dice, |_, cell| cell.contains(' ') && !cell.contains('"'))?;
    let mut damaged = sheet.clone();
    let cell = &mut damaged.rows[row][field];
    let spaces: Vec<usize> = cell.match_indices(' ').map(|it| it.0).collect();
    let at = *dice.of(&spaces)?;
    cell.replace_range(at..=at, "\n");
    let expected = Expected::OneOf(vec![row + 2, row + 3]);
    damaged.variant(format!("row {row}, column {field}"), expected)
}

fn other_separator(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let row = dice.below(sheet.rows.len());
    let cells = &sheet.rows[row];
    let after = dice.below(cells.len() - 1);
    let sign = dice.of(&[",", "\t", "|"])?;
    let mut damaged = sheet.clone();
    let joined = format!("{}{sign}{}", cells[after], cells[after + 1]);
    damaged.rows[row].splice(after..=after + 1, [joined]);
    damaged.variant(format!("row {row} after column {after}: {sign:?}"), Expected::Line(row + 2))
}

fn separator_too_many(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let (row, field) = sheet.draw(dice, |_, cell| !cell.is_empty())?;
    let mut damaged = sheet.clone();
    damaged.rows[row].insert(field, String::new());
    // A full cell always moves: into another column, or out of the table.
    let expected = Expected::Line(row + 2);
    damaged.variant(format!("row {row} before column {field}"), expected)
}

fn twice(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let row = dice.below(sheet.rows.len());
    let mut damaged = sheet.clone();
    let again = row + 1 + dice.below(sheet.rows.len() - row);
    damaged.rows.insert(again, sheet.rows[row].clone());
    let expected = Expected::OneOf(vec![row + 2, again + 2]);
    damaged.variant(format!("row {row} again at {again}"), expected)
}

fn truncated(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let (row, field) = sheet.draw(dice, |_, cell| !cell.is_empty())?;
    // In the midst of the last cell nobody could tell, nor between two rows.
    if field + 1 >= sheet.header.len() || field == 0 {
        return None;
    }
    let mut damaged = sheet.clone();
    damaged.rows.truncate(row + 1);
    damaged.rows[row].truncate(field + 1);
    let cell = &mut damaged.rows[row][field];
    let starts: Vec<usize> = cell.char_indices().map(|it| it.0).collect();
    cell.truncate(*dice.of(&starts)?);
    let mut variant =
        damaged.variant(format!("in row {row}, column {field}"), Expected::Line(row + 2))?;
    variant.bytes.pop();
    Some(variant)
}

fn quote(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let (row, field) = sheet.draw(dice, |_, cell| !cell.is_empty() && !cell.contains('"'))?;
    let mut damaged = sheet.clone();
    damaged.rows[row][field].insert(0, '"');
    damaged.variant(format!("row {row}, column {field}"), Expected::Line(row + 2))
}

fn nul(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let (row, field) = sheet.draw(dice, |_, cell| !cell.is_empty())?;
    let mut damaged = sheet.clone();
    let cell = &mut damaged.rows[row][field];
    let starts: Vec<usize> = cell.char_indices().map(|it| it.0).collect();
    cell.insert(*dice.of(&starts)?, '\0');
    damaged.variant(format!("row {row}, column {field}"), Expected::Line(row + 2))
}

fn foreign_accent(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let (row, field) = sheet.draw(dice, |_, cell| cell.contains(['é', 'è', 'à']))?;
    // So that the file stays one in UTF-8.
    if !sheet.rows.iter().enumerate().any(|(it, cells)| it != row && !cells.concat().is_ascii()) {
        return None;
    }
    let mut damaged = sheet.clone();
    damaged.rows[row][field] = sheet.rows[row][field].replacen(['é', 'è', 'à'], "\u{1}", 1);
    let mut variant =
        damaged.variant(format!("row {row}, column {field}"), Expected::Line(row + 2))?;
    variant.bytes.iter_mut().filter(|byte| **byte == 1).for_each(|byte| *byte = 0xE9);
    Some(variant)
}

fn renamed(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let field = dice.below(sheet.header.len());
    let mut damaged = sheet.clone();
    damaged.header[field].pop();
    let unknown =
        sheet.schema.find(&damaged.header[field]).is_none() && !damaged.header[field].is_empty();
    unknown.then_some(())?;
    damaged.variant(format!("« {} »", damaged.header[field]), Expected::Line(1))
}

fn swapped(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let (one, other) = (dice.below(sheet.header.len()), dice.below(sheet.header.len()));
    // Words can stand in any column of words: only a reader can tell.
    let kinds = [one, other].map(|field| sheet.column(field).kind);
    let filled = |field: usize| sheet.rows.iter().any(|cells| !cells[field].is_empty());
    let differs = std::mem::discriminant(&kinds[0]) != std::mem::discriminant(&kinds[1]);
    // Words of the first column would have to fit the second: numbers are words too.
    let judged = [(one, kinds[1]), (other, kinds[0])].iter().any(|(from, into)| {
        is_judged(*into) && filled(*from) && !is_judged(sheet.column(*from).kind)
    });
    (differs && judged).then_some(())?;
    let mut damaged = sheet.clone();
    damaged.header.swap(one, other);
    damaged
        .variant(format!("{} and {}", sheet.header[one], sheet.header[other]), Expected::FileOrSame)
}

fn unnamed(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let field = dice.below(sheet.header.len());
    let mut damaged = sheet.clone();
    damaged.header[field].clear();
    damaged.variant(format!("« {} »", sheet.header[field]), Expected::LineOrSame(1))
}

fn headless(sheet: &Sheet, _: &mut Dice) -> Option<Variant> {
    let mut damaged = sheet.clone();
    damaged.header = damaged.rows.remove(0);
    damaged.variant(String::new(), Expected::Line(1))
}

fn encoded(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let text = sheet.text();
    let (legacy, _, unmappable) = WINDOWS_1252.encode(&text);
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
    let (what, bytes) = match dice.below(4) {
        0 if !unmappable => ("Windows-1252", legacy.into_owned()),
        1 => ("UTF-16", [&[0xFF, 0xFE][..], &utf16(u16::to_le_bytes)].concat()),
        2 => ("UTF-16, big end first", [&[0xFE, 0xFF][..], &utf16(u16::to_be_bytes)].concat()),
        _ => ("UTF-8 with a mark", [&[0xEF, 0xBB, 0xBF][..], text.as_bytes()].concat()),
    };
    Some(Variant { bytes, what: what.to_owned(), expected: Expected::Same })
}

fn separators(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let sign = *dice.of(&[",", "\t"])?;
    let line = |cells: &Vec<String>| {
        let quoted = |cell: &String| match cell.contains(sign) && !cell.contains('"') {
            true => format!("\"{cell}\""),
            false => cell.clone(),
        };
        cells.iter().map(quoted).collect::<Vec<_>>().join(sign) + "\n"
    };
    let text: String = std::iter::once(&sheet.header).chain(&sheet.rows).map(line).collect();
    Some(Variant { bytes: text.into_bytes(), what: format!("{sign:?}"), expected: Expected::Same })
}

fn line_ends(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let ends = ["\r\n", "\r", "\n"];
    let text = sheet.text();
    let (what, text) = match dice.below(3) {
        0 => ("\\r\\n", text.replace('\n', "\r\n")),
        1 => ("\\r", text.replace('\n', "\r")),
        _ => ("mixed", text.lines().map(|line| line.to_owned() + ends[dice.below(3)]).collect()),
    };
    Some(Variant { bytes: text.into_bytes(), what: what.to_owned(), expected: Expected::Same })
}

fn blank_rows(sheet: &Sheet, dice: &mut Dice) -> Option<Variant> {
    let mut damaged = sheet.clone();
    for _ in 0..3 {
        let cells = if dice.below(2) == 0 { sheet.header.len() } else { 1 };
        damaged.rows.insert(dice.below(damaged.rows.len() + 1), vec![String::new(); cells]);
    }
    damaged.variant(String::new(), Expected::Same)
}
