//! French typography for text that comes from data.

mod quotes;
mod spaces;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use quotes::Quote;

/// Gives a plain text its French typography. Doing it twice changes nothing, and [`super::fold`] undoes it.
///
/// - `'` becomes `’`, save after a figure (feet, minutes); three full stops become `…`;
/// - straight double quotes become « » when all of the text's pair up, else all stay as they are;
/// - a hyphen between two spaces becomes a dash: « Colloque – Lyon »;
/// - U+202F inside « » and before `; ! ? % €`, U+00A0 before `:` and after `n°`, in the place of a space, or
///   where there is none and the character plainly ends a word;
/// - inclusive writing (`élu.e.s`, `élu·e·s`) stays as it is: the engine breaks no line at such a dot and hyphenates
///   no such word, while a word joiner (U+2060) would enter the text of the PDF and hide the word from a search.
///
/// Web and e-mail addresses, times (`13:30`), `::` are left alone. So are spaces between figures: « le 27 100 ans
/// de la revue » is a day and an age, and the number that is to be grouped has its own type.
pub fn typeset(text: &str) -> Cow<'_, str> {
    // A tab has no width of its own on a page: the words on both sides of it would be one.
    if text.contains(TABS) {
        return Cow::Owned(typeset(&text.replace(TABS, " ")).into_owned());
    }
    if !text.contains(MARKS) && !text.contains(SPACED_HYPHEN) {
        return Cow::Borrowed(text);
    }
    let characters: Vec<char> = text.chars().collect();
    let quotes = quotes::pair(&characters);
    let protected = protected(&characters);
    let set = Text { characters, quotes, protected }.set();
    if set == text { Cow::Borrowed(text) } else { Cow::Owned(set) }
}

/// What typing machines made of it.
const TABS: [char; 3] = ['\t', '\u{b}', '\u{c}'];

/// A text without any of these stays as it is.
const MARKS: [char; 12] = ['\'', '"', '.', ';', ':', '!', '?', '%', '€', '«', '»', '°'];

/// A hyphen that stands for a dash.
const SPACED_HYPHEN: &str = " - ";

/// A text with what has to be known of it before a single character is set.
struct Text {
    characters: Vec<char>,
    /// Beside each character, the part a straight double quote plays.
    quotes: Vec<Option<Quote>>,
    /// Beside each character, whether it belongs to an address.
    protected: Vec<bool>,
}

impl Text {
    fn set(&self) -> String {
        let mut set = String::with_capacity(self.characters.len() + 16);
        let mut previous: Option<usize> = None;
        let mut index = 0;
        while index < self.characters.len() {
            if spaces::is_space(self.characters[index]) {
                index += 1;
                continue;
            }
            let gap_start = previous.map_or(0, |previous| previous + 1);
            match previous.and_then(|previous| spaces::between(self, previous, index)) {
                Some(space) => set.push(space),
                None => set.extend(&self.characters[gap_start..index]),
            }
            index = self.set_character(index, &mut set);
            previous = Some(index - 1);
        }
        set.extend(&self.characters[previous.map_or(0, |previous| previous + 1)..]);
        set
    }

    /// Writes the character at `index` and gives the index after what was written.
    fn set_character(&self, index: usize, set: &mut String) -> usize {
        let character = self.characters[index];
        let before = index.checked_sub(1).map(|before| self.characters[before]);
        match (character, self.quotes[index]) {
            _ if self.protected[index] => set.push(character),
            (_, Some(Quote::Opening)) => set.push('«'),
            (_, Some(Quote::Closing)) => set.push('»'),
            ('\'', _) if !before.is_some_and(char::is_numeric) => set.push('’'),
            ('.', _) if self.is_ellipsis(index) => {
                set.push('…');
                return index + 3;
            }
            ('-', _) if self.is_dash(index) => set.push('–'),
            _ => set.push(character),
        }
        index + 1
    }

    /// A hyphen with a plain space on each side, and a word before the first.
    fn is_dash(&self, index: usize) -> bool {
        let is_space = |index: usize| self.characters.get(index) == Some(&' ');
        index > 1 && is_space(index - 1) && is_space(index + 1)
    }

    /// Three full stops, neither more nor fewer.
    fn is_ellipsis(&self, index: usize) -> bool {
        let is_stop = |index: usize| self.characters.get(index) == Some(&'.');
        let follows_stop = index.checked_sub(1).is_some_and(is_stop);
        !follows_stop && is_stop(index + 1) && is_stop(index + 2) && !is_stop(index + 3)
    }
}

/// Marks the words that are addresses. A word ends at a space or a double quotation mark, which no address holds.
fn protected(characters: &[char]) -> Vec<bool> {
    let mut marks = Vec::with_capacity(characters.len());
    for word in characters.split_inclusive(|character| ends_word(*character)) {
        let body = match word.split_last() {
            Some((last, body)) if ends_word(*last) => body,
            _ => word,
        };
        let address = is_address(body);
        marks.extend(word.iter().enumerate().map(|(index, _)| address && index < body.len()));
    }
    marks
}

fn ends_word(character: char) -> bool {
    character.is_whitespace() || matches!(character, '"' | '«' | '»' | '“' | '”' | '„')
}

/// Decided by what the word holds, never by how it begins or ends: a part of a word that is no address is none.
fn is_address(word: &[char]) -> bool {
    const SIGNS: [&[char]; 3] = [&['@'], &[':', '/', '/'], &['w', 'w', 'w', '.']];
    SIGNS.iter().any(|character| word.windows(character.len()).any(|part| part == *character))
}
