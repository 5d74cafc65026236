//! Last year's text left in.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french::{self, fold};
use crate::language::quantity::Quantity;
use crate::read::prose::{Block, BlockKind, OBJECT, Origin, Prose};

/// Shorter paragraphs may be the same by nature: « Les adhérents : ».
const LONG: usize = 120;
/// Of this year's own, a paragraph as long as this stands once.
const WHOLE: usize = 80;

/// Tells once for each text what it shares with last year's: all of it, or some
/// of its long paragraphs.
pub(in crate::guardian) fn texts_are_of_this_year(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let former: FxHashSet<String> = view
        .previous_texts
        .iter()
        .flat_map(|text| &text.blocks)
        .filter_map(|block| typed(block, LONG))
        .collect();
    if former.is_empty() {
        return;
    }
    for text in view.texts {
        judge(view, text, &former, diagnostics);
    }
}

/// Tells each long paragraph that stands twice in the texts.
pub(in crate::guardian) fn paragraphs_stand_once(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<String, Place> = FxHashMap::default();
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        let Some(words) = typed(block, WHOLE) else { continue };
        let place = block.place(0..block.text.len());
        match seen.get(&words) {
            None => drop(seen.insert(words, place)),
            Some(first) => diagnostics.push(
                Diagnostic::new(Code::DoubledWord, "ce paragraphe est écrit deux fois")
                    .at(place)
                    .related(*first, "il est déjà ici")
                    .help("retirez l'un des deux"),
            ),
        }
    }
}

fn judge(view: &View<'_>, text: &Prose, former: &FxHashSet<String>, diagnostics: &mut Diagnostics) {
    let long: Vec<(&Block, String)> =
        text.blocks.iter().filter_map(|block| Some((block, typed(block, LONG)?))).collect();
    let same: Vec<&Block> =
        long.iter().filter(|(_, words)| former.contains(words)).map(|(block, _)| *block).collect();
    let Some(first) = same.first() else { return };
    let year = view.dataset.period().before();
    let message = match (same.len(), long.len()) {
        (same, long) if same == long => format!("ce texte est celui de {year}, mot pour mot"),
        (1, _) => format!("ce paragraphe est celui de {year}, mot pour mot"),
        (count, _) => {
            let others = Quantity::exact(count as u64 - 1);
            let others = french::with_unit(&others, "autre de ce texte", "autres de ce texte");
            format!("ce paragraphe est celui de {year}, mot pour mot, et {others} aussi")
        }
    };
    let path = view.input.sources.file(text.file).path.clone();
    let place = match first.place(0..first.text.len()) {
        Place::Span { file, start, .. } => {
            Place::Span { file, start, end: start.saturating_add(1) }
        }
        other => other,
    };
    diagnostics.push(
        Diagnostic::new(Code::RepeatedText, message).at(place).about(&path).help(format!(
            "récrivez ce qui a changé ; ce qui vaut chaque année s'accepte dans [[ecarts]], cible = \"{path}\""
        )),
    );
}

/// The typed words of a long block, folded; citations say something new each year.
fn typed(block: &Block, long: usize) -> Option<String> {
    if block.kind == BlockKind::Quotation || block.text.len() < long {
        return None;
    }
    let mut words = String::with_capacity(block.text.len());
    for (part, origin) in block.parts() {
        match origin {
            Origin::Typed | Origin::Foreign => words.push_str(&block.text[part]),
            Origin::Cited | Origin::Opaque => words.push(OBJECT),
        }
    }
    let folded = fold(&words);
    (folded.len() >= long).then_some(folded)
}
