//! From a text in markup to its blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use typst::syntax::ast;
use typst::syntax::{LinkedNode, Source, SyntaxKind};

use super::block::{Block, BlockKind, Origin};
use super::citation::{citations, named, positional, string};
use super::commands::{Commands, Prints};
use super::habits::habits;
use super::lists::event_list;
use super::{Call, Citation, Link, OBJECT, Picture, Prose, Voice};
use crate::diagnostic::source::FileId;

/// A text of the edition, which may call `commands`; `printed` gives the words of a citation.
pub fn read(
    file: FileId,
    text: &str,
    commands: &Commands,
    printed: &dyn Fn(&Citation) -> Option<String>,
) -> Prose {
    // A source numbers its nodes, by which strings are found again.
    let source = Source::detached(text);
    let root = LinkedNode::new(source.root());
    let prose = Prose {
        file,
        blocks: Vec::new(),
        citations: Vec::new(),
        calls: Vec::new(),
        lists: Vec::new(),
        functions: BTreeSet::new(),
        links: Vec::new(),
        voices: Vec::new(),
        pictures: Vec::new(),
        habits: habits(&root, text, commands),
        broken: source.root().diagnosis().errors,
    };
    let current = Block::new(BlockKind::Paragraph, file);
    let mut reading = Reading { prose, current, origin: Origin::Typed, commands, printed };
    reading.markup(&root);
    reading.begin(BlockKind::Paragraph);
    reading.prose
}

struct Reading<'a> {
    prose: Prose,
    /// The block that is being filled.
    current: Block,
    /// Of the words that are read now.
    origin: Origin,
    commands: &'a Commands,
    printed: &'a dyn Fn(&Citation) -> Option<String>,
}

impl Reading<'_> {
    /// Ends the current block and begins another one.
    fn begin(&mut self, kind: BlockKind) {
        let next = Block::new(kind, self.prose.file);
        let done = std::mem::replace(&mut self.current, next);
        if !done.is_empty() {
            self.prose.blocks.push(done);
        }
    }

    fn typed(&mut self, words: &str, range: Range<usize>) {
        self.current.push(words, range, self.origin);
    }

    fn object(&mut self, range: Range<usize>) {
        self.current.push(OBJECT.encode_utf8(&mut [0; 4]), range, Origin::Opaque);
    }

    fn markup(&mut self, node: &LinkedNode<'_>) {
        for child in node.children() {
            self.node(&child);
        }
    }

    fn node(&mut self, node: &LinkedNode<'_>) {
        let range = node.range();
        match node.kind() {
            SyntaxKind::Text | SyntaxKind::SmartQuote => self.typed(node.leaf_text(), range),
            SyntaxKind::Space if node.leaf_text() == " " => self.typed(" ", range),
            SyntaxKind::Space | SyntaxKind::Linebreak => self.typed(" ", range),
            SyntaxKind::Parbreak => self.begin(BlockKind::Paragraph),
            SyntaxKind::Escape => {
                let character = node.cast::<ast::Escape<'_>>().map_or(OBJECT, ast::Escape::get);
                self.typed(character.encode_utf8(&mut [0; 4]), range);
            }
            SyntaxKind::Shorthand => {
                let character =
                    node.cast::<ast::Shorthand<'_>>().map_or(OBJECT, ast::Shorthand::get);
                self.typed(character.encode_utf8(&mut [0; 4]), range);
            }
            SyntaxKind::Strong
            | SyntaxKind::Emph
            | SyntaxKind::Markup
            | SyntaxKind::ContentBlock => self.markup(node),
            SyntaxKind::Heading => self.block(node, BlockKind::Heading),
            SyntaxKind::ListItem | SyntaxKind::EnumItem | SyntaxKind::TermItem => {
                self.block(node, BlockKind::Item);
            }
            SyntaxKind::Link => {
                let address = node.leaf_text();
                self.current.push(address, range.clone(), Origin::Opaque);
                self.prose.links.push(Link { address: address.to_string(), words: None, range });
            }
            SyntaxKind::Raw | SyntaxKind::Equation | SyntaxKind::Ref => self.object(range),
            SyntaxKind::FuncCall => self.call(node),
            // Nothing of these is read; what code holds may be.
            _ => self.code(node),
        }
    }

    fn block(&mut self, node: &LinkedNode<'_>, kind: BlockKind) {
        self.begin(kind);
        self.markup(node);
        self.begin(BlockKind::Paragraph);
    }

    /// Calls and content inside of code.
    fn code(&mut self, node: &LinkedNode<'_>) {
        for child in node.children() {
            match child.kind() {
                SyntaxKind::ContentBlock => self.markup(&child),
                SyntaxKind::FuncCall => self.call(&child),
                _ => self.code(&child),
            }
        }
    }

    fn call(&mut self, node: &LinkedNode<'_>) {
        let Some(call) = node.cast::<ast::FuncCall<'_>>() else { return };
        self.prose.lists.extend(event_list(node, call));
        if let ast::Expr::Ident(name) = call.callee() {
            self.prose.functions.insert(name.as_str().to_owned());
        }
        let found = citations(node, call, self.commands);
        if !found.is_empty() {
            self.cite(node, call, found);
            return;
        }
        let ast::Expr::Ident(name) = call.callee() else { return self.code(node) };
        match self.commands.prints(name.as_str()) {
            Prints::Link => self.link(node, call),
            Prints::Picture => self.picture(node, call),
            Prints::Table => {
                self.cells(node);
                self.begin(BlockKind::Paragraph);
            }
            Prints::Foreign => {
                let origin = std::mem::replace(&mut self.origin, Origin::Foreign);
                self.code(node);
                self.origin = origin;
            }
            Prints::Apart => self.apart(node, call, BlockKind::Paragraph),
            Prints::Quotation => self.apart(node, call, BlockKind::Quotation),
            Prints::Words | Prints::Block => {
                let function = name.as_str().to_owned();
                self.prose.calls.push(Call { function, range: node.range() });
                self.object(node.range());
                self.code(node);
            }
            Prints::Reference | Prints::Other => self.code(node),
        }
    }

    fn cite(&mut self, node: &LinkedNode<'_>, call: ast::FuncCall<'_>, found: Vec<Citation>) {
        let prints = match call.callee() {
            ast::Expr::Ident(name) => self.commands.prints(name.as_str()),
            _ => Prints::Other,
        };
        let annex = prints == Prints::Reference;
        let inline = found.first().filter(|_| prints == Prints::Words);
        match inline.and_then(|one| (self.printed)(one)) {
            Some(words) => self.current.push(&words, node.range(), Origin::Cited),
            None if annex => {}
            None => self.object(node.range()),
        }
        self.prose.citations.extend(found);
        if annex {
            self.words_of_link(node, call);
        } else {
            self.code(node);
        }
    }

    /// A call that is a block of its own, with its title or its author.
    fn apart(&mut self, node: &LinkedNode<'_>, call: ast::FuncCall<'_>, kind: BlockKind) {
        let said = |name| named(call, name).and_then(|it| string(node, it));
        if let (Some((author, _)), Some((function, range))) = (said("auteur"), said("fonction")) {
            self.prose.voices.push(Voice { author, function, range });
        }
        for name in ["titre", "auteur", "fonction"] {
            let Some((words, range)) = said(name) else { continue };
            self.begin(BlockKind::Mention);
            self.string(&words, range);
        }
        self.begin(kind);
        self.code(node);
        self.begin(BlockKind::Paragraph);
    }

    fn link(&mut self, node: &LinkedNode<'_>, call: ast::FuncCall<'_>) {
        let address = positional(call, 0).and_then(|it| string(node, it));
        let begins = self.current.text.len();
        self.words_of_link(node, call);
        if let Some((address, range)) = address {
            let words = self.current.text.get(begins..).unwrap_or_default().to_owned();
            self.prose.links.push(Link { address, words: Some(words), range });
        }
    }

    /// The words that follow an address or an id: content or a text.
    fn words_of_link(&mut self, node: &LinkedNode<'_>, call: ast::FuncCall<'_>) {
        match positional(call, 1).and_then(|it| string(node, it)) {
            Some((words, range)) => self.string(&words, range),
            None => self.code(node),
        }
    }

    /// The cells of a table that is typed in the text: each is read alone.
    fn cells(&mut self, node: &LinkedNode<'_>) {
        for child in node.children() {
            match child.kind() {
                SyntaxKind::ContentBlock => {
                    self.begin(BlockKind::Mention);
                    self.markup(&child);
                }
                SyntaxKind::Str => {
                    let written = child.cast::<ast::Str<'_>>().map(|it| it.get().to_string());
                    self.begin(BlockKind::Mention);
                    self.string(&written.unwrap_or_default(), child.range());
                }
                // The width of a column is no word.
                SyntaxKind::Named => self.code(&child),
                SyntaxKind::FuncCall if child.cast::<ast::FuncCall<'_>>().is_some_and(is_named) => {
                    self.begin(BlockKind::Mention);
                    self.call(&child);
                }
                _ => self.cells(&child),
            }
        }
    }

    fn picture(&mut self, node: &LinkedNode<'_>, call: ast::FuncCall<'_>) {
        self.object(node.range());
        if let Some((path, range)) = positional(call, 0).and_then(|it| string(node, it)) {
            let alt = named(call, "alt");
            let empty = matches!(alt, Some(ast::Expr::Str(alt)) if alt.get().trim().is_empty());
            self.prose.pictures.push(Picture { path, described: alt.is_some() && !empty, range });
        }
    }

    /// The words between two quotation marks of code.
    fn string(&mut self, words: &str, range: Range<usize>) {
        let inside = range.start + 1..range.end.saturating_sub(1).max(range.start + 1);
        self.typed(words, inside);
    }
}

/// `chiffre(…)`, and not `table.header(…)`.
fn is_named(call: ast::FuncCall<'_>) -> bool {
    matches!(call.callee(), ast::Expr::Ident(_))
}

#[cfg(test)]
mod tests {
    use super::super::Cited;
    use super::*;
    use crate::diagnostic::source::SourceMap;

    fn prose(text: &str) -> Prose {
        let file = SourceMap::default().add("textes/a.typ", "");
        read(file, text, Commands::shipped(), &|citation| Some(format!("<{}>", citation.id)))
    }

    #[test]
    fn a_sentence_is_read_whole_without_its_markup() {
        for (written, expected) in [
            ("Un *mot* _fort_.", "Un mot fort."),
            ("deux\nlignes", "deux lignes"),
            ("à \\@ReseauRTES~!", "à @ReseauRTES\u{a0}!"),
            ("En #chiffre(\"a\", forme: \"unite\"), puis", "En <a>, puis"),
            ("le #evenement(\"e\", \"date\").", "le <e>."),
            ("voir #lien(\"https://a.fr\")[ce *site*] ici", "voir ce site ici"),
            ("voir #lien(\"https://a.fr\", \"ce site\") ici", "voir ce site ici"),
            ("#annexe(\"presse\")[La liste] suit", "La liste suit"),
            ("un #anglais[low tech] ici", "un low tech ici"),
            ("un `code` ici", "un \u{fffc} ici"),
            ("#chapeau[Premiers mots]", "Premiers mots"),
            ("a // un reste\nb", "a  b"),
        ] {
            let prose = prose(written);
            let texts: Vec<_> = prose.blocks.iter().map(|block| block.text.as_str()).collect();
            assert_eq!(texts, [expected], "{written}");
        }
    }

    #[test]
    fn headings_items_and_boxes_are_blocks_of_their_own() {
        let text = "= Titre\nUn mot.\n\n- un\n- deux\n\n#encadre(titre: \"Boîte\")[Dedans.]\n#citation(auteur: \"A. B.\")[Parole]";
        let prose = prose(text);
        let found: Vec<_> =
            prose.blocks.iter().map(|block| (block.kind, block.text.trim())).collect();
        let expected = [
            (BlockKind::Heading, "Titre"),
            (BlockKind::Paragraph, "Un mot."),
            (BlockKind::Item, "un"),
            (BlockKind::Item, "deux"),
            (BlockKind::Mention, "Boîte"),
            (BlockKind::Paragraph, "Dedans."),
            (BlockKind::Mention, "A. B."),
            (BlockKind::Quotation, "Parole"),
        ];
        assert_eq!(found, expected);
        let table = self::prose(
            "#tableau((\"Poste\", [*2021*]), (\"Loyers\", \"12\"))\n#table(columns: 2, table.header([a], [b]), [c], [d])",
        );
        let cells: Vec<_> = table.blocks.iter().map(|block| block.text.trim()).collect();
        assert_eq!(cells, ["Poste", "2021", "Loyers", "12", "a", "b", "c", "d"]);
        assert!(table.blocks.iter().all(|block| block.kind == BlockKind::Mention));
    }

    #[test]
    fn citations_are_found_with_their_place() {
        let text = "= Titre\nEn #chiffre(\"a\")\u{a0}: *#evenement(\"b\", \"date\")*.\n#evenements(forme: \"courte\", rubrique: \"c\")\n#encadre(titre: \"x\")[#chiffre(\"d\")] `#chiffre(\"e\")` #chiffre(id) #let x = [#photo(\"f\", \"g\")]";
        let found: Vec<_> = prose(text)
            .citations
            .into_iter()
            .map(|it| (it.cited, text[it.range].to_owned(), it.form))
            .collect();
        let expected = [
            (Cited::Figure, "\"a\"", None),
            (Cited::Event, "\"b\"", Some("date")),
            (Cited::Theme, "\"c\"", Some("courte")),
            (Cited::Figure, "\"d\"", None),
            (Cited::Photo, "\"f\"", None),
            (Cited::Photo, "\"g\"", None),
        ];
        let expected =
            expected.map(|(cited, id, form)| (cited, id.to_owned(), form.map(str::to_owned)));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_was_typed_is_found_again_in_the_file() {
        let text = "Près de *7000*~destinataires, #chiffre(\"x\") et \\@nous";
        let prose = prose(text);
        let block = &prose.blocks[0];
        for needle in ["7000", "destinataires", "Près de 7000", "nous"] {
            let at = block.text.find(needle).expect(needle);
            let source = block.source(at..at + needle.len());
            let written = text[source].replace(['*', '~'], "");
            assert_eq!(written, needle);
            assert!(block.is_typed(at..at + needle.len()));
        }
        let at = block.text.find("<x>").expect("it is printed");
        assert_eq!(&text[block.source(at..at + 3)], "chiffre(\"x\")");
        assert_eq!(block.origin(at), Origin::Cited);
        assert!(!block.is_typed(0..block.text.len()));
    }

    #[test]
    fn links_and_pictures_are_kept_apart() {
        let text = "https://www.rtes.fr #lien(\"#\")[ICI] #image(\"/images/a.jpg\") #image(\"/images/b.jpg\", alt: \"Un pont\")";
        let prose = prose(text);
        let links: Vec<_> =
            prose.links.iter().map(|it| (it.address.as_str(), it.words.as_deref())).collect();
        assert_eq!(links, [("https://www.rtes.fr", None), ("#", Some("ICI"))]);
        let pictures: Vec<_> =
            prose.pictures.iter().map(|it| (it.path.as_str(), it.described)).collect();
        assert_eq!(pictures, [("/images/a.jpg", false), ("/images/b.jpg", true)]);
    }

    #[test]
    fn broken_markup_is_no_obstacle() {
        let prose = prose("*#chiffre(\"a\")[ #(");
        assert!(prose.broken);
        assert_eq!(prose.citations.len(), 1);
    }
}
