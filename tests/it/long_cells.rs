//! A cell that is higher than a page goes on on the next: no word of it is cut off, or printed on
//! another. What has a place of its own and is too long for it is told.

use rapport::compile::prepared::prepare;
use rapport::compile::stages;
use rapport::design::templates::Templates;
use rapport::diagnostic::Diagnostics;
use rapport::typeset;
use rapport::typeset::bundle::Purpose;

use crate::edition::{Edition, repository};

/// Words of a long cell: more than a page holds in the column of any table.
const WORDS: usize = 700;

/// A table with a row in which some columns are long.
struct Case {
    table: &'static str,
    header: &'static str,
    /// `§` stands for a long cell.
    row: &'static str,
    /// How often each long cell is printed at least, in the order of the columns.
    printed: &'static [usize],
}

const CASES: &[Case] = &[
    Case {
        table: "evenements",
        header: "id;date_debut;titre;categorie;type;rubriques;calendrier;participants",
        row: "e1;05/02/2021;§;rencontres;webinaire;territoires;jour;60",
        // The long list, the short one, the calendar; its photo has no file.
        printed: &[3],
    },
    Case {
        table: "evenements",
        header: "id;date_debut;titre;categorie;rubriques;type;lieu;description;partenaires;intervenants;representants;unite;participants",
        row: "e1;05/02/2021;Titre;rencontres;territoires;§;§;§;§;§ (§);§;§;60",
        printed: &[1, 1, 1, 1, 2, 2, 1, 1],
    },
    Case {
        table: "presse",
        header: "date;media;titre;portee;auteur;extrait;themes;a_la_une",
        row: "2021-03;§;§;§;§;§;§;oui",
        printed: &[2, 2, 1, 2, 1, 1],
    },
    Case {
        table: "reseaux",
        header: "au;reseau;compte;abonnes",
        row: "2021-12-31;§;§;6941",
        printed: &[1, 1],
    },
    Case {
        table: "site",
        header: "periode;rubrique;mesure;nombre",
        row: "2021;§;§;86067",
        printed: &[1, 1],
    },
    Case {
        table: "publications",
        header: "id;titre;collection;date;description;partenaires;licence",
        row: "p0;§;§;2021-03;§;§;§",
        printed: &[1, 1, 1, 1, 1],
    },
    Case { table: "partenaires", header: "nom;categorie", row: "§;amis", printed: &[1] },
    Case { table: "entretiens", header: "numero;nom;fonction", row: "1;§;§", printed: &[1, 1] },
    Case {
        table: "adherents", header: "nom;type;departement", row: "§;ville;§", printed: &[1, 1]
    },
    Case {
        table: "telechargements",
        header: "periode;collection;fiche;titre;famille;page;uniques",
        row: "2021;kit;1;§;levier;3;30",
        printed: &[1],
    },
];

const MANIFEST: &str = r#"
[[types_adherents]]
id = "ville"
singulier = "ville"
pluriel = "villes"

[[familles]]
id = "levier"
libelle = "Fiches leviers"

[[collections]]
id = "kit"
nom = "Kit"

[[partenaires_categories]]
id = "amis"
libelle = "Amis"

[[chapitres]]
id = "c"
titre = "Chapitre"

[[chapitres.sections]]
titre = "Section"
texte = "textes/chapitre.typ"

[[annexes]]
id = "presse"

[[annexes]]
id = "adherents"

[[annexes]]
id = "donnees-graphiques"
"#;

/// The first letter of the words of a long cell tells its column.
fn letter(rank: usize) -> char {
    char::from(b'a' + u8::try_from(rank).expect("few columns are long"))
}

fn long(rank: usize) -> String {
    let words: Vec<String> = (0..WORDS).map(|word| format!("{}{word:03}x", letter(rank))).collect();
    words.join(" ")
}

fn edition(case: &Case) -> Edition {
    let edition = Edition::new();
    let manifest = std::fs::read_to_string(edition.path("rapport.toml")).expect("it is written");
    edition.write("rapport.toml", manifest + MANIFEST);
    let mut parts = case.row.split('§');
    let first = parts.next().unwrap_or_default().to_owned();
    let row = parts.enumerate().fold(first, |row, (rank, part)| row + &long(rank) + part);
    edition.write(&format!("{}.csv", case.table), format!("{}\n{row}\n", case.header));
    edition.write("effectifs.csv", "au;type;nombre\n2021-12-31;ville;1\n2021-12-31;ensemble;1\n");
    let calls = match case.table {
        "evenements" => {
            "#evenements(rubrique: \"territoires\")\n\n#evenements(rubrique: \"territoires\", forme: \"courte\")\n\n#photo(\"e1\")\n\n#intervenants(\"e1\")\n"
        }
        "presse" => "#articles()\n",
        "reseaux" => "#reseaux()\n",
        "site" => "#site()\n",
        "publications" => "#publication(\"p0\")\n",
        "partenaires" => "#partenaires()\n",
        "entretiens" => "#entretiens()\n",
        "telechargements" => "#collection(\"kit\")[Une présentation.]\n",
        _ => "",
    };
    edition.write("textes/chapitre.typ", format!("Un texte.\n\n{calls}"));
    edition
}

#[test]
fn a_long_cell_goes_on_on_the_next_page() {
    let mut faults = Vec::new();
    for case in CASES {
        let edition = edition(case);
        let mut diagnostics = Diagnostics::default();
        let templates = Templates::load(Some(&repository().join("templates")), &mut diagnostics);
        let prepared = prepare(&edition.path(""), &mut diagnostics);
        let (bundle, _) =
            stages::bundle(prepared, &templates, "rapport", Purpose::Reading, &mut diagnostics);
        let told: Vec<_> = diagnostics.iter().filter(|one| one.is_error()).collect();
        let bundle = bundle.unwrap_or_else(|| panic!("{}: {told:#?}", case.table));
        let result = typeset::typeset(&bundle);
        let pages = result.document.unwrap_or_else(|| panic!("{:#?}", result.issues));
        for off in pages.texts_off_the_page().iter().take(2) {
            faults.push(format!("{}: off the page {off:?}", case.table));
        }
        for [one, other] in pages.overprinted_texts().iter().take(2) {
            faults.push(format!("{}: {one:?} lies on {other:?}", case.table));
        }
        // Long words may be cut where nothing is seen.
        let text = pages.page_texts().join("\n").to_lowercase().replace('\u{200b}', "");
        for (rank, times) in case.printed.iter().enumerate() {
            let printed = |word: &usize| {
                text.matches(&format!("{}{word:03}x", letter(rank))).count() >= *times
            };
            let missing: Vec<_> = (0..WORDS).filter(|word| !printed(word)).collect();
            if let Some(first) = missing.first() {
                faults.push(format!(
                    "{}: {} words of the long column {rank} are not printed {times} times, from {first}",
                    case.table,
                    missing.len()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_has_no_room_on_its_page_is_told() {
    let edition = Edition::new();
    let name = "Fédération des coopératives d'activité ".repeat(60);
    edition.edit("rapport.toml", "Réseau d'essai", name.trim());
    let output = edition.rapport(&["compile", "-o", "essai.pdf"]).output().expect("the tool runs");
    let told = String::from_utf8(output.stderr).expect("it is text");
    assert!(told.contains("texte-sans-place"), "{told}");
    assert!(edition.root().join("essai.pdf").exists(), "it is a warning");
}
