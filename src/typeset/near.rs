//! "Vouliez-vous dire…": names that are near to one that does not exist.

use std::collections::BTreeSet;

use typst::syntax::ast::{Closure, Param};
use typst::syntax::{SyntaxKind, SyntaxNode};

use super::sources::Sources;
use crate::language::suggest::nearest;
use crate::typeset::bundle::Bundle;

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
    // A picture is never meant for a template, nor a template for a picture.
    let is_code = |path: &str| path.ends_with(".typ");
    let alike = || bundle.files().map(|(it, _)| it).filter(|it| is_code(it) == is_code(path));
    let near = elsewhere.or_else(|| nearest(path, alike()))?;
    Some(format!("vouliez-vous dire « {near} » ?"))
}

/// A variable or function of the templates or of the engine with a near name, else a key of the
/// data or of the theme.
pub(super) fn names<'a>(
    name: &str,
    sources: &Sources,
    built_in: impl Iterator<Item = &'a str>,
    bundle: &Bundle,
) -> Option<String> {
    let mut defined: Vec<String> =
        sources.iter().flat_map(|source| defined_in(source.root())).collect();
    defined.extend(built_in.map(str::to_owned));
    // The sources come in no order: two equally near names must give the same advice each time.
    defined.sort();
    if let Some(near) = nearest(name, defined.iter().map(String::as_str)) {
        return Some(format!("vouliez-vous dire `{near}` ?"));
    }
    key(name, bundle)
}

/// The nearest of some names, or the names themselves.
pub(super) fn listed(name: &str, known: &[String], what: &str, most: usize) -> Option<String> {
    if let Some(near) = nearest(name, known.iter().map(String::as_str)) {
        return Some(format!("vouliez-vous dire `{near}` ?"));
    }
    let some: Vec<String> = known.iter().take(most).map(|name| format!("`{name}`")).collect();
    let more = if known.len() > most { "…" } else { "" };
    (!some.is_empty()).then(|| format!("{what} possibles : {}{more}", some.join(", ")))
}

/// The named arguments of a function that the templates define.
pub(super) fn closure_parameters(name: &str, sources: &Sources) -> Vec<String> {
    let bindings = sources.iter().flat_map(|source| source.root().children());
    let closures = bindings
        .filter(|node| node.kind() == SyntaxKind::LetBinding)
        .flat_map(|binding| binding.children())
        .filter_map(|node| node.cast::<Closure>());
    let own = closures.filter(|closure| closure.name().is_some_and(|it| it.as_str() == name));
    let parameters = own.flat_map(|closure| closure.params().children().collect::<Vec<_>>());
    let named = parameters.filter_map(|parameter| match parameter {
        Param::Named(named) => Some(named.name().as_str().to_owned()),
        _ => None,
    });
    named.collect()
}

/// A key with a near name: of a dictionary that the templates write, else of a file of data.
pub(super) fn any_key(name: &str, sources: &Sources, bundle: &Bundle) -> Option<String> {
    let mut written = BTreeSet::new();
    sources.iter().for_each(|source| written_keys(source.root(), &mut written));
    if let Some(near) = nearest(name, written.iter().map(String::as_str)) {
        return Some(format!("la clé la plus proche est « {near} »"));
    }
    key(name, bundle)
}

/// The keys of the dictionaries that a source writes.
fn written_keys(node: &SyntaxNode, keys: &mut BTreeSet<String>) {
    if node.kind() == SyntaxKind::Dict {
        let named = node.children().filter(|child| child.kind() == SyntaxKind::Named);
        let first = named.filter_map(|pair| pair.children().next());
        keys.extend(first.map(|key| key.leaf_text().to_string()));
    }
    node.children().for_each(|child| written_keys(child, keys));
}

/// A key with a near name, and the file that holds it.
fn key(name: &str, bundle: &Bundle) -> Option<String> {
    [THEME, DATA].into_iter().find_map(|path| {
        let keys = keys_of(path, bundle);
        let near = nearest(name, keys.iter().map(String::as_str))?;
        let shown = bundle.shown_path(path);
        Some(format!("la clé la plus proche est « {near} », dans {shown}"))
    })
}

/// The files whose keys the templates read.
const THEME: &str = "/templates/theme.toml";
const DATA: &str = "/donnees.json";

/// All keys of a file of data, at any depth.
fn keys_of(path: &str, bundle: &Bundle) -> BTreeSet<String> {
    let text = bundle.user_text(path).unwrap_or_default();
    let value = match path {
        THEME => toml::from_str(text).ok(),
        _ => serde_json::from_str(text).ok(),
    };
    let mut keys = BTreeSet::new();
    collect_keys(&value.unwrap_or_default(), &mut keys);
    keys
}

fn collect_keys(value: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                keys.insert(key.clone());
                collect_keys(value, keys);
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|one| collect_keys(one, keys)),
        _ => {}
    }
}

/// The names that the top level of a source binds with `let`.
fn defined_in(root: &SyntaxNode) -> Vec<String> {
    let bindings = root.children().filter(|node| node.kind() == SyntaxKind::LetBinding);
    bindings.filter_map(bound_name).collect()
}

fn bound_name(binding: &SyntaxNode) -> Option<String> {
    let target = binding
        .children()
        .find(|node| matches!(node.kind(), SyntaxKind::Ident | SyntaxKind::Closure))?;
    match target.kind() {
        SyntaxKind::Closure => target.children().find(|node| node.kind() == SyntaxKind::Ident),
        _ => Some(target),
    }
    .map(|name| name.leaf_text().to_string())
}
