//! Sorted lines `key;field;field…` embedded in the binary, searched in place.

use crate::read::packed::Packed;

// `FILES`: those of `data/`, by name.
include!(concat!(env!("OUT_DIR"), "/geography.rs"));

/// All communes: code, name, rank of the grouping in [`GROUPINGS`], longitude,
/// latitude in thousandths of a degree.
pub(super) static COMMUNES: Records = Records("communes.txt");
/// Groupings of communes: SIREN, main département, mean of their communes.
pub(super) static GROUPINGS: Records = Records("epci.txt");
/// Départements: code, name, region, mean of their communes.
pub(super) static DEPARTMENTS: Records = Records("departements.txt");
/// Regions: code, name, mean of their communes.
pub(super) static REGIONS: Records = Records("regions.txt");

/// The text of a file of `data/`.
pub(super) fn text_of(name: &str) -> &'static str {
    let file = FILES.iter().find(|(file, _)| *file == name);
    file.unwrap_or_else(|| panic!("the tool has {name}")).1.text()
}

/// A file of lines in the order of their keys, each ended by a line feed.
pub(super) struct Records(&'static str);

impl Records {
    /// The fields of the record of this key, the key first.
    pub(super) fn find(&self, key: &str) -> Option<Fields> {
        let text = text_of(self.0);
        let (mut from, mut to) = (0, text.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let start = text.as_bytes()[..middle].iter().rposition(|byte| *byte == b'\n');
            let start = start.map_or(0, |end| end + 1);
            let line = line(text, start);
            let found = line.split(';').next().unwrap_or_default();
            match found.cmp(key) {
                std::cmp::Ordering::Equal => return Some(Fields(line)),
                std::cmp::Ordering::Less => from = start + line.len() + 1,
                std::cmp::Ordering::Greater => to = start,
            }
        }
        None
    }

    /// All records, in the order of their keys.
    pub(super) fn iter(&self) -> impl Iterator<Item = Fields> {
        text_of(self.0).lines().map(Fields)
    }
}

fn line(text: &'static str, start: usize) -> &'static str {
    text[start..].split('\n').next().unwrap_or_default()
}

/// One line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields(&'static str);

impl Fields {
    /// A field by its rank; the key is the first.
    pub(super) fn text(self, index: usize) -> &'static str {
        self.0.split(';').nth(index).unwrap_or_default()
    }

    /// A field that is a whole number.
    pub(super) fn number(self, index: usize) -> Option<i32> {
        self.text(index).parse().ok()
    }
}
