//! Exports in the forms that services wrote before, or write elsewhere.

use super::samples::Case;

const EVENTBRITE_UK: &str = "Order no.,Order Date,First Name,Surname,Email,Quantity,Price Tier,Ticket Type,Attendee no.,Group,Order Type,Currency,Total Paid,Fees Paid,Eventbrite Fees,Eventbrite Payment Processing,Attendee Status\n\
    1,2021-03-01 10:00:00,Ada,Zygmunt,ada@exemple.org,1,,Plein,11,,Free,EUR,0.00,0.00,0.00,0.00,Attending\n\
    2,2021-03-02 10:00:00,Bob,Zygmunt,bob@exemple.org,1,,Plein,12,,Free,EUR,0.00,0.00,0.00,0.00,Refunded\n";

const EVENTBRITE_US: &str = "Order #,Order Date,First Name,Last Name,Email,Quantity,Ticket Type,Attendee Status\n\
    1,03/01/2021,Ada,Zygmunt,ada@exemple.org,1,Plein,Checked In\n\
    2,03/02/2021,Eve,Quintal,eve@exemple.org,1,Plein,Attending\n";

const OPENAGENDA_PLAIN: &str = "Identifiant;Titre;Description;Résumé horaires;Première date;Première ouverture;Dernière date;Horaires détaillés;Lien;Nom du lieu;Adresse;Code postal;Ville;Département;Région;Téléphone du lieu;Contributeur: Email;Contributeur: Téléphone;Contributeur: Nom;Statut;Mode de participation;État\n\
    70001;La fête du parc;Une fête;4 et 5 juin;04/06/2021;10:00;05/06/2021;4 juin;https://openagenda.com/a;Parc;Rue du Parc;59000;Lille;Nord;Hauts-de-France;0600000000;ada@exemple.org;0600000001;Ada Zygmunt;Publié;1;1\n\
    70002;Refusée;Rien;6 juin;06/06/2021;10:00;06/06/2021;6 juin;https://openagenda.com/b;Parc;Rue du Parc;59000;Lille;Nord;Hauts-de-France;0600000000;ada@exemple.org;0600000001;Ada Zygmunt;Refusé;1;1\n";

const MEETING_OLDER: &str = "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n\
    812 345,Club de mai,05/12/2021 02:00:00 PM,05/12/2021 03:30:00 PM,hote@exemple.org,90,2\n\n\
    Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Recording Consent\n\
    Ada Zygmunt,ada@exemple.org,05/12/2021 02:00:00 PM,05/12/2021 02:10:00 PM,10,Y\n\
    Eve Quintal,,05/12/2021 02:00:00 PM,05/12/2021 03:30:00 PM,90,\n";

const WEBINAR_OTHER: &str = "Attendee Report\nReport Generated:,\"Jun 01, 2021 10:00 AM\"\n\
    Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants:,Unique Viewers,Total Users\n\
    Le webinaire,99,\"May 31, 2021 02:00 PM\",60,41,3,4\n\
    Attendee Details,\nAttended,First Name,Last Name,Email,User Name (Original Name),Join Time\n\
    Yes,Ada,Zygmunt,ada@exemple.org,Ada Zygmunt,\"May 31, 2021 02:00 PM\"\n\
    Yes,Ada,Zygmunt,ada@exemple.org,Ada Zygmunt,\"May 31, 2021 02:20 PM\"\n\
    No,Eve,Quintal,eve@exemple.org,Eve Quintal,--\n";

const LINKEDIN_OLDER: &str = "Date,Impressions (organic),Impressions (sponsored),Impressions (total),Clicks (total),Reactions (total),Shares (total)\n\
    01/30/2021,10,0,10,1,1,2\n01/31/2021,20,5,25,2,2,1\n";

const LINKEDIN_FOLLOWERS: &str = "New followers of the page,,,,\nDate,Sponsored followers,Organic followers,Auto-invited followers,Total followers\n\
    01/30/2021,0,3,1,4\n01/31/2021,0,2,0,2\n02/01/2021,0,1,0,1\n";

const LINKEDIN_VISITORS: &str = "Date,Total page views (desktop),Total page views (mobile),Total page views (total),Total unique visitors (desktop),Total unique visitors (mobile),Total unique visitors (total)\n\
    01/30/2021,3,4,7,1,2,3\n02/01/2021,1,1,2,1,1,2\n";

const YOUTUBE_FR: &str = "Vidéos de la chaîne;;;;\nContenu;Titre de la vidéo;Heure de publication de la vidéo;Durée;Vues\n\
    Total;;;;1 300\nabc;Le bilan;28 sept. 2021;60;1\u{202f}200\ndef;Le kit;3 mai 2021;90;100\n";

const MATOMO_VISITS: &str = "Date,Visites,Visiteurs uniques,Actions\n2021-01-30,12,10,30\n2021-01-31,25,20,40\n2021-02-01,6,5,7\n";

/// A test of two letters: each half has its numbers.
const TWO_LETTERS: &str = "Campaign Report\n\"Title:\",\"Printemps\"\n\"Delivery Date/Time:\",\"Sat, May 1, 2021 10:15\"\n\n\
    \"Combination 1 Stats\"\n\"Subject Line:\",\"Le printemps\"\n\"From Name:\",\"Ada Zygmunt\"\n\"From Email:\",\"ada@exemple.org\"\n\
    \"Total Recipients:\",\"1,751\"\n\"Successful Deliveries:\",\"1,742\"\n\"Recipients Who Opened:\",\"141 (8.1%)\"\n\"Recipients Who Clicked:\",\"20 (1.1%)\"\n\"Total Unsubs:\",\"1\"\n\n\
    \"Combination 2 Stats\"\n\"Subject Line:\",\"Voici le printemps\"\n\"From Name:\",\"Ada Zygmunt\"\n\"From Email:\",\"ada@exemple.org\"\n\
    \"Total Recipients:\",\"1,750\"\n\"Successful Deliveries:\",\"1,742\"\n\"Recipients Who Opened:\",\"125 (7.2%)\"\n\"Recipients Who Clicked:\",\"27 (1.5%)\"\n\"Total Unsubs:\",\"1\"\n\n\
    \"Combination 1 Clicks by URL\"\n\"URL\",\"Total Clicks\",\"Unique Clicks\"\n\"https://exemple.org\",\"30\",\"20\"\n";

pub const OLDER: &[Case] = &[
    Case {
        name: "deux lettres.csv",
        text: TWO_LETTERS,
        words: &[],
        table: "newsletters",
        expected: &[
            ("date_envoi", &["2021-05-01"]),
            ("titre", &["Le printemps"]),
            ("destinataires", &["3501"]),
            ("delivres", &["3484"]),
            ("ouvertures_uniques", &["266"]),
            ("clics_uniques", &["47"]),
            ("desabonnements", &["2"]),
        ],
        change: ("125 (7.2%)", "126 (7.2%)"),
        people: &["Zygmunt", "@exemple"],
    },
    Case {
        name: "Atelier.csv",
        text: EVENTBRITE_UK,
        words: &["--avec", "date_debut=2021-03-10"],
        table: "evenements",
        expected: &[("titre", &["Atelier"]), ("inscrits", &["1"]), ("participants", &[""])],
        change: ("Refunded", "Attending"),
        people: &["Zygmunt", "@exemple"],
    },
    Case {
        name: "Atelier 2.csv",
        text: EVENTBRITE_US,
        words: &["--avec", "date_debut=2021-03-10"],
        table: "evenements",
        expected: &[("titre", &["Atelier 2"]), ("inscrits", &["2"]), ("participants", &["1"])],
        change: ("Attending", "Checked In"),
        people: &["Zygmunt", "Quintal", "@exemple"],
    },
    Case {
        name: "agenda.csv",
        text: OPENAGENDA_PLAIN,
        words: &[],
        table: "evenements",
        expected: &[
            ("date_debut", &["2021-06-04"]),
            ("titre", &["La fête du parc"]),
            ("lieu", &["Parc, Lille"]),
            ("format", &["présentiel"]),
        ],
        change: ("La fête du parc", "La grande fête"),
        people: &["Zygmunt", "@exemple", "060000000"],
    },
    Case {
        name: "club.csv",
        text: MEETING_OLDER,
        words: &[],
        table: "evenements",
        expected: &[("titre", &["Club de mai"]), ("participants", &["2"])],
        change: ("Eve Quintal,,", "Eve Quintal,ada@exemple.org,"),
        people: &["Zygmunt", "Quintal", "@exemple"],
    },
    Case {
        name: "webinaire.csv",
        text: WEBINAR_OTHER,
        words: &[],
        table: "evenements",
        expected: &[("titre", &["Le webinaire"]), ("participants", &["1"]), ("inscrits", &["41"])],
        change: (",60,41,", ",60,42,"),
        people: &["Zygmunt", "Quintal", "@exemple"],
    },
    Case {
        name: "linkedin.csv",
        text: LINKEDIN_OLDER,
        words: &[],
        table: "reseaux_par_mois",
        expected: &[("mois", &["2021-01"]), ("affichages", &["35"]), ("partages", &["3"])],
        change: (",25,", ",26,"),
        people: &[],
    },
    Case {
        name: "abonnes.csv",
        text: LINKEDIN_FOLLOWERS,
        words: &[],
        table: "reseaux_par_mois",
        expected: &[("mois", &["2021-01", "2021-02"]), ("nouveaux_abonnes", &["6", "1"])],
        change: (",1,0,1", ",2,0,2"),
        people: &[],
    },
    Case {
        name: "visiteurs.csv",
        text: LINKEDIN_VISITORS,
        words: &[],
        table: "reseaux_par_mois",
        expected: &[("mois", &["2021-01", "2021-02"]), ("pages_vues", &["7", "2"])],
        change: ("3,4,7", "3,5,8"),
        people: &[],
    },
    Case {
        name: "videos.csv",
        text: YOUTUBE_FR,
        words: &[],
        table: "videos",
        expected: &[("titre", &["Le bilan", "Le kit"]), ("vues", &["1200", "100"])],
        change: (";90;100", ";90;101"),
        people: &[],
    },
    Case {
        name: "visites.csv",
        text: MATOMO_VISITS,
        words: &[],
        table: "site",
        expected: &[("periode", &["2021-01", "2021-02"]), ("nombre", &["37", "6"])],
        change: ("02-01,6,", "02-01,8,"),
        people: &[],
    },
];
