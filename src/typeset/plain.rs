//! Texts that are nothing but prose and calls of what the templates offer, as they offer it: what
//! can be wrong with them is known without the engine.

use std::collections::BTreeMap;

use typst::syntax::ast;
use typst::syntax::{Source, SyntaxKind, SyntaxNode};

/// What a file offers to call, by its name.
pub struct Offered(BTreeMap<String, Parameters>);

/// What a function takes.
#[derive(Default)]
struct Parameters {
    positional: usize,
    named: Vec<String>,
    /// It takes any number of others.
    more: bool,
}

impl Offered {
    /// The functions that a file declares or imports by their names, and the break of a column.
    /// `read` gives the text of a file that it imports from.
    pub fn by<'a>(text: &str, read: &dyn Fn(&str) -> Option<&'a str>) -> Self {
        let weak = Parameters { named: vec!["weak".to_owned()], ..Parameters::default() };
        let mut offered = Self::declared(text);
        offered.0.insert("colbreak".to_owned(), weak);
        let source = Source::detached(text);
        let imports =
            source.root().children().filter_map(|node| node.cast::<ast::ModuleImport<'_>>());
        for import in imports {
            let (ast::Expr::Str(file), Some(ast::Imports::Items(items))) =
                (import.source(), import.imports())
            else {
                continue;
            };
            let Some(text) = read(&file.get()) else { continue };
            let mut declared = Self::declared(text);
            for item in items.iter() {
                if let ast::ImportItem::Simple(path) = item
                    && let Some(function) = declared.0.remove_entry(path.name().as_str())
                {
                    offered.0.extend([function]);
                }
            }
        }
        offered
    }

    fn declared(text: &str) -> Self {
        let source = Source::detached(text);
        let bindings =
            source.root().children().filter_map(|node| node.cast::<ast::LetBinding<'_>>());
        let function = |binding: ast::LetBinding<'_>| match (binding.kind(), binding.init()?) {
            (ast::LetBindingKind::Closure(name), ast::Expr::Closure(closure)) => {
                Some((name.as_str().to_owned(), Parameters::of(closure)))
            }
            _ => None,
        };
        Self(bindings.filter_map(function).collect())
    }

    /// Whether a text is plain.
    pub fn suffices_for(&self, text: &str) -> bool {
        self.suffices(Source::detached(text).root())
    }

    /// Whether the headings of a text follow one another, below one of a given level, and have
    /// words: the engine refuses a level that is left out.
    pub fn headings_follow(text: &str, under: usize) -> bool {
        let mut above = under;
        headings(Source::detached(text).root()).into_iter().all(|(level, has_words)| {
            let follows = has_words && level <= above + 1;
            above = level;
            follows
        })
    }

    fn suffices(&self, node: &SyntaxNode) -> bool {
        let (here, named) = match node.kind() {
            SyntaxKind::FuncCall => {
                (node.cast::<ast::FuncCall<'_>>().is_some_and(|call| self.takes(call)), 1)
            }
            // What is called, and the name of an argument, come first.
            SyntaxKind::Named => (true, 1),
            kind => (is_plain(kind), 0),
        };
        here && node.children().skip(named).all(|child| self.suffices(child))
    }

    fn takes(&self, call: ast::FuncCall<'_>) -> bool {
        let ast::Expr::Ident(name) = call.callee() else { return false };
        let Some(taken) = self.0.get(name.as_str()) else { return false };
        let mut positional = 0;
        for argument in call.args().items() {
            match argument {
                ast::Arg::Pos(_) => positional += 1,
                ast::Arg::Named(named) => {
                    let known = taken.named.iter().any(|it| it == named.name().as_str());
                    // Those that take any number of others refuse them when they are called.
                    if !known {
                        return false;
                    }
                }
                ast::Arg::Spread(_) => return false,
            }
        }
        positional == taken.positional || (taken.more && positional > taken.positional)
    }
}

impl Parameters {
    fn of(closure: ast::Closure<'_>) -> Self {
        let mut taken = Self::default();
        for parameter in closure.params().children() {
            match parameter {
                ast::Param::Pos(_) => taken.positional += 1,
                ast::Param::Named(named) => taken.named.push(named.name().as_str().to_owned()),
                ast::Param::Spread(_) => taken.more = true,
            }
        }
        taken
    }
}

/// The headings below a node: their levels, and whether they have words.
fn headings(node: &SyntaxNode) -> Vec<(usize, bool)> {
    match node.cast::<ast::Heading<'_>>() {
        Some(heading) => {
            let is_space = |it: ast::Expr<'_>| matches!(it, ast::Expr::Space(_));
            let has_words = heading.body().exprs().any(|it| !is_space(it));
            vec![(heading.depth().get(), has_words)]
        }
        None => node.children().flat_map(headings).collect(),
    }
}

/// Prose, and the literal values of arguments.
fn is_plain(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::End
            | SyntaxKind::Markup
            | SyntaxKind::Text
            | SyntaxKind::Space
            | SyntaxKind::Linebreak
            | SyntaxKind::Parbreak
            | SyntaxKind::Escape
            | SyntaxKind::Shorthand
            | SyntaxKind::SmartQuote
            | SyntaxKind::Strong
            | SyntaxKind::Emph
            | SyntaxKind::Link
            | SyntaxKind::Heading
            | SyntaxKind::HeadingMarker
            | SyntaxKind::ListItem
            | SyntaxKind::ListMarker
            | SyntaxKind::EnumItem
            | SyntaxKind::EnumMarker
            | SyntaxKind::LineComment
            | SyntaxKind::BlockComment
            | SyntaxKind::Hash
            | SyntaxKind::Star
            | SyntaxKind::Underscore
            | SyntaxKind::LeftBracket
            | SyntaxKind::RightBracket
            | SyntaxKind::LeftParen
            | SyntaxKind::RightParen
            | SyntaxKind::Comma
            | SyntaxKind::Colon
            | SyntaxKind::Semicolon
            | SyntaxKind::ContentBlock
            | SyntaxKind::Args
            | SyntaxKind::Array
            | SyntaxKind::Str
            | SyntaxKind::Int
            | SyntaxKind::Bool
            | SyntaxKind::None
            | SyntaxKind::Auto
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_and_calls_as_they_are_offered_are_plain() {
        let own = "#import \"encadre.typ\": encadre\n#import \"x.typ\": autre as _autre\n#let chiffre(id, forme: \"texte\") = id\n#let photo(..ids) = none\n#let lien(a, b) = b\n#let site() = none";
        let offered = Offered::by(own, &|file| {
            (file == "encadre.typ").then_some("#let encadre(titre: none, contenu) = contenu")
        });
        for (text, plain) in [
            ("Un *mot* et _un autre_, 5 % : #chiffre(\"a\").\n\n=== Titre\n- un\n- deux", true),
            ("#chiffre(\"a\", forme: \"nombre\") #photo(\"a\", \"b\") #site()", true),
            ("#lien(\"https://exemple.fr\")[mots]", true),
            ("#chiffre(\"a\", form: \"nombre\")", false),
            ("#chiffre()", false),
            ("#chiffre(\"a\", \"b\")", false),
            ("#encadre(titre: \"A\")[Un *mot*.] #colbreak(weak: true)", true),
            ("#autre()", false),
            ("#lien(\"a\")", false),
            ("#inconnue()", false),
            ("#lorem(30)", false),
            ("#let a = 1", false),
            ("#for i in range(10) [x]", false),
            ("#{ 1 + 1 }", false),
            ("@renvoi", false),
            ("$x^2$", false),
            ("#chiffre(a)", false),
            ("#site", false),
            ("#chiffre((\"a\", b))", false),
        ] {
            assert_eq!(offered.suffices_for(text), plain, "{text}");
        }
    }
}
