//! The outline: texts before the chapters, chapters and their sections, annexes.

use super::parts::{Chapter, FrontText, Outline, Section};
use super::words::{maybe, text};
use crate::dataset::settings::{self, Settings};

pub(super) fn outline(settings: &Settings) -> Outline {
    let chapter = |(index, chapter): (usize, &settings::Chapter)| {
        let mut number = 0;
        let sections = chapter.sections.iter().map(|section| {
            number += u32::from(section.numbered);
            Section {
                number: section.numbered.then_some(number),
                title: text(&section.title),
                text: format!("/{}", section.text),
                numbered: section.numbered,
            }
        });
        Chapter {
            id: chapter.id.clone(),
            number: u32::try_from(index + 1).unwrap_or(u32::MAX),
            title: text(&chapter.title),
            short: text(&chapter.short),
            color: chapter.color,
            hook: chapter.hook.as_ref().map(|hook| hook.value.clone()),
            themes: chapter.themes.iter().map(|theme| theme.value.clone()).collect(),
            sections: sections.collect(),
        }
    };
    Outline {
        front: settings
            .front
            .iter()
            .map(|it| FrontText {
                id: String::new(),
                title: maybe(it.title.as_deref()),
                text: Some(format!("/{}", it.text)),
            })
            .collect(),
        chapters: settings.chapters.iter().enumerate().map(chapter).collect(),
        annexes: settings
            .annexes
            .iter()
            .map(|it| FrontText {
                id: it.id.clone(),
                title: maybe(it.title.as_deref()),
                text: it.text.as_ref().map(|text| format!("/{text}")),
            })
            .collect(),
    }
}
