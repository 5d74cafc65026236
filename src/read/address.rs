//! Addresses of pages: which ones a report may lead to, and how a file writes them.

use crate::language::html::percent_encoded;

/// The beginnings of the addresses that a report may hold.
const ALLOWED: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Where an address that no report may hold would lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// To a file of one computer.
    File,
    /// To a folder of one network.
    Share,
    /// To what this word commands: `javascript`, `data`, `ftp`.
    Scheme(String),
}

/// Why a report may not hold an address. Spaces, control characters and capitals hide
/// nothing: a reader leaves them out too.
pub fn refused(address: &str) -> Option<Refused> {
    let hidden = |character: char| {
        character.is_whitespace() || character.is_control() || is_invisible(character)
    };
    let bare: String = address.chars().filter(|character| !hidden(*character)).collect();
    let bytes = bare.as_bytes();
    if bare.starts_with("\\\\") || bare.starts_with("//") {
        return Some(Refused::Share);
    }
    let drive = matches!(bytes, [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    if drive
        || bare.starts_with(['/', '\\', '~'])
        || bare.starts_with("./")
        || bare.starts_with("../")
    {
        return Some(Refused::File);
    }
    let (scheme, _) = bare.split_once(':')?;
    // « rtes.fr:8080/page » has none.
    if scheme.contains(['/', '?', '#', '@', '.']) {
        return None;
    }
    let scheme = scheme.to_ascii_lowercase();
    match scheme.as_str() {
        "file" => Some(Refused::File),
        _ if ALLOWED.contains(&scheme.as_str()) => None,
        _ => Some(Refused::Scheme(scheme)),
    }
}

/// Marks that show nothing, by which a word can be hidden.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// An address as a file writes it, in ASCII: the host in Punycode, the rest by the
/// bytes of its characters; `None` when it is already.
pub fn in_ascii(address: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    if address.bytes().all(plain) {
        return None;
    }
    let address = address.trim();
    let (before, host, after) = parts(address);
    let mut written = before.to_owned();
    match idna::domain_to_ascii(host) {
        Ok(host) => written.push_str(&host),
        Err(_) => written.push_str(host),
    }
    written.push_str(after);
    Some(percent_encoded(&written, plain))
}

/// What precedes the host, the host, what follows it.
fn parts(address: &str) -> (&str, &str, &str) {
    let host = match address.split_once("://") {
        Some((scheme, _)) => {
            let start = scheme.len() + 3;
            let end = address[start..].find(['/', '?', '#']).map_or(address.len(), |at| start + at);
            let user = address[start..end].rfind('@').map_or(start, |at| start + at + 1);
            let port = address[user..end].find(':').map_or(end, |at| user + at);
            user..port
        }
        None if address.to_ascii_lowercase().starts_with("mailto:") => {
            let end = address.find('?').unwrap_or(address.len());
            let start = address[..end].rfind('@').map_or(end, |at| at + 1);
            start..end
        }
        None => address.len()..address.len(),
    };
    (&address[..host.start], &address[host.clone()], &address[host.end..])
}

#[cfg(test)]
mod tests {
    use super::{Refused, in_ascii, refused};

    #[test]
    fn an_address_with_accents_is_written_in_ascii() {
        for (address, expected) in [
            (
                "https://fr.wikipedia.org/wiki/Économie_sociale",
                "https://fr.wikipedia.org/wiki/%C3%89conomie_sociale",
            ),
            ("https://économie.fr/a?b=é#ça", "https://xn--conomie-9xa.fr/a?b=%C3%A9#%C3%A7a"),
            ("http://a@été.fr:80/x", "http://a@xn--t-9fab.fr:80/x"),
            ("mailto:rené@été.fr", "mailto:ren%C3%A9@xn--t-9fab.fr"),
            ("https://a.fr/un\u{a0}mot", "https://a.fr/un%C2%A0mot"),
            ("https://a.fr/%C3%89t\u{e9}", "https://a.fr/%C3%89t%C3%A9"),
            ("https://a.fr/日本", "https://a.fr/%E6%97%A5%E6%9C%AC"),
            ("https://a.fr/a|b", "https://a.fr/a%7Cb"),
        ] {
            assert_eq!(in_ascii(address).as_deref(), Some(expected), "{address}");
        }
        for address in ["https://www.rtes.fr", "mailto:a@b.fr", "tel:+33100000000", "#a", ""] {
            assert_eq!(in_ascii(address), None, "{address}");
        }
    }

    #[test]
    fn addresses_of_anything_but_a_page_are_refused() {
        let scheme = |word: &str| Some(Refused::Scheme(word.to_owned()));
        for (address, expected) in [
            ("javascript:alert(1)", scheme("javascript")),
            (" JavaScript:alert(1)", scheme("javascript")),
            ("java\tscript:alert(1)", scheme("javascript")),
            ("\u{1}java\u{200b}script:alert(1)", scheme("javascript")),
            ("data:text/html,x", scheme("data")),
            ("vbscript:x", scheme("vbscript")),
            ("ftp://a.fr", scheme("ftp")),
            ("file:///etc/passwd", Some(Refused::File)),
            ("C:\\Docs\\plan.pdf", Some(Refused::File)),
            ("d:/plan.pdf", Some(Refused::File)),
            ("/etc/passwd", Some(Refused::File)),
            ("../plan.pdf", Some(Refused::File)),
            ("\\\\serveur\\dossier", Some(Refused::Share)),
            ("//serveur/dossier", Some(Refused::Share)),
        ] {
            assert_eq!(refused(address), expected, "{address}");
        }
        for address in [
            "https://www.rtes.fr",
            "HTTP://WWW.RTES.FR/a:b",
            "mailto:a@b.fr",
            "tel:+33100000000",
            "www.rtes.fr",
            "rtes.fr:8080/page",
            "#page",
            "",
        ] {
            assert_eq!(refused(address), None, "{address}");
        }
    }
}
