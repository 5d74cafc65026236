//! Texts of others, as a terminal may be given them: a character that moves the cursor, turns the text
//! around or is not seen at all is written out, `<U+202E>`.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character is written out: commands of a terminal, marks of direction, what has no width.
fn is_hidden(character: char) -> bool {
    match character {
        '\n' => false,
        _ if character.is_control() => true,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}' => true,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => true,
        _ => false,
    }
}

/// A text with its lines.
pub fn text(text: &str) -> Cow<'_, str> {
    written_out(text, is_hidden, |out, character| write!(out, "<U+{:04X}>", u32::from(character)))
}

/// A text that is one line: a name, a path, a cell.
pub fn line(text: &str) -> Cow<'_, str> {
    let hidden = |character| character == '\n' || is_hidden(character);
    written_out(text, hidden, |out, character| write!(out, "<U+{:04X}>", u32::from(character)))
}

/// JSON that says the same, without such a character in it: all of them stand in its strings.
pub fn json(json: &str) -> Cow<'_, str> {
    written_out(json, is_hidden, |out, character| {
        character.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}"))
    })
}

/// A text with the colours that we have given it ourselves, in which texts of others stand written
/// out already; anything else is written out now.
pub fn styled(text: &str) -> Cow<'_, str> {
    if !text.contains('\u{1b}') {
        return self::text(text);
    }
    let mut parts = text.split('\u{1b}');
    let mut out = self::text(parts.next().unwrap_or_default()).into_owned();
    for part in parts {
        let figures = |c: char| c.is_ascii_digit() || c == ';';
        let is_color = part
            .strip_prefix('[')
            .is_some_and(|it| it.trim_start_matches(figures).starts_with('m'));
        out.push_str(if is_color { "\u{1b}" } else { "<U+001B>" });
        out.push_str(&self::text(part));
    }
    out.into()
}

fn written_out(
    text: &str,
    hidden: impl Fn(char) -> bool,
    write: impl Fn(&mut String, char) -> std::fmt::Result,
) -> Cow<'_, str> {
    let Some(first) = text.find(&hidden) else { return Cow::Borrowed(text) };
    let mut out = text[..first].to_owned();
    for character in text[first..].chars() {
        if hidden(character) {
            // Nothing can fail in memory.
            let _ = write(&mut out, character);
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_move_or_hide_is_written_out() {
        assert_eq!(
            text("Été\u{202F}: «\u{A0}8\u{202F}%\u{A0}»\n"),
            "Été\u{202F}: «\u{A0}8\u{202F}%\u{A0}»\n"
        );
        assert_eq!(text("a\u{1b}[8mb\u{7}\u{9b}2J\rc"), "a<U+001B>[8mb<U+0007><U+009B>2J<U+000D>c");
        assert_eq!(text("x\u{202E}fdp.exe\u{2066}\u{200B}"), "x<U+202E>fdp.exe<U+2066><U+200B>");
        assert_eq!(line("a\nb"), "a<U+000A>b");
    }

    #[test]
    fn our_colours_stay() {
        assert_eq!(
            styled("\u{1b}[1;31merreur\u{1b}[0m : \u{1b}]8;;x"),
            "\u{1b}[1;31merreur\u{1b}[0m : <U+001B>]8;;x"
        );
    }

    #[test]
    fn json_means_the_same() {
        let value = "a\u{202E}b\u{7f}\u{E0041}é\n";
        let plain = serde_json::to_string(value).unwrap();
        let safe = json(&plain);
        assert!(safe.is_ascii() || safe.contains('é'));
        assert!(!safe.contains('\u{202E}') && !safe.contains('\u{7f}'));
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), value);
    }
}
