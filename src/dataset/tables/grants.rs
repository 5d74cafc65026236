//! The table `financements`: what funders were asked for, granted and paid.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("financeur", "Qui finance").example("Exemple : nom du financeur").also(&[
        "bailleur",
        "partenaire_financier",
        "nom",
    ]),
    optional("programme", "Programme, projet ou dispositif financé").also(&[
        "dispositif",
        "projet",
        "objet",
    ]),
    optional("demande", "Montant demandé")
        .is(CellForm::Amount(None))
        .also(&["sollicite", "montant_demande"]),
    optional("accorde", "Montant accordé").is(CellForm::Amount(None)).example("5000").also(&[
        "attribue",
        "notifie",
        "montant_accorde",
        "montant",
    ]),
    optional("verse", "Montant versé à ce jour").is(CellForm::Amount(None)).also(&[
        "recu",
        "encaisse",
        "montant_verse",
    ]),
    optional("annee", "Année du financement, si ce n'est pas celle de l'édition")
        .is(CellForm::Date)
        .also(&["exercice", "date"]),
    optional("compte", "Compte qui le porte : 74 si rien n'est écrit").is(CellForm::Code),
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `financements`.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Who gives.
    pub funder: String,
    /// What for.
    pub programme: Option<String>,
    /// What was asked for.
    pub asked: Option<Amount>,
    /// What was granted.
    pub granted: Option<Amount>,
    /// What was paid.
    pub paid: Option<Amount>,
    /// Of which year, if it is said.
    pub year: Option<PartialDate>,
    /// The account that holds it.
    pub account: String,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

/// The account of subventions, where a row names none.
const SUBVENTIONS: &str = "74";

impl Declared for Grant {
    const SCHEMA: TableSchema = TableSchema::new(
        "financements",
        "Financements",
        "Une ligne par financement d'un financeur.",
        COLUMNS,
    )
    .readable(Self::READABLE)
    .of_year("annee")
    .of_money();

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let funder = cells.required("financeur");
        let own = OwnValues::read(cells);
        Some(Self {
            programme: cells.text("programme"),
            asked: cells.amount("demande"),
            granted: cells.amount("accorde"),
            paid: cells.amount("verse"),
            year: cells.date("annee"),
            account: cells.text("compte").unwrap_or_else(|| SUBVENTIONS.to_owned()),
            row: cells.row(),
            own: own?,
            funder: funder?,
        })
    }
}

record!(Grant, |it| {
    "financeur" => Field::Text(&it.funder),
    "programme" => text(&it.programme),
    "demande" => Field::Amount(it.asked),
    "accorde" => Field::Amount(it.granted),
    "verse" => Field::Amount(it.paid),
    "annee" => Field::Date(it.year.as_ref()),
    "compte" => Field::Text(&it.account),
} date: it.year.as_ref(););
