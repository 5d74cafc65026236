//! The statements of accounts: what a line of them is, and the French plan of accounts.

mod plan;

pub use plan::{Heading, heading, label};

/// A statement of accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Statement {
    /// The income statement of the year.
    Income,
    /// What is given and used in kind: volunteers' time, rooms lent.
    InKind,
    /// The balance sheet at the end of the year.
    Balance,
    /// The budget of the next year.
    Budget,
}

/// The side of a statement on which a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// What came in.
    Products,
    /// What was spent.
    Charges,
    /// What is owned, and owed to the organisation.
    Assets,
    /// Its funds, and what it owes.
    Liabilities,
}

impl Statement {
    /// The words of the column `nature`.
    pub const WORDS: &[&str] = &["resultat", "nature", "bilan", "budget"];

    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 4] = [Self::Income, Self::InKind, Self::Balance, Self::Budget];

    /// The word of the column `nature`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Income => "resultat",
            Self::InKind => "nature",
            Self::Balance => "bilan",
            Self::Budget => "budget",
        }
    }

    /// The statement of a folded word: « resultat », « compte_de_resultat », « en_nature ».
    pub fn named(folded: &str) -> Option<Self> {
        let of = |words: &[&str]| words.contains(&folded);
        if of(&["resultat", "compte_de_resultat", "resultats", "exploitation"]) {
            Some(Self::Income)
        } else if of(&[
            "nature",
            "en_nature",
            "contributions_en_nature",
            "contributions_volontaires",
        ]) {
            Some(Self::InKind)
        } else if of(&["bilan"]) {
            Some(Self::Balance)
        } else if of(&["budget", "budget_previsionnel", "previsionnel", "prevision"]) {
            Some(Self::Budget)
        } else {
            None
        }
    }

    /// What messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Income => "le compte de résultat",
            Self::InKind => "les contributions en nature",
            Self::Balance => "le bilan",
            Self::Budget => "le budget",
        }
    }

    /// Its two sides, in the order in which they are printed.
    pub fn sides(self) -> [Side; 2] {
        match self {
            Self::Balance => [Side::Assets, Side::Liabilities],
            Self::Income | Self::InKind | Self::Budget => [Side::Products, Side::Charges],
        }
    }

    /// The side on which an account stands by its number, if the plan tells; `Err` for an account
    /// of another statement.
    ///
    /// # Errors
    ///
    /// The statement of the account.
    pub fn side_of(self, code: &str) -> Result<Option<Side>, Self> {
        let (statement, side) = match code.as_bytes() {
            [b'6', ..] => (Self::Income, Some(Side::Charges)),
            [b'7', ..] => (Self::Income, Some(Side::Products)),
            [b'8', b'6', ..] => (Self::InKind, Some(Side::Charges)),
            [b'8', b'7', ..] => (Self::InKind, Some(Side::Products)),
            [b'1', ..] => (Self::Balance, Some(Side::Liabilities)),
            [b'2' | b'3', ..] => (Self::Balance, Some(Side::Assets)),
            [b'5', b'1', b'9', ..] => (Self::Balance, Some(Side::Liabilities)),
            [b'5', ..] => (Self::Balance, Some(Side::Assets)),
            [b'4', b'0', b'9', ..]
            | [b'4', b'4', b'1', ..]
            | [b'4', b'8', b'1' | b'6', ..]
            | [b'4', b'9', ..] => (Self::Balance, Some(Side::Assets)),
            [b'4', b'1', b'9', ..] | [b'4', b'8', b'7', ..] => {
                (Self::Balance, Some(Side::Liabilities))
            }
            [b'4', b'1', ..] => (Self::Balance, Some(Side::Assets)),
            [b'4', b'0' | b'2' | b'3', ..] => (Self::Balance, Some(Side::Liabilities)),
            [b'4', ..] => (Self::Balance, None),
            _ => return Ok(None),
        };
        let is_planned = self == Self::Budget && statement != Self::Balance;
        if statement == self || is_planned { Ok(side) } else { Err(statement) }
    }
}

impl Side {
    /// The words of the column `sens`.
    pub const WORDS: &[&str] = &["produit", "charge", "actif", "passif"];

    /// The word of the column `sens`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Products => "produit",
            Self::Charges => "charge",
            Self::Assets => "actif",
            Self::Liabilities => "passif",
        }
    }

    /// The side of a folded word, in whatever number.
    pub fn named(folded: &str) -> Option<Self> {
        match folded {
            "produit" | "produits" | "recette" | "recettes" | "ressources" => Some(Self::Products),
            "charge" | "charges" | "depense" | "depenses" | "emplois" => Some(Self::Charges),
            "actif" => Some(Self::Assets),
            "passif" => Some(Self::Liabilities),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Side, Statement};

    #[test]
    fn an_account_stands_on_its_side() {
        use Statement::{Balance, Budget, InKind, Income};
        for (statement, code, expected) in [
            (Income, "606", Ok(Some(Side::Charges))),
            (Income, "74", Ok(Some(Side::Products))),
            (Budget, "74", Ok(Some(Side::Products))),
            (Budget, "864", Ok(Some(Side::Charges))),
            (InKind, "875", Ok(Some(Side::Products))),
            (Balance, "106", Ok(Some(Side::Liabilities))),
            (Balance, "218", Ok(Some(Side::Assets))),
            (Balance, "281", Ok(Some(Side::Assets))),
            (Balance, "441", Ok(Some(Side::Assets))),
            (Balance, "487", Ok(Some(Side::Liabilities))),
            (Balance, "486", Ok(Some(Side::Assets))),
            (Balance, "401", Ok(Some(Side::Liabilities))),
            (Balance, "512", Ok(Some(Side::Assets))),
            (Balance, "467", Ok(None)),
            (Income, "512", Err(Balance)),
            (Balance, "606", Err(Income)),
            (Income, "875", Err(InKind)),
            (Budget, "512", Err(Balance)),
        ] {
            assert_eq!(statement.side_of(code), expected, "{code}");
        }
    }
}
