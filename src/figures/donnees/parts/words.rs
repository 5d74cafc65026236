//! Numbers, dates and pictures, as every other shape holds them.

use super::super::shape::{Part, PartField, Shaped, ValueShape};

part! {
    /// A count and its text.
    NumberText, "nombre", "Un nombre tel qu'il s'écrit : imprimez « texte »" {
        text / "texte": String, "Tel qu'il s'imprime : « plus de 500 »";
        value / "valeur": u64, "Le nombre énoncé, sans ses décimales ; pour une longueur de barre, jamais pour l'imprimer";
        qualifier / "qualificatif": Option<&'static str>, "« plus de », « environ », « près de », ou rien";
        unknown / "inconnu": bool, "Vrai si rien n'est connu : ce n'est pas zéro";
    }
}

part! {
    /// A measure and its text.
    MeasureText, "mesure", "Un montant, un pourcentage, une durée ou un nombre à virgule" {
        text / "texte": String, "Tel qu'il s'imprime : « 1 200,50 € », « 2 h 30 »";
        key / "tri": i64, "Sa valeur en millionièmes, pour ranger ou mesurer une barre, jamais pour l'imprimer";
    }
}

part! {
    /// A date and its texts.
    DateText, "date", "Une date et ses écritures" {
        text / "texte": String, "En toutes lettres : « 5 février 2021 »";
        short / "court": String, "Le jour seul : « 5 »";
        margin / "marge": String, "Abrégée, pour une colonne étroite : « 5 févr. »";
        numeric / "numerique": String, "En chiffres : « 05.02.2021 »";
        months / "mois": Vec<u32>, "Mois touchés, de 1 à 12";
        year / "annee": Option<i32>, "Année";
        period / "exercice": Option<String>, "L'année ou la saison où elle commence, comme « edition.exercice.nom » : « 2021 », « 2023-2024 »";
        precision / "precision": &'static str, "jour, plage, plages, mois, annee ou aucune";
        days / "jours": Vec<u32>, "Jours pris, comptés du premier jour de son année ou de sa saison ; aucun si seul le mois est connu";
        spans / "suites": Vec<DaySpan>, "Les mêmes jours, mois par mois, pour les placer dans l'année ou la saison";
        key / "tri": String, "Premier jour, pour ranger : « 2021-02-05 »";
    }
}

part! {
    /// Days of one month, without a gap.
    DaySpan, "suite", "Des jours qui se suivent dans un mois" {
        month / "mois": u32, "Le mois, de 1 à 12";
        first / "debut": u32, "Premier jour dans le mois";
        last / "fin": u32, "Dernier jour dans le mois";
    }
}

part! {
    /// A change since last year.
    Change, "ecart", "L'écart avec l'an dernier" {
        text / "texte": String, "Tel qu'il s'imprime : « + 341 »";
        value / "valeur": i64, "L'écart, en unités du chiffre";
    }
}

part! {
    /// A picture.
    PictureEntry, "image", "Une image de l'édition" {
        file / "fichier": String, "Image, à donner à `image`";
        alt / "alt": String, "Ce qu'elle montre, pour qui ne la voit pas";
        credit / "credit": Option<String>, "Auteur";
        focus / "foyer": Vec<u8>, "Ce qu'une coupe en garde, en centièmes depuis la gauche et depuis le haut : [50, 50] en est le milieu";
    }
}

part! {
    /// A table attached to the PDF.
    TableEntry, "table", "Une table jointe au PDF" {
        file / "fichier": String, "Fichier, à donner à `read`";
        name / "nom": String, "Nom de la pièce jointe";
        description / "description": String, "Ce qu'elle contient";
        rows / "lignes": u64, "Nombre de lignes";
    }
}

part! {
    /// Words that the templates print of themselves.
    Words, "mots", "Les mots que les gabarits impriment d'eux-mêmes, comme l'organisation les écrit" {
        members / "adherents": String, "Au pluriel : « adhérents », « adhérent·e·s »";
        event / "evenement": String, "Un événement, comme l'organisation le nomme : « sortie »";
        events / "evenements": String, "Plusieurs : « sorties »";
        an_event / "un_evenement": String, "Avec son article : « une sortie »";
        rounds / "cercles": Vec<String>, "10, 100, 1 000 et plus, les milliers comme dans le pays";
        no_event / "sans_evenement": String, "Aucun : « Pas de sortie »";
    }
}
