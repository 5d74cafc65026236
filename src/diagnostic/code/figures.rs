//! Codes of figures and charts.

macro_rules! figures {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les chiffres et les graphiques" {

/// A text or a page cites a figure that is not declared.
UnknownFigure, "chiffre-inconnu", Error {
    what: "Un texte ou une page cite un chiffre qui n'existe pas.",
    why: "La phrase serait imprimée sans son nombre.",
    example: "#chiffre(\"adherent\") dans un texte, alors que le chiffre s'appelle « adherents ».",
    mend: "Corrigez le nom (« rapport figures » en donne la liste), ou déclarez le chiffre dans [[chiffres]].",
};
/// A filter names a column or a value that no row has.
EmptyFilter, "filtre-vide", Warning {
    what: "Aucune ligne de la table ne passe le filtre du chiffre, du graphique ou de la carte.",
    why: "Le chiffre vaut zéro, le graphique ou la carte est vide, sans doute à cause d'un mot mal écrit.",
    example: "filtre = { format = \"en-ligne\" }, alors que la table dit « en ligne ».",
    mend: "Écrivez les valeurs du filtre comme dans la table, ou retirez le chiffre, le graphique ou la carte.",
};
/// The declared value and the computed one differ.
DeclaredDiffers, "valeur-declaree", Warning {
    what: "La valeur que l'organisation a publiée n'est pas celle que donnent les lignes.",
    why: "Le rapport contredirait un document déjà public, ou l'inverse.",
    example: "declare = \"+ de 1780\", et les lignes que retient le filtre font 1 560.",
    mend: "Voyez les lignes par « rapport figures NOM --origine » ; corrigez la valeur, le filtre ou les lignes, ou acceptez l'écart dans [[ecarts]] avec son motif.",
};
/// A total and the sum of its parts differ.
TotalDiffers, "total-et-parties", Warning {
    what: "Un total n'est pas la somme de ses parties.",
    why: "Un lecteur qui additionne le verra avant vous.",
    example: "La ligne « ensemble » dit 177 adhérents, et 75 + 76 + 17 + 8 font 176.",
    mend: "Corrigez le total ou une des parties, ou acceptez l'écart dans [[ecarts]] avec son motif.",
};

    } } };
}
