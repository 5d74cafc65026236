//! Nobody stands in what an import writes, whatever the profile.

use std::collections::BTreeSet;

use super::accounts::{YEAR, fec};
use super::forms::{FRAMAFORMS, GOOGLE};
use super::more::MORE;
use super::older::OLDER;
use super::parts::SCHEDULED;
use super::samples::{CALENDAR, CASES};
use super::{LISTS, edition, import};
use crate::edition::{MANIFEST, repository};

/// What is put into each row of each export: a name, an address, a telephone, a machine.
const PLANTED: &str = "Ysoline Kerbrat ysoline@exemple.org 0611223344 203.0.113.99";

/// The names of the tool's own profiles.
pub fn ids() -> BTreeSet<String> {
    let files = std::fs::read_dir(repository().join("src/import/profiles")).expect("a folder");
    let stem =
        |file: std::fs::DirEntry| Some(file.path().file_stem()?.to_string_lossy().into_owned());
    files.filter_map(|file| stem(file.expect("readable"))).collect()
}

/// An export with a column more, which holds somebody in each row.
fn with_somebody(text: &str) -> String {
    let count = |sign: &char| text.matches(*sign).count();
    let separator = ['\t', '|', ';', ','].into_iter().max_by_key(count).expect("four of them");
    let line = |line: &str| match line.contains(separator) {
        true => format!("{line}{separator}{PLANTED}\n"),
        false => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[test]
fn nobody_stands_in_any_file_that_a_profile_writes() {
    let fec = fec(YEAR, "\t");
    let balance =
        "Compte;Intitulé;Débit;Crédit\n512000;Banque;10,00;0,00\n756000;Cotisations;0,00;10,00\n";
    let paheko = "Numéro d'écriture;Type;Libellé;Date;Numéro compte;Débit;Crédit;Membres associés\n1;Recette;Don;01/02/2021;512A;10,00;0,00;Ada Zygmunt\n1;Recette;Don;01/02/2021;754;0,00;10,00;Ada Zygmunt\n";
    let own = "Date;Intitulé;Nb de participants\n05/02/2021;Agora;3\n";
    let mut all: Vec<(&str, &str, Vec<&str>)> = [CASES, MORE, OLDER]
        .iter()
        .flat_map(|cases| cases.iter())
        .map(|case| (case.name, case.text, case.words.to_vec()))
        .collect();
    all.extend([
        ("fec.txt", &*fec, vec![]),
        ("balance.csv", balance, vec![]),
        ("exercice.csv", paheko, vec![]),
        ("google.csv", GOOGLE, vec![]),
        ("framaforms.csv", FRAMAFORMS, vec![]),
        ("rapport.csv", SCHEDULED, vec!["--avec", "periode=2021-03"]),
        ("tableau.csv", own, vec![]),
    ]);
    let mut known = BTreeSet::new();
    for (name, text, words) in all {
        let edition = edition();
        edition.write("evenements.csv", "date_debut;titre;categorie\n");
        let planted = match text == CALENDAR {
            true => text.replace(
                "SUMMARY",
                &format!("ATTENDEE;CN={PLANTED}:mailto:a@exemple.org\r\nSUMMARY"),
            ),
            false => with_somebody(text),
        };
        let words: Vec<&str> = ["--oui"].into_iter().chain(words).collect();
        let (mut said, mut code) = import(&edition, name, &planted, &words);
        if let Some(declaration) = said.find("[[tables]]") {
            edition.write("rapport.toml", format!("{MANIFEST}{LISTS}\n{}", &said[declaration..]));
            (said, code) = import(&edition, name, &planted, &words);
        }
        assert_eq!(code, 0, "{name}: {said}");
        let mut written = 0;
        for file in std::fs::read_dir(edition.path("")).expect("a folder") {
            let bytes = std::fs::read(file.expect("readable").path()).expect("a file");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            for word in PLANTED.split(' ').chain(["Zygmunt", "Quintal", "@exemple.org"]) {
                assert!(!text.contains(word), "{name}: « {word} »");
            }
            let marks = text.lines().filter_map(|line| line.rsplit_once(" [")?.1.split(' ').next());
            let marks: BTreeSet<String> = marks.map(str::to_owned).collect();
            written += marks.len();
            known.extend(marks);
        }
        assert!(written > 0, "{name}: {said}");
    }
    // Each profile has been here, but the one by which nothing is taken.
    let mut expected = ids();
    expected.remove("paheko-comptes-simplifie");
    assert_eq!(expected.difference(&known).collect::<Vec<_>>(), [""; 0]);
}
