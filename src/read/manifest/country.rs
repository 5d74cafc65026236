//! `pays`: the country whose conventions an organisation has.

use crate::language::conventions::{self, Conventions};
use crate::read::toml::choice;

choice! {
    /// A country where French is written.
    pub enum Country {
        /// France
        France = "france",
        /// Belgium
        Belgium = "belgique",
        /// Switzerland
        Switzerland = "suisse",
        /// Luxembourg
        Luxembourg = "luxembourg",
        /// Québec
        Quebec = "quebec",
    }
}

impl Country {
    /// Its conventions.
    pub fn conventions(self) -> &'static Conventions {
        match self {
            Self::France => &conventions::FRANCE,
            Self::Belgium => &conventions::BELGIUM,
            Self::Switzerland => &conventions::SWITZERLAND,
            Self::Luxembourg => &conventions::LUXEMBOURG,
            Self::Quebec => &conventions::QUEBEC,
        }
    }
}
