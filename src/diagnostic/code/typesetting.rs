//! Codes of the typesetting: texts, templates, theme.

macro_rules! typesetting {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "La composition" {

/// Typst refuses a template or a text.
Typst, "composition", Error {
    what: "Un texte ou un gabarit contient à cet endroit quelque chose qui ne se compose pas.",
    why: "Aucune page ne peut être faite tant que ce passage n'est pas corrigé.",
    example: "Une étoile ouvre du gras et rien ne le ferme : « Voici *un oubli. »",
    fix: "Corrigez le passage montré ; un signe qui doit s'imprimer tel quel s'écrit après une barre inverse : \\*, \\#, \\_, \\$.",
};
/// Typst warns about a template or a text.
TypstWarning, "composition-avertissement", Warning {
    what: "La composition aboutit, mais quelque chose à cet endroit est sans doute un oubli.",
    why: "La page peut ne pas être ce que vous attendez.",
    example: "Deux étoiles qui se suivent, « ** », n'entourent aucun texte.",
    fix: "Relisez le passage montré, puis la page.",
};
/// A text calls a function that no template offers.
UnknownFunction, "commande-inconnue", Error {
    what: "Dans un texte, un mot qui suit le signe # n'est le nom d'aucune commande.",
    why: "Après #, la composition attend une commande ; elle s'arrêterait à ce mot.",
    example: "#chifre(\"adherents\"), ou un mot-dièse comme #MoisDeLESS.",
    fix: "Corrigez le nom de la commande ; pour imprimer le signe # lui-même, écrivez \\#.",
};
/// A font that is neither embedded nor in the edition.
UnknownFont, "police-inconnue", Error {
    what: "La police demandée n'est ni fournie avec l'outil, ni dans le dossier « fonts ».",
    why: "Une autre police la remplacerait sans prévenir, et le rapport changerait d'aspect d'une machine à l'autre.",
    example: "texte = \"Marianne\" dans [polices] de templates/theme.toml.",
    fix: "Écrivez dans templates/theme.toml le nom d'une police que « rapport fonts » montre, ou déposez ses fichiers .ttf ou .otf dans le dossier « fonts », à côté de « templates » ou dans l'édition.",
};
/// A font file that cannot be read.
UnreadableFont, "police-illisible", Warning {
    what: "Un fichier du dossier « fonts » n'est pas une police que l'outil sait lire.",
    why: "La famille qu'il devait apporter manquera, ou l'une de ses graisses.",
    example: "Une police téléchargée d'un site web, en .woff2.",
    fix: "Demandez la police en .ttf ou .otf à qui la diffuse, et déposez-la à la place.",
};
/// A character that the font cannot show.
MissingCharacter, "signe-absent", Error {
    what: "Un signe écrit dans un texte, une table ou un gabarit n'existe pas dans la police qui doit l'imprimer.",
    why: "Il s'imprimerait comme une case vide, et un lecteur d'écran ne le dirait pas.",
    example: "« Fête 🎉 du réseau » : Source Sans 3 n'a pas d'émoji.",
    fix: "Remplacez le signe par un signe courant, ou nommez dans theme.toml une police qui le possède ; « rapport fonts » montre ce que chacune couvre.",
};
/// A theme token is unknown, missing, of the wrong kind or out of range.
BadTheme, "theme", Error {
    what: "Dans theme.toml, un réglage n'existe pas, manque, n'a pas la forme attendue, sort de ses bornes ou en contredit un autre.",
    why: "Les pages et les graphiques prennent leurs couleurs, leurs polices et leurs tailles dans ce seul fichier.",
    example: "encre = \"noir\" au lieu de encre = \"#1A1A2E\".",
    fix: "Corrigez la ligne montrée ; « rapport new --gabarits » donne le fichier d'origine dans un dossier neuf, « rapport schema --json theme » décrit chaque réglage.",
};
/// Two colours printed one on the other contrast too little.
LowContrast, "contraste", Warning {
    what: "Deux couleurs de theme.toml imprimées l'une sur l'autre ne se distinguent pas assez.",
    why: "Une personne qui voit mal ne lirait pas ce passage ; la loi demande 4,5:1 pour un texte et 3:1 pour un dessin (RGAA, WCAG 2.1).",
    example: "discret = \"#999999\" sur un papier blanc : 2,84:1.",
    fix: "Foncez ou éclaircissez l'une des deux ; le message donne une couleur de la même teinte qui passe.",
};
/// Two colours that stand for two things look the same to some.
ConfusedColors, "couleurs-proches", Warning {
    what: "Deux couleurs de theme.toml qui désignent deux choses différentes se confondent, pour tous ou pour une personne daltonienne.",
    why: "Une personne sur vingt ne saurait pas laquelle des deux parts elle voit.",
    example: "Deux séries de graphique, un rouge et un vert de même clarté.",
    fix: "Éclaircissez l'une ou foncez l'autre : une clarté différente se voit par tous.",
};
/// A text leaves its page, or lies on another.
NoRoom, "texte-sans-place", Warning {
    what: "À la composition, un texte sort de sa page ou s'imprime sur un autre : il est trop long pour la place qu'il a.",
    why: "Ce qui sort de la page n'est pas imprimé, et deux textes l'un sur l'autre ne se lisent pas.",
    example: "Le nom de l'organisation, sur la couverture, fait quarante lignes.",
    fix: "Raccourcissez ce texte, ou donnez-en une forme courte là où il y en a une (titre_court, court).",
};
/// The pages do not fill the sheets of a brochure.
OddSheets, "nombre-de-pages", Warning {
    what: "Le nombre de pages du document à imprimer n'est pas un multiple de quatre.",
    why: "Une brochure est faite de feuilles pliées, de quatre pages chacune : il resterait des pages blanches à la fin.",
    example: "Un rapport de 38 pages compilé avec « --impression » : il en faut 36 ou 40.",
    fix: "Ajoutez ou retirez des pages (une photo, une annexe), ou convenez de pages blanches avec l'imprimeur.",
};
/// Templates were copied from another version of the tool.
TemplateContract, "gabarits-perimes", Warning {
    what: "Les gabarits du dossier « templates » sont écrits pour une autre version de ce que l'outil leur donne.",
    why: "Un champ qu'ils attendent peut avoir changé de nom ou de sens : la composition s'arrête, ou imprime autre chose.",
    example: "api = 0 dans templates/gabarits.toml, quand l'outil donne la version 1.",
    fix: "Relisez les gabarits modifiés d'après « rapport schema --gabarits », puis écrivez la version courante dans gabarits.toml ; retirez ceux que vous n'avez pas changés.",
};

    } } };
}
