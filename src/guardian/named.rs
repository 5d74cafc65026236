//! Things of the data that a sentence names by their title.

use std::collections::HashMap;
use std::ops::Range;

use super::View;
use crate::dataset::Event;
use crate::french::fold;

/// A title shorter than this, folded, may be said of anything: « ESS et foncier ».
const SHORTEST: usize = 8;

/// Events by their folded titles, and by what their titles quote.
pub(super) struct Named<'a> {
    by_title: HashMap<String, Vec<&'a Event>>,
}

/// The events of an edition.
pub(super) fn named_events<'a>(view: &View<'a>) -> Named<'a> {
    let mut by_title: HashMap<String, Vec<&Event>> = HashMap::new();
    let quotes = |text: &str| text.contains(['«', '“', '"']);
    // Without a quotation in any text no title is looked up.
    let wanted = view.texts.iter().flat_map(|text| &text.blocks).any(|block| quotes(&block.text));
    for event in view.dataset.events.iter().filter(|_| wanted) {
        let mut titles: Vec<&str> = vec![&event.title];
        titles.extend(event.short_title.as_deref());
        titles.extend(quoted(&event.title).into_iter().map(|range| &event.title[range]));
        let mut folded: Vec<String> = titles.into_iter().map(bare).collect();
        folded.sort_unstable();
        folded.dedup();
        for title in folded.into_iter().filter(|title| title.len() >= SHORTEST) {
            by_title.entry(title).or_default().push(event);
        }
    }
    Named { by_title }
}

impl<'a> Named<'a> {
    /// The events whose title a part of a text quotes, title by title.
    pub fn in_quotes(&self, text: &str, part: Range<usize>) -> Vec<(Range<usize>, &[&'a Event])> {
        if self.by_title.is_empty() {
            return Vec::new();
        }
        let shifted = |range: Range<usize>| range.start + part.start..range.end + part.start;
        quoted(&text[part.clone()])
            .into_iter()
            .map(shifted)
            .filter_map(|range| {
                let events = self.by_title.get(&bare(&text[range.clone()]))?;
                Some((range, events.as_slice()))
            })
            .collect()
    }
}

/// A title folded, without quotation marks around it and stops after it.
pub(super) fn bare(title: &str) -> String {
    fold(title).trim_matches(['"', '.', ' ', ',']).to_owned()
}

/// What stands between quotation marks, the innermost ones left out.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices() {
        match (open, sign) {
            (None, '«' | '“' | '"') => open = Some((sign, at + sign.len_utf8())),
            (Some(('«', _)), '«') => depth += 1,
            (Some(('«', _)), '»') if depth > 0 => depth -= 1,
            (Some(('«', start)), '»') | (Some(('“', start)), '”') | (Some(('"', start)), '"') =>
            {
                found.push(start..at);
                open = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_found() {
        for (text, expected) in [
            ("le « Salon « bis » » et \"Agora\"", &[" Salon « bis » ", "Agora"][..]),
            ("“un” puis « deux", &["un"]),
            ("rien", &[]),
        ] {
            let found: Vec<_> = quoted(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(
            bare("« L'ESS, de quoi parle-t-on ? »"),
            bare("\"L’ESS, de quoi parle-t-on ?\"")
        );
    }
}
