//! The ways out: PDF, the bundle as a folder, and pages as pictures.

mod packed;
mod pdf;
mod png;
mod svg;
#[cfg(test)]
mod tests;
mod tree;

pub use self::pdf::{PdfMeta, pdf};
pub use self::png::page_png;
pub use self::svg::page_svg;
pub use self::tree::{TreeFile, bundle_tree};
