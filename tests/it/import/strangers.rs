//! Files that no profile knows: what came nearest is named, and what it has that they have not.

use super::samples::{BREVO, MAILCHIMP, TICKETS};
use super::{column, edition, import, rows};

#[test]
fn a_stranger_is_told_what_came_nearest_and_what_it_lacks() {
    let fec = "JournalCode\tJournalLib\tNumero\tEcritureDate\tCompteNum\tDebit\tCredit\nBQ\tB\t1\t20210101\t512\t1,00\t0,00\n";
    let youtube = "Inhalt,Titre de la vidéo,Heure de publication de la vidéo,Vues\na,Le bilan,28 sept. 2021,3\n";
    let facebook = "ID,Page ID,Page name,Publish time,Permalink,Views\n1,2,R,09/15/2021 18:00,https://exemple.org,3\n";
    let linkedin =
        "Jour,Impressions (organic),Impressions (total),Reactions (total)\n01/30/2021,1,2,3\n";
    let zoom = "Meeting ID,Topic,Beginning,End Time,User Email,Duration (Minutes),Participants\n8,Club,05/12/2021,05/12/2021,a@exemple.org,9,4\n";
    let eventbrite =
        "Order ID,Order Date,Status,First Name,Ticket Quantity\n1,03/01/2021,Attending,Ada,1\n";
    let paheko = "\"Numéro d'écriture\",Type,Date,\"Compte général\",Débit,Crédit\n1,Don,01/02/2021,512,\"1,00\",\"0,00\"\n";
    for (name, text, nearest, lacking) in [
        (
            "a.csv",
            MAILCHIMP.replace("\"Total Recipients\"", "\"All\""),
            "Mailchimp, liste des campagnes",
            "Total Recipients",
        ),
        (
            "b.csv",
            BREVO.replace("Open_Date", "Opened_At"),
            "Brevo, destinataires d'une campagne",
            "Open_Date",
        ),
        (
            "c.csv",
            TICKETS.replace("Numéro de billet", "Numéro"),
            "HelloAsso, billets d'un événement",
            "Numéro de billet",
        ),
        ("d.csv", fec.to_owned(), "FEC, écritures comptables", "EcritureNum"),
        ("e.csv", youtube.to_owned(), "YouTube Studio, vidéos", "Contenu"),
        ("f.csv", facebook.to_owned(), "Facebook, messages (Meta Business Suite)", "Post ID"),
        ("g.csv", linkedin.to_owned(), "LinkedIn, contenus d'une page", "Date"),
        ("h.csv", zoom.to_owned(), "Zoom, participants d'une réunion", "Start Time"),
        ("i.csv", eventbrite.to_owned(), "Eventbrite, participants", "Attendee Status"),
        ("j.csv", paheko.to_owned(), "Paheko, écritures d'un exercice", "Numéro compte"),
    ] {
        let own = edition();
        let (said, _) = import(&own, name, text, &["--a-blanc"]);
        assert!(
            said.contains(&format!("le plus proche est « {nearest} », il lui manque : {lacking}")),
            "{name}: {said}"
        );
        assert!(said.contains("profils/") && said.contains("etend = "), "{name}: {said}");
    }
}

#[test]
fn a_list_of_people_that_nothing_counts_enters_no_edition() {
    let list =
        "Date;Titre;Nom;E-mail;Téléphone\n04/03/2021;Atelier;Zygmunt;ada@exemple.org;0600000000\n";
    let tickets = TICKETS.replace("Numéro de billet", "Numéro");
    for (name, text) in [("liste.csv", list), ("billets.csv", &tickets)] {
        let own = edition();
        let words = ["--oui", "--avec", "categorie=rencontres", "--avec", "collection=kit"];
        let (said, code) = import(&own, name, text, &words);
        assert!(code == 1 && said.contains("il a une ligne par personne"), "{name}: {said}");
        let kept = std::fs::read_dir(own.path("")).expect("a folder").count();
        assert_eq!(kept, 1, "{name}: rapport.toml alone");
    }
    // One column of it is left out, and the rest is poured: the file itself stays outside.
    let own = edition();
    let sheet = "Date;Intitulé;Lieu;E-mail du contact\n05/02/2021;Agora;Lille;ada@exemple.org\n";
    let (said, code) = import(&own, "rendez-vous.csv", sheet, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "evenements"), "titre"), ["Agora"]);
    assert!(!own.path("rendez-vous.csv").exists());
    let written = std::fs::read_to_string(own.path("evenements.csv")).expect("there");
    assert!(!written.contains("@exemple"), "{written}");
}

#[test]
fn a_heading_that_a_service_changed_is_mended_in_the_edition() {
    let own = edition();
    let changed = MAILCHIMP.replace("\"Total Recipients\"", "\"All Recipients\"");
    own.write(
        "profils/mailchimp-campagnes.toml",
        "etend = \"mailchimp-campagnes\"\n[reconnaitre]\ncolonnes = [\"Title\", \"Subject\", \"Send Date\", \"All Recipients\"]\n[colonnes]\ndestinataires = { de = \"All Recipients\" }\n",
    );
    let (said, code) = import(&own, "campaigns.csv", &changed, &["--oui"]);
    assert!(code == 0 && said.contains("Mailchimp, liste des campagnes"), "{said}");
    let letters = rows(&own, "newsletters");
    // What is not said again is as it was.
    assert_eq!(column(&letters, "destinataires"), ["1234", "1250"]);
    assert_eq!(column(&letters, "ouvertures_uniques"), ["333", "400"]);
    own.write("profils/autre.toml", "etend = \"mailchimp-campagne\"\ncle = 3\n");
    let (said, code) = import(&own, "campaigns.csv", &changed, &["--oui"]);
    assert!(code == 2 && said.contains("profils/autre.toml"), "{said}");
    own.write("profils/autre.toml", "etend = \"mailchimp\"\n");
    let (said, code) = import(&own, "campaigns.csv", &changed, &["--oui"]);
    assert!(code == 2 && said.contains("« mailchimp » n'est pas un profil"), "{said}");
}

#[test]
fn two_exports_of_one_event_are_one_row() {
    let own = edition();
    let words = ["--oui", "--avec", "titre=Club de mai", "--avec", "date_debut=12/05/2021"];
    let (said, code) = import(&own, "billets.csv", TICKETS, &words);
    assert_eq!(code, 0, "{said}");
    let (said, code) = import(&own, "reunion.csv", super::samples::MEETING, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let events = rows(&own, "evenements");
    assert_eq!(column(&events, "titre"), ["Club de mai"], "{said}");
    assert_eq!(
        (&*column(&events, "inscrits")[0], &*column(&events, "participants")[0]),
        ("2", "2")
    );
    for (name, text, words) in
        [("billets.csv", TICKETS, &words[..]), ("reunion.csv", super::samples::MEETING, &["--oui"])]
    {
        let (said, _) = import(&own, name, text, words);
        assert!(said.contains("Rien à écrire"), "{name}: {said}");
    }
}

/// The page of help shows two profiles: they are read as they stand.
#[test]
fn the_profiles_of_the_help_are_profiles() {
    let page = crate::edition::repository().join("src/cli/help/profils.md");
    let page = std::fs::read_to_string(page).expect("it is text");
    let own = edition();
    let blocks: Vec<&str> =
        page.split("```toml\n").skip(1).filter_map(|it| it.split("```").next()).collect();
    for (number, block) in blocks.iter().enumerate() {
        own.write(&format!("profils/exemple-{number}.toml"), block);
    }
    let sheet = "Numéro;Jour;Titre;État;Courriel;Présent\n1;05/02/2021;Agora;Confirmé;ada@exemple.org;Oui\n";
    let (said, code) = import(&own, "a.csv", sheet, &["--oui"]);
    assert!(code == 0 && said.contains("Notre logiciel d'inscription"), "{said}");
    assert_eq!(column(&rows(&own, "evenements"), "participants"), ["1"]);
    let renamed = MAILCHIMP.replace("\"Total Recipients\"", "\"All Recipients\"");
    let (said, code) = import(&own, "b.csv", renamed, &["--oui"]);
    assert_eq!(
        (code, column(&rows(&own, "newsletters"), "destinataires")),
        (0, vec!["1234".to_owned(), "1250".to_owned()]),
        "{said}"
    );
    // It lists each of the tool's own, with what it stands on.
    let output = own.rapport(&["aide", "profils"]).output().expect("it runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    for id in super::privacy::ids() {
        assert!(shown.contains(&format!("\n{id}\n")), "{id}");
    }
}
