//! Members, partners, people who were interviewed, people of the network.

use super::super::shape::{Part, PartField, Shaped, ValueShape};
use super::words::{DateText, NumberText, PictureEntry};

part! {
    /// Members.
    Members, "adherents", "Les adhérents" {
        as_of / "au": Option<DateText>, "Date du comptage";
        total / "total": Option<NumberText>, "Nombre en tout";
        kinds / "types": Vec<MemberKind>, "Nombre par type";
        list / "liste": Vec<Member>, "Ceux dont le nom est connu, dans l'ordre alphabétique";
    }
}

part! {
    /// A type of members.
    MemberKind, "type_adherents", "Un type d'adhérents" {
        kind / "type": String, "Identifiant";
        label / "libelle": String, "Nom, accordé avec le nombre";
        count / "nombre": NumberText, "Nombre d'adhérents";
    }
}

part! {
    /// A member.
    Member, "adherent", "Un adhérent" {
        name / "nom": String, "Nom";
        kind / "type": String, "Identifiant de son type";
        region / "region": Option<String>, "Région";
        department / "departement": Option<String>, "Département";
    }
}

part! {
    /// Partners of a category.
    Partners, "partenaires", "Les partenaires d'une catégorie" {
        id / "id": String, "Identifiant de la catégorie";
        label / "libelle": String, "Nom de la catégorie";
        marks / "marques": Vec<Mark>, "Les partenaires";
    }
}

part! {
    /// A partner, by its logo or its name.
    Mark, "marque", "Un partenaire" {
        name / "nom": String, "Nom";
        logo / "logo": Option<PictureEntry>, "Logo";
        url / "url": Option<String>, "Adresse de son site";
    }
}

part! {
    /// An interview.
    Interview, "entretien", "Un entretien" {
        number / "numero": u64, "Numéro";
        people / "personnes": Vec<PersonOfInterview>, "Personnes entretenues";
    }
}

part! {
    /// Someone who was interviewed.
    PersonOfInterview, "personne_entretenue", "Une personne entretenue" {
        name / "nom": String, "Prénom et nom";
        function / "fonction": String, "Fonction";
    }
}

part! {
    /// Someone of the network.
    PersonEntry, "personne", "Une personne du réseau" {
        name / "nom": String, "Prénom et nom";
        initials / "initiales": Vec<String>, "Initiales du calendrier";
        function / "fonction": Option<String>, "Fonction dans sa structure";
        body / "structure": Option<String>, "Structure où elle siège ou travaille";
        network_role / "role_reseau": Option<String>, "Rôle dans le réseau";
        administrator / "administrateur": bool, "Vrai si elle siège au conseil d'administration";
        groups / "groupes": Vec<String>, "Où la ranger, sans accents ni capitales : bureau, conseil, equipe…";
        in_office / "en_fonction": bool, "Vrai si son rôle n'avait pas pris fin à la date des chiffres";
        photo / "photo": Option<PictureEntry>, "Portrait";
    }
}

part! {
    /// Someone in the organisation chart.
    ChartNode, "place", "Une place de l'organigramme" {
        name / "nom": String, "Prénom et nom";
        role / "role": Option<String>, "Ce qu'elle y fait";
        level / "niveau": u64, "Combien de personnes au-dessus d'elle : 0 en tête";
    }
}
