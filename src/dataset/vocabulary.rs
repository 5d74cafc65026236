//! What the organisation calls what the tool counts; the tool's own words where it says nothing.

use crate::language::french::{self, Inclusive};
use crate::language::partial_date::Period;
use crate::read::manifest::{self, WordGender};

/// A word for one and for several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedWord {
    /// For one.
    pub one: String,
    /// For several.
    pub several: String,
    /// What agrees with it is feminine.
    pub feminine: bool,
}

/// The words of an organisation.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// A member.
    pub member: CountedWord,
    /// Somebody who came to an event.
    pub participant: CountedWord,
    /// Somebody who registered for one.
    pub registered: CountedWord,
    /// Somebody who follows an account.
    pub follower: CountedWord,
    /// An event.
    pub event: CountedWord,
    /// The year or the season of the report.
    pub period: CountedWord,
    /// What is sent to a list.
    pub send: CountedWord,
}

impl CountedWord {
    fn of([one, several]: [String; 2]) -> Self {
        Self { one, several, feminine: false }
    }

    /// For one and for several.
    pub fn forms(&self) -> [String; 2] {
        [self.one.clone(), self.several.clone()]
    }

    /// The form that agrees with a number.
    pub fn agreeing(&self, number: u64) -> &str {
        if number > 1 { &self.several } else { &self.one }
    }

    /// « l'année », « la saison », « le cycle ».
    pub fn with_article(&self) -> String {
        match (french::elides(&self.one), self.feminine) {
            (true, _) => format!("l'{}", self.one),
            (false, true) => format!("la {}", self.one),
            (false, false) => format!("le {}", self.one),
        }
    }

    /// « un événement », « une sortie ».
    pub fn with_indefinite(&self) -> String {
        format!("{} {}", if self.feminine { "une" } else { "un" }, self.one)
    }

    /// « cet événement », « cette sortie », « ce chantier ».
    pub fn shown(&self) -> String {
        let this = match (self.feminine, french::elides(&self.one)) {
            (true, _) => "cette",
            (false, true) => "cet",
            (false, false) => "ce",
        };
        format!("{this} {}", self.one)
    }

    /// What stands for it: « il », « elle ».
    pub fn pronoun(&self) -> &'static str {
        if self.feminine { "elle" } else { "il" }
    }

    /// What an adjective of this gender ends in: « organisé », « organisée ».
    pub fn ending(&self) -> &'static str {
        if self.feminine { "e" } else { "" }
    }
}

impl Vocabulary {
    /// What rapport.toml says, and for the rest the words of the tool, written as the organisation
    /// writes the feminine.
    pub fn of(
        written: Option<&manifest::Vocabulary>,
        inclusive: Inclusive,
        period: Period,
    ) -> Self {
        let own = |word: fn(&manifest::Vocabulary) -> &Option<manifest::Word>| {
            let word = word(written?).as_ref()?;
            Some(CountedWord {
                one: word.one.value.clone(),
                several: word.several.value.clone(),
                feminine: word.gender.as_ref().is_some_and(|it| it.value == WordGender::Feminine),
            })
        };
        let usual = |masculine: &str| CountedWord::of(inclusive.forms(masculine, "e"));
        let plain = |one: &str| CountedWord::of([one.to_owned(), format!("{one}s")]);
        Self {
            member: own(|it| &it.member).unwrap_or_else(|| usual("adhérent")),
            participant: own(|it| &it.participant).unwrap_or_else(|| usual("participant")),
            registered: own(|it| &it.registered).unwrap_or_else(|| usual("inscrit")),
            follower: own(|it| &it.follower).unwrap_or_else(|| usual("abonné")),
            event: own(|it| &it.event).unwrap_or_else(|| plain("événement")),
            period: own(|it| &it.period).unwrap_or_else(|| CountedWord {
                feminine: true,
                ..plain(if period.is_calendar() { "année" } else { "saison" })
            }),
            send: own(|it| &it.send).unwrap_or_else(|| plain("envoi")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CountedWord, Vocabulary};
    use crate::language::french::{Inclusive, InclusiveSign};
    use crate::language::partial_date::Period;

    #[test]
    fn the_words_of_the_tool_are_written_as_the_organisation_writes() {
        let inclusive = Inclusive { sign: Some(InclusiveSign::MiddleDot), ..Inclusive::default() };
        let words = Vocabulary::of(None, inclusive, Period::calendar(2021));
        assert_eq!(words.member.agreeing(1), "adhérent·e");
        assert_eq!(words.member.agreeing(2), "adhérent·e·s");
        assert_eq!(words.period.with_article(), "l'année");
        let season = Period::parse("2023-09/2024-08").expect("a season");
        let words = Vocabulary::of(None, inclusive, season);
        assert_eq!(words.period.with_article(), "la saison");
        let outing = CountedWord {
            feminine: true,
            ..CountedWord::of(["sortie", "sorties"].map(str::to_owned))
        };
        let said = [outing.with_article(), outing.with_indefinite(), outing.shown()];
        assert_eq!(said, ["la sortie", "une sortie", "cette sortie"]);
        let said = [words.event.with_article(), words.event.with_indefinite(), words.event.shown()];
        assert_eq!(said, ["l'événement", "un événement", "cet événement"]);
        assert_eq!((words.event.agreeing(0), words.event.ending()), ("événement", ""));
    }
}
