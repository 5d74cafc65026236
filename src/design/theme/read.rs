//! The text of theme.toml to its values, all mistakes at once.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::color::{Color, Inks, Rgb};
use super::tokens::{SECTIONS, Section, Token, TokenForm};
use super::values::{Theme, Value};
use super::{SHIPPED, relations};
use crate::diagnostic::source::{FileId, Place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::suggest;
use crate::read::toml::parse;

/// Reads the text of a theme, known as `file`. Nothing when something is wrong, which was reported.
pub fn read(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Theme> {
    let (root, faults) = parse(text, file, diagnostics);
    if !faults.is_empty() {
        // What a broken line held would be reported as missing.
        return None;
    }
    let table = root.get_ref().as_table()?;
    let mut reader =
        Reader { file, values: BTreeMap::new(), meant: Vec::new(), reported: Vec::new() };
    reader.table("", table);
    reader.missing(table);
    if reader.reported.is_empty() {
        let theme = Theme::new(reader.values);
        reader.reported = relations::faults(&theme);
        if reader.reported.is_empty() {
            return Some(theme);
        }
    }
    diagnostics.extend(reader.reported);
    None
}

/// What a colour with its inks is made of.
const PARTS: [&str; 2] = ["ecran", "cmjn"];

struct Reader {
    file: FileId,
    values: BTreeMap<String, (Value, Place)>,
    /// Tokens and sections that a wrong name surely stands for: they are not reported as missing.
    meant: Vec<String>,
    reported: Vec<Diagnostic>,
}

impl Reader {
    /// Reads the tokens and sections of a table known as `path`.
    fn table(&mut self, path: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let inner = join(path, name);
            if let Some(token) = token(path, name) {
                self.token(&inner, token.kind, value);
            } else if is_section(&inner) {
                match value.get_ref().as_table() {
                    Some(table) => self.table(&inner, table),
                    None => self.wrong(
                        value.span(),
                        format!("« {inner} » doit être une section"),
                        format!("écrivez [{inner}] seul sur sa ligne, et ses réglages dessous"),
                    ),
                }
            } else {
                self.unknown(path, name, key.span());
            }
        }
    }

    fn token(&mut self, path: &str, kind: TokenForm, value: &Spanned<DeValue<'_>>) {
        let place = Place::span(self.file, value.span());
        // A wrong value is reported once, and not as missing.
        self.meant.push(path.to_owned());
        let read = match kind {
            TokenForm::Color => self.color(path, value).map(|color| Value::Colors(vec![color])),
            TokenForm::Colors => self.colors(path, value),
            TokenForm::Family => self.family(path, value),
            TokenForm::Length { from, to } => {
                self.number(path, value, (from, to)).map(Value::Number)
            }
            TokenForm::Count { from, to } => self.count(path, value, (from, to)),
            TokenForm::Choice(words) => self.choice(path, value, words),
        };
        if let Some(read) = read {
            self.values.insert(path.to_owned(), (read, place));
        }
    }

    fn colors(&mut self, path: &str, value: &Spanned<DeValue<'_>>) -> Option<Value> {
        let Some(list) = value.get_ref().as_array().filter(|list| !list.is_empty()) else {
            let message = format!("« {path} » doit être une liste d'une couleur au moins");
            self.wrong(value.span(), message, example(path));
            return None;
        };
        let read: Vec<_> = list.iter().map(|item| self.color(path, item)).collect();
        Some(Value::Colors(read.into_iter().collect::<Option<_>>()?))
    }

    fn color(&mut self, path: &str, value: &Spanned<DeValue<'_>>) -> Option<(Color, Place)> {
        let place = Place::span(self.file, value.span());
        let DeValue::Table(table) = value.get_ref() else {
            let screen = self.rgb(path, value)?;
            return Some((Color { screen, inks: Inks::of(screen) }, place));
        };
        let known = |key: &&Spanned<_>| PARTS.contains(&AsRef::<str>::as_ref(key.get_ref()));
        if let Some(key) = table.keys().find(|key| !known(key)) {
            let message = format!("« {} » n'est pas une partie d'une couleur", key.get_ref());
            let help = "une couleur a « ecran » et, si l'on veut, « cmjn »".to_owned();
            self.wrong(key.span(), message, help);
            return None;
        }
        let Some(screen) = table.get("ecran") else {
            let message = format!("« {path} » ne dit pas la couleur à l'écran");
            let help = "ajoutez ecran = \"#RRVVBB\" entre les accolades".to_owned();
            self.wrong(value.span(), message, help);
            return None;
        };
        let screen = self.rgb(path, screen)?;
        let inks = match table.get("cmjn") {
            Some(inks) => self.inks(path, inks)?,
            None => Inks::of(screen),
        };
        Some((Color { screen, inks }, place))
    }

    fn rgb(&mut self, path: &str, value: &Spanned<DeValue<'_>>) -> Option<Rgb> {
        let color = value.get_ref().as_str().and_then(Rgb::parse);
        if color.is_none() {
            let message = format!("« {path} » doit être une couleur, écrite \"#RRVVBB\"");
            self.wrong(
                value.span(),
                message,
                completed(value.get_ref()).unwrap_or_else(|| example(path)),
            );
        }
        color
    }

    fn inks(&mut self, path: &str, value: &Spanned<DeValue<'_>>) -> Option<Inks> {
        let part = |item: &Spanned<DeValue<'_>>| {
            let number = number(item.get_ref()).filter(|part| (0.0..=100.0).contains(part))?;
            Some(number.round() as u8)
        };
        let parts: Option<Vec<u8>> =
            value.get_ref().as_array().and_then(|list| list.iter().map(part).collect());
        let parts = parts.and_then(|parts| <[u8; 4]>::try_from(parts).ok());
        let Some(inks) = parts.map(Inks) else {
            let message = format!("l'encre de « {path} » doit être quatre nombres de 0 à 100");
            let help = "cyan, magenta, jaune, noir : cmjn = [0, 0, 0, 100]".to_owned();
            self.wrong(value.span(), message, help);
            return None;
        };
        if inks.total() > Inks::MOST {
            let message = format!(
                "« {path} » prend {} d'encre en tout : {} au plus",
                french::percent(f64::from(inks.total()) / 100.0),
                french::percent(f64::from(Inks::MOST) / 100.0)
            );
            let help = "retirez du cyan, du magenta et du jaune, ajoutez du noir".to_owned();
            self.wrong(value.span(), message, help);
            return None;
        }
        Some(inks)
    }

    fn family(&mut self, path: &str, value: &Spanned<DeValue<'_>>) -> Option<Value> {
        match value.get_ref().as_str().map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => Some(Value::Family(name.to_owned())),
            None => {
                let message = format!("« {path} » doit être le nom d'une police, entre guillemets");
                self.wrong(value.span(), message, example(path));
                None
            }
        }
    }

    fn choice(
        &mut self,
        path: &str,
        value: &Spanned<DeValue<'_>>,
        words: &[&str],
    ) -> Option<Value> {
        let written = value.get_ref().as_str().map(str::trim);
        if let Some(word) = written.filter(|word| words.contains(word)) {
            return Some(Value::Word(word.to_owned()));
        }
        let message =
            format!("« {path} » doit être un de ces mots, entre guillemets : {}", words.join(", "));
        let near = written.and_then(|it| suggest::nearest(it, words.iter().copied()));
        let help = near.map_or_else(|| example(path), |it| format!("vouliez-vous dire « {it} » ?"));
        self.wrong(value.span(), message, help);
        None
    }

    fn number(
        &mut self,
        path: &str,
        value: &Spanned<DeValue<'_>>,
        (from, to): (f64, f64),
    ) -> Option<f64> {
        let number = number(value.get_ref()).filter(|number| (from..=to).contains(number));
        if number.is_none() {
            let message =
                format!("« {path} » doit être un nombre, de {} à {}", shown(from), shown(to));
            let unquoted = value.get_ref().as_str().is_some();
            let help = if unquoted {
                format!(
                    "sans guillemets ni unité, l'unité est dans le nom : {}",
                    example_line(path)
                )
            } else {
                example(path)
            };
            self.wrong(value.span(), message, help);
        }
        number
    }

    fn count(
        &mut self,
        path: &str,
        value: &Spanned<DeValue<'_>>,
        (from, to): (u32, u32),
    ) -> Option<Value> {
        let whole = number(value.get_ref())
            .filter(|number| number.fract() == 0.0)
            .filter(|number| (f64::from(from)..=f64::from(to)).contains(number));
        if whole.is_none() {
            let message = format!("« {path} » doit être un nombre entier, de {from} à {to}");
            self.wrong(value.span(), message, example(path));
        }
        whole.map(Value::Number)
    }

    /// A name that no token and no section bears.
    fn unknown(&mut self, path: &str, name: &str, span: Range<usize>) {
        let here: Vec<String> = names(path);
        let near = suggest::nearest(name, here.iter().map(String::as_str));
        let help = match (near, elsewhere(name)) {
            (Some(near), _) => {
                self.meant.push(join(path, near));
                format!("vouliez-vous dire « {near} » ?")
            }
            (None, Some(section)) => {
                self.meant.push(join(section.name, name));
                format!("« {name} » se règle sous [{}]", section.name)
            }
            (None, None) if path.is_empty() => format!("sections possibles : {}", here.join(", ")),
            (None, None) => format!("réglages possibles : {}", here.join(", ")),
        };
        let message = match path {
            "" => format!("la section « {name} » n'existe pas dans theme.toml"),
            _ => format!("le réglage « {name} » n'existe pas sous [{path}]"),
        };
        self.wrong(span, message, help);
    }

    /// Tells what is not there: a section once, with all its tokens.
    fn missing(&mut self, root: &DeTable<'_>) {
        for section in SECTIONS {
            let absent = |token: &&Token| {
                let path = section.path(token);
                !self.meant.iter().any(|it| path == *it || path.starts_with(&format!("{it}.")))
            };
            let absent: Vec<&Token> = section.tokens.iter().filter(absent).collect();
            if absent.is_empty() {
                continue;
            }
            let lines: Vec<String> =
                absent.iter().map(|token| example_line(&section.path(token))).collect();
            let Some(header) = span_of(root, section.name) else {
                let message = format!("la section [{}] manque dans theme.toml", section.name);
                let help = format!("ajoutez-la : [{}] puis {}", section.name, lines.join(", "));
                self.reported.push(
                    Diagnostic::new(Code::BadTheme, message).at(Place::File(self.file)).help(help),
                );
                continue;
            };
            for (token, line) in absent.iter().zip(lines) {
                let message =
                    format!("le réglage « {} » manque dans theme.toml", section.path(token));
                let help = format!("ajoutez sous cette ligne : {line} ({})", token.description);
                self.wrong(header.clone(), message, help);
            }
        }
    }

    fn wrong(&mut self, span: Range<usize>, message: String, help: String) {
        let place = Place::span(self.file, span);
        self.reported.push(Diagnostic::new(Code::BadTheme, message).at(place).help(help));
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn token(section: &str, name: &str) -> Option<&'static Token> {
    let section = SECTIONS.iter().find(|it| it.name == section)?;
    section.tokens.iter().find(|token| token.name == name)
}

/// Whether a path is that of a section, or of a table that holds sections.
fn is_section(path: &str) -> bool {
    SECTIONS.iter().any(|it| it.name == path || it.name.starts_with(&format!("{path}.")))
}

/// The section of a token that was looked for in another.
fn elsewhere(name: &str) -> Option<&'static Section> {
    SECTIONS.iter().find(|section| section.tokens.iter().any(|token| token.name == name))
}

/// The tokens of a section and the sections in it, or the sections of the file.
fn names(path: &str) -> Vec<String> {
    let own = SECTIONS.iter().filter(|it| it.name == path).flat_map(|it| it.tokens);
    let mut names: Vec<String> = own.map(|token| token.name.to_owned()).collect();
    let inner = SECTIONS.iter().filter_map(|it| {
        let rest = if path.is_empty() {
            it.name
        } else {
            it.name.strip_prefix(path)?.strip_prefix('.')?
        };
        rest.split('.').next()
    });
    for name in inner {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(number) => number.as_str().parse().ok(),
        DeValue::Float(number) => number.as_str().parse().ok(),
        _ => None,
    }
    .filter(|number: &f64| number.is_finite())
}

/// A bound, as it would be typed.
fn shown(bound: f64) -> String {
    french::decimal(bound, if bound.fract() == 0.0 { 0 } else { 1 })
}

/// A colour written in short, at length.
fn completed(value: &DeValue<'_>) -> Option<String> {
    let text = value.as_str()?;
    let digits = text.trim().trim_start_matches('#');
    let whole = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let color = Rgb::parse(&format!("#{whole}"))?;
    Some(format!("écrivez \"{color}\""))
}

/// How the shipped theme writes a token.
fn example(path: &str) -> String {
    format!("par exemple : {}", example_line(path))
}

fn example_line(path: &str) -> String {
    let name = path.rsplit('.').next().unwrap_or(path);
    let written = DeTable::parse(SHIPPED)
        .ok()
        .and_then(|root| span_of(root.get_ref(), path))
        .and_then(|span| SHIPPED.get(span));
    match written {
        Some(written) if !written.contains('\n') => format!("{name} = {written}"),
        Some(_) => format!("{name} = [\"#1F4AA8\", \"#7A1F16\"]"),
        None => format!("{name} = …"),
    }
}

/// The bytes of the value at a path; of a section, those of its header.
fn span_of(root: &DeTable<'_>, path: &str) -> Option<Range<usize>> {
    let mut table = root;
    let mut span = None;
    for name in path.split('.') {
        let value = table.get(name)?;
        span = Some(value.span());
        match value.get_ref().as_table() {
            Some(inner) => table = inner,
            None => return span,
        }
    }
    span
}
