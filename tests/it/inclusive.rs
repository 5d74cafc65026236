//! Inclusive writing is the organisation's: what the tool prints of itself follows its texts, or
//! what rapport.toml says.

use crate::edition::Edition;
use crate::pdf;

const TEXT: &str = "#evenements(rubrique: \"territoires\")\n\n#reseaux()\n\n\
    Le rendez-vous a compté #evenement(\"agora\", \"participants\") et #evenement(\"agora\", \"inscrits\").\n";

/// An edition whose texts begin with a sentence, and whose rapport.toml has a line more.
fn edition(sentence: &str, setting: &str) -> Edition {
    let edition = Edition::new();
    let manifest = std::fs::read_to_string(edition.path("rapport.toml")).expect("it is written");
    edition.write(
        "rapport.toml",
        format!(
            "{manifest}{setting}\n[[chapitres]]\nid = \"c\"\ntitre = \"Chapitre\"\n\n\
             [[chapitres.sections]]\ntitre = \"Section\"\ntexte = \"textes/c.typ\"\n"
        ),
    );
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;participants;inscrits;rubriques\n\
         agora;05/02/2021;Agora des territoires;rencontres;60;1;territoires\n",
    );
    edition.write("reseaux.csv", "au;reseau;compte;abonnes\n2021-12-31;Facebook;@re;111\n");
    edition.write("textes/c.typ", format!("{sentence}\n\n{TEXT}"));
    edition
}

#[test]
fn the_words_of_the_tool_are_written_as_the_texts_are() {
    for (sentence, setting, participants, registered, followers) in [
        ("Les élus sont venus.", "", "60 participants", "1 inscrit.", "abonnés"),
        ("Les élu.e.s sont venu.e.s.", "", "60 participant.e.s", "1 inscrit.e.", "abonné.e.s"),
        ("Les élu·e·s sont venu·e·s.", "", "60 participant·e·s", "1 inscrit·e.", "abonné·e·s"),
        ("Les élu·es sont venu·es.", "", "60 participant·es", "1 inscrit·e.", "abonné·es"),
        ("Les élu(e)s sont venu(e)s.", "", "60 participant(e)s", "1 inscrit(e).", "abonné(e)s"),
        (
            "Les élus sont venus.",
            "[langue]\ninclusive = \"médian\"\n",
            "60 participant·e·s",
            "1 inscrit·e.",
            "abonné·e·s",
        ),
        (
            "Les élus sont venus.",
            "[langue]\ninclusive = \"point\"\n",
            "60 participant.e.s",
            "1 inscrit.e.",
            "abonné.e.s",
        ),
    ] {
        let text = pdf::text(&edition(sentence, setting).compile());
        for word in [participants, registered, followers] {
            assert!(
                text.contains(&word.replace(' ', "")),
                "{sentence} {setting}: no « {word} » in\n{text}"
            );
        }
    }
}

#[test]
fn texts_that_do_not_follow_rapport_toml_are_told() {
    for (sentence, setting, told) in [
        ("Les élu.e.s sont venu.e.s.", "median", true),
        ("Les élu·e·s sont venu·e·s.", "aucune", true),
        ("Les élu·e·s sont venu·e·s.", "median", false),
        ("Les élus sont venus.", "point", false),
    ] {
        let edition = edition(sentence, &format!("[langue]\ninclusive = \"{setting}\"\n"));
        let report = edition.check();
        let codes: Vec<&str> = report["diagnostics"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|one| one["code"].as_str())
            .collect();
        assert_eq!(codes.contains(&"ecriture-inclusive"), told, "{sentence} {setting}: {report:#}");
    }
}
