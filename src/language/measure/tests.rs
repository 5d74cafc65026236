use super::*;
use crate::language::french;

fn read(text: &str, kind: Kind) -> Measure {
    Measure::parse(text, kind).unwrap_or_else(|error| panic!("{text}: {error:?}")).expect(text)
}

fn shown(measure: &Measure) -> String {
    french::measure(measure, None).replace(['\u{202f}', '\u{a0}'], " ")
}

const EURO: Kind = Kind::Money(Currency::EUR, Scale::Units);

#[test]
fn measures_are_read_and_printed() {
    for (written, kind, expected) in [
        ("12,5", Kind::Decimal, "12,5"),
        ("1 234.50", Kind::Decimal, "1 234,5"),
        ("-3,25", Kind::Decimal, "−3,25"),
        ("environ 3,2", Kind::Decimal, "environ 3,2"),
        ("12,5 %", Kind::Percent, "12,5 %"),
        ("40", Kind::Percent, "40 %"),
        ("près de 40%", Kind::Percent, "près de 40 %"),
        ("12,5 pour cent", Kind::Percent, "12,5 %"),
        ("2 h 30", Kind::Duration, "2 h 30"),
        ("2h", Kind::Duration, "2 h"),
        ("90 min", Kind::Duration, "1 h 30"),
        ("1:30", Kind::Duration, "1 h 30"),
        ("0:45", Kind::Duration, "45 min"),
        ("0:02:30", Kind::Duration, "2 min 30 s"),
        ("2,5 heures", Kind::Duration, "2 h 30"),
        ("1 250 h 05 min", Kind::Duration, "1 250 h 05"),
        ("plus de 20 h", Kind::Duration, "plus de 20 h"),
        ("1 200,50 €", EURO, "1 200,50 €"),
        ("-12", EURO, "−12 €"),
    ] {
        assert_eq!(shown(&read(written, kind)), expected, "{written}");
    }
    for unknown in ["", "inconnu", "?"] {
        assert_eq!(Measure::parse(unknown, Kind::Duration), Ok(None), "{unknown}");
    }
}

#[test]
fn what_is_no_measure_says_why() {
    for (written, kind, error) in [
        ("90", Kind::Duration, MeasureError::NoUnit),
        ("1 h 75", Kind::Duration, MeasureError::Minutes),
        ("1:75", Kind::Duration, MeasureError::Minutes),
        ("-2 h", Kind::Duration, MeasureError::Negative),
        ("2 jours", Kind::Duration, MeasureError::ExtraText),
        ("deux heures", Kind::Duration, MeasureError::Unreadable),
        ("1,234", Kind::Decimal, MeasureError::Ambiguous),
        ("12 à 15", Kind::Decimal, MeasureError::Ambiguous),
        ("12 kg", Kind::Decimal, MeasureError::ExtraText),
        ("moins de 5", Kind::Percent, MeasureError::UpperLimit),
        ("1 000 000 000 000 000", Kind::Decimal, MeasureError::TooLarge),
    ] {
        assert_eq!(Measure::parse(written, kind), Err(error), "{written}");
    }
}

#[test]
fn a_value_that_is_typed_says_its_kind() {
    for (written, expected) in [
        ("12,5 %", Some("12,5 %")),
        ("2 h 30", Some("2 h 30")),
        ("1 200 €", Some("1 200 €")),
        ("12,5", Some("12,5")),
        ("850 CHF", Some("850 CHF")),
        ("60", None),
        ("plus de 500", None),
        ("1.234", None),
        ("des mots", None),
    ] {
        assert_eq!(
            Measure::of_any_kind(written).as_ref().map(shown).as_deref(),
            expected,
            "{written}"
        );
    }
}

#[test]
fn a_sum_claims_no_more_than_its_parts() {
    for (parts, kind, expected) in [
        (&["0,1", "0,2"][..], Kind::Decimal, Some("0,3")),
        (&["2 h 30", "45 min"], Kind::Duration, Some("3 h 15")),
        (&["2 h", ""], Kind::Duration, Some("plus de 2 h")),
        (&["2 h", "environ 1 h"], Kind::Duration, Some("environ 3 h")),
        (&["2 h", "plus de 1 h"], Kind::Duration, Some("plus de 3 h")),
        (&["", ""], Kind::Duration, None),
        (&["10,10 €", "-0,10 €"], EURO, Some("10 €")),
        // What is unknown may be under zero as well.
        (&["10 €", "-1 €", ""], EURO, None),
    ] {
        let mut total = MeasureTotal::of(kind);
        parts.iter().for_each(|part| total.add(Measure::parse(part, kind).expect(part)));
        assert_eq!(total.measure().as_ref().map(shown).as_deref(), expected, "{parts:?}");
    }
}

#[test]
fn a_mean_is_of_what_is_known_and_rounded_once() {
    for (parts, kind, expected) in [
        (&["10 €", "", "5 €"][..], EURO, Some("7,50 €")),
        (&["1", "1", "0"], Kind::Decimal, Some("0,7")),
        (&["1 h", "1 h 01", "1 h"], Kind::Duration, Some("1 h")),
        (&[""], EURO, None),
    ] {
        let mut total = MeasureTotal::of(kind);
        parts.iter().for_each(|part| total.add(Measure::parse(part, kind).expect(part)));
        assert_eq!(total.mean().as_ref().map(shown).as_deref(), expected, "{parts:?}");
    }
}
