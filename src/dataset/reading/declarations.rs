//! `[[chiffres]]`, `[[graphiques]]` and `[[cartes]]`: words of the manifest looked up in the
//! schema of the tables.

use super::dating::Dating;
use super::settings::{date, quantity};
use crate::dataset::declarations::{
    Aggregate, ChartDeclaration, ChartKind, Condition, Display, FigureDeclaration, Filter, Inset,
    MapDeclaration, Order, Selection, Stated,
};
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french::fold;
use crate::language::suggest;
use crate::read::manifest;
use crate::read::prose::TO_WRITE;
use crate::read::schema::{Catalogue, TableSchema};
use crate::read::toml::WrittenQuantity;

/// The value of `par` that stands for the month of the row's date.
pub const BY_MONTH: &str = "mois";
/// The column that says where a row is.
const PLACE_CODE: &str = "code";

pub(super) fn figure(
    written: &manifest::Figure,
    tables: &Catalogue,
    dating: &Dating,
    diagnostics: &mut Diagnostics,
) -> FigureDeclaration {
    let schema = written.table.as_ref().and_then(|table| table_schema(table, tables, diagnostics));
    let column =
        written.column.as_ref().and_then(|column| known_column(column, schema, diagnostics));
    let aggregate = match written.aggregate.as_ref().map(|aggregate| aggregate.value) {
        Some(manifest::Aggregate::Count) => Aggregate::Count,
        Some(manifest::Aggregate::Sum) => Aggregate::Sum,
        Some(manifest::Aggregate::Max) => Aggregate::Max,
        Some(manifest::Aggregate::Last) => Aggregate::Last,
        Some(manifest::Aggregate::Distinct) => Aggregate::Distinct,
        None if column.is_some() => Aggregate::Sum,
        None => Aggregate::Count,
    };
    if aggregate != Aggregate::Count && written.column.is_none() {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingKey,
                format!("le chiffre « {} » n'a pas de « colonne »", written.id.value),
            )
            .at(written.id.place)
            .help("dites de quelle colonne on prend la somme, le maximum ou la dernière valeur"),
        );
    }
    let rows = written.table.as_ref().map(|table| Selection {
        table: table.clone(),
        filter: filter(written.filter.as_ref(), schema, diagnostics),
    });
    if rows.is_none()
        && written.value.is_none()
        && written.text.is_none()
        && written.declared.is_none()
    {
        diagnostics.push(
            Diagnostic::new(
                Code::MissingKey,
                format!("le chiffre « {} » ne vient de nulle part", written.id.value),
            )
            .at(written.id.place)
            .help("donnez une « table », ou une « valeur » avec sa « source »"),
        );
    }
    // What is to be written is a text until it is: the guardian tells it, a draft prints it.
    let to_write = |it: &&Sourced<WrittenQuantity>| TO_WRITE.contains(&fold(&it.value.0).as_str());
    let mark = written.value.as_ref().filter(to_write).map(|it| it.value.0.clone());
    FigureDeclaration {
        id: written.id.clone(),
        label: written.label.value.clone(),
        unit: written.unit.as_ref().map(|unit| unit.value.clone()),
        rows,
        column,
        aggregate,
        display: written.display.as_ref().map_or(Display::Exact, |word| display(word, diagnostics)),
        rounding: written.rounding.as_ref().map_or(1, |step| u64::from(step.value)),
        as_of: written.as_of.as_ref().and_then(|it| date(it, dating, diagnostics)),
        published: written.declared.as_ref().map(|it| stated(it, "declare", diagnostics)),
        typed: written
            .value
            .as_ref()
            .filter(|_| mark.is_none())
            .map(|it| stated(it, "valeur", diagnostics)),
        text: written.text.as_ref().map(|text| text.value.clone()).or(mark),
        source: written.source.as_ref().map(|text| text.value.clone()),
        definition: written.definition.as_ref().map(|text| text.value.clone()),
        illustrative: written.illustrative.on,
        compare: written.compare.on,
    }
}

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
        group: column(&written.group, diagnostics),
        unit: written.unit.as_ref().map(|unit| unit.value.clone()),
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

pub(super) fn map(
    written: &manifest::Map,
    tables: &Catalogue,
    diagnostics: &mut Diagnostics,
) -> Option<MapDeclaration> {
    let schema = table_schema(&written.table, tables, diagnostics)?;
    if schema.index(PLACE_CODE).is_none() {
        let placed = tables.iter().filter(|table| table.index(PLACE_CODE).is_some());
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
            .help(format!("tables qui se placent sur une carte : {}", names.join(", "))),
        );
        return None;
    }
    let named = written.insets.iter().any(|it| it.value == manifest::MapInset::IleDeFrance);
    Some(MapDeclaration {
        id: written.id.clone(),
        title: written.title.value.clone(),
        subtitle: written.subtitle.as_ref().map(|text| text.value.clone()),
        rows: Selection {
            table: written.table.clone(),
            filter: filter(written.filter.as_ref(), Some(schema), diagnostics),
        },
        by: written.by.as_ref().and_then(|column| known_column(column, Some(schema), diagnostics)),
        ile_de_france: if named || written.insets.is_empty() {
            Inset::Shown
        } else {
            Inset::Omitted
        },
        source: written.source.as_ref().map(|text| text.value.clone()),
        note: written.note.as_ref().map(|text| text.value.clone()),
    })
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
fn known_column(
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
fn number_column(
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

fn filter(
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

fn display(written: &Sourced<String>, diagnostics: &mut Diagnostics) -> Display {
    match written.value.as_str() {
        "exact" => Display::Exact,
        "plus de" => Display::MoreThan,
        "+ de" => Display::Plus,
        "près de" => Display::Almost,
        "environ" => Display::About,
        "collectif" => Display::Collective,
        other => {
            let words = ["exact", "plus de", "+ de", "près de", "environ", "collectif"];
            diagnostics.push(
                Diagnostic::new(Code::UnknownChoice, format!("« {other} » n'est pas un affichage"))
                    .at(written.place)
                    .help(suggest::help(other, &words, "affichages")),
            );
            Display::Exact
        }
    }
}

fn stated(written: &Sourced<WrittenQuantity>, key: &str, diagnostics: &mut Diagnostics) -> Stated {
    Stated {
        quantity: quantity(written, key, diagnostics),
        plus: written.value.0.trim_start().starts_with('+'),
        place: written.place,
    }
}
