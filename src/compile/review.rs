//! The copy for those who read again: a number beside each figure, and at the end how each is counted;
//! what is doubtful or accepted beside the line where it stands.

use std::collections::BTreeMap;

use serde::Serialize;

use super::prepared::Prepared;
use super::read_again::{self, Placed, Tick, TickState};
use crate::diagnostic::source::{Place, SourceMap};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::{Contribution, Figure, row_sum, text_or_unknown};
use crate::guardian::comments::Anchor;
use crate::language::french;
use crate::language::hash;
use crate::language::partial_date::PartialDate;
use crate::read::approvals::APPROVALS;
use crate::read::comments::{COMMENTS, Comment};
use crate::typeset;
use crate::typeset::bundle::{Bundle, RefusedPath};

/// Rows that are listed of a figure.
const ROWS: usize = 60;
/// Characters of a row's name; of a note in the margin.
const NAME: usize = 60;
const NOTE: usize = 90;
/// Lines below its own on which a note may stand, where it cannot stand on its own.
const NEARBY: usize = 8;

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
    chiffres: Vec<ReviewedFigure>,
    remarques: Vec<Remark>,
    textes: Vec<ReviewedText>,
    commentaires: Vec<Remark>,
}

#[derive(Serialize)]
struct ReviewedText {
    nom: String,
    debut: String,
    valide: Option<String>,
}

#[derive(Serialize)]
struct ReviewedFigure {
    numero: usize,
    id: String,
    texte: String,
    libelle: String,
    definition: String,
    groupes: Vec<ReviewedRows>,
    valide: Option<String>,
    total: Option<String>,
    precedent: Option<String>,
    remarques: Vec<String>,
}

/// The rows of a figure; of a share and a ratio, those of one of its two numbers, which it names.
#[derive(Serialize)]
struct ReviewedRows {
    titre: Option<String>,
    lignes: Vec<ReviewedRow>,
    autres: Option<String>,
}

#[derive(Serialize)]
struct ReviewedRow {
    lieu: String,
    part: String,
    nom: String,
}

#[derive(Serialize)]
struct Remark {
    nom: String,
    genre: &'static str,
    lieu: String,
    court: String,
    texte: String,
    motif: Option<String>,
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
    let figures = read_again::cited(prepared);
    let numbers: BTreeMap<String, usize> =
        figures.iter().enumerate().map(|(index, it)| (it.id.clone(), index + 1)).collect();
    let chiffres = figures.iter().map(|figure| {
        let about = shown.iter().zip(&remarks);
        let about = about.filter(|(one, _)| one.subject.as_deref() == Some(figure.id.as_str()));
        let is_of = |it: &&Placed<'_>| matches!(&it.anchor, Anchor::Figure(id) if *id == figure.id);
        let told = placed.iter().zip(&comments).filter(|(it, _)| is_of(it)).map(|(_, it)| it);
        let names = about.map(|(_, remark)| remark).chain(told).map(|it| it.nom.clone()).collect();
        reviewed(numbers[&figure.id], figure, names, prepared)
    });
    let ticks = read_again::figures(prepared);
    let chiffres = chiffres
        .zip(&ticks)
        .map(|(figure, tick)| ReviewedFigure { valide: approved(prepared, tick), ..figure });
    let textes = read_again::texts(prepared).into_iter().map(|tick| ReviewedText {
        valide: approved(prepared, &tick),
        nom: tick.of.name().to_owned(),
        debut: french::shorten(&tick.label, NAME),
    });
    let print = print(prepared);
    let date = french::date(&PartialDate::Day(prepared.dataset.settings.edition.date));
    let review = Review {
        bandeau: format!("Relecture · édition datée du {date} · données {}", &print[..8]),
        etat: format!(
            "Copie de relecture de l’édition datée du {date}. Empreinte des données : {print} ; une autre empreinte veut dire qu’une table, un texte, une image ou un réglage a changé."
        ),
        chiffres: chiffres.collect(),
        numeros: numbers.clone(),
        remarques: remarks,
        textes: textes.collect(),
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

fn reviewed(
    number: usize,
    figure: &Figure,
    remarks: Vec<String>,
    prepared: &Prepared,
) -> ReviewedFigure {
    let components = &figure.made.components;
    let group = |titre: Option<String>, sources: &[Contribution]| {
        let rows = sources.iter().take(ROWS).map(|one| ReviewedRow {
            lieu: prepared.input.sources.locate(one.row.place()).to_string(),
            part: text_or_unknown(one.part.as_ref()),
            nom: row_name(prepared, one.row.place()),
        });
        let others = sources.len().saturating_sub(ROWS);
        let others = (others > 0).then(|| {
            format!(
                "…{} : « rapport figures {} --origine » les montre.",
                french::and_others(others, "une autre ligne", "autres lignes"),
                figure.id
            )
        });
        ReviewedRows { titre, lignes: rows.collect(), autres: others }
    };
    let groups = match components.as_slice() {
        [] => vec![group(None, &figure.sources)],
        all => all
            .iter()
            .map(|it| group(Some(format!("{} : {}", it.label, it.text)), &it.sources))
            .collect(),
    };
    ReviewedFigure {
        numero: number,
        id: figure.id.clone(),
        texte: figure.text.clone(),
        libelle: figure.label.clone(),
        definition: figure.definition.clone(),
        groupes: groups,
        valide: None,
        total: (components.is_empty() && !figure.sources.is_empty()).then(|| {
            let sum = row_sum(&figure.sources, &figure.text);
            format!("{} ({})", sum.text, sum.summary)
        }),
        precedent: figure.previous.as_ref().map(|it| french::any_number(it, None)),
        remarques: remarks,
    }
}

/// « Validé par … », or that it is another since; else who had approved it the year before.
fn approved(prepared: &Prepared, tick: &Tick) -> Option<String> {
    match &tick.state {
        TickState::Held { by, on } => Some(format!("Validé par {by} ({on}).")),
        TickState::Changed { by, on, was: Some(was) } => {
            Some(format!("À revoir : {by} l’a validé à « {was} » ({on}), et il a changé."))
        }
        TickState::Changed { by, on, was: None } => {
            Some(format!("À revoir : {by} l’a validé ({on}), et il a changé."))
        }
        TickState::Open => {
            let before = read_again::last(&prepared.input.past_approvals, tick.of.name())?;
            let year = before.year.map(|year| format!("Édition {year} : ")).unwrap_or_default();
            Some(format!("{year}validé par {} ({}).", before.by, before.on))
        }
    }
}

/// The title of a row or its name, else what is written first.
fn row_name(prepared: &Prepared, place: Place) -> String {
    let Place::Record { file, record } = place else { return String::new() };
    let table = prepared.input.tables.values().find(|table| table.file == file);
    table.map(|table| french::shorten(&table.row_name(record), NAME)).unwrap_or_default()
}

fn remark(index: usize, one: &Diagnostic, sources: &SourceMap) -> Remark {
    let sentence = one.sentence().into_owned();
    let place = one.place.map(|place| {
        let at = sources.locate(place);
        let cell = at.cell.as_ref().map(|cell| format!(" ({cell})")).unwrap_or_default();
        format!("{at}{cell}")
    });
    Remark {
        nom: format!("R{}", index + 1),
        genre: if one.acknowledged.is_some() { "Écart accepté" } else { "Avertissement" },
        lieu: place.unwrap_or_default(),
        court: french::shorten(&sentence, NOTE),
        texte: sentence,
        motif: one.acknowledged.clone(),
    }
}

/// A comment, as it stands in the margin and in the list.
fn comment(index: usize, placed: &Placed<'_>, sources: &SourceMap) -> Remark {
    let Comment { author, text, answer, is_open, .. } = placed.comment;
    let state = if *is_open { "ouvert" } else { "clos" };
    let by = if author.is_empty() { "Commentaire".to_owned() } else { author.clone() };
    let about = match (&placed.anchor, placed.spot) {
        (Anchor::Figure(id), _) => format!("chiffre « {id} »"),
        (Anchor::Passage(_), Some(spot)) => sources.locate(spot).to_string(),
        (Anchor::Lost, _) => "ce dont il s’agit n’est plus là".to_owned(),
        _ => "toute l’édition".to_owned(),
    };
    Remark {
        nom: format!("C{}", index + 1),
        genre: if *is_open { "Commentaire ouvert" } else { "Commentaire clos" },
        lieu: format!("{about} ; {}", sources.locate(placed.comment.place)),
        court: french::shorten(&format!("{by} : {text}"), NOTE),
        texte: format!("{by} : {text} ({state})"),
        motif: (!answer.is_empty()).then(|| answer.clone()),
    }
}

/// A text with a call for each note at the end of its line, or of one of the next, where it is sound
/// markup. Lines stay what they are; a note that finds no place stands in the list only.
fn with_notes(text: &str, mut notes: Vec<(usize, &str)>) -> String {
    // From the end, so that what is before stays where it is.
    notes.sort_by(|one, other| other.0.cmp(&one.0).then(other.1.cmp(one.1)));
    let sound = |text: &str| typeset::syntax_mistakes(text).0.is_empty();
    let mut noted = text.to_owned();
    if !sound(&noted) {
        return noted;
    }
    for (offset, name) in notes {
        let mut start =
            noted.get(..offset).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
        for _ in 0..NEARBY {
            let Some(rest) = noted.get(start..) else { break };
            let line = rest.lines().next().unwrap_or_default();
            let end = start + line.trim_end().len();
            let plain = line.trim_start();
            let takes_one = !plain.is_empty()
                && !plain.starts_with(['=', '#'])
                && !plain.contains("//")
                && !plain.contains('`');
            if takes_one {
                let candidate = format!("{}#_remarque(\"{name}\"){}", &noted[..end], &noted[end..]);
                if sound(&candidate) {
                    noted = candidate;
                    break;
                }
            }
            start += line.len() + 1;
        }
    }
    noted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_stands_at_the_end_of_its_line_or_below() {
        let text = "= Un titre\n\nUne ligne\net une autre.\n\n#f(\n  1,\n)\n";
        for (word, expected) in [
            (
                "Une ligne",
                "= Un titre\n\nUne ligne#_remarque(\"R1\")\net une autre.\n\n#f(\n  1,\n)\n",
            ),
            (
                "Un titre",
                "= Un titre\n\nUne ligne#_remarque(\"R1\")\net une autre.\n\n#f(\n  1,\n)\n",
            ),
            ("1,", "= Un titre\n\nUne ligne\net une autre.\n\n#f(\n  1,\n)#_remarque(\"R1\")\n"),
        ] {
            let at = text.find(word).unwrap() + word.len();
            assert_eq!(with_notes(text, vec![(at, "R1")]), expected, "{word}");
        }
    }

    #[test]
    fn several_notes_keep_their_lines() {
        let text = "Un.\n\nDeux.";
        let noted = with_notes(text, vec![(1, "R1"), (6, "R2")]);
        assert_eq!(noted, "Un.#_remarque(\"R1\")\n\nDeux.#_remarque(\"R2\")");
    }
}
