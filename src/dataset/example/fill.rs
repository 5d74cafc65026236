//! Gaps in the files of the model: `{{annee}}`.

use chrono::{Datelike, Days, NaiveDate};

use crate::language::partial_date::{PartialDate, Period};

/// The text with its gaps filled, in one pass: what fills a gap is never taken
/// for another. A gap that nobody fills stays as it is.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let known = after.split_once("}}").and_then(|(name, end)| Some((value(name)?, end)));
        rest = match known {
            Some((value, end)) => {
                filled.push_str(&value);
                end
            }
            None => {
                filled.push_str("{{");
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}

/// The text of a table, dated in a period: a year after a month is the one that the month has in it, a
/// year alone is the period, `{{dernier-jour}}` is its last day.
pub fn dated(text: &str, period: Period) -> String {
    let last = period.last_day().format("%d/%m/%Y").to_string();
    let text = text.replace("{{dernier-jour}}", &last);
    let mut parts = text.split("{{annee}}");
    let mut dated = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let cell = dated.rsplit([';', '\n']).next().unwrap_or_default();
        let day = cell.trim_end_matches(['/', ' ', '-']);
        match date_at_end(day, period) {
            Some(day) => dated.push_str(&day.year().to_string()),
            None => dated.push_str(&period.to_string()),
        }
        dated.push_str(part);
    }
    dated
}

/// The first day of the date that a cell is, or that its words end with: « Nos rencontres, les 26/27
/// mai ».
fn date_at_end(cell: &str, period: Period) -> Option<NaiveDate> {
    let first = |text: &str| PartialDate::parse(text, period).ok()?.first_day();
    let ends = cell.match_indices(' ').map(|(at, _)| &cell[at + 1..]);
    // A number alone is no date of a sentence.
    let in_words = ends.filter(|end| end.chars().any(char::is_alphabetic));
    first(cell).or_else(|| in_words.into_iter().find_map(first))
}

/// A day of publication: five months and a half after the end.
pub fn publication(period: Period) -> String {
    let month = period.after().months().nth(5);
    let day = month.and_then(|month| month.first_day().checked_add_days(Days::new(14)));
    day.unwrap_or_else(|| period.last_day()).to_string()
}

/// The lines of a text that a kind of organisation has: `#? association` begins lines that only it
/// has, `#?` ends them.
pub fn only(text: &str, kind: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_kept = true;
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("#?") {
            Some(kinds) => {
                let mut kinds = kinds.split_whitespace().peekable();
                is_kept = kinds.peek().is_none() || kinds.any(|it| it == kind);
            }
            None if is_kept => kept.push_str(line),
            None => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{dated, fill, only};
    use crate::language::partial_date::Period;

    #[test]
    fn lines_of_another_kind_are_left_out() {
        let text = "a\n#? x y\nb\n#?\nc\n#? z\nd\n#?\n";
        assert_eq!(only(text, "y"), "a\nb\nc\n");
        assert_eq!(only(text, "z"), "a\nc\nd\n");
    }

    #[test]
    fn a_table_is_dated_in_its_year_or_its_season() {
        let table = "18/01/{{annee}};mars {{annee}};26/27 mai {{annee}}\n12/09/{{annee}};a le 26/27 mai {{annee}}\n{{annee}};{{dernier-jour}}";
        assert_eq!(
            dated(table, Period::calendar(2024)),
            "18/01/2024;mars 2024;26/27 mai 2024\n12/09/2024;a le 26/27 mai 2024\n2024;31/12/2024"
        );
        assert_eq!(
            dated(table, Period::parse("2023-09/2024-08").expect("a season")),
            "18/01/2024;mars 2024;26/27 mai 2024\n12/09/2023;a le 26/27 mai 2024\n2023-2024;31/08/2024"
        );
    }

    #[test]
    fn a_gap_is_filled_once() {
        let value = |name: &str| (name == "a").then(|| "{{a}}".to_owned());
        assert_eq!(fill("x {{a}} {{b}} {{ {{a}", value), "x {{a}} {{b}} {{ {{a}");
    }
}
