//! What changed in the picture of a page. A browser takes some hundredths of a second to show a
//! page full of letters; most edits touch a line of it.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde::Serialize;

/// A group shorter than this is replaced whole: a line of text, say.
const SHORT: usize = 2_000;

/// What makes a picture from another one. Elements are the children of the root, or of a group,
/// other than `defs`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Patch {
    /// What is replaced, from the beginning to the end.
    pub replaced: Vec<Replaced>,
    /// A picture with the elements that come, one after the other, and the definitions that are
    /// new.
    pub svg: String,
}

/// Elements that others replace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Replaced {
    /// The groups that hold them, from the root inwards, each counted from 0 among the elements of
    /// the one before; empty for elements of the root.
    pub within: Vec<usize>,
    /// The first of them, counted from 0 in the former picture.
    pub at: usize,
    /// How many go.
    pub old: usize,
    /// How many come.
    pub new: usize,
}

impl Patch {
    /// `None` when the pictures differ in their frame or give one name to two definitions, and
    /// when nothing would be saved.
    pub(super) fn between(former: &str, next: &str) -> Option<Self> {
        let (old, new) = rayon::join(|| Parts::of(former), || Parts::of(next));
        let (old, new) = (old?, new?);
        let is_redefined =
            |(id, definition)| old.definitions.get(id).is_some_and(|it| it != definition);
        if old.opening != new.opening || new.definitions.iter().any(is_redefined) {
            return None;
        }
        let mut patch = Self { replaced: Vec::new(), svg: new.opening.to_owned() };
        patch.compare(&[], &old.elements, &new.elements);
        let added = new.definitions.iter().filter(|(id, _)| !old.definitions.contains_key(*id));
        patch.svg.push_str("<defs>");
        patch.svg.extend(added.map(|(_, definition)| *definition));
        patch.svg.push_str("</defs></svg>");
        (patch.svg.len() < next.len() / 2).then_some(patch)
    }

    /// Adds what differs between the elements of the root or of one group.
    fn compare(&mut self, within: &[usize], old: &[&str], new: &[&str]) {
        if old.len() != new.len() {
            // Something came or went: what follows it is the same as before.
            let same = |(a, b): &(&&str, &&str)| a == b;
            let at = old.iter().zip(new).take_while(same).count();
            let (old, new) = (&old[at..], &new[at..]);
            let after = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
            return self.replace(within, at, old.len() - after, &new[..new.len() - after]);
        }
        // A line was set anew, or a colour changed in many places.
        for at in (0..old.len()).filter(|&at| old[at] != new[at]) {
            match same_group(old[at], new[at]) {
                Some((old, new)) => {
                    let within: Vec<usize> = within.iter().copied().chain([at]).collect();
                    self.compare(&within, &old.elements, &new.elements);
                }
                None => self.replace(within, at, 1, &new[at..=at]),
            }
        }
    }

    fn replace(&mut self, within: &[usize], at: usize, old: usize, new: &[&str]) {
        self.svg.extend(new.iter().copied());
        match self.replaced.last_mut() {
            Some(last) if last.within == within && last.at + last.old == at => {
                last.old += old;
                last.new += new.len();
            }
            _ => {
                let within = within.to_vec();
                self.replaced.push(Replaced { within, at, old, new: new.len() });
            }
        }
    }
}

/// The elements of two long groups that differ only in these.
fn same_group<'a>(old: &'a str, new: &'a str) -> Option<(Parts<'a>, Parts<'a>)> {
    if old.len() < SHORT || new.len() < SHORT {
        return None;
    }
    let (old, new) = (Parts::of(old)?, Parts::of(new)?);
    let comparable = |it: &Parts<'_>| it.definitions.is_empty() && !it.elements.is_empty();
    (old.opening == new.opening && comparable(&old) && comparable(&new)).then_some((old, new))
}

/// A picture or a group of one, taken apart one level deep.
struct Parts<'a> {
    /// The start tag of the root.
    opening: &'a str,
    elements: Vec<&'a str>,
    /// Glyphs and clips by their id.
    definitions: BTreeMap<String, &'a str>,
}

impl<'a> Parts<'a> {
    /// `None` for what is not a picture as the engine writes it, which has no text of its own.
    fn of(svg: &'a str) -> Option<Self> {
        let mut reader = Reader::from_str(svg);
        let mut parts = Self { opening: "", elements: Vec::new(), definitions: BTreeMap::new() };
        let mut depth = 0;
        let mut in_definitions = false;
        // Where the current element began, and its id: a child of the root or of its `defs`.
        let (mut start, mut id) = (0, None);
        loop {
            let from = usize::try_from(reader.buffer_position()).ok()?;
            let event = reader.read_event().ok()?;
            let to = usize::try_from(reader.buffer_position()).ok()?;
            let level = 1 + usize::from(in_definitions);
            match event {
                Event::Start(tag) => {
                    match depth {
                        0 => parts.opening = &svg[from..to],
                        1 if tag.name().as_ref() == "defs" => in_definitions = true,
                        _ if depth == level => (start, id) = (from, id_of(&tag)),
                        _ => {}
                    }
                    depth += 1;
                }
                Event::Empty(tag) if depth == level => {
                    parts.add(&svg[from..to], in_definitions, id_of(&tag))?;
                }
                Event::End(_) => {
                    depth -= 1;
                    if depth == level {
                        parts.add(&svg[start..to], in_definitions, id.take())?;
                    } else if depth == 1 {
                        in_definitions = false;
                    }
                }
                Event::Text(text) if depth == level && !text.trim_ascii().is_empty() => {
                    return None;
                }
                Event::GeneralRef(_) if depth == level => return None,
                Event::Eof => break,
                _ => {}
            }
        }
        (!parts.opening.is_empty()).then_some(parts)
    }

    fn add(&mut self, element: &'a str, is_definition: bool, id: Option<String>) -> Option<()> {
        if is_definition {
            self.definitions.insert(id?, element);
        } else {
            self.elements.push(element);
        }
        Some(())
    }
}

fn id_of(tag: &BytesStart<'_>) -> Option<String> {
    Some(tag.try_get_attribute("id").ok()??.value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMER: &str = "<svg w=\"1\"><path d=\"M0 0\"/><g><use href=\"#a\"/></g><g><g/></g><defs id=\"glyph\"><symbol id=\"a\"><path/></symbol></defs></svg>";

    #[test]
    fn elements_at_both_ends_stay_and_new_definitions_come() {
        let next = FORMER
            .replace("<g><use href=\"#a\"/></g>", "<g><use href=\"#b\"/></g><g/>")
            .replace("</defs>", "<symbol id=\"b\"/></defs>");
        let long = "<g>une ligne qui ne change pas, et qui est bien plus longue que le reste</g>";
        let [former, next] =
            [FORMER, &next].map(|it| it.replace("<defs", &format!("{long}{long}<defs")));
        assert_eq!(
            Patch::between(&former, &next),
            Some(Patch {
                replaced: vec![Replaced { within: vec![], at: 1, old: 1, new: 2 }],
                svg: "<svg w=\"1\"><g><use href=\"#b\"/></g><g/><defs><symbol id=\"b\"/></defs></svg>"
                    .to_owned(),
            })
        );
    }

    #[test]
    fn elements_that_change_where_they_stand_are_replaced_one_by_one() {
        let row =
            |marks: &str| -> String { marks.chars().map(|it| format!("<g>{it}</g>")).collect() };
        let picture = |marks: &str| format!("<svg>{}<defs/></svg>", row(marks));
        let patch = Patch::between(&picture("abcdefghijklmnopqr"), &picture("aBCdefghijkLmnopqr"));
        let replaced = |at, count| Replaced { within: vec![], at, old: count, new: count };
        assert_eq!(
            patch,
            Some(Patch {
                replaced: vec![replaced(1, 2), replaced(11, 1)],
                svg: format!("<svg>{}<defs></defs></svg>", row("BCL")),
            })
        );
    }

    #[test]
    fn in_a_long_group_that_stays_only_what_changes_is_replaced() {
        let line = |word: &str| format!("<g>{word}<use href=\"{}\"/></g>", "#lettre".repeat(200));
        let picture = |words: [&str; 3], edge: &str| {
            let lines = words.map(line).concat();
            format!("<svg><path/><g x=\"{edge}\"><g>{lines}</g></g><defs/></svg>")
        };
        let former = picture(["a", "b", "c"], "1");
        let patch = Patch::between(&former, &picture(["a", "B", "c"], "1"));
        let replaced = Replaced { within: vec![1, 0], at: 1, old: 1, new: 1 };
        let svg = format!("<svg>{}<defs></defs></svg>", line("B"));
        assert_eq!(patch, Some(Patch { replaced: vec![replaced], svg }));
        // Another group: nothing of it stays.
        assert_eq!(Patch::between(&former, &picture(["a", "b", "c"], "2")), None);
    }

    #[test]
    fn what_cannot_be_patched_is_made_anew() {
        for next in [
            // Another size, one name for two definitions, all of it new, no picture.
            FORMER.replace("w=\"1\"", "w=\"2\""),
            FORMER.replace("<path/></symbol>", "<g/></symbol>"),
            "<svg w=\"1\"><g>tout autre chose, et plus long que ce qui reste en commun</g></svg>"
                .to_owned(),
            String::new(),
        ] {
            assert_eq!(Patch::between(FORMER, &next), None, "{next}");
        }
    }
}
