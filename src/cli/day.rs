//! The day of what is written: that of the clock, or that of a reproducible build.

use std::time::SystemTime;

use chrono::{DateTime, NaiveDate};

use super::Stop;

/// The day that reproducible builds ask for, in place of the edition's.
pub(super) fn source_date() -> Result<Option<NaiveDate>, Stop> {
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty())
    else {
        return Ok(None);
    };
    let date = seconds.to_str().and_then(|text| DateTime::from_timestamp(text.parse().ok()?, 0));
    match date {
        Some(date) => Ok(Some(date.date_naive())),
        None => Err(Stop::Usage("SOURCE_DATE_EPOCH doit être un nombre de secondes".to_owned())),
    }
}

/// The day on this machine's clock, in universal time.
pub(super) fn today() -> NaiveDate {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive()
}
