//! The outline: texts before the chapters, chapters and their sections, annexes.

use super::parts::{Chapter, FrontText, Outline, Section, Signature};
use super::words::{maybe, picture, text};
use crate::dataset::Dataset;
use crate::dataset::settings;
use crate::language::suggest::name_key;

pub(super) fn outline(dataset: &Dataset) -> Outline {
    let settings = &dataset.settings;
    let chapter = |(index, chapter): (usize, &settings::Chapter)| {
        let mut number = 0;
        let sections = chapter.sections.iter().map(|section| {
            number += u32::from(section.numbered);
            Section {
                number: section.numbered.then_some(number),
                title: text(&section.title),
                text: format!("/{}", section.text),
                numbered: section.numbered,
                page: section.page.word(),
            }
        });
        Chapter {
            id: chapter.id.clone(),
            number: u32::try_from(index + 1).unwrap_or(u32::MAX),
            title: text(&chapter.title),
            short: text(&chapter.short),
            color: chapter.color,
            hook: chapter.hook.as_ref().map(|hook| hook.value.clone()),
            picture: picture(chapter.picture.as_ref(), &chapter.title),
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
                signature: signature(it, dataset),
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
                signature: None,
            })
            .collect(),
    }
}

/// Who signs a text: what rapport.toml says, and what the table of people knows besides.
fn signature(front: &settings::FrontText, dataset: &Dataset) -> Option<Signature> {
    let name = front.signatory.as_deref()?;
    let roles = || dataset.people.iter().filter(|it| name_key(&it.name) == name_key(name));
    let role = roles().find_map(|it| it.network_role.as_ref().or(it.function.as_ref()));
    Some(Signature {
        name: text(name),
        function: maybe(front.signatory_function.as_deref().or(role.map(String::as_str))),
        photo: picture(roles().find_map(|it| it.photo.as_ref()), name),
    })
}
