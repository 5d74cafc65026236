//! Inclusive writing: forms that are none, and two kinds in one report.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::dataset::inclusive_sign;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::passages::{each_cell, passages};
use crate::language::french::{self, InclusiveForm, InclusiveSign, inclusive_form};
use crate::language::quantity::Quantity;
use crate::read::prose::{Block, BlockKind, Origin, TokenKind};

fn words(sign: InclusiveSign) -> &'static str {
    match sign {
        InclusiveSign::Stop => "points (élu.e.s)",
        InclusiveSign::MiddleDot => "points médians (élu·e·s)",
        InclusiveSign::Hyphen => "traits d'union (élu-e-s)",
        InclusiveSign::Brackets => "parenthèses (élu(e)s)",
    }
}

/// « élue.e.s », « participant.e. s ».
pub(in crate::guardian) fn inclusive_forms_are_right(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for block in passages(view) {
        slips(block, diagnostics);
    }
    each_cell(view, |cell| {
        if cell.is_own() && may_slip(cell.text) {
            slips(&cell.block(), diagnostics);
        }
    });
}

/// A quick look, for the many cells: « e.e », « e·e », « e. s ».
fn may_slip(text: &str) -> bool {
    let bytes = text.as_bytes();
    let doubled = |start: &[u8]| start.starts_with(b"e.e") || start.starts_with("e·e".as_bytes());
    (0..bytes.len()).any(|at| match bytes[at] {
        b'e' => doubled(&bytes[at..]),
        b'.' => bytes.get(at + 1) == Some(&b' '),
        _ => false,
    })
}

/// Stops here, middle dots there: reported once, where the rarer kind first stands. What
/// rapport.toml says of the matter is the usual kind, however rare.
pub(in crate::guardian) fn inclusive_forms_are_of_one_kind(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut kinds: BTreeMap<InclusiveSign, (usize, Place)> = BTreeMap::new();
    for block in passages(view).filter(|block| block.kind != BlockKind::Quotation) {
        for (kind, range) in forms(block) {
            let entry = kinds.entry(kind).or_insert_with(|| (0, block.place(range)));
            entry.0 += 1;
        }
    }
    if let Some(stated) = view.input.manifest.writing.as_ref().and_then(|it| it.inclusive.as_ref())
    {
        let own = inclusive_sign(stated.value);
        let asked = own.map_or_else(
            || "n'en demande pas".to_owned(),
            |kind| format!("demande des {}", words(kind)),
        );
        for (kind, (count, place)) in kinds.iter().filter(|(kind, _)| Some(**kind) != own) {
            let message = format!(
                "les textes emploient des {}, {}, et rapport.toml {asked}",
                words(*kind),
                french::with_unit(&Quantity::exact(*count as u64), "fois", "fois"),
            );
            diagnostics.push(
                Diagnostic::new(Code::InclusiveWriting, message)
                    .at(*place)
                    .related(stated.place, "rapport.toml le demande ici")
                    .help("écrivez les textes comme [langue] le demande, ou changez « inclusive »"),
            );
        }
        return;
    }
    let Some((usual, (_, usual_place))) = kinds.iter().max_by_key(|(_, (count, _))| *count) else {
        return;
    };
    for (kind, (count, place)) in kinds.iter().filter(|(kind, _)| *kind != usual) {
        let message = format!(
            "le rapport mélange deux écritures inclusives : {} et, {count} fois, {}",
            words(*usual),
            words(*kind)
        );
        diagnostics.push(
            Diagnostic::new(Code::InclusiveWriting, message)
                .at(*place)
                .related(*usual_place, "la première de l'autre sorte est ici")
                .help("choisissez l'une des deux partout"),
        );
    }
}

fn forms(block: &Block) -> Vec<(InclusiveSign, Range<usize>)> {
    let mut found = Vec::new();
    for token in block.tokens().iter().filter(|token| token.kind == TokenKind::Word) {
        let word = &block.text[token.range.clone()];
        let after = &block.text[token.range.end..];
        let kind = if let Some(form) = inclusive_form(word) {
            form.kind()
        } else if word.ends_with("-e-s") || word.ends_with("-ne-s") || word.ends_with("-rice-s") {
            InclusiveSign::Hyphen
        } else if ["(e)", "(ne)", "(rice)", "(e)s", "(trice)"]
            .iter()
            .any(|it| after.starts_with(it))
        {
            InclusiveSign::Brackets
        } else {
            continue;
        };
        if block.origin(token.range.start) == Origin::Typed {
            found.push((kind, token.range.clone()));
        }
    }
    found
}

fn slips(block: &Block, diagnostics: &mut Diagnostics) {
    if block.kind == BlockKind::Quotation {
        return;
    }
    let text = block.text.as_str();
    let tokens = block.tokens();
    for (index, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Word || block.origin(token.range.start) != Origin::Typed {
            continue;
        }
        let word = &text[token.range.clone()];
        let Some(InclusiveForm { sign, stem, endings }) = inclusive_form(word) else { continue };
        let doubled = endings[0] == "e" && stem.ends_with('e') && stem.chars().count() > 2;
        if doubled {
            let right =
                format!("{}{sign}{}", &stem[..stem.len() - 1], endings.join(&sign.to_string()));
            diagnostics.push(
                Diagnostic::new(
                    Code::InclusiveWriting,
                    format!("« {word} » : le féminin est écrit deux fois"),
                )
                .at(block.place(token.range.clone()))
                .corrected(block.correction(token.range.clone(), &right))
                .help(format!("écrivez « {right} »")),
            );
            continue;
        }
        // « participant.e. s »: the last part fell off.
        let (Some(stop), Some(rest)) = (tokens.get(index + 1), tokens.get(index + 2)) else {
            continue;
        };
        let lost = &text[rest.range.clone()];
        let glued =
            stop.range.start == token.range.end && text[stop.range.clone()].starts_with(sign);
        if glued && matches!(lost, "s" | "e.s" | "es") && !endings.contains(&"s") {
            let range = token.range.start..rest.range.end;
            let right = format!("{word}{sign}{lost}");
            diagnostics.push(
                Diagnostic::new(
                    Code::InclusiveWriting,
                    format!("« {} » est coupé par une espace", &text[range.clone()]),
                )
                .at(block.place(range.clone()))
                .corrected(block.correction(range, &right))
                .help(format!("écrivez « {right} »")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::SourceMap;

    fn block(text: &str) -> Block {
        let file = SourceMap::default().add("a", "");
        Block::value(BlockKind::Setting, text, Place::File(file), "")
    }

    fn reported(text: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::default();
        slips(&block(text), &mut diagnostics);
        diagnostics.into_vec().into_iter().filter_map(|diagnostic| diagnostic.help).collect()
    }

    #[test]
    fn slips_are_told_with_the_right_form() {
        for (text, right) in [
            ("à la demande d'élue.e.s du RTES", "écrivez « élu.e.s »"),
            ("une adhérente·e", "écrivez « adhérent·e »"),
            ("60 participant.e. s", "écrivez « participant.e.s »"),
        ] {
            assert_eq!(reported(text), [right], "{text}");
        }
    }

    #[test]
    fn right_forms_and_addresses_are_not_slips() {
        for text in [
            "élu.e.s, employé.e.s, acteur.rice.s, agent.e.s public.que.s territoriaux.ales",
            "nombreux.ses, technicien.ne.s, vice-président.e.s",
            "www.rtes.fr, Fair.org, etc. s'y ajoutent",
            "un.e autre",
        ] {
            assert_eq!(reported(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn each_way_of_writing_is_recognised() {
        for (text, kind) in [
            ("élu.e.s", Some(InclusiveSign::Stop)),
            ("élu·e·s", Some(InclusiveSign::MiddleDot)),
            ("élu-e-s", Some(InclusiveSign::Hyphen)),
            ("élu(e)s", Some(InclusiveSign::Brackets)),
            ("ruralité(s)", None),
            ("rtes.fr", None),
            ("vice-présidente", None),
        ] {
            let found = forms(&block(text)).first().map(|(kind, _)| *kind);
            assert_eq!(found, kind, "{text}");
        }
    }
}
