//! A text within a page for a browser, or within an address.

use std::fmt::Write;

/// A text as it is read, whatever is in it: it opens no element and ends no attribute, and what would
/// turn a line around, or cannot stand in a page, is shown as a mark.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if c.is_control() && c != '\n' && c != '\t' => safe.push('\u{fffd}'),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}

/// A text within an address: each byte that is not to be kept as it is, as `%` and two figures.
pub fn percent_encoded(text: &str, is_kept: impl Fn(u8) -> bool) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match is_kept(byte) {
            true => encoded.push(char::from(byte)),
            // Writing into a string cannot fail.
            false => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}

/// A path as an address beside the page it stands in.
pub fn path_as_address(path: &str) -> String {
    percent_encoded(path, |byte| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::{escaped, path_as_address};

    #[test]
    fn a_path_is_an_address() {
        assert_eq!(path_as_address("data/été 1#.csv"), "data/%C3%A9t%C3%A9%201%23.csv");
    }

    #[test]
    fn a_text_opens_no_element() {
        assert_eq!(
            escaped("<b a=\"1\"> & \u{202e}é\n"),
            "&lt;b a=&quot;1&quot;&gt; &amp; \u{fffd}é\n"
        );
    }
}
