//! Figures, charts and maps.

use super::super::shape::{Part, PartField, Shaped, ValueShape};
use super::words::{Change, DateText, NumberText};

part! {
    /// A figure.
    FigureEntry, "chiffre", "Un chiffre" {
        id / "id": String, "Identifiant, cité par les textes";
        text / "texte": String, "Tel qu'il s'imprime : « plus de 1 780 »";
        value / "valeur": Option<u64>, "Le nombre, si c'en est un";
        label / "libelle": String, "Ce qu'il compte";
        unit / "unite": String, "Unité, accordée avec le nombre";
        with_unit / "avec_unite": String, "Avec son unité : « 177 collectivités »";
        as_of / "au": Option<DateText>, "Date de la valeur";
        qualifier / "qualificatif": Option<&'static str>, "« plus de », « environ », « près de », ou rien";
        basis / "base": Option<String>, "De combien de lignes, pour une moyenne, une médiane, une part que des cases vides laissent en doute : « moyenne de 8 lignes »";
        previous / "precedent": Option<NumberText>, "Valeur de l'an dernier";
        change / "ecart": Option<Change>, "Écart avec l'an dernier";
        growth / "evolution": Option<String>, "Écart en pour cent : « + 5,2 % »";
        goal / "objectif": Option<NumberText>, "L'objectif de l'année, s'il en a un";
        reached / "part_de_l_objectif": Option<u64>, "Ce qui en est atteint, en pour cent, quand l'un et l'autre sont des comptes";
        letters / "lettres": Option<String>, "En toutes lettres : « onze »";
        illustrative / "illustratif": bool, "Vrai si une valeur est inventée pour la démonstration";
        definition / "definition": String, "Ce qu'il compte exactement";
        origin / "origine": String, "Tables et nombre de lignes d'où il vient";
        computed / "calcule": Option<NumberText>, "Ce que donnent les lignes, quand une autre valeur a été publiée";
        declared / "declare": bool, "Vrai s'il est déclaré dans rapport.toml";
    }
}

part! {
    /// A figure from edition to edition.
    Evolution, "evolution", "Un chiffre d'édition en édition" {
        label / "libelle": String, "Ce qu'il compte";
        zero / "zero": u32, "La hauteur de zéro : 0, si aucune valeur n'est au-dessous";
        years / "annees": Vec<YearEntry>, "Une par année, de la plus ancienne à celle du rapport";
    }
}

part! {
    /// What a year says of a figure.
    YearEntry, "evolution.annee", "Ce qu'une année dit d'un chiffre" {
        year / "annee": i32, "L'année, ou celle où finit la saison";
        name / "nom": String, "Telle qu'elle s'imprime : « 2021 », « 2023-2024 »";
        text / "texte": String, "Tel que son édition l'a imprimé, ou pourquoi il n'y est pas";
        height / "hauteur": Option<u32>, "Sa hauteur, de 0 à 1 000, de la plus petite valeur (ou zéro) à la plus grande ; rien s'il n'y est pas";
    }
}

part! {
    /// A chart.
    ChartEntry, "graphique", "Un graphique dessiné, à placer avec son titre, son texte de remplacement et sa source" {
        id / "id": String, "Identifiant";
        file / "fichier": String, "Dessin, à donner à `image`";
        title / "titre": String, "Message du graphique";
        subtitle / "sous_titre": String, "Unité et période";
        source / "source": Option<String>, "Source à imprimer dessous";
        alt / "alt": String, "Texte de remplacement, tiré des valeurs";
        illustrative / "illustratif": bool, "Vrai si une valeur est inventée pour la démonstration";
        width / "largeur": u32, "Largeur du dessin, en pixels (1 200 font la largeur de la page)";
        height / "hauteur": u32, "Hauteur du dessin, en pixels";
        columns / "colonnes": Vec<String>, "En-têtes de la table des valeurs";
        rows / "lignes": Vec<Vec<String>>, "Lignes de la table des valeurs";
    }
}

part! {
    /// A map.
    MapEntry, "carte", "Une carte dessinée, à placer avec son titre, son texte de remplacement, sa source et la mention du fond de carte" {
        id / "id": String, "Identifiant";
        file / "fichier": String, "Dessin, à donner à `image`";
        title / "titre": String, "Message de la carte";
        subtitle / "sous_titre": String, "Ce qu'est un point, et à quelle date";
        source / "source": Option<String>, "Source à imprimer dessous";
        note / "note": Option<String>, "Ce qu'il faut savoir pour la lire";
        credit / "credit": String, "D'où viennent les contours : « IGN, INSEE », à imprimer sous toute carte";
        alt / "alt": String, "Texte de remplacement, tiré des points";
        illustrative / "illustratif": bool, "Vrai si une ligne est inventée pour la démonstration";
        width / "largeur": u32, "Largeur du dessin, en pixels (1 200 font la largeur de la page)";
        height / "hauteur": u32, "Hauteur du dessin, en pixels";
        count / "points": u64, "Nombre de points ; sans aucun, la carte ne s'imprime pas";
        part / "part": Option<u64>, "La part de l'ensemble qui a un point, en pour cent, quand l'édition compte l'ensemble";
        coverage / "couverture": Option<String>, "Ce qu'elle montre de l'ensemble et ce qu'elle laisse, en phrases";
        by_region / "par_region": bool, "Vrai si elle a un disque par région, au lieu d'un point par ligne";
        regions / "regions": Vec<MapRegion>, "Ses points par région, dans l'ordre de l'index";
        unplaced / "non_places": Vec<String>, "Les noms des lignes qui n'ont pas de place, dans l'ordre de l'index";
        columns / "colonnes": Vec<String>, "En-têtes de la table des valeurs";
        rows / "lignes": Vec<Vec<String>>, "Lignes de la table des valeurs";
    }
}

part! {
    /// The points of a map in one region.
    MapRegion, "carte.region", "Les points d'une région" {
        name / "nom": String, "Nom de la région";
        count / "nombre": String, "Combien elle en a, par type : « 26 villes »";
        points / "points": Vec<MapPlace>, "Ses points, dans l'ordre de l'index";
    }
}

part! {
    /// A point of a map.
    MapPlace, "carte.point", "Un point" {
        name / "nom": String, "Ce qui est nommé : un adhérent, une personne";
        place / "lieu": Option<String>, "Où c'est, si le nom ne le dit pas";
        detail / "detail": Option<String>, "Ce qu'on en dit d'autre : un rôle";
        kind / "type": String, "Son type, au singulier";
        number / "numero": Option<u64>, "Ce qui tient lieu de son nom sur un encart qui en a trop";
        department / "departement": Option<String>, "Code de son département ; rien pour une région";
        department_name / "departement_nom": Option<String>, "Nom de son département";
    }
}
