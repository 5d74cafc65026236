//! From cells to rows of the dataset, one function a table.

use super::cells::Cells;
use super::faults::date_diagnostic;
use super::ids::Ids;
use crate::dataset::{
    Account, Article, CalendarUse, Download, Event, Format, Headcount, Interview, Member, Partner,
    Person, Picture, Publication, Role, Send, SiteFigure, Speaker, Status,
};
use crate::partial_date::{DateError, PartialDate};
use crate::schema::WHOLE;

pub(super) fn event(cells: &mut Cells<'_>, ids: &Ids<'_>) -> Option<Event> {
    let date = event_date(cells);
    let title = cells.required("titre");
    let category = cells.required_reference("categorie", &ids.categories, "categories");
    let themes = cells.list("rubriques");
    let themes = themes
        .iter()
        .filter_map(|theme| cells.reference("rubriques", theme, &ids.themes, "rubriques"))
        .collect();
    Some(Event {
        id: cells.text("id").unwrap_or_default(),
        short_title: cells.text("titre_court"),
        kind: cells.text("type"),
        format: cells.choice("format", Format::WORDS, Format::from_word),
        role: cells.choice("role", Role::WORDS, Role::from_word),
        participants: cells.quantity("participants"),
        unit: cells.text("unite"),
        registered: cells.quantity("inscrits"),
        sessions: cells.quantity("nb_seances"),
        place: cells.text("lieu"),
        region: cells.text("region"),
        speakers: cells.list("intervenants").iter().map(|text| speaker(text)).collect(),
        representatives: cells.list("representants"),
        partners: cells.list("partenaires"),
        themes,
        calendar: cells
            .choice("calendrier", CalendarUse::WORDS, CalendarUse::from_word)
            .unwrap_or(CalendarUse::Day),
        status: cells.choice("statut", Status::WORDS, Status::from_word).unwrap_or(Status::Held),
        description: cells.text("description"),
        language: cells.language("langue"),
        short_title_language: cells.language("langue_titre_court"),
        series: cells.text("serie"),
        photo: picture(cells, "photo"),
        caption: cells.text("photo_legende"),
        url: cells.text("url"),
        row: cells.row(),
        // Last, so that every cell of the row has been judged before it is given up.
        date: date?,
        title: title?,
        category: category?,
    })
}

/// `date_debut` and `date_fin` as one date.
fn event_date(cells: &mut Cells<'_>) -> Option<PartialDate> {
    let start = cells.required_date("date_debut");
    let end = cells.date("date_fin");
    let (start, end) = match (start, end) {
        (Some(start), Some(end)) => (start, end),
        (start, _) => return start,
    };
    match PartialDate::merge(start, end) {
        Ok(date) => Some(date),
        Err(error) => {
            wrong_end(cells, &error, "date_debut", "date_fin");
            None
        }
    }
}

/// Tells that the date of one column cannot be the end of what begins with another's.
fn wrong_end(cells: &mut Cells<'_>, error: &DateError, start: &str, end: &str) {
    let text = cells.text(end).unwrap_or_default();
    let diagnostic = date_diagnostic(&text, error, cells.dating())
        .at(cells.place(end))
        .related(cells.place(start), "le début est ici");
    cells.say(diagnostic);
}

/// The picture of a column, with what its neighbours `_alt` and `_credit` say of it.
fn picture(cells: &Cells<'_>, column: &str) -> Option<Picture> {
    let picture = Picture::named(cells.text(column))?;
    let beside = |end: &str| cells.text(&format!("{column}_{end}"));
    Some(Picture { alt: beside("alt"), credit: beside("credit"), ..picture })
}

/// `Nom (fonction)`, `Nom`, `(fonction)`; brackets inside the function stay.
fn speaker(text: &str) -> Speaker {
    let full = |part: &str| {
        let part = part.trim();
        (!part.is_empty()).then(|| part.to_owned())
    };
    match text.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        Some((name, function)) => Speaker { name: full(name), function: full(function) },
        None => Speaker { name: full(text), function: None },
    }
}

pub(super) fn download(cells: &mut Cells<'_>, ids: &Ids<'_>) -> Option<Download> {
    let period = cells.required_date("periode");
    let collection = cells.required_reference("collection", &ids.collections, "collections");
    let sheet = match cells.part_or_whole("fiche").as_deref() {
        Some(WHOLE) => Some(None),
        Some(_) => cells.number("fiche").map(Some),
        None => None,
    };
    let family = cells.text("famille");
    let family =
        family.and_then(|family| cells.reference("famille", &family, &ids.families, "familles"));
    let unique = cells.required_quantity("uniques");
    Some(Download {
        title: cells.text("titre"),
        short_title: cells.text("titre_court"),
        page: cells.number("page"),
        total: cells.quantity("total"),
        illustrative: cells.flag("illustratif"),
        row: cells.row(),
        period: period?,
        collection: collection?,
        sheet: sheet?,
        family,
        unique,
    })
}

pub(super) fn send(cells: &mut Cells<'_>, ids: &Ids<'_>) -> Option<Send> {
    let date = cells.required_date("date_envoi");
    let title = cells.required("titre");
    let list = cells.required_reference("liste", &ids.lists, "listes");
    let recipients = cells.required_quantity("destinataires");
    Some(Send {
        delivered: cells.quantity("delivres"),
        opens: cells.quantity("ouvertures_uniques"),
        clicks: cells.quantity("clics_uniques"),
        unsubscribed: cells.quantity("desabonnements"),
        illustrative: cells.flag("illustratif"),
        row: cells.row(),
        recipients,
        date: date?,
        title: title?,
        list: list?,
    })
}

pub(super) fn article(cells: &mut Cells<'_>) -> Option<Article> {
    let date = cells.required_date("date");
    let media = cells.required("media");
    let title = cells.required("titre");
    let scope = cells.required("portee");
    Some(Article {
        author: cells.text("auteur"),
        url: cells.text("url"),
        extract: cells.text("extrait"),
        tags: cells.list("themes"),
        featured: cells.flag("a_la_une"),
        row: cells.row(),
        date: date?,
        media: media?,
        title: title?,
        scope: scope?,
    })
}

pub(super) fn member(cells: &mut Cells<'_>, ids: &Ids<'_>) -> Option<Member> {
    // A table without the column has been told, or counts people without naming them.
    let name = if cells.has("nom") { cells.required("nom") } else { Some(String::new()) };
    let kind = cells.required_reference("type", &ids.member_kinds, "types_adherents");
    Some(Member {
        code: cells.text("code"),
        region: cells.text("region"),
        department: cells.text("departement"),
        since: cells.date("depuis"),
        administrator: cells.flag("administrateur"),
        row: cells.row(),
        name: name?,
        kind: kind?,
    })
}

pub(super) fn headcount(cells: &mut Cells<'_>, ids: &Ids<'_>) -> Option<Headcount> {
    let as_of = cells.required_date("au");
    let kind = cells.part_or_whole("type").and_then(|kind| match kind.as_str() {
        WHOLE => Some(kind),
        _ => cells.reference("type", &kind, &ids.member_kinds, "types_adherents"),
    });
    let count = cells.required_quantity("nombre");
    Some(Headcount { row: cells.row(), as_of: as_of?, kind: kind?, count: count? })
}

pub(super) fn account(cells: &mut Cells<'_>) -> Option<Account> {
    let as_of = cells.required_date("au");
    let network = cells.required("reseau");
    let handle = cells.required("compte");
    let followers = cells.required_quantity("abonnes");
    Some(Account {
        url: cells.text("url"),
        row: cells.row(),
        as_of: as_of?,
        network: network?,
        handle: handle?,
        followers: followers?,
    })
}

pub(super) fn site_figure(cells: &mut Cells<'_>) -> Option<SiteFigure> {
    let period = cells.required_date("periode");
    let section = cells.part_or_whole("rubrique");
    let measure = cells.required("mesure");
    let count = cells.required_quantity("nombre");
    Some(SiteFigure {
        row: cells.row(),
        period: period?,
        section: section?,
        measure: measure?,
        count: count?,
    })
}

pub(super) fn publication(cells: &mut Cells<'_>) -> Option<Publication> {
    let id = cells.required("id");
    let title = cells.required("titre");
    Some(Publication {
        collection: cells.text("collection"),
        number: cells.number("numero"),
        date: cells.date("date"),
        print_run: cells.quantity("tirage"),
        new_sheets: cells.quantity("nouvelles"),
        sheets: cells.quantity("fiches"),
        partners: cells.list("partenaires"),
        licence: cells.text("licence"),
        description: cells.text("description"),
        cover: picture(cells, "couverture"),
        url: cells.text("url"),
        row: cells.row(),
        id: id?,
        title: title?,
    })
}

pub(super) fn partner(cells: &mut Cells<'_>, ids: &Ids<'_>) -> Option<Partner> {
    let name = cells.required("nom");
    let category =
        cells.required_reference("categorie", &ids.partner_categories, "partenaires_categories");
    Some(Partner {
        logo: Picture::named(cells.text("logo")),
        url: cells.text("url"),
        row: cells.row(),
        name: name?,
        category: category?,
    })
}

pub(super) fn person(cells: &mut Cells<'_>) -> Option<Person> {
    let name = cells.required("nom");
    let (since, until) = (cells.date("debut"), cells.date("fin"));
    let start = since.as_ref().and_then(PartialDate::first_day);
    let end = until.as_ref().and_then(PartialDate::last_day);
    if let (Some(start), Some(end)) = (start, end)
        && end < start
    {
        wrong_end(cells, &DateError::EndBeforeStart { start, end }, "debut", "fin");
    }
    Some(Person {
        initials: cells.list("initiales"),
        function: cells.text("fonction"),
        body: cells.text("structure"),
        code: cells.text("code"),
        network_role: cells.text("role_reseau"),
        administrator: cells.flag("administrateur"),
        since,
        until,
        row: cells.row(),
        name: name?,
    })
}

pub(super) fn interview(cells: &mut Cells<'_>) -> Option<Interview> {
    let number = cells.required("numero").and_then(|_| cells.number("numero"));
    let name = cells.required("nom");
    let function = cells.required("fonction");
    Some(Interview {
        section: cells.text("rubrique"),
        row: cells.row(),
        number: number?,
        name: name?,
        function: function?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_are_split_into_name_and_function() {
        let cases = [
            ("Pierre Roth (vice-président)", Some("Pierre Roth"), Some("vice-président")),
            ("Romain Briot (conseiller (AdCF))", Some("Romain Briot"), Some("conseiller (AdCF)")),
            ("Yann Joseau", Some("Yann Joseau"), None),
            ("(vice-président de la région)", None, Some("vice-président de la région")),
        ];
        for (text, name, function) in cases {
            let found = speaker(text);
            assert_eq!(
                (found.name.as_deref(), found.function.as_deref()),
                (name, function),
                "{text}"
            );
        }
    }
}
