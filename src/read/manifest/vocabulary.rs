//! The organisation's words for what the tool counts.

use crate::diagnostic::source::Sourced;
use crate::read::toml::{choice, declare};

declare! {
    /// What the organisation calls its members, the people who come, its events.
    pub struct Vocabulary {
        optional "adherent" => member: Option<Word>, "Un adhérent : { un = \"marcheur\", plusieurs = \"marcheurs\" }";
        optional "participant" => participant: Option<Word>, "Qui vient à un événement, si sa colonne « unite » n'en dit rien";
        optional "inscrit" => registered: Option<Word>, "Qui s'y inscrit";
        optional "abonne" => follower: Option<Word>, "Qui suit un compte de réseau social";
        optional "evenement" => event: Option<Word>, "Un événement : { un = \"sortie\", plusieurs = \"sorties\", genre = \"feminin\" }";
        optional "exercice" => period: Option<Word>, "L'année ou la saison du rapport : { un = \"année scolaire\", plusieurs = \"années scolaires\", genre = \"feminin\" }";
        optional "envoi" => send: Option<Word>, "Un envoi d'une lettre : { un = \"numéro\", plusieurs = \"numéros\" }";
    }

    /// A word for one and for several, in the inclusive form that the organisation writes.
    pub struct Word {
        required "un" => one: Sourced<String>, "Au singulier, tel qu'il s'imprime : marcheuse ou marcheur";
        required "plusieurs" => several: Sourced<String>, "Au pluriel, tel qu'il s'imprime : marcheur·ses";
        optional "genre" => gender: Option<Sourced<WordGender>>, "feminin, si les mots qui s'accordent avec lui sont à mettre au féminin";
    }
}

choice! {
    /// With what the words beside it agree.
    pub enum WordGender {
        /// « organisé »
        Masculine = "masculin",
        /// « organisée »
        Feminine = "feminin",
    }
}
