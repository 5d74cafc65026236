//! The words that a column admits, one type a column.

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
                let folded = crate::language::suggest::name_key(word);
                $(if folded == crate::language::suggest::name_key($word) { return Some(Self::$variant); })*
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
