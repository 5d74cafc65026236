//! All that is typed and printed: the texts, the sentences of rapport.toml, the
//! cells of the tables.

use crate::diagnostic::source::{Place, Sourced};
use crate::guardian::View;
use crate::read::manifest::Manifest;
use crate::read::prose::{Block, BlockKind};
use crate::read::schema;
use crate::read::{Field, Input};

/// A cell of words.
#[derive(Debug, Clone, Copy)]
pub(in crate::guardian) struct Cell<'a> {
    /// Its table.
    pub table: &'static schema::TableSchema,
    /// Name of its column.
    pub column: &'static str,
    /// Its text.
    pub text: &'a str,
    /// Where it stands.
    pub place: Place,
}

impl Cell<'_> {
    /// Its text as a block.
    pub fn block(&self) -> Block {
        Block::value(BlockKind::Cell, self.text, self.place, "")
    }

    /// Whether its words are the organisation's own: those of a newspaper and
    /// of a letter that was sent are not to be changed.
    pub fn is_own(&self) -> bool {
        !self.table.quoted
    }
}

/// The blocks of the texts, then those of rapport.toml.
pub(in crate::guardian) fn passages<'a>(view: &View<'a>) -> impl Iterator<Item = &'a Block> {
    view.texts.iter().flat_map(|text| &text.blocks).chain(view.settings)
}

/// Visits the cells that hold words which are printed, of all tables. There may
/// be millions of them.
pub(in crate::guardian) fn each_cell<'a>(view: &View<'a>, visit: impl FnMut(Cell<'a>)) {
    each_cell_of(view, is_prose, visit);
}

/// Visits those of the titles and descriptions.
pub(in crate::guardian) fn each_told<'a>(view: &View<'a>, visit: impl FnMut(Cell<'a>)) {
    const TOLD: [&str; 3] = ["titre", "titre_court", "description"];
    each_cell_of(view, |column| is_prose(column) && TOLD.contains(&column.name), visit);
}

fn each_cell_of<'a>(
    view: &View<'a>,
    is_wanted: impl Fn(&schema::Column) -> bool,
    mut visit: impl FnMut(Cell<'a>),
) {
    for table in view.input.tables.values() {
        let columns: Vec<(&'static str, Field)> = table
            .schema
            .columns
            .iter()
            .filter(|column| is_wanted(column))
            .filter_map(|column| Some((column.name, table.field(column.name)?)))
            .filter(|(name, _)| table.has(name))
            .collect();
        for row in table.rows() {
            for (column, field) in &columns {
                let text = row.at(*field);
                if !text.is_empty() {
                    let place = row.place_at(*field);
                    visit(Cell { table: table.schema, column, text, place });
                }
            }
        }
    }
}

fn is_prose(column: &schema::Column) -> bool {
    let printed = !matches!(column.name, "notes" | "source" | "variantes" | "code" | "fiche");
    printed && matches!(column.kind, schema::CellForm::Text | schema::CellForm::List)
}

/// The sentences that rapport.toml types and the report prints.
pub fn settings(input: &Input) -> Vec<Block> {
    let Manifest {
        edition,
        organisation,
        credits,
        categories,
        topics,
        collections,
        figures,
        charts,
        front,
        chapters,
        annexes,
        documents,
        ..
    } = &input.manifest;
    let mut found: Vec<&Sourced<String>> = Vec::new();
    found.extend(edition.iter().filter_map(|it| it.title.as_ref()));
    found.extend(organisation.iter().filter_map(|it| it.mission.as_ref()));
    if let Some(credits) = credits {
        found.extend(&credits.photographs);
        found.extend(&credits.illustrative);
    }
    found.extend(categories.iter().map(|it| &it.label));
    found.extend(topics.iter().map(|it| &it.label));
    for collection in collections {
        found.push(&collection.name);
        found.extend(&collection.slogan);
    }
    for figure in figures {
        found.push(&figure.label);
        found.extend(&figure.definition);
    }
    for chart in charts {
        found.push(&chart.title);
        found.extend([&chart.subtitle, &chart.source].into_iter().flatten());
    }
    found.extend(front.iter().filter_map(|it| it.title.as_ref()));
    for chapter in chapters {
        found.extend([Some(&chapter.title), chapter.short.as_ref()].into_iter().flatten());
        found.extend(chapter.sections.iter().map(|it| &it.title));
    }
    found.extend(annexes.iter().filter_map(|it| it.title.as_ref()));
    found.extend(documents.iter().filter_map(|it| it.title.as_ref()));
    found.into_iter().map(|it| setting(input, &it.value, it.place)).collect()
}

/// How the organisation calls itself, which is its own affair.
pub fn own_names(input: &Input) -> Vec<Block> {
    let organisation = input.manifest.organisation.iter();
    let names = organisation.flat_map(|it| std::iter::once(&it.name).chain(&it.acronym));
    names.map(|it| setting(input, &it.value, it.place)).collect()
}

/// What else rapport.toml types and the report prints that is no sentence: names, places, values.
pub fn other_settings(input: &Input) -> Vec<Block> {
    let Manifest {
        contact,
        supporters,
        member_types,
        families,
        mailing_lists,
        partner_categories,
        figures,
        maps,
        documents,
        ..
    } = &input.manifest;
    let mut found: Vec<&Sourced<String>> = Vec::new();
    if let Some(it) = contact {
        found.extend([&it.mail, &it.phone, &it.site, &it.address].into_iter().flatten());
        found.extend(it.accounts.iter().map(|account| &account.handle));
    }
    found.extend(supporters.iter().map(|it| &it.name));
    found.extend(member_types.iter().flat_map(|it| [&it.singular, &it.plural]));
    found.extend(families.iter().map(|it| &it.label));
    found.extend(mailing_lists.iter().map(|it| &it.name));
    found.extend(partner_categories.iter().map(|it| &it.label));
    found.extend(figures.iter().flat_map(|it| [&it.text, &it.source]).flatten());
    for it in maps {
        found.push(&it.title);
        found.extend([&it.subtitle, &it.source, &it.note].into_iter().flatten());
    }
    for it in documents {
        found.extend([&it.locality, &it.hours, &it.contact].into_iter().flatten());
    }
    let typed = figures.iter().filter_map(|it| it.value.as_ref());
    let typed = typed.map(|it| setting(input, &it.value.0, it.place));
    found.into_iter().map(|it| setting(input, &it.value, it.place)).chain(typed).collect()
}

fn setting(input: &Input, value: &str, place: Place) -> Block {
    let written = match place {
        Place::Span { file, start, end } => {
            input.sources.file(file).text.get(start as usize..end as usize)
        }
        _ => None,
    };
    Block::value(BlockKind::Setting, value, place, written.unwrap_or_default())
}
