//! The codes as a reference: one, their list, or all of them at length.

use super::{Code, Explanation};

/// Columns of the terminal that a text fills.
const WIDTH: usize = 88;
/// Columns that the list fills, names included.
const LIST_WIDTH: usize = 110;
/// Columns before the text of a part, for the name of the part.
const INDENT: usize = 11;

/// One code, with the four parts of its explanation.
pub fn sheet(code: Code) -> String {
    let mut text = format!("{} ({})\n\n", code.name(), code.severity().label());
    for (name, words) in parts(code.explanation()) {
        let mut start = name.to_owned();
        for line in wrapped(words, WIDTH - INDENT) {
            text.push_str(&format!("{start:INDENT$}{line}\n"));
            start.clear();
        }
    }
    text
}

/// All codes, subject by subject, a line each.
pub fn list() -> String {
    let longest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let mut text = String::new();
    for (subject, codes) in subjects() {
        text.push_str(&format!("{subject}\n"));
        for code in codes {
            let first = sentence(code.explanation().what);
            let severity = code.severity().label();
            let name = code.name();
            let mut start = format!("  {name:longest$}  {severity:13}  ");
            let indent = start.len();
            for line in wrapped(first, LIST_WIDTH - indent) {
                text.push_str(&format!("{start:indent$}{line}\n"));
                start.clear();
            }
        }
        text.push('\n');
    }
    text.push_str(
        "« rapport check --explain CODE » en explique un, « --explain tout » les explique tous.\n",
    );
    text
}

/// All codes at length, in Markdown, which reads well as it is.
pub fn markdown() -> String {
    let mut text = "# Les messages de rapport\n".to_owned();
    for (subject, codes) in subjects() {
        text.push_str(&format!("\n## {subject}\n"));
        for code in codes {
            let severity = code.severity().label();
            text.push_str(&format!("\n### `{}` ({severity})\n\n", code.name()));
            text.push_str(&markdown_of(code));
        }
    }
    text
}

/// The parts of one code's explanation, in Markdown.
pub fn markdown_of(code: Code) -> String {
    let part = |(name, words)| format!("- **{name}** : {}\n", escaped(words));
    parts(code.explanation()).into_iter().map(part).collect()
}

/// The parts of an explanation, each under its name.
pub fn parts(explanation: Explanation) -> [(&'static str, &'static str); 4] {
    [
        ("Constat", explanation.what),
        ("Pourquoi", explanation.why),
        ("Exemple", explanation.example),
        ("Remède", explanation.fix),
    ]
}

/// Each subject with its codes, in the order of the list.
fn subjects() -> Vec<(&'static str, Vec<Code>)> {
    let mut subjects: Vec<(&str, Vec<Code>)> = Vec::new();
    for code in Code::ALL {
        match subjects.last_mut().filter(|(subject, _)| *subject == code.subject()) {
            Some((_, codes)) => codes.push(*code),
            None => subjects.push((code.subject(), vec![*code])),
        }
    }
    subjects
}

/// The first sentence of a text.
fn sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |end| &text[..=end])
}

/// Characters that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '[' | ']' | '\\' | '<' | '#') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Lines of at most `width` characters, cut between words.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // French characters stay with the word that they follow or precede.
    let glued = text
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
        .replace(" :", "\u{a0}:")
        .replace(" ;", "\u{a0};");
    for word in glued.split(' ') {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + length <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed_and_explained() {
        let (list, markdown) = (list(), markdown());
        for code in Code::ALL {
            assert!(list.contains(&format!("  {} ", code.name())), "{}", code.name());
            assert!(markdown.contains(&format!("### `{}` (", code.name())), "{}", code.name());
        }
        let subjects: Vec<_> = subjects().into_iter().map(|(subject, _)| subject).collect();
        let mut once = subjects.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), subjects.len(), "each subject stands once in {subjects:?}");
    }

    #[test]
    fn lines_stay_short_and_signs_stay_with_their_word() {
        for code in Code::ALL {
            for line in sheet(*code).lines() {
                assert!(line.chars().count() <= WIDTH, "{line}");
                assert!(!line.ends_with('«') && !line.trim_start().starts_with('»'), "{line}");
            }
        }
    }

    #[test]
    fn a_code_is_explained_in_four_parts() {
        insta::assert_snapshot!(sheet(Code::UnknownColumn));
    }
}
