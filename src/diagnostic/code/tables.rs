//! Codes of the shape of a table: quotation marks, rows, columns.

macro_rules! tables {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les tables" {

/// A quotation mark opened a cell and nothing closes it.
UnclosedQuote, "guillemet-non-ferme", Error {
    what: "Une cellule commence par un guillemet droit que rien ne ferme.",
    why: "Un tableur lirait tout le reste du fichier comme le texte de cette seule cellule : des lignes disparaîtraient.",
    example: "a;05/02/2021;\"Agora des territoires;60",
    fix: "Fermez le guillemet à la fin de la cellule, ou retirez-le ; un guillemet à l'intérieur d'un texte s'écrit deux fois : \"\".",
};
/// A quotation mark opened a cell and was closed before the cell's end.
MisplacedQuote, "guillemet-mal-place", Warning {
    what: "Une cellule commence par un guillemet droit qui se referme avant la fin de la cellule.",
    why: "La cellule est lue telle quelle, guillemets compris, et s'imprimera ainsi.",
    example: "a;05/02/2021;\"Agora\" des territoires;60",
    fix: "Entourez toute la cellule de guillemets et doublez ceux du texte (\"\"\"Agora\"\" des territoires\"), ou écrivez « Agora ».",
};
/// A record with more or fewer cells than the header.
RaggedRow, "ligne-irreguliere", Error {
    what: "La ligne n'a pas autant de cellules que l'en-tête.",
    why: "Les valeurs sont sans doute décalées : chacune serait lue dans la colonne de sa voisine.",
    example: "L'en-tête a 5 colonnes, la ligne « a;05/02/2021;Agora ; suite;rencontres;60 » en a 6.",
    fix: "Entourez de guillemets la cellule qui contient le séparateur, ou retirez le séparateur de trop ; s'il en manque, ajoutez-les.",
};
/// The header stands again among the rows.
RepeatedHeader, "en-tete-repetee", Warning {
    what: "La ligne d'en-tête de la table est répétée plus bas, parmi les données, dans le même ordre ou dans un autre.",
    why: "Elle vient de feuilles ou de fichiers mis bout à bout : elle n'est pas lue, et ne compte pas.",
    example: "La ligne 12 porte de nouveau « id ; date_debut ; titre ».",
    fix: "Supprimez cette ligne ; vérifiez que les deux parties ne contiennent pas les mêmes lignes, et que leurs colonnes sont dans le même ordre.",
};
/// A table without a header or without a row.
EmptyTable, "table-vide", Warning {
    what: "Le fichier de la table ne contient aucune ligne.",
    why: "Le rapport est composé sans elle ; c'est peut-être un enregistrement manqué.",
    example: "« presse.csv » ne contient que son en-tête.",
    fix: "Écrivez au moins une ligne sous l'en-tête, ou retirez le fichier du dossier.",
};
/// A table that gives no row, though the report cites what it counts.
MissingTable, "table-manquante", Error {
    what: "Une table ne donne aucune ligne, alors que rapport.toml ou les textes citent ce qu'elle compte.",
    why: "Ces chiffres et ces événements n'existent pas : le rapport ne peut pas les imprimer.",
    example: "Les textes citent #chiffre(\"evenements\"), et le dossier n'a que « evenements.xls », qui n'est pas lu.",
    fix: "Donnez la table sous un nom et un format qui sont lus (evenements.csv, .xlsx ou .ods), ou retirez ce qui la cite.",
};
/// A column that the table does not have.
UnknownColumn, "colonne-inconnue", Error {
    what: "La table n'a pas de colonne de ce nom, ou sa première ligne n'est pas un en-tête.",
    why: "Une colonne que personne ne lit n'est jamais ignorée en silence : ses valeurs manqueraient au rapport.",
    example: "L'en-tête porte « participant » au lieu de « participants ».",
    fix: "Corrigez le nom d'après la liste montrée, ou supprimez la colonne. Majuscules, accents et espaces sont sans importance.",
};
/// A required column is absent.
MissingColumn, "colonne-manquante", Error {
    what: "Une colonne obligatoire de la table n'est pas dans le fichier.",
    why: "Sans elle, aucune ligne de la table ne peut être comprise.",
    example: "« evenements.csv » n'a pas de colonne « categorie ».",
    fix: "Ajoutez la colonne à l'en-tête, et sa valeur à chaque ligne.",
};
/// Two columns have the same name.
DuplicateColumn, "colonne-en-double", Error {
    what: "Deux colonnes de la table portent le même nom.",
    why: "On ne sait pas laquelle fait foi.",
    example: "id;titre;date_debut;Titre",
    fix: "Gardez une seule des deux colonnes, ou donnez à l'autre son vrai nom.",
};
/// A column with values and no name.
UnnamedColumn, "colonne-sans-nom", Error {
    what: "Une colonne contient des valeurs, mais son en-tête est vide.",
    why: "Ses valeurs ne seraient lues nulle part.",
    example: "Une remarque a été tapée à droite de la dernière colonne.",
    fix: "Donnez un nom à la colonne (« notes » n'est jamais imprimée), ou effacez ses valeurs.",
};

    } } };
}
