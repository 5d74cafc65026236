//! The forms in which a document is written, each with what exports it.

use clap::ValueEnum;

use crate::typeset::{Document, export};

/// A form in which a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputForm {
    /// Un fichier PDF
    Pdf,
    /// Une image par page
    Png,
    /// Un dessin par page
    Svg,
}

/// Makes the file of a page.
pub(super) type PageExporter = Box<dyn Fn(&Document, usize) -> Option<Vec<u8>> + Sync>;

impl OutputForm {
    /// The form of the files with this ending.
    pub(super) fn of_ending(ending: &str) -> Option<Self> {
        Self::value_variants().iter().copied().find(|form| form.ending() == ending)
    }

    /// How the names of its files end.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }

    /// Whether a file is of this form; one that is empty has nothing to lose.
    pub(super) fn is_of(self, bytes: &[u8]) -> bool {
        let start: &[u8] = match self {
            Self::Pdf => b"%PDF",
            Self::Png => b"\x89PNG",
            Self::Svg => b"<svg",
        };
        bytes.is_empty() || bytes.starts_with(start)
    }

    /// What makes a file of each page, `fineness` in points per inch; nothing where all pages are
    /// one file.
    pub(super) fn of_each_page(self, fineness: f64) -> Option<PageExporter> {
        match self {
            Self::Pdf => None,
            Self::Png => {
                Some(Box::new(move |document, page| export::page_png(document, page, fineness)))
            }
            Self::Svg => Some(Box::new(|document, page| {
                export::page_svg(document, page).map(String::into_bytes)
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::OutputForm;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        let (png, svg) = (OutputForm::Png, OutputForm::Svg);
        assert!(png.is_of(b"\x89PNG\r\n") && svg.is_of(b"<svg xmlns"));
        assert!(!png.is_of(b"%PDF-1.7") && !svg.is_of(b"\x89PNG"));
        assert!(png.is_of(b""));
    }
}
