//! Links that lead nowhere by their form, and words that do not say where.
//! Nothing is asked of the network.

use super::View;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::french::fold;
use crate::schema;
use crate::source::{Place, Sourced};

/// Words, folded, that say nothing when they are read alone.
const VAGUE: [&str; 12] = [
    "ici",
    "cliquez ici",
    "cliquer ici",
    "c'est ici",
    "lien",
    "le lien",
    "ce lien",
    "en cliquant ici",
    "lien de connexion ici",
    "voir ici",
    "suivre ce lien",
    "lire la suite",
];

/// Tells the links that lead nowhere: in the texts, in rapport.toml, in the
/// columns that hold an address.
pub(super) fn links_lead_somewhere(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for text in view.texts {
        for link in &text.links {
            judge(&link.address, Place::span(text.file, link.range.clone()), diagnostics);
        }
    }
    let contact = view.input.manifest.contact.as_ref();
    let accounts = contact.iter().flat_map(|it| &it.networks).filter_map(|it| it.url.as_ref());
    let site = contact.and_then(|it| it.website.as_ref());
    for Sourced { value, place } in accounts.chain(site) {
        judge(value, *place, diagnostics);
    }
    for table in view.input.tables.values() {
        for column in table.schema.columns {
            if !matches!(column.kind, schema::Kind::Address) || !table.has(column.name) {
                continue;
            }
            let Some(field) = table.field(column.name) else { continue };
            for row in table.rows().filter(|row| !row.at(field).is_empty()) {
                judge(row.at(field), row.place(column.name), diagnostics);
            }
        }
    }
}

/// Tells the links whose words say nothing.
pub(super) fn links_say_where_they_lead(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for text in view.texts {
        for link in &text.links {
            let Some(words) = &link.words else { continue };
            let folded = fold(words);
            let vague = VAGUE.contains(&folded.as_str());
            if !vague && !folded.is_empty() {
                continue;
            }
            let message = match words.trim() {
                "" => "ce lien n'a pas de mots".to_owned(),
                words => format!("« {words} » ne dit pas où le lien mène"),
            };
            diagnostics.push(
                Diagnostic::new(Code::VagueLink, message)
                    .at(Place::span(text.file, link.range.clone()))
                    .help(
                        "mettez le lien sur ce qu'il ouvre : #lien(\"…\")[le programme du forum]",
                    ),
            );
        }
    }
}

fn judge(address: &str, place: Place, diagnostics: &mut Diagnostics) {
    let Some((fault, help)) = fault(address) else { return };
    let shown: String = address.chars().take(60).collect();
    let message = match address.trim() {
        "" => format!("cette adresse {fault}"),
        _ => format!("l'adresse « {shown} » {fault}"),
    };
    diagnostics.push(Diagnostic::new(Code::DeadLink, message).at(place).help(help));
}

/// Why an address leads nowhere, and what to write.
fn fault(address: &str) -> Option<(&'static str, String)> {
    const WHOLE: &str = "écrivez l'adresse entière, par exemple https://www.rtes.fr";
    let text = address.trim();
    let whole = || WHOLE.to_owned();
    if text.is_empty() {
        return Some(("est vide", whole()));
    }
    if text.starts_with('#') {
        return Some(("ne mène à aucune page", whole()));
    }
    if text.contains(char::is_whitespace) {
        return Some(("contient une espace", "retirez l'espace, ou écrivez %20".to_owned()));
    }
    if let Some(mail) = text.strip_prefix("mailto:") {
        let (name, host) = mail.split_once('@').unwrap_or_default();
        let right = !name.is_empty() && host.contains('.') && !host.ends_with('.');
        let help = "écrivez mailto: suivi de l'adresse : mailto:animation@rtes.fr".to_owned();
        return (!right).then_some(("n'a pas d'adresse électronique", help));
    }
    if text.starts_with("tel:") {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        return (digits < 3)
            .then_some(("n'a pas de numéro", "écrivez tel:+33320971797".to_owned()));
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        return Some(without_scheme(text));
    };
    if !["http", "https", "ftp"].contains(&scheme.to_ascii_lowercase().as_str()) {
        return Some(("commence par un mot qui n'est pas https", whole()));
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() {
        return Some(("ne nomme aucun site", whole()));
    }
    let named = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    (!named).then_some(("ne nomme pas un site entier", whole()))
}

fn without_scheme(text: &str) -> (&'static str, String) {
    let rest = ["https:/", "http:/", "https//", "http//", "https:", "http:"]
        .iter()
        .find_map(|wrong| text.strip_prefix(wrong));
    match rest {
        Some(rest) => {
            ("est mal commencée", format!("écrivez https://{}", rest.trim_start_matches('/')))
        }
        None if text.contains('@') => {
            ("est une adresse électronique sans mailto:", format!("écrivez mailto:{text}"))
        }
        None => ("n'a pas de https://", format!("écrivez https://{text}")),
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn addresses_that_lead_nowhere_are_told_by_their_form() {
        for address in [
            "",
            " ",
            "#",
            "#haut",
            "http://",
            "https:///page",
            "www.rtes.fr",
            "rtes.fr",
            "https:/rtes.fr",
            "https//rtes.fr",
            "https://rtes",
            "https://www.rtes .fr",
            "mailto:",
            "mailto:animation",
            "animation@rtes.fr",
            "htps://www.rtes.fr",
            "tel:",
        ] {
            assert!(fault(address).is_some(), "{address}");
        }
    }

    #[test]
    fn whole_addresses_stay_silent() {
        for address in [
            "https://www.rtes.fr",
            "http://rtes.fr/page?x=1#y",
            "mailto:animation@rtes.fr",
            "tel:+33320971797",
            "https://twitter.com/ReseauRTES",
            "HTTPS://WWW.RTES.FR",
        ] {
            assert_eq!(fault(address), None, "{address}");
        }
    }
}
