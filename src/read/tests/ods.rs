//! Workbooks of LibreOffice.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{edition, messages, shown};

const NAMESPACES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0""#;
const STYLES: &str = r#"<number:date-style style:name="N1"><number:day/><number:text>/</number:text><number:month/><number:text>/</number:text><number:year/></number:date-style><number:date-style style:name="N2"><number:month number:textual="true"/><number:text> </number:text><number:year/></number:date-style><style:style style:name="jour" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="mois" style:family="table-cell" style:data-style-name="N2"/><style:style style:name="barré" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="suivant" style:family="table-cell" style:parent-style-name="barré"/>"#;
const HEADER: &str = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>date_debut</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>titre</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>categorie</text:p></table:table-cell><table:table-cell office:value-type=\"string\"><text:p>participants</text:p></table:table-cell></table:table-row>";
const MANIFEST: &str = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\"/></manifest:manifest>";

/// An `.ods` whose only sheet has these rows under the header.
fn ods(rows: &str) -> Vec<u8> {
    archive(
        &format!(
            "<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"Événements\"><table:table-column/><table:table-column table:number-columns-repeated=\"3\"/>{HEADER}{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        ),
        MANIFEST,
    )
}

fn archive(content: &str, manifest: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
    ];
    for (name, text) in parts {
        archive.start_file(name, SimpleFileOptions::default()).expect("in memory");
        archive.write_all(text.as_bytes()).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

fn text(text: &str) -> String {
    let paragraphs: String =
        text.split('\n').map(|line| format!("<text:p>{line}</text:p>")).collect();
    format!("<table:table-cell office:value-type=\"string\">{paragraphs}</table:table-cell>")
}

fn date(style: &str, value: &str) -> String {
    format!(
        "<table:table-cell table:style-name=\"{style}\" office:value-type=\"date\" office:date-value=\"{value}\"><text:p>x</text:p></table:table-cell>"
    )
}

fn count(value: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>"
    )
}

fn row(attributes: &str, cells: &[String]) -> String {
    format!("<table:table-row {attributes}>{}</table:table-row>", cells.concat())
}

fn cells(bytes: &[u8]) -> Vec<[String; 4]> {
    let (input, diagnostics) = edition(&[("evenements.ods", bytes)]);
    let row = |row: crate::read::Row<'_>| {
        ["date_debut", "titre", "categorie", "participants"].map(|it| row.get(it).to_owned())
    };
    let Some(table) = input.tables.get("evenements") else {
        panic!("{}", shown(&input, &diagnostics))
    };
    table.rows().map(row).collect()
}

#[test]
fn each_kind_of_cell_becomes_its_text() {
    let bytes = ods(&[
        row("", &[date("jour", "2021-02-05"), text("Agora"), text("c"), count("60")]),
        row("", &[date("mois", "2021-03-01"), text("deux\nlignes"), text("c"), count("12.5")]),
        row(
            "table:number-rows-repeated=\"3\"",
            &["<table:table-cell table:number-columns-repeated=\"4\"/>".into()],
        ),
        row(
            "",
            &[date("jour", "2021-04-05T14:30:00"), text("Agora"), text("c"), text("plus de 500")],
        ),
        row(
            "table:number-rows-repeated=\"1048000\"",
            &["<table:table-cell table:number-columns-repeated=\"16384\"/>".into()],
        ),
    ]
    .concat());
    let expected = [
        ["05/02/2021", "Agora", "c", "60"],
        ["03/2021", "deux\nlignes", "c", "12,5"],
        ["05/04/2021 14:30", "Agora", "c", "plus de 500"],
    ];
    assert_eq!(cells(&bytes), expected);
    let (input, _) = edition(&[("evenements.ods", &bytes)]);
    assert_eq!(
        input.facts[0].inferred,
        ["dates affichées sans jour, lues comme des mois ou des années : A3"]
    );
    let last = input.tables["evenements"].rows().last().expect("a row");
    assert_eq!(input.sources.locate(last.place("titre")).cell.as_deref(), Some("B7"));
}

#[test]
fn merged_hidden_and_failed_cells_are_told() {
    let bytes = ods(&[
        row("", &[date("jour", "2021-02-05"), text("Agora"), text("rencontres").replace("office:", "table:number-rows-spanned=\"2\" office:"), count("60")]),
        row("table:visibility=\"collapse\"", &[date("jour", "2021-02-06"), text("Club"), "<table:covered-table-cell/>".into(), "<table:table-cell table:formula=\"of:=#REF!\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell>".into()]),
    ].concat());
    assert_eq!(cells(&bytes)[1], ["06/02/2021", "Club", "rencontres", "#REF!"]);
    insta::assert_snapshot!(messages(&[("evenements.ods", &bytes)]), @"
    erreur[cellule-en-erreur]: la formule de cette cellule a échoué : « #REF! »
      ╭▸ evenements.ods, feuille « Événements », cellule D3
      │
    3 │ 06/02/2021 ┆ Club ┆ rencontres ┆ #REF!
      │                                  ━━━━━
      │
      ╰ à faire: corrigez la formule, ou tapez la valeur à sa place

    avertissement[cellules-fusionnees]: cellules fusionnées C2:C3 : « rencontres » est lu sur chacune des 2 lignes
      ╭▸ evenements.ods, feuille « Événements », cellule C2
      │
    2 │ 05/02/2021 ┆ Agora ┆ rencontres ┆ 60
      │                      ━━━━━━━━━━
      │
      ╰ à faire: si c'est bien le sens, défusionnez et recopiez la valeur : elle ne sera plus déduite

    avertissement[cellules-masquees]: 1 ligne masquée est lue comme les autres : 3
      ╭▸ evenements.ods, feuille « Événements », ligne 3
      │
    3 │ 06/02/2021 ┆ Club ┆ rencontres ┆ #REF!
      │ ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
      │
      ╰ à faire: affichez tout pour vérifier, et supprimez ce qui n'est pas de l'année

    1 erreur, 2 avertissements
    ");
}

#[test]
fn what_a_sheet_of_libreoffice_shows_is_read_or_told() {
    let cell = |attributes: &str, shown: &str| {
        let shown =
            if shown.is_empty() { String::new() } else { format!("<text:p>{shown}</text:p>") };
        vec![format!("<table:table-cell {attributes}>{shown}</table:table-cell>")]
    };
    let number = "office:value-type=\"float\" office:value";
    for (cell, expected, reported) in [
        (cell(&format!("{number}=\"6941\""), "6 941"), "6941", ""),
        (cell(&format!("{number}=\"6941\""), "7"), "6941", "affiche « 7 » et contient « 6941 »"),
        (
            cell(&format!("{number}=\"60\""), "60 milliers"),
            "60",
            "affiche « 60 milliers » et contient",
        ),
        (cell(&format!("{number}=\"60\""), "60 participants"), "60", ""),
        (cell(&format!("{number}=\"60\""), "plus de 60"), "plus de 60", ""),
        (cell("office:value-type=\"percentage\" office:value=\"0.35\"", "35 %"), "35 %", ""),
        (
            cell(
                "office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"60\"",
                "60,00 €",
            ),
            "60 €",
            "",
        ),
        (cell(&format!("table:formula=\"of:=1+1\" {number}=\"2\""), "2"), "2", ""),
        (cell(&format!("table:formula=\"of:=1-1\" {number}=\"0\""), "0"), "0", ""),
        (
            cell(&format!("table:formula=\"of:=1+1\" {number}=\"0\""), ""),
            "#FORMULE!",
            "enregistrée sans son résultat",
        ),
        (cell("table:formula=\"of:=1+1\"", ""), "#FORMULE!", "enregistrée sans son résultat"),
        (
            cell(&format!("table:style-name=\"barré\" {number}=\"60\""), "60"),
            "60",
            "« 60 » est barré",
        ),
    ] {
        let bytes = ods(&row(
            "",
            &[&[date("jour", "2021-02-05"), text("Agora"), text("c")][..], &cell].concat(),
        ));
        assert_eq!(cells(&bytes)[0][3], expected);
        let messages = messages(&[("evenements.ods", &bytes)]);
        assert!(
            messages.contains(reported) && (reported.is_empty() == messages.is_empty()),
            "{messages}"
        );
    }
    let struck = |cell: String| {
        cell.replace("<table:table-cell ", "<table:table-cell table:style-name=\"suivant\" ")
    };
    let bytes =
        ods(&row("", &[text("05/02/2021"), text("Agora"), text("c"), count("60")].map(struck)));
    assert!(messages(&[("evenements.ods", &bytes)]).contains("1 ligne barrée est lue"));
}

#[test]
fn workbooks_that_cannot_be_read_say_why() {
    let encrypted = MANIFEST.replace("/>", "><manifest:encryption-data/></manifest:file-entry>");
    let wide = row(
        "table:number-rows-repeated=\"1000000\"",
        &[count("1").replace(
            "<table:table-cell ",
            "<table:table-cell table:number-columns-repeated=\"900\" ",
        )],
    );
    for (bytes, words) in [
        (archive("<x/>", &encrypted), "un mot de passe le protège"),
        (archive("<office:body", MANIFEST), "le classeur est incomplet ou abîmé"),
        (ods(&wide), "la cellule AHP1000001 est remplie, bien au-delà de la table"),
    ] {
        let reported = messages(&[("evenements.ods", &bytes)]);
        assert!(
            reported.contains(words) && reported.contains("fichier-illisible"),
            "{words}: {reported}"
        );
    }
}

#[test]
fn a_content_that_never_ends_its_sheet_is_refused() {
    let whole = format!(
        "<office:document-content {NAMESPACES}><office:body><office:spreadsheet><table:table table:name=\"Événements\">{HEADER}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let end = whole.find("</table:table>").expect("it ends");
    for content in [
        whole[..end].to_owned(),
        whole.replace("</table:table>", "</table:tabel>"),
        whole.replace("</table:table>", ""),
        whole.replace("</table:table-row>", ""),
    ] {
        let bytes = archive(&content, MANIFEST);
        let reported = messages(&[("evenements.ods", &bytes)]);
        let refused = "« evenements.ods » ne peut pas être lu : le classeur est incomplet ou abîmé";
        assert!(reported.contains(refused), "{reported}");
    }
}
