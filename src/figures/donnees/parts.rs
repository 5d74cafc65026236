//! The shapes of `donnees.json`.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

macro_rules! part {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident / $french:literal : $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize)]
        pub struct $name {
            $($(#[$field_doc])* #[serde(rename = $french)] pub $field: $type,)*
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
    Donnees {
        /// Version of the contract.
        api / "api": u32,
        /// The edition.
        edition / "edition": Edition,
        /// The organisation.
        organisation / "organisation": Organisation,
        /// How to reach it.
        contact / "contact": Contact,
        /// Who supports it.
        supporters / "soutiens": Vec<Supporter>,
        /// Who is credited.
        credits / "credits": Credits,
        /// Categories of the calendar, in the order of rapport.toml.
        categories / "categories": Vec<Category>,
        /// Themes, by id.
        themes / "rubriques": BTreeMap<String, Theme>,
        /// Figures, by id.
        figures / "chiffres": BTreeMap<String, FigureEntry>,
        /// Ids of the key figures, the most important first.
        key_figures / "chiffres_cles": Vec<String>,
        /// Charts, by id.
        charts / "graphiques": Ordered<ChartEntry>,
        /// Events, by date.
        events / "evenements": Vec<EventEntry>,
        /// The calendar.
        calendar / "calendrier": Calendar,
        /// Articles, by date.
        press / "presse": Vec<Article>,
        /// Lists of newsletters.
        newsletters / "newsletters": Vec<ListEntry>,
        /// Collections and their sheets.
        collections / "collections": Vec<Collection>,
        /// Members.
        members / "adherents": Option<Members>,
        /// Social accounts.
        accounts / "reseaux": Vec<Accounts>,
        /// Figures of the web site.
        site / "site": Vec<SiteEntry>,
        /// Publications.
        publications / "publications": Vec<Publication>,
        /// Partners, by category.
        partners / "partenaires": Vec<Partners>,
        /// Interviews.
        interviews / "entretiens": Vec<Interview>,
        /// People of the network.
        people / "personnes": Vec<PersonEntry>,
        /// The outline.
        outline / "plan": Outline,
        /// Documents beside the report, by name.
        documents / "documents": BTreeMap<String, DocumentEntry>,
        /// Tables attached to the PDF.
        tables / "tables": Vec<TableEntry>,
    }
}

part! {
    /// A count and its text.
    NumberText {
        /// « plus de 500 ».
        text / "texte": String,
        /// The number as stated.
        value / "valeur": u64,
        /// « plus de », « environ », « près de » or nothing.
        qualifier / "qualificatif": Option<&'static str>,
        /// Nothing is known.
        unknown / "inconnu": bool,
    }
}

part! {
    /// A date and its texts.
    DateText {
        /// « 5 février 2021 ».
        text / "texte": String,
        /// « 5 ».
        short / "court": String,
        /// « 5 fév. », for a margin column.
        margin / "marge": String,
        /// « 05.02.2021 ».
        numeric / "numerique": String,
        /// Months it falls in, from 1.
        months / "mois": Vec<u32>,
        /// Year.
        year / "annee": Option<i32>,
        /// jour, plage, plages, mois, annee, aucune.
        precision / "precision": &'static str,
        /// First day, for sorting: « 2021-02-05 ».
        key / "tri": String,
    }
}

part! {
    /// The edition.
    Edition {
        /// Year.
        year / "annee": i32,
        /// Title.
        title / "titre": String,
        /// Date of the document.
        date / "date": DateText,
        /// Date of the figures.
        closing / "arrete_au": DateText,
        /// Date of the document, ISO.
        date_iso / "date_iso": String,
        /// Language.
        language / "langue": String,
    }
}

part! {
    /// The organisation.
    Organisation {
        /// Name in full.
        name / "nom": String,
        /// Acronym.
        acronym / "sigle": String,
        /// Year of creation.
        founded / "creation": Option<i32>,
        /// What it is for.
        mission / "mission": Option<String>,
    }
}

part! {
    /// How to reach the organisation.
    Contact {
        /// Mail address.
        mail / "courriel": Option<String>,
        /// Telephone.
        phone / "telephone": Option<String>,
        /// Address of the web site.
        site / "site": Option<String>,
        /// The same, as printed.
        site_text / "site_texte": Option<String>,
        /// Postal address.
        address / "adresse": Option<String>,
        /// Social accounts.
        accounts / "reseaux": Vec<SocialAccount>,
    }
}

part! {
    /// A social account, as a contact.
    SocialAccount {
        /// Name of the social network.
        network / "reseau": String,
        /// Handle.
        handle / "compte": String,
        /// Address.
        url / "url": Option<String>,
    }
}

part! {
    /// A supporter.
    Supporter {
        /// Name.
        name / "nom": String,
        /// « Liberté, Égalité, Fraternité » follows.
        motto / "devise": bool,
    }
}

part! {
    /// Who is credited.
    Credits {
        /// Photographs.
        photographs / "photographies": Option<String>,
        /// Which data are illustrative.
        illustrative / "donnees_illustratives": Option<String>,
    }
}

part! {
    /// A category of the calendar.
    Category {
        /// Id.
        id / "id": String,
        /// Name.
        label / "libelle": String,
        /// Letter.
        letter / "lettre": String,
        /// Rank in the palette, from 1.
        color / "couleur": u8,
        /// Events shown in the calendar, as printed.
        count / "nombre": NumberText,
        /// The same as a number, to leave out unused categories.
        events / "evenements": u64,
    }
}

part! {
    /// A theme.
    Theme {
        /// Name.
        label / "libelle": String,
    }
}

part! {
    /// A change since last year.
    Change {
        /// « + 341 ».
        text / "texte": String,
        /// The number.
        value / "valeur": i64,
    }
}

part! {
    /// A figure.
    FigureEntry {
        /// Id.
        id / "id": String,
        /// As printed.
        text / "texte": String,
        /// The number, when it is one.
        value / "valeur": Option<u64>,
        /// What it counts.
        label / "libelle": String,
        /// Unit, agreed with the number.
        unit / "unite": String,
        /// « 177 collectivités ».
        with_unit / "avec_unite": String,
        /// At which date.
        as_of / "au": Option<DateText>,
        /// « plus de »…
        qualifier / "qualificatif": Option<&'static str>,
        /// Last year.
        previous / "precedent": Option<NumberText>,
        /// Change since last year.
        change / "ecart": Option<Change>,
        /// « + 5,2 % ».
        growth / "evolution": Option<String>,
        /// « onze ».
        letters / "lettres": Option<String>,
        /// Some values were invented.
        illustrative / "illustratif": bool,
        /// What is counted.
        definition / "definition": String,
        /// Tables and numbers of rows.
        origin / "origine": String,
        /// What the rows give where another value was published.
        computed / "calcule": Option<NumberText>,
        /// It was declared in rapport.toml.
        declared / "declare": bool,
    }
}

part! {
    /// A chart.
    ChartEntry {
        /// Id.
        id / "id": String,
        /// File of the bundle.
        file / "fichier": String,
        /// Message.
        title / "titre": String,
        /// Unit and period.
        subtitle / "sous_titre": String,
        /// Source.
        source / "source": Option<String>,
        /// Alternative text.
        alt / "alt": String,
        /// Some values were invented.
        illustrative / "illustratif": bool,
        /// Width drawn, in pixels.
        width / "largeur": u32,
        /// Height drawn, in pixels.
        height / "hauteur": u32,
        /// Heads of the table of values.
        columns / "colonnes": Vec<String>,
        /// Rows of the table of values.
        rows / "lignes": Vec<Vec<String>>,
    }
}

part! {
    /// An event.
    EventEntry {
        /// Id.
        id / "id": String,
        /// Date.
        date / "date": DateText,
        /// Long title.
        title / "titre": String,
        /// Short title.
        short_title / "titre_court": String,
        /// Id of the category.
        category / "categorie": String,
        /// Letter of the category.
        letter / "lettre": String,
        /// Colour of the category.
        color / "couleur": u8,
        /// Webinaire, club…
        kind / "type": Option<String>,
        /// en ligne, présentiel, hybride.
        format / "format": Option<&'static str>,
        /// organisateur…
        role / "role": Option<&'static str>,
        /// People who came.
        participants / "participants": Option<NumberText>,
        /// « près d’une centaine de participants ».
        attendance / "affluence": Option<String>,
        /// People who registered.
        registered / "inscrits": Option<NumberText>,
        /// What participants counts.
        unit / "unite": String,
        /// Sessions.
        sessions / "nb_seances": Option<NumberText>,
        /// Place.
        place / "lieu": Option<String>,
        /// Region.
        region / "region": Option<String>,
        /// Who spoke.
        speakers / "intervenants": Vec<SpeakerEntry>,
        /// Initials.
        representatives / "representants": Vec<String>,
        /// Partners.
        partners / "partenaires": Vec<String>,
        /// Ids of themes.
        themes / "rubriques": Vec<String>,
        /// à confirmer, annulé.
        status / "statut": Option<&'static str>,
        /// One sentence.
        description / "description": Option<String>,
        /// Language of the title.
        language / "langue": Option<String>,
        /// Address.
        url / "url": Option<String>,
        /// Series.
        series / "serie": Option<String>,
    }
}

part! {
    /// A speaker.
    SpeakerEntry {
        /// Name.
        name / "nom": Option<String>,
        /// Function.
        function / "fonction": Option<String>,
    }
}

part! {
    /// The calendar.
    Calendar {
        /// The twelve months.
        months / "mois": Vec<CalendarMonth>,
    }
}

part! {
    /// A month of the calendar.
    CalendarMonth {
        /// From 1.
        number / "numero": u32,
        /// « Janvier ».
        name / "nom": String,
        /// Events that begin in it.
        events / "evenements": u32,
        /// Days in it.
        days / "jours": u32,
        /// Its Saturdays and Sundays.
        weekends / "fins_de_semaine": Vec<u32>,
        /// Across the top.
        bands / "bandeaux": Vec<CalendarBand>,
        /// By day.
        entries / "entrees": Vec<CalendarEntry>,
    }
}

part! {
    /// A band across the top of a month: a newsletter, or an event without a day.
    CalendarBand {
        /// Name of the list, or short title.
        title / "titre": String,
        /// Id of the category, for an event.
        category / "categorie": Option<String>,
        /// Letter of the category.
        letter / "lettre": Option<String>,
        /// Colour of the category.
        color / "couleur": Option<u8>,
        /// « PA, CS ».
        initials / "initiales": Option<String>,
        /// It was not certain.
        tentative / "a_confirmer": bool,
        /// Language of the title.
        language / "langue": Option<String>,
    }
}

part! {
    /// An entry of the calendar.
    CalendarEntry {
        /// First day in the month, 0 without a day.
        order / "ordre": u32,
        /// « 26–27 », « ← 3 ».
        day / "jour": Option<String>,
        /// First and last day in the month.
        days / "jours": Option<[u32; 2]>,
        /// « → 3 juin », where it goes on into the next month.
        continuation / "suite": Option<String>,
        /// It began in an earlier month, where it is counted.
        continued / "repris": bool,
        /// Short title.
        title / "titre": String,
        /// « PA, CS ».
        initials / "initiales": Option<String>,
        /// Id of the category.
        category / "categorie": String,
        /// Letter of the category.
        letter / "lettre": String,
        /// Colour of the category.
        color / "couleur": u8,
        /// It was not certain.
        tentative / "a_confirmer": bool,
        /// Language of the title.
        language / "langue": Option<String>,
    }
}

part! {
    /// An article.
    Article {
        /// Date.
        date / "date": DateText,
        /// « Mars 2021 ».
        date_text / "date_texte": String,
        /// Paper or site.
        media / "media": String,
        /// Title.
        title / "titre": String,
        /// Scope.
        scope / "portee": String,
        /// Author.
        author / "auteur": Option<String>,
        /// Address.
        url / "url": Option<String>,
        /// Short extract.
        extract / "extrait": Option<String>,
        /// Key words.
        tags / "themes": Vec<String>,
        /// Shown as a clipping.
        featured / "a_la_une": bool,
    }
}

part! {
    /// A list of newsletters.
    ListEntry {
        /// Id.
        list / "liste": String,
        /// Name.
        name / "nom": String,
        /// Issues.
        issues / "envois": u64,
        /// Frequency.
        frequency / "frequence": Option<String>,
        /// Recipients of the last issue.
        recipients / "destinataires": Option<NumberText>,
        /// Some values were invented.
        illustrative / "illustratif": bool,
    }
}

part! {
    /// A collection of sheets.
    Collection {
        /// Id.
        id / "id": String,
        /// Name.
        name / "nom": String,
        /// Slogan.
        slogan / "slogan": Option<String>,
        /// Subscribers.
        subscribers / "inscrits": Option<NumberText>,
        /// Number of sheets.
        sheets / "fiches": u64,
        /// Unique downloads.
        downloads / "telechargements": Option<NumberText>,
        /// The most downloaded sheet.
        top / "plus_telechargee": Option<TopSheet>,
        /// Families of sheets.
        families / "familles": Vec<Family>,
        /// Some values were invented.
        illustrative / "illustratif": bool,
    }
}

part! {
    /// The most downloaded sheet.
    TopSheet {
        /// Number.
        number / "numero": u64,
        /// Title.
        title / "titre": String,
        /// Unique downloads.
        unique / "uniques": NumberText,
    }
}

part! {
    /// A family of sheets.
    Family {
        /// Id.
        id / "id": String,
        /// Name.
        label / "libelle": String,
        /// Sheets, by number.
        sheets / "fiches": Vec<Sheet>,
    }
}

part! {
    /// A sheet.
    Sheet {
        /// Number.
        number / "numero": u64,
        /// Title.
        title / "titre": String,
        /// Page.
        page / "page": Option<u64>,
        /// Unique downloads.
        unique / "uniques": Option<NumberText>,
        /// The value was invented.
        illustrative / "illustratif": bool,
    }
}

part! {
    /// Members.
    Members {
        /// At which date.
        as_of / "au": Option<DateText>,
        /// In all.
        total / "total": Option<NumberText>,
        /// By type.
        kinds / "types": Vec<MemberKind>,
        /// Those known by name, in French order.
        list / "liste": Vec<Member>,
    }
}

part! {
    /// A type of members.
    MemberKind {
        /// Id.
        kind / "type": String,
        /// Name, agreed with the number.
        label / "libelle": String,
        /// How many.
        count / "nombre": NumberText,
    }
}

part! {
    /// A member.
    Member {
        /// Name.
        name / "nom": String,
        /// Id of its type.
        kind / "type": String,
        /// Region.
        region / "region": Option<String>,
        /// Département.
        department / "departement": Option<String>,
    }
}

part! {
    /// A social account and its followers.
    Accounts {
        /// Name of the social network.
        network / "reseau": String,
        /// Handle.
        handle / "compte": String,
        /// Address.
        url / "url": Option<String>,
        /// Followers.
        followers / "abonnes": NumberText,
        /// Last year.
        previous / "precedent": Option<NumberText>,
        /// Change.
        change / "ecart": Option<Change>,
    }
}

part! {
    /// A figure of the web site.
    SiteEntry {
        /// Part of the site.
        section / "rubrique": String,
        /// visites, visiteurs.
        measure / "mesure": String,
        /// How many.
        count / "nombre": NumberText,
    }
}

part! {
    /// A publication.
    Publication {
        /// Id.
        id / "id": String,
        /// Title.
        title / "titre": String,
        /// Collection.
        collection / "collection": Option<String>,
        /// Number in the collection.
        number / "numero": Option<u64>,
        /// Date.
        date / "date": Option<DateText>,
        /// Copies printed.
        print_run / "tirage": Option<NumberText>,
        /// New sheets.
        new_sheets / "nouvelles": Option<NumberText>,
        /// Sheets in all.
        sheets / "fiches": Option<NumberText>,
        /// Partners.
        partners / "partenaires": Vec<String>,
        /// Licence.
        licence / "licence": Option<String>,
        /// One sentence.
        description / "description": Option<String>,
        /// Address.
        url / "url": Option<String>,
    }
}

part! {
    /// Partners of a category.
    Partners {
        /// Id.
        id / "id": String,
        /// Name of the category.
        label / "libelle": String,
        /// Names.
        names / "noms": Vec<String>,
    }
}

part! {
    /// An interview.
    Interview {
        /// Number.
        number / "numero": u64,
        /// People interviewed.
        people / "personnes": Vec<PersonOfInterview>,
    }
}

part! {
    /// Someone who was interviewed.
    PersonOfInterview {
        /// Name.
        name / "nom": String,
        /// Function.
        function / "fonction": String,
    }
}

part! {
    /// Someone of the network.
    PersonEntry {
        /// Name.
        name / "nom": String,
        /// Initials.
        initials / "initiales": Vec<String>,
        /// Function.
        function / "fonction": Option<String>,
        /// Where it is held.
        body / "structure": Option<String>,
        /// Role in the network.
        network_role / "role_reseau": Option<String>,
    }
}

part! {
    /// The outline of the report.
    Outline {
        /// Texts before the first chapter.
        front / "avant": Vec<FrontText>,
        /// Chapters.
        chapters / "chapitres": Vec<Chapter>,
        /// Annexes, in order.
        annexes / "annexes": Vec<FrontText>,
    }
}

part! {
    /// A text before the chapters, or an annex.
    FrontText {
        /// Id of an annex; empty for a text.
        id / "id": String,
        /// Title.
        title / "titre": Option<String>,
        /// File of the bundle.
        text / "texte": Option<String>,
    }
}

part! {
    /// A chapter.
    Chapter {
        /// Id.
        id / "id": String,
        /// From 1.
        number / "numero": u32,
        /// Title.
        title / "titre": String,
        /// For running heads.
        short / "court": String,
        /// Rank of its hue, from 1.
        color / "couleur": u8,
        /// Id of the figure of its opening page.
        hook / "accroche": Option<String>,
        /// Ids of the themes whose events adorn its opening page.
        themes / "rubriques": Vec<String>,
        /// Sections.
        sections / "sections": Vec<Section>,
    }
}

part! {
    /// A section.
    Section {
        /// From 1; `None` when it is not numbered.
        number / "numero": Option<u32>,
        /// Title.
        title / "titre": String,
        /// File of the bundle.
        text / "texte": String,
        /// It has a number.
        numbered / "numerotee": bool,
    }
}

part! {
    /// A document beside the report, as rapport.toml declares it.
    DocumentEntry {
        /// Title.
        title / "titre": Option<String>,
        /// File of the bundle.
        text / "texte": Option<String>,
        /// Date of the document.
        date / "date": DateText,
        /// « 2021-02-22 ».
        date_iso / "date_iso": String,
        /// Where it is dated from.
        locality / "lieu": Option<String>,
        /// Id of the event that it announces.
        event / "evenement": Option<String>,
        /// « jeudi », of an event of one day.
        weekday / "jour_semaine": Option<&'static str>,
        /// « février 2021 », of an event of one month.
        month / "mois_annee": Option<String>,
        /// Ids of its charts, in order; empty for those of use.
        charts / "graphiques": Vec<String>,
        /// « 13h30 à 14h ».
        hours / "horaire": Option<String>,
    }
}

part! {
    /// A table attached to the PDF.
    TableEntry {
        /// File of the bundle.
        file / "fichier": String,
        /// Name of the attachment.
        name / "nom": String,
        /// What it holds.
        description / "description": String,
        /// How many rows.
        rows / "lignes": u64,
    }
}
