//! The lists of words that the tables use: each has an id, which cells cite.

use crate::diagnostic::source::Sourced;
use crate::read::toml::{Switch, WrittenQuantity, declare};

declare! {
    /// A category of events, a colour and a letter of the calendar.
    pub struct Category {
        required "id" => id: Sourced<String>, "Identifiant écrit dans les tables";
        required "libelle" => label: Sourced<String>, "Nom imprimé";
        optional "lettre" => letter: Option<Sourced<String>>, "Lettre imprimée à côté de la couleur";
        optional "couleur" => colour: Option<Sourced<u32>>, "Rang dans la palette du thème, à partir de 1";
    }

    /// An id and a name: of a theme, a family of sheets, a category of partners.
    pub struct Named {
        required "id" => id: Sourced<String>, "Identifiant écrit dans les tables";
        required "libelle" => label: Sourced<String>, "Nom imprimé";
    }

    /// A type of members.
    pub struct MemberKind {
        required "id" => id: Sourced<String>, "Mot écrit dans les tables";
        required "singulier" => singular: Sourced<String>, "Nom au singulier";
        required "pluriel" => plural: Sourced<String>, "Nom au pluriel";
    }

    /// A collection of sheets.
    pub struct Collection {
        required "id" => id: Sourced<String>, "Identifiant écrit dans les tables";
        required "nom" => name: Sourced<String>, "Nom imprimé";
        optional "slogan" => slogan: Option<Sourced<String>>, "Phrase qui suit le nom";
        optional "inscrits" => subscribers: Option<Sourced<WrittenQuantity>>, "Nombre d'inscrits : 177, \"plus de 170\"";
        optional "graphique" => chart: Option<Sourced<String>>, "Identifiant du graphique de ses téléchargements, dessiné avec elle";
        optional "couverture" => cover: Option<Sourced<String>>, "Fichier du dossier images, qui remplace la couverture dessinée";
    }

    /// A mailing list.
    pub struct MailingList {
        required "id" => id: Sourced<String>, "Identifiant écrit dans les tables";
        required "nom" => name: Sourced<String>, "Nom imprimé";
        optional "frequence" => frequency: Option<Sourced<String>>, "Fréquence d'envoi";
        optional "calendrier" => calendar: Switch<false>, "true si ses envois figurent au calendrier";
        optional "destinataires" => audience: Option<Sourced<String>>, "À qui elle est envoyée";
    }

    /// A name with the form that the organisation retains.
    pub struct Spelling {
        required "forme" => form: Sourced<String>, "Forme retenue : Grand Est";
        optional "variantes" => variants: Vec<Sourced<String>>, "Formes à ne plus écrire : [\"Grand-Est\"]";
    }
}
