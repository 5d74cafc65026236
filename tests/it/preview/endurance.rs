//! Many edits in one session, and the bytes at the end.

use std::sync::Arc;

use rapport::compile::preview::{Freshness, State};
use rapport::typeset::export::{self, PdfMeta};

use super::{copy, names};
use crate::edition::{Edition, repository};

/// How many edits: more of them with `RETOUCHES=500`.
fn edits() -> usize {
    std::env::var("RETOUCHES").ok().and_then(|number| number.parse().ok()).unwrap_or(40)
}

#[test]
fn after_many_edits_the_bytes_are_those_of_a_cold_compile() {
    let edition = Edition::real();
    copy(&repository().join("templates"), &edition.root().join("templates"));
    let mut session = super::session(&edition);
    let mut chance = Chance(2021);
    let mut state = session.look();
    let mut undo: Vec<(std::path::PathBuf, Vec<u8>)> = Vec::new();
    let (mut broken, mut changed) = (0, 0);
    let mut memory = Vec::new();
    for number in 0..edits() {
        if undo.len() > 6 || (!undo.is_empty() && chance.below(3) == 0) {
            let (path, bytes) = undo.pop().expect("there is one");
            std::fs::write(path, bytes).unwrap();
        } else {
            let (path, from, to) = EDITS[chance.below(EDITS.len())];
            let path = edition.root().join(path);
            let text = std::fs::read_to_string(&path).unwrap();
            undo.push((path.clone(), text.clone().into_bytes()));
            std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
        }
        state = session.look();
        session.rest();
        broken += usize::from(state.freshness == Freshness::Kept);
        changed += usize::from(!state.changed.is_empty());
        if number % 20 == 19 {
            memory.push(resident());
        }
    }
    // What is broken is mended, other edits stay.
    while state.freshness == Freshness::Kept {
        let (path, bytes) = undo.pop().expect("the edition was right at first");
        std::fs::write(path, bytes).unwrap();
        state = session.look();
    }
    println!("{broken} breakages, {changed} changes, memory in MiB: {memory:?}");
    assert!(broken > 0 && changed > 0, "the edits are of both kinds");
    let cold = super::session(&edition).look();
    assert_eq!(names(&state), names(&cold));
    for (warm, cold) in state.pages.iter().zip(&cold.pages) {
        assert!(warm.svg() == cold.svg(), "a page is drawn otherwise");
    }
    assert!(pdf(&state) == edition.compile(), "the PDF of the session is that of the tool");
}

/// What is edited: a word, a cell, a colour, a template; or broken.
const EDITS: [(&str, &str, &str); 12] = [
    ("data/2021/textes/plaidoyer.typ", "politiques", "politiques toujours plus"),
    ("data/2021/textes/avant-propos.typ", "réseau", "réseau vivant"),
    ("data/2021/textes/kits.typ", "#", "#emph[Oui.] #"),
    ("data/2021/evenements.csv", "Bureau du RTES", "Bureau du réseau"),
    ("data/2021/evenements.csv", "2021-01-22", "2021-01-25"),
    ("data/2021/reseaux.csv", "6", "7"),
    ("templates/theme.toml", "#1F4FD8", "#3F4FD8"),
    ("templates/theme.toml", "pas_pt = 14", "pas_pt = 15"),
    ("templates/composants/citation.typ", "}\n", "}\n// Une remarque.\n"),
    ("data/2021/textes/plaidoyer.typ", "- *", "- *#panne("),
    ("data/2021/evenements.csv", "2021-02-02", "2021-02-31"),
    ("templates/style.typ", "#let prose(texte) = {", "#let prose(texte) = "),
];

/// Numbers that are always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

fn pdf(state: &State) -> Vec<u8> {
    let shown = Arc::clone(state.shown.as_ref().expect("there are pages"));
    export::pdf(&shown.document, &PdfMeta::new(&shown.bundle)).expect("it can be written")
}

/// Resident memory in MiB, where the system tells it.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').nth(1)?.parse::<u64>().ok());
    pages.unwrap_or_default() * 4096 / (1 << 20)
}
