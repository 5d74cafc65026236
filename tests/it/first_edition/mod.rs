//! The mistakes that a first edition is most likely to have: each, made in an edition that has none, is
//! told. What the tool reads all the same is told of by nobody, and is on the page.

mod mistakes;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use self::mistakes::Edit::{self, Add, Copy, Name, Put, Remove, Write};
use self::mistakes::{COUNTS, EVENTS, FOREWORD, LETTERS, MISTAKES, PRESS, READ, SETTINGS};

/// The tables of an association's year, as it typed them in the place of the examples.
const TABLES: [(&str, &str); 5] = [
    (
        EVENTS,
        "id;date_debut;titre;categorie;type;format;role;participants;lieu;rubriques\n\
         fete;07/07/2024;La fête du canal;rencontres;fête;présentiel;organisateur;300;Sète;faire-connaitre\n\
         visite;14/03/2024;La visite de l'écluse;visites;visite;présentiel;organisateur;12;Béziers;faire-connaitre\n\
         peniche;09/04/2024;Conduire une péniche;formations-et-webinaires;formation;présentiel;organisateur;18;Agde;se-rencontrer-et-se-former\n\
         climat;10/10/2024;L'eau et le climat;formations-et-webinaires;webinaire;en ligne;co-organisateur;126;;se-rencontrer-et-se-former\n\
         assemblee;13/06/2024;L'assemblée générale;vie-de-l-organisation;vie associative;présentiel;organisateur;45;Sète;se-rencontrer-et-se-former\n",
    ),
    (
        COUNTS,
        "au;type;nombre\n31/12/2024;association;61\n31/12/2024;collectivité;9\n31/12/2024;entreprise;16\n",
    ),
    (
        LETTERS,
        "date_envoi;titre;liste;destinataires\n\
         04/01/2024;Les nouvelles n° 1;lettre;307\n05/02/2024;Les nouvelles n° 2;lettre;314\n\
         06/03/2024;Les nouvelles n° 3;lettre;321\n07/04/2024;Les nouvelles n° 4;lettre;328\n\
         08/05/2024;Les nouvelles n° 5;lettre;335\n09/06/2024;Les nouvelles n° 6;lettre;342\n\
         10/07/2024;Les nouvelles n° 7;lettre;349\n11/08/2024;Les nouvelles n° 8;lettre;356\n\
         12/09/2024;Les nouvelles n° 9;lettre;363\n13/10/2024;Les nouvelles n° 10;lettre;370\n\
         14/11/2024;Les nouvelles n° 11;lettre;377\n15/12/2024;Les nouvelles n° 12;lettre;384\n",
    ),
    (
        PRESS,
        "date;media;titre;portee;extrait;a_la_une\nmars 2024;Le Canal libre;Une écluse ouverte;régionale;;\n\
         09/07/2024;La Dépêche des quais;La fête a réuni tout le port;nationale;Tout le port était là.;oui\n",
    ),
    ("site.csv", "periode;rubrique;mesure;nombre\n2024;ensemble;visites;2750\n"),
];

/// Its texts.
const TEXTS: [(&str, &str); 6] = [
    (
        FOREWORD,
        "L'année a été belle : #chiffre(\"adherents\", forme: \"unite\"), #chiffre(\"participants\", forme: \"unite\").\n",
    ),
    (
        "textes/adherents.typ",
        "Au fil du canal, de nouveaux venus.\n\n#graphique(\"adherents-par-type\")\n",
    ),
    (
        "textes/lettres-et-presse.typ",
        "Elle paraît chaque mois.\n\n#listes()\n\n#graphique(\"lettre-destinataires\")\n\n#articles()\n",
    ),
    (
        "textes/rendez-vous-faire-connaitre.typ",
        "Sur les quais.\n\n#evenements(chapitre: \"faire-connaitre\")\n",
    ),
    (
        "textes/rendez-vous.typ",
        "On s'est formé.\n\n#graphique(\"rendez-vous-par-mois\")\n\n#evenements(chapitre: \"se-rencontrer-et-se-former\")\n",
    ),
    (
        "textes/temps-fort.typ",
        "Le #evenement(\"fete\", \"date\"), #evenement(\"fete\", \"participants\").\n",
    ),
];

struct Desk(TempDir);

impl Desk {
    /// A first edition, with an association's year in the place of all examples.
    fn replaced() -> Self {
        let desk = Self(TempDir::new().expect("a temporary folder can be made"));
        desk.rapport(&["new", "--annee", "2024", "--nom", "Les Amis du canal"]);
        for (name, text) in TABLES.iter().chain(&TEXTS) {
            std::fs::write(desk.path(name), text).expect("it is writable");
        }
        let settings = std::fs::read_to_string(desk.path(SETTINGS)).expect("it is text");
        let kept = settings.lines().filter(|line| {
            let begins = ["donnees_illustratives", "illustratif", "image"];
            !begins.iter().any(|it| line.starts_with(it))
        });
        let replaced = kept.map(|line| {
            let line = line.split("# exemple").next().unwrap_or_default().trim_end();
            let line =
                line.replace("Lignes d'exemple de", "D'après").replace("example.org", "canal.fr");
            line.replace("Exemple : un temps fort", "La fête").replace("Exemple : les", "Les")
        });
        let replaced: Vec<String> = replaced
            .map(|line| match line.split_once("\"Exemple : ") {
                Some((key, _)) => format!("{key}\"Sur les quais du canal\""),
                None => line,
            })
            .collect();
        std::fs::write(desk.path(SETTINGS), replaced.join("\n")).expect("it is writable");
        std::fs::remove_dir_all(desk.path("images")).expect("it was there");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join("data/2024").join(name)
    }

    fn rapport(&self, arguments: &[&str]) -> std::process::Output {
        assert_cmd::Command::cargo_bin("rapport")
            .expect("the binary is built")
            .current_dir(self.0.path())
            .args(arguments)
            .env("NO_COLOR", "1")
            .output()
            .expect("the tool runs")
    }

    /// The codes of all that `check` says of a copy with these changes.
    fn told_of(&self, edits: &[Edit]) -> Vec<String> {
        let other = Self(TempDir::new().expect("a temporary folder can be made"));
        crate::edition::copy(&self.0.path().join("data"), &other.0.path().join("data"));
        edits.iter().for_each(|edit| other.make(edit));
        let json = other.rapport(&["check", "--format", "json"]).stdout;
        let report = serde_json::from_slice(&json).expect("the report is JSON");
        crate::edition::codes(&report)
    }

    fn make(&self, edit: &Edit) {
        let write = |path: &Path, text: String| {
            std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("writable");
            std::fs::write(path, text).expect("it is writable");
        };
        let read = |name| std::fs::read_to_string(self.path(name)).expect("it is text");
        match *edit {
            Put(file, from, to) => {
                let text = read(file);
                assert!(text.contains(from), "« {from} » is in {file}");
                write(&self.path(file), text.replacen(from, to, 1));
            }
            Add(file, more) => write(&self.path(file), read(file) + more),
            Write(file, text) => write(&self.path(file), text.to_owned()),
            Remove(file) => std::fs::remove_file(self.path(file)).expect("it was there"),
            Name(file, other) => {
                std::fs::rename(self.path(file), self.path(other)).expect("it was there");
            }
            Copy(file, other) => {
                std::fs::copy(self.path(file), self.path(other)).expect("it was there");
            }
        }
    }
}

#[test]
fn the_likely_mistakes_of_a_first_edition_are_told() {
    let desk = Desk::replaced();
    assert_eq!(desk.told_of(&[]), [""; 0], "it has no mistake");
    let silent = MISTAKES.iter().filter_map(|(name, edits, code)| {
        let told = desk.told_of(edits);
        (!told.iter().any(|it| it == code)).then(|| format!("{name}: {code}, and not {told:?}"))
    });
    assert_eq!(silent.collect::<Vec<_>>(), [""; 0]);
    let told = READ.iter().filter_map(|(name, edits)| {
        let told = desk.told_of(edits);
        (!told.is_empty()).then(|| format!("{name}: {told:?}"))
    });
    assert_eq!(told.collect::<Vec<_>>(), [""; 0]);
}
