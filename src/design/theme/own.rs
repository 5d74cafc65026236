//! A theme in the colours of an organisation: the shipped one, with its chapters, the bars of
//! the year and the parts of charts in its colours, as dark as they must be to be read.

use super::color::Rgb;
use super::sight::{contrast, nearest, passing};
use super::values::Theme;
use super::{SHIPPED, apart, pairs, read};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::source::SourceMap;

/// What letters need on paper.
const READ: f64 = 4.5;
/// What the ground of the cover needs for what stands out on it.
const COVER: f64 = 9.0;
/// What shapes need on the land of maps.
const SEEN: f64 = 3.0;
/// Between the bars of two years.
const YEARS: f64 = 20.0;
/// Between the parts of a chart.
const PARTS: f64 = 15.0;

/// The text of a theme in these colours, the most important first; nothing when they cannot be used.
pub fn of(colors: &[Rgb]) -> Option<String> {
    let shipped = sound(SHIPPED)?;
    let paper = shipped.color("couleurs.papier").screen;
    let former = shipped.color("couleurs.graphiques.precedente").screen;
    let readable: Vec<Rgb> =
        colors.iter().filter_map(|color| passing(*color, paper, READ)).collect();
    let (first, year) = (*readable.first()?, year(*readable.first()?, former, paper)?);
    let mut text = SHIPPED.to_owned();
    text = list_with(&text, "chapitres", &chapters(&shipped, &readable, paper));
    text = line_with(&text, "actuelle", year);
    if let Some(cover) = passing(first, paper, COVER) {
        text = line_with(&text, "fond_couverture", cover);
    }
    let parts = parts(&shipped, first);
    let with_parts = parts.map(|parts| list_with(&text, "series", &parts));
    let note = "# Aux couleurs de l'organisation, foncées où il le fallait pour être lues : « rapport check » les mesure.\n";
    [with_parts, Some(text)]
        .into_iter()
        .flatten()
        .find(|text| sound(text).is_some())
        .map(|text| text.replacen("#:schema ./theme.schema.json\n", note, 1))
}

/// Chapters bear the colours by turns; a single one alternates with a darker shade of it.
fn chapters(shipped: &Theme, colors: &[Rgb], paper: Rgb) -> Vec<Rgb> {
    let mut turns = colors.to_vec();
    if let [only] = colors {
        turns.extend(passing(*only, paper, 2.0 * READ));
    }
    let count = shipped.colors("couleurs.chapitres").len();
    turns.into_iter().cycle().take(count).collect()
}

/// The theme of a text about which there is nothing to tell.
fn sound(text: &str) -> Option<Theme> {
    let mut diagnostics = Diagnostics::default();
    let file = SourceMap::default().add(super::FILE, text);
    let theme = read(file, text, &mut diagnostics)?;
    pairs::check(&theme, &mut diagnostics);
    apart::check(&theme, &mut diagnostics);
    diagnostics.iter().next().is_none().then_some(theme)
}

/// The colour darkened until its bars are told from those of the year before.
fn year(color: Rgb, former: Rgb, paper: Rgb) -> Option<Rgb> {
    let needed = (0..).map(|step| READ + f64::from(step)).take_while(|needed| *needed < 18.0);
    let mut darker = needed.filter_map(|needed| passing(color, paper, needed));
    darker.find(|color| nearest(*color, former).1 >= YEARS)
}

/// As many parts as the shipped theme has, the first in the colour of the organisation.
fn parts(shipped: &Theme, first: Rgb) -> Option<Vec<Rgb>> {
    let all = |path: &str| shipped.colors(path).into_iter().map(|color| color.screen);
    let (paper, land) = (all("couleurs.papier").next()?, all("couleurs.carte.terre").next()?);
    let offered = all("couleurs.graphiques.series")
        .chain(all("couleurs.categories"))
        .chain(all("couleurs.chapitres"));
    let mut parts = vec![first];
    let count = all("couleurs.graphiques.series").count();
    for color in offered {
        let is_seen = contrast(color, paper) >= SEEN && contrast(color, land) >= SEEN;
        let is_apart = parts.iter().all(|other| nearest(color, *other).1 >= PARTS);
        if parts.len() < count && is_seen && is_apart {
            parts.push(color);
        }
    }
    (parts.len() == count).then_some(parts)
}

/// The text with the first colours of a list replaced.
fn list_with(text: &str, key: &str, colors: &[Rgb]) -> String {
    let mut colors = colors.iter();
    let (mut lines, mut within) = (Vec::new(), false);
    for line in text.lines() {
        let replaced = if within { colors.next() } else { None };
        within = (within && line != "]") || line == format!("{key} = [");
        match replaced.filter(|_| line != "]") {
            Some(color) => lines.push(format!("  \"{color}\",")),
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}

/// The text with one colour replaced.
fn line_with(text: &str, key: &str, color: Rgb) -> String {
    let begins = format!("{key} = ");
    let line = |line: &str| match line.starts_with(&begins) {
        true => format!("{key} = \"{color}\"\n"),
        false => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_colour_gives_a_theme_about_which_there_is_nothing_to_tell() {
        let channel = |step: usize, place: u32| (step / 6_usize.pow(place) % 6 * 51) as u8;
        let all = (0..216).map(|step| Rgb(channel(step, 0), channel(step, 1), channel(step, 2)));
        let made = all.map(|color| (color, of(&[color]))).collect::<Vec<_>>();
        let without: Vec<Rgb> =
            made.iter().filter(|(_, theme)| theme.is_none()).map(|(color, _)| *color).collect();
        assert!(without.is_empty(), "{without:?}");
        for (color, text) in made {
            assert!(sound(&text.expect("it is there")).is_some(), "{color}");
        }
    }

    #[test]
    fn a_dark_colour_is_taken_as_it_is_and_a_light_one_darkened() {
        let theme = sound(&of(&[Rgb(0x00, 0x5F, 0x73), Rgb(0xF4, 0xC0, 0x20)]).unwrap()).unwrap();
        let chapters = theme.colors("couleurs.chapitres");
        assert_eq!(chapters[0].screen, Rgb(0x00, 0x5F, 0x73));
        assert!(contrast(chapters[1].screen, Rgb(255, 255, 255)) >= READ);
        assert_eq!((chapters.len(), chapters[2]), (6, chapters[0]));
        assert_eq!(theme.color("couleurs.graphiques.actuelle").screen, Rgb(0x00, 0x5F, 0x73));
    }
}
