//! Every code, with its severity and its explanation, in one list.

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The report is not written.
    Error,
    /// The report is written; someone should look.
    Warning,
}

impl Severity {
    /// The word that users read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "erreur",
            Self::Warning => "avertissement",
        }
    }

    /// The word that machines read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident, $name:literal, $severity:ident, $explanation:literal;)*) => {
        /// The stable name of a kind of diagnostic.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// All codes, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name that users read and cite.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// What it means and how to mend it, in French.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation),* }
            }
        }
    };
}

codes! {
    // Reading: folders, files, encodings, separators.
    /// The edition's folder or a file it needs is missing.
    MissingFile, "fichier-manquant", Error, "Un fichier dont l'édition a besoin n'existe pas à l'endroit attendu. Vérifiez son nom et son dossier.";
    /// The file exists and cannot be read.
    UnreadableFile, "fichier-illisible", Error, "Le fichier existe mais ne peut pas être lu : droits d'accès, fichier ouvert ailleurs ou trop grand.";
    /// The bytes are no text in a known encoding.
    BrokenEncoding, "encodage", Error, "Le fichier contient des octets qui ne forment pas du texte. Enregistrez-le à nouveau en « CSV UTF-8 ».";
    /// The encoding was guessed.
    GuessedEncoding, "encodage-deduit", Warning, "Le fichier n'est pas en UTF-8 : il a été lu comme un fichier d'Excel (Windows-1252). Vérifiez les accents, ou enregistrez-le en « CSV UTF-8 ».";
    /// Text that was decoded twice, such as `Ã©`.
    Mojibake, "accents-abimes", Warning, "Le texte contient des accents abîmés (« Ã© » au lieu de « é »), signe d'un fichier enregistré deux fois dans un mauvais encodage.";
    /// NUL or control characters.
    ControlCharacter, "caractere-interdit", Error, "Le texte contient un caractère de commande invisible, qui ne s'imprime pas. Retapez la valeur.";
    /// A quotation mark opened a cell and nothing closes it.
    UnclosedQuote, "guillemet-non-ferme", Error, "Une cellule commence par un guillemet qui n'est jamais fermé : tout le reste du fichier serait avalé par cette cellule.";
    /// A quotation mark opened a cell and was closed before the cell's end.
    MisplacedQuote, "guillemet-mal-place", Warning, "Une cellule commence par un guillemet qui se referme avant la fin de la cellule : elle est lue telle quelle, guillemets compris.";
    /// A record with more or fewer cells than the header.
    RaggedRow, "ligne-irreguliere", Error, "La ligne n'a pas autant de cellules que l'en-tête. Il y a sans doute un séparateur de trop, ou une cellule à mettre entre guillemets.";
    /// A table without a header or without a row.
    EmptyTable, "table-vide", Warning, "La table ne contient aucune ligne. Le rapport est composé sans elle.";
    /// A table file that the tool does not know.
    UnknownTable, "table-inconnue", Warning, "Ce fichier du dossier n'est lu par aucune partie du rapport.";
    /// Two files hold the same table.
    DuplicateTable, "table-en-double", Error, "Deux fichiers du dossier portent la même table : on ne sait pas lequel fait foi.";
    /// A column that the table does not have.
    UnknownColumn, "colonne-inconnue", Error, "La table n'a pas de colonne de ce nom. Une colonne inconnue n'est jamais ignorée en silence.";
    /// A required column is absent.
    MissingColumn, "colonne-manquante", Error, "Une colonne obligatoire de la table n'existe pas dans ce fichier.";
    /// Two columns have the same name.
    DuplicateColumn, "colonne-en-double", Error, "Deux colonnes de la table portent le même nom.";
    /// A column with values and no name.
    UnnamedColumn, "colonne-sans-nom", Error, "Une colonne contient des valeurs mais n'a pas de nom dans l'en-tête : ses valeurs ne seraient lues nulle part.";

    // rapport.toml.
    /// The TOML text is malformed.
    TomlSyntax, "toml-syntaxe", Error, "Le fichier rapport.toml n'est pas écrit selon les règles du TOML.";
    /// A key that nobody reads.
    UnknownKey, "cle-inconnue", Error, "Cette clé n'existe pas. Une clé inconnue n'est jamais ignorée en silence.";
    /// A key that is needed.
    MissingKey, "cle-manquante", Error, "Une clé obligatoire manque.";
    /// A value of the wrong kind.
    WrongType, "valeur-inattendue", Error, "La valeur n'est pas du genre attendu (texte, nombre, date, liste…).";
    /// Two entries with one id.
    DuplicateId, "identifiant-en-double", Error, "Deux éléments portent le même identifiant.";
    /// A reference to an id that does not exist.
    UnknownReference, "reference-inconnue", Error, "La valeur renvoie à un élément qui n'est pas déclaré.";

    // Cells.
    /// A required cell is empty.
    MissingValue, "valeur-manquante", Error, "Une cellule obligatoire est vide.";
    /// A date that cannot be read.
    BadDate, "date-illisible", Error, "La date ne se lit pas. Formes admises : 2021-02-05, 05/02/2021, « 5 février 2021 », 2021-03 (mois), « 26/27 mai ».";
    /// A day that the calendar does not have, a wrong weekday.
    ImpossibleDate, "date-impossible", Error, "Cette date n'existe pas dans le calendrier.";
    /// An end before its start.
    ReversedDates, "dates-inversees", Error, "La fin précède le début.";
    /// A date outside the edition's year.
    OutsideYear, "date-hors-annee", Warning, "La date n'est pas dans l'année de l'édition. Elle est gardée ; le calendrier ne montre que ce qui tombe dans l'année.";
    /// A quantity that cannot be read.
    BadQuantity, "nombre-illisible", Error, "Le nombre ne se lit pas. Formes admises : 60, « plus de 500 », « près de 200 », « environ 200 », « une soixantaine ».";
    /// A count below zero.
    NegativeCount, "nombre-negatif", Error, "Un comptage ne peut pas être négatif.";
    /// A word that is not in the column's list.
    UnknownChoice, "choix-inconnu", Error, "La colonne ou la clé n'admet que certaines valeurs.";
    /// A cell so long that it is surely a mistake.
    OversizedCell, "cellule-demesuree", Error, "La cellule contient beaucoup plus de texte qu'une page n'en peut porter : c'est sans doute un fichier collé par erreur.";

    /// Last year's tables have errors.
    PreviousEdition, "edition-precedente", Warning, "L'édition de l'an dernier contient des erreurs : les comparaisons qui en dépendent peuvent manquer.";
    /// An event of the calendar without a month.
    NoMonth, "mois-manquant", Warning, "L'événement n'a pas de mois : le calendrier ne peut pas le montrer. Donnez au moins un mois, ou écrivez « non » dans la colonne « calendrier ».";

    // Figures and charts.
    /// A text or a page cites a figure that is not declared.
    UnknownFigure, "chiffre-inconnu", Error, "Le chiffre cité n'est ni déclaré dans [[chiffres]] ni un chiffre standard.";
    /// A filter names a column or a value that no row has.
    EmptyFilter, "filtre-vide", Warning, "Aucune ligne ne passe le filtre du chiffre ou du graphique.";
    /// The declared value and the computed one differ.
    DeclaredDiffers, "valeur-declaree", Warning, "La valeur que l'organisation a publiée n'est pas celle que donnent les lignes retenues par le filtre.";
    /// A total and the sum of its parts differ.
    TotalDiffers, "total-et-parties", Warning, "Le total déclaré n'est pas la somme de ses parties.";
    /// An event has no short title and its long one is long.
    MissingShortTitle, "titre-court-manquant", Warning, "Le titre est long et l'événement n'a pas de titre court : le calendrier imprime le titre entier.";
    /// An acknowledged discrepancy that no longer exists.
    StaleAcknowledgement, "ecart-disparu", Warning, "Un écart accepté dans rapport.toml ne se présente plus : retirez-le.";

    // Typesetting.
    /// Typst refuses a template or a text.
    Typst, "composition", Error, "Le moteur de composition refuse un gabarit ou un texte à cet endroit.";
    /// Typst warns about a template or a text.
    TypstWarning, "composition-avertissement", Warning, "Le moteur de composition signale quelque chose à cet endroit.";
    /// A font that is neither embedded nor in the edition.
    UnknownFont, "police-inconnue", Error, "La police demandée n'est ni fournie avec l'outil ni dans le dossier de l'édition.";
    /// A theme token is missing or of the wrong kind.
    BadTheme, "theme", Error, "Le fichier theme.toml n'a pas le jeton attendu, ou pas de la forme attendue.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_plain() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn explanations_are_sentences() {
        assert!(Code::ALL.iter().all(|code| code.explanation().ends_with('.')));
    }
}
