//! More exports after the headings that services write; no person in them exists.

use super::samples::Case;

const ONE_CAMPAIGN: &str = "\"Email Campaign Report\"\n\
    \"Title:\",\"Janvier\"\n\"Subject Line:\",\"Bonne année, tous\"\n\"Delivery Date/Time:\",\"Sat, Jan 09, 2021 9:30 pm\"\n\
    \"Overall Stats\"\n\"Total Recipients:\",\"1,234\"\n\"Successful Deliveries:\",\"1,200\"\n\"Bounces:\",\"34 (2.8%)\"\n\
    \"Recipients Who Opened:\",\"350 (35.18%)\"\n\"Total Opens:\",\"600\"\n\"Last Open Date:\",\"1/12/21 9:00AM\"\n\
    \"Recipients Who Clicked:\",\"50 (5.0%)\"\n\"Total Unsubs:\",\"2\"\n\"Clicks by URL\"\n\"URL\",\"Total Clicks\",\"Unique Clicks\"\n\
    \"https://exemple.org/?qui=ada@exemple.org\",\"80\",\"50\"\n";

const BREVO_LIST: &str = "Campaign name;Subject;Send date;Sent;Delivered;Unique views;Unique clicks;Unsubscribed\n\
    Mars;La lettre de mars;03-03-2021 10:45:06;1 200;1 190;400;51;2\n\
    Avril;La lettre d'avril;07-04-2021 10:00:00;1 210;1 205;390;40;0\n";

const MEMBERSHIPS: &str = "\u{feff}Référence commande;Date de la commande;Statut de la commande;Nom adhérent;Prénom adhérent;Email payeur;Tarif;Montant tarif;Tee-shirt;Montant Tee-shirt;\"Don libre   \";Montant Don libre\r\n\
    1001;04/03/2021 14:25;Validé;Zygmunt;Ada;ada@exemple.org;Plein;30,00;Oui;12,00;;\r\n\
    1001;04/03/2021 14:25;Validé;Zygmunt;Bob;ada@exemple.org;Réduit;15,00;;;Oui;5,00\r\n\
    1002;05/03/2021 09:00;Remboursé;Quintal;Eve;eve@exemple.org;Plein;30,00;;;;\r\n";

const FORM_SALES: &str = "\u{feff}Référence commande;Date de la commande;Statut de la commande;Nom payeur;Prénom payeur;Email payeur;Raison sociale;Moyen de paiement;Tarif;Montant tarif;Code Promo;Montant code promo;\"Prénom de l'enfant 2   \"\r\n\
    1001;04/03/2021 14:25;Validé;Zygmunt;Ada;ada@exemple.org;;Carte;Atelier;5,00;;;Bob\r\n\
    1001;04/03/2021 14:25;Validé;Zygmunt;Ada;ada@exemple.org;;Carte;Atelier;5,00;;;\r\n\
    1002;05/03/2021 09:00;Annulé;Quintal;Eve;eve@exemple.org;;Carte;Atelier;5,00;;;\r\n";

const PAHEKO_MEMBERS: &str = "\"Numéro de membre\",\"Nom & prénom\",\"Adresse E-Mail\",\"Adresse postale\",\"Code postal\",\"Ville\",\"Numéro de téléphone\",\"Date d'inscription\"\n\
    1,\"Zygmunt Ada\",ada@exemple.org,\"3 rue des Essais\",59000,Lille,0600000000,2019-01-02\n\
    2,\"Quintal Eve\",eve@exemple.org,\"4 rue des Essais\",29200,Brest,0600000001,2021-05-06\n\
    2,\"Quintal Eve\",eve@exemple.org,\"4 rue des Essais\",29200,Brest,0600000001,2021-05-06\n";

const SIMPLE_MEETING: &str = "\u{feff}Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room\n\
    Ada Zygmunt,ada@exemple.org,06/11/2021 09:58:00 AM,06/11/2021 10:30:00 AM,32,No,,No\n\
    Ada Zygmunt,ada@exemple.org,06/11/2021 10:31:00 AM,06/11/2021 11:30:00 AM,59,No,,No\n\
    Eve Quintal (eve),,06/11/2021 10:00:00 AM,06/11/2021 11:30:00 AM,90,Yes,OK,No\n";

const TINYLETTER: &str = "Subject,Sent,Recipients,Opens,Clicks\n\
    Bonne année,\"Jan 09, 2021\",\"1,234\",600,50\nLe kit,\"Feb 14, 2021\",1250,610,61\n";

const FACEBOOK: &str = "Post ID,Page ID,Page name,Title,Description,Duration (sec),Publish time,Caption type,Permalink,Is crosspost,Views,Reach,Reactions,Comments,Shares\n\
    1.22E+17,9,Le réseau,Avec Ada Zygmunt,Photo d'Ada,0,09/15/2021 18:00,,https://www.facebook.com/p/a,0,\"1,200\",900,30,2,4\n\
    1.22E+17,9,Le réseau,Le kit,Voici le kit,0,10/02/2021 08:00,,https://www.facebook.com/p/b,0,300,250,7,0,1\n";

const INSTAGRAM: &str = "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n\
    1.22E+17,9,reseau,Le réseau,Avec Ada Zygmunt,0,09/15/2021 18:00,https://www.instagram.com/p/a/,Photo,,Lifetime,\"1,200\",900,30,4,0,2,1\n";

const YOUTUBE_EN: &str = "Content,Video title,Video publish time,Duration,Engaged views,Views,Stayed to watch (%),Average view duration,Average percentage viewed (%)\n\
    Total,,,,1900,\"2,300\",,0:01:00,\nabc,Le bilan,\"Sep 28, 2021\",60,900,\"1,200\",50.1,0:00:40,45.2\ndef,Le kit,\"May 3, 2021\",90,80,1100,40.2,0:00:50,50.0\n";

const LINKEDIN: &str = "The metrics of your page,,,,,\nDate,Impressions (organic),Impressions (sponsored),Impressions (total),Reactions (total),Comments (total),Reposts (total)\n\
    01/30/2021,10,0,10,1,0,0\n01/31/2021,20,5,\"1,025\",2,1,0\n02/01/2021,7,0,7,0,0,3\n";

const DATAWRAPPER: &str =
    "\u{feff}Année;Femmes;Hommes;Note\n2019;1.234,5;1.300;a\n2020;12,5;;b\n2021;7;0;c\n";

pub const MORE: &[Case] = &[
    Case {
        name: "janvier.csv",
        text: ONE_CAMPAIGN,
        words: &[],
        table: "newsletters",
        expected: &[
            ("date_envoi", &["2021-01-09"]),
            ("titre", &["Bonne année, tous"]),
            ("destinataires", &["1234"]),
            ("delivres", &["1200"]),
            ("ouvertures_uniques", &["350"]),
            ("clics_uniques", &["50"]),
            ("desabonnements", &["2"]),
        ],
        change: ("350 (35.18%)", "351 (35.2%)"),
        people: &["@exemple", "ada"],
    },
    Case {
        name: "campagnes.csv",
        text: BREVO_LIST,
        words: &[],
        table: "newsletters",
        expected: &[
            ("date_envoi", &["2021-03-03", "2021-04-07"]),
            ("titre", &["La lettre de mars", "La lettre d'avril"]),
            ("destinataires", &["1200", "1210"]),
            ("ouvertures_uniques", &["400", "390"]),
        ],
        change: (";390;", ";391;"),
        people: &[],
    },
    Case {
        name: "adhesions.csv",
        text: MEMBERSHIPS,
        words: &[],
        table: "effectifs",
        expected: &[("au", &["2021"]), ("type", &["ensemble"]), ("nombre", &["2"])],
        change: ("Remboursé", "Validé"),
        people: &["Zygmunt", "Quintal", "@exemple", "Ada"],
    },
    Case {
        name: "Atelier_des_enfants (1).csv",
        text: FORM_SALES,
        words: &["--avec", "date_debut=07/04/2021"],
        table: "evenements",
        expected: &[("titre", &["Atelier des enfants"]), ("inscrits", &["2"])],
        change: ("Annulé", "Validé"),
        people: &["Zygmunt", "Quintal", "@exemple", "Bob"],
    },
    Case {
        name: "membres.csv",
        text: PAHEKO_MEMBERS,
        words: &[],
        table: "effectifs",
        expected: &[("au", &["2021"]), ("type", &["ensemble"]), ("nombre", &["2"])],
        change: ("\n2,\"Quintal", "\n3,\"Quintal"),
        people: &["Zygmunt", "Quintal", "@exemple", "0600000", "rue des Essais", "Lille"],
    },
    Case {
        name: "Club de juin.csv",
        text: SIMPLE_MEETING,
        words: &[],
        table: "evenements",
        expected: &[
            ("date_debut", &["2021-06-11"]),
            ("titre", &["Club de juin"]),
            ("participants", &["2"]),
        ],
        change: ("(eve),,", "(eve),ada@exemple.org,"),
        people: &["Zygmunt", "Quintal", "@exemple", "(eve)"],
    },
    Case {
        name: "lettres.csv",
        text: TINYLETTER,
        words: &[],
        table: "newsletters",
        expected: &[
            ("date_envoi", &["2021-01-09", "2021-02-14"]),
            ("destinataires", &["1234", "1250"]),
            ("ouvertures_uniques", &["600", "610"]),
        ],
        change: ("610", "611"),
        people: &[],
    },
    Case {
        name: "facebook.csv",
        text: FACEBOOK,
        words: &[],
        table: "messages_reseaux",
        expected: &[
            ("publie_le", &["2021-09-15", "2021-10-02"]),
            ("vues", &["1200", "300"]),
            ("mentions", &["30", "7"]),
        ],
        change: (",300,", ",301,"),
        people: &["Zygmunt", "Ada"],
    },
    Case {
        name: "instagram.csv",
        text: INSTAGRAM,
        words: &[],
        table: "messages_reseaux",
        expected: &[("vues", &["1200"]), ("portee", &["900"]), ("mentions", &["30"])],
        change: (",900,", ",901,"),
        people: &["Zygmunt", "Ada"],
    },
    Case {
        name: "videos.csv",
        text: YOUTUBE_EN,
        words: &[],
        table: "videos",
        expected: &[
            ("titre", &["Le bilan", "Le kit"]),
            ("publiee_le", &["2021-09-28", "2021-05-03"]),
            ("vues", &["1200", "1100"]),
        ],
        change: (",1100,", ",1101,"),
        people: &[],
    },
    Case {
        name: "linkedin.csv",
        text: LINKEDIN,
        words: &[],
        table: "reseaux_par_mois",
        expected: &[
            ("mois", &["2021-01", "2021-02"]),
            ("affichages", &["1035", "7"]),
            ("partages", &["0", "3"]),
        ],
        change: (",7,0,7,", ",7,0,8,"),
        people: &[],
    },
    Case {
        name: "data-a1B2c.csv",
        text: DATAWRAPPER,
        words: &[],
        table: "donnees_graphiques",
        expected: &[
            ("graphique", &["data-a1B2c"; 5]),
            ("serie", &["Femmes", "Femmes", "Femmes", "Hommes", "Hommes"]),
            ("libelle", &["2019", "2020", "2021", "2019", "2021"]),
            ("valeur", &["1234,5", "12,5", "7", "1300", "0"]),
        ],
        change: ("12,5;", "12,6;"),
        people: &[],
    },
];
