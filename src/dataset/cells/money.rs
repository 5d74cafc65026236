//! What is wrong with a sum of money, or with the name of a currency.

use super::around;
use crate::diagnostic::{Code, Diagnostic, shorten};
use crate::language::amount::{AmountError, Currency};

/// What is wrong with a sum of money of a currency, in French, without a place.
pub(in crate::dataset) fn amount_diagnostic(
    text: &str,
    currency: Currency,
    error: &AmountError,
) -> Diagnostic {
    const FORMS: &str = "formes admises : 1 200, 1 200,50, -300 ou (300), 12 k€ ; laissez vide si le montant n'est pas connu";
    let shown = shorten(text);
    if let Some((fault, help)) = around::of_date_format(text) {
        return Diagnostic::new(Code::BadAmount, format!("« {shown} » {fault}")).help(help);
    }
    let code = currency.code();
    let (fault, help) = match error {
        AmountError::Unreadable => ("ne se lit pas comme un montant".to_owned(), FORMS.to_owned()),
        AmountError::Ambiguous => (
            "peut se lire de deux façons".to_owned(),
            "écrivez les milliers avec une espace, les centimes après une virgule, et le signe d'un montant négatif devant : 1 234,50, -300"
                .to_owned(),
        ),
        AmountError::TooFine => (
            "a plus de deux décimales : un montant va jusqu'au centime".to_owned(),
            "arrondissez-le au centime ; dans un tableur : =ARRONDI(…;2)".to_owned(),
        ),
        AmountError::TooLarge => {
            ("est trop grand pour être un montant".to_owned(), "vérifiez le nombre".to_owned())
        }
        AmountError::Approximate => (
            "est approché, et des comptes sont exacts".to_owned(),
            "écrivez le montant exact, ou laissez vide s'il n'est pas connu".to_owned(),
        ),
        AmountError::OtherCurrency(other) => (
            format!("est en {}, et la colonne en {code}", other.code()),
            format!(
                "convertissez le montant en {code} ; la monnaie est celle de l'organisation (« monnaie », sous [organisation]), ou celle que la colonne dit (« monnaie », à sa déclaration)"
            ),
        ),
        AmountError::Share => (
            "est une part, pas un montant".to_owned(),
            format!("écrivez la somme que cela fait, en {code}"),
        ),
        AmountError::ExtraText => (
            "contient des mots après le montant".to_owned(),
            "laissez le montant seul dans la cellule ; le reste va dans « notes »".to_owned(),
        ),
    };
    Diagnostic::new(Code::BadAmount, format!("« {shown} » {fault}")).help(help)
}

/// What is wrong with the name of a currency, without a place.
pub(in crate::dataset) fn currency_diagnostic(text: &str) -> Diagnostic {
    Diagnostic::new(Code::UnknownChoice, format!("« {} » n'est pas une monnaie", shorten(text)))
        .help("écrivez son code de trois lettres : EUR, CHF, CAD, XPF, XOF, …")
}
