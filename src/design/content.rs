//! The bytes of a file.

use std::fmt;
use std::sync::Arc;

/// Bytes that are embedded in the binary, or shared with whoever made them. Never copied.
#[derive(Clone)]
pub enum FileContent {
    /// Embedded in the binary.
    Static(&'static [u8]),
    /// Read or generated during this run.
    Shared(Arc<Vec<u8>>),
}

impl FileContent {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

impl AsRef<[u8]> for FileContent {
    fn as_ref(&self) -> &[u8] {
        self.as_slice()
    }
}

impl PartialEq for FileContent {
    fn eq(&self, other: &Self) -> bool {
        // Embedded bytes are usually the same bytes: no need to read two megabytes of fonts.
        std::ptr::eq(self.as_slice(), other.as_slice()) || self.as_slice() == other.as_slice()
    }
}

impl fmt::Debug for FileContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.as_slice().len())
    }
}

impl From<&'static [u8]> for FileContent {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Static(bytes)
    }
}

impl<const N: usize> From<&'static [u8; N]> for FileContent {
    fn from(bytes: &'static [u8; N]) -> Self {
        Self::Static(bytes)
    }
}

impl From<&'static str> for FileContent {
    fn from(text: &'static str) -> Self {
        Self::Static(text.as_bytes())
    }
}

impl From<Vec<u8>> for FileContent {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Shared(Arc::new(bytes))
    }
}

impl From<String> for FileContent {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}
