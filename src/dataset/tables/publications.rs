//! The table `publications`.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("id", "Nom court et stable, pour citer la publication")
        .is(CellForm::Code)
        .example("exemple")
        .also(&["identifiant"]),
    required("titre", "Titre").example("Exemple : titre de la publication").also(&["nom"]),
    optional("collection", "Collection"),
    optional("numero", "Numéro dans la collection").is(CellForm::Number),
    optional("date", "Jour, mois, suite de mois ou année de parution")
        .is(CellForm::Date)
        .example("mars")
        .also(&["parution", "date_parution", "annee", "annee_parution"]),
    optional("tirage", "Nombre d'exemplaires imprimés")
        .is(CellForm::Count)
        .example("500")
        .also(&["exemplaire"]),
    optional("nouvelles", "Nombre de fiches nouvelles dans l'année").is(CellForm::Count),
    optional("fiches", "Nombre de fiches en tout").is(CellForm::Count),
    optional("partenaires", "Partenaires, séparés par « | »").is(CellForm::List),
    optional("licence", "Licence de diffusion"),
    optional("description", "Quelques phrases"),
    optional("couverture", "Fichier du dossier images, qui remplace la couverture dessinée")
        .is(CellForm::Picture("la couverture")),
    optional("couverture_alt", "Ce que montre la couverture, si son titre n'y suffit pas"),
    optional("couverture_credit", "Auteur de la couverture"),
    URL,
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `publications`.
#[derive(Debug, Clone)]
pub struct Publication {
    /// Name by which texts cite it.
    pub id: String,
    /// Title.
    pub title: String,
    /// Collection it belongs to.
    pub collection: Option<String>,
    /// Number in the collection.
    pub number: Option<u64>,
    /// When it appeared.
    pub date: Option<PartialDate>,
    /// Copies printed.
    pub print_run: Option<Quantity>,
    /// New sheets in the year.
    pub new_sheets: Option<Quantity>,
    /// Sheets in all.
    pub sheets: Option<Quantity>,
    /// Partner organisations.
    pub partners: Vec<String>,
    /// Licence.
    pub licence: Option<String>,
    /// One sentence of facts.
    pub description: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Its cover.
    pub cover: Option<Picture>,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Publication {
    const SCHEMA: TableSchema =
        TableSchema::new("publications", "Publications", "Une ligne par publication.", COLUMNS)
            .readable(Self::READABLE)
            .of_year("date");

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let id = cells.required("id");
        let title = cells.required("titre");
        let own = OwnValues::read(cells);
        Some(Self {
            collection: cells.text("collection"),
            number: cells.number("numero"),
            date: cells.date("date"),
            print_run: cells.quantity("tirage"),
            new_sheets: cells.quantity("nouvelles"),
            sheets: cells.quantity("fiches"),
            partners: cells.list("partenaires"),
            licence: cells.text("licence"),
            description: cells.text("description"),
            cover: cells.picture("couverture"),
            url: cells.text("url"),
            row: cells.row(),
            own: own?,
            id: id?,
            title: title?,
        })
    }
}

record!(Publication, |it| {
    "id" => Field::Text(&it.id),
    "titre" => Field::Text(&it.title),
    "collection" => text(&it.collection),
    "numero" => Field::Number(it.number),
    "date" => Field::Date(it.date.as_ref()),
    "tirage" => Field::Count(it.print_run.as_ref()),
    "nouvelles" => Field::Count(it.new_sheets.as_ref()),
    "fiches" => Field::Count(it.sheets.as_ref()),
    "partenaires" => Field::List(&it.partners),
    "licence" => text(&it.licence),
} date: it.date.as_ref(););
