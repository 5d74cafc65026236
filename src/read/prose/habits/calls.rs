//! Calls that do not do what was meant: an id without quotation marks, nothing named, no words.

use typst::syntax::LinkedNode;
use typst::syntax::ast::{self, AstNode};

use super::super::citation::positional;
use super::super::commands::{Prints, Which};
use super::{HabitKind, Search};

/// Functions of the engine that print the words which they are given.
const OF_WORDS: [&str; 9] = [
    "emph",
    "footnote",
    "highlight",
    "quote",
    "smallcaps",
    "strike",
    "strong",
    "super",
    "underline",
];

impl Search<'_> {
    pub(super) fn call(&mut self, node: &LinkedNode<'_>) {
        let Some(call) = node.cast::<ast::FuncCall<'_>>() else { return };
        let ast::Expr::Ident(name) = call.callee() else { return };
        let name = name.as_str();
        let start = node.offset();
        let sign = usize::from(self.text[..start].ends_with('#'));
        let whole = start - sign..node.range().end;
        match name {
            "table" if !has_header(call) => {
                self.add(HabitKind::HeadlessTable, start..start + name.len());
            }
            "lorem" => self.add(HabitKind::Filler, whole.clone()),
            _ => {}
        }
        let command = self.commands.get(name);
        let of_words = command.is_some_and(|it| {
            matches!(it.prints, Prints::Apart | Prints::Quotation | Prints::Foreign)
        });
        if (of_words || OF_WORDS.contains(&name)) && has_no_words(call) {
            self.add(HabitKind::NoWords, whole.clone());
        }
        let cites = command.and_then(|command| command.cites.as_ref());
        if !cites.is_some_and(|(_, which)| !matches!(which, Which::Named(_))) {
            return;
        }
        if call.args().items().next().is_none() {
            self.add(HabitKind::NamesNothing, whole);
        }
        let Some(ast::Expr::Ident(id)) = positional(call, 0) else { return };
        if let Some(found) = node.find(id.to_untyped().span()) {
            self.add(HabitKind::BareId, found.range());
        }
    }
}

fn has_header(call: ast::FuncCall<'_>) -> bool {
    call.args().items().any(|argument| match argument {
        ast::Arg::Pos(ast::Expr::FuncCall(inner)) => {
            matches!(inner.callee(), ast::Expr::FieldAccess(field) if field.field().as_str() == "header")
        }
        // What code gathers may have one.
        ast::Arg::Spread(_) => true,
        _ => false,
    })
}

/// Whether a call gives no words, or none but spaces.
fn has_no_words(call: ast::FuncCall<'_>) -> bool {
    let mut given = call.args().items().filter(|it| !matches!(it, ast::Arg::Named(_)));
    given.all(|argument| match argument {
        ast::Arg::Pos(ast::Expr::ContentBlock(block)) => {
            let is_space =
                |it: ast::Expr<'_>| matches!(it, ast::Expr::Space(_) | ast::Expr::Parbreak(_));
            block.body().exprs().all(is_space)
        }
        ast::Arg::Pos(ast::Expr::Str(words)) => words.get().trim().is_empty(),
        _ => false,
    })
}
