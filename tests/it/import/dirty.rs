//! Accounts as programs really write them.

use super::accounts::{Posting, YEAR, assert_sound, edition, fec};
use super::{import, rows};

/// What a program may do to the balance sheet: all of it carried into the closing balance.
const CLOSED: &[Posting] =
    &[("CL", 20, "20211231", "891000", 380_040, 0), ("CL", 20, "20211231", "512000", 0, 380_040)];

#[test]
fn a_fec_may_be_untidy() {
    let text = fec(YEAR, "\t");
    // Quotation marks and empty lines, spaces, columns more, accounts that no statement has.
    let quoted = text
        .replace("Facture d'Ada", "\"Chez Ada\" 15\" d'écran")
        .replace("Journal\t", "\"Journal\t");
    let spaced = text.replace("606300", " 606300 ").replace("\t0,00\t", "\t 0,00 \t") + "\r\n\r\n";
    let wider: String = text
        .lines()
        .enumerate()
        .map(|(row, line)| {
            format!("{line}\t{}\r\n", if row == 0 { "DateRglt\tModeRglt" } else { "\tCB" })
        })
        .collect();
    let analytic = [
        YEAR,
        &[("AN", 30, "20211231", "921000", 500, 0), ("AN", 30, "20211231", "922000", 0, 500)],
    ]
    .concat();
    let closed = [YEAR, CLOSED].concat();
    for (name, text) in [
        ("guillemets.txt", quoted),
        ("espaces.txt", spaced),
        ("large.txt", wider),
        ("analytique.txt", fec(&analytic, "|")),
        ("bilan de cloture.txt", fec(&closed, "\t")),
        ("minuscules.txt", text.replace("CompteNum", "comptenum").replace("Debit", "DEBIT")),
    ] {
        let own = edition();
        let (said, code) = import(&own, name, &text, &["--oui"]);
        assert_eq!(code, 0, "{name}: {said}");
        assert_sound(&own);
    }
}

#[test]
fn a_result_that_was_not_allocated_is_carried_forward() {
    let own = edition();
    let without: Vec<Posting> = YEAR.iter().filter(|it| it.1 != 2).copied().collect();
    let (said, code) = import(&own, "fec.txt", fec(&without, "\t"), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("le compte 12 porte encore un résultat d'avant (1 400 €)"), "{said}");
    assert_sound(&own);
    let accounts = rows(&own, "comptes");
    let of = |code: &str| {
        accounts.iter().find(|row| row["compte"] == code).map(|row| row["montant"].clone())
    };
    assert_eq!((of("11").as_deref(), of("12").as_deref()), (Some("2600,50"), Some("3774,85")));
}

#[test]
fn a_loss_and_an_overdraft_stand_on_the_side_of_what_is_owed() {
    let own = edition();
    let loss: &[Posting] = &[
        ("AN", 1, "20210101", "512000", 10_000, 0),
        ("AN", 1, "20210101", "106000", 0, 10_000),
        ("BQ", 2, "20210301", "613000", 25_000, 0),
        ("BQ", 2, "20210301", "512000", 0, 25_000),
    ];
    let (said, code) = import(&own, "fec.txt", fec(loss, "|"), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let lines = rows(&own, "comptes");
    let line = |row: &std::collections::BTreeMap<String, String>| {
        [&row["nature"], &row["compte"], &row["sens"], &row["montant"]]
            .map(String::as_str)
            .join(" ")
    };
    let lines: Vec<String> = lines.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "resultat 613  250,00",
            "bilan 106  100,00",
            "bilan 12  -250,00",
            "bilan 512 passif 150,00"
        ]
    );
    let report = own.check();
    assert_eq!((&report["errors"], &report["warnings"]), (&0.into(), &0.into()), "{report}");
}

#[test]
fn a_fec_and_a_balance_of_one_year_are_one_set_of_lines() {
    let own = edition();
    import(&own, "fec.txt", fec(YEAR, "\t"), &["--oui"]);
    let before = rows(&own, "comptes").len();
    let mut balance = "Compte;Intitulé;Solde\n".to_owned();
    for (_, _, _, account, debit, credit) in YEAR {
        let left = debit - credit;
        let sign = if left < 0 { "-" } else { "" };
        balance.push_str(&format!(
            "{account};X;{sign}{},{:02}\n",
            left.abs() / 100,
            left.abs() % 100
        ));
    }
    let (said, code) = import(&own, "balance.csv", &balance, &["--oui"]);
    assert!(code == 0 && said.contains("Rien à écrire"), "{said}");
    assert_eq!(rows(&own, "comptes").len(), before);
}
