//! The guide and the page on profiles: Markdown that is read in the repository, and here without
//! its pictures.

use crate::import::profile::Profile;

/// The guide as it is written.
const GUIDE: &str = include_str!("guide.md");
/// What profiles are, before their list.
const PROFILES: &str = include_str!("profils.md");
/// How a task begins in it.
const TASK: &str = "### ";

/// The guide for a terminal: no pictures, no links to other pages, commands set in.
pub(super) fn text() -> String {
    for_terminal(GUIDE)
}

/// What a profile is, and those of the tool with what each stands on.
pub(super) fn profiles(ours: &[Profile]) -> String {
    let mut text = for_terminal(PROFILES);
    for it in ours {
        text.push_str(&format!(
            "{}\n  {}\n  Table « {} ». {}\n\n",
            it.id, it.nom, it.table, it.verifie
        ));
    }
    text
}

fn for_terminal(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut in_commands = false;
    for line in page.lines().filter(|line| !line.starts_with("![")) {
        if line.starts_with("```") {
            in_commands = !in_commands;
        } else if in_commands {
            text.push_str(&format!("  {line}\n"));
        } else if let Some(cells) = cells(line) {
            text.push_str(&cells);
        } else if !(line.is_empty() && text.ends_with("\n\n")) {
            // Where a picture stood, one empty line is enough.
            text.push_str(&without_links(line).replace("**", ""));
            text.push('\n');
        }
    }
    text
}

/// A row of a table as a line: « cle : ce qu'elle dit »; nothing of what rules its columns off.
fn cells(line: &str) -> Option<String> {
    let row = line.strip_prefix('|')?.trim_end_matches('|').replace("\\|", "\u{1f}");
    if row.chars().all(|it| "|-: ".contains(it)) {
        return Some(String::new());
    }
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    Some(format!("- {}\n", cells.join(" : ")).replace('\u{1f}', "|"))
}

/// `[words](address)` is its words.
fn without_links(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, link)) = rest.split_once('[') {
        let parts = link.split_once("](").and_then(|(words, end)| {
            let (_, after) = end.split_once(')')?;
            (!words.contains('[')).then_some((words, after))
        });
        kept.push_str(before);
        rest = match parts {
            Some((words, after)) => {
                kept.push_str(words);
                after
            }
            None => {
                kept.push('[');
                link
            }
        };
    }
    kept + rest
}

/// Each task with its commands, in the order of the guide; one that is done without a command of its own
/// with how it begins.
pub(super) fn tasks() -> String {
    let mut text = String::new();
    for task in GUIDE.split(TASK).skip(1) {
        let (title, body) = task.split_once('\n').unwrap_or((task, ""));
        // The last one is followed by the next part.
        let body = body.split("\n## ").next().unwrap_or_default();
        let blocks = body.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
        let mut commands: Vec<String> = blocks.flat_map(str::lines).map(str::to_owned).collect();
        commands.extend(named(body));
        if commands.is_empty() {
            commands.push(beginning(body));
        }
        text.push_str(&format!("{title}\n  {}\n\n", commands.join("\n  ")));
    }
    text.push_str("« rapport aide guide » explique chacune.\n");
    text
}

/// The commands that sentences name with what they are given, each once: `rapport import export.csv`.
fn named(body: &str) -> Vec<String> {
    let sentences: Vec<&str> = body.split("```").step_by(2).collect();
    let mut found: Vec<String> = Vec::new();
    for code in sentences.iter().flat_map(|it| it.split('`').skip(1).step_by(2)) {
        let command = code.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_whole = command.starts_with("rapport import ");
        if is_whole && !found.contains(&command) {
            found.push(command);
        }
    }
    found
}

/// The first sentence of a task, or what leads to its first example.
fn beginning(body: &str) -> String {
    let paragraph = body.trim_start().split("\n\n").next().unwrap_or_default();
    let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = words.find(". ").map_or(words.len(), |at| at + 1);
    let said = words[..end].replace('`', "");
    // What leads to an example is followed by its first line.
    let example = body.split("```").nth(1).and_then(|block| block.lines().nth(1));
    match example.filter(|_| said.ends_with(':')) {
        Some(line) => format!("{said} {line} …"),
        None => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_leave_their_words() {
        assert_eq!(
            without_links("voir [le guide](a.md), puis [[x]] et [b]"),
            "voir le guide, puis [[x]] et [b]"
        );
    }

    #[test]
    fn the_guide_is_for_a_terminal_too() {
        let text = text();
        for mark in ["![", "](", "```", "**", "\n\n\n"] {
            assert!(!text.contains(mark), "{mark}");
        }
        assert!(text.lines().all(|line| line.chars().count() <= 100));
        for task in GUIDE.lines().filter_map(|line| line.strip_prefix(TASK)) {
            let mut lines = tasks().lines().map(str::to_owned).collect::<Vec<_>>().into_iter();
            assert!(lines.any(|line| line == task), "{task}");
            let next = lines.next().unwrap_or_default();
            assert!(next.starts_with("  ") && next.len() > 10, "{task}: {next}");
        }
        assert!(!tasks().contains("toml [") && !tasks().contains("```"), "{}", tasks());
        assert!(tasks().contains("  rapport import export.csv\n"));
        assert!(tasks().lines().filter(|line| line.starts_with("  rapport ")).count() > 15);
    }
}
