//! Why a sheet is not written.

use crate::diagnostic::source::column_letters;
use crate::read::sheet::{Fault, Position, Region};

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The workbook cannot be read.
    Unreadable(Fault),
    /// The sheet is protected.
    Protected,
    /// A pivot table stands on the sheet.
    Pivot,
    /// The rows come from a query that would write them again.
    Query,
    /// The workbook is signed: a change would break the signature.
    Signed,
    /// The rows of the table are followed by something else, or by a row of totals.
    Followed(u32),
    /// The cells that would be written are merged.
    Merged(Region),
    /// A formula gives the cell that would be written.
    Formula(Position),
    /// The cell is the heading of a column of a table of Excel, which has it elsewhere too.
    Heading(Position),
    /// The cell would hold more text than a spreadsheet admits.
    TooLong(Position),
    /// The sheet has no row or column left.
    Full,
    /// The sheet is written in a way that is not known here.
    Unusual,
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Unreadable(fault)
    }
}

impl Refusal {
    /// Why, and what to do, in French.
    pub fn reason_and_help(&self) -> (String, &'static str) {
        const CLEAR: &str = "laissez libres les lignes sous la table (déplacez ce qui s'y trouve à droite, au-dessus ou sur une autre feuille), enregistrez, et recommencez";
        let (reason, help) = match self {
            Self::Unreadable(fault) => return fault.clone().message_and_help(),
            Self::Protected => (
                "la feuille est protégée",
                "retirez la protection (Excel : « Révision > Ôter la protection de la feuille » ; LibreOffice : « Outils > Protéger la feuille »), enregistrez, et recommencez",
            ),
            Self::Pivot => (
                "un tableau croisé dynamique est posé sur la feuille",
                "déplacez-le sur une autre feuille, enregistrez, et recommencez",
            ),
            Self::Query => (
                "la feuille est alimentée par une requête, qui effacerait les lignes ajoutées",
                "dans Excel, « Création de tableau > Supprimer la liaison », enregistrez, et recommencez",
            ),
            Self::Signed => (
                "le classeur est signé, et la signature ne vaudrait plus",
                "retirez la signature dans le tableur, enregistrez, et recommencez",
            ),
            Self::Followed(row) => {
                return (
                    format!(
                        "la ligne {} contient autre chose, juste où les lignes seraient ajoutées",
                        u64::from(*row) + 1
                    ),
                    CLEAR,
                );
            }
            Self::Merged(region) => {
                return (
                    format!(
                        "les cellules {}:{} sont fusionnées",
                        name(region.first),
                        name(region.last)
                    ),
                    "défusionnez-les, enregistrez, et recommencez",
                );
            }
            Self::Formula(cell) => {
                return (
                    format!("la cellule {} contient une formule, qui serait perdue", name(*cell)),
                    "tapez la valeur à la place de la formule si elle doit venir de l'export, enregistrez, et recommencez",
                );
            }
            Self::Heading(cell) => {
                return (
                    format!("la cellule {} est un en-tête d'un tableau d'Excel", name(*cell)),
                    "écrivez-le vous-même dans Excel, enregistrez, et recommencez",
                );
            }
            Self::TooLong(cell) => {
                return (
                    format!(
                        "la cellule {} recevrait plus de texte qu'un tableur n'en admet",
                        name(*cell)
                    ),
                    "raccourcissez ce texte dans l'export",
                );
            }
            Self::Full => ("la feuille n'a plus assez de lignes", CLEAR),
            Self::Unusual => (
                "la feuille est écrite d'une façon que rapport ne connaît pas",
                "ouvrez le classeur dans Excel ou LibreOffice, enregistrez-le en .xlsx, et recommencez",
            ),
        };
        (reason.to_owned(), help)
    }
}

/// `D42` of row 41, column 3.
pub fn name((row, column): Position) -> String {
    let letters = column_letters(u16::try_from(column).unwrap_or(u16::MAX));
    format!("{letters}{}", u64::from(row) + 1)
}
