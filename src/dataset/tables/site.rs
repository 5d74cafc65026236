//! The table `site`.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("periode", "Année ou mois")
        .is(CellForm::Date)
        .example("mars")
        .also(&["mois", "annee"]),
    required("rubrique", "Ensemble, actualités ou agenda")
        .is(CellForm::Usual(&["ensemble", "actualités", "agenda"]))
        .example("ensemble")
        .also(&["page", "section"]),
    required("mesure", "Visites ou visiteurs")
        .is(CellForm::Usual(&["visites", "visiteurs"]))
        .example("visites")
        .also(&["indicateur"]),
    required("nombre", "Nombre").is(CellForm::Count).example("4800").also(&["valeur", "total"]),
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `site`: visits or visitors of a part of the web site.
#[derive(Debug, Clone)]
pub struct SiteFigure {
    /// When.
    pub period: PartialDate,
    /// Part of the site, or `ensemble`.
    pub section: String,
    /// « visites » or « visiteurs »: they do not add up.
    pub measure: String,
    /// How many.
    pub count: Quantity,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for SiteFigure {
    const SCHEMA: TableSchema = TableSchema::new(
        "site",
        "Fréquentation du site",
        "Une ligne par période, rubrique et mesure.",
        COLUMNS,
    )
    .readable(Self::READABLE)
    .of_year("periode")
    .measured();

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let period = cells.required_date("periode");
        let section = cells.part_or_whole("rubrique");
        let measure = cells.required("mesure");
        let count = cells.required_quantity("nombre");
        let own = OwnValues::read(cells);
        Some(Self {
            row: cells.row(),
            own: own?,
            period: period?,
            section: section?,
            measure: measure?,
            count: count?,
        })
    }
}

record!(SiteFigure, |it| {
    "periode" => Field::Date(Some(&it.period)),
    "rubrique" => Field::Text(&it.section),
    "mesure" => Field::Text(&it.measure),
    "nombre" => Field::Count(Some(&it.count)),
} date: Some(&it.period););
