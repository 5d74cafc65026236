//! The table `personnes`.

use super::prelude::*;
use crate::language::partial_date::DateError;
use crate::read::framing::Framing;

const COLUMNS: &[Column] = &[
    required("nom", "Prénom et nom").example("Exemple : prénom et nom").also(&[
        "personne",
        "prenom_nom",
        "nom_prenom",
        "nom_et_prenom",
        "prenom_et_nom",
    ]),
    optional("initiales", "Initiales du calendrier, séparées par « | »").is(CellForm::List),
    optional("fonction", "Fonction dans sa structure").also(&["poste", "mandat"]),
    optional("structure", "Structure où elle siège ou travaille").also(&[
        "organisation",
        "organisme",
        "collectivite",
    ]),
    optional("code", "Code INSEE ou SIREN de sa structure : sa place sur la carte")
        .is(CellForm::Code),
    optional("role_reseau", "Rôle dans le réseau").example("Exemple : rôle"),
    optional("administrateur", "« oui » si la personne siège au conseil d'administration")
        .is(CellForm::Flag),
    optional("groupe", "Où la ranger : bureau, conseil, equipe, ou un groupe à soi ; plusieurs se séparent par « | »")
        .is(CellForm::List)
        .also(&["instance", "college"]),
    optional("rattachement", "Nom de la personne à qui elle rend compte, pour l'organigramme")
        .also(&["responsable", "superieur", "rattache_a"]),
    optional("debut", "Début du rôle").is(CellForm::Date).also(&["date_debut", "depuis"]),
    optional("fin", "Fin du rôle").is(CellForm::Date).also(&["date_fin"]),
    optional("photo", "Fichier du dossier images : son portrait")
        .is(CellForm::Photo("la photo"))
        .also(&["portrait"]),
    optional("photo_alt", "Ce que montre la photo, si ce n'est pas la personne seule"),
    optional("photo_credit", "Auteur de la photo"),
    optional("photo_cadrage", "Ce qui reste de la photo là où la page la coupe : haut, gauche…")
        .is(CellForm::Choice(Framing::CHOICES)),
    optional("variantes", "Autres graphies du nom, séparées par « | »").is(CellForm::List),
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
    /// Where the person is to be listed: « bureau », « equipe ».
    pub groups: Vec<String>,
    /// The name of the person to whom this one answers.
    pub reports_to: Option<String>,
    /// The portrait.
    pub photo: Option<Picture>,
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
    .from_to("debut", "fin")
    .of(Who::Named)
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
        let own = OwnValues::read(cells);
        Some(Self {
            initials: cells.list("initiales"),
            function: cells.text("fonction"),
            body: cells.text("structure"),
            code: cells.text("code"),
            network_role: cells.text("role_reseau"),
            administrator: cells.flag("administrateur"),
            groups: cells.list("groupe"),
            reports_to: cells.text("rattachement"),
            photo: cells.picture("photo"),
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
    "groupe" => Field::List(&it.groups),
    "rattachement" => text(&it.reports_to),
});
