//! What pages print beside figures, and is read again like them: the lines of statements and of fundings,
//! what charts and maps show.

use std::collections::BTreeMap;

use super::chart_data::{ChartData, Label};
use super::map_data::MapData;
use super::statements::{AccountStatement, Rows, StatementSide, statements};
use super::{Contribution, Figures, charts, definitions, grants};
use crate::dataset::Dataset;
use crate::dataset::accounting::{Side, Statement};
use crate::language::amount::Amount;
use crate::language::french;
use crate::language::measure::{Measure, Number, Ratio};

/// The last part of the id of a sum.
pub const TOTAL: &str = "total";
/// The first part of the id of a funding.
pub const GRANTS: &str = "financements";
/// That of the id of a chart.
pub const CHARTS: &str = "graphiques";
/// That of the id of a map.
pub const MAPS: &str = "cartes";
/// What stands between two values.
const BETWEEN: &str = " ; ";

/// A line or a drawing.
#[derive(Debug, Clone)]
pub struct Ticked {
    /// By which it is ticked: « compte-de-resultat.charge.606 », « graphiques.presse-par-mois ».
    pub id: String,
    /// What is printed beside it.
    pub label: String,
    /// Its values, in the order in which they are printed.
    pub values: Vec<TickedValue>,
    /// One sentence: what is counted, and how.
    pub definition: String,
}

/// A value of a line or of a drawing.
#[derive(Debug, Clone)]
pub struct TickedValue {
    /// Of which column, bar or point it is.
    pub name: String,
    /// As it is printed.
    pub text: String,
    /// The rows of this edition that it adds up.
    pub rows: Rows,
}

impl Ticked {
    /// All its values: « 2021 : 1 200 € ; 2020 : 1 150 € ».
    pub fn text(&self) -> String {
        let values = self.values.iter().map(|it| format!("{} : {}", it.name, it.text));
        values.collect::<Vec<_>>().join(BETWEEN)
    }
}

/// What of two texts of values differs: the values that do, where both have the same number of them.
pub fn differing(was: &str, now: &str) -> (String, String) {
    let parts = |text: &str| text.split(BETWEEN).map(str::to_owned).collect::<Vec<String>>();
    let (old, new) = (parts(was), parts(now));
    if old.len() != new.len() {
        return (was.to_owned(), now.to_owned());
    }
    let changed = old.into_iter().zip(new).filter(|(old, new)| old != new);
    let (old, new): (Vec<String>, Vec<String>) = changed.unzip();
    (old.join(BETWEEN), new.join(BETWEEN))
}

/// The first part of the ids of a statement: the function that prints it.
pub fn function(statement: Statement) -> &'static str {
    match statement {
        Statement::Income => "compte-de-resultat",
        Statement::InKind => "contributions-en-nature",
        Statement::Balance => "bilan",
        Statement::Budget => "budget",
    }
}

/// The id of a line of a statement.
pub fn line_id(statement: Statement, side: Side, key: &str) -> String {
    format!("{}.{}.{key}", function(statement), side.word())
}

/// The id of the result of a statement.
pub fn result_id(statement: Statement) -> String {
    format!("{}.resultat", function(statement))
}

/// The id of a funding.
pub fn grant_id(key: &str) -> String {
    format!("{GRANTS}.{key}")
}

/// All that an edition may print of these, in the order of its statements and of rapport.toml; what has no
/// value has nothing to be read.
pub fn ticked(figures: &Figures, dataset: &Dataset, last: Option<&Dataset>) -> Vec<Ticked> {
    let statements = statements(dataset, last);
    let lines = statements.iter().flat_map(of_statement);
    let drawn = figures.charts.iter().map(|it| of_chart(it, dataset));
    let maps = figures.maps.iter().map(of_map);
    let all = lines.chain(of_grants(dataset)).chain(drawn).chain(maps);
    all.filter(|it| !it.values.is_empty()).collect()
}

fn values(columns: &[String], amounts: &[Option<Amount>], rows: &[Rows]) -> Vec<TickedValue> {
    let columns = columns.iter().zip(amounts).zip(rows);
    let known = columns.filter_map(|((name, amount), rows)| {
        let text = french::amount((*amount)?);
        Some(TickedValue { name: name.clone(), text, rows: rows.clone() })
    });
    known.collect()
}

fn of_statement(it: &AccountStatement) -> Vec<Ticked> {
    let name = it.statement.name();
    let mut all: Vec<Ticked> = it.sides.iter().flat_map(|side| of_side(it, side)).collect();
    if let Some(result) = &it.result {
        let rows = result.iter().enumerate().map(|(column, _)| {
            let [products, charges] = &it.sides;
            let spent = charges.total_rows[column].iter().map(|row| less(*row));
            products.total_rows[column].iter().copied().chain(spent).collect::<Rows>()
        });
        all.push(Ticked {
            id: result_id(it.statement),
            label: format!("Résultat, dans {name}"),
            values: values(&it.columns, result, &rows.collect::<Vec<_>>()),
            definition: "Produits moins charges.".to_owned(),
        });
    }
    all
}

/// A row that is taken away.
fn less(row: Contribution) -> Contribution {
    let turned = |it: Number| match it {
        Number::Measure(it) => Number::Measure(Measure {
            value: Ratio::ZERO.minus(it.value).unwrap_or(it.value),
            ..it
        }),
        count => count,
    };
    Contribution { part: row.part.map(turned), ..row }
}

fn of_side(it: &AccountStatement, side: &StatementSide) -> Vec<Ticked> {
    let name = it.statement.name();
    let word = side.side.word();
    let line = side.lines.iter().map(|line| Ticked {
        id: line_id(it.statement, side.side, &line.key),
        label: line.label.clone(),
        values: values(&it.columns, &line.amounts, &line.rows),
        definition: match line.is_group {
            true => format!("Somme des lignes qui la suivent, dans {name}, côté {word}."),
            false => format!("Ligne de la table « Comptes », dans {name}, côté {word}."),
        },
    });
    let total = Ticked {
        id: line_id(it.statement, side.side, TOTAL),
        label: format!("Total, côté {word}"),
        values: values(&it.columns, &side.total, &side.total_rows),
        definition: format!(
            "Somme des lignes de ce côté, dans {name} ; un compte qui en réunit d’autres n’est pas ajouté à eux."
        ),
    };
    line.chain([total]).collect()
}

fn of_grants(dataset: &Dataset) -> Vec<Ticked> {
    let Some(list) = grants::list(dataset) else { return Vec::new() };
    let columns: Vec<String> = list.columns.iter().map(|it| (*it).to_owned()).collect();
    let rows = |line: &grants::GrantLine<'_>| -> Vec<Rows> {
        (0..columns.len()).map(|column| line.rows(column)).collect()
    };
    let line = |line: &grants::GrantLine<'_>| Ticked {
        id: grant_id(&line.key),
        label: match &line.grant.programme {
            Some(programme) => format!("{}, {programme}", line.grant.funder),
            None => line.grant.funder.clone(),
        },
        values: values(&columns, &line.amounts, &rows(line)),
        definition: "Ligne de la table « Financements ».".to_owned(),
    };
    let all_rows = (0..columns.len())
        .map(|column| list.lines.iter().flat_map(|line| line.rows(column)).collect::<Rows>());
    let total = Ticked {
        id: grant_id(TOTAL),
        label: "Total des financements".to_owned(),
        values: values(&columns, &list.total, &all_rows.collect::<Vec<_>>()),
        definition: "Somme des lignes de la table « Financements ».".to_owned(),
    };
    list.lines.iter().map(line).chain([total]).collect()
}

/// A value for each bar or point; that of each series, where it has several.
pub fn of_chart(chart: &ChartData, dataset: &Dataset) -> Ticked {
    let declaration = dataset.settings.charts.iter().find(|it| it.id.value == chart.id);
    let rows = declaration.map(|it| charts::rows_by_label(dataset, it)).unwrap_or_default();
    let value = |(index, label): (usize, &Label)| {
        let points = chart.series.iter().filter_map(|series| {
            let point = series.points.get(index)?;
            Some(match chart.series.len() {
                1 => point.text.clone(),
                _ => format!("{} {}", series.name, point.text),
            })
        });
        TickedValue {
            name: label.text.clone(),
            text: points.collect::<Vec<_>>().join(", "),
            rows: rows.get(&label.text).cloned().unwrap_or_default(),
        }
    };
    let definition = declaration.map(|it| {
        let what = (it.aggregate, it.measure.as_deref());
        let of_rows = definitions::of_rows(what, (&it.rows.table.value, &it.rows.filter), dataset);
        let split = it.split.as_ref().map(|column| format!(" et par « {column} »"));
        format!("{of_rows} Une valeur par « {} »{}.", it.by, split.unwrap_or_default())
    });
    Ticked {
        id: format!("{CHARTS}.{}", chart.id),
        label: chart.title.clone(),
        values: chart.labels.iter().enumerate().map(value).collect(),
        definition: definition.unwrap_or_default(),
    }
}

/// The number of points of each region.
fn of_map(map: &MapData) -> Ticked {
    let mut regions: BTreeMap<String, (&str, u64)> = BTreeMap::new();
    for point in &map.points {
        let region = point.territory.region.name;
        regions.entry(french::index_key(region)).or_insert((region, 0)).1 += 1;
    }
    let value = |(name, count): (&str, u64)| TickedValue {
        name: name.to_owned(),
        text: french::number(count),
        rows: Rows::new(),
    };
    let unplaced = map.unplaced.len() as u64;
    let unplaced = (unplaced > 0).then_some(("Sans place sur la carte", unplaced));
    Ticked {
        id: format!("{MAPS}.{}", map.id),
        label: map.title.clone(),
        values: regions.into_values().chain(unplaced).map(value).collect(),
        definition: "Nombre de points de chaque région.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn only_the_values_that_differ_are_told() {
        let told = |was, now| {
            let (was, now) = differing(was, now);
            format!("{was} → {now}")
        };
        assert_eq!(told("a : 1 ; b : 2", "a : 1 ; b : 3"), "b : 2 → b : 3");
        assert_eq!(told("a : 1", "a : 1 ; b : 3"), "a : 1 → a : 1 ; b : 3");
        assert_eq!(told("12", "13"), "12 → 13");
    }
}
