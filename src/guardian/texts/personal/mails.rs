//! Mail addresses, as they are written, and as they are written to be read by
//! nobody but people.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::language::french;

/// What a mail address has in the place of its character. Every cell is searched for it.
static AT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(" arobas"));

/// Every address whose character is a word: « nom arobase exemple.fr ».
pub(super) fn spelled_out(text: &str, mut give: impl FnMut(Range<usize>)) {
    for word in AT.find_iter(text.as_bytes()) {
        let rest = &text[word + 1..];
        let end = rest.find(' ').map_or(text.len(), |end| word + 1 + end + 1);
        let found = mail(text, word..end);
        if let Some(range) = found.filter(|range| !is_generic(&plain(&text[range.clone()]))) {
            give(range);
        }
    }
}

/// A mail address as it is written plainly, folded: `nom@exemple.fr`.
pub(super) fn plain(address: &str) -> String {
    let folded = french::fold(address);
    let characters = [
        "(at)",
        "[at]",
        "(a)",
        "[a]",
        "(arobase)",
        "[arobase]",
        "(arobas)",
        "[arobas]",
        "arobase",
        "arobas",
        "(chez)",
        "[chez]",
    ];
    let at =
        |text: String| characters.iter().fold(text, |text, character| text.replace(character, "@"));
    let folded = at(folded.replace(' ', "")).replace(['\\', '\u{ff20}'], "").replace("@@", "@");
    ["(point)", "[point]", "(dot)", "[dot]"].iter().fold(folded, |text, dot| text.replace(dot, "."))
}

/// A mail address written so that no machine finds it: `nom (at) exemple.fr`,
/// `nom [arobase] exemple [point] fr`, or with the wide character of other keyboards.
pub(super) fn disguised(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    if rest.starts_with('\u{ff20}') {
        return mail(text, at..at + 3);
    }
    let inside = rest.get(1..)?;
    // No word for the character is longer: a text may open thousands of brackets.
    let end = inside.bytes().take(13).position(|byte| matches!(byte, b')' | b']'))?;
    let word = french::fold(&inside[..end]);
    let is_at = ["at", "a", "@", "arobase", "arobas", "chez"].contains(&word.trim());
    is_at.then(|| mail(text, at..at + 1 + end + 1)).flatten()
}

/// The mail address around an `@`, or what stands for one.
pub(super) fn mail(text: &str, character: Range<usize>) -> Option<Range<usize>> {
    let is_local = |character: char| character.is_alphanumeric() || "._%+-".contains(character);
    let is_domain = |character: char| character.is_alphanumeric() || ".-".contains(character);
    let is_plain = text[character.clone()] == *"@";
    // Typst and Markdown escape the character: `nom\@exemple.fr`. A disguise has spaces around it.
    let (before, after) = (&text[..character.start], &text[character.end..]);
    let before = match is_plain {
        true => before.trim_end_matches('\\'),
        false => before.strip_suffix([' ', '\u{a0}']).unwrap_or(before),
    };
    let start = before
        .rfind(|character| !is_local(character))
        .map_or(0, |index| index + before[index..].chars().next().map_or(1, char::len_utf8));
    let local = before[start..].trim_start_matches(['.', '-']);
    let skipped =
        if is_plain { 0 } else { after.len() - after.trim_start_matches([' ', '\u{a0}']).len() };
    let domain = &after[skipped..];
    let length = domain.find(|character| !is_domain(character)).unwrap_or(domain.len());
    let name = domain[..length].trim_end_matches(['.', '-']);
    let is_top = |top: &str| top.len() >= 2 && top.chars().all(char::is_alphabetic);
    let end = match name.rsplit_once('.') {
        Some((_, top)) if is_top(top) => name.len(),
        None if !is_plain && !name.is_empty() => {
            // « exemple (point) fr »
            let rest = domain[name.len()..].trim_start_matches(' ');
            let dot = ["(point)", "[point]", "(dot)", "[dot]"]
                .iter()
                .find_map(|dot| rest.strip_prefix(dot))?;
            let top = dot.trim_start_matches(' ');
            let length =
                top.find(|character: char| !character.is_alphabetic()).unwrap_or(top.len());
            is_top(&top[..length]).then_some(domain.len() - top.len() + length)?
        }
        _ => return None,
    };
    (!local.is_empty()).then(|| before.len() - local.len()..character.end + skipped + end)
}

/// Names of mailboxes that are nobody's.
const GENERIC: [&str; 41] = [
    "accueil",
    "adherent",
    "adhesion",
    "admin",
    "administration",
    "animation",
    "asso",
    "association",
    "bonjour",
    "bureau",
    "communication",
    "com",
    "compta",
    "contact",
    "coordination",
    "courriel",
    "courrier",
    "direction",
    "dpo",
    "editeur",
    "equipe",
    "formation",
    "hello",
    "info",
    "information",
    "inscription",
    "lettre",
    "mairie",
    "newsletter",
    "noreply",
    "presse",
    "projet",
    "redaction",
    "reponse",
    "reseau",
    "rgpd",
    "secretariat",
    "service",
    "support",
    "webmaster",
    "postmaster",
];

/// Whether a folded address is that of a structure: `contact@`, `infos-presse@`, `rtes@rtes.fr`.
pub(super) fn is_generic(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else { return false };
    let whole: String = local.chars().filter(|character| character.is_alphanumeric()).collect();
    let known =
        |word: &str| GENERIC.contains(&word) || GENERIC.contains(&word.trim_end_matches('s'));
    let own_name =
        domain.split('.').any(|label| !label.is_empty() && label.replace('-', "") == whole);
    own_name
        || known(&whole)
        || whole == "nepasrepondre"
        || local.split(|character: char| !character.is_alphabetic()).any(known)
}
