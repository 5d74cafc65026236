//! A table with headings of its own: rules read it where it lies, or its rows are poured into the table
//! that the edition keeps.

use super::asides::{BARE_TOTAL, THEME, TOTAL};
use super::by_hand::{Changed, Unclear};
use super::profile::{Names, Origin, Profile, Shape};
use super::recognise::{self, Recognised};
use super::rows::{Rows, Source};
use super::table_rows::is_empty_report;
use super::{Found, Importer, Known, Own, personal};
use crate::dataset::Status;
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::Table;
use crate::read::by_rules::{Proposal, STATUS, TICKED};
use crate::read::export::ExportTable;
use crate::read::respondents;
use crate::read::schema::{CellForm, TableSchema};

/// Words of headings under which rows are told by their sort.
const SORTS: &[&str] = &[
    "categorie",
    "type",
    "nature",
    "genre",
    "theme",
    "thematique",
    "pole",
    "axe",
    "domaine",
    "secteur",
    "programme",
    "famille",
];

impl Importer<'_> {
    /// What a file is that no profile knows.
    pub(super) fn own(&self, name: &str, tables: Vec<ExportTable>) -> Found {
        let near = |table: &'_ ExportTable| recognise::nearest(self.profiles, table);
        let nearest = tables.iter().enumerate().find_map(|(at, it)| Some((at, near(it)?)));
        let (table, nearest) = nearest.unzip();
        // An export whose headings were changed is no table of anybody's own.
        let is_changed = nearest.as_ref().is_some_and(|it| it.known > it.lacking.len());
        let changed = nearest.clone().filter(|it| is_changed && it.lacks_only_names());
        let changed = changed.map(|it| {
            let headings = table.map(|at| it.others(&self.profiles[it.profile], &tables[at]));
            let headings = headings.unwrap_or_default();
            (it.profile, it.lacking, headings)
        });
        let nearest = nearest.map(|it| (it.profile, it.lacking));
        let otherwise = self.of_nobody(name, tables, nearest, is_changed);
        match changed {
            Some((profile, lacking, headings)) => {
                Found::Changed(Box::new(Changed { profile, lacking, headings, otherwise }))
            }
            None => otherwise,
        }
    }

    /// What a file is that is no export, or whose headings are not those of the nearest one.
    fn of_nobody(
        &self,
        name: &str,
        tables: Vec<ExportTable>,
        nearest: Option<(usize, Vec<String>)>,
        is_changed: bool,
    ) -> Found {
        let proposal = |table: &'_ ExportTable| {
            let mut proposal = table.proposal(&self.input.catalogue)?;
            // A column that the file has under a heading of its own is named by that heading.
            let has = |proposal: &Proposal, name| proposal.columns.iter().any(|it| it.1 == name);
            for column in proposal.schema.names() {
                if let Some(heading) = self.given.get(column).filter(|_| !has(&proposal, column)) {
                    proposal.take(heading, column);
                }
            }
            // The form of cells alone tells nothing, and what the user says counts more.
            (proposal.named > 0 && !self.given.contains_key("table")).then_some(proposal)
        };
        let mut found: Vec<(usize, Proposal)> =
            tables.iter().enumerate().filter_map(|(at, it)| Some((at, proposal(it)?))).collect();
        // Sheets of one workbook are of one table: the first that tells which.
        let schema = found.first().map(|(_, it)| it.schema.name);
        found.retain(|(_, it)| Some(it.schema.name) == schema);
        let personal = |(at, proposal): &(usize, Proposal)| {
            let headings = 0..tables[*at].width(proposal.header);
            respondents::personal(headings.map(|field| tables[*at].cell(proposal.header, field)))
        };
        let personal = found.iter().map(personal).max_by_key(Vec::len).unwrap_or_default();
        let advice = |(profile, lacking): &(usize, Vec<String>)| {
            recognise::advice(&self.profiles[*profile], lacking)
        };
        let without_header = match tables.iter().all(|it| it.is_empty() || is_empty_report(it, 0)) {
            true => {
                "c'est un rapport vide : le service y dit seulement qu'il n'a pas de données ; vérifiez la période choisie à l'export"
            }
            false => {
                "il n'a pas de ligne d'en-têtes : écrivez au-dessus de chaque colonne ce qu'elle contient"
            }
        };
        match found.first().cloned() {
            // A list of people enters no edition: what reads it where it lies would copy it there.
            Some(_) if personal.len() > 1 || (is_changed && !personal.is_empty()) => {
                let advice = nearest
                    .filter(|_| is_changed)
                    .map_or_else(String::new, |it| format!(" ; {}", advice(&it)));
                Found::Unknown(format!(
                    "il a une ligne par personne (« {} ») et n'entre pas dans l'édition : retirez ces colonnes, ou comptez les personnes par un profil (« rapport aide profils »){advice}",
                    personal.join(" », « ")
                ))
            }
            // Into a table that the edition keeps, its rows are poured; else it is read where it lies.
            Some((at, proposal))
                if (self.is_kept(&proposal) && !is_changed)
                    || !personal.is_empty()
                    || (proposal.months.is_none() && !self.is_plain(name, &tables, &found)) =>
            {
                let is_said = |column: &&str| self.given.contains_key(*column);
                let lists = |column: &&str| proposal.schema.list_of(column).is_some();
                let lacks = proposal.missing.iter().any(|it| !is_said(it) && !lists(it));
                if lacks && !proposal.ignored.is_empty() {
                    return Found::Unclear(Box::new(Unclear::known(name, tables, at, proposal)));
                }
                self.poured(name, &tables, &found)
            }
            Some((_, mut proposal)) if !self.is_kept(&proposal) => {
                let sheets = found.iter().filter_map(|(at, _)| tables[*at].part.clone()).collect();
                found.iter().skip(1).for_each(|(_, other)| proposal.also(other));
                let told = left_out(&tables, &found.iter().map(|it| it.0).collect::<Vec<_>>());
                Found::Own(Box::new(Own { proposal, sheets, told, nearest }))
            }
            Some(_) => Found::Unknown(match nearest {
                Some(nearest) => format!("aucun profil ne le connaît ; {}", advice(&nearest)),
                None => "aucun profil ne le connaît".to_owned(),
            }),
            None => match Unclear::of(name, tables) {
                Some(mut unclear) => {
                    unclear.nearest = nearest.map(|it| advice(&it));
                    Found::Unclear(Box::new(unclear))
                }
                None => Found::Unknown(without_header.to_owned()),
            },
        }
    }

    /// Whether rules may read a file where it lies: nobody is reached by its cells, and nothing stands
    /// between its rows.
    fn is_plain(&self, name: &str, tables: &[ExportTable], found: &[(usize, Proposal)]) -> bool {
        let cells = |table: &'_ ExportTable| {
            (0..table.len()).any(|record| {
                let mut fields = 0..table.width(record);
                fields.any(|field| personal::reaches_somebody(table.cell(record, field)))
            })
        };
        if tables.iter().any(cells) {
            return false;
        }
        let Found::Known(known) = self.poured(name, tables, found) else { return true };
        let left: Vec<&str> =
            known.rows.iter().flat_map(|(_, rows)| &rows.left).map(|it| it.why.as_str()).collect();
        let totals = left.iter().filter(|why| **why == TOTAL).count();
        totals < 2 && !left.iter().any(|why| [THEME, BARE_TOTAL].contains(why))
    }

    /// The rows of a file of which the user has said what its columns are.
    pub fn by_hand(&self, unclear: &Unclear, proposal: &Proposal) -> Found {
        let mut found = vec![(unclear.table, proposal.clone())];
        found.extend(
            unclear
                .alike(proposal.header)
                .map(|(table, header)| (table, Proposal { header, ..proposal.clone() })),
        );
        found.sort_by_key(|(table, _)| *table);
        self.poured(&unclear.name, &unclear.tables, &found)
    }

    /// What the rows of a table have that has headings of its own, where nobody says otherwise.
    pub fn usual(&self, schema: &'static TableSchema) -> Vec<(&'static str, String)> {
        let profile = self.profiles.iter().find(|it| it.forme == Shape::Libre);
        let usual = profile.into_iter().flat_map(|it| &it.usuel);
        usual.filter_map(|(name, value)| Some((schema.named(name)?, value.clone()))).collect()
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

    /// The rows of tables with headings of their own; the other tables of the file are told.
    fn poured(&self, file: &str, tables: &[ExportTable], found: &[(usize, Proposal)]) -> Found {
        let Some(number) = self.profiles.iter().position(|it| it.forme == Shape::Libre) else {
            return Found::Unknown("aucun profil ne verse les tableaux".to_owned());
        };
        let (mut rows, mut unused, mut named) = (Vec::new(), Vec::new(), Vec::new());
        for (at, proposal) in found {
            rows.push((proposal.schema, self.of_sheet(number, file, &tables[*at], proposal)));
            let new = proposal.ignored.iter().filter(|it| !unused.contains(*it));
            let new: Vec<String> = new.cloned().collect();
            unused.extend(new);
            let is_named = |(heading, column): &&(String, &'static str)| {
                self.given.get(*column).is_some_and(|it| name_key(it) == name_key(heading))
            };
            named.extend(proposal.columns.iter().filter(is_named).map(|it| it.1));
        }
        if let Some((_, rows)) = rows.last_mut() {
            let taken: Vec<usize> = found.iter().map(|it| it.0).collect();
            rows.told.extend(left_out(tables, &taken));
        }
        Found::Known(Known { profiles: vec![number], rows, unused, named })
    }

    /// The rows of one of them.
    fn of_sheet(
        &self,
        number: usize,
        file: &str,
        table: &ExportTable,
        proposal: &Proposal,
    ) -> Rows {
        let mut profile = Profile { forme: Shape::Table, ..self.profiles[number].clone() };
        let names = proposal.columns.iter().map(|(heading, _)| Names::One(heading.clone()));
        profile.reconnaitre.colonnes = names.collect();
        for (heading, column) in &proposal.columns {
            let de = Names::One(heading.clone());
            profile
                .colonnes
                .insert((*column).to_owned(), Origin { de, approche: true, ..Origin::default() });
        }
        if let Some(heading) = proposal.called_off() {
            profile.colonnes.insert(STATUS.to_owned(), called_off(heading));
        }
        let is_sort = |heading: &&String| {
            let folded = name_key(heading);
            SORTS.iter().any(|word| folded.split('_').any(|it| it.trim_end_matches('s') == *word))
        };
        let sorts: Vec<String> = proposal.ignored.iter().filter(is_sort).cloned().collect();
        profile.genre = if sorts.is_empty() { Names::None } else { Names::Several(sorts) };
        // Rows with a date go on below a total.
        let dates = proposal.schema.columns.iter().filter(|it| it.kind == CellForm::Date);
        let mut dates = dates.filter(|it| it.required);
        let has_date = dates.any(|it| proposal.columns.iter().any(|(_, name)| *name == it.name));
        // What names a heading is no value.
        let names_heading = |(column, value): &(&String, &String)| {
            let mut columns = proposal.columns.iter();
            columns.any(|(heading, name)| name == column && name_key(heading) == name_key(value))
        };
        let given = self.given.iter().filter(|it| !names_heading(it));
        let given = given.map(|(column, value)| (column.clone(), value.clone())).collect();
        let reading = self.reading(&profile);
        let source = Source {
            profile: &profile,
            number,
            schema: proposal.schema,
            file,
            reading: &reading,
            given: &given,
            end: match has_date {
                true => usize::MAX,
                false => table.end(proposal.header, proposal.end.as_deref()),
            },
        };
        let known = proposal.columns.len();
        let found = Recognised { profile: number, header: proposal.header, known };
        source.rows(table, &found)
    }
}

/// The ticks under a heading of what did not take place, as words of our column.
fn called_off(heading: &str) -> Origin {
    let is_moved = name_key(heading).contains("report");
    let word = if is_moved { Status::Postponed } else { Status::Cancelled }.word();
    let yes = TICKED.map(|it| (it.to_owned(), word.to_owned()));
    let no = ["non", "faux", "0", "no", "false", "-"].map(|it| (it.to_owned(), String::new()));
    let de = Names::One(heading.to_owned());
    Origin { de, valeurs: yes.into_iter().chain(no).collect(), ..Origin::default() }
}

/// What is to be said of the sheets of a workbook, or the files of an archive, of which nothing is taken.
pub(super) fn left_out(tables: &[ExportTable], taken: &[usize]) -> Vec<String> {
    const SHOWN: usize = 4;
    let others = tables.iter().enumerate().filter(|(at, it)| !taken.contains(at) && !it.is_empty());
    let sentence = |(_, table): (usize, &ExportTable)| {
        let part = table.part.as_ref()?;
        let first = (0..table.width(0)).map(|field| table.cell(0, field).trim());
        let first = first.filter(|it| !it.is_empty()).take(SHOWN);
        let first: Vec<String> =
            first.map(|it| format!("« {} »", french::shorten(it, 30))).collect();
        Some(format!(
            "« {part} » : rien n'en est lu, ses en-têtes ne sont pas ceux du reste ({})",
            first.join(", ")
        ))
    };
    others.filter_map(sentence).collect()
}
