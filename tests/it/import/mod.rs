//! Exports of services into the tables.

mod accounts;
mod contradicted;
mod damaged;
mod dates;
mod dirty;
mod forms;
mod lay;
mod left_out;
mod more;
mod older;
mod open_documents;
mod own;
mod parts;
mod people;
mod periods;
mod privacy;
mod same_row;
mod samples;
mod sheets;
mod strangers;
mod workbooks;

use std::collections::BTreeMap;

use self::more::MORE;
use self::older::OLDER;
use self::samples::{BREVO, CASES, MAILCHIMP};
use crate::edition::{Edition, MANIFEST};

const LISTS: &str = "\n[[listes]]\nid = \"lettre\"\nnom = \"La lettre\"\n\n[[collections]]\nid = \"kit\"\nnom = \"Le kit\"\n\n[[chiffres]]\nid = \"participants\"\nlibelle = \"participants\"\ntable = \"evenements\"\ncolonne = \"participants\"\n";

const LETTERS: &str = "\n[[chiffres]]\nid = \"lettres\"\nlibelle = \"lettres\"\ntable = \"newsletters\"\nagregat = \"nombre\"\n";

fn edition() -> Edition {
    let edition = Edition::empty();
    edition.write("rapport.toml", format!("{MANIFEST}{LISTS}"));
    edition
}

/// Writes an export beside the project and imports it; what is said, and how it ended.
fn import(edition: &Edition, name: &str, bytes: impl AsRef<[u8]>, more: &[&str]) -> (String, i32) {
    let file = edition.root().join(name);
    std::fs::write(&file, bytes).expect("it is writable");
    let words: Vec<&str> = ["import", name].into_iter().chain(more.iter().copied()).collect();
    let output = edition.rapport(&words).output().expect("it runs");
    let said = [output.stderr, output.stdout].concat();
    let said = String::from_utf8_lossy(&said).replace(['\u{202f}', '\u{a0}'], " ");
    (said, output.status.code().expect("it ends by itself"))
}

/// The rows of a table, by column.
fn rows(edition: &Edition, table: &str) -> Vec<BTreeMap<String, String>> {
    let path = edition.path(&format!("{table}.csv"));
    let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings = reader.headers().expect("a header").clone();
    reader
        .records()
        .map(|record| {
            let record = record.expect("as many cells as the header");
            headings.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
        })
        .collect()
}

fn column(rows: &[BTreeMap<String, String>], name: &str) -> Vec<String> {
    rows.iter().map(|row| row.get(name).cloned().unwrap_or_default()).collect()
}

#[test]
fn each_export_becomes_its_rows_once_and_what_changes_in_it_changes_there() {
    for case in CASES.iter().chain(MORE).chain(OLDER) {
        let own = edition();
        let words: Vec<&str> = ["--oui"].into_iter().chain(case.words.iter().copied()).collect();
        let (mut said, mut code) = import(&own, case.name, case.text, &words);
        // What the tool has no table for goes to one that the message declares.
        if let Some(declaration) = said.find("[[tables]]") {
            own.write("rapport.toml", format!("{MANIFEST}{LISTS}\n{}", &said[declaration..]));
            (said, code) = import(&own, case.name, case.text, &words);
        }
        assert_eq!(code, 0, "{}: {said}", case.name);
        let first = rows(&own, case.table);
        for (name, expected) in case.expected {
            assert_eq!(column(&first, name), *expected, "{} {name}", case.name);
        }
        let report = own.check();
        assert_eq!(report["errors"], 0, "{}: {report}", case.name);
        // Twice is once.
        let path = own.path(&format!("{}.csv", case.table));
        let written = std::fs::read(&path).expect("written");
        let (said, code) = import(&own, case.name, case.text, &words);
        assert_eq!(
            (code, std::fs::read(&path).expect("there")),
            (0, written),
            "{}: {said}",
            case.name
        );
        // One thing more is one row changed, or one row more.
        assert!(case.text.contains(case.change.0), "{}", case.name);
        let later = case.text.replacen(case.change.0, case.change.1, 1);
        let (said, code) = import(&own, case.name, &later, &words);
        assert_eq!(code, 0, "{}: {said}", case.name);
        let second = rows(&own, case.table);
        assert_eq!(second.len(), first.len(), "{}: {said}", case.name);
        let differ = first.iter().zip(&second).filter(|(one, other)| one != other).count();
        assert_eq!(differ, 1, "{}: {said}", case.name);
        // Nobody stands in any file of the edition.
        for file in std::fs::read_dir(own.path("")).expect("a folder") {
            let bytes = std::fs::read(file.expect("readable").path()).expect("a file");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            for word in case.people {
                assert!(!text.contains(word), "{}: « {word} »", case.name);
            }
        }
    }
}

#[test]
fn a_trial_run_shows_each_row_and_writes_nothing() {
    let own = edition();
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["--a-blanc"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("2 lignes à ajouter") && said.contains("1250"), "{said}");
    assert!(said.contains("Mailchimp, liste des campagnes"), "{said}");
    assert!(!own.path("newsletters.csv").exists());
    // Without a terminal nothing is written unless one says so.
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &[]);
    assert!(code == 2 && said.contains("--oui"), "{said}");
    assert!(!own.path("newsletters.csv").exists());
}

#[test]
fn what_was_edited_by_hand_stays_and_what_is_gone_is_told() {
    let own = edition();
    import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    own.edit("newsletters.csv", "1250", "1251");
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    assert!(code == 0 && said.contains("1 ligne modifiée à la main, laissée"), "{said}");
    assert!(said.contains("destinataires : 1251 → 1250"), "{said}");
    assert_eq!(column(&rows(&own, "newsletters"), "destinataires"), ["1234", "1251"]);
    import(&own, "campaigns.csv", MAILCHIMP, &["--oui", "--ecraser"]);
    assert_eq!(column(&rows(&own, "newsletters"), "destinataires"), ["1234", "1250"]);
    // A date that a spreadsheet wrote in another way is no edit.
    own.edit("newsletters.csv", "2021-02-14", "14/02/2021");
    let (said, _) = import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    assert!(said.contains("Rien à écrire"), "{said}");
    let shorter = MAILCHIMP
        .replace("bbb222", "ccc333")
        .replace("Feb 14", "Mar 14")
        .replace("Le kit", "Autre");
    let (said, _) = import(&own, "campaigns.csv", &shorter, &["--a-blanc"]);
    assert!(said.contains("n'est plus dans l'export"), "{said}");
}

#[test]
fn a_row_written_by_hand_is_not_doubled() {
    let own = edition();
    own.write(
        "newsletters.csv",
        "date_envoi;titre;liste;destinataires\n14 février 2021;Le kit;lettre;999\n",
    );
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("newsletters.csv:2")
            && said.contains("999 → 1250")
            && said.contains("écrite à la main"),
        "{said}"
    );
    assert_eq!(column(&rows(&own, "newsletters"), "titre"), ["Le kit", "Bonne année, tous"]);
}

#[test]
fn a_table_keeps_its_bytes_its_encoding_and_its_columns() {
    let own = edition();
    let former = b"date_envoi;Titre;Liste;Destinataires;Notes\r\n05/01/2021;\"Voeux; \xe9t\xe9\";lettre;12;  x \r\n";
    own.write("newsletters.csv", former);
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let written = std::fs::read(own.path("newsletters.csv")).expect("there");
    let start = b"date_envoi;Titre;Liste;Destinataires;Notes;";
    assert!(written.starts_with(start), "{}", String::from_utf8_lossy(&written));
    let row: &[u8] = b"\r\n05/01/2021;\"Voeux; \xe9t\xe9\";lettre;12;  x ;";
    assert!(
        written.windows(row.len()).any(|window| window == row),
        "{}",
        String::from_utf8_lossy(&written)
    );
    assert!(written.windows(6).any(|window| window == b"ann\xe9e,"), "Windows-1252 stays");
}

#[test]
fn several_files_are_one_plan_and_one_that_is_unknown_stops_all() {
    let own = edition();
    std::fs::write(own.root().join("mars.csv"), BREVO).expect("written");
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["mars.csv", "--oui"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(rows(&own, "newsletters").len(), 3);
    std::fs::write(own.root().join("autre.csv"), "a;b\n1;2\n").expect("written");
    let later = MAILCHIMP.replace("1250", "1260");
    let (said, code) = import(&own, "campaigns.csv", &later, &["autre.csv", "--oui"]);
    assert!(code == 1 && said.contains("autre.csv"), "{said}");
    assert_eq!(column(&rows(&own, "newsletters"), "destinataires")[1], "1250");
    let near = MAILCHIMP
        .replace("\"Total Recipients\"", "\"Recipients total\"")
        .replace("Title,Subject", "Titel,Subject");
    let (said, code) = import(&own, "presque.csv", near, &["--oui"]);
    assert!(code != 0 && said.contains("Mailchimp") && said.contains("Total Recipients"), "{said}");
}

#[test]
fn the_origin_of_a_row_is_the_export() {
    let own = edition();
    import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    own.write("rapport.toml", format!("{MANIFEST}{LISTS}{LETTERS}"));
    let source = &column(&rows(&own, "newsletters"), "source")[1];
    assert!(source.starts_with("Mailchimp : campaigns.csv, ligne 3 ["), "{source}");
    let output = own.rapport(&["figures", "lettres", "--origine"]).output().expect("it runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains("newsletters.csv:2"), "{shown}");
}

#[test]
fn matomo_writes_utf16_and_may_have_nothing_to_say() {
    let utf16 = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xFF, 0xFE].into_iter().chain(units).collect::<Vec<u8>>()
    };
    let own = edition();
    let days = "Date,Visiteurs uniques,Visites,Actions\n2021-01-30,10,12,30\n2021-01-31,20,25,40\n2021-02-01,5,6,7\n";
    let (said, code) = import(&own, "visites.csv", utf16(days), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let site = rows(&own, "site");
    assert_eq!(column(&site, "periode"), ["2021-01", "2021-02"]);
    assert_eq!(column(&site, "nombre"), ["37", "6"]);
    let files = "Libellé,Téléchargements uniques,Téléchargements,Métadonnées: url\n/kit/fiche-01.pdf,120,145,https://exemple.org/kit/fiche-01.pdf\n/kit/fiche-02.pdf,80,95,https://exemple.org/kit/fiche-02.pdf\n";
    let (said, code) = import(&own, "kit.csv", utf16(files), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let sheets = rows(&own, "telechargements");
    assert_eq!(
        (column(&sheets, "fiche"), column(&sheets, "uniques")),
        (vec!["1".into(), "2".into()], vec!["120".into(), "80".into()])
    );
    assert_eq!(column(&sheets, "collection"), ["kit", "kit"]);
    let (said, code) = import(&own, "vide.csv", utf16("No data available\n"), &["--oui"]);
    assert!(code != 0 && !said.contains("panicked"), "{said}");
}

/// Rows for which the tool has no table go to one that the edition declares, as the message says.
#[test]
fn what_has_no_table_is_declared_as_the_message_says() {
    let posts = "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n\
        1.22E+17,9,reseau,Le réseau,Avec Ada Zygmunt,0,09/15/2021 18:00,https://www.instagram.com/p/a/,Photo,,Lifetime,\"1,200\",900,30,4,0,2,1\n";
    let videos = "Contenu,Titre de la vidéo,Heure de publication de la vidéo,Durée,Vues engagées,Vues,Ont continué de regarder (%)\n\
        Total,,,,,1 300,\nabc,Le bilan,28 sept. 2021,60,900,1\u{202f}200,50\ndef,Le kit,3 mai 2021,90,80,100,40\n";
    let days = "Les mesures de la page,,,,\nDate,Impressions (organic),Impressions (sponsored),Impressions (total),Reactions (total)\n\
        01/30/2021,10,0,10,1\n01/31/2021,20,5,25,2\n02/01/2021,7,0,7,0\n";
    for (name, text, table, name_of_count, counts) in [
        ("instagram.csv", posts, "messages_reseaux", "vues", &["1200"][..]),
        ("videos.csv", videos, "videos", "vues", &["1200", "100"]),
        ("linkedin.csv", days, "reseaux_par_mois", "affichages", &["35", "7"]),
    ] {
        let own = edition();
        let (said, code) = import(&own, name, text, &["--oui"]);
        assert!(code == 1 && said.contains("[[tables]]"), "{name}: {said}");
        let declaration = &said[said.find("[[tables]]").expect("it is there")..];
        own.write("rapport.toml", format!("{MANIFEST}{LISTS}\n{declaration}"));
        for _ in 0..2 {
            let (said, code) = import(&own, name, text, &["--oui"]);
            assert_eq!(code, 0, "{name}: {said}");
            assert_eq!(column(&rows(&own, table), name_of_count), counts, "{name}");
        }
        assert_eq!(own.check()["errors"], 0, "{name}");
        let bytes = std::fs::read(own.path(&format!("{table}.csv"))).expect("there");
        assert!(!String::from_utf8_lossy(&bytes).contains("Zygmunt"), "{name}");
    }
}
