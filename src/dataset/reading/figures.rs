//! `[[chiffres]]`: words of the manifest looked up in the schema of the tables.

use super::declarations::{filter, known_column, number_column, table_schema, unit_of};
use super::written::{date, quantity};
use crate::dataset::cells::Dating;
use crate::dataset::declarations::{
    Aggregate, Display, FigureDeclaration, Selection, ShownIn, Stated,
};
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::amount::Currency;
use crate::language::french::fold;
use crate::language::measure::{Measure, Number};
use crate::language::suggest;
use crate::read::manifest;
use crate::read::prose::TO_WRITE;
use crate::read::schema::{Catalogue, CellForm, TableSchema};
use crate::read::toml::WrittenQuantity;

/// Decimals that are printed at most.
const MOST_DECIMALS: u32 = 6;

pub(super) fn figure(
    written: &manifest::Figure,
    tables: &Catalogue,
    dating: &Dating,
    diagnostics: &mut Diagnostics,
) -> FigureDeclaration {
    let schema = written.table.as_ref().and_then(|table| table_schema(table, tables, diagnostics));
    let aggregate = aggregate(written, schema);
    let is_of_numbers = !matches!(aggregate, Aggregate::Count | Aggregate::Distinct);
    let column = written.column.as_ref().and_then(|column| {
        match is_of_numbers && written.aggregate.is_some() {
            true => number_column(column, schema, diagnostics),
            false => known_column(column, schema, diagnostics),
        }
    });
    diagnostics.extend(lacking(written, aggregate));
    diagnostics.extend(not_added_up(written, aggregate, schema));
    let rows = written.table.as_ref().map(|table| Selection {
        table: table.clone(),
        filter: filter(written.filter.as_ref(), schema, diagnostics),
    });
    // What is to be written is a text until it is: the guardian tells it, a draft prints it.
    let to_write = |it: &&Sourced<WrittenQuantity>| TO_WRITE.contains(&fold(&it.value.0).as_str());
    let mark = written.value.as_ref().filter(to_write).map(|it| it.value.0.clone());
    let counted = written.column.as_ref().filter(|_| aggregate != Aggregate::Share);
    let of_column = || unit_of(schema?, &counted?.value);
    FigureDeclaration {
        id: written.id.clone(),
        label: written.label.value.clone(),
        unit: written.unit.as_ref().map(|unit| unit.value.clone()).or_else(of_column),
        rows,
        column,
        aggregate,
        whole: filter(written.whole.as_ref(), schema, diagnostics),
        of: written.of.clone(),
        by: written.by.clone(),
        group: written.group.as_ref().and_then(|it| known_column(it, schema, diagnostics)),
        decimals: written.decimals.as_ref().map(|it| it.value.min(MOST_DECIMALS)),
        shown_in: written.shown_in.as_ref().and_then(|word| shown_in(word, diagnostics)),
        display: written.display.as_ref().map_or(Display::Exact, |word| display(word, diagnostics)),
        rounding: written.rounding.as_ref().map_or(1, |step| u64::from(step.value)),
        as_of: written.as_of.as_ref().and_then(|it| date(it, dating, diagnostics)),
        published: written.declared.as_ref().map(|it| stated(it, "declare", diagnostics)),
        typed: written
            .value
            .as_ref()
            .filter(|_| mark.is_none())
            .map(|it| stated(it, "valeur", diagnostics)),
        goal: written.goal.as_ref().and_then(|it| stated(it, "objectif", diagnostics).number),
        text: written.text.as_ref().map(|text| text.value.clone()).or(mark),
        source: written.source.as_ref().map(|text| text.value.clone()),
        definition: written.definition.as_ref().map(|text| text.value.clone()),
        illustrative: written.illustrative.on,
        compare: written.compare.on,
    }
}

fn aggregate(written: &manifest::Figure, schema: Option<&TableSchema>) -> Aggregate {
    match written.aggregate.as_ref().map(|aggregate| aggregate.value) {
        Some(manifest::Aggregate::Count) => Aggregate::Count,
        Some(manifest::Aggregate::Sum) => Aggregate::Sum,
        Some(manifest::Aggregate::Max | manifest::Aggregate::Maximum) => Aggregate::Max,
        Some(manifest::Aggregate::Min) => Aggregate::Min,
        Some(manifest::Aggregate::Last) => Aggregate::Last,
        Some(manifest::Aggregate::Distinct) => Aggregate::Distinct,
        Some(manifest::Aggregate::Mean) => Aggregate::Mean,
        Some(manifest::Aggregate::Median) => Aggregate::Median,
        Some(manifest::Aggregate::Share) => Aggregate::Share,
        Some(manifest::Aggregate::Ratio) => Aggregate::Ratio,
        Some(manifest::Aggregate::Cumulative) => Aggregate::Cumulative,
        // Percentages do not add up.
        None if is_share(written, schema) => Aggregate::Mean,
        None if written.column.is_some() => Aggregate::Sum,
        None => Aggregate::Count,
    }
}

/// Whether the column of a figure holds percentages.
fn is_share(written: &manifest::Figure, schema: Option<&TableSchema>) -> bool {
    let column = written.column.as_ref().zip(schema);
    let kind =
        column.and_then(|(column, schema)| Some(schema.columns[schema.index(&column.value)?].kind));
    kind == Some(CellForm::Percent)
}

/// What a figure needs and does not say.
fn lacking(written: &manifest::Figure, aggregate: Aggregate) -> Option<Diagnostic> {
    let id = &written.id.value;
    let (what, help) = match aggregate {
        Aggregate::Ratio if written.of.is_none() || written.by.is_none() => (
            "est un rapport, et ne dit pas de quels chiffres",
            "écrivez de = \"…\" (le chiffre divisé) et par = \"…\" (celui qui le divise)",
        ),
        Aggregate::Cumulative if written.of.is_none() => (
            "est un cumul, et ne dit pas de quel chiffre",
            "écrivez de = \"…\", l'identifiant du chiffre que chaque édition donne",
        ),
        Aggregate::Ratio | Aggregate::Cumulative => return None,
        Aggregate::Share
            if written.table.is_some() && written.filter.is_none() && written.whole.is_none() =>
        {
            (
                "est une part, et ne dit pas de quelles lignes : elle vaut toujours 100 %",
                "ajoutez filtre = { colonne = \"valeur\" } : les lignes de la part, parmi toutes",
            )
        }
        Aggregate::Count | Aggregate::Share if written.table.is_some() => return None,
        Aggregate::Count if is_typed(written) => return None,
        Aggregate::Count => {
            ("ne vient de nulle part", "donnez une « table », ou une « valeur » avec sa « source »")
        }
        Aggregate::Share => ("est une part, et n'a pas de « table »", "dites de quelle table"),
        _ if written.column.is_none() => (
            "n'a pas de « colonne »",
            "dites de quelle colonne on prend la somme, la moyenne, le maximum ou la dernière valeur",
        ),
        _ if written.table.is_none() && !is_typed(written) => {
            ("ne vient de nulle part", "donnez une « table », ou une « valeur » avec sa « source »")
        }
        _ => return None,
    };
    let message = format!("le chiffre « {id} » {what}");
    Some(Diagnostic::new(Code::MissingKey, message).at(written.id.place).help(help))
}

fn is_typed(written: &manifest::Figure) -> bool {
    written.value.is_some() || written.text.is_some() || written.declared.is_some()
}

/// Tells a sum of percentages.
fn not_added_up(
    written: &manifest::Figure,
    aggregate: Aggregate,
    schema: Option<&TableSchema>,
) -> Option<Diagnostic> {
    if !matches!(aggregate, Aggregate::Sum | Aggregate::Share) || !is_share(written, schema) {
        return None;
    }
    let message = format!(
        "le chiffre « {} » additionne des pourcentages, qui ne s'additionnent pas",
        written.id.value
    );
    let place = written.aggregate.as_ref().map_or(written.id.place, |it| it.place);
    Some(Diagnostic::new(Code::UnknownChoice, message).at(place).help(
        "écrivez agregat = \"moyenne\", \"mediane\", \"maximum\" ou \"minimum\" ; ou calculez la part des nombres eux-mêmes, avec agregat = \"part\"",
    ))
}

/// Whether what follows « k » or « M » is a currency, or nothing; « $ » is that of whoever writes it.
fn of_currency(after: Option<&str>) -> bool {
    let is_one = |word: &str| word.is_empty() || word == "$" || Currency::named(word).is_some();
    after.is_some_and(|word| is_one(word.trim()))
}

fn shown_in(written: &Sourced<String>, diagnostics: &mut Diagnostics) -> Option<ShownIn> {
    let folded = fold(written);
    let found = match folded.as_str() {
        "%" | "pour cent" => Some(ShownIn::Percent),
        "heures" | "heure" | "h" => Some(ShownIn::Hours),
        "milliers" => Some(ShownIn::Thousands),
        "millions" => Some(ShownIn::Millions),
        _ if of_currency(written.strip_prefix(['k', 'K'])) => Some(ShownIn::Thousands),
        _ if of_currency(written.strip_prefix('M')) => Some(ShownIn::Millions),
        _ => None,
    };
    if found.is_none() {
        let words = ["%", "k€", "M€", "heures"];
        diagnostics.push(
            Diagnostic::new(
                Code::UnknownChoice,
                format!("« {written} » n'est pas une unité d'impression"),
            )
            .at(written.place)
            .help(suggest::help(written, &words, "unités")),
        );
    }
    found
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
    let measure = Measure::of_any_kind(&written.value.0).map(Number::Measure);
    Stated {
        number: measure.or_else(|| quantity(written, key, diagnostics).map(Number::Count)),
        plus: written.value.0.trim_start().starts_with('+'),
        place: written.place,
    }
}
