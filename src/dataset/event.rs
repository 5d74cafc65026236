//! An activity of the year: one row, however many times the report tells it.

use super::{Picture, RowRef};
use crate::partial_date::PartialDate;
use crate::quantity::Quantity;

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

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// The words that the column admits.
            pub const WORDS: &[&str] = &[$($word),*];

            /// The choice that a folded word names.
            pub fn from_word(word: &str) -> Option<Self> {
                // As it is nearly always written.
                $(if word == $word { return Some(Self::$variant); })*
                let folded = crate::suggest::fold(word);
                $(if folded == crate::suggest::fold($word) { return Some(Self::$variant); })*
                None
            }

            /// The word, as staff write it.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}

choices! {
    /// Where people took part.
    Format {
        /// From a distance.
        Online = "en ligne",
        /// In a room.
        InPerson = "présentiel",
        /// Both.
        Hybrid = "hybride",
    }
}

choices! {
    /// What the organisation did in an event.
    Role {
        /// It organised.
        Organiser = "organisateur",
        /// It organised with others.
        CoOrganiser = "co-organisateur",
        /// It spoke or helped.
        Contributor = "contributeur",
        /// It attended.
        Attendee = "participant",
        /// The event is only context, an election for instance.
        Context = "contexte",
    }
}

choices! {
    /// How the calendar shows an event.
    CalendarUse {
        /// At its day.
        Day = "jour",
        /// As a band across the top of its month.
        Band = "bandeau",
        /// Not at all.
        Hidden = "non",
    }
}

choices! {
    /// Whether an event was certain.
    Status {
        /// It took place.
        Held = "confirmé",
        /// It was tentative.
        Tentative = "à confirmer",
        /// It was called off.
        Cancelled = "annulé",
        /// It was put off: where it took place at another date, another row says so.
        Postponed = "reporté",
    }
}

impl Status {
    /// Whether it took place, or is to: what did not counts nowhere.
    pub fn is_held(self) -> bool {
        matches!(self, Self::Held | Self::Tentative)
    }
}
