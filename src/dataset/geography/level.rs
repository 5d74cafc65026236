//! The kinds of local authorities.

use crate::language::suggest::name_key;

/// Kinds of local authorities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A commune: INSEE code of five characters.
    Commune,
    /// A grouping of communes: SIREN of nine digits.
    Grouping,
    /// A département: two or three characters.
    Department,
    /// A region: two digits.
    Region,
}

impl Level {
    /// All of them, from the smallest.
    pub const ALL: [Self; 4] = [Self::Commune, Self::Grouping, Self::Department, Self::Region];

    /// « commune », « communes ».
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Self::Commune => ["commune", "communes"],
            Self::Grouping => ["intercommunalité", "intercommunalités"],
            Self::Department => ["département", "départements"],
            Self::Region => ["région", "régions"],
        }
    }

    /// The kind that a few words name: « ville », « Communauté de communes
    /// de… », « Conseil régional ».
    pub fn named_in(words: &str) -> Option<Self> {
        let folded = name_key(words);
        let words: Vec<&str> = folded.split('_').collect();
        let any = |found: fn(&str) -> bool| words.iter().any(|word| found(word));
        if any(|it| it.starts_with("region")) {
            return Some(Self::Region);
        }
        if any(|it| it.starts_with("departement")) {
            return Some(Self::Department);
        }
        let grouping = |it: &str| {
            ["intercommun", "communaute", "agglomeration", "epci"]
                .iter()
                .any(|start| it.starts_with(start))
                || it.trim_end_matches('s').ends_with("metropole")
        };
        if any(grouping) {
            return Some(Self::Grouping);
        }
        let town = |it: &str| ["ville", "commune", "mairie"].contains(&it.trim_end_matches('s'));
        any(town).then_some(Self::Commune)
    }
}
