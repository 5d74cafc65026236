//! What the texts cite by its id.

use std::ops::Range;

use super::commands::{Commands, Which};
use typst::syntax::LinkedNode;
use typst::syntax::ast::{self, AstNode};

/// A call such as `#chiffre("adherents")` in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What is cited.
    pub cited: Cited,
    /// By which function: « chiffre », « evolution ».
    pub function: String,
    /// Its id.
    pub id: String,
    /// In which form, or which field of it: « unite », « participants ».
    pub form: Option<String>,
    /// Bytes of the id in the file, quotation marks included.
    pub range: Range<usize>,
}

/// What a text may cite by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cited {
    /// `#chiffre("…")`
    Figure,
    /// `#evenement("…", "date")`
    Event,
    /// `#intervenants("…")`
    Speakers,
    /// `#photo("…")`, `#photo("…", "…")`
    Photo,
    /// `#graphique("…")`
    Chart,
    /// `#carte("…")`
    Map,
    /// `#collection("…")`
    Collection,
    /// `#publication("…")`
    Publication,
    /// `#annexe("…")`
    Annex,
    /// `#evenements(rubrique: "…")`
    Theme,
    /// `#tableau("benevolat")`
    Table,
    /// `#organisation("creation")`
    Organisation,
}

impl Cited {
    /// The word by which `prose.typ` names it.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "chiffre" => Self::Figure,
            "evenement" => Self::Event,
            "intervenants" => Self::Speakers,
            "photo" => Self::Photo,
            "graphique" => Self::Chart,
            "carte" => Self::Map,
            "collection" => Self::Collection,
            "publication" => Self::Publication,
            "annexe" => Self::Annex,
            "rubrique" => Self::Theme,
            "table" => Self::Table,
            "organisation" => Self::Organisation,
            _ => return None,
        })
    }
}

/// The citations that a call makes: one, but for pictures that stand side by side. Ids that are
/// worked out by code are left to the templates, which judge them when they run.
pub(super) fn citations(
    node: &LinkedNode<'_>,
    call: ast::FuncCall<'_>,
    commands: &Commands,
) -> Vec<Citation> {
    let ast::Expr::Ident(name) = call.callee() else { return Vec::new() };
    let cites = commands.get(name.as_str()).and_then(|command| command.cites.as_ref());
    let Some((cited, which)) = cites else { return Vec::new() };
    let most_ids = if *which == Which::All { usize::MAX } else { 1 };
    let ids = match which {
        Which::First | Which::All => positionals(call).take(most_ids).collect(),
        Which::Named(name) => Vec::from_iter(named(call, name)),
    };
    let form = named(call, "forme").or_else(|| positional(call, most_ids));
    let form = form.and_then(|form| string(node, form)).map(|(form, _)| form);
    let ids = ids.into_iter().filter_map(|id| string(node, id));
    let citation = |(id, range)| {
        let function = name.as_str().to_owned();
        Citation { cited: *cited, function, id, form: form.clone(), range }
    };
    ids.map(citation).collect()
}

/// The arguments without a name.
fn positionals(call: ast::FuncCall<'_>) -> impl Iterator<Item = ast::Expr<'_>> {
    call.args().items().filter_map(|item| match item {
        ast::Arg::Pos(expression) => Some(expression),
        _ => None,
    })
}

/// The argument without a name at this rank.
pub(super) fn positional(call: ast::FuncCall<'_>, rank: usize) -> Option<ast::Expr<'_>> {
    positionals(call).nth(rank)
}

/// The argument of this name.
pub(super) fn named<'a>(call: ast::FuncCall<'a>, name: &str) -> Option<ast::Expr<'a>> {
    call.args().items().find_map(|item| match item {
        ast::Arg::Named(named) if named.name().as_str() == name => Some(named.expr()),
        _ => None,
    })
}

/// A text between quotation marks, with its bytes in the file.
pub(super) fn string(
    node: &LinkedNode<'_>,
    expression: ast::Expr<'_>,
) -> Option<(String, Range<usize>)> {
    let ast::Expr::Str(string) = expression else { return None };
    let range = node.find(string.to_untyped().span())?.range();
    Some((string.get().to_string(), range))
}
