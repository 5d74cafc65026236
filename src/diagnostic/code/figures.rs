//! Codes of figures and charts.

macro_rules! figures {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les chiffres et les graphiques" {

/// A text or a page cites a figure that is not declared.
UnknownFigure, "chiffre-inconnu", Error {
    what: "Un texte ou une page cite un chiffre qui n'existe pas.",
    why: "La phrase serait imprimée sans son nombre.",
    example: "#chiffre(\"adherent\") dans un texte, alors que le chiffre s'appelle « adherents ».",
    fix: "Corrigez le nom (« rapport figures » en donne la liste), ou déclarez le chiffre dans [[chiffres]].",
};
/// A figure that is printed has no value.
UnknownValue, "valeur-inconnue", Error {
    what: "Un chiffre qui s'imprime (chiffre clé, ouverture de chapitre, nombre d'adhérents, texte) n'a pas de valeur.",
    why: "La page dirait « inconnu » à la place d'un nombre.",
    example: "Le chiffre clé « participants », alors qu'aucune ligne de la table « evenements » n'a de participants.",
    fix: "Remplissez la table d'où il vient, écrivez la valeur, ou ne citez pas ce chiffre.",
};
/// Two years of a figure that do not count the same thing.
Incomparable, "comparaison-impossible", Warning {
    what: "Un chiffre clé ou un graphique n'est pas comparé à l'an dernier, dont le rapport a imprimé une valeur arrondie ou comptée autrement.",
    why: "« + 240 en un an » serait faux : le lecteur a lu un autre nombre dans le rapport précédent.",
    example: "L'édition 2021 a imprimé « plus de 700 », celle de 2022 imprime 941.",
    fix: "Accordez la définition ou l'affichage des deux éditions, ou écrivez edition_precedente = false (precedent = false pour un graphique).",
};
/// A chart of which no value is known.
EmptyChart, "graphique-vide", Warning {
    what: "Aucune valeur du graphique n'est connue.",
    why: "Il est dessiné vide, avec la mention « inconnu ».",
    example: "Les participants par mois, alors qu'aucune ligne n'a de participants.",
    fix: "Remplissez la colonne qu'il mesure, ou retirez le graphique.",
};
/// A chart that has too many bars for a page.
UnreadableChart, "graphique-illisible", Warning {
    what: "Le graphique a trop de barres pour une page : ses noms seraient imprimés plus petits que six points.",
    why: "Personne ne pourrait les lire.",
    example: "Un graphique par événement, de deux cents barres.",
    fix: "Écrivez « limite » dans ce [[graphiques]], choisissez une colonne qui a moins de valeurs, ou partagez-le par un filtre.",
};
/// One count under two dates.
TwoDates, "deux-dates", Warning {
    what: "Un même nombre porte deux dates.",
    why: "Le lecteur ne sait pas de quand est le nombre, ou croit qu'il y en a deux.",
    example: "119 membres « au 13 juin 2022 » en chiffre clé, et « au 29 mars 2022 » dans le bloc des adhérents.",
    fix: "Accordez « au » du chiffre et la date de ses lignes.",
};
/// A text calls for something that has nothing to print.
NothingPrinted, "bloc-vide", Warning {
    what: "Un texte ou le plan demande un bloc qui n'a rien à imprimer.",
    why: "La page ne montrerait rien à cet endroit.",
    example: "#reseaux() dans un texte, alors que la table « reseaux » n'a aucune ligne.",
    fix: "Remplissez la table, ou retirez le bloc.",
};
/// A filter names a column or a value that no row has.
EmptyFilter, "filtre-vide", Warning {
    what: "Aucune ligne de la table ne passe le filtre du chiffre, du graphique ou de la carte.",
    why: "Le chiffre n'a pas de valeur, le graphique ou la carte est vide, sans doute à cause d'un mot mal écrit.",
    example: "filtre = { format = \"en-ligne\" }, alors que la table dit « en ligne ».",
    fix: "Écrivez les valeurs du filtre comme dans la table, ou retirez le chiffre, le graphique ou la carte.",
};
/// The declared value and the computed one differ.
DeclaredDiffers, "valeur-declaree", Warning {
    what: "La valeur que l'organisation a publiée n'est pas celle que donnent les lignes.",
    why: "Le rapport contredirait un document déjà public, ou l'inverse.",
    example: "declare = \"+ de 1780\", et les lignes que retient le filtre font 1 560.",
    fix: "Voyez les lignes par « rapport figures NOM --origine » ; corrigez la valeur, le filtre ou les lignes, ou acceptez l'écart dans [[ecarts]] avec son motif.",
};
/// The months of a table do not give the year.
MonthsWithoutYear, "mois-sans-annee", Warning {
    what: "Une mesure du site est donnée mois par mois, et ces mois ne donnent pas l'année.",
    why: "Une personne revenue un autre mois serait comptée deux fois ; un mois absent manquerait à la somme.",
    example: "12 lignes « visiteurs », de janvier à décembre, sans ligne de l'année.",
    fix: "Ajoutez une ligne de l'année entière (« periode » = l'année), que donne l'outil de statistiques : elle seule sera imprimée.",
};
/// A total and the sum of its parts differ.
TotalDiffers, "total-et-parties", Warning {
    what: "Un total n'est pas la somme de ses parties.",
    why: "Un lecteur qui additionne le verra avant vous.",
    example: "La ligne « ensemble » dit 177 adhérents, et 75 + 76 + 17 + 8 font 176.",
    fix: "Corrigez le total ou une des parties, ou acceptez l'écart dans [[ecarts]] avec son motif.",
};

    } } };
}
