//! The table `reseaux`.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("au", "Date du comptage")
        .is(CellForm::Date)
        .example("31 décembre")
        .also(&["date_comptage", "mois"]),
    required("reseau", "Nom du réseau").example("Exemple : nom du réseau").also(&[
        "plateforme",
        "reseau_social",
        "reseaux_sociaux",
        "media_social",
    ]),
    required("compte", "Nom du compte").is(CellForm::Code).example("exemple").also(&[
        "nom_compte",
        "identifiant",
        "pseudo",
        "page",
    ]),
    required("abonnes", "Nombre d'abonnés").is(CellForm::Count).example("1200").also(&[
        "follower",
        "abonne",
        "abonnement",
    ]),
    URL,
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `reseaux`: followers of an account at a date.
#[derive(Debug, Clone)]
pub struct Channel {
    /// At which date.
    pub as_of: PartialDate,
    /// Name of the social network.
    pub network: String,
    /// Handle.
    pub handle: String,
    /// Followers.
    pub followers: Quantity,
    /// Address of the account.
    pub url: Option<String>,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Channel {
    const SCHEMA: TableSchema = TableSchema::new(
        "reseaux",
        "Réseaux sociaux",
        "Une ligne par compte et par date.",
        COLUMNS,
    )
    .readable(Self::READABLE)
    .counted_at("au", &["reseau", "compte"])
    .tab("Réseaux");

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let as_of = cells.required_date("au");
        let network = cells.required("reseau");
        let handle = cells.required("compte");
        let followers = cells.required_quantity("abonnes");
        let own = OwnValues::read(cells);
        Some(Self {
            url: cells.text("url"),
            row: cells.row(),
            own: own?,
            as_of: as_of?,
            network: network?,
            handle: handle?,
            followers: followers?,
        })
    }
}

record!(Channel, |it| {
    "au" => Field::Date(Some(&it.as_of)),
    "reseau" => Field::Text(&it.network),
    "compte" => Field::Text(&it.handle),
    "abonnes" => Field::Count(Some(&it.followers)),
} date: Some(&it.as_of););
