//! Columns that were exchanged for a whole table: each value by itself may be
//! right, but all of them are what another column holds.

use rustc_hash::FxHashSet;

use super::totals::PARTS;
use crate::dataset::Field;
use crate::dataset::geography::{departments, regions};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french;
use crate::language::quantity::Quantity;
use crate::language::suggest::name_key;
use crate::read::Table;

/// Of two numbers of one row, the first is never, or hardly ever, the greater.
#[derive(Clone)]
struct Pair {
    less: &'static str,
    more: &'static str,
    /// As many rows must say so: the more, the less the pair is sure.
    rows: usize,
}

/// Beside the parts and their wholes, by table: what is seldom more than another.
const HARDLY: &[(&str, &[(&str, &str)])] = &[
    (
        "newsletters",
        &[("desabonnements", "clics_uniques"), ("desabonnements", "ouvertures_uniques")],
    ),
    ("evenements", &[("participants", "inscrits")]),
];

/// The pairs of a table, of two lists.
fn pairs_of(table: &str) -> Vec<Pair> {
    let of = |list: &[(&str, &'static [(&'static str, &'static str)])], rows: usize| {
        let found = list.iter().find(|(name, _)| *name == table);
        let pairs = found.map_or(&[][..], |(_, pairs)| *pairs).iter();
        pairs.map(move |(less, more)| Pair { less, more, rows }).collect::<Vec<_>>()
    };
    [of(PARTS, 2), of(HARDLY, 3)].concat()
}

/// Tells once each two columns that hold what the other should.
pub(in crate::guardian) fn columns_hold_their_own(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for table in view.input.tables.values() {
        let pairs = pairs_of(table.schema.name);
        if !pairs.is_empty() {
            numbers(view, table, &pairs, diagnostics);
        }
    }
    if let Some(table) = view.input.tables.get("adherents") {
        places(table, diagnostics);
    }
}

/// Of all exchanges of two columns, the one after which most rows hold together.
fn numbers(view: &View<'_>, table: &Table, pairs: &[Pair], diagnostics: &mut Diagnostics) {
    let mut columns: Vec<&str> = pairs.iter().flat_map(|pair| [pair.less, pair.more]).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.retain(|column| table.has(column));
    if columns.len() < 2 {
        return;
    }
    let rank = |column: &str| columns.iter().position(|it| *it == column);
    // Row after row.
    let values: Vec<Option<u64>> = view
        .dataset
        .records(table.schema.name)
        .iter()
        .flat_map(|record| {
            columns.iter().map(move |column| match record.field(column) {
                Field::Count(count) => count.map(Quantity::value),
                _ => None,
            })
        })
        .collect();
    let pairs: Vec<(usize, usize, &Pair)> =
        pairs.iter().filter_map(|pair| Some((rank(pair.less)?, rank(pair.more)?, pair))).collect();
    // How many rows contradict a pair, and how many could.
    let contradicted = |less: usize, more: usize| {
        let rows = values.chunks(columns.len());
        let both = rows.filter_map(|row| Some((row[less]?, row[more]?)));
        both.fold((0, 0), |(wrong, all), (less, more)| (wrong + usize::from(less > more), all + 1))
    };
    let is_wrong = |(less, more, pair): &&(usize, usize, &Pair)| {
        let (wrong, all) = contradicted(*less, *more);
        wrong >= pair.rows && wrong * 5 >= all * 4
    };
    if !pairs.iter().any(|pair| is_wrong(&pair)) {
        return;
    }
    let left = |one: usize, other: usize| -> usize {
        let exchanged = |column: usize| match column {
            _ if column == one => other,
            _ if column == other => one,
            _ => column,
        };
        pairs.iter().map(|(less, more, _)| contradicted(exchanged(*less), exchanged(*more)).0).sum()
    };
    let now = left(0, 0);
    let best = pairs
        .iter()
        .filter(is_wrong)
        .map(|(less, more, _)| (left(*less, *more), *less, *more))
        .min();
    let Some((_, less, more)) = best.filter(|(after, ..)| after * 2 < now) else { return };
    let (wrong, all) = contradicted(less, more);
    let (less, more) = (columns[less], columns[more]);
    let rows = french::count(wrong, "ligne");
    tell(
        table,
        (less, more),
        &format!("« {less} » dépasse « {more} » dans {rows} sur {}", french::number(all as u64)),
        diagnostics,
    );
}

/// What a word of a column of places is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Region,
    Department,
    Other,
}

/// `nom`, `region` and `departement` of members, by what their values are.
fn places(table: &Table, diagnostics: &mut Diagnostics) {
    let regions: FxHashSet<String> = regions().map(|it| name_key(it.name)).collect();
    let departments: FxHashSet<String> =
        departments().flat_map(|it| [name_key(it.name), name_key(it.code)]).collect();
    let what = |text: &str| match name_key(text) {
        folded if regions.contains(&folded) => Place::Region,
        folded if departments.contains(&folded) => Place::Department,
        _ => Place::Other,
    };
    for (one, other, expected) in [
        ("nom", "region", Place::Region),
        ("nom", "departement", Place::Department),
        ("departement", "region", Place::Region),
        ("region", "departement", Place::Department),
    ] {
        let (Some(first), Some(second)) = (table.field(one), table.field(other)) else { continue };
        if !table.has(one) || !table.has(other) {
            continue;
        }
        // Each holds what the other should; a region is itself a member, with its own name.
        let mut wrong = 0_u64;
        let mut all = 0_u64;
        for row in table.rows() {
            let (first, second) = (row.at(first), row.at(second));
            if first.is_empty() || second.is_empty() {
                continue;
            }
            all += 1;
            wrong += u64::from(what(first) == expected && what(second) != expected);
        }
        if wrong >= 2 && wrong * 5 >= all * 4 {
            let rows = french::count(wrong, "ligne");
            let held = match expected {
                Place::Region => "une région",
                _ => "un département",
            };
            let words =
                format!("« {one} » contient {held} dans {rows} sur {}", french::number(all));
            return tell(table, (one, other), &words, diagnostics);
        }
    }
}

fn tell(table: &Table, (one, other): (&str, &str), why: &str, diagnostics: &mut Diagnostics) {
    let name = table.schema.name;
    diagnostics.push(
        Diagnostic::new(
            Code::SwappedColumns,
            format!("les colonnes « {one} » et « {other} » de la table « {name} » semblent échangées : {why}"),
        )
        .at(table.place(table.header, one))
        .related(table.place(table.header, other), "l'autre colonne")
        .about(format!("{name}.{one}"))
        .help(format!("écrivez « {other} » à la place de « {one} » dans l'en-tête, et « {one} » à la place de « {other} »")),
    );
}
