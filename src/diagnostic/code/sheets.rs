//! Codes of what spreadsheets leave in a table: formulas, merged cells, totals.

macro_rules! sheets {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les tableurs" {

/// A sheet of a workbook with values that no part of the report reads.
IgnoredSheet, "feuille-ignoree", Warning {
    what: "Une feuille du classeur contient des valeurs et ne porte le nom d'aucune table.",
    why: "Elle n'est pas lue : ce qu'elle contient manque au rapport.",
    example: "« evenements.xlsx » contient les feuilles « Événements » et « Feuil2 ».",
    fix: "Donnez à la feuille le nom de sa table (« presse », « adherents »…), ou supprimez-la du classeur.",
};
/// Rows with several texts above the header.
RowsAboveHeader, "lignes-avant-en-tete", Warning {
    what: "Une ligne de plusieurs cellules se trouve au-dessus de l'en-tête de la table.",
    why: "Ce qui est au-dessus de l'en-tête n'est pas lu ; un titre seul ne gêne pas, des données manqueraient.",
    example: "La ligne 2 porte « Dates » et « Public », l'en-tête « date_debut ; titre… » est en ligne 3.",
    fix: "Déplacez les données sous l'en-tête ; supprimez la ligne si elle n'en contient pas.",
};
/// A total among the rows.
TotalRow, "ligne-de-total", Warning {
    what: "Une ligne de la table est un total, un sous-total ou une moyenne.",
    why: "Comptée comme une ligne, elle doublerait les chiffres : elle est laissée de côté.",
    example: "« ;;TOTAL GÉNÉRAL;;1 780 »",
    fix: "Supprimez la ligne : l'outil fait ses propres totaux. Si c'est une vraie ligne, remplissez ses cellules obligatoires, ou donnez-lui un titre qui dit ce qu'elle est.",
};
/// The example row of the workbook of entry.
ExampleRow, "ligne-d-exemple", Warning {
    what: "La ligne d'exemple du classeur de saisie est encore dans la table.",
    why: "Elle n'est pas lue ; tant que son texte est celui de l'exemple, une date changée ne la fait pas compter.",
    example: "« Exemple : titre de l'article », dans la colonne « titre ».",
    fix: "Écrivez une ligne de l'année à sa place, remarque de la colonne « notes » comprise, ou supprimez-la.",
};
/// A cell that says that it has no value.
FailedCell, "cellule-en-erreur", Error {
    what: "Le tableur n'a pas de valeur à montrer dans cette cellule, ou ne l'a pas enregistrée.",
    why: "La vraie valeur n'est pas dans le fichier, et rien ne permet de la deviner.",
    example: "#REF!, #N/A, ########, 1,22E+17",
    fix: "Dans le tableur, corrigez la formule, élargissez la colonne, ou donnez-lui le format « Texte » et retapez la valeur ; puis enregistrez à nouveau.",
};
/// Merged cells whose value was read on each of their rows.
MergedCells, "cellules-fusionnees", Warning {
    what: "Des cellules fusionnées donnent une seule valeur à plusieurs lignes ou à plusieurs colonnes.",
    why: "Un classeur ne garde cette valeur que dans la première cellule. Sur plusieurs lignes elle est lue sur chacune ; sur plusieurs colonnes, dans la première seulement.",
    example: "« Rencontres » occupe D4:D7 : les quatre lignes sont lues dans cette catégorie.",
    fix: "Défusionnez les cellules et recopiez la valeur là où elle vaut.",
};
/// Merged cells whose value cannot belong to each of their rows.
AmbiguousMerge, "fusion-ambigue", Error {
    what: "Un titre, un nom ou un nombre occupe des cellules fusionnées sur plusieurs lignes.",
    why: "Lu sur chaque ligne, il serait compté plusieurs fois ; lu une seule fois, il laisserait des lignes sans nom.",
    example: "« 60 » participants occupe E4:E6, pour trois séances.",
    fix: "Défusionnez les cellules et écrivez sur chaque ligne ce qui lui revient ; un événement tient sur une seule ligne.",
};
/// Hidden rows, columns or sheets that were read.
HiddenCells, "cellules-masquees", Warning {
    what: "Des lignes, des colonnes ou une feuille de la table sont masquées dans le tableur, à la main ou par un filtre.",
    why: "Elles sont lues comme les autres : le rapport compte ce que l'écran ne montre pas.",
    example: "Les lignes 12 et 15 à 18 sont masquées par un filtre.",
    fix: "Affichez-les pour les vérifier ; supprimez celles qui ne doivent pas compter.",
};
/// Rows or cells that someone crossed out.
StruckCells, "cellules-barrees", Warning {
    what: "Des lignes ou des cellules de la table sont barrées dans le tableur.",
    why: "Un trait ne retire rien : elles sont lues et comptées comme les autres, alors que quelqu'un les a sans doute écartées.",
    example: "La ligne 7, « Salon des maires », est barrée : ses 500 participants comptent.",
    fix: "Supprimez ce qui ne doit pas compter ; sinon retirez le format « Barré ».",
};
/// A cell that shows another value than it holds.
ShownOtherwise, "affichage-different", Warning {
    what: "Le format de la cellule montre une autre valeur que celle qu'elle contient : arrondie, en milliers, cachée, ou changée par les signes du format.",
    why: "Le rapport imprime ce que la cellule contient, que personne ne voit à l'écran.",
    example: "La cellule affiche « 7 » et contient 6941, avec un format en milliers ; elle affiche « 60 milliers » et contient 60.",
    fix: "Tapez dans la cellule ce que le rapport doit dire, ou donnez-lui un format qui montre toute la valeur.",
};
/// A date that a spreadsheet turned into a number, or a year into a date.
SerialDate, "date-en-numero", Warning {
    what: "Une date est écrite comme le numéro de jour d'un tableur, ou une année comme un jour de 1905.",
    why: "Le tableur compte les jours depuis 1900 : 44232 est le 5 février 2021. La valeur est traduite ; vérifiez-la.",
    example: "44232",
    fix: "Dans le tableur, donnez à la cellule le format « Date » (ou « Texte » pour une année seule), puis enregistrez à nouveau.",
};

    } } };
}
