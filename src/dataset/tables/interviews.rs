//! The table `entretiens`.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("numero", "Numéro de l'entretien").is(CellForm::Number).example("1"),
    required("nom", "Prénom et nom").example("Exemple : prénom et nom").also(&[
        "personne",
        "prenom_nom",
        "nom_prenom",
        "nom_et_prenom",
        "prenom_et_nom",
    ]),
    required("fonction", "Fonction").example("Exemple : fonction"),
    optional("rubrique", "Rubrique de la lettre"),
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `entretiens`: a person of an interview.
#[derive(Debug, Clone)]
pub struct Interview {
    /// Number of the interview.
    pub number: u64,
    /// First and last name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Where it was published.
    pub section: Option<String>,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Interview {
    const SCHEMA: TableSchema = TableSchema::new(
        "entretiens",
        "Entretiens",
        "Une ligne par personne entretenue ; un même numéro les réunit.",
        COLUMNS,
    )
    .readable(Self::READABLE)
    .of(Who::Named);

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let number = cells.required("numero").and_then(|_| cells.number("numero"));
        let name = cells.required("nom");
        let function = cells.required("fonction");
        let own = OwnValues::read(cells);
        Some(Self {
            section: cells.text("rubrique"),
            row: cells.row(),
            own: own?,
            number: number?,
            name: name?,
            function: function?,
        })
    }
}

record!(Interview, |it| {
    "numero" => Field::Number(Some(it.number)),
    "nom" => Field::Text(&it.name),
    "fonction" => Field::Text(&it.function),
    "rubrique" => text(&it.section),
});
