//! The curves of several years: what the editions before this one do not say of a figure.

use std::collections::BTreeSet;

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::Figure;
use crate::figures::history::PastEdition;
use crate::guardian::View;
use crate::language::suggest::nearest;

/// Tells each curve that has nothing to show, and each edition that cannot give its value.
pub(in crate::guardian) fn curves_have_their_years(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let asked = asked(view);
    for (function, figure, place) in &asked {
        let is_known = !view.history.of(figure).is_empty();
        diagnostics.extend((!is_known).then(|| nothing(function, figure, *place, view)));
    }
    let curves = view.dataset.settings.edition.curves.is_some();
    let keys = || view.dataset.settings.edition.key_figures.iter().map(|id| id.value.as_str());
    let figures: BTreeSet<&str> = asked.iter().map(|(_, figure, _)| figure.id.as_str()).collect();
    let figures: BTreeSet<&str> = figures.into_iter().chain(keys().filter(|_| curves)).collect();
    // Of the year just before this one, the comparison tells what is wrong.
    let last = view.dataset.period().before().name();
    for edition in &view.history.editions {
        let is_last = edition.period == last;
        diagnostics.extend(of_another_year(edition).filter(|_| !is_last));
        diagnostics.extend(faults(edition).filter(|_| !is_last));
        for figure in &figures {
            diagnostics.extend(unlike(edition, figure, view).filter(|_| !is_last));
            diagnostics.extend(misspelt(edition, figure, view));
        }
    }
}

/// The figures of which a text asks for a curve: by which function, and where.
fn asked<'a>(view: &View<'a>) -> Vec<(&'a str, &'a Figure, Place)> {
    let is_curve = |name: &str| view.commands.get(name).is_some_and(|command| command.of_years);
    let mut found = Vec::new();
    for text in view.texts {
        for citation in text.citations.iter().filter(|it| is_curve(&it.function)) {
            let figure = view.figures.list.iter().find(|figure| figure.id == citation.id);
            let place = Place::span(text.file, citation.range.clone());
            found.extend(figure.map(|figure| (citation.function.as_str(), figure, place)));
        }
    }
    found
}

fn nothing(function: &str, figure: &Figure, place: Place, view: &View<'_>) -> Diagnostic {
    let what = format!("#{function}(\"{}\")", figure.id);
    let at_hand: Vec<String> =
        view.history.editions.iter().filter(|it| it.folder.is_some()).map(name).collect();
    let (why, help) = match at_hand.as_slice() {
        [] => (
            "il n'y a pas d'édition avant celle-ci".to_owned(),
            "retirez-la, ou donnez les années d'avant, un dossier chacune (« rapport aide guide »)",
        ),
        [one] => (
            format!("l'édition {one} n'a pas ce chiffre"),
            "ajoutez-y ce [[chiffres]], avec le même « id », ou retirez la courbe",
        ),
        several => (
            format!("aucune des éditions {} n'a ce chiffre", several.join(", ")),
            "ajoutez-y ce [[chiffres]], avec le même « id », ou retirez la courbe",
        ),
    };
    Diagnostic::new(Code::NothingPrinted, format!("{what} n'imprime rien : {why}"))
        .at(place)
        .about(&figure.id)
        .help(help)
}

fn name(edition: &PastEdition) -> String {
    edition.period.to_string()
}

fn about(edition: &PastEdition, message: String) -> Diagnostic {
    Diagnostic::new(Code::PreviousEdition, message).about(name(edition))
}

fn of_another_year(edition: &PastEdition) -> Option<Diagnostic> {
    let (says, folder) = (edition.says?, edition.folder.as_ref()?);
    let message = format!(
        "le dossier « {folder} » est celui de {}, et son rapport.toml dit {says} : les courbes n'ont pas cette année",
        edition.period
    );
    Some(about(edition, message).help("corrigez l'un ou l'autre"))
}

fn faults(edition: &PastEdition) -> Option<Diagnostic> {
    let folder = edition.folder.as_ref().filter(|_| edition.is_faulty)?;
    let message = format!(
        "l'édition {}, que les courbes montrent, contient des erreurs : ses chiffres peuvent y manquer",
        edition.period
    );
    let help = format!("lancez « rapport check {folder} » et corrigez-les");
    Some(about(edition, message).help(help))
}

/// An edition of which the figure is of another kind, in another unit or in another currency: its point is missing.
fn unlike(edition: &PastEdition, id: &str, view: &View<'_>) -> Option<Diagnostic> {
    let same = |list: &[Figure]| Some(list.iter().find(|it| it.id == id)?.clone());
    let (then, now) = (same(edition.printed.as_ref()?)?, same(&view.figures.list)?);
    let (was, is) = (then.number()?.measure().kind, now.number()?.measure().kind);
    if was.is_like(is) && !then.is_of_other_unit(&now) {
        return None;
    }
    let message = format!(
        "« {id} » : l'édition {} a imprimé « {} », et celle-ci « {} » : la courbe ne les relie pas",
        edition.period,
        then.with_unit(),
        now.with_unit()
    );
    Some(about(edition, message).help("comptez-le de même dans les deux : mêmes table, colonne, monnaie (« pays », sous [organisation])"))
}

/// An edition that has a figure of nearly this name, and not this one.
fn misspelt(edition: &PastEdition, id: &str, view: &View<'_>) -> Option<Diagnostic> {
    let printed = edition.printed.as_ref().filter(|_| !edition.is_faulty)?;
    // What this edition has too is another figure.
    let is_ours = |id: &str| view.figures.list.iter().any(|it| it.id == id);
    let declared = || printed.iter().filter(|it| it.declared_at.is_some() && !is_ours(&it.id));
    if printed.iter().any(|it| it.id == id) {
        return None;
    }
    let near = nearest(id, declared().map(|it| it.id.as_str()))?;
    let message = format!(
        "« {id} » : l'édition {} n'a pas ce chiffre, et a « {near} » : la courbe n'a pas cette année",
        edition.period
    );
    let folder = edition.folder.as_ref()?;
    Some(about(edition, message).help(format!(
        "si c'est le même, écrivez id = \"{id}\" dans « {folder}/rapport.toml » ; sinon, acceptez-le dans [[ecarts]]"
    )))
}
