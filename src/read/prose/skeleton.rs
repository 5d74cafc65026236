//! What lasts of a text when its year has passed: headings, and the lists and
//! charts that stand alone; a mark wherever there were sentences.

use typst::syntax::{LinkedNode, Source, SyntaxKind, ast};

use super::{Citation, Cited, Commands};

/// What stands where sentences are to be written.
const MARK: &str = "À rédiger.";
/// What `rapport new` writes where something is to be written, folded: in texts and in rapport.toml.
pub const TO_WRITE: [&str; 2] = ["a rediger", "a completer"];
/// Breaks of the engine that mean the same every year.
const BREAKS: [&str; 2] = ["colbreak", "pagebreak"];

/// What is left of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skeleton {
    /// The text.
    pub text: String,
    /// How many marks stand in it.
    pub marks: usize,
}

/// The skeleton of a text, which may call `commands`; `stands` tells whether what is cited still
/// exists.
pub fn skeleton(text: &str, commands: &Commands, stands: impl Fn(Cited, &str) -> bool) -> Skeleton {
    let source = Source::detached(text);
    let mut bones = Bones { text, commands, pieces: Vec::new(), stands };
    let mut paragraph = Vec::new();
    for node in LinkedNode::new(source.root()).children() {
        match node.kind() {
            SyntaxKind::Parbreak => bones.paragraph(&mut paragraph),
            SyntaxKind::Heading => {
                bones.paragraph(&mut paragraph);
                bones.pieces.push(Piece::Kept(text[node.range()].trim().to_owned()));
            }
            _ => paragraph.push(node),
        }
    }
    bones.paragraph(&mut paragraph);
    bones.finish()
}

enum Piece {
    /// As it was.
    Kept(String),
    /// Sentences, with the figures that they cited.
    ToWrite(Vec<String>),
}

struct Bones<'a, F> {
    text: &'a str,
    commands: &'a Commands,
    pieces: Vec<Piece>,
    stands: F,
}

impl<F: Fn(Cited, &str) -> bool> Bones<'_, F> {
    fn paragraph(&mut self, nodes: &mut Vec<LinkedNode<'_>>) {
        let nodes = std::mem::take(nodes);
        let (Some(first), Some(last)) = (nodes.first(), nodes.last()) else { return };
        let text = &self.text[first.offset()..last.range().end];
        if text.trim().is_empty() {
            return;
        }
        if self.lasts(&nodes, text) {
            self.pieces.push(Piece::Kept(text.trim().to_owned()));
            return;
        }
        let cited =
            citations(text, self.commands).into_iter().filter(|it| it.cited == Cited::Figure);
        let figures: Vec<String> =
            cited.filter(|it| (self.stands)(it.cited, &it.id)).map(|it| it.id).collect();
        match self.pieces.last_mut() {
            Some(Piece::ToWrite(before)) => before.extend(figures),
            _ => self.pieces.push(Piece::ToWrite(figures)),
        }
    }

    /// Nothing but calls that mean the same next year.
    fn lasts(&self, nodes: &[LinkedNode<'_>], text: &str) -> bool {
        let mut calls = 0;
        for node in nodes {
            match node.kind() {
                SyntaxKind::Space | SyntaxKind::Hash | SyntaxKind::LineComment => {}
                SyntaxKind::FuncCall if is_lasting(node, self.commands) => calls += 1,
                _ => return false,
            }
        }
        calls > 0 && citations(text, self.commands).iter().all(|it| (self.stands)(it.cited, &it.id))
    }

    fn finish(self) -> Skeleton {
        let mut marks = 0;
        let mut mark = |mut figures: Vec<String>| {
            marks += 1;
            figures.sort();
            figures.dedup();
            if figures.is_empty() {
                return MARK.to_owned();
            }
            let calls: Vec<String> =
                figures.iter().map(|id| format!("#chiffre(\"{id}\")")).collect();
            format!("// L'an dernier, on citait ici : {}\n{MARK}", calls.join(", "))
        };
        let mut pieces: Vec<String> = self
            .pieces
            .into_iter()
            .map(|piece| match piece {
                Piece::Kept(text) => text,
                Piece::ToWrite(figures) => mark(figures),
            })
            .collect();
        if pieces.is_empty() {
            pieces.push(mark(Vec::new()));
        }
        Skeleton { text: format!("{}\n", pieces.join("\n\n")), marks }
    }
}

/// What a passage cites, in its order.
fn citations(text: &str, commands: &Commands) -> Vec<Citation> {
    // A source numbers its nodes, by which they are found again.
    let source = Source::detached(text);
    let mut found = Vec::new();
    gather(&LinkedNode::new(source.root()), commands, &mut found);
    found
}

fn gather(node: &LinkedNode<'_>, commands: &Commands, found: &mut Vec<Citation>) {
    if let Some(call) = node.cast::<ast::FuncCall<'_>>() {
        found.extend(super::citation::citations(node, call, commands));
    }
    for child in node.children() {
        gather(&child, commands, found);
    }
}

/// A call of a lasting function that names no rows.
fn is_lasting(node: &LinkedNode<'_>, commands: &Commands) -> bool {
    let Some(call) = node.cast::<ast::FuncCall<'_>>() else { return false };
    let ast::Expr::Ident(name) = call.callee() else { return false };
    let names_rows = call.args().items().any(
        |argument| matches!(argument, ast::Arg::Named(named) if named.name().as_str() == "ids"),
    );
    let name = name.as_str();
    let lasts = commands.get(name).is_some_and(|command| command.lasting);
    (lasts || BREAKS.contains(&name)) && !names_rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bones(text: &str) -> Skeleton {
        skeleton(text, Commands::shipped(), |_, id| !id.starts_with("passe"))
    }

    #[test]
    fn headings_and_lists_stay_and_sentences_become_one_mark() {
        let text = "#chapeau[Une phrase, #chiffre(\"b\").]\n\nUne autre (#chiffre(\"a\"), #chiffre(\"passe\"), #chiffre(\"a\")).\n\n- un point\n- deux\n\n== Un *titre*\nUne phrase.\n\n#evenements(rubrique: \"r\")\n\n=== Sous-titre\n\n#graphique(\"g\")\n";
        let bones = bones(text);
        insta::assert_snapshot!(bones.text, @r#"
        // L'an dernier, on citait ici : #chiffre("a"), #chiffre("b")
        À rédiger.

        == Un *titre*

        À rédiger.

        #evenements(rubrique: "r")

        === Sous-titre

        #graphique("g")
        "#);
        assert_eq!(bones.marks, 2);
    }

    #[test]
    fn what_names_rows_of_last_year_goes() {
        for text in [
            "#photo(\"x\")",
            "#publication(\"x\")",
            "#evenements(ids: (\"x\",))",
            "#graphique(\"passe\")",
            "#encadre[Mots]",
            "#graphique(\"g\") et des mots",
            "",
            "// rien\n",
        ] {
            let bones = bones(text);
            assert_eq!((bones.text.as_str(), bones.marks), ("À rédiger.\n", 1), "{text}");
        }
    }

    #[test]
    fn no_text_is_too_strange() {
        for text in ["*", "#", "#(", "= ", "#chiffre(", "\u{0}", "[[[", "#let x = 1\n#x"] {
            let once = bones(text);
            assert!(once.marks <= 1, "{text}");
        }
    }
}
