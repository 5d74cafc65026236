use chrono::NaiveDate;
use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};

use super::{DateError, DayRange, MonthRange, PartialDate, Period, Precision, YearMonth};
use crate::language::french;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the day exists")
}

fn month(year: i32, month: u32) -> YearMonth {
    YearMonth::new(year, month).expect("the month exists")
}

/// The dates of the tests are read for the edition of 2021.
fn read(text: &str) -> PartialDate {
    PartialDate::parse(text, 2021).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

#[test]
fn start_and_end_columns_are_one_date() {
    for (start, end, expected) in [
        ("2021-06-28", "2021-06-29", Ok("2021-06-28/2021-06-29")),
        ("2021-06-28", "2021-06-28", Ok("2021-06-28")),
        ("2021-06-28", "", Ok("2021-06-28")),
        ("2021-03", "2021-05", Ok("2021-03/2021-05")),
        ("2021", "2021", Ok("2021")),
        ("", "", Ok("")),
        ("2021-06-28/2021-06-29", "", Ok("2021-06-28/2021-06-29")),
        ("", "2021-06-28", Err(DateError::EndWithoutStart)),
        ("2021-06-28", "2021-06", Err(DateError::MixedPrecision)),
        ("2021-06-28/2021-06-29", "2021-07-01", Err(DateError::MixedPrecision)),
        (
            "2021-06-29",
            "2021-06-28",
            Err(DateError::EndBeforeStart { start: day(2021, 6, 29), end: day(2021, 6, 28) }),
        ),
    ] {
        let merged = PartialDate::merge(read(start), read(end)).map(|date| date.to_iso());
        assert_eq!(merged, expected.map(str::to_owned), "{start} {end}");
    }
}

#[test]
fn a_date_knows_its_months_its_days_and_its_year() {
    for (text, precision, first, last, days, months, within_2021) in [
        ("2021-02-05", Precision::Day, Some((2, 5)), Some((2, 5)), Some(1), &[2][..], Some(true)),
        (
            "2021-06-28/2021-07-02",
            Precision::Range,
            Some((6, 28)),
            Some((7, 2)),
            Some(5),
            &[6, 7],
            Some(true),
        ),
        (
            "2021-01-28/2021-01-29, 2021-12-06",
            Precision::Ranges,
            Some((1, 28)),
            Some((12, 6)),
            Some(3),
            &[1, 12],
            Some(true),
        ),
        ("2021-02", Precision::Month, Some((2, 1)), Some((2, 28)), None, &[2], Some(true)),
        (
            "2021-03, 2021-05/2021-06",
            Precision::Months,
            Some((3, 1)),
            Some((6, 30)),
            None,
            &[3, 5, 6],
            Some(true),
        ),
        ("2021", Precision::Year, Some((1, 1)), Some((12, 31)), None, &[], Some(true)),
        ("", Precision::Unknown, None, None, None, &[], None),
    ] {
        let date = read(text);
        let of_2021 = |(month, number): (u32, u32)| day(2021, month, number);
        assert_eq!(date.precision(), precision, "{text}");
        assert_eq!(
            (date.first_day(), date.last_day()),
            (first.map(of_2021), last.map(of_2021)),
            "{text}"
        );
        assert_eq!(date.number_of_days(), days, "{text}");
        assert_eq!(
            date.months(),
            months.iter().map(|number| month(2021, *number)).collect::<Vec<_>>(),
            "{text}"
        );
        assert_eq!(date.is_within(Period::calendar(2021)), within_2021, "{text}");
        for number in 1..=12 {
            assert_eq!(
                date.overlaps(month(2021, number)),
                months.contains(&number),
                "{text}, month {number}"
            );
        }
    }
    assert_eq!(
        read("du 28 décembre 2021 au 2 janvier 2022").is_within(Period::calendar(2021)),
        Some(false)
    );
    assert_eq!(read("5 mai 2020").is_within(Period::calendar(2021)), Some(false));
}

#[test]
fn vague_dates_come_before_the_days_they_hold_and_unknown_last() {
    let sorted = [
        "2020-12-31",
        "2021",
        "2021-01-05",
        "2021-02",
        "2021-02/2021-03",
        "2021-02-01",
        "2021-02-01/2021-02-02",
        "2021-02-01/2021-02-03",
        "2021-02-02",
        "2021-03",
        "2022",
        "",
    ];
    let mut dates: Vec<PartialDate> = sorted.iter().rev().map(|text| read(text)).collect();
    dates.sort();
    assert_eq!(dates.iter().map(PartialDate::to_iso).collect::<Vec<_>>(), sorted);
}

#[test]
fn dates_are_serialized_as_iso_text() {
    let json =
        |text: &str| serde_json::to_string(&read(text)).expect("a date has no reason to fail");
    assert_eq!(json("26/27 mai"), "\"2021-05-26/2021-05-27\"");
    assert_eq!(json(""), "null");
}

fn any_days() -> impl Strategy<Value = Vec<DayRange>> {
    let first = day(1990, 1, 1);
    let range = (0..20_000_u64, prop_oneof![Just(0), Just(1), 0..40_u64]).prop_filter_map(
        "a day",
        move |(start, length)| {
            let start = first.checked_add_days(chrono::Days::new(start))?;
            DayRange::new(start, start.checked_add_days(chrono::Days::new(length))?)
        },
    );
    // Days that are near each other share months and years, which the wording leaves out.
    let near = (
        0..20_000_u64,
        proptest::collection::vec((0..80_u64, prop_oneof![Just(0), 0..4_u64]), 1..6),
    )
        .prop_map(move |(start, ranges)| {
            let at =
                |days| first.checked_add_days(chrono::Days::new(start + days)).unwrap_or(first);
            ranges
                .into_iter()
                .filter_map(|(from, length)| DayRange::new(at(from), at(from + length)))
                .collect()
        });
    prop_oneof![proptest::collection::vec(range, 0..5), near]
}

fn any_date() -> impl Strategy<Value = PartialDate> {
    let month = (2015..2025_i32, 1..=12_u32)
        .prop_filter_map("a month", |(year, month)| YearMonth::new(year, month));
    let months = proptest::collection::vec((month.clone(), month), 0..5).prop_map(|pairs| {
        PartialDate::from_months(
            pairs
                .into_iter()
                .filter_map(|(one, other)| MonthRange::new(one.min(other), one.max(other)))
                .collect(),
        )
    });
    let single_months = proptest::collection::btree_set((2019..2023_i32, 1..=12_u32), 1..6)
        .prop_map(|months| {
            PartialDate::from_months(
                months
                    .into_iter()
                    .filter_map(|(year, month)| YearMonth::new(year, month).map(MonthRange::single))
                    .collect(),
            )
        });
    prop_oneof![
        4 => any_days().prop_map(PartialDate::from_days),
        2 => months,
        2 => single_months,
        1 => (1_000..=9_999_i32).prop_map(PartialDate::Year),
        1 => Just(PartialDate::Unknown),
    ]
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(date in any_date(), default_year in 1_900..2_100_i32) {
        prop_assert_eq!(PartialDate::parse(&french::date(&date), default_year), Ok(date.clone()));
        prop_assert_eq!(PartialDate::parse(&date.to_iso(), default_year), Ok(date));
    }

    #[test]
    fn order_agrees_with_equality(one in any_date(), other in any_date()) {
        prop_assert_eq!(one.cmp(&other).is_eq(), one == other);
        prop_assert_eq!(one.cmp(&other), other.cmp(&one).reverse());
    }
}
