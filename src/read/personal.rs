//! Files that have a row for each person, or a column of what reaches one: they
//! are refused before their rows are read, whatever the name of their file.
//!
//! Vendors and staff name such columns in a hundred ways. A name is judged by its
//! words: one that means a person's data, and none that makes of it a count, a
//! subject or a date of a mailing.

use super::words::list;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::suggest::name_key;
use crate::read::schema::{TableSchema, Who};

/// What a column tells of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A date of birth.
    Birth,
    /// A part of a name: a file of bodies has no first names.
    Name,
    /// A number that is one person's: of a machine, an account, the social security.
    Number,
    /// Where somebody lives.
    Home,
    /// A part of an address, which means a home only beside another part.
    Street,
    /// The other part.
    Town,
    /// What vendors keep of each person, which means one only beside a mail address.
    Trace,
}

const MAIL: &[&str] =
    &["email", "emails", "mail", "mails", "courriel", "courriels", "mel", "mailadresse"];
const PHONE: &[&str] = &[
    "telephone",
    "telephones",
    "tel",
    "tels",
    "phone",
    "phones",
    "telephonenumber",
    "phonenumber",
    "gsm",
    "natel",
    "handy",
    "whatsapp",
    "cellulaire",
    "cellphone",
    "telportable",
    "telfixe",
    "telmobile",
    "numtel",
];
/// Telephones by what they are, where nothing else is meant.
const DEVICE: &[&str] = &["portable", "portables", "mobile", "mobiles", "fixe", "cell", "fax"];
const BIRTH: &[&str] = &["naissance", "birth", "birthday", "birthdate", "dob", "anniversaire"];
const BIRTHS: &[&str] = &["ne_le", "ne_e_le", "nee_le", "ne_en", "ne_e_en", "nee_en", "ne_e"];
const NAME: &[&str] = &["prenom", "prenoms", "firstname", "lastname", "surname", "forename"];
const NAMES: &[&str] = &[
    "first_name",
    "last_name",
    "given_name",
    "family_name",
    "full_name",
    "nom_de_famille",
    "nom_de_jeune_fille",
    "nom_d_usage",
    "nom_patronymique",
    "nom_participant",
    "nom_adherent",
    "nom_payeur",
    "user_name_original_name",
    "civilite",
];
const NUMBERS: &[&str] = &["ip", "ip_address", "adresse_ip", "iban", "rib", "nir"];
const SECURITY: &[&str] = &["securite_sociale", "numero_fiscal", "numero_avs", "registre_national"];
const HOMES: &[&str] = &[
    "adresse_postale",
    "adresse_personnelle",
    "adresse_perso",
    "adresse_du_domicile",
    "adresse_de_residence",
    "adresse_domicile",
    "adresse_complete",
    "domicile",
    "postal_address",
    "home_address",
    "mailing_address",
];
const STREET: &[&str] = &["adresse", "adresses", "address", "rue", "voie", "street", "strasse"];
const TOWNS: &[&str] = &[
    "code_postal",
    "codepostal",
    "cp",
    "npa",
    "zip",
    "zip_code",
    "zipcode",
    "postcode",
    "postal_code",
    "ville",
    "city",
    "localite",
    "commune",
];
const TRACES: &[&str] = &[
    "open_ip",
    "click_ip",
    "optin_ip",
    "confirm_ip",
    "member_rating",
    "leid",
    "euid",
    "registration_time",
    "join_time",
    "open_date",
];
/// Words by which a name is a count, a mailing's or a page's, and nobody's.
const NOBODYS: &[&str] = &[
    "nb",
    "nbre",
    "nombre",
    "taux",
    "total",
    "totaux",
    "envoye",
    "envoyes",
    "envoi",
    "envois",
    "sent",
    "delivre",
    "delivres",
    "delivered",
    "ouvert",
    "ouverts",
    "ouverture",
    "ouvertures",
    "open",
    "opens",
    "opened",
    "clic",
    "clics",
    "clique",
    "cliques",
    "click",
    "clicks",
    "objet",
    "subject",
    "titre",
    "title",
    "campagne",
    "campaign",
    "modele",
    "template",
    "type",
    "liste",
    "list",
    "rate",
    "bounce",
    "bounces",
    "count",
    "visites",
    "visiteurs",
    "sessions",
    "appels",
    "site",
    "web",
    "page",
    "url",
    "internet",
    "rebond",
    "rebonds",
    "erreur",
    "erreurs",
    "hotline",
    "permanence",
    "permanences",
];

/// What the name of a column tells of a person, if anything.
pub(super) fn reported(name: &str) -> Option<Told> {
    let folded = name_key(name);
    let words: Vec<&str> = folded.split('_').collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    // Whole words, in this order, anywhere in the name.
    let says = |known: &[&str]| {
        known.iter().any(|known| {
            let known: Vec<&str> = known.split('_').collect();
            words.windows(known.len()).any(|part| part == known)
        })
    };
    let is = |known: &[&str]| known.contains(&folded.as_str());
    let begins = |known: &[&str]| known.iter().any(|start| folded.starts_with(start));
    if is(TRACES) {
        return Some(Told::Trace);
    }
    if has(NOBODYS) && !says(&["email_id"]) {
        return None;
    }
    let mail = has(MAIL)
        || says(&["e_mail", "e_mails", "adresse_electronique", "courrier_electronique"])
        || words.iter().any(|word| word.starts_with("email"));
    let full_name = ["nom_prenom", "nom_et_prenom", "prenom_nom", "prenom_et_nom"];
    Some(match () {
        () if mail => Told::Mail,
        () if has(PHONE) || (words.len() <= 3 && has(DEVICE)) => Told::Phone,
        () if has(BIRTH) || (words.len() <= 5 && begins(BIRTHS)) => Told::Birth,
        () if has(NAME) || says(NAMES) || says(&full_name) => Told::Name,
        () if is(NUMBERS) || says(SECURITY) => Told::Number,
        () if says(HOMES) => Told::Home,
        () if has(STREET) => Told::Street,
        () if says(TOWNS) => Told::Town,
        () => return None,
    })
}

/// Whether a column is one that no table of people keeps.
pub(super) fn is_personal(name: &str, table: &TableSchema) -> bool {
    let is_of_people = table.who != Who::Nobody;
    match reported(name) {
        Some(Told::Mail | Told::Phone | Told::Birth | Told::Number) => true,
        Some(Told::Home | Told::Street) => is_of_people,
        _ => false,
    }
}

/// Whether a column holds the first names, or the names, of people.
pub(super) fn names_people(name: &str) -> bool {
    reported(name) == Some(Told::Name)
}

/// How sure it must be that the rows are people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// A header of a table: one column is enough.
    None,
    /// A record that may be none: two things must be reported of a person.
    Some,
}

/// What to say of a header by which the rows tell who somebody is or how to
/// reach them. `table` is the one that it is the header of, if it is one's.
pub fn export<'a>(
    table: Option<&'static TableSchema>,
    header: impl Iterator<Item = &'a str>,
    doubt: Doubt,
) -> Option<Diagnostic> {
    // A name that an edition declares is still that of a person's data; of columns that are not read,
    // and of first names of people that it wants to name, nothing is said here.
    let is_own = |name: &str| {
        let own =
            table.and_then(|it| it.own.get(it.own.iter().position(|own| *own == name_key(name))?));
        own.is_some() && !matches!(reported(name), Some(Told::Name | Told::Trace))
    };
    let is_known =
        |name: &&str| table.is_some_and(|table| table.find(name).is_some()) && !is_own(name);
    let columns: Vec<(&str, Told)> = header
        .map(|name| name.trim_matches(['"', ' ', '\u{a0}']))
        .filter(|name| !is_known(name))
        .filter_map(|name| Some((name, reported(name)?)))
        .collect();
    let any = |kinds: &[Told]| columns.iter().any(|(_, reported)| kinds.contains(reported));
    let who = table.map(|table| table.who);
    // Of an event or a partner, an address is a place that anybody may go to.
    let names_people = columns.iter().any(|(_, it)| *it == Told::Name)
        || table.is_some_and(|it| it.own.iter().any(|own| reported(own) == Some(Told::Name)));
    let homes = who != Some(Who::Nobody) || names_people;
    let are_people = matches!(who, Some(Who::Named | Who::Members));
    let tells = |reported: Told| match reported {
        Told::Mail | Told::Phone | Told::Birth | Told::Number => true,
        Told::Name => who != Some(Who::Named),
        Told::Home => homes,
        Told::Street => homes && (are_people || any(&[Told::Town])),
        Told::Town => homes && any(&[Told::Street, Told::Home]),
        Told::Trace => any(&[Told::Mail]),
    };
    let named: Vec<(&str, Told)> = columns.iter().copied().filter(|(_, it)| tells(*it)).collect();
    // Two parts of an address are one thing.
    let kinds = named.iter().filter(|(_, it)| *it != Told::Town);
    let least = match doubt {
        Doubt::None => 1,
        Doubt::Some => 2,
    };
    (kinds.count() >= least).then(|| diagnostic(table, &named))
}

fn diagnostic(table: Option<&'static TableSchema>, named: &[(&str, Told)]) -> Diagnostic {
    let names = list(named.iter().map(|(name, _)| *name));
    let kept = |table: &TableSchema| {
        let is_told = |name: &str| named.iter().any(|(told, _)| name_key(told) == name);
        let is_beside = |name: &str| ["notes", "illustratif", "source"].contains(&name);
        list(table.names().filter(|name| !is_beside(name) && !is_told(name)))
    };
    let these = if named.len() == 1 { "retirez cette colonne" } else { "retirez ces colonnes" };
    let (message, help) = match table {
        Some(table) if table.who == Who::Members => (
            format!("ce fichier a une ligne par personne ({names}) : il n'est pas lu"),
            format!("{these} : le rapport n'en a pas besoin, et le fichier circule ; pour compter des particuliers sans les nommer, gardez « type » et au besoin « region », « departement », « depuis », et écrivez [confidentialite] adherents = \"compter\" dans rapport.toml"),
        ),
        Some(table) if table.name != "newsletters" => (
            format!("ce fichier a des données personnelles ({names}) : il n'est pas lu"),
            format!(
                "{these} : le rapport n'en a pas besoin, et le fichier circule ; colonnes de la table « {} » : {}",
                table.name,
                kept(table)
            ),
        ),
        _ => (
            format!("ce fichier a une ligne par personne ({names}) : il n'est pas lu"),
            "retirez-le du dossier ; le rapport ne veut que des totaux : exportez de l'outil d'envoi le bilan des campagnes, une ligne par envoi, ou reportez-en les totaux dans « newsletters »".to_owned(),
        ),
    };
    let diagnostic = Diagnostic::new(Code::PersonalExport, message).help(help);
    match table {
        Some(table) => diagnostic.about(table.name),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::{Doubt, export};
    use crate::dataset::tables::tests::table;

    #[test]
    fn an_export_of_people_is_known_by_its_header() {
        for (header, is_export) in [
            ("Campaign ID;Campaign Name;Email_ID;Send_Date;Delivered_Date;Open_Date;Open_IP", true),
            ("Email Address;First Name;Last Name;MEMBER_RATING;OPTIN_IP", true),
            ("\"First Name\";\"Last Name\";\"Email\";\"Registration Time\"", true),
            ("Prénom participant;Nom participant;Email payeur;Statut de la commande", true),
            ("Numéro de membre;Nom & prénom;Adresse E-Mail;Numéro de téléphone", true),
            ("Horodateur;Adresse e-mail;Votre nom et prénom;GSM", true),
            ("date_envoi;titre;liste;destinataires", false),
            ("Title;Subject;List;Send Date;Total Recipients;Unique Opens", false),
            ("Nom de la campagne;Objet de l'e-mail;E-mails envoyés;E-mails délivrés", false),
            ("nom;ville;code postal;site web", false),
            ("nom;adresse;code postal;ville;site web", false),
            ("", false),
        ] {
            let found = export(None, header.split(';'), Doubt::Some);
            assert_eq!(found.is_some(), is_export, "{header}");
        }
    }

    #[test]
    fn one_column_is_enough_in_a_table() {
        for (name, header) in [
            ("adherents", "nom;type;Adresse E-Mail"),
            ("adherents", "nom;type;Né(e) le"),
            ("adherents", "nom;type;Date de naissance"),
            ("adherents", "nom;type;Portable"),
            ("adherents", "nom;type;N° de tél."),
            ("adherents", "nom;type;Natel"),
            ("adherents", "nom;prénom;type"),
            ("adherents", "Nom de famille;type"),
            ("adherents", "First name;Surname;type"),
            ("adherents", "nom;type;Adresse;Code postal;Ville"),
            ("adherents", "nom;type;Adresse postale"),
            ("adherents", "nom;type;Home address"),
            ("evenements", "date_debut;titre;categorie;E-mail de l'intervenant"),
            ("partenaires", "nom;categorie;Téléphone"),
            ("personnes", "nom;initiales;fonction;courriel"),
            ("presse", "date;media;titre;portee;Tél. portable du journaliste"),
            ("newsletters", "Phone Number;titre"),
        ] {
            assert!(
                export(table(name), header.split(';'), Doubt::None).is_some(),
                "{name}: {header}"
            );
        }
    }

    #[test]
    fn other_columns_are_nobodys() {
        for (name, header) in [
            ("adherents", "nom;type;code;region;departement;depuis;Ville"),
            ("evenements", "Date;Titre;Adresse;Code postal;Ville"),
            ("evenements", "Date;Titre;Nombre d'appels téléphoniques"),
            ("newsletters", "date_envoi;Emails envoyés;Emails ouverts;Taux de clic"),
            ("site", "periode;Visites mobile;Visites ordinateur"),
            ("personnes", "prénom et nom;fonction"),
            ("reseaux", "au;reseau;compte;abonnes"),
        ] {
            assert!(
                export(table(name), header.split(';'), Doubt::None).is_none(),
                "{name}: {header}"
            );
        }
    }
}
