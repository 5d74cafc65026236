//! What to do about a mistake, as the source around it, the library and the data tell.

use super::issue::EngineIssue;
use super::issue_kind::IssueKind;
use super::messages::{BRACKETS, ESCAPE, UNCLOSED};
use super::near;
use super::sources::Sources;
use super::world::BundleWorld;
use crate::typeset::bundle::{Bundle, BundlePlace, TEXTS};

/// Most names that a line of advice lists.
const LISTED: usize = 12;

/// Names of arguments of the engine, or of any program, and what the functions of texts call them.
const FRENCH: [(&str, &str); 22] = [
    ("title", "titre"),
    ("author", "auteur"),
    ("by", "auteur"),
    ("attribution", "auteur"),
    ("role", "fonction"),
    ("function", "fonction"),
    ("caption", "legende"),
    ("legend", "legende"),
    ("theme", "rubrique"),
    ("topic", "rubrique"),
    ("category", "rubrique"),
    ("chapter", "chapitre"),
    ("type", "types"),
    ("kind", "types"),
    ("series", "serie"),
    ("form", "forme"),
    ("format", "forme"),
    ("style", "forme"),
    ("field", "champ"),
    ("width", "largeur"),
    ("columns", "colonnes"),
    ("credit", "auteur"),
];

/// Adds what only the bundle, the sources and the library know: names that are near to an unknown
/// one, how the thing is written. What helps in a text only is left out elsewhere.
pub(super) fn complete(
    issue: &mut EngineIssue,
    bundle: &Bundle,
    sources: &Sources,
    world: &BundleWorld,
) {
    let written = issue.place.as_ref().and_then(|place| written(place, bundle));
    let name = match issue.kind {
        // The message may begin with another name, or have none.
        IssueKind::UnknownName => {
            written.as_ref().map(|it| it.text).filter(|it| is_name(it)).map(str::to_owned)
        }
        _ => None,
    };
    let name = name.or_else(|| issue.subject.clone());
    let hint = match (issue.kind, &name, &written) {
        (IssueKind::UnknownFont, Some(name), _) => near::fonts(name, world.font_names()),
        (IssueKind::FileNotFound, Some(name), _) => Some(file(name, bundle)),
        (IssueKind::UnknownName, Some(name), _) => match method(&issue.original) {
            Some((kind, name)) => near::listed(name, &world.methods(kind), "méthodes", LISTED),
            None if issue.original.starts_with("dictionary")
                || issue.original.contains("field") =>
            {
                near::any_key(name, sources, bundle)
            }
            None => near::names(name, sources, world.built_in_names(), bundle),
        },
        (IssueKind::Value, Some(name), Some(written)) => {
            argument(&issue.original, name, written, sources, world)
        }
        (IssueKind::Syntax, _, Some(written)) => character(written).map(str::to_owned),
        _ => None,
    };
    let in_text = issue.place.as_ref().is_some_and(|place| place.path.starts_with(TEXTS));
    if !in_text {
        let unclosed = issue.hints.iter().any(|hint| hint == UNCLOSED);
        issue.hints.retain(|hint| ![ESCAPE, BRACKETS, UNCLOSED].contains(&hint.as_str()));
        if unclosed {
            issue.hints.push("le fermer : à chaque `(`, `[`, `{` son `)`, `]`, `}`".to_owned());
        }
    }
    // The near name is most often all that is needed.
    issue.hints.splice(0..0, hint);
}

/// What is written at a place, and around it.
struct Written<'a> {
    before: &'a str,
    text: &'a str,
    from: &'a str,
}

fn written<'a>(place: &BundlePlace, bundle: &'a Bundle) -> Option<Written<'a>> {
    let file = bundle.file(&place.path)?;
    let all = std::str::from_utf8(file.content.as_slice()).ok()?;
    Some(Written {
        before: all.get(..place.range.start)?,
        text: all.get(place.range.clone())?,
        from: all.get(place.range.start..)?,
    })
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|character| character.is_alphanumeric() || "-_".contains(character))
}

/// The near file, or how paths are written.
fn file(path: &str, bundle: &Bundle) -> String {
    near::files(path, bundle).unwrap_or_else(|| {
        "un chemin part du fichier qui l'écrit ; avec `/` au début, de la racine : \
         `/images/…` pour une image de l'édition, `/templates/…` pour un gabarit"
            .to_owned()
    })
}

/// The type and the method of « type array has no method `maps` ».
fn method(original: &str) -> Option<(&str, &str)> {
    let (kind, rest) = original.strip_prefix("type ")?.split_once(" has no method `")?;
    Some((kind, rest.strip_suffix('`')?))
}

/// The near argument of the function that is called, or those that it has.
fn argument(
    original: &str,
    name: &str,
    written: &Written,
    sources: &Sources,
    world: &BundleWorld,
) -> Option<String> {
    if !original.starts_with("unexpected argument: ") {
        return None;
    }
    let function = called(written.before)?;
    let mut known = world.parameters(function);
    if known.is_empty() {
        known = near::closure_parameters(function, sources);
        // Who knows the engine writes its names.
        let french = FRENCH.iter().filter(|(english, _)| *english == name).map(|(_, it)| *it);
        if let Some(it) = french.into_iter().find(|it| known.iter().any(|known| known == it)) {
            return Some(format!("en français : `{it}`"));
        }
    }
    near::listed(name, &known, "arguments", LISTED)
}

/// The function whose arguments are open at the end of a piece of code.
fn called(before: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, character) in before.char_indices().rev() {
        match character {
            ')' | ']' | '}' => depth += 1,
            '(' if depth == 0 => {
                let head = &before[..at];
                let part =
                    |character: char| character.is_alphanumeric() || "-_.".contains(character);
                let start = head.trim_end_matches(part).len();
                return Some(&head[start..]).filter(|name| !name.is_empty());
            }
            '(' | '[' | '{' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// How a thing is written that begins with a character without meaning there.
fn character(written: &Written) -> Option<&'static str> {
    let next = &written.from[..written.from.floor_char_boundary(7)];
    match next.strip_prefix('#') {
        Some(digits) if digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_hexdigit()) => {
            Some("une couleur s'écrit `rgb(\"#RRVVBB\")` ; mieux, un nom de `theme.typ` : `encre`")
        }
        Some(_) => Some("dans du code, un nom s'écrit sans `#`"),
        None if next.starts_with('%') => Some("coller le signe au nombre : `100%`"),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_is_the_one_whose_parenthesis_is_open() {
        for (before, name) in [
            ("#heading(level: 1, ", Some("heading")),
            ("set outline.entry(fill: pad(x: 4pt), ", Some("outline.entry")),
            ("f(a[(]b, g((1, 2), ", Some("g")),
            ("block(above: (x: 1), fill: (", None),
            ("rien ", None),
        ] {
            assert_eq!(called(before), name, "{before}");
        }
    }

    #[test]
    fn a_method_is_told_with_its_type() {
        assert_eq!(method("type array has no method `maps`"), Some(("array", "maps")));
        assert_eq!(method("type array has no field"), None);
    }
}
