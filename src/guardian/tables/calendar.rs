//! What the calendar shows, and what it cannot show.

use crate::dataset::{CalendarUse, Event, Send, Status};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::{View, subject};
use crate::language::french;
use crate::language::partial_date::YearMonth;

/// Characters of a title that the calendar still takes well.
const TITLE_CHARS: usize = 60;

/// The events that the calendar is to show.
fn shown<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Event> {
    view.dataset.held().filter(|event| event.calendar != CalendarUse::Hidden)
}

/// An event without a month stands nowhere in the calendar.
pub(in crate::guardian) fn shown_events_have_a_month(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for event in shown(view).filter(|event| event.date.month_ranges().is_empty()) {
        let title = shorten(&event.title);
        diagnostics.push(
            Diagnostic::new(
                Code::NoMonth,
                format!("« {title} » n'a pas de mois : le calendrier ne le montre pas"),
            )
            .at(event.row.place())
            .about(subject(event))
            .help("donnez au moins un mois, comme 2021-03, ou écrivez « non » dans « calendrier »"),
        );
    }
}

/// A long title without a short one fills the calendar.
pub(in crate::guardian) fn long_titles_have_a_short_one(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for event in shown(view).filter(|event| event.short_title.is_none()) {
        // Bytes are known; characters are counted only where there may be too many.
        if event.title.len() <= TITLE_CHARS {
            continue;
        }
        let length = event.title.chars().count();
        if length > TITLE_CHARS {
            let title = shorten(&event.title);
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingShortTitle,
                    format!("« {title} » a {length} signes et pas de titre court : le calendrier imprime le titre entier"),
                )
                .at(event.row.place())
                .about(subject(event))
                .help(format!("écrivez un titre de {TITLE_CHARS} signes au plus dans « titre_court »")),
            );
        }
    }
}

/// What was tentative is known once the report is dated.
pub(in crate::guardian) fn past_events_are_certain(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let today = view.dataset.settings.edition.date;
    for event in &view.dataset.events {
        let is_past = event.date.last_day().is_some_and(|last| last < today);
        if event.status == Status::Tentative && is_past {
            let (title, when) = (shorten(&event.title), french::date(&event.date));
            diagnostics.push(
                Diagnostic::new(
                    Code::StillTentative,
                    format!("« {title} », {when}, est encore « à confirmer » à la date du rapport"),
                )
                .at(view.cell("evenements", event.row, "statut"))
                .about(subject(event))
                .help("videz « statut » si l'événement a eu lieu, écrivez « annulé » ou « reporté » sinon"),
            );
        }
    }
}

/// The calendar has one mention a month for a list; a second issue of the month
/// is not seen, and a reader who counts finds fewer issues than are announced.
pub(in crate::guardian) fn the_calendar_shows_every_issue(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for list in view.dataset.settings.lists.iter().filter(|list| list.calendar.on) {
        let of_year = |send: &&Send| {
            list.id == send.list && send.date.is_within(view.dataset.period()) == Some(true)
        };
        let sends: Vec<&Send> = view.dataset.sends.iter().filter(of_year).collect();
        let mut months: Vec<(YearMonth, &Send)> = Vec::new();
        let mut unseen: Option<(&Send, Option<&Send>)> = None;
        for send in &sends {
            let month = send.date.month_ranges().first().map(|range| range.start());
            let first = month.and_then(|month| months.iter().find(|(known, _)| *known == month));
            match (month, first) {
                (Some(month), None) => months.push((month, send)),
                (_, first) => unseen = unseen.or(Some((send, first.map(|(_, first)| *first)))),
            }
        }
        let Some((send, first)) = unseen else { continue };
        let issues = french::count(sends.len(), "envoi");
        let mut diagnostic = Diagnostic::new(
            Code::CountAndList,
            format!(
                "« {} » compte {issues}, et le calendrier n'en montre que {}",
                list.name,
                months.len()
            ),
        )
        .at(view.cell("newsletters", send.row, "date_envoi"))
        .about(list.id.as_str())
        .help("le calendrier a une mention par mois : corrigez la date, ou retirez « calendrier = true » de la liste");
        if let Some(first) = first {
            diagnostic = diagnostic.related(
                view.cell("newsletters", first.row, "date_envoi"),
                "le mois a déjà cet envoi",
            );
        }
        diagnostics.push(diagnostic);
    }
}
