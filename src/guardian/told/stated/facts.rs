//! The numbers that the data give for what a text counts.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::fact::Fact;
use super::own_columns::{of_columns, of_groups};
use super::units::{Family, counted, first_stem, is_issue, label_key, member_words};
use crate::dataset::vocabulary::CountedWord;
use crate::dataset::{Dataset, Event, Headcount, RowRef};
use crate::diagnostic::shorten;
use crate::figures::Figure;
use crate::guardian::View;
use crate::language::french::fold;
use crate::language::quantity::{Bounds, Quantity, Total};
use crate::read::schema::WHOLE;

/// All that this year's data say of a family: figures first, so that they are
/// the ones proposed.
pub(super) fn facts(view: &View<'_>, family: &Family) -> Vec<Fact> {
    let mut found = of_figures(view, family);
    found.extend(of_rows(view.dataset, family));
    if let Family::Declared(unit) = family {
        found.extend(of_groups(view, unit));
    }
    let mut seen = FxHashSet::default();
    let kept: Vec<bool> = found
        .iter()
        .map(|fact| {
            let Bounds { low, high } = fact.bounds();
            seen.insert((low, high, fact.what.as_str()))
        })
        .collect();
    let mut kept = kept.into_iter();
    found.retain(|_| kept.next().unwrap_or_default());
    found
}

/// What last year's rows say.
pub(super) fn of_last_year(view: &View<'_>, family: &Family) -> Vec<Fact> {
    let rows = view.previous.map(|previous| of_rows(previous, family)).unwrap_or_default();
    let figures = of_figures(view, family)
        .into_iter()
        .filter_map(|fact| Some(Fact { quantity: fact.previous?, ..fact }));
    figures.chain(rows).collect()
}

fn of_figures(view: &View<'_>, family: &Family) -> Vec<Fact> {
    let kinds = &view.dataset.settings.member_kinds;
    let members = member_words(&view.dataset.settings);
    let of_family = |figure: &&Figure| {
        if let Family::Named(words) = family {
            return label_key(&figure.label) == *words;
        }
        figure.unit.iter().any(|unit| {
            let head = first_stem(unit);
            match family {
                // « personnes » may be anybody.
                Family::People => matches!(
                    counted(&head),
                    Some(Family::People | Family::Participants | Family::Registered)
                ),
                Family::Members(None) => {
                    members.contains(&head) || figure.id.starts_with("adherents-")
                }
                Family::Members(Some(kind)) => {
                    let kind = kinds.iter().find(|it| it.id == *kind);
                    kind.is_some_and(|it| head == first_stem(&it.singular))
                }
                Family::Issues(_) => is_issue(&head),
                Family::Events(kind) | Family::Declared(kind) => head == *kind,
                Family::Named(_) => false,
                plain => counted(&head) == Some(plain),
            }
        })
    };
    let fact = |figure: &Figure| {
        let computed = figure.computed.and_then(|it| it.count().copied());
        let quantity = computed.or(figure.count().copied())?;
        Some(Fact {
            previous: figure.previous_count(),
            cite: Some(format!("#chiffre(\"{}\")", figure.id)),
            open: figure.sources.iter().any(|it| it.part.is_none()),
            is_whole: figure.declared_at.is_some() || !is_of_some(&figure.id),
            place: figure.declared_at.or(figure.sources.first().map(|it| it.row.place())),
            ..Fact::new(quantity, &figure.label)
        })
    };
    let stated = |figure: &Figure| {
        // What the organisation published is as true as what its rows give.
        let published = figure.computed.and(figure.count().copied())?;
        Some(Fact { quantity: published, open: false, ..fact(figure)? })
    };
    let list = view.figures.list.iter().filter(of_family);
    list.flat_map(|figure| fact(figure).into_iter().chain(stated(figure))).collect()
}

/// The tool's own figures that count a part.
fn is_of_some(id: &str) -> bool {
    id.starts_with("adherents-") || id == "evenements-en-ligne"
}

fn of_rows(dataset: &Dataset, family: &Family) -> Vec<Fact> {
    match family {
        Family::Participants => participants(dataset),
        Family::Registered => registered(dataset),
        Family::People => {
            let mut found = participants(dataset);
            found.extend(registered(dataset));
            found
        }
        Family::Recipients => {
            rows(dataset.sends.iter().map(|it| (it.recipients, &it.title, it.row)))
        }
        Family::Followers => {
            rows(dataset.channels.iter().map(|it| (Some(it.followers), &it.network, it.row)))
        }
        Family::Members(kind) => {
            let same = |it: &&Headcount| kind.as_ref().is_none_or(|kind| it.kind == *kind);
            let counts = dataset.headcounts.iter().filter(same);
            let found = rows(counts.map(|it| (Some(it.count), &it.kind, it.row)));
            let whole = in_quotes(WHOLE);
            found.into_iter().map(|it| Fact { is_whole: it.what == whole, ..it }).collect()
        }
        Family::Issues(list) => issues(dataset, list.as_deref()),
        Family::Articles => articles(dataset),
        Family::Sheets => sheets(dataset),
        Family::Copies => {
            rows(dataset.publications.iter().map(|it| (it.print_run, &it.title, it.row)))
        }
        Family::Downloads => downloads(dataset),
        Family::Visits => site(dataset, "visites"),
        Family::Visitors => site(dataset, "visiteurs"),
        Family::Events(kind) => events(dataset, kind),
        Family::Declared(unit) => of_columns(dataset, unit),
        Family::Named(_) => Vec::new(),
    }
}

fn rows<'a>(rows: impl Iterator<Item = (Option<Quantity>, &'a String, RowRef)>) -> Vec<Fact> {
    rows.filter_map(|(count, what, row)| Some(Fact::new(count?, in_quotes(what)).at(row))).collect()
}

fn of_event(event: &Event, count: Option<Quantity>, field: &str) -> Option<Fact> {
    let cite = (!event.id.is_empty()).then(|| format!("#evenement(\"{}\", \"{field}\")", event.id));
    Some(Fact {
        cite,
        themes: event.themes.clone(),
        event: Some(event.row),
        ..Fact::new(count?, in_quotes(&event.title)).at(event.row)
    })
}

fn participants(dataset: &Dataset) -> Vec<Fact> {
    let each = |event| of_event(event, event.participants, "participants");
    let mut found: Vec<Fact> = dataset.held().filter_map(each).collect();
    let all: Total = dataset.held().map(|it| it.participants).collect();
    if let Some(sum) = all.quantity().filter(|_| dataset.held().nth(1).is_some()) {
        let whole = Fact::new(
            sum,
            format!("participations, {}", every(&dataset.settings.vocabulary.event)),
        )
        .whole();
        found.push(Fact { open: all.unknown() > 0, ..whole });
    }
    for (what, theme, events) in groups(dataset) {
        let known: Total =
            events.iter().map(|it| it.participants).filter(Option::is_some).collect();
        let all: Total = events.iter().map(|it| it.participants).collect();
        for total in [all, known].into_iter().filter(|_| events.len() > 1) {
            if let Some(sum) = total.quantity() {
                let open = total.unknown() > 0;
                let fact = Fact { open, ..Fact::new(sum, format!("participations, {what}")) };
                found.push(if theme.is_empty() { fact } else { fact.on(theme) });
            }
        }
    }
    found
}

/// « tous les événements », « toutes les sorties ».
fn every(word: &CountedWord) -> String {
    format!("tou{} les {}", if word.feminine { "tes" } else { "s" }, word.several)
}

fn registered(dataset: &Dataset) -> Vec<Fact> {
    let each = |event| of_event(event, event.registered, "inscrits");
    let events = dataset.held().filter_map(each);
    let collections = dataset
        .settings
        .collections
        .iter()
        .filter_map(|it| Some(Fact::new(it.subscribers?, format!("inscrits, {}", it.name))));
    events.chain(collections).collect()
}

/// Events by what a text may say of several: a theme, a type, both, a series, a region.
fn groups(dataset: &Dataset) -> Vec<(String, &str, Vec<&Event>)> {
    let mut groups: BTreeMap<(String, &str), Vec<&Event>> = BTreeMap::new();
    for event in dataset.held() {
        let kind = event.kind.as_deref();
        for theme in &event.themes {
            groups.entry((theme.clone(), theme)).or_default().push(event);
            if let Some(kind) = kind {
                groups.entry((format!("{theme}, {kind}"), theme)).or_default().push(event);
            }
        }
        let others = [kind, event.series.as_deref(), event.region.as_deref()];
        for name in others.into_iter().flatten() {
            groups.entry((name.to_owned(), "")).or_default().push(event);
        }
        if let (Some(kind), Some(region)) = (kind, event.region.as_deref()) {
            groups.entry((format!("{kind}, {region}"), "")).or_default().push(event);
        }
    }
    groups.into_iter().map(|((what, theme), events)| (what, theme, events)).collect()
}

/// How many events were held of what a word calls so: by their type, by their category, by either.
pub(super) fn events_of(dataset: &Dataset, kind: &str) -> Vec<u64> {
    let counted = events(dataset, kind).into_iter().filter(|it| it.is_whole);
    counted.map(|it| it.quantity.value()).collect()
}

fn events(dataset: &Dataset, kind: &str) -> Vec<Fact> {
    let categories = &dataset.settings.categories;
    let of_kind =
        |event: &&Event| event.kind.as_deref().is_some_and(|it| first_stem(it).starts_with(kind));
    let of_category = |event: &&Event| {
        let label = categories.iter().find(|it| it.id == event.category).map(|it| &it.label);
        label.is_some_and(|label| first_stem(label) == kind)
    };
    let is_any = matches!(kind, "evenement" | "rendez-vous");
    let same = |event: &&Event| is_any || of_kind(event) || of_category(event);
    let count = |same: &dyn Fn(&&Event) -> bool, what: &str| {
        let count = dataset.held().filter(same).count() as u64;
        Fact::new(Quantity::exact(count), format!("lignes {what} « {kind} »")).whole()
    };
    let mut found = vec![count(&|it| is_any || of_kind(it), "du type")];
    if !is_any {
        found.push(count(&of_category, "de la catégorie"));
        found.push(count(&same, "du type ou de la catégorie"));
        // A word that is a category's may be no type.
        let is_known = found[2].quantity.value() > 0;
        found.retain(|it| !is_known || it.quantity.value() > 0);
        found.dedup_by_key(|it| it.quantity);
    }
    for (what, theme, events) in groups(dataset) {
        let count = events.iter().copied().filter(same).count() as u64;
        if count > 0 {
            let fact = Fact::new(Quantity::exact(count), format!("« {kind} », {what}"));
            found.push(if theme.is_empty() { fact } else { fact.on(theme) });
        }
    }
    // A row may stand for several sessions.
    found.extend(dataset.held().filter_map(|event| {
        let sessions = event.sessions?;
        let what = format!("séances, {}", in_quotes(&event.title));
        Some(Fact { themes: event.themes.clone(), ..Fact::new(sessions, what).at(event.row) })
    }));
    found
}

fn issues(dataset: &Dataset, only: Option<&str>) -> Vec<Fact> {
    let wanted = |id: &str| only.is_none_or(|only| only == id);
    let mut found = Vec::new();
    for list in dataset.settings.lists.iter().filter(|it| wanted(&it.id)) {
        let sends: Vec<_> = dataset.sends.iter().filter(|it| list.id == it.list).collect();
        if let Some(first) = sends.first() {
            let count = Quantity::exact(sends.len() as u64);
            found.push(Fact::new(count, format!("envois, {}", list.name)).at(first.row));
        }
    }
    if only.is_none() && found.len() > 1 {
        let all = Quantity::exact(dataset.sends.len() as u64);
        found.push(Fact::new(all, "envois de toutes les lettres"));
    }
    found
}

fn articles(dataset: &Dataset) -> Vec<Fact> {
    if dataset.articles.is_empty() {
        return Vec::new();
    }
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for article in &dataset.articles {
        for key in [&article.scope, &article.media] {
            *counts.entry(key.clone()).or_default() += 1;
        }
    }
    let all = Quantity::exact(dataset.articles.len() as u64);
    let all = Fact::new(all, "articles de presse").whole();
    let each = |(key, count)| Fact::new(Quantity::exact(count), format!("articles, {key}"));
    std::iter::once(all).chain(counts.into_iter().map(each)).collect()
}

fn sheets(dataset: &Dataset) -> Vec<Fact> {
    let mut found = Vec::new();
    for it in &dataset.publications {
        for (count, what) in [(it.sheets, "fiches"), (it.new_sheets, "nouvelles fiches")] {
            found.extend(count.map(|count| {
                Fact::new(count, format!("{what}, {}", in_quotes(&it.title))).at(it.row)
            }));
        }
    }
    let mut counts: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for row in &dataset.downloads {
        let Some(sheet) = row.sheet else { continue };
        counts.entry(row.collection.clone()).or_default().insert(sheet);
        if let Some(family) = &row.family {
            counts.entry(format!("{}, {family}", row.collection)).or_default().insert(sheet);
        }
    }
    found.extend(counts.into_iter().map(|(what, sheets)| {
        Fact::new(Quantity::exact(sheets.len() as u64), format!("fiches, {what}"))
    }));
    found
}

fn downloads(dataset: &Dataset) -> Vec<Fact> {
    let mut found = Vec::new();
    for row in &dataset.downloads {
        let what = || in_quotes(row.title.as_deref().unwrap_or(&row.collection));
        found.extend(
            [row.unique, row.total]
                .into_iter()
                .flatten()
                .map(|count| Fact::new(count, what()).at(row.row)),
        );
    }
    for collection in &dataset.settings.collections {
        let rows = dataset.downloads_of(&collection.id);
        let sum: Total = rows.iter().map(|row| row.unique).collect();
        found.extend(sum.quantity().map(|sum| Fact::new(sum, collection.name.clone())));
    }
    found
}

fn site(dataset: &Dataset, measure: &str) -> Vec<Fact> {
    let same = dataset.site.iter().filter(|row| fold(&row.measure) == measure);
    let mut found = rows(same.map(|row| (Some(row.count), &row.section, row.row)));
    for series in dataset.site_series().iter().filter(|it| it.adds_up && it.rows.len() > 1) {
        let Some((section, _)) = series.name().filter(|(_, of)| fold(of) == measure) else {
            continue;
        };
        let sum: Total = series.rows.iter().map(|row| Some(row.count)).collect();
        found.extend(sum.quantity().map(|sum| Fact::new(sum, in_quotes(section))));
    }
    found
}

fn in_quotes(title: &str) -> String {
    format!("« {} »", shorten(title.trim_matches('"')))
}
