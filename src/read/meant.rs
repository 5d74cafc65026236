//! Which column a header that no column has was surely meant to be: the words that staff use, and slips of the keyboard.
//!
//! A guess that is not sure is none: « Date limite d'inscription » is no date of an event.

use crate::language::suggest::name_key;
use crate::read::schema::{CellForm, Fields, TableSchema};

/// Longer headers are sentences, and comparing them is slow.
const LONGEST: usize = 64;
/// Small words between the others.
const SMALL: [&str; 12] = ["de", "d", "du", "des", "la", "le", "les", "l", "en", "n", "no", "a"];
/// Words of a count, which the column itself says.
const COUNTS: [&str; 4] = ["nb", "nbr", "nbre", "nombre"];
/// What a row is: « Lieu de l'événement » is « lieu ».
const ROWS: [&str; 13] = [
    "evenement",
    "manifestation",
    "action",
    "article",
    "envoi",
    "campagne",
    "fiche",
    "adherent",
    "partenaire",
    "publication",
    "personne",
    "total",
    "totale",
];
/// Words of the date of a row, whatever the table calls it.
const DATES: [&str; 5] = ["date", "jour", "quand", "periode", "date_evenement"];

/// Words that say enough wherever they stand in a header: « Ville du rassemblement ».
const ANYWHERE: [&str; 12] = [
    "ville",
    "commune",
    "endroit",
    "thematique",
    "remarque",
    "commentaire",
    "observation",
    "orateur",
    "animateur",
    "journal",
    "modalite",
    "present",
];

/// Words for columns of whatever table.
const COMMON: [(&str, &[&str]); 4] = [
    ("notes", &["remarque", "commentaire", "observation", "note_interne"]),
    ("url", &["lien", "lien_web", "site_web", "adresse_web", "page_web", "lien_internet"]),
    ("titre", &["intitule", "libelle", "nom_titre"]),
    ("description", &["resume", "presentation", "descriptif"]),
];

/// For each of the unknown headers of a table the column that it was meant to be, each column once: a column that is
/// needed comes first, and one that the table has already never.
pub fn columns(
    schema: &'static TableSchema,
    fields: &Fields,
    unknown: &[&str],
) -> Vec<Option<&'static str>> {
    let headers: Vec<Header> = unknown.iter().map(|name| Header::of(name)).collect();
    let mut meant = vec![None; unknown.len()];
    let mut free: Vec<&'static str> = {
        let columns = schema.columns.iter().zip(fields).filter(|(_, field)| field.is_none());
        let (mut needed, others): (Vec<_>, Vec<_>) = columns.partition(|(it, _)| it.required);
        needed.extend(others);
        needed.into_iter().map(|(column, _)| column.name).collect()
    };
    // The surest guesses of all headers take their columns first.
    let guesses: [fn(&Header, &str, &TableSchema) -> bool; 4] =
        [Header::is_word_for, Header::is_slip_for, Header::names_more_than, Header::holds_word_for];
    for guess in guesses {
        for (header, found) in headers.iter().zip(&mut meant) {
            if found.is_none()
                && let Some(at) = free.iter().position(|column| guess(header, column, schema))
            {
                *found = Some(free.remove(at));
            }
        }
    }
    meant
}

/// A header as it is compared.
struct Header {
    /// Folded.
    folded: String,
    /// Without small words, words of a count and plurals.
    core: String,
}

impl Header {
    fn of(name: &str) -> Self {
        let folded = if name.len() > LONGEST { String::new() } else { name_key(name) };
        let said = |word: &&str| !SMALL.contains(word) && !COUNTS.contains(word);
        let words: Vec<&str> = folded.split('_').filter(said).collect();
        let core = if words.is_empty() { core_of(&folded) } else { core_of(&words.join("_")) };
        Self { core, folded }
    }

    /// It is another word for the column.
    fn is_word_for(&self, column: &str, schema: &TableSchema) -> bool {
        let of_table = schema.columns.iter().map(|it| (it.name, it.words));
        let mut of_column =
            COMMON.iter().copied().chain(of_table).filter(|(name, _)| *name == column);
        let is_date = || DATES.contains(&&*self.core) && is_its_date(column, schema);
        !self.core.is_empty()
            && (self.core == core_of(column)
                || of_column.any(|(_, words)| words.iter().any(|word| core_of(word) == self.core))
                || is_date())
    }

    /// It is the name of the column, but for a slip of the keyboard.
    fn is_slip_for(&self, column: &str, schema: &TableSchema) -> bool {
        // « Lien » is no « lieu » where it is « url ».
        if schema.names().any(|other| self.is_word_for(other, schema)) {
            return false;
        }
        let slips = |written: &str, name: &str| {
            let length = written.chars().count().max(name.len());
            let most = (length / 4).max(1).min(length.saturating_sub(2));
            written.chars().count().abs_diff(name.len()) <= most
                && strsim::damerau_levenshtein(written, name) <= most
        };
        !self.core.is_empty()
            && (slips(&self.folded, column) || slips(&self.core, &core_of(column)))
    }

    /// It says the column and what a row is: « Lieu de l'événement ».
    fn names_more_than(&self, column: &str, schema: &TableSchema) -> bool {
        let mut words = self.core.split('_').filter(|word| !ROWS.contains(word));
        match (words.next(), words.next()) {
            (Some(only), None) if only.len() < self.core.len() => {
                let header = Self { folded: only.to_owned(), core: only.to_owned() };
                header.is_word_for(column, schema)
            }
            _ => false,
        }
    }

    /// One of its words can mean nothing else.
    fn holds_word_for(&self, column: &str, schema: &TableSchema) -> bool {
        self.core.split('_').filter(|word| ANYWHERE.contains(word)).any(|word| {
            let header = Self { folded: word.to_owned(), core: word.to_owned() };
            header.is_word_for(column, schema)
        })
    }
}

fn singular(word: &str) -> &str {
    if word.len() > 3 { word.trim_end_matches('s') } else { word }
}

/// Words without their plural.
fn core_of(words: &str) -> String {
    words.split('_').map(singular).collect::<Vec<_>>().join("_")
}

/// The date of a row is the one that the table needs.
fn is_its_date(column: &str, schema: &TableSchema) -> bool {
    let needed = schema.columns.iter().find(|it| it.required && it.kind == CellForm::Date);
    needed.is_some_and(|it| it.name == column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::tables::TABLES;
    use crate::dataset::tables::tests::table;

    /// The columns that the headers of a file were meant to be; those that are columns are not asked.
    fn meant(name: &str, headers: &[&str]) -> Vec<String> {
        let schema = table(name).expect(name);
        let mut fields = vec![None; schema.columns.len()];
        for index in headers.iter().filter_map(|it| schema.find(it)) {
            fields[index] = Some(0);
        }
        let unknown: Vec<&str> =
            headers.iter().copied().filter(|it| schema.find(it).is_none()).collect();
        let found = columns(schema, &fields, &unknown);
        found.into_iter().map(|it| it.unwrap_or("-").to_owned()).collect()
    }

    #[test]
    fn the_commonest_headers_are_understood() {
        for (table, headers, columns) in [
            ("evenements", &["Date", "Titre", "Catégorie"][..], &["date_debut"][..]),
            ("evenements", &["Date", "Nom", "Catégorie"], &["date_debut", "titre"]),
            (
                "evenements",
                &["Date de fin", "Date de début", "Intitulé"],
                &["date_fin", "date_debut", "titre"],
            ),
            (
                "evenements",
                &["Date de l'événement", "Nom de l'événement", "Ville"],
                &["date_debut", "titre", "lieu"],
            ),
            ("evenements", &["Date", "Jour", "Titre"], &["date_debut", "-"]),
            (
                "evenements",
                &["Nb de participants", "Nombre d'inscrits"],
                &["participants", "inscrits"],
            ),
            (
                "evenements",
                &["Lieu de l'événement", "Type d'événement", "Thématiques"],
                &["lieu", "type", "rubriques"],
            ),
            ("evenements", &["titre", "Nom"], &["-"]),
            (
                "evenements",
                &["Titer", "categories", "date_deb"],
                &["titre", "categorie", "date_debut"],
            ),
            (
                "evenements",
                &["Nom de l'animateur", "Ville du rassemblement"],
                &["intervenants", "lieu"],
            ),
            ("newsletters", &["Date d'envoi", "Objet", "Destinataires"], &["date_envoi", "titre"]),
            (
                "newsletters",
                &["Date", "Nom de la campagne", "Ouvertures", "Clics"],
                &["date_envoi", "titre", "ouvertures_uniques", "clics_uniques"],
            ),
            (
                "presse",
                &["Date de parution", "Journal", "Titre de l'article"],
                &["date", "media", "titre"],
            ),
            (
                "adherents",
                &["Nom de la collectivité", "Année d'adhésion", "Code INSEE"],
                &["nom", "depuis", "code"],
            ),
            ("effectifs", &["Date", "Catégorie", "Nombre d'adhérents"], &["au", "type", "nombre"]),
            (
                "reseaux",
                &["Date", "Réseau social", "Nombre d'abonnés"],
                &["au", "reseau", "abonnes"],
            ),
            (
                "telechargements",
                &["Mois", "Numéro de fiche", "Téléchargements uniques", "Téléchargements"],
                &["periode", "fiche", "uniques", "total"],
            ),
            ("partenaires", &["Nom du partenaire", "Type"], &["nom", "categorie"]),
            ("personnes", &["Nom et prénom", "Date de début"], &["nom", "debut"]),
        ] {
            assert_eq!(meant(table, headers), columns, "{table} {headers:?}");
        }
    }

    #[test]
    fn what_is_not_sure_is_not_guessed() {
        for (table, headers) in [
            (
                "evenements",
                &["Date limite d'inscription", "Date de création", "Heure", "Durée", "Prix"][..],
            ),
            ("evenements", &["Titre du formateur", "Taux de remplissage", "Pays", "Référent", ""]),
            ("newsletters", &["Taux d'ouverture", "Taux de clics", "Expéditeur"]),
            ("adherents", &["Code postal", "Téléphone", "Courriel"]),
            ("presse", &["Nom", "Audience"]),
        ] {
            let expected = vec!["-"; headers.len()];
            assert_eq!(meant(table, headers), expected, "{table} {headers:?}");
        }
        assert_eq!(meant("evenements", &[&"titre ".repeat(40)]), ["-"]);
    }

    #[test]
    fn every_word_is_folded() {
        let of_tables = TABLES.iter().flat_map(|it| it.columns).map(|it| (it.name, it.words));
        for (column, words) in COMMON.iter().copied().chain(of_tables) {
            assert!(words.iter().all(|word| name_key(word) == *word), "{column}: {words:?}");
        }
    }
}
