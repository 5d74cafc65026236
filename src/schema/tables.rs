//! All tables and columns, in the order in which staff meet them.

use super::{Column, Kind, TableSchema, languages};
use crate::dataset::{CalendarUse, Format, Role, Status};

/// The word for the whole of something, where a column names a part.
pub const WHOLE: &str = "ensemble";

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

const fn required(name: &'static str, description: &'static str) -> Column {
    Column { name, required: true, description, kind: Kind::Text }
}

const fn optional(name: &'static str, description: &'static str) -> Column {
    Column { name, required: false, description, kind: Kind::Text }
}

const URL: Column = optional("url", "Adresse d'une page qui en dit plus").is(Kind::Address);
const NOTES: Column = optional("notes", "Remarques internes, jamais imprimées");
const ILLUSTRATIVE: Column =
    optional("illustratif", "« oui » si une valeur de la ligne est inventée pour la démonstration")
        .is(Kind::Flag);
const SOURCE: Column = optional("source", "D'où vient la ligne : document, page, ligne");

/// `adherents` where members are private persons, who are counted and never
/// named: what names them may stand in the file, and is not read.
pub static COUNTED_MEMBERS: TableSchema = TableSchema {
    name: "adherents",
    title: "Adhérents",
    description: "Une ligne par adhérent, compté sans être nommé.",
    columns: &[
        optional("nom", "Nom, qui n'est pas lu"),
        required("type", "Identifiant d'un type de rapport.toml")
            .is(Kind::Reference("types_adherents")),
        optional("code", "Code, qui n'est pas lu"),
        optional("region", "Région"),
        optional("departement", "Département"),
        optional("depuis", "Année d'adhésion").is(Kind::Date),
        optional("administrateur", "« oui » si la personne siège au conseil d'administration")
            .is(Kind::Flag),
        NOTES,
        ILLUSTRATIVE,
        SOURCE,
    ],
};

/// The columns of [`COUNTED_MEMBERS`] by which somebody could be known.
pub const NAMING: &[&str] = &["nom", "code", "notes", "source"];

/// All tables.
pub const TABLES: &[TableSchema] = &[
    TableSchema {
        name: "evenements",
        title: "Événements de l'année",
        description: "Une ligne par événement organisé, suivi ou cité dans l'année.",
        columns: &[
            optional("id", "Nom court et stable, pour citer l'événement dans les textes")
                .is(Kind::Code),
            required("date_debut", "Jour, mois ou jours : 2021-02-05, 2021-03, 28-29/06/2021")
                .is(Kind::Date),
            optional("date_fin", "Dernier jour, si l'événement dure plusieurs jours")
                .is(Kind::Date),
            required("titre", "Titre complet"),
            optional("titre_court", "Titre pour le calendrier"),
            required("categorie", "Identifiant d'une catégorie de rapport.toml")
                .is(Kind::Reference("categories")),
            optional("type", "Webinaire, atelier, club, formation, rencontre…")
                .is(Kind::Usual(EVENT_TYPES)),
            optional("format", "En ligne, présentiel ou hybride").is(Kind::Choice(Format::WORDS)),
            optional("role", "Organisateur, co-organisateur, contributeur, participant, contexte")
                .is(Kind::Choice(Role::WORDS)),
            optional("participants", "Nombre : 60, plus de 500, près de 200, une soixantaine")
                .is(Kind::Count),
            optional("unite", "Ce que compte « participants » : personnes, élèves"),
            optional("inscrits", "Nombre de personnes inscrites").is(Kind::Count),
            optional("nb_seances", "Nombre de séances que la ligne représente").is(Kind::Count),
            optional("lieu", "Ville ou salle"),
            optional("region", "Région"),
            optional("intervenants", "Nom (fonction), séparés par « | »").is(Kind::List),
            optional(
                "representants",
                "Initiales de qui représentait le réseau, séparées par « | »",
            )
            .is(Kind::List),
            optional("partenaires", "Partenaires de l'événement, séparés par « | »").is(Kind::List),
            optional("rubriques", "Thèmes : identifiants de rapport.toml, séparés par « | »")
                .is(Kind::References("rubriques")),
            optional("calendrier", "Jour, bandeau ou non : place dans le calendrier")
                .is(Kind::Choice(CalendarUse::WORDS)),
            optional("statut", "Vide, à confirmer, annulé ou reporté ; ce qui est annulé ou reporté ne compte nulle part").is(Kind::Choice(Status::WORDS)),
            optional("description", "Quelques phrases"),
            optional("langue", "Langue du titre, si ce n'est pas le français : en")
                .is(Kind::Choice(languages::CODES)),
            optional(
                "langue_titre_court",
                "Langue du titre court, si ce n'est pas le français : en",
            )
            .is(Kind::Choice(languages::CODES)),
            optional("serie", "Cycle auquel l'événement appartient"),
            optional("photo", "Fichier du dossier images, qui remplace la carte dessinée")
                .is(Kind::Picture),
            optional("photo_alt", "Ce que montre la photo, pour qui ne la voit pas"),
            optional("photo_credit", "Auteur de la photo"),
            optional("photo_legende", "Légende, si ce n'est pas le nom du cycle ou le titre"),
            URL,
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "telechargements",
        title: "Téléchargements des fiches",
        description: "Une ligne par fiche et par période.",
        columns: &[
            required("periode", "Année ou mois").is(Kind::Date),
            required("collection", "Identifiant d'une collection de rapport.toml")
                .is(Kind::Reference("collections")),
            required("fiche", "Numéro de la fiche, ou « ensemble »").is(Kind::NumberOr(WHOLE)),
            optional("titre", "Titre de la fiche"),
            optional("titre_court", "Titre pour un graphique étroit"),
            optional("famille", "Identifiant d'une famille de rapport.toml")
                .is(Kind::Reference("familles")),
            optional("page", "Page de la fiche dans le kit").is(Kind::Number),
            required("uniques", "Téléchargements uniques").is(Kind::Count),
            optional("total", "Tous les téléchargements").is(Kind::Count),
            URL,
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "newsletters",
        title: "Lettres électroniques",
        description: "Une ligne par envoi.",
        columns: &[
            required("date_envoi", "Jour ou mois de l'envoi").is(Kind::Date),
            required("titre", "Objet de l'envoi"),
            required("liste", "Identifiant d'une liste de rapport.toml")
                .is(Kind::Reference("listes")),
            required("destinataires", "Nombre de destinataires").is(Kind::Count),
            optional("delivres", "Nombre de messages arrivés").is(Kind::Count),
            optional("ouvertures_uniques", "Nombre de personnes qui ont ouvert").is(Kind::Count),
            optional("clics_uniques", "Nombre de personnes qui ont cliqué").is(Kind::Count),
            optional("desabonnements", "Nombre de désabonnements").is(Kind::Count),
            URL,
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "presse",
        title: "Revue de presse",
        description: "Une ligne par article ou émission.",
        columns: &[
            required("date", "Jour ou mois de parution").is(Kind::Date),
            required("media", "Nom du média"),
            required("titre", "Titre de l'article"),
            required("portee", "Nationale ou régionale")
                .is(Kind::Usual(&["nationale", "régionale"])),
            optional("auteur", "Auteur de l'article"),
            URL,
            optional("extrait", "Quelques phrases de l'article"),
            optional("themes", "Thèmes, séparés par « | »").is(Kind::List),
            optional("a_la_une", "« oui » pour montrer l'article en extrait").is(Kind::Flag),
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "adherents",
        title: "Adhérents",
        description: "Une ligne par collectivité adhérente.",
        columns: &[
            required("nom", "Nom de la collectivité"),
            required("type", "Ville, intercommunalité, département ou région")
                .is(Kind::Reference("types_adherents")),
            optional("code", "Code INSEE, ou SIREN d'une intercommunalité : sa place sur la carte")
                .is(Kind::Code),
            optional("region", "Région"),
            optional("departement", "Département"),
            optional("depuis", "Année d'adhésion").is(Kind::Date),
            optional(
                "administrateur",
                "« oui » si la collectivité siège au conseil d'administration",
            )
            .is(Kind::Flag),
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "effectifs",
        title: "Nombre d'adhérents",
        description: "Une ligne par type d'adhérents et par date.",
        columns: &[
            required("au", "Date du comptage").is(Kind::Date),
            required("type", "Ville, intercommunalité, département, région ou ensemble")
                .is(Kind::ReferenceOr("types_adherents", WHOLE)),
            required("nombre", "Nombre d'adhérents").is(Kind::Count),
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "reseaux",
        title: "Réseaux sociaux",
        description: "Une ligne par compte et par date.",
        columns: &[
            required("au", "Date du comptage").is(Kind::Date),
            required("reseau", "Nom du réseau"),
            required("compte", "Nom du compte").is(Kind::Code),
            required("abonnes", "Nombre d'abonnés").is(Kind::Count),
            URL,
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "site",
        title: "Fréquentation du site",
        description: "Une ligne par période, rubrique et mesure.",
        columns: &[
            required("periode", "Année ou mois").is(Kind::Date),
            required("rubrique", "Ensemble, actualités ou agenda").is(Kind::Usual(&[
                "ensemble",
                "actualités",
                "agenda",
            ])),
            required("mesure", "Visites ou visiteurs").is(Kind::Usual(&["visites", "visiteurs"])),
            required("nombre", "Nombre").is(Kind::Count),
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "publications",
        title: "Publications",
        description: "Une ligne par publication.",
        columns: &[
            required("id", "Nom court et stable, pour citer la publication").is(Kind::Code),
            required("titre", "Titre"),
            optional("collection", "Collection"),
            optional("numero", "Numéro dans la collection").is(Kind::Number),
            optional("date", "Jour, mois, suite de mois ou année de parution").is(Kind::Date),
            optional("tirage", "Nombre d'exemplaires imprimés").is(Kind::Count),
            optional("nouvelles", "Nombre de fiches nouvelles dans l'année").is(Kind::Count),
            optional("fiches", "Nombre de fiches en tout").is(Kind::Count),
            optional("partenaires", "Partenaires, séparés par « | »").is(Kind::List),
            optional("licence", "Licence de diffusion"),
            optional("description", "Quelques phrases"),
            optional(
                "couverture",
                "Fichier du dossier images, qui remplace la couverture dessinée",
            )
            .is(Kind::Picture),
            optional("couverture_alt", "Ce que montre la couverture, si son titre n'y suffit pas"),
            optional("couverture_credit", "Auteur de la couverture"),
            URL,
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "partenaires",
        title: "Partenaires",
        description: "Une ligne par partenaire.",
        columns: &[
            required("nom", "Nom du partenaire"),
            required("categorie", "Identifiant d'une catégorie de partenaires de rapport.toml")
                .is(Kind::Reference("partenaires_categories")),
            optional("logo", "Fichier du dossier images").is(Kind::Picture),
            URL,
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "personnes",
        title: "Personnes citées",
        description: "Une ligne par rôle d'une personne.",
        columns: &[
            required("nom", "Prénom et nom"),
            optional("initiales", "Initiales du calendrier, séparées par « | »").is(Kind::List),
            optional("fonction", "Fonction dans sa structure"),
            optional("structure", "Structure ou collectivité"),
            optional("code", "Code INSEE ou SIREN de la collectivité : sa place sur la carte")
                .is(Kind::Code),
            optional("role_reseau", "Rôle dans le réseau"),
            optional("administrateur", "« oui » si la personne siège au conseil d'administration")
                .is(Kind::Flag),
            optional("debut", "Début du rôle").is(Kind::Date),
            optional("fin", "Fin du rôle").is(Kind::Date),
            optional("variantes", "Autres graphies du nom, séparées par « | »").is(Kind::List),
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
    TableSchema {
        name: "entretiens",
        title: "Entretiens",
        description: "Une ligne par personne entretenue ; un même numéro les réunit.",
        columns: &[
            required("numero", "Numéro de l'entretien").is(Kind::Number),
            required("nom", "Prénom et nom"),
            required("fonction", "Fonction"),
            optional("rubrique", "Rubrique de la lettre"),
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
];
