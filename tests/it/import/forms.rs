//! Answers to forms: counted question by question, and nothing kept of who gave them.

use std::collections::BTreeMap;

use super::{edition, import, rows};
use crate::edition::{Edition, MANIFEST};

/// Six people; two of them left a question out.
pub const GOOGLE: &str = "\"Horodateur\",\"Adresse e-mail\",\"Votre nom et prénom\",\"Êtes-vous satisfait de la lettre ?\",\"Comment nous avez-vous connus ?\",\"Note de 1 à 5\",\"Que changeriez-vous ?\",\"Dans quel type de structure travaillez-vous ?\",\"À quelle fréquence lisez-vous la lettre ?\",\"Votre âge\"\n\
    \"2021/06/01 9:00:00 AM UTC+2\",ada@exemple.org,Ada Zygmunt,Satisfait,Presse;Collègue,5,Rien,Commune,\"Oui, souvent\",41\n\
    \"2021/06/01 9:05:00 AM UTC+2\",bob@exemple.org,Bob Zygmunt,Satisfait,Presse,4,Appelez-moi au 0600000000,Commune,\"Oui, souvent\",52\n\
    \"2021/06/02 9:00:00 AM UTC+2\",eve@exemple.org,Eve Quintal,Très satisfait,Collègue;Réseaux sociaux,5,Les photos d'Ada,Région,\"Oui, parfois\",33\n\
    \"2021/06/02 9:10:00 AM UTC+2\",,Dan Quintal,Peu satisfait,Réseaux sociaux,2,,Chez Madame Quintal,\"Oui, parfois\",28\n\
    \"2021/06/03 9:00:00 AM UTC+2\",,,,Presse;Réseaux sociaux,3,Tout va,Commune,\"Non, jamais\",61\n\
    \"2021/06/03 9:30:00 AM UTC+2\",,,Satisfait,,4,,Région,\"Non, jamais\",35\n";

pub const FRAMAFORMS: &str = "\u{feff}\"Bilan de l'année\",,,,,,,,,,,\n\
    ,,,,,,,,,\"Par quels moyens ?\",,\n\
    \"Numéro de série\",SID,\"Heure de soumission\",\"Brouillon\",\"Adresse IP\",UID,\"Nom d'utilisateur\",\"Courriel\",\"Êtes-vous satisfait ?\",Lettre,Site,Réunions\n\
    1,101,2021-03-01 10:00,0,203.0.113.7,0,,ada@exemple.org,Oui,X,X,\n\
    2,102,2021-03-02 10:00,0,203.0.113.8,12,azygmunt,eve@exemple.org,Oui,,X,\n\
    3,103,2021-03-03 10:00,0,203.0.113.9,0,,,Non,X,,X\n\
    4,104,2021-03-04 10:00,0,203.0.113.9,0,,,,,,\n";

/// Imports a form into an edition that declares the table as the message says.
fn imported(name: &str, text: &str) -> (Edition, String) {
    let own = edition();
    let (said, code) = import(&own, name, text, &["--oui"]);
    assert!(code == 1 && said.contains("[[tables]]"), "{said}");
    let declaration = &said[said.find("[[tables]]").expect("it is there")..];
    own.write("rapport.toml", format!("{MANIFEST}\n{declaration}"));
    let (said, code) = import(&own, name, text, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    (own, said)
}

/// « question / answer » and how many gave it, of how many, in per cent.
fn answers(edition: &Edition) -> BTreeMap<String, String> {
    let rows = rows(edition, "reponses");
    let pair = |row: &BTreeMap<String, String>| {
        let counts = format!("{}/{} {}", row["nombre"], row["repondants"], row["part"]);
        (format!("{} / {}", row["question"], row["reponse"]), counts)
    };
    rows.iter().map(pair).collect()
}

fn has_nobody(edition: &Edition, people: &[&str]) {
    for file in std::fs::read_dir(edition.path("")).expect("a folder") {
        let bytes = std::fs::read(file.expect("readable").path()).expect("a file");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        people.iter().for_each(|word| assert!(!text.contains(word), "« {word} »"));
    }
}

#[test]
fn google_forms_are_counted_question_by_question() {
    let name = "Enquête lettre (réponses) - Réponses au formulaire 1.csv";
    let (own, said) = imported(name, GOOGLE);
    let expected = [
        ("Êtes-vous satisfait de la lettre ? / Satisfait", "3/5 60 %"),
        ("Êtes-vous satisfait de la lettre ? / Très satisfait", "1/5 20 %"),
        ("Êtes-vous satisfait de la lettre ? / Peu satisfait", "1/5 20 %"),
        ("Comment nous avez-vous connus ? / Presse", "3/5 60 %"),
        ("Comment nous avez-vous connus ? / Collègue", "2/5 40 %"),
        ("Comment nous avez-vous connus ? / Réseaux sociaux", "3/5 60 %"),
        ("Note de 1 à 5 / 2", "1/6 16,7 %"),
        ("Note de 1 à 5 / 3", "1/6 16,7 %"),
        ("Note de 1 à 5 / 4", "2/6 33,3 %"),
        ("Note de 1 à 5 / 5", "2/6 33,3 %"),
        ("Dans quel type de structure travaillez-vous ? / Commune", "3/6 50 %"),
        ("Dans quel type de structure travaillez-vous ? / Région", "2/6 33,3 %"),
        // What one person wrote is nobody's choice.
        ("Dans quel type de structure travaillez-vous ? / Autres réponses", "1/6 16,7 %"),
        ("À quelle fréquence lisez-vous la lettre ? / Oui, souvent", "2/6 33,3 %"),
        ("À quelle fréquence lisez-vous la lettre ? / Oui, parfois", "2/6 33,3 %"),
        ("À quelle fréquence lisez-vous la lettre ? / Non, jamais", "2/6 33,3 %"),
    ];
    let expected = expected.map(|(answer, counts)| (answer.to_owned(), counts.to_owned()));
    assert_eq!(answers(&own), BTreeMap::from(expected), "{said}");
    assert_eq!(rows(&own, "reponses")[0]["enquete"], "Enquête lettre");
    assert!(said.contains("« Que changeriez-vous ? »") && said.contains("« Votre âge »"), "{said}");
    has_nobody(&own, &["Zygmunt", "Quintal", "Ada", "@exemple", "0600000000", "photos", "Rien"]);
    assert_eq!(own.check()["errors"], 0);
    // Twice is once; one answer more is one row that changes, and the base of its question.
    let (said, _) = import(&own, name, GOOGLE, &["--oui"]);
    assert!(said.contains("Rien à écrire"), "{said}");
    let later = GOOGLE.replacen("Commune,\"Oui, souvent\",52", "Région,\"Oui, souvent\",52", 1);
    let before = rows(&own, "reponses");
    import(&own, name, &later, &["--oui"]);
    let after = rows(&own, "reponses");
    let changed = before.iter().zip(&after).filter(|(one, other)| one != other);
    let changed: Vec<&str> = changed.map(|(row, _)| row["reponse"].as_str()).collect();
    assert_eq!((changed, before.len()), (vec!["Commune", "Région"], after.len()));
}

#[test]
fn google_forms_in_a_sheet_separate_answers_by_commas() {
    let sheet = GOOGLE
        .replace("Presse;Collègue", "\"Presse, Collègue\"")
        .replace("Collègue;Réseaux sociaux", "\"Collègue, Réseaux sociaux\"")
        .replace("Presse;Réseaux sociaux", "\"Presse, Réseaux sociaux\"")
        .replace("Horodateur", "Timestamp");
    let (own, said) = imported("Survey (Responses) - Form Responses 1.csv", &sheet);
    let counts = answers(&own);
    for (answer, count) in
        [("Presse", "3/5 60 %"), ("Collègue", "2/5 40 %"), ("Réseaux sociaux", "3/5 60 %")]
    {
        let key = format!("Comment nous avez-vous connus ? / {answer}");
        assert_eq!(counts.get(&key).map(String::as_str), Some(count), "{said}");
    }
    assert!(counts.contains_key("À quelle fréquence lisez-vous la lettre ? / Oui, souvent"));
}

#[test]
fn framaforms_tick_a_column_for_each_answer() {
    let (own, said) = imported("bilan.csv", FRAMAFORMS);
    let expected = [
        ("Êtes-vous satisfait ? / Oui", "2/3 66,7 %"),
        ("Êtes-vous satisfait ? / Non", "1/3 33,3 %"),
        ("Par quels moyens ? / Lettre", "2/3 66,7 %"),
        ("Par quels moyens ? / Site", "2/3 66,7 %"),
        ("Par quels moyens ? / Autres réponses", "1/3 33,3 %"),
    ];
    let expected = expected.map(|(answer, counts)| (answer.to_owned(), counts.to_owned()));
    assert_eq!(answers(&own), BTreeMap::from(expected), "{said}");
    has_nobody(&own, &["203.0.113", "azygmunt", "@exemple"]);
    let (said, _) = import(&own, "bilan.csv", FRAMAFORMS, &["--oui"]);
    assert!(said.contains("Rien à écrire"), "{said}");
    // In one column, they are separated by commas.
    let compact = "\"Bilan\",,,,\n,,,,\nSerial,SID,\"IP Address\",UID,\"Par quels moyens ?\"\n\
        1,101,203.0.113.7,0,\"lettre,site\"\n2,102,203.0.113.8,0,site\n3,103,203.0.113.9,0,\"lettre,réunions\"\n4,104,203.0.113.9,0,réunions\n";
    let (own, said) = imported("compact.csv", compact);
    let counts = answers(&own);
    let all: Vec<&str> = counts.values().map(String::as_str).collect();
    assert_eq!(all, ["2/4 50 %"; 3], "{said}");
}

#[test]
fn an_edition_says_of_a_question_what_the_answers_do_not_show() {
    let own = edition();
    own.write(
        "profils/google-forms.toml",
        "etend = \"google-forms\"\n[questionnaire]\nlibres = [\"Note de 1 à 5\"]\nune_seule = [\"Comment nous avez-vous connus ?\"]\n",
    );
    let (said, _) = import(&own, "a.csv", GOOGLE, &["--oui"]);
    let declaration = &said[said.find("[[tables]]").expect("it is there")..];
    own.write("rapport.toml", format!("{MANIFEST}\n{declaration}"));
    let (said, code) = import(&own, "a.csv", GOOGLE, &["--oui", "--avec", "enquete=Lettre"]);
    assert!(code == 0 && said.contains("« Note de 1 à 5 »"), "{said}");
    assert!(answers(&own).keys().all(|it| !it.starts_with("Note")), "{said}");
    assert_eq!(rows(&own, "reponses")[0]["enquete"], "Lettre");
}
