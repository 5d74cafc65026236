//! Cells that a spreadsheet would run instead of showing them.
//!
//! A spreadsheet takes for a formula what begins with `=`, `@`, `+` or `-`, and
//! some take a tab or a line end for nothing before it. An apostrophe before the
//! cell makes a text of it. Reading takes that apostrophe away again: no character is
//! lost on the way out and back.

use std::borrow::Cow;

use crate::language::quantity::Quantity;

/// A cell as it may be written to a table that a spreadsheet will open.
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if begins_as_formula(cell.trim_start_matches('\'')) && !is_plain(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell that [`harmless`] was given.
pub fn as_written(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if begins_as_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

fn begins_as_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// What begins so and is none: a number with its character, « + de 500 », the handle
/// of an account. A spreadsheet shows them as they stand.
fn is_plain(cell: &str) -> bool {
    let is_handle = |rest: &str| {
        !rest.is_empty()
            && rest.chars().all(|character| character.is_alphanumeric() || "_.".contains(character))
    };
    let is_number = |rest: &str| {
        rest.starts_with(|character: char| character.is_ascii_digit())
            && rest.chars().all(|character| {
                character.is_ascii_digit() || " .,\u{a0}\u{202f}%€".contains(character)
            })
    };
    match cell.strip_prefix(['+', '-', '@']) {
        Some(rest) if cell.starts_with('@') => is_handle(rest),
        Some(rest) => is_number(rest.trim_start()) || matches!(Quantity::parse(cell), Ok(Some(_))),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::proptest;

    use super::{as_written, harmless};

    #[test]
    fn what_a_spreadsheet_would_run_is_kept_from_it() {
        for cell in [
            "=1+1",
            "=HYPERLINK(\"https://exemple.fr\";\"ici\")",
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "+cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "-A1",
            "\t=1+1",
            "\r=1+1",
            "'=1+1",
            "- Atelier",
        ] {
            assert_eq!(harmless(cell), format!("'{cell}"));
            assert_eq!(as_written(&harmless(cell)), cell);
        }
    }

    #[test]
    fn numbers_and_words_stay() {
        for cell in [
            "-5",
            "+3",
            "- 5,2",
            "+12 %",
            "+ de 500",
            "@ReseauRTES",
            "a=b",
            "'sic'",
            "5-6",
            "06 12",
            "",
            "l'année",
            "'",
        ] {
            assert_eq!(harmless(cell), cell);
            assert_eq!(as_written(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn no_sign_is_lost(cell in "['=+@\\-a1 \t]{0,6}") {
            assert_eq!(as_written(&harmless(&cell)), cell);
        }
    }
}
