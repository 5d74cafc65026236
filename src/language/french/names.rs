//! Names of months and days of the week.

use chrono::Weekday;

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

    use super::{month_abbreviation, month_name, month_named, weekday_name, weekday_named};
    use crate::language::french::fold;

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
