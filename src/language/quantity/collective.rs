//! The French nouns that stand for a round number.

/// Noun, with its article, for each value that has one.
const NOUNS: [(u64, &str); 10] = [
    (10, "une dizaine"),
    (12, "une douzaine"),
    (15, "une quinzaine"),
    (20, "une vingtaine"),
    (30, "une trentaine"),
    (40, "une quarantaine"),
    (50, "une cinquantaine"),
    (60, "une soixantaine"),
    (100, "une centaine"),
    (1_000, "un millier"),
];

/// The values that have a noun.
pub const VALUES: [u64; NOUNS.len()] = {
    let mut values = [0; NOUNS.len()];
    let mut index = 0;
    while index < NOUNS.len() {
        values[index] = NOUNS[index].0;
        index += 1;
    }
    values
};

/// « une soixantaine » for 60.
pub fn collective_noun(value: u64) -> Option<&'static str> {
    NOUNS.iter().find(|(number, _)| *number == value).map(|(_, noun)| *noun)
}

/// 60 for « une soixantaine ».
pub fn collective_value(noun: &str) -> Option<u64> {
    NOUNS.iter().find(|(_, known)| *known == noun).map(|(number, _)| *number)
}
