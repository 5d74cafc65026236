//! Accounts and fundings.

use super::super::shape::{Part, PartField, Shaped, ValueShape};

part! {
    /// A sum of money and its texts.
    AmountText, "montant", "Une somme d'argent : imprimez un de ses textes, avec son signe si « negatif »" {
        units / "unites": String, "Arrondie à l'unité, sans signe : « 12 346 »";
        cents / "centimes": String, "Avec ses centimes, s'il y en a dans l'état, sans signe : « 12 345,60 »";
        thousands / "milliers": String, "En milliers, sans signe : « 12,3 »";
        negative / "negatif": bool, "Vrai au-dessous de zéro";
    }
}

part! {
    /// A statement of accounts.
    StatementEntry, "etat", "Un état des comptes : compte de résultat, bilan, budget, contributions en nature" {
        columns / "colonnes": Vec<String>, "Ce que sont ses colonnes de montants : « 2024 », « 2023 », « Budget 2024 »";
        sides / "cotes": Vec<SideEntry>, "Ses deux côtés, dans l'ordre d'impression";
        result / "resultat": Option<TotalEntry>, "Les produits moins les charges";
        rounded / "centimes": bool, "Vrai si des montants ont des centimes";
        illustrative / "illustratif": bool, "Vrai si une valeur est inventée pour la démonstration";
    }
}

part! {
    /// A side of a statement.
    SideEntry, "cote", "Un côté d'un état" {
        label / "libelle": String, "Ce qui s'imprime en tête";
        lines / "lignes": Vec<AccountLine>, "Ses lignes, dans l'ordre du plan comptable";
        total / "total": TotalEntry, "La somme de ses lignes";
    }
}

part! {
    /// A line of a statement.
    AccountLine, "ligne de compte", "Une ligne d'un état" {
        id / "id": String, "Son nom en relecture, pour `repere`";
        label / "libelle": String, "Ce qui s'imprime";
        code / "compte": Option<String>, "Numéro du compte";
        group / "groupe": bool, "Vrai si elle est la somme de celles qui la suivent";
        in_group / "dans_un_groupe": bool, "Vrai si elle est une part du groupe au-dessus d'elle";
        amounts / "montants": Vec<Option<AmountText>>, "Un par colonne ; rien où la ligne n'en a pas";
    }
}

part! {
    /// A total.
    TotalEntry, "total", "Une somme, colonne par colonne" {
        id / "id": String, "Son nom en relecture, pour `repere`";
        label / "libelle": String, "Ce qui s'imprime : « Total des produits », « Excédent »";
        amounts / "montants": Vec<Option<AmountText>>, "Un par colonne";
    }
}

part! {
    /// All accounts.
    AccountsEntry, "comptes", "Les comptes de l'année" {
        income / "resultat": Option<StatementEntry>, "Le compte de résultat";
        in_kind / "nature": Option<StatementEntry>, "Les contributions volontaires en nature";
        balance / "bilan": Option<StatementEntry>, "Le bilan";
        budget / "budget": Option<StatementEntry>, "Le budget de l'année à venir";
        grants / "financements": Option<GrantsEntry>, "Les financements";
        sign / "monnaie": String, "Ce qui suit un montant : « € »";
    }
}

part! {
    /// Fundings.
    GrantsEntry, "financements", "Les financements de l'année" {
        columns / "colonnes": Vec<String>, "Ce que sont ses colonnes de montants : « Demandé », « Accordé »";
        lines / "lignes": Vec<GrantLine>, "Un par ligne de la table, dans son ordre";
        total / "total": Vec<Option<AmountText>>, "La somme de chaque colonne";
        rounded / "centimes": bool, "Vrai si des montants ont des centimes";
        illustrative / "illustratif": bool, "Vrai si une valeur est inventée pour la démonstration";
    }
}

part! {
    /// A funding.
    GrantLine, "financement", "Un financement" {
        id / "id": String, "Son nom en relecture, pour `repere` ; celui de la somme est « financements.total »";
        funder / "financeur": String, "Qui finance";
        programme / "programme": Option<String>, "Ce qu'il finance";
        amounts / "montants": Vec<Option<AmountText>>, "Un par colonne";
    }
}
