//! Codes of the files of an edition: found, opened, decoded.

macro_rules! files {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les fichiers" {

/// The edition's folder or a file it needs is missing.
MissingFile, "fichier-manquant", Error {
    what: "Un fichier dont l'édition a besoin n'est pas là où il est attendu : rapport.toml, un texte, une photo, ou le dossier de l'édition lui-même.",
    why: "Sans lui, une partie du rapport serait vide ou muette.",
    example: "rapport.toml contient texte = \"textes/mot.typ\", et le dossier « textes » ne contient pas « mot.typ ».",
    fix: "Vérifiez l'orthographe du nom, les majuscules et le dossier ; sinon créez le fichier, ou retirez la ligne qui le cite.",
};
/// The file exists and cannot be read.
UnreadableFile, "fichier-illisible", Error {
    what: "Le fichier existe, mais l'outil ne peut pas le lire.",
    why: "Ce qu'il contient manquerait au rapport sans que personne le voie.",
    example: "« evenements.csv » est un classeur Excel renommé en .csv ; ou le compte de la machine n'a pas le droit de l'ouvrir.",
    fix: "Vérifiez que le fichier s'ouvre, que vous avez le droit de le lire et qu'il a été enregistré sous ce format : changer la fin du nom ne suffit pas.",
};
/// The bytes are no text in a known encoding.
BrokenEncoding, "encodage", Error {
    what: "Des caractères du fichier ont été perdus, ou ne sont pas écrits comme ceux du reste du fichier.",
    why: "Un nom ou un titre s'imprimerait avec des lettres fausses.",
    example: "« R�union du réseau » : l'accent du premier mot a été perdu lors d'un enregistrement.",
    fix: "Retapez les caractères montrés, puis enregistrez le fichier en « CSV UTF-8 » (dans Excel : Fichier, Enregistrer sous).",
};
/// The encoding was guessed.
GuessedEncoding, "encodage-deduit", Warning {
    what: "Le fichier n'est pas en UTF-8 et ne dit pas comment ses accents sont écrits : l'outil l'a déduit.",
    why: "Si la déduction était fausse, tous les accents du fichier le seraient aussi.",
    example: "Une table enregistrée sur un vieux Mac, ou qu'Excel enregistre en Windows-1252 avec un « ñ » ou un « Ž ».",
    fix: "Vérifiez les accents montrés par « rapport check -v » et dans le rapport, ou enregistrez le fichier en « CSV UTF-8 ».",
};
/// Text that was decoded twice, such as `Ã©`.
Mojibake, "accents-abimes", Warning {
    what: "Le texte contient des accents abîmés, signe d'un fichier enregistré deux fois dans des encodages différents.",
    why: "Ces signes s'imprimeraient tels quels dans le rapport.",
    example: "« RÃ©union » au lieu de « Réunion ».",
    fix: "Repartez du fichier d'origine et enregistrez-le en « CSV UTF-8 » ; à défaut, retapez les mots montrés.",
};
/// NUL or control characters.
ControlCharacter, "caractere-interdit", Error {
    what: "Le texte contient un caractère de commande, invisible à l'écran.",
    why: "Il ne s'imprime pas et peut couper un mot, ou signaler un fichier abîmé.",
    example: "Une cellule collée depuis un PDF ou un logiciel ancien contient le caractère U+0000 ; un texte collé d'une page web, une espace sans largeur, U+200B.",
    fix: "Retapez la valeur au clavier, sans la coller depuis un autre document.",
};
/// A table file that the tool does not know.
UnknownTable, "table-inconnue", Warning {
    what: "Ce fichier du dossier n'est lu par aucune partie du rapport.",
    why: "Ses lignes ne comptent nulle part, alors que quelqu'un les a sans doute tenues pour cela.",
    example: "« evenement.csv » : la table s'appelle « evenements ».",
    fix: "Renommez le fichier comme la table qu'il contient, ou sortez-le du dossier de l'édition.",
};
/// A text that nothing prints, or a document in the place of one.
UnusedText, "texte-inutilise", Warning {
    what: "Un fichier du dossier des textes n'est imprimé nulle part : rapport.toml ne le nomme pas, ou c'est un document d'un autre programme.",
    why: "Quelqu'un l'a écrit pour le rapport, et ses mots n'y seraient pas.",
    example: "« textes/mot-du-president.docx », ou « textes/bilan.typ » qu'aucun chapitre ne nomme.",
    fix: "Recopiez les mots du document dans un fichier de texte seul, dont le nom finit par .typ, et nommez-le au plan ; ou sortez-le du dossier.",
};
/// Two files hold the same table.
DuplicateTable, "table-en-double", Error {
    what: "Deux fichiers du dossier portent la même table.",
    why: "On ne sait pas lequel fait foi, et les additionner compterait des lignes deux fois.",
    example: "« evenements.csv » et « Évènements.csv » sont tous deux dans data/2021.",
    fix: "Gardez un seul des deux fichiers dans le dossier.",
};
/// An edition before this one has errors, or is not what it seems.
PreviousEdition, "edition-precedente", Warning {
    what: "Une édition d'une année d'avant contient des erreurs, compte dans une autre monnaie, ou n'est pas de l'année que dit son dossier.",
    why: "Ce qui y est faux n'est pas montré : les comparaisons avec l'an dernier et les courbes peuvent manquer ou avoir des trous.",
    example: "data/2020/newsletters.csv a une date illisible : rien n'est comparé à ses lettres.",
    fix: "Lancez « rapport check 2020 » (l'année d'avant) et corrigez ce qui est dit.",
};

    } } };
}
