//! The mistakes, each as what it changes.

/// A change of one file of the edition.
pub enum Edit {
    /// Words that stand there, and those that take their place.
    Put(&'static str, &'static str, &'static str),
    /// Words at the end.
    Add(&'static str, &'static str),
    /// All of it, of a file that may be new.
    Write(&'static str, &'static str),
    /// It is taken away.
    Remove(&'static str),
    /// It is called otherwise.
    Name(&'static str, &'static str),
    /// It is copied.
    Copy(&'static str, &'static str),
}

use Edit::{Add, Copy, Name, Put, Remove, Write};

pub const SETTINGS: &str = "rapport.toml";
pub const EVENTS: &str = "evenements.csv";
pub const COUNTS: &str = "effectifs.csv";
pub const LETTERS: &str = "newsletters.csv";
pub const PRESS: &str = "presse.csv";
pub const FOREWORD: &str = "textes/avant-propos.typ";
pub const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"800\"><rect width=\"1200\" height=\"800\" fill=\"#246\"/></svg>";

/// What is told of each mistake.
pub const MISTAKES: &[(&str, &[Edit], &str)] = &[
    // Tables: headings and rows.
    ("heading", &[Put(EVENTS, "date_debut", "Date")], "colonne-inconnue"),
    (
        "heading of a column of theirs",
        &[Put(EVENTS, ";rubriques\n", ";budget\n")],
        "colonne-inconnue",
    ),
    ("no ids", &[Put(EVENTS, "fete;", ";"), Put(EVENTS, "visite;", ";")], "reference-inconnue"),
    (
        "category in other words",
        &[Put(EVENTS, ";rencontres;", ";Rencontre;")],
        "reference-inconnue",
    ),
    ("category of their own", &[Put(EVENTS, ";rencontres;", ";Salons;")], "reference-inconnue"),
    (
        "two categories",
        &[Put(EVENTS, ";rencontres;", ";rencontres, visites;")],
        "reference-inconnue",
    ),
    (
        "theme of their own",
        &[Put(EVENTS, "Sète;faire-connaitre", "Sète;communication")],
        "reference-inconnue",
    ),
    ("no date", &[Put(EVENTS, "07/07/2024", "")], "valeur-manquante"),
    ("another year", &[Put(EVENTS, "07/07/2024", "07/07/2023")], "date-hors-annee"),
    ("month first", &[Put(EVENTS, "14/03/2024", "03/14/2024")], "mois-d-abord"),
    ("a date in words", &[Put(EVENTS, "14/03/2024", "mi-mars")], "date-illisible"),
    ("a day that is none", &[Put(EVENTS, "14/03/2024", "31/04/2024")], "date-impossible"),
    ("a number with words", &[Put(EVENTS, ";300;", ";300 personnes;")], "nombre-illisible"),
    ("a number with a letter", &[Put(EVENTS, ";300;", ";30O;")], "nombre-illisible"),
    ("no number where a text cites it", &[Put(EVENTS, ";300;", ";?;")], "valeur-manquante"),
    (
        "a row of totals",
        &[Add(EVENTS, "total;31/12/2024;Total;rencontres;;;organisateur;501;;\n")],
        "ligne-de-total",
    ),
    (
        "a row twice",
        &[Add(
            EVENTS,
            "fete2;07/07/2024;La fête du canal;rencontres;fête;présentiel;organisateur;300;Sète;faire-connaitre\n",
        )],
        "evenement-en-double",
    ),
    ("no role", &[Put(EVENTS, ";organisateur;300", ";;300")], "role-vide"),
    (
        "role in other words",
        &[Put(EVENTS, ";organisateur;300", ";organisatrice;300")],
        "choix-inconnu",
    ),
    (
        "cancelled in its title",
        &[Put(EVENTS, "La fête du canal", "La fête du canal (annulée)")],
        "evenement-annule",
    ),
    ("a separator too many", &[Put(EVENTS, ";Sète;faire", ";;Sète;faire")], "ligne-irreguliere"),
    ("a copy", &[Copy(EVENTS, "evenements (1).csv")], "table-inconnue"),
    ("a table of theirs", &[Write("benevoles.csv", "nom;heures\nPaul;12\n")], "table-inconnue"),
    (
        "a type of members of theirs",
        &[Put(COUNTS, ";entreprise;16", ";particulier;16")],
        "reference-inconnue",
    ),
    ("the sum among its parts", &[Add(COUNTS, "31/12/2024;total;86\n")], "choix-inconnu"),
    (
        "two dates of one count",
        &[Put(COUNTS, "31/12/2024;entreprise", "31/12/2023;entreprise")],
        "chiffre-inconnu",
    ),
    (
        "a letter twice",
        &[Add(LETTERS, "15/12/2024;Les nouvelles n° 12;lettre;384\n")],
        "ligne-en-double",
    ),
    (
        "a letter of another list",
        &[Put(LETTERS, "n° 3;lettre", "n° 3;newsletter")],
        "reference-inconnue",
    ),
    (
        "a table emptied",
        &[Write(LETTERS, "date_envoi;titre;liste;destinataires\n")],
        "table-manquante",
    ),
    ("a table taken away", &[Remove("site.csv")], "table-manquante"),
    ("an amount among counts", &[Put("site.csv", "2750", "2 750 visites")], "nombre-illisible"),
    // Members and people.
    (
        "members with their telephones",
        &[Write("adherents.csv", "Nom;Prénom;Téléphone\nDurand;Paul;0612345678\n")],
        "export-nominatif",
    ),
    (
        "members that no page prints",
        &[Write("adherents.csv", "nom;type\nLes Rames;association\n")],
        "element-inutilise",
    ),
    (
        "nobody of the board",
        &[
            Write("personnes.csv", "Nom;Prénom;Fonction\nDurand;Claire;présidente\n"),
            Add(FOREWORD, "\n#bureau()\n"),
        ],
        "bloc-vide",
    ),
    (
        "accounts without their kind",
        &[
            Write("comptes.csv", "Compte;Libellé;Montant\n606;Achats;1200\n"),
            Add(FOREWORD, "\n#compte-de-resultat()\n"),
        ],
        "colonne-manquante",
    ),
    // Settings.
    (
        "the acronym of the example",
        &[Put(SETTINGS, "sigle = \"AC\"", "sigle = \"NVO\"")],
        "exemple-restant",
    ),
    ("an address of nobody", &[Put(SETTINGS, "contact@canal.fr", "contact canal.fr")], "lien-mort"),
    (
        "a site without its beginning",
        &[Put(SETTINGS, "https://www.canal.fr", "www.canal.fr")],
        "lien-mort",
    ),
    (
        "last year's title",
        &[Put(SETTINGS, "Rapport d'activité 2024", "Rapport d'activité 2023")],
        "reste-de-l-an-dernier",
    ),
    (
        "last year's subtitle",
        &[Put(SETTINGS, "par genre d'activité, en 2024", "par genre d'activité, en 2023")],
        "reste-de-l-an-dernier",
    ),
    (
        "last year's closing",
        &[Put(SETTINGS, "arrete_au = 2024-12-31", "arrete_au = 2023-12-31")],
        "reglage-hors-de-l-annee",
    ),
    (
        "another year than the folder's",
        &[Put(SETTINGS, "annee = 2024", "annee = 2023")],
        "annee-du-dossier",
    ),
    (
        "a category taken away",
        &[Put(SETTINGS, "[[categories]]\nid = \"visites\"\nlibelle = \"Visites\"\n", "")],
        "reference-inconnue",
    ),
    (
        "a section taken away",
        &[Put(
            SETTINGS,
            "[[chapitres.sections]]\ntitre = \"Les adhérents\"\ntexte = \"textes/adherents.typ\"\n",
            "",
        )],
        "texte-inutilise",
    ),
    (
        "a logo that is not there",
        &[Put(SETTINGS, "# logo = \"logo.svg\"", "logo = \"logo.png\"")],
        "fichier-manquant",
    ),
    (
        "how often the letter is sent",
        &[Put(SETTINGS, "\"mensuelle\"", "\"hebdomadaire\"")],
        "frequence-et-envois",
    ),
    (
        "a published number that is another",
        &[Put(
            SETTINGS,
            "agregat = \"somme\"\ndefinition",
            "agregat = \"somme\"\ndeclare = 90\ndefinition",
        )],
        "valeur-declaree",
    ),
    (
        "a word of a filter",
        &[Put(SETTINGS, "\"co-organisateur\"", "\"coorganisateurs\"")],
        "filtre-vide",
    ),
    (
        "one letter for two categories",
        &[
            Put(SETTINGS, "libelle = \"Rencontres\"", "libelle = \"Rencontres\"\nlettre = \"V\""),
            Put(SETTINGS, "libelle = \"Visites\"", "libelle = \"Visites\"\nlettre = \"V\""),
        ],
        "identifiant-en-double",
    ),
    (
        "a telephone to be written",
        &[Put(SETTINGS, "# telephone = \"…\"", "telephone = \"…\"")],
        "marque-oubliee",
    ),
    // Texts.
    ("bullets of Word", &[Add(FOREWORD, "\n• former\n• relier\n")], "autre-mise-en-forme"),
    ("an item without words", &[Add(FOREWORD, "\n- former\n- \n- relier\n")], "signe-reserve"),
    (
        "a table of Markdown",
        &[Add(FOREWORD, "\n| A | B |\n|---|---|\n| 1 | 2 |\n")],
        "autre-mise-en-forme",
    ),
    (
        "a Word document",
        &[Write(FOREWORD, "PK\u{3}\u{4}\u{0}\u{0}word/document.xml")],
        "fichier-illisible",
    ),
    ("a text without words", &[Write(FOREWORD, "")], "texte-vide"),
    ("a text that is not there", &[Name(FOREWORD, "textes/avant propos.typ")], "fichier-manquant"),
    ("a text in no plan", &[Write("textes/suite.typ", "La suite.\n")], "texte-inutilise"),
    ("to be written", &[Add(FOREWORD, "\n[à compléter]\n")], "marque-oubliee"),
    ("a number typed", &[Add(FOREWORD, "\nNous comptons 92 adhérents.\n")], "nombre-dans-le-texte"),
    (
        "letters counted by hand",
        &[Add(FOREWORD, "\nNous avons envoyé 11 lettres.\n")],
        "nombre-dans-le-texte",
    ),
    (
        "a date typed",
        &[Add(FOREWORD, "\nLa fête du canal a eu lieu le 14 juillet 2024.\n")],
        "date-et-evenement",
    ),
    (
        "a weekday typed",
        &[Add(FOREWORD, "\nLe lundi 7 juillet 2024, il a plu.\n")],
        "date-dans-le-texte",
    ),
    (
        "a telephone",
        &[Add(FOREWORD, "\nAppelez Jean au 06 12 34 56 78.\n")],
        "donnees-personnelles",
    ),
    ("an account of a social network", &[Add(FOREWORD, "\nSuivez @canal.\n")], "signe-reserve"),
    ("a figure that is none", &[Add(FOREWORD, "\n#chiffre(\"adherent\")\n")], "chiffre-inconnu"),
    // Pictures.
    (
        "a picture by its file",
        &[Write("images/fete.svg", DRAWING), Add(FOREWORD, "\n#photo(\"fete.svg\")\n")],
        "reference-inconnue",
    ),
    ("a picture nowhere", &[Write("images/fete.svg", DRAWING)], "element-inutilise"),
    (
        "a picture of a telephone",
        &[
            Put(EVENTS, ";rubriques\n", ";rubriques;photo\n"),
            Put(EVENTS, "Sète;faire-connaitre\n", "Sète;faire-connaitre;fete.heic\n"),
            Write("images/fete.heic", "\u{0}\u{0}\u{0}\u{18}ftypheic"),
        ],
        "format-image",
    ),
];

/// What may be written so: it is read, and nothing is to be said.
pub const READ: &[(&str, &[Edit])] = &[
    ("a date without its year", &[Put(EVENTS, "14/03/2024", "14 mars")]),
    ("a theme by its name", &[Put(EVENTS, "Sète;faire-connaitre", "Sète;Faire connaître")]),
    (
        "lines above the header",
        &[Put(EVENTS, "id;date_debut", "Nos événements;;\n;;\nid;date_debut")],
    ),
    ("a file with accents", &[Name(EVENTS, "Évènements.csv")]),
    ("a scope in other letters", &[Put(PRESS, "régionale", "Régionale")]),
    (
        "first names apart",
        &[
            Write("personnes.csv", "Nom;Prénom;Fonction;Groupe\nDurand;Claire;présidente;bureau\n"),
            Add(FOREWORD, "\n#bureau()\n"),
        ],
    ),
];
