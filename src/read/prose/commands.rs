//! What texts may call, read from `prose.typ`, the only list of it: each function stands there
//! under a comment that explains it. Lines of the comment that begin with `//@` say how it is
//! read where it is called:
//!
//! ```text
//! //@ cite: chiffre                 its first argument is the id of a figure
//! //@ cite: rubrique par rubrique   the argument of that name is the id of a theme
//! //@ cite: photo, plusieurs        all arguments without a name are ids
//! //@ imprime: des mots             words of the sentence, a block, a text…
//! //@ tables: effectifs, adherents  the tables whose rows it prints
//! //@ tables: personnes.photo       the same, and the column whose pictures it prints
//! //@ plusieurs années              it prints what former editions say, which are read for it
//! //@ valeurs: forme = texte, unite the values that an argument of this name may have
//! //@ chaque année                  next year it means the same
//! //@ appel: chapeau[texte]         how it is called, where that is not seen from its parameters
//! //@ exemple: #chapeau[Un mot.]    a call as one types it, where it takes something
//! ```

use std::sync::LazyLock;

use super::Cited;

/// A function that texts may call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// How it is called: `chiffre(id, forme: "texte")`.
    pub call: String,
    /// What it prints, in French.
    pub summary: String,
    /// What it cites by an id.
    pub cites: Option<(Cited, Which)>,
    /// What stands in the text where it is called.
    pub prints: Prints,
    /// The tables whose rows it prints.
    pub tables: Vec<String>,
    /// The columns of them whose pictures it prints, with their tables.
    pub pictures: Vec<(String, String)>,
    /// It prints what former editions say.
    pub of_years: bool,
    /// The values that some arguments may have, by the name of the parameter.
    pub values: Vec<(String, Vec<String>)>,
    /// Next year it means the same.
    pub lasting: bool,
    /// A call as one types it, with names of the edition of 2021.
    pub example: Option<String>,
}

/// Which arguments of a call are ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The first without a name.
    First,
    /// All without a name.
    All,
    /// The one of this name.
    Named(String),
}

/// What stands in a text where a command is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Prints {
    /// Words of the sentence.
    Words,
    /// A block of the tool: a list, a chart, a picture.
    Block,
    /// A paragraph apart, with its title or its author.
    Apart,
    /// A quotation.
    Quotation,
    /// The words that lead to an address.
    Link,
    /// The words that lead to another page of the document.
    Reference,
    /// Cells.
    Table,
    /// Words of another language.
    Foreign,
    /// A picture of a file.
    Picture,
    /// Whatever its arguments hold.
    #[default]
    Other,
}

/// What texts may call, by name, in the order of `prose.typ`.
#[derive(Debug, Clone, Default)]
pub struct Commands(Vec<(String, Command)>);

impl Commands {
    /// Those of the tool.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Commands> =
            LazyLock::new(|| Commands::of(include_str!("../../../templates/prose.typ")));
        &SHIPPED
    }

    /// Those of an edition's own `prose.typ`. A function of the tool that it takes over without a
    /// word on how it is read is read as the tool's.
    pub fn of_own(prose: &str) -> Self {
        let mut commands = Self::of(prose);
        for (name, command) in &mut commands.0 {
            let is_silent = command.prints == Prints::Other
                && command.cites.is_none()
                && command.values.is_empty();
            if let Some(shipped) = Self::shipped().get(name).filter(|_| is_silent) {
                let summary = std::mem::take(&mut command.summary);
                let summary = if summary.is_empty() { shipped.summary.clone() } else { summary };
                *command = Command { call: command.call.clone(), summary, ..shipped.clone() };
            }
        }
        commands
    }

    /// Those that a `prose.typ` declares, or lets through.
    fn of(prose: &str) -> Self {
        let mut commands = Self::default();
        let mut comment: Vec<&str> = Vec::new();
        for line in prose.lines() {
            if let Some(words) = line.strip_prefix("//") {
                comment.push(words.trim());
                continue;
            }
            let call = declared(line).or_else(|| passed_on(line));
            if let Some(call) = call {
                let name = call.split('(').next().unwrap_or_default().to_owned();
                commands.0.push((name, Command::of(call, &comment)));
            }
            comment.clear();
        }
        commands
    }

    /// The command of this name.
    pub fn get(&self, name: &str) -> Option<&Command> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, command)| command)
    }

    /// What stands in a text where a function is called: a command, or one of the engine.
    pub fn prints(&self, name: &str) -> Prints {
        match (self.get(name), name) {
            (Some(command), _) => command.prints,
            (None, "link") => Prints::Link,
            (None, "image") => Prints::Picture,
            (None, "table") => Prints::Table,
            (None, "block" | "align") => Prints::Apart,
            (None, "quote") => Prints::Quotation,
            _ => Prints::Other,
        }
    }

    /// Whether the command of this name prints the pictures of this column of a table.
    pub fn shows_pictures(&self, name: &str, table: &str, column: &str) -> bool {
        let is_it = |(of, shown): &(String, String)| of == table && shown == column;
        self.get(name).is_some_and(|command| command.pictures.iter().any(is_it))
    }

    /// All commands, each with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Command)> {
        self.0.iter().map(|(name, command)| (name.as_str(), command))
    }
}

impl Command {
    fn of(call: String, comment: &[&str]) -> Self {
        let declared = |key: &str| {
            comment
                .iter()
                .find_map(|line| line.strip_prefix("@ ")?.strip_prefix(key))
                .map(str::trim)
        };
        let tables = declared("tables:").map(list).unwrap_or_default();
        let tables: Vec<(String, String)> = tables
            .into_iter()
            .map(|it| match it.split_once('.') {
                Some((table, column)) => (table.to_owned(), column.to_owned()),
                None => (it, String::new()),
            })
            .collect();
        let summary: Vec<&str> =
            comment.iter().copied().filter(|line| !line.starts_with('@')).collect();
        Self {
            call: declared("appel:").map_or(call, str::to_owned),
            summary: summary.join(" "),
            cites: declared("cite:").and_then(cites),
            prints: declared("imprime:").map(prints).unwrap_or_default(),
            tables: tables.iter().map(|(table, _)| table.clone()).collect(),
            pictures: tables.into_iter().filter(|(_, column)| !column.is_empty()).collect(),
            of_years: declared("plusieurs années").is_some(),
            values: comment
                .iter()
                .filter_map(|line| line.strip_prefix("@ valeurs:")?.split_once('='))
                .map(|(name, words)| (name.trim().to_owned(), list(words)))
                .collect(),
            lasting: declared("chaque année").is_some(),
            example: declared("exemple:").map(str::to_owned),
        }
    }
}

fn list(words: &str) -> Vec<String> {
    words.split(',').map(|word| word.trim().to_owned()).collect()
}

/// `chiffre`, `photo, plusieurs`, `rubrique par rubrique`.
fn cites(words: &str) -> Option<(Cited, Which)> {
    if let Some((cited, argument)) = words.split_once(" par ") {
        return Some((Cited::from_word(cited)?, Which::Named(argument.trim().to_owned())));
    }
    match words.split_once(',') {
        Some((cited, _)) => Some((Cited::from_word(cited)?, Which::All)),
        None => Some((Cited::from_word(words)?, Which::First)),
    }
}

fn prints(words: &str) -> Prints {
    match words {
        "des mots" => Prints::Words,
        "un bloc" => Prints::Block,
        "un texte" => Prints::Apart,
        "une citation" => Prints::Quotation,
        "un lien" => Prints::Link,
        "un renvoi" => Prints::Reference,
        "un tableau" => Prints::Table,
        "une autre langue" => Prints::Foreign,
        _ => Prints::Other,
    }
}

/// `#let chiffre(id) = …`, unless the name begins with `_`.
fn declared(line: &str) -> Option<String> {
    let rest = line.strip_prefix("#let ")?;
    let name = &rest[..rest.find('(')?];
    let public = name.starts_with(|first: char| first.is_alphabetic());
    (public && !name.contains([' ', '='])).then(|| rest[..=closing(rest)].to_owned())
}

/// Where the first bracket of a text closes, or its end.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return at,
            b')' => depth -= 1,
            _ => {}
        }
    }
    text.len().saturating_sub(1)
}

/// `#import "composants/citation.typ": citation`: explained in its file.
fn passed_on(line: &str) -> Option<String> {
    let (_, name) = line.strip_prefix("#import \"")?.split_once("\": ")?;
    let is_name = !name.is_empty()
        && name.chars().all(|character| character.is_alphanumeric() || character == '-');
    is_name.then(|| format!("{name}(…)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_with_what_their_comment_says() {
        let text = "// Un chiffre : son texte.\n//@ cite: chiffre\n//@ imprime: des mots\n#let chiffre(id, forme: \"texte\") = id\n\n//@ imprime: une citation\n#import \"composants/citation.typ\": citation\n#import \"theme.typ\": corps as _corps\n#let _cache(x) = x\n// Des photos.\n//@ cite: photo, plusieurs\n#let photo(..ids) = ids\n//@ cite: rubrique par rubrique\n//@ tables: evenements.photo, presse\n//@ chaque année\n#let evenements(rubrique: none) = none\n";
        let commands = Commands::of(text);
        let names: Vec<&str> = commands.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["chiffre", "citation", "photo", "evenements"]);
        let chiffre = commands.get("chiffre").unwrap();
        assert_eq!(chiffre.call, "chiffre(id, forme: \"texte\")");
        assert_eq!(chiffre.summary, "Un chiffre : son texte.");
        assert_eq!(chiffre.cites, Some((Cited::Figure, Which::First)));
        assert_eq!(chiffre.prints, Prints::Words);
        assert_eq!(commands.prints("citation"), Prints::Quotation);
        assert_eq!(commands.get("photo").unwrap().cites, Some((Cited::Photo, Which::All)));
        let events = commands.get("evenements").unwrap();
        assert_eq!(events.cites, Some((Cited::Theme, Which::Named("rubrique".to_owned()))));
        assert_eq!(events.tables, ["evenements", "presse"]);
        assert!(events.lasting && !events.of_years);
        assert!(commands.shows_pictures("evenements", "evenements", "photo"));
        assert!(!commands.shows_pictures("evenements", "presse", "photo"));
    }

    #[test]
    fn each_command_of_the_tool_says_what_it_prints() {
        for (name, command) in Commands::shipped().iter() {
            assert!(command.prints != Prints::Other, "{name}");
            assert!(command.example.is_some() || command.call.ends_with("()"), "{name}");
        }
    }
}
