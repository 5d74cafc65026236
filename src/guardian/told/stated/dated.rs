//! Counts that a sentence dates: « Au 31 décembre, 177 adhérents » beside a count of another day.

use std::ops::Range;

use super::SMALL;
use super::statement::{Reading, statements};
use super::units::{Family, Lexicon, stem};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french::{self, fold};
use crate::language::partial_date::{PartialDate, Period};
use crate::read::prose::{Block, Cited, Prose, WrittenDate, sentences};

/// A count of the data that has a date.
struct Count<'a> {
    /// What it counts.
    unit: String,
    value: u64,
    date: &'a PartialDate,
    place: Place,
}

/// Tells each sentence that says of a day what the data count at another.
pub(in crate::guardian) fn counts_have_the_date_that_is_said(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let counts = counts(view);
    if counts.is_empty() {
        return;
    }
    let lexicon = Lexicon::of(view.dataset);
    let period = view.dataset.period();
    for text in view.texts {
        for block in &text.blocks {
            for sentence in sentences(&block.text) {
                let Some(said) = said_date(block, sentence.clone(), period) else { continue };
                let Ok(date) = &said.date else { continue };
                let cited = cited(view, text, block, sentence.clone());
                let typed = typed(block, sentence, &lexicon, &counts);
                let all: Vec<_> = cited.into_iter().chain(typed).collect();
                if all.iter().any(|(_, of, _)| of.meets(date)) {
                    continue;
                }
                let Some((what, of, place)) = all.first() else { continue };
                let message = format!(
                    "« au {} » : {what} est compté au {}",
                    &block.text[said.range.clone()],
                    french::date(of)
                );
                let diagnostic = Diagnostic::new(Code::TwoDates, message)
                    .at(block.place(said.range.clone()))
                    .related(*place, "il est compté ici")
                    .about(&block.text[said.range.clone()]);
                diagnostics.push(diagnostic.help("accordez la date du texte et celle du comptage"));
            }
        }
    }
}

/// The only date of a sentence, when it is said of a count: « au 31 décembre ».
fn said_date(block: &Block, sentence: Range<usize>, period: Period) -> Option<WrittenDate> {
    let words = &block.text[sentence.clone()];
    if !words.contains("au ") && !words.contains("Au ") {
        return None;
    }
    let date = block.only_date(sentence.clone(), period)?;
    let before = block.text[sentence.start..date.range.start].trim_end();
    let word =
        before.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    // « du 3 au 5 mai » is when something took place.
    (fold(word) == "au" && block.is_typed(date.range.clone())).then_some(date)
}

/// The dated figures that a sentence cites.
fn cited<'a>(
    view: &View<'a>,
    text: &Prose,
    block: &Block,
    sentence: Range<usize>,
) -> Vec<(String, &'a PartialDate, Place)> {
    let source = block.source(sentence);
    // Citations are in the order of the text.
    let first = text.citations.partition_point(|it| it.range.start < source.start);
    let cited = text.citations[first..].iter().take_while(|it| it.range.start < source.end);
    let figure = |id: &String| {
        let figure = view.figures.list.iter().find(|figure| figure.id == *id)?;
        let place = figure.declared_at.or(figure.sources.first().map(|it| it.row.place()))?;
        Some((format!("le chiffre « {id} »"), figure.as_of.as_ref()?, place))
    };
    cited.filter(|it| it.cited == Cited::Figure).filter_map(|it| figure(&it.id)).collect()
}

/// The counts of the numbers that a sentence types.
fn typed<'a>(
    block: &Block,
    sentence: Range<usize>,
    lexicon: &Lexicon,
    counts: &[Count<'a>],
) -> Vec<(String, &'a PartialDate, Place)> {
    let mut found = Vec::new();
    for statement in statements(block, lexicon) {
        let unit = match &statement.family {
            Family::Followers => "abonne",
            Family::Members(_) => MEMBER,
            Family::Declared(unit) => unit,
            _ => continue,
        };
        let value = statement.quantity.value();
        if !sentence.contains(&statement.range.start)
            || statement.reading != Reading::Whole
            || value <= SMALL
        {
            continue;
        }
        let same = counts.iter().filter(|it| it.unit == unit && it.value == value);
        let words = &block.text[statement.range];
        found.extend(same.map(|it| (format!("« {words} »"), it.date, it.place)));
    }
    found
}

/// What members are called here, whatever their type.
const MEMBER: &str = "adherent";

fn counts<'a>(view: &View<'a>) -> Vec<Count<'a>> {
    let dataset = view.dataset;
    let accounts = dataset.channels.iter().map(|it| Count {
        unit: "abonne".to_owned(),
        value: it.followers.value(),
        date: &it.as_of,
        place: view.cell("reseaux", it.row, "au"),
    });
    let headcounts = dataset.headcounts.iter().map(|it| Count {
        unit: MEMBER.to_owned(),
        value: it.count.value(),
        date: &it.as_of,
        place: view.cell("effectifs", it.row, "au"),
    });
    let figures = view.figures.list.iter().filter_map(|it| {
        let place = it.declared_at.or(it.sources.first().map(|it| it.row.place()))?;
        let word = it.unit[0].split([' ', '\u{a0}']).next().unwrap_or_default();
        let (value, date) = (it.count()?.value(), it.as_of.as_ref()?);
        Some(Count { unit: stem(word), value, date, place })
    });
    accounts.chain(headcounts).chain(figures).collect()
}
