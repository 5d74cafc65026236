//! Names of months and days of the week.

use chrono::Weekday;

use crate::language::partial_date::{Period, YearMonth};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTH_ABBREVIATIONS: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
];

/// « février » for 2; empty for what is not a month.
pub fn month_name(month: u32) -> &'static str {
    of_month(&MONTHS, month)
}

/// A month of a year or a season, with its year where that begins and where it changes: « septembre
/// 2023 », « octobre », « janvier 2024 »; a month of a year has none.
pub fn month_of_period(month: YearMonth, period: Period) -> String {
    with_year(month_name(month.month()), month, period)
}

/// The same, cut short: « sept. 2023 ».
pub fn month_of_period_in_short(month: YearMonth, period: Period) -> String {
    with_year(month_abbreviation(month.month()), month, period)
}

fn with_year(name: &str, month: YearMonth, period: Period) -> String {
    match period.says_year_at(month) {
        true => format!("{name} {}", month.year()),
        false => name.to_owned(),
    }
}

/// « févr. » for 2; empty for what is not a month.
pub fn month_abbreviation(month: u32) -> &'static str {
    of_month(&MONTH_ABBREVIATIONS, month)
}

fn of_month(names: &'static [&'static str; 12], month: u32) -> &'static str {
    let index = usize::try_from(month).unwrap_or(0).wrapping_sub(1);
    names.get(index).copied().unwrap_or_default()
}

/// 2 for « fevrier », « fevr », « fev »: a folded name or abbreviation, without its full stop.
pub fn month_named(folded: &str) -> Option<u32> {
    Some(match folded {
        "janvier" | "janv" | "jan" => 1,
        "fevrier" | "fevr" | "fev" => 2,
        "mars" => 3,
        "avril" | "avr" => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" | "juill" | "juil" => 7,
        "aout" => 8,
        "septembre" | "sept" | "sep" => 9,
        "octobre" | "oct" => 10,
        "novembre" | "nov" => 11,
        "decembre" | "dec" => 12,
        _ => return None,
    })
}

/// « jeudi »
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "lundi",
        Weekday::Tue => "mardi",
        Weekday::Wed => "mercredi",
        Weekday::Thu => "jeudi",
        Weekday::Fri => "vendredi",
        Weekday::Sat => "samedi",
        Weekday::Sun => "dimanche",
    }
}

/// The day of the week of a folded name or abbreviation, without its full stop.
pub fn weekday_named(folded: &str) -> Option<Weekday> {
    Some(match folded {
        "lundi" | "lun" => Weekday::Mon,
        "mardi" | "mar" => Weekday::Tue,
        "mercredi" | "mer" => Weekday::Wed,
        "jeudi" | "jeu" => Weekday::Thu,
        "vendredi" | "ven" => Weekday::Fri,
        "samedi" | "sam" => Weekday::Sat,
        "dimanche" | "dim" => Weekday::Sun,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::{
        month_abbreviation, month_name, month_named, month_of_period, weekday_name, weekday_named,
    };
    use crate::language::french::fold;
    use crate::language::partial_date::Period;

    #[test]
    fn a_season_says_its_years_where_they_begin() {
        let season = Period::parse("2023-09/2024-08").expect("a season");
        let names: Vec<String> =
            season.months().map(|month| month_of_period(month, season)).collect();
        assert_eq!(names[..2], ["septembre 2023", "octobre"]);
        assert_eq!(names[3..6], ["décembre", "janvier 2024", "février"]);
        let year = Period::calendar(2021);
        assert_eq!(
            year.months().next().map(|it| month_of_period(it, year)).as_deref(),
            Some("janvier")
        );
    }

    #[test]
    fn names_and_abbreviations_read_back() {
        for month in 1..=12 {
            assert_eq!(month_named(&fold(month_name(month))), Some(month));
            assert_eq!(
                month_named(fold(month_abbreviation(month)).trim_end_matches('.')),
                Some(month)
            );
        }
        for number in 0..7_u8 {
            let weekday = Weekday::try_from(number).expect("a week has seven days");
            assert_eq!(weekday_named(weekday_name(weekday)), Some(weekday));
        }
    }

    #[test]
    fn a_month_that_is_none_has_no_name() {
        for month in [0, 13, u32::MAX] {
            assert_eq!((month_name(month), month_abbreviation(month)), ("", ""));
        }
        assert_eq!((month_named("brumaire"), weekday_named("decadi")), (None, None));
    }
}
