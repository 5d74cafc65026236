//! Who was reached: press, newsletters, social networks, site.

use super::super::shape::{Part, PartField, Shaped, ValueShape};
use super::words::{Change, DateText, NumberText};

part! {
    /// An article.
    Article, "article", "Un article de presse" {
        date / "date": DateText, "Date";
        date_text / "date_texte": String, "« Mars 2021 »";
        media / "media": String, "Nom du média";
        title / "titre": String, "Titre";
        scope / "portee": String, "nationale, régionale…";
        author / "auteur": Option<String>, "Auteur";
        url / "url": Option<String>, "Adresse de l'article";
        extract / "extrait": Option<String>, "Quelques phrases";
        tags / "themes": Vec<String>, "Mots clés";
        featured / "a_la_une": bool, "Vrai s'il se montre en extrait";
    }
}

part! {
    /// A list of newsletters.
    ListEntry, "lettre", "Une lettre électronique" {
        list / "liste": String, "Identifiant";
        name / "nom": String, "Nom imprimé";
        issues / "envois": u64, "Nombre d'envois dans l'année";
        frequency / "frequence": Option<String>, "Fréquence d'envoi";
        recipients / "destinataires": Option<NumberText>, "Destinataires du dernier envoi";
        illustrative / "illustratif": bool, "Vrai si une valeur est inventée pour la démonstration";
    }
}

part! {
    /// A social account and its followers.
    ChannelEntry, "reseau", "Un compte de réseau social et ses abonnés" {
        network / "reseau": String, "Nom du réseau";
        handle / "compte": String, "Nom du compte";
        url / "url": Option<String>, "Adresse du compte";
        followers / "abonnes": NumberText, "Nombre d'abonnés";
        unit / "unite": String, "Ce que compte « abonnes », accordé : « abonné·e·s »";
        previous / "precedent": Option<NumberText>, "Nombre d'abonnés l'an dernier";
        change / "ecart": Option<Change>, "Écart avec l'an dernier";
        growth / "evolution": Option<String>, "Écart en pour cent : « + 5,2 % »";
    }
}

part! {
    /// A figure of the web site.
    SiteEntry, "mesure_du_site", "Une mesure de la fréquentation du site" {
        section / "rubrique": String, "Partie du site";
        measure / "mesure": String, "visites ou visiteurs";
        count / "nombre": NumberText, "Nombre de l'année";
    }
}
