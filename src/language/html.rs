//! A text within a page for a browser.

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

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_opens_no_element() {
        assert_eq!(
            escaped("<b a=\"1\"> & \u{202e}é\n"),
            "&lt;b a=&quot;1&quot;&gt; &amp; \u{fffd}é\n"
        );
    }
}
