//! Many diagnostics on one screen: the first of each kind, a table of all.

use std::collections::BTreeMap;

use super::{Message, MessageKind};
use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Severity, shown};
use crate::language::french;

/// Lines of the smallest screen, with room left for the count, a note and the prompt.
pub(super) const SCREEN: usize = 20;
/// Lines of the table, titles left out; more kinds are only counted.
const KINDS: usize = 9;
/// Kinds of which the first message is said.
const KINDS_SAID: usize = 6;
/// Lines of a message that is not shown with its excerpt: what is found, what to do, and none.
const BRIEF: usize = 4;
/// Columns of the table.
const WIDTH: usize = 100;
/// Files that a line of the table names.
const FILES: usize = 2;

/// One line of the table.
#[derive(Default)]
struct Row {
    count: usize,
    files: Vec<String>,
    first: String,
}

/// The first message of each kind, errors first: in full as long as there is room for what is found
/// and what to do of the others; then a line for each kind.
pub(super) fn render(messages: &[Message<'_>], sources: &SourceMap, width: usize) -> String {
    let rows = rows(messages, sources);
    let firsts = firsts(messages);
    // A line between the messages and the table, two after it.
    let table = table(&rows);
    let mut room = SCREEN.saturating_sub(table.lines().count() + 2);
    let mut text = String::new();
    for (rank, message) in firsts.iter().enumerate() {
        let whole = message.render(sources, width);
        let kept = BRIEF * (firsts.len() - rank - 1);
        let one = match whole.lines().count() + kept <= room {
            true => whole,
            false => format!("{}\n\n", super::excerpt::brief(message.first, sources, width)),
        };
        // The first is always said.
        if rank > 0 && one.lines().count() > room {
            break;
        }
        room = room.saturating_sub(one.lines().count());
        text.push_str(&one);
    }
    text.push_str(&table);
    text.push_str(
        "\nTout voir : rapport check --tout. Comprendre un code : rapport check --explain CODE.\n",
    );
    text
}

/// The first message of each kind that is not accepted.
fn firsts<'a, 'd>(messages: &'a [Message<'d>]) -> Vec<&'a Message<'d>> {
    let mut firsts: Vec<&Message<'_>> = Vec::new();
    for message in messages.iter().filter(|message| !message.kind().accepted) {
        if firsts.len() < KINDS_SAID && firsts.iter().all(|it| it.kind() != message.kind()) {
            firsts.push(message);
        }
    }
    firsts
}

fn rows(messages: &[Message<'_>], sources: &SourceMap) -> BTreeMap<MessageKind, Row> {
    let mut rows: BTreeMap<MessageKind, Row> = BTreeMap::new();
    for message in messages {
        let row = rows.entry(message.kind()).or_default();
        row.count += message.count();
        let location = message.first.place.map(|place| sources.locate(place));
        if row.first.is_empty()
            && let Some(location) = &location
        {
            let line = location.line.map(|line| format!(":{line}")).unwrap_or_default();
            let cell = location.cell.as_ref().map(|cell| format!(" ({cell})")).unwrap_or_default();
            row.first = format!("{}{line}{cell}", location.path);
        }
        if let Some(path) =
            message.file().map(|file| sources.file_of(Place::File(file)).path.clone())
            && !row.files.contains(&path)
        {
            row.files.push(path);
        }
    }
    rows
}

fn title(kind: MessageKind) -> &'static str {
    match (kind.accepted, kind.severity) {
        (true, _) => "écarts acceptés",
        (false, Severity::Error) => "erreurs",
        (false, Severity::Warning) => "avertissements",
    }
}

fn table(rows: &BTreeMap<MessageKind, Row>) -> String {
    let longest = rows.keys().map(|kind| kind.code.name().len()).max().unwrap_or_default();
    let mut text = String::new();
    let mut current = "";
    for (kind, row) in rows.iter().take(KINDS) {
        if title(*kind) != current {
            current = title(*kind);
            text.push_str(&format!("{current} :\n"));
        }
        let line = format!("{:6}  {:longest$}  {}", row.count, kind.code.name(), whereabouts(row));
        text.push_str(&shortened(&shown::line(&line)));
        text.push('\n');
    }
    if let more @ 1.. = rows.len().saturating_sub(KINDS) {
        let more = french::and_others(more, "une autre sorte", "autres sortes");
        text.push_str(&format!("       {more}\n"));
    }
    text
}

/// « à partir de evenements.csv:3 (D3) ; aussi dans presse.csv et 2 autres fichiers ».
fn whereabouts(row: &Row) -> String {
    let others: Vec<&str> = row.files.iter().skip(1).map(String::as_str).collect();
    let named = others.iter().take(FILES).copied().collect::<Vec<_>>().join(", ");
    let more = others.len().saturating_sub(FILES);
    let more = french::and_others(more, "un autre fichier", "autres fichiers");
    let from = if row.count > 1 { "d'abord " } else { "" };
    match others.is_empty() {
        true => format!("{from}{}", row.first),
        false => format!("{from}{} ; aussi {named}{more}", row.first),
    }
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(WIDTH - 1) {
        Some((cut, _)) if line.chars().count() > WIDTH => format!("{}…", &line[..cut]),
        _ => line.to_owned(),
    }
}
