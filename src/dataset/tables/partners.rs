//! The table `partenaires`.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("nom", "Nom du partenaire").example("Exemple : nom du partenaire").also(&[
        "partenaire",
        "nom_partenaire",
        "structure",
        "organisme",
    ]),
    required("categorie", "Identifiant d'une catégorie de partenaires de rapport.toml")
        .is(CellForm::Reference("partenaires_categories"))
        .also(&["type", "type_partenaire"]),
    optional("logo", "Fichier du dossier images").is(CellForm::Picture("le logo")),
    URL.also(&["site"]),
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `partenaires`.
#[derive(Debug, Clone)]
pub struct Partner {
    /// Name.
    pub name: String,
    /// Id of its category.
    pub category: String,
    /// Its logo.
    pub logo: Option<Picture>,
    /// Address of its site.
    pub url: Option<String>,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Partner {
    const SCHEMA: TableSchema =
        TableSchema::new("partenaires", "Partenaires", "Une ligne par partenaire.", COLUMNS)
            .readable(Self::READABLE)
            .lasting();

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let name = cells.required("nom");
        let category = cells.required_reference("categorie");
        let own = OwnValues::read(cells);
        Some(Self {
            logo: Picture::named(cells.text("logo")),
            url: cells.text("url"),
            row: cells.row(),
            own: own?,
            name: name?,
            category: category?,
        })
    }
}

record!(Partner, |it| {
    "nom" => Field::Text(&it.name),
    "categorie" => Field::Text(&it.category),
});
