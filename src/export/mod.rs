//! The ways out: PDF, and the bundle as a folder.

mod pdf;
#[cfg(test)]
mod tests;
mod tree;

pub use self::pdf::{PdfMeta, Purpose, pdf};
pub use self::tree::{TreeFile, bundle_tree};
