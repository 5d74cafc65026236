//! From `[[cartes]]` to map data: which rows, where they are, of which kind.

use super::filter::Sieve;
use super::labels;
use super::map_data::{MapData, MapPoint, NAMED, NUMBERED, PointKind, Whole};
use super::members::headcounts;
use crate::dataset::declarations::{Inset, MapDeclaration, Marks};
use crate::dataset::geography::{self, Level};
use crate::dataset::settings::Settings;
use crate::dataset::{self, Dataset, Field, Record};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::suggest::name_key;

/// The map of one declaration.
pub fn map(
    declaration: &MapDeclaration,
    dataset: &Dataset,
    diagnostics: &mut Diagnostics,
) -> MapData {
    let rows = rows(declaration, dataset);
    if rows.is_empty() {
        diagnostics.push(
            Diagnostic::new(
                Code::EmptyFilter,
                format!(
                    "la carte « {} » ne retient aucune ligne de la table « {} »",
                    declaration.id.value, declaration.rows.table.value
                ),
            )
            .at(declaration.rows.table.place)
            .about(&declaration.id.value)
            .help(
                "vérifiez les valeurs du filtre : elles doivent être écrites comme dans la table",
            ),
        );
    }
    let mut kinds = Kinds::of(declaration, dataset);
    let (mut points, mut unplaced) = (Vec::new(), Vec::new());
    for row in &rows {
        let row = PlacedRow { row: *row, table: &declaration.rows.table.value };
        match row.point(declaration, &mut kinds, &dataset.settings) {
            Some(point) => points.push(point),
            None => unplaced
                .extend(row.name(&dataset.settings).map(|name| french::typeset(name).into_owned())),
        }
    }
    if declaration.ile_de_france == Inset::Shown {
        number(&mut points);
    }
    let typeset = |text: Option<&str>| text.map(|it| french::typeset(it).into_owned());
    MapData {
        id: declaration.id.value.clone(),
        title: french::typeset(&declaration.title).into_owned(),
        subtitle: typeset(declaration.subtitle.as_deref()).unwrap_or_default(),
        source: typeset(declaration.source.as_deref()),
        note: typeset(declaration.note.as_deref()),
        illustrative: rows.iter().any(|row| row.illustrative()),
        unplaced,
        whole: whole(declaration, dataset),
        kinds: kinds.list,
        points,
        marks: declaration.marks,
        ile_de_france: declaration.ile_de_france,
    }
}

/// Numbers the points of Île-de-France in the order of the list, where its frame has too many for their names.
fn number(points: &mut [MapPoint]) {
    let mut own: Vec<&mut MapPoint> = points
        .iter_mut()
        .filter(|point| point.territory.region.code == geography::ILE_DE_FRANCE)
        .collect();
    if own.len() > NAMED && own.len() <= NUMBERED {
        own.sort_by_cached_key(|point| french::index_key(&point.name));
        for (number, point) in (1..).zip(own) {
            point.number = Some(number);
        }
    }
}

/// The rows that a map shows.
pub fn rows<'a>(declaration: &MapDeclaration, dataset: &'a Dataset) -> Vec<&'a dyn Record> {
    let mut rows = dataset.records(&declaration.rows.table.value);
    let sieve = Sieve::new(&declaration.rows.filter);
    rows.retain(|row| sieve.passes(*row));
    rows
}

/// Whether the map counts members by the types of `effectifs`, all of them.
fn counts_members(declaration: &MapDeclaration) -> bool {
    declaration.rows.table.value == "adherents" && declaration.rows.filter.conditions.is_empty()
}

fn whole(declaration: &MapDeclaration, dataset: &Dataset) -> Option<Whole> {
    let whole = headcounts(dataset).whole.filter(|_| counts_members(declaration))?;
    Some(Whole {
        count: whole.quantity.value(),
        text: french::quantity(&whole.quantity),
        as_of: french::date(&whole.as_of?),
        words: member_words(dataset),
    })
}

/// What the organisation calls its members, in the figure of this name or of itself.
fn member_words(dataset: &Dataset) -> [String; 2] {
    let settings = &dataset.settings;
    let declared = settings.figures.iter().find(|figure| figure.id.value == "adherents");
    let own = declared.and_then(|figure| figure.unit.clone());
    own.unwrap_or_else(|| settings.vocabulary.member.forms())
}

/// A row, and what the columns of its table mean on a map.
struct PlacedRow<'a> {
    row: &'a dyn Record,
    table: &'a str,
}

impl PlacedRow<'_> {
    fn text(&self, column: &str) -> Option<&str> {
        match self.row.field(column) {
            Field::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// What the row is called.
    fn name(&self, settings: &Settings) -> Option<&str> {
        let subject = || settings.catalogue.find(self.table).map_or("", |table| table.subject());
        let known = ["nom", "titre"].into_iter().find_map(|column| self.text(column));
        known.or_else(|| self.text(subject()))
    }

    /// Nothing where the code is missing or unknown, which the guardian tells.
    fn point(
        &self,
        declaration: &MapDeclaration,
        kinds: &mut Kinds,
        settings: &Settings,
    ) -> Option<MapPoint> {
        let typeset = |text: Option<&str>| text.map(|it| french::typeset(it).into_owned());
        // What kind of authority a row is stands in its type, or in the name of its body.
        let (place, words) = match self.table {
            "personnes" => (self.text("structure"), self.text("structure")),
            _ => (None, self.text("type")),
        };
        let level = words.and_then(Level::named_in);
        let territory = match self.row.field(&declaration.place) {
            Field::Target(target) => dataset::territory(&target?.id)?,
            _ if declaration.place == "region" => {
                let (region, _) = geography::region_named(self.text("region")?)?;
                geography::find(region.code, Some(Level::Region))?
            }
            _ => geography::find(self.text(&declaration.place)?, level)?,
        };
        let kind = match &declaration.by {
            _ if declaration.marks == Marks::Regions => 0,
            Some(column) => {
                let value = self.text(column).unwrap_or_default();
                kinds.rank(value, labels::label(self.table, column, value, settings))
            }
            None => kinds.rank(territory.level.names()[0], ""),
        };
        kinds.list[kind].count += 1;
        Some(MapPoint {
            name: typeset(self.name(settings))?,
            place: typeset(place),
            detail: typeset(self.text("role_reseau")),
            kind,
            territory,
            number: None,
        })
    }
}

/// The kinds of points: those that the edition declares, in its order, then
/// others as they come.
struct Kinds {
    list: Vec<PointKind>,
    /// What a cell says of each, folded.
    keys: Vec<String>,
}

impl Kinds {
    fn of(declaration: &MapDeclaration, dataset: &Dataset) -> Self {
        let mut kinds = Self { list: Vec::new(), keys: Vec::new() };
        match declaration.by.as_deref() {
            Some("type") if declaration.rows.table.value == "adherents" => {
                kinds.of_members(declaration, dataset);
            }
            Some(_) => {}
            None if declaration.marks == Marks::Regions => {
                let own = declaration.unit.clone();
                let words = own.unwrap_or_else(|| ["ligne", "lignes"].map(str::to_owned));
                kinds.add("", words.map(|it| french::typeset(&it).into_owned()), None);
            }
            None => {
                for level in Level::ALL {
                    kinds.add(level.names()[0], level.names().map(str::to_owned), None);
                }
            }
        }
        kinds
    }

    fn of_members(&mut self, declaration: &MapDeclaration, dataset: &Dataset) {
        let settings: &Settings = &dataset.settings;
        let counts = headcounts(dataset);
        for kind in &settings.member_kinds {
            let count = counts.of(&kind.id).filter(|_| counts_members(declaration));
            let whole = count.map(|count| count.quantity.value());
            let words = [&kind.singular, &kind.plural].map(|it| french::typeset(it).into_owned());
            self.add(&kind.id, words, whole);
        }
    }

    fn add(&mut self, key: &str, words: [String; 2], whole: Option<u64>) -> usize {
        self.keys.push(name_key(key));
        self.list.push(PointKind { words, count: 0, whole });
        self.list.len() - 1
    }

    /// `label`: the name of a kind that comes for the first time.
    fn rank(&mut self, value: &str, label: &str) -> usize {
        let folded = name_key(value);
        if let Some(rank) = self.keys.iter().position(|key| *key == folded) {
            return rank;
        }
        let words = if label.is_empty() { "(vide)" } else { label };
        let words = french::typeset(words).into_owned();
        self.add(value, [words.clone(), words], None)
    }
}
