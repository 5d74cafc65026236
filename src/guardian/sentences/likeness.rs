//! When two texts are surely the same one: titles by their words, names by
//! their letters.
//!
//! Nothing here compares all with all: a text gives a few keys, and only texts
//! that share a key are ever compared, so that cost grows with the rows.

use std::hash::{BuildHasherDefault, Hasher};

use crate::language::french;
use crate::language::hash::{PRIME, SEED, stable};

/// A map whose keys are hashes already.
pub(in crate::guardian) type ByHash<T> =
    std::collections::HashMap<u64, T, BuildHasherDefault<AlreadyHashed>>;

/// Hands a hash over as it is.
#[derive(Default)]
pub(in crate::guardian) struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = stable(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// One number for a text.
pub(in crate::guardian) const fn hash(text: &str) -> u64 {
    stable(text.as_bytes())
}

/// The hashes of a list of words: a word is looked for by its own.
const fn hashes<const N: usize>(words: [&str; N]) -> [u64; N] {
    let (mut all, mut at) = ([0; N], 0);
    while at < N {
        all[at] = hash(words[at]);
        at += 1;
    }
    all
}

/// One number for two.
pub(in crate::guardian) fn pair(first: u64, second: u64) -> u64 {
    first.rotate_left(17).wrapping_mul(PRIME) ^ second
}

/// The letters and digits of a text: « Grand-Est » and « Grand Est » have the same.
pub(in crate::guardian) fn letters(text: &str) -> String {
    french::fold(text).chars().filter(|character| character.is_alphanumeric()).collect()
}

/// What a title says, without order, small words and plural endings.
pub(in crate::guardian) struct Words {
    /// Hashes of the words, the longest first: long words are rare, so they
    /// find the titles that are alike. Small words are left out.
    words: Vec<u64>,
    /// What tells one of a series from another: numbers, ordinals, months.
    rank: u64,
}

/// Share of their words that two titles of one thing have in common.
const ALIKE: (usize, usize) = (3, 4);

impl Words {
    pub(in crate::guardian) fn of(title: &str) -> Self {
        Self::of_folded(&french::fold(title))
    }

    pub(in crate::guardian) fn of_folded(title: &str) -> Self {
        let (mut words, mut rank) = (Vec::new(), 0);
        for word in title.split(|character: char| !character.is_alphanumeric()) {
            let whole = hash(word);
            if RANKS.contains(&whole) || word.bytes().any(|byte| byte.is_ascii_digit()) {
                // Adding does not depend on the order of the words.
                rank = u64::wrapping_add(rank, whole);
            } else if !SMALL.contains(&whole) {
                let stem = word.trim_end_matches(['e', 's', 'x']);
                let stem = if stem.is_empty() { word } else { stem };
                let length = u64::try_from(stem.len().min(255)).unwrap_or(255);
                words.push((255 - length) << 56 | hash(stem) >> 8);
            }
        }
        words.sort_unstable();
        words.dedup();
        Self { words, rank }
    }

    /// Whether nothing is left of the title to compare.
    pub(in crate::guardian) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words count.
    pub(in crate::guardian) fn len(&self) -> usize {
        self.words.len()
    }

    /// One number for the whole title.
    pub(in crate::guardian) fn key(&self) -> u64 {
        self.words.iter().fold(pair(SEED, self.rank), |key, word| pair(key, *word))
    }

    /// Keys of which two titles that are [alike](Self::is_like) share at least
    /// one: of two sets with three quarters in common, the first quarters meet,
    /// whatever the order of the words, as long as it is the same for both.
    pub(in crate::guardian) fn rare_keys(&self) -> &[u64] {
        let (common, of) = ALIKE;
        let needed = (self.words.len() * common).div_ceil(of);
        &self.words[..(self.words.len() + 1).saturating_sub(needed).min(self.words.len())]
    }

    /// Whether two titles surely name one thing.
    pub(in crate::guardian) fn is_like(&self, other: &Self) -> bool {
        if self.rank != other.rank {
            return false;
        }
        let (mut left, mut right, mut common) = (0, 0, 0);
        while left < self.words.len() && right < other.words.len() {
            match self.words[left].cmp(&other.words[right]) {
                std::cmp::Ordering::Less => left += 1,
                std::cmp::Ordering::Greater => right += 1,
                std::cmp::Ordering::Equal => {
                    common += 1;
                    left += 1;
                    right += 1;
                }
            }
        }
        let all = self.words.len() + other.words.len() - common;
        common > 0 && common * ALIKE.1 >= all * ALIKE.0
    }
}

/// Words by which two titles of a series differ.
const RANKS: [u64; 46] = hashes([
    "ii",
    "iii",
    "iv",
    "vi",
    "vii",
    "viii",
    "ix",
    "premier",
    "premiere",
    "second",
    "seconde",
    "deuxieme",
    "troisieme",
    "quatrieme",
    "cinquieme",
    "sixieme",
    "suite",
    "fin",
    "nord",
    "sud",
    "est",
    "ouest",
    "matin",
    "soir",
    "apres",
    "jour",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "bis",
]);

/// Words that say nothing by themselves.
const SMALL: [u64; 34] = hashes([
    "", "a", "c", "d", "e", "j", "l", "m", "n", "s", "t", "y", "qu", "le", "la", "les", "de", "du",
    "des", "un", "une", "et", "ou", "en", "au", "aux", "par", "pour", "sur", "avec", "dans", "and",
    "the", "of",
]);

/// Names shorter than this differ by more than a slip when they differ at all.
const SHORTEST_SLIP: usize = 6;
/// Longer names are sentences.
const LONGEST_NAME: usize = 96;

/// What two spellings of one name may share.
pub(in crate::guardian) struct Name {
    /// Its letters and digits.
    pub(in crate::guardian) letters: String,
    /// The same without an article before and an address ending after it.
    pub(in crate::guardian) core: String,
}

impl Name {
    pub(in crate::guardian) fn of(name: &str) -> Self {
        let folded = french::fold(name);
        let mut core = folded.trim_start_matches("www.");
        for article in ["le ", "la ", "les ", "l'"] {
            core = core.strip_prefix(article).unwrap_or(core);
        }
        for ending in [".info", ".fr", ".com", ".org", ".net", ".eu"] {
            core = core.strip_suffix(ending).unwrap_or(core);
        }
        let only =
            |text: &str| text.chars().filter(|character| character.is_alphanumeric()).collect();
        Self { letters: only(&folded), core: only(core) }
    }

    /// Keys of which two names that are [one slip apart](one_slip) share at
    /// least one: the name itself, and the name without each of its letters in
    /// turn. Each is worked out from the one before it, so a name costs as many
    /// steps as it has letters.
    pub(in crate::guardian) fn slip_keys(&self) -> Vec<u64> {
        let bytes = self.letters.as_bytes();
        if bytes.len() < SHORTEST_SLIP || bytes.len() > LONGEST_NAME {
            return Vec::new();
        }
        // A polynomial hash: that of the name without letter i is that of what
        // stands before it, moved, and that of what stands after it.
        let mut powers = vec![1_u64];
        let mut after = vec![0_u64; bytes.len() + 1];
        for index in (0..bytes.len()).rev() {
            let power = powers[bytes.len() - 1 - index];
            after[index] =
                after[index + 1].wrapping_add(power.wrapping_mul(u64::from(bytes[index]) + 1));
            powers.push(power.wrapping_mul(PRIME));
        }
        let mut keys = vec![after[0]];
        let mut before = 0_u64;
        for index in 0..bytes.len() {
            let rest = bytes.len() - 1 - index;
            keys.push(before.wrapping_mul(powers[rest]).wrapping_add(after[index + 1]));
            before = before.wrapping_mul(PRIME).wrapping_add(u64::from(bytes[index]) + 1);
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// Whether two names differ by one letter that was forgotten, added, changed or
/// swapped; a number never differs by a slip.
pub(in crate::guardian) fn one_slip(first: &Name, second: &Name) -> bool {
    let digits =
        |name: &Name| -> String { name.letters.chars().filter(char::is_ascii_digit).collect() };
    let long = |name: &Name| name.letters.len() >= SHORTEST_SLIP;
    long(first)
        && long(second)
        && digits(first) == digits(second)
        && strsim::damerau_levenshtein(&first.letters, &second.letters) == 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::{Name, Words, letters, one_slip};

    #[test]
    fn titles_are_alike_by_their_words() {
        for (first, second, alike) in [
            (
                "Alimentation & entrepreneuriat coopératif",
                "Alimentation et entrepreneuriat coopératif",
                true,
            ),
            (
                "Journée nationale de l'achat responsable",
                "Journées nationales des achats responsables",
                true,
            ),
            ("1er webinaire sur les filières", "2ème webinaire sur les filières", false),
            ("Lettre de mars sur les filières", "Lettre de juin sur les filières", false),
            ("Club des collectivités, Lyon", "Club des collectivités, Nancy", false),
            ("Agora", "Agora", true),
            ("", "", false),
            ("de la", "du", false),
        ] {
            assert_eq!(Words::of(first).is_like(&Words::of(second)), alike, "{first} / {second}");
        }
    }

    #[test]
    fn names_are_the_same_by_their_letters() {
        assert_eq!(letters("Grand-Est"), letters("Grand Est"));
        assert_eq!(letters("Île-de-France"), letters("Ile de France"));
        assert_eq!(Name::of("Localtis.info").core, Name::of("Localtis").core);
        assert_eq!(Name::of("L'Humanité").core, Name::of("Humanité").core);
    }

    #[test]
    fn a_slip_is_one_letter_of_a_long_name() {
        for (first, second, slip) in [
            ("Mediatico", "Mediatco", true),
            ("Mediatico", "Medaitico", true),
            ("Mediatico", "Médiatico", false),
            ("20 Minutes", "30 Minutes", false),
            ("AEF", "AFP", false),
            ("Bretagne", "Normandie", false),
        ] {
            assert_eq!(one_slip(&Name::of(first), &Name::of(second)), slip, "{first} / {second}");
        }
    }

    proptest! {
        #[test]
        fn titles_that_are_alike_share_a_key(first in "[a-d]{3}( [a-d]{3}){0,7}", second in "[a-d]{3}( [a-d]{3}){0,7}") {
            let (first, second) = (Words::of(&first), Words::of(&second));
            let met = first.rare_keys().iter().any(|key| second.rare_keys().contains(key));
            prop_assert!(met || !first.is_like(&second));
        }

        #[test]
        fn names_one_slip_apart_share_a_key(name in "[a-z]{7,12}", at in 0_usize..7, letter in "[a-z]") {
            let mut other = name.clone();
            other.replace_range(at..=at, &letter);
            let mut shorter = name.clone();
            shorter.remove(at);
            let name = Name::of(&name);
            for other in [Name::of(&other), Name::of(&shorter)] {
                let keys = other.slip_keys();
                prop_assert!(name.slip_keys().iter().any(|key| keys.contains(key)) || !one_slip(&name, &other));
            }
        }

        #[test]
        fn any_text_can_be_compared(first in any::<String>(), second in any::<String>()) {
            let _ = Words::of(&first).is_like(&Words::of(&second));
            let _ = one_slip(&Name::of(&first), &Name::of(&second));
            let _ = Name::of(&first).slip_keys();
        }
    }
}
