//! What the organisation published: collections of sheets, publications.

use super::super::shape::{Part, PartField, Shaped, ValueShape};
use super::words::{DateText, NumberText, PictureEntry};

part! {
    /// A collection of sheets.
    Collection, "collection", "Une collection de fiches" {
        id / "id": String, "Identifiant";
        name / "nom": String, "Nom imprimé";
        slogan / "slogan": Option<String>, "Phrase qui suit le nom";
        cover / "couverture": Option<PictureEntry>, "Couverture";
        chart / "graphique": Option<String>, "Identifiant du graphique de ses téléchargements";
        subscribers / "inscrits": Option<NumberText>, "Nombre d'inscrits";
        sheets / "fiches": u64, "Nombre de fiches";
        downloads / "telechargements": Option<NumberText>, "Téléchargements uniques de l'année";
        top / "plus_telechargee": Option<TopSheet>, "Fiche la plus demandée";
        families / "familles": Vec<Family>, "Ses fiches, par famille";
        illustrative / "illustratif": bool, "Vrai si une valeur est inventée pour la démonstration";
    }
}

part! {
    /// The most downloaded sheet.
    TopSheet, "fiche_de_tete", "La fiche la plus demandée d'une collection" {
        number / "numero": u64, "Numéro";
        title / "titre": String, "Titre";
        unique / "uniques": NumberText, "Téléchargements uniques";
        illustrative / "illustratif": bool, "Vrai si ce nombre est inventé pour la démonstration";
    }
}

part! {
    /// A family of sheets.
    Family, "famille", "Une famille de fiches" {
        id / "id": String, "Identifiant";
        label / "libelle": String, "Nom imprimé";
        sheets / "fiches": Vec<Sheet>, "Fiches, par numéro";
    }
}

part! {
    /// A sheet.
    Sheet, "fiche", "Une fiche" {
        number / "numero": u64, "Numéro";
        title / "titre": String, "Titre";
        page / "page": Option<u64>, "Page dans le kit";
        unique / "uniques": Option<NumberText>, "Téléchargements uniques";
        illustrative / "illustratif": bool, "Vrai si la valeur est inventée pour la démonstration";
    }
}

part! {
    /// A publication.
    Publication, "publication", "Une publication" {
        id / "id": String, "Identifiant";
        title / "titre": String, "Titre";
        collection / "collection": Option<String>, "Collection";
        number / "numero": Option<u64>, "Numéro dans la collection";
        date / "date": Option<DateText>, "Date de parution";
        print_run / "tirage": Option<NumberText>, "Nombre d'exemplaires imprimés";
        new_sheets / "nouvelles": Option<NumberText>, "Nombre de fiches nouvelles dans l'année";
        sheets / "fiches": Option<NumberText>, "Nombre de fiches en tout";
        partners / "partenaires": Vec<String>, "Partenaires";
        licence / "licence": Option<String>, "Licence de diffusion";
        description / "description": Option<String>, "Quelques phrases";
        cover / "couverture": Option<PictureEntry>, "Couverture";
        url / "url": Option<String>, "Adresse de la publication";
    }
}

part! {
    /// A picture of the table `images`.
    ImageEntry, "image_citee", "Une image de la table images" {
        id / "id": String, "Identifiant";
        photo / "photo": PictureEntry, "L'image";
        caption / "legende": Option<String>, "Ce qui s'imprime dessous";
    }
}
