//! Pictures: photographs, logos, covers. Each is a file of the folder `images`.

use crate::read::framing::Framing;

/// A picture that the data names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Path in the edition: `images/club.jpg`.
    pub path: String,
    /// What it shows, where the data says it.
    pub alt: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
    /// What a crop keeps of it; the middle where nothing is said.
    pub framing: Option<Framing>,
}

impl Picture {
    /// Written with or without its folder; nothing when no file is named.
    pub fn named(file: Option<String>) -> Option<Self> {
        let file = file?;
        let path =
            if file.starts_with(Self::FOLDER) { file } else { Self::FOLDER.to_owned() + &file };
        Some(Self { path, alt: None, credit: None, framing: None })
    }

    /// The folder of the edition that holds all of them.
    pub const FOLDER: &str = "images/";
}
