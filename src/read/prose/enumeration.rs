//! Brackets that close a number or a letter: « 1) Lyon, 2) Metz ».

/// Bytes of a text in which its beginning is looked for.
const BEGINNING: usize = 16;

/// The brackets of enumerations of two items or more: each goes on from the former.
pub(super) fn marks(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let mut last: Vec<(RankKind, u32)> = Vec::new();
    for (at, _) in text.match_indices(')') {
        let ranks = ranks(text, at);
        let follows: Vec<_> = ranks
            .iter()
            .copied()
            .filter(|(kind, rank)| last.contains(&(*kind, rank - 1)))
            .collect();
        let begins: Vec<_> = ranks
            .iter()
            .copied()
            .filter(|(_, rank)| *rank == 1 || is_beginning(text, at))
            .collect();
        if !follows.is_empty() {
            run.push(at);
            last = follows;
        } else if !begins.is_empty() {
            keep(&mut run, &mut found);
            run.push(at);
            last = begins;
        }
    }
    keep(&mut run, &mut found);
    found
}

/// One number alone may be anything.
fn keep(run: &mut Vec<usize>, found: &mut Vec<usize>) {
    match run.len() {
        0 | 1 => run.clear(),
        _ => found.append(run),
    }
}

/// « 1) », « a) » at the beginning of a line, or a face.
pub(super) fn needs_no_opening(text: &str, at: usize) -> bool {
    let smiles = || {
        let before = text[..at].trim_end_matches('-');
        let eyes = before.strip_suffix([':', ';']);
        eyes.is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    };
    text[at..].starts_with(')')
        && ((is_beginning(text, at) && !ranks(text, at).is_empty()) || smiles())
}

/// Whether only a number or a letter stands before.
fn is_beginning(text: &str, at: usize) -> bool {
    // Further on it cannot be at the beginning, and is not looked at.
    text.get(..at)
        .is_some_and(|before| before.len() <= BEGINNING && before.trim_start().chars().count() <= 4)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RankKind {
    Number,
    Letter,
    Roman,
}

/// What the word before a bracket may count: « i) » is a letter, or one.
fn ranks(text: &str, at: usize) -> Vec<(RankKind, u32)> {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    let before = text[..at].trim_end_matches(['°', '.']);
    let word =
        before.len() - before.bytes().rev().take(5).take_while(u8::is_ascii_alphanumeric).count();
    let (before, word) = before.split_at(word);
    if before.ends_with(|character: char| character.is_alphanumeric() || ".,-/".contains(character))
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    if word.len() <= 2
        && let Ok(number @ 1..) = word.parse()
    {
        found.push((RankKind::Number, number));
    }
    let lower = word.to_ascii_lowercase();
    if let [letter @ b'a'..=b'z'] = lower.as_bytes() {
        found.push((RankKind::Letter, u32::from(letter - b'a') + 1));
    }
    if let Some((rank, _)) = (1..).zip(ROMAN).find(|(_, roman)| *roman == lower) {
        found.push((RankKind::Roman, rank));
    }
    found
}
