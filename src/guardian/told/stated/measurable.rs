//! What a clause may state a measure of, and the words by which it is known.

use crate::diagnostic::source::Place;
use crate::language::measure::Measure;

/// Words of a label that say how it measures, not what.
const OF_MEASURE: &str = "duree moyenne moyen mediane median part taux pourcentage proportion montant \
    valeur somme heure minute euro fait faite donne donnee donnees consacre consacree consacrees passe \
    passee passees realise realisee realisees";
/// What a clause may be about, with the words that must be said of it.
#[derive(Clone)]
pub(super) struct Measured {
    /// What it is called.
    pub what: String,
    /// How a text cites it, if it is a figure.
    pub cite: Option<String>,
    /// Its value, of this year or of the year before.
    pub measure: Measure,
    /// What the year before printed of it.
    pub previous: Option<Measure>,
    /// The stem of the word that must follow a number that is no measure by itself.
    pub unit: Option<String>,
    /// Decimals with which it is printed.
    pub decimals: Option<u32>,
    /// Sets of words: all of one must be said.
    pub said: Vec<Vec<String>>,
    /// All that its label says.
    pub label: Vec<String>,
    /// « en moyenne » must be said.
    pub is_mean: bool,
    /// Where it is declared, or its first row.
    pub place: Option<Place>,
}

/// The words of a label that say what is measured.
pub(super) fn core(label: &[String]) -> Vec<String> {
    label.iter().filter(|word| !listed(OF_MEASURE, word)).cloned().collect()
}

/// Whether a list of words has this one.
pub(super) fn listed(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|it| it == word)
}
