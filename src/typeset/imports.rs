//! The files that a file imports or includes under a name that stands in it.

use typst::syntax::ast::{self, Expr};
use typst::syntax::{FileId, RootedPath, Source, SyntaxNode};

/// The files that a source names after `import` and `include`; a name that is computed is not
/// known before the engine runs.
pub(super) fn named(source: &Source) -> Vec<FileId> {
    let mut names = Vec::new();
    gather(source.root(), &mut names);
    let here = source.id();
    let folder = here.vpath().parent().unwrap_or_else(|| here.vpath().clone());
    let id = |name: &str| {
        let path = folder.join(name).ok()?;
        Some(RootedPath::new(here.root().clone(), path).intern())
    };
    names.iter().filter_map(|name| id(name)).collect()
}

fn gather(node: &SyntaxNode, names: &mut Vec<String>) {
    let from = node
        .cast::<ast::ModuleImport>()
        .map(ast::ModuleImport::source)
        .or_else(|| node.cast::<ast::ModuleInclude>().map(ast::ModuleInclude::source));
    match from {
        Some(Expr::Str(name)) => names.push(name.get().to_string()),
        _ => node.children().for_each(|child| gather(child, names)),
    }
}
