//! One title in several wordings between the texts and the tables.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::named::{bare, quoted};
use crate::read::prose::{Block, BlockKind, Origin};

/// A title shorter than this, folded, is near to too many others.
const SHORTEST: usize = 14;
/// How alike two titles are that are surely one, in per cent of the longer.
const ALIKE: usize = 86;
/// A word that more titles share than this tells none from another.
const COMMON: usize = 200;

/// A title of the data.
struct Title<'a> {
    text: &'a str,
    folded: String,
    place: Place,
}

/// What the texts quote. The titles of a table may be many thousands, so those
/// without a word of any quotation are passed over.
#[derive(Default)]
struct Quoted {
    whole: FxHashSet<String>,
    words: FxHashSet<String>,
}

/// The titles that a quotation may mean, and which of them have a word.
struct Titles<'a> {
    wanted: Quoted,
    list: Vec<Title<'a>>,
    /// Titles, folded, that are a quotation or among those listed.
    known: FxHashSet<String>,
    by_word: FxHashMap<String, Vec<usize>>,
}

/// Tells each title that a text quotes in nearly the words of the table.
pub(in crate::guardian) fn titles_are_quoted_in_their_words(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut quotations: Vec<(&Block, Range<usize>)> = Vec::new();
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        if block.kind == BlockKind::Quotation {
            continue;
        }
        let ranges = quoted(&block.text).into_iter().chain(numbered(&block.text));
        quotations.extend(ranges.map(|range| (block, range)));
    }
    quotations.retain(|(block, range)| block.origin(range.start) == Origin::Typed);
    if quotations.is_empty() {
        return;
    }
    let acronyms = acronyms(view);
    let mut wanted = Quoted::default();
    for (block, range) in &quotations {
        wanted.add(bare(&block.text[range.clone()]), &acronyms);
    }
    let titles = Titles::of(view, wanted);
    for (block, range) in quotations {
        let written = &block.text[range.clone()];
        let Some(title) = titles.other_wording(&bare(written), &acronyms) else { continue };
        let trimmed = range.start + (written.len() - written.trim_start().len())
            ..range.end - (written.len() - written.trim_end().len());
        diagnostics.push(
            Diagnostic::new(
                Code::TitleWording,
                format!("la table dit « {} »", title.text.trim_matches('"')),
            )
            .at(block.place(trimmed))
            .related(title.place, "le titre est écrit ici")
            .about(title.text.trim_matches('"'))
            .help("reprenez le titre de la table, ou corrigez-la"),
        );
    }
}

/// « fiche n°3 : L'ESS au cœur des compétences régionales (…) »: a title
/// announced by its number.
fn numbered(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('°') {
        let after = text[at + '°'.len_utf8()..].trim_start();
        let rest = after.trim_start_matches(|character: char| character.is_ascii_digit());
        let Some(title) = rest.trim_start().strip_prefix(':').filter(|_| rest.len() < after.len())
        else {
            continue;
        };
        // A title is shorter than this.
        let end = title.char_indices().nth(160).map_or(title.len(), |(end, _)| end);
        let end = title[..end].find(['(', '.', ';', ',']).unwrap_or(end);
        let start = text.len() - title.len();
        found.push(start..start + end);
    }
    found
}

impl Quoted {
    fn add(&mut self, quotation: String, acronyms: &[(String, String)]) {
        if quotation.len() < SHORTEST {
            return;
        }
        let spelled = spelled_out(&quotation, acronyms);
        self.words.extend(words(&spelled).chain(words(&quotation)).map(str::to_owned));
        self.whole.insert(quotation);
    }
}

impl<'a> Titles<'a> {
    fn of(view: &View<'a>, wanted: Quoted) -> Self {
        let dataset = view.dataset;
        let mut titles = Self {
            wanted,
            list: Vec::new(),
            known: FxHashSet::default(),
            by_word: FxHashMap::default(),
        };
        for (event, heading) in view.events() {
            let place = event.row.place();
            titles.add(&event.title, &heading.title, place);
            for (range, part) in &heading.quoted {
                titles.add(&event.title[range.clone()], part, place);
            }
            if let Some(short) = &heading.short
                && titles.wanted.whole.contains(short)
            {
                titles.known.insert(short.clone());
            }
        }
        for publication in &dataset.publications {
            let place = publication.row.place();
            titles.add(&publication.title, &bare(&publication.title), place);
            for part in quoted(&publication.title).into_iter().map(|it| &publication.title[it]) {
                titles.add(part, &bare(part), place);
            }
        }
        for sheet in &dataset.downloads {
            if let Some(title) = &sheet.title {
                titles.add(title, &bare(title), sheet.row.place());
            }
        }
        titles
    }

    fn add(&mut self, text: &'a str, folded: &str, place: Place) {
        let wanted = &self.wanted;
        let is_meant = || {
            wanted.whole.contains(folded) || words(folded).any(|word| wanted.words.contains(word))
        };
        if folded.len() < SHORTEST || !is_meant() || !self.known.insert(folded.to_owned()) {
            return;
        }
        let folded = folded.to_owned();
        for word in words(&folded).filter(|word| self.wanted.words.contains(*word)) {
            self.by_word.entry(word.to_owned()).or_default().push(self.list.len());
        }
        self.list.push(Title { text, folded, place });
    }

    /// The title that a quotation surely means and does not say.
    fn other_wording(&self, quotation: &str, acronyms: &[(String, String)]) -> Option<&Title<'a>> {
        if quotation.len() < SHORTEST || self.known.contains(quotation) {
            return None;
        }
        let spelled = spelled_out(quotation, acronyms);
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for word in words(&spelled).chain(words(quotation)) {
            let with_word = self.by_word.get(word).filter(|titles| titles.len() <= COMMON);
            for title in with_word.into_iter().flatten() {
                *shared.entry(*title).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> =
            shared.into_iter().filter(|(_, count)| *count >= 2).collect();
        candidates.sort_by_key(|(title, count)| (usize::MAX - count, *title));
        candidates.into_iter().take(8).map(|(title, _)| &self.list[title]).find(|title| {
            // A part of a title is the title, cut.
            let part = title.folded.contains(quotation) || quotation.contains(&title.folded);
            !part
                && (alike(quotation, &title.folded)
                    || spelled_out(&title.folded, acronyms) == spelled)
        })
    }
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|character: char| !character.is_alphanumeric()).filter(|word| word.len() >= 4)
}

fn alike(one: &str, other: &str) -> bool {
    let longer = one.chars().count().max(other.chars().count());
    // Numbers tell the parts of a series from each other.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if longer > 300 || one.len().abs_diff(other.len()) * 100 > longer * (100 - ALIKE) + 100 {
        return false;
    }
    digits(one) == digits(other)
        && strsim::damerau_levenshtein(one, other) * 100 <= longer * (100 - ALIKE)
}

/// The acronyms that the texts explain, folded: « économie sociale et solidaire
/// (ESS) » gives ess.
fn acronyms(view: &View<'_>) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        for (at, _) in block.text.match_indices('(') {
            let inside: String = block.text[at + 1..]
                .chars()
                .take_while(|character| character.is_uppercase())
                .collect();
            let closed = block.text[at + 1 + inside.len()..].starts_with(')');
            if !closed || !(2..=8).contains(&inside.chars().count()) {
                continue;
            }
            if let Some(words) = explained(&block.text[..at], &bare(&inside)) {
                found.push((bare(&inside), words));
            }
        }
    }
    found.sort_unstable();
    found.dedup_by(|a, b| a.0 == b.0);
    found
}

/// The last words before an acronym whose initials it is.
fn explained(before: &str, acronym: &str) -> Option<String> {
    // An acronym has at most eight letters, and few small words stand between.
    let start = before.char_indices().rev().nth(160).map_or(0, |(at, _)| at);
    let folded = bare(&before[start..]);
    let starts: Vec<usize> = folded
        .char_indices()
        .filter(|(at, character)| {
            let after = folded[..*at].chars().next_back();
            character.is_alphanumeric()
                && after.is_none_or(|character| !character.is_alphanumeric())
        })
        .map(|(at, _)| at)
        .collect();
    let mut letters = acronym.chars().rev().peekable();
    for at in starts.into_iter().rev() {
        let word = folded[at..].split(|character: char| !character.is_alphanumeric()).next()?;
        let wanted = *letters.peek()?;
        if word.starts_with(wanted) && word.len() > 2 {
            letters.next();
            if letters.peek().is_none() {
                return Some(folded[at..].to_owned());
            }
        } else if word.len() > 4 {
            return None;
        }
    }
    None
}

fn spelled_out(folded: &str, acronyms: &[(String, String)]) -> String {
    let mut text = String::with_capacity(folded.len());
    let mut rest = folded;
    while !rest.is_empty() {
        let end = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
        let word = &rest[..end];
        match acronyms.iter().find(|(acronym, _)| acronym == word) {
            Some((_, words)) => text.push_str(words),
            None => text.push_str(word),
        }
        let next = rest[end..].find(char::is_alphanumeric).map_or(rest.len(), |at| end + at);
        text.push_str(&rest[end..next]);
        rest = &rest[next..];
    }
    // The article is elided before one and not before the other.
    text.replace("l'", "").replace("d'", "").replace("de ", "").replace("la ", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_are_surely_one_are_alike() {
        for (one, other) in [
            (
                "relancer les ptce: diagnostics et propositions",
                "relancer les ptce: diagnostic et propositions",
            ),
            ("cooperer pour developper", "cooperer pour se developper"),
        ] {
            assert!(alike(one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("structuration de filieres 1", "structuration de filieres 2"),
            ("tourisme & ess", "habitat & ess"),
            ("les territoires ruraux", "les territoires urbains"),
        ] {
            assert!(!alike(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn acronyms_are_spelled_out_as_the_texts_explain_them() {
        let ess = explained("L'économie sociale et solidaire ", "ess").expect("it is explained");
        assert_eq!(ess, "economie sociale et solidaire");
        assert_eq!(explained("une commune rurale ", "ess"), None);
        let acronyms = [("ess".to_owned(), ess)];
        assert_eq!(
            spelled_out(&bare("L'ESS au cœur des compétences régionales"), &acronyms),
            spelled_out(
                &bare("L'économie sociale et solidaire au cœur des compétences régionales"),
                &acronyms
            )
        );
    }
}
