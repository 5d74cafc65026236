//! What an import shows: what a file is, what becomes of its rows.

use std::fmt::Write;
use std::path::Path;

use super::table_file;
use crate::diagnostic::source::Place;
use crate::import::Known;
use crate::import::plan::{Came, Fate, Plan, Planned, Standing};
use crate::import::profile::Profile;
use crate::import::rows::Left;
use crate::language::french;
use crate::read::Input;
use crate::read::schema::CellForm;

/// Rows of a kind that are shown where nobody asked for all of them.
const SHOWN: usize = 5;
/// Characters shown of a value.
const EXCERPT: usize = 50;

/// « « campagnes.csv » : Mailchimp, liste des campagnes »
pub(super) fn recognised(path: &Path, known: &Known, profiles: &[Profile]) -> String {
    let mut names: Vec<&str> =
        known.profiles.iter().map(|number| profiles[*number].nom.as_str()).collect();
    names.dedup();
    let mut text = format!("« {} » : {}\n", path.display(), names.join(" ; "));
    const MOST: usize = 12;
    let unused: Vec<String> = known
        .unused
        .iter()
        .take(MOST)
        .map(|it| format!("« {} »", french::shorten(it, 40)))
        .collect();
    if !unused.is_empty() {
        let more = match known.unused.len() - unused.len() {
            0 => String::new(),
            more => format!(" et {more} de plus"),
        };
        let _ = writeln!(text, "  Colonnes laissées : {}{more}", unused.join(", "));
    }
    text
}

/// The kinds of rows, in the order in which they are shown.
const KINDS: [(&str, &str, &str); 4] = [
    ("+", "à ajouter", "à ajouter"),
    ("~", "qui change", "qui changent"),
    ("!", "modifiée à la main, laissée", "modifiées à la main, laissées"),
    ("=", "déjà là", "déjà là"),
];

fn kind(fate: &Fate) -> usize {
    match fate {
        Fate::Added => 0,
        Fate::Changed(_) => 1,
        Fate::Edited(_) => 2,
        Fate::Unchanged => 3,
    }
}

/// The plan in a few lines.
pub(super) fn brief(plan: &Plan, input: &Input) -> String {
    text(plan, input, SHOWN)
}

/// The plan row by row.
pub(super) fn whole(plan: &Plan, input: &Input) -> String {
    text(plan, input, usize::MAX)
}

fn text(plan: &Plan, input: &Input, most: usize) -> String {
    let mut text = format!("{} :\n", table_file(input, plan));
    for (number, (sign, one, many)) in KINDS.iter().enumerate() {
        let rows: Vec<&Planned> =
            plan.rows.iter().filter(|row| kind(&row.fate) == number).collect();
        if rows.is_empty() {
            continue;
        }
        let words = if rows.len() > 1 { many } else { one };
        let _ = writeln!(text, "  {sign} {} {words}", french::count(rows.len(), "ligne"));
        // What stands already is counted, and shown where all is.
        let shown = if *sign == "=" && most == SHOWN { 0 } else { most };
        let shown_rows = &rows[..rows.len().min(shown)];
        let columns = filled(shown_rows, plan);
        if matches!(*sign, "+" | "=") && !shown_rows.is_empty() {
            let _ = writeln!(text, "      [{}]", columns.join(" ; "));
        }
        for row in shown_rows {
            let _ = writeln!(text, "      {}", line(row, &columns, plan, input));
        }
        let others = rows.len().saturating_sub(shown);
        if others > 0 && shown > 0 {
            let _ = writeln!(text, "      … et {others} de plus (--a-blanc les montre)");
        }
    }
    if !plan.refused.is_empty() {
        let words = if plan.refused.len() > 1 { "refusées" } else { "refusée" };
        let _ = writeln!(text, "  × {} {words}", french::count(plan.refused.len(), "ligne"));
        for refused in plan.refused.iter().take(most) {
            let _ = writeln!(text, "      {} : {}", refused.origin, refused.reason);
        }
        others(&mut text, plan.refused.len(), most);
    }
    match plan.examples.len() {
        0 => {}
        1 => text.push_str("  - 1 ligne d'exemple de « rapport new », qui leur laisse la place\n"),
        many => {
            let many = french::count(many, "ligne");
            let _ = writeln!(
                text,
                "  - {many} d'exemple de « rapport new », qui leur laissent la place"
            );
        }
    }
    text.push_str(&corrected(plan, input, most));
    for (number, record) in plan.elsewhere.iter().take(most) {
        let row = &plan.rows[*number].row;
        let date = plan.schema.columns.iter().find(|it| it.required && it.kind == CellForm::Date);
        let Some(date) = date.map(|it| it.name) else { break };
        let table = input.tables.get(plan.schema.name);
        let field = table.and_then(|table| Some(table.text(*record, table.field(date)?)));
        let _ = writeln!(
            text,
            "  ≠ « {} » est déjà dans la table à une autre date : {} dans {}, {} dans {}",
            row.get("titre"),
            field.unwrap_or_default(),
            place(*record, plan, input),
            row.values.get(date).map_or("", String::as_str),
            row.origin
        );
    }
    left(&mut text, plan, most);
    for sentence in &plan.told {
        let _ = writeln!(text, "  · {sentence}");
    }
    gone(&mut text, plan, input, most);
    for record in plan.called_off.iter().take(most) {
        let _ = writeln!(
            text,
            "  ? {} : annulé ou reporté dans la table, et non dans l'export ; la ligne reste telle quelle",
            place(*record, plan, input)
        );
    }
    text
}

/// The rows that are taken for rows of the table.
pub(super) fn corrected(plan: &Plan, input: &Input, most: usize) -> String {
    let mut text = String::new();
    for number in plan.corrected.iter().take(most) {
        let row = &plan.rows[*number];
        let _ = writeln!(
            text,
            "  ≈ « {} », {} ({}) : la même ligne que {}, corrigée",
            row.row.get("titre"),
            row.row.get("date_debut"),
            row.row.origin,
            place(row.record.unwrap_or_default(), plan, input)
        );
    }
    text
}

/// The rows that are left out, by why they are.
fn left(text: &mut String, plan: &Plan, most: usize) {
    let mut reasons: Vec<(&str, Vec<&Left>)> = Vec::new();
    for left in &plan.left {
        match reasons.iter().position(|(why, _)| *why == left.why) {
            Some(at) => reasons[at].1.push(left),
            None => reasons.push((&left.why, vec![left])),
        }
    }
    for (why, rows) in reasons {
        let words = if rows.len() > 1 { "laissées" } else { "laissée" };
        let _ = writeln!(text, "  · {} {words} ({why})", french::count(rows.len(), "ligne"));
        for row in rows.iter().take(most) {
            let _ = match row.what.is_empty() {
                true => writeln!(text, "      {}", row.origin),
                false => {
                    writeln!(
                        text,
                        "      « {} » ({})",
                        french::shorten(&row.what, EXCERPT),
                        row.origin
                    )
                }
            };
        }
        others(text, rows.len(), most);
    }
}

/// The rows of the table that the export has no more, or tells otherwise.
fn gone(text: &mut String, plan: &Plan, input: &Input, most: usize) {
    if plan.gone.is_empty() {
        return;
    }
    let (words, stay) = match plan.gone.len() {
        1 => ("n'est plus", "elle reste"),
        _ => ("ne sont plus", "elles restent"),
    };
    let _ = writeln!(
        text,
        "  ? {} d'un import précédent {words} dans l'export ; {stay} dans la table",
        french::count(plan.gone.len(), "ligne")
    );
    for gone in plan.gone.iter().take(most) {
        let why = gone.why.as_ref().map(|why| format!(", dans l'export : {why}"));
        let table = input.tables.get(plan.schema.name);
        let title = table.and_then(|it| Some(it.text(gone.record, it.field("titre")?)));
        let title = title.filter(|it| !it.is_empty());
        let title = title.map(|it| format!(" « {} »", french::shorten(it, EXCERPT)));
        let place = place(gone.record, plan, input);
        let (title, why) = (title.unwrap_or_default(), why.unwrap_or_default());
        let _ = writeln!(text, "      {place}{title}{why}");
    }
}

fn others(text: &mut String, all: usize, most: usize) {
    if all > most {
        let _ = writeln!(text, "      … et {} de plus (--a-blanc les montre)", all - most);
    }
}

fn place(record: u32, plan: &Plan, input: &Input) -> String {
    let table = input.tables.get(plan.schema.name);
    table.map_or(String::new(), |table| {
        super::paths::place(Place::Record { file: table.file, record }, &input.sources)
    })
}

/// The columns that some of these rows fill.
fn filled(rows: &[&Planned], plan: &Plan) -> Vec<&'static str> {
    let value = |row: &&Planned, column: &str| !row.row.get(column).is_empty();
    let names = plan.schema.names();
    names.filter(|column| rows.iter().any(|row| value(row, column))).collect()
}

fn line(planned: &Planned, columns: &[&'static str], plan: &Plan, input: &Input) -> String {
    match &planned.fate {
        Fate::Added | Fate::Unchanged => {
            let values = columns.iter().map(|column| {
                let value = planned.row.get(column);
                if value.is_empty() { "–" } else { value }
            });
            let values: Vec<String> = values.map(|value| french::shorten(value, EXCERPT)).collect();
            format!("{} ({})", values.join(" ; "), planned.row.origin)
        }
        Fate::Changed(standing) => differences(standing, plan, input),
        Fate::Edited(standing) => {
            let why = match standing.from {
                Came::Hand => "écrite à la main",
                Came::OtherExport => "venue d'un autre export",
                Came::SameExport => "modifiée depuis l'import",
            };
            format!(
                "{}, {why} ; l'export ({})",
                differences(standing, plan, input),
                planned.row.origin
            )
        }
    }
}

/// The character from which two texts are shown, so that one sees where they differ.
fn apart(old: &str, new: &str) -> usize {
    const BEFORE: usize = 20;
    let same = old.chars().zip(new.chars()).take_while(|(one, other)| one == other).count();
    if same < EXCERPT - BEFORE { 0 } else { same - BEFORE }
}

fn excerpt(text: &str, from: usize) -> String {
    let rest: String = text.chars().skip(from).collect();
    let rest = french::shorten(&rest, EXCERPT);
    if from > 0 { format!("…{rest}") } else { rest }
}

/// « newsletters.csv:4, destinataires : 120 → 130 »
fn differences(standing: &Standing, plan: &Plan, input: &Input) -> String {
    let changes = standing.differences.iter().map(|(column, old, new)| {
        let old = if old.is_empty() { "rien" } else { old };
        let from = apart(old, new);
        format!("{column} : {} → {}", excerpt(old, from), excerpt(new, from))
    });
    format!("{}, {}", place(standing.record, plan, input), changes.collect::<Vec<_>>().join(" ; "))
}
