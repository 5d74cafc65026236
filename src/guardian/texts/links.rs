//! Links that lead nowhere by their form, and words that do not say where.
//! Nothing is asked of the network.

use crate::diagnostic::source::{Place, Sourced};
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics, shorten};
use crate::guardian::View;
use crate::language::french::fold;
use crate::read::address::{Refused, refused};
use crate::read::schema;

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
pub(in crate::guardian) fn links_lead_somewhere(view: &View<'_>, diagnostics: &mut Diagnostics) {
    for text in view.texts {
        for link in &text.links {
            let place = Place::span(text.file, link.range.clone());
            let written = view.input.sources.text(place);
            judge(&link.address, place, written, diagnostics);
        }
    }
    let contact = view.input.manifest.contact.as_ref();
    let accounts = contact.iter().flat_map(|it| &it.accounts).filter_map(|it| it.url.as_ref());
    let site = contact.and_then(|it| it.site.as_ref());
    for Sourced { value, place } in accounts.chain(site) {
        judge(value, *place, view.input.sources.text(*place), diagnostics);
    }
    let mail = contact.and_then(|it| it.mail.as_ref()).filter(|it| !is_mail(&it.value));
    diagnostics.extend(mail.map(|mail| {
        let message = format!("« {} » n'est pas une adresse électronique", shorten(&mail.value));
        Diagnostic::new(Code::DeadLink, message)
            .at(mail.place)
            .help("écrivez-la en entier, par exemple contact@exemple.fr, ou retirez cette ligne")
    }));
    for table in view.input.tables.values() {
        for column in table.schema.columns {
            if !matches!(column.kind, schema::CellForm::Address) || !table.has(column.name) {
                continue;
            }
            let Some(field) = table.field(column.name) else { continue };
            for row in table.rows().filter(|row| !row.at(field).is_empty()) {
                judge(row.at(field), row.place(column.name), row.at(field), diagnostics);
            }
        }
    }
}

/// Tells the links whose words say nothing.
pub(in crate::guardian) fn links_say_where_they_lead(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
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

/// Whether a letter may be sent to it: « contact@exemple.fr ».
fn is_mail(written: &str) -> bool {
    let Some((name, server)) = written.trim().split_once('@') else { return false };
    let is_one = |part: &str| {
        !part.is_empty() && !part.contains(|it: char| it.is_whitespace() || "@,;/".contains(it))
    };
    let ends = server.rsplit_once('.').is_some_and(|(_, end)| end.chars().count() > 1);
    is_one(name) && is_one(server) && ends && !server.starts_with('.')
}

/// `written`: what stands at the place, the address alone or with its quotation marks.
fn judge(address: &str, place: Place, written: &str, diagnostics: &mut Diagnostics) {
    let (code, fault, help) = match refused(address) {
        Some(refused) => {
            let (fault, help) = reported(&refused, address);
            (refused_code(&refused, address), fault, help)
        }
        None => match fault(address) {
            Some((fault, help)) => (Code::DeadLink, fault.to_owned(), help),
            None => return,
        },
    };
    let visible = |character: char| if character.is_control() { '\u{fffd}' } else { character };
    let shown: String = address.trim().chars().take(60).map(visible).collect();
    let message = match shown.as_str() {
        "" => format!("cette adresse {fault}"),
        _ => format!("l'adresse « {shown} » {fault}"),
    };
    let meant = refused(address).and_then(|it| corrected(&it, address));
    let meant = meant.zip(written.find(address));
    let meant = meant
        .map(|(meant, at)| Correction::of_part(place, written, at..at + address.len(), &meant));
    diagnostics.push(Diagnostic::new(code, message).at(place).help(help).corrected(meant));
}

/// A slip in « https » is no attack.
fn refused_code(refused: &Refused, address: &str) -> Code {
    match corrected(refused, address) {
        Some(_) => Code::DeadLink,
        None => Code::RefusedAddress,
    }
}

/// The address that was surely meant by `htps://www.rtes.fr`.
fn corrected(refused: &Refused, address: &str) -> Option<String> {
    let Refused::Scheme(scheme) = refused else { return None };
    let (_, rest) = address.split_once(':')?;
    let near = ["http", "https"].iter().any(|it| strsim::osa_distance(scheme, it) <= 1);
    near.then(|| format!("https://{}", rest.trim_start_matches('/')))
}

fn reported(refused: &Refused, address: &str) -> (String, String) {
    const ONLINE: &str =
        "mettez le fichier en ligne et écrivez l'adresse de sa page, ou retirez celle-ci";
    if let Some(address) = corrected(refused, address) {
        let fault = "commence par un mot qui n'est pas https".to_owned();
        return (fault, format!("écrivez {address}"));
    }
    match refused {
        Refused::File => (
            "est celle d'un fichier de votre ordinateur, que personne d'autre ne peut ouvrir"
                .to_owned(),
            ONLINE.to_owned(),
        ),
        Refused::Share => (
            "est celle d'un dossier de votre réseau, que personne d'autre ne peut ouvrir"
                .to_owned(),
            ONLINE.to_owned(),
        ),
        Refused::Scheme(word) if word.contains("ftp") => (
            format!("commence par « {word}: », que les navigateurs n'ouvrent plus"),
            ONLINE.to_owned(),
        ),
        Refused::Scheme(word) => (
            format!(
                "commence par « {word}: » : un lien mène à une page web, à un courriel ou à un téléphone"
            ),
            "écrivez l'adresse d'une page, qui commence par https://, ou retirez celle-ci"
                .to_owned(),
        ),
    }
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
        let mut words = text.split([' ', ',', ';', '\u{a0}', '\n']).filter(|it| !it.is_empty());
        let is_one = |word: &&str| word.contains("://") || names_a_site(word);
        if words.clone().filter(is_one).count() > 1 {
            return Some(("en contient plusieurs", "gardez-en une seule".to_owned()));
        }
        if !words.any(|word| is_one(&word) || word.contains(['/', '@', ':'])) {
            let help = "écrivez l'adresse, qui commence par https://, ou laissez vide".to_owned();
            return Some(("n'est pas une adresse", help));
        }
        return Some(("contient une espace", "retirez l'espace, ou écrivez %20".to_owned()));
    }
    if text.contains(char::is_control) {
        return Some(("contient un caractère invisible", "retapez-la au clavier".to_owned()));
    }
    let (scheme, rest) = text.split_once(':').unwrap_or_default();
    if scheme.eq_ignore_ascii_case("mailto") {
        let (name, host) = rest.split_once('@').unwrap_or_default();
        let host = host.split('?').next().unwrap_or_default();
        let right = !name.is_empty() && host.contains('.') && !host.ends_with('.');
        let help = "écrivez mailto: suivi de l'adresse : mailto:animation@rtes.fr".to_owned();
        return (!right).then_some(("n'a pas d'adresse électronique", help));
    }
    if scheme.eq_ignore_ascii_case("tel") {
        let digits = rest.bytes().filter(u8::is_ascii_digit).count();
        return (digits < 3)
            .then_some(("n'a pas de numéro", "écrivez tel:+33320971797".to_owned()));
    }
    let Some((_, rest)) = text.split_once("://") else {
        return Some(without_scheme(text, WHOLE));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() {
        return Some(("ne nomme aucun site", whole()));
    }
    let named = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    (!named).then_some(("ne nomme pas un site entier", whole()))
}

fn without_scheme(text: &str, whole: &str) -> (&'static str, String) {
    let folded = text.to_ascii_lowercase();
    let wrong = ["https:/", "http:/", "https//", "http//", "https:", "http:"]
        .iter()
        .find(|wrong| folded.starts_with(**wrong));
    match wrong {
        Some(wrong) => (
            "est mal commencée",
            format!("écrivez https://{}", text[wrong.len()..].trim_start_matches('/')),
        ),
        None if text.contains('@') && !text.contains('/') => {
            ("est une adresse électronique sans mailto:", format!("écrivez mailto:{text}"))
        }
        None if names_a_site(text) => ("n'a pas de https://", format!("écrivez https://{text}")),
        None => ("n'est pas celle d'une page web", whole.to_owned()),
    }
}

/// `www.rtes.fr/agenda`: the name of a site, not of a file.
fn names_a_site(text: &str) -> bool {
    const FILES: [&str; 12] =
        ["pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "jpg", "png", "txt"];
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    let letters = |part: &str| {
        part.chars().all(|character| character.is_alphanumeric() || "-.".contains(character))
    };
    !name.is_empty()
        && letters(name)
        && end.len() > 1
        && end.chars().all(char::is_alphabetic)
        && !FILES.contains(&end.to_ascii_lowercase().as_str())
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
            "tel:",
            "plan.pdf",
            "voir",
            "https://a.fr/\u{7}",
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
            "MAILTO:animation@rtes.fr?subject=Bonjour",
            "https://fr.wikipedia.org/wiki/Économie_sociale",
        ] {
            assert_eq!(fault(address), None, "{address}");
        }
    }
}
