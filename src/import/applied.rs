//! From rows to what is written: the plan of each table, what it still lacks, and its cells.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{self, Choice, Sort};
use super::plan::{Fate, Plan, mark, plan};
use super::rows::{Imported, Rows};
use super::said::{Completions, Said};
use super::{
    Importer, Known, csv_text, examples, meetings, needed, numbered, of_year, personal,
    unknown_words,
};
use crate::read::manifest::Test;
use crate::read::schema::{CellForm, TableSchema};

/// A column that new rows must have, and have not.
pub struct Lacking {
    /// The column.
    pub column: &'static str,
    /// What it may hold; empty if any words.
    pub choices: Vec<Choice>,
    /// The list of `rapport.toml` that it cites.
    pub list: Option<&'static str>,
    /// The sorts of rows that lack it, one if nothing parts them.
    pub sorts: Vec<Sort>,
    /// The rows that lack it: key, and what they are called; of many rows the first ones.
    pub rows: Vec<(u64, String)>,
}

/// A column that new rows should have: a figure chooses by it, or only the organisation knows it.
pub struct Wanted {
    /// The column.
    pub column: &'static str,
    /// What it holds if nobody says otherwise; empty if nothing.
    pub usual: String,
    /// The words that it admits; empty if any.
    pub words: Vec<String>,
    /// The figures that choose rows by it.
    pub figures: Vec<String>,
    /// What is asked.
    pub question: Option<String>,
    /// The rows that lack it: key, and what they are called; of many rows the first ones.
    pub rows: Vec<(u64, String)>,
}

/// Rows for each of which a value is asked; of more, one is asked for all.
pub const ASKED_EACH: usize = 12;

impl Importer<'_> {
    /// The plan of each table that files give rows to.
    pub fn plans(&self, known: Vec<Known>) -> Vec<Plan> {
        let mut by_table: BTreeMap<&'static str, (&'static TableSchema, Rows)> = BTreeMap::new();
        for (schema, mut rows) in known.into_iter().flat_map(|it| it.rows) {
            let table = self.input.tables.get(schema.name);
            lists::resolve(&self.input.manifest, schema, &mut rows);
            numbered::number(schema, table, self.profiles, &mut rows);
            meetings::close(schema, &mut rows);
            personal::take_out(schema, &mut rows);
            unknown_words::leave(schema, &mut rows);
            if !self.other_years {
                of_year::leave_others(schema, &mut rows, self.period);
            }
            needed::refuse_partial(schema, &mut rows);
            let all = &mut by_table.entry(schema.name).or_insert((schema, Rows::default())).1;
            all.rows.append(&mut rows.rows);
            all.refused.append(&mut rows.refused);
            all.left.append(&mut rows.left);
            all.told.append(&mut rows.told);
        }
        by_table
            .into_values()
            .map(|(schema, rows)| {
                let table = self.input.tables.get(schema.name);
                let examples = table.map(|it| examples::of(self.input, it, self.period));
                let examples = examples.unwrap_or_default();
                let mut plan = plan(schema, table, self.profiles, rows, (self.period, examples));
                if plan.count(|fate| *fate == Fate::Added) > 0 {
                    plan.told.extend(self.kept_examples(schema.name));
                }
                plan
            })
            .collect()
    }

    /// The columns that the new rows of a plan must have, and have not; with what they may hold.
    pub fn lacking(&self, plan: &Plan) -> Vec<Lacking> {
        let needed = plan.schema.columns.iter().filter(|column| column.required);
        needed
            .filter_map(|column| {
                let rows = lacking_rows(plan, column.name);
                let (list, table) = (column.kind.list(), self.input.tables.get(plan.schema.name));
                let choices =
                    list.map(|list| self.input.manifest.entries(list)).unwrap_or_default();
                let standing = |record: u32| {
                    let field = table.and_then(|it| Some(it.text(record, it.field(column.name)?)));
                    field.unwrap_or_default().to_owned()
                };
                let sorts = lists::sorts(plan, column.name, standing);
                let column = column.name;
                (!rows.is_empty()).then_some(Lacking { column, choices, list, sorts, rows })
            })
            .collect()
    }

    /// The columns that the new rows of a plan should have, and have not.
    pub fn wanted(&self, plan: &Plan) -> Vec<Wanted> {
        let profiles = plan.rows.iter().map(|it| it.row.profile);
        let mut profiles: Vec<usize> = profiles.collect();
        profiles.sort_unstable();
        profiles.dedup();
        let of_profiles = |of: fn(&super::profile::Profile) -> &BTreeMap<String, String>,
                           name: &str| {
            profiles.iter().find_map(|it| of(&self.profiles[*it]).get(name).cloned())
        };
        let optional = plan.schema.columns.iter().filter(|column| !column.required);
        let named = self.named_by_file(plan).into_iter();
        let optional = optional.filter_map(|column| {
            let usual = of_profiles(|it| &it.usuel, column.name).unwrap_or_default();
            let question = of_profiles(|it| &it.demander, column.name);
            let figures = self.chosen_by(plan.schema.name, column.name);
            if usual.is_empty() && question.is_none() && figures.is_empty() {
                return None;
            }
            let rows = lacking_rows(plan, column.name);
            let words = match column.kind {
                CellForm::Choice(words) | CellForm::Usual(words) => words,
                _ => &[],
            };
            let words = words.iter().map(|word| (*word).to_owned()).collect();
            let column = column.name;
            let wanted = Wanted { column, usual, words, figures, question, rows };
            (!wanted.rows.is_empty()).then_some(wanted)
        });
        named.chain(optional).collect()
    }

    /// What new rows have from the name of their file, which is no sure title.
    fn named_by_file(&self, plan: &Plan) -> Vec<Wanted> {
        let columns = |row: &'_ Imported| {
            let profile = &self.profiles[row.profile];
            let named = row.usual.iter().filter(|(column, _)| {
                profile.colonnes.get(**column).is_some_and(|from| from.fichier)
            });
            let named: Vec<(&'static str, String)> =
                named.map(|(column, name)| (*column, name.clone())).collect();
            named
        };
        let named = plan.added().flat_map(|row| {
            columns(row).into_iter().map(move |(column, name)| (row.key, column, name))
        });
        let named: Vec<_> = named.take(ASKED_EACH + 1).collect();
        let wanted = |(key, column, usual): (u64, &'static str, String)| Wanted {
            column,
            question: Some(format!("Quel est le {column} ? Le nom du fichier dit « {usual} »")),
            rows: vec![(key, usual.clone())],
            usual,
            words: Vec::new(),
            figures: Vec::new(),
        };
        if named.len() > ASKED_EACH { Vec::new() } else { named.into_iter().map(wanted).collect() }
    }

    /// The examples of `rapport new` that stand in the tables of the edition and that nothing cites.
    pub fn examples(&self) -> Vec<(&'static TableSchema, BTreeSet<u32>)> {
        let tables = self.input.tables.values();
        let found = tables.map(|it| (it.schema, examples::of(self.input, it, self.period)));
        found.filter(|(_, records)| !records.is_empty()).collect()
    }

    /// What is to be known of the examples of a table that stay because something cites them.
    pub fn kept_examples(&self, table: &str) -> Vec<String> {
        let table = self.input.tables.get(table);
        table.map_or_else(Vec::new, |table| examples::kept(self.input, table, self.period))
    }

    /// The examples that stay in workbooks, but for those of these tables.
    pub fn examples_in_workbooks(&self, told: &[&str]) -> Vec<String> {
        let others = self.input.tables.iter().filter(|(name, table)| {
            let is_sheet = self.input.sources.file(table.file).sheet.is_some();
            is_sheet && !told.contains(&&***name)
        });
        others.flat_map(|(name, _)| self.kept_examples(name)).collect()
    }

    /// The declared figures that take the rows of a table with certain words in a column.
    fn chosen_by(&self, table: &str, column: &str) -> Vec<String> {
        let figures = self
            .input
            .manifest
            .figures
            .iter()
            .filter(|figure| figure.table.as_ref().is_some_and(|it| it.value == table));
        let chooses = |figure: &&crate::read::manifest::Figure| {
            let mut conditions = figure.filter.iter().flat_map(|it| &it.conditions);
            conditions.any(|it| it.column.value == column && matches!(it.test, Test::Any(_)))
        };
        figures.filter(chooses).map(|figure| figure.id.value.clone()).collect()
    }

    /// The cells to change, by record, and those of new rows; rows that were edited are written only if
    /// `overwrites`.
    pub fn cells<'b>(
        &self,
        plan: &'b Plan,
        said: &Said,
        overwrites: bool,
    ) -> (BTreeMap<u32, csv_text::Cells>, Vec<csv_text::NewRow<'b>>) {
        let (mut changed, mut added) = (BTreeMap::new(), Vec::new());
        let mut completions = Completions::default();
        for it in &plan.rows {
            let profile = &self.profiles[it.row.profile];
            let source = mark(plan.schema, profile, &it.row, self.period).cell();
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
                    let given = completions.of(&it.row, profile, said);
                    added.push(csv_text::NewRow { values: &it.row.values, given, source });
                }
            }
        }
        (changed, added)
    }
}

/// The new rows that have nothing in a column, as far as is needed to know whether each is asked for.
fn lacking_rows(plan: &Plan, column: &str) -> Vec<(u64, String)> {
    let lacks = plan.added().filter(|row| row.get(column).is_empty());
    lacks.take(ASKED_EACH + 1).map(|row| (row.key, row.title().to_owned())).collect()
}
