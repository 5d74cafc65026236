//! The table `effectifs`.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("au", "Date du comptage")
        .is(CellForm::Date)
        .example("31 décembre")
        .also(&["date_comptage", "annee"]),
    required("type", "Ville, intercommunalité, département, région ou ensemble")
        .is(CellForm::ReferenceOr("types_adherents", WHOLE))
        .also(&["categorie", "nature"]),
    required("nombre", "Nombre d'adhérents")
        .is(CellForm::Count)
        .example("75")
        .also(&["total", "effectif", "adherent", "membre"]),
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `effectifs`: how many members of a type at a date.
#[derive(Debug, Clone)]
pub struct Headcount {
    /// At which date.
    pub as_of: PartialDate,
    /// Id of the type, or `ensemble`.
    pub kind: String,
    /// How many.
    pub count: Quantity,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Headcount {
    const SCHEMA: TableSchema = TableSchema::new(
        "effectifs",
        "Nombre d'adhérents",
        "Une ligne par type d'adhérents et par date.",
        COLUMNS,
    )
    .readable(Self::READABLE)
    .counted_at("au", &["type"])
    .in_annex("adherents");

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let as_of = cells.required_date("au");
        let kind = cells.part_or_whole("type").and_then(|kind| match kind.as_str() {
            WHOLE => Some(kind),
            _ => cells.reference("type", &kind),
        });
        let count = cells.required_quantity("nombre");
        let own = OwnValues::read(cells);
        Some(Self { row: cells.row(), own: own?, as_of: as_of?, kind: kind?, count: count? })
    }
}

record!(Headcount, |it| {
    "au" => Field::Date(Some(&it.as_of)),
    "type" => Field::Text(&it.kind),
    "nombre" => Field::Count(Some(&it.count)),
} date: Some(&it.as_of););
