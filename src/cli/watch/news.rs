//! What a terminal is told after each look: what is new, not what it has been told before.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::compile::preview::{Freshness, State, Told};
use crate::diagnostic::shown;
use crate::language::french;

/// Pages that are named; of more, the number is reported.
const NAMED_PAGES: usize = 8;

/// What was reported before.
#[derive(Default)]
pub(super) struct News {
    reported: BTreeSet<String>,
    /// Nothing is drawn.
    simple: bool,
}

/// One information a line, as `rapport check --simple` tells it.
fn plain(one: &Told) -> String {
    let line = |name: &str, words: &Option<String>| {
        words.iter().map(|words| format!("{name} : {}\n", shown::line(words))).collect::<String>()
    };
    let kind = if one.level == "erreur" { "Erreur" } else { "Avertissement" };
    let message = format!("{kind} {} : {}\n", one.code, shown::line(&one.message));
    message + &line("Où", &one.at) + &line("À faire", &one.help) + "\n"
}

impl News {
    pub(super) fn new(simple: bool) -> Self {
        Self { simple, ..Self::default() }
    }

    /// The errors, the warnings that were not there before, and one line.
    pub(super) fn of(&mut self, state: &State, cause: Option<&str>, duration: Duration) -> String {
        let mut text = String::new();
        let shown: Vec<&Told> =
            state.reported.iter().filter(|one| one.level != "accepté").collect();
        for one in shown.iter().filter(|one| one.level == "erreur" || self.is_new(one)) {
            text.push_str(&if self.simple { plain(one) } else { format!("{}\n\n", one.rendered) });
        }
        self.reported = shown.into_iter().map(|one| one.rendered.clone()).collect();
        text.push_str(&line(state, cause, duration));
        text
    }

    fn is_new(&self, one: &Told) -> bool {
        !self.reported.contains(&one.rendered)
    }
}

/// « textes/kits.typ : 48 pages en 84 ms, page 12 changée ; 1 avertissement »
fn line(state: &State, cause: Option<&str>, duration: Duration) -> String {
    let cause = cause.map(|path| format!("{} : ", shown::line(path))).unwrap_or_default();
    let time = format!("{} ms", french::number(duration.as_millis() as u64));
    let pages = match state.freshness {
        Freshness::Current => {
            format!("{} en {time}{}", french::count(state.pages.len(), "page"), changes(state))
        }
        Freshness::Kept if state.pages.is_empty() => format!("aucune page ({time})"),
        Freshness::Kept => format!("les pages d'avant restent ({time})"),
    };
    let found = [(state.errors(), "erreur"), (state.warnings(), "avertissement")];
    let found: Vec<String> = found
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| french::count(number, word))
        .collect();
    let found = if found.is_empty() { String::new() } else { format!(" ; {}", found.join(", ")) };
    format!("{cause}{pages}{found}\n")
}

fn changes(state: &State) -> String {
    let changed = &state.changed;
    let numbers = || changed.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    match changed.len() {
        all if all == state.pages.len() => String::new(),
        0 => ", aucune ne change".to_owned(),
        1 => format!(", page {} changée", numbers()),
        some if some <= NAMED_PAGES => format!(", pages {} changées", numbers()),
        many => format!(", {many} changées"),
    }
}
