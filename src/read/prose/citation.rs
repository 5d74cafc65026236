//! What the texts cite by its id.

use std::ops::Range;

use typst::syntax::LinkedNode;
use typst::syntax::ast::{self, AstNode};

/// A call such as `#chiffre("adherents")` in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// What is cited.
    pub cited: Cited,
    /// Its id.
    pub id: String,
    /// In which form, or which field of it: « unite », « participants ».
    pub form: Option<String>,
    /// Bytes of the id in the file, quotation marks included.
    pub range: Range<usize>,
}

/// The functions that texts call, always with parentheses or brackets after their name.
pub(super) const COMMANDS: &[&str] = &[
    "adherents",
    "anglais",
    "annexe",
    "articles",
    "carte",
    "chapeau",
    "chiffre",
    "citation",
    "collection",
    "encadre",
    "entretiens",
    "evenement",
    "evenements",
    "graphique",
    "image",
    "intervenants",
    "lien",
    "listes",
    "organisation",
    "partenaires",
    "photo",
    "publication",
    "reseaux",
    "site",
    "tableau",
];

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
    /// `#organisation("creation")`
    Organisation,
}

impl Cited {
    /// The functions by which texts cite, with the named argument that holds
    /// the id where it is not the first one.
    pub(super) fn by(function: &str) -> Option<(Self, Option<&'static str>)> {
        Some(match function {
            "chiffre" => (Self::Figure, None),
            "evenement" => (Self::Event, None),
            "intervenants" => (Self::Speakers, None),
            "photo" => (Self::Photo, None),
            "graphique" => (Self::Chart, None),
            "carte" => (Self::Map, None),
            "collection" => (Self::Collection, None),
            "publication" => (Self::Publication, None),
            "annexe" => (Self::Annex, None),
            "evenements" => (Self::Theme, Some("rubrique")),
            "organisation" => (Self::Organisation, None),
            _ => return None,
        })
    }

    /// How many ids one call may give.
    fn most_ids(self) -> usize {
        if self == Self::Photo { usize::MAX } else { 1 }
    }

    /// Whether its printed words stand in the sentence.
    pub(super) fn is_inline(self) -> bool {
        matches!(self, Self::Figure | Self::Event | Self::Organisation)
    }
}

/// The citations that a call makes: one, but for pictures that stand side by side. Ids that are
/// worked out by code are left to the templates, which judge them when they run.
pub(super) fn citations(node: &LinkedNode<'_>, call: ast::FuncCall<'_>) -> Vec<Citation> {
    let ast::Expr::Ident(name) = call.callee() else { return Vec::new() };
    let Some((cited, argument)) = Cited::by(name.as_str()) else { return Vec::new() };
    let ids = match argument {
        None => positionals(call).take(cited.most_ids()).collect(),
        Some(name) => Vec::from_iter(named(call, name)),
    };
    let form = named(call, "forme").or_else(|| positional(call, cited.most_ids()));
    let form = form.and_then(|form| string(node, form)).map(|(form, _)| form);
    let ids = ids.into_iter().filter_map(|id| string(node, id));
    ids.map(|(id, range)| Citation { cited, id, form: form.clone(), range }).collect()
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
