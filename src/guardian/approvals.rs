//! Figures and texts that were approved are what they were.

use super::{View, numbered, watched};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, shorten};
use crate::figures::ticked;
use crate::language::french;
use crate::read::approvals::{Approval, Approved, paragraphs};
use crate::read::prose::Prose;

/// A text as it is today: its words, and what its blocks print.
pub fn text_today(view: &View<'_>, text: &Prose) -> Approved {
    let file = view.input.sources.file(text.file);
    Approved::Text {
        path: file.path.clone(),
        paragraphs: paragraphs(text, &file.text),
        tables: Some(watched::watched(view, text)),
    }
}

/// What was approved is what it was that day; its last approval counts.
pub(super) fn what_was_approved_is_what_it_was(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let approvals = &view.input.approvals;
    for (index, approval) in approvals.iter().enumerate() {
        let name = approval.of.name();
        if approvals[index + 1..].iter().any(|later| later.of.name() == name) {
            continue;
        }
        diagnostics.extend(match &approval.of {
            Approved::Figure { id, text } => figure(view, approval, id, text),
            Approved::Text { path, .. } => text(view, approval, path),
        });
    }
}

fn figure(view: &View<'_>, approval: &Approval, id: &str, was: &str) -> Option<Diagnostic> {
    let (by, on) = (&approval.by, &approval.on);
    let figure = view.figures.list.iter().find(|figure| figure.id == id);
    let is_figure = figure.is_some();
    let of_line = || numbered::of_id(view, id).map(|it| it.text());
    let (message, help) = match figure.map(|it| it.text.clone()).or_else(of_line) {
        Some(text) if text == was => return None,
        Some(text) => {
            let (was, now) = ticked::differing(was, &text);
            let (was, now) = (shorten(&was), shorten(&now));
            let check = if is_figure {
                format!(" (rapport figures {id} --origine)")
            } else {
                String::new()
            };
            (
                format!(
                    "« {id} » vaut « {now} », et valait « {was} » quand {by} l'a validé ({on})"
                ),
                format!(
                    "vérifiez ses lignes{check}, puis validez-le à nouveau : rapport figures --valider {id} --par NOM",
                ),
            )
        }
        None => (
            format!(
                "« {id} », que {by} a validé à « {was} » ({on}), n'est plus un chiffre de l'édition",
            ),
            "rétablissez-le dans rapport.toml, ou retirez sa validation de relecture.toml"
                .to_owned(),
        ),
    };
    Some(Diagnostic::new(Code::ReopenedApproval, message).at(approval.place).about(id).help(help))
}

fn text(view: &View<'_>, approval: &Approval, path: &str) -> Option<Diagnostic> {
    let (by, on) = (&approval.by, &approval.on);
    let again = format!(
        "relisez-le, puis validez-le à nouveau : rapport figures --valider {path} --par NOM"
    );
    let of_path = |text: &&Prose| view.input.sources.file(text.file).path == path;
    let Some(text) = view.texts.iter().find(of_path) else {
        let message =
            format!("« {path} », que {by} a validé ({on}), n'est plus un texte de l'édition");
        return Some(
            Diagnostic::new(Code::ReopenedApproval, message)
                .at(approval.place)
                .about(path)
                .help("rétablissez-le, ou retirez sa validation de relecture.toml"),
        );
    };
    let today = text_today(view, text);
    if approval.of.holds(&today) {
        return None;
    }
    let (
        Approved::Text { paragraphs: was, tables: rows_then, .. },
        Approved::Text { paragraphs: now, tables: rows_now, .. },
    ) = (&approval.of, &today)
    else {
        return None;
    };
    let new: Vec<usize> = (0..now.len()).filter(|rank| !was.contains(&now[*rank])).collect();
    // A paragraph may stand more than once: a call without words of its own.
    let gone = was.iter().filter(|it| !now.contains(it)).count();
    let gone = gone.max(was.len().saturating_sub(now.len()).saturating_sub(new.len()));
    let printed = rows_then.as_ref().zip(rows_now.as_ref());
    let printed = printed.and_then(|(was, now)| watched::differing(was, now));
    let what = match (new.len(), gone) {
        (0, 0) if was == now => {
            let what = printed.unwrap_or_else(|| "ses blocs".to_owned());
            format!("ce qu'il imprime a changé, {what}")
        }
        (0, 0) => "ses paragraphes ne sont plus dans le même ordre".to_owned(),
        (0, gone) => format!(
            "{} n'y {} plus",
            french::count(gone, "paragraphe"),
            if gone > 1 { "sont" } else { "est" }
        ),
        (1, _) => "un paragraphe en a changé".to_owned(),
        (many, _) => format!("{many} paragraphes en ont changé"),
    };
    let blocks: Vec<_> = text.blocks.iter().filter(|block| !block.is_empty()).collect();
    let mut one = Diagnostic::new(
        Code::ReopenedApproval,
        format!("« {path} » n'est plus ce que {by} a validé ({on}) : {what}"),
    )
    .at(approval.place)
    .about(path)
    .help(again);
    for rank in new.into_iter().take(3) {
        one = one.related(blocks[rank].whole(), "changé depuis, ou écrit depuis");
    }
    Some(one)
}
