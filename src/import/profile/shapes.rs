//! What profiles say of exports that are no list of rows: accounts, and the answers to a form.

use serde::Deserialize;

use super::Names;

/// Where an export of accounts has what it says of each.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// The number of the account.
    #[serde(default)]
    pub compte: Names,
    /// The amount on the left.
    #[serde(default)]
    pub debit: Names,
    /// The amount on the right.
    #[serde(default)]
    pub credit: Names,
    /// The balance, where there are no two sides: under zero it is a credit.
    #[serde(default)]
    pub solde: Names,
    /// The amount, where a column of its own says on which side.
    #[serde(default)]
    pub montant: Names,
    /// That column: `D` or `C`.
    #[serde(default)]
    pub sens: Names,
    /// What tells an entry from others, its number last: each of them is balanced.
    #[serde(default)]
    pub ecriture: Vec<Names>,
    /// The day of an entry.
    #[serde(default)]
    pub date: Names,
    /// How many figures of an account tell the line of the statement: 3 if nothing is said.
    pub chiffres: Option<usize>,
}

/// What is known of the questions of a form. A question of which nothing is said is counted where
/// several people gave the same answers, and left where each wrote its own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Headings that are no question: who answered, when, from where.
    #[serde(default)]
    pub ignorer: Vec<String>,
    /// Answers that are counted even if one person alone gave them.
    #[serde(default)]
    pub echelle: Vec<String>,
    /// Questions that admit several answers, although nothing shows it.
    #[serde(default)]
    pub plusieurs: Vec<String>,
    /// Questions that admit one answer, although it holds commas.
    #[serde(default)]
    pub une_seule: Vec<String>,
    /// Questions that are never counted.
    #[serde(default)]
    pub libres: Vec<String>,
    /// What stands in the column of an answer that was ticked.
    #[serde(default)]
    pub coche: Vec<String>,
}
