//! Whether a number counts all that there is, a part, or who knows what: « L'année a compté
//! 140 événements », « 12 adhérents bretons ».
//!
//! It counts all only where each word before it, from the beginning of its sentence, narrows
//! nothing, and nothing after it does.

use super::units::{Family, Lexicon, stem};
use crate::language::french::{fold, month_named};
use crate::read::prose::{Token, TokenKind, word};

/// What a number counts of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// All of the year, in these words: « en 2021 », « au total ».
    Year,
    /// All, as far as the sentence goes: « nos 43 adhérents ».
    All,
    /// Some of them: « 12 adhérents bretons ».
    Some,
    /// Those of a place or of a part of the year: « En Bretagne, 12 adhérents ».
    There,
    /// The sentence does not tell.
    Open,
}

/// Words before a number that narrow nothing.
const NEUTRAL: &str = "l' la le les cette l annee an exercice bilan en au total totale tout a ont avons \
    compte dans durant cours compter comptent comptait comptons nous on notre nos organise organisee propose proposons \
    tenu anime mene realise accueilli reuni reunit reunissons rassemble rassemblons federe regroupe \
    c' ce sont soit y il elle eu ete bref chiffre cle reseau association federation organisation \
    structure collectif syndicat et , : - – — de d' plus pres environ quelque moins ainsi donc aussi \
    enfin desormais aujourd'hui avec fort s' est nombre des marque par ensemble";
/// The verbs that may follow what is counted.
const VERBS: &str = "ont sont ete etaient avaient a composent font forment se s' compose participent \
    soutiennent portent";
/// The determiners that go on about what the sentence before reported: « les trois événements ».
const GOING_ON: [&str; 6] = ["les", "ces", "ses", "des", "aux", "leurs"];
/// Words of the longest beginning of a sentence that is looked at.
const LONGEST: usize = 24;
/// Words between the beginning of a label and its colon.
const LABEL: usize = 6;
/// What begins words that narrow what stands before them.
const NARROWING: &str = "de d' du des en sur dans chez pour par issu issue issus issues venu venus venue \
    qui ayant sans hors lors";
/// Words after what is counted that narrow nothing, without their plural and gender.
const HELD: &str = "organise co-organise tenu realise mene propose anime recense comptabilise \
    adherent";

/// Where a statement stands: its first token, and its last.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub first: usize,
    pub last: usize,
}

impl Site<'_> {
    /// What its number counts of its kind.
    pub fn scope(self, lexicon: &Lexicon) -> Scope {
        let after = self.after(lexicon);
        if after == Scope::Some {
            return Scope::Some;
        }
        if after == Scope::All && self.opens_sentence() {
            return self.through(lexicon);
        }
        match self.before(lexicon) {
            Scope::Year if after != Scope::Open => Scope::Year,
            Scope::All if after != Scope::Open => after,
            Scope::There => Scope::There,
            _ => Scope::Open,
        }
    }

    fn folded(&self, index: Option<usize>) -> String {
        fold(word(self.text, self.tokens, index))
    }

    /// Where « en 2021 », « au total », « dans l'année » end, if they begin here.
    fn year_words(&self, at: usize, lexicon: &Lexicon) -> Option<usize> {
        let said = |at: usize, words: &[&str]| {
            words.iter().enumerate().all(|(rank, it)| self.folded(Some(at + rank)) == *it)
        };
        let in_year = || {
            let on = ["dans", "sur", "durant", "pendant", "de", "au cours de"];
            let whole = [&["l'", "annee"][..], &["la", "saison"]];
            let on = on.iter().flat_map(|it| {
                whole.map(|whole| it.split(' ').chain(whole.iter().copied()).collect::<Vec<_>>())
            });
            on.into_iter().find(|words| said(at, words)).map(|words| at + words.len())
        };
        let year: Vec<&str> = lexicon.year.iter().map(String::as_str).collect();
        let is_year = |at: usize| !year.is_empty() && said(at, &year);
        let plain = [["au", "total"], ["en", "tout"], ["cette", "annee"], ["cette", "saison"]];
        let end = match plain.iter().any(|words| said(at, words)) {
            true => at + 2,
            false if said(at, &["en"]) && is_year(at + 1) => at + 1 + year.len(),
            false => in_year()?,
        };
        Some(end + if is_year(end) { year.len() } else { 0 })
    }

    /// What is counted by a number after a colon, what it counts of it, and the first token that
    /// says so: « Nombre d'adhérents : 43 ».
    pub fn label(self, lexicon: &Lexicon) -> Option<(Family, Scope, usize)> {
        let colon = self.first.checked_sub(1).filter(|at| self.folded(Some(*at)) == ":");
        let colon = colon.or_else(|| self.verb())?;
        if !self.ends_label() {
            return None;
        }
        (colon.saturating_sub(LABEL)..colon).rev().find_map(|at| {
            let (family, length) = lexicon.unit_of(self.text, &self.tokens[at..])?;
            let end = at + length;
            let year = self.year_words(end, lexicon).filter(|end| *end == colon);
            if !word(self.text, self.tokens, Some(at)).ends_with(['s', 'x'])
                || (end != colon && year.is_none())
            {
                return None;
            }
            let first = self.label_start(at)?;
            let counts = |at: usize| ["nombre", "total"].contains(&self.folded(Some(at)).as_str());
            if self.folded(Some(colon)) != ":" && !counts(first) && !counts(first + 1) {
                return None;
            }
            let scope = match (Site { first, ..self }).before(lexicon) {
                _ if year.is_some() => Scope::Year,
                _ if first == 0 => Scope::All,
                scope => scope,
            };
            Some((family, scope, first))
        })
    }

    /// The verb between « le nombre d'adhérents » and its number: « atteint », « est de », « s'élève à ».
    fn verb(&self) -> Option<usize> {
        let back = |count: usize| self.folded(self.first.checked_sub(count));
        let length = match [back(3), back(2), back(1)].each_ref().map(String::as_str) {
            ["s'", "eleve" | "etablit", "a"] => 3,
            [_, "est" | "etait", "de" | "d'"] | [_, "passe", "a"] => 2,
            [.., "atteint"] => 1,
            _ => return None,
        };
        self.first.checked_sub(length)
    }

    /// Where a label begins whose unit is at a token: nothing may stand before it but « Nombre de ».
    fn label_start(&self, unit: usize) -> Option<usize> {
        let back = |count: usize| self.folded(unit.checked_sub(count));
        let first = match [back(3), back(2), back(1)].each_ref().map(String::as_str) {
            ["nombre", "total", "de" | "d'" | "des"] => unit - 3,
            [_, "nombre" | "total", "de" | "d'" | "des"] => unit - 2,
            [.., "nos" | "les"] => unit - 1,
            _ => unit,
        };
        // « Le nombre d'adhérents »
        let is_told =
            first < unit && ["le", "notre"].contains(&self.folded(first.checked_sub(1)).as_str());
        let first = if is_told { first - 1 } else { first };
        let Some(before) = first.checked_sub(1) else { return Some(first) };
        (self.tokens[before].kind != TokenKind::Word).then_some(first)
    }

    /// Whether nothing goes on after the number of a label.
    fn ends_label(&self) -> bool {
        let next = self.tokens.get(self.last + 1);
        next.is_none_or(|token| match (token.kind, &self.text[token.range.clone()]) {
            (TokenKind::Number, _) => false,
            (TokenKind::Word, word) => word.starts_with(char::is_uppercase),
            (TokenKind::Sign, ",") => {
                self.tokens.get(self.last + 2).is_none_or(|it| it.kind == TokenKind::Word)
            }
            (TokenKind::Sign, character) => {
                [".", ";", "!", "?", ")", "–", "—", "|"].contains(&character)
            }
        })
    }

    /// « du réseau », « de l'association », « du RTES »
    fn names_us(&self, at: usize, lexicon: &Lexicon) -> bool {
        let link = ["de", "du", "d'"].contains(&self.folded(Some(at)).as_str());
        let next = at + 1 + usize::from(["l'", "la"].contains(&self.folded(Some(at + 1)).as_str()));
        let name = self.folded(Some(next));
        let ours =
            ["reseau", "association", "federation", "organisation", "structure", "collectif"];
        link && (ours.contains(&name.as_str()) || lexicon.is_named(&name))
    }

    fn opens_sentence(&self) -> bool {
        let before = self.first.checked_sub(1).map(|at| self.folded(Some(at)));
        before.is_none_or(|character| [".", "!", "?"].contains(&character.as_str()))
    }

    /// « Moins de 100 événements ont été organisés en 2021. »: nothing narrows, to the end of the
    /// sentence.
    fn through(&self, lexicon: &Lexicon) -> Scope {
        let (mut at, mut scope) = (self.last + 1, Scope::Open);
        while let Some(token) = self.tokens.get(at).filter(|_| at - self.last < LONGEST) {
            let written = &self.text[token.range.clone()];
            if [".", "!", "?"].contains(&written) {
                return scope;
            }
            if let Some(end) = self.year_words(at, lexicon) {
                (at, scope) = (end, Scope::Year);
                continue;
            }
            let (folded, stem) = (fold(written), stem(written));
            let is_one = |list: &str, word: &str| list.split_whitespace().any(|it| it == word);
            if !is_one(VERBS, &folded)
                && !is_one(HELD, &stem)
                && !["eu", "lieu"].contains(&&*folded)
            {
                return Scope::Open;
            }
            at += 1;
        }
        scope
    }

    fn begins_name(&self, at: usize) -> bool {
        word(self.text, self.tokens, Some(at)).starts_with(char::is_uppercase)
    }

    /// After it: all of the year or all, some, or words that are not known.
    fn after(&self, lexicon: &Lexicon) -> Scope {
        let mut next = self.last + 1;
        let held = stem(word(self.text, self.tokens, Some(next)));
        next += usize::from(HELD.split_whitespace().any(|it| it == held));
        let (at, said) = match self.year_words(next, lexicon) {
            Some(end) => (end, Scope::Year),
            None => (next, Scope::All),
        };
        let Some(token) = self.tokens.get(at) else { return said };
        let written = &self.text[token.range.clone()];
        let folded = fold(written);
        match token.kind {
            TokenKind::Sign if [".", ",", ";", ":", "!", "?", ")", "–", "—"].contains(&written) => {
                said
            }
            TokenKind::Sign | TokenKind::Number => Scope::Open,
            // What is counted beside it: « et 43 adhérents ».
            TokenKind::Word if folded == "et" => {
                let counts = self.tokens.get(at + 1).is_some_and(|it| it.kind == TokenKind::Number);
                if counts { said } else { Scope::Open }
            }
            TokenKind::Word if VERBS.split_whitespace().any(|it| it == folded) => said,
            TokenKind::Word if said == Scope::Year => Scope::Open,
            // « les 43 adhérents du réseau »
            TokenKind::Word if self.names_us(at, lexicon) => said,
            TokenKind::Word if NARROWING.split_whitespace().any(|it| it == folded) => Scope::Some,
            TokenKind::Word if is_adjective(written) => Scope::Some,
            TokenKind::Word => Scope::Open,
        }
    }

    /// Before it, from the beginning of its sentence.
    fn before(&self, lexicon: &Lexicon) -> Scope {
        let mut scope = Scope::Open;
        let mut at = self.first;
        while let Some(index) = at.checked_sub(1) {
            let token = &self.tokens[index];
            let written = &self.text[token.range.clone()];
            if matches!(written, "." | "!" | "?" | "…") {
                break;
            }
            if self.first - index > LONGEST {
                return Scope::Open;
            }
            let folded = fold(written);
            scope = match folded.as_str() {
                year if lexicon.is_year(year) => Scope::Year,
                "annee" | "total" | "totale" => Scope::Year,
                "en" | "a" | "dans" if index + 1 < self.first && self.begins_name(index + 1) => {
                    return Scope::There;
                }
                word if index + 1 == self.first && GOING_ON.contains(&word) => return Scope::Open,
                _ if token.kind == TokenKind::Number || lexicon.is_named(written) => scope,
                word if NEUTRAL.split_whitespace().any(|it| it == word) => match scope {
                    Scope::Open => Scope::All,
                    known => known,
                },
                _ if lexicon.is_neutral(written) => match index.checked_sub(1) {
                    // « nos adhérents ont organisé 60 événements »
                    _ if self.folded(Some(index + 1)) == "ont" => return Scope::There,
                    Some(at) if self.tokens[at].kind == TokenKind::Number => scope,
                    _ => return Scope::Open,
                },
                word if is_period(word) => return Scope::There,
                _ => return Scope::Open,
            };
            at = index;
        }
        scope
    }
}

/// Whether a folded word is a part of the year: « en juin », « au printemps ».
fn is_period(word: &str) -> bool {
    let periods = ["printemps", "automne", "hiver", "trimestre", "semestre", "mois", "semaine"];
    (word.len() > 2 && month_named(word).is_some()) || periods.contains(&word)
}

/// Whether a word after what is counted may say which of them: « bretons », « organisés ».
fn is_adjective(written: &str) -> bool {
    let plural = stem(written).len() < fold(written).len();
    plural && written.starts_with(char::is_lowercase)
}
