//! What an edition gives beside its documents: the calendar, the pictures of charts and key figures,
//! the figures and the tables as data. Each is a list of files, the same for the same edition.

pub mod calendar;
pub mod data;
pub mod index;
pub mod lock;
pub mod pictures;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Path in the folder of the export, with `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl OutputFile {
    fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}
