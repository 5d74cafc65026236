use super::{continuation, date, date_in_margin, date_in_numbers, day_chip, month_of_period};
use crate::language::partial_date::{DayRange, PartialDate, Period, YearMonth};

#[test]
fn dates_are_said_written_in_the_margin_and_in_figures() {
    for (written, said, margin, figures) in [
        ("2021-02-05", "5 février 2021", "5 févr.", "05.02.2021"),
        ("2021-06-01", "1er juin 2021", "1er juin", "01.06.2021"),
        ("2021-05-26/2021-05-27", "26 et 27 mai 2021", "26–27 mai", "26.05.2021–27.05.2021"),
        (
            "2021-11-16/2021-11-18",
            "du 16 au 18 novembre 2021",
            "16–18 nov.",
            "16.11.2021–18.11.2021",
        ),
        ("2021-06-01/2021-06-03", "du 1er au 3 juin 2021", "1er–3 juin", "01.06.2021–03.06.2021"),
        (
            "2021-06-28/2021-07-02",
            "du 28 juin au 2 juillet 2021",
            "28 juin–2 juil.",
            "28.06.2021–02.07.2021",
        ),
        (
            "2021-06-30/2021-07-01",
            "30 juin et 1er juillet 2021",
            "30 juin–1er juil.",
            "30.06.2021–01.07.2021",
        ),
        (
            "2021-12-28/2022-01-02",
            "du 28 décembre 2021 au 2 janvier 2022",
            "28 déc. 2021–2 janv. 2022",
            "28.12.2021–02.01.2022",
        ),
        (
            "2021-12-31/2022-01-01",
            "31 décembre 2021 et 1er janvier 2022",
            "31 déc. 2021–1er janv. 2022",
            "31.12.2021–01.01.2022",
        ),
        (
            "2021-06-28/2021-06-29, 2021-12-06/2021-12-07",
            "28 et 29 juin puis 6 et 7 décembre 2021",
            "28–29 juin, 6–7 déc.",
            "28.06.2021–29.06.2021, 06.12.2021–07.12.2021",
        ),
        ("2021-05-05, 2021-05-12", "5 et 12 mai 2021", "5, 12 mai", "05.05.2021, 12.05.2021"),
        (
            "2021-05-05, 2021-06-12",
            "5 mai et 12 juin 2021",
            "5 mai, 12 juin",
            "05.05.2021, 12.06.2021",
        ),
        (
            "2021-12-05, 2022-01-12",
            "5 décembre 2021 et 12 janvier 2022",
            "5 déc. 2021, 12 janv. 2022",
            "05.12.2021, 12.01.2022",
        ),
        (
            "2021-05-05, 2021-05-12, 2021-05-16/2021-05-18",
            "5 et 12 mai puis du 16 au 18 mai 2021",
            "5, 12 mai, 16–18 mai",
            "05.05.2021, 12.05.2021, 16.05.2021–18.05.2021",
        ),
        ("2021-02", "février 2021", "févr.", "02.2021"),
        ("2021-09/2021-12", "de septembre à décembre 2021", "sept.–déc.", "09.2021–12.2021"),
        ("2021-04/2021-06", "d’avril à juin 2021", "avr.–juin", "04.2021–06.2021"),
        ("2021-03/2021-04", "mars et avril 2021", "mars–avr.", "03.2021–04.2021"),
        ("2021-03, 2021-05", "mars et mai 2021", "mars, mai", "03.2021, 05.2021"),
        (
            "2021-01, 2021-03/2021-05",
            "janvier puis de mars à mai 2021",
            "janv., mars–mai",
            "01.2021, 03.2021–05.2021",
        ),
        (
            "2021-11/2022-02",
            "de novembre 2021 à février 2022",
            "nov. 2021–févr. 2022",
            "11.2021–02.2022",
        ),
        ("2021-03/2022-03", "de mars 2021 à mars 2022", "mars 2021–mars 2022", "03.2021–03.2022"),
        ("2021", "2021", "2021", "2021"),
        ("", "date non précisée", "", ""),
    ] {
        let value = PartialDate::parse(written, 1999).expect(written);
        assert_eq!(
            (
                date(&value).as_str(),
                date_in_margin(&value).as_str(),
                date_in_numbers(&value).as_str()
            ),
            (said, margin, figures)
        );
        assert_eq!(PartialDate::parse(&date(&value), 1999), Ok(value.clone()), "{said}");
        assert_eq!(PartialDate::parse(&value.to_iso(), 1999), Ok(value), "{written}");
    }
}

#[test]
fn a_calendar_column_shows_its_own_days() {
    let june = YearMonth::new(2021, 6).expect("June exists");
    let july = YearMonth::new(2021, 7).expect("July exists");
    for (written, in_june, on, in_july) in [
        ("2021-06-05", Some("5"), None, None),
        ("2021-06-26/2021-06-27", Some("26–27"), None, None),
        ("2021-06-28/2021-07-03", Some("28–30"), Some("→ 3 juillet"), Some("1–3")),
        ("2021-06-30/2021-07-01", Some("30"), Some("→ 1er juillet"), Some("1")),
        ("2021-06-30/2022-07-01", Some("30"), Some("→ 1er juillet 2022"), Some("1–31")),
        ("2020-06-30/2024-06-01", Some("1–30"), Some("→ 1er juin 2024"), Some("1–31")),
    ] {
        let range = PartialDate::parse(written, 2021).expect(written).day_ranges()[0];
        let chip = |range: Option<DayRange>| range.map(|range| day_chip(&range));
        assert_eq!(chip(range.within(june)).as_deref(), in_june);
        assert_eq!(continuation(&range, june).as_deref(), on);
        assert_eq!(chip(range.within(july)).as_deref(), in_july);
    }
}

#[test]
fn a_season_says_its_years_where_they_begin() {
    let season = Period::parse("2023-09/2024-08").expect("a season");
    let names: Vec<String> = season.months().map(|month| month_of_period(month, season)).collect();
    assert_eq!(names[..2], ["septembre 2023", "octobre"]);
    assert_eq!(names[3..6], ["décembre", "janvier 2024", "février"]);
    let year = Period::calendar(2021);
    assert_eq!(
        year.months().next().map(|it| month_of_period(it, year)).as_deref(),
        Some("janvier")
    );
}
