//! Filters whose words are nearly those of the rows.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures;
use crate::guardian::View;

/// Tells each value of a filter that no row has though others have the like of it: what is counted
/// lacks rows without a word.
pub(in crate::guardian) fn filters_say_what_rows_say(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let settings = &view.dataset.settings;
    let figures =
        settings.figures.iter().filter_map(|it| Some(("le chiffre", &it.id, it.rows.as_ref()?)));
    let charts = settings.charts.iter().map(|it| ("le graphique", &it.id, &it.rows));
    let maps = settings.maps.iter().map(|it| ("la carte", &it.id, &it.rows));
    for (what, id, rows) in figures.chain(charts).chain(maps) {
        let Some((value, place, help)) = figures::mistyped(rows, view.dataset) else { continue };
        let message = format!(
            "{what} « {} » filtre par « {value} », qu'aucune ligne de la table « {} » n'a",
            id.value, rows.table.value
        );
        diagnostics.push(
            Diagnostic::new(Code::EmptyFilter, message).at(place).about(&id.value).help(help),
        );
    }
}
