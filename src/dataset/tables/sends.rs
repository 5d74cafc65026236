//! The table `newsletters`.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("date_envoi", "Jour ou mois de l'envoi")
        .is(CellForm::Date)
        .example("15 mars")
        .also(&["envoi", "envoye_le", "date_heure_envoi", "mois"]),
    required("titre", "Objet de l'envoi").example("Exemple : objet de l'envoi").also(&[
        "nom",
        "objet",
        "sujet",
        "campagne",
        "nom_campagne",
    ]),
    required("liste", "Identifiant d'une liste de rapport.toml")
        .is(CellForm::Reference("listes"))
        .also(&["liste_diffusion", "lettre", "newsletter"]),
    required("destinataires", "Nombre de destinataires")
        .is(CellForm::Count)
        .example("1500")
        .also(&["destinataire", "envoye", "abonne", "contact"]),
    optional("delivres", "Nombre de messages arrivés").is(CellForm::Count).also(&[
        "distribue",
        "recu",
        "delivre",
    ]),
    optional("ouvertures_uniques", "Nombre de personnes qui ont ouvert")
        .is(CellForm::Count)
        .example("600")
        .also(&["ouverture", "ouvreur", "ouvert"]),
    optional("clics_uniques", "Nombre de personnes qui ont cliqué")
        .is(CellForm::Count)
        .also(&["clic", "cliqueur", "clique"]),
    optional("desabonnements", "Nombre de désabonnements").is(CellForm::Count).also(&[
        "desinscription",
        "desinscrit",
        "desabonne",
    ]),
    URL,
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `newsletters`: one issue sent to one list.
#[derive(Debug, Clone)]
pub struct Send {
    /// When it was sent; a month is enough.
    pub date: PartialDate,
    /// Title of the issue.
    pub title: String,
    /// Id of the list.
    pub list: String,
    /// Addresses it was sent to.
    pub recipients: Option<Quantity>,
    /// Addresses it reached.
    pub delivered: Option<Quantity>,
    /// People who opened it.
    pub opens: Option<Quantity>,
    /// People who followed a link.
    pub clicks: Option<Quantity>,
    /// People who left the list.
    pub unsubscribed: Option<Quantity>,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Send {
    const SCHEMA: TableSchema =
        TableSchema::new("newsletters", "Lettres électroniques", "Une ligne par envoi.", COLUMNS)
            .readable(Self::READABLE)
            .of_year("date_envoi")
            .quoted();

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let date = cells.required_date("date_envoi");
        let title = cells.required("titre");
        let list = cells.required_reference("liste");
        let recipients = cells.required_quantity("destinataires");
        let own = OwnValues::read(cells);
        Some(Self {
            delivered: cells.quantity("delivres"),
            opens: cells.quantity("ouvertures_uniques"),
            clicks: cells.quantity("clics_uniques"),
            unsubscribed: cells.quantity("desabonnements"),
            row: cells.row(),
            own: own?,
            recipients,
            date: date?,
            title: title?,
            list: list?,
        })
    }
}

record!(Send, |it| {
    "date_envoi" => Field::Date(Some(&it.date)),
    "titre" => Field::Text(&it.title),
    "liste" => Field::Text(&it.list),
    "destinataires" => Field::Count(it.recipients.as_ref()),
    "delivres" => Field::Count(it.delivered.as_ref()),
    "ouvertures_uniques" => Field::Count(it.opens.as_ref()),
    "clics_uniques" => Field::Count(it.clicks.as_ref()),
    "desabonnements" => Field::Count(it.unsubscribed.as_ref()),
} date: Some(&it.date););
