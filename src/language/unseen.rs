//! Two texts that differ by what nobody sees: spaces of other kinds, characters without width, an accent
//! that stands apart from its letter.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// How a character is called that is taken for another, or for none; a plain space only beside another.
fn name(character: char) -> Option<Cow<'static, str>> {
    Some(match character {
        '\u{a0}' => "[insécable]".into(),
        '\u{202f}' => "[insécable fine]".into(),
        '\u{ad}' => "[césure]".into(),
        '\t' => "[tabulation]".into(),
        '\r' | '\n' => "[fin de ligne]".into(),
        '\u{300}'..='\u{36f}' => "[accent à part]".into(),
        ' ' => return None,
        _ if character.is_whitespace() || is_without_width(character) => {
            format!("[U+{:04X}]", u32::from(character)).into()
        }
        _ => return None,
    })
}

fn is_without_width(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{61c}')
}

/// A text with the names of the characters that nobody sees.
fn named(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut former = None;
    for character in text.chars() {
        match name(character) {
            Some(name) => said.push_str(&name),
            None if character == ' ' && former == Some(' ') => said.push_str("[espace]"),
            None => said.push(character),
        }
        former = Some(character);
    }
    let inner = said.trim_matches(' ');
    let end = |is_space: bool| if is_space { "[espace]" } else { "" };
    match inner.is_empty() {
        true => end(!said.is_empty()).to_owned(),
        false => format!("{}{inner}{}", end(said.starts_with(' ')), end(said.ends_with(' '))),
    }
}

/// What is seen of a text.
fn seen(text: &str) -> String {
    let seen: String = text.nfc().filter(|it| *it != '\u{ad}' && !is_without_width(*it)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Two texts as they are to be shown one beside the other: with the names of what nobody sees, where they
/// would look the same.
pub fn told_apart<'a>(before: &'a str, after: &'a str) -> (Cow<'a, str>, Cow<'a, str>) {
    match before != after && seen(before) == seen(after) {
        true => (named(before).into(), named(after).into()),
        false => (before.into(), after.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn what_looks_the_same_is_told_apart() {
        let told = |before, after| {
            let (before, after) = told_apart(before, after);
            format!("{before} → {after}")
        };
        assert_eq!(told("12 villes", "12\u{a0}villes"), "12 villes → 12[insécable]villes");
        assert_eq!(told("a\u{202f}!", "a !"), "a[insécable fine]! → a !");
        assert_eq!(told("re\u{ad}lu", "relu"), "re[césure]lu → relu");
        assert_eq!(told("été", "éte\u{301}"), "été → éte[accent à part]");
        assert_eq!(told("a  b", "a b"), "a [espace]b → a b");
        assert_eq!(told(" ", ""), "[espace] → ");
        assert_eq!(told("a\u{a0}b", "a c"), "a\u{a0}b → a c", "the eye tells these apart");
    }
}
