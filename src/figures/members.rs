//! How many members there are: as `effectifs` counts them, else as `adherents` lists them.

use std::collections::BTreeSet;

use super::figure::Contribution;
use crate::dataset::{Dataset, Headcount, Member, Record};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::partial_date::PartialDate;
use crate::language::quantity::{Quantity, Total};
use crate::read::schema::WHOLE;

/// The number of members, in all and by type, at the closing date.
#[derive(Debug)]
pub struct Headcounts {
    /// In all.
    pub whole: Option<Count>,
    /// The types that are counted, in the order of rapport.toml.
    pub kinds: Vec<(String, Count)>,
    /// Why there is no number in all.
    pub lacking: Option<String>,
}

/// A number of members.
#[derive(Debug, Clone)]
pub struct Count {
    /// How many.
    pub quantity: Quantity,
    /// At which date; none where a list was counted.
    pub as_of: Option<PartialDate>,
    /// The rows it comes from.
    pub sources: Vec<Contribution>,
    /// One of them was invented for the demonstration.
    pub illustrative: bool,
}

impl Headcounts {
    /// The number of a type, or of all.
    pub fn of(&self, kind: &str) -> Option<&Count> {
        match kind {
            WHOLE => self.whole.as_ref(),
            _ => self.kinds.iter().find(|(id, _)| id == kind).map(|(_, count)| count),
        }
    }
}

impl Count {
    fn of(row: &Headcount) -> Self {
        Self {
            quantity: row.count,
            as_of: Some(row.as_of.clone()),
            sources: vec![Contribution { row: row.row, part: Some(Number::Count(row.count)) }],
            illustrative: row.illustrative(),
        }
    }

    /// One sentence for « Sources et méthode ».
    pub fn definition(&self) -> String {
        match &self.as_of {
            Some(date) => format!("Valeur au {} dans la table « Effectifs ».", french::date(date)),
            None => "Nombre de lignes dans la table « Adhérents ».".to_owned(),
        }
    }
}

/// The members of an edition. Where no row counts them in all, the types of one date add up; where
/// no row counts them at all, those that are listed are counted.
pub fn headcounts(dataset: &Dataset) -> Headcounts {
    let closing = Some(&dataset.settings.edition.closing);
    let row = |kind: &str| latest(&dataset.headcounts, kind, closing);
    let all = &dataset.settings.member_kinds;
    let rows: Vec<(&str, &Headcount)> =
        all.iter().filter_map(|kind| Some((kind.id.as_str(), row(&kind.id)?))).collect();
    let kinds = rows.iter().map(|(kind, row)| ((*kind).to_owned(), Count::of(row))).collect();
    if let Some(whole) = row(WHOLE) {
        return Headcounts { whole: Some(Count::of(whole)), kinds, lacking: None };
    }
    let Some((_, first)) = rows.first() else { return listed(dataset) };
    let absent: Vec<&str> = all
        .iter()
        .filter(|kind| !rows.iter().any(|(id, _)| kind.id == *id))
        .map(|kind| kind.plural.as_str())
        .collect();
    let dates: BTreeSet<&PartialDate> = rows.iter().map(|(_, row)| &row.as_of).collect();
    let lacking = if !absent.is_empty() {
        Some(format!("la table « effectifs » ne compte pas les {}", french::list(&absent)))
    } else if dates.len() > 1 {
        let dates: Vec<String> = dates.iter().map(|date| french::date(date)).collect();
        Some(format!(
            "la table « effectifs » compte les types à des dates différentes ({})",
            french::list(&dates)
        ))
    } else {
        None
    };
    let sum: Total = rows.iter().map(|(_, row)| Some(row.count)).collect();
    let whole = sum.quantity().filter(|_| lacking.is_none()).map(|quantity| Count {
        quantity,
        as_of: Some(first.as_of.clone()),
        sources: rows
            .iter()
            .map(|(_, row)| Contribution { row: row.row, part: Some(Number::Count(row.count)) })
            .collect(),
        illustrative: rows.iter().any(|(_, row)| row.illustrative()),
    });
    Headcounts { whole, kinds, lacking }
}

/// The members that are known by name, counted.
fn listed(dataset: &Dataset) -> Headcounts {
    let count = |kind: Option<&str>| {
        let is_counted = |it: &&Member| kind.is_none_or(|kind| it.kind == kind);
        let rows = dataset.members.iter().filter(is_counted);
        let illustrative = rows.clone().any(Record::illustrative);
        let one = Some(Quantity::exact(1));
        let sources: Vec<_> =
            rows.map(|it| Contribution { row: it.row, part: one.map(Number::Count) }).collect();
        let quantity = Quantity::exact(sources.len() as u64);
        (!sources.is_empty()).then_some(Count { quantity, as_of: None, sources, illustrative })
    };
    let kinds = dataset.settings.member_kinds.iter();
    let kinds =
        kinds.filter_map(|kind| Some((kind.id.to_string(), count(Some(&kind.id))?))).collect();
    let whole = count(None);
    let lacking = whole.is_none().then(|| {
        let closing = french::date(&dataset.settings.edition.closing);
        match dataset.headcounts.is_empty() {
            true => "les tables « effectifs » et « adherents » n'ont aucune ligne".to_owned(),
            false => format!("la table « effectifs » n'a aucune ligne du {closing} ou d'avant"),
        }
    });
    Headcounts { whole, kinds, lacking }
}

/// The last count of a kind that is not after the closing date.
pub fn latest<'a>(
    rows: &'a [Headcount],
    kind: &str,
    closing: Option<&PartialDate>,
) -> Option<&'a Headcount> {
    let before = |row: &&Headcount| {
        closing.is_none_or(|closing| row.as_of.first_day() <= closing.last_day())
    };
    rows.iter().filter(|row| row.kind == kind).filter(before).max_by(|a, b| a.as_of.cmp(&b.as_of))
}
