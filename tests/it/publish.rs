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
fn what_differs_from_a_lock_is_named() {
    let edition = Edition::new();
    let (code, said) = publish(&edition, &["-o", "tout"]);
    assert_eq!(code, 0, "{said}");
    let locked = ["compile", "--locked", "tout/rapport.lock"];
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
    let wrong = Edition::new();
    wrong.edit("evenements.csv", "05/02/2021", "31/02/2021");
    refused(&wrong, "date-impossible");
    publish(&Edition::new(), &["-o", "data/2021/tout"]);
}
