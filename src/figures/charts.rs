//! From `[[graphiques]]` to chart data: which rows, by what, into which series.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::chart_data::{Breadth, ChartData, ChartForm, Label, Role, Series};
use super::compute;
use super::filter::{self, Sieve};
use super::grouping::{Groups, each_key};
use super::statements::Rows;
use super::{labels, points, stocks};
use crate::dataset::BY_MONTH;
use crate::dataset::declarations::{Aggregate, ChartDeclaration, ChartKind, Filter, Order};
use crate::dataset::settings::Settings;
use crate::dataset::{Dataset, Field, Record};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::partial_date::{Period, YearMonth};
use crate::language::suggest::name_key;
use crate::read::schema::CellForm;

/// What a bar is called whose cells are empty.
const EMPTY: &str = "(vide)";

/// The chart of one declaration; none where there is no row to be drawn.
pub fn chart(
    declaration: &ChartDeclaration,
    settings: &Settings,
    dataset: &Dataset,
    previous: Option<&Dataset>,
    diagnostics: &mut Diagnostics,
) -> Option<ChartData> {
    let rows = select(dataset, declaration);
    let last =
        previous.filter(|_| declaration.previous).map(|last| (last, select(last, declaration)));
    let last = last.filter(|(_, rows)| !rows.is_empty());
    let last = last.filter(|(last, rows)| {
        let same = is_as_printed(last, rows, declaration);
        if !same {
            diagnostics.push(differs(declaration, last.period()));
        }
        same
    });
    if rows.is_empty() {
        let what = format!("le graphique « {} »", declaration.id.value);
        let one = filter::empty(&what, &declaration.rows, dataset).about(&declaration.id.value);
        diagnostics.push(one);
        // Nothing is there to be drawn.
        last.as_ref()?;
    }
    diagnostics.extend(nothing_known(&rows, declaration));
    let by = declaration.by.as_str();
    let period = dataset.period();
    let groups = Groups::by(by, period, &rows);
    let mut keys = match by {
        BY_MONTH => months(&groups, period),
        _ => in_their_order(&groups.keys, by, settings, declaration).cloned().collect(),
    };
    let mut series = match &declaration.split {
        Some(column) => split(column, &keys, &rows, settings, declaration),
        None => {
            vec![series(&period.to_string(), Role::Current, &keys, &groups, declaration, settings)]
        }
    };
    if let Some((last, rows)) = last {
        let groups = Groups::by(by, last.period(), &rows);
        let name = last.period().to_string();
        series.push(self::series(&name, Role::Previous, &keys, &groups, declaration, settings));
    }
    if by != BY_MONTH {
        let ranks: Vec<_> =
            keys.iter().map(|key| family_rank(key, &groups, settings, declaration)).collect();
        sort(&mut keys, &mut series, &ranks, declaration.order);
    }
    if let Some(limit) = declaration.limit {
        keys.truncate(limit);
        series.iter_mut().for_each(|one| one.points.truncate(limit));
    }
    let counted = points::counted(declaration, settings);
    points::cents_alike(series.iter_mut().flat_map(|one| &mut one.points), counted);
    Some(ChartData {
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
            ChartKind::Bars => ChartForm::Bars,
            ChartKind::Columns => ChartForm::Columns,
            ChartKind::Line => ChartForm::Line,
        },
        breadth: if declaration.narrow && declaration.kind == ChartKind::Bars {
            Breadth::Column
        } else {
            Breadth::Page
        },
        unit: declaration.unit.clone().unwrap_or_default(),
        counted,
        dimension: declaration.dimension.clone().unwrap_or_else(|| default_dimension(by)),
        labels: keys.iter().map(|key| label(key, &groups, settings, declaration)).collect(),
        series,
    })
}

/// Whether last year's report, if it had a chart of this id, counted the same rows in the same way.
fn is_as_printed(last: &Dataset, rows: &[&dyn Record], declaration: &ChartDeclaration) -> bool {
    let charts = &last.settings.charts;
    let Some(then) = charts.iter().find(|it| it.id.value == declaration.id.value) else {
        return true;
    };
    let same_measure = then.measure == declaration.measure && then.by == declaration.by;
    let printed = select(last, then);
    let row = |row: &&dyn Record| row.row();
    same_measure && printed.iter().map(row).eq(rows.iter().map(row))
}

fn differs(declaration: &ChartDeclaration, year: Period) -> Diagnostic {
    let id = &declaration.id;
    let message = format!(
        "le graphique « {} » ne montre pas {year}, dont l'édition l'a tiré d'autres lignes",
        id.value
    );
    Diagnostic::new(Code::Incomparable, message).at(id.place).about(&id.value).help(format!(
        "accordez « filtre », « par » et « mesure » avec ceux de {year}, ou écrivez precedent = false"
    ))
}

/// What is told of a chart whose rows have no value.
fn nothing_known(rows: &[&dyn Record], declaration: &ChartDeclaration) -> Option<Diagnostic> {
    let measure = declaration.measure.as_deref()?;
    let says_nothing = |row: &&dyn Record| compute::number_of(*row, measure).is_none();
    if rows.is_empty() || !rows.iter().all(says_nothing) {
        return None;
    }
    let id = &declaration.id;
    let message =
        format!("le graphique « {} » n'a aucune valeur connue : il est dessiné vide", id.value);
    Some(Diagnostic::new(Code::EmptyChart, message).at(id.place).about(&id.value).help(format!(
        "remplissez la colonne « {measure} » de la table « {} », ou retirez le graphique",
        declaration.rows.table.value
    )))
}

fn select<'a>(dataset: &'a Dataset, declaration: &ChartDeclaration) -> Vec<&'a dyn Record> {
    let filter: &Filter = &declaration.rows.filter;
    let mut rows = dataset.records(&declaration.rows.table.value);
    let sieve = Sieve::new(filter);
    rows.retain(|row| sieve.passes(*row));
    stocks::keep_last(&mut rows, &declaration.rows.table.value, &declaration.by, dataset);
    rows
}

/// The rows that each bar of a chart adds up, those of all its series, or each point of a line.
pub fn sums<'a>(dataset: &'a Dataset, declaration: &ChartDeclaration) -> Vec<Vec<&'a dyn Record>> {
    let by = |column: &str, rows: &[&'a dyn Record]| -> Vec<Vec<&'a dyn Record>> {
        let groups = Groups::by(column, dataset.period(), rows);
        groups.keys.iter().filter_map(|key| Some(groups.get(key)?.to_vec())).collect()
    };
    let bars = by(&declaration.by, &select(dataset, declaration));
    match declaration.split.as_ref().filter(|_| declaration.kind == ChartKind::Line) {
        Some(column) => bars.iter().flat_map(|rows| by(column, rows)).collect(),
        None => bars,
    }
}

/// The rows of each bar or point, those of all its series, by its name in full.
pub fn rows_by_label(dataset: &Dataset, declaration: &ChartDeclaration) -> BTreeMap<String, Rows> {
    let groups = Groups::by(&declaration.by, dataset.period(), &select(dataset, declaration));
    let mut found: BTreeMap<String, Rows> = BTreeMap::new();
    for key in &groups.keys {
        let name = label(key, &groups, &dataset.settings, declaration).text;
        let rows = groups.get(key).unwrap_or_default();
        let given = compute::aggregate(rows, declaration.measure.as_deref(), declaration.aggregate);
        found.entry(name).or_default().extend(given.sources);
    }
    found
}

/// The twelve months, in their order, and one for the rows that have none.
fn months(groups: &Groups<'_>, period: Period) -> Vec<String> {
    let mut months: Vec<String> = period.months().map(|month| month.month().to_string()).collect();
    if groups.get("").is_some() {
        months.push(String::new());
    }
    months
}

fn series(
    name: &str,
    role: Role,
    keys: &[String],
    groups: &Groups<'_>,
    declaration: &ChartDeclaration,
    settings: &Settings,
) -> Series {
    let counted = points::counted(declaration, settings);
    let given = |rows: &[&dyn Record]| {
        compute::aggregate(rows, declaration.measure.as_deref(), declaration.aggregate)
    };
    let point = |key: &String| match groups.get(key) {
        Some(part) => points::of(given(part).result, counted),
        // A stock that nobody measured in a month is not zero.
        None if declaration.kind == ChartKind::Line || is_unmeasured(declaration, settings) => {
            points::nothing(declaration)
        }
        // What last year's table does not name was not measured: it is not zero either.
        None if role == Role::Previous
            && declaration.measure.is_some()
            && declaration.by != BY_MONTH =>
        {
            points::of(None, counted)
        }
        // Nothing has no mean.
        None if !matches!(declaration.aggregate, Aggregate::Count | Aggregate::Sum) => {
            points::nothing(declaration)
        }
        None => points::zero(counted),
    };
    let name = french::typeset(name).into_owned();
    Series { name, mark: None, role, points: keys.iter().map(point).collect() }
}

/// Whether a month without a row is one that nobody measured: of events and letters, it is one that
/// had none.
fn is_unmeasured(declaration: &ChartDeclaration, settings: &Settings) -> bool {
    let table = settings.catalogue.find(&declaration.rows.table.value);
    declaration.by == BY_MONTH
        && declaration.split.is_none()
        && table.is_some_and(|table| table.measured)
}

/// One series for each value of a column: categories in the order of
/// rapport.toml with their letter and colour, other values as they come.
fn split(
    column: &str,
    keys: &[String],
    rows: &[&dyn Record],
    settings: &Settings,
    declaration: &ChartDeclaration,
) -> Vec<Series> {
    let (by, period) = (declaration.by.as_str(), settings.edition.period);
    let parts = Groups::by(column, period, rows);
    let one = |key: &str, name: &str, role: Role, mark: Option<&String>| {
        let groups = Groups::by(by, period, parts.get(key)?);
        Some(Series {
            mark: mark.cloned(),
            ..series(name, role, keys, &groups, declaration, settings)
        })
    };
    if column == "categorie" {
        let categories = settings.categories.iter();
        return categories
            .filter_map(|it| one(&it.id, &it.label, Role::Category(it.color), Some(&it.letter)))
            .collect();
    }
    let part = |(index, key): (usize, &String)| {
        let rank = u8::try_from(index + 1).unwrap_or(u8::MAX);
        let name = labels::label(&declaration.rows.table.value, column, key, settings);
        one(key, if name.is_empty() { EMPTY } else { name }, Role::Part(rank), None)
    };
    in_their_order(&parts.keys, column, settings, declaration)
        .enumerate()
        .filter_map(part)
        .collect()
}

/// The values of a choice as its declaration has them; others as they come, what is empty last.
fn in_their_order<'k>(
    keys: &'k [String],
    column: &str,
    settings: &Settings,
    declaration: &ChartDeclaration,
) -> impl Iterator<Item = &'k String> {
    let schema = settings.catalogue.find(&declaration.rows.table.value);
    let words = schema.and_then(|schema| match schema.columns[schema.index(column)?].kind {
        CellForm::Choice(words) if schema.own.contains(&column) => Some(words),
        _ => None,
    });
    let mut keys: Vec<&String> = keys.iter().collect();
    if let Some(words) = words {
        let rank = |key: &String| words.iter().position(|word| name_key(word) == name_key(key));
        keys.sort_by_key(|key| (key.is_empty(), rank(key).unwrap_or(words.len())));
    }
    keys.into_iter()
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

fn label(
    key: &str,
    groups: &Groups<'_>,
    settings: &Settings,
    declaration: &ChartDeclaration,
) -> Label {
    let mut short = None;
    let text = match declaration.by.as_str() {
        BY_MONTH => match key.parse::<u32>() {
            Ok(month) => {
                let period = settings.edition.period;
                let month = YearMonth::new(period.year_of(month), month);
                short = month.map(|month| french::month_of_period_in_short(month, period));
                let name = month.map(|month| french::month_of_period(month, period));
                french::capitalized(&name.unwrap_or_default())
            }
            Err(_) => "Sans mois".to_owned(),
        },
        "fiche" => {
            let row = groups.get(key).and_then(|rows| rows.first());
            if let Some(Field::Text(title)) = row.map(|row| row.field("titre_court"))
                && !title.is_empty()
            {
                short = Some(french::typeset(&format!("{key}. {title}")).into_owned());
            }
            match row.map(|row| row.field("titre")) {
                Some(Field::Text(title)) if key.is_empty() => title.to_owned(),
                Some(Field::Text(title)) => format!("{key}. {title}"),
                _ => key.to_owned(),
            }
        }
        "id" => {
            let row = groups.get(key).and_then(|rows| rows.first());
            let said = |column: &str| labels::said(row?.field(column));
            short = said("titre_court").map(|title| french::typeset(title).into_owned());
            said("titre").unwrap_or(key).to_owned()
        }
        column => labels::label(&declaration.rows.table.value, column, key, settings).to_owned(),
    };
    let text = if text.is_empty() { EMPTY.to_owned() } else { french::typeset(&text).into_owned() };
    Label { text, short, group: family(key, groups, settings, declaration) }
}

/// The family of a key: its printed name.
fn family(
    key: &str,
    groups: &Groups<'_>,
    settings: &Settings,
    declaration: &ChartDeclaration,
) -> Option<String> {
    let id = family_id(key, groups, declaration)?;
    let column = declaration.group.as_ref()?;
    Some(labels::label(&declaration.rows.table.value, column, &id, settings).to_owned())
}

/// Families stand in the order of rapport.toml, other groups after them.
fn family_rank(
    key: &str,
    groups: &Groups<'_>,
    settings: &Settings,
    declaration: &ChartDeclaration,
) -> usize {
    let id = family_id(key, groups, declaration);
    let rank = id.and_then(|id| settings.families.iter().position(|family| family.id == id));
    rank.unwrap_or(settings.families.len())
}

fn family_id(key: &str, groups: &Groups<'_>, declaration: &ChartDeclaration) -> Option<String> {
    let column = declaration.group.as_ref()?;
    let row = groups.get(key)?.first()?;
    let mut id = None;
    each_key(*row, column, Period::calendar(0), &mut |value| {
        if !value.is_empty() {
            id.get_or_insert_with(|| value.to_owned());
        }
    });
    id
}

fn default_dimension(by: &str) -> String {
    french::capitalized(by)
}
