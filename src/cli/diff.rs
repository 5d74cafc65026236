//! `rapport diff`: what changed between two states of an edition, or two years.

use std::process::ExitCode;

use super::args::{DiffOptions, Format};
use super::ending::leave_to_the_system;
use super::engines::Kept;
use super::progress::Progress;
use super::sides::{self, State};
use super::{Stop, bounds, machine, output, targets};
use crate::charts::Drawn;
use crate::compare::{self, Side};
use crate::compile::prepared::{Prepared, count};
use crate::compile::stages;
use crate::design::templates::Templates;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::typeset::Document;
use crate::typeset::bundle::Purpose;

pub(super) fn run(options: &DiffOptions) -> Result<ExitCode, Stop> {
    machine::expect_much();
    if let Some(page) = &options.html
        && !page.extension().is_some_and(|it| it.eq_ignore_ascii_case("html"))
    {
        return Err(Stop::Usage("--html écrit une page : donnez un nom en .html".to_owned()));
    }
    let (before, after) = sides::both(options.states.as_slice())?;
    if let Some(page) = &options.html {
        for state in [&before, &after] {
            targets::keep_out(page, state.folder())?;
        }
    }
    let progress = Progress::begin();
    progress.say("lecture des deux états");
    let (old, new) = rayon::join(|| read(&before), || read(&after));
    let (old, new) = (old?, new?);
    progress.say("comparaison");
    let mut comparison = compare::compare(side(&before, &old.0), side(&after, &new.0));
    let not_held = compare::not_held(side(&before, &old.0), side(&after, &new.0));
    if options.pages && !before.only_tables() && !after.only_tables() {
        progress.say("pages du premier état");
        let engine = &mut Kept::default();
        let first = pages(&before, old.0, engine)?;
        progress.say("pages du second état");
        let second = pages(&after, new.0, engine)?;
        comparison.pages = compare::compare_pages(&first, &second, options.html.is_some());
        leave_to_the_system((first, second));
    }
    drop(progress);
    for (state, errors) in [(&before, old.1), (&after, new.1)] {
        if errors > 0 {
            let errors = french::count(errors, "erreur");
            output::message(&format!(
                "« {} » contient {errors} : des lignes et des chiffres peuvent y manquer\n",
                state.name()
            ));
        }
        if state.only_tables() {
            let figures = match state.printed() {
                Some(_) => "ses chiffres sont ceux qu'il imprime",
                None => "ses chiffres sont comptés avec les réglages de l'autre état",
            };
            output::message(&format!(
                "« {} » ne donne que ses tables : ni ses textes ni ses réglages ne sont comparés, {figures}\n",
                state.name()
            ));
        }
    }
    if !not_held.is_empty() {
        let names: Vec<String> = not_held.iter().map(|name| format!("« {name} »")).collect();
        output::message(&format!(
            "Ne sont pas comparées, faute d'être jointes des deux côtés : {}, ni les chiffres qui en viennent ; « joindre = true » sous [[tables]] joint une table au PDF\n",
            names.join(", ")
        ));
    }
    if let Some(page) = &options.html {
        output::write_whole(page, compare::page(&comparison).as_bytes())?;
        output::result(&format!("{}\n", page.display()))?;
    } else if options.format == Format::Json {
        output::result(&comparison.json())?;
    } else {
        let signs = if output::is_simple() { compare::SPOKEN } else { compare::DRAWN };
        output::result(&compare::summary(&comparison, &signs))?;
    }
    Ok(ExitCode::from(u8::from(!comparison.is_same())))
}

fn side<'a>(state: &'a State, prepared: &'a Prepared) -> Side<'a> {
    let (name, only_tables) = (state.name(), state.only_tables());
    Side { name, prepared, only_tables, printed: state.printed() }
}

/// A state read and counted, and how many errors it has. Of one that has its tables only, the settings
/// and what they name are not its own: only what stands in its tables is wrong with it.
fn read(state: &State) -> Result<(Prepared, usize), Stop> {
    let mut diagnostics = Diagnostics::default();
    let prepared = count(state.folder(), &mut diagnostics);
    if prepared.input.manifest.edition.is_none() {
        return Err(Stop::Usage(format!(
            "« {} » n'a pas de rapport.toml lisible : « rapport check » dit ce qui ne va pas",
            state.name()
        )));
    }
    let sources = &prepared.input.sources;
    let is_its_own = |one: &&Diagnostic| {
        let file = one.place.map(|place| sources.file(place.file()).path.as_str());
        let is_of_a_table = file.is_some_and(|it| it.ends_with(".csv"));
        // A PDF holds no pictures: what its rows name is not missing.
        !state.only_tables() || (is_of_a_table && one.code != Code::MissingFile)
    };
    let errors = diagnostics.iter().filter(|one| one.is_error()).filter(is_its_own).count();
    Ok((prepared, errors))
}

/// The pages of the report of a state. What is the same in the state before is not made again.
fn pages(state: &State, mut prepared: Prepared, engine: &mut Kept) -> Result<Document, Stop> {
    let mut diagnostics = Diagnostics::default();
    let edition = state.folder();
    let templates = Templates::of(state.dressed_as(), &mut diagnostics);
    let drawn = &mut Drawn::default();
    let (report, reading) = (stages::REPORT, Purpose::Reading);
    let bundle =
        stages::assembled(&mut prepared, &templates, report, reading, drawn, &mut diagnostics);
    let document = bundle.and_then(|bundle| {
        let _watch = bounds::guard(edition, report, &bundle, prepared.rows());
        engine.with(bundle.fonts()).typeset(&bundle).document
    });
    document.ok_or_else(|| {
        Stop::Usage(format!(
            "les pages de « {} » ne peuvent pas être faites : « rapport check » dit pourquoi",
            state.name()
        ))
    })
}
