//! The table `telechargements`.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("periode", "Année ou mois")
        .is(CellForm::Date)
        .example("mars")
        .also(&["mois", "annee"]),
    required("collection", "Identifiant d'une collection de rapport.toml")
        .is(CellForm::Reference("collections"))
        .also(&["kit", "guide"]),
    required("fiche", "Numéro de la fiche, ou « ensemble »")
        .is(CellForm::NumberOr(WHOLE))
        .example("1")
        .also(&["numero", "numero_fiche"]),
    optional("titre", "Titre de la fiche")
        .example("Exemple : titre de la fiche")
        .also(&["nom", "nom_fiche"]),
    optional("titre_court", "Titre pour un graphique étroit"),
    optional("famille", "Identifiant d'une famille de rapport.toml")
        .is(CellForm::Reference("familles")),
    optional("page", "Page de la fiche dans le kit").is(CellForm::Number),
    required("uniques", "Téléchargements uniques")
        .is(CellForm::Count)
        .example("120")
        .also(&["telechargement_unique", "unique"]),
    optional("total", "Tous les téléchargements")
        .is(CellForm::Count)
        .example("145")
        .also(&["telechargement"]),
    URL,
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `telechargements`: one sheet over one period.
#[derive(Debug, Clone)]
pub struct Download {
    /// When.
    pub period: PartialDate,
    /// Id of the collection.
    pub collection: String,
    /// Number of the sheet, or `None` for the collection as a whole.
    pub sheet: Option<u64>,
    /// Title of the sheet.
    pub title: Option<String>,
    /// Title where there is little room.
    pub short_title: Option<String>,
    /// Id of its family.
    pub family: Option<String>,
    /// Page it begins at.
    pub page: Option<u64>,
    /// Unique downloads.
    pub unique: Option<Quantity>,
    /// All downloads.
    pub total: Option<Quantity>,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Download {
    const SCHEMA: TableSchema = TableSchema::new(
        "telechargements",
        "Téléchargements des fiches",
        "Une ligne par fiche et par période.",
        COLUMNS,
    )
    .readable(Self::READABLE)
    .of_year("periode")
    .measured()
    .tab("Téléchargements");

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let period = cells.required_date("periode");
        let collection = cells.required_reference("collection");
        let sheet = match cells.part_or_whole("fiche").as_deref() {
            Some(WHOLE) => Some(None),
            Some(_) => cells.number("fiche").map(Some),
            None => None,
        };
        let family = cells.text("famille");
        let family = family.and_then(|family| cells.reference("famille", &family));
        let unique = cells.required_quantity("uniques");
        let own = OwnValues::read(cells);
        Some(Self {
            title: cells.text("titre"),
            short_title: cells.text("titre_court"),
            page: cells.number("page"),
            total: cells.quantity("total"),
            row: cells.row(),
            own: own?,
            period: period?,
            collection: collection?,
            sheet: sheet?,
            family,
            unique,
        })
    }
}

record!(Download, |it| {
    "periode" => Field::Date(Some(&it.period)),
    "collection" => Field::Text(&it.collection),
    "fiche" => Field::Number(it.sheet),
    "titre" => text(&it.title),
    "titre_court" => text(&it.short_title),
    "famille" => text(&it.family),
    "page" => Field::Number(it.page),
    "uniques" => Field::Count(it.unique.as_ref()),
    "total" => Field::Count(it.total.as_ref()),
} date: Some(&it.period););
