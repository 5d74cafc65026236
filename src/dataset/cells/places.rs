//! The place that a cell names: by its code, or by its name where no other has it.

use crate::dataset::Target;
use crate::dataset::geography::{self, Level, Near, Suggestion, Territory};
use crate::language::french;

/// As many places of one name are listed.
const LISTED: usize = 6;
/// Looking for near names takes a while: the first get one.
const SUGGESTED: usize = 20;

/// The place of a cell: `38185`, `Grenoble`, `Saint-Denis (93)`, `Isère`.
///
/// # Errors
///
/// What to write instead.
pub(in crate::dataset) fn named(written: &str, looked_for: &mut usize) -> Result<Target, String> {
    if let Some(territory) = geography::find(written, Level::named_in(written)) {
        return Ok(of_territory(&territory, written));
    }
    let (name, around) =
        match written.trim_end().strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
            Some((name, around)) => (name.trim(), around.trim()),
            None => (written, ""),
        };
    // « =SOMME(A1:A9) » is a formula, not the Somme.
    if !name.starts_with(|it: char| it.is_alphabetic()) {
        return Err(FORMS.to_owned());
    }
    let level = Level::named_in(name);
    let levels = match level {
        Some(level) => vec![level],
        None => vec![Level::Commune, Level::Department, Level::Region],
    };
    for level in &levels {
        if *level == Level::Grouping {
            continue;
        }
        let (near, found) = geography::suggestions(name, *level, around);
        match found.as_slice() {
            [one] if near == Near::Same => return Ok(of_suggestion(one, *level)),
            [_, ..] if near == Near::Same => return Err(choices(&found)),
            _ => {}
        }
    }
    *looked_for += 1;
    if *looked_for > SUGGESTED {
        return Err(FORMS.to_owned());
    }
    let (_, found) = geography::suggestions(name, level.unwrap_or(Level::Commune), around);
    match found.as_slice() {
        [] => Err(FORMS.to_owned()),
        [one] => Err(format!("vouliez-vous dire {} ?", in_words(one))),
        several => Err(choices(several)),
    }
}

const FORMS: &str = "écrivez le nom d'une commune, d'un département ou d'une région, ou un code : INSEE (93066), SIREN d'une intercommunalité";

fn of_territory(territory: &Territory, written: &str) -> Target {
    // A grouping has no name here: what was written stands for it.
    let name = territory.name.unwrap_or(written);
    Target { id: code(territory.level, territory.code), name: name.to_owned() }
}

fn of_suggestion(found: &Suggestion, level: Level) -> Target {
    Target { id: code(level, found.code), name: found.name.clone() }
}

/// The code, which of two digits is that of a département where nothing says that it is a region.
fn code(level: Level, code: &str) -> String {
    if level == Level::Region { format!("région {code}") } else { code.to_owned() }
}

fn choices(found: &[Suggestion]) -> String {
    let mut codes: Vec<String> = found.iter().take(LISTED).map(in_words).collect();
    if found.len() > LISTED {
        codes.push("…".to_owned());
    }
    format!("choisissez le bon code : {}", codes.join(", "))
}

/// « 93066 pour Saint-Denis (Seine-Saint-Denis) »
fn in_words(found: &Suggestion) -> String {
    let name = french::typeset(&found.name);
    match found.department {
        Some(department) if department.name != found.name => {
            format!("{} pour {name} ({})", found.code, french::typeset(department.name))
        }
        _ => format!("{} pour {name}", found.code),
    }
}

/// Where the place of a cell is, by what it was read as.
pub fn territory(id: &str) -> Option<Territory> {
    match id.strip_prefix("région ") {
        Some(code) => geography::find(code, Some(Level::Region)),
        None => geography::find(id, Some(Level::Department)),
    }
}
