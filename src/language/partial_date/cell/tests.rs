use chrono::{NaiveDate, Weekday};
use proptest::prelude::{any, prop_assert_eq, proptest};

use crate::language::french;
use crate::language::partial_date::{DateError, PartialDate};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the day exists")
}

/// The dates of the tests are read for the edition of 2021.
fn read(text: &str) -> PartialDate {
    PartialDate::parse(text, 2021).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

#[test]
fn dates_are_read_as_staff_type_them() {
    for (text, iso) in [
        ("2021-02-05", "2021-02-05"),
        ("2021/02/05", "2021-02-05"),
        ("2021-2-5", "2021-02-05"),
        ("2021-02-05 00:00:00", "2021-02-05"),
        ("2021-02-05T13:30", "2021-02-05"),
        ("05/02/2021", "2021-02-05"),
        ("05/02/2021 10:45:06", "2021-02-05"),
        ("5/2/21", "2021-02-05"),
        ("05-02-2021", "2021-02-05"),
        ("12.10.2021", "2021-10-12"),
        ("5/2", "2021-02-05"),
        ("5 février 2021", "2021-02-05"),
        ("5 FÉVRIER 2021", "2021-02-05"),
        ("le 5 fevr. 2021", "2021-02-05"),
        ("5 février", "2021-02-05"),
        ("1er juin 2021", "2021-06-01"),
        ("1 er juin", "2021-06-01"),
        ("jeudi 25 février 2021", "2021-02-25"),
        ("jeu. 25 fév. 2021", "2021-02-25"),
        ("29 février 2024", "2024-02-29"),
        ("2021-06-28/2021-06-29", "2021-06-28/2021-06-29"),
        ("2021-06-28/29", "2021-06-28/2021-06-29"),
        ("2021-06-05/07", "2021-06-05/2021-06-07"),
        ("2021-02-05/2021-02-05", "2021-02-05"),
        ("26 et 27 mai 2021", "2021-05-26/2021-05-27"),
        ("les 26 et 27 mai", "2021-05-26/2021-05-27"),
        ("26 & 27 mai", "2021-05-26/2021-05-27"),
        ("26/27 mai", "2021-05-26/2021-05-27"),
        ("26/27 mai 2021", "2021-05-26/2021-05-27"),
        ("26/27/05/2021", "2021-05-26/2021-05-27"),
        ("16/18 novembre 2021", "2021-11-16/2021-11-18"),
        ("04-08 octobre", "2021-10-04/2021-10-08"),
        ("04 – 08 octobre", "2021-10-04/2021-10-08"),
        ("du 16 au 18 novembre 2021", "2021-11-16/2021-11-18"),
        ("du mardi 16 au jeudi 18 novembre 2021", "2021-11-16/2021-11-18"),
        ("du 1er au 3 juin", "2021-06-01/2021-06-03"),
        ("du 28 juin au 2 juillet 2021", "2021-06-28/2021-07-02"),
        ("28 juin-2 juillet 2021", "2021-06-28/2021-07-02"),
        ("28/06-02/07/2021", "2021-06-28/2021-07-02"),
        ("28/06/2021-02/07/2021", "2021-06-28/2021-07-02"),
        ("du 28/06/2021 au 02/07/2021", "2021-06-28/2021-07-02"),
        ("du 28 décembre 2021 au 2 janvier 2022", "2021-12-28/2022-01-02"),
        ("28-29/06/2021", "2021-06-28/2021-06-29"),
        ("28-29/06/2021, 06-07/12/2021", "2021-06-28/2021-06-29, 2021-12-06/2021-12-07"),
        (
            "2021-12-06/2021-12-07, 2021-06-28/2021-06-29",
            "2021-06-28/2021-06-29, 2021-12-06/2021-12-07",
        ),
        (
            "les 28 et 29 juin puis les 6 et 7 décembre 2021",
            "2021-06-28/2021-06-29, 2021-12-06/2021-12-07",
        ),
        ("28 et 29 juin, et 6 décembre", "2021-06-28/2021-06-29, 2021-12-06"),
        ("5, 12 et 19 mai 2021", "2021-05-05, 2021-05-12, 2021-05-19"),
        ("5 novembre 2020 et 12 décembre", "2020-11-05, 2020-12-12"),
        ("2021-05-26, 2021-05-26, 2021-05-25/2021-05-27", "2021-05-25/2021-05-27"),
        ("2021-03", "2021-03"),
        ("03/2021", "2021-03"),
        ("février 2021", "2021-02"),
        ("en novembre 2021", "2021-11"),
        ("Mars", "2021-03"),
        ("août", "2021-08"),
        ("2021-09/2021-12", "2021-09/2021-12"),
        ("09/2021-12/2021", "2021-09/2021-12"),
        ("septembre à décembre 2021", "2021-09/2021-12"),
        ("de septembre à décembre", "2021-09/2021-12"),
        ("d'avril à juin", "2021-04/2021-06"),
        ("sept.-déc. 2021", "2021-09/2021-12"),
        ("novembre 2021 à février 2022", "2021-11/2022-02"),
        ("2021-03, 2021-05", "2021-03, 2021-05"),
        ("mars et mai 2021", "2021-03, 2021-05"),
        ("mars et avril 2021", "2021-03/2021-04"),
        ("1er semestre 2022", "2022-01/2022-06"),
        ("2ème semestre", "2021-07/2021-12"),
        ("premier trimestre 2021", "2021-01/2021-03"),
        ("4e trimestre 2021", "2021-10/2021-12"),
        ("2021", "2021"),
        ("en 2020", "2020"),
        ("", ""),
        ("?", ""),
        ("sans date", ""),
    ] {
        let date = read(text);
        assert_eq!(date.to_iso(), iso, "{text}");
        assert_eq!(read(iso), date, "{text}");
    }
}

#[test]
fn what_is_no_date_is_refused_with_its_reason() {
    let before = |start, end| DateError::EndBeforeStart { start, end };
    for (text, expected) in [
        ("31 avril 2021", DateError::NoSuchDay { day: 31, month: 4, year: 2021 }),
        ("29 février", DateError::NoSuchDay { day: 29, month: 2, year: 2021 }),
        ("2021-02-30", DateError::NoSuchDay { day: 30, month: 2, year: 2021 }),
        ("00/02/2021", DateError::NoSuchDay { day: 0, month: 2, year: 2021 }),
        ("2021-13", DateError::NoSuchMonth { month: 13 }),
        ("05/13/2021", DateError::NoSuchMonth { month: 13 }),
        (
            "vendredi 25 février 2021",
            DateError::WrongWeekday {
                date: day(2021, 2, 25),
                written: Weekday::Fri,
                actual: Weekday::Thu,
            },
        ),
        (
            "du mardi 16 au vendredi 18 novembre 2021",
            DateError::WrongWeekday {
                date: day(2021, 11, 18),
                written: Weekday::Fri,
                actual: Weekday::Thu,
            },
        ),
        ("du 18 au 16 novembre 2021", before(day(2021, 11, 18), day(2021, 11, 16))),
        ("2021-06-29/2021-06-28", before(day(2021, 6, 29), day(2021, 6, 28))),
        ("décembre à mars 2021", before(day(2021, 12, 1), day(2021, 3, 1))),
        ("31 décembre et 2 janvier 2022", before(day(2022, 12, 31), day(2022, 1, 2))),
        ("mars et 5 mai 2021", DateError::MixedPrecision),
        ("2021-03, 2021", DateError::MixedPrecision),
        ("2020, 2021", DateError::MixedPrecision),
        ("2021/2022", DateError::MixedPrecision),
        ("de mars au 5 mai", DateError::MixedPrecision),
        ("16/18", DateError::Unreadable),
        ("04-08", DateError::Unreadable),
        ("12", DateError::Unreadable),
        ("21-02-05", DateError::Unreadable),
        ("44232", DateError::Unreadable),
        ("20210205", DateError::Unreadable),
        ("20211", DateError::Unreadable),
        ("0021", DateError::Unreadable),
        ("2 e juin", DateError::Unreadable),
        ("jeudi", DateError::Unreadable),
        ("jeudi février 2021", DateError::Unreadable),
        ("3e semestre", DateError::Unreadable),
        ("le lendemain", DateError::Unreadable),
        ("fin juin 2021", DateError::Unreadable),
        ("13h30", DateError::Unreadable),
        (",", DateError::Unreadable),
        ("5 mai,", DateError::Unreadable),
        ("au", DateError::Unreadable),
        ("du 5 au 6 au 7 mai", DateError::Unreadable),
        ("5 mai\0", DateError::Unreadable),
    ] {
        assert_eq!(PartialDate::parse(text, 2021), Err(expected), "{text}");
    }
}

#[test]
fn the_year_of_the_edition_completes_a_date() {
    assert_eq!(PartialDate::parse("5/2/99", 2021), Ok(PartialDate::Day(day(1999, 2, 5))));
    assert_eq!(PartialDate::parse("5 mai", 2019), Ok(PartialDate::Day(day(2019, 5, 5))));
    for year in [i32::MIN, -1, 0, 999, 10_000, i32::MAX] {
        assert_eq!(PartialDate::parse("5 mai", year), Err(DateError::Unreadable));
        let _ = PartialDate::parse("5/2/21", year);
    }
}

#[test]
fn a_huge_cell_is_refused_in_linear_time() {
    for piece in
        ["9", "-", " ", "/", "5 mai,", "et ", "1er", "lundi ", "\0", "2021-01-01/9999-12-31,"]
    {
        let text = piece.repeat(10_000_000 / piece.len());
        let _ = PartialDate::parse(&text, 2021);
        let _ = PartialDate::parse(&text[..4_000 / piece.len() * piece.len()], 2021);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), default_year in any::<i32>()) {
        let _ = PartialDate::parse(&text, default_year);
    }

    #[test]
    fn any_mixture_of_known_words_reads_to_what_prints_back(
        text in "(du |au |les |et |, |lundi |1er |[0-9]{1,2}|[/.-]| |mai |juin |mars|2021|2022|semestre){0,9}"
    ) {
        if let Ok(date) = PartialDate::parse(&text, 2021) {
            prop_assert_eq!(PartialDate::parse(&french::date(&date), 1999), Ok(date));
        }
    }
}
