//! The ways out: PDF, the bundle as a folder, and pages as pictures for the preview.

mod pdf;
mod svg;
#[cfg(test)]
mod tests;
mod tree;

pub use self::pdf::{PdfMeta, pdf};
pub use self::svg::page_svg;
pub use self::tree::{TreeFile, bundle_tree};
