//! Exports of services into the tables of an edition.
//!
//! A file is opened ([`read::export`](crate::read::export)), a [`profile`] knows it by its headings
//! ([`recognise`]), its cells become [`rows`] of a table, and a [`plan`] holds them against what
//! stands there. The plan is made once, shown, and applied as it is.

mod amounts;
mod answers;
mod block;
mod calendar;
mod cells;
mod choices;
pub mod csv_text;
mod examples;
mod forms;
mod ledger;
pub mod plan;
pub mod profile;
mod recognise;
mod recurrence;
pub mod rows;
mod series;
pub mod sheet_rows;
pub mod values;
pub mod workbook;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use self::plan::{Fate, Plan, mark, plan};
use self::profile::{Names, Order, Origin, Profile, Shape};
use self::recognise::Recognised;
use self::rows::{Refused, Rows, Source};
use self::values::Reading;
use crate::language::partial_date::Zone;
use crate::language::suggest::fold;
use crate::read::by_rules::Proposal;
use crate::read::export::{self, Export};
use crate::read::respondents;
use crate::read::schema::{CellForm, TableSchema};
use crate::read::{Input, Table};

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
    /// Neither: why, and what to do.
    Unknown(String),
}

/// An export that is known.
pub struct Known {
    /// The numbers of its profiles, in the order of its tables.
    pub profiles: Vec<usize>,
    /// Its rows, by table.
    pub rows: Vec<(&'static TableSchema, Rows)>,
}

/// A table with headings of its own.
pub struct Own {
    /// The rules that would read it.
    pub proposal: Proposal,
    /// The sheet, if it is a workbook.
    pub sheet: Option<String>,
    /// The export that came nearest, and what it has that this has not.
    pub nearest: Option<(usize, Vec<String>)>,
}

/// What an id of a list of `rapport.toml` may be, and what it is called.
pub type Choice = (String, String);

/// For an edition: how its dates are read, what its tables are.
pub struct Importer<'a> {
    /// The edition.
    pub input: &'a Input,
    /// All profiles.
    pub profiles: &'a [Profile],
    /// The year of the edition.
    pub year: i32,
    /// What the user says of all rows, by column.
    pub given: &'a BTreeMap<String, String>,
}

impl<'a> Importer<'a> {
    /// For an edition.
    pub fn new(
        input: &'a Input,
        profiles: &'a [Profile],
        given: &'a BTreeMap<String, String>,
    ) -> Self {
        let year = input.manifest.edition.as_ref().map_or(0, |it| it.year.value);
        Self { input, profiles, year, given }
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
                        Found::Known(Known { profiles: vec![number], rows: vec![(schema, rows)] })
                    }
                    None => Found::Unknown("aucun profil ne lit les agendas".to_owned()),
                }
            }
            Ok(Export::Tables(tables)) => {
                let mut known = Known { profiles: Vec::new(), rows: Vec::new() };
                for table in &tables {
                    let mut next = recognise::of(self.profiles, table, &name);
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
                        let source = self.source(found.profile, schema, &name, &reading);
                        let mut rows = forms::rows(&source, table, &found);
                        // A report may have several tables, one under the other.
                        let end = forms::end(&source, table, &found);
                        next = recognise::next(self.profiles, table, end);
                        let until = next.as_ref().map_or(table.len(), |it| it.header);
                        rows.told.extend(recognise::unknown(table, end..until));
                        known.rows.push((schema, rows));
                        known.profiles.push(found.profile);
                    }
                }
                match known.profiles.is_empty() {
                    false => Found::Known(known),
                    true => self.own(&name, &tables),
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

    fn own(&self, name: &str, tables: &[export::ExportTable]) -> Found {
        let nearest = tables.iter().find_map(|it| recognise::nearest(self.profiles, it));
        // An export whose headings were changed is no table of anybody's own.
        let is_changed = nearest.as_ref().is_some_and(|it| it.known > it.lacking.len());
        let nearest = nearest.map(|it| (it.profile, it.lacking));
        let proposal = |table: &'_ export::ExportTable| {
            Some((table.proposal(&self.input.catalogue)?, table.part.clone()))
        };
        let found = tables.iter().find_map(|table| Some((table, proposal(table)?)));
        let personal = found.as_ref().map_or_else(Vec::new, |(table, (proposal, _))| {
            let headings = 0..table.width(proposal.header);
            respondents::personal(headings.map(|field| table.cell(proposal.header, field)))
        });
        match found {
            // A list of people enters no edition: what reads it where it lies would copy it there.
            Some(_) if personal.len() > 1 || (is_changed && !personal.is_empty()) => {
                let advice = nearest.filter(|_| is_changed).map_or_else(String::new, |it| {
                    format!(" ; {}", recognise::advice(&self.profiles[it.0], &it.1))
                });
                Found::Unknown(format!(
                    "il a une ligne par personne (« {} ») et n'entre pas dans l'édition : retirez ces colonnes, ou comptez les personnes par un profil (« rapport aide profils »){advice}",
                    personal.join(" », « ")
                ))
            }
            // Into a table that the edition keeps, its rows are poured; else it is read where it lies.
            Some((table, (proposal, _)))
                if (self.is_kept(&proposal) && !is_changed) || !personal.is_empty() =>
            {
                self.poured(name, table, &proposal)
            }
            Some((_, (proposal, sheet))) if !self.is_kept(&proposal) => {
                Found::Own(Box::new(Own { proposal, sheet, nearest }))
            }
            _ => Found::Unknown(match nearest {
                Some((profile, lacking)) => {
                    let advice = recognise::advice(&self.profiles[profile], &lacking);
                    format!("aucun profil ne le connaît ; {advice}")
                }
                None => "aucun profil ne le connaît, et ses en-têtes ne disent d'aucune table : décrivez-le sous [lecture] de rapport.toml".to_owned(),
            }),
        }
    }

    /// Whether the edition has the table that a file would be, in a file of ours.
    fn is_kept(&self, proposal: &Proposal) -> bool {
        let table = self.input.tables.get(proposal.schema.name);
        let is_read_by_rules =
            |table: &Table| self.input.sources.file(table.file).records.is_none();
        let has_header = |table: &Table| table.schema.names().any(|name| table.has(name));
        let months = proposal.months.is_some();
        table.is_some_and(|it| has_header(it) && !is_read_by_rules(it)) && !months
    }

    /// The rows of a table with headings of its own.
    fn poured(&self, file: &str, table: &export::ExportTable, proposal: &Proposal) -> Found {
        let Some(number) = self.profiles.iter().position(|it| it.forme == Shape::Libre) else {
            return Found::Unknown("aucun profil ne verse les tableaux".to_owned());
        };
        let mut profile = Profile {
            ordre: if proposal.month_first { Order::MonthFirst } else { Order::DayFirst },
            forme: Shape::Table,
            ..self.profiles[number].clone()
        };
        let names = proposal.columns.iter().map(|(heading, _)| Names::One(heading.clone()));
        profile.reconnaitre.colonnes = names.collect();
        for (heading, column) in &proposal.columns {
            let de = Names::One(heading.clone());
            profile
                .colonnes
                .insert((*column).to_owned(), Origin { de, approche: true, ..Origin::default() });
        }
        let reading = self.reading(&profile);
        let source = Source {
            profile: &profile,
            number,
            schema: proposal.schema,
            file,
            reading: &reading,
            given: self.given,
            end: table.end(proposal.header, proposal.end.as_deref()),
        };
        let known = proposal.columns.len();
        let found = Recognised { profile: number, header: proposal.header, known };
        let rows = source.rows(table, &found);
        Found::Known(Known { profiles: vec![number], rows: vec![(proposal.schema, rows)] })
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
        let home = organisation.and_then(|it| it.zone.as_ref()).and_then(|it| Zone::named(it));
        Reading {
            year: self.year,
            order: profile.ordre,
            decimal: profile.decimale,
            zone: profile.fuseau.as_deref().and_then(Zone::named),
            home: home.unwrap_or_default(),
        }
    }

    /// The plan of each table that files give rows to.
    pub fn plans(&self, known: Vec<Known>) -> Vec<Plan> {
        let mut by_table: BTreeMap<&'static str, (&'static TableSchema, Rows)> = BTreeMap::new();
        for (schema, mut rows) in known.into_iter().flat_map(|it| it.rows) {
            self.resolve(schema, &mut rows);
            refuse_partial(schema, &mut rows);
            let all = &mut by_table.entry(schema.name).or_insert((schema, Rows::default())).1;
            all.rows.append(&mut rows.rows);
            all.refused.append(&mut rows.refused);
            all.left += rows.left;
            all.told.append(&mut rows.told);
        }
        by_table
            .into_values()
            .map(|(schema, rows)| {
                let table = self.input.tables.get(schema.name);
                let plan = plan(schema, table, self.profiles, rows.rows, self.year);
                let adds = plan.count(|fate| *fate == Fate::Added) > 0;
                let examples = table.filter(|_| adds);
                let examples = examples.map(|it| examples::of(self.input, it, self.year));
                let examples = examples.unwrap_or_default();
                Plan { refused: rows.refused, left: rows.left, told: rows.told, examples, ..plan }
            })
            .collect()
    }

    /// Names of lists become the ids that cells cite; a name that is in no list is left to be asked for.
    fn resolve(&self, schema: &TableSchema, rows: &mut Rows) {
        for column in schema.columns {
            let Some(list) = column.kind.list() else { continue };
            let mut choices = self.input.manifest.entries(list);
            if let CellForm::ReferenceOr(_, word) = column.kind {
                choices.push((word.to_owned(), word.to_owned()));
            }
            let folded: Vec<(String, &str)> = choices
                .iter()
                .flat_map(|(id, name)| [(fold(id), id.as_str()), (fold(name), id.as_str())])
                .collect();
            // Of thousands of rows, few have another value than the one before.
            let mut known: FxHashMap<String, String> = FxHashMap::default();
            for row in &mut rows.rows {
                let Some(value) = row.values.get_mut(column.name) else { continue };
                if let Some(ids) = known.get(value) {
                    ids.clone_into(value);
                    continue;
                }
                let items = value.split(" | ").filter_map(|item| {
                    let item = fold(item);
                    folded.iter().find(|(name, _)| *name == item).map(|(_, id)| *id)
                });
                let ids = items.collect::<Vec<_>>().join(" | ");
                known.insert(std::mem::replace(value, ids.clone()), ids);
            }
        }
    }

    /// The columns that the new rows of a plan must have, and have not; with what they may hold.
    pub fn lacking(&self, plan: &Plan) -> Vec<(&'static str, Vec<Choice>)> {
        let needed = plan.schema.columns.iter().filter(|column| column.required);
        let lacks = |name: &str| {
            let added = plan.rows.iter().filter(|it| it.fate == Fate::Added);
            added.into_iter().any(|it| it.row.values.get(name).is_none_or(String::is_empty))
        };
        needed
            .filter(|column| lacks(column.name))
            .map(|column| {
                let list = column.kind.list().map(|list| self.input.manifest.entries(list));
                (column.name, list.unwrap_or_default())
            })
            .collect()
    }

    /// The cells to change, by record, and those of new rows. `given` are the values of columns that
    /// exports do not have; rows that were edited are written only if `overwrites`.
    pub fn cells<'b>(
        &self,
        plan: &'b Plan,
        given: &'b BTreeMap<String, String>,
        overwrites: bool,
    ) -> (BTreeMap<u32, csv_text::Cells>, Vec<csv_text::NewRow<'b>>) {
        let (mut changed, mut added) = (BTreeMap::new(), Vec::new());
        for it in &plan.rows {
            let profile = &self.profiles[it.row.profile];
            let source = mark(plan.schema, profile, &it.row, self.year).cell();
            match &it.fate {
                Fate::Unchanged => {}
                Fate::Edited(_) if !overwrites => {}
                Fate::Changed(standing) | Fate::Edited(standing) => {
                    let differences = standing.differences.iter();
                    let mut cells: csv_text::Cells =
                        differences.map(|(column, _, new)| (*column, new.clone())).collect();
                    cells.insert("source", source);
                    changed.insert(standing.record, cells);
                }
                Fate::Added => {
                    added.push(csv_text::NewRow { values: &it.row.values, given, source });
                }
            }
        }
        (changed, added)
    }
}

/// Refuses rows without what they must have, of an export whose other rows have it: the user is asked
/// only for what all of them lack.
fn refuse_partial(schema: &'static TableSchema, rows: &mut Rows) {
    for column in schema.columns.iter().filter(|it| it.required && it.kind.list().is_none()) {
        let has = |row: &rows::Imported| {
            row.values.get(column.name).is_some_and(|value| !value.is_empty())
        };
        if !rows.rows.iter().any(has) {
            continue;
        }
        let (kept, lacking) = std::mem::take(&mut rows.rows).into_iter().partition(has);
        rows.rows = kept;
        let lacking: Vec<rows::Imported> = lacking;
        rows.refused.extend(lacking.into_iter().map(|row| Refused {
            origin: row.origin,
            reason: format!("{} : il n'y a rien", column.name),
        }));
    }
}
