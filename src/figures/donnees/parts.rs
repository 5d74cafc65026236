//! The shapes of `donnees.json`.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::shape::{Part, PartField, Shape, Shaped};

/// Declares a dictionary that templates receive. The descriptions are French
/// because `rapport schema --gabarits` shows them; they also document the fields.
macro_rules! part {
    ($(#[$doc:meta])* $name:ident, $part:literal, $what:literal {
        $($field:ident / $french:literal : $type:ty, $description:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize)]
        pub struct $name {
            $(#[doc = $description] #[serde(rename = $french)] pub $field: $type,)*
        }

        impl Shaped for $name {
            const SHAPE: Shape = Shape::Part(&Part {
                name: $part,
                description: $what,
                fields: &[$(PartField {
                    name: $french,
                    description: $description,
                    shape: <$type as Shaped>::SHAPE,
                }),*],
            });
        }
    };
}

/// Entries by id that keep the order of rapport.toml.
#[derive(Debug, Clone)]
pub struct Ordered<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Ordered<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, entry)| (id, entry)))
    }
}

part! {
    /// The whole file.
    Donnees, "donnees", "Tout ce que les gabarits reçoivent" {
        api / "api": u32, "Version du contrat : elle change quand un gabarit écrit pour l'ancienne forme ne marcherait plus";
        edition / "edition": Edition, "L'année, le titre et les dates du rapport";
        organisation / "organisation": Organisation, "L'organisation dont c'est le rapport";
        contact / "contact": Contact, "Comment la joindre";
        supporters / "soutiens": Vec<Supporter>, "Qui soutient l'organisation, dans l'ordre d'impression";
        credits / "credits": Credits, "Les mentions de fin";
        categories / "categories": Vec<Category>, "Les catégories du calendrier, dans l'ordre de rapport.toml";
        themes / "rubriques": BTreeMap<String, Theme>, "Les thèmes des événements, par identifiant";
        figures / "chiffres": BTreeMap<String, FigureEntry>, "Les chiffres, déclarés ou d'usage, par identifiant";
        key_figures / "chiffres_cles": Vec<String>, "Identifiants des chiffres clés, le plus important d'abord";
        charts / "graphiques": Ordered<ChartEntry>, "Les graphiques, par identifiant, dans l'ordre de rapport.toml";
        events / "evenements": Vec<EventEntry>, "Les événements, par date";
        calendar / "calendrier": Calendar, "Les événements rangés par mois";
        press / "presse": Vec<Article>, "Les articles, par date";
        newsletters / "newsletters": Vec<ListEntry>, "Les lettres électroniques qui ont eu un envoi";
        collections / "collections": Vec<Collection>, "Les collections de fiches";
        members / "adherents": Option<Members>, "Les adhérents ; rien si aucune table n'en parle";
        accounts / "reseaux": Vec<Accounts>, "Les comptes de réseaux sociaux, à leur dernier comptage";
        site / "site": Vec<SiteEntry>, "La fréquentation du site";
        publications / "publications": Vec<Publication>, "Les publications";
        partners / "partenaires": Vec<Partners>, "Les partenaires, par catégorie";
        interviews / "entretiens": Vec<Interview>, "Les entretiens publiés";
        people / "personnes": Vec<PersonEntry>, "Les personnes du réseau";
        outline / "plan": Outline, "Ce qui s'imprime, dans l'ordre";
        documents / "documents": BTreeMap<String, DocumentEntry>, "Les documents autres que le rapport, par nom";
        tables / "tables": Vec<TableEntry>, "Les tables jointes au PDF";
    }
}

part! {
    /// A count and its text.
    NumberText, "nombre", "Un nombre tel qu'il s'écrit : imprimez « texte »" {
        text / "texte": String, "Tel qu'il s'imprime : « plus de 500 »";
        value / "valeur": u64, "Le nombre énoncé ; pour une longueur de barre, jamais pour l'imprimer";
        qualifier / "qualificatif": Option<&'static str>, "« plus de », « environ », « près de », ou rien";
        unknown / "inconnu": bool, "Vrai si rien n'est connu : ce n'est pas zéro";
    }
}

part! {
    /// A date and its texts.
    DateText, "date", "Une date et ses écritures" {
        text / "texte": String, "En toutes lettres : « 5 février 2021 »";
        short / "court": String, "Le jour seul : « 5 »";
        margin / "marge": String, "Abrégée, pour une colonne étroite : « 5 fév. »";
        numeric / "numerique": String, "En chiffres : « 05.02.2021 »";
        months / "mois": Vec<u32>, "Mois touchés, de 1 à 12";
        year / "annee": Option<i32>, "Année";
        precision / "precision": &'static str, "jour, plage, plages, mois, annee ou aucune";
        days / "jours": Vec<u32>, "Jours pris, comptés du 1er janvier de son année ; aucun si seul le mois est connu";
        key / "tri": String, "Premier jour, pour ranger : « 2021-02-05 »";
    }
}

part! {
    /// The edition.
    Edition, "edition", "L'année et les dates du document" {
        year / "annee": i32, "Année du rapport";
        title / "titre": String, "Titre du rapport";
        date / "date": DateText, "Date du document";
        closing / "arrete_au": DateText, "Date des chiffres";
        date_iso / "date_iso": String, "Date du document : « 2022-06-29 »";
        language / "langue": String, "Langue du document : « fr »";
        cover / "couverture": Option<PictureEntry>, "Image de la couverture, qui remplace l'année dessinée";
    }
}

part! {
    /// The organisation.
    Organisation, "organisation", "L'organisation" {
        name / "nom": String, "Nom complet";
        acronym / "sigle": String, "Sigle, ou le nom s'il n'y en a pas";
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
        motto / "devise": bool, "Vrai si « Liberté, Égalité, Fraternité » suit le nom";
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

part! {
    /// A category of the calendar.
    Category, "categorie", "Une catégorie du calendrier" {
        id / "id": String, "Identifiant";
        label / "libelle": String, "Nom imprimé";
        letter / "lettre": String, "Lettre imprimée à côté de la couleur";
        color / "couleur": u8, "Rang dans la palette du thème, à partir de 1";
        count / "nombre": NumberText, "Événements montrés au calendrier, tel qu'il s'imprime";
        events / "evenements": u64, "Le même nombre, pour taire une catégorie sans événement";
    }
}

part! {
    /// A theme.
    Theme, "rubrique", "Un thème d'événements" {
        label / "libelle": String, "Nom imprimé";
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
        previous / "precedent": Option<NumberText>, "Valeur de l'an dernier";
        change / "ecart": Option<Change>, "Écart avec l'an dernier";
        growth / "evolution": Option<String>, "Écart en pour cent : « + 5,2 % »";
        letters / "lettres": Option<String>, "En toutes lettres : « onze »";
        illustrative / "illustratif": bool, "Vrai si une valeur est inventée pour la démonstration";
        definition / "definition": String, "Ce qu'il compte exactement";
        origin / "origine": String, "Tables et nombre de lignes d'où il vient";
        computed / "calcule": Option<NumberText>, "Ce que donnent les lignes, quand une autre valeur a été publiée";
        declared / "declare": bool, "Vrai s'il est déclaré dans rapport.toml";
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
        status / "statut": Option<&'static str>, "à confirmer, annulé, ou rien";
        description / "description": Option<String>, "Quelques phrases";
        language / "langue": Option<String>, "Langue du titre, si ce n'est pas le français";
        url / "url": Option<String>, "Adresse d'une page qui en dit plus";
        series / "serie": Option<String>, "Cycle auquel il appartient";
        photo / "photo": Option<PictureEntry>, "Photo";
        caption / "legende": String, "Légende de la photo, ou de ce qui en tient lieu";
    }
}

part! {
    /// A picture.
    PictureEntry, "image", "Une image de l'édition" {
        file / "fichier": String, "Image, à donner à `image`";
        alt / "alt": String, "Ce qu'elle montre, pour qui ne la voit pas";
        credit / "credit": Option<String>, "Auteur";
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
        events / "evenements": u32, "Nombre d'événements qui y commencent";
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
        language / "langue": Option<String>, "Langue du titre, si ce n'est pas le français";
    }
}

part! {
    /// An entry of the calendar.
    CalendarEntry, "entree", "Un événement à son jour dans un mois" {
        order / "ordre": u32, "Premier jour dans le mois ; 0 sans jour";
        day / "jour": Option<String>, "« 26–27 », « ← 3 »";
        days / "jours": Option<[u32; 2]>, "Premier et dernier jour dans le mois";
        continuation / "suite": Option<String>, "« → 3 juin », quand il continue le mois suivant";
        continued / "repris": bool, "Vrai s'il a commencé un mois plus tôt, où il est compté";
        title / "titre": String, "Titre court";
        initials / "initiales": Option<String>, "Qui représentait le réseau : « PA, CS »";
        category / "categorie": String, "Identifiant de la catégorie";
        letter / "lettre": String, "Lettre de la catégorie";
        color / "couleur": u8, "Rang de la catégorie dans la palette, à partir de 1";
        tentative / "a_confirmer": bool, "Vrai si l'événement n'était pas certain";
        language / "langue": Option<String>, "Langue du titre, si ce n'est pas le français";
    }
}

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
    /// A collection of sheets.
    Collection, "collection", "Une collection de fiches" {
        id / "id": String, "Identifiant";
        name / "nom": String, "Nom imprimé";
        slogan / "slogan": Option<String>, "Phrase qui suit le nom";
        cover / "couverture": Option<PictureEntry>, "Couverture";
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
    /// A social account and its followers.
    Accounts, "reseau", "Un compte de réseau social et ses abonnés" {
        network / "reseau": String, "Nom du réseau";
        handle / "compte": String, "Nom du compte";
        url / "url": Option<String>, "Adresse du compte";
        followers / "abonnes": NumberText, "Nombre d'abonnés";
        previous / "precedent": Option<NumberText>, "Nombre d'abonnés l'an dernier";
        change / "ecart": Option<Change>, "Écart avec l'an dernier";
    }
}

part! {
    /// A figure of the web site.
    SiteEntry, "mesure_du_site", "Une mesure de la fréquentation du site" {
        section / "rubrique": String, "Partie du site";
        measure / "mesure": String, "visites ou visiteurs";
        count / "nombre": NumberText, "Nombre";
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
        body / "structure": Option<String>, "Structure ou collectivité";
        network_role / "role_reseau": Option<String>, "Rôle dans le réseau";
    }
}

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
        themes / "rubriques": Vec<String>, "Identifiants des thèmes dont les événements ornent sa page d'ouverture";
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

part! {
    /// A table attached to the PDF.
    TableEntry, "table", "Une table jointe au PDF" {
        file / "fichier": String, "Fichier, à donner à `read`";
        name / "nom": String, "Nom de la pièce jointe";
        description / "description": String, "Ce qu'elle contient";
        rows / "lignes": u64, "Nombre de lignes";
    }
}
