//! A table that was made of others: files put end to end, columns of months made rows. It has no
//! text of its own, and each of its cells stands where it was taken from.

use super::{FileId, Place};

/// Where the records and cells of a derived table were taken from.
#[derive(Debug, Clone, Default)]
pub struct Derived {
    /// Where each cell of the header stands.
    header: Vec<Place>,
    /// For each record under the header: the file, the record and the layout that it was taken from.
    records: Vec<(FileId, u32, u32)>,
    layouts: Vec<Layout>,
}

/// For each field of a derived table the field that it was taken from, if there is one.
pub type Layout = Vec<Option<u16>>;

impl Derived {
    /// A table without a row, whose names stand there.
    pub fn new(header: Vec<Place>) -> Self {
        Self { header, ..Self::default() }
    }

    /// Adds a way in which fields were taken, and gives its number.
    pub fn layout(&mut self, layout: Layout) -> u32 {
        self.layouts.push(layout);
        u32::try_from(self.layouts.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds a record, taken from another in this way.
    pub fn push(&mut self, file: FileId, record: u32, layout: u32) {
        self.records.push((file, record, layout));
    }

    /// Where a place of the derived table is written.
    pub fn written(&self, place: Place) -> Place {
        let first = || self.header.first().copied().unwrap_or(place);
        match place {
            Place::File(_) | Place::Span { .. } => Place::File(first().file()),
            Place::Record { record: 0, .. } => match first() {
                Place::Cell { file, record, .. } => Place::Record { file, record },
                other => other,
            },
            Place::Cell { record: 0, field, .. } => {
                self.header.get(usize::from(field)).copied().unwrap_or_else(first)
            }
            Place::Record { record, .. } => match self.records.get(record as usize - 1) {
                Some((file, record, _)) => Place::Record { file: *file, record: *record },
                None => Place::File(first().file()),
            },
            Place::Cell { record, field, .. } => {
                let Some((file, record, layout)) = self.records.get(record as usize - 1) else {
                    return Place::File(first().file());
                };
                let (file, record) = (*file, *record);
                let layout = self.layouts.get(*layout as usize);
                match layout.and_then(|it| it.get(usize::from(field)).copied().flatten()) {
                    Some(field) => Place::Cell { file, record, field },
                    // A value that the rules give to all rows.
                    None => Place::Record { file, record },
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Records, SourceMap};
    use super::*;

    #[test]
    fn a_cell_stands_where_it_was_taken_from() {
        let mut map = SourceMap::default();
        let file = map.add("a.csv", "Quand;Quoi\n1;x\n2;y\n");
        map.set_records(file, Records::new(b';', vec![0, 11, 15], vec![1, 2, 3]));
        let cell = |record, field| Place::Cell { file, record, field };
        let mut derived = Derived::new(vec![cell(0, 1), cell(0, 0)]);
        let layout = derived.layout(vec![Some(1), Some(0), None]);
        derived.push(file, 2, layout);
        let made = map.add_derived("a.csv", derived);
        for (place, text, shown) in [
            (Place::Cell { file: made, record: 1, field: 0 }, "y", "a.csv:3"),
            (Place::Cell { file: made, record: 0, field: 1 }, "Quand", "a.csv:1"),
            (Place::Cell { file: made, record: 1, field: 2 }, "2;y", "a.csv:3"),
            (Place::Record { file: made, record: 1 }, "2;y", "a.csv:3"),
            (Place::Record { file: made, record: 0 }, "Quand;Quoi", "a.csv:1"),
            (Place::File(made), "", "a.csv"),
        ] {
            assert_eq!((map.text(place), map.locate(place).to_string().as_str()), (text, shown));
        }
    }
}
