//! The few turns of phrase that the messages of this stage share.

/// The `s` of a plural, if it is one.
pub fn plural(number: usize) -> &'static str {
    if number > 1 { "s" } else { "" }
}

/// `a, b, c`.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}
