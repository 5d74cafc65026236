//! The sentences of the engine that have a French wording. The first that fits is taken.

use super::issue_kind::IssueKind::{
    self, Accessibility, FileNotFound, Label, Layout, MissingGlyph, Other, Package, Syntax,
    Template, UnknownFont, UnknownName, Unreadable, Value,
};

pub(super) const UNCLOSED: &str = "le fermer avant la fin du paragraphe ; pour écrire le signe lui-même, le faire précéder de `\\`";
pub(super) const BRACKETS: &str = "pour écrire le signe lui-même, le faire précéder de `\\`";
pub(super) const ESCAPE: &str =
    "pour écrire les signes `#`, `$`, `*`, `_`, `@`, `<` eux-mêmes, les faire précéder de `\\`";

const ONCE: &str = "prévoir le cas où elle ne s'appelle plus";
const LOOP: &str = "pour répéter un nombre de fois, écrire `#for n in range(10) [...]`";
const COLOUR: &str = "écrire `rgb(\"#1F4AA8\")` ; mieux, un nom de `theme.typ` : `encre`";

/// A sentence of the engine, and what to say instead. `{}` stands for a piece that is kept as it
/// is, `{w}` for words that are translated one by one.
pub(super) struct Wording {
    pub(super) kind: IssueKind,
    pub(super) english: &'static str,
    pub(super) french: &'static str,
    pub(super) help: Option<&'static str>,
}

pub(super) const MESSAGES: &[Wording] = &[
    // What the templates say themselves.
    plain(Template, "panicked with: {}", "{}"),
    plain(Template, "panicked", "un modèle a arrêté la composition sans dire pourquoi"),
    plain(Template, "assertion failed: {}", "{}"),
    plain(Template, "assertion failed", "une vérification d'un modèle a échoué"),
    plain(Template, "equality assertion failed: {}", "{}"),
    // Names and files.
    helped(UnknownName, "unknown variable: {}", "« {} » n'est défini nulle part", ESCAPE),
    plain(UnknownName, "unresolved import", "le nom importé n'existe pas dans ce fichier"),
    plain(
        UnknownName,
        "module `{}` does not contain `{}`",
        "« {2} » n'existe pas dans le module « {1} »",
    ),
    plain(UnknownName, "dictionary does not contain key {}", "la clé {} n'existe pas"),
    plain(UnknownName, "{} does not have field {}", "« {} » n'a pas de champ {}"),
    plain(UnknownName, "{} does not contain field {}", "{} n'a pas de champ {}"),
    plain(UnknownName, "type {w} has no method `{}`", "{} n'a pas de méthode « {} »"),
    plain(UnknownName, "{} has no method `{}`", "{1} n'a pas de méthode « {2} »"),
    plain(FileNotFound, "file not found (searched at {})", "fichier introuvable : « {} »"),
    plain(
        FileNotFound,
        "failed to load file (is a directory)",
        "un fichier est attendu, c'est un dossier",
    ),
    helped(
        Package,
        "package not found (searched for {})",
        "paquet Typst refusé : « {} »",
        "`rapport` travaille sans réseau : retirer cet import, ou copier le fichier voulu dans `templates/`",
    ),
    plain(Package, "`{}` is not a valid package {}", "« {} » n'est pas un nom de paquet"),
    plain(UnknownFont, "unknown font family: {}", "police inconnue : « {} »"),
    plain(Other, "cyclic import", "ce fichier s'importe lui-même, directement ou non"),
    plain(Other, "unable to get the current date", "la date du jour n'est pas connue"),
    helped(
        Other,
        "path `\"{}\"` would escape the project root",
        "« {} » mène hors du dossier de l'édition",
        "copier le fichier dans l'édition, et écrire son chemin depuis le texte : `/images/…` pour une image",
    ),
    helped(
        Layout,
        "a PDF string is longer than {} characters",
        "un mot d'un seul tenant dépasse {} signes, plus que ce qu'un PDF peut tenir",
        "chercher dans les textes, les titres et les noms un mot démesuré, collé sans ses espaces",
    ),
    // Labels and references.
    helped(
        Label,
        "label `{}` does not exist in the document",
        "le renvoi {} ne mène nulle part",
        "vérifier le nom ; dans une adresse électronique, faire précéder l'arobase de `\\`",
    ),
    plain(
        Label,
        "label `{}` occurs multiple times in the document",
        "l'étiquette {} est posée plusieurs fois",
    ),
    plain(Label, "label `{}` is not attached to anything", "l'étiquette {} ne se rapporte à rien"),
    plain(Label, "content labelled multiple times", "deux étiquettes sont posées au même endroit"),
    helped(
        Label,
        "the document does not contain a bibliography",
        "ce renvoi ne mène nulle part",
        "dans une adresse électronique, faire précéder l'arobase de `\\`",
    ),
    plain(
        Label,
        "cannot reference {w} without numbering",
        "un renvoi demande que sa cible soit numérotée : {}",
    ),
    plain(Label, "cannot reference {}", "un renvoi ne peut pas mener à « {} »"),
    // Syntax.
    helped(Syntax, "unclosed delimiter", "ce signe est ouvert et jamais fermé", UNCLOSED),
    helped(
        Syntax,
        "unclosed string",
        "il manque le guillemet fermant",
        "un texte entre `\"` doit être fermé par `\"`",
    ),
    helped(
        Syntax,
        "no text within stars",
        "ces deux étoiles n'entourent aucun mot",
        "écrire *mot* pour du gras, ou retirer une étoile",
    ),
    helped(
        Syntax,
        "no text within underscores",
        "ces deux traits bas n'entourent aucun mot",
        "écrire _mot_ pour de l'italique, ou retirer un trait",
    ),
    plain(Syntax, "unclosed raw text", "il manque l'accent grave fermant"),
    helped(Syntax, "unclosed label", "il manque le `>` de l'étiquette", BRACKETS),
    plain(Syntax, "label cannot be empty", "une étiquette ne peut pas être vide"),
    plain(
        Syntax,
        "unexpected end of block comment",
        "un commentaire est fermé sans avoir été ouvert",
    ),
    helped(
        Syntax,
        "the character `{}` is not valid in code",
        "le caractère « {} » n'a pas de sens après un `#`",
        ESCAPE,
    ),
    helped(Syntax, "`{}` is not valid in code", "« {} » n'a pas de sens après un `#`", ESCAPE),
    plain(Syntax, "invalid number suffix: `{}`", "« {} » n'est pas une unité"),
    plain(Syntax, "duplicate argument: {}", "l'argument « {} » est donné deux fois"),
    plain(Syntax, "duplicate key: {}", "la clé « {} » est donnée deux fois"),
    plain(Syntax, "maximum parsing depth exceeded", "trop de parenthèses ou de crochets imbriqués"),
    plain(Value, "unexpected argument: {}", "l'argument « {} » n'existe pas"),
    plain(Value, "unexpected argument", "un argument de trop"),
    plain(Value, "unexpected key {}, valid keys are {w}", "la clé {} n'existe pas ici : {}"),
    helped(
        Syntax,
        "expected semicolon or line break",
        "ce qui suit ne se rattache pas à ce qui précède",
        "retirer l'espace devant une parenthèse, passer à la ligne, ou vérifier le mot qui précède : `if`, `for`, `let`",
    ),
    helped(Syntax, "unexpected {w}", "signe inattendu : {}", BRACKETS),
    // Values; "expected" also begins errors of syntax, which name no value found.
    helped(
        Value,
        "expected function, found dictionary",
        "un dictionnaire n'est pas une fonction",
        "un champ se prend par un point : `corps.texte`",
    ),
    helped(
        Value,
        "expected content, found dictionary",
        "un dictionnaire ne s'imprime pas",
        "choisir un de ses champs : `.texte` pour un nombre ou une date, `.nom`, `.titre`…",
    ),
    plain(Value, "expected {w}, found {w}", "valeur attendue : {} ; trouvé : {}"),
    plain(Syntax, "expected {w}", "il manque ici {}"),
    plain(Value, "missing argument: {}", "l'argument « {} » manque"),
    plain(Value, "the argument `{}` is positional", "l'argument « {} » se donne sans son nom"),
    plain(
        Value,
        "array index out of bounds (index: {}, len: {})",
        "le rang {} n'existe pas : le tableau a {} éléments",
    ),
    plain(Value, "array is empty", "le tableau est vide"),
    plain(Value, "cannot divide by zero", "division par zéro"),
    plain(Value, "cannot join {w} with {w}", "deux valeurs ne vont pas ensemble : {}, puis {}"),
    plain(Value, "cannot add {w} and {w}", "addition impossible : {} et {}"),
    plain(Value, "cannot add {w}", "addition impossible : {}"),
    plain(Value, "cannot subtract {w} from {w}", "soustraction impossible : {2} moins {1}"),
    plain(Value, "cannot multiply {w} with {w}", "multiplication impossible : {} par {}"),
    plain(Value, "cannot divide {w} by {w}", "division impossible : {} par {}"),
    plain(Value, "cannot compare {w} and {w}", "comparaison impossible : {} et {}"),
    plain(Value, "cannot compare {w} with {w}", "comparaison impossible : {} et {}"),
    helped(
        Value,
        "cannot apply '{}' to {w} and {w}",
        "`{}` ne relie que des booléens, et non {} et {}",
        "comparer d'abord : `valeur != none`, ou `dit(valeur)` de `donnees.typ`",
    ),
    helped(
        Value,
        "cannot apply '{}' to {w}",
        "`{}` ne s'applique pas à {}",
        "comparer d'abord : `valeur != none`, ou `dit(valeur)` de `donnees.typ`",
    ),
    helped(
        Value,
        "cannot access fields on type none",
        "cette valeur est absente (`none`) : elle n'a pas de champ",
        "vérifier d'abord qu'elle existe : `if valeur != none { … }`",
    ),
    helped(
        Value,
        "cannot access fields on type {w}",
        "{} n'a pas de champ",
        "une méthode s'appelle avec ses parenthèses : `.len()` ; un élément se prend par son rang : `.at(0)`",
    ),
    helped(
        Value,
        "color string contains non-hexadecimal letters",
        "cette couleur n'est pas écrite avec les chiffres 0 à 9 et les lettres A à F",
        COLOUR,
    ),
    helped(
        Value,
        "color string has wrong length",
        "cette couleur n'a pas le bon nombre de signes",
        COLOUR,
    ),
    plain(Value, "cannot spread {w}", "`..` ne s'applique pas ici : {}"),
    plain(Value, "cannot loop over {w}", "`for` ne peut pas parcourir {}"),
    plain(Value, "cannot mutate a constant: {}", "« {} » ne peut pas être modifié"),
    plain(Value, "cannot assign to this expression", "on ne peut rien ranger ici"),
    plain(Value, "can only be used when context is known", "cette fonction demande `context`"),
    plain(
        Value,
        "variables from outside the function are read-only and cannot be modified",
        "une variable définie hors de la fonction ne peut pas y être modifiée",
    ),
    // What readers with a screen reader need.
    helped(
        Accessibility,
        "missing alt text",
        "le texte de remplacement manque",
        "décrire l'image en une phrase, pour qui ne la voit pas : `alt: \"…\"`",
    ),
    plain(Accessibility, "missing document title", "le document n'a pas de titre"),
    plain(Accessibility, "missing document date", "le document n'a pas de date"),
    plain(
        Accessibility,
        "the first heading must be of level 1",
        "le premier titre doit être de niveau 1 (`=`)",
    ),
    plain(
        Accessibility,
        "skipped from heading level {} to {}",
        "un niveau de titre est sauté, de {} à {}",
    ),
    helped(
        Accessibility,
        "heading title is empty",
        "un titre est vide",
        "écrire ses mots, ou retirer le titre",
    ),
    plain(
        Accessibility,
        "heading title could not be determined",
        "le texte d'un titre ne peut pas être connu",
    ),
    plain(
        Accessibility,
        "PDF artifacts may not contain links",
        "un lien, un renvoi ou une note se trouve dans un en-tête, un pied de page ou un décor",
    ),
    plain(
        Accessibility,
        "cannot combine underline, overline, or strike",
        "souligné et barré ne peuvent pas se cumuler",
    ),
    plain(Accessibility, "invalid {} structure", "la structure « {} » n'est pas permise ici"),
    plain(
        Accessibility,
        "invalid document structure, this element's PDF tag would be split up",
        "cet élément serait coupé en deux pour un lecteur d'écran",
    ),
    plain(
        Accessibility,
        "the PDF is missing a CMYK profile",
        "les couleurs CMJN ne sont pas permises dans ce document",
    ),
    helped(
        MissingGlyph,
        "the text `{}` could not be displayed with font `{}`",
        "le signe {} n'existe pas dans la police {}",
        "le remplacer par un signe courant",
    ),
    helped(
        MissingGlyph,
        "the text `{}` could not be displayed with {}",
        "le caractère {} n'existe pas dans {}",
        "le remplacer par un caractère courant",
    ),
    plain(
        MissingGlyph,
        "the text {} contains the codepoint {}",
        "le texte {} contient le caractère privé {}",
    ),
    plain(Accessibility, "the file mime type is missing", "le type d'un fichier joint manque"),
    plain(
        Accessibility,
        "the file description is missing",
        "la description d'un fichier joint manque",
    ),
    // Files that cannot be decoded.
    plain(Unreadable, "failed to decode image ({})", "l'image ne peut pas être lue ({})"),
    plain(Unreadable, "unknown image format", "ce n'est pas une image PNG, JPEG, GIF, WebP ou SVG"),
    plain(Unreadable, "failed to parse SVG ({})", "le dessin SVG ne peut pas être lu ({})"),
    plain(
        Unreadable,
        "failed to process image ({})",
        "l'image ne peut pas entrer dans le PDF ({})",
    ),
    plain(Unreadable, "failed to parse JSON ({})", "le fichier JSON ne peut pas être lu ({})"),
    plain(Unreadable, "failed to parse TOML ({})", "le fichier TOML ne peut pas être lu ({})"),
    plain(Unreadable, "file is not valid UTF-8", "le fichier n'est pas encodé en UTF-8"),
    plain(
        Unreadable,
        "16 bit images are not supported in this export mode",
        "l'image est en 16 bits : l'enregistrer en 8 bits",
    ),
    // Layout.
    plain(
        Layout,
        "document did not converge within five attempts",
        "la mise en page ne se stabilise pas",
    ),
    helped(
        Layout,
        "page configuration is not allowed inside of containers",
        "les pages ne se règlent pas dans un texte, ni dans un bloc",
        "retirer `#set page(…)`, ou l'écrire dans le gabarit du document",
    ),
    helped(
        Layout,
        "document set rules are not allowed inside of containers",
        "le document ne se règle pas dans un texte, ni dans un bloc",
        "retirer `#set document(…)` : titre, auteur et date viennent de rapport.toml",
    ),
    helped(
        Layout,
        "pagebreaks are not allowed inside of containers",
        "un saut de page ne peut pas se trouver dans un bloc",
        "écrire `#colbreak()`",
    ),
    plain(Layout, "{} did not stabilize", "la mise en page ne se stabilise pas ({})"),
    plain(Layout, "{} did not converge", "la mise en page ne se stabilise pas ({})"),
    helped(Layout, "maximum function {} exceeded", "une fonction s'appelle sans fin", ONCE),
    plain(
        Layout,
        "maximum {} depth exceeded",
        "une règle ou un bloc se contient lui-même sans fin",
    ),
    helped(Layout, "loop seems to be infinite", "une boucle semble sans fin", LOOP),
    helped(Layout, "condition is always true", "cette boucle ne s'arrête jamais", LOOP),
];

const fn plain(kind: IssueKind, english: &'static str, french: &'static str) -> Wording {
    Wording { kind, english, french, help: None }
}

const fn helped(
    kind: IssueKind,
    english: &'static str,
    french: &'static str,
    help: &'static str,
) -> Wording {
    Wording { kind, english, french, help: Some(help) }
}
