//! What a number of a text counts: « participant.e.s », « destinataires ».

use rustc_hash::{FxHashMap, FxHashSet};

use super::counted_columns::columns;
use crate::dataset::Dataset;
use crate::dataset::settings::Settings;
use crate::language::french::fold;
use crate::read::prose::{Token, TokenKind};

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
    /// Members, of the type that is named or all.
    Members(Option<String>),
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
    /// What a declared figure counts, in the words of its label: « membres inscrits ».
    Named(String),
}

/// What a unit may be, by its first word.
static WORDS: [(&str, Family); 14] = [
    ("participant", Family::Participants),
    ("participation", Family::Participants),
    ("inscrit", Family::Registered),
    ("personne", Family::People),
    ("destinataire", Family::Recipients),
    ("abonne", Family::Followers),
    ("follower", Family::Followers),
    ("adherent", Family::Members(None)),
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

/// What a word counts by itself, whatever the edition.
pub(super) fn counted(stem: &str) -> Option<&'static Family> {
    WORDS.iter().find(|(word, _)| *word == stem).map(|(_, family)| family)
}

/// Whether a word is an issue of a letter.
pub(super) fn is_issue(stem: &str) -> bool {
    stem == "lettre" || ISSUES.contains(&stem)
}

/// The words that count, in an edition.
#[cfg_attr(test, derive(Default))]
pub(super) struct Lexicon {
    /// The words of the labels of declared figures, where they are more than one.
    labels: Vec<Vec<String>>,
    declared: FxHashMap<String, Family>,
    /// Folded names of letters, with their ids.
    lists: Vec<(String, String)>,
    /// Types of members, by their first word, with their ids.
    kinds: Vec<(String, String)>,
    /// What its members are called: « adhérents », its own word, what its figures count of them
    /// (« collectivités adhérentes »).
    pub members: FxHashSet<String>,
    /// The organisation's own words for events: types, and categories.
    events: FxHashSet<String>,
    /// The words of its names.
    names: FxHashSet<String>,
    /// What the year of the report is called, word for word: « 2021 », « 2023-2024 ».
    pub year: Vec<String>,
}

impl Lexicon {
    /// The words of an edition.
    pub fn of(dataset: &Dataset) -> Self {
        let settings = &dataset.settings;
        let mut declared = FxHashMap::default();
        for figure in &settings.figures {
            for unit in figure.unit.iter().flatten() {
                let stem = first_stem(unit);
                declared.entry(stem.clone()).or_insert(Family::Declared(stem));
            }
        }
        for (_, column) in columns(dataset) {
            let stem = first_stem(column.unit[1]);
            declared.entry(stem.clone()).or_insert(Family::Declared(stem));
        }
        let words_of = &settings.vocabulary;
        for (word, family) in [
            (&words_of.member, Family::Members(None)),
            (&words_of.participant, Family::Participants),
            (&words_of.registered, Family::Registered),
            (&words_of.follower, Family::Followers),
        ] {
            declared.entry(first_stem(&word.one)).or_insert(family);
        }
        let labels = settings.figures.iter().map(|it| words(&it.label).map(|it| it.0).collect());
        let types: FxHashSet<&str> =
            dataset.events.iter().filter_map(|it| it.kind.as_deref()).collect();
        let categories = settings.categories.iter().map(|it| it.label.as_str());
        let called = words_of.event.one.as_str();
        let own = types.into_iter().chain(categories).map(first_stem);
        let own = own.chain((first_stem(called) != "evenement").then(|| first_stem(called)));
        let organisation = &settings.organisation;
        let names = [&organisation.name, &organisation.acronym];
        let names = names.into_iter().flat_map(|name| words(name).map(|it| it.0));
        Self {
            labels: labels.filter(|words: &Vec<String>| words.len() > 1).collect(),
            declared,
            lists: settings.lists.iter().map(|it| (fold(&it.name), it.id.to_string())).collect(),
            kinds: settings
                .member_kinds
                .iter()
                .map(|it| (first_stem(&it.singular), it.id.to_string()))
                .collect(),
            members: member_words(settings),
            events: own.filter(|word| word.len() > 3).collect(),
            names: names.collect(),
            year: match dataset.period() {
                period if period.is_calendar() => vec![period.to_string()],
                period => {
                    let (first, last) = (period.first_year(), period.last_year());
                    vec![first.to_string(), "-".to_owned(), last.to_string()]
                }
            },
        }
    }

    /// Whether a word is the year of the report, or one of its two years, or « saison » where it is of
    /// a season.
    pub fn is_year(&self, word: &str) -> bool {
        let is_season = self.year.len() > 1;
        (is_season && word == "saison") || (word != "-" && self.year.iter().any(|it| it == word))
    }

    /// With the name of one letter.
    #[cfg(test)]
    pub fn with_list(name: &str, id: &str) -> Self {
        Self { lists: vec![(name.to_owned(), id.to_owned())], ..Self::default() }
    }

    /// Whether a word for events is everybody's, not the organisation's own.
    pub fn is_common(&self, word: &str) -> bool {
        EVENTS.contains(&word)
    }

    /// Whether a word is what the organisation calls some of its events.
    pub fn counts_events(&self, word: &str) -> bool {
        self.events.contains(word)
    }

    /// Whether a folded word is of the organisation's name.
    pub fn is_named(&self, word: &str) -> bool {
        self.names.contains(&stem(word))
    }

    /// Whether a word before a number narrows nothing: it counts something else, or is of the
    /// organisation's name.
    pub fn is_neutral(&self, word: &str) -> bool {
        let stem = stem(word);
        self.names.contains(&stem)
            || self.declared.contains_key(&stem)
            || self.events.contains(&stem)
            || self.kinds.iter().any(|(kind, _)| *kind == stem)
            || counted(&stem).is_some()
            || EVENTS.contains(&stem.as_str())
    }

    /// What the words from a token on count, and how many tokens say so.
    pub fn unit(&self, text: &str, tokens: &[Token]) -> Option<(Family, usize)> {
        // A capital begins something else: « 25 Atelier Dijon Métropole ».
        let first = tokens.first()?;
        let is_name = !text[first.range.clone()].starts_with(char::is_lowercase);
        if is_name && self.list(text, tokens).is_none() {
            return None;
        }
        self.unit_of(text, tokens)
    }

    /// The same, with or without a capital.
    pub fn unit_of(&self, text: &str, tokens: &[Token]) -> Option<(Family, usize)> {
        let first = tokens.first().filter(|token| token.kind == TokenKind::Word)?;
        let word = &text[first.range.clone()];
        if let Some((id, length)) = self.list(text, tokens) {
            return Some((Family::Issues(Some(id)), length));
        }
        let stem = stem(word);
        let next = tokens.get(1).map_or("", |token| &text[token.range.clone()]);
        let known = counted(&stem).cloned();
        let is_letter = || {
            let next = fold(next);
            ["electronique", "d'", "mensuel", "hebdo"].iter().any(|it| next.starts_with(it))
        };
        let family = match (known, stem.as_str()) {
            (Some(family), _) => Some(family),
            (None, "lettre") => {
                let is_sent = || self.are_sent(&text[..first.range.start], next);
                (is_letter() || is_sent()).then_some(Family::Issues(None))
            }
            (None, stem) if stem != "membre" && self.members.contains(stem) => {
                Some(Family::Members(None))
            }
            (None, "membre" | "structure" | "organisme") if self::stem(next) == "adherent" => {
                return Some((Family::Members(None), 2));
            }
            (None, stem) if ISSUES.contains(&stem) => Some(Family::Issues(None)),
            (None, stem) if EVENTS.contains(&stem) => Some(Family::Events(stem.to_owned())),
            // « membre » may be of anything: what counts all of them is asked of the sentence.
            (None, stem @ "membre") => self.own(stem).or(Some(Family::Members(None))),
            (None, stem) => self.own(stem),
        };
        // Words that may be anybody's are the organisation's own where it names a figure so.
        let may_be_anybody = match &family {
            None | Some(Family::People | Family::Declared(_) | Family::Events(_)) => true,
            Some(Family::Members(kind)) => kind.is_some(),
            _ => false,
        };
        let named = may_be_anybody.then(|| self.label(text, tokens)).flatten();
        named.or_else(|| Some((family?, 1)))
    }

    /// Whether letters are those that the organisation sends: « nous avons envoyé 11 lettres », but not
    /// « 3 lettres de soutien ».
    fn are_sent(&self, before: &str, next: &str) -> bool {
        let has_list =
            self.lists.iter().any(|(name, _)| name.split(' ').any(|it| stem(it) == "lettre"));
        let of_another =
            ["de", "du", "des", "d'", "d’", "à", "a", "aux", "au", "pour"].contains(&next);
        let sentence = fold(before.rsplit(['.', '!', '?']).next().unwrap_or_default());
        let sent = ["envoy", "diffus", "publi", "paru", "parait", "expedi"];
        has_list && !of_another && sent.iter().any(|word| sentence.contains(word))
    }

    /// What a word of the organisation's own counts.
    fn own(&self, stem: &str) -> Option<Family> {
        let mut kinds = self.kinds.iter().filter(|(word, _)| word == stem).map(|(_, id)| id);
        if let Some(kind) = kinds.next() {
            // « communauté de communes », « communauté urbaine »: the first word tells no type.
            return Some(Family::Members(kinds.next().is_none().then(|| kind.clone())));
        }
        let events = || self.events.contains(stem);
        let declared = self.declared.get(stem).cloned();
        declared.or_else(|| events().then(|| Family::Events(stem.to_owned())))
    }

    /// The label whose words the tokens begin with, the longest first.
    fn label(&self, text: &str, tokens: &[Token]) -> Option<(Family, usize)> {
        let start = tokens.first()?.range.start;
        let said: Vec<(String, usize)> = words(&text[start..]).take(LONGEST_LABEL).collect();
        let is_said = |label: &&Vec<String>| {
            said.len() >= label.len()
                && said.iter().zip(label.iter()).all(|(it, word)| it.0 == *word)
        };
        let label = self.labels.iter().filter(is_said).max_by_key(|label| label.len())?;
        let end = start + said[label.len() - 1].1;
        let length = tokens.iter().take_while(|token| token.range.start < end).count();
        Some((Family::Named(label.join(" ")), length))
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

/// What the members of an organisation are called, as stems.
pub(super) fn member_words(settings: &Settings) -> FxHashSet<String> {
    let own = first_stem(&settings.vocabulary.member.one);
    let is_member = |word: &str| word == "adherent" || word == own;
    // « collectivités adhérentes » are called « collectivités ».
    let counted = settings.figures.iter().flat_map(|it| it.unit.iter().flatten());
    let counted = counted.filter(|unit| words(unit).skip(1).any(|(word, _)| is_member(&word)));
    let counted: Vec<String> = counted.map(|unit| first_stem(unit)).collect();
    let usual = ["adherent", "membre"].map(str::to_owned);
    counted.into_iter().chain(usual).chain([own.clone()]).collect()
}

/// The first of some words, as it names what is counted.
pub(super) fn first_stem(words: &str) -> String {
    stem(words.split([' ', '\u{a0}']).next().unwrap_or_default())
}

/// Words of a label that are looked for in a text.
const LONGEST_LABEL: usize = 12;

/// The words of a text up to the first full stop, each as its stem, with the byte where it ends.
fn words(text: &str) -> impl Iterator<Item = (String, usize)> {
    let within = move |at: usize, character: char| {
        // « participant.e.s » is one word; a full stop ends it.
        let goes_on = |rest: &str| rest.starts_with(char::is_alphabetic);
        character.is_alphanumeric()
            || matches!(character, '-' | '·' | '(' | ')')
            || (character == '.' && goes_on(&text[at + 1..]))
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let gap =
            text[at..].find(|character: char| !" \u{a0}\u{202f}'’«»,\n".contains(character))?;
        let start = at + gap;
        let length = text[start..]
            .char_indices()
            .find(|(offset, character)| !within(start + offset, *character))
            .map_or(text.len() - start, |(offset, _)| offset);
        at = start + length;
        (length > 0).then(|| (stem(&text[start..at]), at))
    })
}

/// The words of a label, as they name a family.
pub(super) fn label_key(label: &str) -> String {
    words(label).map(|(word, _)| word).collect::<Vec<_>>().join(" ")
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
    match singular.strip_suffix('e') {
        Some(masculine) if counted(singular).is_none() && counted(masculine).is_some() => {
            masculine.to_owned()
        }
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
