//! Exports after the headings that services write; no person in them exists.

/// An export, the columns that it fills, and what must stand in them.
pub struct Case {
    pub name: &'static str,
    pub text: &'static str,
    pub words: &'static [&'static str],
    pub table: &'static str,
    pub expected: &'static [(&'static str, &'static [&'static str])],
    /// A value in the export, and what a later export has in its place.
    pub change: (&'static str, &'static str),
    /// Words of people that may stand in no file.
    pub people: &'static [&'static str],
}

pub const MAILCHIMP: &str = "Title,Subject,List,\"Send Date\",\"Send Weekday\",\"Total Recipients\",\"Successful Deliveries\",\"Soft Bounces\",\"Unique Opens\",\"Open Rate\",\"Unique Clicks\",Unsubscribes,\"Unique Id\"\n\
    Janvier,\"Bonne année, tous\",La lettre,\"Jan 09, 2021 09:30 pm\",Sunday,\"1,234\",1200,3,\"333\",27.78%,50,2,aaa111\n\
    Février,Le kit,La lettre,\"Feb 14, 2021 08:00 am\",Monday,1250,1240,1,400,32.26%,61,0,bbb222\n";

pub const BREVO: &str = "\u{feff}Campaign ID;Campaign Name;Email_ID;Send_Date;Delivered_Date;Open_Date;Total Opens;Total Apple MPP Opens;Unsubscribe_Date;Hard_Bounce_Date;Hard_Bounce_Reason;Soft_Bounce_Date;Soft_Bounce_Reason;Open_IP;Click_IP;Unsubscribe_IP;Clicked_Links_Count;Complaint_date;https://exemple.org\r\n\
    12;Lettre de mars;un@exemple.org;03-03-2021 10:45:06;03-03-2021 10:45:09;03-03-2021 11:00:00;2;0;;;;;;203.0.113.7;;;1;;1\r\n\
    12;Lettre de mars;deux@exemple.org;03-03-2021 10:45:06;03-03-2021 10:45:09;;0;0;;;;;;;;;0;;0\r\n\
    12;Lettre de mars;trois@exemple.org;03-03-2021 10:45:06;;;0;0;;03-03-2021 10:45:09;boîte pleine;;;;;;0;;0\r\n";

pub const TICKETS: &str = "Référence commande;Date de la commande;Statut de la commande;Nom participant;Prénom participant;Nom payeur;Prénom payeur;Email payeur;Raison sociale;Moyen de paiement;Billet;Numéro de billet;Tarif;Montant tarif;Code Promo;Montant code promo\n\
    1001;04/03/2021 14:25;Validé;Zygmunt;Ada;Zygmunt;Ada;ada@exemple.org;;Carte;Plein;5001;Plein;85,00;;\n\
    1001;04/03/2021 14:25;Validé;Zygmunt;Bob;Zygmunt;Ada;ada@exemple.org;;Carte;Plein;5002;Plein;85,00;;\n\
    1002;05/03/2021 09:00;Annulé;Quintal;Eve;Quintal;Eve;eve@exemple.org;;Carte;Plein;5003;Plein;85,00;;\n";

pub const MEETING: &str = "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n\
    812 345,Club de mai,05/12/2021 02:00:00 PM,05/12/2021 03:30:00 PM,hote@exemple.org,90,4\n\
    \n\
    Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n\
    Ada Zygmunt,ada@exemple.org,05/12/2021 02:00:00 PM,05/12/2021 02:10:00 PM,10,Yes\n\
    Ada Zygmunt,ada@exemple.org,05/12/2021 02:12:00 PM,05/12/2021 03:30:00 PM,78,Yes\n\
    Eve Quintal,,05/12/2021 02:00:00 PM,05/12/2021 03:30:00 PM,90,Yes\n";

pub const WEBINAR: &str = "Attendee Report\nReport Generated:,\"Jun 01, 2021 10:00 AM\"\n\
    Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users,Max Concurrent Views\n\
    Le webinaire,99,\"May 31, 2021 02:00 PM\",60,40,2,3,4,3\n\
    Host Details,\n\
    Attended,User Name (Original Name),Email,Join Time\n\
    Yes,Hôte Unique,hote@exemple.org,\"May 31, 2021 02:00 PM\"\n\
    Attendee Details,\n\
    Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name\n\
    Yes,Ada Zygmunt,Ada,Zygmunt,ada@exemple.org,,\"May 1, 2021 10:00 AM\",approved,\"May 31, 2021 02:00 PM\",\"May 31, 2021 03:00 PM\",60,No,France\n\
    No,Eve Quintal,Eve,Quintal,eve@exemple.org,0600000000,\"May 2, 2021 10:00 AM\",approved,--,--,--,--,\n";

pub const OPENAGENDA: &str = "\u{feff}Identifiant;Titre - FR;Description courte - FR;Première date - FR;Dernière date - FR;Résumé horaires - FR;Nom du lieu;Ville;Région;Mode de participation;Lien;État;Contributeur: Email;Contributeur: Nom\n\
    70001;La fête du parc;Une fête;2021-06-04;2021-06-05;4 et 5 juin;Parc;Lille;Hauts-de-France;Sur place;https://openagenda.com/a;Programmé;ada@exemple.org;Zygmunt\n\
    70002;Le forum;Un forum;2021-09-10;2021-09-10;10 septembre;Salle;Brest;Bretagne;En ligne;https://openagenda.com/b;Programmé;ada@exemple.org;Zygmunt\n\
    70003;Annulée;Rien;2021-09-11;2021-09-11;11 septembre;Salle;Brest;Bretagne;En ligne;https://openagenda.com/c;Annulé;ada@exemple.org;Zygmunt\n";

pub const EVENTBRITE: &str = "Order ID,Order Date,Attendee Status,First Name,Last Name,Email,Event Name,Ticket Quantity,Ticket Type,Ticket Price\n\
    1,03/01/2021,Attending,Ada,Zygmunt,ada@exemple.org,Atelier,1,Plein,0.00\n\
    2,03/02/2021,Checked In,Bob,Zygmunt,bob@exemple.org,Atelier,1,Plein,0.00\n\
    3,03/02/2021,Not Attending,Eve,Quintal,eve@exemple.org,Atelier,1,Plein,0.00\n";

pub const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
    BEGIN:VEVENT\r\nUID:un@exemple\r\nDTSTART;VALUE=DATE:20210604\r\nDTEND;VALUE=DATE:20210606\r\nSUMMARY:La fête\\, au\r\n  parc\r\nLOCATION:Lille\r\nATTENDEE;CN=Ada Zygmunt:mailto:ada@exemple.org\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:deux@exemple\r\nDTSTART;TZID=Europe/Paris:20210105T180000\r\nDTEND;TZID=Europe/Paris:20210105T200000\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;TZID=Europe/Paris:20210112T180000\r\nSUMMARY:Le club\r\nBEGIN:VALARM\r\nSUMMARY:Rappel\r\nEND:VALARM\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:deux@exemple\r\nRECURRENCE-ID;TZID=Europe/Paris:20210119T180000\r\nDTSTART;TZID=Europe/Paris:20210120T180000\r\nSUMMARY:Le club\\, déplacé\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:trois@exemple\r\nDTSTART:20210331T223000Z\r\nDTEND:20210331T233000Z\r\nSUMMARY:Minuit passé\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:quatre@exemple\r\nDTSTART:20210401T100000Z\r\nSTATUS:CANCELLED\r\nSUMMARY:Annulé\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:cinq@exemple\r\nDTSTART:20200401T100000Z\r\nSUMMARY:Ancien\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

pub const CASES: &[Case] = &[
    Case {
        name: "campaigns.csv",
        text: MAILCHIMP,
        words: &[],
        table: "newsletters",
        expected: &[
            ("date_envoi", &["2021-01-09", "2021-02-14"]),
            ("titre", &["Bonne année, tous", "Le kit"]),
            ("liste", &["lettre", "lettre"]),
            ("destinataires", &["1234", "1250"]),
            ("delivres", &["1200", "1240"]),
            ("ouvertures_uniques", &["333", "400"]),
            ("clics_uniques", &["50", "61"]),
        ],
        change: ("\"333\"", "\"340\""),
        people: &[],
    },
    Case {
        name: "mars.csv",
        text: BREVO,
        words: &[],
        table: "newsletters",
        expected: &[
            ("date_envoi", &["2021-03-03"]),
            ("titre", &["Lettre de mars"]),
            ("liste", &["lettre"]),
            ("destinataires", &["3"]),
            ("delivres", &["2"]),
            ("ouvertures_uniques", &["1"]),
            ("clics_uniques", &["1"]),
            ("desabonnements", &["0"]),
        ],
        change: ("10:45:09;;0;0;", "10:45:09;04-03-2021 08:00:00;1;0;"),
        people: &["@exemple", "203.0.113.7"],
    },
    Case {
        name: "billets.csv",
        text: TICKETS,
        words: &["--avec", "titre=Gala", "--avec", "date_debut=02/04/2021"],
        table: "evenements",
        expected: &[
            ("date_debut", &["2021-04-02"]),
            ("titre", &["Gala"]),
            // The edition has one category, which need not be said.
            ("categorie", &[""]),
            ("inscrits", &["2"]),
        ],
        change: ("Annulé", "Validé"),
        people: &["Zygmunt", "Quintal", "Ada", "@exemple"],
    },
    Case {
        name: "reunion.csv",
        text: MEETING,
        words: &[],
        table: "evenements",
        expected: &[
            ("date_debut", &["2021-05-12"]),
            ("titre", &["Club de mai"]),
            ("format", &["en ligne"]),
            ("participants", &["2"]),
        ],
        change: ("Eve Quintal,,", "Eve Quintal,ada@exemple.org,"),
        people: &["Zygmunt", "Quintal", "@exemple"],
    },
    Case {
        name: "webinaire.csv",
        text: WEBINAR,
        words: &[],
        table: "evenements",
        expected: &[
            ("date_debut", &["2021-05-31"]),
            ("titre", &["Le webinaire"]),
            ("type", &["webinaire"]),
            ("participants", &["1"]),
            ("inscrits", &["40"]),
        ],
        change: (",60,40,", ",60,41,"),
        people: &["Zygmunt", "Quintal", "@exemple", "0600000000", "Hôte"],
    },
    Case {
        name: "openagenda.csv",
        text: OPENAGENDA,
        words: &[],
        table: "evenements",
        expected: &[
            ("date_debut", &["2021-06-04", "2021-09-10"]),
            ("date_fin", &["2021-06-05", "2021-09-10"]),
            ("titre", &["La fête du parc", "Le forum"]),
            ("lieu", &["Parc, Lille", "Salle, Brest"]),
            ("role", &["organisateur", "organisateur"]),
            ("format", &["présentiel", "en ligne"]),
        ],
        change: ("Le forum", "Le grand forum"),
        people: &["Zygmunt", "@exemple"],
    },
    Case {
        name: "eventbrite.csv",
        text: EVENTBRITE,
        words: &["--avec", "date_debut=2021-03-10"],
        table: "evenements",
        expected: &[
            ("titre", &["Atelier"]),
            ("date_debut", &["2021-03-10"]),
            ("participants", &["1"]),
            ("inscrits", &["2"]),
        ],
        change: ("Not Attending", "Attending"),
        people: &["Zygmunt", "Quintal", "@exemple"],
    },
    Case {
        name: "agenda.ics",
        text: CALENDAR,
        words: &[],
        table: "evenements",
        expected: &[
            (
                "date_debut",
                &["2021-06-04/2021-06-05", "2021-01-05", "2021-01-26", "2021-01-20", "2021-04-01"],
            ),
            (
                "titre",
                &["La fête, au parc", "Le club", "Le club", "Le club, déplacé", "Minuit passé"],
            ),
            ("lieu", &["Lille", "", "", "", ""]),
        ],
        change: ("Minuit passé", "Minuit"),
        people: &["Zygmunt", "@exemple.org"],
    },
];
