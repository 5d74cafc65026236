//! From `[[graphiques]]` to chart data: which rows, by what, into which series.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::chart_data::{ChartData, Label, Point, Role, Series, Shape};
use super::compute;
use super::filter::passes;
use crate::dataset::declarations::{Aggregate, ChartDeclaration, ChartKind, Filter, Order};
use crate::dataset::settings::Settings;
use crate::dataset::{Dataset, Field, Record};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::french;
use crate::quantity::{Qualifier, Quantity, Total};
use crate::suggest::fold;

/// The value of `par` that stands for the month of the row's date.
const BY_MONTH: &str = "mois";

/// The chart of one declaration.
pub fn chart(
    declaration: &ChartDeclaration,
    settings: &Settings,
    dataset: &Dataset,
    previous: Option<&Dataset>,
    diagnostics: &mut Diagnostics,
) -> ChartData {
    let rows = select(dataset, declaration);
    if rows.is_empty() {
        diagnostics.push(
            Diagnostic::new(
                Code::EmptyFilter,
                format!(
                    "le graphique « {} » ne retient aucune ligne de la table « {} »",
                    declaration.id.value, declaration.rows.table.value
                ),
            )
            .at(declaration.rows.table.place)
            .about(&declaration.id.value)
            .help("vérifiez le filtre ; le graphique est laissé de côté dans le rapport"),
        );
    }
    let by = declaration.by.as_str();
    let mut keys = keys(by, &rows);
    let splits = declaration
        .split
        .as_ref()
        .map(|column| (column.as_str(), series_keys(column, &rows, settings)));
    let mut series: Vec<Series> = match &splits {
        Some((column, values)) => values
            .iter()
            .map(|value| {
                let part: Vec<_> =
                    rows.iter().copied().filter(|row| has(*row, column, &value.key)).collect();
                Series {
                    mark: value.mark.clone(),
                    ..series(&value.text, value.role, &keys, by, &part, declaration)
                }
            })
            .collect(),
        None => {
            vec![series(&dataset.year().to_string(), Role::Current, &keys, by, &rows, declaration)]
        }
    };
    if declaration.previous
        && let Some(last) = previous
    {
        let rows = select(last, declaration);
        if !rows.is_empty() {
            series.push(self::series(
                &last.year().to_string(),
                Role::Previous,
                &keys,
                by,
                &rows,
                declaration,
            ));
        }
    }
    if by != BY_MONTH {
        let groups: Vec<_> =
            keys.iter().map(|key| group_rank(key, by, settings, declaration, &rows)).collect();
        sort(&mut keys, &mut series, &groups, declaration.order);
    }
    if let Some(limit) = declaration.limit {
        keys.truncate(limit);
        series.iter_mut().for_each(|one| one.points.truncate(limit));
    }
    ChartData {
        id: declaration.id.value.clone(),
        title: french::typeset(&declaration.title).into_owned(),
        subtitle: declaration
            .subtitle
            .as_deref()
            .map(french::typeset)
            .unwrap_or_default()
            .into_owned(),
        source: declaration.source.as_deref().map(|source| french::typeset(source).into_owned()),
        illustrative: rows.iter().any(|row| row.illustrative()),
        shape: match declaration.kind {
            ChartKind::Bars => Shape::Bars,
            ChartKind::Columns => Shape::Columns,
            ChartKind::Line => Shape::Line,
        },
        unit: declaration.unit.clone().unwrap_or_default(),
        dimension: declaration.dimension.clone().unwrap_or_else(|| default_dimension(by)),
        labels: keys.iter().map(|key| label(key, by, settings, declaration, &rows)).collect(),
        series,
    }
}

fn select<'a>(dataset: &'a Dataset, declaration: &ChartDeclaration) -> Vec<&'a dyn Record> {
    let filter: &Filter = &declaration.rows.filter;
    let mut rows = dataset.records(&declaration.rows.table.value);
    rows.retain(|row| passes(filter, *row));
    rows
}

/// The keys that rows fall under, in their order: the twelve months, or the
/// values of a column as they first appear.
fn keys(by: &str, rows: &[&dyn Record]) -> Vec<String> {
    if by == BY_MONTH {
        let mut months: Vec<String> = (1..=12).map(|month: u32| month.to_string()).collect();
        if rows.iter().any(|row| month_of(*row).is_none()) {
            months.push(String::new());
        }
        return months;
    }
    let mut seen = HashSet::new();
    let mut keys = Vec::new();
    for key in rows.iter().flat_map(|row| row_keys(*row, by)) {
        if seen.insert(fold(&key)) {
            keys.push(key);
        }
    }
    keys
}

fn row_keys(row: &dyn Record, column: &str) -> Vec<String> {
    if column == BY_MONTH {
        return vec![month_of(row).map(|month| month.to_string()).unwrap_or_default()];
    }
    match row.field(column) {
        Field::Text(text) => vec![text.to_owned()],
        Field::List(items) => items.to_vec(),
        Field::Number(number) => vec![number.map(|number| number.to_string()).unwrap_or_default()],
        Field::Date(date) => vec![date.map(french::date).unwrap_or_default()],
        Field::Count(_) | Field::Other => Vec::new(),
    }
}

/// The month of the first day; none for a row that has no month.
fn month_of(row: &dyn Record) -> Option<u32> {
    row.date()?.months().first().map(|month| month.month())
}

fn has(row: &dyn Record, column: &str, key: &str) -> bool {
    row_keys(row, column).iter().any(|value| fold(value) == fold(key))
}

fn series(
    name: &str,
    role: Role,
    keys: &[String],
    by: &str,
    rows: &[&dyn Record],
    declaration: &ChartDeclaration,
) -> Series {
    let measure = declaration.measure.as_deref();
    let aggregate = if measure.is_some() { Aggregate::Sum } else { Aggregate::Count };
    let mut buckets: HashMap<String, Vec<&dyn Record>> = HashMap::new();
    for row in rows {
        for key in row_keys(*row, by) {
            buckets.entry(fold(&key)).or_default().push(*row);
        }
    }
    let point = |key: &String| match buckets.get(&fold(key)) {
        Some(part) => point(&compute::aggregate(part, measure, aggregate).total, false),
        None => point(&Total::default(), true),
    };
    Series { name: name.to_owned(), mark: None, role, points: keys.iter().map(point).collect() }
}

/// A known zero where no row is, an unknown where rows say nothing.
fn point(total: &Total, no_row: bool) -> Point {
    let quantity = if no_row { Some(Quantity::exact(0)) } else { total.quantity() };
    match quantity {
        Some(quantity) => Point {
            value: Some(quantity.value()),
            text: french::quantity(&quantity),
            approximate: quantity.qualifier() != Qualifier::Exact,
        },
        None => Point { value: None, text: "inconnu".to_owned(), approximate: false },
    }
}

/// Families together; inside each, greatest first (unknown last) or as they came.
fn sort(keys: &mut Vec<String>, series: &mut [Series], groups: &[usize], by: Order) {
    let size = |index: usize| {
        let own = series.iter().filter(|one| one.role != Role::Previous);
        own.map(|one| one.points[index].value).sum::<Option<u64>>()
    };
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|&index| {
        (groups[index], Reverse(if by == Order::Value { size(index) } else { None }))
    });
    *keys = order.iter().map(|&index| keys[index].clone()).collect();
    for one in series.iter_mut() {
        one.points = order.iter().map(|&index| one.points[index].clone()).collect();
    }
}

/// A value of the column that splits rows into series.
struct SeriesKey {
    key: String,
    text: String,
    role: Role,
    /// Its letter in the calendar.
    mark: Option<String>,
}

fn series_keys(column: &str, rows: &[&dyn Record], settings: &Settings) -> Vec<SeriesKey> {
    let found = keys(column, rows);
    if column == "categorie" {
        let used = |id: &str| found.iter().any(|key| fold(key) == fold(id));
        return settings
            .categories
            .iter()
            .filter(|category| used(&category.id))
            .map(|category| SeriesKey {
                key: category.id.clone(),
                text: category.label.clone(),
                role: Role::Category(category.color),
                mark: Some(category.letter.clone()),
            })
            .collect();
    }
    let part = |(index, key): (usize, String)| SeriesKey {
        text: french::typeset(&key).into_owned(),
        key,
        role: Role::Part(u8::try_from(index + 1).unwrap_or(u8::MAX)),
        mark: None,
    };
    found.into_iter().enumerate().map(part).collect()
}

fn label(
    key: &str,
    by: &str,
    settings: &Settings,
    declaration: &ChartDeclaration,
    rows: &[&dyn Record],
) -> Label {
    let mut short = None;
    let text = match by {
        BY_MONTH => match key.parse::<u32>() {
            Ok(month) => {
                short = Some(french::month_abbreviation(month).to_owned());
                french::capitalized(french::month_name(month))
            }
            Err(_) => "Sans mois".to_owned(),
        },
        "categorie" => settings
            .categories
            .iter()
            .find(|category| category.id == key)
            .map_or_else(|| key.to_owned(), |category| category.label.clone()),
        "type" => settings
            .member_kinds
            .iter()
            .find(|kind| kind.id == key && declaration.rows.table.value != "evenements")
            .map_or_else(|| key.to_owned(), |kind| kind.plural.clone()),
        "liste" => settings
            .lists
            .iter()
            .find(|list| list.id == key)
            .map_or_else(|| key.to_owned(), |list| list.name.clone()),
        "fiche" => {
            let row = rows.iter().find(|row| has(**row, by, key));
            match row.map(|row| row.field("titre")) {
                Some(Field::Text(title)) if key.is_empty() => title.to_owned(),
                Some(Field::Text(title)) => format!("{key}. {title}"),
                _ => key.to_owned(),
            }
        }
        _ => key.to_owned(),
    };
    let text =
        if text.is_empty() { "(vide)".to_owned() } else { french::typeset(&text).into_owned() };
    Label { text, short, group: group(key, by, settings, declaration, rows) }
}

/// The family of a key: its printed name.
fn group(
    key: &str,
    by: &str,
    settings: &Settings,
    declaration: &ChartDeclaration,
    rows: &[&dyn Record],
) -> Option<String> {
    let value = group_key(key, by, declaration, rows)?;
    let family = settings.families.iter().find(|family| family.id == value);
    Some(family.map_or(value, |family| family.label.clone()))
}

/// Families stand in the order of rapport.toml, other groups after them.
fn group_rank(
    key: &str,
    by: &str,
    settings: &Settings,
    declaration: &ChartDeclaration,
    rows: &[&dyn Record],
) -> usize {
    let value = group_key(key, by, declaration, rows);
    let rank =
        value.and_then(|value| settings.families.iter().position(|family| family.id == value));
    rank.unwrap_or(settings.families.len())
}

fn group_key(
    key: &str,
    by: &str,
    declaration: &ChartDeclaration,
    rows: &[&dyn Record],
) -> Option<String> {
    let column = declaration.group.as_ref()?;
    let row = rows.iter().find(|row| has(**row, by, key))?;
    row_keys(*row, column).into_iter().next().filter(|value| !value.is_empty())
}

fn default_dimension(by: &str) -> String {
    french::capitalized(by)
}
