//! The few turns of phrase that the messages of this stage share.

/// `1 ligne`, `2 lignes`.
pub fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", plural(number))
}

/// The `s` of a plural, if it is one.
pub fn plural(number: usize) -> &'static str {
    if number > 1 { "s" } else { "" }
}

/// `a, b, c`.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

/// The first characters of a text that may be long.
pub fn beginning(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
