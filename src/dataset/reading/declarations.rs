//! `[[graphiques]]` and `[[cartes]]`: words of the manifest looked up in the schema of the tables.

use crate::dataset::declarations::{
    Aggregate, ChartDeclaration, ChartKind, Condition, Filter, Inset, MapDeclaration, Marks, Order,
    Selection,
};
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest;
use crate::read::manifest;
use crate::read::schema::{Catalogue, CellForm, TableSchema};

/// The value of `par` that stands for the month of the row's date.
pub const BY_MONTH: &str = "mois";
/// The column that says where a row is.
const PLACE_CODE: &str = "code";
/// The column, and the word of `par`, by which a map counts by region.
const REGION: &str = "region";

pub(super) fn chart(
    written: &manifest::Chart,
    tables: &Catalogue,
    diagnostics: &mut Diagnostics,
) -> Option<ChartDeclaration> {
    let schema = table_schema(&written.table, tables, diagnostics);
    let column = |written: &Option<Sourced<String>>, diagnostics: &mut Diagnostics| {
        written.as_ref().and_then(|column| known_column(column, schema, diagnostics))
    };
    let by = match written.by.value.as_str() {
        BY_MONTH => Some(BY_MONTH.to_owned()),
        _ => known_column(&written.by, schema, diagnostics),
    };
    Some(ChartDeclaration {
        id: written.id.clone(),
        kind: match written.shape.value {
            manifest::ChartShape::Bars => ChartKind::Bars,
            manifest::ChartShape::Columns => ChartKind::Columns,
            manifest::ChartShape::Line => ChartKind::Line,
        },
        title: written.title.value.clone(),
        subtitle: written.subtitle.as_ref().map(|text| text.value.clone()),
        rows: Selection {
            table: written.table.clone(),
            filter: filter(written.filter.as_ref(), schema, diagnostics),
        },
        split: column(&written.series, diagnostics),
        measure: written
            .measure
            .as_ref()
            .and_then(|column| number_column(column, schema, diagnostics)),
        aggregate: aggregate(written, schema),
        group: column(&written.group, diagnostics),
        unit: unit(written, schema),
        dimension: written.dimension.as_ref().map(|text| text.value.clone()),
        order: match written.order.as_ref().map(|order| order.value) {
            Some(manifest::ChartOrder::Table) => Order::Table,
            Some(manifest::ChartOrder::Value) | None => Order::Value,
        },
        source: written.source.as_ref().map(|text| text.value.clone()),
        previous: written.previous.on,
        narrow: written.narrow.on,
        limit: written.limit.as_ref().and_then(|limit| usize::try_from(limit.value).ok()),
        by: by?,
    })
}

fn aggregate(written: &manifest::Chart, schema: Option<&TableSchema>) -> Aggregate {
    let measured = written.measure.as_ref().zip(schema);
    let form = measured
        .and_then(|(column, schema)| Some(schema.columns[schema.index(&column.value)?].kind));
    match written.aggregate.as_ref().map(|it| it.value) {
        Some(manifest::ChartAggregate::Mean) => Aggregate::Mean,
        Some(manifest::ChartAggregate::Median) => Aggregate::Median,
        Some(manifest::ChartAggregate::Max) => Aggregate::Max,
        Some(manifest::ChartAggregate::Min) => Aggregate::Min,
        // Percentages do not add up.
        Some(manifest::ChartAggregate::Sum) | None if form == Some(CellForm::Percent) => {
            Aggregate::Mean
        }
        Some(manifest::ChartAggregate::Sum) | None if written.measure.is_some() => Aggregate::Sum,
        Some(manifest::ChartAggregate::Sum) | None => Aggregate::Count,
    }
}

/// What a chart counts: as it says, else as the column that it measures does.
fn unit(written: &manifest::Chart, schema: Option<&TableSchema>) -> Option<[String; 2]> {
    let own = written.unit.as_ref().map(|unit| unit.value.clone());
    own.or_else(|| unit_of(schema?, &written.measure.as_ref()?.value))
}

/// What the numbers of a column count, if the edition says it.
pub(super) fn unit_of(schema: &TableSchema, column: &str) -> Option<[String; 2]> {
    let unit = schema.columns[schema.index(column)?].unit;
    (!unit[1].is_empty()).then(|| unit.map(str::to_owned))
}

pub(super) fn map(
    written: &manifest::Map,
    tables: &Catalogue,
    diagnostics: &mut Diagnostics,
) -> Option<MapDeclaration> {
    let schema = table_schema(&written.table, tables, diagnostics)?;
    let by_region = written.by.as_ref().is_some_and(|it| it.value == REGION);
    let region = || schema.named(REGION).filter(|_| by_region);
    let Some(place) = place_of(schema).or_else(region) else {
        let placed = tables.iter().filter(|table| place_of(table).is_some());
        let names: Vec<&str> = placed.map(|table| table.name).collect();
        diagnostics.push(
            Diagnostic::new(
                Code::UnknownReference,
                format!(
                    "la table « {} » n'a pas de colonne « {PLACE_CODE} », par laquelle une carte place ses points",
                    schema.name
                ),
            )
            .at(written.table.place)
            .help(format!("tables qui se placent sur une carte : {} ; dans une table à soi : une colonne avec forme = \"lieu\" ; par = \"region\" compte les lignes d'une table qui a une colonne region", names.join(", "))),
        );
        return None;
    };
    let named = written.insets.iter().any(|it| it.value == manifest::MapInset::IleDeFrance);
    Some(MapDeclaration {
        id: written.id.clone(),
        title: written.title.value.clone(),
        subtitle: written.subtitle.as_ref().map(|text| text.value.clone()),
        rows: Selection {
            table: written.table.clone(),
            filter: filter(written.filter.as_ref(), Some(schema), diagnostics),
        },
        place: place.to_owned(),
        marks: if by_region { Marks::Regions } else { Marks::Rows },
        unit: written.unit.as_ref().map(|unit| unit.value.clone()),
        by: written
            .by
            .as_ref()
            .filter(|_| !by_region)
            .and_then(|column| known_column(column, Some(schema), diagnostics)),
        ile_de_france: if !by_region && (named || written.insets.is_empty()) {
            Inset::Shown
        } else {
            Inset::Omitted
        },
        source: written.source.as_ref().map(|text| text.value.clone()),
        note: written.note.as_ref().map(|text| text.value.clone()),
    })
}

/// The column by which the rows of a table are placed on a map.
fn place_of(schema: &TableSchema) -> Option<&'static str> {
    let of_place = || schema.columns.iter().find(|column| column.kind == CellForm::Place);
    schema.named(PLACE_CODE).or_else(|| of_place().map(|column| column.name))
}

/// The table of that name; one that does not exist is reported.
pub(super) fn table_schema(
    written: &Sourced<String>,
    tables: &Catalogue,
    diagnostics: &mut Diagnostics,
) -> Option<&'static TableSchema> {
    let found = tables.iter().find(|table| table.name == written.value);
    if found.is_none() {
        let names: Vec<&str> = tables.names().collect();
        diagnostics.push(
            Diagnostic::new(
                Code::UnknownReference,
                format!("la table « {} » n'existe pas", written.value),
            )
            .at(written.place)
            .help(suggest::help(&written.value, &names, "tables")),
        );
    }
    found
}

/// The column's name, if filters and charts can read it; without a table
/// nothing can be said.
pub(super) fn known_column(
    written: &Sourced<String>,
    schema: Option<&TableSchema>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let schema = schema?;
    one_of(
        written,
        schema,
        schema.readable,
        "ne se lit pas dans un filtre ou un graphique",
        diagnostics,
    )
}

/// The column's name, if it holds numbers.
pub(super) fn number_column(
    written: &Sourced<String>,
    schema: Option<&TableSchema>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let schema = schema?;
    one_of(
        written,
        schema,
        &schema.numbers().collect::<Vec<_>>(),
        "ne contient pas de nombres",
        diagnostics,
    )
}

fn one_of(
    written: &Sourced<String>,
    schema: &TableSchema,
    columns: &[&str],
    why_not: &str,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let name = written.value.as_str();
    if columns.contains(&name) {
        return Some(name.to_owned());
    }
    let message = match schema.index(name) {
        Some(_) => format!("la colonne « {name} » de la table « {} » {why_not}", schema.name),
        None => format!("la table « {} » n'a pas de colonne « {name} »", schema.name),
    };
    diagnostics.push(
        Diagnostic::new(Code::UnknownReference, message).at(written.place).help(suggest::help(
            name,
            columns,
            "colonnes possibles",
        )),
    );
    None
}

pub(super) fn filter(
    written: Option<&manifest::Filter>,
    schema: Option<&TableSchema>,
    diagnostics: &mut Diagnostics,
) -> Filter {
    let mut filter = Filter::default();
    for condition in written.iter().flat_map(|filter| &filter.conditions) {
        let Some(column) = known_column(&condition.column, schema, diagnostics) else { continue };
        let (values, except) = match &condition.test {
            manifest::Test::Any(values) => (values, false),
            manifest::Test::Except(values) => (values, true),
        };
        let places = values.iter().map(|value| value.place).collect();
        let values = values.iter().map(|value| value.value.clone()).collect();
        filter.conditions.push(Condition { column, values, places, except });
    }
    filter
}
