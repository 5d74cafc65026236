//! Texts and settings: paragraphs that were added, removed, moved or changed, these word by word.

use std::collections::BTreeMap;

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::words::{self, Word, likeness};
use super::{Change, Pair, Side};
use crate::diagnostic::source::MANIFEST;

/// How much two paragraphs have in common for one to be the other, changed.
const ALIKE: f64 = 0.4;
/// Paragraphs of a passage that are held against each other.
const MOST: usize = 60;

/// A text that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextChange {
    /// Its path.
    pub path: String,
    /// What became of the file.
    pub change: Change,
    /// Of a text that says the same under another name, both names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renamed: Option<Pair<String>>,
    /// What differs in it, in the order of the text; what moved stands last.
    pub passages: Vec<Passage>,
}

/// A paragraph that differs; of settings, a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// What became of it; nothing of a paragraph that was moved.
    pub change: Option<Change>,
    /// Its first line, from 1.
    pub line: Pair<usize>,
    /// Its words. Of one that was moved, all are the same.
    pub words: Vec<Word>,
}

/// The texts that differ, by their paths; the settings first.
pub(super) fn changes(before: &Side<'_>, after: &Side<'_>) -> Vec<TextChange> {
    let (old, new) = (texts(before), texts(after));
    let mut paths: Vec<&str> = old.keys().chain(new.keys()).copied().collect();
    paths.sort_unstable();
    paths.dedup();
    let renamed = renamed(&old, &new);
    let changes = paths.into_iter().filter_map(|path| {
        if let Some((was, is)) = renamed.iter().find(|(was, is)| *was == path || *is == path) {
            return (*is == path).then(|| TextChange {
                path: path.to_owned(),
                change: Change::Changed,
                renamed: Some(Pair::both((*was).to_owned(), (*is).to_owned())),
                passages: Vec::new(),
            });
        }
        let (before, after) = (old.get(path).copied(), new.get(path).copied());
        text(path, before, after)
    });
    changes.collect()
}

/// The names that went, each with the one that came and holds the same.
pub(super) fn renamed<'a, T: PartialEq>(
    old: &BTreeMap<&'a str, T>,
    new: &BTreeMap<&'a str, T>,
) -> Vec<(&'a str, &'a str)> {
    let mut come: Vec<&str> = new.keys().filter(|it| !old.contains_key(*it)).copied().collect();
    let gone = old.iter().filter(|(path, _)| !new.contains_key(*path));
    let pair = gone.filter_map(|(path, content)| {
        let to = come.iter().position(|other| new.get(other) == Some(content))?;
        Some((*path, come.remove(to)))
    });
    pair.collect()
}

fn texts<'a>(side: &Side<'a>) -> BTreeMap<&'a str, &'a str> {
    let input = &side.prepared.input;
    let named = input.texts.iter().map(|it| (it.path.as_str(), it.file));
    let settings = input.sources.by_path(MANIFEST).map(|file| (MANIFEST, file));
    settings
        .into_iter()
        .chain(named)
        .map(|(path, it)| (path, &*input.sources.file(it).text))
        .collect()
}

fn text(path: &str, before: Option<&str>, after: Option<&str>) -> Option<TextChange> {
    if before == after {
        return None;
    }
    let by_line = path == MANIFEST;
    let change = Pair { before, after }.change();
    let (old, new) = (before.unwrap_or_default(), after.unwrap_or_default());
    let passages = if old <= new {
        passages(old, new, by_line)
    } else {
        passages(new, old, by_line).into_iter().map(mirrored).collect()
    };
    // Line ends and empty lines say nothing.
    let differs = !passages.is_empty() || change != Change::Changed;
    differs.then(|| TextChange { path: path.to_owned(), change, renamed: None, passages })
}

fn mirrored(passage: Passage) -> Passage {
    Passage {
        change: passage.change.map(|change| match change {
            Change::Added => Change::Removed,
            Change::Removed => Change::Added,
            Change::Changed => Change::Changed,
        }),
        line: passage.line.mirrored(),
        words: words::mirrored(passage.words),
    }
}

/// A paragraph, with its first line.
#[derive(Clone)]
struct Paragraph {
    line: usize,
    text: String,
}

/// The paragraphs of a text; or its lines, those that are not empty.
fn paragraphs(text: &str, by_line: bool) -> Vec<Paragraph> {
    let mut list: Vec<Paragraph> = Vec::new();
    let mut follows = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_end();
        if line.is_empty() {
            follows = false;
            continue;
        }
        match list.last_mut().filter(|_| follows && !by_line) {
            Some(last) => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            None => list.push(Paragraph { line: index + 1, text: line.to_owned() }),
        }
        follows = true;
    }
    list
}

fn passages(old: &str, new: &str, by_line: bool) -> Vec<Passage> {
    let (old, new) = (paragraphs(old, by_line), paragraphs(new, by_line));
    let texts =
        |list: &[Paragraph]| -> Vec<String> { list.iter().map(|it| it.text.clone()).collect() };
    let (old_texts, new_texts) = (texts(&old), texts(&new));
    let mut found: Vec<Passage> = Vec::new();
    let mut gone: Vec<(usize, Paragraph)> = Vec::new();
    let mut come: Vec<(usize, Paragraph)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_texts, &new_texts) {
        let (tag, old_range, new_range) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        let left: Vec<&Paragraph> = old[old_range].iter().collect();
        let right: Vec<&Paragraph> = new[new_range].iter().collect();
        let pairs = pairs(&left, &right);
        for (a, b) in &pairs {
            found.push(Passage {
                change: Some(Change::Changed),
                line: Pair::both(left[*a].line, right[*b].line),
                words: words::words(&left[*a].text, &right[*b].text),
            });
        }
        let rank = found.len();
        for (index, paragraph) in left.into_iter().enumerate() {
            if pairs.iter().all(|(a, _)| *a != index) {
                gone.push((rank, paragraph.clone()));
            }
        }
        for (index, paragraph) in right.into_iter().enumerate() {
            if pairs.iter().all(|(_, b)| *b != index) {
                come.push((rank, paragraph.clone()));
            }
        }
    }
    let mut moved = Vec::new();
    gone.retain(|(_, paragraph)| {
        let to = come.iter().position(|(_, other)| other.text == paragraph.text);
        let Some(to) = to else { return true };
        let (_, other) = come.remove(to);
        moved.push(Passage {
            change: None,
            line: Pair::both(paragraph.line, other.line),
            words: words::words(&other.text, &other.text),
        });
        false
    });
    let gone = gone.into_iter().map(|(rank, it)| (rank, one(it, true)));
    let come = come.into_iter().map(|(rank, it)| (rank, one(it, false)));
    let mut all: Vec<(usize, Passage)> = found.into_iter().enumerate().collect();
    all.extend(gone.chain(come));
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, passage)| passage).chain(moved).collect()
}

fn one(paragraph: Paragraph, removed: bool) -> Passage {
    let Paragraph { line, text } = paragraph;
    if removed {
        return Passage {
            change: Some(Change::Removed),
            line: Pair { before: Some(line), after: None },
            words: words::words(&text, ""),
        };
    }
    Passage {
        change: Some(Change::Added),
        line: Pair { before: None, after: Some(line) },
        words: words::words("", &text),
    }
}

/// Which paragraphs of one place are the same, changed: the most alike first.
fn pairs(left: &[&Paragraph], right: &[&Paragraph]) -> Vec<(usize, usize)> {
    let mut alike: Vec<(f64, usize, usize)> = Vec::new();
    for (a, old) in left.iter().enumerate().take(MOST) {
        for (b, new) in right.iter().enumerate().take(MOST) {
            let likeness = likeness(&old.text, &new.text);
            if likeness >= ALIKE {
                alike.push((likeness, a, b));
            }
        }
    }
    alike.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)).then(one.2.cmp(&other.2))
    });
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, a, b) in alike {
        if pairs.iter().all(|(one, other)| *one != a && *other != b) {
            pairs.push((a, b));
        }
    }
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> Vec<(Option<Change>, Option<usize>, Option<usize>)> {
        let change = text("textes/mot.typ", Some(old), Some(new));
        let passages = change.map(|it| it.passages).unwrap_or_default();
        passages.into_iter().map(|it| (it.change, it.line.before, it.line.after)).collect()
    }

    const OLD: &str =
        "Un début.\n\nLe réseau a tenu douze rencontres cette année.\n\nUne fin tout autre.\n";

    #[test]
    fn paragraphs_are_told_at_their_lines() {
        let changed = OLD.replace("douze", "treize");
        assert_eq!(told(OLD, &changed), [(Some(Change::Changed), Some(3), Some(3))]);
        let added = format!("Neuf et sans pareil.\n\n{OLD}");
        assert_eq!(told(OLD, &added), [(Some(Change::Added), None, Some(1))]);
        assert_eq!(told(&added, OLD), [(Some(Change::Removed), Some(1), None)]);
        let moved =
            "Le réseau a tenu douze rencontres cette année.\n\nUne fin tout autre.\n\nUn début.\n";
        assert_eq!(told(OLD, moved), [(None, Some(1), Some(5))]);
    }

    #[test]
    fn line_ends_and_empty_lines_say_nothing() {
        assert_eq!(text("a.typ", Some(OLD), Some(&OLD.replace('\n', "\r\n"))), None);
        assert_eq!(text("a.typ", Some(OLD), Some(&format!("\n{OLD}\n\n"))), None);
    }
}
