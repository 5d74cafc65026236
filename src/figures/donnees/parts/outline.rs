//! What is printed, in order, and the documents beside the report.

use super::super::shape::{Part, PartField, Shaped, ValueShape};
use super::words::{DateText, PictureEntry};

part! {
    /// The outline of the report.
    Outline, "plan", "Ce qui s'imprime, dans l'ordre" {
        front / "avant": Vec<FrontText>, "Textes qui précèdent les chapitres";
        chapters / "chapitres": Vec<Chapter>, "Chapitres";
        annexes / "annexes": Vec<FrontText>, "Annexes";
    }
}

part! {
    /// A text before the chapters, or an annex.
    FrontText, "texte_du_plan", "Un texte avant les chapitres, ou une annexe" {
        id / "id": String, "Identifiant d'une annexe ; vide pour un texte";
        title / "titre": Option<String>, "Titre";
        text / "texte": Option<String>, "Texte, à donner à `include`";
        signature / "signature": Option<Signature>, "Qui le signe";
    }
}

part! {
    /// Who signs a text.
    Signature, "signature", "Qui signe un texte" {
        name / "nom": String, "Prénom et nom";
        function / "fonction": Option<String>, "Fonction, ou rôle dans le réseau";
        photo / "photo": Option<PictureEntry>, "Portrait";
    }
}

part! {
    /// A chapter.
    Chapter, "chapitre", "Un chapitre" {
        id / "id": String, "Identifiant";
        number / "numero": u32, "À partir de 1";
        title / "titre": String, "Titre";
        short / "court": String, "Titre pour le haut des pages";
        color / "couleur": u8, "Rang de sa teinte dans le thème, à partir de 1";
        hook / "accroche": Option<String>, "Identifiant du chiffre de sa page d'ouverture";
        picture / "image": Option<PictureEntry>, "Image de sa page d'ouverture";
        themes / "rubriques": Vec<String>, "Identifiants des thèmes dont les événements sont de ce chapitre";
        sections / "sections": Vec<Section>, "Sections";
    }
}

part! {
    /// A section.
    Section, "section", "Une section d'un chapitre" {
        number / "numero": Option<u32>, "À partir de 1 ; rien si elle n'est pas numérotée";
        title / "titre": String, "Titre";
        text / "texte": String, "Texte, à donner à `include`";
        numbered / "numerotee": bool, "Vrai si elle porte un numéro";
        page / "page": &'static str, "Comment elle se compose : essai, dossier, liste ou citation";
    }
}

part! {
    /// A document beside the report, as rapport.toml declares it.
    DocumentEntry, "document", "Un document autre que le rapport" {
        title / "titre": Option<String>, "Titre";
        text / "texte": Option<String>, "Texte, à donner à `include`";
        date / "date": DateText, "Date du document";
        date_iso / "date_iso": String, "Date du document : « 2021-02-22 »";
        locality / "lieu": Option<String>, "Lieu d'où il est daté";
        event / "evenement": Option<String>, "Identifiant de l'événement qu'il annonce";
        weekday / "jour_semaine": Option<&'static str>, "« jeudi », si l'événement dure un jour";
        month / "mois_annee": Option<String>, "« février 2021 », si l'événement tient en un mois";
        charts / "graphiques": Vec<String>, "Identifiants de ses graphiques, dans l'ordre ; vide pour ceux d'usage";
        hours / "horaire": Option<String>, "« 13h30 à 14h »";
        contact / "contact": Option<String>, "Personne à joindre";
    }
}
