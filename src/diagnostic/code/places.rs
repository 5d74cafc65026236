//! Codes of the places of members and people.

macro_rules! places {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les lieux et les cartes" {

/// A code that no commune, grouping, département or region has.
UnknownPlace, "code-de-lieu-inconnu", Warning {
    what: "La colonne « code » contient un code qui n'est celui d'aucune commune, intercommunalité, d'aucun département ni d'aucune région.",
    why: "La ligne ne peut être placée sur aucune carte.",
    example: "Argenteuil;ville;95100 : c'est le code postal ; le code INSEE d'Argenteuil est 95018.",
    fix: "Écrivez le code INSEE d'une commune (cinq signes, avec ses zéros), d'un département ou d'une région, ou le SIREN d'une intercommunalité (neuf chiffres). Une commune qui a fusionné prend le code de la nouvelle.",
};
/// A row that a map should show and that has no code.
MissingPlace, "code-de-lieu-manquant", Warning {
    what: "Une ligne qu'une carte doit montrer n'a pas de code.",
    why: "Un nom ne suffit pas à la placer : plusieurs communes portent souvent le même. Elle manque sur la carte.",
    example: "Saint-Denis;ville; : il y en a une en Seine-Saint-Denis, et trois autres.",
    fix: "Écrivez dans « code » celui que le message propose, ou retirez la ligne par le filtre de la carte.",
};
/// A code that is another place's than the name, the type or the département says.
OtherPlace, "code-d-un-autre-lieu", Warning {
    what: "Le code est celui d'un autre lieu que ne le disent le nom, le type ou le département de la ligne.",
    why: "Le point serait placé ailleurs sur la carte, sans que rien ne le montre.",
    example: "Saint-Denis;ville;97411;Île-de-France;93 : ce code est celui de Saint-Denis, à La Réunion.",
    fix: "Corrigez celui des deux qui est faux.",
};

    } } };
}
