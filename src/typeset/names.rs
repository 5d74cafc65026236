//! Names of a Typst text, read from its syntax: those that it gives, those that
//! it uses.

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::ast;
use typst::syntax::{LinkedNode, Source, SyntaxKind};
use typst::{Library, LibraryExt};

/// The names that a file hands to who imports all of it: what it declares and
/// what it imports by name.
pub fn exported(text: &str) -> BTreeSet<String> {
    let source = Source::detached(text);
    let mut names = BTreeSet::new();
    for child in LinkedNode::new(source.root()).children() {
        if matches!(child.kind(), SyntaxKind::LetBinding | SyntaxKind::ModuleImport) {
            gather(&child, &mut |node, is_binding| {
                if is_binding && !in_closure(node, &child) {
                    names.insert(node.leaf_text().to_string());
                }
            });
        }
    }
    names
}

/// The keys of the dictionary that a file declares under a name; `None` if it
/// declares none.
pub fn keys(text: &str, name: &str) -> Option<Vec<String>> {
    let source = Source::detached(text);
    let bindings = source.root().children().filter_map(|node| node.cast::<ast::LetBinding<'_>>());
    let mut values = bindings.filter_map(|binding| {
        let bound = binding.kind().bindings();
        bound.iter().any(|ident| ident.as_str() == name).then(|| binding.init())?
    });
    let Some(ast::Expr::Dict(dict)) = values.next() else { return None };
    let key = |item| match item {
        ast::DictItem::Named(named) => Some(named.name().as_str().to_owned()),
        _ => None,
    };
    Some(dict.items().filter_map(key).collect())
}

/// Names that a text uses, that neither it nor the engine gives, nor `offered`;
/// with their bytes. A text that imports everything of a file is left to the engine.
pub fn unknown(text: &str, offered: &BTreeSet<String>) -> Vec<(String, Range<usize>)> {
    let source = Source::detached(text);
    let mut given = BTreeSet::new();
    let mut used = Vec::new();
    let root = LinkedNode::new(source.root());
    if imports_all(&root) {
        return Vec::new();
    }
    gather(&root, &mut |node, is_binding| {
        let name = node.leaf_text().to_string();
        if is_binding {
            given.insert(name);
        } else {
            used.push((name, node.range()));
        }
    });
    used.retain(|(name, _)| !given.contains(name) && !offered.contains(name));
    if !used.is_empty() {
        // The engine's own names take some time to list: most texts use none of them.
        let library = Library::default();
        used.retain(|(name, _)| library.global.scope().get(name).is_none() && name != "std");
    }
    used
}

/// Calls back with each identifier, and whether it is given there or used.
fn gather(node: &LinkedNode<'_>, with: &mut dyn FnMut(&LinkedNode<'_>, bool)) {
    if node.kind() == SyntaxKind::Ident {
        match role(node) {
            Role::Given => with(node, true),
            Role::Used => with(node, false),
            Role::Key => {}
        }
    }
    for child in node.children() {
        gather(&child, with);
    }
}

enum Role {
    /// A variable, a parameter, an imported name.
    Given,
    /// A variable that is read or called.
    Used,
    /// The name of an argument or of a field.
    Key,
}

fn role(node: &LinkedNode<'_>) -> Role {
    let Some(parent) = node.parent() else { return Role::Used };
    let is_first = node.index() == 0;
    match parent.kind() {
        SyntaxKind::FieldAccess if !is_first => Role::Key,
        SyntaxKind::Named if is_first => match parent.parent_kind() {
            Some(SyntaxKind::Params) => Role::Given,
            // `(key: name)` of a pattern: the key is a field.
            _ => Role::Key,
        },
        SyntaxKind::Named if in_pattern(parent) => Role::Given,
        SyntaxKind::ImportItemPath
            if parent.parent_kind() == Some(SyntaxKind::RenamedImportItem) =>
        {
            Role::Key
        }
        SyntaxKind::Params
        | SyntaxKind::Destructuring
        | SyntaxKind::ImportItems
        | SyntaxKind::ImportItemPath
        | SyntaxKind::RenamedImportItem => Role::Given,
        SyntaxKind::Spread if in_pattern(parent) => Role::Given,
        SyntaxKind::Closure if is_first => Role::Given,
        SyntaxKind::LetBinding | SyntaxKind::ModuleImport if comes_first(node) => Role::Given,
        SyntaxKind::ForLoop if comes_first(node) => Role::Given,
        SyntaxKind::ModuleImport => Role::Given,
        _ => Role::Used,
    }
}

fn in_pattern(node: &LinkedNode<'_>) -> bool {
    matches!(node.parent_kind(), Some(SyntaxKind::Params | SyntaxKind::Destructuring))
}

/// Whether nothing but keywords and spaces stands before a node in its parent.
fn comes_first(node: &LinkedNode<'_>) -> bool {
    let Some(parent) = node.parent() else { return false };
    let before = parent.children().take_while(|child| child.offset() < node.offset());
    before.into_iter().all(|child| child.kind().is_keyword() || child.kind().is_trivia())
}

/// Whether a binding belongs to a function inside a declaration: its parameters
/// are nobody else's.
fn in_closure(node: &LinkedNode<'_>, declaration: &LinkedNode<'_>) -> bool {
    let mut inner = node.clone();
    while let Some(parent) = inner.parent().cloned() {
        if parent.offset() == declaration.offset() && parent.kind() == declaration.kind() {
            return false;
        }
        let names_the_closure = parent.kind() == SyntaxKind::Closure && inner.index() == 0;
        if !names_the_closure
            && matches!(parent.kind(), SyntaxKind::Closure | SyntaxKind::CodeBlock)
        {
            return true;
        }
        inner = parent;
    }
    false
}

fn imports_all(node: &LinkedNode<'_>) -> bool {
    let here = node
        .cast::<ast::ModuleImport<'_>>()
        .is_some_and(|import| matches!(import.imports(), Some(ast::Imports::Wildcard)));
    here || node.children().any(|child| imports_all(&child))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn names(text: &str, offered: &[&str]) -> Vec<String> {
        unknown(text, &set(offered)).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn names_that_nobody_gives_are_found_with_their_place() {
        let text = "Le #RTES a #chifre(\"a\", forme: \"unite\") et *#chiffre(\"b\")*.";
        let found = unknown(text, &set(&["chiffre"]));
        let found: Vec<_> =
            found.iter().map(|(name, at)| (name.as_str(), &text[at.clone()])).collect();
        assert_eq!(found, [("RTES", "RTES"), ("chifre", "chifre")]);
    }

    #[test]
    fn names_of_the_text_and_of_the_engine_are_known() {
        for text in [
            "#let mot = [a]\n#let f(x, y: 2, ..z) = x + y\n#mot #f(1, y: 3)",
            "#let (a, b: c, ..d) = (1, b: 2)\n#a #c #d",
            "#for (i, x) in (1, 2).enumerate() [#i #x]",
            "#((x, y) => x + y)(1, 2)",
            "#text(fill: red, lang: \"en\")[a] #h(1em) #sym.arrow #std.lower(\"A\")",
            "#show heading: it => it.body\n#set par(justify: true)",
            "#import \"/templates/a.typ\": b, c as d\n#b #d",
            "#import \"/templates/a.typ\": *\n#x",
            "#context counter(page).get().first()",
            "$alpha + x$ \\#projet `#code` // #comment",
            "https://example.org/#ancre",
        ] {
            assert_eq!(names(text, &[]), Vec::<String>::new(), "{text}");
        }
        assert_eq!(names("#let f(x) = y", &[]), ["y"]);
    }

    #[test]
    fn a_file_hands_on_what_it_declares_and_names() {
        let text = "#import \"a.typ\" as _a\n#import \"b.typ\": citation, x as _x\n#let _f(z) = z\n#let chiffre(id, forme: \"texte\") = { let t = id\n t }\n#let mot = [a]\n";
        assert_eq!(
            exported(text).into_iter().filter(|name| !name.starts_with('_')).collect::<Vec<_>>(),
            ["chiffre", "citation", "mot"]
        );
    }

    #[test]
    fn keys_of_a_dictionary_are_listed() {
        let text = "#let a = 1\n#let annexes = (\n  presse: (titre: \"x\"),\n  donnees-graphiques: (:),\n)\n";
        assert_eq!(
            keys(text, "annexes"),
            Some(vec!["presse".to_owned(), "donnees-graphiques".to_owned()])
        );
        assert_eq!(keys(text, "a"), None);
    }
}
