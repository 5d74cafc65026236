//! The tokens of `theme.toml` that charts need.

use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{PRINTED_WIDTH_PT, WIDTH};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Place};

/// A colour, printed as `#RRVVBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// The contrast that small text needs.
const READABLE: f64 = 4.5;

/// What a chart looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartTheme {
    /// `couleurs.papier`: the ground, and letters on a colour.
    pub paper: Rgb,
    /// `couleurs.encre`: labels and values.
    pub ink: Rgb,
    /// `couleurs.discret`: what is said in passing.
    pub muted: Rgb,
    /// `couleurs.graphiques.actuelle`: the year of the report.
    pub current: Rgb,
    /// `couleurs.graphiques.precedente`: last year.
    pub previous: Rgb,
    /// `couleurs.graphiques.inconnue`: the hatching of unknown values.
    pub unknown: Rgb,
    /// `couleurs.graphiques.axe`: the line of zero.
    pub axis: Rgb,
    /// `couleurs.graphiques.grille`: lines that carry no meaning.
    pub grid: Rgb,
    /// `couleurs.carte.terre`: the land of maps.
    pub land: Rgb,
    /// `couleurs.carte.contour`: its coasts and borders.
    pub outline: Rgb,
    /// `couleurs.categories`: those of the calendar, in order.
    pub palette: Vec<Rgb>,
    /// `couleurs.graphiques.series`: other parts of a whole, in order.
    pub series: Vec<Rgb>,
    /// `polices.texte`: the family of all text.
    pub family: String,
    /// `corps.petit_pt`, as drawn: labels and values.
    pub text_px: i32,
    /// `corps.note_pt`, as drawn: what is said in passing.
    pub small_px: i32,
}

impl ChartTheme {
    /// Reads the text of `theme.toml`, known as `file`. Tokens that charts
    /// do not need are not looked at.
    ///
    /// # Errors
    ///
    /// One [`Code::BadTheme`] for each token that is missing or malformed.
    pub fn read(file: FileId, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let root = match DeTable::parse(text) {
            Ok(root) => root,
            Err(error) => {
                let place = error.span().map_or(Place::File(file), |span| Place::span(file, span));
                let message = "le fichier theme.toml n’est pas écrit selon les règles du TOML";
                return Err(vec![Diagnostic::new(Code::BadTheme, message).at(place)]);
            }
        };
        let mut reader = Reader { file, root: root.get_ref(), wrong: Vec::new() };
        let theme = Self {
            paper: reader.color(&["couleurs", "papier"]),
            ink: reader.color(&["couleurs", "encre"]),
            muted: reader.color(&["couleurs", "discret"]),
            current: reader.color(&["couleurs", "graphiques", "actuelle"]),
            previous: reader.color(&["couleurs", "graphiques", "precedente"]),
            unknown: reader.color(&["couleurs", "graphiques", "inconnue"]),
            axis: reader.color(&["couleurs", "graphiques", "axe"]),
            grid: reader.color(&["couleurs", "graphiques", "grille"]),
            land: reader.color(&["couleurs", "carte", "terre"]),
            outline: reader.color(&["couleurs", "carte", "contour"]),
            palette: reader.colors(&["couleurs", "categories"]),
            series: reader.colors(&["couleurs", "graphiques", "series"]),
            family: reader.words(&["polices", "texte"]),
            text_px: reader.size(&["corps", "petit_pt"]),
            small_px: reader.size(&["corps", "note_pt"]),
        };
        if reader.wrong.is_empty() { Ok(theme) } else { Err(reader.wrong) }
    }

    /// The paper or the ink, if one of them reads well on a colour.
    pub(super) fn readable_on(&self, ground: Rgb) -> Option<Rgb> {
        [self.paper, self.ink].into_iter().find(|color| contrast(*color, ground) >= READABLE)
    }

    /// The colour of a rank (from 1) in a list; beyond the last, the first again.
    pub(super) fn rank(list: &[Rgb], rank: u8) -> Rgb {
        list[usize::from(rank.saturating_sub(1)) % list.len()]
    }
}

/// Reads tokens, gathers what is wrong; a wrong token reads as a placeholder.
struct Reader<'a> {
    file: FileId,
    root: &'a DeTable<'a>,
    wrong: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn color(&mut self, path: &[&str]) -> Rgb {
        self.token(path, "une couleur, écrite \"#RRVVBB\"", |value| color(value.get_ref()))
            .unwrap_or(Rgb(0, 0, 0))
    }

    fn colors(&mut self, path: &[&str]) -> Vec<Rgb> {
        let expected = "une liste d’une couleur au moins, chacune écrite \"#RRVVBB\"";
        self.token(path, expected, |value| {
            let list = value.get_ref().as_array().filter(|list| !list.is_empty())?;
            list.iter().map(|item| color(item.get_ref())).collect()
        })
        .unwrap_or_default()
    }

    fn words(&mut self, path: &[&str]) -> String {
        self.token(path, "un texte", |value| {
            value.get_ref().as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
        })
        .unwrap_or_default()
    }

    /// A size in points, as pixels of a drawing that is printed at its usual width.
    fn size(&mut self, path: &[&str]) -> i32 {
        let points = self.token(path, "une taille en points, entre 4 et 40", |value| {
            let number = match value.get_ref() {
                DeValue::Integer(number) => number.as_str(),
                DeValue::Float(number) => number.as_str(),
                _ => return None,
            };
            number.parse().ok().filter(|points| (4.0..=40.0).contains(points))
        });
        // Within the bounds above, the product is a few hundred at most.
        (points.unwrap_or(9.0_f64) / PRINTED_WIDTH_PT * f64::from(WIDTH)).ceil() as i32
    }

    fn token<T>(
        &mut self,
        path: &[&str],
        expected: &str,
        read: impl FnOnce(&'a Spanned<DeValue<'a>>) -> Option<T>,
    ) -> Option<T> {
        let mut table = self.root;
        let mut around = None;
        for (depth, name) in path.iter().enumerate() {
            let Some((_, value)) = table.iter().find(|(key, _)| key.get_ref() == name) else {
                self.missing(path, depth, table, around);
                return None;
            };
            if depth + 1 == path.len() {
                let token = read(value);
                if token.is_none() {
                    self.malformed(path, expected, value.span());
                }
                return token;
            }
            let Some(inner) = value.get_ref().as_table() else {
                self.malformed(&path[..=depth], "une table", value.span());
                return None;
            };
            (table, around) = (inner, Some(value.span()));
        }
        None
    }

    fn missing(
        &mut self,
        path: &[&str],
        depth: usize,
        table: &DeTable,
        around: Option<Range<usize>>,
    ) {
        let place = around.map_or(Place::File(self.file), |span| Place::span(self.file, span));
        let token = path.join(".");
        let message = format!("le jeton « {token} » manque dans theme.toml");
        let near = table
            .keys()
            .map(|key| (strsim::normalized_damerau_levenshtein(key.get_ref(), path[depth]), key))
            .filter(|(likeness, _)| *likeness >= 0.6)
            .max_by(|one, other| one.0.total_cmp(&other.0));
        let one = Diagnostic::new(Code::BadTheme, message);
        self.wrong.push(match near {
            Some((_, key)) => one.at(Place::span(self.file, key.span())).help(format!(
                "renommez « {} » en « {} »",
                key.get_ref(),
                path[depth]
            )),
            None => one.at(place).help(format!("ajoutez le jeton « {token} »")),
        });
    }

    fn malformed(&mut self, path: &[&str], expected: &str, span: Range<usize>) {
        let message = format!("le jeton « {} » doit être {expected}", path.join("."));
        self.wrong.push(
            Diagnostic::new(Code::BadTheme, message)
                .at(Place::span(self.file, span))
                .help("corrigez cette valeur dans theme.toml"),
        );
    }
}

fn color(value: &DeValue) -> Option<Rgb> {
    let digits = value.as_str()?.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let channel = |start: usize| u8::from_str_radix(&digits[start..start + 2], 16).ok();
    Some(Rgb(channel(0)?, channel(2)?, channel(4)?))
}

/// How much two colours differ in lightness, from 1 to 21, as WCAG defines it.
pub(super) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let linear = |channel: u8| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let light = |color: Rgb| {
        0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2) + 0.05
    };
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}

#[cfg(test)]
mod tests {
    use super::{ChartTheme, Rgb};
    use crate::source::SourceMap;

    const THEME: &str = r##"
[couleurs]
papier = "#FFFFFF"
encre = "#1B1B26"
discret = "#585866"
categories = ["#071C50", "#427842"]
[couleurs.graphiques]
actuelle = "#1F4AA8"
precedente = "#8E8D99"
inconnue = "#585866"
axe = "#585866"
grille = "#E3E2E6"
series = ["#1F4AA8"]
[couleurs.carte]
terre = "#F0EFEC"
contour = "#A9A8B2"
[polices]
texte = "Source Sans 3"
[corps]
petit_pt = 9
note_pt = 7.5
"##;

    /// The message, the text marked and the help of each diagnostic.
    fn wrong(theme: &str) -> Vec<String> {
        let mut sources = SourceMap::default();
        let file = sources.add("theme.toml", theme);
        let wrong = ChartTheme::read(file, theme).unwrap_err();
        let told = wrong.iter().map(|one| {
            let marked = one.place.map_or("", |place| sources.text(place));
            format!("{} | {} | {}", one.message, marked, one.help.as_deref().unwrap_or("-"))
        });
        told.collect()
    }

    #[test]
    fn the_tokens_are_read() {
        let theme = ChartTheme::read(SourceMap::default().add("theme.toml", THEME), THEME).unwrap();
        assert_eq!(theme.ink, Rgb(0x1B, 0x1B, 0x26));
        assert_eq!(theme.palette.len(), 2);
        // 9 and 7.5 pt of a drawing of 1 200 px on 165 mm.
        assert_eq!((theme.text_px, theme.small_px), (24, 20));
        assert_eq!(ChartTheme::rank(&theme.palette, 3), theme.palette[0]);
    }

    #[test]
    fn each_wrong_token_is_named() {
        let theme = THEME
            .replace("actuelle =", "actuele =")
            .replace("encre = \"#1B1B26\"", "encre = \"noir\"")
            .replace("[\"#1F4AA8\"]", "[]")
            .replace("texte = \"Source Sans 3\"", "")
            .replace("petit_pt = 9", "petit_pt = 900");
        insta::assert_snapshot!(wrong(&theme).join("\n"), @r##"
        le jeton « couleurs.encre » doit être une couleur, écrite "#RRVVBB" | "noir" | corrigez cette valeur dans theme.toml
        le jeton « couleurs.graphiques.actuelle » manque dans theme.toml | actuele | renommez « actuele » en « actuelle »
        le jeton « couleurs.graphiques.series » doit être une liste d’une couleur au moins, chacune écrite "#RRVVBB" | [] | corrigez cette valeur dans theme.toml
        le jeton « polices.texte » manque dans theme.toml | [polices] | ajoutez le jeton « polices.texte »
        le jeton « corps.petit_pt » doit être une taille en points, entre 4 et 40 | 900 | corrigez cette valeur dans theme.toml
        "##);
    }

    #[test]
    fn a_broken_file_and_an_empty_one_are_told() {
        insta::assert_snapshot!(wrong("[couleurs\n").join("\n"), @"le fichier theme.toml n’est pas écrit selon les règles du TOML |  | -");
        assert_eq!(wrong("").len(), 15);
        insta::assert_snapshot!(wrong("couleurs = 3\n")[0], @"le jeton « couleurs » doit être une table | 3 | corrigez cette valeur dans theme.toml");
    }
}
