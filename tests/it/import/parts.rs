//! Files of several parts: reports with several tables, archives, calendars.

use std::io::Write;

use super::samples::CALENDAR;
use super::{column, edition, import, rows};
use crate::edition::MANIFEST;

/// Three tables that Matomo knows, and one that no profile reads.
pub const SCHEDULED: &str = "Résumé des visites\nnb_uniq_visitors,nb_visits,nb_actions,bounce_count\n90,120,400,12\n\n\
    URL des pages\nlabel,nb_visits,nb_hits,bounce_rate,exit_rate\nactualites,60,80,10%,20%\nagenda,30,41,5%,8%\n\n\
    Pays\nlabel,nb_visits,logo\nFrance,100,fr.png\nBelgique,20,be.png\n\n\
    Téléchargements\nlabel,nb_visits,nb_hits,url\n/kit/fiche-01.pdf,120,145,https://exemple.org/kit/fiche-01.pdf\n\n";

#[test]
fn a_report_of_matomo_has_several_tables() {
    let own = edition();
    let words = ["--oui", "--avec", "periode=2021-03"];
    let (said, code) = import(&own, "rapport.csv", SCHEDULED, &words);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("« Pays », ligne 11 : aucun profil ne lit cette table"), "{said}");
    let site = rows(&own, "site");
    assert_eq!(column(&site, "periode"), ["2021-03"; 3]);
    assert_eq!(column(&site, "rubrique"), ["ensemble", "actualites", "agenda"]);
    assert_eq!(column(&site, "mesure"), ["visites", "pages vues", "pages vues"]);
    assert_eq!(column(&site, "nombre"), ["120", "80", "41"]);
    let sheets = rows(&own, "telechargements");
    assert_eq!((&*column(&sheets, "uniques")[0], &*column(&sheets, "total")[0]), ("120", "145"));
    let (said, _) = import(&own, "rapport.csv", SCHEDULED, &words);
    assert!(said.contains("Rien à écrire"), "{said}");
    // Another month is other rows.
    let (said, code) =
        import(&own, "avril.csv", SCHEDULED, &["--oui", "--avec", "periode=2021-04"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!((rows(&own, "site").len(), rows(&own, "telechargements").len()), (6, 2));
    assert_eq!(own.check()["errors"], 0);
}

#[test]
fn youtube_hands_over_an_archive() {
    let table = "Contenu,Titre de la vidéo,Heure de publication de la vidéo,Durée,Vues engagées,Vues,Ont continué de regarder (%)\n\
        Total,,,,,1 300,\nabc,Le bilan,28 sept. 2021,60,900,1\u{202f}200,\"50,1\"\ndef,Le kit,3 mai 2021,90,80,100,40\n";
    let graph = "Date,Contenu,Titre de la vidéo,Vues\n2021-01-01,abc,Le bilan,3\n";
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [("Données du graphique.csv", graph), ("Données du tableau.csv", table)] {
        archive.start_file(name, options).expect("a name");
        archive.write_all(text.as_bytes()).expect("written");
    }
    let bytes = archive.finish().expect("closed").into_inner();
    let own = edition();
    let (said, code) = import(&own, "Contenu 2021.zip", &bytes, &["--oui"]);
    assert!(code == 1 && said.contains("[[tables]]"), "{said}");
    let declaration = &said[said.find("[[tables]]").expect("it is there")..];
    own.write("rapport.toml", format!("{MANIFEST}\n{declaration}"));
    for _ in 0..2 {
        let (said, code) = import(&own, "Contenu 2021.zip", &bytes, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        assert_eq!(column(&rows(&own, "videos"), "vues"), ["1200", "100"]);
    }
}

#[test]
fn several_calendars_are_one_year() {
    let other = "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Antennes\n\
        BEGIN:VEVENT\nUID:six@exemple\nDTSTART:20210505T100000Z\nSUMMARY:Antenne\nORGANIZER;CN=Eve Quintal:mailto:eve@exemple.org\nEND:VEVENT\nEND:VCALENDAR\n";
    let titles = ["La fête, au parc", "Le club", "Le club", "Le club, déplacé", "Minuit passé"];
    // In two files, then one after the other in one.
    let own = edition();
    std::fs::write(own.root().join("antennes.ics"), other).expect("written");
    let (said, code) = import(&own, "agenda.ics", CALENDAR, &["antennes.ics", "--oui"]);
    assert_eq!(code, 0, "{said}");
    let two = column(&rows(&own, "evenements"), "titre");
    assert_eq!(two, [&titles[..], &["Antenne"]].concat());
    let one = edition();
    let whole = format!("{CALENDAR}{other}");
    let (said, code) = import(&one, "tout.ics", &whole, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&one, "evenements"), "titre"), two);
    for _ in 0..2 {
        let (said, _) = import(&one, "agenda.ics", CALENDAR, &["--oui"]);
        assert!(said.contains("Rien à écrire"), "{said}");
    }
    let text = std::fs::read_to_string(one.path("evenements.csv")).expect("there");
    assert!(!text.contains("Quintal") && !text.contains("@exemple.org"));
}

#[test]
fn a_number_that_can_be_read_in_two_ways_is_refused() {
    let own = edition();
    let text = "Ville,Budget,Note\nLille,\"1,234\",a\nBrest,2,b\n";
    let (said, _) = import(&own, "data-a1B2c.csv", text, &["--oui"]);
    let declaration = &said[said.find("[[tables]]").expect("it is there")..];
    own.write("rapport.toml", format!("{MANIFEST}\n{declaration}"));
    let (said, code) = import(&own, "data-a1B2c.csv", text, &["--oui"]);
    assert!(code == 1 && said.contains("« 1,234 » de « Budget »"), "{said}");
    assert!(said.contains("La colonne « Note » n'a pas de nombres"), "{said}");
    assert_eq!(column(&rows(&own, "donnees_graphiques"), "valeur"), ["2"]);
}

/// Followers and views of one page come in two files, and are one row a month.
#[test]
fn what_linkedin_tells_in_several_files_is_one_row_a_month() {
    let of = |name: &str| {
        super::older::OLDER.iter().find(|case| case.name == name).expect("a sample").text
    };
    let own = edition();
    let (said, _) = import(&own, "linkedin.csv", of("linkedin.csv"), &["--oui"]);
    let declaration = &said[said.find("[[tables]]").expect("it is there")..];
    own.write("rapport.toml", format!("{MANIFEST}\n{declaration}"));
    for _ in 0..2 {
        for name in ["linkedin.csv", "abonnes.csv", "visiteurs.csv"] {
            let (said, code) = import(&own, name, of(name), &["--oui"]);
            assert_eq!(code, 0, "{name}: {said}");
        }
    }
    let months = rows(&own, "reseaux_par_mois");
    assert_eq!(column(&months, "mois"), ["2021-01", "2021-02"]);
    assert_eq!(column(&months, "affichages"), ["35", ""]);
    assert_eq!(column(&months, "nouveaux_abonnes"), ["6", "1"]);
    assert_eq!(column(&months, "pages_vues"), ["7", "2"]);
}
