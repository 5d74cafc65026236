//! Checks the keys and kinds of values, and words what is wrong with them.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{Key, KeyShape, Keys, Node, Role};
use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::suggest::{did_you_mean, nearest};
use crate::read::words::list;

/// Where values are read from, and where problems go.
pub struct Reader<'a> {
    /// The file.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
    /// All problems.
    pub diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// The place of some bytes.
    pub fn place(&self, range: Range<usize>) -> Place {
        Place::span(self.file, range)
    }

    /// The keys of a table, once the unknown and the missing ones are reported.
    pub fn keys<'a>(&mut self, node: Node<'a>, keys: &'static [Key]) -> Option<Keys<'a>> {
        let Some(table) = node.value().as_table() else {
            self.wrong_type(node, &KeyShape::Table(keys));
            return None;
        };
        let home = self.home(node);
        self.check_keys(table, &home, node.value.span(), keys);
        self.check_either(table, &home, node.value.span(), keys);
        Some(Keys(table))
    }

    /// Reports the keys that do not exist and those that are missing.
    fn check_keys(
        &mut self,
        table: &DeTable<'_>,
        home: &Home,
        header: Range<usize>,
        keys: &'static [Key],
    ) {
        let names = || keys.iter().map(|key| key.name);
        for (written, value) in table.iter() {
            if names().any(|name| name == written.get_ref()) {
                continue;
            }
            let name = french::shorten(written.get_ref(), 60);
            let (message, known) = match home {
                Home::Root => (format!("la section « {name} » n'existe pas"), "sections admises"),
                Home::Table(home) => {
                    (format!("la clé « {name} » n'existe pas dans {home}"), "clés admises")
                }
            };
            let known = format!("{known} : {}", list(names()));
            self.diagnostics.push(
                Diagnostic::new(Code::UnknownKey, message)
                    .at(self.place(written.span()))
                    .help(did_you_mean(&name, names()).unwrap_or(known))
                    .corrected(self.renamed(written, value.get_ref(), table, keys)),
            );
        }
        for key in keys.iter().filter(|key| key.required) {
            let (name, header) = (key.name, self.place(header.clone()));
            let (message, place, cure) = match (table.get(name), home) {
                (None, Home::Root) => (
                    format!("il manque la section [{name}]"),
                    Place::File(self.file),
                    format!("ajoutez une section [{name}]"),
                ),
                (None, Home::Table(home)) => (
                    format!("il manque la clé « {name} » dans {home}"),
                    header,
                    format!("ajoutez sous cette ligne « {name} = … »"),
                ),
                (Some(value), _) if is_blank(value.get_ref()) => (
                    format!("la clé « {name} » est vide"),
                    self.place(value.span()),
                    "remplissez-la".to_owned(),
                ),
                _ => continue,
            };
            self.diagnostics.push(
                Diagnostic::new(Code::MissingKey, message)
                    .at(place)
                    .about(name)
                    .help(format!("{cure} ; ce qu'on y écrit : {}", key.description)),
            );
        }
    }

    /// Reports the keys of which one must be written, where none is or several are.
    fn check_either(
        &mut self,
        table: &DeTable<'_>,
        home: &Home,
        header: Range<usize>,
        keys: &'static [Key],
    ) {
        let either = || keys.iter().filter(|key| key.either);
        let Home::Table(home) = home else { return };
        let Some(first) = either().next() else { return };
        let written: Vec<_> = either().filter_map(|key| table.get(key.name)).collect();
        let names = list(either().map(|key| key.name));
        let diagnostic = match written.as_slice() {
            [value] if is_blank(value.get_ref()) => {
                Diagnostic::new(Code::MissingKey, format!("une clé de {home} est vide : {names}"))
                    .at(self.place(value.span()))
                    .help("remplissez-la")
            }
            [_] => return,
            [] => {
                let name = first.name;
                let message = format!("il manque la clé « {name} » dans {home}");
                let each =
                    either().map(|key| format!("« {} = … » ({})", key.name, key.description));
                let each = each.collect::<Vec<_>>().join(", ou ");
                Diagnostic::new(Code::MissingKey, message)
                    .at(self.place(header))
                    .help(format!("ajoutez sous cette ligne {each}"))
            }
            [one, another, ..] => {
                let message = format!("{home} n'admet qu'une de ces clés : {names}");
                Diagnostic::new(Code::UnknownKey, message)
                    .at(self.place(another.span()))
                    .related(self.place(one.span()), "l'autre est ici")
                    .help("gardez celle qui dit la période du rapport, et retirez l'autre")
            }
        };
        self.diagnostics.push(diagnostic.about(first.name));
    }

    /// The name that was surely meant, in the place of a key that does not exist: of a section, in
    /// each of its headers.
    fn renamed(
        &self,
        written: &Spanned<DeString<'_>>,
        value: &DeValue<'_>,
        table: &DeTable<'_>,
        keys: &'static [Key],
    ) -> Vec<Correction> {
        let name: &str = written.get_ref();
        let near = nearest(name, keys.iter().map(|key| key.name));
        let Some(near) = near.filter(|near| !table.contains_key(*near)) else { return Vec::new() };
        let mut spans = match value {
            DeValue::Table(_) | DeValue::Array(_) => headers(self.text, name),
            _ => Vec::new(),
        };
        if spans.is_empty() {
            spans.push(written.span());
        }
        let as_written = |span: &Range<usize>| self.text.get(span.clone()) == Some(name);
        let spans = spans.into_iter().filter(as_written);
        spans.map(|span| Correction::of_all(self.place(span), name, near)).collect()
    }

    fn home(&self, node: Node<'_>) -> Home {
        match self.text.get(node.value.span()) {
            _ if node.role == Role::Root => Home::Root,
            Some(header) if header.starts_with('[') => Home::Table(header.to_owned()),
            _ => Home::Table(format!("« {} »", node.name)),
        }
    }

    /// The value is of another kind than the key needs.
    pub fn wrong_type(&mut self, node: Node<'_>, shape: &KeyShape) {
        let subject = match node.role {
            Role::Root | Role::Whole => format!("« {} »", node.name),
            Role::Element => format!("un élément de « {} »", node.name),
        };
        let message =
            format!("{subject} doit être {}, pas {}", shape.expected(), kind(node.value()));
        let mut diagnostic = Diagnostic::new(Code::WrongType, message)
            .at(self.place(node.value.span()))
            .corrected(self.retyped(node, shape));
        diagnostic.help = self.remedy(node, shape);
        self.diagnostics.push(diagnostic);
    }

    /// A number without quotation marks, or a text with them.
    fn retyped(&self, node: Node<'_>, shape: &KeyShape) -> Option<Correction> {
        let written = self.text.get(node.value.span()).unwrap_or_default();
        let text = match (shape, node.value()) {
            (KeyShape::Integer, DeValue::String(text)) if text.trim().parse::<i64>().is_ok() => {
                text.trim().to_owned()
            }
            (KeyShape::Text, DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_)) => {
                format!("\"{written}\"")
            }
            _ => return None,
        };
        Some(Correction::of_all(self.place(node.value.span()), written, text))
    }

    /// What to write instead, where that is sure.
    fn remedy(&self, node: Node<'_>, shape: &KeyShape) -> Option<String> {
        let written = self.text.get(node.value.span()).unwrap_or_default();
        match (shape, node.value()) {
            _ if node.role == Role::Element => None,
            (KeyShape::Integer, DeValue::String(text)) if text.trim().parse::<i64>().is_ok() => {
                Some(format!("sans guillemets : {} = {}", node.name, text.trim()))
            }
            (KeyShape::Switch, DeValue::String(_)) => {
                Some(format!("sans guillemets : {0} = true ou {0} = false", node.name))
            }
            (KeyShape::Text, DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_)) => {
                Some(format!("entre guillemets : {} = \"{written}\"", node.name))
            }
            (KeyShape::List(KeyShape::Table(_)), DeValue::Table(_)) if written.starts_with('[') => {
                Some(format!("avec deux crochets : [{written}]"))
            }
            (KeyShape::Table(_), DeValue::Array(_)) if written.starts_with("[[") => {
                Some(format!("avec un seul crochet : {}", &written[1..written.len() - 1]))
            }
            (KeyShape::List(KeyShape::Text), DeValue::String(text)) => {
                let items: Vec<String> = text
                    .split([',', ';', '|'])
                    .map(|item| format!("\"{}\"", item.trim()))
                    .collect();
                Some(format!("entre crochets : {} = [{}]", node.name, items.join(", ")))
            }
            (KeyShape::Unit, _) => {
                Some(format!("par exemple : {} = [\"visite\", \"visites\"]", node.name))
            }
            _ => None,
        }
    }

    /// The number is below zero where that means nothing, or too large.
    pub fn out_of_range(&mut self, node: Node<'_>) {
        let written = self.text.get(node.value.span()).unwrap_or_default();
        let number = french::shorten(written, 30);
        let message = format!("« {} » n'admet pas le nombre {number}", node.name);
        let place = self.place(node.value.span());
        self.diagnostics.push(Diagnostic::new(Code::WrongType, message).at(place));
    }

    /// The word is not one of those that the key admits.
    pub fn unknown_choice(&mut self, node: Node<'_>, written: &str, choices: &'static [&str]) {
        let known = format!("valeurs admises : {}", list(choices.iter().copied()));
        let help = match did_you_mean(written, choices.iter().copied()) {
            Some(question) => format!("{question} ({known})"),
            None => known,
        };
        let message = format!("« {} » n'admet pas la valeur « {written} »", node.name);
        self.diagnostics.push(
            Diagnostic::new(Code::UnknownChoice, message)
                .at(self.place(node.value.span()))
                .help(help),
        );
    }
}

/// Where a section is named in the headers of a text: `[nom]`, `[[nom]]`, `[nom.autre]`.
fn headers(text: &str, name: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start().trim_start_matches('[');
        let at = start + line.len() - inner.len();
        let is_header = line.trim_start().starts_with('[');
        let rest = inner.strip_prefix(name).filter(|_| is_header);
        if rest.is_some_and(|rest| rest.starts_with([']', '.'])) {
            found.push(at..at + name.len());
        }
        start += line.len();
    }
    found
}

/// What holds the keys.
enum Home {
    /// The file: its keys are sections.
    Root,
    /// A table as users see it: `[[chiffres]]`, or the key of a table in braces.
    Table(String),
}

/// Text with nothing in it is as good as none.
pub fn is_blank(value: &DeValue<'_>) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "un texte",
        DeValue::Integer(_) => "un nombre entier",
        DeValue::Float(_) => "un nombre à virgule",
        DeValue::Boolean(true) => "true",
        DeValue::Boolean(false) => "false",
        DeValue::Datetime(_) => "une date",
        DeValue::Array(_) => "une liste",
        DeValue::Table(_) => "un groupe de clés",
    }
}
