//! How the name of a person looks.

use super::first_names::is_first_name;
use super::fold;

/// Words that stand before a person's name.
const HONORIFICS: &[&str] =
    &["m", "mr", "mme", "mlle", "monsieur", "madame", "dr", "docteur", "me"];
/// Words of the names of bodies and places, folded.
const OF_BODIES: &[&str] = &[
    "association",
    "asso",
    "amicale",
    "agence",
    "amis",
    "atelier",
    "ateliers",
    "banque",
    "bureau",
    "cafe",
    "caisse",
    "centre",
    "chambre",
    "cie",
    "club",
    "collectif",
    "college",
    "comite",
    "communaute",
    "commune",
    "compagnie",
    "confederation",
    "conseil",
    "cooperative",
    "cress",
    "departement",
    "ecole",
    "editions",
    "espace",
    "fabrique",
    "federation",
    "ferme",
    "festival",
    "fondation",
    "forum",
    "foyer",
    "france",
    "groupe",
    "groupement",
    "habitat",
    "halle",
    "hotel",
    "institut",
    "jardin",
    "jardins",
    "jeunes",
    "ligue",
    "lycee",
    "mairie",
    "maison",
    "mission",
    "mouvement",
    "musee",
    "mutuelle",
    "office",
    "palais",
    "parc",
    "pays",
    "plateforme",
    "pole",
    "radio",
    "region",
    "regie",
    "reseau",
    "ressourcerie",
    "saint",
    "sainte",
    "salle",
    "scic",
    "scop",
    "secours",
    "service",
    "siege",
    "societe",
    "solidaire",
    "solidarite",
    "solidarites",
    "syndicat",
    "territoire",
    "theatre",
    "tiers",
    "lieu",
    "union",
    "universite",
    "ville",
    "villes",
    "villeneuve",
    "metropole",
    "la",
    "le",
    "les",
    "l",
    "sur",
    "sous",
    "en",
    "aux",
    "et",
    "pour",
    "des",
    "du",
    "au",
    "a",
];
const PARTICLES: &[&str] = &["de", "d", "van", "von", "der", "di", "da", "el", "ben"];
/// Words that stand within a name with a capital: « Maël Le Goff ».
const WITHIN: &[&str] = &["Le", "La", "Du", "Des", "Les", "LE", "LA", "DU", "DES"];

/// Whether words are the name of a person: « Camille Durand », « DURAND Camille »,
/// « Mme Durand », « Durand, Camille ». Two to four names, and nothing that is the
/// name of a body; it may still be one.
pub fn is_a_persons(name: &str) -> bool {
    let words: Vec<&str> = name
        .split(|character: char| character.is_whitespace() || ",;".contains(character))
        .filter(|word| !word.is_empty())
        .collect();
    let parts = |word: &str| -> Vec<String> {
        let folded = fold(word);
        let parts = folded.split(|character: char| !character.is_alphanumeric());
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let is_one_of = |word: &str, known: &[&str]| matches!(parts(word).as_slice(), [one] if known.contains(&one.as_str()));
    if words.len() > 1 && is_one_of(words[0], HONORIFICS) {
        return true;
    }
    let is_name = |word: &&&str| {
        let initial = word.chars().next().is_some_and(char::is_uppercase);
        let letters =
            word.chars().all(|character| character.is_alphabetic() || "-'’.".contains(character));
        initial && letters && !parts(word).iter().any(|part| OF_BODIES.contains(&part.as_str()))
    };
    let is_acronym =
        |word: &&&str| word.chars().count() < 4 && word.chars().all(char::is_uppercase);
    let d_name = |word: &str| word.starts_with("d'") || word.starts_with("d’");
    let is_within = |(index, word): (usize, &&str)| {
        (1..words.len() - 1).contains(&index) && WITHIN.contains(word)
    };
    let names: Vec<&&str> = words
        .iter()
        .enumerate()
        .filter(|(index, word)| {
            !PARTICLES.contains(*word) && !d_name(word) && !is_within((*index, *word))
        })
        .map(|(_, word)| word)
        .collect();
    let count = names.len() + words.iter().filter(|word| d_name(word)).count();
    (2..=4).contains(&count) && names.iter().all(is_name) && !names.iter().all(is_acronym)
}

/// Whether words are the name of a person, even where the rest says that it is a body's:
/// « Camille Durand » has a first name, « M. Durand » a title, « Famille Durand » says it.
pub fn is_surely_a_persons(name: &str) -> bool {
    let folded = fold(name);
    let mut words =
        folded.split(|character: char| !character.is_alphanumeric()).filter(|it| !it.is_empty());
    let mut parts = words.clone();
    let is_titled = parts.next().is_some_and(|it| HONORIFICS.contains(&it) || it == "famille")
        && !parts.any(|it| OF_BODIES.contains(&it) && it != "et");
    is_a_persons(name) && (is_titled || words.any(is_first_name))
}

/// Whether words may be the name of a person, where the rest says that it is one: a surname alone,
/// a pseudonym, and nothing that is the name of a body.
pub fn may_be_a_persons(name: &str) -> bool {
    if is_a_persons(name) {
        return true;
    }
    let mut words = name.split_whitespace();
    let (Some(word), None) = (words.next(), words.next()) else { return false };
    let is_acronym = word.chars().count() < 5 && word.chars().all(char::is_uppercase);
    let letters =
        word.chars().all(|character| character.is_alphanumeric() || "-'’._".contains(character));
    let folded = fold(word);
    let mut parts = folded.split(|character: char| !character.is_alphanumeric());
    letters && !is_acronym && !parts.any(|part| OF_BODIES.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::{is_a_persons, is_surely_a_persons, may_be_a_persons};

    #[test]
    fn names_of_people_are_known() {
        for name in [
            "Camille Exemple",
            "EXEMPLE Camille",
            "Exemple, Camille",
            "Mme Exemple",
            "M. C. Exemple",
            "Jean-Camille d'Exemple",
            "Camille de Exemple",
            "Anne Marie Exemple",
            "Prénom Premier",
            "Exemple P.",
            "Camille Le Exemple",
            "Camille LE EXEMPLE",
        ] {
            assert!(is_a_persons(name), "{name}");
        }
        for name in [
            "Bondy",
            "La Rochelle",
            "Association des essais",
            "Emmaüs 93",
            "Ville de Lille",
            "Saint-Denis Solidaire",
            "Les Petits Frères",
            "Grenoble-Alpes Métropole et Cie",
            "",
            "Compagnie Exemple",
            "APF",
            "Nos quartiers demain",
            "CC du Val",
            "Nantes Métropole",
            "La Ferme Le Pré",
            "Exemple",
        ] {
            assert!(!is_a_persons(name), "{name}");
        }
        for (name, may) in [
            ("EXEMPLE", true),
            ("Exemple", true),
            ("cexemple75", true),
            ("C. Exemple", true),
            ("APF", false),
            ("Ressourcerie", false),
            ("Maison-Exemple", false),
            ("Les Exemples réunis", false),
        ] {
            assert_eq!(may_be_a_persons(name), may, "{name}");
        }
        for (name, surely) in [
            ("Martin Dupont", true),
            ("DUPONT Martin", true),
            ("M. Dupont", true),
            ("M. et Mme Dupont", true),
            ("Famille Dupont", true),
            ("Jean-Paul Morel", true),
            ("Emmaüs Exemple", false),
            ("Plaine Commune", false),
            ("Famille et Habitat", false),
            ("Maison Jean Exemple", false),
            ("Martin", false),
        ] {
            assert_eq!(is_surely_a_persons(name), surely, "{name}");
        }
    }
}
