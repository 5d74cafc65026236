//! Straight double quotes that plainly form pairs.

/// The part a straight quote plays in its pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quote {
    Opening,
    Closing,
}

/// The quotes of a text, beside each of its characters.
///
/// All or nothing: quotes open and close in turn, none opens after a letter or closes before one, and something
/// stands inside. Where one is missing, as in « "TZCLD : quelles opportunités ? (plus de 500) », no one can tell
/// where, and the author has to see it.
pub fn pair(characters: &[char]) -> Vec<Option<Quote>> {
    let mut quotes = vec![None; characters.len()];
    let mut open_at = None;
    for (index, _) in characters.iter().enumerate().filter(|(_, character)| **character == '"') {
        let is_letter = |index: usize| {
            characters.get(index).is_some_and(|character| character.is_alphanumeric())
        };
        let fits = match open_at {
            None => index == 0 || !is_letter(index - 1),
            Some(open) => {
                !is_letter(index + 1)
                    && !characters[open + 1..index].iter().all(|c| c.is_whitespace())
            }
        };
        if !fits {
            return vec![None; characters.len()];
        }
        quotes[index] = Some(if open_at.is_none() { Quote::Opening } else { Quote::Closing });
        open_at = if open_at.is_none() { Some(index) } else { None };
    }
    if open_at.is_some() { vec![None; characters.len()] } else { quotes }
}
