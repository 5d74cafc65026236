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

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn a_gap_is_filled_once() {
        let value = |name: &str| (name == "a").then(|| "{{a}}".to_owned());
        assert_eq!(fill("x {{a}} {{b}} {{ {{a}", value), "x {{a}} {{b}} {{ {{a}");
    }
}
