//! Codes of the values of a table, cell by cell.

macro_rules! cells {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les cellules" {

/// A required cell is empty.
MissingValue, "valeur-manquante", Error {
    what: "Une cellule obligatoire est vide.",
    why: "Sans elle, la ligne ne peut être ni comptée ni imprimée.",
    example: "Un événement a une date et pas de titre.",
    fix: "Remplissez la cellule, ou supprimez la ligne entière.",
};
/// A date that cannot be read.
BadDate, "date-illisible", Error {
    what: "La date ne se lit pas.",
    why: "L'outil ne devine pas une date : une erreur d'un mois déplacerait l'événement dans le calendrier.",
    example: "« bientôt », « 5/2 matin », « semaine 60 », « Oct 26, 2021 ».",
    fix: "Écrivez 05/02/2021, 2021-02-05, 5 février 2021, 26/27 mai 2021, du 16 au 18 novembre 2021 ou, si le jour n'est pas connu, février 2021.",
};
/// A column of dates whose month stands before the day.
MonthFirst, "mois-d-abord", Error {
    what: "Des dates d'une colonne ont le mois avant le jour, comme les écrit l'anglais d'Amérique ; ou, après l'année, le jour avant le mois.",
    why: "Une date comme 02/05/2022 se lirait sans erreur, et trois mois trop tard : aucune date en chiffres de la colonne n'est donc lue.",
    example: "Un export porte « 02/05/2022 » (le 5 février) et « 02/13/2022 » ; un autre « 06/11/2022 03:00:00 PM », ou « 2022-04-03 » (le 4 mars) et « 2022-13-01 ».",
    fix: "Réécrivez toute la colonne avec l'année d'abord, 2022-02-05, que personne ne lit de deux façons ; ou demandez au service d'origine un export en français.",
};
/// An instant that is of another day in the zone of the organisation.
InstantDay, "instant-et-jour", Warning {
    what: "Un instant écrit avec son fuseau tombe un autre jour à l'heure de l'organisation.",
    why: "La date imprimée n'est pas celle qui est écrite : minuit à Paris est encore la veille en temps universel.",
    example: "« 2022-02-04T23:00:00.000Z » est le 5 février 2022 à Paris.",
    fix: "Si c'est le bon jour, dites le fuseau une fois pour toutes sous [organisation] : fuseau = \"Europe/Paris\". Sinon, écrivez le jour seul.",
};
/// A day that the calendar does not have, a wrong weekday.
ImpossibleDate, "date-impossible", Error {
    what: "Cette date n'existe pas, ou le jour de la semaine n'est pas le sien.",
    why: "L'un des deux est faux, et le calendrier imprimerait le faux.",
    example: "« 31/04/2021 » (avril a 30 jours), « lundi 5 février 2021 » (c'est un vendredi).",
    fix: "Vérifiez la date dans l'agenda et corrigez la cellule.",
};
/// An end before its start.
ReversedDates, "dates-inversees", Error {
    what: "La fin précède le début.",
    why: "La durée serait négative, et l'événement ne tiendrait dans aucun calendrier.",
    example: "date_debut 18/11/2021 et date_fin 16/11/2021.",
    fix: "Échangez les deux dates, ou corrigez le mois ou l'année de l'une d'elles.",
};
/// A date outside the edition's year.
OutsideYear, "date-hors-annee", Warning {
    what: "Des lignes d'une table sont d'une autre année que celle de l'édition.",
    why: "Elles ne comptent dans aucun chiffre, graphique, liste ni calendrier de l'année ; une date à cheval sur deux années est des deux, et les effectifs et les comptes de réseaux ont leur propre date.",
    example: "Un export de plusieurs années de la lettre, dont 44 envois sur 230 sont de 2020, dans l'édition 2020.",
    fix: "Corrigez les années mal écrites ; déplacez les autres lignes dans l'édition de leur année, ou, si la table suit plusieurs années, acceptez l'écart dans [[ecarts]], cible = le nom de la table.",
};
/// An event of the calendar without a month.
NoMonth, "mois-manquant", Warning {
    what: "L'événement est daté de l'année seule.",
    why: "Le calendrier ne peut pas le montrer, faute de savoir dans quel mois.",
    example: "date_debut vaut « 2021 ».",
    fix: "Donnez au moins un mois (2021-03, ou mars 2021), ou écrivez « non » dans la colonne « calendrier ».",
};
/// A quantity that cannot be read.
BadQuantity, "nombre-illisible", Error {
    what: "Le nombre ne se lit pas, ou peut se lire de deux façons.",
    why: "Un nombre mal lu fausserait toutes les sommes où il entre.",
    example: "« beaucoup », « 1,5 », « 1.000 », « 60 personnes », « moins de 50 ».",
    fix: "Écrivez 60, 1 000, plus de 500, près de 200, environ 200 ou une soixantaine ; laissez la cellule vide si le nombre n'est pas connu.",
};
/// An amount that cannot be read.
BadAmount, "montant-illisible", Error {
    what: "Le montant ne se lit pas, ou n'est pas de la monnaie de la colonne.",
    why: "Un montant mal lu fausserait tous les totaux des comptes.",
    example: "« environ 12 000 », « 1.234 », « 12,345 », « 300 CHF » dans une colonne en euros.",
    fix: "Écrivez 1 200 ou 1 200,50 ; -300 ou (300) pour un montant négatif ; laissez la cellule vide si le montant n'est pas connu.",
};
/// A measure that cannot be read.
BadMeasure, "mesure-illisible", Error {
    what: "Le pourcentage, la durée ou le nombre à virgule ne se lit pas, ou peut se lire de deux façons.",
    why: "Une valeur mal lue fausserait toutes les sommes et les moyennes où elle entre.",
    example: "« 90 » dans une colonne de durées (des heures ou des minutes ?), « 1.200 » dans une colonne de nombres à virgule, « 12 kg ».",
    fix: "Écrivez 12,5, 12,5 %, 2 h 30, 90 min ou 1:30 ; laissez la cellule vide si la valeur n'est pas connue.",
};
/// An account that does not fit its line.
WrongAccount, "compte-et-nature", Error {
    what: "Le compte d'une ligne n'est pas un numéro, n'est pas de cette nature, ou ne dit pas de quel côté est la ligne.",
    why: "La ligne entrerait dans le mauvais total, et les comptes ne s'équilibreraient plus.",
    example: "Le compte 512 (banque) dans une ligne « resultat » ; le compte 467, qui peut être de l'actif ou du passif, sans « sens ».",
    fix: "Corrigez le compte ou la nature ; pour un compte qui peut être des deux côtés et pour une ligne sans compte, écrivez produit, charge, actif ou passif dans « sens ».",
};
/// A count below zero.
NegativeCount, "nombre-negatif", Error {
    what: "Un comptage est négatif.",
    why: "On ne compte pas moins de zéro personne : la somme serait fausse.",
    example: "participants vaut « -60 ».",
    fix: "Corrigez le signe, ou laissez la cellule vide si le nombre n'est pas connu.",
};
/// A word that is not in the column's list.
UnknownChoice, "choix-inconnu", Error {
    what: "La colonne, ou la clé, n'admet que certains mots, et celui-ci n'en est pas.",
    why: "La ligne n'entrerait dans aucun des comptes qui s'appuient sur ce mot.",
    example: "format vaut « distanciel » au lieu de « en ligne ».",
    fix: "Choisissez un des mots montrés.",
};
/// A cell so long that it is surely a mistake.
OversizedCell, "cellule-demesuree", Error {
    what: "La cellule contient plus de texte qu'une page n'en peut porter.",
    why: "C'est sans doute un document entier collé par erreur ; il déborderait la page.",
    example: "Tout un compte rendu dans la colonne « titre ».",
    fix: "Vérifiez ce qui a été collé dans la cellule ; un long texte va dans un fichier du dossier « textes ».",
};
/// An event has no short title and its long one is long.
MissingShortTitle, "titre-court-manquant", Warning {
    what: "Le titre est long, et l'événement n'a pas de titre court.",
    why: "Le calendrier imprime le titre entier, qui y prend plusieurs lignes.",
    example: "« Webinaire de présentation de la boîte à outils pour les territoires ruraux engagés » sans « titre_court ».",
    fix: "Écrivez un titre de 60 signes au plus dans la colonne « titre_court », ou « non » dans « calendrier ».",
};
/// A picture without a text that says what it shows.
MissingAlternative, "texte-de-remplacement", Warning {
    what: "La photo, ou l'image de couverture, n'a pas de texte qui dise ce qu'elle montre.",
    why: "Qui ne la voit pas n'entend que le titre de l'événement ; la loi demande que le document soit accessible.",
    example: "La colonne « photo » porte « agora.jpg », et « photo_alt » est vide.",
    fix: "Décrivez-la en une phrase dans « photo_alt » (ou « couverture_alt » de rapport.toml).",
};
/// A picture that nobody is credited for.
MissingCredit, "credit-manquant", Warning {
    what: "La photo, ou l'image de couverture, ne dit pas qui l'a faite, et [credits] n'en dit rien pour toutes.",
    why: "Une photographie se publie avec le nom de son auteur.",
    example: "La colonne « photo » porte « agora.jpg », « photo_credit » est vide et rapport.toml n'a pas de [credits] photographies.",
    fix: "Écrivez l'auteur dans « photo_credit » (ou « couverture_credit »), ou celui de toutes dans « photographies » de [credits].",
};
/// A file that the engine cannot print as a picture.
PictureFormat, "format-image", Error {
    what: "Le fichier n'est pas d'un format d'image qui s'imprime.",
    why: "Le moteur de composition ne saurait pas le placer.",
    example: "Le logo d'un partenaire est « agence.pdf » ; une photo de téléphone est « IMG_0012.heic ».",
    fix: "Enregistrez l'image en SVG (un logo), en JPEG ou en PNG (une photo), et nommez ce fichier-là.",
};
/// A picture that the engine could not decode, or not print.
UnreadablePicture, "image-illisible", Error {
    what: "Le fichier de l'image est vide, coupé, abîmé, démesuré, ou en couleurs d'imprimerie (CMJN).",
    why: "Le moteur ne saurait pas la placer dans un PDF accessible, ou y perdrait toute la mémoire.",
    example: "La photo « salon.jpg » vient d'un imprimeur : elle est en CMJN.",
    fix: "Repartez du fichier d'origine ; enregistrez-le en couleurs RVB, en JPEG ou en PNG, à une taille raisonnable.",
};
/// A picture that moves.
AnimatedPicture, "image-animee", Warning {
    what: "L'image contient plusieurs vues, qui s'animent à l'écran.",
    why: "Une page n'en montre qu'une : la première, qui n'est pas toujours la bonne.",
    example: "« bilan.gif » fait défiler douze vues.",
    fix: "Choisissez la vue qui doit paraître et enregistrez-la en PNG.",
};
/// Too few pixels for the size at which a picture is placed.
CoarsePicture, "image-trop-petite", Warning {
    what: "L'image a trop peu de points pour la taille à laquelle elle est placée : moins de 150 par pouce à l'écran, de 300 à l'impression.",
    why: "Elle paraîtra floue.",
    example: "Une photo de 320 points de large, prise sur un site, occupe toute la colonne de texte.",
    fix: "Prenez le fichier d'origine, plus grand ; le message dit combien de points il faut.",
};

    } } };
}
