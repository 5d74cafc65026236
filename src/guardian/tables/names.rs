//! One name written in several ways, within the columns that hold names of one
//! kind.

use std::collections::hash_map::Entry;

use crate::dataset::RowRef;
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::likeness::{ByHash, Name, hash, one_slip};
use crate::language::french;

/// How near two names of a kind may be before they are reported.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nearness {
    /// Same letters, or one slip of the keyboard.
    Slip,
    /// Same letters: the names of the kind may differ by a letter.
    Letters,
}

/// A name in a cell.
struct Cell<'a> {
    name: &'a str,
    table: &'static str,
    column: &'static str,
    row: RowRef,
}

/// All cells that hold one spelling.
struct Spelling<'a> {
    first: Cell<'a>,
    rows: u64,
    name: Name,
}

/// Tells every name that is nearly another of its kind.
pub(in crate::guardian) fn names_are_written_one_way(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let data = view.dataset;
    let events = || data.events.iter();
    judge(view, Nearness::Slip, diagnostics, |cells| {
        data.articles.iter().for_each(|it| cells.add("presse", "media", it.row, [&it.media]));
    });
    judge(view, Nearness::Slip, diagnostics, |cells| {
        events().for_each(|it| cells.add("evenements", "region", it.row, &it.region));
        data.members.iter().for_each(|it| cells.add("adherents", "region", it.row, &it.region));
    });
    judge(view, Nearness::Slip, diagnostics, |cells| {
        events().for_each(|it| cells.add("evenements", "lieu", it.row, &it.place));
    });
    judge(view, Nearness::Slip, diagnostics, |cells| {
        data.partners.iter().for_each(|it| cells.add("partenaires", "nom", it.row, [&it.name]));
        events().for_each(|it| cells.add("evenements", "partenaires", it.row, &it.partners));
        data.publications
            .iter()
            .for_each(|it| cells.add("publications", "partenaires", it.row, &it.partners));
    });
    judge(view, Nearness::Slip, diagnostics, |cells| {
        data.people.iter().for_each(|it| cells.add("personnes", "nom", it.row, [&it.name]));
        data.interviews.iter().for_each(|it| cells.add("entretiens", "nom", it.row, [&it.name]));
        for event in events() {
            let names = event.speakers.iter().filter_map(|speaker| speaker.name.as_ref());
            cells.add("evenements", "intervenants", event.row, names);
        }
    });
    judge(view, Nearness::Slip, diagnostics, |cells| {
        events().for_each(|it| cells.add("evenements", "type", it.row, &it.kind));
    });
    judge(view, Nearness::Letters, diagnostics, |cells| {
        events().for_each(|it| cells.add("evenements", "serie", it.row, &it.series));
    });
    judge(view, Nearness::Slip, diagnostics, |cells| {
        data.channels.iter().for_each(|it| cells.add("reseaux", "reseau", it.row, [&it.network]));
    });
    judge(view, Nearness::Slip, diagnostics, |cells| {
        data.publications
            .iter()
            .for_each(|it| cells.add("publications", "collection", it.row, &it.collection));
    });
    judge(view, Nearness::Slip, diagnostics, |cells| {
        data.articles.iter().for_each(|it| cells.add("presse", "portee", it.row, [&it.scope]));
    });
    judge(view, Nearness::Slip, diagnostics, |cells| {
        data.site.iter().for_each(|it| cells.add("site", "rubrique", it.row, [&it.section]));
    });
}

/// The spellings of one kind, in the order in which they are met.
#[derive(Default)]
struct Cells<'a> {
    index: ByHash<usize>,
    spellings: Vec<Spelling<'a>>,
}

impl<'a> Cells<'a> {
    fn add(
        &mut self,
        table: &'static str,
        column: &'static str,
        row: RowRef,
        names: impl IntoIterator<Item = &'a String>,
    ) {
        for name in names {
            match self.index.entry(hash(name)) {
                Entry::Occupied(index) => self.spellings[*index.get()].rows += 1,
                Entry::Vacant(index) => {
                    index.insert(self.spellings.len());
                    let first = Cell { name, table, column, row };
                    self.spellings.push(Spelling { first, rows: 1, name: Name::of(name) });
                }
            }
        }
    }
}

/// Each spelling is held against the one that had its letters first, and
/// against those with which it shares a key: as many steps as there are letters.
fn judge<'a>(
    view: &View<'_>,
    nearness: Nearness,
    diagnostics: &mut Diagnostics,
    gather: impl FnOnce(&mut Cells<'a>),
) {
    let mut cells = Cells::default();
    gather(&mut cells);
    let spellings = &cells.spellings;
    let mut same: ByHash<usize> = ByHash::default();
    let mut slips: ByHash<usize> = ByHash::default();
    for (index, one) in spellings.iter().enumerate() {
        if one.name.letters.is_empty() {
            continue;
        }
        let alike = [&one.name.letters, &one.name.core]
            .into_iter()
            .filter(|key| !key.is_empty())
            .find_map(|key| same.get(&hash(key)).copied());
        let keys = if nearness == Nearness::Slip { one.name.slip_keys() } else { Vec::new() };
        let slip = || {
            let others = keys.iter().filter_map(|key| slips.get(key).copied());
            others.into_iter().find(|other| is_slip(&spellings[*other], one))
        };
        if let Some(other) = alike.or_else(slip) {
            diagnostics.push(two_ways(view, &spellings[other], one, alike.is_some()));
        }
        for key in [&one.name.letters, &one.name.core] {
            same.entry(hash(key)).or_insert(index);
        }
        for key in keys {
            slips.entry(key).or_insert(index);
        }
    }
}

/// Whether one spelling is surely a slip for the other: names that both come
/// back are two names.
fn is_slip(first: &Spelling<'_>, second: &Spelling<'_>) -> bool {
    let (rare, usual) = (first.rows.min(second.rows), first.rows.max(second.rows));
    rare <= (usual / 5).max(2) && one_slip(&first.name, &second.name)
}

fn two_ways(
    view: &View<'_>,
    first: &Spelling<'_>,
    second: &Spelling<'_>,
    same_letters: bool,
) -> Diagnostic {
    // The rarer one is surely the slip; of two equals, the later.
    let (kept, rare) = if first.rows >= second.rows { (first, second) } else { (second, first) };
    let place = |it: &Spelling<'_>| view.cell(it.first.table, it.first.row, it.first.column);
    let rows = |it: &Spelling<'_>| french::count(it.rows, "ligne");
    let (rare_name, kept_name) = (rare.first.name, kept.first.name);
    let which = match same_letters {
        true => "le même nom est écrit de deux façons",
        false => "deux noms presque identiques",
    };
    Diagnostic::new(
        Code::NearNames,
        format!("{which} : « {rare_name} » ({}) et « {kept_name} » ({})", rows(rare), rows(kept)),
    )
    .at(place(rare))
    .related(place(kept), format!("« {kept_name} » est ici"))
    .about(rare_name)
    .help("écrivez le nom partout de la même façon")
    .acceptable(Acceptance::If("si ce sont deux noms"))
}
