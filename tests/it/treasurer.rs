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

/// Last year's accounts, and those of a year of which only some have last year's amount.
const LAST: &str = "nature;compte;montant\n\
    resultat;706;5890\nresultat;741;4000\nresultat;756;4400,50\n\
    resultat;606;3100\nresultat;625;2700,25\nresultat;641;8690\n";

fn of_two_years(accounts: &str) -> Edition {
    let edition = edition(MANIFEST, accounts, "#compte-de-resultat(unite: \"centimes\")\n");
    let last = MANIFEST.replace("2021", "2020").replace("2022", "2021");
    edition.write("../2020/rapport.toml", last);
    edition.write("../2020/comptes.csv", LAST);
    edition
}

#[test]
fn last_years_column_is_filled_account_by_account() {
    for (accounts, total) in [
        // One cell of the column.
        (
            "706;;6420;5890\nresultat;741;;4000;\nresultat;756;;4640,30;\nresultat;606;;3284;\n",
            "14290,50",
        ),
        // All of them, and an account that this year has no more.
        ("706;;6420;5890\nresultat;741;;4000;4000\nresultat;606;;3284;3100\n", "14290,50"),
        // An account under another number.
        ("707;;6420;5890\nresultat;741;;4000;4000\nresultat;756;;4640;4400,50\n", "14290,50"),
        // An account in two parts, which have nothing of last year.
        (
            "7061;Sorties;6000;\nresultat;7062;Stages;420;\nresultat;741;;4000;4000\nresultat;756;;4640;\n",
            "14290,50",
        ),
    ] {
        let accounts = format!("nature;compte;libelle;montant;precedent\nresultat;{accounts}");
        let edition = of_two_years(&accounts);
        let printed = pdf::text(&edition.compile()).replace(['\u{202f}', '\u{a0}'], "");
        let line = printed.split("Totaldesproduits").nth(1).unwrap_or_default();
        let line: String = line.chars().take(30).collect();
        assert!(line.contains(total), "{accounts}: {line}");
    }
}

#[test]
fn a_column_that_cannot_be_whole_has_no_total() {
    let accounts = "nature;compte;libelle;montant;precedent\n\
        resultat;707;Buvette;6420;6000\nresultat;741;;4000;4000\nresultat;756;;4640;4400,50\n\
        resultat;606;;3284;3100\nresultat;625;;900;2700,25\nresultat;641;;8100;8690\n";
    let edition = of_two_years(accounts);
    let output = edition.rapport(&["check"]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).replace(['\u{202f}', '\u{a0}'], " ");
    assert!(
        said.contains("6 000 € dans « precedent », et l'édition 2020 n'a pas ce compte, et a 706"),
        "{said}"
    );
    let printed = pdf::text(&edition.compile()).replace(['\u{202f}', '\u{a0}'], "");
    assert!(printed.contains("Totaldesproduits15060,00Charges"), "{printed}");
}

#[test]
fn an_amount_that_is_not_known_is_no_zero() {
    for (unknown, id, expected) in [
        ("n.c.", "total-produits", "plus de 10 420"),
        ("", "total-produits", "plus de 10 420"),
        ("n.c.", "resultat", "non connu"),
        ("0", "total-produits", " 10 420 "),
    ] {
        let accounts = format!(
            "nature;compte;montant\nresultat;706;6420\nresultat;74;4000\nresultat;756;{unknown}\nresultat;641;8100\n"
        );
        let edition = edition(MANIFEST, &accounts, "#compte-de-resultat()\n");
        let shown = figure(&edition, id);
        assert!(shown.contains(expected) || id == "resultat", "{unknown}, {id}: {shown}");
        assert!(id != "resultat" || !shown.contains("2 320"), "{shown}");
    }
}

#[test]
fn another_plan_stands_by_its_side() {
    let swiss = MANIFEST.replace("sigle = \"RE\"", SWISS);
    let accounts = "nature;compte;libelle;sens;montant\n\
        resultat;3000;Cotisations;produit;5000\nresultat;6000;Loyer;charge;3000\n\
        bilan;1000;Caisse;actif;2000\nbilan;2900;Fonds;passif;2000\n";
    let edition = edition(&swiss, accounts, "#compte-de-resultat() #bilan()\n");
    assert!(figure(&edition, "total-produits").contains("5 000 CHF"));
    assert!(figure(&edition, "total-bilan").contains("2 000 CHF"));
}
