//! Names as users write them, and the nearest name that exists.

use crate::french;

/// Longer names are no slips of the keyboard, and comparing them is slow.
const LONGEST_COMPARED: usize = 64;

/// A name without what users write in different ways: case, accents, and the
/// signs between words, which become `_`. `Date de l'envoi` is `date_de_l_envoi`.
pub fn fold(name: &str) -> String {
    // Most names are plain ASCII: they need no table of accents.
    if name.is_ascii() {
        return words(name.bytes().map(|byte| char::from(byte.to_ascii_lowercase())), name.len());
    }
    words(french::fold(name).chars(), name.len())
}

/// Letters and digits, with one `_` for whatever stands between words.
fn words(signs: impl Iterator<Item = char>, capacity: usize) -> String {
    let mut folded = String::with_capacity(capacity);
    for c in signs {
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

/// The candidate that a name was surely meant to be.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = fold(name);
    if name.is_empty() || name.len() > LONGEST_COMPARED {
        return None;
    }
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST_COMPARED)
        .filter_map(|candidate| Some((distance(&name, &fold(candidate))?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How far two folded names are, if they are near enough to be confused.
fn distance(name: &str, candidate: &str) -> Option<usize> {
    let edits = strsim::damerau_levenshtein(name, candidate);
    let length = name.chars().count().max(candidate.chars().count());
    // One slip in three letters, two in six: further, the guess would be noise.
    if edits <= (length / 3).max(1) && edits < length {
        return Some(edits);
    }
    // `debut` for `date_debut`: the words of one are all words of the other.
    let words = |text: &str| text.split('_').map(str::to_owned).collect::<Vec<_>>();
    let (short, long) = (words(name), words(candidate));
    let (short, long) = if short.len() <= long.len() { (short, long) } else { (long, short) };
    let contained = short.iter().all(|word| word.len() > 2 && long.contains(word));
    contained.then_some(edits)
}

/// « vouliez-vous dire … ? », if a candidate is near.
pub fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(name, candidates).map(|near| format!("vouliez-vous dire « {near} » ?"))
}

/// Most candidates that a help line names.
const NAMED: usize = 12;

/// « vouliez-vous dire « x » ? valeurs admises : … », or the candidates alone.
pub fn help(name: &str, candidates: &[&str], what: &str) -> String {
    let mut list = candidates.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if candidates.len() > NAMED {
        list.push_str(", …");
    }
    let all = if list.is_empty() { format!("{what} : aucun") } else { format!("{what} : {list}") };
    match did_you_mean(name, candidates.iter().copied()) {
        Some(question) => format!("{question} ({all})"),
        None => all,
    }
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, fold, nearest};

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
            assert_eq!(fold(written), folded, "{written}");
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
}
