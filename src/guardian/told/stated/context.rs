//! What surrounds a number: the words, the themes and the events that tell
//! which number of the data it is.

use std::collections::BTreeSet;
use std::ops::Range;

use rustc_hash::FxHashSet;

use super::fact::Fact;
use super::scope::Scope;
use super::statement::Statement;
use super::units::Family;
use super::{LAST_YEAR, SMALL};
use crate::dataset::{Event, RowRef};
use crate::language::french::{fold, month_named};
use crate::language::partial_date::Period;

/// How far, in bytes, a number may stand after the title that it belongs to.
const AFTER: usize = 40;
/// And before.
const BEFORE: usize = 25;

/// Letters that two words of one family begin with: « bénévole », « bénévolat ».
const AKIN: usize = 7;

/// Words by which a sentence is about those who write it.
const OURS: [&str; 9] = [
    "nous",
    "nos",
    "notre",
    "association",
    "federation",
    "reseau",
    "club",
    "benevoles",
    "adherents",
];

/// What surrounds a statement.
pub(super) struct Context {
    /// Folded words of the block.
    pub words: FxHashSet<String>,
    /// Themes whose events the text lists.
    pub themes: Vec<String>,
    /// The block, or what comes before it, is about members.
    pub membership: bool,
    /// Events that the sentence names.
    pub events: Vec<NamedEvent>,
    /// Where it names none, those of the only day that it tells, which stands as their title.
    pub dated: Vec<NamedEvent>,
    /// The sentence, folded.
    pub sentence: String,
    /// The text is about a theme, or a chapter's.
    pub themed: bool,
    /// A heading stands above, which says what is reported below it.
    pub headed: bool,
    /// It names another year, whose numbers it gives.
    pub other_year: bool,
    /// It counts over several years, or what is to come.
    pub other_times: bool,
}

/// An event that a sentence names.
pub(super) struct NamedEvent {
    /// Its row.
    pub row: RowRef,
    /// Ids of its themes.
    pub themes: Vec<String>,
    /// Where its title stands, if it is quoted.
    pub title: Option<Range<usize>>,
}

impl NamedEvent {
    pub fn of(event: &Event, title: Option<Range<usize>>) -> Self {
        Self { row: event.row, themes: event.themes.clone(), title }
    }
}

/// The years that a sentence names and that are not the report's, each once.
pub(in crate::guardian) fn other_years(sentence: &str, period: Period) -> BTreeSet<&str> {
    let is_other = |digits: &&str| {
        let named = digits.parse::<i32>().ok().filter(|_| digits.len() == 4);
        named.is_some_and(|named| !period.years().contains(&named) && (1900..2100).contains(&named))
    };
    sentence.split(|character: char| !character.is_ascii_digit()).filter(is_other).collect()
}

/// Whether a sentence names one of the two years of a season alone: « en 2023 », but neither
/// « 2023-2024 » nor « le 12 octobre 2023 ».
pub(super) fn names_a_part(sentence: &str, period: Period) -> bool {
    if period.is_calendar() {
        return false;
    }
    let is_digit = |character: char| character.is_ascii_digit();
    period.years().any(|year| {
        let year = year.to_string();
        sentence.match_indices(&year).any(|(at, _)| {
            let (before, after) = (&sentence[..at], &sentence[at + year.len()..]);
            let joined = ['-', '–', '/'];
            let in_two = before.ends_with(joined)
                || after.strip_prefix(joined).is_some_and(|it| it.starts_with(is_digit));
            let word = before.trim_end().rsplit([' ', '\u{a0}', '’', '\'']).next();
            let is_of_a_date = word.is_some_and(|word| month_named(&fold(word)).is_some());
            let is_whole = !before.ends_with(is_digit) && !after.starts_with(is_digit);
            is_whole && !in_two && !is_of_a_date && !before.ends_with('.')
        })
    })
}

impl Context {
    fn names(&self, fact: &Fact) -> bool {
        fact.event.is_some_and(|row| self.events.iter().any(|event| event.row == row))
    }

    /// The events whose title stands right beside a number: « « Agora » (60
    /// participants) », « 60 participants à « Agora » », or the only one of a sentence that says,
    /// further on, how many came.
    pub fn beside(&self, text: &str, number: &Range<usize>) -> Vec<&NamedEvent> {
        let title = |it: &NamedEvent| it.title.clone();
        let gap = |event: &NamedEvent| text.get(title(event)?.end..number.start);
        let within = |event: &&NamedEvent| gap(event).is_some_and(|it| it.trim() == "(");
        let near = |event: &&NamedEvent| {
            event.title.as_ref().is_some_and(|title| {
                let after = number.start.checked_sub(title.end).is_some_and(|gap| gap <= AFTER);
                let before = title.start.checked_sub(number.end).is_some_and(|gap| gap <= BEFORE);
                after || before
            })
        };
        let all = || self.events.iter().chain(&self.dated);
        let found: Vec<&NamedEvent> = all().filter(within).collect();
        let found = if found.is_empty() { all().filter(near).collect() } else { found };
        let first = all().next().and_then(title);
        let is_only = first.is_some() && all().all(|it| title(it) == first);
        if !found.is_empty() || !is_only {
            return found;
        }
        let tells = |event: &&NamedEvent| {
            gap(event).is_some_and(|gap| {
                let gap = fold(gap);
                let last = gap.rsplit([',', ';']).next().unwrap_or_default();
                attends(last) && last.len() <= AFTER
            })
        };
        all().filter(tells).collect()
    }

    /// Whether a number is said to be of another year, or of several: « En 2019, … », « 60
    /// participants en 2019 ».
    pub fn gives_to_another_year(&self, text: &str, statement: &Statement) -> bool {
        if !self.other_year || self.other_times {
            return self.other_year;
        }
        let opens = |words: &str| {
            let year =
                ["en ", "l'annee ", "la saison "].iter().find_map(|it| words.strip_prefix(it));
            year.is_some_and(|it| it.starts_with(|character: char| character.is_ascii_digit()))
        };
        let after: String = text[statement.range.end..].chars().take(12).collect();
        opens(&self.sentence)
            || opens(fold(&after).trim_start())
            || self.sentence.contains(" avait")
            || LAST_YEAR.iter().any(|it| self.sentence.contains(it))
    }

    /// How much tells that the sentence is about it: words of its label, its
    /// theme, its event.
    pub fn kinship(&self, fact: &Fact) -> usize {
        let event = self.names(fact);
        let theme = fact.themes.iter().any(|theme| self.themes.contains(theme));
        let said = fact.label.iter().filter(|word| self.words.contains(*word)).count();
        said + if event || theme { 2 } else { 0 }
    }

    /// Whether a word around a number is of the family of a word of its label: « bénévoles » of
    /// « heures de bénévolat ».
    pub fn is_akin(&self, fact: &Fact) -> bool {
        let stem = |word: &str| word.get(..AKIN).map(str::to_owned);
        fact.label.iter().filter(|it| it.len() <= AKIN + 5).filter_map(|it| stem(it)).any(|label| {
            let near = |word: &&String| word.len() <= AKIN + 5 && word.starts_with(&label);
            self.words.iter().any(|word| near(&word))
        })
    }

    /// Whether the sentence says by its words that it is about the organisation.
    pub fn speaks_of_us(&self) -> bool {
        let mut words = self.sentence.split(|character: char| !character.is_alphanumeric());
        words.any(|word| OURS.contains(&word))
    }

    /// Whether a statement is about all that the year or the organisation has, and about nothing
    /// that the text tells before.
    pub fn is_of_all(&self, statement: &Statement) -> bool {
        let is_year = statement.scope == Scope::Year;
        let is_all = is_year || statement.scope == Scope::All;
        let is_apart = self.events.is_empty() && !self.themed;
        match &statement.family {
            Family::Members(None) => is_all,
            Family::Events(_) | Family::Articles => {
                is_apart && (is_year || (is_all && !self.headed))
            }
            Family::Participants => is_apart && is_year && !self.headed,
            _ => false,
        }
    }

    /// Whether the words around a number say that it counts some of them: « 12 adhérents bretons ».
    pub fn is_of_some(&self, statement: &Statement) -> bool {
        use Family::{Events, Members, Participants, Registered};
        match statement.scope {
            Scope::Some => {
                matches!(statement.family, Members(_) | Events(_) | Participants | Registered)
            }
            Scope::There => matches!(statement.family, Members(_) | Events(_)),
            _ => false,
        }
    }
}

/// The members' own word and « personnes » may be anybody's: the sentence must say
/// that they are members, or that they came.
pub(super) fn is_about_us(statement: &Statement, context: &Context, text: &str) -> bool {
    let is_of_all = matches!(statement.scope, Scope::All | Scope::Year);
    let said = |words: &[&str]| words.iter().any(|word| context.sentence.contains(word));
    let is_beside =
        || attends(&context.sentence) && !context.beside(text, &statement.range).is_empty();
    match &statement.family {
        Family::Members(kind) => {
            let counts = || said(&["compt", "rassembl", "reuni", "feder", "regroup", "nos "]);
            context.membership
                || said(&["adher", "reseau rassemble", "reseau compte"])
                || (is_of_all && (kind.is_none() || counts()))
        }
        Family::People => {
            let value = statement.quantity.value();
            let came =
                ["inscri", "particip", "present", "assist", "suivi", "reuni", "rassembl", "attir"];
            value > SMALL && (said(&came) || is_beside())
        }
        // « Nous étions 80 » tells of those who write.
        Family::Participants => !said(&["nous etions"]) || is_beside(),
        Family::Articles => !said(&["articles de la loi", "articles du code", "projet de loi"]),
        Family::Events(_) => {
            is_of_all
                || !context.themes.is_empty()
                || said(&["organis", "a tenu", "anime", "donne lieu", "ont eu lieu", "propose"])
        }
        _ => true,
    }
}

/// Beginnings of folded words that say how many came.
const ATTENDED: [&str; 17] = [
    "reuni",
    "rassembl",
    "mobilis",
    "attir",
    "accueil",
    "particip",
    "assist",
    "deplac",
    "venu",
    "suivi",
    "present",
    "inscri",
    "touch",
    "convi",
    "compt",
    "seduit",
    "ont pris part",
];

/// Whether folded words say how many came: « a rassemblé », « ont attiré ».
pub(super) fn attends(folded: &str) -> bool {
    ATTENDED.iter().any(|word| folded.contains(word))
}

/// Words, folded, for a time that is not the year of the report.
const OTHER_TIMES: [&str; 24] = [
    "depuis sa creation",
    "depuis la creation",
    "depuis leur creation",
    "depuis son lancement",
    "depuis le lancement",
    "depuis l'origine",
    "depuis ses debuts",
    "depuis le debut de l'aventure",
    "depuis plusieurs annees",
    "depuis toujours",
    "depuis le depart",
    "au fil des annees",
    "au fil des ans",
    "ces dernieres annees",
    "dernieres annees",
    "l'an prochain",
    "l'annee prochaine",
    "annee a venir",
    "prochaines annees",
    "nous visons",
    "nous esperons",
    "objectif",
    "chaque annee",
    "d'ici ",
];

/// Whether a folded sentence counts over several years, or what is to come: « depuis sa création »,
/// « en trois ans ».
pub(super) fn is_of_other_times(sentence: &str) -> bool {
    let words: Vec<&str> =
        sentence.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let spans = |it: &[&str]| {
        matches!(it[0], "en" | "depuis" | "sur" | "pendant" | "durant") && it[2] == "ans"
    };
    OTHER_TIMES.iter().any(|it| sentence.contains(it)) || words.windows(3).any(spans)
}
