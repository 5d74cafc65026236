//! Accounts as treasurers write them, and what a figure does not know.

use crate::edition::{EVENTS, Edition, MANIFEST};
use crate::pdf;

const SWISS: &str = "sigle = \"RE\"\npays = \"suisse\"";
const TEXT: &str = "\n[[avant]]\ntitre = \"Mot\"\ntexte = \"textes/mot.typ\"\n";

fn edition(settings: &str, accounts: &str, text: &str) -> Edition {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{settings}{TEXT}"));
    edition.write("comptes.csv", accounts);
    edition.write("textes/mot.typ", text);
    edition
}

fn figure(edition: &Edition, id: &str) -> String {
    let output = edition.rapport(&["figures", id]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let shown = String::from_utf8_lossy(&output.stdout).replace(['\u{202f}', '\u{a0}'], " ");
    shown + &said
}

#[test]
fn francs_without_cents_are_no_minus() {
    let swiss = MANIFEST.replace("sigle = \"RE\"", SWISS);
    for (written, expected) in [
        ("3600.-", "3 600 CHF"),
        ("12500.–", "12 500 CHF"),
        ("3 600,—", "3 600 CHF"),
        ("Fr. 3’600.--", "3 600 CHF"),
        ("-3600.-", "−3 600 CHF"),
    ] {
        let accounts = format!("nature;compte;montant\nresultat;706;{written}\n");
        let edition = edition(&swiss, &accounts, "#compte-de-resultat()\n");
        let shown = figure(&edition, "total-produits");
        assert!(shown.contains(&format!(" {expected} ")), "{written}: {shown}");
    }
}

#[test]
fn what_the_year_did_stands_whole_beside_the_budget() {
    let accounts = "nature;compte;libelle;sens;montant\n\
        resultat;706;Participations;;6420,50\nresultat;756;Cotisations;;4640\n\
        resultat;6063;Outils;;3000\nresultat;6064;Papier;;284,60\nresultat;625;Voyages;;900\n\
        budget;706;Participations;;6000\nbudget;60;Achats;;3200\nbudget;6063;Outils;;2800\n\
        budget;;Imprévus;charge;3200\n";
    let edition = edition(MANIFEST, accounts, "#budget(unite: \"centimes\")\n");
    // Without spaces. The account under « 60 » that the budget does not name is a line of its own,
    // and so are those that it leaves out; figures stand under figures.
    let printed = pdf::text(&edition.compile()).replace(['\u{202f}', '\u{a0}'], "");
    for line in
        ["Cotisations4640,00", "Voyages900,00", "Totaldesproduits6000,0011060,50", "4184,60"]
    {
        assert!(printed.contains(line), "{line}: {printed}");
    }
}

#[test]
fn a_share_and_a_mean_say_what_they_do_not_know() {
    let declared = r#"
[[colonnes]]
table = "evenements"
id = "meteo"
forme = "choix"
valeurs = ["soleil", "pluie"]

[[colonnes]]
table = "evenements"
id = "heures"
forme = "nombre"

[[chiffres]]
id = "sous-la-pluie"
libelle = "part des sorties sous la pluie"
table = "evenements"
filtre = { meteo = "pluie" }
agregat = "part"

[[chiffres]]
id = "heures-au-soleil"
libelle = "part des heures au soleil"
table = "evenements"
filtre = { meteo = "soleil" }
colonne = "heures"
agregat = "part"

[[chiffres]]
id = "moyenne"
libelle = "heures par sortie"
table = "evenements"
colonne = "heures"
agregat = "moyenne"
"#;
    let rows = EVENTS.lines().take(1).map(|header| format!("{header};meteo;heures\n"));
    let row = |id: usize, weather: &str, hours: &str| {
        format!("sortie-{id};0{}/02/2021;Sortie {id};rencontres;;{weather};{hours}\n", id + 1)
    };
    let outings = [("pluie", "2"), ("pluie", "4"), ("", "3"), ("", "3"), ("soleil", ""), ("", "5")];
    let rows = rows.chain(outings.iter().enumerate().map(|(id, (sky, hours))| row(id, sky, hours)));
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{declared}"));
    edition.write("evenements.csv", rows.collect::<String>());
    for (id, expected) in [
        ("sous-la-pluie", "plus de 33,3 %"),
        ("sous-la-pluie", "(part de 6 lignes, dont 3 sans « meteo »)"),
        ("heures-au-soleil", "dont 3 sans « meteo » et 1 sans « heures »"),
        ("moyenne", "3,4"),
        ("moyenne", "(moyenne de 5 lignes, une autre est sans valeur)"),
    ] {
        let shown = figure(&edition, id);
        assert!(shown.contains(expected), "{id}: {shown}");
    }
}
