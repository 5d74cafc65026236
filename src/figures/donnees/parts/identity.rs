//! Whose report it is: edition, organisation, contact, supporters, credits.

use super::super::shape::{Part, PartField, Shaped, ValueShape};
use super::words::{DateText, PictureEntry};

part! {
    /// The edition.
    Edition, "edition", "L'année et les dates du document" {
        year / "annee": i32, "Année du rapport, ou celle où finit sa saison";
        period / "exercice": PeriodEntry, "L'année ou la saison du rapport";
        title / "titre": String, "Titre du rapport";
        cover_title / "titre_couverture": String, "Le même, sans l'année qui ne fait que le dater : « Rapport d'activité »";
        large_year / "annee_en_grand": bool, "Vrai si la couverture imprime l'année sous ce titre, qui ne la dit pas";
        date / "date": DateText, "Date du document";
        closing / "arrete_au": DateText, "Date des chiffres";
        date_iso / "date_iso": String, "Date du document : « 2022-06-29 »";
        language / "langue": String, "Langue du document : « fr »";
        cover / "couverture": Option<PictureEntry>, "Image de la couverture, qui remplace l'année dessinée";
        supporters_figure / "chiffre_soutiens": String, "Identifiant du chiffre qui suit les soutiens ; il peut ne pas exister";
        back_figure / "chiffre_dos": Option<String>, "Identifiant du chiffre que dit le dos";
        members_figure / "chiffre_adherents": Option<String>, "Identifiant d'un nombre d'adhérents à une autre date, pour leur annexe";
    }
}

part! {
    /// The twelve months that the report is of.
    PeriodEntry, "exercice", "Les douze mois du rapport" {
        name / "nom": String, "Tel qu'il s'imprime : « 2021 », « 2023-2024 »";
        word / "mot": String, "Ce qu'il est, comme l'organisation le nomme : « année », « saison »";
        the / "le": String, "Le même, avec son article : « l'année », « la saison »";
        of_the / "du": String, "« de l'année », « de la saison »";
        before / "precedent": String, "Celui d'avant : « l'année précédente », « la saison précédente »";
        first_month / "premier_mois": u32, "Son premier mois, de 1 à 12";
        extent / "etendue": String, "« du 1er janvier au 31 décembre », « du 1er septembre 2023 au 31 août 2024 »";
    }
}

part! {
    /// The organisation.
    Organisation, "organisation", "L'organisation" {
        name / "nom": String, "Nom complet";
        acronym / "sigle": String, "Sigle, ou le nom s'il n'y en a pas";
        has_acronym / "a_un_sigle": bool, "Faux si « sigle » est le nom : il ne s'imprime alors qu'une fois";
        founded / "creation": Option<i32>, "Année de création";
        mission / "mission": Option<String>, "Ce qu'elle fait, en une phrase";
        logo / "logo": Option<PictureEntry>, "Logo";
    }
}

part! {
    /// How to reach the organisation.
    Contact, "contact", "Comment joindre l'organisation" {
        mail / "courriel": Option<String>, "Adresse électronique";
        phone / "telephone": Option<String>, "Téléphone, avec des espaces insécables";
        site / "site": Option<String>, "Adresse du site, pour le lien";
        site_text / "site_texte": Option<String>, "La même, telle qu'elle s'imprime";
        address / "adresse": Option<String>, "Adresse postale";
        accounts / "reseaux": Vec<SocialAccount>, "Comptes de réseaux sociaux";
    }
}

part! {
    /// A social account, as a contact.
    SocialAccount, "compte", "Un compte de réseau social, pour joindre l'organisation" {
        network / "reseau": String, "Nom du réseau";
        handle / "compte": String, "Nom du compte";
        url / "url": Option<String>, "Adresse du compte";
    }
}

part! {
    /// A supporter.
    Supporter, "soutien", "Un soutien de l'organisation" {
        name / "nom": String, "Nom";
        has_motto / "devise": bool, "Vrai si une devise suit le nom";
        motto / "lignes_devise": Vec<String>, "Cette devise, ligne par ligne";
        logo / "logo": Option<PictureEntry>, "Logo";
    }
}

part! {
    /// Who is credited.
    Credits, "credits", "Les mentions de fin" {
        photographs / "photographies": Option<String>, "Auteurs des photographies";
        illustrative / "donnees_illustratives": Option<String>, "Ce qui est inventé pour la démonstration";
    }
}
