//! The hints of the engine that have a French wording. The first that fits is taken.

/// Hints that the engine adds to its messages.
pub(super) const HINTS: &[(&str, &str)] = &[
    (
        "using multiple consecutive {} (e.g. {}) has no additional effect",
        "plusieurs signes de suite ne font pas plus qu'un seul",
    ),
    (
        "if you meant to use subtraction, try adding spaces around the minus sign{}: `{}`",
        "pour une soustraction, mettre des espaces autour du signe moins : `{2}`",
    ),
    (
        "if you meant to display multiple letters as is, try adding spaces between each letter: `{}`",
        "entre deux `$` se trouve une formule ; pour écrire le signe `$`, le faire précéder de `\\`",
    ),
    (
        "or if you meant to display this as text, try placing it in quotes: `{}`",
        "pour écrire un mot dans une formule : `{}`",
    ),
    (
        "there may not be any spaces before the argument list",
        "pas d'espace avant la parenthèse des arguments",
    ),
    ("try using a backslash escape: {}", "pour écrire le signe lui-même : `{}`"),
    (
        "the preceding hash is causing this to parse in code mode",
        "le `#` qui précède annonce du code",
    ),
    ("try escaping the preceding hash: {}", "pour écrire le signe `#` : {}"),
    ("you are already in code mode", "un seul `#` suffit"),
    ("try removing the `#`", "retirer le `#`"),
    ("try removing `{}`", "retirer `{}`"),
    ("a length needs a unit - did you mean {}?", "une longueur demande une unité : `{}` ?"),
    (
        "make sure your images and equations have alt text",
        "chaque image et chaque formule en demande un",
    ),
    ("try using a different font", "ou choisir une police qui le possède"),
    (
        "references, citations, and footnotes are also considered links in PDF",
        "un renvoi et une note sont aussi des liens",
    ),
    (
        "cannot read file outside of project root",
        "le fichier doit se trouver dans le dossier de l'édition",
    ),
    ("cannot access files outside of the project sandbox", ""),
    ("you can adjust the project root with {}", ""),
    ("ensure title and author names are short enough", ""),
    (
        "network access is not supported",
        "`rapport` travaille sans réseau : copier le fichier dans `images/`",
    ),
    (
        "set the title with `set document(title: [...])`",
        "donner un titre à l'édition dans `rapport.toml`",
    ),
    (
        "heading levels must be consecutive",
        "les niveaux se suivent : retirez un signe « = » au début de ce titre, ou donnez-lui un titre du niveau qui manque",
    ),
    ("see {} additional warning{} for more details", "les avertissements suivants disent où"),
    ("see {}", "en anglais : {}"),
];
