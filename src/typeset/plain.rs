//! Texts that are nothing but prose and calls of what the templates offer, as they offer it: what
//! can be wrong with them is known without the engine.

use std::collections::BTreeMap;

use typst::syntax::ast;
use typst::syntax::{Source, SyntaxKind, SyntaxNode};

use crate::figures::donnees::Printable;
use crate::read::prose::{Commands, Prints, Which};

/// What a file offers to call, by its name; the tables whose rows a text may print.
#[derive(Default)]
pub struct Offered {
    functions: BTreeMap<String, Parameters>,
    tables: BTreeMap<String, Printable>,
}

/// What a function takes.
#[derive(Default)]
struct Parameters {
    /// The names of those that stand at their place.
    positional: Vec<String>,
    named: Vec<String>,
    /// It takes any number of others.
    more: bool,
    /// The values that some of them may have.
    values: Vec<(String, Vec<String>)>,
    /// It prints the cells of its arguments.
    is_table: bool,
    /// All that it takes are ids.
    takes_ids: bool,
}

impl Offered {
    /// The functions that a file declares or imports by their names, and the break of a column.
    /// `read` gives the text of a file that it imports from.
    pub fn by<'a>(text: &str, read: &dyn Fn(&str) -> Option<&'a str>) -> Self {
        let weak = Parameters { named: vec!["weak".to_owned()], ..Parameters::default() };
        let mut offered = Self::declared(text);
        offered.functions.insert("colbreak".to_owned(), weak);
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
                    && let Some(function) = declared.functions.remove_entry(path.name().as_str())
                {
                    offered.functions.extend([function]);
                }
            }
        }
        for (name, command) in Commands::of_own(text).iter() {
            if let Some(parameters) = offered.functions.get_mut(name) {
                parameters.values.clone_from(&command.values);
                parameters.is_table = command.prints == Prints::Table;
                parameters.takes_ids = matches!(command.cites, Some((_, Which::All)));
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
        Self { functions: bindings.filter_map(function).collect(), tables: BTreeMap::new() }
    }

    /// Rows of this table are printed as they are.
    pub fn prints(&mut self, table: &str, printable: Printable) {
        self.tables.insert(table.to_owned(), printable);
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

    /// The table whose rows a call prints, if it is one of those that are known.
    fn table_of(&self, call: ast::FuncCall<'_>) -> Option<&Printable> {
        let (ast::Expr::Ident(name), Some(ast::Arg::Pos(ast::Expr::Str(table)))) =
            (call.callee(), call.args().items().next())
        else {
            return None;
        };
        let prints_rows = ["tableau", "liste"].contains(&name.as_str());
        self.tables.get(table.get().as_str()).filter(|_| prints_rows)
    }

    fn takes(&self, call: ast::FuncCall<'_>) -> bool {
        let ast::Expr::Ident(name) = call.callee() else { return false };
        let Some(taken) = self.functions.get(name.as_str()) else { return false };
        if let Some(table) = self.table_of(call) {
            return prints(name.as_str(), call, table);
        }
        let mut positional = 0;
        let mut ends_with_words = false;
        for argument in call.args().items() {
            let suits = match argument {
                ast::Arg::Pos(value) => {
                    positional += 1;
                    ends_with_words = matches!(value, ast::Expr::ContentBlock(_));
                    let name = taken.positional.get(positional - 1).map_or("", String::as_str);
                    taken.suits(name, value)
                }
                ast::Arg::Named(named) => {
                    let name = named.name().as_str();
                    // Those that take any number of others refuse them when they are called.
                    taken.named.iter().any(|it| it == name) && taken.suits(name, named.expr())
                }
                ast::Arg::Spread(_) => false,
            };
            if !suits {
                return false;
            }
        }
        if taken.is_table {
            return is_grid(call);
        }
        let needed = taken.positional.len() + usize::from(taken.takes_ids);
        // Of any number, the function refuses what it does not know: names of people, words twice.
        let more = positional > needed && taken.more;
        positional == needed
            || (more && (taken.takes_ids || (positional == needed + 1 && ends_with_words)))
    }
}

/// Letters that have room beside one another in a table on any page, with what parts columns.
const ROOM: usize = 130;
const BETWEEN: usize = 2;

/// Whether a table has what a call asks of it.
fn prints(function: &str, call: ast::FuncCall<'_>, table: &Printable) -> bool {
    let is_table = function == "tableau";
    let is_in = |names: &[&str], value: ast::Expr<'_>| match value {
        ast::Expr::Str(name) => names.iter().any(|it| *it == name.get()),
        _ => false,
    };
    let all = |value: ast::Expr<'_>| match value {
        ast::Expr::Array(names) => names.items().all(|it| match it {
            ast::ArrayItem::Pos(name) => is_in(&table.columns, name),
            ast::ArrayItem::Spread(_) => false,
        }),
        name => is_in(&table.columns, name),
    };
    let width = |name: &str| {
        let index = table.columns.iter().position(|it| *it == name);
        index.and_then(|it| table.widths.get(it)).map_or(ROOM, |it| it + BETWEEN)
    };
    let mut wide: usize = table.columns.iter().map(|it| width(it)).sum();
    // A total is of a column that is printed.
    let (mut adds_up, mut asks_total) = (!table.sums.is_empty(), false);
    let suits = call.args().items().skip(1).all(|argument| {
        let ast::Arg::Named(named) = argument else { return false };
        let value = named.expr();
        match named.name().as_str() {
            "colonnes" => {
                let of = |it: ast::ArrayItem<'_>| match it {
                    ast::ArrayItem::Pos(ast::Expr::Str(name)) => width(&name.get()),
                    _ => ROOM,
                };
                wide = match value {
                    ast::Expr::Array(names) => names.items().map(of).sum(),
                    _ => 1,
                };
                adds_up = match value {
                    ast::Expr::Array(names) => names.items().any(|it| match it {
                        ast::ArrayItem::Pos(name) => is_in(&table.sums, name),
                        ast::ArrayItem::Spread(_) => false,
                    }),
                    name => is_in(&table.sums, name),
                };
                wide > 0 && all(value)
            }
            "tri" => is_in(&table.sorts, value),
            "groupe" if is_table => is_in(&table.groups, value),
            "total" if is_table => {
                asks_total = matches!(value, ast::Expr::Bool(it) if it.get());
                matches!(value, ast::Expr::Bool(_))
            }
            "titre" if is_table => matches!(value, ast::Expr::Str(_)),
            "titre" => is_in(&table.columns, value),
            _ => false,
        }
    });
    suits && (adds_up || !asks_total) && (!is_table || wide < ROOM)
}

/// Rows of one length, the header and one more at least.
fn is_grid(call: ast::FuncCall<'_>) -> bool {
    let length = |argument: ast::Arg<'_>| match argument {
        ast::Arg::Pos(ast::Expr::Array(row)) => Some(row.items().count()),
        _ => None,
    };
    let lengths: Option<Vec<usize>> = call.args().items().map(length).collect();
    lengths.is_some_and(|it| it.len() > 1 && it[0] > 0 && it.iter().all(|other| *other == it[0]))
}

impl Parameters {
    /// Whether a value is what a parameter takes: a text among those that it admits, words, a list
    /// of texts, yes or no.
    fn suits(&self, name: &str, value: ast::Expr<'_>) -> bool {
        let admitted = self.values.iter().find(|(it, _)| it == name).map(|(_, values)| values);
        match (value, admitted) {
            (ast::Expr::Str(text), Some(values)) => values.iter().any(|it| *it == *text.get()),
            (_, Some(_)) => false,
            (ast::Expr::Array(items), None) => items.items().all(|item| {
                let is_words = |it| matches!(it, ast::Expr::Str(_) | ast::Expr::ContentBlock(_));
                matches!(item, ast::ArrayItem::Pos(it) if is_words(it))
            }),
            (value, None) => matches!(
                value,
                ast::Expr::Str(_)
                    | ast::Expr::ContentBlock(_)
                    | ast::Expr::Bool(_)
                    | ast::Expr::None(_)
            ),
        }
    }

    fn of(closure: ast::Closure<'_>) -> Self {
        let mut taken = Self::default();
        for parameter in closure.params().children() {
            match parameter {
                ast::Param::Pos(ast::Pattern::Normal(ast::Expr::Ident(name))) => {
                    taken.positional.push(name.as_str().to_owned());
                }
                ast::Param::Pos(_) => taken.positional.push(String::new()),
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
        let own = "#import \"encadre.typ\": encadre\n#import \"x.typ\": autre as _autre\n//@ valeurs: forme = nombre, texte\n#let chiffre(id, forme: \"texte\") = id\n//@ cite: photo, plusieurs\n#let photo(..ids) = none\n#let lien(a, b) = b\n#let site() = none\n//@ imprime: un tableau\n#let tableau(..lignes) = none";
        let offered = Offered::by(own, &|file| {
            (file == "encadre.typ").then_some("#let encadre(titre: none, contenu) = contenu")
        });
        let mut offered = offered;
        offered.prints(
            "heures",
            Printable {
                columns: vec!["nom", "nombre", "projet"],
                widths: vec![18, 9, 120],
                sorts: vec!["nom", "nombre"],
                groups: vec!["projet"],
                sums: vec!["nombre"],
            },
        );
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
            ("#tableau((\"a\", \"b\"), (\"c\", [d]))", true),
            ("#tableau((\"a\", \"b\"), (\"c\",))", false),
            ("#tableau(\"a\")", false),
            ("#tableau()", false),
            ("#photo()", false),
            ("#chiffre(12)", false),
            ("#chiffre(\"a\", forme: \"autre\")", false),
            ("#encadre(titre: 3)[x]", false),
            ("#chiffre(a)", false),
            ("#site", false),
            ("#chiffre((\"a\", b))", false),
            (
                "#tableau(\"heures\", colonnes: (\"nom\", \"nombre\"), tri: \"nombre\", total: true)",
                true,
            ),
            ("#tableau(\"heures\")", false),
            (
                "#tableau(\"heures\", colonnes: \"nom\", groupe: \"projet\", titre: \"Les heures\")",
                true,
            ),
            ("#tableau(\"heures\", colonnes: (\"noms\",))", false),
            ("#tableau(\"heures\", colonnes: ())", false),
            ("#tableau(\"heures\", colonnes: (\"nom\",), total: true)", false),
            ("#tableau(\"heures\", total: \"oui\")", false),
            ("#tableau(\"heures\", somme: true)", false),
            ("#tableau(\"autre\", total: true)", false),
        ] {
            assert_eq!(offered.suffices_for(text), plain, "{text}");
        }
    }
}
