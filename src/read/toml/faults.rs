//! What the parser of TOML says in English, and what users read in its place.
//!
//! The parser gives a place and a sentence, and no code: the sentence is what its faults are reported
//! apart by. A test parses the example of each row, and fails when a sentence has changed.

use super::looks::{Look, key, no_value, plain, quote_inside, section, unquoted};

/// A fault that the parser finds.
pub(super) struct Fault {
    /// How its sentence begins. Of two rows that one sentence begins like, the first is meant.
    english: &'static str,
    /// A text that has it.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the test of the table"))]
    example: &'static str,
    /// What a look at the text tells better.
    pub(super) look: Look,
    /// What was found.
    pub(super) message: &'static str,
    /// What to do.
    pub(super) help: &'static str,
}

/// The fault that a sentence of the parser is about.
pub(super) fn of(english: &str) -> Option<&'static Fault> {
    FAULTS.iter().find(|fault| english.starts_with(fault.english))
}

const fn fault(
    english: &'static str,
    example: &'static str,
    message: &'static str,
    help: &'static str,
) -> Fault {
    Fault { english, example, look: plain, message, help }
}

impl Fault {
    const fn told_by(self, look: Look) -> Self {
        Self { look, ..self }
    }
}

static FAULTS: &[Fault] = &[
    fault("unclosed table", "[a", "il manque « ] » à la fin du nom de la section", "ajoutez-le")
        .told_by(section),
    fault(
        "unclosed array table",
        "[[a]",
        "il manque « ] » à la fin du nom de la section",
        "ajoutez-le",
    )
    .told_by(section),
    fault(
        "string values must be quoted",
        "a = b",
        "ce texte n'a pas de guillemets",
        "si c'est un texte, écrivez-le entre guillemets",
    )
    .told_by(unquoted),
    fault(
        "invalid date, expected day between",
        "a = 2021-02-31",
        "cette date n'existe pas",
        "vérifiez le jour et le mois",
    ),
    fault(
        "invalid date, expected month between",
        "a = 2021-13-01",
        "cette date n'existe pas",
        "vérifiez le jour et le mois",
    ),
    fault(
        "duplicate key",
        "a = 1\na = 2",
        "ce nom est écrit deux fois",
        "gardez une seule des deux fois ; plusieurs éléments s'écrivent [[nom]]",
    ),
    fault("key with no value", "a b = 1", "il manque « = » et une valeur", "écrivez cle = valeur"),
    fault(
        "missing assignment",
        "a = {b 1}",
        "il manque « = » entre la clé et la valeur",
        "écrivez cle = valeur",
    ),
    fault("extra `=`", "a = = 1", "il y a un « = » de trop", "retirez-le"),
    fault("extra assignment", "a = {b = = 1}", "il y a un « = » de trop", "retirez-le"),
    fault(
        "unexpected `=` in array",
        "a = [=]",
        "il y a un « = » dans une liste",
        "écrivez [\"a\", \"b\"], ou { cle = \"a\" }",
    ),
    fault("extra comma", "a = [1,,2]", "il y a une virgule de trop", "retirez-la"),
    fault(
        "missing comma",
        "a = {b = 1\nc = 2",
        "il manque une virgule",
        "séparez les éléments par des virgules",
    ),
    fault(
        "unclosed array",
        "a = [1",
        "la liste n'est pas fermée",
        "ajoutez « ] » à la fin de la liste",
    ),
    fault(
        "unclosed inline table",
        "a = {b = 1",
        "le groupe n'est pas fermé",
        "ajoutez « } » à la fin du groupe",
    ),
    fault(
        "missing array opening",
        "a = ]",
        "il y a un crochet de trop",
        "retirez-le, ou ouvrez la liste par « [ »",
    ),
    fault(
        "missing inline table opening",
        "a = }",
        "il y a une accolade de trop",
        "retirez-la, ou ouvrez le groupe par « { »",
    ),
    fault(
        "invalid inline table element",
        "a = {b = 1, ]}",
        "ce groupe contient autre chose que cle = valeur",
        "écrivez { cle = \"a\" }",
    ),
    fault(
        "invalid basic string",
        "a = \"x",
        "ce texte est mal fermé ou contient un caractère interdit",
        "fermez les guillemets sur la même ligne ; écrivez \\\" pour un guillemet, \\\\ pour une barre inverse",
    ),
    fault(
        "invalid multi-line basic string",
        "a = \"\"\"x",
        "ce texte de plusieurs lignes est mal fermé",
        "fermez-le par trois guillemets \"\"\"",
    ),
    fault(
        "invalid literal string",
        "a = 'x",
        "ce texte est incomplet",
        "fermez l'apostrophe sur la même ligne, ou utilisez des guillemets",
    )
    .told_by(no_value),
    fault(
        "invalid multi-line literal string",
        "a = '''x",
        "ce texte de plusieurs lignes est mal fermé",
        "fermez-le par trois apostrophes '''",
    ),
    fault(
        "missing escaped value",
        "a = \"\\q\"",
        "barre inverse inconnue dans un texte",
        "écrivez \\\\ pour une barre inverse",
    ),
    fault(
        "too few unicode",
        "a = \"\\u12\"",
        "code de caractère incomplet",
        "écrivez \\u et quatre chiffres",
    ),
    fault(
        "invalid value",
        "a = \"\\ud800\"",
        "code de caractère inconnu",
        "écrivez \\u et quatre chiffres",
    ),
    fault(
        "invalid unquoted key",
        "é = 1",
        "ce nom de clé contient un signe que TOML refuse",
        "écrivez-le sans accent ni espace",
    )
    .told_by(key),
    fault(
        "unquoted keys cannot be empty",
        "= 1",
        "il manque le nom de la clé",
        "écrivez cle = valeur",
    ),
    fault("missing key", "a = {[}", "il manque le nom de la clé", "écrivez cle = valeur"),
    fault(
        "keys cannot be multi-line",
        "'''a''' = 1",
        "un nom de clé tient sur une ligne",
        "écrivez-le sans guillemets",
    ),
    fault(
        "cannot extend value",
        "a = 1\na.b = 2",
        "cette clé a déjà une valeur, elle ne peut pas être aussi une section",
        "renommez l'une des deux",
    ),
    fault(
        "unexpected leading zero",
        "a = 03",
        "un nombre ne commence pas par zéro",
        "retirez le zéro, ou écrivez un texte entre guillemets",
    ),
    fault(
        "redundant",
        "a = ++1",
        "un nombre s'écrit sans « + » ni préfixe",
        "écrivez seulement les chiffres",
    ),
    fault(
        "`_` may only go between digits",
        "a = 1_",
        "« _ » ne va qu'entre deux chiffres",
        "écrivez seulement les chiffres",
    ),
    fault(
        "invalid boolean",
        "a = tru",
        "ce mot ne se lit pas",
        "écrivez true, false, ou un texte entre guillemets",
    ),
    fault(
        "invalid hexadecimal",
        "a = 0xZZ",
        "ce nombre ne se lit pas",
        "écrivez seulement les chiffres",
    ),
    fault("invalid octal", "a = 0o9", "ce nombre ne se lit pas", "écrivez seulement les chiffres"),
    fault("invalid binary", "a = 0b2", "ce nombre ne se lit pas", "écrivez seulement les chiffres"),
    fault(
        "invalid exponent",
        "a = 1e",
        "ce nombre ne se lit pas",
        "écrivez seulement les chiffres",
    ),
    fault(
        "invalid time",
        "a = 25:00:00",
        "cette heure ne se lit pas",
        "écrivez un texte entre guillemets",
    ),
    fault(
        "missing table open",
        "]",
        "cette ligne ne commence pas par une clé",
        "écrivez cle = valeur",
    ),
    fault(
        "invalid key-value pair",
        "}",
        "cette ligne ne commence pas par une clé",
        "écrivez cle = valeur",
    ),
    fault(
        "invalid float",
        "a = 1.5.2",
        "ce nombre ne se lit pas",
        "écrivez-le avec un point : 3.5, ou en texte entre guillemets",
    ),
    fault(
        "invalid fraction",
        "a = 1.",
        "ce nombre ne se lit pas",
        "écrivez-le avec un point : 3.5, ou en texte entre guillemets",
    ),
    fault(
        "invalid mantissa",
        "a = .5",
        "ce nombre ne se lit pas",
        "écrivez-le avec un point : 3.5, ou en texte entre guillemets",
    ),
    fault(
        "radix must be lowercase",
        "a = 0X1",
        "ce nombre ne se lit pas",
        "écrivez seulement les chiffres",
    ),
    fault(
        "integers with a radix",
        "a = -0x1",
        "ce nombre ne se lit pas",
        "écrivez seulement les chiffres",
    ),
    fault(
        "invalid datetime",
        "a = 07:32:60:00",
        "cette heure ne se lit pas",
        "écrivez un texte entre guillemets",
    ),
    fault(
        "invalid date",
        "a = 2021-1-1",
        "cette date ne se lit pas",
        "écrivez 2021-02-05, ou un texte entre guillemets",
    ),
    fault(
        "carriage return",
        "a = 1\rb = 2",
        "fin de ligne incomplète",
        "enregistrez le fichier avec un éditeur de texte récent",
    ),
    fault(
        "cannot recurse",
        "a = [[[[",
        "les listes sont trop imbriquées",
        "simplifiez cette valeur",
    ),
    fault(
        "invalid comment character",
        "a = 1 # \u{1}",
        "le commentaire contient un caractère invisible",
        "retapez-le",
    ),
    fault(
        "unexpected key or value",
        "a = 1,",
        "la suite de la ligne est de trop",
        "un seul réglage par ligne ; un commentaire commence par #",
    )
    .told_by(quote_inside),
];

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::{FAULTS, of};

    #[test]
    fn the_parser_says_each_sentence_of_its_example() {
        for fault in FAULTS {
            let example = match fault.english {
                // Too long to be written down.
                "cannot recurse" => fault.example.repeat(100),
                _ => fault.example.to_owned(),
            };
            let (_, errors) = DeTable::parse_recoverable(&example);
            let said: Vec<&str> = errors.iter().map(|error| error.message()).collect();
            let found = said.iter().filter_map(|english| of(english));
            assert!(
                found.into_iter().any(|found| std::ptr::eq(found, fault)),
                "« {example} »: « {} » is expected, the parser says {said:?}",
                fault.english
            );
        }
    }
}
