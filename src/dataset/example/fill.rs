//! Gaps in the files of the model: `{{annee}}`.

/// The text with its gaps filled, in one pass: what fills a gap is never taken
/// for another. A gap that nobody fills stays as it is.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let known = after.split_once("}}").and_then(|(name, end)| Some((value(name)?, end)));
        rest = match known {
            Some((value, end)) => {
                filled.push_str(&value);
                end
            }
            None => {
                filled.push_str("{{");
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}

/// The lines of a text that a kind of organisation has: `#? association` begins lines that only it
/// has, `#?` ends them.
pub fn only(text: &str, kind: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut is_kept = true;
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("#?") {
            Some(kinds) => {
                let mut kinds = kinds.split_whitespace().peekable();
                is_kept = kinds.peek().is_none() || kinds.any(|it| it == kind);
            }
            None if is_kept => kept.push_str(line),
            None => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{fill, only};

    #[test]
    fn lines_of_another_kind_are_left_out() {
        let text = "a\n#? x y\nb\n#?\nc\n#? z\nd\n#?\n";
        assert_eq!(only(text, "y"), "a\nb\nc\n");
        assert_eq!(only(text, "z"), "a\nc\nd\n");
    }

    #[test]
    fn a_gap_is_filled_once() {
        let value = |name: &str| (name == "a").then(|| "{{a}}".to_owned());
        assert_eq!(fill("x {{a}} {{b}} {{ {{a}", value), "x {{a}} {{b}} {{ {{a}");
    }
}
