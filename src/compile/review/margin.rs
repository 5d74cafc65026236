//! Notes in the margin of a text, each at its line.

use crate::typeset;

/// Lines below its own on which a note may stand, where it cannot stand on its own.
const NEARBY: usize = 8;

/// A text with a call for each note at the end of its line, or of one of the next, where it is sound
/// markup. Lines stay what they are; a note that finds no place stands in the list only.
pub(super) fn with_notes(text: &str, mut notes: Vec<(usize, &str)>) -> String {
    // From the end, so that what is before stays where it is.
    notes.sort_by(|one, other| other.0.cmp(&one.0).then(other.1.cmp(one.1)));
    let sound = |text: &str| typeset::syntax_mistakes(text).0.is_empty();
    let mut noted = text.to_owned();
    if !sound(&noted) {
        return noted;
    }
    for (offset, name) in notes {
        let mut start =
            noted.get(..offset).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
        for _ in 0..NEARBY {
            let Some(rest) = noted.get(start..) else { break };
            let line = rest.lines().next().unwrap_or_default();
            let end = start + line.trim_end().len();
            let plain = line.trim_start();
            let takes_one = !plain.is_empty()
                && !plain.starts_with(['=', '#'])
                && !plain.contains("//")
                && !plain.contains('`');
            if takes_one {
                let candidate = format!("{}#_remarque(\"{name}\"){}", &noted[..end], &noted[end..]);
                if sound(&candidate) {
                    noted = candidate;
                    break;
                }
            }
            start += line.len() + 1;
        }
    }
    noted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_stands_at_the_end_of_its_line_or_below() {
        let text = "= Un titre\n\nUne ligne\net une autre.\n\n#f(\n  1,\n)\n";
        for (word, expected) in [
            (
                "Une ligne",
                "= Un titre\n\nUne ligne#_remarque(\"R1\")\net une autre.\n\n#f(\n  1,\n)\n",
            ),
            (
                "Un titre",
                "= Un titre\n\nUne ligne#_remarque(\"R1\")\net une autre.\n\n#f(\n  1,\n)\n",
            ),
            ("1,", "= Un titre\n\nUne ligne\net une autre.\n\n#f(\n  1,\n)#_remarque(\"R1\")\n"),
        ] {
            let at = text.find(word).unwrap() + word.len();
            assert_eq!(with_notes(text, vec![(at, "R1")]), expected, "{word}");
        }
    }

    #[test]
    fn several_notes_keep_their_lines() {
        let text = "Un.\n\nDeux.";
        let noted = with_notes(text, vec![(1, "R1"), (6, "R2")]);
        assert_eq!(noted, "Un.#_remarque(\"R1\")\n\nDeux.#_remarque(\"R2\")");
    }
}
