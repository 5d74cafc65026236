use proptest::prelude::{Just, Strategy, any, prop_assert, prop_oneof, proptest};

use super::{Bounds, Qualifier, Quantity, QuantityError, Total, Verdict, Wording};

fn read(text: &str) -> Quantity {
    Quantity::parse(text).expect(text).expect(text)
}

fn total(parts: &[&str]) -> Total {
    parts.iter().map(|part| Quantity::parse(part).expect(part)).collect()
}

#[test]
fn quantities_are_read_as_staff_type_them() {
    use Qualifier::{About, Almost, Exact, MoreThan};
    use Wording::{Collective, Figures};
    for (text, value, qualifier, wording) in [
        ("60", 60, Exact, Figures),
        (" 60 ", 60, Exact, Figures),
        ("0", 0, Exact, Figures),
        ("007", 7, Exact, Figures),
        ("6 941", 6_941, Exact, Figures),
        ("6\u{A0}941", 6_941, Exact, Figures),
        ("1\u{202F}801", 1_801, Exact, Figures),
        ("1 234 567", 1_234_567, Exact, Figures),
        ("26'782", 26_782, Exact, Figures),
        ("26’782", 26_782, Exact, Figures),
        ("1'234'567.00", 1_234_567, Exact, Figures),
        ("1´234", 1_234, Exact, Figures),
        ("1.234,00", 1_234, Exact, Figures),
        ("1,234.00", 1_234, Exact, Figures),
        ("12.345.678", 12_345_678, Exact, Figures),
        ("1,234,567", 1_234_567, Exact, Figures),
        ("plus de 6’800", 6_800, MoreThan, Figures),
        ("6 941,0", 6_941, Exact, Figures),
        ("6941.0", 6_941, Exact, Figures),
        ("60,00", 60, Exact, Figures),
        ("60,", 60, Exact, Figures),
        ("18446744073709551615", u64::MAX, Exact, Figures),
        ("1,5 million", 1_500_000, Exact, Figures),
        ("plus de 500", 500, MoreThan, Figures),
        ("PLUS DE 500", 500, MoreThan, Figures),
        ("+ de 1780", 1_780, MoreThan, Figures),
        ("+de 1 780", 1_780, MoreThan, Figures),
        (">500", 500, MoreThan, Figures),
        ("> 500", 500, MoreThan, Figures),
        ("≥ 500", 500, MoreThan, Figures),
        ("500+", 500, MoreThan, Figures),
        ("au moins 500", 500, MoreThan, Figures),
        ("plus d’un million", 1_000_000, MoreThan, Figures),
        ("près de 200", 200, Almost, Figures),
        ("pres de 7 000", 7_000, Almost, Figures),
        ("presque 200", 200, Almost, Figures),
        ("environ 200", 200, About, Figures),
        ("200 environ", 200, About, Figures),
        ("env. 200", 200, About, Figures),
        ("~200", 200, About, Figures),
        ("à peu près 200", 200, About, Figures),
        ("une dizaine", 10, About, Collective),
        ("Une douzaine", 12, About, Collective),
        ("une quinzaine", 15, About, Collective),
        ("une vingtaine", 20, About, Collective),
        ("une trentaine", 30, About, Collective),
        ("une quarantaine", 40, About, Collective),
        ("une cinquantaine", 50, About, Collective),
        ("une soixantaine", 60, About, Collective),
        ("une centaine", 100, About, Collective),
        ("un millier", 1_000, About, Collective),
        ("environ une centaine", 100, About, Collective),
        ("une centaine environ", 100, About, Collective),
        ("plus d'une quarantaine", 40, MoreThan, Collective),
        ("près d’une centaine", 100, Almost, Collective),
        ("presque une centaine", 100, Almost, Collective),
    ] {
        let quantity = read(text);
        assert_eq!(
            (quantity.value(), quantity.qualifier(), quantity.wording()),
            (value, qualifier, wording),
            "{text}"
        );
    }
}

#[test]
fn an_empty_cell_and_a_question_mark_are_unknown() {
    for text in ["", "   ", "\u{A0}", "inconnu", "Inconnue", "?", "n.c.", "N.C.", "nc", "-"] {
        assert_eq!(Quantity::parse(text), Ok(None), "{text}");
    }
}

#[test]
fn what_is_no_count_is_refused_with_its_reason() {
    use QuantityError::{
        Ambiguous, ExtraText, Negative, NotWhole, TooLarge, Unreadable, UpperLimit,
    };
    for (text, expected) in [
        ("12,5", NotWhole),
        ("12.5", NotWhole),
        ("0,5", NotWhole),
        ("1,2345678 million", NotWhole),
        ("-12", Negative),
        ("− 12", Negative),
        ("environ -12", Negative),
        ("18446744073709551616", TooLarge),
        ("18446744073710 millions", TooLarge),
        ("18446744073709,6 millions", TooLarge),
        ("1.000", Ambiguous),
        ("1,234", Ambiguous),
        ("1,234,56", Ambiguous),
        ("1'234'56", Ambiguous),
        ("1.234,50", NotWhole),
        ("69 41", Ambiguous),
        ("2021 500", Ambiguous),
        ("40-50", Ambiguous),
        ("40 à 50", Ambiguous),
        ("moins de 50", UpperLimit),
        ("< 50", UpperLimit),
        ("jusqu'à 50", UpperLimit),
        ("60 personnes", ExtraText),
        ("31 et 25", ExtraText),
        ("12 %", ExtraText),
        ("1,22E+17", Unreadable),
        ("########", Unreadable),
        ("#N/A", Unreadable),
        ("beaucoup", Unreadable),
        ("plus de", Unreadable),
        ("environ 200 environ", Unreadable),
        ("quelques dizaines", Unreadable),
        ("+341", Unreadable),
        ("６０", Unreadable),
        ("\0", Unreadable),
        ("60\0", ExtraText),
    ] {
        assert_eq!(Quantity::parse(text), Err(expected), "{text}");
    }
}

#[test]
fn a_huge_cell_takes_linear_time() {
    for piece in ["9", "-", " ", "1 000 ", "plus de ", "0,", "\0", "é"] {
        let _ = Quantity::parse(&piece.repeat(10_000_000 / piece.len()));
    }
    assert_eq!(Quantity::parse(&"0".repeat(10_000_000)), Ok(Some(Quantity::exact(0))));
}

#[test]
fn bounds_follow_the_words() {
    for (text, low, high) in [
        ("60", 60, Some(60)),
        ("plus de 500", 500, None),
        ("près de 7000", 6_650, Some(6_999)),
        ("près de 10", 9, Some(9)),
        ("environ 200", 190, Some(210)),
        ("environ 10", 9, Some(11)),
        ("une soixantaine", 51, Some(69)),
        ("près d'une centaine", 85, Some(99)),
        ("plus d'une quarantaine", 40, None),
        ("près de 0", 0, Some(0)),
        ("environ 18446744073709551615", 17_524_406_870_024_074_035, Some(u64::MAX)),
    ] {
        assert_eq!(read(text).bounds(), Bounds { low, high }, "{text}");
    }
}

#[test]
fn a_statement_is_held_against_the_data() {
    for (statement, parts, expected) in [
        ("près de 7000", &["6941"][..], Verdict::Yes),
        ("près de 7000", &["6830"], Verdict::Yes),
        ("plus de 6 800", &["6941"], Verdict::Yes),
        ("près de 7000", &["7000"], Verdict::No),
        ("près de 7000", &["6600"], Verdict::No),
        ("plus de 500", &["500"], Verdict::Yes),
        ("plus de 500", &["499"], Verdict::No),
        ("177", &["75", "76", "17", "9"], Verdict::Yes),
        ("178", &["75", "76", "17", "9"], Verdict::No),
        ("une soixantaine", &["62"], Verdict::Yes),
        ("une vingtaine", &["22"], Verdict::Yes),
        ("une vingtaine", &["14"], Verdict::No),
        ("plus de 100", &["60", "50", ""], Verdict::Yes),
        ("110", &["60", "50", ""], Verdict::CannotTell),
        ("100", &["60", "50", ""], Verdict::No),
        ("plus de 1780", &["plus de 500", "900"], Verdict::CannotTell),
        ("près de 7000", &["plus de 6 800"], Verdict::CannotTell),
        ("près de 7000", &["plus de 7 000"], Verdict::No),
        ("0", &[], Verdict::Yes),
    ] {
        assert_eq!(read(statement).holds_for(&total(parts)), expected, "{statement} of {parts:?}");
    }
}

#[test]
fn a_total_never_says_more_than_its_parts() {
    for (parts, expected) in [
        (&["60", "90"][..], Some("150")),
        (&["60", "plus de 500"], Some("plus de 560")),
        (&["60", ""], Some("plus de 60")),
        (&["60", "environ 200"], Some("environ 260")),
        (&["une centaine", ""], Some("plus de 85")),
        (&["près de 200", "35", "30", "20", "?"], Some("plus de 275")),
        (&["environ 640", "119", "?"], Some("plus de 720")),
        (&["environ 16 000", "119", "?"], Some("plus de 15300")),
        (&["près de 200", "60"], Some("environ 260")),
        (&["une centaine"], Some("une centaine")),
        (&["0", "?"], None),
        (&["?"], None),
        (&[], Some("0")),
        (&["18446744073709551615", "1"], Some("plus de 18446744073709551615")),
    ] {
        assert_eq!(total(parts).quantity(), expected.map(read), "{parts:?}");
    }
    let incomplete = total(&["60", "", "?", "40"]);
    assert_eq!((incomplete.parts(), incomplete.unknown()), (4, 2));
}

#[test]
fn a_count_is_rounded_on_the_side_that_stays_true() {
    for (actual, qualifier, step, expected) in [
        (1_784, Qualifier::MoreThan, 10, Some("plus de 1780")),
        (6_941, Qualifier::Almost, 1_000, Some("près de 7000")),
        (6_341, Qualifier::Almost, 1_000, None),
        (203, Qualifier::About, 10, Some("environ 200")),
        (207, Qualifier::About, 10, Some("environ 210")),
        (7, Qualifier::MoreThan, 10, None),
        (7, Qualifier::Exact, 10, Some("7")),
        (u64::MAX, Qualifier::Almost, 0, None),
    ] {
        assert_eq!(
            Quantity::rounded(actual, qualifier, step),
            expected.map(read),
            "{actual} {qualifier:?} {step}"
        );
    }
    for (actual, expected) in
        [(62, Some("une soixantaine")), (11, Some("une dizaine")), (75, None), (0, None)]
    {
        assert_eq!(Quantity::nearest_collective(actual), expected.map(read), "{actual}");
    }
}

#[test]
fn only_some_numbers_have_a_noun() {
    assert_eq!(Quantity::collective(80, Qualifier::About), None);
    assert_eq!(Quantity::collective(60, Qualifier::Exact), None);
}

fn any_quantity() -> impl Strategy<Value = Quantity> {
    let value = prop_oneof![any::<u64>(), 0..5_000_u64];
    let qualifier = prop_oneof![
        Just(Qualifier::Exact),
        Just(Qualifier::MoreThan),
        Just(Qualifier::Almost),
        Just(Qualifier::About)
    ];
    (value, qualifier).prop_map(|(value, qualifier)| {
        Quantity::nearest_collective(value)
            .and_then(|noun| Quantity::collective(noun.value(), qualifier))
            .unwrap_or(Quantity::new(value, qualifier))
    })
}

/// A part of a table and an actual count that it is true of.
fn part_and_actual() -> impl Strategy<Value = (Option<Quantity>, u64)> {
    let known = (any_quantity(), any::<u64>()).prop_map(|(quantity, seed)| {
        let bounds = quantity.bounds();
        let room = bounds.high.unwrap_or(u64::MAX).saturating_sub(bounds.low);
        (Some(quantity), bounds.low + seed % room.saturating_add(1).max(1))
    });
    prop_oneof![9 => known, 1 => any::<u64>().prop_map(|actual| (None, actual))]
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = Quantity::parse(&text);
    }

    #[test]
    fn any_mixture_of_known_words_is_read_or_refused(
        text in "(plus de |près d'|une |un |centaine|million|environ|[0-9 ,.+~<>-]|e){0,12}"
    ) {
        let _ = Quantity::parse(&text);
    }

    #[test]
    fn the_sum_of_actual_counts_is_within_the_total(parts in proptest::collection::vec(part_and_actual(), 0..12)) {
        let total: Total = parts.iter().map(|(part, _)| *part).collect();
        let actual: u128 = parts.iter().map(|(_, actual)| u128::from(*actual)).sum();
        let Bounds { low, high } = total.bounds();
        prop_assert!(u128::from(low) <= actual);
        prop_assert!(high.is_none_or(|high| actual <= u128::from(high)));
    }

    #[test]
    fn what_a_total_shows_does_not_contradict_it(parts in proptest::collection::vec(part_and_actual(), 0..12)) {
        let total: Total = parts.iter().map(|(part, _)| *part).collect();
        if let Some(shown) = total.quantity() {
            prop_assert!(shown.holds_for(&total) != Verdict::No);
        }
    }

    #[test]
    fn a_rounded_count_is_true_of_the_count(actual in any::<u64>(), step in 0..10_000_u64) {
        for qualifier in [Qualifier::Exact, Qualifier::MoreThan, Qualifier::Almost, Qualifier::About] {
            if let Some(rounded) = Quantity::rounded(actual, qualifier, step) {
                prop_assert!(rounded.holds_for(&Quantity::exact(actual).into()) == Verdict::Yes);
            }
        }
    }
}
