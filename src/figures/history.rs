//! What the editions before this one printed of each figure.

use crate::language::french;
use crate::language::measure::Number;
use crate::language::partial_date::{Period, PeriodName};

use super::figure::Figure;

/// The editions at hand before this one, the oldest first.
#[derive(Debug, Default)]
pub struct History {
    /// One a year, or a season; a year between two editions may have none.
    pub editions: Vec<PastEdition>,
}

/// An edition before this one.
#[derive(Debug)]
pub struct PastEdition {
    /// Its year or its season.
    pub period: PeriodName,
    /// The figures of its report; none where its folder holds tables only, or does not exist.
    pub printed: Option<Vec<Figure>>,
    /// Its folder, if it has one.
    pub folder: Option<String>,
    /// What its rapport.toml says that it is of, where that is another year or season.
    pub says: Option<Period>,
    /// It has errors: figures may be missing or unknown.
    pub is_faulty: bool,
}

impl PastEdition {
    /// A year or a season without an edition.
    pub fn absent(period: PeriodName) -> Self {
        Self { period, printed: None, folder: None, says: None, is_faulty: false }
    }
}

/// What a year says of a figure.
#[derive(Debug, Clone)]
pub struct YearValue {
    /// The year or the season.
    pub period: PeriodName,
    /// The number that its edition printed, if it did.
    pub number: Option<Number>,
    /// As it was printed, or why there is none.
    pub text: String,
}

impl History {
    /// What each year says of a figure, from the first edition that printed it on. What was counted
    /// in another unit is no value of it.
    pub fn of(&self, now: &Figure) -> Vec<YearValue> {
        let year = |edition: &PastEdition| {
            let printed = edition.printed.as_ref();
            let figure = printed.map(|list| list.iter().find(|it| it.id == now.id));
            let (number, text) = match figure {
                Some(Some(figure)) if figure.is_of_other_unit(now) => (None, figure.with_unit()),
                None => (None, "pas d’édition".to_owned()),
                Some(None) => (None, "pas dans l’édition".to_owned()),
                Some(Some(figure)) => match figure.number() {
                    Some(number) => (Some(number), figure.text.clone()),
                    None => (None, french::UNKNOWN.to_owned()),
                },
            };
            YearValue { period: edition.period, number, text }
        };
        let years = self.editions.iter().map(year);
        years.skip_while(|year| year.number.is_none()).collect()
    }
}
