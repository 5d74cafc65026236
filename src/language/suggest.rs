//! Names as users write them, and the nearest name that exists.

use std::sync::OnceLock;

use crate::language::french;

/// Longer names are no slips of the keyboard, and comparing them is slow.
const LONGEST_COMPARED: usize = 64;

/// A name without what users write in different ways: case, accents, and the
/// characters between words, which become `_`. `Date de l'envoi` is `date_de_l_envoi`.
pub fn name_key(name: &str) -> String {
    // Most names are plain ASCII: they need no table of accents.
    if name.is_ascii() {
        return words(name.bytes().map(|byte| char::from(byte.to_ascii_lowercase())), name.len());
    }
    words(french::fold(name).chars(), name.len())
}

/// A name as a part of an id: « Île-de-France » is `ile-de-france`.
pub fn slug(name: &str) -> String {
    name_key(name).replace('_', "-")
}

/// Whether a name, folded, is this one. It is asked of many cells: they are compared character by character, as far as the first
/// that differs.
pub fn reads_as(name: &str, folded: &str) -> bool {
    let mut expected = folded.bytes();
    let (mut begun, mut gap) = (false, false);
    for byte in name.bytes() {
        if !byte.is_ascii() {
            // What comes before is the same so far.
            return name_key(name) == folded;
        }
        if !byte.is_ascii_alphanumeric() {
            gap = begun;
            continue;
        }
        let parted = !gap || expected.next() == Some(b'_');
        if !parted || expected.next() != Some(byte.to_ascii_lowercase()) {
            // A combining accent would change the letter before it, not those before that one.
            return false;
        }
        (begun, gap) = (true, false);
    }
    expected.next().is_none()
}

/// Letters and digits, with one `_` for whatever stands between words.
fn words(characters: impl Iterator<Item = char>, capacity: usize) -> String {
    let mut folded = String::with_capacity(capacity);
    for c in characters {
        if c.is_alphanumeric() {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with('_') {
            folded.push('_');
        }
    }
    if folded.ends_with('_') {
        folded.pop();
    }
    folded
}

/// Names that exist, made ready once for any number of questions: a table may
/// have fifty thousand, and a text may cite as many that are none.
pub struct Names<'a> {
    list: Vec<&'a str>,
    /// Folded when the first question is asked, which most editions never do.
    folded: OnceLock<Vec<Folded>>,
}

impl<'a> Names<'a> {
    /// The names, in the order in which one of several equally near is taken.
    pub fn of(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self { list: names.into_iter().collect(), folded: OnceLock::new() }
    }

    /// The names, as they are written.
    pub fn list(&self) -> &[&'a str] {
        &self.list
    }

    /// The one that a name was surely meant to be.
    pub fn nearest(&self, name: &str) -> Option<&'a str> {
        let name = Folded::of(name);
        if name.text.is_empty() || name.text.len() > LONGEST_COMPARED {
            return None;
        }
        let folded =
            self.folded.get_or_init(|| self.list.iter().map(|it| Folded::of(it)).collect());
        let mut best: Option<(usize, &str)> = None;
        for (candidate, written) in folded.iter().zip(&self.list) {
            if written.len() > LONGEST_COMPARED {
                continue;
            }
            // Of equally near names the first is taken: a later one must be nearer.
            if best.is_some_and(|(least, _)| name.least_edits(candidate) >= least) {
                continue;
            }
            let distance = distance(&name, candidate);
            best = match (best, distance) {
                (Some((least, _)), Some(distance)) if distance >= least => best,
                (_, Some(distance)) => Some((distance, written)),
                (_, None) => best,
            };
        }
        best.map(|(_, written)| written)
    }

    /// « vouliez-vous dire « x » ? valeurs admises : … », or the candidates alone.
    pub fn help(&self, name: &str, what: &str) -> String {
        let mut list = self.list.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        if self.list.len() > NAMED {
            list.push_str(", …");
        }
        let all =
            if list.is_empty() { format!("{what} : aucun") } else { format!("{what} : {list}") };
        match self.nearest(name) {
            Some(near) => format!("{} ({all})", question(near)),
            None => all,
        }
    }
}

/// Places in which the characters of a name are counted.
const PLACES: usize = 32;

/// A folded name, and what tells cheaply that two are far apart.
struct Folded {
    text: String,
    /// In characters.
    length: usize,
    /// How often it has each character, those that share a place together.
    characters: [u8; PLACES],
}

impl Folded {
    fn of(name: &str) -> Self {
        // Of a name far too long nothing is compared.
        let text = if name.len() > LONGEST_COMPARED * 4 { String::new() } else { name_key(name) };
        let mut characters = [0_u8; PLACES];
        for character in text.chars() {
            let place = &mut characters[u32::from(character) as usize % PLACES];
            *place = place.saturating_add(1);
        }
        Self { length: text.chars().count(), characters, text }
    }

    /// A number of edits that surely is needed between two names: each changes
    /// the length by one at most, and takes or gives one character at most.
    fn least_edits(&self, other: &Self) -> usize {
        let (mut lost, mut won) = (0_u16, 0_u16);
        for (own, others) in self.characters.iter().zip(&other.characters) {
            lost += u16::from(own.saturating_sub(*others));
            won += u16::from(others.saturating_sub(*own));
        }
        self.length.abs_diff(other.length).max(usize::from(lost.max(won)))
    }
}

/// The candidate that a name was surely meant to be.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Names::of(candidates).nearest(name)
}

/// How far two folded names are, if they are near enough to be confused.
fn distance(name: &Folded, candidate: &Folded) -> Option<usize> {
    let length = name.length.max(candidate.length);
    // One slip in three letters, two in six: further, the guess would be noise.
    let most = (length / 3).max(1).min(length.saturating_sub(1));
    let edits = || strsim::damerau_levenshtein(&name.text, &candidate.text);
    if name.least_edits(candidate) <= most {
        let edits = edits();
        if edits <= most {
            return Some(edits);
        }
    }
    // `debut` for `date_debut`: the words of one are all words of the other.
    let words = |name: &Folded| name.text.split('_').count();
    let (short, long) =
        if words(name) <= words(candidate) { (name, candidate) } else { (candidate, name) };
    let mut words = short.text.split('_');
    words.all(|word| word.len() > 2 && long.text.split('_').any(|other| other == word)).then(edits)
}

/// « vouliez-vous dire … ? », if a candidate is near.
pub fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(name, candidates).map(question)
}

fn question(near: &str) -> String {
    format!("vouliez-vous dire « {near} » ?")
}

/// Most candidates that a help line names.
const NAMED: usize = 12;

/// « vouliez-vous dire « x » ? valeurs admises : … », or the candidates alone.
pub fn help(name: &str, candidates: &[&str], what: &str) -> String {
    Names::of(candidates.iter().copied()).help(name, what)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::{Folded, did_you_mean, name_key, nearest, reads_as};

    #[test]
    fn names_are_folded() {
        for (written, folded) in [
            ("date_debut", "date_debut"),
            ("Date  début ", "date_debut"),
            ("À la une", "a_la_une"),
            ("Nombre d'abonnés", "nombre_d_abonnes"),
            ("nombre d’abonne\u{301}s", "nombre_d_abonnes"),
            ("co-organisateur", "co_organisateur"),
            ("ŒUVRE", "oeuvre"),
            ("titre *", "titre"),
            ("\u{feff}\u{a0}Titre", "titre"),
            ("Ελλάδα", "ελλάδα"),
            ("№ ", ""),
            ("", ""),
        ] {
            assert_eq!(name_key(written), folded, "{written}");
        }
    }

    #[test]
    fn the_nearest_name_is_found_or_nothing() {
        let columns = ["id", "date_debut", "date_fin", "titre", "titre_court", "participants"];
        for (written, found) in [
            ("titer", Some("titre")),
            ("Date de début", Some("date_debut")),
            ("debut", Some("date_debut")),
            ("fin", Some("date_fin")),
            ("nb participants", Some("participants")),
            ("participant", Some("participants")),
            ("ie", Some("id")),
            ("couleur", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, columns), found, "{written}");
        }
        assert_eq!(nearest(&"titre".repeat(100_000), columns), None);
        assert_eq!(
            did_you_mean("Titres", columns).as_deref(),
            Some("vouliez-vous dire « titre » ?")
        );
    }

    proptest! {
        #[test]
        fn names_read_as_what_they_are_folded_to(one in "\\PC{0,6}", other in "[a-zéÀ _-]{0,3}") {
            prop_assert!(reads_as(&one, &name_key(&one)));
            prop_assert_eq!(reads_as(&one, &name_key(&other)), name_key(&one) == name_key(&other));
        }

        #[test]
        fn what_is_surely_needed_is_never_more_than_the_edits(
            one in "[a-eéœ_ ]{0,12}", other in "[a-eéœ_ ]{0,12}"
        ) {
            let (one, other) = (Folded::of(&one), Folded::of(&other));
            let edits = strsim::damerau_levenshtein(&one.text, &other.text);
            prop_assert!(one.least_edits(&other) <= edits);
        }
    }
}
