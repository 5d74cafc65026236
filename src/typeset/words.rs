//! Names of Typst's types and characters, in French.

/// Translates an enumeration such as "string, array, or none". Words that are not known, names
/// of values for instance, stay as they are.
pub(super) fn list(english: &str) -> String {
    let words: Vec<String> = english
        .replace(", or ", ", ")
        .replace(" or ", ", ")
        .replace(", and ", ", ")
        .replace(" and ", ", ")
        .split(", ")
        .map(word)
        .collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} ou {last}", others.join(", ")),
        None => String::new(),
    }
}

fn word(english: &str) -> String {
    if let Some(keyword) = english.strip_prefix("keyword ") {
        return format!("le mot {keyword}");
    }
    if let Some(operator) = english.strip_prefix("operator ") {
        return format!("l'opérateur {operator}");
    }
    if let Some(expression) = english.strip_suffix(" expression").filter(|e| e.starts_with('`')) {
        return format!("l'instruction {expression}");
    }
    let known = WORDS.iter().find(|(name, _)| *name == english);
    known.map_or(english, |(_, french)| french).to_owned()
}

const WORDS: &[(&str, &str)] = &[
    // Types.
    ("alignment", "un alignement"),
    ("angle", "un angle"),
    ("anything", "n'importe quelle valeur"),
    ("arguments", "des arguments"),
    ("array", "un tableau"),
    ("auto", "`auto`"),
    ("boolean", "un booléen (`true` ou `false`)"),
    ("bytes", "des octets"),
    ("color", "une couleur"),
    ("content", "du contenu"),
    ("counter", "un compteur"),
    ("datetime", "une date"),
    ("dictionary", "un dictionnaire"),
    ("direction", "une direction"),
    ("duration", "une durée"),
    ("float", "un nombre décimal"),
    ("fraction", "une fraction (`1fr`)"),
    ("function", "une fonction"),
    ("gradient", "un dégradé"),
    ("int", "un entier"),
    ("integer", "un entier"),
    ("label", "une étiquette (`<nom>`)"),
    ("length", "une longueur (`12pt`, `3cm`)"),
    ("location", "un emplacement"),
    ("module", "un module"),
    ("none", "`none`"),
    ("path", "un chemin"),
    ("ratio", "un pourcentage"),
    ("relative length", "une longueur ou un pourcentage"),
    ("selector", "un sélecteur"),
    ("str", "un texte"),
    ("string", "un texte entre guillemets"),
    ("stroke", "un trait"),
    ("style", "un style"),
    ("symbol", "un symbole"),
    ("type", "un type"),
    ("version", "une version"),
    // Parts of the syntax.
    ("argument list", "une liste d'arguments entre parenthèses"),
    ("block", "un bloc entre accolades ou crochets"),
    ("closing brace", "une accolade fermante"),
    ("closing bracket", "un crochet fermant"),
    ("closing paren", "une parenthèse fermante"),
    ("colon", "un deux-points"),
    ("comma", "une virgule"),
    ("dot", "un point"),
    ("dots", "`..`"),
    ("dollar sign", "un signe `$`"),
    ("end of block comment", "la fin d'un commentaire"),
    ("end of tokens", "la fin du fichier"),
    ("equals sign", "un signe `=`"),
    ("expression", "une expression"),
    ("hash", "un croisillon `#`"),
    ("hat", "un `^`"),
    ("identifier", "un nom"),
    ("keyed pair", "une paire `\"clé\": valeur`"),
    ("line break", "un retour à la ligne"),
    ("minus", "un signe moins"),
    ("named or keyed pair", "une paire `nom: valeur`"),
    ("named pair", "une paire `nom: valeur`"),
    ("opening brace", "une accolade ouvrante"),
    ("opening bracket", "un crochet ouvrant"),
    ("opening paren", "une parenthèse ouvrante"),
    ("pattern", "un nom ou un motif"),
    ("plus", "un signe plus"),
    ("semicolon", "un point-virgule"),
    ("slash", "une barre oblique"),
    ("star", "un astérisque `*`"),
    ("underscore", "un tiret bas `_`"),
    // Elements.
    ("bibliography", "la bibliographie"),
    ("figure", "une figure"),
    ("heading", "un titre"),
    ("image", "une image"),
    ("paragraph", "un paragraphe"),
    ("table", "un tableau"),
    ("text", "du texte"),
];
