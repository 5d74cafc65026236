//! Organisations of other countries where French is written: currency, thousands, time zone, telephone.

use crate::edition::{Edition, MANIFEST};

const ACCOUNTS: &str = "nature;compte;libelle;montant\nresultat;706;Participations;16420,50\nresultat;606;Outils;3200\n";
const REST: &str =
    "\n[contact]\ntelephone = \"TEL\"\n\n[[avant]]\ntitre = \"Mot\"\ntexte = \"textes/mot.typ\"\n";

fn edition(country: &str, telephone: &str) -> Edition {
    let edition = Edition::new();
    let settings = MANIFEST.replace("sigle = \"RE\"", &format!("sigle = \"RE\"\n{country}"));
    edition.write("rapport.toml", format!("{settings}{}", REST.replace("TEL", telephone)));
    edition.write("comptes.csv", ACCOUNTS);
    // Half past eleven in the evening in Paris, still the afternoon in Montréal.
    edition.write("evenements.csv", "id;date_debut;titre;categorie;participants\nagora;2021-02-04T23:30:00Z;Agora;rencontres;1500\n");
    edition.write(
        "textes/mot.typ",
        "#compte-de-resultat()\n\n#evenement(\"agora\", \"participants\")\n",
    );
    edition
}

#[test]
fn amounts_thousands_and_days_are_those_of_the_country() {
    for (country, telephone, products, people, day) in [
        ("", "01 23 45 67 89", "16 421 €", "1\u{202f}500", "5 février 2021"),
        ("pays = \"belgique\"", "02 123 45 67", "16 421 €", "1\u{202f}500", "5 février 2021"),
        ("pays = \"suisse\"", "021 123 45 67", "16 421 CHF", "1’500", "5 février 2021"),
        ("pays = \"luxembourg\"", "27 12 34 56", "16 421 €", "1\u{202f}500", "5 février 2021"),
        ("pays = \"quebec\"", "514 123-4567", "16 421 $", "1\u{202f}500", "4 février 2021"),
        (
            "pays = \"suisse\"\nmonnaie = \"EUR\"",
            "021 123 45 67",
            "16 421 €",
            "1’500",
            "5 février 2021",
        ),
    ] {
        let edition = edition(country, telephone);
        let report = edition.check();
        assert_eq!(report["errors"], 0, "{country}: {report}");
        let shown = edition.rapport(&["figures", "total-produits"]).output().expect("it runs");
        let shown = String::from_utf8_lossy(&shown.stdout).replace(['\u{202f}', '\u{a0}'], " ");
        assert!(shown.contains(products), "{country}: {shown}");
        edition.rapport(&["export", "--bundle", "arbre", "--ecraser"]).assert().success();
        let data = std::fs::read_to_string(edition.root().join("arbre/donnees.json"))
            .expect("it is there");
        assert!(data.contains(people), "{country}: {people}");
        assert!(data.replace('\u{a0}', " ").contains(day), "{country}: {day}");
        assert!(data.replace('\u{a0}', " ").contains(telephone), "{country}: {telephone}");
        assert_eq!(data.contains("16’421"), country.contains("suisse"), "{country}");
        edition.compile();
    }
}
