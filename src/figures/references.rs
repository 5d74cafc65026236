//! What rapport.toml and the texts cite, held against what exists.

use std::ops::Range;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use crate::dataset::{Dataset, Event, Picture};
use crate::diagnostic::source::{Place, Sourced};
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics};
use crate::language::suggest::Names;
use crate::read::Input;
use crate::read::prose::{Citation, Cited, Kept, Prose};

use super::{Figure, Printed, Value, accounting, filter, standard};

/// The table of accounts.
const LEDGER: &str = "comptes";

/// Tells every id that is cited and does not exist.
pub fn check_references(
    input: &Input,
    dataset: &Dataset,
    figures: &[Figure],
    texts: &[Prose],
    diagnostics: &mut Diagnostics,
) {
    let known = Known::of(input, dataset, figures);
    let printed = Printed::of(figures, dataset);
    let settings = &dataset.settings;
    let hooks = settings.chapters.iter().filter_map(|chapter| chapter.hook.as_ref());
    for Sourced { value, place } in settings.edition.printed_figures().chain(hooks) {
        known.judge(Cited::Figure, value, *place, diagnostics);
        diagnostics.extend(unknown_value(value, *place, dataset, figures));
    }
    let is_named = |id: &str| settings.edition.printed_figures().any(|it| it.value == id);
    if settings.edition.supporters_figure.is_none() && !is_named(MEMBERS) {
        let declared = figures.iter().find(|it| it.id == MEMBERS).and_then(|it| it.declared_at);
        diagnostics.extend(declared.and_then(|at| unknown_value(MEMBERS, at, dataset, figures)));
    }
    for Sourced { value, place } in settings.collections.iter().filter_map(|it| it.chart.as_ref()) {
        known.judge(Cited::Chart, value, *place, diagnostics);
    }
    for Sourced { value, place } in settings.chapters.iter().flat_map(|chapter| &chapter.themes) {
        known.judge(Cited::Theme, value, *place, diagnostics);
    }
    for Sourced { value, place } in settings.chapters.iter().flat_map(|it| &it.categories) {
        named("la catégorie", "catégories", value, *place, &known.categories, diagnostics);
    }
    for Sourced { value, place } in settings.documents.iter().filter_map(|it| it.event.as_ref()) {
        known.judge(Cited::Event, value, *place, diagnostics);
    }
    for Sourced { value, place } in settings.documents.iter().flat_map(|it| &it.charts) {
        known.judge(Cited::Chart, value, *place, diagnostics);
    }
    for prose in texts {
        for (_, ids) in
            prose.lists.iter().flat_map(|it| &it.kept).filter(|(kept, _)| *kept == Kept::Chapter)
        {
            for (id, range) in ids {
                let place = Place::span(prose.file, range.clone());
                named("le chapitre", "chapitres", id, place, &known.chapters, diagnostics);
            }
        }
        for (id, range) in named_events(prose) {
            known.judge(Cited::Event, id, Place::span(prose.file, range.clone()), diagnostics);
        }
        for citation in &prose.citations {
            let Citation { cited, id, .. } = citation;
            let place = Place::span(prose.file, citation.range.clone());
            known.judge(*cited, id, place, diagnostics);
            if *cited == Cited::Figure {
                diagnostics.extend(unknown_value(id, place, dataset, figures));
            }
            if let Some(event) = printed.lacking(citation) {
                diagnostics.push(lacks(citation, event, place));
            }
        }
    }
}

/// The events that the lists of a text name, with their places.
fn named_events(prose: &Prose) -> impl Iterator<Item = &(String, Range<usize>)> {
    let kept = prose.lists.iter().flat_map(|list| &list.kept);
    kept.filter(|(kept, _)| *kept == Kept::Ids).flat_map(|(_, ids)| ids)
}

/// The figure that follows the supporters when the edition names none.
pub const MEMBERS: &str = "adherents";

/// What is told of a figure that is printed and of which nothing is known.
fn unknown_value(
    id: &str,
    place: Place,
    dataset: &Dataset,
    figures: &[Figure],
) -> Option<Diagnostic> {
    let figure = figures.iter().find(|it| it.id == id && it.value == Value::Unknown)?;
    let declaration = dataset.settings.figures.iter().find(|it| it.id.value == id);
    let rows = declaration.and_then(|it| Some((it.rows.as_ref()?, it.column.as_deref())));
    let help = match rows {
        Some((rows, _)) if figure.sources.is_empty() => format!(
            "aucune ligne de la table « {} » n'y compte : remplissez-la, corrigez le filtre, ou ne citez pas ce chiffre",
            rows.table.value
        ),
        Some((rows, Some(column))) => format!(
            "remplissez la colonne « {column} » de la table « {} », ou ne citez pas ce chiffre",
            rows.table.value
        ),
        _ => "donnez-lui une valeur ou une table, ou ne citez pas ce chiffre".to_owned(),
    };
    let message = format!("le chiffre « {id} » n'a pas de valeur : la page dirait « inconnu »");
    Some(Diagnostic::new(Code::UnknownValue, message).at(place).about(id).help(help))
}

/// Tells an id that none of the plan has.
fn named(
    what: &str,
    plural: &str,
    id: &str,
    place: Place,
    ids: &Ids<'_>,
    diagnostics: &mut Diagnostics,
) {
    if !ids.known.contains(id) {
        diagnostics.push(
            Diagnostic::new(Code::UnknownReference, format!("{what} « {id} » n'existe pas"))
                .at(place)
                .about(id)
                .help(ids.names.help(id, &format!("{plural} de l'édition")))
                .corrected(near(id, place, ids)),
        );
    }
}

/// The id that was surely meant, as somebody may decide: it stands between quotation marks.
fn near(id: &str, place: Place, ids: &Ids<'_>) -> Option<Correction> {
    let near = ids.names.nearest(id)?;
    let quoted = |id: &str| format!("\"{id}\"");
    Some(Correction::of_all(place, quoted(id), quoted(near)).doubtful())
}

/// A text cites what the row of an event does not say.
fn lacks(citation: &Citation, event: &Event, place: Place) -> Diagnostic {
    let form = citation.form.as_deref().unwrap_or_default();
    let message = format!("l'événement « {} » n'a pas de « {form} »", citation.id);
    Diagnostic::new(Code::MissingValue, message)
        .at(place)
        .related(event.row.place(), "sa ligne est ici")
        .about(&citation.id)
        .help("remplissez la cellule dans la table, ou retirez cette citation du texte")
}

/// The table that gives what is cited.
fn table_of(cited: Cited, id: &str) -> Option<&'static str> {
    match cited {
        Cited::Figure => standard::table_of(id),
        Cited::Event | Cited::Speakers | Cited::Photo => Some("evenements"),
        Cited::Publication => Some("publications"),
        _ => None,
    }
}

/// The ids of one kind.
struct Ids<'a> {
    names: Names<'a>,
    known: FxHashSet<&'a str>,
}

impl<'a> Ids<'a> {
    fn of(ids: impl Iterator<Item = &'a str>) -> Self {
        let names = Names::of(ids);
        Self { known: names.list().iter().copied().collect(), names }
    }
}

struct Known<'a> {
    input: &'a Input,
    dataset: &'a Dataset,
    figures: Ids<'a>,
    events: Ids<'a>,
    photos: Ids<'a>,
    charts: Ids<'a>,
    maps: Ids<'a>,
    collections: Ids<'a>,
    publications: Ids<'a>,
    annexes: Ids<'a>,
    themes: Ids<'a>,
    categories: Ids<'a>,
    chapters: Ids<'a>,
    tables: Ids<'a>,
}

impl<'a> Known<'a> {
    fn of(input: &'a Input, dataset: &'a Dataset, figures: &'a [Figure]) -> Self {
        let settings = &dataset.settings;
        let others = &dataset.other_years;
        let events = dataset.events.iter().chain(&others.events).map(|it| it.id.as_str());
        let images = dataset.images.iter().map(|it| it.id.as_str());
        let publications = dataset.publications.iter().chain(&others.publications);
        Self {
            input,
            dataset,
            figures: Ids::of(figures.iter().map(|it| it.id.as_str())),
            photos: Ids::of(events.clone().chain(images).filter(|id| !id.is_empty())),
            events: Ids::of(events.filter(|id| !id.is_empty())),
            charts: Ids::of(settings.charts.iter().map(|it| it.id.value.as_str())),
            maps: Ids::of(settings.maps.iter().map(|it| it.id.value.as_str())),
            collections: Ids::of(settings.collections.iter().map(|it| it.id.as_str())),
            publications: Ids::of(publications.map(|it| it.id.as_str())),
            annexes: Ids::of(settings.annexes.iter().map(|it| it.id.as_str())),
            themes: Ids::of(settings.themes.iter().map(|it| it.id.as_str())),
            categories: Ids::of(settings.categories.iter().map(|it| it.id.as_str())),
            chapters: Ids::of(settings.chapters.iter().map(|it| it.id.as_str())),
            tables: Ids::of(settings.catalogue.names()),
        }
    }

    fn judge(&self, cited: Cited, id: &str, place: Place, diagnostics: &mut Diagnostics) {
        let (code, what, plural, ids) = match cited {
            // Its fields are fixed: the templates judge them.
            Cited::Organisation => return,
            Cited::Figure => (Code::UnknownFigure, "le chiffre", "chiffres", &self.figures),
            Cited::Event | Cited::Speakers => {
                (Code::UnknownReference, "l'événement", "événements", &self.events)
            }
            Cited::Photo => {
                (Code::UnknownReference, "l'événement ou l'image", "identifiants", &self.photos)
            }
            Cited::Chart => (Code::UnknownReference, "le graphique", "graphiques", &self.charts),
            Cited::Map => (Code::UnknownReference, "la carte", "cartes", &self.maps),
            Cited::Collection => {
                (Code::UnknownReference, "la collection", "collections", &self.collections)
            }
            Cited::Publication => {
                (Code::UnknownReference, "la publication", "publications", &self.publications)
            }
            Cited::Annex => (Code::UnknownReference, "l'annexe", "annexes", &self.annexes),
            Cited::Table => (Code::UnknownReference, "la table", "tables", &self.tables),
            Cited::Theme => (Code::UnknownReference, "la rubrique", "rubriques", &self.themes),
        };
        if ids.known.contains(id) {
            return;
        }
        if let Some(table) = table_of(cited, id).filter(|it| !self.dataset.has_rows(it)) {
            let years = filter::other_years(table, self.dataset);
            let nothing = match &years {
                Some(_) => format!("n'a aucune ligne de {}", self.dataset.period()),
                None => "n'a aucune ligne".to_owned(),
            };
            let message = format!("la table « {table} », d'où vient « {id} », {nothing}");
            let declared = match cited {
                Cited::Figure => ", ou déclarez ce chiffre dans [[chiffres]]",
                _ => ", ou retirez ce qui le cite",
            };
            diagnostics.push(
                Diagnostic::new(Code::MissingTable, message).at(place).about(table).help(match years {
                    Some(years) => format!(
                        "ses lignes sont de {years} : corrigez leurs dates, ou ajoutez celles de l'année{declared}"
                    ),
                    None => format!(
                        "ajoutez au dossier le fichier « {table}.csv » ou « {table}.xlsx »{declared}"
                    ),
                }),
            );
            return;
        }
        // The accounts of next year begin with the rows of last year's, without their amounts.
        if cited == Cited::Figure && accounting::is_one(id) {
            let message = format!(
                "aucune ligne de la table « {LEDGER} » n'a de montant dont viendrait « {id} »"
            );
            let help = "remplissez la colonne « montant » des comptes dont il est la somme, ou retirez ce qui cite ce chiffre";
            diagnostics.push(
                Diagnostic::new(Code::MissingTable, message).at(place).about(LEDGER).help(help),
            );
            return;
        }
        // A picture is cited by the id of its row, not by its file.
        let is_file = |it: &&crate::read::Asset| it.path.trim_start_matches(Picture::FOLDER) == id;
        if cited == Cited::Photo && self.input.images.iter().any(|it| is_file(&it)) {
            let message =
                format!("« {id} » est un fichier : une photo se cite par l'« id » de sa ligne");
            let help = "donnez-lui une ligne dans la table « images » (id, photo, photo_alt, photo_credit), et citez cet « id »";
            diagnostics.push(Diagnostic::new(code, message).at(place).about(id).help(help));
            return;
        }
        // A Mac, or a PDF, takes the accents apart: nobody sees the difference.
        if let Some(same) = ids.known.iter().find(|it| it.nfc().eq(id.nfc())) {
            let message = format!(
                "{what} « {id} » n'existe pas : ses accents sont écrits en deux signes, là ou ici"
            );
            let help = format!(
                "retapez « {same} » au clavier, dans le texte et à l'endroit qui le déclare"
            );
            diagnostics.push(Diagnostic::new(code, message).at(place).about(id).help(help));
            return;
        }
        // A table has rows, and none of them has a name.
        if let Some(table) =
            table_of(cited, id).filter(|_| cited != Cited::Figure && ids.known.is_empty())
        {
            let has = self.input.tables.get(table).is_some_and(|table| table.has("id"));
            let column =
                if has { "remplissez la colonne « id »" } else { "ajoutez la colonne « id »" };
            let message = format!(
                "{what} « {id} » n'existe pas : aucune ligne de la table « {table} » n'a d'id"
            );
            let help = format!("{column}, et écrivez-y « {id} » à la ligne que vous citez");
            diagnostics.push(Diagnostic::new(code, message).at(place).about(id).help(help));
            return;
        }
        // The tool counts the members, where it can.
        let lacking = || super::members::headcounts(self.dataset).lacking;
        if let Some(why) = (cited == Cited::Figure && id == MEMBERS).then(lacking).flatten() {
            let message = format!("le chiffre « {id} » n'a pas de valeur : {why}");
            let help = "comptez-les dans la table « effectifs », ou le tout à une ligne « ensemble » ; sinon retirez de rapport.toml les [[types_adherents]] que vous n'avez pas";
            diagnostics.push(Diagnostic::new(code, message).at(place).about(id).help(help));
            return;
        }
        let existing = ids.names.help(id, &format!("{plural} de l'édition"));
        let help = match code {
            Code::UnknownFigure if ids.names.nearest(id).is_none() => {
                format!(
                    "déclarez-le dans [[chiffres]] avec id = \"{id}\", ou corrigez le nom ({existing})"
                )
            }
            _ if cited == Cited::Table => format!(
                "{existing} ; un tableau écrit dans le texte a une ligne entre parenthèses, l'en-tête d'abord : #tableau((\"Poste\", \"2021\"), (\"Loyers\", \"1 200\"))"
            ),
            _ => existing,
        };
        diagnostics.push(
            Diagnostic::new(code, format!("{what} « {id} » n'existe pas"))
                .at(place)
                .about(id)
                .help(help)
                .corrected(near(id, place, ids)),
        );
    }
}
