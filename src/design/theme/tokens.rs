//! Every token of theme.toml, section by section.

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
    pub kind: TokenForm,
    /// What it sets, in French.
    pub description: &'static str,
}

/// What may be written for a token.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TokenForm {
    /// `"#RRVVBB"`, or `{ ecran = "#RRVVBB", cmjn = [cyan, magenta, jaune, noir] }`.
    Color,
    /// One colour at least.
    Colors,
    /// The name of a family of fonts.
    Family,
    /// A length, whose unit is in the name.
    Length {
        /// The least.
        from: f64,
        /// The most.
        to: f64,
    },
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number.
    Count {
        /// The least.
        from: u32,
        /// The most.
        to: u32,
    },
}

impl Section {
    /// The path of one of its tokens: `couleurs.graphiques.axe`.
    pub fn path(&self, token: &Token) -> String {
        format!("{}.{}", self.name, token.name)
    }
}

const fn token(name: &'static str, kind: TokenForm, description: &'static str) -> Token {
    Token { name, kind, description }
}

const fn length(from: f64, to: f64) -> TokenForm {
    TokenForm::Length { from, to }
}

const fn count(from: u32, to: u32) -> TokenForm {
    TokenForm::Count { from, to }
}

/// All sections.
pub const SECTIONS: &[Section] = &[
    Section {
        name: "couleurs",
        description: "Les couleurs, par rôle",
        tokens: &[
            token("papier", TokenForm::Color, "Le papier, et les textes sur un fond de couleur"),
            token("encre", TokenForm::Color, "Les textes et les titres"),
            token("discret", TokenForm::Color, "Les sources, les légendes, les titres courants"),
            token("filet", TokenForm::Color, "Les traits fins, jamais porteurs de sens"),
            token("fond", TokenForm::Color, "Le fond des encadrés"),
            token("annexes", TokenForm::Color, "La teinte des pages qui ne sont d'aucun chapitre"),
            token(
                "fond_couverture",
                TokenForm::Color,
                "Le fond de la couverture, du dos et de l'affiche",
            ),
            token(
                "accent",
                TokenForm::Color,
                "Les temps forts, sur un fond de couleur : la couverture, les ouvertures de chapitre",
            ),
            token("chapitres", TokenForm::Colors, "Une teinte par chapitre, dans l'ordre"),
            token("categories", TokenForm::Colors, "Les catégories du calendrier, dans l'ordre"),
        ],
    },
    Section {
        name: "composition",
        description: "Comment les grandes pages se composent",
        tokens: &[
            token(
                "couverture",
                TokenForm::Choice(&["annee", "image", "titre"]),
                "La couverture : annee (l'année dessinée, en pleine couleur), image (une grande image, ou l'année à sa place, sous un titre sur papier), titre (des mots seuls)",
            ),
            token(
                "ouverture",
                TokenForm::Choice(&["pleine", "image", "bandeau"]),
                "L'ouverture d'un chapitre : pleine (une page de sa couleur), image (une image à fond perdu, la couleur dessous), bandeau (la couleur d'un côté, le sommaire de l'autre)",
            ),
            token(
                "chiffres",
                TokenForm::Choice(&["inegaux", "cartes"]),
                "La page des chiffres clés : inegaux (les corps disent l'importance), cartes (une couleur par chiffre)",
            ),
            token(
                "titres",
                TokenForm::Choice(&["encre", "teinte", "cote"]),
                "Les titres des sections : encre, teinte (la couleur du chapitre, sous un trait), ou cote (à l'écran : une section par page, ses intertitres à côté du texte)",
            ),
            token(
                "listes",
                TokenForm::Choice(&["filets", "cartes"]),
                "Les listes d'événements : filets (un filet entre deux), cartes (chacun sur un fond)",
            ),
        ],
    },
    Section {
        name: "couleurs.graphiques",
        description: "Les couleurs des graphiques",
        tokens: &[
            token("actuelle", TokenForm::Color, "L'année du rapport"),
            token("precedente", TokenForm::Color, "L'année d'avant"),
            token("inconnue", TokenForm::Color, "Le contour ou la hachure des valeurs inconnues"),
            token("axe", TokenForm::Color, "La ligne du zéro"),
            token("grille", TokenForm::Color, "Les lignes de repère"),
            token("series", TokenForm::Colors, "Les parts d'un tout, dans l'ordre"),
        ],
    },
    Section {
        name: "couleurs.carte",
        description: "Les couleurs des cartes",
        tokens: &[
            token("terre", TokenForm::Color, "Les terres"),
            token("contour", TokenForm::Color, "Les limites"),
        ],
    },
    Section {
        name: "impression",
        description: "Ce qui change pour l'imprimeur",
        tokens: &[token("fond_perdu_mm", length(0.0, 10.0), "Le fond perdu, en millimètres")],
    },
    Section {
        name: "polices",
        description: "Les caractères : des familles du dossier fonts",
        tokens: &[
            token("titre", TokenForm::Family, "Les titres et les grands chiffres"),
            token(
                "graisse_titre",
                count(300, 900),
                "La graisse des titres : 400 maigre, 600, 700 gras",
            ),
            token("texte", TokenForm::Family, "Le texte et les graphiques"),
        ],
    },
    Section {
        name: "corps",
        description: "L'échelle des corps, en points",
        tokens: &[
            token("note_pt", length(4.0, 14.0), "Notes et sources"),
            token("petit_pt", length(5.0, 18.0), "Légendes, listes, graphiques"),
            token("texte_pt", length(6.0, 24.0), "Texte"),
            token("chapeau_pt", length(6.0, 40.0), "Chapeaux et titres de graphiques"),
            token("intertitre_pt", length(6.0, 60.0), "Intertitres"),
            token("section_pt", length(8.0, 90.0), "Titres de sections"),
            token("chapitre_pt", length(10.0, 150.0), "Titres de chapitres"),
            token("geant_pt", length(12.0, 300.0), "Chiffres clés et année de la couverture"),
        ],
    },
    Section {
        name: "interlignes",
        description: "D'une ligne de base à la suivante, en points ; celui du texte est rythme.pas_pt",
        tokens: &[
            token("note_pt", length(5.0, 30.0), "Notes et sources"),
            token("petit_pt", length(6.0, 40.0), "Légendes, listes"),
            token("chapeau_pt", length(7.0, 60.0), "Chapeaux et titres de graphiques"),
            token("intertitre_pt", length(7.0, 90.0), "Intertitres"),
            token("section_pt", length(9.0, 120.0), "Titres de sections"),
            token("chapitre_pt", length(11.0, 200.0), "Titres de chapitres"),
        ],
    },
    Section {
        name: "rythme",
        description: "Le pas vertical et les traits, en points",
        tokens: &[
            token(
                "pas_pt",
                length(8.0, 40.0),
                "L'interligne du texte ; les blancs en sont des multiples",
            ),
            token(
                "filet_fort_pt",
                length(0.1, 6.0),
                "L'épaisseur des traits qui portent, en tête des tableaux",
            ),
            token("filet_pt", length(0.1, 6.0), "L'épaisseur des traits fins"),
        ],
    },
    Section {
        name: "formes",
        description: "Le rayon des angles",
        tokens: &[
            token("arrondi_pt", length(0.0, 20.0), "Les encadrés et les photos, en points"),
            token(
                "pastille_pct",
                length(0.0, 50.0),
                "Les pastilles du calendrier, en pour cent de leur corps",
            ),
        ],
    },
    Section {
        name: "page",
        description: "La page et sa grille",
        tokens: &[
            token("largeur_mm", length(90.0, 450.0), "La largeur de la page, en millimètres"),
            token("hauteur_mm", length(120.0, 650.0), "La hauteur de la page, en millimètres"),
            token("haut_mm", length(5.0, 150.0), "Le blanc du haut, en millimètres"),
            token("bas_mm", length(5.0, 150.0), "Le blanc du bas, en millimètres"),
            token("gauche_mm", length(5.0, 150.0), "Le blanc de gauche, en millimètres"),
            token("droite_mm", length(5.0, 150.0), "Le blanc de droite, en millimètres"),
            token("colonnes", count(2, 24), "Le nombre de colonnes de la grille"),
            token(
                "gouttiere_mm",
                length(0.0, 30.0),
                "Le blanc entre deux colonnes, en millimètres",
            ),
            token("colonnes_marge", count(1, 12), "Les colonnes des dates et des notes"),
            token("colonnes_texte", count(1, 23), "Les colonnes du texte"),
            token(
                "titre_courant_mm",
                length(0.0, 60.0),
                "Du titre courant au texte, en millimètres : dans le blanc du haut",
            ),
        ],
    },
    Section {
        name: "hauteurs",
        description: "Les hauteurs des dessins, des photos et des blancs, en millimètres : celles d'une page haute de pour_page_mm, réduites ou agrandies avec la page",
        tokens: &[
            token(
                "pour_page_mm",
                length(120.0, 650.0),
                "La hauteur de page pour laquelle elles sont données",
            ),
            token(
                "couverture_haut_mm",
                length(5.0, 150.0),
                "Le blanc du haut de la couverture et du dos",
            ),
            token(
                "couverture_bas_mm",
                length(5.0, 150.0),
                "Le blanc du bas de la couverture, du dos et des ouvertures de chapitre",
            ),
            token("soutiens_mm", length(0.0, 300.0), "Le blanc au-dessus des soutiens"),
            token(
                "avant_propos_mm",
                length(10.0, 200.0),
                "L'année dessinée au pied de l'avant-propos",
            ),
            token("photo_mm", length(20.0, 400.0), "Une photo, au plus"),
            token("synthese_haut_mm", length(5.0, 150.0), "Le blanc du haut de la synthèse"),
            token("synthese_bas_mm", length(5.0, 150.0), "Le blanc du bas de la synthèse"),
            token("communique_haut_mm", length(5.0, 150.0), "Le blanc du haut du communiqué"),
            token("communique_bas_mm", length(5.0, 150.0), "Le blanc du bas du communiqué"),
        ],
    },
    Section {
        name: "logos",
        description: "La hauteur des logos, en millimètres",
        tokens: &[
            token("soutien_mm", length(5.0, 100.0), "Ceux des soutiens"),
            token("partenaire_mm", length(4.0, 60.0), "Ceux des partenaires"),
        ],
    },
    Section {
        name: "calendrier",
        description: "Les pages du calendrier, celles du rapport couchées, en millimètres",
        tokens: &[
            token("haut_mm", length(5.0, 60.0), "Le blanc du haut"),
            token("bas_mm", length(5.0, 60.0), "Le blanc du bas, où est le titre courant"),
            token("gauche_mm", length(5.0, 60.0), "Le blanc de gauche"),
            token("droite_mm", length(5.0, 60.0), "Le blanc de droite"),
            token(
                "colonne_mm",
                length(25.0, 80.0),
                "La colonne d'un mois, au moins : une page qui n'en tient pas six en a quatre, trois ou deux",
            ),
        ],
    },
    Section {
        name: "comptes",
        description: "L'écriture des montants dans les états des comptes",
        tokens: &[
            token(
                "unite",
                TokenForm::Choice(&["unités", "centimes", "milliers"]),
                "En unités de la monnaie, avec les centimes, ou en milliers",
            ),
            token(
                "negatif",
                TokenForm::Choice(&["moins", "parenthèses"]),
                "Ce qui dit un montant négatif",
            ),
        ],
    },
    Section {
        name: "affiche",
        description: "Le calendrier seul, en affiche, en millimètres",
        tokens: &[
            token("largeur_mm", length(200.0, 900.0), "La largeur de l'affiche"),
            token("hauteur_mm", length(200.0, 1300.0), "La hauteur de l'affiche"),
            token("haut_mm", length(5.0, 100.0), "Le blanc du haut"),
            token("bas_mm", length(5.0, 100.0), "Le blanc du bas"),
            token("gauche_mm", length(5.0, 100.0), "Le blanc de gauche"),
            token("droite_mm", length(5.0, 100.0), "Le blanc de droite"),
        ],
    },
    Section {
        name: "graphiques",
        description: "La forme des graphiques",
        tokens: &[
            token("barre_pt", length(2.0, 30.0), "L'épaisseur d'une barre, en points"),
            token(
                "colonne_pct",
                length(10.0, 95.0),
                "La largeur d'une colonne, en pour cent de la place de chacune",
            ),
            token("arrondi_pt", length(0.0, 15.0), "Le bout des barres et des colonnes, en points"),
            token("reperes", count(0, 8), "Les lignes de repère, au plus ; 0 n'en trace aucune"),
            token(
                "valeurs",
                TokenForm::Choice(&["toutes", "extremes"]),
                "Les valeurs écrites : toutes, ou la plus grande et la plus petite",
            ),
        ],
    },
    Section {
        name: "carte",
        description: "Quand une carte s'imprime ; sinon, la liste de ses points",
        tokens: &[
            token(
                "part_pct",
                length(0.0, 100.0),
                "La part de l'ensemble qu'elle montre au moins, en pour cent, quand l'édition compte l'ensemble",
            ),
            token("points", count(1, 100), "Le nombre de points qu'elle montre au moins"),
        ],
    },
    Section {
        name: "dates",
        description: "Les dates des tableaux, des listes et des légendes",
        tokens: &[token(
            "tableau",
            TokenForm::Choice(&["abregees", "chiffres", "lettres"]),
            "Abrégées (5 févr.), en chiffres (05.02.2021), en toutes lettres (5 février 2021)",
        )],
    },
];
