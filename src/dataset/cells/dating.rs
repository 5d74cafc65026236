//! What dates an edition: the year that completes a date, the zone in which an instant is a day.

use chrono::NaiveDate;

use crate::dataset::settings::Settings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::partial_date::{
    DateError, FieldOrder, Instant, PartialDate, Period, Zone, day_first, month_first,
};
use crate::read::manifest::Manifest;

/// How the dates of an edition are read.
pub(crate) struct Dating {
    /// The year of the edition.
    pub period: Period,
    /// The zone of the organisation.
    pub zone: Zone,
    /// Whether rapport.toml says it.
    pub zone_is_said: bool,
}

impl Dating {
    pub(in crate::dataset) fn new(period: Period, zone: Option<Zone>) -> Self {
        Self { period, zone_is_said: zone.is_some(), zone: zone.unwrap_or_default() }
    }

    pub(in crate::dataset) fn of(settings: &Settings) -> Self {
        Self::new(settings.edition.period, settings.organisation.zone.clone())
    }

    /// Reads a date, an instant as the day that it is in the zone.
    ///
    /// # Errors
    ///
    /// Why the cell is no date.
    pub fn read(&self, text: &str) -> Result<PartialDate, DateError> {
        match self.instants(text) {
            Some([(start, _), (end, _)]) => {
                PartialDate::merge(PartialDate::Day(start), PartialDate::Day(end))
            }
            None => PartialDate::parse(text, self.period),
        }
    }

    /// The date of instants that are of another day in the zone than the one they show.
    pub(in crate::dataset) fn moved(&self, text: &str) -> Option<PartialDate> {
        let ends = self.instants(text)?;
        ends.iter().any(|(day, written)| day != written).then(|| self.read(text).ok()).flatten()
    }

    /// An instant, or two with a slash between them, as ISO 8601 writes what lasts: the day of each in the zone, and the
    /// one that is written.
    fn instants(&self, text: &str) -> Option<[(NaiveDate, NaiveDate); 2]> {
        let day = |text: &str| {
            let (instant, written) = Instant::parse(text)?;
            Some((self.zone.day(instant)?, written))
        };
        if let Some(only) = day(text) {
            return Some([only, only]);
        }
        let (start, end) = text.split_once('/')?;
        Some([day(start)?, day(end)?])
    }
}

/// Where a date of rapport.toml has its month first, those that can be read in two ways are in doubt too.
pub(in crate::dataset) fn doubt_settings(
    manifest: &Manifest,
    period: Period,
    diagnostics: &mut Diagnostics,
) {
    let edition = manifest.edition.iter().flat_map(|it| [&it.date, &it.as_of]);
    let figures = manifest.figures.iter().map(|it| &it.as_of);
    let documents = manifest.documents.iter().map(|it| &it.date);
    let written = edition.chain(figures).chain(documents).flatten();
    let dates: Vec<_> = written.map(|it| (it, FieldOrder::of(&it.value.0))).collect();
    let proof = dates.iter().find(|(_, order)| order.month_first);
    let Some((proof, _)) = proof.filter(|_| !dates.iter().any(|(_, order)| order.day_first)) else {
        return;
    };
    for (date, _) in dates.iter().filter(|(_, order)| order.either && !order.twelve_hours) {
        let text = &date.value.0;
        let (Some(english), Some(french)) = (month_first(text, period), day_first(text, period))
        else {
            continue;
        };
        let choice =
            |date: &PartialDate| format!("« {} » pour le {}", date.to_iso(), french::date(date));
        diagnostics.push(
            Diagnostic::new(Code::MonthFirst, format!("« {text} » peut se lire de deux façons"))
                .at(date.place)
                .related(proof.place, "ici, le mois est avant le jour")
                .help(format!("écrivez {}, ou {}", choice(&english), choice(&french))),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::Dating;

    #[test]
    fn instants_are_days_of_the_organisation() {
        for (text, iso) in [
            ("2022-02-04T23:00:00.000Z", "2022-02-05"),
            ("2022-02-04T23:00:00", "2022-02-04"),
            ("2022-06-16T20:00:00+02:00/2022-06-18T22:00:00Z", "2022-06-16/2022-06-19"),
            ("16/06/2022", "2022-06-16"),
            ("juin", "2022-06"),
        ] {
            let read = Dating::new(2022.into(), None).read(text).map(|date| date.to_iso());
            assert_eq!(read.as_deref(), Ok(iso), "{text}");
        }
        assert!(Dating::new(2022.into(), None).read("2022-02-30T23:00:00Z").is_err());
    }
}
