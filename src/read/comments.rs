//! `commentaires.csv`, beside the edition: what those who read again have to say, each at its place.

use super::Table;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics, shorten};
use crate::language::suggest;
use crate::read::schema::{CellForm, Column, TableSchema, optional, required};

/// The file.
pub const COMMENTS: &str = "commentaires.csv";
/// What is written of a comment that needs nothing more.
pub const CLOSED: &str = "clos";

const OPEN: &str = "ouvert";
/// The words of a state; the first is that of one that is open.
const STATES: &[&str] = &[OPEN, CLOSED];
/// Other words for one that is closed, folded.
const ALSO_CLOSED: [&str; 7] = ["ferme", "traite", "fait", "resolu", "regle", "corrige", "ok"];

const COLUMNS: &[Column] = &[
    optional("numero", "Numéro du chiffre dans la copie de relecture").is(CellForm::Number),
    optional("ancre", "Ce dont il s'agit : identifiant d'un chiffre, ou nom d'un texte")
        .is(CellForm::Code)
        .also(&["chiffre", "identifiant", "fichier"]),
    optional("passage", "Quelques mots du paragraphe dont il s'agit")
        .also(&["extrait", "citation"]),
    optional("auteur", "Qui le dit").also(&["nom", "relecteur", "relectrice"]),
    required("texte", "Ce qui est à revoir").also(&["commentaire", "remarque"]),
    optional("etat", "ouvert ou clos ; vide veut dire ouvert").also(&["statut"]),
    optional("reponse", "Ce qui a été fait").also(&["suite", "decision"]),
];

/// How the file is read; it is no table of the edition.
pub static SCHEMA: TableSchema =
    TableSchema::new("commentaires", "Commentaires", "Une ligne par commentaire.", COLUMNS);

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The number of a figure in the review copy, where it says one.
    pub number: Option<usize>,
    /// The id of a figure or the name of a text; empty where it says none.
    pub anchor: String,
    /// Words of the paragraph that is meant; empty where there are none.
    pub passage: String,
    /// Who.
    pub author: String,
    /// What.
    pub text: String,
    /// Whether something is still to be done.
    pub is_open: bool,
    /// What was done; empty where nothing is said.
    pub answer: String,
    /// The row.
    pub place: Place,
    /// The cell of its anchor, if the file has the column.
    pub anchor_place: Option<Place>,
    /// The cell of its state with what stands there, if the file has the column.
    pub state: Option<(Place, String)>,
}

impl Comment {
    /// What closes it, if the file has a column for it.
    pub fn closing(&self) -> Option<Correction> {
        let (place, written) = self.state.as_ref()?;
        Some(Correction::of_all(*place, written.as_str(), CLOSED))
    }
}

/// The comments of a file; a state that is none is reported, and taken as open.
pub(super) fn of(table: &Table, diagnostics: &mut Diagnostics) -> Vec<Comment> {
    let comment = |row: super::Row<'_>| {
        let (file, record) = row.position();
        let own = |column: &str| row.has(column).then(|| row.place(column));
        let written = row.get("etat");
        let state = suggest::name_key(written);
        let is_closed = state == CLOSED || ALSO_CLOSED.contains(&state.as_str());
        if !is_closed && !state.is_empty() && state != OPEN {
            let place = row.place("etat");
            let near = suggest::nearest(written, STATES.iter().copied());
            diagnostics.push(
                Diagnostic::new(
                    Code::UnknownChoice,
                    format!("« {} » n'est pas l'état d'un commentaire", shorten(written)),
                )
                .at(place)
                .help("écrivez « ouvert » ou « clos » ; vide veut dire ouvert")
                .corrected(near.map(|near| Correction::of_all(place, written, near).doubtful())),
            );
        }
        let number = row.get("numero");
        if !number.is_empty() && number.parse::<usize>().is_err() {
            diagnostics.push(
                Diagnostic::new(
                    Code::BadQuantity,
                    format!("« {} » n'est pas le numéro d'un chiffre", shorten(number)),
                )
                .at(row.place("numero"))
                .help("écrivez le nombre qui suit le chiffre dans la copie de relecture, ou laissez vide"),
            );
        }
        Comment {
            number: number.parse().ok(),
            anchor: row.get("ancre").to_owned(),
            passage: row.get("passage").to_owned(),
            author: row.get("auteur").to_owned(),
            text: row.get("texte").to_owned(),
            is_open: !is_closed,
            answer: row.get("reponse").to_owned(),
            place: Place::Record { file, record },
            anchor_place: own("ancre"),
            state: own("etat").map(|place| (place, written.to_owned())),
        }
    };
    table.rows().map(comment).filter(|it| !it.text.is_empty()).collect()
}
