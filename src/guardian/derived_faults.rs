//! What only follows from another fault is not reported: the cause is.

use rustc_hash::FxHashSet;

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::{Input, MANIFEST};

/// Faults of rapport.toml by which an element that is written in it is lost.
const LOSSES: &[Code] =
    &[Code::TomlSyntax, Code::MissingKey, Code::WrongType, Code::MissingFile, Code::UnreadableFile];

/// Why a table may give no row.
const CAUSES: &[Code] = &[
    Code::UnknownTable,
    Code::EmptyTable,
    Code::UnreadableFile,
    Code::UnknownColumn,
    Code::PersonalExport,
];
/// Other places that cite an empty table, in its message.
const CITED: usize = 3;

/// Leaves out what is said only because of something else that is reported.
pub fn leave_out(input: &Input, diagnostics: &mut Diagnostics) {
    of_the_manifest(input, diagnostics);
    of_damaged_rows(input, diagnostics);
    of_empty_tables(input, diagnostics);
    of_unread_tables(input, diagnostics);
    of_quotes(diagnostics);
}

/// Leaves out the quotation mark of a cell that is reported as one of the file.
fn of_quotes(diagnostics: &mut Diagnostics) {
    let of_file = [Code::UnclosedQuote, Code::MisplacedQuote];
    let reported = diagnostics.iter().filter(|diagnostic| of_file.contains(&diagnostic.code));
    let reported: FxHashSet<Place> = reported.filter_map(|diagnostic| diagnostic.place).collect();
    diagnostics.retain(|one| {
        one.code != Code::UnbalancedMark
            || !one.place.is_some_and(|place| reported.contains(&place))
    });
}

/// Leaves out what is said of tables and texts only because rapport.toml could
/// not be read as it was meant: ids that it seems not to declare, dates judged
/// by a year that it does not give, or that is not the one of the folder.
fn of_the_manifest(input: &Input, diagnostics: &mut Diagnostics) {
    let Some(file) = input.sources.by_path(MANIFEST) else { return };
    let text = &input.sources.file(file).text;
    let of_manifest =
        |diagnostic: &Diagnostic| diagnostic.place.is_some_and(|place| place.file() == file);
    let damaged = diagnostics
        .iter()
        .any(|diagnostic| of_manifest(diagnostic) && LOSSES.contains(&diagnostic.code));
    let lacks_year = input.manifest.edition.is_none();
    let is_another_year = diagnostics.iter().any(|diagnostic| diagnostic.code == Code::YearDiffers);
    let malformed = diagnostics
        .iter()
        .any(|diagnostic| of_manifest(diagnostic) && diagnostic.code == Code::TomlSyntax);
    let follows = |diagnostic: &Diagnostic| match diagnostic.code {
        // A line that is not understood may have declared anything.
        Code::UnknownFigure | Code::EmptyFilter if malformed => true,
        Code::UnknownReference | Code::UnknownFigure => {
            damaged
                && diagnostic
                    .subject
                    .as_ref()
                    .is_some_and(|id| text.is_empty() || declares(text, id))
        }
        Code::UnusedText => damaged || malformed,
        Code::OutsideYear | Code::SwappedYear => lacks_year || is_another_year,
        Code::ImpossibleDate => lacks_year,
        _ => false,
    };
    diagnostics.retain(|diagnostic| !follows(diagnostic));
    if is_another_year {
        of_another_year(input, diagnostics);
    }
}

/// Leaves out what no row of the year feeds, where the year is not that of the folder: one message
/// stays, and says why.
fn of_another_year(input: &Input, diagnostics: &mut Diagnostics) {
    let Some(period) = input.manifest.period() else { return };
    let mut is_first = true;
    diagnostics.retain(|diagnostic| match diagnostic.code {
        Code::UnknownValue => std::mem::take(&mut is_first),
        Code::EmptyFilter
        | Code::NothingPrinted
        | Code::NotPrinted
        | Code::EmptyChart
        | Code::SettingDate => false,
        _ => true,
    });
    for one in diagnostics.iter_mut().filter(|one| one.code == Code::UnknownValue) {
        one.help = Some(format!(
            "aucune ligne n'est de {period} : corrigez d'abord « annee » dans rapport.toml, qui n'est pas celle du dossier"
        ));
    }
}

/// Leaves out what cites a row that is lost because one of its cells is wrong:
/// the cell is reported, and the id is there.
fn of_damaged_rows(input: &Input, diagnostics: &mut Diagnostics) {
    let mut declared: FxHashSet<&str> = FxHashSet::default();
    for table in input.tables.values() {
        let Some(id) = table.field("id") else { continue };
        let errors = diagnostics.iter().filter(|one| one.is_error());
        let damaged = errors.filter_map(|diagnostic| match diagnostic.place {
            Some(Place::Cell { file, record, .. } | Place::Record { file, record }) => {
                (file == table.file).then_some(record)
            }
            _ => None,
        });
        declared.extend(damaged.map(|record| table.text(record, id)));
        // Told at one cell, it takes the date of nearly all rows.
        let of_table =
            |diagnostic: &Diagnostic| diagnostic.place.is_some_and(|it| it.file() == table.file);
        if diagnostics
            .iter()
            .any(|diagnostic| diagnostic.code == Code::MonthFirst && of_table(diagnostic))
        {
            declared.extend(table.records().map(|record| table.text(record, id)));
        }
    }
    declared.remove("");
    diagnostics.retain(|diagnostic| {
        let cites = diagnostic.code == Code::UnknownReference;
        !(cites && diagnostic.subject.as_deref().is_some_and(|id| declared.contains(id)))
    });
}

/// Makes one message of all that is missing because a table gives no row: the
/// reason why it gives none, if that is reported, else the first place that cites it.
fn of_empty_tables(input: &Input, diagnostics: &mut Diagnostics) {
    let citing = |diagnostic: &Diagnostic| diagnostic.code == Code::MissingTable;
    let mut missing: Vec<Diagnostic> =
        diagnostics.iter().filter(|diagnostic| citing(diagnostic)).cloned().collect();
    if missing.is_empty() {
        return;
    }
    diagnostics.retain(|diagnostic| !citing(diagnostic));
    missing.sort_by(|a, b| a.subject.cmp(&b.subject));
    for citing in missing.chunk_by(|a, b| a.subject == b.subject) {
        let table = citing[0].subject.as_deref().unwrap_or_default();
        diagnostics.retain(|diagnostic| {
            !(diagnostic.code == Code::EmptyFilter && names(input, diagnostic, table))
        });
        let is_cause = |diagnostic: &&mut Diagnostic| {
            diagnostic.subject.as_deref() == Some(table) && CAUSES.contains(&diagnostic.code)
        };
        // A figure of this table has no value because of it.
        let lacks = |diagnostic: &Diagnostic| {
            let id =
                diagnostic.subject.as_deref().filter(|_| diagnostic.code == Code::UnknownValue);
            id.is_some_and(|id| feeds(input, table, id))
        };
        if diagnostics.iter_mut().any(|mut one| is_cause(&mut one)) {
            diagnostics.retain(|diagnostic| !lacks(diagnostic));
        }
        let has_rows = input.tables.get(table).is_some_and(|table| !table.is_empty());
        let errors = diagnostics.errors() > 0;
        if let Some(cause) = diagnostics.iter_mut().find(is_cause) {
            if !cause.is_error() {
                cause.code = Code::MissingTable;
                cause.consequence = Some(dependent(citing.len()));
            }
        // Why its rows are lost has been reported.
        } else if !(has_rows && errors) {
            let mut diagnostic = citing[0].clone();
            let others = citing[1..].iter().filter_map(|other| other.place).take(CITED);
            diagnostic.related.extend(others.map(|place| (place, "cité ici aussi".to_owned())));
            diagnostics.push(diagnostic);
        }
    }
}

/// Makes one message of a file that seems to be a table and is not read, and of the figures that
/// have no value because of it.
fn of_unread_tables(input: &Input, diagnostics: &mut Diagnostics) {
    let unread = diagnostics.iter().filter(|one| one.code == Code::UnknownTable);
    let unread = unread.filter_map(|one| one.subject.clone());
    let unread: Vec<String> =
        unread.filter(|it| input.tables.get(it.as_str()).is_none_or(|it| it.is_empty())).collect();
    for table in unread {
        let lacks = |one: &Diagnostic| {
            let is_empty = one.code == Code::EmptyFilter && names(input, one, &table);
            let id = one.subject.as_deref().filter(|_| one.code == Code::UnknownValue);
            is_empty || id.is_some_and(|id| feeds(input, &table, id))
        };
        let places = diagnostics.iter().filter(|one| lacks(one) && one.is_error()).count();
        if places == 0 {
            continue;
        }
        diagnostics.retain(|one| !lacks(one));
        let is_cause = |one: &&mut Diagnostic| {
            one.code == Code::UnknownTable && one.subject.as_deref() == Some(table.as_str())
        };
        if let Some(cause) = diagnostics.iter_mut().find(is_cause) {
            cause.code = Code::MissingTable;
            cause.consequence = Some(dependent(places));
        }
    }
}

/// How many places of the report have nothing to print.
fn dependent(places: usize) -> String {
    match places {
        1 => "un endroit du rapport en dépend".to_owned(),
        many => format!("{many} endroits du rapport en dépendent"),
    }
}

/// Whether a figure that is declared under this id is made of the rows of a table.
fn feeds(input: &Input, table: &str, id: &str) -> bool {
    input.manifest.figures.iter().any(|figure| {
        figure.id.value == id && figure.table.as_ref().is_some_and(|it| it.value == table)
    })
}

/// Whether a message stands at the name of a table in rapport.toml.
fn names(input: &Input, diagnostic: &Diagnostic, table: &str) -> bool {
    match diagnostic.place {
        Some(Place::Span { file, start, end }) => {
            let text = input.sources.file(file).text.get(start as usize..end as usize);
            text.is_some_and(|text| text.trim_matches(['"', '\'']) == table)
        }
        _ => false,
    }
}

/// Whether a text seems to give an element this id, in quotes or without.
fn declares(text: &str, id: &str) -> bool {
    text.lines().filter_map(|line| line.split_once('=')).any(|(key, value)| {
        key.trim() == "id" && value.trim().trim_matches(['"', '\'']) == id.trim()
    })
}

#[cfg(test)]
mod tests {
    use super::declares;

    #[test]
    fn an_id_is_found_in_what_is_malformed() {
        let text =
            "[[categories]\nid = rencontres\nlibelle = \"x\"\n[[categories]]\nid = 'clubs'\n";
        for (id, found) in [("rencontres", true), ("clubs", true), ("x", false), ("club", false)] {
            assert_eq!(declares(text, id), found, "{id}");
        }
    }
}
