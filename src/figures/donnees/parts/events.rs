//! Events, and the calendar that ranges them by month.

use super::super::shape::{Part, PartField, Shaped, ValueShape};
use super::resources::Publication;
use super::words::{DateText, NumberText, PictureEntry};

part! {
    /// A category of the calendar.
    Category, "categorie", "Une catégorie du calendrier" {
        id / "id": String, "Identifiant";
        label / "libelle": String, "Nom imprimé";
        letter / "lettre": String, "Lettre imprimée à côté de la couleur";
        color / "couleur": u8, "Rang dans la palette du thème, à partir de 1";
        count / "nombre": NumberText, "Événements comptés au calendrier, chacun une fois, sans ce qui n'est que le contexte ; tel qu'il s'imprime";
        events / "evenements": u64, "Le même nombre";
        shown / "au_calendrier": bool, "Vrai si le calendrier en montre un événement";
    }
}

part! {
    /// A theme.
    Theme, "rubrique", "Un thème d'événements" {
        label / "libelle": String, "Nom imprimé";
    }
}

part! {
    /// An event.
    EventEntry, "evenement", "Un événement" {
        id / "id": String, "Identifiant";
        date / "date": DateText, "Date";
        title / "titre": String, "Titre complet";
        short_title / "titre_court": String, "Titre pour le calendrier";
        category / "categorie": String, "Identifiant de la catégorie";
        letter / "lettre": String, "Lettre de la catégorie";
        color / "couleur": u8, "Rang de la catégorie dans la palette, à partir de 1";
        kind / "type": Option<String>, "Webinaire, club…";
        format / "format": Option<&'static str>, "en ligne, présentiel ou hybride";
        role / "role": Option<&'static str>, "organisateur, co-organisateur, contributeur, participant ou contexte";
        participants / "participants": Option<NumberText>, "Nombre de personnes venues";
        attendance / "affluence": Option<String>, "Le même avec son unité : « près d'une centaine de participants »";
        registered / "inscrits": Option<NumberText>, "Nombre de personnes inscrites";
        registration / "inscription": Option<String>, "Le même avec son unité : « 56 inscrit.e.s »";
        unit / "unite": String, "Ce que compte « participants »";
        sessions / "nb_seances": Option<NumberText>, "Nombre de séances";
        place / "lieu": Option<String>, "Ville ou salle";
        region / "region": Option<String>, "Région";
        speakers / "intervenants": Vec<SpeakerEntry>, "Qui a pris la parole";
        representatives / "representants": Vec<String>, "Initiales de qui représentait le réseau";
        partners / "partenaires": Vec<String>, "Partenaires de l'événement";
        themes / "rubriques": Vec<String>, "Identifiants de ses thèmes";
        chapters / "chapitres": Vec<String>, "Identifiants des chapitres qui le racontent : par ses thèmes, ou par sa catégorie s'il n'en a pas";
        status / "statut": Option<&'static str>, "à confirmer, annulé, reporté, ou rien";
        highlight / "temps_fort": bool, "Vrai si c'est un des moments que l'année dessinée fait ressortir";
        description / "description": Option<String>, "Quelques phrases";
        language / "langue": Option<String>, "Langue du titre, si ce n'est pas le français";
        url / "url": Option<String>, "Adresse d'une page qui en dit plus";
        series / "serie": Option<String>, "Cycle auquel il appartient";
        photo / "photo": Option<PictureEntry>, "Photo";
        caption / "legende": String, "Légende de la photo, ou de ce qui en tient lieu";
    }
}

part! {
    /// Rows of other years.
    OtherYearsEntry, "autres_annees", "Les lignes d'une autre année que celle du rapport" {
        events / "evenements": Vec<EventEntry>, "Événements, par date";
        publications / "publications": Vec<Publication>, "Publications";
    }
}

part! {
    /// A speaker.
    SpeakerEntry, "intervenant", "Une personne qui a pris la parole" {
        name / "nom": Option<String>, "Prénom et nom";
        function / "fonction": Option<String>, "Fonction";
    }
}

part! {
    /// The calendar.
    Calendar, "calendrier", "Le calendrier de l'année" {
        months / "mois": Vec<CalendarMonth>, "Les douze mois";
    }
}

part! {
    /// A month of the calendar.
    CalendarMonth, "mois", "Un mois du calendrier" {
        number / "numero": u32, "De 1 à 12";
        name / "nom": String, "« Janvier »";
        year / "annee": Option<i32>, "Son année, dans une saison ; rien dans une année, où elle va de soi";
        events / "evenements": u32, "Nombre d'événements de sa colonne, sans les lettres";
        days / "jours": u32, "Nombre de jours du mois";
        weekends / "fins_de_semaine": Vec<u32>, "Ses samedis et dimanches";
        bands / "bandeaux": Vec<CalendarBand>, "Ce qui va en tête du mois : lettres, événements sans jour";
        entries / "entrees": Vec<CalendarEntry>, "Ce qui va à son jour";
    }
}

part! {
    /// A band across the top of a month: a newsletter, or an event without a day.
    CalendarBand, "bandeau", "Une ligne en tête d'un mois" {
        title / "titre": String, "Nom de la lettre, ou titre court de l'événement";
        category / "categorie": Option<String>, "Identifiant de la catégorie, pour un événement";
        letter / "lettre": Option<String>, "Lettre de la catégorie";
        color / "couleur": Option<u8>, "Rang de la catégorie dans la palette, à partir de 1";
        initials / "initiales": Option<String>, "Qui représentait le réseau : « PA, CS »";
        tentative / "a_confirmer": bool, "Vrai si l'événement n'était pas certain";
        language / "langue": Option<String>, "Langue de ce titre, si ce n'est pas le français";
    }
}

part! {
    /// An entry of the calendar.
    CalendarEntry, "entree", "Un événement à son jour dans un mois" {
        order / "ordre": u32, "Premier jour dans le mois ; 0 sans jour";
        day / "jour": Option<String>, "« 26–27 », « ← 3 »";
        days / "jours": Option<[u32; 2]>, "Premier et dernier jour dans le mois";
        continuation / "suite": Option<String>, "« → 3 juin », quand il continue le mois suivant";
        continued / "repris": bool, "Vrai s'il a commencé plus tôt, dans ce mois ou dans un autre";
        title / "titre": String, "Titre court";
        initials / "initiales": Option<String>, "Qui représentait le réseau : « PA, CS »";
        category / "categorie": String, "Identifiant de la catégorie";
        letter / "lettre": String, "Lettre de la catégorie ; vide pour ce qui n'est que le contexte";
        color / "couleur": u8, "Rang de la catégorie dans la palette, à partir de 1";
        tentative / "a_confirmer": bool, "Vrai si l'événement n'était pas certain";
        highlight / "temps_fort": bool, "Vrai si c'est un des temps forts de l'année";
        language / "langue": Option<String>, "Langue de ce titre, si ce n'est pas le français";
    }
}
