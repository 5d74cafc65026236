//! A post and its place, as words that can be compared: « adjointe au maire de Nantes ».

use std::collections::BTreeSet;

use crate::language::french::fold;

/// What a post is called, folded, in both genders; of those that are true one is held of one place only.
const HEADS: [(&str, &str, bool); 30] = [
    ("maire", "maire", true),
    ("mairesse", "maire", true),
    ("prefet", "prefet", true),
    ("prefete", "prefet", true),
    ("ministre", "ministre", true),
    ("depute", "depute", true),
    ("deputee", "depute", true),
    ("senateur", "senateur", true),
    ("senatrice", "senateur", true),
    ("adjoint", "adjoint", true),
    ("adjointe", "adjoint", true),
    ("conseiller", "conseiller", false),
    ("conseillere", "conseiller", false),
    ("president", "president", false),
    ("presidente", "president", false),
    ("vice-president", "vice-president", false),
    ("vice-presidente", "vice-president", false),
    ("directeur", "directeur", false),
    ("directrice", "directeur", false),
    ("secretaire", "secretaire", false),
    ("tresorier", "tresorier", false),
    ("tresoriere", "tresorier", false),
    ("coordinateur", "coordinateur", false),
    ("coordinatrice", "coordinateur", false),
    ("responsable", "responsable", false),
    ("animateur", "animateur", false),
    ("animatrice", "animateur", false),
    ("cheffe", "chef", false),
    ("chef", "chef", false),
    ("chargee", "charge", false),
];
/// Words of a place that tell none from another.
const PLAIN: [&str; 18] = [
    "commune",
    "ville",
    "mairie",
    "le",
    "la",
    "les",
    "de",
    "du",
    "des",
    "d",
    "l",
    "a",
    "au",
    "aux",
    "en",
    "et",
    "notre",
    "collectivite",
];
/// Words by which a post is not that of today.
const FORMER: [&str; 6] = ["ancien", "ancienne", "ex", "futur", "future", "honoraire"];

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Post {
    head: &'static str,
    /// One place only has it.
    is_single: bool,
    /// Words of its place; empty where none is said.
    place: BTreeSet<String>,
}

/// Whether a folded word is what a post is called.
pub(super) fn is_head(folded: &str) -> bool {
    head(folded).is_some()
}

/// Whether a text may name a post.
pub(super) fn may_have(text: &str) -> bool {
    text.split(|it: char| !it.is_alphanumeric() && it != '-').any(|word| is_head(&fold(word)))
}

fn head(folded: &str) -> Option<(&'static str, bool)> {
    HEADS.iter().find(|(word, ..)| *word == folded).map(|(_, head, single)| (*head, *single))
}

/// The posts that some words say; `body` is the place of those that say none.
pub(super) fn posts(written: &str, body: &str) -> Vec<Post> {
    let folded = fold(written);
    let parts = folded.split([',', ';', '/', '(']).flat_map(|part| part.split(" et "));
    parts.filter_map(|part| post(part, &fold(body))).collect()
}

fn post(part: &str, body: &str) -> Option<Post> {
    let is_of_word = |it: char| !it.is_alphanumeric() && it != '-';
    let mut words = part.split(is_of_word).filter(|it| !it.is_empty());
    let (head, is_single) = words.find_map(|word| match FORMER.contains(&word) {
        true => Some(None),
        false => head(word).map(Some),
    })??;
    // What somebody is in charge of is no place.
    let is_charge = |it: &&str| ["charg", "delegu"].iter().any(|word| it.starts_with(word));
    let rest: Vec<&str> = words.take_while(|it| !is_charge(it)).collect();
    let place = |words: &[&str]| -> BTreeSet<String> {
        let own = words.iter().filter(|it| !PLAIN.contains(it) && !is_head(it));
        own.map(|it| (*it).to_owned()).collect()
    };
    // « présidente de la région »: the place comes after « de ».
    let of = rest.iter().position(|it| ["de", "du", "d", "des"].contains(it));
    let own = of.map(|of| place(&rest[of + 1..])).filter(|it| !it.is_empty());
    let body = || place(&body.split(is_of_word).filter(|it| !it.is_empty()).collect::<Vec<_>>());
    Some(Post { head, is_single, place: own.unwrap_or_else(body) })
}

impl Post {
    /// Whether both may be one.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let shares = self.place.iter().any(|it| other.place.contains(it));
        self.head == other.head && (shares || self.place.is_empty() || other.place.is_empty())
    }

    /// Whether nobody has both: a post of two places, or two posts of one place.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        if self.place.is_empty() || other.place.is_empty() {
            return false;
        }
        match self.head == other.head {
            true => self.is_single && !self.place.iter().any(|it| other.place.contains(it)),
            false => self.place == other.place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::posts;

    #[test]
    fn posts_that_nobody_has_together_are_told_apart() {
        for (one, body, other, agrees, excludes) in [
            ("maire", "Nantes", "maire de Nantes", true, false),
            ("maire", "Ville de Nantes", "maire de Brest", false, true),
            ("adjointe", "Nantes", "maire de Nantes", false, true),
            ("adjointe", "Nantes", "adjointe au maire de Nantes", true, false),
            ("vice-présidente", "Nantes Métropole", "maire de Nantes", false, false),
            ("présidente", "Réseau des lacs", "présidente du club", false, false),
            ("maire", "", "maire de Brest", true, false),
            ("maire", "Nantes", "maire", true, false),
            ("maire", "Nantes", "ancien maire de Brest", false, false),
            (
                "adjointe en charge des transitions",
                "Sceaux",
                "adjointe au maire de Sceaux",
                true,
                false,
            ),
        ] {
            let known = posts(one, body);
            let said = posts(other, "");
            let pairs = || known.iter().flat_map(|it| said.iter().map(move |other| (it, other)));
            assert_eq!(pairs().any(|(it, other)| it.agrees(other)), agrees, "{one} / {other}");
            assert_eq!(pairs().any(|(it, other)| it.excludes(other)), excludes, "{one} / {other}");
        }
    }
}
