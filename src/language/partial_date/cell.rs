//! Reads a written date: pieces first, as they stand, then what each takes from its neighbours.

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate, Weekday};

use super::lexer::{self, Token};
use super::period::{Period, PeriodName};
use super::week;
use super::{DateError, DayRange, MonthRange, PartialDate, Span, Step, YearMonth};
use crate::language::fold::{fold, means_unknown};

/// Months of a year.
const MONTHS: u32 = 12;
/// No cell that holds a date is longer, in bytes.
const LONGEST: usize = 4_096;

/// See [`PartialDate::parse`].
///
/// # Errors
///
/// Why the cell is no date.
pub fn parse(text: &str, period: Period) -> Result<PartialDate, DateError> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(DateError::Unreadable);
    }
    let folded = fold(text);
    if means_unknown(&folded)
        || ["s.d.", "sans date", "date non precisee", "date inconnue"].contains(&folded.as_str())
    {
        return Ok(PartialDate::Unknown);
    }
    if let Some(season) = season(&folded, period) {
        return Ok(season);
    }
    if let Some(week) = week::parse(&folded, period) {
        return Ok(week);
    }
    let tokens = lexer::tokens(without_time(&folded)).ok_or(DateError::Unreadable)?;
    let mut items = Vec::new();
    for item in tokens.split(|token| *token == Token::Next) {
        items.push(item_of(item, period.first_year()).ok_or(DateError::Unreadable)?);
    }
    inherit(&mut items, period);
    build(&items)
}

/// « 2022-2023 », « saison 2022/2023 », in an edition that is of a season: twelve months that begin when its own do.
fn season(folded: &str, period: Period) -> Option<PartialDate> {
    const WORDS: [&str; 4] = ["saison ", "annee scolaire ", "exercice ", "annee "];
    if period.is_calendar() {
        return None;
    }
    let name = WORDS.iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(folded);
    let name = PeriodName::parse(&name.replace([' ', '–'], "").replace('/', "-"))?;
    let months: Vec<YearMonth> = match name.is_one_year() {
        true => return None,
        false => name.beginning_in(period.first_month()).months().collect(),
    };
    let range = MonthRange::new(*months.first()?, *months.last()?)?;
    Some(PartialDate::from_months(vec![range]))
}

/// One date, or the two ends of a range.
#[derive(Clone, Copy)]
struct Item {
    start: Piece,
    end: Option<Piece>,
}

/// What is written of a day, a month or a year.
#[derive(Clone, Copy, Default)]
struct Piece {
    weekday: Option<Weekday>,
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
    /// The year comes from the date after it.
    year_inherited: bool,
}

/// « 2021-02-05t00:00:00.000 », « 05/02/2021 10:45:06 », « 2021-02-05 8:00 pm »: exports of spreadsheets and mailing
/// services. An hour with a zone stays: it may be of another day. So does one of twelve hours after a date that may have
/// its month first.
pub fn without_time(text: &str) -> &str {
    let half = |text: &str| {
        let end = text.len().checked_sub(2)?;
        let is_half = text
            .get(end..)
            .is_some_and(|it| ["am", "pm"].iter().any(|half| it.eq_ignore_ascii_case(half)));
        is_half.then_some(end)
    };
    let year_first = text.as_bytes().get(4) == Some(&b'-');
    let whole = half(text).filter(|_| year_first).map_or(text, |end| text[..end].trim_end());
    match whole.rsplit_once([' ', 't', 'T']) {
        Some((date, time))
            if time.contains(':')
                && time
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b','))
                && date
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.')) =>
        {
            date
        }
        _ => text,
    }
}

fn item_of(tokens: &[Token], default_year: i32) -> Option<Item> {
    if let Some(term) = term(tokens) {
        return Some(term);
    }
    let pair = |at: usize| {
        let (start, end) =
            (piece(&tokens[..at], default_year)?, piece(&tokens[at + 1..], default_year)?);
        Some(Item { start, end: Some(end) })
    };
    if let Some(at) = tokens.iter().position(|token| *token == Token::To) {
        return pair(at);
    }
    // A hyphen or a slash is part of a date where one can be read so, else it makes a range.
    let alone = piece(tokens, default_year).map(|start| Item { start, end: None });
    let marks = || (0..tokens.len()).filter(|at| matches!(tokens[*at], Token::Mark('-' | '/')));
    let alike =
        |item: &Item| item.end.is_some_and(|end| end.day.is_some() == item.start.day.is_some());
    // A date in figures has few marks; more are no date, and trying them all would take too long.
    alone.or_else(|| marks().take(8).find_map(|at| pair(at).filter(alike)))
}

/// « 1er semestre 2022 », « 3e trimestre »: a range of months.
fn term(tokens: &[Token]) -> Option<Item> {
    let (rank, months, year) = match *tokens {
        [Token::Number { value, .. }, Token::Ordinal, Token::Term(months)] => (value, months, None),
        [
            Token::Number { value, .. },
            Token::Ordinal,
            Token::Term(months),
            Token::Number { value: year, figures: 4 },
        ] => (value, months, Some(year_of(year)?)),
        _ => return None,
    };
    let last = rank.checked_mul(months).filter(|last| (1..=12).contains(last))?;
    let month = |month| Piece { month: Some(month), year, ..Piece::default() };
    Some(Item { start: month(last + 1 - months), end: Some(month(last)) })
}

/// One day, month or year, written in full or in part.
fn piece(tokens: &[Token], default_year: i32) -> Option<Piece> {
    if let [Token::Weekday(weekday), rest @ ..] = tokens {
        let piece = piece(rest, default_year)
            .filter(|piece| piece.day.is_some() && piece.weekday.is_none())?;
        return Some(Piece { weekday: Some(*weekday), ..piece });
    }
    if let [first @ Token::Number { value: 1, .. }, Token::Ordinal, rest @ ..] = tokens {
        let mut plain = vec![*first];
        plain.extend(rest.iter().take(4));
        return piece(&plain, default_year).filter(|piece| piece.day == Some(1) && rest.len() < 5);
    }
    use Token::{Mark, Month, Number};
    let (day, month, year) = match *tokens {
        [Number { value: year, figures: 4 }] => (None, None, Some(year_of(year)?)),
        [Number { value: day, figures: 1 | 2 }] => (Some(day), None, None),
        [Month(month)] => (None, Some(month), None),
        [Month(month), Number { value: year, figures: 4 }] => {
            (None, Some(month), Some(year_of(year)?))
        }
        [Number { value: day, figures: 1 | 2 }, Month(month)]
        | [Number { value: day, figures: 1 | 2 }, Mark('-'), Month(month)] => {
            (Some(day), Some(month), None)
        }
        // « 5-févr.-21 », « mars-21 »: what French Excel shows of a date, and saves as text.
        [Month(month), Mark('-'), Number { value: year, figures: figures @ (2 | 4) }] => {
            (None, Some(month), Some(written_year(year, figures, default_year)?))
        }
        [
            Number { value: day, figures: 1 | 2 },
            Mark('-'),
            Month(month),
            Mark('-'),
            Number { value: year, figures: figures @ (2 | 4) },
        ] => (Some(day), Some(month), Some(written_year(year, figures, default_year)?)),
        [
            Number { value: day, figures: 1 | 2 },
            Month(month),
            Number { value: year, figures: 4 },
        ] => (Some(day), Some(month), Some(year_of(year)?)),
        [
            Number { value: year, figures: 4 },
            Mark('-'),
            Number { value: month, figures: 1 | 2 },
        ] => (None, Some(month), Some(year_of(year)?)),
        [Number { value: month, figures: 1 | 2 }, Mark(_), Number { value: year, figures: 4 }] => {
            (None, Some(month), Some(year_of(year)?))
        }
        // Without a year, « 05/02 » is a date but « 16/18 » are two days, of a month that is not there.
        [
            Number { value: day, figures: 1 | 2 },
            Mark('/' | '.'),
            Number { value: month @ 1..=12, figures: 1 | 2 },
        ] => (Some(day), Some(month), None),
        [
            Number { value: first, figures },
            Mark(mark),
            Number { value: month, figures: 1 | 2 },
            Mark(same),
            Number { value: last, figures: last_figures },
        ] if mark == same => {
            let (day, year) = match (figures, last_figures) {
                (4, 1 | 2) => (last, year_of(first)?),
                (1 | 2, 4) => (first, year_of(last)?),
                // « 21-02-05 » would be read in two ways.
                (1 | 2, 2) if mark != '-' => (first, nearest_year(last, default_year)?),
                _ => return None,
            };
            (Some(day), Some(month), Some(year))
        }
        _ => return None,
    };
    Some(Piece { day, month, year, ..Piece::default() })
}

fn year_of(value: u32) -> Option<i32> {
    i32::try_from(value).ok().filter(|year| (1_000..=9_999).contains(year))
}

/// A year written with four figures, or with two.
fn written_year(value: u32, figures: usize, default_year: i32) -> Option<i32> {
    if figures == 4 { year_of(value) } else { nearest_year(value, default_year) }
}

/// The year that ends with these two figures and is nearest to the edition's.
pub fn nearest_year(two_figures: u32, default_year: i32) -> Option<i32> {
    let ending = i32::try_from(two_figures).ok()?;
    let century = default_year.div_euclid(100).checked_mul(100)?;
    [-100, 0, 100]
        .iter()
        .filter_map(|shift| century.checked_add(*shift)?.checked_add(ending))
        .min_by_key(|year| year.abs_diff(default_year))
}

/// Gives each piece the month and the year of the one after it, or failing that a year before it, or the one that its month
/// has in the edition.
fn inherit(items: &mut [Item], period: Period) {
    for item in items.iter_mut() {
        // ISO 8601 leaves out what the end of a range shares with its start: `2021-06-28/29`.
        if let Some(end) = item.end.as_mut().filter(|end| end.day.is_some() && end.month.is_none())
        {
            end.month = item.start.month;
            end.year = end.year.or(item.start.year);
        }
    }
    let mut pieces: Vec<&mut Piece> = items
        .iter_mut()
        .flat_map(|item| [Some(&mut item.start), item.end.as_mut()])
        .flatten()
        .collect();
    let (mut month, mut year) = (None, None);
    for piece in pieces.iter_mut().rev() {
        if piece.day.is_some() {
            piece.month = piece.month.or(month);
        }
        piece.year_inherited = piece.year.is_none() && year.is_some();
        piece.year = piece.year.or(year);
        (month, year) = (piece.month, piece.year);
    }
    let mut before = None;
    for piece in &mut pieces {
        let usual = || before.unwrap_or_else(|| period.year_of(piece.month.unwrap_or(MONTHS)));
        match piece.year {
            Some(year) => before = Some(year),
            None => piece.year = Some(usual()),
        }
    }
}

/// A piece once it is a day, a month or a year that exists.
#[derive(Clone, Copy)]
enum Resolved {
    Day(NaiveDate),
    Month(YearMonth),
    Year(i32),
}

impl Resolved {
    fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month(month) => Some(month.first_day()),
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
        }
    }
}

fn resolve(piece: &Piece) -> Result<Resolved, DateError> {
    let year = piece.year.ok_or(DateError::Unreadable)?;
    let month = match (piece.month, piece.day) {
        (None, None) => return Ok(Resolved::Year(year)),
        (None, Some(_)) => return Err(DateError::Unreadable),
        (Some(month @ 1..=12), _) => YearMonth::new(year, month).ok_or(DateError::Unreadable)?,
        (Some(month), _) => return Err(DateError::NoSuchMonth { month }),
    };
    let Some(day) = piece.day else { return Ok(Resolved::Month(month)) };
    let no_such_day = DateError::NoSuchDay { day, month: month.month(), year };
    let date = month.first_day().with_day(day).ok_or(no_such_day)?;
    match piece.weekday {
        Some(written) if written != date.weekday() => {
            Err(DateError::WrongWeekday { date, written, actual: date.weekday() })
        }
        _ => Ok(Resolved::Day(date)),
    }
}

fn build(items: &[Item]) -> Result<PartialDate, DateError> {
    let (mut days, mut months, mut years): (Vec<DayRange>, Vec<MonthRange>, Vec<i32>) =
        Default::default();
    let mut previous: Option<(Piece, Resolved)> = None;
    for item in items {
        let start = resolve(&item.start)?;
        let end = item.end.as_ref().map_or(Ok(start), resolve)?;
        if let Some((_, before)) = previous.filter(|(piece, _)| piece.year_inherited) {
            // « 31 décembre et 2 janvier 2022 »: the year of the first is not sure.
            in_order(before, start)?;
        }
        match (start, end) {
            (Resolved::Day(from), Resolved::Day(to)) => days.push(ordered(from, to, |day| day)?),
            (Resolved::Month(from), Resolved::Month(to)) => {
                months.push(ordered(from, to, YearMonth::first_day)?)
            }
            (Resolved::Year(year), Resolved::Year(_)) if item.end.is_none() => years.push(year),
            _ => return Err(DateError::MixedPrecision),
        }
        previous = Some((item.end.unwrap_or(item.start), end));
    }
    match (days.is_empty(), months.is_empty(), years.as_slice()) {
        (false, true, []) => Ok(PartialDate::from_days(days)),
        (true, false, []) => Ok(PartialDate::from_months(months)),
        (true, true, [year]) => Ok(PartialDate::Year(*year)),
        _ => Err(DateError::MixedPrecision),
    }
}

fn ordered<T: Step>(start: T, end: T, day: impl Fn(T) -> NaiveDate) -> Result<Span<T>, DateError> {
    Span::new(start, end)
        .ok_or_else(|| DateError::EndBeforeStart { start: day(start), end: day(end) })
}

fn in_order(first: Resolved, second: Resolved) -> Result<(), DateError> {
    match (first.first_day(), second.first_day()) {
        (Some(start), Some(end)) if end < start => Err(DateError::EndBeforeStart { start, end }),
        _ => Ok(()),
    }
}
