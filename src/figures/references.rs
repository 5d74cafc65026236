//! What rapport.toml and the texts cite, held against what exists, and the
//! mistakes of syntax of the texts.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::dataset::Dataset;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::french;
use crate::prose::{Citation, Cited, Prose};
use crate::quantity::Quantity;
use crate::read::Input;
use crate::source::{Place, Sourced};
use crate::suggest::Names;
use crate::typeset;

use super::{Figure, standard};

/// Tells every id that is cited and does not exist.
pub fn check_references(
    input: &Input,
    dataset: &Dataset,
    figures: &[Figure],
    texts: &[Prose],
    diagnostics: &mut Diagnostics,
) {
    let known = Known::of(input, dataset, figures);
    let settings = &dataset.settings;
    let hooks = settings.chapters.iter().filter_map(|chapter| chapter.hook.as_ref());
    for Sourced { value, place } in settings.edition.key_figures.iter().chain(hooks) {
        known.judge(Cited::Figure, value, *place, diagnostics);
    }
    for Sourced { value, place } in settings.chapters.iter().flat_map(|chapter| &chapter.themes) {
        known.judge(Cited::Theme, value, *place, diagnostics);
    }
    for Sourced { value, place } in settings.documents.iter().filter_map(|it| it.event.as_ref()) {
        known.judge(Cited::Event, value, *place, diagnostics);
    }
    for Sourced { value, place } in settings.documents.iter().flat_map(|it| &it.charts) {
        known.judge(Cited::Chart, value, *place, diagnostics);
    }
    for prose in texts {
        // Only a text that is known to be broken is parsed again for its faults.
        if prose.broken {
            faults(input, prose, diagnostics);
        }
        for Citation { cited, id, range, .. } in &prose.citations {
            known.judge(*cited, id, Place::span(prose.file, range.clone()), diagnostics);
        }
    }
}

fn faults(input: &Input, prose: &Prose, diagnostics: &mut Diagnostics) {
    let (issues, others) = typeset::syntax_mistakes(&input.sources.file(prose.file).text);
    for issue in issues {
        let range = issue.place.map(|place| place.range).unwrap_or_default();
        // The guardian says what these signs were meant to be.
        if prose.habits.iter().any(|habit| is_within(&habit.covers, &range)) {
            continue;
        }
        let mut one =
            Diagnostic::new(Code::Typst, issue.message).at(Place::span(prose.file, range));
        one.help = (!issue.hints.is_empty()).then(|| issue.hints.join(" ; "));
        diagnostics.push(one);
    }
    if others > 0 {
        let message = french::with_unit(
            &Quantity::exact(others as u64),
            "autre faute de syntaxe dans ce texte",
            "autres fautes de syntaxe dans ce texte",
        );
        diagnostics.push(
            Diagnostic::new(Code::Typst, message)
                .at(Place::File(prose.file))
                .help("corrigez les premières : les suivantes en découlent souvent"),
        );
    }
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

fn is_within(whole: &Range<usize>, part: &Range<usize>) -> bool {
    whole.start <= part.start && part.start <= whole.end
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
    charts: Ids<'a>,
    maps: Ids<'a>,
    collections: Ids<'a>,
    publications: Ids<'a>,
    annexes: Ids<'a>,
    themes: Ids<'a>,
}

impl<'a> Known<'a> {
    fn of(input: &'a Input, dataset: &'a Dataset, figures: &'a [Figure]) -> Self {
        let settings = &dataset.settings;
        let events = dataset.events.iter().map(|it| it.id.as_str());
        Self {
            input,
            dataset,
            figures: Ids::of(figures.iter().map(|it| it.id.as_str())),
            events: Ids::of(events.filter(|id| !id.is_empty())),
            charts: Ids::of(settings.charts.iter().map(|it| it.id.value.as_str())),
            maps: Ids::of(settings.maps.iter().map(|it| it.id.value.as_str())),
            collections: Ids::of(settings.collections.iter().map(|it| it.id.as_str())),
            publications: Ids::of(dataset.publications.iter().map(|it| it.id.as_str())),
            annexes: Ids::of(settings.annexes.iter().map(|it| it.id.as_str())),
            themes: Ids::of(settings.themes.iter().map(|it| it.id.as_str())),
        }
    }

    fn judge(&self, cited: Cited, id: &str, place: Place, diagnostics: &mut Diagnostics) {
        let (code, what, plural, ids) = match cited {
            // Its fields are fixed: the templates judge them.
            Cited::Organisation => return,
            Cited::Figure => (Code::UnknownFigure, "le chiffre", "chiffres", &self.figures),
            Cited::Event | Cited::Speakers | Cited::Photo => {
                (Code::UnknownReference, "l'événement", "événements", &self.events)
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
            Cited::Theme => (Code::UnknownReference, "la rubrique", "rubriques", &self.themes),
        };
        if ids.known.contains(id) {
            return;
        }
        if let Some(table) = table_of(cited, id).filter(|it| self.dataset.records(it).is_empty()) {
            let message = format!("la table « {table} », d'où vient « {id} », n'a aucune ligne");
            let declared = match cited {
                Cited::Figure => ", ou déclarez ce chiffre dans [[chiffres]]",
                _ => ", ou retirez ce qui le cite",
            };
            diagnostics.push(
                Diagnostic::new(Code::MissingTable, message).at(place).about(table).help(format!(
                    "ajoutez au dossier le fichier « {table}.csv » ou « {table}.xlsx »{declared}"
                )),
            );
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
        let existing = ids.names.help(id, &format!("{plural} de l'édition"));
        let help = match code {
            Code::UnknownFigure if ids.names.nearest(id).is_none() => {
                format!(
                    "déclarez-le dans [[chiffres]] avec id = \"{id}\", ou corrigez le nom ({existing})"
                )
            }
            _ => existing,
        };
        diagnostics.push(
            Diagnostic::new(code, format!("{what} « {id} » n'existe pas"))
                .at(place)
                .about(id)
                .help(help),
        );
    }
}
