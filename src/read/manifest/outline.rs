//! The order of the report: what comes first, chapters, annexes; the other
//! documents; and the discrepancies that the organisation accepts.

use crate::diagnostic::source::Sourced;
use crate::read::framing::Framing;
use crate::read::toml::{Switch, WrittenDate, choice, declare};

choice! {
    /// How the pages of a section are composed.
    pub enum PageKind {
        /// A column of text, with what belongs to it in the margin.
        Essay = "essai",
        /// Two columns on a ground, on pages of their own.
        Dossier = "dossier",
        /// Three columns in a small size, after what precedes.
        List = "liste",
        /// A page in the colour of the chapter, for a few words.
        Quotation = "citation",
    }
}

impl PageKind {
    /// The word by which rapport.toml and the templates name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Essay => "essai",
            Self::Dossier => "dossier",
            Self::List => "liste",
            Self::Quotation => "citation",
        }
    }
}

declare! {
    /// A text before the chapters.
    pub struct FrontText {
        optional "titre" => title: Option<Sourced<String>>, "Titre";
        optional "texte" => text: Option<Sourced<String>>, "Fichier du dossier textes";
        optional "signataire" => signatory: Option<Sourced<String>>, "Prénom et nom de qui le signe ; sa photo et son rôle viennent de la table personnes";
        optional "signataire_fonction" => signatory_function: Option<Sourced<String>>, "Sa fonction, si ce n'est pas celle de la table personnes";
    }

    /// A chapter.
    pub struct Chapter {
        required "id" => id: Sourced<String>, "Nom court et stable";
        required "titre" => title: Sourced<String>, "Titre";
        optional "court" => short: Option<Sourced<String>>, "Titre court, en haut des pages";
        optional "couleur" => colour: Option<Sourced<u32>>, "Rang dans la palette du thème, à partir de 1";
        optional "accroche" => opening: Option<Sourced<String>>, "Identifiant du chiffre qui ouvre le chapitre";
        optional "rubriques" => themes: Vec<Sourced<String>>, "Rubriques dont les événements sont de ce chapitre : ils ornent sa page d'ouverture, et #evenements(chapitre: \"…\") les imprime";
        optional "categories" => categories: Vec<Sourced<String>>, "Catégories dont les événements sans rubrique sont de ce chapitre";
        optional "image" => picture: Option<Sourced<String>>, "Fichier du dossier images, à sa page d'ouverture";
        optional "image_alt" => picture_alt: Option<Sourced<String>>, "Ce que montre cette image, pour qui ne la voit pas";
        optional "image_credit" => picture_credit: Option<Sourced<String>>, "Son auteur";
        optional "image_cadrage" => picture_framing: Option<Sourced<Framing>>, "Ce qui en reste là où la page la coupe : haut, bas gauche… ; son milieu si rien n'est écrit";
        optional "sections" => sections: Vec<Section>, "Sections, dans l'ordre";
    }

    /// A section of a chapter.
    pub struct Section {
        required "titre" => title: Sourced<String>, "Titre";
        required "texte" => text: Sourced<String>, "Fichier du dossier textes";
        optional "numerotee" => numbered: Switch<true>, "false pour une section sans numéro";
        optional "page" => page: Option<Sourced<PageKind>>, "Comment elle se compose : essai (d'usage), dossier (deux colonnes, sur fond), liste (trois colonnes, en petit), citation (une page de la couleur du chapitre)";
    }

    /// An annex.
    pub struct Annex {
        required "id" => id: Sourced<String>, "Nom de l'annexe";
        optional "titre" => title: Option<Sourced<String>>, "Titre, si ce n'est pas celui d'usage";
        optional "texte" => text: Option<Sourced<String>>, "Fichier du dossier textes, pour une annexe rédigée";
    }

    /// A document beside the report, made from the same data.
    pub struct OtherDocument {
        required "id" => id: Sourced<String>, "Nom du document : communique, synthese, calendrier";
        optional "titre" => title: Option<Sourced<String>>, "Titre, si ce n'est pas celui d'usage";
        optional "texte" => text: Option<Sourced<String>>, "Fichier du dossier textes";
        optional "evenement" => event: Option<Sourced<String>>, "Identifiant de l'événement que le document annonce";
        optional "date" => date: Option<Sourced<WrittenDate>>, "Date du document, si ce n'est pas celle du rapport";
        optional "lieu" => locality: Option<Sourced<String>>, "Lieu d'où il est daté : Lille";
        optional "graphiques" => charts: Vec<Sourced<String>>, "Identifiants des graphiques de la synthèse, dans l'ordre";
        optional "horaire" => hours: Option<Sourced<String>>, "Heures de l'événement : 13h30 à 14h";
        optional "contact" => contact: Option<Sourced<String>>, "Personne à joindre : prénom et nom";
    }

    /// A discrepancy that the organisation accepts.
    pub struct Acknowledgement {
        required "code" => code: Sourced<String>, "Code du message : valeur-declaree";
        optional "cible" => target: Option<Sourced<String>>, "Ce que le message nomme : un identifiant, une cellule";
        optional "vu" => seen: Option<Sourced<String>>, "Valeurs du message quand l'écart a été accepté, séparées par « | » : il ne vaut que pour elles";
        required "motif" => reason: Sourced<String>, "Pourquoi l'écart est accepté";
    }
}
