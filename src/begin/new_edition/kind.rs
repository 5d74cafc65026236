//! What a report is about: what a first edition has beside its events.

use crate::language::french;

/// Chapters of a network, where nobody chooses others.
const CHAPTERS: &[&str] = &["Se rencontrer et se former", "Faire connaître"];

/// What a report is about: what a first edition has beside its events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A network: its members, its letter.
    Network,
    /// An association: the same, and its accounts.
    Association,
    /// A service or a project of a body: what it works on, and neither members nor letter.
    Service,
}

impl Kind {
    /// All kinds, by the words that name them.
    pub const ALL: [(&'static str, Self); 3] =
        [("reseau", Self::Network), ("association", Self::Association), ("service", Self::Service)];

    /// The word that names it.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| *word)
    }

    /// The kind of a word, with or without accents and capitals.
    pub fn named(word: &str) -> Option<Self> {
        let folded = french::fold(word);
        Self::ALL.iter().find(|(word, _)| *word == folded).map(|(_, kind)| *kind)
    }

    /// Its chapters, where nobody chooses others.
    pub fn chapters(self) -> &'static [&'static str] {
        match self {
            Self::Network => CHAPTERS,
            Self::Association => {
                &["Se rencontrer et se former", "Faire connaître", "Rendre compte"]
            }
            Self::Service => &["Les projets et les rendez-vous", "Faire connaître"],
        }
    }

    /// The tables of its first edition, beside events, press and visits.
    pub(super) fn tables(self) -> &'static [&'static str] {
        match self {
            Self::Network => &["effectifs", "newsletters"],
            Self::Association => &["effectifs", "newsletters", "comptes", "financements"],
            Self::Service => &["projets"],
        }
    }

    /// The ids of its key figures.
    pub(super) fn key_figures(self) -> &'static [&'static str] {
        match self {
            Self::Network => &[
                "adherents",
                "participants",
                "evenements",
                "destinataires-lettre",
                "visites",
                "presse",
            ],
            Self::Association => &[
                "adherents",
                "participants",
                "evenements",
                "total-produits",
                "resultat",
                "visites",
            ],
            Self::Service => &["projets", "participants", "evenements", "visites", "presse"],
        }
    }
}
