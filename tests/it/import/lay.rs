//! What somebody who never read the documentation meets: rows without a role, files without a number,
//! themes and totals between rows, an event that is called off later.

use super::samples::{MAILCHIMP, OPENAGENDA, TICKETS};
use super::{column, edition, import, rows};
use crate::edition::{Edition, MANIFEST};

fn figure(own: &Edition, id: &str) -> serde_json::Value {
    let output = own.rapport(&["figures", id, "--format", "json"]).output().expect("runs");
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    list[0]["value"].clone()
}

#[test]
fn figures_by_role_count_what_is_imported() {
    let sheet = "Date;Intitulé;Nb de participants\n05/02/2021;Agora;60\n16/03/2021;Forum;40\n";
    for there in [None, Some("date_debut;titre;categorie\n")] {
        let own = edition();
        if let Some(there) = there {
            own.write("evenements.csv", there);
        }
        let (said, code) = import(&own, "a.csv", sheet, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("organisateur"), "it is told: {said}");
        assert_eq!(figure(&own, "evenements-organises"), 2, "{said}");
        assert_eq!(figure(&own, "participations"), 100, "{said}");
    }
    let own = edition();
    own.write("evenements.csv", "date_debut;titre;categorie\n");
    let (said, code) = import(&own, "a.csv", sheet, &["--oui", "--avec", "role=participant"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "evenements"), "role"), ["participant"; 2]);
    let (said, code) =
        import(&own, "b.csv", "Date;Intitulé\n05/04/2021;Bal\n", &["--oui", "--avec", "role=chef"]);
    assert!(code == 2 && said.contains("organisateur, co-organisateur"), "{said}");
}

const FILES: &str = "Libellé,Téléchargements uniques,Téléchargements,Métadonnées: url\n\
    /doc/rapport-2024.pdf,120,145,https://exemple.org/doc/rapport-2024.pdf\n\
    /kit/fiche-01.pdf,90,95,https://exemple.org/kit/fiche-01.pdf\n\
    /doc/statuts.pdf,80,95,https://exemple.org/doc/statuts.pdf\n";

#[test]
fn a_file_without_a_number_has_one_of_its_own_and_keeps_it() {
    let own = edition();
    let (said, code) = import(&own, "kit.csv", FILES, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "telechargements"), "fiche"), ["2", "1", "3"], "{said}");
    assert!(said.contains("2 pour « /doc/rapport-2024.pdf »"), "{said}");
    // In another order, with a file more.
    let mut lines: Vec<&str> = FILES.lines().collect();
    lines.swap(1, 3);
    let later =
        format!("{}\n/doc/neuf.pdf,1,1,https://exemple.org/doc/neuf.pdf\n", lines.join("\n"));
    let (said, code) = import(&own, "kit.csv", later, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "telechargements"), "fiche"), ["2", "1", "3", "4"], "{said}");
    assert_eq!(own.check()["errors"], 0);
}

#[test]
fn what_rapport_toml_does_not_declare_is_declared_with_the_rows() {
    let own = Edition::empty();
    own.write("rapport.toml", MANIFEST);
    let (said, code) = import(&own, "kit.csv", FILES, &["--oui"]);
    assert!(code == 2 && said.contains("[[collections]]") && said.contains("--avec"), "{said}");
    let (said, code) = import(&own, "kit.csv", FILES, &["--oui", "--avec", "collection=Le kit"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "telechargements"), "collection"), ["le-kit"; 3]);
    assert_eq!(own.check()["errors"], 0, "{}", own.check());
}

#[test]
fn matomo_may_have_columns_that_nobody_asked_for() {
    for (name, text) in [
        (
            "libelle",
            "label,nb_uniq_visitors,nb_visits,nb_actions,bounce_count,max_actions\n2021,1000,1500,4000,700,44\n",
        ),
        ("date", "Date,nb_visits,bounce_count,nb_visits_converted\n2021,1500,700,0\n"),
    ] {
        let own = edition();
        let (said, code) = import(&own, &format!("{name}.csv"), text, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        assert_eq!(column(&rows(&own, "site"), "nombre"), ["1500"], "{said}");
        assert!(said.contains("Colonnes laissées") && said.contains("« bounce_count »"), "{said}");
    }
}

#[test]
fn what_is_called_off_later_is_called_off_in_the_table() {
    let own = edition();
    import(&own, "openagenda.csv", OPENAGENDA, &["--oui"]);
    let later = OPENAGENDA.replace("openagenda.com/b;Programmé", "openagenda.com/b;Annulé");
    let (said, code) = import(&own, "openagenda.csv", &later, &["--oui"]);
    assert!(code == 0 && said.contains("statut : rien → annulé"), "{said}");
    assert!(!said.contains("n'est plus dans l'export"), "{said}");
    assert_eq!(column(&rows(&own, "evenements"), "statut"), ["", "annulé"]);
    // It takes place after all: somebody is to say so.
    let (said, _) = import(&own, "openagenda.csv", OPENAGENDA, &["--oui"]);
    assert!(said.contains("annulé ou reporté dans la table, et non dans l'export"), "{said}");
    // In a calendar likewise.
    let calendar = |status: &str, year: u32| {
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:un\r\nDTSTART;VALUE=DATE:{year}0604\r\nSUMMARY:Fête\r\n{status}END:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    let own = edition();
    import(&own, "a.ics", calendar("", 2021), &["--oui"]);
    let (said, code) = import(&own, "a.ics", calendar("STATUS:CANCELLED\r\n", 2021), &["--oui"]);
    assert!(code == 0 && said.contains("statut : rien → annulé"), "{said}");
    // Put off to another year, it is told, and stays.
    let (said, code) = import(&own, "a.ics", calendar("", 2022), &["--oui"]);
    assert!(code == 0 && said.contains("dans l'export : autre année"), "{said}");
}

#[test]
fn rows_of_another_year_and_postponed_ones_are_told() {
    let own = edition();
    let more = format!(
        "{OPENAGENDA}70004;Le bal;Un bal;2020-06-04;2020-06-05;4 juin;Parc;Lille;Nord;Sur place;https://openagenda.com/d;Programmé;;\n\
         70005;Le salon;Un salon;2021-06-14;2021-06-15;14 juin;Parc;Lille;Nord;Sur place;https://openagenda.com/e;Reporté;;\n"
    );
    let (said, code) = import(&own, "openagenda.csv", &more, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("1 ligne laissée (autre année)") && said.contains("« Le bal, 2020-06-04 »"),
        "{said}"
    );
    assert!(
        said.contains("1 ligne laissée (annulé dans l'export)") && said.contains("« Annulée"),
        "{said}"
    );
    assert_eq!(column(&rows(&own, "evenements"), "statut"), ["", "", "reporté"], "{said}");
    let own = edition();
    let (said, code) = import(&own, "openagenda.csv", &more, &["--oui", "--autres-annees"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(rows(&own, "evenements").len(), 4);
}

#[test]
fn the_name_of_a_file_is_a_title_that_is_told_and_may_be_another() {
    let own = edition();
    let words = ["--oui", "--avec", "date_debut=07/04/2021", "--avec", "titre=Le gala"];
    let (said, code) = import(&own, "export (2).csv", TICKETS, &words);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("combien de personnes sont venues"), "{said}");
    let events = rows(&own, "evenements");
    assert_eq!(column(&events, "titre"), ["Le gala"]);
    assert_eq!(
        (column(&events, "participants"), column(&events, "inscrits")),
        (vec![String::new()], vec!["2".to_owned()])
    );
    // The same event, by whatever name of the file.
    let later = TICKETS.replace("Annulé", "Validé");
    let (said, code) = import(&own, "gala.csv", &later, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let events = rows(&own, "evenements");
    assert_eq!(
        (column(&events, "titre"), column(&events, "inscrits")),
        (vec!["Le gala".to_owned()], vec!["3".to_owned()]),
        "{said}"
    );
    let own = edition();
    let (said, _) =
        import(&own, "Gala.csv", TICKETS, &["--oui", "--avec", "date_debut=07/04/2021"]);
    assert!(said.contains("« titre » : « Gala », d'après le nom du fichier"), "{said}");
}

#[test]
fn nobody_is_reached_by_what_is_written() {
    let sheet = "Date;Intitulé;Lieu\n05/02/2021;Agora avec ada@exemple.org;Lille\n06/02/2021;Forum, 06 12 34 56 78;Brest\n07/02/2021;eve@exemple.org;Niort\n";
    for there in [None, Some("date_debut;titre;categorie\n")] {
        let own = edition();
        if let Some(there) = there {
            own.write("evenements.csv", there);
        }
        let (said, code) = import(&own, "Mes rencontres.csv", sheet, &["--oui"]);
        assert_eq!(code, 1, "a row that says nothing else is refused: {said}");
        assert_eq!(column(&rows(&own, "evenements"), "titre"), ["Agora avec", "Forum"], "{said}");
        assert!(said.contains("adresse de courriel") && said.contains("ligne 2"), "{said}");
        assert!(!said.contains("@exemple"), "{said}");
        assert!(!own.path("Mes rencontres.csv").exists());
    }
}

#[test]
fn themes_and_totals_between_rows_are_told_and_no_rows() {
    let sheet = "Nos rencontres;;;\nDate;Intitulé;Lieu;Nb de participants\nATELIERS;;;\n05/02/2021;Agora;Lille;60\n06/02/2021;Forum;Brest;40\nSous-total;;;100\n\nVISITES;;;\n07/03/2021;Le port;Niort;20\nTOTAL;;;120\n;;;120\nChiffres provisoires;;;\n";
    let own = edition();
    own.edit(
        "rapport.toml",
        "[[categories]]",
        "[[categories]]\nid = \"visites\"\nlibelle = \"Visites\"\n\n[[categories]]",
    );
    let words = ["--oui", "--avec", "categorie[ateliers]=rencontres"];
    let (said, code) = import(&own, "Bilan.csv", sheet, &words);
    assert_eq!(code, 0, "{said}");
    let events = rows(&own, "evenements");
    assert_eq!(column(&events, "titre"), ["Agora", "Forum", "Le port"], "{said}");
    assert_eq!(column(&events, "categorie"), ["rencontres", "rencontres", "visites"], "{said}");
    assert!(
        said.contains("2 lignes laissées (total)") && said.contains("« Sous-total »"),
        "{said}"
    );
    assert!(
        said.contains("(total sans libellé)") && said.contains("« Chiffres provisoires »"),
        "{said}"
    );
    // What came with a theme is meant again.
    let later = sheet.replace("06/02/2021;Forum", "09/02/2021;Banquet;Lille;5\n06/02/2021;Forum");
    let (said, code) = import(&own, "Bilan.csv", later, &["--oui"]);
    assert!(code == 0 && said.contains("« rencontres » pour « ATELIERS »"), "{said}");
    assert_eq!(own.check()["errors"], 0);
}

#[test]
fn headings_that_tell_nothing_and_those_that_have_changed_are_said() {
    let own = edition();
    let sheet = "Machin;Truc;Chose\nAgora;05/02/2021 ;60\nForum;06/03/2021;40\n";
    let (said, code) = import(&own, "x.csv", sheet, &["--oui"]);
    assert!(code == 1 && said.contains("--avec table="), "{said}");
    let words = [
        "--oui",
        "--avec",
        "table=evenements",
        "--avec",
        "titre=Machin",
        "--avec",
        "date_debut=Truc",
        "--avec",
        "participants=Chose",
    ];
    let (said, code) = import(&own, "x.csv", sheet, &words);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "evenements"), "participants"), ["60", "40"], "{said}");
    let changed = MAILCHIMP.replace("\"Total Recipients\"", "\"All Recipients\"");
    let own = edition();
    let words = ["--oui", "--avec", "Total Recipients=All Recipients"];
    let (said, code) = import(&own, "campaigns.csv", &changed, &words);
    assert_eq!(code, 0, "{said}");
    assert!(own.path("profils/mailchimp-campagnes.toml").exists(), "{said}");
    // From now on the export is known, in either form.
    for text in [&changed, MAILCHIMP] {
        let (said, code) = import(&own, "campaigns.csv", text, &["--oui"]);
        assert!(code == 0 && said.contains("Rien à écrire"), "{said}");
    }
    assert_eq!(column(&rows(&own, "newsletters"), "destinataires"), ["1234", "1250"]);
}

/// In an edition that has its tables, a heading that tells nothing is asked for, not filled with one word.
#[test]
fn a_heading_is_asked_for_where_the_table_is_there() {
    let sheet = "Jour;Désignation de la séance;Nb présents;Ville\n05/02/2021;Agora;60;Lille\n16/03/2021;Forum;40;Brest\n";
    let own = edition();
    own.write("evenements.csv", "date_debut;titre;categorie;participants;lieu\n");
    let (said, code) = import(&own, "Mes séances.csv", sheet, &["--oui"]);
    assert!(code == 2 && said.contains("lequel de vos en-têtes"), "{said}");
    let named = ["--oui", "--avec", "titre=Désignation de la séance"];
    let (said, code) = import(&own, "Mes séances.csv", sheet, &named);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "evenements"), "titre"), ["Agora", "Forum"], "{said}");
    assert_eq!(own.check()["errors"], 0);
}

#[test]
fn a_box_of_what_was_called_off_and_a_count_that_is_none_lose_no_event() {
    let sheet = "Date;Intitulé;Nb de participants;Annulé ?\n05/02/2021;Agora;60;non\n16/03/2021;Forum;20-25;\n17/03/2021;Bal;12;oui\n";
    let own = edition();
    own.write("evenements.csv", "date_debut;titre;categorie\n");
    let (said, code) = import(&own, "a.csv", sheet, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let rows = rows(&own, "evenements");
    assert_eq!(column(&rows, "statut"), ["", "", "annulé"], "{said}");
    assert_eq!(column(&rows, "participants"), ["60", "", "12"], "{said}");
    assert!(
        said.contains("participants : 1 ligne où il n'y a pas un nombre seul (« 20-25 »)"),
        "{said}"
    );
    // Where rules read the sheet in its place, the row is left out, and it is told.
    let own = edition();
    let (said, code) = import(
        &own,
        "a.csv",
        sheet.replace("20-25", "20"),
        &["--oui", "--avec", "categorie=rencontres"],
    );
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("sauf = { \"Annulé ?\" = [\"oui\"") && !said.contains("ignorer"),
        "{said}"
    );
    assert_eq!(figure(&own, "participations"), 80, "{said}");
}

#[test]
fn a_service_that_adds_its_numbers_later_doubles_no_row() {
    let without = |text: &str| {
        let lines = text.lines().map(|line| line.rsplit_once(',').expect("columns").0);
        lines.collect::<Vec<_>>().join("\n") + "\n"
    };
    for [first, then] in
        [[MAILCHIMP.to_owned(), without(MAILCHIMP)], [without(MAILCHIMP), MAILCHIMP.to_owned()]]
    {
        let own = edition();
        import(&own, "a.csv", first, &["--oui"]);
        let (said, code) = import(&own, "b.csv", then, &["--oui"]);
        assert_eq!(code, 0, "{said}");
        assert_eq!(rows(&own, "newsletters").len(), 2, "{said}");
        assert!(!said.contains("à une autre date") && !said.contains("n'est plus"), "{said}");
    }
}

#[test]
fn a_report_without_data_is_told_as_one() {
    let (said, code) =
        import(&edition(), "Export _ Visites.csv", "No data available\n", &["--oui"]);
    assert!(code == 1 && said.contains("c'est un rapport vide"), "{said}");
}
