//! The words of a label, by which a number of the data is known in a sentence.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::units::stem;
use crate::language::french::fold;

/// The words of a text that say something, folded.
pub(super) fn content(text: &str) -> FxHashSet<String> {
    let folded = fold(text);
    let words = folded.split(|character: char| !(character.is_alphanumeric() || character == '.'));
    words.map(stem).filter(|word| word.len() >= 3).collect()
}

/// Words of a label that tell nothing from another.
const EMPTY: &str = "les des aux par pour sur dans avec une cette annee total nombre ensemble compte \
    organise organisee coorganise co-organise type ligne rendez evenement site";

/// The words of a label that tell it from another.
pub(super) fn telling(label: &str) -> Vec<String> {
    // Each row of a table gives one: lists of words are sets.
    static EMPTY_WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| EMPTY.split_whitespace().collect());
    let is_empty = |word: &String| EMPTY_WORDS.contains(word.as_str());
    content(label).into_iter().filter(|word| !is_unit(word) && !is_empty(word)).collect()
}

/// Whether a word is what is counted, and not which of it.
pub(super) fn is_unit(word: &str) -> bool {
    const UNITS: &str = "participant participation inscrit personne destinataire abonne follower \
        adherent article fiche exemplaire telechargement visite visiteur lettre electronique numero \
        envoi newsletter webinaire conference formation seminaire adherente envoyee \
        pratique imprime";
    static WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| UNITS.split_whitespace().collect());
    WORDS.contains(word)
}
