//! Two short texts, word by word.

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::language::unseen::told_apart;

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// They stand in both texts.
    Same,
    /// Only in the first.
    Removed,
    /// Only in the second.
    Added,
}

/// Words that follow one another and have the same fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Word {
    /// What became of them.
    pub kind: Kind,
    /// The words, with their spaces.
    pub text: String,
}

/// The pieces of a text: words, runs of spaces, and each other character alone.
fn pieces(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        c if c.is_alphanumeric() => 0,
        c if c.is_whitespace() => 1,
        _ => 2,
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut former: Option<char> = None;
    for (at, c) in text.char_indices() {
        let breaks = former.is_some_and(|former| class(former) != class(c) || class(c) == 2);
        if breaks {
            pieces.push(&text[start..at]);
            start = at;
        }
        former = Some(c);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// The words of both texts in one row. The texts with the removed or the added words left out are
/// the two that were given.
pub fn words(before: &str, after: &str) -> Vec<Word> {
    if before > after {
        return mirrored(words(after, before));
    }
    let (old, new) = (pieces(before), pieces(after));
    let mut list: Vec<Word> = Vec::new();
    let mut add = |kind, pieces: &[&str]| {
        let text = pieces.concat();
        match list.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text.push_str(&text),
            _ => list.push(Word { kind, text }),
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, old_range, new_range) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            add(Kind::Same, &old[old_range]);
        } else {
            add(Kind::Removed, &old[old_range]);
            add(Kind::Added, &new[new_range]);
        }
    }
    list
}

/// The same, seen from the other side; what is removed stands first.
pub fn mirrored(words: Vec<Word>) -> Vec<Word> {
    let mut list: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let kind = match word.kind {
            Kind::Same => Kind::Same,
            Kind::Removed => Kind::Added,
            Kind::Added => Kind::Removed,
        };
        let at = match list.last() {
            Some(last) if kind == Kind::Removed && last.kind == Kind::Added => list.len() - 1,
            _ => list.len(),
        };
        list.insert(at, Word { kind, text: word.text });
    }
    list
}

/// The words as they are to be shown: with names for what nobody sees, where that is all that differs.
pub fn shown(words: &[Word]) -> Vec<Word> {
    let mut list = words.to_vec();
    for index in 0..list.len() {
        let word = &words[index];
        let next = words.get(index + 1).filter(|it| it.kind == Kind::Added);
        match (word.kind, next) {
            (Kind::Removed, Some(next)) => {
                let (before, after) = told_apart(&word.text, &next.text);
                list[index].text = before.into_owned();
                list[index + 1].text = after.into_owned();
            }
            (Kind::Added, _) if index > 0 && words[index - 1].kind == Kind::Removed => {}
            (Kind::Removed | Kind::Added, _) => {
                list[index].text = told_apart(&word.text, "").0.into_owned();
            }
            (Kind::Same, _) => {}
        }
    }
    list
}

/// How much of two texts is common, from 0 to 1.
pub fn likeness(before: &str, after: &str) -> f64 {
    let (mut common, mut all) = (0, 0);
    for word in words(before, after) {
        let length = word.text.chars().filter(|c| !c.is_whitespace()).count();
        match word.kind {
            Kind::Same => {
                common += 2 * length;
                all += 2 * length;
            }
            _ => all += length,
        }
    }
    if all == 0 { 1.0 } else { common as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_changed_are_told_and_nothing_else() {
        let list = words("Le réseau compte 12 villes.", "Le réseau compte 13 villes, enfin.");
        let told: Vec<(Kind, &str)> = list.iter().map(|it| (it.kind, it.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (Kind::Same, "Le réseau compte "),
                (Kind::Removed, "12"),
                (Kind::Added, "13"),
                (Kind::Same, " villes"),
                (Kind::Added, ", enfin"),
                (Kind::Same, "."),
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn both_texts_can_be_read_back_and_the_mirror_is_the_same(a in "[ab .,é]{0,20}", b in "[ab .,é]{0,20}") {
            let list = words(&a, &b);
            let without = |left_out: Kind| -> String {
                list.iter().filter(|it| it.kind != left_out).map(|it| it.text.as_str()).collect()
            };
            proptest::prop_assert_eq!(without(Kind::Added), a.clone());
            proptest::prop_assert_eq!(without(Kind::Removed), b.clone());
            proptest::prop_assert_eq!(mirrored(list), words(&b, &a));
        }
    }
}
