//! What is written of its origin beside an imported row, in its column `source`.

/// « Mailchimp : campagnes.csv, ligne 12 [mailchimp-campagnes 0123456789abcdef 89abcdef01234567] »
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The profile.
    pub profile: String,
    /// What tells the row from others, in each export.
    pub key: u64,
    /// The values as they were written, in one number.
    pub values: u64,
    /// Where it came from, in words.
    pub origin: String,
}

impl Mark {
    /// The mark that a cell holds; `None` if it holds none.
    pub fn of(cell: &str) -> Option<Self> {
        let (origin, rest) = cell.strip_suffix(']')?.rsplit_once(" [")?;
        let mut words = rest.split(' ');
        let (profile, key, values) = (words.next()?, words.next()?, words.next()?);
        let number =
            |word: &str| (word.len() == 16).then(|| u64::from_str_radix(word, 16).ok()).flatten();
        if words.next().is_some() {
            return None;
        }
        Some(Self {
            profile: profile.to_owned(),
            key: number(key)?,
            values: number(values)?,
            origin: origin.to_owned(),
        })
    }

    /// The cell.
    pub fn cell(&self) -> String {
        format!("{} [{} {:016x} {:016x}]", self.origin, self.profile, self.key, self.values)
    }
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn a_mark_is_read_as_it_was_written() {
        let mark = Mark {
            profile: "zoom-reunion".to_owned(),
            key: 1,
            values: u64::MAX,
            origin: "Zoom : a [b].csv, ligne 2".to_owned(),
        };
        assert_eq!(Mark::of(&mark.cell()), Some(mark));
        for cell in ["", "Rapport de 2021, page 12", "a [b]", "a [b 1 2]", "a [b 0123456789abcdef]"]
        {
            assert_eq!(Mark::of(cell), None, "{cell}");
        }
    }
}
