//! The copy for those who read again: a number beside each figure, and at the end how each is counted;
//! what is doubtful or accepted beside the line where it stands.

mod listed;
mod margin;
mod remarks;

use std::collections::BTreeMap;

use serde::Serialize;

use self::listed::{Entry, ReviewedText};
use self::margin::with_notes;
use self::remarks::{Remark, comment, remark};
use super::prepared::Prepared;
use super::read_again::{self, Placed, Tick};
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::MEMBERS;
use crate::guardian::comments::Anchor;
use crate::language::french;
use crate::language::hash;
use crate::language::partial_date::PartialDate;
use crate::language::suggest::slug;
use crate::read::approvals::APPROVALS;
use crate::read::comments::COMMENTS;
use crate::typeset::bundle::{Bundle, RefusedPath};

/// By which the templates know a review copy.
const INPUT: &str = "relecture";

/// Whether a bundle is that of a review copy.
pub fn is_one(bundle: &Bundle) -> bool {
    bundle.inputs.contains_key(INPUT)
}

/// What the templates read of a review, as `relecture.json`.
#[derive(Serialize)]
struct Review {
    bandeau: String,
    etat: String,
    numeros: BTreeMap<String, usize>,
    /// The comments that stand beside the number of a figure, since no text cites it.
    reperes: BTreeMap<String, Vec<String>>,
    chiffres: Vec<Entry>,
    remarques: Vec<Remark>,
    textes: Vec<ReviewedText>,
    commentaires: Vec<Remark>,
}

/// A number for all that was read of an edition: the same as long as no file of it changes.
pub fn print(prepared: &Prepared) -> String {
    let input = &prepared.input;
    let mut files: Vec<(&str, u64)> = input
        .sources
        .files()
        .iter()
        .filter(|file| {
            !file.path.starts_with("templates/") && file.path != APPROVALS && file.path != COMMENTS
        })
        .map(|file| (file.path.as_str(), hash::stable(file.text.as_bytes())))
        .chain(input.images.iter().map(|it| (it.path.as_str(), hash::stable(&it.bytes))))
        .collect();
    files.sort_unstable();
    files.dedup();
    let all: String = files.iter().map(|(path, hash)| format!("{path}\t{hash:016x}\n")).collect();
    format!("{:016x}", hash::stable(all.as_bytes()))
}

/// Makes the bundle of a document that of its review copy. `found` is what the rules of coherence say
/// of the edition, sorted and with what is accepted.
///
/// # Errors
///
/// A path that the engine cannot read.
pub fn prepare(
    bundle: &mut Bundle,
    prepared: &Prepared,
    found: &Diagnostics,
) -> Result<(), RefusedPath> {
    let sources = &prepared.input.sources;
    // Comments stand by themselves, at what they are about.
    let is_comment = |it: &&Diagnostic| matches!(it.code, Code::OpenComment | Code::LostComment);
    let shown: Vec<&Diagnostic> =
        found.iter().filter(|it| !it.is_error() && !is_comment(it)).collect();
    let placed = read_again::comments(prepared);
    let comments: Vec<Remark> =
        placed.iter().enumerate().map(|(index, it)| comment(index, it, sources)).collect();
    let remarks: Vec<Remark> =
        shown.iter().enumerate().map(|(index, one)| remark(index, one, sources)).collect();
    let numbers = read_again::numbers(prepared).into_iter().zip(1..);
    let mut numbers: BTreeMap<String, usize> = numbers.collect();
    let about: Vec<(&Diagnostic, &Remark)> = shown.iter().copied().zip(&remarks).collect();
    let told: Vec<(&Placed<'_>, &Remark)> = placed.iter().zip(&comments).collect();
    let mut beside: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (it, remark) in told.iter().filter(|(it, _)| it.comment.is_open && it.spot.is_none()) {
        if let Anchor::Figure(id) = &it.anchor {
            beside.entry(id.clone()).or_default().push(remark.nom.clone());
        }
    }
    let entries = entries(prepared, &numbers, &about, &told);
    // The page of members calls its types as rapport.toml does.
    for kind in &prepared.dataset.settings.member_kinds {
        let id = format!("{MEMBERS}-{}", kind.id);
        let figure = format!("{MEMBERS}-{}", slug(&kind.id));
        if let Some(number) = numbers.get(&figure).copied() {
            numbers.insert(id.clone(), number);
        }
        if let Some(notes) = beside.get(&figure).cloned() {
            beside.insert(id, notes);
        }
    }
    let texts = read_again::texts(prepared);
    let texts = texts.iter().map(|it| listed::text(prepared, it)).collect();
    let print = print(prepared);
    let date = french::date(&PartialDate::Day(prepared.dataset.settings.edition.date));
    let review = Review {
        bandeau: format!("Relecture · édition datée du {date} · données {}", &print[..8]),
        etat: format!(
            "Copie de relecture de l’édition datée du {date}. Empreinte des données : {print} ; une autre empreinte veut dire qu’une table, un texte, une image ou un réglage a changé."
        ),
        chiffres: entries,
        numeros: numbers,
        reperes: beside,
        remarques: remarks,
        textes: texts,
        commentaires: comments,
    };
    let json = serde_json::to_string(&review).expect("plain data serializes");
    bundle.mount("/relecture.json", json.into_bytes())?;
    bundle.inputs.insert(INPUT.to_owned(), "oui".to_owned());
    for text in &prepared.input.texts {
        let content = &sources.file(text.file).text;
        let here = |place: Option<Place>| place.filter(|place| place.file() == text.file);
        let remarks = shown.iter().map(|one| one.place).zip(&review.remarques);
        let open = placed.iter().zip(&review.commentaires).filter(|(it, _)| it.comment.is_open);
        let notes: Vec<(usize, &str)> = remarks
            .chain(open.map(|(it, remark)| (it.spot, remark)))
            .filter_map(|(place, remark)| {
                Some((sources.span(here(place)?).end, remark.nom.as_str()))
            })
            .collect();
        if !notes.is_empty() {
            let noted = with_notes(content, notes);
            bundle.mount_text(&format!("/{}", text.path), &noted, &text.path)?;
        }
    }
    let notice = prepared.notice().map_or_else(|| "none".to_owned(), |it| format!("\"{it}\""));
    bundle.begin_with(&format!(
        "#import \"/templates/composants/relecture.typ\": relire as _relire\n#show: _relire.with(marque: {notice})\n",
    ));
    Ok(())
}

/// All that has a number, in the order of the numbers.
fn entries(
    prepared: &Prepared,
    numbers: &BTreeMap<String, usize>,
    remarks: &[(&Diagnostic, &Remark)],
    comments: &[(&Placed<'_>, &Remark)],
) -> Vec<Entry> {
    let ticks = read_again::figures(prepared);
    let figures = read_again::cited(prepared).into_iter().map(|it| listed::figure(prepared, it));
    let lines = read_again::lines(prepared);
    let lines = lines.iter().map(|it| listed::line(prepared, it));
    let complete = |(mut entry, tick): (Entry, &Tick)| {
        // A drawing is called by its own id, without what kind it is of.
        let of = |subject: &str| {
            let name = entry.id.split_once('.').map_or(entry.id.as_str(), |(_, name)| name);
            subject == entry.id || subject == name
        };
        let about = remarks.iter().filter(|(one, _)| one.subject.as_deref().is_some_and(of));
        let is_of = |it: &Placed<'_>| matches!(&it.anchor, Anchor::Figure(id) if *id == entry.id);
        let told = comments.iter().filter(|(it, _)| is_of(it)).map(|(_, remark)| remark);
        let remarks = about.map(|(_, remark)| remark).chain(told).map(|it| it.nom.clone());
        let remarks = remarks.collect();
        entry.numero = numbers.get(&entry.id).copied().unwrap_or_default();
        entry.remarques = remarks;
        entry.valide = listed::approved(prepared, tick);
        entry
    };
    let mut entries: Vec<Entry> = figures.chain(lines).zip(&ticks).map(complete).collect();
    entries.sort_by_key(|it| it.numero);
    entries
}
