//! What a number of a text counts: « participant.e.s », « destinataires ».

use std::collections::HashMap;

use crate::dataset::settings::Settings;
use crate::french::fold;
use crate::prose::{Token, TokenKind};

/// Things that are counted, each by the numbers of the data that count them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Family {
    /// Those who came to an event.
    Participants,
    /// Those who registered.
    Registered,
    /// « personnes » may be anybody.
    People,
    /// Addresses that a letter goes to.
    Recipients,
    /// Followers of an account.
    Followers,
    /// Members, of one type or all.
    Members,
    /// Issues of a letter, or of the one that is named.
    Issues(Option<String>),
    /// Articles.
    Articles,
    /// Sheets of a collection.
    Sheets,
    /// Printed copies.
    Copies,
    /// Downloads.
    Downloads,
    /// Visits of the site.
    Visits,
    /// Visitors of the site.
    Visitors,
    /// Events of one type.
    Events(String),
    /// What a declared figure counts, by its unit.
    Declared(String),
}

/// What a unit may be, by its first word.
const WORDS: [(&str, Family); 14] = [
    ("participant", Family::Participants),
    ("participation", Family::Participants),
    ("inscrit", Family::Registered),
    ("personne", Family::People),
    ("destinataire", Family::Recipients),
    ("abonne", Family::Followers),
    ("follower", Family::Followers),
    ("adherent", Family::Members),
    ("article", Family::Articles),
    ("fiche", Family::Sheets),
    ("exemplaire", Family::Copies),
    ("telechargement", Family::Downloads),
    ("visite", Family::Visits),
    ("visiteur", Family::Visitors),
];
/// Words for an issue of a letter.
const ISSUES: [&str; 4] = ["newsletter", "numero", "envoi", "infolettre"];
/// Types of events of which a report tells how many there were; an event often
/// has several of the others inside it (« 3 ateliers »).
const EVENTS: [&str; 7] =
    ["webinaire", "conference", "formation", "seminaire", "evenement", "rendez-vous", "club"];

/// The words that count, in an edition.
pub(super) struct Lexicon {
    declared: HashMap<String, Family>,
    /// Folded names of letters, with their ids.
    lists: Vec<(String, String)>,
    kinds: Vec<String>,
}

impl Lexicon {
    /// The words of an edition.
    pub fn of(settings: &Settings) -> Self {
        let mut declared = HashMap::new();
        for figure in &settings.figures {
            for unit in figure.unit.iter().flatten() {
                let stem = stem(unit.split([' ', '\u{a0}']).next().unwrap_or_default());
                declared.entry(stem.clone()).or_insert(Family::Declared(stem));
            }
        }
        Self {
            declared,
            lists: settings.lists.iter().map(|it| (fold(&it.name), it.id.clone())).collect(),
            kinds: settings.member_kinds.iter().map(|it| stem(&it.singular)).collect(),
        }
    }

    /// With the name of one letter.
    #[cfg(test)]
    pub fn with_list(name: &str, id: &str) -> Self {
        let lists = vec![(name.to_owned(), id.to_owned())];
        Self { declared: HashMap::new(), lists, kinds: Vec::new() }
    }

    /// What the words from a token on count, and how many tokens say so.
    pub fn unit(&self, text: &str, tokens: &[Token]) -> Option<(Family, usize)> {
        let first = tokens.first().filter(|token| token.kind == TokenKind::Word)?;
        let word = &text[first.range.clone()];
        if let Some((id, length)) = self.list(text, tokens) {
            return Some((Family::Issues(Some(id)), length));
        }
        // A capital begins something else: « 25 Atelier Dijon Métropole ».
        if !word.starts_with(char::is_lowercase) {
            return None;
        }
        let stem = stem(word);
        let next = tokens.get(1).map_or("", |token| &text[token.range.clone()]);
        let known = WORDS.iter().find(|(word, _)| *word == stem).map(|(_, family)| family.clone());
        let family = match (known, stem.as_str()) {
            (Some(family), _) => family,
            (None, "lettre") => {
                let next = fold(next);
                let letter = ["electronique", "d'", "mensuel", "hebdo"];
                letter.iter().any(|it| next.starts_with(it)).then_some(Family::Issues(None))?
            }
            (None, "collectivite") => Family::Members,
            (None, stem) if ISSUES.contains(&stem) => Family::Issues(None),
            (None, stem) if EVENTS.contains(&stem) => Family::Events(stem.to_owned()),
            (None, stem) if self.kinds.iter().any(|kind| kind == stem) => Family::Members,
            (None, stem) => self.declared.get(stem)?.clone(),
        };
        Some((family, 1))
    }

    /// The letter whose name the tokens begin with.
    fn list(&self, text: &str, tokens: &[Token]) -> Option<(String, usize)> {
        self.lists.iter().find_map(|(name, id)| {
            let length = name.split(' ').count();
            let last = tokens.get(length - 1)?;
            let written = text.get(tokens[0].range.start..last.range.end)?;
            (fold(written) == *name).then(|| (id.clone(), length))
        })
    }
}

/// A word, folded, without the marks of gender and number.
pub(super) fn stem(word: &str) -> String {
    let folded = fold(word);
    let bare = folded.split(['.', '(']).next().unwrap_or_default();
    let singular = bare.trim_end_matches(['s', 'x']);
    // « rendez-vous » has no singular of its own.
    if bare.ends_with("-vous") {
        return bare.to_owned();
    }
    let known = |stem: &str| WORDS.iter().any(|(word, _)| *word == stem);
    match singular.strip_suffix('e') {
        Some(masculine) if !known(singular) && known(masculine) => masculine.to_owned(),
        _ => singular.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn gender_and_number_do_not_count() {
        for (word, expected) in [
            ("participant.e.s", "participant"),
            ("participantes", "participant"),
            ("abonné·e·s", "abonne"),
            ("abonnées", "abonne"),
            ("collectivités", "collectivite"),
            ("Visites", "visite"),
            ("visiteurs", "visiteur"),
            ("rendez-vous", "rendez-vous"),
            ("fiches", "fiche"),
            ("inscrites", "inscrit"),
        ] {
            assert_eq!(stem(word), expected, "{word}");
        }
    }
}
