//! `rapport import`: exports of services into the tables of an edition. What would be done is shown,
//! agreed to, then done as it was shown.

mod consequences;
mod own;
mod shown;
mod target;
mod values;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use self::target::{Files, Rows};
use super::args::ImportOptions;
use super::{Stop, edition, output, paths, questions};
use crate::dataset::catalogue;
use crate::import::plan::{Fate, Plan};
use crate::import::profile;
use crate::import::{Found, ImportFile, Importer};
use crate::read::folder;
use crate::read::{self, Input};

/// The folder of an edition's own profiles.
const PROFILES: &str = "profils";

pub(super) fn run(options: &ImportOptions) -> Result<(), Stop> {
    let edition = edition(options.edition.as_deref())?;
    let given = given(&options.avec)?;
    let (input, _) = read::read(&edition, &catalogue());
    if input.manifest.edition.is_none() {
        return Err(Stop::Usage(format!(
            "« {} » ne dit pas l'année de l'édition : « rapport check » dit ce qui ne va pas",
            edition.join(read::MANIFEST).display()
        )));
    }
    let profiles = profile::all(&own_profiles(&edition)?).map_err(Stop::Usage)?;
    let importer = Importer::new(&input, &profiles, &given);
    let (mut known, mut own, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for path in &options.files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = bytes(path)?;
        match importer.read(ImportFile { name, bytes }) {
            Found::Known(one) => {
                output::message(&shown::recognised(path, &one, &profiles));
                known.push(one);
            }
            Found::Own(one) => own.push((path, one)),
            Found::Unknown(reason) => {
                unknown.push(format!("« {} » n'est pas importé : {reason}", path.display()));
            }
        }
    }
    // What is not understood stops the whole: half of what was asked for is nothing to agree to.
    if !unknown.is_empty() {
        unknown.iter().for_each(|sentence| output::error_line(sentence));
        return Err(Stop::Data);
    }
    for (path, own) in &own {
        own::run(options, &edition, &importer, path, own, &given)?;
    }
    if known.is_empty() {
        return Ok(());
    }
    let plans = importer.plans(known);
    if options.a_blanc {
        plans.iter().try_for_each(|plan| output::result(&shown::whole(plan, &input)))?;
        return foresee(&edition, &importer, &plans, options.ecraser);
    }
    apply(options, &edition, &importer, &plans, given.clone())
}

/// Shows the plans, asks, and writes.
fn apply(
    options: &ImportOptions,
    edition: &Path,
    importer: &Importer<'_>,
    plans: &[Plan],
    mut given: BTreeMap<String, String>,
) -> Result<(), Stop> {
    let input = importer.input;
    let mut refused = 0;
    for plan in plans {
        output::message(&shown::brief(plan, input));
        refused += plan.refused.len();
    }
    let edited = |plan: &Plan| plan.count(|fate| matches!(fate, Fate::Edited(_)));
    let edited: usize = plans.iter().map(edited).sum();
    let overwrites = options.ecraser
        || (edited > 0
            && !options.oui
            && questions::are_answered()
            && agreed("Prendre les valeurs de l'export pour les lignes modifiées à la main ?"));
    let open: Vec<&Plan> = plans.iter().filter(|plan| !plan.is_empty(overwrites)).collect();
    if open.is_empty() {
        output::message(match refused {
            0 => "Rien à écrire : les tables ont déjà ces lignes.\n",
            _ => "Rien n'a été écrit.\n",
        });
        return ended(refused);
    }
    for plan in &open {
        complete(options, importer, plan, &mut given)?;
    }
    // Before the question: what cannot be written is not worth an answer.
    let files = files(edition, importer, &open, &given, overwrites)?;
    files.advice().iter().for_each(|advice| output::message(advice));
    consequences::tell(edition, &files.replaced(), rows(plans));
    if !options.oui {
        if !questions::are_answered() {
            return Err(Stop::Usage(
                "rien n'est écrit sans accord : ajoutez --oui pour écrire, --a-blanc pour voir chaque ligne"
                    .to_owned(),
            ));
        }
        if !questions::offered("Écrire ces lignes ?") {
            output::message("Rien n'a été écrit.\n");
            return Ok(());
        }
    }
    files.write()?;
    ended(refused + files.elsewhere)
}

/// The files of plans, with the rows of each.
fn files(
    edition: &Path,
    importer: &Importer<'_>,
    plans: &[&Plan],
    given: &BTreeMap<String, String>,
    overwrites: bool,
) -> Result<Files, Stop> {
    let mut files = Files::default();
    for plan in plans {
        let (changed, added) = importer.cells(plan, given, overwrites);
        let (schema, removed, year) = (plan.schema, &plan.examples, importer.year);
        let rows = Rows { schema, changed, added, removed, year };
        files.add(edition, importer.input, &rows)?;
    }
    Ok(files)
}

/// How many rows plans have.
fn rows(plans: &[Plan]) -> usize {
    plans.iter().map(|plan| plan.rows.len()).sum()
}

/// Of what is only tried: what would have to be said, and what the edition would say of it.
fn foresee(
    edition: &Path,
    importer: &Importer<'_>,
    plans: &[Plan],
    overwrites: bool,
) -> Result<(), Stop> {
    let mut given = importer.given.clone();
    let mut is_told = true;
    let lacking = |plan: &'_ Plan| {
        importer.lacking(plan).into_iter().map(|lacks| (plan.schema, lacks)).collect::<Vec<_>>()
    };
    for (schema, (column, choices)) in plans.iter().flat_map(lacking) {
        match (given.contains_key(column), choices.as_slice()) {
            (true, _) => {}
            (false, [(only, _)]) => drop(given.insert(column.to_owned(), only.clone())),
            (false, many) => {
                is_told = false;
                let told = values::told(schema, column, many);
                output::message(&format!("Pour écrire : {told}.\n"));
            }
        }
    }
    if is_told {
        let open: Vec<&Plan> = plans.iter().filter(|plan| !plan.is_empty(overwrites)).collect();
        let files = files(edition, importer, &open, &given, overwrites)?;
        files.advice().iter().for_each(|advice| output::message(advice));
        consequences::tell(edition, &files.replaced(), rows(plans));
    }
    Ok(())
}

/// Rows that were refused are told by the exit code too.
fn ended(refused: usize) -> Result<(), Stop> {
    if refused > 0 { Err(Stop::Data) } else { Ok(()) }
}

/// Finds out the values of columns that the table must have and the export has not: those that were
/// given, the only one that there is, or what the user answers.
fn complete(
    options: &ImportOptions,
    importer: &Importer<'_>,
    plan: &Plan,
    given: &mut BTreeMap<String, String>,
) -> Result<(), Stop> {
    for (column, choices) in importer.lacking(plan) {
        let value = match given.get(column) {
            Some(value) => values::accepted(plan.schema, column, value, &choices)?,
            None => values::asked(options, plan.schema, column, &choices)?,
        };
        given.insert(column.to_owned(), value);
    }
    Ok(())
}

/// `--avec categorie=rencontres`
fn given(written: &[String]) -> Result<BTreeMap<String, String>, Stop> {
    let pair = |text: &String| {
        let pair =
            text.split_once('=').filter(|(name, value)| !name.is_empty() && !value.is_empty());
        let (name, value) = pair.ok_or_else(|| {
            Stop::Usage(format!("« --avec {text} » : écrivez colonne=valeur, par exemple --avec categorie=rencontres"))
        })?;
        Ok((crate::language::suggest::fold(name), value.trim().to_owned()))
    };
    written.iter().map(pair).collect()
}

fn bytes(path: &Path) -> Result<Vec<u8>, Stop> {
    match folder::regular(path) {
        Ok(_) => fs::read(path).map_err(|error| output::fault(path, "lu", &error)),
        Err(folder::Trouble::Missing) => {
            Err(Stop::Usage(format!("« {} » n'existe pas : vérifiez le chemin", path.display())))
        }
        Err(folder::Trouble::Unreadable(reason)) => {
            Err(Stop::Usage(format!("« {} » ne peut pas être lu : {reason}", path.display())))
        }
    }
}

/// The profiles of an edition, by name.
fn own_profiles(edition: &Path) -> Result<Vec<(String, String)>, Stop> {
    let Ok(entries) = fs::read_dir(edition.join(PROFILES)) else { return Ok(Vec::new()) };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|it| it == "toml")).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).map_err(|error| output::fault(&path, "lu", &error))?;
        Ok((name, text))
    };
    paths.into_iter().map(read).collect()
}

/// Asks what is done only if the answer says so.
fn agreed(question: &str) -> bool {
    let answer = questions::answer(&format!("{question} [o/N]"));
    answer.is_some_and(|it| ["o", "oui", "y"].contains(&it.to_lowercase().as_str()))
}

/// What a plan is about, as the user sees it.
fn table_file(input: &Input, plan: &Plan) -> String {
    match input.tables.get(plan.schema.name) {
        Some(table) => {
            let place = crate::diagnostic::source::Place::File(table.file);
            paths::place(place, &input.sources)
        }
        None => format!("{}.csv", plan.schema.name),
    }
}
