//! The table `evenements`.

use super::prelude::*;
use crate::dataset::{CalendarUse, Format, Role, Status};
use crate::read::framing::Framing;
use crate::read::schema::languages;

/// What an event usually is; staff may write another word.
const EVENT_TYPES: &[&str] = &[
    "webinaire",
    "atelier",
    "club",
    "formation",
    "rencontre",
    "réunion",
    "conférence",
    "table ronde",
    "forum",
    "vie associative",
    "publication",
    "lancement",
];

const COLUMNS: &[Column] = &[
    optional("id", "Nom court et stable, pour citer l'événement dans les textes")
        .is(CellForm::Code)
        .example("exemple"),
    required("date_debut", "Jour, mois ou jours : 2021-02-05, 2021-03, 28-29/06/2021")
        .is(CellForm::Date)
        .example("26/27 mai")
        .also(&["debut", "date_d", "commence_le", "du", "date_et_heure", "date_heure"]),
    optional("date_fin", "Dernier jour, si l'événement dure plusieurs jours")
        .is(CellForm::Date)
        .also(&["fin", "date_f", "jusqu_au", "au"]),
    required("titre", "Titre complet")
        .example("Exemple : deux jours d'échanges entre adhérents")
        .also(&["nom", "evenement", "nom_evenement", "objet", "sujet", "manifestation", "action"]),
    optional("titre_court", "Titre pour le calendrier").example("Exemple : échanges"),
    required("categorie", "Identifiant d'une catégorie de rapport.toml")
        .is(CellForm::Reference("categories")),
    optional("type", "Webinaire, atelier, club, formation, rencontre…")
        .is(CellForm::Usual(EVENT_TYPES))
        .example("rencontre")
        .also(&["nature", "genre", "type_evenement", "type_action"]),
    optional("format", "En ligne, présentiel ou hybride")
        .is(CellForm::Choice(Format::WORDS))
        .example("présentiel")
        .also(&["modalite"]),
    optional("role", "Organisateur, co-organisateur, contributeur, participant, contexte")
        .is(CellForm::Choice(Role::WORDS))
        .example("organisateur"),
    optional("participants", "Nombre : 60, plus de 500, près de 200, une soixantaine")
        .is(CellForm::Count)
        .example("plus de 60")
        .also(&[
            "present",
            "participation",
            "affluence",
            "effectif",
            "nombre",
            "participant",
            "personne_presente",
        ]),
    optional("unite", "Ce que compte « participants » : personnes, élèves"),
    optional("inscrits", "Nombre de personnes inscrites")
        .is(CellForm::Count)
        .also(&["inscription"]),
    optional("nb_seances", "Nombre de séances que la ligne représente")
        .is(CellForm::Count)
        .also(&["seance"]),
    optional("lieu", "Ville ou salle").example("Lille").also(&[
        "ville",
        "commune",
        "endroit",
        "salle",
        "localisation",
        "localite",
        "adresse",
        "ou",
    ]),
    optional("region", "Région"),
    optional("intervenants", "Nom (fonction), séparés par « | »").is(CellForm::List).also(&[
        "orateur",
        "animateur",
        "intervenant",
        "conferencier",
    ]),
    optional("representants", "Initiales de qui représentait le réseau, séparées par « | »")
        .is(CellForm::List),
    optional("partenaires", "Partenaires de l'événement, séparés par « | »").is(CellForm::List),
    optional("rubriques", "Thèmes : identifiants de rapport.toml, séparés par « | »")
        .is(CellForm::References("rubriques"))
        .also(&["theme", "thematique"]),
    optional("calendrier", "Jour, bandeau ou non : place dans le calendrier")
        .is(CellForm::Choice(CalendarUse::WORDS)),
    optional(
        "statut",
        "Vide, à confirmer, annulé ou reporté ; ce qui est annulé ou reporté ne compte nulle part",
    )
    .is(CellForm::Choice(Status::WORDS))
    .also(&["etat"]),
    optional("temps_fort", "« oui » pour une dizaine d'événements : ils ressortent dans l'année dessinée, et sont nommés sur l'affiche")
        .is(CellForm::Flag)
        .also(&["moment_fort", "marquant"]),
    optional("description", "Quelques phrases"),
    optional("langue", "Langue du titre, si ce n'est pas le français : en")
        .is(CellForm::Choice(languages::CODES)),
    optional("langue_titre_court", "Langue du titre court, si ce n'est pas le français : en")
        .is(CellForm::Choice(languages::CODES)),
    optional("serie", "Cycle auquel l'événement appartient"),
    optional("photo", "Fichier du dossier images")
        .is(CellForm::Photo("la photo")),
    optional("photo_alt", "Ce que montre la photo, pour qui ne la voit pas"),
    optional("photo_credit", "Auteur de la photo"),
    optional("photo_cadrage", "Ce qui reste de la photo là où la page la coupe : haut, gauche…")
        .is(CellForm::Choice(Framing::CHOICES)),
    optional("photo_legende", "Légende, si ce n'est pas le nom du cycle ou le titre"),
    URL,
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `evenements`.
#[derive(Debug, Clone)]
pub struct Event {
    /// Name by which texts cite it; empty when none was given.
    pub id: String,
    /// When it took place.
    pub date: PartialDate,
    /// Long title, for the text.
    pub title: String,
    /// Short title, for the calendar.
    pub short_title: Option<String>,
    /// Id of its category.
    pub category: String,
    /// Webinaire, club, formation… as staff name it.
    pub kind: Option<String>,
    /// Where people took part.
    pub format: Option<Format>,
    /// What the organisation did in it.
    pub role: Option<Role>,
    /// People who came.
    pub participants: Option<Quantity>,
    /// What `participants` counts when it is not participants: « élèves ».
    pub unit: Option<String>,
    /// People who registered.
    pub registered: Option<Quantity>,
    /// Sessions that the row stands for.
    pub sessions: Option<Quantity>,
    /// Place.
    pub place: Option<String>,
    /// Region.
    pub region: Option<String>,
    /// Who spoke.
    pub speakers: Vec<Speaker>,
    /// Initials of those who stood for the organisation.
    pub representatives: Vec<String>,
    /// Partner organisations.
    pub partners: Vec<String>,
    /// Ids of its themes.
    pub themes: Vec<String>,
    /// How the calendar shows it.
    pub calendar: CalendarUse,
    /// Whether it was certain.
    pub status: Status,
    /// It is one of the few moments that the drawings of the year name.
    pub highlight: bool,
    /// One sentence of facts.
    pub description: Option<String>,
    /// Language of the title where it is not the edition's.
    pub language: Option<String>,
    /// Language of the short title where it is not the edition's.
    pub short_title_language: Option<String>,
    /// Shared by the sessions of one series.
    pub series: Option<String>,
    /// Its picture.
    pub photo: Option<Picture>,
    /// Caption of its picture, where it is not the name of its series or its title.
    pub caption: Option<String>,
    /// Address of a page about it.
    pub url: Option<String>,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

/// Someone who spoke at an event; unnamed people are told by their function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// First and last name.
    pub name: Option<String>,
    /// Function, mandate.
    pub function: Option<String>,
}

impl Declared for Event {
    const SCHEMA: TableSchema = TableSchema::new(
        "evenements",
        "Événements de l'année",
        "Une ligne par événement organisé, suivi ou cité dans l'année.",
        COLUMNS,
    )
    .readable(Self::READABLE)
    .of_year("date_debut")
    .from_to("date_debut", "date_fin")
    .tab("Événements")
    .in_annex("calendrier");

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let date = event_date(cells);
        let title = cells.required("titre");
        let category = category(cells);
        let themes = cells.list("rubriques");
        let themes =
            themes.iter().filter_map(|theme| cells.reference("rubriques", theme)).collect();
        let own = OwnValues::read(cells);
        Some(Self {
            id: cells.text("id").unwrap_or_default(),
            short_title: cells.text("titre_court"),
            kind: cells.text("type"),
            format: cells.choice("format", Format::WORDS, Format::from_word),
            role: cells.choice("role", Role::WORDS, Role::from_word),
            participants: cells.quantity("participants"),
            unit: cells.text("unite"),
            registered: cells.quantity("inscrits"),
            sessions: cells.quantity("nb_seances"),
            place: cells.text("lieu"),
            region: cells.text("region"),
            speakers: cells.list("intervenants").iter().map(|text| speaker(text)).collect(),
            representatives: cells.list("representants"),
            partners: cells.list("partenaires"),
            themes,
            calendar: cells
                .choice("calendrier", CalendarUse::WORDS, CalendarUse::from_word)
                .unwrap_or(CalendarUse::Day),
            status: cells
                .choice("statut", Status::WORDS, Status::from_word)
                .unwrap_or(Status::Held),
            highlight: cells.flag("temps_fort"),
            description: cells.text("description"),
            language: cells.language("langue"),
            short_title_language: cells.language("langue_titre_court"),
            series: cells.text("serie"),
            photo: cells.picture("photo"),
            caption: cells.text("photo_legende"),
            url: cells.text("url"),
            row: cells.row(),
            own: own?,
            // Last, so that every cell of the row has been judged before it is given up.
            date: date?,
            title: title?,
            category: category?,
        })
    }
}

/// The category; where the edition declares one, it is that of all, and where it has none, nobody's.
fn category(cells: &mut Cells<'_>) -> Option<String> {
    let schema = cells.schema();
    let is_required = schema.index("categorie").is_some_and(|it| schema.columns[it].required);
    match cells.text("categorie") {
        None if !is_required => Some(cells.only_reference("categorie").unwrap_or_default()),
        _ => cells.required_reference("categorie"),
    }
}

record!(Event, |it| {
    "id" => Field::Text(&it.id),
    "date_debut" => Field::Date(Some(&it.date)),
    "titre" => Field::Text(&it.title),
    "titre_court" => text(&it.short_title),
    "categorie" => Field::Text(&it.category),
    "type" => text(&it.kind),
    "format" => Field::Text(it.format.map_or("", |format| format.word())),
    "role" => Field::Text(it.role.map_or("", |role| role.word())),
    "participants" => Field::Count(it.participants.as_ref()),
    "unite" => text(&it.unit),
    "inscrits" => Field::Count(it.registered.as_ref()),
    "nb_seances" => Field::Count(it.sessions.as_ref()),
    "lieu" => text(&it.place),
    "region" => text(&it.region),
    "representants" => Field::List(&it.representatives),
    "partenaires" => Field::List(&it.partners),
    "rubriques" => Field::List(&it.themes),
    "calendrier" => Field::Text(it.calendar.word()),
    "statut" => Field::Text(it.status.word()),
    "temps_fort" => flag(it.highlight),
    "serie" => text(&it.series),
    "langue" => text(&it.language),
    "langue_titre_court" => text(&it.short_title_language),
} date: Some(&it.date); held: it.status.is_held(););

/// `date_debut` and `date_fin` as one date.
fn event_date(cells: &mut Cells<'_>) -> Option<PartialDate> {
    let start = cells.required_date("date_debut");
    let end = cells.date("date_fin");
    let (start, end) = match (start, end) {
        (Some(start), Some(end)) => (start, end),
        (start, _) => return start,
    };
    match PartialDate::merge(start, end) {
        Ok(date) => Some(date),
        Err(error) => {
            cells.wrong_end(&error, "date_debut", "date_fin");
            None
        }
    }
}

/// `Nom (fonction)`, `Nom`, `(fonction)`; brackets inside the function stay.
fn speaker(text: &str) -> Speaker {
    let full = |part: &str| {
        let part = part.trim();
        (!part.is_empty()).then(|| part.to_owned())
    };
    match text.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        Some((name, function)) => Speaker { name: full(name), function: full(function) },
        None => Speaker { name: full(text), function: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_split_into_name_and_function() {
        let cases = [
            ("Pierre Roth (vice-président)", Some("Pierre Roth"), Some("vice-président")),
            ("Romain Briot (conseiller (AdCF))", Some("Romain Briot"), Some("conseiller (AdCF)")),
            ("Yann Joseau", Some("Yann Joseau"), None),
            ("(vice-président de la région)", None, Some("vice-président de la région")),
        ];
        for (text, name, function) in cases {
            let found = speaker(text);
            assert_eq!(
                (found.name.as_deref(), found.function.as_deref()),
                (name, function),
                "{text}"
            );
        }
    }
}
