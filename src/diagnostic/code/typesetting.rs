//! Codes of the typesetting: texts, templates, theme.

macro_rules! typesetting {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "La composition" {

/// Typst refuses a template or a text.
Typst, "composition", Error {
    what: "Un texte ou un gabarit contient à cet endroit quelque chose qui ne se compose pas.",
    why: "Aucune page ne peut être faite tant que ce passage n'est pas corrigé.",
    example: "Une étoile ouvre du gras et rien ne le ferme : « Voici *un oubli. »",
    mend: "Corrigez le passage montré ; un signe qui doit s'imprimer tel quel s'écrit après une barre inverse : \\*, \\#, \\_, \\$.",
};
/// Typst warns about a template or a text.
TypstWarning, "composition-avertissement", Warning {
    what: "La composition aboutit, mais quelque chose à cet endroit est sans doute un oubli.",
    why: "La page peut ne pas être ce que vous attendez.",
    example: "Deux étoiles qui se suivent, « ** », n'entourent aucun texte.",
    mend: "Relisez le passage montré, puis la page.",
};
/// A text calls a function that no template offers.
UnknownFunction, "commande-inconnue", Error {
    what: "Dans un texte, un mot qui suit le signe # n'est le nom d'aucune commande.",
    why: "Après #, la composition attend une commande ; elle s'arrêterait à ce mot.",
    example: "#chifre(\"adherents\"), ou un mot-dièse comme #MoisDeLESS.",
    mend: "Corrigez le nom de la commande ; pour imprimer le signe # lui-même, écrivez \\#.",
};
/// A font that is neither embedded nor in the edition.
UnknownFont, "police-inconnue", Error {
    what: "La police demandée n'est pas fournie avec l'outil.",
    why: "Une autre police la remplacerait sans prévenir, et le rapport changerait d'aspect d'une machine à l'autre.",
    example: "texte = \"Marianne\" dans [polices] de templates/theme.toml.",
    mend: "Écrivez dans templates/theme.toml le nom d'une police fournie : Source Sans 3 ou Source Serif 4.",
};
/// A theme token is missing or of the wrong kind.
BadTheme, "theme", Error {
    what: "Le fichier theme.toml n'a pas une des valeurs attendues, ou pas sous la forme attendue.",
    why: "Les pages et les graphiques prennent leurs couleurs, leurs polices et leurs tailles dans ce seul fichier.",
    example: "encre = \"noir\" au lieu de encre = \"#1A1A2E\".",
    mend: "Corrigez la valeur montrée ; le fichier d'origine est donné par « rapport export --bundle DOSSIER ».",
};
/// Templates were copied from another version of the tool.
TemplateContract, "gabarits-perimes", Warning {
    what: "Les gabarits du dossier « templates » sont écrits pour une autre version de ce que l'outil leur donne.",
    why: "Un champ qu'ils attendent peut avoir changé de nom ou de sens : la composition s'arrête, ou imprime autre chose.",
    example: "api = 0 dans templates/gabarits.toml, quand l'outil donne la version 1.",
    mend: "Relisez les gabarits modifiés d'après « rapport schema --gabarits », puis écrivez la version courante dans gabarits.toml ; retirez ceux que vous n'avez pas changés.",
};

    } } };
}
