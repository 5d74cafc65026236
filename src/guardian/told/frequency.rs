//! How often a letter is said to be sent, against the sends of the table: in
//! rapport.toml and in the sentences.

use std::ops::Range;

use crate::dataset::Send;
use crate::dataset::settings::MailingList;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::told::stated::other_years;
use crate::language::french::{self, cardinal_value, fold};
use crate::language::partial_date::YearMonth;
use crate::read::prose::{Block, BlockKind, Token, TokenKind, sentences, tokens};

/// Words for an issue of a letter.
const ISSUES: &[&str] = &["numero", "lettre", "newsletter", "infolettre", "envoi"];
/// What has numbers of its own.
const OTHERS: &[&str] = &["magazine", "revue", "journal", "collection", "cahier", "fiche", "kit"];
/// Among them, those that name a letter by themselves.
const LETTERS: &[&str] = &["lettre", "newsletter", "infolettre", "bulletin"];
/// Words between a letter and its frequency: « lettre d'information mensuelle ».
const BETWEEN: usize = 3;
/// What tells that the frequency is still to come.
const TO_COME: &[&str] = &["sera", "seront", "deviendra", "passera", "paraitra", "va"];

/// The frequency that rapport.toml gives a letter, and how many times it was sent.
pub(in crate::guardian) fn letters_are_as_frequent_as_said(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let months = months(view);
    let letters = letters(view);
    for written in &view.input.manifest.mailing_lists {
        let Some(frequency) = &written.frequency else { continue };
        let Some(a_year) = sends_a_year(&frequency.value) else { continue };
        let Some(letter) = letters.iter().find(|letter| letter.id == written.id.value) else {
            continue;
        };
        let expected = expected(a_year, months);
        if letter.agrees(expected) {
            continue;
        }
        let message = format!(
            "« {} » est annoncée « {} », soit {expected} envois, et la table en compte {}",
            letter.name, frequency.value, letter.count
        );
        let help = "corrigez la fréquence, ou complétez la table des envois";
        let values = [frequency.value.clone(), french::number(letter.count)];
        let one = letter.reported(message, frequency.place, help, view);
        diagnostics.push(one.of_values(values));
    }
}

/// The frequency that a sentence gives a letter. Where it does not say which, one
/// that is sent as often makes it true.
pub(in crate::guardian) fn texts_say_how_often_letters_are_sent(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let letters = letters(view);
    if letters.is_empty() {
        return;
    }
    let blocks = view.texts.iter().flat_map(|text| &text.blocks);
    for block in blocks.filter(|block| block.kind != BlockKind::Quotation) {
        for sentence in sentences(&block.text) {
            judge(view, &letters, block, sentence, diagnostics);
        }
    }
}

/// A letter that was sent.
struct Letter<'a> {
    id: &'a str,
    name: &'a str,
    /// The words of its name, folded.
    words: Vec<String>,
    count: u64,
    first: &'a Send,
}

fn letters<'a>(view: &View<'a>) -> Vec<Letter<'a>> {
    let letter = |written: &'a MailingList| {
        let mut sends = view.dataset.sends.iter().filter(|send| written.id == send.list);
        let first = sends.next()?;
        let words = folded(&written.name, &tokens(&written.name));
        let count = 1 + sends.count() as u64;
        Some(Letter { id: &written.id, name: &written.name, words, count, first })
    };
    view.dataset.settings.lists.iter().filter_map(letter).collect()
}

impl Letter<'_> {
    /// A letter rests in summer, and a number more is no contradiction.
    fn agrees(&self, expected: u64) -> bool {
        self.count.abs_diff(expected) <= (expected / 4).max(1)
    }

    fn reported(&self, message: String, place: Place, help: &str, view: &View<'_>) -> Diagnostic {
        Diagnostic::new(Code::FrequencyAndSends, message)
            .at(place)
            .related(view.cell("newsletters", self.first.row, "liste"), "le premier envoi est ici")
            .about(self.id)
            .help(help)
    }
}

/// The months of the year that the report tells.
fn months(view: &View<'_>) -> u32 {
    let closing = view.dataset.settings.edition.closing.last_day();
    let rank = closing.and_then(|day| view.dataset.period().rank(YearMonth::of(day)));
    rank.map_or(12, |rank| rank as u32 + 1)
}

fn expected(a_year: u64, months: u32) -> u64 {
    (a_year * u64::from(months)).div_ceil(12)
}

fn judge(
    view: &View<'_>,
    letters: &[Letter<'_>],
    block: &Block,
    sentence: Range<usize>,
    diagnostics: &mut Diagnostics,
) {
    let tokens = block.tokens_in(sentence.clone());
    let words = folded(&block.text, tokens);
    let mut index = 0;
    while index < words.len() {
        let Some(found) = frequency(&words[index..]) else {
            index += 1;
            continue;
        };
        let phrase = index..index + found.length;
        index = phrase.end;
        let range = tokens[phrase.start].range.start..tokens[phrase.end - 1].range.end;
        let Some(meant) = meant(letters, &words, &phrase, found.names_issues) else { continue };
        let text = &block.text[sentence.clone()];
        let elsewhere = !other_years(text, view.dataset.period()).is_empty()
            || words.iter().any(|word| TO_COME.contains(&word.as_str()))
            || is_anothers(view, block, tokens.get(phrase.end..).unwrap_or_default());
        let months = months(view);
        let expected = expected(found.a_year, months);
        if elsewhere
            || !block.is_typed(range.clone())
            || meant.iter().any(|letter| letter.agrees(expected))
        {
            continue;
        }
        let Some(letter) = meant.iter().min_by_key(|it| it.count.abs_diff(expected)) else {
            continue;
        };
        let period = match months {
            12 => "dans l'année".to_owned(),
            _ => format!("en {months} mois"),
        };
        let written = &block.text[range.clone()];
        let message = format!(
            "« {written} » ferait {expected} envois {period}, et la table en compte {} pour « {} »",
            letter.count, letter.name
        );
        let help = "corrigez le texte, ou complétez la table des envois";
        let values = [written.to_owned(), french::number(letter.count)];
        let one = letter.reported(message, block.place(range), help, view);
        diagnostics.push(one.of_values(values));
    }
}

/// The words of some tokens; a character is none.
fn folded(text: &str, tokens: &[Token]) -> Vec<String> {
    let word = |token: &Token| match token.kind {
        TokenKind::Sign => String::new(),
        TokenKind::Word | TokenKind::Number => fold(&text[token.range.clone()]),
    };
    tokens.iter().map(word).collect()
}

/// The letters that a frequency may be that of: the one named nearest before it,
/// or after it; any, if the words beside it are those of a letter.
fn meant<'a>(
    letters: &'a [Letter<'a>],
    words: &[String],
    phrase: &Range<usize>,
    names_issues: bool,
) -> Option<Vec<&'a Letter<'a>>> {
    let mut named: Vec<(Range<usize>, &Letter<'_>)> = Vec::new();
    for letter in letters {
        let length = letter.words.len();
        let stands = |at: &usize| words[*at..].starts_with(&letter.words);
        named.extend((0..words.len()).filter(stands).map(|at| (at..at + length, letter)));
    }
    // « Flash mensuel » is a name, and says nothing more.
    if named.iter().any(|(name, _)| name.start < phrase.end && phrase.start < name.end) {
        return None;
    }
    let before = named.iter().filter(|(name, _)| name.end <= phrase.start);
    let nearest = before.max_by_key(|(name, _)| name.end).or(named.first());
    if let Some((_, letter)) = nearest {
        return Some(vec![*letter]);
    }
    if words.iter().any(|word| OTHERS.iter().any(|other| is_of(word, other))) {
        return None;
    }
    let is_letter = |word: &String| LETTERS.iter().any(|letter| is_of(word, letter));
    let near = phrase.start.saturating_sub(BETWEEN)..(phrase.end + 1).min(words.len());
    let beside = words[near].iter().any(is_letter);
    let speaks = words.iter().any(|word| is_of(word, "newsletter") || is_of(word, "infolettre"));
    (beside || names_issues || speaks).then(|| letters.iter().collect())
}

/// « la lettre mensuelle de l'Avise » is not the organisation's.
fn is_anothers(view: &View<'_>, block: &Block, after: &[Token]) -> bool {
    let mut words = after.iter().map(|token| &block.text[token.range.clone()]);
    if !words.next().is_some_and(|word| matches!(word, "de" | "du" | "des" | "d'" | "d’")) {
        return false;
    }
    let owner = words.find(|word| !matches!(*word, "la" | "l'" | "l’" | "le" | "les"));
    let organisation = &view.dataset.settings.organisation;
    let own = [&organisation.name, &organisation.acronym];
    owner.is_some_and(|owner| {
        owner.starts_with(char::is_uppercase) && !own.into_iter().any(|own| own.contains(owner))
    })
}

fn is_of(word: &str, stem: &str) -> bool {
    word == stem || word.strip_suffix('s') == Some(stem)
}

/// Words that say how often.
#[derive(Debug, PartialEq, Eq)]
struct Frequency {
    /// Sends in a year.
    a_year: u64,
    /// How many words say so.
    length: usize,
    /// They name what is sent: « un numéro par mois ».
    names_issues: bool,
}

/// Issues a year of a frequency: « mensuelle », « 3 fois par mois », « tous les deux mois ».
fn sends_a_year(written: &str) -> Option<u64> {
    let folded = fold(written);
    let words: Vec<String> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    (0..words.len()).find_map(|at| frequency(&words[at..])).map(|found| found.a_year)
}

/// The frequency that begins with the first of some folded words.
fn frequency(words: &[String]) -> Option<Frequency> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let found =
        |a_year: u64, length: usize| Some(Frequency { a_year, length, names_issues: false });
    if let Some(times) = number(word(0)) {
        let names_issues = ISSUES.iter().any(|issue| is_of(word(1), issue));
        if names_issues || word(1) == "fois" {
            let each = matches!(word(2), "par" | "chaque" | "l'" | "l");
            let a_year = times * period(word(3)).filter(|_| each)?;
            return Some(Frequency { a_year, length: 4, names_issues });
        }
        return None;
    }
    match (word(0), word(1)) {
        ("tous" | "toutes", "les") => match (number(word(2)), period(word(2))) {
            (_, Some(a_year)) => found(a_year, 3),
            (Some(every), _) => found((period(word(3))? / every).max(1), 4),
            _ => None,
        },
        ("chaque", next) => found(period(next)?, 2),
        (first, _) => ADJECTIVES
            .iter()
            .find(|(stem, _)| first.starts_with(stem))
            .and_then(|(_, a_year)| found(*a_year, 1)),
    }
}

/// Adjectives of frequency, without their ending, those that begin with another first.
const ADJECTIVES: &[(&str, u64)] = &[
    ("bihebdomadaire", 104),
    ("hebdomadaire", 52),
    ("bimensuel", 24),
    ("bimestriel", 6),
    ("mensuel", 12),
    ("trimestriel", 4),
    ("semestriel", 2),
    ("bisannuel", 2),
    ("annuel", 1),
];

fn period(word: &str) -> Option<u64> {
    match word {
        "jours" => Some(365),
        "semaine" | "semaines" => Some(52),
        "quinzaine" | "quinzaines" => Some(26),
        "mois" => Some(12),
        "trimestre" | "trimestres" => Some(4),
        "semestre" | "semestres" => Some(2),
        "an" | "ans" | "annee" => Some(1),
        _ => None,
    }
}

fn number(word: &str) -> Option<u64> {
    let number = cardinal_value(&[word]).or_else(|| word.parse().ok());
    number.filter(|number| (1..=365).contains(number))
}

#[cfg(test)]
mod tests {
    use super::sends_a_year;

    #[test]
    fn a_frequency_is_a_number_of_issues() {
        for (frequency, count) in [
            ("mensuelle", Some(12)),
            ("Mensuel", Some(12)),
            ("3 fois par mois", Some(36)),
            ("environ 3 fois par mois", Some(36)),
            ("un numéro par mois", Some(12)),
            ("une fois l'an", Some(1)),
            ("deux fois par semaine", Some(104)),
            ("deux fois chaque mois", Some(24)),
            ("tous les mois", Some(12)),
            ("tous les deux mois", Some(6)),
            ("tous les quinze jours", Some(24)),
            ("chaque semaine", Some(52)),
            ("hebdomadaire", Some(52)),
            ("bimestrielle", Some(6)),
            ("bimensuelle", Some(24)),
            ("trimestrielle", Some(4)),
            ("0 fois par mois", None),
            ("deux lettres électroniques", None),
            ("tous les adhérents", None),
            ("irrégulière", None),
            ("selon l'actualité", None),
            ("", None),
        ] {
            assert_eq!(sends_a_year(frequency), count, "{frequency}");
        }
    }
}
