//! From rapport.toml as it is written to the settings of the edition: defaults
//! are filled in, dates and quantities read, tables and columns looked up.

use chrono::NaiveDate;

use super::declarations::{chart, map, table_schema};
use super::figures::figure;
use super::hours;
use super::written::{date, quantity};
use crate::dataset::Picture;
use crate::dataset::cells::currency_diagnostic;
use crate::dataset::cells::{Dating, doubt_settings};
use crate::dataset::cells::{language_diagnostic, zone_diagnostic};
use crate::dataset::settings::{
    Annex, Category, Chapter, Collection, Edition, FrontText, Organisation, OtherDocument, Section,
    Settings, Supporter,
};
use crate::dataset::vocabulary::Vocabulary;
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::amount::Currency;
use crate::language::conventions;
use crate::language::french::{Inclusive, InclusiveSign};
use crate::language::partial_date::{PartialDate, Period, Zone};
use crate::read::Input;
use crate::read::manifest::{self, InclusiveWriting, Manifest, PageKind};
use crate::read::schema::{Catalogue, languages};
use crate::read::text_path;
use crate::read::toml::WrittenDate;

/// The settings of an edition. What was missing has been reported by the reading;
/// it is filled with something harmless, and no report is written.
pub(super) fn settings(input: &Input, diagnostics: &mut Diagnostics) -> Settings {
    let (manifest, tables) = (&input.manifest, &input.catalogue);
    let organisation = manifest.organisation.as_ref().map(|it| organisation(it, diagnostics));
    let organisation = organisation.unwrap_or_default();
    let period = manifest.period().unwrap_or(Period::calendar(1));
    let dating = Dating::new(period, organisation.zone.clone());
    doubt_settings(manifest, period, diagnostics);
    let edition = edition(manifest, tables, &dating, diagnostics);
    Settings {
        catalogue: input.catalogue.clone(),
        organisation,
        vocabulary: Vocabulary::of(manifest.vocabulary.as_ref(), inclusive(input), period),
        inclusive: inclusive(input),
        contact: manifest.contact.clone(),
        members_privacy: manifest
            .privacy
            .as_ref()
            .and_then(|it| it.members.as_ref())
            .map(|it| it.value),
        supporters: manifest
            .supporters
            .iter()
            .map(|it| Supporter {
                name: it.name.value.clone(),
                motto: it.motto.as_ref().map(|it| it.value.0.clone()),
                logo: Picture::named(text(&it.logo)),
            })
            .collect(),
        categories: categories(&manifest.categories),
        themes: manifest.topics.clone(),
        member_kinds: manifest.member_types.clone(),
        families: manifest.families.clone(),
        collections: manifest
            .collections
            .iter()
            .map(|it| Collection {
                id: it.id.value.clone(),
                name: it.name.value.clone(),
                slogan: text(&it.slogan),
                chart: it.chart.clone(),
                cover: Picture::named(text(&it.cover)),
                subscribers: it
                    .subscribers
                    .as_ref()
                    .and_then(|written| quantity(written, "inscrits", diagnostics)),
            })
            .collect(),
        lists: manifest.mailing_lists.clone(),
        partner_categories: manifest.partner_categories.clone(),
        credits: manifest.credits.clone(),
        figures: manifest
            .figures
            .iter()
            .map(|it| figure(it, tables, &dating, diagnostics))
            .collect(),
        charts: manifest.charts.iter().filter_map(|it| chart(it, tables, diagnostics)).collect(),
        maps: manifest.maps.iter().filter_map(|it| map(it, tables, diagnostics)).collect(),
        front: manifest.front.iter().filter_map(front).collect(),
        chapters: manifest
            .chapters
            .iter()
            .enumerate()
            .map(|(index, it)| chapter(index, it))
            .collect(),
        annexes: manifest
            .annexes
            .iter()
            .map(|it| Annex {
                id: it.id.value.clone(),
                title: text(&it.title),
                text: text(&it.text).map(|it| text_path(&it)),
            })
            .collect(),
        documents: manifest.documents.iter().map(|it| document(it, &dating, diagnostics)).collect(),
        accepted: manifest.acknowledgements.clone(),
        edition,
    }
}

fn text(value: &Option<Sourced<String>>) -> Option<String> {
    value.as_ref().map(|text| text.value.clone())
}

fn edition(
    manifest: &Manifest,
    tables: &Catalogue,
    dating: &Dating,
    diagnostics: &mut Diagnostics,
) -> Edition {
    let written = manifest.edition.as_ref();
    let period = dating.period;
    let last_day = period.last_day();
    Edition {
        period,
        title: written
            .and_then(|it| text(&it.title))
            .unwrap_or_else(|| format!("Rapport d'activité {period}")),
        date: written
            .and_then(|it| it.date.as_ref())
            .and_then(|it| day(it, dating, diagnostics))
            .unwrap_or(last_day),
        closing: written
            .and_then(|it| it.as_of.as_ref())
            .and_then(|it| date(it, dating, diagnostics))
            .unwrap_or(PartialDate::Day(last_day)),
        language: written
            .and_then(|it| it.language.as_ref())
            .and_then(|it| language(it, diagnostics))
            .unwrap_or_else(|| "fr".to_owned()),
        theme: written.and_then(|it| it.theme.clone()),
        key_figures: written.map(|it| it.key_figures.clone()).unwrap_or_default(),
        curves: written.and_then(|it| it.curves.as_ref()).map(|it| it.value.clamp(2, 10)),
        supporters_figure: written.and_then(|it| it.supporters_figure.clone()),
        back_figure: written.and_then(|it| it.back_figure.clone()),
        members_figure: written.and_then(|it| it.members_figure.clone()),
        attached: written.and_then(|it| it.attached.clone()).map(|names| {
            names
                .into_iter()
                .filter(|name| table_schema(name, tables, diagnostics).is_some())
                .collect()
        }),
        cover: written.and_then(cover),
    }
}

fn cover(written: &manifest::Edition) -> Option<Picture> {
    let picture = Picture::named(text(&written.cover))?;
    Some(Picture {
        alt: text(&written.cover_alt),
        credit: text(&written.cover_credit),
        framing: written.cover_framing.as_ref().map(|it| it.value),
        ..picture
    })
}

fn language(written: &Sourced<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let found = languages::code(&written.value);
    if found.is_none() {
        diagnostics.push(language_diagnostic(&written.value).at(written.place));
    }
    found.map(str::to_owned)
}

/// A day, and nothing less precise.
fn day(
    written: &Sourced<WrittenDate>,
    dating: &Dating,
    diagnostics: &mut Diagnostics,
) -> Option<NaiveDate> {
    match date(written, dating, diagnostics)? {
        PartialDate::Day(day) => Some(day),
        _ => {
            diagnostics.push(
                Diagnostic::new(
                    Code::BadDate,
                    format!("« {} » n'est pas un jour", written.value.0),
                )
                .at(written.place)
                .help("la date du document est un jour : 2022-06-29"),
            );
            None
        }
    }
}

/// What rapport.toml says, else what the texts do.
fn inclusive(input: &Input) -> Inclusive {
    let texts = input.texts.iter().map(|text| input.sources.file(text.file).text.as_str());
    let usual = Inclusive::of_texts(texts);
    let stated = input.manifest.writing.as_ref().and_then(|it| it.inclusive.as_ref());
    stated.map_or(usual, |it| Inclusive { sign: inclusive_sign(it.value), ..usual })
}

/// The character that a word of rapport.toml names.
pub fn inclusive_sign(writing: InclusiveWriting) -> Option<InclusiveSign> {
    match writing {
        InclusiveWriting::Stop => Some(InclusiveSign::Stop),
        InclusiveWriting::MiddleDot => Some(InclusiveSign::MiddleDot),
        InclusiveWriting::Hyphen => Some(InclusiveSign::Hyphen),
        InclusiveWriting::Brackets => Some(InclusiveSign::Brackets),
        InclusiveWriting::None => None,
    }
}

fn organisation(written: &manifest::Organisation, diagnostics: &mut Diagnostics) -> Organisation {
    let name = written.name.value.clone();
    let country = written.country.as_ref().map(|it| it.value.conventions());
    Organisation {
        conventions: country.unwrap_or(&conventions::FRANCE),
        acronym: text(&written.acronym).unwrap_or_else(|| name.clone()),
        name,
        founded: written.founded.as_ref().map(|year| year.value),
        zone: match &written.zone {
            Some(written) => zone(written, diagnostics),
            None => country.and_then(|it| Zone::named(it.zone)),
        },
        currency: written
            .currency
            .as_ref()
            .and_then(|it| currency(it, diagnostics))
            .or_else(|| Currency::named(country?.currency))
            .unwrap_or_default(),
        mission: text(&written.mission),
        logo: Picture::named(text(&written.logo)),
    }
}

fn zone(written: &Sourced<String>, diagnostics: &mut Diagnostics) -> Option<Zone> {
    let found = Zone::named(&written.value);
    if found.is_none() {
        diagnostics.push(zone_diagnostic(&written.value).at(written.place));
    }
    found
}

fn currency(written: &Sourced<String>, diagnostics: &mut Diagnostics) -> Option<Currency> {
    let found = Currency::named(&written.value);
    if found.is_none() {
        diagnostics.push(currency_diagnostic(&written.value).at(written.place));
    }
    found
}

/// A category without a letter takes the first of its name that is still
/// free; one without a colour takes that of its rank.
fn categories(written: &[manifest::Category]) -> Vec<Category> {
    let given = |it: &manifest::Category| text(&it.letter);
    let mut taken: Vec<String> = written.iter().filter_map(given).collect();
    let mut categories = Vec::new();
    for (index, it) in written.iter().enumerate() {
        let letter = given(it).unwrap_or_else(|| {
            let letters =
                it.label.value.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase);
            let free =
                letters.chain('A'..='Z').map(String::from).find(|letter| !taken.contains(letter));
            let letter = free.unwrap_or_else(|| (index + 1).to_string());
            taken.push(letter.clone());
            letter
        });
        let color = it.colour.as_ref().and_then(|color| u8::try_from(color.value).ok());
        categories.push(Category {
            id: it.id.value.clone(),
            label: it.label.value.clone(),
            letter,
            color: color.unwrap_or_else(|| u8::try_from(index + 1).unwrap_or(u8::MAX)),
        });
    }
    categories
}

fn front(written: &manifest::FrontText) -> Option<FrontText> {
    Some(FrontText {
        title: text(&written.title),
        text: text_path(&text(&written.text)?),
        signatory: text(&written.signatory),
        signatory_function: text(&written.signatory_function),
    })
}

fn chapter(index: usize, written: &manifest::Chapter) -> Chapter {
    let color = written.colour.as_ref().and_then(|color| u8::try_from(color.value).ok());
    Chapter {
        id: written.id.value.clone(),
        title: written.title.value.clone(),
        short: text(&written.short).unwrap_or_else(|| written.title.value.clone()),
        color: color.unwrap_or_else(|| u8::try_from(index + 1).unwrap_or(u8::MAX)),
        picture: Picture::named(text(&written.picture)).map(|picture| Picture {
            alt: text(&written.picture_alt),
            credit: text(&written.picture_credit),
            framing: written.picture_framing.as_ref().map(|it| it.value),
            ..picture
        }),
        hook: written.opening.clone(),
        themes: written.themes.clone(),
        categories: written.categories.clone(),
        sections: written
            .sections
            .iter()
            .map(|it| Section {
                title: it.title.value.clone(),
                text: text_path(&it.text.value),
                numbered: it.numbered.on,
                page: it.page.as_ref().map_or(PageKind::Essay, |it| it.value),
            })
            .collect(),
    }
}

fn document(
    written: &manifest::OtherDocument,
    dating: &Dating,
    diagnostics: &mut Diagnostics,
) -> OtherDocument {
    OtherDocument {
        id: written.id.clone(),
        title: text(&written.title),
        text: text(&written.text).map(|it| text_path(&it)),
        event: written.event.clone(),
        date: written.date.as_ref().and_then(|it| day(it, dating, diagnostics)),
        locality: text(&written.locality),
        charts: written.charts.clone(),
        hours: written.hours.as_ref().map(|it| {
            diagnostics.extend(hours::fault(&it.value).map(|one| one.at(it.place)));
            it.value.clone()
        }),
        contact: text(&written.contact),
    }
}
