//! Exports of services into the tables of an edition.
//!
//! A file is opened ([`read::export`](crate::read::export)), a [`profile`] knows it by its headings
//! ([`recognise`]), its cells become [`rows`] of a table, and a [`plan`] holds them against what
//! stands there. The plan is made once, shown, and applied as it is.

mod amounts;
mod answers;
mod applied;
mod asides;
mod block;
mod by_hand;
mod calendar;
mod cells;
mod choices;
pub mod corrected;
mod counted;
mod covered;
pub mod csv_text;
mod date_order;
mod examples;
mod fate;
mod file_period;
mod forms;
mod known_dates;
mod ledger;
mod lists;
mod meetings;
mod needed;
mod numbered;
mod of_year;
mod overlap;
mod own;
mod personal;
pub mod plan;
pub mod profile;
mod recognise;
mod recurrence;
mod reworded;
pub mod rows;
mod said;
mod series;
pub mod sheet_rows;
mod standing;
mod table_rows;
mod union;
mod unknown_words;
pub mod values;
pub mod workbook;

use std::collections::BTreeMap;

pub use self::applied::{ASKED_EACH, Lacking, Wanted};
pub use self::by_hand::{Changed, Unclear};
use self::known_dates::KnownDates;
pub use self::lists::{Choice, Sort};
use self::profile::{Profile, Shape};
pub use self::recognise::advice;
use self::rows::{Rows, Source};
pub use self::said::{Completed, Said};
use self::values::Reading;
use crate::language::partial_date::{Period, Zone};
use crate::read::Input;
use crate::read::by_rules::Proposal;
use crate::read::export::{self, Export};
use crate::read::schema::TableSchema;

/// A file that is imported.
pub struct ImportFile {
    /// Its name, without its folder.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What a file is.
pub enum Found {
    /// An export that a profile knows.
    Known(Known),
    /// A table with headings of its own, which rules can read.
    Own(Box<Own>),
    /// The export of a service, which has changed its headings.
    Changed(Box<Changed>),
    /// A table whose headings tell nothing.
    Unclear(Box<Unclear>),
    /// None of them: why, and what to do.
    Unknown(String),
}

/// An export that is known.
pub struct Known {
    /// The numbers of its profiles, in the order of its tables.
    pub profiles: Vec<usize>,
    /// Its rows, by table.
    pub rows: Vec<(&'static TableSchema, Rows)>,
    /// The headings of which nothing is taken.
    pub unused: Vec<String>,
    /// The columns of which the user said the heading, which is no value.
    pub named: Vec<&'static str>,
}

/// A table with headings of its own.
pub struct Own {
    /// The rules that would read it.
    pub proposal: Proposal,
    /// The sheets, if it is a workbook.
    pub sheets: Vec<String>,
    /// What is to be known of its other sheets, in sentences.
    pub told: Vec<String>,
    /// The export that came nearest, and what it has that this has not.
    pub nearest: Option<(usize, Vec<String>)>,
}

/// For an edition: how its dates are read, what its tables are.
pub struct Importer<'a> {
    /// The edition.
    pub input: &'a Input,
    /// All profiles.
    pub profiles: &'a [Profile],
    /// The year of the edition.
    pub period: Period,
    /// What the user says of all rows, by column.
    pub given: &'a BTreeMap<String, String>,
    /// Rows of another year are taken too.
    pub other_years: bool,
}

impl<'a> Importer<'a> {
    /// For an edition.
    pub fn new(
        input: &'a Input,
        profiles: &'a [Profile],
        given: &'a BTreeMap<String, String>,
    ) -> Self {
        let period = input.manifest.period().unwrap_or(Period::calendar(0));
        Self { input, profiles, period, given, other_years: false }
    }

    /// What a file is, and what it gives.
    pub fn read(&self, file: ImportFile) -> Found {
        let ImportFile { name, bytes } = file;
        match export::open(bytes) {
            Err(reason) => Found::Unknown(reason),
            Ok(Export::Calendar(text)) => {
                let known = self.profiles.iter().position(|it| it.forme == Shape::Agenda);
                let source = known.and_then(|number| Some((number, self.table(number)?)));
                match source {
                    Some((number, schema)) => {
                        let reading = self.reading(&self.profiles[number]);
                        let source = self.source(number, schema, &name, &reading);
                        let rows = calendar::rows(&source, &text);
                        let (profiles, rows) = (vec![number], vec![(schema, rows)]);
                        let (unused, named) = (Vec::new(), Vec::new());
                        Found::Known(Known { profiles, rows, unused, named })
                    }
                    None => Found::Unknown("aucun profil ne lit les agendas".to_owned()),
                }
            }
            Ok(Export::Tables(tables)) => {
                let (profiles, rows, unused) = (Vec::new(), Vec::new(), Vec::new());
                let mut known = Known { profiles, rows, unused, named: Vec::new() };
                let mut taken = Vec::new();
                for (number, table) in tables.iter().enumerate() {
                    let mut next = recognise::of(self.profiles, table, &name);
                    taken.extend(next.as_ref().map(|_| number));
                    while let Some(found) = next {
                        let profile = &self.profiles[found.profile];
                        if let Some(refusal) = &profile.refus {
                            return Found::Unknown(format!(
                                "c'est « {} » ; {refusal}",
                                profile.nom
                            ));
                        }
                        let Some(schema) = self.table(found.profile) else {
                            return Found::Unknown(self.undeclared(found.profile));
                        };
                        let reading = self.reading(profile);
                        let (given, period) = self.said_of(profile, schema, &name);
                        let mut source = self.source(found.profile, schema, &name, &reading);
                        source.given = &given;
                        let mut rows = forms::rows(&source, table, &found);
                        rows.told.extend(period);
                        // A report may have several tables, one under the other.
                        let end = forms::end(&source, table, &found);
                        next = recognise::next(self.profiles, table, end);
                        let until = next.as_ref().map_or(table.len(), |it| it.header);
                        rows.told.extend(recognise::unknown(table, end..until));
                        known.unused.extend(recognise::unused(profile, table, found.header));
                        known.rows.push((schema, rows));
                        known.profiles.push(found.profile);
                    }
                }
                if let Some((_, rows)) = known.rows.last_mut() {
                    rows.told.extend(own::left_out(&tables, &taken));
                }
                match known.profiles.is_empty() {
                    false => Found::Known(known),
                    true => self.own(&name, tables),
                }
            }
        }
    }

    /// The edition has no table for what a profile reads.
    fn undeclared(&self, profile: usize) -> String {
        let profile = &self.profiles[profile];
        let declaration = profile.declaration.as_deref().unwrap_or_default();
        format!(
            "c'est « {} », et l'édition n'a pas de table « {} » ; déclarez-la dans rapport.toml, puis recommencez :\n{declaration}",
            profile.nom, profile.table
        )
    }

    /// The export that came nearest to a table of one's own, and how it is described if it is that.
    pub fn nearest(&self, own: &Own) -> Option<String> {
        let (profile, lacking) = own.nearest.as_ref()?;
        Some(recognise::advice(&self.profiles[*profile], lacking))
    }

    fn source<'b>(
        &'b self,
        number: usize,
        schema: &'static TableSchema,
        file: &'b str,
        reading: &'b Reading,
    ) -> Source<'b> {
        Source {
            profile: &self.profiles[number],
            number,
            schema,
            file,
            reading,
            given: self.given,
            end: usize::MAX,
        }
    }

    fn table(&self, profile: usize) -> Option<&'static TableSchema> {
        self.input.catalogue.find(&self.profiles[profile].table)
    }

    fn reading(&self, profile: &Profile) -> Reading {
        let organisation = self.input.manifest.organisation.as_ref();
        let home = organisation.and_then(|it| it.zone_name()).and_then(Zone::named);
        Reading {
            period: self.period,
            order: profile.ordre,
            decimal: profile.decimale,
            zone: profile.fuseau.as_deref().and_then(Zone::named),
            home: home.unwrap_or_default(),
            known: KnownDates::default(),
        }
    }
}
