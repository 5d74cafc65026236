//! The characters of the pages: in which family each is printed, and those that could not be.

use std::collections::{BTreeMap, BTreeSet};

use typst::layout::{Frame, FrameItem};
use typst::syntax::SyntaxKind;
use typst::text::TextItem;

use super::document::Document;
use super::sources::Sources;
use crate::typeset::bundle::BundlePlace;

/// A character for which a font has no drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct MissingCharacter {
    /// The character.
    pub character: char,
    /// The family that lacks it.
    pub family: String,
    /// Page, from 1.
    pub page: usize,
    /// Where it is written, if that is in a text or a template.
    pub place: Option<BundlePlace>,
    /// The words around it.
    pub words: String,
}

impl Document {
    /// The characters that each family prints.
    pub fn characters(&self) -> BTreeMap<String, BTreeSet<char>> {
        let mut characters: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
        for page in self.paged.pages() {
            each_run(&page.frame, &mut |run| {
                let family = &run.font.font().info().family;
                match characters.get_mut(family) {
                    Some(known) => known.extend(run.text.chars()),
                    None => {
                        characters.insert(family.clone(), run.text.chars().collect());
                    }
                }
            });
        }
        characters
    }

    /// The characters that could not be printed, page after page.
    pub fn missing_characters(&self) -> Vec<MissingCharacter> {
        let mut missing = Vec::new();
        for (index, page) in self.paged.pages().iter().enumerate() {
            each_run(&page.frame, &mut |run| of_run(run, index + 1, &self.sources, &mut missing));
        }
        missing
    }
}

fn each_run<'a>(frame: &'a Frame, look: &mut impl FnMut(&'a TextItem)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => each_run(&group.frame, look),
            FrameItem::Text(run) => look(run),
            _ => {}
        }
    }
}

fn of_run(run: &TextItem, page: usize, sources: &Sources, missing: &mut Vec<MissingCharacter>) {
    // The glyph of the number 0 is the box that stands for what a font does not have.
    for glyph in run.glyphs.iter().filter(|glyph| glyph.id == 0) {
        let Some(character) = run.text.get(glyph.range()).and_then(|text| text.chars().next())
        else {
            continue;
        };
        let (span, offset) = glyph.span;
        let mut place = sources.place(span);
        if let Some(place) = &mut place
            && sources.kind(span) == Some(SyntaxKind::Text)
        {
            let start = (place.range.start + usize::from(offset)).min(place.range.end);
            place.range = start..(start + character.len_utf8()).min(place.range.end);
        }
        missing.push(MissingCharacter {
            character,
            family: run.font.font().info().family.clone(),
            page,
            place,
            words: run.text.to_string(),
        });
    }
}
