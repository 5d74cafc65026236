//! Next year's edition, from this one: what lasts is kept, what passed is left
//! out, and a mark stands wherever something is to be written.
//!
//! | | kept | left out |
//! |---|---|---|
//! | `rapport.toml` | words, figures, charts, outline, comments | published and typed values, titles that tell last year's news, discrepancies |
//! | tables, as files or as a workbook | people, partners, members | the rows of all others |
//! | files that `[lecture]` reads | what stands above their rows; whole where rows last | their rows |
//! | `textes/` | headings, lists and charts that stand alone | sentences |
//! | `images/` | logos, portraits | other photographs |
//! | `relecture.toml` | what was approved, as history | |
//!
//! Last year's counts need no moving: its folder is the sibling that the new
//! edition is compared with.

mod dates;
mod edits;
mod manifest;
mod readings;
mod tables;

use std::path::Path;

use super::NewFile;
use crate::begin::reference;
use crate::dataset;
use crate::design::templates;
use crate::diagnostic::source::Sourced;
use crate::read::approvals::{self, APPROVALS};
use crate::read::prose;
use crate::read::{self, Input};

use self::dates::Shift;

/// The file of the schema that a manifest points to.
const SCHEMA: &str = "rapport.schema.json";

/// Next year's files, and how many places are to be written.
#[derive(Debug)]
pub struct NextYear {
    /// The files.
    pub files: Vec<NewFile>,
    /// Year of the edition that they come from.
    pub from: i32,
    /// How many marks stand in them.
    pub marks: usize,
}

/// Why an edition has no next year.
#[derive(Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It has errors, or tells no year.
    Faulty,
    /// It is of that year or later.
    NotEarlier(i32),
}

/// The year of an edition, if it tells one.
pub fn year_of(edition: &Path) -> Option<i32> {
    read::read(edition, &dataset::catalogue()).0.manifest.edition.map(|edition| edition.year.value)
}

/// The files of the edition of `year`, from that of a folder.
///
/// # Errors
///
/// What keeps the edition from being carried on.
pub fn next_year(edition: &Path, year: i32) -> Result<NextYear, Unfit> {
    let (input, diagnostics) = read::read(edition, &dataset::catalogue());
    let written = input.manifest.edition.as_ref().filter(|_| diagnostics.errors() == 0);
    let from = written.ok_or(Unfit::Faulty)?.year.value;
    if from >= year {
        return Err(Unfit::NotEarlier(from));
    }
    let shift = Shift { from, to: year };
    let text = &input.sources.file(input.manifest.place.file()).text;
    let manifest = manifest::next(&input, text, shift);
    let mut files = tables::next(&input, edition, shift);
    files.extend(readings::next(&input, edition, shift));
    let commands = templates::commands_of(edition);
    let mut marks = manifest.marks;
    for it in &input.texts {
        let text = &input.sources.file(it.file).text;
        let bones =
            prose::skeleton(text, &commands, |cited, id| manifest.stands(&input, cited, id));
        marks += bones.marks;
        files.push(NewFile::text(&it.path, bones.text));
    }
    // What was approved is the history of the next year.
    let history = approvals::as_history(&input.approvals, &input.past_approvals, from);
    files.extend(history.map(|text| NewFile::text(APPROVALS, text)));
    files.push(NewFile::text("images/", ""));
    files.extend(logos(&input));
    if manifest.text.contains(SCHEMA) {
        files.push(NewFile::text(SCHEMA, reference::manifest()));
    }
    files.push(NewFile::text("rapport.toml", manifest.text));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(NextYear { files, from, marks })
}

/// Pictures that do not pass: the logos of the organisation, its supporters and partners, and the
/// portraits.
fn logos(input: &Input) -> Vec<NewFile> {
    let own = input.manifest.organisation.iter().filter_map(|it| it.logo.as_ref());
    let supporters = input.manifest.supporters.iter().filter_map(|it| it.logo.as_ref());
    let mut named: Vec<&str> =
        own.chain(supporters).map(|logo: &Sourced<String>| logo.value.as_str()).collect();
    if let Some(partners) = input.tables.get("partenaires") {
        named.extend(partners.rows().map(|row| row.get("logo")));
    }
    if let Some(people) = input.tables.get("personnes") {
        named.extend(people.rows().map(|row| row.get("photo")));
    }
    let bare = |path: &str| path.trim_start_matches("images/").to_owned();
    let named: Vec<String> = named.into_iter().map(bare).collect();
    input
        .images
        .iter()
        .filter(|image| named.contains(&bare(&image.path)))
        .map(|image| NewFile { path: image.path.clone(), bytes: image.bytes.clone() })
        .collect()
}
