//! Accounts: FEC, balances, entries of Paheko.

use std::collections::BTreeMap;

use super::{column, import, rows};
use crate::edition::{Edition, MANIFEST};

const HEADER: &str = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";

/// Journal, number, day, account, debit, credit: in hundredths.
pub type Posting = (&'static str, u32, &'static str, &'static str, i64, i64);

/// The year of a small association: opening, purchases, salaries, a grant, an overdraft, gifts in
/// kind.
pub const YEAR: &[Posting] = &[
    ("AN", 1, "20210101", "106800", 0, 500_000),
    ("AN", 1, "20210101", "110000", 0, 120_050),
    ("AN", 1, "20210101", "512000", 740_050, 0),
    ("AN", 1, "20210101", "218300", 180_000, 0),
    ("AN", 1, "20210101", "281830", 0, 100_000),
    ("AN", 1, "20210101", "401000", 0, 60_000),
    ("AN", 1, "20210101", "120000", 0, 140_000),
    ("OD", 2, "20210630", "120000", 140_000, 0),
    ("OD", 2, "20210630", "110000", 0, 140_000),
    ("AC", 3, "20210210", "606300", 30_010, 0),
    ("AC", 3, "20210210", "401000", 0, 30_010),
    ("BQ", 4, "20210215", "401000", 90_010, 0),
    ("BQ", 4, "20210215", "512000", 0, 90_010),
    ("VT", 5, "20210310", "411ZYGM", 250_000, 0),
    ("VT", 5, "20210310", "756000", 0, 250_000),
    ("BQ", 6, "20210312", "512000", 200_000, 0),
    ("BQ", 6, "20210312", "411ZYGM", 0, 200_000),
    ("BQ", 7, "20210401", "441000", 800_000, 0),
    ("BQ", 7, "20210401", "741000", 0, 800_000),
    ("PA", 8, "20210630", "641100", 600_000, 0),
    ("PA", 8, "20210630", "421000", 0, 470_000),
    ("PA", 8, "20210630", "431000", 0, 130_000),
    ("BQ", 9, "20210705", "421000", 470_000, 0),
    ("BQ", 9, "20210705", "512000", 0, 470_000),
    ("OD", 10, "20211231", "681100", 40_000, 0),
    ("OD", 10, "20211231", "281830", 0, 40_000),
    ("OD", 11, "20211231", "864000", 300_000, 0),
    ("OD", 11, "20211231", "875000", 0, 300_000),
    ("OD", 12, "20211231", "445660", 2_000, 0),
    ("OD", 12, "20211231", "445710", 0, 3_500),
    ("OD", 12, "20211231", "706000", 0, 17_500),
    ("OD", 12, "20211231", "411QUIN", 19_000, 0),
    ("OD", 13, "20211231", "628100", 15_005, 0),
    ("OD", 13, "20211231", "628000", 5_000, 0),
    ("OD", 13, "20211231", "514000", 0, 20_005),
];

/// What a program may add at the end: charges and products carried into the result.
const CLOSING: &[Posting] = &[
    ("CL", 14, "20211231", "756000", 250_000, 0),
    ("CL", 14, "20211231", "741000", 800_000, 0),
    ("CL", 14, "20211231", "706000", 17_500, 0),
    ("CL", 14, "20211231", "606300", 0, 30_010),
    ("CL", 14, "20211231", "641100", 0, 600_000),
    ("CL", 14, "20211231", "681100", 0, 40_000),
    ("CL", 14, "20211231", "628100", 0, 15_005),
    ("CL", 14, "20211231", "628000", 0, 5_000),
    ("CL", 14, "20211231", "120000", 0, 377_485),
];

fn amount(hundredths: i64) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

pub fn fec(postings: &[Posting], separator: &str) -> String {
    let mut text = HEADER.to_owned() + "\r\n";
    for (journal, number, day, account, debit, credit) in postings {
        text.push_str(&format!(
            "{journal}|Journal|{number}|{day}|{account}|Compte de Zygmunt|C01|Ada Zygmunt|P{number}|{day}|Facture d'Ada Zygmunt|{}|{}|||20220131||\r\n",
            amount(*debit),
            amount(*credit)
        ));
    }
    text.replace('|', separator)
}

/// What is left of each account, by adding up here.
fn left(postings: &[Posting]) -> BTreeMap<&'static str, i64> {
    let mut left = BTreeMap::new();
    for (.., account, debit, credit) in postings {
        *left.entry(*account).or_default() += debit - credit;
    }
    left
}

fn of_class(postings: &[Posting], class: char) -> i64 {
    left(postings).iter().filter(|(account, _)| account.starts_with(class)).map(|(_, it)| it).sum()
}

pub fn edition() -> Edition {
    let edition = Edition::empty();
    edition.write("rapport.toml", MANIFEST);
    edition
}

/// The hundredths of a cell.
fn hundredths(cell: &str) -> i64 {
    cell.replace(',', "").parse().expect("an amount")
}

/// The sum of some rows.
fn sum(edition: &Edition, nature: &str, of: impl Fn(&BTreeMap<String, String>) -> bool) -> i64 {
    let rows = rows(edition, "comptes");
    let rows = rows.iter().filter(|row| row["nature"] == nature && of(row));
    rows.map(|row| hundredths(&row["montant"])).sum()
}

/// Sums and sides of the year, counted here by other means.
pub fn assert_sound(edition: &Edition) {
    let report = edition.check();
    assert_eq!((&report["errors"], &report["warnings"]), (&0.into(), &0.into()), "{report}");
    let of = |first: char| move |row: &BTreeMap<String, String>| row["compte"].starts_with(first);
    let (products, charges) = (-of_class(YEAR, '7'), of_class(YEAR, '6'));
    assert_eq!(sum(edition, "resultat", of('7')), products);
    assert_eq!(sum(edition, "resultat", of('6')), charges);
    let is_result = |row: &BTreeMap<String, String>| row["compte"] == "12";
    assert_eq!(sum(edition, "bilan", is_result), products - charges);
    // Assets are what is owned, less depreciation: 3 800,40 + 1 800 − 1 400 + 690 + 8 000 + 20.
    let of_assets = |row: &BTreeMap<String, String>| {
        let (code, side) = (row["compte"].as_str(), row["sens"].as_str());
        side == "actif" || (side.is_empty() && !code.starts_with('1') && !code.starts_with("43"))
    };
    assert_eq!(sum(edition, "bilan", of_assets), 1_291_040);
    assert_eq!(sum(edition, "bilan", |row| !of_assets(row)), 1_291_040);
    assert_eq!(sum(edition, "nature", of('8')), 600_000);
}

#[test]
fn a_fec_becomes_the_lines_of_the_statements() {
    let with_closing = [YEAR, CLOSING].concat();
    let latin = |text: String| encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    for (name, bytes) in [
        ("123456789FEC20211231.txt", latin(fec(YEAR, "\t"))),
        ("fec.csv", fec(YEAR, "|").into_bytes()),
        ("avec cloture.txt", latin(fec(&with_closing, "\t"))),
        ("point.txt", fec(YEAR, "\t").replace(',', ".").into_bytes()),
    ] {
        let own = edition();
        let (said, code) = import(&own, name, &bytes, &["--oui"]);
        assert_eq!(code, 0, "{name}: {said}");
        assert_sound(&own);
        let written = std::fs::read_to_string(own.path("comptes.csv")).expect("there");
        for word in ["Zygmunt", "ZYGM", "QUIN", "Ada"] {
            assert!(!written.contains(word), "{name}: « {word} »");
        }
        let (said, code) = import(&own, name, &bytes, &["--oui"]);
        assert!(code == 0 && said.contains("Rien à écrire"), "{name}: {said}");
    }
}

#[test]
fn the_statements_of_a_fec_are_printed() {
    let own = edition();
    let manifest = std::fs::read_to_string(own.path("rapport.toml")).expect("there");
    own.write(
        "rapport.toml",
        manifest + "\n[[avant]]\ntitre = \"Comptes\"\ntexte = \"textes/comptes.typ\"\n",
    );
    own.write("textes/comptes.typ", "#compte-de-resultat()\n\n#bilan()\n");
    import(&own, "fec.txt", fec(YEAR, "\t"), &["--oui"]);
    let printed = crate::pdf::text(&own.compile());
    for line in
        ["Totaldesproduits10675", "Totaldescharges6900", "Excédent3775", "Totaldupassif12910"]
    {
        assert!(printed.contains(line), "{line}: {printed}");
    }
}

#[test]
fn an_entry_that_is_changed_changes_the_lines_of_its_accounts() {
    let own = edition();
    import(&own, "fec.txt", fec(YEAR, "\t"), &["--oui"]);
    let before = rows(&own, "comptes");
    // 10 € more of small material, not paid for.
    let mut later = YEAR.to_vec();
    later[9].4 += 1_000;
    later[10].5 += 1_000;
    let (said, code) = import(&own, "fec.txt", fec(&later, "\t"), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let after = rows(&own, "comptes");
    let changed =
        before.iter().zip(&after).filter(|(one, other)| one["montant"] != other["montant"]);
    let changed: Vec<&str> = changed.map(|(row, _)| row["compte"].as_str()).collect();
    assert_eq!(changed, ["606", "12"], "{said}");
    // What is owed to suppliers was nothing and had no line.
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after.last().map(|row| row["compte"].as_str()), Some("401"));
}

#[test]
fn a_fec_that_is_not_balanced_is_refused_entry_by_entry() {
    let own = edition();
    let mut wrong = YEAR.to_vec();
    wrong[7].4 += 1;
    wrong[15].4 += 500;
    let (said, code) = import(&own, "fec.txt", fec(&wrong, "\t"), &["--oui"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("l'écriture 2 du journal OD n'est pas équilibrée"), "{said}");
    assert!(said.contains("l'écriture 6 du journal BQ n'est pas équilibrée"), "{said}");
    assert!(said.contains("débit 2 005 €, crédit 2 000 €"), "{said}");
    assert!(!own.path("comptes.csv").exists());
    for (from, to, reason) in [
        ("300,10", "300,1O", "n'est pas lisible au centime près"),
        ("|606300|", "|PETIT|", "« PETIT » n'est pas le numéro d'un compte"),
        ("|2021", "|2019", "l'édition est celle de 2021"),
    ] {
        let text = fec(YEAR, "|").replace(from, to);
        let (said, code) = import(&own, "fec.txt", text, &["--oui"]);
        assert!(code == 1 && said.contains(reason), "{reason}: {said}");
        assert!(!own.path("comptes.csv").exists());
    }
}

#[test]
fn amount_and_side_may_stand_in_two_columns() {
    let own = edition();
    let header = HEADER.replace("Debit|Credit", "Montant|Sens");
    let lines = YEAR.iter().map(|(journal, number, day, account, debit, credit)| {
        let side = if *debit > 0 { "D" } else { "C" };
        format!(
            "{journal}|J|{number}|{day}|{account}|L|||P|{day}|E|{}|{side}|||||",
            amount(debit + credit)
        )
    });
    let text = [header].into_iter().chain(lines).collect::<Vec<_>>().join("\n");
    let (said, code) = import(&own, "fec.txt", text, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert_sound(&own);
}

#[test]
fn a_balance_gives_the_same_lines_without_its_totals() {
    let accounts = left(YEAR);
    let sides = |it: i64| (amount(it.max(0)), amount((-it).max(0)));
    let mut whole = "Association d'essai;;;;;\nBalance au 31/12/2021;;;;;\n\nCompte;Intitulé;Débit;Crédit;Solde débiteur;Solde créditeur\n".to_owned();
    let mut short = "N° de compte,Libellé,Solde\n".to_owned();
    for class in ['1', '2', '4', '5', '6', '7', '8'] {
        let of_class = accounts.iter().filter(|(account, _)| account.starts_with(class));
        for (account, left) in of_class {
            let (debit, credit) = sides(*left);
            // Movements are more than what is left.
            whole.push_str(&format!("{account};Compte de Zygmunt;9999,99;0,00;{debit};{credit}\n"));
            short.push_str(&format!(
                "{account},X,\"{}{}\"\n",
                if *left < 0 { "-" } else { "" },
                amount(left.abs())
            ));
        }
        let (debit, credit) = sides(super::accounts::of_class(YEAR, class));
        whole.push_str(&format!("{class};Total classe {class};;;{debit};{credit}\n"));
    }
    whole.push_str("Total général;;;;;\n");
    for (name, text) in [("balance.csv", &whole), ("courte.csv", &short)] {
        let own = edition();
        let (said, code) = import(&own, name, text, &["--oui"]);
        assert_eq!(code, 0, "{name}: {said}");
        assert_sound(&own);
        let (said, _) = import(&own, name, text, &["--oui"]);
        assert!(said.contains("Rien à écrire"), "{name}: {said}");
        let (said, code) = import(&own, name, text.replace("150,05", "150,06"), &["--oui"]);
        assert!(
            code == 1 && said.contains("n'est pas équilibrée, l'écart est de"),
            "{name}: {said}"
        );
    }
}

#[test]
fn paheko_writes_the_number_of_an_entry_once() {
    let mut text = "\"Numéro d'écriture\",Type,Statut,Libellé,Date,Remarques,\"Numéro pièce comptable\",\"Numéro compte\",\"Libellé compte\",Débit,Crédit,\"Référence ligne\",\"Libellé ligne\",Rapprochement,\"Projet analytique\",\"Membres associés\"\n".to_owned();
    let mut last = 0;
    for (_, number, day, account, debit, credit) in YEAR {
        let day = format!("{}/{}/{}", &day[6..], &day[4..6], &day[..4]);
        let first = match last == *number {
            true => ",,,,,,P".to_owned(),
            false => format!("{number},Avancé,Validé,Achat d'Ada Zygmunt,{day},,P"),
        };
        last = *number;
        let (debit, credit) = (amount(*debit), amount(*credit));
        text.push_str(&format!(
            "{first},{account},Libellé,\"{debit}\",\"{credit}\",,,,,Ada Zygmunt\n"
        ));
    }
    let own = edition();
    let (said, code) = import(&own, "exercice.csv", &text, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert_sound(&own);
    let written = std::fs::read_to_string(own.path("comptes.csv")).expect("there");
    assert!(!written.contains("Zygmunt"));
    let simple = "\"Numéro d'écriture\",Type,Statut,Libellé,Date,Remarques,\"Numéro pièce comptable\",\"Référence paiement\",\"Compte de débit\",\"Compte de crédit\",Montant,\"Projet analytique\",\"Membres associés\"\n1,Recette,,Don,01/02/2021,,,,512A,754,\"10,00\",,\n";
    let (said, code) = import(&own, "simple.csv", simple, &["--oui"]);
    assert!(code == 1 && said.contains("prenez l'export « Complet »"), "{said}");
}

#[test]
fn an_account_that_was_written_by_hand_is_not_doubled() {
    let own = edition();
    own.write(
        "comptes.csv",
        "nature;compte;montant;prevu\nresultat;756;2400;2500\nresultat;606;300,10;\n",
    );
    let (said, code) = import(&own, "fec.txt", fec(YEAR, "\t"), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("montant : 2400 → 2500,00") && said.contains("écrite à la main"),
        "{said}"
    );
    let accounts = rows(&own, "comptes");
    let codes = column(&accounts, "compte");
    assert_eq!(codes.iter().filter(|code| *code == "756" || *code == "606").count(), 2);
    import(&own, "fec.txt", fec(YEAR, "\t"), &["--oui", "--ecraser"]);
    assert_eq!(column(&rows(&own, "comptes"), "montant")[0], "2500,00");
    assert_eq!(column(&rows(&own, "comptes"), "prevu")[0], "2500");
}
