//! A field of an event right after the title of another: « Le Forum a réuni
//! #evenement("agora", "participants") ».

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::guardian::sentences::mentions::Mentions;
use crate::read::prose::{BlockKind, Cited, Origin, sentences};

/// Fields that tell an event from another.
const FIELDS: [&str; 5] = ["date", "inscrits", "lieu", "nombre", "participants"];
/// Bytes between a title and what is cited of it.
const NEAR: usize = 40;

/// Tells each citation that gives to an event what is another's.
pub(in crate::guardian) fn fields_are_of_the_event_named(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let cites = |it: &&crate::read::prose::Citation| {
        it.cited == Cited::Event && it.form.as_deref().is_some_and(|form| FIELDS.contains(&form))
    };
    if !view.texts.iter().any(|text| text.citations.iter().any(|it| cites(&it))) {
        return;
    }
    let mentions = Mentions::of(view);
    for text in view.texts {
        let blocks = text.blocks.iter().filter(|it| it.kind != BlockKind::Quotation);
        for (block, sentence) in
            blocks.flat_map(|block| sentences(&block.text).into_iter().map(move |it| (block, it)))
        {
            let source = block.source(sentence.clone());
            let first = text.citations.partition_point(|it| it.range.start < source.start);
            let cited = text.citations[first..].iter().take_while(|it| it.range.start < source.end);
            let cited: Vec<_> = cited.filter(cites).collect();
            let [citation] = cited.as_slice() else { continue };
            let found = mentions.within(block, sentence.clone());
            let [(title, events)] = found.as_slice() else { continue };
            let mut words = block.parts().filter(|(part, origin)| {
                *origin == Origin::Cited && part.start >= title.end && part.start < sentence.end
            });
            let Some((words, _)) = words.next() else { continue };
            // Another name between the two is what is cited.
            let gap = &block.text[title.end..words.start];
            let is_apart = gap.len() > NEAR || gap.contains(char::is_uppercase);
            if is_apart || events.iter().any(|event| event.id == citation.id) {
                continue;
            }
            let Some(event) = events.first() else { continue };
            let the = view.dataset.settings.vocabulary.event.with_article();
            let message = format!(
                "« {} » est suivi de ce qui vaut pour {the} « {} »",
                shorten(&event.title),
                citation.id
            );
            let help = match event.id.as_str() {
                "" => "donnez un « id » à sa ligne et citez-le, ou corrigez le titre".to_owned(),
                id => format!("écrivez \"{id}\" à la place, ou corrigez le titre"),
            };
            diagnostics.push(
                Diagnostic::new(Code::OtherEvent, message)
                    .at(Place::span(text.file, citation.range.clone()))
                    .related(event.row.place(), format!("{the} que nomme la phrase est ici"))
                    .about(&citation.id)
                    .help(help),
            );
        }
    }
}
