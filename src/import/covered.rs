//! The days that an export covers of what it adds up. They are kept in the mark of its row: an export
//! of fewer days never takes the place of one of more.

use chrono::{Datelike, NaiveDate};

use super::block::Block;
use super::fate::{Fate, Planned};
use super::profile::Profile;
use super::rows::{Imported, Source};
use crate::language::french;
use crate::language::partial_date::{DayRange, PartialDate, Period};

impl Source<'_> {
    /// From the first to the last day that an export tells of; `None` if it tells of none, or of months.
    pub(super) fn days(&self, block: &Block<'_>, last: usize) -> Option<DayRange> {
        let column = [&self.profile.par_mois, &self.profile.couvre];
        let field = column.into_iter().find_map(|names| block.headings.find(names))?;
        let date = |record: usize| {
            let text = block.date(record, field, self.reading).ok()?;
            match self.reading.date(&text)? {
                PartialDate::Day(day) => Some(day),
                _ => None,
            }
        };
        let days: Vec<NaiveDate> = (block.header + 1..last).filter_map(date).collect();
        // A month that is written as its first day is a month.
        let are_days = self.profile.ensemble || days.iter().any(|day| day.day() > 1);
        let days = DayRange::new(*days.iter().min()?, *days.iter().max()?);
        days.filter(|_| are_days)
    }

    /// The days that one row is made of; `None` if they are all of its month.
    pub(super) fn covers(&self, days: Option<&DayRange>, date: &str) -> Option<DayRange> {
        let days = days?;
        if self.profile.par_mois.list().is_empty() {
            return Some(*days);
        }
        let Ok(PartialDate::Month(month)) = PartialDate::parse(date, self.reading.period) else {
            return None;
        };
        let part = days.within(month)?;
        let is_whole = part.start() == month.first_day() && part.end() == month.last_day();
        (!is_whole).then_some(part)
    }
}

/// What a mark says of the days of its row, after where it came from.
pub(super) fn words(covers: Option<&DayRange>) -> String {
    covers.map_or_else(String::new, |days| format!(" ({}/{})", days.start(), days.end()))
}

/// The days that a mark tells.
pub(super) fn of_origin(origin: &str) -> Option<DayRange> {
    let (_, days) = origin.strip_suffix(')')?.rsplit_once(" (")?;
    let (start, end) = days.split_once('/')?;
    DayRange::new(start.parse().ok()?, end.parse().ok()?)
}

/// Why a row does not take the place of one that stands, if it covers fewer days: of a month, of a
/// whole export. `stands` are those of that row; `differs` says that it has other values.
pub(super) fn lacking(
    profile: &Profile,
    row: &Imported,
    stands: Option<DayRange>,
    differs: bool,
) -> Option<String> {
    let days = row.covers.as_ref().filter(|_| differs || stands.is_some())?;
    let has_all = |it: &DayRange| days.start() <= it.start() && it.end() <= days.end();
    let said = |it: &DayRange| french::date(&PartialDate::from_days(vec![*it]));
    match (stands, profile.ensemble) {
        (Some(it), _) if has_all(&it) => None,
        (None, true) => None,
        (Some(it), true) => Some(format!(
            "cet export va {}, et ce que la table en a déjà va {} : donnez les deux fichiers à la même commande, leurs lignes communes n'y comptent qu'une fois",
            of(&said(days)),
            of(&said(&it))
        )),
        (it, false) => Some(format!(
            "mois incomplet ({}) ; {}",
            said(days),
            match it {
                None => "celui de la table reste".to_owned(),
                Some(it) => format!("la table en a d'autres jours, qui restent ({})", said(&it)),
            }
        )),
    }
}

/// « du 3 mai au 4 juin », « le 3 mai »
fn of(days: &str) -> String {
    if days.starts_with("du ") { days.to_owned() } else { format!("le {days}") }
}

/// What is to be known of months of which an export has some days only.
pub(super) fn told(rows: &[Planned], profiles: &[Profile], period: Period) -> Vec<String> {
    let is_written = |it: &&Planned| it.fate != Fate::Unchanged;
    let written = rows.iter().filter(is_written);
    let of_months = written.filter(|it| !profiles[it.row.profile].par_mois.list().is_empty());
    let sentence = |it: &Planned| {
        let days = it.row.covers.filter(|days| days.end() <= period.last_day())?;
        let days = french::date(&PartialDate::from_days(vec![days]));
        Some(format!("mois incomplet : l'export n'en a que {} ({})", days, it.row.origin))
    };
    of_months.filter_map(sentence).collect()
}
