//! Input made to harm, or by a program gone wrong: it ends with diagnostics, in bounded memory.

use std::io::{Cursor, Write};

use assert_cmd::assert::Assert;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::edition::{EVENTS, Edition, MANIFEST};

/// An edition whose foreword is this text.
fn with_text(text: &str) -> Edition {
    let edition = Edition::new();
    let front = "\n[[avant]]\ntitre = \"Mot\"\ntexte = \"textes/mot.typ\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{front}"));
    edition.write("textes/mot.typ", text);
    edition
}

/// Done or refused, and nothing else: no panic, no signal, and never more memory than this.
fn ends(edition: &Edition, arguments: &[&str], name: &str) -> Assert {
    const MOST_KIB: &str = "2000000";
    let program = edition.rapport(&[]).get_program().to_owned();
    // Bash is there wherever the tests run; its limit is that of the address space.
    let mut shell = assert_cmd::Command::new("bash");
    shell.current_dir(edition.root()).env("NO_COLOR", "1");
    shell.args(["-c", &format!("ulimit -v {MOST_KIB}; exec \"$0\" \"$@\"")]).arg(program);
    let result = shell.args(arguments).assert();
    let code = result.get_output().status.code();
    assert!(matches!(code, Some(0 | 1)), "{name}: {:?}", result.get_output());
    result
}

#[test]
fn a_text_that_nobody_wrote_ends_with_diagnostics() {
    let many = |words: &str| words.repeat(100_000 / words.len());
    for (name, text) in [
        ("one word", many("a")),
        ("open brackets", many("[")),
        ("open quotations", many("«")),
        ("quotations", many("« Agora » ")),
        ("digits", many("7")),
        ("open citations", many("#chiffre(")),
        ("unknown citations", many("#chiffre(\"x\") ")),
        ("dollars", many("$")),
        ("signs of code", many("#")),
        ("items", many("- ")),
        ("stops", many(". ")),
        ("inclusive forms", many("élu.e.s ")),
        ("acronyms", many("(ESS) ")),
        ("dates", many("5 février 2021 ")),
        ("blocks 50 000 deep", format!("{}{}", "#[".repeat(50_000), "]".repeat(50_000))),
        ("brackets 50 000 deep", format!("{}{}", "[".repeat(50_000), "]".repeat(50_000))),
        ("code 50 000 deep", "#{".repeat(50_000)),
        ("calls 50 000 deep", "#f(".repeat(50_000)),
    ] {
        ends(&with_text(&text), &["check"], name);
    }
}

#[test]
fn a_text_longer_than_any_report_is_refused_and_the_former_pdf_stays() {
    let edition = with_text(&"mot ".repeat(2_500_000));
    std::fs::write(edition.root().join("avant.pdf"), "%PDF-1.7 former").expect("it is writable");
    for arguments in [&["check"][..], &["compile", "-o", "avant.pdf"]] {
        let result = ends(&edition, arguments, "ten megabytes").code(1);
        let told = String::from_utf8_lossy(&result.get_output().stderr).into_owned();
        assert!(told.contains("erreur[fichier-illisible]"), "{told}");
        assert!(told.contains("« textes/mot.typ » ne peut pas être lu"), "{told}");
    }
    let former = std::fs::read(edition.root().join("avant.pdf")).expect("it is there");
    assert_eq!(former, b"%PDF-1.7 former");
}

#[test]
fn a_table_that_nobody_typed_ends_with_diagnostics() {
    let header = "id;date_debut;titre;categorie;participants;rubriques\n";
    let big = |words: &str| words.repeat(3_000_000 / words.len());
    let columns: String = (0..5_000).map(|index| format!(";col{index}")).collect();
    for (name, table) in [
        ("a date of megabytes", format!("{header}a;{};A;rencontres;1;\n", big("mai "))),
        ("a count of megabytes", format!("{header}a;05/02/2021;A;rencontres;{};\n", big("9"))),
        ("a title of megabytes", format!("{header}a;05/02/2021;{};rencontres;1;\n", big("« a »"))),
        ("a list of megabytes", format!("{header}a;05/02/2021;A;rencontres;1;{}\n", big("x|"))),
        ("separators alone", format!("{header}{}\n", big(";"))),
        ("open quotations", format!("{header}{}\n", big("\"a;"))),
        (
            "5 000 columns",
            format!(
                "id;date_debut;titre;categorie{columns}\na;05/02/2021;A;rencontres{}\n",
                ";x".repeat(5_000)
            ),
        ),
    ] {
        let edition = Edition::new();
        edition.write("evenements.csv", table);
        ends(&edition, &["check"], name);
    }
}

#[test]
fn settings_that_nobody_typed_end_with_diagnostics() {
    let keys: String = (0..10_000).map(|index| format!("cle{index} = 1\n")).collect();
    let words: Vec<String> = (0..50_000).map(|index| format!("\"mot{index}\"")).collect();
    for (name, more) in [
        ("a value of megabytes", format!("\n[contact]\nsite = \"{}\"\n", "x".repeat(10_000_000))),
        ("10 000 unknown keys", format!("\n[contact]\n{keys}")),
        ("lists 50 000 deep", format!("\nx = {}{}\n", "[".repeat(50_000), "]".repeat(50_000))),
        ("keys 50 000 deep", format!("\n{}b = 1\n", "a.".repeat(50_000))),
        ("tables 50 000 deep", format!("\nx = {}1{}\n", "{a=".repeat(50_000), "}".repeat(50_000))),
        (
            "50 000 spellings",
            format!("\n[[variantes]]\nforme = \"Grand Est\"\nvariantes = [{}]\n", words.join(",")),
        ),
    ] {
        let edition = Edition::new();
        edition.write("rapport.toml", format!("{MANIFEST}{more}"));
        ends(&edition, &["check"], name);
    }
}

/// A workbook whose sheet unpacks to this many megabytes of one element.
fn bomb(element: &str, megabytes: usize) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in [
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="evenements" sheetId="1" r:id="a"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
    ] {
        archive.start_file(name, packed).expect("a part begins");
        archive.write_all(content.as_bytes()).expect("a part is written");
    }
    archive.start_file("xl/worksheets/sheet1.xml", packed).expect("a part begins");
    archive.write_all(b"<worksheet><sheetData>").expect("it is written");
    let elements = element.repeat(1_000_000 / element.len());
    for _ in 0..megabytes {
        archive.write_all(elements.as_bytes()).expect("it is written");
    }
    archive.finish().expect("an archive ends").into_inner()
}

#[test]
fn a_workbook_that_unpacks_to_gigabytes_is_refused() {
    let honest = bomb(" ", 600);
    // One that says of itself that it is small.
    let mut lying = honest.clone();
    let size = u32::try_from(600 * 1_000_000 + "<worksheet><sheetData>".len()).expect("it fits");
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == size.to_le_bytes() {
            lying[at..at + 4].copy_from_slice(&5_000_u32.to_le_bytes());
        }
    }
    for (name, bytes) in [("honest", honest), ("lying", lying)] {
        let edition = Edition::new();
        std::fs::remove_file(edition.path("evenements.csv")).expect("it is there");
        edition.write("evenements.xlsx", bytes);
        let told = ends(&edition, &["check"], name).code(1);
        let told = String::from_utf8_lossy(&told.get_output().stderr).into_owned();
        assert!(told.contains("« evenements.xlsx » ne peut pas être lu"), "{name}: {told}");
    }
}

#[test]
fn any_number_of_unknown_names_is_told_with_the_nearest() {
    let rows: String = (0..5_000)
        .map(|index| format!("salon-{index};05/02/2021;A{index};rencontres;1\n"))
        .collect();
    let cited: String =
        (0..2_000).map(|index| format!("#evenement(\"salom-{index}\", \"date\")\n")).collect();
    let edition = with_text(&cited);
    edition.write("evenements.csv", format!("{EVENTS}{rows}"));
    let report = edition.check();
    let unknown: Vec<&serde_json::Value> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["code"] == "reference-inconnue")
        .collect();
    assert_eq!(unknown.len(), 2_000);
    for (index, one) in unknown.iter().enumerate() {
        let help = one["help"].as_str().unwrap_or_default();
        assert!(help.starts_with(&format!("vouliez-vous dire « salon-{index} » ?")), "{help}");
    }
}
