//! The French plan of accounts of associations: the names of accounts by their numbers.
//!
//! Source: règlement ANC n° 2018-06 on the annual accounts of private non-profit bodies, with the
//! general plan (règlement ANC n° 2014-03) for what it does not change.

use super::{Side, Statement};

/// What the plan groups under one line of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Heading {
    /// Its rank among those of its side.
    pub rank: u8,
    /// Its name.
    pub label: &'static str,
}

/// Accounts by number. An account that is not there bears the name of the one above it.
const ACCOUNTS: &[(&str, &str)] = &[
    ("10", "Fonds propres et réserves"),
    ("102", "Fonds propres sans droit de reprise"),
    ("103", "Fonds propres avec droit de reprise"),
    ("105", "Écarts de réévaluation"),
    ("106", "Réserves"),
    ("1068", "Réserves pour projet de l'entité"),
    ("11", "Report à nouveau"),
    ("12", "Résultat de l'exercice"),
    ("13", "Subventions d'investissement"),
    ("14", "Provisions réglementées"),
    ("15", "Provisions"),
    ("151", "Provisions pour risques"),
    ("153", "Provisions pour pensions"),
    ("158", "Provisions pour charges"),
    ("16", "Emprunts et dettes assimilées"),
    ("164", "Emprunts auprès des établissements de crédit"),
    ("165", "Dépôts et cautionnements reçus"),
    ("168", "Autres emprunts"),
    ("19", "Fonds reportés et dédiés"),
    ("191", "Fonds reportés liés aux legs ou donations"),
    ("194", "Fonds dédiés sur subventions d'exploitation"),
    ("195", "Fonds dédiés sur contributions financières d'autres organismes"),
    ("196", "Fonds dédiés sur ressources liées à la générosité du public"),
    ("20", "Immobilisations incorporelles"),
    ("205", "Logiciels, licences, marques"),
    ("21", "Immobilisations corporelles"),
    ("211", "Terrains"),
    ("213", "Constructions"),
    ("215", "Installations techniques, matériel et outillage"),
    ("218", "Autres immobilisations corporelles"),
    ("2182", "Matériel de transport"),
    ("2183", "Matériel de bureau et informatique"),
    ("2184", "Mobilier"),
    ("23", "Immobilisations en cours"),
    ("24", "Biens reçus par legs ou donations destinés à être cédés"),
    ("26", "Participations"),
    ("27", "Autres immobilisations financières"),
    ("271", "Titres immobilisés"),
    ("275", "Dépôts et cautionnements versés"),
    ("28", "Amortissements des immobilisations"),
    ("29", "Dépréciations des immobilisations"),
    ("3", "Stocks et en-cours"),
    ("31", "Matières premières"),
    ("32", "Autres approvisionnements"),
    ("37", "Marchandises"),
    ("39", "Dépréciations des stocks"),
    ("40", "Fournisseurs"),
    ("401", "Fournisseurs"),
    ("408", "Factures non parvenues"),
    ("409", "Avances et acomptes versés"),
    ("41", "Usagers et clients"),
    ("411", "Usagers et clients"),
    ("416", "Créances douteuses"),
    ("419", "Avances reçues des usagers et clients"),
    ("42", "Dettes envers le personnel"),
    ("428", "Congés à payer"),
    ("43", "Dettes sociales"),
    ("44", "État et collectivités publiques"),
    ("441", "Subventions à recevoir"),
    ("445", "Taxes sur le chiffre d'affaires"),
    ("447", "Impôts et taxes à payer"),
    ("45", "Confédération, fédération, associations affiliées"),
    ("46", "Débiteurs et créditeurs divers"),
    ("467", "Autres comptes débiteurs ou créditeurs"),
    ("468", "Charges à payer et produits à recevoir"),
    ("47", "Comptes d'attente"),
    ("48", "Comptes de régularisation"),
    ("481", "Frais d'émission des emprunts"),
    ("486", "Charges constatées d'avance"),
    ("487", "Produits constatés d'avance"),
    ("49", "Dépréciations des comptes de tiers"),
    ("50", "Valeurs mobilières de placement"),
    ("51", "Banques et établissements financiers"),
    ("512", "Banques"),
    ("514", "Chèques postaux"),
    ("517", "Livrets et comptes d'épargne"),
    ("519", "Concours bancaires courants"),
    ("53", "Caisse"),
    ("59", "Dépréciations des comptes financiers"),
    ("60", "Achats"),
    ("601", "Achats de matières premières et fournitures"),
    ("602", "Achats d'autres approvisionnements"),
    ("604", "Achats d'études et de prestations de services"),
    ("605", "Achats de matériel, équipements et travaux"),
    ("606", "Achats de matières et fournitures non stockées"),
    ("607", "Achats de marchandises"),
    ("61", "Services extérieurs"),
    ("611", "Sous-traitance générale"),
    ("612", "Crédit-bail"),
    ("613", "Locations"),
    ("614", "Charges locatives et de copropriété"),
    ("615", "Entretien et réparations"),
    ("616", "Primes d'assurance"),
    ("617", "Études et recherches"),
    ("618", "Documentation, colloques et divers"),
    ("62", "Autres services extérieurs"),
    ("621", "Personnel extérieur"),
    ("622", "Rémunérations d'intermédiaires et honoraires"),
    ("623", "Publicité, publications, relations publiques"),
    ("624", "Transports"),
    ("625", "Déplacements, missions et réceptions"),
    ("626", "Frais postaux et de télécommunications"),
    ("627", "Services bancaires"),
    ("628", "Divers services extérieurs"),
    ("6281", "Cotisations versées"),
    ("63", "Impôts, taxes et versements assimilés"),
    ("631", "Impôts et taxes sur rémunérations"),
    ("633", "Versements assimilés sur rémunérations"),
    ("635", "Autres impôts et taxes"),
    ("64", "Charges de personnel"),
    ("641", "Salaires et traitements"),
    ("645", "Charges de sécurité sociale et de prévoyance"),
    ("647", "Autres charges sociales"),
    ("648", "Autres charges de personnel"),
    ("65", "Autres charges de gestion courante"),
    ("651", "Redevances et droits"),
    ("653", "Charges de la générosité du public"),
    ("654", "Pertes sur créances irrécouvrables"),
    ("657", "Aides financières octroyées"),
    ("658", "Charges diverses de gestion courante"),
    ("66", "Charges financières"),
    ("661", "Charges d'intérêts"),
    ("67", "Charges exceptionnelles"),
    ("671", "Charges exceptionnelles sur opérations de gestion"),
    ("675", "Valeurs comptables des éléments d'actif cédés"),
    ("68", "Dotations aux amortissements, dépréciations, provisions et fonds dédiés"),
    ("681", "Dotations aux amortissements, dépréciations et provisions"),
    ("689", "Reports en fonds dédiés"),
    ("69", "Participation des salariés et impôts sur les bénéfices"),
    ("695", "Impôts sur les bénéfices"),
    ("70", "Ventes de biens et de services"),
    ("701", "Ventes de produits finis"),
    ("706", "Prestations de services"),
    ("707", "Ventes de marchandises"),
    ("708", "Produits des activités annexes"),
    ("71", "Production stockée"),
    ("72", "Production immobilisée"),
    ("73", "Concours publics"),
    ("74", "Subventions d'exploitation"),
    ("75", "Autres produits de gestion courante"),
    ("751", "Redevances et droits"),
    ("753", "Versements des fondateurs ou consommations de la dotation"),
    ("754", "Ressources liées à la générosité du public"),
    ("7541", "Dons manuels"),
    ("7542", "Mécénats"),
    ("7543", "Legs, donations et assurances-vie"),
    ("755", "Contributions financières d'autres organismes"),
    ("756", "Cotisations"),
    ("757", "Gains de change"),
    ("758", "Produits divers de gestion courante"),
    ("76", "Produits financiers"),
    ("761", "Produits de participations"),
    ("768", "Autres produits financiers"),
    ("77", "Produits exceptionnels"),
    ("771", "Produits exceptionnels sur opérations de gestion"),
    ("775", "Produits des cessions d'éléments d'actif"),
    ("777", "Quote-part des subventions d'investissement virée au résultat"),
    ("78", "Reprises sur amortissements, dépréciations, provisions et fonds dédiés"),
    ("781", "Reprises sur amortissements, dépréciations et provisions"),
    ("789", "Utilisations de fonds dédiés"),
    ("79", "Transferts de charges"),
    ("86", "Emplois des contributions volontaires en nature"),
    ("860", "Secours en nature"),
    ("861", "Mises à disposition gratuite de biens"),
    ("862", "Prestations en nature"),
    ("864", "Personnel bénévole"),
    ("87", "Contributions volontaires en nature"),
    ("870", "Dons en nature"),
    ("871", "Prestations en nature"),
    ("875", "Bénévolat"),
];

/// The headings of the balance sheet, with the beginnings of the accounts that stand under them.
const BALANCE: &[(Side, u8, &str, &[&str])] = &[
    (Side::Assets, 1, "Actif immobilisé", &["2"]),
    (Side::Assets, 2, "Stocks", &["3"]),
    (Side::Assets, 3, "Créances", &["40", "41", "42", "43", "44", "45", "46", "47", "49"]),
    (Side::Assets, 4, "Disponibilités et placements", &["5"]),
    (Side::Assets, 5, "Comptes de régularisation", &["48"]),
    (Side::Liabilities, 1, "Fonds propres", &["10", "11", "12", "13", "14"]),
    (Side::Liabilities, 2, "Fonds reportés et dédiés", &["19"]),
    (Side::Liabilities, 3, "Provisions", &["15"]),
    (
        Side::Liabilities,
        4,
        "Dettes",
        &["16", "17", "40", "41", "42", "43", "44", "45", "46", "47", "51"],
    ),
    (Side::Liabilities, 5, "Comptes de régularisation", &["48"]),
];

/// The name of an account, or of the nearest one above it; `None` for a number outside the plan.
pub fn label(code: &str) -> Option<&'static str> {
    (1..=code.len()).rev().find_map(|length| {
        let above = code.get(..length)?;
        ACCOUNTS.iter().find(|(number, _)| *number == above).map(|(_, label)| *label)
    })
}

/// The line of its statement under which an account stands: its account of two figures, or a
/// heading of the balance sheet.
pub fn heading(statement: Statement, side: Side, code: &str) -> Option<Heading> {
    if statement == Statement::Balance {
        let mut headings = BALANCE.iter().filter(|(of, ..)| *of == side);
        let found = headings.find(|(.., codes)| codes.iter().any(|it| code.starts_with(it)));
        return found.map(|(_, rank, label, _)| Heading { rank: *rank, label });
    }
    let above = code.get(..2)?;
    let rank = above.parse().ok()?;
    ACCOUNTS.iter().find(|(number, _)| *number == above).map(|(_, label)| Heading { rank, label })
}

#[cfg(test)]
mod tests {
    use super::{ACCOUNTS, Heading, heading, label};
    use crate::dataset::accounting::{Side, Statement};

    #[test]
    fn accounts_are_in_order_and_once() {
        assert!(ACCOUNTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn an_account_has_its_name_or_that_above_it() {
        for (code, expected) in [
            ("74", Some("Subventions d'exploitation")),
            ("74181", Some("Subventions d'exploitation")),
            ("6063", Some("Achats de matières et fournitures non stockées")),
            ("875", Some("Bénévolat")),
            ("355", Some("Stocks et en-cours")),
            ("99", None),
            ("", None),
        ] {
            assert_eq!(label(code), expected, "{code}");
        }
    }

    #[test]
    fn an_account_stands_under_its_heading() {
        use Statement::{Balance, Income};
        for (statement, side, code, expected) in [
            (Income, Side::Charges, "6063", Some((60, "Achats"))),
            (Balance, Side::Assets, "2183", Some((1, "Actif immobilisé"))),
            (Balance, Side::Assets, "467", Some((3, "Créances"))),
            (Balance, Side::Liabilities, "467", Some((4, "Dettes"))),
            (Balance, Side::Liabilities, "120", Some((1, "Fonds propres"))),
            (Balance, Side::Liabilities, "99", None),
        ] {
            let expected = expected.map(|(rank, label)| Heading { rank, label });
            assert_eq!(heading(statement, side, code), expected, "{code}");
        }
    }
}
