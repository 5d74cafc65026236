//! `rapport import`: exports of services into the tables of an edition. What would be done is shown,
//! agreed to, then done as it was shown.

mod completed;
mod consequences;
mod declared;
mod own;
mod shown;
mod target;
mod told;
mod values;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use self::completed::complete;
use self::declared::Declared;
use self::target::{Files, Rows};
use super::args::ImportOptions;
use super::{Stop, edition, output, paths, questions};
use crate::dataset::catalogue;
use crate::import::plan::{Fate, Plan};
use crate::import::profile;
use crate::import::{Found, ImportFile, Importer, Said};
use crate::language::suggest::name_key;
use crate::read::folder;
use crate::read::{self, Input};

/// The folder of an edition's own profiles.
const PROFILES: &str = "profils";

/// A profile of an edition: its name and its text.
type OwnProfile = (String, String);

pub(super) fn run(options: &ImportOptions) -> Result<(), Stop> {
    let edition = edition(options.edition.as_deref())?;
    let said = said(&options.avec)?;
    let (input, _) = read::read(&edition, &catalogue());
    if input.manifest.edition.is_none() {
        return Err(Stop::Usage(format!(
            "« {} » ne dit pas l'année de l'édition : « rapport check » dit ce qui ne va pas",
            edition.join(read::MANIFEST).display()
        )));
    }
    import(options, &edition, &input, &said, own_profiles(&edition)?, &[])
}

/// Reads the files by the profiles that there are, and by those that are `new` of them.
fn import(
    options: &ImportOptions,
    edition: &Path,
    input: &Input,
    said: &Said,
    own_profiles: Vec<OwnProfile>,
    new: &[OwnProfile],
) -> Result<(), Stop> {
    let profiles = profile::all(&own_profiles).map_err(Stop::Usage)?;
    let mut said = said.clone();
    let given = said.all.clone();
    let mut importer = Importer::new(input, &profiles, &given);
    importer.other_years = options.autres_annees;
    let (mut known, mut own, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for path in &options.files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let shown = path.display().to_string();
        let mut found = importer.read(ImportFile { name, bytes: bytes(path)? });
        if let Found::Changed(changed) = found {
            let profile = &profiles[changed.profile];
            // A profile is completed once: what is still not its own then is no heading that changed.
            let is_completed = new.iter().any(|it| it.0 == profile.id);
            let renamed = match is_completed {
                true => None,
                false => told::renamed(options, &shown, &changed, profile, &given)?,
            };
            if let Some(text) = renamed {
                let more = (profile.id.clone(), text);
                let others = |it: &&OwnProfile| it.0 != more.0;
                let all = |of: &[OwnProfile]| {
                    let kept = of.iter().filter(others).cloned();
                    kept.chain([more.clone()]).collect::<Vec<_>>()
                };
                return import(options, edition, input, &said, all(&own_profiles), &all(new));
            }
            found = match &changed.otherwise {
                Found::Unknown(reason) => {
                    Found::Unknown(told::how_to_rename(Some(reason), &changed, profile))
                }
                Found::Unclear(_) => Found::Unknown(told::how_to_rename(None, &changed, profile)),
                _ => changed.otherwise,
            };
        }
        if let Found::Unclear(unclear) = found {
            found = told::table(options, &shown, &importer, &unclear, &mut said.all)?;
        }
        match found {
            Found::Known(one) => {
                output::message(&shown::recognised(path, &one, &profiles));
                one.named.iter().for_each(|column| drop(said.all.remove(*column)));
                known.push(one);
            }
            Found::Own(one) => own.push((path, one)),
            Found::Unknown(reason) => {
                unknown.push(format!("« {} » n'est pas importé : {reason}", path.display()));
            }
            Found::Changed(_) | Found::Unclear(_) => {}
        }
    }
    // What is not understood stops the whole: half of what was asked for is nothing to agree to.
    if !unknown.is_empty() {
        unknown.iter().for_each(|sentence| output::error_line(sentence));
        return Err(Stop::Data);
    }
    for (path, own) in &own {
        own::run(options, edition, &importer, path, own, &given)?;
    }
    let tables = known.iter().flat_map(|it| &it.rows).map(|(schema, _)| *schema);
    let tables: Vec<_> = tables.chain(own.iter().map(|(_, own)| own.proposal.schema)).collect();
    if known.is_empty() {
        values::not_used(&said, &tables, &[]).iter().for_each(|it| output::message(it));
        return Ok(());
    }
    let mut plans = importer.plans(known);
    values::not_used(&said, &tables, &plans).iter().for_each(|it| output::message(it));
    if options.a_blanc {
        plans.iter().try_for_each(|plan| output::result(&shown::whole(plan, input)))?;
        return foresee(options, edition, &importer, &plans, said);
    }
    plans.iter_mut().for_each(|plan| ask_corrected(options, plan, input));
    apply(options, edition, &importer, &plans, (said, new))
}

/// Shows the plans, asks, and writes.
fn apply(
    options: &ImportOptions,
    edition: &Path,
    importer: &Importer<'_>,
    plans: &[Plan],
    (mut said, new): (Said, &[OwnProfile]),
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
    let mut declared = Declared::default();
    for plan in &open {
        complete(options, importer, plan, &mut said, &mut declared)?;
    }
    // Before the question: what cannot be written is not worth an answer.
    let mut files = files(edition, importer, &open, &said, overwrites)?;
    files.also(edition, &declared, new)?;
    if !files.is_empty() || options.sans_exemples {
        without_examples(options, edition, importer, &open, &mut files)?;
    }
    if files.is_empty() {
        let is_there = plans.iter().any(|plan| !plan.rows.is_empty());
        output::message(match (refused, is_there) {
            (0, true) if edited > 0 => {
                "Rien n'est écrit : les lignes modifiées à la main restent telles quelles ; --ecraser y prend les valeurs de l'export.\n"
            }
            (0, true) => "Rien à écrire : les tables ont déjà ces lignes.\n",
            (0, false) => {
                "Rien à écrire : l'export n'a pas de ligne pour cette édition (--autres-annees prend aussi celles d'une autre année).\n"
            }
            _ => "Rien n'a été écrit.\n",
        });
        return ended(refused);
    }
    files.advice().iter().for_each(|advice| output::message(advice));
    consequences::tell(edition, || files.replaced(), rows(plans));
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

/// Asks whether rows are rows of the table, corrected: where nobody is asked, they are.
fn ask_corrected(options: &ImportOptions, plan: &mut Plan, input: &Input) {
    if plan.corrected.is_empty() || values::is_silent(options) {
        return;
    }
    output::message(&shown::corrected(plan, input, usize::MAX));
    if !questions::offered("Sont-ce les mêmes lignes, corrigées depuis ?") {
        plan.part_corrected();
    }
}

/// The files of plans, with the rows of each.
fn files(
    edition: &Path,
    importer: &Importer<'_>,
    plans: &[&Plan],
    said: &Said,
    overwrites: bool,
) -> Result<Files, Stop> {
    let mut files = Files::default();
    for plan in plans {
        let (changed, added) = importer.cells(plan, said, overwrites);
        let (schema, removed, period) = (plan.schema, &plan.examples, importer.period);
        let rows = Rows { schema, changed, added, removed, period };
        files.add(edition, importer.input, &rows)?;
    }
    Ok(files)
}

/// Takes the examples out of the tables that receive nothing, if the user wants it.
fn without_examples(
    options: &ImportOptions,
    edition: &Path,
    importer: &Importer<'_>,
    open: &[&Plan],
    files: &mut Files,
) -> Result<(), Stop> {
    let is_open = |name: &str| open.iter().any(|plan| plan.schema.name == name);
    if options.sans_exemples {
        let told: Vec<&str> = open.iter().map(|plan| plan.schema.name).collect();
        for kept in importer.examples_in_workbooks(&told) {
            output::message(&format!("  · {kept}\n"));
        }
    }
    let mut others = importer.examples();
    others.retain(|(schema, _)| !is_open(schema.name));
    if others.is_empty() {
        return Ok(());
    }
    let told =
        others.iter().map(|(schema, records)| format!("{} ({})", schema.name, records.len()));
    let told = told.collect::<Vec<_>>().join(", ");
    let asks = !options.oui && questions::are_answered() && !options.sans_exemples;
    let are_unwanted = options.sans_exemples
        || (asks
            && agreed(&format!("Retirer aussi les lignes d'exemple des autres tables ? {told}")));
    if !are_unwanted {
        if !asks {
            output::message(&format!(
                "Il reste des lignes d'exemple dans d'autres tables : {told} ; --sans-exemples les retire aussi.\n"
            ));
        }
        return Ok(());
    }
    output::message(&format!("Les lignes d'exemple des autres tables sont retirées : {told}.\n"));
    for kept in others.iter().flat_map(|(schema, _)| importer.kept_examples(schema.name)) {
        output::message(&format!("  · {kept}\n"));
    }
    for (schema, removed) in &others {
        let (changed, added, period) = (BTreeMap::new(), Vec::new(), importer.period);
        files.add(edition, importer.input, &Rows { schema, changed, added, removed, period })?;
    }
    Ok(())
}

/// How many rows plans have.
fn rows(plans: &[Plan]) -> usize {
    plans.iter().map(|plan| plan.rows.len()).sum()
}

/// Of what is only tried: what would have to be said, and what the edition would say of it.
fn foresee(
    options: &ImportOptions,
    edition: &Path,
    importer: &Importer<'_>,
    plans: &[Plan],
    mut said: Said,
) -> Result<(), Stop> {
    let mut declared = Declared::default();
    let mut is_told = true;
    for plan in plans {
        match complete(options, importer, plan, &mut said, &mut declared) {
            Ok(()) => {}
            Err(Stop::Usage(reason)) => {
                is_told = false;
                output::message(&format!("Pour écrire : {reason}.\n"));
            }
            Err(other) => return Err(other),
        }
    }
    if is_told {
        let overwrites = options.ecraser;
        let open: Vec<&Plan> = plans.iter().filter(|plan| !plan.is_empty(overwrites)).collect();
        let mut files = files(edition, importer, &open, &said, overwrites)?;
        files.also(edition, &declared, &[])?;
        files.advice().iter().for_each(|advice| output::message(advice));
        consequences::tell(edition, || files.replaced(), rows(plans));
    }
    Ok(())
}

/// Rows that were refused are told by the exit code too.
fn ended(refused: usize) -> Result<(), Stop> {
    if refused > 0 { Err(Stop::Data) } else { Ok(()) }
}

/// `--avec categorie=rencontres`, `--avec "categorie[Atelier]=rencontres"`
fn said(written: &[String]) -> Result<Said, Stop> {
    let mut said = Said::default();
    for text in written {
        let pair =
            text.split_once('=').filter(|(name, value)| !name.is_empty() && !value.is_empty());
        let (name, value) = pair.ok_or_else(|| {
            Stop::Usage(format!("« --avec {text} » : écrivez colonne=valeur, par exemple --avec categorie=rencontres"))
        })?;
        let value = value.trim().to_owned();
        match name.trim().strip_suffix(']').and_then(|it| it.split_once('[')) {
            Some((column, sort)) => {
                said.sorts.insert((name_key(column), name_key(sort)), value);
            }
            None => {
                said.all.insert(name_key(name), value);
            }
        }
    }
    Ok(said)
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
