//! The files of an edition that corrections change.

use std::path::{Path, PathBuf};

use crate::cli::Stop;
use crate::read::corrected::Corrected;
use crate::read::folder::{Trouble, bytes_within};

/// A file as it will be.
pub(super) struct Written {
    /// As the edition knows it.
    pub(super) path: String,
    /// Where it stands.
    pub(super) target: PathBuf,
    /// As it is.
    pub(super) former: Vec<u8>,
    /// As it will be.
    pub(super) new: Corrected,
}

/// The bytes of a file of the edition; nothing where there is none.
pub(super) fn read(edition: &Path, path: &str) -> Result<Option<Vec<u8>>, Stop> {
    match bytes_within(edition, &edition.join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Trouble::Missing) => Ok(None),
        Err(Trouble::Unreadable(reason)) => {
            Err(Stop::Usage(format!("« {path} » ne peut pas être lu : {reason}")))
        }
    }
}
