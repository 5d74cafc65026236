//! The words by which what is still to be written is known, folded.

/// Said alone, in brackets or in capitals, these words are a mark; inside of a
/// sentence they may be a sentence.
pub(super) const TO_DO: [&str; 18] = [
    "a rediger",
    "a completer",
    "a ecrire",
    "a remplir",
    "a preciser",
    "a verifier",
    "a relire",
    "a revoir",
    "a definir",
    "a trouver",
    "a confirmer",
    "a corriger",
    "a changer",
    "a inserer",
    "a mettre a jour",
    "a venir",
    "texte a venir",
    "[...]",
];
/// What one says to a colleague, not to a reader, folded: at the beginning of a sentence, or inside.
pub(super) const TO_COLLEAGUES: (&[&str], &[&str]) = (
    &[
        "nb:demander",
        "nb:voir ",
        "nb:verifier",
        "voir avec ",
        "demander a ",
        "relire ",
        "inserer ici ",
        "mettre ici ",
    ],
    &[
        "a faire valider",
        "a valider par",
        "chiffre a confirmer",
        "chiffres a confirmer",
        "a confirmer avec",
        "a verifier avec",
    ],
);
/// Said alone, what stands for a title until there is one, folded: a report may mean it.
pub(super) const PROVISIONAL: [&str; 15] = [
    "?",
    "??",
    "…",
    "...",
    "sans titre",
    "titre",
    "titre provisoire",
    "titre a trouver",
    "nouveau titre",
    "test",
    "essai",
    "blabla",
    "bla bla",
    "bla bla bla",
    "texte",
];
