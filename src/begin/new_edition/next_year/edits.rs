//! Changes to a text of TOML, by the places of its values: comments and layout
//! stay as they are.

use std::ops::Range;

use crate::diagnostic::source::Place;

/// Changes that do not overlap.
pub(super) struct Edits<'a> {
    text: &'a str,
    list: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, list: Vec::new() }
    }

    /// The text at a place.
    pub(super) fn at(&self, place: Place) -> &'a str {
        self.text.get(range(place)).unwrap_or_default()
    }

    /// Writes something else there.
    pub(super) fn replace(&mut self, place: Place, with: impl Into<String>) {
        self.add(range(place), with.into());
    }

    /// Writes something else there, and a comment behind it.
    pub(super) fn replace_with_note(&mut self, place: Place, with: &str, note: &str) {
        let at = range(place);
        let line = &self.text[self.line_start(at.start)..self.line_end(at.end)];
        // Within a list or a group of keys, a comment would swallow what follows.
        let alone = is_key(line) && self.rest_of_line(at.end);
        let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
        let with = if alone { format!("{with}  # {note}") } else { with.to_owned() };
        self.add(at, with);
    }

    /// Makes a comment of the lines of a key, from its value.
    pub(super) fn comment_out(&mut self, value: Place) {
        let at = range(value);
        let lines = self.line_start(at.start)..self.line_end(at.end);
        if is_key(&self.text[lines.clone()]) && self.rest_of_line(at.end) {
            self.comment(lines);
        }
    }

    /// Makes a comment of a section, from its header to the next one.
    pub(super) fn comment_out_section(&mut self, header: Place) {
        let lines = self.section(header);
        self.comment(lines);
    }

    /// Makes a comment of the lines of a section that give this key.
    pub(super) fn comment_out_key(&mut self, header: Place, key: &str) {
        let section = self.section(header);
        let mut start = section.start;
        for line in self.text[section].split_inclusive('\n') {
            let written = line.trim_start().strip_prefix(key);
            if written.is_some_and(|rest| rest.trim_start().starts_with('=')) {
                self.comment(start..start + line.trim_end_matches('\n').len());
            }
            start += line.len();
        }
    }

    /// Writes something else from the start to this offset.
    pub(super) fn replace_start(&mut self, end: usize, with: String) {
        self.add(0..end, with);
    }

    /// The changed text.
    pub(super) fn apply(mut self) -> String {
        self.list.sort_by_key(|(range, _)| (range.start, range.end));
        let mut changed = String::with_capacity(self.text.len());
        let mut done = 0;
        for (range, with) in self.list {
            // What stands in a section that became a comment is not changed again.
            if range.start < done {
                continue;
            }
            changed.push_str(&self.text[done..range.start]);
            changed.push_str(&with);
            done = range.end;
        }
        changed.push_str(&self.text[done..]);
        changed
    }

    fn add(&mut self, range: Range<usize>, with: String) {
        if self.text.get(range.clone()).is_some() {
            self.list.push((range, with));
        }
    }

    fn comment(&mut self, lines: Range<usize>) {
        let commented = self.text[lines.clone()].split('\n').map(|line| match line.trim() {
            "" => String::new(),
            _ => format!("# {line}"),
        });
        let commented = commented.collect::<Vec<_>>().join("\n");
        self.add(lines, commented);
    }

    /// From a header to the last line before the next one that is no comment.
    fn section(&self, header: Place) -> Range<usize> {
        let start = self.line_start(range(header).start);
        let mut end = self.line_end(start);
        let mut at = end;
        while at < self.text.len() {
            let next = self.line_end(at + 1);
            let line = self.text[at + 1..next].trim();
            if line.starts_with('[') {
                break;
            }
            if !line.is_empty() && !line.starts_with('#') {
                end = next;
            }
            at = next;
        }
        start..end
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        self.text[at..].find('\n').map_or(self.text.len(), |end| at + end)
    }

    /// Whether nothing but a comment follows on the line.
    fn rest_of_line(&self, at: usize) -> bool {
        let rest = self.text[at..self.line_end(at)].trim();
        rest.is_empty() || rest.starts_with('#')
    }
}

/// The line begins with a key, not inside a list or a group of keys.
fn is_key(line: &str) -> bool {
    line.split_once('=').is_some_and(|(key, _)| {
        let key = key.trim();
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
    })
}

fn range(place: Place) -> Range<usize> {
    match place {
        Place::Span { start, end, .. } => start as usize..end as usize,
        _ => 0..0,
    }
}
