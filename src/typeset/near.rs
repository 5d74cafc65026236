//! "Vouliez-vous dire…": names that are near to one that does not exist.

use typst::syntax::SyntaxKind;

use super::sources::Sources;
use crate::bundle::Bundle;

/// The nearest font, and the list of those that can be used.
pub(super) fn fonts<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let known: Vec<&str> = known.collect();
    if known.is_empty() {
        return Some("le document n'a aucune police : en ajouter dans `fonts/`".to_owned());
    }
    let list = known.join(", ");
    Some(match nearest(name, known.iter().copied()) {
        Some(near) => format!("vouliez-vous dire « {near} » ? Polices du document : {list}"),
        None => format!("polices du document : {list}"),
    })
}

/// A file of the bundle with the same name in another folder, else one with a near path.
pub(super) fn files(path: &str, bundle: &Bundle) -> Option<String> {
    let base_name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let wanted = base_name(path);
    let elsewhere = bundle.files().map(|(path, _)| path).find(|path| base_name(path) == wanted);
    let near = elsewhere.or_else(|| nearest(path, bundle.files().map(|(path, _)| path)))?;
    Some(format!("vouliez-vous dire « {near} » ?"))
}

/// A variable or function of the templates with a near name.
pub(super) fn names(name: &str, sources: &Sources) -> Option<String> {
    let mut defined: Vec<String> =
        sources.iter().flat_map(|source| defined_in(source.root())).collect();
    // The sources come in no order: two equally near names must give the same advice each time.
    defined.sort();
    let near = nearest(name, defined.iter().map(String::as_str))?;
    Some(format!("vouliez-vous dire `{near}` ?"))
}

/// The names that the top level of a source binds with `let`.
fn defined_in(root: &typst::syntax::SyntaxNode) -> Vec<String> {
    let bindings = root.children().filter(|node| node.kind() == SyntaxKind::LetBinding);
    bindings.filter_map(bound_name).collect()
}

fn bound_name(binding: &typst::syntax::SyntaxNode) -> Option<String> {
    let target = binding
        .children()
        .find(|node| matches!(node.kind(), SyntaxKind::Ident | SyntaxKind::Closure))?;
    match target.kind() {
        SyntaxKind::Closure => target.children().find(|node| node.kind() == SyntaxKind::Ident),
        _ => Some(target),
    }
    .map(|name| name.leaf_text().to_string())
}

/// The candidate that differs from the name by the fewest letters, if by few enough.
fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let allowed = (name.chars().count() / 4).max(1);
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(&name, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| (0..=allowed).contains(distance))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
