//! What another program left in the words of a text, of a setting or of a cell.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::passages::{each_cell, other_settings};
use crate::read::prose::{Block, Leftover, LeftoverKind, Origin, leftovers};

/// Tells fields of a merge, failed references, characters of web pages, and commands where
/// none is run: all would be printed as they stand.
pub(in crate::guardian) fn nothing_of_another_program_is_left(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        tell(block, true, diagnostics);
    }
    let names = other_settings(view.input);
    for block in view.settings.iter().chain(&names) {
        tell(block, false, diagnostics);
    }
    each_cell(view, |cell| {
        if !leftovers(cell.text, false).is_empty() {
            tell(&cell.block(), false, diagnostics);
        }
    });
}

fn tell(block: &Block, in_markup: bool, diagnostics: &mut Diagnostics) {
    for Leftover { kind, range } in leftovers(&block.text, in_markup) {
        if matches!(block.origin(range.start), Origin::Typed | Origin::Foreign) {
            let written = block.text[range.clone()].trim();
            let meant = (kind == LeftoverKind::Entity).then(|| entity(written)).flatten();
            let meant = meant.and_then(|it| block.correction(range.clone(), it));
            diagnostics.push(reported(kind, written).at(block.place(range)).corrected(meant));
        }
    }
}

fn reported(kind: LeftoverKind, written: &str) -> Diagnostic {
    let (code, message, help) = match kind {
        LeftoverKind::Field => (
            Code::MarkLeft,
            format!("« {written} » est la place d'une valeur, qui n'y est pas"),
            "écrivez la valeur ; dans un texte, un nombre se cite : #chiffre(\"…\")".to_owned(),
        ),
        LeftoverKind::Failure => (
            Code::MarkLeft,
            format!("« {written} » est un message du traitement de texte, pas une phrase"),
            "écrivez ce qui devait se trouver là, ou retirez-le".to_owned(),
        ),
        LeftoverKind::Entity => (
            Code::OtherMarkup,
            format!(
                "« {written} » serait imprimé tel quel : c'est le code d'un signe, dans une page web"
            ),
            match entity(written) {
                Some(character) => format!("écrivez « {character} »"),
                None => "écrivez le signe lui-même".to_owned(),
            },
        ),
        LeftoverKind::Note => (
            Code::OtherMarkup,
            format!("« {written} » serait imprimé tel quel : ce n'est pas une note"),
            "dans un texte, la note s'écrit à l'endroit de son appel : #footnote[les mots]"
                .to_owned(),
        ),
        LeftoverKind::Image => (
            Code::OtherMarkup,
            "cette image ne serait pas imprimée : ses signes le seraient".to_owned(),
            "la photo d'un événement est dans la colonne « photo » ; dans un texte : #photo(\"…\")"
                .to_owned(),
        ),
        LeftoverKind::Command => (
            Code::OtherMarkup,
            format!("« {written} » serait imprimé tel quel : seuls les textes ont des commandes"),
            "écrivez les mots qu'elle donnerait, ou mettez la phrase dans un texte".to_owned(),
        ),
        LeftoverKind::Bare => (
            Code::OtherMarkup,
            format!("« {written} » serait imprimé tel quel : il lui manque le signe #"),
            format!("écrivez #{written}(…)"),
        ),
        LeftoverKind::Tag => (
            Code::OtherMarkup,
            format!("« {written} » serait imprimé tel quel : c'est une balise de page web"),
            "retirez-la, ainsi que celle qui la ferme".to_owned(),
        ),
        LeftoverKind::Bold => (
            Code::OtherMarkup,
            format!("« {written} » serait imprimé avec ses étoiles"),
            "retirez-les : seuls les textes ont du gras, *entre deux étoiles*".to_owned(),
        ),
        LeftoverKind::Link => (
            Code::OtherMarkup,
            format!("« {written} » serait imprimé avec ses crochets"),
            "gardez les mots, et mettez l'adresse dans la colonne « url »".to_owned(),
        ),
        LeftoverKind::Latex => (
            Code::OtherMarkup,
            format!("« {written} » serait imprimé tel quel : c'est une commande de LaTeX"),
            "retirez-la, et gardez les mots qu'elle entoure".to_owned(),
        ),
    };
    Diagnostic::new(code, message).help(help)
}

/// The character that the commonest codes stand for.
fn entity(written: &str) -> Option<&'static str> {
    Some(match written.to_ascii_lowercase().as_str() {
        "&amp;" | "&#38;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" | "&#34;" => "\"",
        "&#39;" | "&apos;" | "&rsquo;" | "&#8217;" | "&#x27;" => "'",
        "&nbsp;" | "&#160;" | "&thinsp;" => " ",
        "&hellip;" => "…",
        "&ndash;" => "–",
        "&euro;" => "€",
        "&laquo;" => "«",
        "&raquo;" => "»",
        "&agrave;" => "à",
        "&ccedil;" => "ç",
        "&eacute;" => "é",
        "&egrave;" => "è",
        "&ecirc;" => "ê",
        _ => return None,
    })
}
