//! Pages of help on the width of the terminal.

/// Columns at most.
const WIDEST: usize = 100;
/// On fewer columns nothing can be read.
const NARROWEST: usize = 30;

/// A page with no line longer than the terminal is wide, as far as its words allow; as it is for a
/// file or another program.
pub(super) fn for_terminal(page: &str) -> String {
    match terminal_size::terminal_size_of(std::io::stdout()) {
        Some((width, _)) => wrapped(page, usize::from(width.0).clamp(NARROWEST, WIDEST)),
        None => page.to_owned(),
    }
}

/// Lines go on under their first word; that of a list stands after its sign.
fn wrapped(page: &str, width: usize) -> String {
    let mut text = String::with_capacity(page.len() + page.len() / 20);
    for line in page.lines() {
        let body = line.trim_start_matches(' ');
        let hang = if body.starts_with("- ") { 2 } else { 0 };
        let indent = line.len() - body.len() + hang;
        let mut column = 0;
        for (rank, word) in line.split(' ').enumerate() {
            let length = word.chars().count();
            let is_first = rank == 0 || column <= indent;
            if !is_first && column + 1 + length > width {
                text.push('\n');
                text.push_str(&" ".repeat(indent));
                column = indent;
            } else if rank > 0 {
                text.push(' ');
                column += 1;
            }
            text.push_str(word);
            column += length;
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_go_on_under_their_first_word() {
        let page = "- un deux trois\n    quatre cinq six\n\nsept\n";
        let expected = "- un deux\n  trois\n    quatre\n    cinq six\n\nsept\n";
        assert_eq!(wrapped(page, 12), expected);
        assert_eq!(wrapped(page, 80), page);
        assert_eq!(
            wrapped("anticonstitutionnellement non\n", 5),
            "anticonstitutionnellement\nnon\n"
        );
    }
}
