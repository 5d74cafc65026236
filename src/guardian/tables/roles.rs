//! What the organisation did in its events, where most rows do not say it: figures by role count
//! only the rows that do.

use crate::dataset::declarations::Filter;
use crate::dataset::{Event, Role};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french;
use crate::language::quantity::Total;
use crate::read::prose::Cited;

/// The standard figures that count events by their role.
const BY_ROLE: [&str; 3] = ["evenements-organises", "evenements-en-ligne", "participations"];

/// Tells that the participants of the rows without a role are in no figure by role.
pub(in crate::guardian) fn roles_are_said(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let held: Vec<&Event> = view.dataset.held().collect();
    let (said, silent): (Vec<&Event>, Vec<&Event>) =
        held.iter().copied().partition(|it| it.role.is_some());
    let Some(figure) = by_role(view).filter(|_| !said.is_empty()) else { return };
    let lost: Vec<&Event> = silent.iter().copied().filter(|it| it.participants.is_some()).collect();
    // Of a few rows without a role, it may be that nobody knows it; those with participants were
    // the organisation's to count.
    let is_most = silent.len() > said.len();
    let Some(first) = lost.first().or(silent.first().filter(|_| is_most)) else { return };
    let rows = french::count(silent.len(), "ligne");
    let all = french::number(held.len() as u64);
    let count = lost.iter().filter_map(|it| it.participants).map(Some).collect::<Total>();
    let participant = &view.dataset.settings.vocabulary.participant;
    let people = count.quantity().filter(|_| !lost.is_empty()).map_or_else(
        || format!("« {figure} » ne les compte pas"),
        |count| {
            let people = french::with_unit(&count, &participant.one, &participant.several);
            format!("« {figure} » ne compte pas leurs {people}")
        },
    );
    let role = Role::Organiser.word();
    let diagnostic = Diagnostic::new(
        Code::EmptyRole,
        format!("« role » est vide dans {rows} sur {all} : {people}"),
    )
    .at(view.cell("evenements", first.row, "role"))
    .related(view.cell("evenements", said[0].row, "role"), "cette ligne le dit")
    .about("role")
    .help(format!(
        "écrivez « {role} » dans les lignes de vos {}, et le rôle qui convient dans les autres",
        view.dataset.settings.vocabulary.event.several
    ));
    diagnostics.push(diagnostic);
}

/// The first printed figure or chart that keeps events by their role.
fn by_role<'a>(view: &View<'a>) -> Option<&'a str> {
    let settings = &view.dataset.settings;
    let asks =
        |filter: &Filter| filter.conditions.iter().any(|it| it.column == "role" && !it.except);
    let figures = settings.figures.iter().filter_map(|it| Some((&it.id, it.rows.as_ref()?)));
    let charts = settings.charts.iter().map(|it| (&it.id, &it.rows));
    let maps = settings.maps.iter().map(|it| (&it.id, &it.rows));
    let declared = figures.chain(charts).chain(maps);
    let mut declared = declared
        .filter(|(_, rows)| rows.table.value == "evenements" && asks(&rows.filter))
        .map(|(id, _)| id.value.as_str());
    let hooks = settings.chapters.iter().filter_map(|chapter| chapter.hook.as_ref());
    let printed = settings.edition.printed_figures().chain(hooks).map(|id| id.value.as_str());
    let citations = view.texts.iter().flat_map(|text| &text.citations);
    let cited = citations.filter(|it| it.cited == Cited::Figure).map(|it| it.id.as_str());
    // A declared figure takes the place of a standard one of its id.
    let is_standard =
        |id: &&str| BY_ROLE.contains(id) && settings.figures.iter().all(|it| it.id.value != **id);
    declared.next().or_else(|| printed.chain(cited).find(is_standard))
}
