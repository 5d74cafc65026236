//! The addresses of meetings over the web: who has one gets in, and what is printed of a report has
//! readers whom nobody chose.

use super::rows::Rows;
use crate::read::schema::{CellForm, TableSchema};

/// Hosts of meetings, and words within the names of others.
const HOSTS: &[&str] = &[
    "zoom.us",
    "zoom.com",
    "teams.microsoft",
    "teams.live",
    "meet.",
    "webex.com",
    "gotomeeting",
    "whereby.com",
    "jitsi",
    "livestorm",
    "bigbluebutton",
    "bbb",
    "visio",
];
/// What a secret is called in an address.
const SECRETS: &[&str] =
    &["pwd", "passcode", "password", "passwd", "token", "tk", "key", "secret", "code", "mdp"];
/// The path of an address that is a secret as a whole.
const SECRET_PATHS: &[&str] = &["/meetup-join/", "/meet/"];
/// Where an event is, and in what form.
const PLACE: &str = "lieu";
const FORM: &str = "format";
const ONLINE: &str = "en ligne";
/// Cells of which the change is told one by one.
const SHOWN: usize = 5;

/// Takes out of all cells what lets anybody into a meeting, and tells it. An address is no place.
pub(super) fn close(schema: &'static TableSchema, rows: &mut Rows) {
    let mut taken: Vec<(&'static str, &'static str, String)> = Vec::new();
    for row in &mut rows.rows {
        let mut is_online = false;
        for (name, value) in row.values.iter_mut().filter(|(_, value)| value.contains("://")) {
            let Some(column) = schema.columns.iter().find(|column| column.name == *name) else {
                continue;
            };
            let is_place = column.name == PLACE;
            let words = matches!(column.kind, CellForm::Text | CellForm::Address | CellForm::List);
            if !words && !is_place {
                continue;
            }
            let (mut kept, mut what) = (Vec::new(), "");
            for word in value.split(' ') {
                let closed = address(word, is_place);
                is_online |= is_place && closed.as_ref().is_some_and(|it| it.is_meeting);
                match closed {
                    None => kept.push(word.to_owned()),
                    Some(Closed { rest, .. }) => {
                        what = if rest.is_empty() {
                            "l'adresse"
                        } else {
                            "le mot de passe de l'adresse"
                        };
                        kept.extend(Some(rest).filter(|rest| !rest.is_empty()));
                    }
                }
            }
            if !what.is_empty() {
                let rest = kept.join(" ");
                rest.trim_matches([' ', ',', ';', ':', '-', '(', ')']).clone_into(value);
                taken.push((column.name, what, row.origin.clone()));
            }
        }
        let form = schema.named(FORM).filter(|_| is_online);
        if let Some(form) = form.filter(|it| row.get(it).is_empty()) {
            row.values.insert(form, ONLINE.to_owned());
        }
    }
    for (column, what, origin) in taken.iter().take(SHOWN) {
        rows.told.push(format!(
            "{column} : {what} d'une réunion en ligne n'est pas gardé{} ({origin})",
            if *what == "l'adresse" { "e" } else { "" }
        ));
    }
    if taken.len() > SHOWN {
        let more = taken.len() - SHOWN;
        rows.told.push(format!("{more} autres cellules perdent de même une adresse de réunion"));
    }
}

/// What is kept of an address.
struct Closed {
    rest: String,
    is_meeting: bool,
}

/// `None` of words, and of the address of a page, unless it stands for a place.
fn address(word: &str, is_place: bool) -> Option<Closed> {
    let at = word.find("https://").or_else(|| word.find("http://"))?;
    let lower = word[at..].to_lowercase();
    let after = lower.split_once("://").map_or("", |(_, rest)| rest);
    let host = after.split(['/', '?', '#']).next().unwrap_or_default();
    let query = after.find(['?', '#']).map_or("", |from| &after[from + 1..]);
    let names = query.split(['&', ';', '#', '?']).filter_map(|it| it.split('=').next());
    let has_secret = names.into_iter().any(|name| SECRETS.contains(&name));
    let is_meeting = HOSTS.iter().any(|it| host.contains(it));
    let is_secret = is_meeting && SECRET_PATHS.iter().any(|it| after.contains(it));
    if is_place || is_secret {
        return Some(Closed { rest: word[..at].to_owned(), is_meeting });
    }
    (has_secret && is_meeting).then(|| {
        let end = word[at..].find(['?', '#']).map_or(word.len(), |it| at + it);
        Closed { rest: word[..end].to_owned(), is_meeting }
    })
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn who_reads_a_report_gets_into_no_meeting() {
        for (word, is_place, rest) in [
            ("https://us02web.zoom.us/j/12?pwd=AbC", false, Some("https://us02web.zoom.us/j/12")),
            ("https://us02web.zoom.us/j/12", false, None),
            ("https://us02web.zoom.us/j/12", true, Some("")),
            ("https://teams.microsoft.com/l/meetup-join/19%3a/0?context=x", false, Some("")),
            ("https://exemple.org/page?id=3", false, None),
            ("https://exemple.org/page?key=3", false, None),
            ("(https://visio.exemple.org/salle", true, Some("(")),
            ("Lille", true, None),
        ] {
            let found = address(word, is_place).map(|it| it.rest);
            assert_eq!(found.as_deref(), rest, "{word}");
        }
    }
}
