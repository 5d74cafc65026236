//! The tables that an edition may hold, declared once: for reading, for the
//! messages and for `rapport schema`.

use crate::suggest::fold;

/// A table: a file of the edition whose name, without its extension, is `name`.
#[derive(Debug)]
pub struct TableSchema {
    /// Name of the file, without its extension.
    pub name: &'static str,
    /// What it holds, in a few French words.
    pub title: &'static str,
    /// What one row is, in French.
    pub description: &'static str,
    /// The columns, in the order in which a new table is written.
    pub columns: &'static [Column],
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// The header that staff type.
    pub name: &'static str,
    /// The table is useless without it.
    pub required: bool,
    /// What to write in it, in French.
    pub description: &'static str,
}

impl TableSchema {
    /// The index of a column, by its exact name.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The index of a column as users write it: `Date début` is `date_debut`.
    pub fn find(&self, written: &str) -> Option<usize> {
        self.index(&fold(written))
    }

    /// The names of the columns, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|column| column.name)
    }
}

/// The table of that name, written as users do: `Événements` is `evenements`.
pub fn table(written: &str) -> Option<&'static TableSchema> {
    let name = fold(written);
    TABLES.iter().find(|table| table.name == name)
}

const fn required(name: &'static str, description: &'static str) -> Column {
    Column { name, required: true, description }
}

const fn optional(name: &'static str, description: &'static str) -> Column {
    Column { name, required: false, description }
}

const URL: Column = optional("url", "Adresse d'une page qui en dit plus");
const NOTES: Column = optional("notes", "Remarques internes, jamais imprimées");
const ILLUSTRATIVE: Column =
    optional("illustratif", "« oui » si une valeur de la ligne est inventée pour la démonstration");
const SOURCE: Column = optional("source", "D'où vient la ligne : document, page, ligne");

/// All tables.
pub const TABLES: &[TableSchema] = &[
    TableSchema {
        name: "evenements",
        title: "Événements de l'année",
        description: "Une ligne par événement organisé, suivi ou cité dans l'année.",
        columns: &[
            optional("id", "Nom court et stable, pour citer l'événement dans les textes"),
            required("date_debut", "Jour, mois ou jours : 2021-02-05, 2021-03, 28-29/06/2021"),
            optional("date_fin", "Dernier jour, si l'événement dure plusieurs jours"),
            required("titre", "Titre complet"),
            optional("titre_court", "Titre pour le calendrier"),
            required("categorie", "Identifiant d'une catégorie de rapport.toml"),
            optional("type", "Webinaire, atelier, club, formation, rencontre…"),
            optional("format", "En ligne, présentiel ou hybride"),
            optional("role", "Organisateur, co-organisateur, contributeur, participant, contexte"),
            optional("participants", "Nombre : 60, plus de 500, près de 200, une soixantaine"),
            optional("unite", "Ce que compte « participants » : personnes, élèves"),
            optional("inscrits", "Nombre de personnes inscrites"),
            optional("nb_seances", "Nombre de séances que la ligne représente"),
            optional("lieu", "Ville ou salle"),
            optional("region", "Région"),
            optional("intervenants", "Nom (fonction), séparés par « | »"),
            optional(
                "representants",
                "Initiales de qui représentait le réseau, séparées par « | »",
            ),
            optional("partenaires", "Partenaires de l'événement, séparés par « | »"),
            optional("rubriques", "Thèmes : identifiants de rapport.toml, séparés par « | »"),
            optional("calendrier", "Jour, bandeau ou non : place dans le calendrier"),
            optional("statut", "Vide, à confirmer ou annulé"),
            optional("description", "Quelques phrases"),
            optional("langue", "Langue du titre, si ce n'est pas le français : en"),
            optional("serie", "Cycle auquel l'événement appartient"),
            optional("photo", "Fichier du dossier images, qui remplace la carte dessinée"),
            optional("photo_alt", "Ce que montre la photo, pour qui ne la voit pas"),
            optional("photo_credit", "Auteur de la photo"),
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
            required("periode", "Année ou mois"),
            required("collection", "Identifiant d'une collection de rapport.toml"),
            required("fiche", "Numéro de la fiche, ou « ensemble »"),
            optional("titre", "Titre de la fiche"),
            optional("famille", "Identifiant d'une famille de rapport.toml"),
            optional("page", "Page de la fiche dans le kit"),
            required("uniques", "Téléchargements uniques"),
            optional("total", "Tous les téléchargements"),
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
            required("date_envoi", "Jour ou mois de l'envoi"),
            required("titre", "Objet de l'envoi"),
            required("liste", "Identifiant d'une liste de rapport.toml"),
            required("destinataires", "Nombre de destinataires"),
            optional("delivres", "Nombre de messages arrivés"),
            optional("ouvertures_uniques", "Nombre de personnes qui ont ouvert"),
            optional("clics_uniques", "Nombre de personnes qui ont cliqué"),
            optional("desabonnements", "Nombre de désabonnements"),
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
            required("date", "Jour ou mois de parution"),
            required("media", "Nom du média"),
            required("titre", "Titre de l'article"),
            required("portee", "Nationale ou régionale"),
            optional("auteur", "Auteur de l'article"),
            URL,
            optional("extrait", "Quelques phrases de l'article"),
            optional("themes", "Thèmes, séparés par « | »"),
            optional("a_la_une", "« oui » pour montrer l'article en extrait"),
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
            required("type", "Ville, intercommunalité, département ou région"),
            optional("code", "Code INSEE ou SIREN"),
            optional("region", "Région"),
            optional("departement", "Département"),
            optional("depuis", "Année d'adhésion"),
            optional("administrateur", "Personne qui siège au conseil d'administration"),
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
            required("au", "Date du comptage"),
            required("type", "Ville, intercommunalité, département, région ou ensemble"),
            required("nombre", "Nombre d'adhérents"),
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
            required("au", "Date du comptage"),
            required("reseau", "Nom du réseau"),
            required("compte", "Nom du compte"),
            required("abonnes", "Nombre d'abonnés"),
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
            required("periode", "Année ou mois"),
            required("rubrique", "Ensemble, actualités ou agenda"),
            required("mesure", "Visites ou visiteurs"),
            required("nombre", "Nombre"),
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
            required("id", "Nom court et stable, pour citer la publication"),
            required("titre", "Titre"),
            optional("collection", "Collection"),
            optional("numero", "Numéro dans la collection"),
            optional("date", "Jour, mois, suite de mois ou année de parution"),
            optional("tirage", "Nombre d'exemplaires imprimés"),
            optional("nouvelles", "Nombre de fiches nouvelles dans l'année"),
            optional("fiches", "Nombre de fiches en tout"),
            optional("partenaires", "Partenaires, séparés par « | »"),
            optional("licence", "Licence de diffusion"),
            optional("description", "Quelques phrases"),
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
            required("categorie", "Identifiant d'une catégorie de partenaires de rapport.toml"),
            optional("logo", "Fichier du dossier images"),
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
            optional("initiales", "Initiales du calendrier, séparées par « | »"),
            optional("fonction", "Fonction dans sa structure"),
            optional("structure", "Structure ou collectivité"),
            optional("role_reseau", "Rôle dans le réseau"),
            optional("debut", "Début du rôle"),
            optional("fin", "Fin du rôle"),
            optional("variantes", "Autres graphies du nom, séparées par « | »"),
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
            required("numero", "Numéro de l'entretien"),
            required("nom", "Prénom et nom"),
            required("fonction", "Fonction"),
            optional("rubrique", "Rubrique de la lettre"),
            NOTES,
            ILLUSTRATIVE,
            SOURCE,
        ],
    },
];
