//! What is declared in rapport.toml, named in a row or put into the folder of pictures, and that no
//! page prints.

use rustc_hash::FxHashSet;

use super::placed::Placed;
use crate::dataset::named_pictures;
use crate::dataset::{Picture, RowRef};
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::MEMBERS;
use crate::guardian::View;
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::file_names;
use crate::read::prose::Prose;

/// Names that a message gives.
const NAMED: usize = 5;
/// How the names of files of pictures end.
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "svg"];

/// Tells the charts, the maps and the figures that nothing prints.
pub(in crate::guardian) fn what_is_declared_is_printed(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    // Without a text, nothing can be placed yet.
    if view.texts.is_empty() {
        return;
    }
    let placed = Placed::of(view);
    let settings = &view.dataset.settings;
    let charts = settings.charts.iter().map(|it| &it.id);
    let charts = charts.filter(|id| !placed.draws_chart(&id.value, settings));
    tell(
        &charts.collect::<Vec<_>>(),
        ["le graphique", "graphiques", "n'est dessiné", "ne sont dessinés"],
        "placez-le dans un texte, #graphique(\"…\"), ou retirez-le de rapport.toml",
        diagnostics,
    );
    let maps = settings.maps.iter().map(|it| &it.id);
    let maps = maps.filter(|id| !placed.draws_map(&id.value, settings));
    tell(
        &maps.collect::<Vec<_>>(),
        ["la carte", "cartes", "n'est dessinée", "ne sont dessinées"],
        "placez-la dans un texte, #carte(\"…\"), ou retirez-la de rapport.toml",
        diagnostics,
    );
    let hooks = settings.chapters.iter().filter_map(|chapter| chapter.hook.as_ref());
    let printed: FxHashSet<&str> = settings
        .edition
        .printed_figures()
        .chain(hooks)
        .map(|id| id.value.as_str())
        .chain([MEMBERS])
        .collect();
    // A published value is held against the rows, cited or not.
    let figures = settings.figures.iter().filter(|it| it.published.is_none()).map(|it| &it.id);
    // A figure is printed where one of its groups is, or one that is made of it.
    let made_of = |id: &str| {
        let named = |it: &Option<Sourced<String>>| it.as_ref().is_some_and(|it| it.value == id);
        settings.figures.iter().any(|it| named(&it.of) || named(&it.by))
    };
    let is_printed = |id: &Sourced<String>| {
        let own = view.figures.list.iter().filter(|it| it.declared_at == Some(id.place));
        let mut ids = own.map(|it| it.id.as_str()).chain([id.value.as_str()]);
        ids.any(|id| printed.contains(id) || placed.has(id) || made_of(id))
    };
    let figures = figures.filter(|id| !is_printed(id));
    tell(
        &figures.collect::<Vec<_>>(),
        ["le chiffre", "chiffres", "n'est imprimé", "ne sont imprimés"],
        "citez-le dans un texte, #chiffre(\"…\"), ou retirez-le de rapport.toml",
        diagnostics,
    );
}

/// One diagnostic for all declarations of a kind.
fn tell(
    ids: &[&Sourced<String>],
    [one, many, is_not, are_not]: [&str; 4],
    help: &str,
    diagnostics: &mut Diagnostics,
) {
    let Some(first) = ids.first() else { return };
    let message = match ids.len() {
        1 => format!("{one} « {} » {is_not} nulle part", first.value),
        count => {
            let names = ids.iter().map(|id| format!("« {} »", id.value));
            format!("{count} {many} {are_not} nulle part : {}", listed(names))
        }
    };
    let reported =
        Diagnostic::new(Code::NotPrinted, message).at(first.place).about(many).help(help);
    diagnostics.push(reported);
}

/// Tells the pictures that rows name and no text places, and those that nothing names.
pub(in crate::guardian) fn pictures_are_printed(view: &View<'_>, diagnostics: &mut Diagnostics) {
    if view.texts.is_empty() {
        return;
    }
    let placed = Placed::of(view);
    let dataset = view.dataset;
    let events = dataset.events.iter().filter(|it| it.photo.is_some() && !placed.has(&it.id));
    let publications =
        dataset.publications.iter().filter(|it| it.cover.is_some() && !placed.has(&it.id));
    let shows = |table: &str, column: &str| {
        let prints = |name: &str| view.commands.shows_pictures(name, table, column);
        let calls = |text: &Prose| text.functions.iter().any(|name| prints(name));
        let mut all = view.commands.iter().map(|(name, _)| name).filter(|name| prints(name));
        view.texts.iter().any(calls) || all.any(|name| view.own_templates.contains(name))
    };
    let logos = shows("partenaires", "logo");
    let partners = dataset.partners.iter().filter(|it| it.logo.is_some() && !logos);
    let signs = |name: &str| {
        let signatories = dataset.settings.front.iter().filter_map(|it| it.signatory.as_deref());
        signatories.into_iter().any(|it| name_key(it) == name_key(name))
    };
    let portraits = shows("personnes", "photo");
    let people =
        dataset.people.iter().filter(|it| it.photo.is_some() && !portraits && !signs(&it.name));
    let images = dataset.images.iter().filter(|it| !placed.has(&it.id));
    let columns: [(_, _, Vec<RowRef>, _); 5] = [
        (
            "evenements",
            "photo",
            events.map(|it| it.row).collect(),
            "#photo(\"…\") avec l'« id » de sa ligne",
        ),
        (
            "publications",
            "couverture",
            publications.map(|it| it.row).collect(),
            "#publication(\"…\")",
        ),
        (
            "personnes",
            "photo",
            people.map(|it| it.row).collect(),
            "#portraits(\"bureau\"), ou nommez la personne à « signataire » de [[avant]]",
        ),
        (
            "images",
            "photo",
            images.map(|it| it.row).collect(),
            "#photo(\"…\") avec l'« id » de sa ligne",
        ),
        ("partenaires", "logo", partners.map(|it| it.row).collect(), "#partenaires()"),
    ];
    for (table, column, rows, call) in columns {
        let Some(first) = rows.first() else { continue };
        let lines = rows.iter().filter_map(|row| view.input.sources.locate(row.place()).line);
        let message = match rows.len() {
            1 => format!("« {column} » : aucun texte ne place l'image de cette ligne"),
            count => format!(
                "« {column} » : aucun texte ne place les images de {count} lignes ({})",
                listed(lines.map(|line| line.to_string()))
            ),
        };
        diagnostics.push(
            Diagnostic::new(Code::NotPrinted, message)
                .at(view.cell(table, *first, column))
                .about(format!("{table}.{column}"))
                .help(format!("placez-la dans un texte, {call}, ou videz la cellule")),
        );
    }
    diagnostics.extend(unnamed(view, &placed));
}

/// What is told of the files that nothing names.
fn unnamed(view: &View<'_>, placed: &Placed<'_>) -> Option<Diagnostic> {
    let named: FxHashSet<String> = named_pictures(view.input).map(file_names::key).collect();
    let files = || view.input.images.iter().map(|it| it.path.trim_start_matches(Picture::FOLDER));
    let there: FxHashSet<String> = files().map(file_names::key).collect();
    // A name that no file has is reported at its place, and may be that of one of these.
    if !named.is_subset(&there) {
        return None;
    }
    let is_picture = |file: &&str| {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        PICTURES.contains(&ending.as_str())
    };
    let unnamed: Vec<&str> = files()
        .filter(is_picture)
        .filter(|file| !named.contains(&file_names::key(file)) && !placed.names(file))
        .collect();
    let message = match unnamed.as_slice() {
        [] => return None,
        [one] => {
            format!("l'image « images/{one} » n'est nommée nulle part : elle n'est pas imprimée")
        }
        many => format!(
            "{} images du dossier « images » ne sont nommées nulle part, et ne sont pas imprimées : {}",
            many.len(),
            listed(many.iter().map(|it| format!("« {it} »")))
        ),
    };
    Some(
        Diagnostic::new(Code::NotPrinted, message)
            .about("images")
            .help("nommez-les dans une table (« photo », « couverture », « logo »), dans un texte ou dans rapport.toml, ou sortez-les du dossier"),
    )
}

/// « a, b et 12 autres ».
fn listed(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    if names.len() > NAMED + 1 {
        let rest = names.split_off(NAMED).len();
        names.push(format!("{} autres", french::number(rest as u64)));
    }
    french::list(&names)
}
