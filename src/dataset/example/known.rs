//! What `rapport new` wrote as an example, so that it is known again wherever it is left: by its
//! words and values, whatever a spreadsheet has made of the file.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashSet;

use super::{MODEL, NAME, dated};
use crate::diagnostic::source::{Place, SourceMap};
use crate::language::french::{capitalized, fold};
use crate::language::partial_date::{PartialDate, Period};
use crate::language::quantity::Quantity;
use crate::read::prose::{self, Block, BlockKind, Commands, Origin, sentences};
use crate::read::schema::{TableSchema, yes_or_no};

/// Letters of a sentence that is known wherever it stands; a shorter one is known when it is all
/// of a passage.
const TELLING: usize = 24;
/// How sentences of the model begin that may be kept: they say what the tables say.
const KEPT: &[&str] = &["lapresseaparle", "alafindelannee"];
/// How settings and titles of the model begin.
const BEGINNINGS: &[&str] = &["Exemple :", "Exemple\u{a0}:", "Lignes d'exemple de "];
/// How titles of the model begin.
const MARK: &str = "Exemple : ";
/// Other values of the settings of the model.
const SETTINGS: &[&str] = &["contact@example.org", "https://www.example.org", NAME];
/// Columns that say in words what a row is about.
const TOLD: &[&str] =
    &["titre", "titre_court", "nom", "description", "media", "extrait", "libelle", "financeur"];
/// Columns that hold what is measured.
const MEASURED: &[&str] = &["participants", "nombre", "destinataires"];
/// Columns that say of what, where and when.
const SITUATED: &[&str] = &["au", "date_debut", "date_envoi", "lieu", "mesure", "periode", "type"];

/// What the model wrote for an edition.
pub struct Known {
    period: Period,
    rows: Vec<ModelRow>,
    words: FxHashSet<String>,
    titles: FxHashSet<String>,
    measures: FxHashSet<String>,
    passages: FxHashSet<String>,
    sentences: Option<AhoCorasick>,
}

/// A row of the model.
struct ModelRow {
    table: String,
    cells: Vec<(String, String)>,
}

/// How sure it is that a row is an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Its words, or all its values, are the example's.
    Sure,
    /// Its few values are: a row of the year may have them by chance.
    Likely,
}

impl Known {
    /// What the model wrote for this year or season.
    pub fn of(period: impl Into<Period>) -> Self {
        let period = period.into();
        let mut known = Self {
            period,
            rows: rows(period),
            words: FxHashSet::default(),
            titles: FxHashSet::default(),
            measures: FxHashSet::default(),
            passages: FxHashSet::default(),
            sentences: None,
        };
        for (column, text) in known.rows.iter().flat_map(|row| &row.cells) {
            if MEASURED.contains(&column.as_str()) {
                known.measures.insert(bare(text));
            }
            if let Some(title) = text.strip_prefix(MARK).filter(|_| column == "titre") {
                known.titles.extend([title.to_owned(), capitalized(title)]);
            }
            if TOLD.contains(&column.as_str()) {
                known.words.insert(text.clone());
            }
        }
        let mut fragments = Vec::new();
        for text in texts() {
            known.learn(text, &mut fragments);
        }
        known.sentences =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(fragments).ok();
        known
    }

    fn learn(&mut self, text: &str, fragments: &mut Vec<String>) {
        let file = SourceMap::default().add("", "");
        let read = prose::read(file, text, Commands::shipped(), &|cited| Some(cited.id.clone()));
        for block in read.blocks.iter().filter(|block| block.kind != BlockKind::Heading) {
            let whole = Letters::of(block).text;
            if whole.len() > 6 {
                self.passages.insert(whole);
            }
            for (part, _) in block.parts().filter(|(_, origin)| is_typed(*origin)) {
                // A gap of the model stands for words of the organisation.
                for words in block.text[part].split(['{', '}']) {
                    for sentence in sentences(words) {
                        let block =
                            Block::value(BlockKind::Item, &words[sentence], Place::File(file), "");
                        let letters = Letters::of(&block).text;
                        let is_kept = KEPT.iter().any(|kept| letters.starts_with(kept));
                        if letters.len() >= TELLING && !is_kept {
                            fragments.push(letters);
                        }
                    }
                }
            }
        }
    }

    /// Where a passage of a text is still that of the model.
    pub fn passage(&self, block: &Block) -> Option<Place> {
        if block.kind == BlockKind::Heading {
            return None;
        }
        let letters = Letters::of(block);
        if self.passages.contains(&letters.text)
            && !KEPT.iter().any(|it| letters.text.starts_with(it))
        {
            return Some(block.place(0..block.text.len()));
        }
        let found = self.sentences.as_ref()?.find(&letters.text)?;
        let start = letters.places[found.start()];
        let last = letters.places[found.end() - 1];
        let end = last + block.text[last..].chars().next().map_or(1, char::len_utf8);
        Some(block.place(start..end))
    }

    /// Whether a setting is still that of the model.
    pub fn setting(&self, value: &str) -> bool {
        begins_as_example(value) || SETTINGS.contains(&value.trim())
    }

    /// Whether a row is an example of which nothing was changed; `cell` gives its cells by column.
    pub fn is_untouched<'a>(
        &self,
        schema: &TableSchema,
        cell: impl Fn(&'static str) -> &'a str,
    ) -> bool {
        let model = |row: &ModelRow, column: &str| {
            let found = row.cells.iter().find(|(name, _)| name == column);
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        let mut rows = self.rows.iter().filter(|row| row.table == schema.name);
        // The ids of lists are the organisation's own from the first day.
        let compared = schema.columns.iter().filter(|column| column.kind.list().is_none());
        let compared: Vec<&'static str> = compared.map(|column| column.name).collect();
        rows.any(|row| compared.iter().all(|column| model(row, column) == cell(column)))
    }

    /// Whether a row is still an example, and the column that shows it; `cell` gives its cells by
    /// column, if the table has it.
    pub fn row<'a>(
        &self,
        table: &str,
        cell: impl Fn(&str) -> Option<&'a str>,
    ) -> Option<(&'static str, Likeness)> {
        for column in TOLD.iter().copied() {
            let words = cell(column).unwrap_or_default();
            if begins_as_example(words) || self.words.contains(words) {
                return Some((column, Likeness::Sure));
            }
        }
        if let Some(column) = self.half_replaced(table, &cell) {
            return Some((column, Likeness::Sure));
        }
        // What has words is known by them: a row of the year may have the date and the number of
        // an example. Nearly all rows end here: there may be millions of them.
        let has_words = TOLD.iter().any(|column| cell(column).is_some_and(|it| !it.is_empty()));
        let measured = MEASURED.iter().copied().filter(|column| {
            !has_words
                && cell(column)
                    .is_some_and(|it| !it.is_empty() && self.measures.contains(&bare(it)))
        });
        // The first word of a title is the first to be taken off.
        let titled = ["titre"]
            .into_iter()
            .filter(|column| cell(column).is_some_and(|title| self.titles.contains(title)));
        let column = measured.chain(titled).next()?;
        let value = cell(column)?;
        let candidates = self.rows.iter().filter(|row| {
            let same = |it: &str| self.is_same(it.trim_start_matches(MARK), value);
            row.table == table && row.cell(column).is_some_and(same)
        });
        let likeness = candidates.filter_map(|row| self.likeness(row, &cell)).next()?;
        Some((column, likeness))
    }

    /// Of a row that has got another title and has still the name of an example: the number that is
    /// the example's too, where its date or its place is.
    fn half_replaced<'a>(
        &self,
        table: &str,
        cell: &impl Fn(&str) -> Option<&'a str>,
    ) -> Option<&'static str> {
        let id = cell("id").filter(|it| !it.is_empty())?;
        let row = self.rows.iter().find(|it| it.cell("id") == Some(id) && it.table == table)?;
        let same = |column: &str| {
            let value = cell(column).filter(|it| !it.is_empty());
            value.zip(row.cell(column)).is_some_and(|(one, other)| self.is_same(one, other))
        };
        let situated = ["date_debut", "lieu"].into_iter().any(same);
        MEASURED.iter().copied().find(|column| same(column)).filter(|_| situated)
    }

    fn likeness<'a>(
        &self,
        row: &ModelRow,
        cell: &impl Fn(&str) -> Option<&'a str>,
    ) -> Option<Likeness> {
        // The name of an event of the model, and its number.
        if row.cell("id").is_some_and(|id| cell("id") == Some(id)) {
            return Some(Likeness::Sure);
        }
        let mut same = 0;
        for column in SITUATED {
            let Some(text) = row.cell(column).filter(|text| !text.is_empty()) else { continue };
            match cell(column) {
                // A column that was taken off says nothing.
                None | Some("") => {}
                Some(other) if self.is_same(text, other) => same += 1,
                Some(_) => return None,
            }
        }
        let is_long = MEASURED.iter().any(|it| row.cell(it).is_some_and(|it| bare(it).len() > 3));
        let is_marked = cell("illustratif").and_then(yes_or_no) == Some(true);
        match same {
            0 => None,
            _ if is_long || is_marked || row.table == "evenements" => Some(Likeness::Sure),
            _ => Some(Likeness::Likely),
        }
    }

    /// Whether two cells say the same, in words, as a date or as a number.
    fn is_same(&self, one: &str, other: &str) -> bool {
        let date = |text| PartialDate::parse(text, self.period).ok();
        let number = |text| Quantity::parse(text).ok().flatten();
        fold(one) == fold(other)
            || date(one).is_some_and(|one| date(other) == Some(one))
            || number(one).is_some_and(|one| number(other) == Some(one))
    }
}

/// The columns that tell whether a row is an example.
pub fn telling_columns() -> impl Iterator<Item = &'static str> {
    [TOLD, MEASURED, SITUATED, &["id", "illustratif"]].concat().into_iter()
}

impl ModelRow {
    fn cell(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|(name, _)| name == column).map(|(_, text)| text.as_str())
    }
}

fn begins_as_example(text: &str) -> bool {
    // A quick look, for the many cells.
    text.starts_with(['E', 'L']) && BEGINNINGS.iter().any(|it| text.starts_with(it))
}

/// The rows of the tables of the model, without what the organisation chose.
fn rows(period: Period) -> Vec<ModelRow> {
    let mut rows = Vec::new();
    for file in MODEL.files() {
        let Some(table) = file.path().to_str().and_then(|path| path.strip_suffix(".csv")) else {
            continue;
        };
        let text = dated(file.contents_utf8().unwrap_or_default(), period);
        let mut lines = text.lines().map(|line| line.split(';'));
        let header: Vec<String> = lines.next().into_iter().flatten().map(str::to_owned).collect();
        for cells in lines {
            let cells = header.iter().cloned().zip(cells.map(str::to_owned));
            let cells = cells.filter(|(_, text)| !text.is_empty() && !text.contains("{{"));
            rows.push(ModelRow { table: table.to_owned(), cells: cells.collect() });
        }
    }
    rows
}

/// The texts of the model.
fn texts() -> impl Iterator<Item = &'static str> {
    let files = MODEL.dirs().flat_map(|folder| folder.files());
    files.filter_map(|file| file.contents_utf8())
}

/// A number without what a spreadsheet adds to it or takes from it.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn is_typed(origin: Origin) -> bool {
    matches!(origin, Origin::Typed | Origin::Foreign)
}

/// The letters and digits that were typed in a passage, each with its place: what a change of
/// layout, of quotation marks or of spaces leaves as it is.
struct Letters {
    text: String,
    places: Vec<usize>,
}

impl Letters {
    fn of(block: &Block) -> Self {
        let mut letters = Self { text: String::new(), places: Vec::new() };
        for (part, origin) in block.parts() {
            if !is_typed(origin) {
                letters.put("\0", part.start);
                continue;
            }
            for (at, character) in block.text[part.clone()].char_indices() {
                if character.is_ascii_alphanumeric() {
                    letters.put(
                        character.to_ascii_lowercase().encode_utf8(&mut [0; 4]),
                        part.start + at,
                    );
                } else if character.is_alphanumeric() {
                    letters.put(&fold(character.encode_utf8(&mut [0; 4])), part.start + at);
                }
            }
        }
        letters
    }

    fn put(&mut self, character: &str, at: usize) {
        self.text.push_str(character);
        self.places.resize(self.text.len(), at);
    }
}

#[cfg(test)]
mod tests;
