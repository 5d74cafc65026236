//! The table `images`.

use super::prelude::*;
use crate::read::framing::Framing;

const COLUMNS: &[Column] = &[
    required("id", "Nom court et stable, pour citer l'image dans les textes")
        .is(CellForm::Code)
        .example("exemple")
        .also(&["identifiant"]),
    required("photo", "Fichier du dossier images")
        .is(CellForm::Photo("l'image"))
        .also(&["fichier", "image"]),
    optional("photo_alt", "Ce que montre l'image, pour qui ne la voit pas").also(&["alt"]),
    optional("photo_credit", "Auteur de l'image").also(&["credit", "auteur"]),
    optional("photo_cadrage", "Ce qui en reste là où la page la coupe : haut, gauche…")
        .is(CellForm::Choice(Framing::CHOICES))
        .also(&["cadrage"]),
    optional("legende", "Ce qui s'imprime sous l'image").example("Exemple : la salle en novembre"),
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `images`: a picture that is of no event, publication or person.
#[derive(Debug, Clone)]
pub struct Image {
    /// Name by which texts place it.
    pub id: String,
    /// Its file, what it shows, who made it.
    pub picture: Picture,
    /// What is printed under it.
    pub caption: Option<String>,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Image {
    const SCHEMA: TableSchema = TableSchema::new(
        "images",
        "Images",
        "Une ligne par image qui n'est ni d'un événement, ni d'une publication, ni d'une personne.",
        COLUMNS,
    )
    .readable(Self::READABLE);

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let (id, file) = (cells.required("id"), cells.required("photo"));
        let picture = cells.picture("photo");
        let own = OwnValues::read(cells);
        file?;
        Some(Self {
            caption: cells.text("legende"),
            row: cells.row(),
            own: own?,
            id: id?,
            picture: picture?,
        })
    }
}

record!(Image, |it| {
    "id" => Field::Text(&it.id),
    "legende" => text(&it.caption),
});
