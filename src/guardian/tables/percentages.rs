//! Percentages: a column that holds fractions of one, a share that is none.

use crate::dataset::{Field, OwnTable, Record};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french;
use crate::language::measure::{Kind, Measure, Ratio};

/// So many values at most one are no chance.
const FRACTIONS: usize = 3;
/// First words of the names of columns that hold a share of a whole.
const SHARES: [&str; 6] = ["part", "parts", "taux", "pourcentage", "proportion", "quota"];
/// Words by which a rate may be beyond its whole.
const CHANGES: [&str; 5] = ["evolution", "croissance", "variation", "hausse", "couverture"];

/// Tells columns of percentages that were given as fractions, and shares beyond their whole.
pub(in crate::guardian) fn percentages_are_of_a_hundred(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for table in &view.dataset.own {
        let of_kind =
            table.schema.columns.iter().filter(|it| it.kind.measured() == Some(Kind::Percent));
        for column in of_kind {
            match fractions(view, table, column.name) {
                Some(diagnostic) => diagnostics.push(diagnostic),
                None if is_share(column.name) => beyond(view, table, column.name, diagnostics),
                None => {}
            }
        }
    }
}

/// The rows that have a value in a column.
fn known<'a>(
    table: &'a OwnTable,
    column: &'a str,
) -> impl Iterator<Item = (&'a dyn Record, &'a Measure)> {
    table.rows.iter().filter_map(move |row| match row.field(column) {
        Field::Measure(Some(measure)) => Some((row as &dyn Record, measure)),
        _ => None,
    })
}

fn fractions(view: &View<'_>, table: &OwnTable, column: &str) -> Option<Diagnostic> {
    let one = Ratio::whole(1);
    let is_fraction = |it: &Measure| it.value >= Ratio::ZERO && it.value <= one;
    if !known(table, column).all(|(_, it)| is_fraction(it)) {
        return None;
    }
    let mut broken =
        known(table, column).filter(|(_, it)| it.value > Ratio::ZERO && it.value < one);
    let (first, value) = broken.next()?;
    if known(table, column).count() < FRACTIONS || broken.next().is_none() {
        return None;
    }
    // With its sign, a small percentage is what it says.
    let read = view.input.tables.get(table.schema.name)?;
    let field = read.field(column)?;
    if read.rows().any(|row| row.at(field).contains('%')) {
        return None;
    }
    let shown = french::measure(value, None);
    let hundred = value.value.times(Ratio::whole(100))?;
    let meant = french::measure(&Measure { value: hundred, ..*value }, None);
    let message = format!(
        "« {column} » ne va pas au-delà de 1 : ce sont des fractions, lues comme des pourcentages ({shown})"
    );
    Some(
        Diagnostic::new(Code::PartExceedsWhole, message)
            .at(view.cell(table.schema.name, first.row(), column))
            .about(column)
            .help(format!("écrivez {meant}, ou déclarez la colonne forme = \"nombre\" ; un pourcentage de moins de 1 s'écrit avec son signe"))
            .acceptable(Acceptance::If("si ce sont bien des pourcentages")),
    )
}

/// Whether a column is, by its name, a share of a whole.
fn is_share(column: &str) -> bool {
    let words: Vec<&str> = column.split('_').collect();
    words.first().is_some_and(|it| SHARES.contains(it))
        && !words.iter().any(|it| CHANGES.contains(it))
}

fn beyond(view: &View<'_>, table: &OwnTable, column: &str, diagnostics: &mut Diagnostics) {
    let hundred = Ratio::whole(100);
    for (row, measure) in known(table, column) {
        if measure.value >= Ratio::ZERO && measure.value <= hundred {
            continue;
        }
        let value = french::measure(measure, None);
        let way = if measure.value > hundred { "plus que le tout" } else { "moins que rien" };
        diagnostics.push(
            Diagnostic::new(Code::PartExceedsWhole, format!("« {column} » : {value}, {way}"))
                .at(view.cell(table.schema.name, row.row(), column))
                .about(column)
                .of_values([value])
                .help("corrigez la valeur")
                .acceptable(Acceptance::If("si la colonne n'est pas une part")),
        );
    }
}
