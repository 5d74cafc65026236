//! Exports of services into the tables.

mod accounts;
mod dirty;
mod forms;
mod more;
mod older;
mod own;
mod parts;
mod privacy;
mod samples;
mod strangers;

use std::collections::BTreeMap;
use std::path::PathBuf;

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

#[test]
fn a_workbook_is_left_as_it_is_and_its_rows_stand_beside() {
    let own = edition();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in ["date_envoi", "titre", "liste", "destinataires"].iter().enumerate() {
        sheet.write(0, column as u16, *text).expect("written");
    }
    let bytes = book.save_to_buffer().expect("saved");
    own.write("newsletters.xlsx", &bytes);
    let (said, code) = import(&own, "campaigns.csv", MAILCHIMP, &["--oui"]);
    assert!(
        code == 1 && said.contains("newsletters.xlsx") && said.contains("import-newsletters.csv"),
        "{said}"
    );
    assert_eq!(std::fs::read(own.path("newsletters.xlsx")).expect("there"), bytes);
    let beside = own.root().join("sortie/import-newsletters.csv");
    assert!(std::fs::read_to_string(beside).expect("there").contains("Bonne année"));
}

#[test]
fn a_run_that_is_killed_leaves_the_table_whole() {
    let own = edition();
    let mut export = MAILCHIMP.lines().next().expect("a header").to_owned() + "\n";
    for row in 0..3_000 {
        export.push_str(&format!(
            "T,Lettre {row},La lettre,\"Jan 09, 2021 09:30 pm\",x,{row},1,1,1,1%,1,1,id{row}\n"
        ));
    }
    std::fs::write(own.root().join("campaigns.csv"), export).expect("written");
    own.write("newsletters.csv", "date_envoi;titre;liste;destinataires\n");
    let mut seen = std::collections::BTreeSet::new();
    for wait in 0..12 {
        let program = env!("CARGO_BIN_EXE_rapport");
        let mut child = std::process::Command::new(program)
            .current_dir(own.root())
            .args(["import", "campaigns.csv", "--oui"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("it starts");
        std::thread::sleep(std::time::Duration::from_millis(wait * 25));
        let _ = child.kill();
        let _ = child.wait();
        seen.insert(rows(&own, "newsletters").len());
    }
    assert!(seen.iter().all(|count| [0, 3_000].contains(count)), "{seen:?}");
}

/// A small generator: the same damage in each run.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn damaged_exports_are_refused_or_read_and_the_table_stays_whole() {
    let own = edition();
    let mut seed = 16;
    for round in 0..40 {
        let case = &CASES[round % CASES.len()];
        let mut bytes = case.text.as_bytes().to_vec();
        for _ in 0..=next(&mut seed) % 4 {
            let at = next(&mut seed) as usize % bytes.len();
            match next(&mut seed) % 4 {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] = (next(&mut seed) % 256) as u8,
                2 => bytes.insert(at, b"\";\n\0"[next(&mut seed) as usize % 4]),
                _ => {
                    bytes.remove(at);
                }
            }
        }
        let words: Vec<&str> = ["--oui"].into_iter().chain(case.words.iter().copied()).collect();
        let (said, code) = import(&own, case.name, &bytes, &words);
        assert!([0, 1, 2].contains(&code) && !said.contains("panicked"), "{round}: {said}");
        // As many cells as the header in each row: read to the end.
        let (newsletters, events) = (rows(&own, "newsletters"), rows(&own, "evenements"));
        for row in newsletters.iter().chain(&events) {
            assert!(row["source"].ends_with(']'), "{round}: {row:?}");
        }
        let left: Vec<PathBuf> = std::fs::read_dir(own.path(""))
            .expect("a folder")
            .map(|entry| entry.expect("readable").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "tmp"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}
