//! Codes of what accounts contradict.

macro_rules! ledger {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les comptes" {

/// Two sides that must be equal.
Unbalanced, "comptes-desequilibres", Warning {
    what: "Deux sommes des comptes qui doivent être égales ne le sont pas : actif et passif, contributions en nature et emplois, produits et charges d'un budget, résultat des deux états.",
    why: "Le premier lecteur qui sait lire des comptes le verra, et doutera du reste.",
    example: "L'actif fait 48 200 €, le passif 47 900 € : une dette de 300 € a été oubliée.",
    fix: "Cherchez la ligne qui manque, celle qui est deux fois, ou le signe oublié ; ou acceptez l'écart dans [[ecarts]] avec son motif.",
};
/// Last year's column is not last year's.
PreviousAmount, "montant-de-l-an-dernier", Warning {
    what: "La colonne de l'année d'avant, ou celle du budget, n'a pas ce qu'avait l'édition de l'an dernier.",
    why: "Deux rapports de la même organisation donneraient deux montants d'une même année.",
    example: "« precedent » vaut 12 400 € pour le compte 606, et l'édition 2023 y avait 12 040 €.",
    fix: "Corrigez la cellule, ou videz la colonne : l'outil prend alors les montants de l'édition d'avant ; si les comptes ont été corrigés depuis, acceptez l'écart et dites-le.",
};
/// An amount without which there is no total.
AccountUnknown, "montant-inconnu", Warning {
    what: "Une ligne des comptes n'a pas de montant dans une colonne où les autres en ont un.",
    why: "La somme des autres ne serait pas le total : il n'est pas imprimé, ou « plus de » ce qui est connu.",
    example: "Le compte 641 n'a rien dans « montant », ou « n.c. ».",
    fix: "Écrivez le montant, 0 s'il n'y en a pas eu ; s'il n'est pas encore connu, acceptez-le.",
};
/// Not on the side of its account.
OtherSide, "sens-inattendu", Warning {
    what: "Une ligne des comptes n'est pas du côté que dit son compte, ou tout un côté est au-dessous de zéro.",
    why: "Le résultat est faux de deux fois le montant.",
    example: "Le compte 706 avec « charge » dans « sens », ou des charges toutes écrites avec un moins.",
    fix: "Videz « sens », corrigez le compte, ou retirez les moins : l'outil soustrait les charges.",
};
/// Account 74 and the funders.
FundersDiffer, "subventions-et-financeurs", Warning {
    what: "Les subventions du compte de résultat (comptes 74) ne sont pas la somme des financements accordés.",
    why: "Un financeur manquerait au rapport, ou n'y serait pas pour ce qu'il a donné.",
    example: "Le compte 74 fait 42 000 €, et la table « financements » 40 000 € accordés.",
    fix: "Complétez « financements », corrigez un montant, ou écrivez son compte (75…) à un financement qui n'est pas une subvention.",
};
/// Far from the budget.
BudgetGap, "ecart-au-budget", Warning {
    what: "Une ligne s'écarte de son budget de plus d'un cinquième, et de plus de 2 % du budget entier.",
    why: "L'assemblée demandera pourquoi ; ou l'un des deux montants est faux.",
    example: "Les déplacements ont coûté 8 200 €, et 5 000 € étaient prévus.",
    fix: "Vérifiez les deux montants ; si l'écart est réel, expliquez-le dans le texte et acceptez-le dans [[ecarts]].",
};

    } } };
}
