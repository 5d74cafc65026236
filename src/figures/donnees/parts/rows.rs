//! Tables whose rows templates receive as they are.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::shape::{Part, PartField, Shaped, ValueShape};
use super::words::{DateText, MeasureText, NumberText, PictureEntry};

part! {
    /// A table with its rows.
    TableRows, "lignes d'une table", "Une table, ligne par ligne" {
        title / "titre": String, "Ce qu'elle contient";
        columns / "colonnes": Vec<ColumnEntry>, "Ses colonnes, dans l'ordre";
        rows / "lignes": Vec<RowEntry>, "Ses lignes de l'année, par colonne ; une case vide n'y est pas";
        totals / "totaux": BTreeMap<String, NumberText>, "La somme de chaque colonne de nombres";
        groups / "groupes": BTreeMap<String, Vec<GroupEntry>>, "Par colonne de mots, ses valeurs et la somme des nombres de leurs lignes";
        illustrative / "illustratif": bool, "Vrai si une valeur est inventée pour la démonstration";
    }
}

part! {
    /// A column of a table.
    ColumnEntry, "colonne", "Une colonne d'une table" {
        name / "nom": String, "Son en-tête, tel qu'il s'écrit";
        label / "libelle": String, "Ce qui s'imprime en tête";
        number / "nombre": bool, "Vrai si elle contient des nombres";
        form / "forme": &'static str, "texte, liste, nombre, date, adresse ou image";
        required / "obligatoire": bool, "Vrai si chaque ligne en a une valeur";
    }
}

part! {
    /// Rows that have one value in a column.
    GroupEntry, "groupe", "Les lignes d'une même valeur" {
        name / "nom": String, "La valeur, telle qu'elle s'imprime";
        rows / "rangs": Vec<u64>, "Le rang de ses lignes parmi celles de la table, à partir de 0";
        totals / "totaux": BTreeMap<String, NumberText>, "La somme de chaque colonne de nombres";
    }
}

/// A row: what its columns hold, by their names. An empty cell is not there.
pub type RowEntry = BTreeMap<String, CellEntry>;

/// What a cell holds, in French typography.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum CellEntry {
    /// Words.
    Text(String),
    /// Several words.
    List(Vec<String>),
    /// A count.
    Count(NumberText),
    /// A rank, a page.
    Number(u64),
    /// A measure.
    Measure(MeasureText),
    /// A picture.
    Picture(PictureEntry),
    /// A date.
    Date(DateText),
}

impl Shaped for CellEntry {
    const SHAPE: ValueShape = ValueShape::Cell;
}
