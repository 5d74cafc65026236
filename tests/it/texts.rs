//! What the texts print: notes of titles, tables, links.

use crate::edition::{Edition, MANIFEST};
use crate::pdf::{assert_conforms, text};

/// An edition whose only text is this.
fn edition(words: &str) -> Edition {
    let edition = Edition::new();
    edition.write(
        "rapport.toml",
        format!("{MANIFEST}\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n"),
    );
    edition.write("textes/mot.typ", words);
    edition
}

#[test]
fn the_note_of_a_title_is_printed_once_under_its_title() {
    let edition = edition(
        "Un texte.\n\n= Un titre#footnote[Sa note.]\n\nUn mot#footnote[Une autre.].\n\n\
         = *Gras#footnote[En gras.]*\n\n== Avec #lien(\"https://exemple.fr\")[le programme]\n",
    );
    let bytes = edition.compile();
    let read = text(&bytes);
    for note in ["Sanote.", "Uneautre.", "Engras."] {
        assert_eq!(read.matches(note).count(), 1, "{note}\n{read}");
    }
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let title = |object: &lopdf::Object| {
        let title = object.as_dict().ok()?.get(b"Title").ok()?;
        lopdf::decode_text_string(title).ok()
    };
    let titles: Vec<String> = document.objects.values().filter_map(title).collect();
    assert!(titles.iter().any(|title| title == "Un titre"), "{titles:?}");
    assert!(!titles.iter().any(|title| title.contains("note")), "{titles:?}");
    assert_conforms(&bytes, "notes of titles");
}

#[test]
fn a_table_of_a_text_has_its_header_and_its_lines() {
    let edition = edition(
        "#tableau((\"Poste\", \"2021\"), (\"Loyers\", \"1 200\"), (\"Total\", [*1 200*]))\n\n\
         #table(columns: 2, table.header([Poste], [2022]), [Loyers], [1 300])\n",
    );
    let report = edition.check();
    assert_eq!((&report["errors"], &report["warnings"]), (&0.into(), &0.into()), "{report:#}");
    let bytes = edition.compile();
    let pdf = lopdf::Document::load_mem(&bytes).expect("it is a PDF");
    let is = |object: &lopdf::Object, tag: &[u8]| {
        object.as_dict().and_then(|it| it.get(b"S")?.as_name()).is_ok_and(|name| name == tag)
    };
    let count = |tag: &[u8]| pdf.objects.values().filter(|object| is(object, tag)).count();
    assert_eq!((count(b"THead"), count(b"TH")), (2, 4));
    assert_conforms(&bytes, "tables of a text");
}

#[test]
fn a_table_that_is_not_one_is_refused_in_french() {
    for (written, told) in [
        ("#tableau(\"Poste\", \"2021\")", "une ligne entre parenthèses"),
        ("#tableau((\"Poste\", \"2021\"), (\"Loyers\",))", "La ligne 2 du tableau a 1 cases"),
        ("#photo(\"agora\", cadre: \"x\")", "n’a pas de réglage « cadre »"),
        ("#photo(\"agora\", forme: \"ronde\")", "« texte », « large », « pleine » ou « planche »"),
    ] {
        let edition = edition(written);
        let output = edition.rapport(&["compile"]).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(told), "{written}\n{said}");
    }
}

#[test]
fn an_address_with_accents_is_in_ascii_wherever_it_stands() {
    let edition = edition("Voir #lien(\"https://économie.fr/été\")[le site de l'économie].\n");
    edition.write(
        "presse.csv",
        "date;media;titre;portee;url\n01/03/2021;Ouest;Un;nationale;https://exemple.fr/Économie\n",
    );
    let manifest = format!(
        "{MANIFEST}\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n\n[[annexes]]\nid = \"presse\"\n\n\
         [contact]\nsite = \"https://exemple.fr/à-propos\"\n"
    );
    edition.write("rapport.toml", manifest);
    let bytes = edition.compile();
    for address in [
        "https://xn--conomie-9xa.fr/%C3%A9t%C3%A9",
        "https://exemple.fr/%C3%89conomie",
        "https://exemple.fr/%C3%A0-propos",
    ] {
        let found = bytes.windows(address.len()).any(|part| part == address.as_bytes());
        assert!(found, "{address}");
    }
}

/// The cells of a text, too, go on on the next page: no word of them is lost.
#[test]
fn a_row_of_a_text_that_is_higher_than_a_page_goes_on_on_the_next() {
    let long = "Un texte long. ".repeat(600);
    let lines = "un\\n".repeat(120);
    let items = "- un\n".repeat(120);
    for (rank, written) in [
        format!("#tableau((\"Poste\", \"Note\"), (\"x\", \"{long}FINFIN\"))\n"),
        format!("#tableau((\"Poste\", \"Note\"), (\"x\", [*{long}* FINFIN]), (\"y\", \"court\"))\n"),
        format!("#tableau((\"Poste\", \"Note\"), (\"x\", \"{lines}FINFIN\"))\n"),
        format!("#tableau((\"Poste\", \"Note\"), (\"x\", [\n{items}- FINFIN\n]))\n"),
        format!(
            "#table(columns: (1fr, 1fr), table.header([Poste], [Note]), [x], [{long}FINFIN], [y], [court])\n"
        ),
        format!(
            "#table(columns: 2, table.header([Poste], [Note]), table.cell(rowspan: 2)[x], [a], [{long}FINFIN])\n"
        ),
        format!("#table(columns: 2, table.header([Poste], [Note]), [x], table.cell(colspan: 1)[{long}FINFIN]) <t>\n#show <t>: it => it\n"),
        // A header as high hides no row.
        format!("#tableau((\"Poste\", [{long}FINFIN]), (\"x\", \"court\"))\n"),
        format!("#table(columns: 2, table.header([{long}FINFIN], [Note]), [x], [court])\n"),
    ]
    .iter()
    .enumerate()
    {
        let edition = edition(written);
        let bytes = edition.compile();
        let read = text(&bytes);
        assert_eq!(read.matches("FINFIN").count(), 1, "table {rank}");
        // What leaves the page stands in the file all the same.
        let said = edition.rapport(&["compile"]).output().expect("the tool runs").stderr;
        let said = String::from_utf8_lossy(&said);
        assert!(!said.contains("texte-sans-place"), "table {rank}: {said}");
        assert_conforms(&bytes, "a high row of a text");
    }
}
