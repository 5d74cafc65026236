//! The rows under a header: which are taken, which are put together, and what each holds.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::asides::{Asides, THEME, Told};
use super::block::Block;
use super::counted::{damage, is_damaged};
use super::date_order::DateOrders;
use super::personal;
use super::profile::{Origin, Shape};
use super::recognise::{self, Recognised};
use super::rows::{Imported, Left, Refused, Rows, Source};
use super::values::month_of;
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::export::ExportTable;
use crate::read::schema::CellForm;

/// Records that are put together to one row.
struct Group {
    /// What they have in common.
    name: String,
    records: Vec<usize>,
    /// The theme under which they stand; empty if there is none.
    theme: String,
}

/// What a row holds.
type Values = BTreeMap<&'static str, String>;

impl Source<'_> {
    /// The rows of a table of the file.
    pub fn rows(&self, table: &ExportTable, found: &Recognised) -> Rows {
        match self.profile.forme {
            Shape::Paires => self.of_pairs(table),
            _ => self.of_table(table, found.header),
        }
    }

    /// The record after the last of a table under this header.
    pub fn end(&self, table: &ExportTable, header: usize) -> usize {
        self.block(table, header).end
    }

    fn block<'b>(&self, table: &'b ExportTable, header: usize) -> Block<'b> {
        let asides = Asides::of(self, table, header);
        let mut block = Block::new(table, header, self.profile, |record| asides.is_theme(record));
        let dates = self.columns().filter(|(_, kind, _)| *kind == CellForm::Date);
        let names = dates.flat_map(|(.., from)| from.de.list()).chain(self.profile.par_mois.list());
        let fields: BTreeSet<usize> = names.filter_map(|it| block.headings.named(it)).collect();
        block.dates = DateOrders::of(table, header + 1..block.end, fields.into_iter());
        block
    }

    fn of_table(&self, table: &ExportTable, header: usize) -> Rows {
        let main = self.block(table, header);
        let detail = self.profile.detail.as_ref().and_then(|known| {
            let header = recognise::header(table, known, header + 1)?;
            Some(Block { end: table.len(), ..Block::new(table, header, self.profile, |_| false) })
        });
        let last = if detail.is_some() { main.header + 2 } else { main.end };
        let last = last.min(table.len());
        let told = main.dates.told(table, header, self.reading.order);
        let mut rows = Rows { told, ..Rows::default() };
        let groups = self.groups(&main, last, &mut rows);
        let first = self.first_of_all(&main, last);
        let days = self.days(&main, last);
        let mut seen: BTreeMap<u64, u64> = BTreeMap::new();
        let mut uncounted = Vec::new();
        for Group { name, records, theme } in groups {
            let record = records.first().copied().unwrap_or_default();
            let origin = self.origin(table, record);
            let own = main.joined(&self.profile.cle, record);
            let identity = if self.profile.cle.is_empty() { name } else { own };
            // Of an export about one thing, what the thing is and when tells it.
            let identity = if self.profile.ensemble { String::new() } else { identity };
            let identity = match (identity.is_empty(), &first) {
                (true, Some(first)) => first.clone(),
                _ => self.at(identity),
            };
            let row = match self.damaged(&main, record) {
                Some(cell) => Err(damage(cell)),
                None => self.row(&main, detail.as_ref(), &records, &mut uncounted),
            };
            match row {
                Ok((values, usual)) => {
                    // The name of the file tells a thing by whatever name it is written.
                    let told =
                        |column: &str| usual.get(column).or_else(|| values.get(column)).cloned();
                    let key = self.key(&identity, |it| told(it).unwrap_or_default(), &mut seen);
                    let sort = self.sort(&main, record, theme);
                    let is_of_file =
                        |it: &str| self.profile.colonnes.get(it).is_some_and(|from| from.fichier);
                    let usual = usual.into_iter().map(|(column, value)| {
                        let given = self.given.get(column).filter(|_| is_of_file(column));
                        (column, given.cloned().unwrap_or(value))
                    });
                    let usual = usual.collect();
                    let profile = self.number;
                    let date = self.profile.colonnes.iter().find(|(_, from)| from.mois);
                    let date = date.and_then(|(column, _)| values.get(column.as_str()));
                    let covers = self.covers(days.as_ref(), date.map_or("", |it| it));
                    let members = self.members(&main, &records);
                    rows.rows.push(Imported {
                        key,
                        values,
                        usual,
                        sort,
                        origin,
                        profile,
                        covers,
                        members,
                    });
                }
                Err(reason) => rows.refused.push(Refused { origin, reason }),
            }
        }
        rows.told.extend(self.not_taken(&rows.rows));
        rows.told.extend(left_uncounted(&uncounted));
        rows.told.extend(self.of_members(&main, last));
        rows
    }

    /// What the user said of all rows, and the export says itself of some.
    fn not_taken(&self, rows: &[Imported]) -> Vec<String> {
        let sentence = |(column, kind, from): (&'static str, CellForm, &Origin)| {
            let said = self.said(column, kind).filter(|_| self.own(from).is_none())?;
            let said = self.written(said, kind, &Origin::default()).ok()?;
            let has_other = |row: &&Imported| {
                row.values.get(column).is_some_and(|it| !it.is_empty() && *it != said)
            };
            let others = rows.iter().filter(has_other).count();
            (others > 0).then(|| {
                let rows = french::count(others, "ligne");
                format!(
                    "--avec {column}={said} n'est pas pris pour {rows}, où l'export le dit lui-même"
                )
            })
        };
        self.columns().filter_map(sentence).collect()
    }

    /// « campagnes.xlsx, Feuille 1, ligne 12 »
    fn origin(&self, table: &ExportTable, record: usize) -> String {
        let part = table.part.as_ref().map(|part| format!(", {part}")).unwrap_or_default();
        format!("{}{part}, ligne {}", self.file, table.row(record))
    }

    /// The records that are taken, by what they have in common.
    fn groups(&self, main: &Block<'_>, last: usize, rows: &mut Rows) -> Vec<Group> {
        let table = main.table;
        let asides = Asides::of(self, table, main.header);
        let mut groups: Vec<Group> = Vec::new();
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        let mut theme = String::new();
        for record in main.header + 1..last {
            if table.is_blank(record) || is_empty_report(table, record) {
                continue;
            }
            if record >= self.end {
                rows.leave(self.origin(table, record), "", "sous le total");
                continue;
            }
            match asides.told(record, last.min(self.end)) {
                Told::Row => {}
                Told::Theme(words) => {
                    rows.leave(self.origin(table, record), words, THEME);
                    words.clone_into(&mut theme);
                    continue;
                }
                Told::Aside(words, why) => {
                    rows.leave(self.origin(table, record), words, why);
                    continue;
                }
            }
            if let Some(why) = self.left(main, record) {
                let (origin, what) =
                    (self.origin(table, record), self.about(main, record).to_owned());
                rows.left.push(Left { origin, what, why, key: self.own_key(main, record) });
                continue;
            }
            let Some(name) = self.group(main, record) else {
                let (name, records, theme) = (String::new(), vec![record], theme.clone());
                groups.push(Group { name, records, theme });
                continue;
            };
            match known.get(&name) {
                Some(at) => groups[*at].records.push(record),
                None => {
                    known.insert(name.clone(), groups.len());
                    groups.push(Group { name, records: vec![record], theme: theme.clone() });
                }
            }
        }
        groups
    }

    /// The least value of the column that tells an export as a whole: later exports have it too.
    fn first_of_all(&self, main: &Block<'_>, last: usize) -> Option<String> {
        let field = main.headings.find(&self.profile.premier)?;
        let cells = (main.header + 1..last).map(|record| main.cell(record, field).trim());
        let first = cells.filter(|cell| !cell.is_empty()).min_by_key(|it| (it.len(), *it))?;
        Some(format!("premier {first}"))
    }

    /// What a row has in common with those that are put together with it; `None` if it stands alone.
    fn group(&self, block: &Block<'_>, record: usize) -> Option<String> {
        if let Some(field) = block.headings.find(&self.profile.par_mois) {
            // A date that is not sure is refused with its row.
            let cell = block.date(record, field, self.reading);
            let cell = cell.unwrap_or(Cow::Borrowed(block.cell(record, field)));
            let date = self.reading.date(&cell);
            return Some(date.map_or_else(|| cell.into_owned(), |date| month_of(&date)));
        }
        if self.profile.ensemble {
            return Some(String::new());
        }
        let together = !self.profile.par.is_empty();
        together.then(|| block.cells(&self.profile.par, record).join("\u{1f}"))
    }

    /// Why a filter of the profile leaves a row.
    pub(super) fn left(&self, block: &Block<'_>, record: usize) -> Option<String> {
        let cell = |heading: &String| {
            block.headings.named(heading).map_or("", |at| block.cell(record, at))
        };
        let holds = |(heading, values): &(&String, &Vec<String>)| {
            let cell = name_key(cell(heading));
            values.iter().any(|value| name_key(value) == cell)
        };
        let not_taken = self.profile.seulement.iter().find(|it| !holds(it));
        let (heading, _) = not_taken.or_else(|| self.profile.sauf.iter().find(holds))?;
        let value = match cell(heading).trim() {
            "" => "rien",
            value => value,
        };
        Some(format!("{heading} : {value}"))
    }

    /// The key of a row that the service tells by a number of its own.
    fn own_key(&self, block: &Block<'_>, record: usize) -> Option<u64> {
        let identity = block.joined(&self.profile.cle, record);
        let is_alone = self.profile.par.is_empty() && !self.profile.ensemble;
        let is_told = is_alone && !self.profile.cle.is_empty() && !identity.is_empty();
        let key = || self.key(&self.at(identity), |_| String::new(), &mut BTreeMap::new());
        is_told.then(key)
    }

    /// A number by which a row is told, or its export, and that a spreadsheet has shortened.
    fn damaged<'b>(&self, block: &Block<'b>, record: usize) -> Option<&'b str> {
        let names = self.profile.cle.iter().chain([&self.profile.premier]);
        let fields = names.filter_map(|names| block.headings.find(names));
        fields.map(|field| block.cell(record, field)).find(|cell| is_damaged(cell))
    }

    /// The title of a row, of an export whose rows are no people.
    fn about<'b>(&self, block: &Block<'b>, record: usize) -> &'b str {
        let profile = self.profile;
        let is_of_people = !profile.par.is_empty() || profile.ensemble;
        let field = profile.colonnes.get("titre").filter(|_| !is_of_people);
        let field = field.and_then(|from| block.headings.find(&from.de));
        field.map_or("", |field| block.cell(record, field))
    }

    /// The export's own word for what sort a row is: under a heading of its own, or above it.
    fn sort(&self, block: &Block<'_>, record: usize, theme: String) -> String {
        let fields = self.profile.genre.list().iter().filter_map(|it| block.headings.named(it));
        let mut cells = fields.map(|field| block.cell(record, field).trim());
        cells.find(|cell| !cell.is_empty()).map_or(theme, str::to_owned)
    }

    /// What a row holds, and what a new one holds if nobody says otherwise.
    fn row(
        &self,
        main: &Block<'_>,
        detail: Option<&Block<'_>>,
        records: &[usize],
        uncounted: &mut Vec<(&'static str, String)>,
    ) -> Result<(Values, Values), String> {
        let (mut values, mut usual) = (Values::new(), Values::new());
        for (column, kind, from) in self.columns() {
            let counted: Vec<usize> = match detail.filter(|_| from.detail) {
                Some(block) => (block.header + 1..block.end).collect(),
                None => records.to_vec(),
            };
            let block = detail.filter(|_| from.detail).unwrap_or(main);
            let written = self
                .counted((from, kind), block, &counted)
                .map_err(|reason| format!("{column} : {reason}"))?;
            if from.fichier && written.is_empty() {
                usual.insert(column, self.stem());
                continue;
            }
            // What the export has itself stands.
            let is_open = written.is_empty();
            // What the profile says of all rows gives way to what the user says, of lists too.
            let said = match self.own(from) {
                Some(_) => self.given.get(column).map(String::as_str),
                None => self.said(column, kind).filter(|_| is_open),
            };
            let value = said.map_or_else(
                || self.written(&written, kind, from),
                |said| self.written(said, kind, &Origin::default()),
            );
            // In a sheet of one's own, a count that is none is not known; what is told of it is the rest.
            if value.is_err() && from.approche && kind.is_number() && !written.is_empty() {
                uncounted.push((column, written));
                values.insert(column, String::new());
                continue;
            }
            values.insert(column, value.map_err(|reason| format!("{column} : {reason}"))?);
        }
        // Columns that must be there and of which the profile says nothing may be said of new rows.
        for column in self.schema.columns.iter().filter(|column| column.required) {
            if let Some(said) = self.said(column.name, column.kind)
                && !values.contains_key(column.name)
                && !usual.contains_key(column.name)
            {
                let value = self.written(said, column.kind, &Origin::default());
                usual.insert(column.name, value.map_err(|it| format!("{} : {it}", column.name))?);
            }
        }
        Ok((values, usual))
    }
}

/// What stood in the place of counts, and is not kept.
fn left_uncounted(uncounted: &[(&'static str, String)]) -> Vec<String> {
    const SHOWN: usize = 4;
    let columns: BTreeSet<&str> = uncounted.iter().map(|(column, _)| *column).collect();
    let sentence = |column: &str| {
        let cells = uncounted.iter().filter(|(name, _)| *name == column).map(|(_, cell)| cell);
        let is_nobodys = |it: &&String| !personal::reaches_somebody(it);
        let words: BTreeSet<&String> = cells.clone().filter(is_nobodys).collect();
        let words: Vec<String> = words
            .into_iter()
            .take(SHOWN)
            .map(|it| format!("« {} »", french::shorten(it, 30)))
            .collect();
        let words = if words.is_empty() { vec!["un numéro".to_owned()] } else { words };
        format!(
            "{column} : {} où il n'y a pas un nombre seul ({}), que l'import laisse vide : complétez la table",
            french::count(cells.count(), "ligne"),
            words.join(", ")
        )
    };
    columns.into_iter().map(sentence).collect()
}

/// What services write in the place of rows.
pub(super) fn is_empty_report(table: &ExportTable, record: usize) -> bool {
    let first = name_key(table.cell(record, 0));
    ["no_data_available", "pas_de_donnees_disponibles", "aucune_donnee_disponible"]
        .iter()
        .any(|words| first.starts_with(words))
}
