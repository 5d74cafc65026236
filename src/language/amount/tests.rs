//! What is read as an amount, and how it is printed.

use proptest::prelude::{any, proptest};

use super::{Amount, AmountError, AmountUnit, Currency, NegativeForm};
use crate::language::french;

fn euros(text: &str) -> Result<Option<i128>, AmountError> {
    Amount::parse(text, Currency::EUR).map(|amount| amount.map(Amount::hundredths))
}

fn currency(code: &str) -> Currency {
    Currency::named(code).expect(code)
}

#[test]
fn amounts_are_read_as_staff_write_them() {
    for (written, hundredths) in [
        ("0", 0),
        ("12", 1_200),
        ("12,5", 1_250),
        ("12.50", 1_250),
        ("1 234,56 €", 123_456),
        ("1\u{202F}234,56\u{A0}€", 123_456),
        ("1.234,56", 123_456),
        ("1,234.56", 123_456),
        ("1.234.567", 123_456_700),
        ("1'234.50", 123_450),
        ("12 345 EUR", 1_234_500),
        ("12 euros", 1_200),
        ("€ 12", 1_200),
        ("-12", -1_200),
        ("− 12,50 €", -1_250),
        ("€ -12", -1_200),
        ("(1 200)", -120_000),
        ("(1 200,10 €)", -120_010),
        ("(1 200) €", -120_000),
        ("1 200-", -120_000),
        ("+ 12", 1_200),
        ("12 k€", 1_200_000),
        ("12,5 k€", 1_250_000),
        ("1,2 M€", 120_000_000),
        ("3 millions d'euros", 300_000_000),
        ("1234,5600000000001", 123_456),
        ("1234,559999999999", 123_456),
        ("2,9999999999", 300),
    ] {
        assert_eq!(euros(written), Ok(Some(hundredths)), "{written}");
    }
    for unknown in ["", " ", "?", "n.c.", "-", "inconnu"] {
        assert_eq!(euros(unknown), Ok(None), "{unknown}");
    }
}

#[test]
fn a_dash_in_the_place_of_cents_is_no_minus() {
    for (written, hundredths) in [
        ("3600.-", 360_000),
        ("12500.–", 1_250_000),
        ("3600,-", 360_000),
        ("3 600.—", 360_000),
        ("3'600.-", 360_000),
        ("3’600.--", 360_000),
        ("Fr. 6420.–", 642_000),
        ("CHF 12.-", 1_200),
        ("12.- CHF", 1_200),
        ("12.-fr.", 1_200),
        ("1920,5 fr", 192_050),
        ("12 francs", 1_200),
        ("-3600.-", -360_000),
        ("− 3600.–", -360_000),
        ("(3600.-)", -360_000),
        ("1200.50-", -120_050),
    ] {
        let amount = Amount::parse(written, currency("CHF"));
        assert_eq!(amount.map(|it| it.map(Amount::hundredths)), Ok(Some(hundredths)), "{written}");
    }
    for written in ["3600 -", "3600 –", "3600–", "3600-", "3600.-50", "12.---"] {
        let refused = Amount::parse(written, currency("CHF"));
        assert_eq!(refused, Err(AmountError::Ambiguous), "{written}");
    }
    assert_eq!(euros("12,- €"), Ok(Some(1_200)));
    assert_eq!(euros("12,–€"), Ok(Some(1_200)));
    assert_eq!(euros("1 200 -"), Err(AmountError::Ambiguous));
}

#[test]
fn what_is_no_amount_says_why() {
    let swiss = currency("CHF");
    for (written, expected) in [
        ("douze", AmountError::Unreadable),
        ("#N/A", AmountError::Unreadable),
        ("environ 12 000", AmountError::Approximate),
        ("plus de 500 €", AmountError::Approximate),
        ("~12", AmountError::Approximate),
        (">500", AmountError::Approximate),
        ("1.234", AmountError::Ambiguous),
        ("69 41", AmountError::Ambiguous),
        ("40-50", AmountError::Ambiguous),
        ("(-12)", AmountError::Ambiguous),
        ("12/15", AmountError::Ambiguous),
        ("12,3456", AmountError::TooFine),
        ("33,333333333333", AmountError::TooFine),
        ("12 %", AmountError::Share),
        ("12 CHF", AmountError::OtherCurrency(swiss)),
        ("CHF 12", AmountError::OtherCurrency(swiss)),
        ("12 francs suisses", AmountError::OtherCurrency(swiss)),
        ("12 par mois", AmountError::ExtraText),
        ("12 m", AmountError::ExtraText),
        ("12 k personnes", AmountError::ExtraText),
        ("1000000000000000000000", AmountError::TooLarge),
    ] {
        assert_eq!(euros(written), Err(expected), "{written}");
    }
}

#[test]
fn other_currencies_have_their_signs() {
    for (code, written, printed) in [
        ("CHF", "Fr. 1'200.50", "1 200,50 CHF"),
        ("chf", "1200", "1 200 CHF"),
        ("CAD", "12 $", "12 $"),
        ("francs CFP", "1 200 F CFP", "1 200 F CFP"),
        ("sek", "12 SEK", "12 SEK"),
    ] {
        let amount = Amount::parse(written, currency(code)).expect(written).expect(written);
        assert_eq!(french::amount(amount).replace(['\u{202F}', '\u{A0}'], " "), printed);
    }
    assert_eq!(Currency::named("roubles"), None);
    assert_eq!(Currency::named("XYZ"), None);
}

#[test]
fn amounts_are_printed_in_french() {
    use AmountUnit::{Cents, Thousands, Units};
    use NegativeForm::{Brackets, Minus};
    for (hundredths, unit, negative, expected) in [
        (1_234_500, Cents, Minus, "12 345 €"),
        (1_234_560, Cents, Minus, "12 345,60 €"),
        (1_234_560, Units, Minus, "12 346 €"),
        (1_234_550, Units, Minus, "12 346 €"),
        (-1_234_550, Units, Minus, "−12 346 €"),
        (1_234_560, Thousands, Minus, "12,3 k€"),
        (1_235_000, Thousands, Minus, "12,4 k€"),
        (-1_234_560, Thousands, Brackets, "(12,3) k€"),
        (-120_000, Cents, Brackets, "(1 200) €"),
        (-5, Cents, Minus, "−0,05 €"),
        (-40, Units, Minus, "0 €"),
        (-40, Units, Brackets, "0 €"),
        (123_456_789_000, Thousands, Minus, "1 234 567,9 k€"),
    ] {
        let text = french::amount_as(Amount::new(hundredths, Currency::EUR), unit, negative);
        assert_eq!(text.replace(['\u{202F}', '\u{A0}'], " "), expected, "{hundredths}");
    }
}

#[test]
fn a_machine_reads_a_point() {
    for (hundredths, expected) in
        [(0, "0"), (1_250, "12.5"), (-5, "-0.05"), (-120_000, "-1200"), (1_234, "12.34")]
    {
        assert_eq!(Amount::new(hundredths, Currency::EUR).plain(), expected);
    }
}

proptest! {
    #[test]
    fn what_is_printed_parses_back(hundredths in any::<i32>()) {
        let amount = Amount::new(hundredths.into(), Currency::EUR);
        for negative in [NegativeForm::Minus, NegativeForm::Brackets] {
            let text = french::amount_number(amount, AmountUnit::Cents, negative);
            assert_eq!(Amount::parse(&text, Currency::EUR), Ok(Some(amount)), "{text}");
        }
    }

    #[test]
    fn no_text_is_too_much(text in "[-()0-9 .,'kKmM€$CHF%]{0,24}") {
        let _ = Amount::parse(&text, Currency::EUR);
    }
}
