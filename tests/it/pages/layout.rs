//! What can be measured on pages that are laid out: how full they are, what faces what, what touches.

use image::{Rgb, RgbImage};
use rapport::typeset::Document;

use super::{document, picture, read_png};
use crate::edition::Edition;

/// Pixels an inch: a hairline is one pixel at most, a letter of a mark some ten.
const FINENESS: f64 = 144.0;
/// Of its height, where the ink of a page ends at least when the same text goes on overleaf.
const FULL: f64 = 0.6;
/// Of its height, the foot where running titles stand.
const FOOT: f64 = 0.05;
/// White between a mark and what stands on its left, in pixels.
const AWAY: u32 = 3;
/// Marks of categories are this wide and this high, in pixels; the small days of the months are lower.
const MARK: std::ops::RangeInclusive<u32> = 13..=40;

fn ground(picture: &RgbImage) -> Rgb<u8> {
    *picture.get_pixel(2, picture.height() - 3)
}

fn apart(one: Rgb<u8>, other: Rgb<u8>) -> u32 {
    one.0.iter().zip(other.0).map(|(a, b)| u32::from(a.abs_diff(b))).sum()
}

/// Where the ink of a page ends, as a part of its height; the running title at the foot does not count.
/// A page whose foot has a colour is composed to its foot.
fn filled(picture: &RgbImage) -> f64 {
    if apart(ground(picture), Rgb([255; 3])) > 60 {
        return 1.0;
    }
    let (ground, height) = (ground(picture), f64::from(picture.height()));
    let body = (height * (1.0 - FOOT)) as u32;
    let inked =
        |y: &u32| (0..picture.width()).any(|x| apart(*picture.get_pixel(x, *y), ground) > 60);
    (0..body).rev().find(inked).map_or(0.0, |y| f64::from(y) / height)
}

/// The running title of a page, without its number.
fn running_title(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    line.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_owned()
}

/// Pages that are left early although what they hold goes on overleaf.
fn left_early(texts: &[String], fillings: &[f64]) -> Vec<String> {
    let same = |page: usize| {
        let title = running_title(&texts[page]);
        !title.is_empty() && texts.get(page + 1).is_some_and(|next| running_title(next) == title)
    };
    (0..texts.len())
        .filter(|page| same(*page) && fillings[*page] < FULL)
        .map(|page| format!("page {}: {:.0} %", page + 1, fillings[page] * 100.0))
        .collect()
}

/// The rows of a page where something stands too near on the left of a mark in one of these colours.
fn touched(picture: &RgbImage, colours: &[Rgb<u8>]) -> Vec<(u32, u32)> {
    let mut touched = Vec::new();
    for y in 0..picture.height() {
        let mut x = AWAY + 2;
        while x < picture.width() {
            let colour = *picture.get_pixel(x, y);
            if !colours.contains(&colour) || *picture.get_pixel(x - 1, y) == colour {
                x += 1;
                continue;
            }
            let end = (x..picture.width()).find(|it| *picture.get_pixel(*it, y) != colour);
            let width = end.unwrap_or(picture.width()) - x;
            // The pixel beside the mark may be a smoothed corner.
            let dark = |away: u32| picture.get_pixel(x - away, y).0.iter().all(|part| *part < 140);
            let high = |down: bool| {
                let same = |y: &u32| *picture.get_pixel(x + 1, *y) == colour;
                let below = (y..picture.height()).take_while(same).count();
                if down { below } else { (0..y).rev().take_while(same).count() }
            };
            let height = u32::try_from(high(true) + high(false)).unwrap_or(u32::MAX);
            let is_mark = MARK.contains(&width) && MARK.contains(&height);
            if is_mark && (2..=AWAY + 1).any(dark) {
                touched.push((x, y));
            }
            x += width.max(1);
        }
    }
    touched
}

fn colours_of_categories() -> Vec<Rgb<u8>> {
    let text = include_str!("../../../templates/theme.toml");
    let list = text.split("\ncategories = [").nth(1).and_then(|rest| rest.split("\n]").next());
    let codes = list.expect("the theme has categories").split("ecran = \"#").skip(1);
    let part = |code: &str, from: usize| u8::from_str_radix(&code[from..from + 2], 16).unwrap();
    codes.map(|code| Rgb([part(code, 0), part(code, 2), part(code, 4)])).collect()
}

fn is_calendar(text: &str) -> bool {
    text.contains("Calendrier 2021") && text.contains("Octobre") && text.contains("Septembre")
        || text.contains("Calendrier 2021") && text.contains("Février") && text.contains("Mars")
}

#[test]
fn pages_are_full_spreads_face_and_nothing_touches() {
    let document: Document = document(&Edition::real(), "rapport");
    let texts = document.page_texts();
    let pictures: Vec<RgbImage> =
        (0..texts.len()).map(|page| picture(&document, page, FINENESS)).collect();
    let fillings: Vec<f64> = pictures.iter().map(filled).collect();
    assert_eq!(left_early(&texts, &fillings), Vec::<String>::new(), "pages left early");

    let calendar: Vec<usize> = (0..texts.len()).filter(|page| is_calendar(&texts[*page])).collect();
    let [first, second] = calendar[..] else { panic!("two half-years: {calendar:?}") };
    assert!(first % 2 == 1 && second == first + 1, "the half-years face each other: {calendar:?}");

    let colours = colours_of_categories();
    for page in calendar {
        let touched = touched(&pictures[page], &colours);
        assert!(touched.is_empty(), "page {}: {:?}", page + 1, &touched[..touched.len().min(5)]);
    }
}

/// How much of its height a page that begins on paper ends with in one plain colour, above the bar of a draft.
fn plain_foot(picture: &RgbImage) -> f64 {
    let paper = Rgb([255; 3]);
    let body = (f64::from(picture.height()) * (1.0 - FOOT)) as u32;
    let foot = *picture.get_pixel(2, body - 1);
    if foot == paper || *picture.get_pixel(2, 2) != paper {
        return 0.0;
    }
    let is_plain =
        |y: &u32| (0..picture.width()).all(|x| apart(*picture.get_pixel(x, *y), foot) < 12);
    let plain = (0..body).rev().take_while(is_plain).count();
    plain as f64 / f64::from(picture.height())
}

#[test]
fn no_chapter_of_a_newcomer_ends_in_an_empty_band() {
    for theme in [None, Some("vif"), Some("ecran")] {
        let edition = Edition::empty();
        edition.rapport(&["new", "--annee", "2021"]).assert().success();
        if let Some(theme) = theme {
            edition.edit(
                "rapport.toml",
                "[edition]\n",
                &format!("[edition]\ntheme = \"{theme}\"\n"),
            );
        }
        let pages = ["--format", "png", "--ppp", "40", "-o", "pages/{0p}.png"];
        let words: Vec<&str> = ["compile", "--brouillon"].into_iter().chain(pages).collect();
        edition.rapport(&words).assert().success();
        let files = std::fs::read_dir(edition.root().join("pages")).expect("they are there");
        let feet = files.map(|file| {
            let path = file.expect("a file").path();
            let foot = plain_foot(&read_png(&std::fs::read(&path).expect("a picture")));
            (path.file_name().expect("a name").to_owned(), foot)
        });
        let empty: Vec<_> = feet.filter(|(_, foot)| *foot > 0.15).collect();
        assert_eq!(empty, [], "{theme:?}");
    }
}

#[test]
fn what_is_wrong_is_seen() {
    let texts = ["12 Un chapitre\nUn", "Un chapitre 13\nDeux", "14 Un autre\nTrois"];
    let texts = texts.map(str::to_owned);
    assert_eq!(left_early(&texts, &[0.3, 0.2, 0.1]), ["page 1: 30 %"]);

    let (paper, ink, mark) = (Rgb([255, 255, 255]), Rgb([27, 27, 38]), Rgb([7, 28, 80]));
    let mut page = RgbImage::from_pixel(100, 100, paper);
    assert!(filled(&page) < 0.01);
    for (x, y) in (40..56).flat_map(|x| (36..51).map(move |y| (x, y))) {
        page.put_pixel(x, y, mark);
    }
    assert!((filled(&page) - 0.5).abs() < 0.01);
    assert_eq!(touched(&page, &[mark]), []);
    page.put_pixel(37, 50, ink);
    assert_eq!(touched(&page, &[mark]), [(40, 50)]);

    assert!(plain_foot(&page) < 0.01);
    for (x, y) in (0..100).flat_map(|x| (70..100).map(move |y| (x, y))) {
        page.put_pixel(x, y, mark);
    }
    assert!((plain_foot(&page) - 0.25).abs() < 0.001);
}
