//! The tokens of `theme.toml`: the only source of colours, fonts and sizes, for
//! the pages (`templates/theme.typ`) and for the charts.

/// A section of the file, with its tokens.
#[derive(Debug)]
pub struct Section {
    /// As it is written between brackets: `couleurs.graphiques`.
    pub name: &'static str,
    /// What it sets, in French.
    pub description: &'static str,
    /// Its tokens, all of them needed.
    pub tokens: &'static [Token],
}

/// A token.
#[derive(Debug)]
pub struct Token {
    /// The key.
    pub name: &'static str,
    /// What may be written.
    pub kind: Kind,
    /// What it sets, in French.
    pub description: &'static str,
}

/// What may be written for a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `"#RRVVBB"`.
    Color,
    /// One colour at least.
    Colors,
    /// Four parts of ink, in per cent.
    Inks,
    /// The name of a family of fonts.
    Family,
    /// A length, whose unit is in the name.
    Length,
    /// A whole number, from 1.
    Count,
}

const fn token(name: &'static str, kind: Kind, description: &'static str) -> Token {
    Token { name, kind, description }
}

/// All sections.
pub const SECTIONS: &[Section] = &[
    Section {
        name: "couleurs",
        description: "Les couleurs, par rôle",
        tokens: &[
            token("papier", Kind::Color, "Le papier, et les textes sur un fond de couleur"),
            token("encre", Kind::Color, "Les textes et les titres"),
            token("discret", Kind::Color, "Les sources, les légendes, les titres courants"),
            token("filet", Kind::Color, "Les traits fins, jamais porteurs de sens"),
            token("fond", Kind::Color, "Le fond des encadrés"),
            token("annexes", Kind::Color, "La teinte des pages qui ne sont d'aucun chapitre"),
            token("chapitres", Kind::Colors, "Une teinte par chapitre, dans l'ordre"),
            token("categories", Kind::Colors, "Les catégories du calendrier, dans l'ordre"),
        ],
    },
    Section {
        name: "couleurs.graphiques",
        description: "Les couleurs des graphiques",
        tokens: &[
            token("actuelle", Kind::Color, "L'année du rapport"),
            token("precedente", Kind::Color, "L'année d'avant"),
            token("inconnue", Kind::Color, "Le contour ou la hachure des valeurs inconnues"),
            token("axe", Kind::Color, "La ligne du zéro"),
            token("grille", Kind::Color, "Les lignes de repère"),
            token("series", Kind::Colors, "Les parts d'un tout, dans l'ordre"),
        ],
    },
    Section {
        name: "couleurs.carte",
        description: "Les couleurs des cartes",
        tokens: &[
            token("terre", Kind::Color, "Les terres"),
            token("contour", Kind::Color, "Les limites"),
        ],
    },
    Section {
        name: "impression",
        description: "Ce qui change pour l'imprimeur",
        tokens: &[
            token("encre", Kind::Inks, "L'encre des textes : cyan, magenta, jaune, noir"),
            token("fond_perdu_mm", Kind::Length, "Le fond perdu, en millimètres"),
        ],
    },
    Section {
        name: "polices",
        description: "Les caractères : des familles du dossier fonts",
        tokens: &[
            token("titre", Kind::Family, "Les titres et les grands chiffres"),
            token("texte", Kind::Family, "Le texte et les graphiques"),
        ],
    },
    Section {
        name: "corps",
        description: "L'échelle des corps, en points",
        tokens: &[
            token("note_pt", Kind::Length, "Notes et sources"),
            token("petit_pt", Kind::Length, "Légendes, listes, graphiques"),
            token("texte_pt", Kind::Length, "Texte"),
            token("chapeau_pt", Kind::Length, "Chapeaux et titres de graphiques"),
            token("intertitre_pt", Kind::Length, "Intertitres"),
            token("section_pt", Kind::Length, "Titres de sections"),
            token("chapitre_pt", Kind::Length, "Titres de chapitres"),
            token("geant_pt", Kind::Length, "Chiffres clés et année de la couverture"),
        ],
    },
    Section {
        name: "rythme",
        description: "Le pas vertical et les traits, en points",
        tokens: &[
            token(
                "pas_pt",
                Kind::Length,
                "L'interligne du texte ; les blancs en sont des multiples",
            ),
            token("filet_pt", Kind::Length, "L'épaisseur des traits fins"),
        ],
    },
    Section {
        name: "page",
        description: "La page et sa grille",
        tokens: &[
            token("largeur_mm", Kind::Length, "La largeur de la page, en millimètres"),
            token("hauteur_mm", Kind::Length, "La hauteur de la page, en millimètres"),
            token("haut_mm", Kind::Length, "Le blanc du haut, en millimètres"),
            token("bas_mm", Kind::Length, "Le blanc du bas, en millimètres"),
            token("gauche_mm", Kind::Length, "Le blanc de gauche, en millimètres"),
            token("droite_mm", Kind::Length, "Le blanc de droite, en millimètres"),
            token("colonnes", Kind::Count, "Le nombre de colonnes de la grille"),
            token("gouttiere_mm", Kind::Length, "Le blanc entre deux colonnes, en millimètres"),
            token("colonnes_marge", Kind::Count, "Les colonnes des dates et des notes"),
            token("colonnes_texte", Kind::Count, "Les colonnes du texte"),
        ],
    },
];
