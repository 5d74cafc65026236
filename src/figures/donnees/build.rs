//! From the dataset and the figures to the contract.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar;
use super::events::event_entry;
use super::outline::outline;
use super::parts::{
    Calendar, Category, ChannelEntry, ChartEntry, Contact, Donnees, Edition, FigureEntry,
    Interview, ListEntry, MapEntry, Mark, Organisation, OtherYearsEntry, Partners,
    PersonOfInterview, Publication, SiteEntry, SocialAccount, Supporter, TableEntry, Theme, Words,
};
use super::rows::rows;
use super::shape::Ordered;
use super::words::{
    any_number, change, count, date, maybe, number, period as period_entry, picture, text, texts,
    unparted,
};
use super::{
    API, collections, cover, credits, documents, evolutions, images, ledger, members, people, press,
};
use crate::dataset::settings::{self, Settings};
use crate::dataset::{Dataset, Record, SiteSeries};
use crate::diagnostic::source::{SourceMap, Sourced};
use crate::figures::MEMBERS;
use crate::figures::figure::{Figure, change as gained};
use crate::figures::history::History;
use crate::figures::networks;
use crate::language::conventions::Conventions;
use crate::language::french;
use crate::language::measure::Number;
use crate::language::partial_date::{PartialDate, Period};
use crate::language::quantity::Quantity;
use crate::language::quantity::sum;

/// The files of the bundle that the contract names.
pub struct Files {
    /// The drawn charts, by id.
    pub charts: Ordered<ChartEntry>,
    /// The drawn maps, by id.
    pub maps: Ordered<MapEntry>,
    /// The tables to attach.
    pub tables: Vec<TableEntry>,
}

impl Donnees {
    /// As the templates read it, its numbers written as where the organisation is.
    pub fn to_json(&self, conventions: &Conventions) -> Vec<u8> {
        let text = serde_json::to_string(self).expect("plain data serializes");
        conventions.printed(text).into_bytes()
    }
}

/// What the templates receive, whole; `printed` are the tables whose rows a text prints.
pub fn donnees(
    dataset: &Dataset,
    previous: Option<&Dataset>,
    (figures, history): (&[Figure], &History),
    sources: &SourceMap,
    files: Files,
    printed: &BTreeSet<String>,
) -> Donnees {
    let settings = &dataset.settings;
    let calendar = Calendar { months: calendar::months(settings, dataset) };
    Donnees {
        api: API,
        edition: edition(settings),
        organisation: Organisation {
            name: text(&settings.organisation.name),
            acronym: text(&settings.organisation.acronym),
            has_acronym: settings.organisation.acronym != settings.organisation.name,
            founded: settings.organisation.founded,
            mission: maybe(settings.organisation.mission.as_deref()),
            logo: picture(settings.organisation.logo.as_ref(), &settings.organisation.name),
        },
        contact: contact(settings),
        supporters: settings
            .supporters
            .iter()
            .map(|it| Supporter {
                name: text(&it.name),
                has_motto: it.motto.is_some(),
                motto: it.motto.iter().flat_map(|it| it.lines()).map(text).collect(),
                logo: picture(it.logo.as_ref(), &it.name),
            })
            .collect(),
        credits: credits::credits(dataset),
        categories: categories(dataset, &calendar),
        themes: settings
            .themes
            .iter()
            .map(|theme| (theme.id.to_string(), Theme { label: text(&theme.label) }))
            .collect(),
        figures: figures
            .iter()
            .map(|figure| (figure.id.clone(), figure_entry(figure, sources, dataset.period())))
            .collect(),
        evolutions: evolutions::all(settings.edition.period.name(), figures, history),
        curves: settings.edition.curves,
        key_figures: settings.edition.key_figures.iter().map(|id| id.value.clone()).collect(),
        charts: files.charts,
        maps: files.maps,
        events: dataset.events.iter().map(|event| event_entry(event, settings)).collect(),
        calendar,
        press: dataset.articles.iter().map(|it| press::article(it, dataset.period())).collect(),
        newsletters: newsletters(settings, dataset),
        collections: collections::collections(settings, dataset),
        members: members::members(settings, dataset),
        channels: channels(dataset, previous),
        words: Words {
            members: settings.vocabulary.member.several.clone(),
            event: settings.vocabulary.event.one.clone(),
            events: settings.vocabulary.event.several.clone(),
            an_event: text(&settings.vocabulary.event.with_indefinite()),
            rounds: (1..=7).map(|power| french::number(10_i128.pow(power))).collect(),
            no_event: text(&format!("Pas {}", french::de(&settings.vocabulary.event.one))),
        },
        ledger: ledger::statements(dataset, previous),
        site: site(dataset),
        publications: dataset
            .publications
            .iter()
            .map(|it| publication(it, dataset.period()))
            .collect(),
        partners: partners(settings, dataset),
        interviews: interviews(dataset),
        people: people::people(dataset),
        organisation_chart: people::organisation_chart(dataset),
        other_years: OtherYearsEntry {
            events: dataset
                .other_years
                .events
                .iter()
                .filter(|event| !event.id.is_empty())
                .map(|event| event_entry(event, settings))
                .collect(),
            publications: dataset
                .other_years
                .publications
                .iter()
                .map(|it| publication(it, dataset.period()))
                .collect(),
        },
        images: images::images(dataset),
        rows: rows(dataset, printed),
        outline: outline(dataset),
        documents: documents::documents(dataset),
        tables: files.tables,
    }
}

fn edition(settings: &Settings) -> Edition {
    let edition = &settings.edition;
    let named = |id: &Option<Sourced<String>>| id.as_ref().map(|it| it.value.clone());
    let period = edition.period;
    let (cover_title, large_year) = cover::title_and_year(&edition.title, period);
    Edition {
        year: period.last_year(),
        period: period_entry(period, &settings.vocabulary.period),
        title: text(&edition.title),
        cover_title: text(cover_title),
        large_year,
        date: date(&PartialDate::Day(edition.date), period),
        closing: date(&edition.closing, period),
        date_iso: edition.date.to_string(),
        language: edition.language.clone(),
        cover: picture(edition.cover.as_ref(), &edition.title),
        supporters_figure: named(&edition.supporters_figure).unwrap_or(MEMBERS.to_owned()),
        back_figure: named(&edition.back_figure),
        members_figure: named(&edition.members_figure),
    }
}

fn contact(settings: &Settings) -> Contact {
    let contact = settings.contact.as_ref();
    let said = |key: fn(&settings::Contact) -> &Option<Sourced<String>>| {
        contact.and_then(|it| key(it).as_deref())
    };
    let bare = |url: &str| {
        let url = url.trim_start_matches("https://").trim_start_matches("http://");
        url.trim_end_matches('/').to_owned()
    };
    Contact {
        mail: said(|it| &it.mail).map(str::to_owned),
        phone: said(|it| &it.phone).map(|phone| phone.replace(' ', "\u{a0}")),
        site_text: said(|it| &it.site).map(bare),
        site: said(|it| &it.site).map(str::to_owned),
        address: maybe(said(|it| &it.address)),
        accounts: contact
            .iter()
            .flat_map(|contact| &contact.accounts)
            .map(|it| SocialAccount {
                network: text(&it.network),
                handle: it.handle.to_string(),
                url: it.url.as_deref().map(str::to_owned),
            })
            .collect(),
    }
}

/// Categories with the number of events that the calendar counts of each.
fn categories(dataset: &Dataset, calendar: &Calendar) -> Vec<Category> {
    let shown = |id: &str| {
        let mut entries = calendar.months.iter().flat_map(|month| &month.entries);
        let mut bands = calendar.months.iter().flat_map(|month| &month.bands);
        entries.any(|entry| entry.category == id)
            || bands.any(|band| band.category.as_deref() == Some(id))
    };
    dataset
        .settings
        .categories
        .iter()
        .map(|category| {
            let events = calendar::counted(dataset, &category.id);
            Category {
                id: category.id.clone(),
                label: text(&category.label),
                letter: category.letter.clone(),
                color: category.color,
                count: count(events),
                events: events as u64,
                shown: shown(&category.id),
            }
        })
        .collect()
}

fn figure_entry(figure: &Figure, sources: &SourceMap, period: Period) -> FigureEntry {
    let quantity = figure.count();
    let gained = figure.change();
    let decimals = figure.made.decimals;
    FigureEntry {
        id: figure.id.clone(),
        text: figure.text.clone(),
        value: quantity.map(Quantity::value),
        label: text(&figure.label),
        unit: text(figure.agreed_unit()),
        with_unit: unparted(&figure.with_unit()),
        as_of: figure.as_of.as_ref().map(|it| date(it, period)),
        qualifier: quantity.and_then(french::qualifier_words),
        basis: figure.made.basis.as_deref().map(text),
        previous: figure.previous.as_ref().map(|it| any_number(it, decimals)),
        change: gained.as_ref().map(change),
        growth: gained.and_then(|it| it.growth),
        goal: figure.made.goal.as_ref().map(|it| any_number(it, decimals)),
        reached: figure.reached(),
        letters: figure.letters(),
        illustrative: figure.illustrative,
        definition: text(&figure.definition),
        origin: origin(figure, sources),
        computed: figure.computed.as_ref().map(|it| any_number(it, decimals)),
        declared: figure.declared_at.is_some() && figure.number().is_some(),
    }
}

/// « evenements.csv, 38 lignes ».
fn origin(figure: &Figure, sources: &SourceMap) -> String {
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &figure.sources {
        *files.entry(sources.file_of(row.row.place()).path.as_str()).or_default() += 1;
    }
    if files.is_empty() {
        return "rapport.toml".to_owned();
    }
    let file = |(path, rows): (&str, usize)| format!("{path}, {}", french::count(rows, "ligne"));
    files.into_iter().map(file).collect::<Vec<_>>().join(" ; ")
}

fn newsletters(settings: &Settings, dataset: &Dataset) -> Vec<ListEntry> {
    let entry = |list: &settings::MailingList| {
        let sends: Vec<_> = dataset.sends.iter().filter(|send| list.id == send.list).collect();
        let last = sends.iter().max_by(|a, b| a.date.cmp(&b.date))?;
        Some(ListEntry {
            list: list.id.to_string(),
            name: text(&list.name),
            issues: sends.len() as u64,
            frequency: maybe(list.frequency.as_deref()),
            recipients: last.recipients.as_ref().map(number),
            illustrative: sends.iter().any(|send| send.illustrative()),
        })
    };
    settings.lists.iter().filter_map(entry).collect()
}

/// The year's value of each measure of the site; none where months do not give it.
fn site(dataset: &Dataset) -> Vec<SiteEntry> {
    let one = |series: &SiteSeries<'_>| {
        let (section, measure) = series.name()?;
        let count = sum(series.rows.iter().map(|row| Some(row.count)))?;
        Some(SiteEntry { section: text(section), measure: text(measure), count: number(&count) })
    };
    let series = dataset.site_series();
    series.iter().filter(|series| series.adds_up).filter_map(one).collect()
}

/// The last row of each account, in the order of the table.
fn channels(dataset: &Dataset, previous: Option<&Dataset>) -> Vec<ChannelEntry> {
    let last = |row: &crate::dataset::Channel| {
        let accounts = networks::of_network(&dataset.channels, &row.network);
        accounts.iter().any(|last| last.row == row.row)
    };
    // One account of a network may have changed its name; of several, each has its own past.
    let before = |row: &crate::dataset::Channel| {
        let is_alone = networks::of_network(&dataset.channels, &row.network).len() == 1;
        let before = networks::of_network(&previous?.channels, &row.network);
        let is_alone = is_alone && before.len() == 1;
        let same = |it: &&&crate::dataset::Channel| {
            is_alone || french::fold(&it.handle) == french::fold(&row.handle)
        };
        before.iter().find(same).map(|row| row.followers)
    };
    dataset
        .channels
        .iter()
        .filter(|row| last(row))
        .map(|it| {
            let before = before(it);
            let gained = before
                .and_then(|from| gained(Number::Count(it.followers), Number::Count(from), None));
            ChannelEntry {
                network: text(&it.network),
                handle: it.handle.clone(),
                url: it.url.clone(),
                followers: number(&it.followers),
                unit: dataset
                    .settings
                    .vocabulary
                    .follower
                    .agreeing(it.followers.value())
                    .to_owned(),
                previous: before.as_ref().map(number),
                change: gained.as_ref().map(change),
                growth: gained.and_then(|it| it.growth),
            }
        })
        .collect()
}

fn publication(it: &crate::dataset::Publication, period: Period) -> Publication {
    Publication {
        id: it.id.clone(),
        title: text(&it.title),
        collection: maybe(it.collection.as_deref()),
        number: it.number,
        date: it.date.as_ref().map(|day| date(day, period)),
        print_run: it.print_run.as_ref().map(number),
        new_sheets: it.new_sheets.as_ref().map(number),
        sheets: it.sheets.as_ref().map(number),
        partners: texts(&it.partners),
        licence: maybe(it.licence.as_deref()),
        description: maybe(it.description.as_deref()),
        cover: picture(it.cover.as_ref(), &format!("Couverture : {}", it.title)),
        url: it.url.clone(),
    }
}

fn partners(settings: &Settings, dataset: &Dataset) -> Vec<Partners> {
    let mark = |it: &crate::dataset::Partner| Mark {
        name: text(&it.name),
        logo: picture(it.logo.as_ref(), &it.name),
        url: it.url.clone(),
    };
    let of = |id: &str| dataset.partners.iter().filter(|it| it.category == id).map(mark).collect();
    settings
        .partner_categories
        .iter()
        .map(|category| Partners {
            id: category.id.to_string(),
            label: text(&category.label),
            marks: of(&category.id),
        })
        .filter(|partners| !partners.marks.is_empty())
        .collect()
}

fn interviews(dataset: &Dataset) -> Vec<Interview> {
    let mut interviews: Vec<Interview> = Vec::new();
    for row in &dataset.interviews {
        let person = PersonOfInterview { name: text(&row.name), function: text(&row.function) };
        match interviews.iter_mut().find(|interview| interview.number == row.number) {
            Some(interview) => interview.people.push(person),
            None => interviews.push(Interview { number: row.number, people: vec![person] }),
        }
    }
    interviews
}
