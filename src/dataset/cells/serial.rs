//! Days that a spreadsheet wrote as the number it counts them by.

use chrono::{Datelike, Days, NaiveDate};

use crate::read::DateSystem;

/// A number of five or eight figures is a day only near the edition's year.
pub(super) const YEARS_AROUND: u32 = 60;

/// The day that a number of five digits stands for, whatever hour follows it.
pub(in crate::dataset) fn day(text: &str, system: DateSystem, year: i32) -> Option<NaiveDate> {
    let (number, hour) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if number.len() != 5 || !all_digits(number) || !all_digits(hour) {
        return None;
    }
    let first = match system {
        // The day before 1 January 1900, less one for the 29 February 1900 that never was.
        DateSystem::From1900 => NaiveDate::from_ymd_opt(1899, 12, 30),
        DateSystem::From1904 => NaiveDate::from_ymd_opt(1904, 1, 1),
    }?;
    let day = first.checked_add_days(Days::new(number.parse().ok()?))?;
    (day.year().abs_diff(year) <= YEARS_AROUND).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_days_are_dates_near_the_year() {
        use DateSystem::{From1900, From1904};
        for (text, system, expected) in [
            ("44232", From1900, Some((2021, 2, 5))),
            ("42770", From1904, Some((2021, 2, 5))),
            ("44232,604166", From1900, Some((2021, 2, 5))),
            ("2021", From1900, None),
            ("75001", From1900, None),
            ("99999", From1900, None),
            ("4423a", From1900, None),
            ("", From1900, None),
        ] {
            let expected =
                expected.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
            assert_eq!(day(text, system, 2021), expected, "{text}");
        }
    }
}
