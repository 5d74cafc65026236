//! The table `personnes`.

use super::prelude::*;
use crate::language::partial_date::DateError;

const COLUMNS: &[Column] = &[
    required("nom", "Prénom et nom").example("Exemple : prénom et nom").also(&[
        "personne",
        "prenom_nom",
        "nom_prenom",
        "nom_et_prenom",
        "prenom_et_nom",
    ]),
    optional("initiales", "Initiales du calendrier, séparées par « | »").is(Kind::List),
    optional("fonction", "Fonction dans sa structure").also(&["poste", "mandat"]),
    optional("structure", "Structure ou collectivité").also(&[
        "organisation",
        "organisme",
        "collectivite",
    ]),
    optional("code", "Code INSEE ou SIREN de la collectivité : sa place sur la carte")
        .is(Kind::Code),
    optional("role_reseau", "Rôle dans le réseau").example("Exemple : rôle"),
    optional("administrateur", "« oui » si la personne siège au conseil d'administration")
        .is(Kind::Flag),
    optional("debut", "Début du rôle").is(Kind::Date).also(&["date_debut", "depuis"]),
    optional("fin", "Fin du rôle").is(Kind::Date).also(&["date_fin"]),
    optional("variantes", "Autres graphies du nom, séparées par « | »").is(Kind::List),
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `personnes`: one role of one person.
#[derive(Debug, Clone)]
pub struct Person {
    /// First and last name.
    pub name: String,
    /// Initials that stand for the person in the calendar.
    pub initials: Vec<String>,
    /// Mandate or function.
    pub function: Option<String>,
    /// Where the mandate is held.
    pub body: Option<String>,
    /// INSEE code or SIREN of that place.
    pub code: Option<String>,
    /// Role in the network.
    pub network_role: Option<String>,
    /// The person sits on the board.
    pub administrator: bool,
    /// When the role began.
    pub since: Option<PartialDate>,
    /// When it ended.
    pub until: Option<PartialDate>,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Person {
    const SCHEMA: TableSchema = TableSchema::new(
        "personnes",
        "Personnes citées",
        "Une ligne par rôle d'une personne.",
        COLUMNS,
    )
    .readable(Self::READABLE)
    .lasting();

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let name = cells.required("nom");
        let (since, until) = (cells.date("debut"), cells.date("fin"));
        let start = since.as_ref().and_then(PartialDate::first_day);
        let end = until.as_ref().and_then(PartialDate::last_day);
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            cells.wrong_end(&DateError::EndBeforeStart { start, end }, "debut", "fin");
        }
        let own = cells.own();
        Some(Self {
            initials: cells.list("initiales"),
            function: cells.text("fonction"),
            body: cells.text("structure"),
            code: cells.text("code"),
            network_role: cells.text("role_reseau"),
            administrator: cells.flag("administrateur"),
            since,
            until,
            row: cells.row(),
            own: own?,
            name: name?,
        })
    }
}

record!(Person, |it| {
    "nom" => Field::Text(&it.name),
    "initiales" => Field::List(&it.initials),
    "fonction" => text(&it.function),
    "structure" => text(&it.body),
    "code" => text(&it.code),
    "role_reseau" => text(&it.network_role),
    "administrateur" => flag(it.administrator),
});
