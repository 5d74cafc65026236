//! Exports of a vendor that have a row for each person: they are refused before
//! their rows are read, whatever the name of their file.

use super::words::list;
use crate::diagnostic::{Code, Diagnostic};
use crate::suggest::fold;

/// Columns that tell who somebody is, as vendors name them, folded.
const MAIL: [&str; 12] = [
    "email",
    "e_mail",
    "email_id",
    "email_address",
    "adresse_email",
    "adresse_e_mail",
    "adresse_mail",
    "adresse_electronique",
    "courriel",
    "mail",
    "email_payeur",
    "user_email",
];
/// What, beside a mail address, makes of a row a person.
const PERSON: [&str; 22] = [
    "open_ip",
    "click_ip",
    "optin_ip",
    "confirm_ip",
    "ip",
    "ip_address",
    "adresse_ip",
    "member_rating",
    "leid",
    "euid",
    "first_name",
    "last_name",
    "firstname",
    "lastname",
    "prenom",
    "nom_de_famille",
    "nom_participant",
    "prenom_participant",
    "user_name_original_name",
    "registration_time",
    "join_time",
    "open_date",
];

/// What to say of a header that is that of such an export.
pub fn export<'a>(header: impl Iterator<Item = &'a str>) -> Option<Diagnostic> {
    let is_one_of = |words: &[&str], name: &str| words.contains(&fold(name).as_str());
    let header: Vec<&str> = header.map(|name| name.trim_matches(['"', ' '])).collect();
    let mail: Vec<&str> = header.iter().copied().filter(|name| is_one_of(&MAIL, name)).collect();
    let person: Vec<&str> =
        header.iter().copied().filter(|name| is_one_of(&PERSON, name)).collect();
    if mail.is_empty() || person.is_empty() {
        return None;
    }
    let named = list(mail.into_iter().chain(person).take(4));
    let message = format!("ce fichier a une ligne par personne ({named}) : il n'est pas lu");
    Some(Diagnostic::new(Code::PersonalExport, message).help(
        "retirez-le du dossier ; le rapport ne veut que des totaux : exportez de l'outil d'envoi le bilan des campagnes, une ligne par envoi, ou reportez-en les totaux dans « newsletters »",
    ))
}

#[cfg(test)]
mod tests {
    use super::export;

    #[test]
    fn an_export_of_people_is_known_by_its_header() {
        for (header, is_export) in [
            ("Campaign ID;Campaign Name;Email_ID;Send_Date;Delivered_Date;Open_Date;Open_IP", true),
            ("Email Address;First Name;Last Name;MEMBER_RATING;OPTIN_IP", true),
            ("\"First Name\";\"Last Name\";\"Email\";\"Registration Time\"", true),
            ("Prénom participant;Nom participant;Email payeur;Statut de la commande", true),
            ("date_envoi;titre;liste;destinataires", false),
            ("Title;Subject;List;Send Date;Total Recipients;Unique Opens", false),
            ("nom;initiales;fonction;courriel", false),
            ("", false),
        ] {
            let found = export(header.split(';'));
            assert_eq!(found.is_some(), is_export, "{header}");
        }
    }
}
