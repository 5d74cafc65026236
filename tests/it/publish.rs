//! `rapport publish`: all that goes out, the same bytes each time; nothing that must not.

use std::collections::BTreeMap;
use std::io::Read;

use crate::edition::{Edition, MANIFEST};
use crate::pdf::assert_conforms;

fn publish(edition: &Edition, options: &[&str]) -> (i32, String) {
    let output = edition.rapport(&[&["publish"], options].concat()).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    (output.status.code().expect("an end"), said)
}

/// The files of a ZIP by their paths.
fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
    let count = zip.len();
    let read = |index| {
        let mut file = zip.by_index(index).expect("it is whole");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it is whole");
        (file.name().expect("a name").into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

#[test]
fn the_publication_of_2021_is_whole_and_always_the_same() {
    let edition = Edition::real();
    let (code, said) = publish(&edition, &["-o", "tout.zip"]);
    assert_eq!(code, 1, "illustrative data go out when someone says so: {said}");
    assert!(said.contains("données illustratives") && !edition.root().join("tout.zip").exists());
    let mut zips = Vec::new();
    for name in ["un.zip", "deux.zip"] {
        let (code, said) = publish(&edition, &["--illustratif", "-o", name]);
        assert_eq!(code, 0, "{said}");
        zips.push(std::fs::read(edition.root().join(name)).expect("it is there"));
    }
    assert_eq!(zips[0], zips[1]);
    let files = unzipped(&zips[0]);
    for name in [
        "rapport-activite-2021.pdf",
        "rapport-activite-2021-impression.pdf",
        "documents/communique-2021.pdf",
        "documents/synthese-2021.pdf",
        "calendrier-2021.ics",
        "chiffres/chiffres.json",
        "tables/evenements.csv",
        "vignettes/adherents-carre.png",
        "index.html",
        "rapport.lock",
        "SHA256SUMS",
    ] {
        assert!(files.contains_key(name), "{name}: {:?}", files.keys());
    }
    // The PDF is that of `rapport compile`.
    assert_eq!(files["rapport-activite-2021.pdf"], edition.compile());
    assert_conforms(&files["documents/synthese-2021.pdf"], "the summary");
    let page = String::from_utf8(files["index.html"].clone()).expect("text");
    for rest in page.split("href=\"").chain(page.split("src=\"")).skip(1) {
        let target = rest.split('"').next().unwrap_or_default();
        if !target.contains(['<', ' ']) {
            assert!(files.contains_key(target), "« {target} » of the page is there");
        }
    }
    assert!(!page.contains("<script") && page.contains("lang=\"fr\""));
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).expect("text");
    assert_eq!(sums.lines().count(), files.len() - 1, "each file but itself");
}

#[test]
fn the_zip_depends_on_what_is_in_it_only() {
    let zipped = |edition: &Edition, zone: &str, mask: &str| {
        let command = format!("umask {mask}; exec \"$0\" publish -o tout.zip");
        let mut shell = std::process::Command::new("sh");
        shell.arg("-c").arg(command).arg(assert_cmd::cargo::cargo_bin("rapport"));
        shell.current_dir(edition.root()).env("TZ", zone).env("LC_ALL", "C");
        let output = shell.output().expect("a shell is there");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(edition.root().join("tout.zip")).expect("it is there")
    };
    let written = |names: &[&str]| {
        let edition = Edition::empty();
        for name in names {
            match *name {
                "rapport.toml" => edition.write(
                    name,
                    format!(
                        "{MANIFEST}\n[[avant]]\ntexte = \"mot\"\n\n[[avant]]\ntexte = \"suite\"\n"
                    ),
                ),
                "evenements.csv" => edition.write(name, crate::edition::EVENTS),
                text => edition.write(text, format!("L'année fut bonne, dit {text}.")),
            }
        }
        edition
    };
    let names = ["rapport.toml", "evenements.csv", "textes/mot.typ", "textes/suite.typ"];
    let first = written(&names);
    let mut turned = names;
    turned.reverse();
    let second = written(&turned);
    let past = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    for name in names {
        let file = std::fs::File::options().append(true).open(second.path(name));
        file.expect("it is there").set_modified(past).expect("a date can be set");
    }
    let one = zipped(&first, "Pacific/Auckland", "022");
    assert!(one == zipped(&second, "America/Lima", "077"), "the same files, the same bytes");
}

/// A second publication into the folder of the first: what is not made any more goes, what others have
/// put there or changed stays, and is named.
#[test]
fn what_is_published_no_more_is_removed() {
    let edition = Edition::new();
    let declared = "\n[[documents]]\nid = \"calendrier\"\n\n[[documents]]\nid = \"synthese\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{declared}"));
    let (code, said) = publish(&edition, &["-o", "tout"]);
    assert!(code == 0 && !said.contains("dossier, qu"), "{said}");
    let path = |name: &str| edition.root().join("tout").join(name);
    let sums = std::fs::read_to_string(path("SHA256SUMS")).expect("it is there");
    let poster = "documents/synthese-2021.pdf";
    let calendar = "documents/calendrier-2021.pdf";
    assert!(sums.contains(poster) && sums.contains(calendar), "{sums}");
    std::fs::write(path("mot.txt"), "À garder").expect("writable");
    std::fs::write(path(calendar), "Changé").expect("writable");
    edition.write("rapport.toml", MANIFEST);
    let (code, said) = publish(&edition, &["-o", "tout"]);
    assert_eq!(code, 0, "{said}");
    assert!(!path(poster).exists() && path(calendar).exists() && path("mot.txt").exists());
    assert!(
        said.contains(&format!(
            "retirés du dossier, que cette publication ne fait plus : {poster}"
        )),
        "{said}"
    );
    assert!(
        said.contains(&format!("qui ne sont pas de cette publication : {calendar}, mot.txt")),
        "{said}"
    );
}

#[test]
fn what_differs_from_a_lock_is_named() {
    let edition = Edition::new();
    let (code, said) = publish(&edition, &["-o", "tout"]);
    assert_eq!(code, 0, "{said}");
    let locked = ["compile", "--locked", "tout/rapport.lock"];
    edition.rapport(&locked).assert().success();
    // A review copy writes its numbers, which change nothing that is published.
    edition.rapport(&["compile", "--relecture"]).assert().success();
    edition.write("commentaires.csv", "auteur;texte\nCamille;Bien vu\n");
    edition.rapport(&locked).assert().success();
    edition.edit("evenements.csv", ";60", ";61");
    let output = edition.rapport(&locked).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{said}");
    assert!(said.contains("données « 2021/evenements.csv » a changé"), "{said}");
    edition.rapport(&["compile", "--locked", "data/2021/evenements.csv"]).assert().code(2);
}

#[test]
fn what_must_not_go_out_stops_it() {
    let refused = |edition: &Edition, words: &str| {
        let (code, said) = publish(edition, &[]);
        assert_eq!(code, 1, "{words}: {said}");
        assert!(said.contains(words), "« {words} » in {said}");
        assert!(!edition.root().join("sortie/publication-2021").exists());
    };
    let example = Edition::new();
    example.write(
        "evenements.csv",
        "id;date_debut;titre;categorie\na;05/02/2021;Exemple : une rencontre;rencontres\n",
    );
    refused(&example, "Exemple");
    let personal = Edition::new();
    personal.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;notes\na;05/02/2021;Agora;rencontres;06 12 34 56 78\n",
    );
    refused(&personal, "donnée personnelle");
    let open = Edition::new();
    open.write("rapport.toml", format!("{MANIFEST}\n[[avant]]\ntexte = \"mot\"\n"));
    open.write("textes/mot.typ", "L'année a compté #chiffre(\"evenements\", forme: \"unite\").");
    open.rapport(&["figures", "--valider", "evenements", "--par", "Camille"]).assert().success();
    open.write("evenements.csv", "id;date_debut;titre;categorie\na;05/02/2021;Agora;rencontres\nb;06/02/2021;Salon des villes;rencontres\n");
    refused(&open, "1 chiffre à relire : evenements");
    refused(&open, "dès que relecture.toml valide un chiffre ou un texte");
    // A text ticked as it was, then another word.
    let reread = Edition::new();
    reread.write("rapport.toml", format!("{MANIFEST}\n[[avant]]\ntexte = \"mot\"\n"));
    reread.write("textes/mot.typ", "L'année fut belle pour tout le réseau.");
    reread.rapport(&["figures", "--valider", "mot", "--par", "Camille"]).assert().success();
    reread.edit("textes/mot.typ", "belle", "bonne");
    refused(&reread, "1 texte à relire : textes/mot.typ");
    // A figure was ticked: the lines of the accounts that are printed are to be, too.
    let accounts = Edition::new();
    accounts.write("rapport.toml", format!("{MANIFEST}\n[[avant]]\ntexte = \"mot\"\n"));
    accounts.write("comptes.csv", "nature;compte;libelle;montant\nresultat;74;Subventions;1500\n");
    accounts
        .write("textes/mot.typ", "En tout #chiffre(\"evenements\").\n\n#compte-de-resultat()\n");
    accounts
        .rapport(&["figures", "--valider", "evenements", "--par", "Camille"])
        .assert()
        .success();
    refused(&accounts, "2 chiffres à relire : compte-de-resultat (2)");
    accounts
        .rapport(&["figures", "--valider", "compte-de-resultat", "--par", "Camille"])
        .assert()
        .success();
    let (code, said) = publish(&accounts, &["-o", "tout"]);
    assert_eq!(code, 0, "{said}");
    // A comment that nobody has closed, and another that somebody has.
    let comment = |state: &str| format!("auteur;texte;etat\nCamille;À revoir ?;{state}\n");
    accounts.write("commentaires.csv", comment(""));
    refused(&accounts, "1 commentaire ouvert");
    accounts.write("commentaires.csv", comment("clos"));
    assert_eq!(publish(&accounts, &["-o", "tout"]).0, 0);
    // A text that is still to be written.
    let draft = Edition::new();
    draft.write("rapport.toml", format!("{MANIFEST}\n[[avant]]\ntexte = \"mot\"\n"));
    draft.write("textes/mot.typ", "L'année a été [à compléter].");
    refused(&draft, "marque-oubliee");
    let invented = Edition::new();
    let figure = "\n[[chiffres]]\nid = \"visites\"\nlibelle = \"visites du site\"\ntable = \"site\"\ncolonne = \"nombre\"\nagregat = \"somme\"\n\n[[avant]]\ntexte = \"mot\"\n";
    invented.write("rapport.toml", format!("{MANIFEST}{figure}"));
    invented.write("textes/mot.typ", "Cette année, #chiffre(\"visites\") visites.");
    invented.write(
        "site.csv",
        "periode;rubrique;mesure;nombre;illustratif\nmars 2021;ensemble;visites;4800;oui\n",
    );
    refused(&invented, "données illustratives : visites, table site (1 ligne)");
    // All of it at once, in one list.
    invented.write("evenements.csv", "id;date_debut;titre;categorie;participants;notes\na;05/02/2021;Exemple : une rencontre;rencontres;60;06 12 34 56 78\n");
    invented.rapport(&["figures", "--valider", "visites", "--par", "Camille"]).assert().success();
    invented.edit("site.csv", ";4800;", ";4900;");
    for words in
        ["à remplacer", "donnée personnelle", "1 chiffre à relire", "données illustratives"]
    {
        refused(&invented, words);
    }
    let wrong = Edition::new();
    wrong.edit("evenements.csv", "05/02/2021", "31/02/2021");
    refused(&wrong, "date-impossible");
    publish(&Edition::new(), &["-o", "data/2021/tout"]);
}

/// A table of which the first row, and no other, is said to be invented.
fn with_one_invented(table: &[u8]) -> Vec<u8> {
    let mut rows = csv::ReaderBuilder::new().delimiter(b';').from_reader(table);
    let head = rows.headers().expect("it has a header").clone();
    let at = head.iter().position(|column| column == "illustratif");
    let mut written = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let kept = |row: &csv::StringRecord, last: &str| -> Vec<String> {
        let others = row.iter().enumerate().filter(|(column, _)| Some(*column) != at);
        others.map(|(_, cell)| cell.to_owned()).chain([last.to_owned()]).collect()
    };
    written.write_record(kept(&head, "illustratif")).expect("it is written");
    for (row, record) in rows.records().enumerate() {
        let last = if row == 0 { "oui" } else { "" };
        written.write_record(kept(&record.expect("it is a row"), last)).expect("it is written");
    }
    written.into_inner().expect("it is written")
}

#[test]
fn an_invented_row_of_any_table_is_told_on_the_page() {
    let edition = Edition::real();
    let manifest = std::fs::read_to_string(edition.path("rapport.toml")).expect("it is text");
    let silent = manifest.lines().filter(|line| !line.starts_with("donnees_illustratives"));
    edition.write("rapport.toml", silent.collect::<Vec<_>>().join("\n"));
    let mut tables = 0;
    for entry in std::fs::read_dir(edition.path("")).expect("it is readable") {
        let path = entry.expect("it is readable").path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            let table = std::fs::read(&path).expect("it is readable");
            std::fs::write(&path, with_one_invented(&table)).expect("it is writable");
            tables += 1;
        }
    }
    edition.rapport(&["export", "--bundle", "arbre"]).assert().success();
    let contract = std::fs::read(edition.root().join("arbre/donnees.json")).expect("it is there");
    let contract: serde_json::Value = serde_json::from_slice(&contract).expect("it is JSON");
    let told = contract["credits"]["donnees_illustratives"].as_str().expect("a sentence");
    assert_eq!(told.matches("ligne de la table").count(), tables, "{told}");
}
