//! English words of dates, in cells that other programs wrote.

/// The number of a month, by its name or its three letters (`sept` too), in lower case.
pub fn month_named(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_short = |name: &str| (word.len() == 3 || word == "sept") && name.starts_with(word);
    let index = NAMES.iter().position(|name| *name == word || is_short(name))?;
    u32::try_from(index + 1).ok()
}
