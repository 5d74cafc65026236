//! Dates as sentences write them: « jeudi 25 février 2021 », « du 16 au
//! 18 novembre », « 12.10.2021 », « mars 2021 ».

mod beside;

use std::ops::Range;

use chrono::{NaiveDate, Weekday};

use super::words::{Number, Token, TokenKind, is_cut_short, number};
use crate::language::french::{fold, month_named, weekday_named};
use crate::language::partial_date::{DayRange, PartialDate, Period, YearMonth, nearest_year};

/// A date in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// Its bytes, day of the week included.
    pub range: Range<usize>,
    /// The date, or the day that its month does not have.
    pub date: Result<PartialDate, NoSuchDay>,
    /// The days of the week that it names.
    pub weekdays: Vec<WrittenWeekday>,
    /// The year is written, not that of the edition.
    pub with_year: bool,
}

/// A day that its month does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchDay {
    /// 31
    pub day: u32,
    /// 4
    pub month: u32,
    /// 2021
    pub year: i32,
}

/// A day of the week beside its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenWeekday {
    /// As written.
    pub weekday: Weekday,
    /// The day.
    pub day: u32,
    /// Its month.
    pub month: u32,
    /// Its year.
    pub year: i32,
    /// Bytes of its name.
    pub range: Range<usize>,
}

/// The dates of a text; those without a year are of `period`.
pub fn dates(text: &str, tokens: &[Token], period: impl Into<Period>) -> Vec<WrittenDate> {
    let reader = Reader { text, tokens, period: period.into() };
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let date = match token.kind {
            TokenKind::Word => reader.month(index).and_then(|month| reader.in_words(index, month)),
            TokenKind::Number => reader.in_numbers(index),
            TokenKind::Sign => None,
        };
        found.extend(date.map(|it| reader.with_weekday_beside(it)));
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    period: Period,
}

/// A day as it stands before its month.
struct Day {
    /// Its number.
    number: u32,
    /// The day of the week before it.
    weekday: Option<(Weekday, Range<usize>)>,
    /// Rank of the first of its tokens.
    first: usize,
}

impl Reader<'_> {
    fn words(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| &self.text[token.range.clone()])
    }

    fn is(&self, index: Option<usize>, words: &[&str]) -> bool {
        index.is_some_and(|index| words.contains(&self.words(index)))
    }

    fn month(&self, index: usize) -> Option<u32> {
        let word = self.words(index);
        let first = word.bytes().next()?.to_ascii_lowercase();
        if !b"jfmasond".contains(&first) || !(3..=11).contains(&word.len()) {
            return None;
        }
        let folded = fold(word);
        // « sept » counts more often than it stands for September.
        let whole = folded.len() >= 5 || ["mars", "mai", "juin", "aout"].contains(&&*folded);
        month_named(&folded).filter(|_| whole || self.is_short_month(index))
    }

    /// « dim. 5 févr. 2022 »: a month cut short stands after its day, with something else that
    /// says that it is a date.
    fn is_short_month(&self, index: usize) -> bool {
        let Some(day) = self.day(index) else { return false };
        let is_said = || self.is(day.first.checked_sub(1), &["le", "Le", "du", "Du", "au"]);
        day.weekday.is_some() || self.year(self.after_month(index)).is_some() || is_said()
    }

    /// The token after a month, and after the stop of one cut short.
    fn after_month(&self, index: usize) -> usize {
        let stops = self.tokens.get(index + 1).is_some_and(|it| {
            it.range.start == self.tokens[index].range.end && self.words(index + 1) == "."
        });
        index + 1 + usize::from(stops && is_cut_short(self.words(index)))
    }

    /// A number of one or two digits, « 1er », « 02 ».
    fn day(&self, before: usize) -> Option<Day> {
        let last = before.checked_sub(1)?;
        let number_at = if self.is(Some(last), &["er"]) { last.checked_sub(1)? } else { last };
        let number = self.small(number_at)?;
        let weekday = number_at.checked_sub(1).and_then(|index| self.weekday(index));
        let first = weekday.as_ref().map_or(number_at, |(_, _, first)| *first);
        Some(Day { number, weekday: weekday.map(|(weekday, range, _)| (weekday, range)), first })
    }

    /// « samedi », « sam. », with its bytes and the rank of its first token.
    fn weekday(&self, last: usize) -> Option<(Weekday, Range<usize>, usize)> {
        let end = self.tokens.get(last)?.range.end;
        let before = last.checked_sub(1).filter(|_| self.words(last) == ".");
        let lengths = if before.is_some() { 3..=3 } else { 5..=8 };
        let index = before.unwrap_or(last);
        let word = self.words(index);
        let folded = lengths.contains(&word.len()).then(|| fold(word))?;
        Some((weekday_named(&folded)?, self.tokens[index].range.start..end, index))
    }

    fn small(&self, index: usize) -> Option<u32> {
        let token = self.tokens.get(index).filter(|token| token.kind == TokenKind::Number)?;
        let text = &self.text[token.range.clone()];
        let glued = self.text[..token.range.start].chars().next_back();
        // « n°4 mars », « 3,5 mai » and « 14/5 mai » are no days of a month.
        let free = glued.is_none_or(|it| it.is_whitespace() || "(/-–«'’".contains(it));
        (text.len() <= 2 && free).then(|| text.parse().ok()).flatten()
    }

    fn year(&self, index: usize) -> Option<i32> {
        let token = self.tokens.get(index).filter(|token| token.kind == TokenKind::Number)?;
        match number(&self.text[token.range.clone()]) {
            Number::Whole(year) if token.range.len() == 4 && (1_000..3_000).contains(&year) => {
                i32::try_from(year).ok()
            }
            _ => None,
        }
    }

    fn in_words(&self, at: usize, month: u32) -> Option<WrittenDate> {
        let next = self.after_month(at);
        let written_year = self.year(next);
        let year = written_year.unwrap_or_else(|| self.period.year_of(month));
        let end = if written_year.is_some() { next } else { at };
        let Some(last) = self.day(at) else {
            // A month alone is a date when something says so.
            let said = written_year.is_some() || self.is(at.checked_sub(1), &["en", "En"]);
            let month = YearMonth::new(year, month).filter(|_| said)?;
            return Some(WrittenDate {
                range: self.tokens[at].range.start..self.tokens[end].range.end,
                date: Ok(PartialDate::Month(month)),
                weekdays: Vec::new(),
                with_year: written_year.is_some(),
            });
        };
        let link = last.first.checked_sub(1);
        let through = self.is(link, &["au", "-", "–", "/"]);
        let first =
            link.filter(|_| through || self.is(link, &["et"])).and_then(|link| self.day(link));
        let days: Vec<Day> = first.into_iter().chain([last]).collect();
        let start = self.tokens[days.first()?.first].range.start;
        Some(self.written(
            start..self.tokens[end].range.end,
            &days,
            through,
            month,
            year,
            written_year,
        ))
    }

    /// `12/10/2021`, `12.10.2021`; `12/10/21`, `3-1-2021`, `3/1` where a day or « le » says that it is a date.
    fn in_numbers(&self, at: usize) -> Option<WrittenDate> {
        let separated = |index| self.is(Some(index), &["/", ".", "-"]) && self.touches(index);
        if !separated(at + 1) {
            return None;
        }
        let before = self.text[..self.tokens[at].range.start].chars().next_back();
        if before.is_some_and(|it| "/.-".contains(it) || it.is_alphanumeric()) {
            return None;
        }
        if self.year(at).is_some() {
            return self.year_first(at);
        }
        let day = self.day(at + 1)?;
        let month = self.tokens.get(at + 2).filter(|it| it.range.len() <= 2)?;
        let month: u32 = self.text[month.range.clone()].parse().ok()?;
        let mark = self.words(at + 1);
        let last = if mark == self.words(at + 3) && separated(at + 3) { at + 4 } else { at + 2 };
        let is_named = day.weekday.is_some();
        let is_said =
            || mark == "/" && self.is(day.first.checked_sub(1), &["le", "Le", "du", "Du"]);
        let year = if last == at + 4 {
            let year = match self.year(last) {
                Some(year) => Some(year).filter(|_| mark != "-" || is_named),
                None => self.short_year(last).filter(|_| is_named || is_said()),
            };
            Some(year?)
        } else {
            // « lundi 9/10 h » is an hour.
            let is_hour = self.is(Some(last + 1), &["h", "heures", "/", "-"]);
            if !is_named || mark != "/" || is_hour {
                return None;
            }
            None
        };
        let start = self.tokens[day.first].range.start;
        let range = start..self.tokens[last].range.end;
        let written = year.unwrap_or_else(|| self.period.year_of(month));
        Some(self.written(range, &[day], false, month, written, year))
    }

    /// `2022-02-05`, with the day of the week before it.
    fn year_first(&self, at: usize) -> Option<WrittenDate> {
        let of_two =
            |index| self.words(index).parse().ok().filter(|_| self.words(index).len() == 2);
        let is_dash = |index| self.is(Some(index), &["-"]) && self.touches(index);
        let (month, number, end) = (of_two(at + 2)?, of_two(at + 4)?, at + 4);
        let goes_on = self.is(Some(end + 1), &["-"]) && self.touches(end + 1);
        if !is_dash(at + 1) || !is_dash(at + 3) || goes_on {
            return None;
        }
        let year = self.year(at)?;
        let weekday = at.checked_sub(1).and_then(|index| self.weekday(index));
        let first = weekday.as_ref().map_or(at, |(_, _, first)| *first);
        let is_said = self.is(first.checked_sub(1), &["le", "Le", "du", "Du", "au"]);
        if weekday.is_none() && !is_said && NaiveDate::from_ymd_opt(year, month, number).is_none() {
            return None;
        }
        let range = self.tokens[first].range.start..self.tokens[end].range.end;
        let day = Day { number, weekday: weekday.map(|(day, range, _)| (day, range)), first };
        Some(self.written(range, &[day], false, month, year, Some(year)))
    }

    /// A year of two figures, which nothing goes on after.
    fn short_year(&self, index: usize) -> Option<i32> {
        let token = self.tokens.get(index).filter(|token| token.range.len() == 2)?;
        let goes_on = self.touches(index + 1) && self.is(Some(index + 1), &["/", ".", "-"]);
        let year = self.text[token.range.clone()].parse().ok().filter(|_| !goes_on)?;
        nearest_year(year, self.period.first_year())
    }

    /// Whether nothing stands between a character and the tokens around it.
    fn touches(&self, index: usize) -> bool {
        let (Some(before), Some(character), Some(after)) = (
            index.checked_sub(1).and_then(|index| self.tokens.get(index)),
            self.tokens.get(index),
            self.tokens.get(index + 1),
        ) else {
            return false;
        };
        before.range.end == character.range.start && character.range.end == after.range.start
    }

    fn written(
        &self,
        range: Range<usize>,
        days: &[Day],
        through: bool,
        month: u32,
        year: i32,
        written_year: Option<i32>,
    ) -> WrittenDate {
        let weekdays = days.iter().filter_map(|day| {
            let (weekday, range) = day.weekday.clone()?;
            Some(WrittenWeekday { weekday, day: day.number, month, year, range })
        });
        WrittenDate {
            range,
            date: date(days, through, month, year),
            weekdays: weekdays.collect(),
            with_year: written_year.is_some(),
        }
    }
}

fn date(days: &[Day], through: bool, month: u32, year: i32) -> Result<PartialDate, NoSuchDay> {
    let mut found = Vec::new();
    for day in days.iter().map(|day| day.number) {
        let date = NaiveDate::from_ymd_opt(year, month, day);
        found.push(date.ok_or(NoSuchDay { day, month, year })?);
    }
    let range = match found.as_slice() {
        [start, end] if through => DayRange::new(*start, *end).map(|range| vec![range]),
        _ => None,
    };
    let single = || found.iter().copied().map(DayRange::single).collect();
    Ok(PartialDate::from_days(range.unwrap_or_else(single)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::prose::tokens;

    fn found(text: &str) -> Vec<(String, String)> {
        let dates = dates(text, &tokens(text), 2021);
        let words = |date: WrittenDate| {
            let iso = match date.date {
                Ok(date) => date.to_iso(),
                Err(NoSuchDay { day, month, year }) => format!("{year}-{month}-{day} ?"),
            };
            (text[date.range].to_owned(), iso)
        };
        dates.into_iter().map(words).collect()
    }

    #[test]
    fn dates_are_read_as_sentences_write_them() {
        for (text, written, iso) in [
            ("le jeudi 25 février 2021 de 13h30 à 14h", "jeudi 25 février 2021", "2021-02-25"),
            ("les 26 et 27 mai 2021", "26 et 27 mai 2021", "2021-05-26/2021-05-27"),
            ("du 16 au 18 novembre", "16 au 18 novembre", "2021-11-16/2021-11-18"),
            ("le 1er juin 2022", "1er juin 2022", "2022-06-01"),
            ("Au 31.12.2021", "31.12.2021", "2021-12-31"),
            ("AU 21/09/2021", "21/09/2021", "2021-09-21"),
            ("en mars 2021", "mars 2021", "2021-03"),
            ("en novembre, à Paris", "novembre", "2021-11"),
            ("le 31 avril 2021", "31 avril 2021", "2021-4-31 ?"),
            ("le 32/13/2021", "32/13/2021", "2021-13-32 ?"),
            ("Le samedi 3.1.21, il pleut.", "samedi 3.1.21", "2021-01-03"),
            ("Le samedi 03/01/21.", "samedi 03/01/21", "2021-01-03"),
            ("le samedi 3-1-2021", "samedi 3-1-2021", "2021-01-03"),
            ("samedi 3-1-21", "samedi 3-1-21", "2021-01-03"),
            ("Sam. 3/1/2021", "Sam. 3/1/2021", "2021-01-03"),
            ("samedi 3/1, il pleut", "samedi 3/1", "2021-01-03"),
            ("sam. 3 janvier", "sam. 3 janvier", "2021-01-03"),
            ("le 12/10/21", "12/10/21", "2021-10-12"),
            ("dim. 5 févr. 2022", "dim. 5 févr. 2022", "2022-02-05"),
            ("le 6 sept. à Lyon", "6 sept", "2021-09-06"),
            ("du 3 au 5 oct. 2021", "3 au 5 oct. 2021", "2021-10-03/2021-10-05"),
            ("dimanche 2022-02-05", "dimanche 2022-02-05", "2022-02-05"),
            ("le 2021-02-31", "2021-02-31", "2021-2-31 ?"),
        ] {
            assert_eq!(found(text), [(written.to_owned(), iso.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "les 12 travaux",
            "la loi 2014-856",
            "au 1.2.3",
            "n°4 mars",
            "mai",
            "6 sept. heures",
            "12/10/21",
            "la version 10.10.2.2021",
            "le 3.1.21",
            "la référence 3-1-2021",
            "la référence 2021-13-32",
            "2021-02-05-12",
            "lundi 9/10 h",
            "lundi 9-12",
            "samedi 3.1",
            "samedi 3.1.21.4",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn days_of_the_week_go_with_their_day() {
        let text = "du lundi 16 au mercredi 18 novembre 2021";
        let dates = dates(text, &tokens(text), 2021);
        let weekdays: Vec<_> = dates[0].weekdays.iter().map(|it| (it.weekday, it.day)).collect();
        assert_eq!(weekdays, [(Weekday::Mon, 16), (Weekday::Wed, 18)]);
        assert!(dates[0].with_year);
    }
}
