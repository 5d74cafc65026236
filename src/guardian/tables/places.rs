//! The codes of members and people against their names: a point of a map
//! stands where its row says.

use std::collections::BTreeMap;

use crate::dataset::RowRef;
use crate::dataset::geography::{self, Department, Level, Near, Suggestion, Territory};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::maps;
use crate::guardian::View;
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::Row;

/// Looking for near names takes a while: the first rows get one, which is
/// enough to see what is wrong with a whole column.
const SUGGESTED: usize = 20;
/// As many places of one name are listed.
const LISTED: usize = 6;

/// Tells every code that is unknown, that a map needs and does not find, or
/// that is another place's.
pub(in crate::guardian) fn codes_stand_for_their_rows(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut mapped: BTreeMap<RowRef, &str> = BTreeMap::new();
    for map in &view.dataset.settings.maps {
        for row in maps::rows(map, view.dataset) {
            mapped.entry(row.row()).or_insert(&map.id.value);
        }
    }
    let mut suggested = 0;
    for (table, name, kind) in
        [("adherents", "nom", Some("type")), ("personnes", "structure", None)]
    {
        let Some(table) = view.input.tables.get(table) else { continue };
        for row in table.rows() {
            let (file, record) = row.position();
            let map = mapped.get(&RowRef { file, record }).copied();
            let line = Line { row, name, kind };
            if let Some(found) = line.judge(map) {
                suggested += 1;
                let help = if suggested <= SUGGESTED { line.suggestion() } else { None };
                let help = found.help.or(help).unwrap_or_else(|| FORMS.to_owned());
                diagnostics.push(
                    Diagnostic::new(found.code, found.message)
                        .at(row.place(found.column))
                        .about(row.get("nom"))
                        .help(help),
                );
            }
        }
    }
}

const FORMS: &str = "écrivez le code INSEE de la commune, comme 93066, du département ou de la région, ou le SIREN de l'intercommunalité, de neuf chiffres";

/// What is wrong with a row.
struct Found {
    code: Code,
    /// Where it stands.
    column: &'static str,
    message: String,
    /// What to do, where it is sure.
    help: Option<String>,
}

/// A row, and which of its columns say what.
#[derive(Clone, Copy)]
struct Line<'a> {
    row: Row<'a>,
    /// The column of the place's name.
    name: &'static str,
    /// The column of its kind, if the table has one; else the name tells.
    kind: Option<&'static str>,
}

impl Line<'_> {
    fn name(&self) -> &str {
        self.row.get(self.name)
    }

    fn level(&self) -> Option<Level> {
        Level::named_in(self.row.get(self.kind.unwrap_or(self.name)))
    }

    fn department(&self) -> &str {
        // Only members have the column.
        self.kind.map_or("", |_| self.row.get("departement"))
    }

    fn region(&self) -> &str {
        self.kind.map_or("", |_| self.row.get("region"))
    }

    fn judge(&self, map: Option<&str>) -> Option<Found> {
        let code = self.row.get("code");
        if code.is_empty() {
            let map = map?;
            let who = self.row.get("nom");
            let message = format!("« {who} » n'a pas de code : la carte « {map} » ne le place pas");
            return Some(Found { code: Code::MissingPlace, column: "code", message, help: None });
        }
        match geography::find(code, self.level()) {
            Some(territory) => self.contradiction(&territory),
            None => Some(Found {
                code: Code::UnknownPlace,
                column: "code",
                message: format!("le code « {code} » n'est celui d'aucun lieu connu"),
                help: fixed(code).map(|it| format!("vouliez-vous dire {it} ?")),
            }),
        }
    }

    /// What the code and the rest of the row say differently.
    fn contradiction(&self, territory: &Territory) -> Option<Found> {
        let other = |message: String| {
            Some(Found { code: Code::OtherPlace, column: "code", message, help: None })
        };
        let (code, name) = (territory.code, self.name());
        let level = self.level().filter(|level| *level != territory.level);
        if let Some(level) = level.filter(|_| self.kind.is_some()) {
            let [is, says] = [territory.level, level].map(|level| level.names()[0]);
            return other(format!("« {code} » est un code de {is}, la ligne est de type {says}"));
        }
        if let Some(official) = territory.name {
            let around = territory.department.filter(|_| territory.level == Level::Commune);
            let place = named(official, around);
            if !geography::same_place(name, official) && self.is_elsewhere(territory) {
                return other(format!(
                    "« {code} » est le code de {place}, la ligne dit « {name} »"
                ));
            }
        }
        self.other_department(territory).or_else(|| self.other_region(territory))
    }

    /// The département that the row says, against that of its code. A grouping may lie in two.
    fn other_department(&self, territory: &Territory) -> Option<Found> {
        let department = territory.department?;
        let said = self.department();
        let of_code = matches!(territory.level, Level::Commune | Level::Department);
        if said.is_empty() || !of_code || is_department(said, department) {
            return None;
        }
        let (code, place) = (territory.code, named(territory.name?, Some(department)));
        let message =
            format!("« {code} » est le code de {place}, la ligne dit le département {said}");
        // There may be another place of that name in the département that the row says.
        let (near, same) = geography::suggestions(self.name(), territory.level, said);
        let is_another = matches!(same.as_slice(), [one] if one.code != territory.code);
        if near == Near::Same && is_another {
            return Some(Found { code: Code::OtherPlace, column: "code", message, help: None });
        }
        let help =
            format!("écrivez le département {}, ou le code d'un autre lieu", department.code);
        Some(Found { code: Code::OtherPlace, column: "departement", message, help: Some(help) })
    }

    /// The region that the row says, against that of its code.
    fn other_region(&self, territory: &Territory) -> Option<Found> {
        let said = self.region();
        if said.is_empty() {
            return None;
        }
        let region = territory.region;
        if said == region.name {
            return None;
        }
        let name = french::typeset(region.name);
        match geography::region_named(said) {
            Some((found, true)) if found.code == region.code => None,
            Some((found, false)) if found.code == region.code => Some(Found {
                code: Code::OtherPlace,
                column: "region",
                message: format!("« {said} » est l'ancien nom d'une région"),
                help: Some(format!("écrivez {name}")),
            }),
            found => {
                // « Grand Est (Lorraine) » names the region; what is none at all is left.
                let is_place =
                    found.is_some() || geography::departments().any(|it| is_department(said, it));
                let holds = name_key(said).contains(&name_key(region.name));
                (is_place && !holds).then(|| Found {
                    code: Code::OtherPlace,
                    column: "region",
                    message: format!(
                        "« {} » est un code de la région {name}, la ligne dit la région {said}",
                        territory.code
                    ),
                    help: Some(format!("écrivez la région {name}, ou le code d'un autre lieu")),
                })
            }
        }
    }

    /// Whether places of exactly this name exist, and the code is none of theirs.
    fn is_elsewhere(&self, territory: &Territory) -> bool {
        let (near, same) = geography::suggestions(self.name(), territory.level, "");
        near == Near::Same && same.iter().all(|it| it.code != territory.code)
    }

    /// The code that the name leads to, or those of all that have it.
    fn suggestion(&self) -> Option<String> {
        let level = self.level().unwrap_or(Level::Commune);
        let (near, found) = geography::suggestions(self.name(), level, self.department());
        let reported =
            |it: &Suggestion| format!("{} pour {}", it.code, named(&it.name, it.department));
        match found.as_slice() {
            [] => None,
            [one] if near == Near::Same => Some(format!("écrivez {}", reported(one))),
            [one] => Some(format!("vouliez-vous dire {} ?", reported(one))),
            several => {
                let mut codes: Vec<String> = several.iter().take(LISTED).map(reported).collect();
                if several.len() > LISTED {
                    codes.push("…".to_owned());
                }
                Some(format!("choisissez le bon code : {}", codes.join(", ")))
            }
        }
    }
}

/// Whether words say this département: « 01 », « 1 », « Ain », « 01 - Ain », « Ain (01) ».
fn is_department(said: &str, department: Department) -> bool {
    let folded = name_key(said);
    let code = name_key(department.code);
    let is_code = |word: &str| {
        let bare = code.trim_start_matches('0');
        word.trim_start_matches('0') == bare
            || (word == "20" && ["2a", "2b"].contains(&code.as_str()))
    };
    let name = name_key(department.name);
    let mut words =
        folded.split('_').filter(|word| word.starts_with(|it: char| it.is_ascii_digit()));
    let has_code = words.clone().next().is_some();
    folded == name
        || (has_code && words.any(is_code))
        || (!has_code && format!("_{folded}_").contains(&format!("_{name}_")))
}

/// A code that was surely meant: its zero was lost, or it is the SIREN of a commune.
fn fixed(code: &str) -> Option<String> {
    let digits: String = code.chars().filter(|character| !character.is_whitespace()).collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let code = match digits.len() {
        1 | 4 => format!("0{digits}"),
        // 21, the département, four digits of the commune, a check digit.
        9 if digits.starts_with("21") => format!("{}{}", &digits[2..4], &digits[5..8]),
        _ => return None,
    };
    let found = geography::find(&code, None)?;
    let around = found.department.filter(|_| found.level == Level::Commune);
    Some(format!("{} pour {}", found.code, named(found.name?, around)))
}

/// « Clichy (Hauts-de-Seine) »
fn named(name: &str, department: Option<Department>) -> String {
    let name = french::typeset(name);
    match department {
        Some(department) if department.name != name => {
            format!("{name} ({})", french::typeset(department.name))
        }
        _ => name.into_owned(),
    }
}
