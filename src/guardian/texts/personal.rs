//! How personal data looks in a text: a small scanner, one pass, no allocation
//! where there is nothing to find.

mod homes;
mod mails;

use std::ops::Range;

use crate::dataset::settings::Contact;
use crate::diagnostic::source::Sourced;
use crate::language::{french, telephones};

/// What a text may give away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PersonalKind {
    /// The mail address of a person.
    Mail,
    /// A telephone number.
    Phone,
    /// The address of somebody's machine.
    Ip,
    /// A number of the French social security.
    SocialSecurity,
    /// Where somebody lives.
    Home,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::guardian) enum Among {
    /// People alone: any address is that of one of them.
    People,
    /// All that a report tells.
    Anything,
}

impl PersonalKind {
    /// One of it, several of it.
    pub(in crate::guardian) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Mail => {
                ("une adresse électronique de personne", "adresses électroniques de personnes")
            }
            Self::Phone => ("un numéro de téléphone", "numéros de téléphone"),
            Self::Ip => ("une adresse IP", "adresses IP"),
            Self::SocialSecurity => {
                ("un numéro de sécurité sociale", "numéros de sécurité sociale")
            }
            Self::Home => ("une adresse postale de personne", "adresses postales de personnes"),
        }
    }
}

/// What the organisation publishes of itself.
pub(in crate::guardian) struct Own {
    mail: String,
    phones: Vec<String>,
    address: String,
}

impl Own {
    pub(in crate::guardian) fn of(contact: Option<&Contact>) -> Self {
        let said = |key: fn(&Contact) -> &Option<Sourced<String>>| {
            contact.and_then(|contact| key(contact).as_deref()).unwrap_or_default()
        };
        let written = said(|it| &it.phone);
        let mut phones = vec![national(written.as_bytes())];
        // « 03 20 97 17 97 ou 06 … »: each of them.
        numbers(written, |range| phones.push(national(written[range].as_bytes())));
        let (mail, address) = (said(|it| &it.mail), said(|it| &it.address));
        Self { mail: french::fold(mail), phones, address: french::fold(address) }
    }
}

/// Shorter texts hold none of it: `a@b.fr`.
pub(in crate::guardian) const SHORTEST: usize = 6;

/// Gives every kind that a text holds, with its bytes.
pub(in crate::guardian) fn find(
    text: &str,
    own: &Own,
    among: Among,
    mut give: impl FnMut(PersonalKind, Range<usize>),
) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let begins = |byte: &u8| matches!(byte, b'@' | b'+' | b'0'..=b'9' | b'(' | b'[' | 0xEF);
    while let Some(next) = bytes[at..].iter().position(begins) {
        at += next;
        let found = match bytes[at] {
            b'@' => mails::mail(text, at..at + 1).map(|range| (PersonalKind::Mail, range)),
            b'(' | b'[' | 0xEF => {
                mails::disguised(text, at).map(|range| (PersonalKind::Mail, range))
            }
            _ if !has_digits(&bytes[at..]) => None,
            _ => number(text, at).or_else(|| home(text, at, among)),
        };
        match found {
            Some((kind, range)) => {
                at = range.end.max(at + 1);
                let said = &text[range.clone()];
                let is_own = match kind {
                    PersonalKind::Mail => {
                        // Typst writes `nom\@exemple.fr`.
                        let said = mails::plain(said);
                        said == own.mail || mails::is_generic(&said)
                    }
                    PersonalKind::Phone => own.phones.contains(&national(said.as_bytes())),
                    PersonalKind::Home => own.address.contains(&french::fold(said)),
                    PersonalKind::Ip | PersonalKind::SocialSecurity => false,
                };
                if !is_own {
                    give(kind, range);
                }
            }
            None if bytes[at].is_ascii_digit() => {
                // A number is judged once, from its first digit.
                at += bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            }
            None => at += 1,
        }
    }
    mails::spelled_out(text, |range| give(PersonalKind::Mail, range));
}

/// Whether there are as many digits as the shortest of what is looked for has, `1.1.1.1`.
fn has_digits(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| byte.is_ascii_digit()).take(4).count() == 4
}

/// Every telephone number of a text.
fn numbers(text: &str, mut give: impl FnMut(Range<usize>)) {
    let mut at = 0;
    while let Some(next) =
        text[at..].find(|character: char| character.is_ascii_digit() || character == '+')
    {
        let start = at + next;
        match telephones::telephone(text, start) {
            Some(range) => {
                at = range.end;
                give(range);
            }
            None => {
                let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
                at = start + digits.max(1);
            }
        }
    }
}

/// The postal address of a person whose code begins here.
fn home(text: &str, at: usize, among: Among) -> Option<(PersonalKind, Range<usize>)> {
    let range = homes::address(text, at)?;
    let is_home = among == Among::People || homes::is_a_persons(text, range.start);
    // The range must go on from here, for nothing is read twice.
    is_home.then_some((PersonalKind::Home, range))
}

/// A number that begins here, if it is a person's.
fn number(text: &str, at: usize) -> Option<(PersonalKind, Range<usize>)> {
    let bytes = text.as_bytes();
    let glued = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let before = at.checked_sub(1).map(|index| &bytes[index]);
    if before.is_some_and(|byte| glued(byte) || *byte == b'.' || *byte == b'/' || *byte == b'-') {
        return None;
    }
    let free = |end: usize| !bytes.get(end).is_some_and(glued);
    let whole = |range: Option<Range<usize>>| range.filter(|range| free(range.end));
    whole(social_security(bytes, at))
        .map(|range| (PersonalKind::SocialSecurity, range))
        .or_else(|| {
            whole(telephones::telephone(text, at)).map(|range| (PersonalKind::Phone, range))
        })
        .or_else(|| whole(ip(bytes, at)).map(|range| (PersonalKind::Ip, range)))
}

/// The separator between two groups: nothing, or one character; U+00A0 and U+202F are one character.
fn separator(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b' ' | b'.' | b'-' | b'/', ..] => &bytes[..1],
        [0xC2, 0xA0, ..] => &bytes[..2],
        [0xE2, 0x80, 0xAF, ..] => &bytes[..3],
        _ => &[],
    }
}

/// Groups of digits with one separator between all of them: their digits and their end.
fn groups(bytes: &[u8], mut at: usize, sizes: &[usize]) -> Option<(u64, usize)> {
    let mut value = 0_u64;
    let mut between: Option<&[u8]> = None;
    for (rank, size) in sizes.iter().enumerate() {
        if rank > 0 {
            let character = separator(&bytes[at..]);
            if *between.get_or_insert(character) != character {
                return None;
            }
            at += character.len();
        }
        let digits = bytes.get(at..at + size)?;
        for digit in digits {
            value = value * 10 + u64::from(digit.is_ascii_digit().then(|| digit - b'0')?);
        }
        at += size;
    }
    // A dot or a hyphen and a further digit: a longer number, no telephone.
    let goes_on = matches!(bytes.get(at), Some(b'.' | b'-' | b'/'))
        && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
    (!goes_on).then_some((value, at))
}

/// The last nine digits of a number, which are the same with the prefix of its country and without.
fn national(number: &[u8]) -> String {
    let digits: Vec<u8> = number.iter().copied().filter(u8::is_ascii_digit).collect();
    let start = digits.len().saturating_sub(9);
    String::from_utf8_lossy(&digits[start..]).into_owned()
}

/// Four numbers up to 255 between dots; what may be the number of a section is none.
fn ip(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    if !bytes[at..].iter().take(4).any(|byte| *byte == b'.') {
        return None;
    }
    let (mut end, mut digits) = (at, 0);
    for rank in 0..4 {
        if rank > 0 {
            (bytes.get(end) == Some(&b'.')).then_some(())?;
            end += 1;
        }
        let part = bytes[end..].iter().take_while(|byte| byte.is_ascii_digit()).take(4);
        let part: Vec<u8> = part.copied().collect();
        let value = std::str::from_utf8(&part).ok()?.parse::<u16>().ok()?;
        let is_part = part.len() <= 3 && value <= 255 && (part.len() == 1 || part[0] != b'0');
        is_part.then_some(())?;
        end += part.len();
        digits += part.len();
    }
    let goes_on =
        bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
    (digits >= 7 && !goes_on).then_some(at..end)
}

/// Fifteen digits whose key holds: 97 less the rest of the first thirteen.
fn social_security(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    if !matches!(bytes[at], b'1' | b'2') {
        return None;
    }
    let (value, end) =
        groups(bytes, at, &[1, 2, 2, 2, 3, 3, 2]).or_else(|| groups(bytes, at, &[13, 2]))?;
    let (number, key) = (value / 100, value % 100);
    let month = number / 100_000_000 % 100;
    let is_month = (1..=12).contains(&month) || (20..=42).contains(&month) || month >= 50;
    (is_month && key == 97 - number % 97).then_some(at..end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::{Among, Own, PersonalKind, find, national};

    fn found(text: &str) -> Vec<(PersonalKind, String)> {
        let own = Own {
            mail: crate::language::french::fold("animation@exemple.fr"),
            phones: vec![national(b"03 20 97 17 97")],
            address: String::new(),
        };
        let mut found = Vec::new();
        find(text, &own, Among::Anything, |kind, range| found.push((kind, text[range].to_owned())));
        found
    }

    #[test]
    fn personal_data_is_found() {
        for (text, kind, said) in [
            ("écrire à prenom.nom@exemple.fr.", PersonalKind::Mail, "prenom.nom@exemple.fr"),
            ("(p-nom@sous.exemple.org)", PersonalKind::Mail, "p-nom@sous.exemple.org"),
            ("prenom\\@exemple.fr", PersonalKind::Mail, "prenom\\@exemple.fr"),
            ("tél. 06 00 00 00 01", PersonalKind::Phone, "06 00 00 00 01"),
            ("0600000001", PersonalKind::Phone, "0600000001"),
            ("06.00.00.00.01,", PersonalKind::Phone, "06.00.00.00.01"),
            (
                "06\u{202F}00\u{202F}00\u{202F}00\u{202F}01",
                PersonalKind::Phone,
                "06\u{202F}00\u{202F}00\u{202F}00\u{202F}01",
            ),
            ("+33 6 00 00 00 01", PersonalKind::Phone, "+33 6 00 00 00 01"),
            ("+33 (0)6 00 00 00 01", PersonalKind::Phone, "+33 (0)6 00 00 00 01"),
            ("prenom.nom (at) exemple.fr", PersonalKind::Mail, "prenom.nom (at) exemple.fr"),
            ("prenom.nom[arobase]exemple.fr", PersonalKind::Mail, "prenom.nom[arobase]exemple.fr"),
            (
                "prenom.nom (at) exemple (point) fr",
                PersonalKind::Mail,
                "prenom.nom (at) exemple (point) fr",
            ),
            ("prenom.nom arobase exemple.fr", PersonalKind::Mail, "prenom.nom arobase exemple.fr"),
            ("prénom.nom@exemple.fr", PersonalKind::Mail, "prénom.nom@exemple.fr"),
            ("Tél. +41 79 000 00 00", PersonalKind::Phone, "+41 79 000 00 00"),
            ("Tél. 022'000'00'00, privé", PersonalKind::Phone, "022'000'00'00"),
            (
                "Mme Exemple, 12 rue des Lilas, 35000 Rennes",
                PersonalKind::Home,
                "12 rue des Lilas, 35000 Rennes",
            ),
            ("vu depuis 192.0.2.146", PersonalKind::Ip, "192.0.2.146"),
            ("1 90 01 75 123 456 55", PersonalKind::SocialSecurity, "1 90 01 75 123 456 55"),
        ] {
            assert_eq!(found(text), [(kind, said.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_nobodys_is_left() {
        for text in [
            "contact@exemple.org, infos@exemple.org, presse-com@ville.fr, asso@asso.fr",
            "animation@exemple.fr ou 03 20 97 17 97, +33 3 20 97 17 97",
            "contact (at) exemple.fr, info[arobase]exemple.org",
            "un lot (a) et un lot [b], la part (à) 12.5",
            "@ReseauRTES et @chiffre",
            "#chiffre(\"adherents\") @ 12",
            "du 05/02/2021 au 06/02/2021, 05.02.2021",
            "2021-02-05 2021-02-06",
            "SIREN 246700488, SIRET 24670048800017",
            "0800 12 34 56, 08 00 12 34 56",
            "version 1.2.3.4, section 2.1.3.1",
            "01 02 2021 12 00",
            "1 901 234 567 890",
            "1 90 01 75 123 456 33",
            "R119-164, R842-861, C10-24",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_scanned(text in any::<String>()) {
            let _ = found(&text);
        }

        #[test]
        fn digits_and_signs_can_be_scanned(text in "[0-9+@. /()é\u{a0}\u{202f}-]{0,40}") {
            let _ = found(&text);
        }
    }
}
