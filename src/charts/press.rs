//! Shapes in the four inks of a press. SVG knows red, green and blue only, so
//! that a drawing goes to the templates as data: `composants/dessin.typ` draws it.

use serde::Serialize;

use super::Drawing;
use super::fonts::{self, Weight};
use super::shapes::{Anchor, Paint, Shape};
use super::theme::ChartTheme;
use crate::design::theme::{Inks, Rgb};

/// The drawing, as JSON. Keys are French: designers read them.
pub(super) fn document(drawing: &Drawing, theme: &ChartTheme) -> String {
    let whole = Whole {
        largeur: drawing.width,
        hauteur: drawing.height,
        police: &theme.family,
        formes: drawing.shapes.iter().map(|shape| of(shape, theme)).collect(),
    };
    serde_json::to_string(&whole).expect("plain data serializes")
}

#[derive(Serialize)]
struct Whole<'a> {
    largeur: u32,
    hauteur: u32,
    police: &'a str,
    formes: Vec<Forme<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "genre", rename_all = "lowercase")]
enum Forme<'a> {
    Rectangle {
        x: i32,
        y: i32,
        largeur: i32,
        hauteur: i32,
        peinture: Peinture,
    },
    Ligne {
        points: &'a [(i32, i32)],
        peinture: Peinture,
    },
    Surface {
        points: &'a [(i32, i32)],
        peinture: Peinture,
    },
    Disque {
        x: i32,
        y: i32,
        rayon: u32,
        peinture: Peinture,
    },
    Texte {
        x: i32,
        y: i32,
        ancre: &'static str,
        corps: i32,
        graisse: u16,
        encre: [u8; 4],
        texte: &'a str,
    },
}

/// Cyan, magenta, yellow, black; filled when there is no thickness.
#[derive(Serialize)]
struct Peinture {
    encre: [u8; 4],
    epaisseur: Option<u32>,
    /// The part of the inks, in hundredths, where it is not all.
    part: Option<u32>,
}

fn of<'a>(shape: &'a Shape, theme: &ChartTheme) -> Forme<'a> {
    let peinture = |paint: Paint| match paint {
        Paint::Fill(color) => Peinture { encre: inks(color, theme), epaisseur: None, part: None },
        Paint::Tint { color, percent } => {
            Peinture { encre: inks(color, theme), epaisseur: None, part: Some(percent) }
        }
        Paint::Stroke { color, width } => {
            Peinture { encre: inks(color, theme), epaisseur: Some(width), part: None }
        }
    };
    match shape {
        Shape::Rectangle { x, y, width, height, paint } => Forme::Rectangle {
            x: *x,
            y: *y,
            largeur: *width,
            hauteur: *height,
            peinture: peinture(*paint),
        },
        Shape::Line { points, paint } => Forme::Ligne { points, peinture: peinture(*paint) },
        Shape::Surface { points, paint } => Forme::Surface { points, peinture: peinture(*paint) },
        Shape::Disc { x, y, radius, paint } => {
            Forme::Disque { x: *x, y: *y, rayon: *radius, peinture: peinture(*paint) }
        }
        Shape::Text { x, y, anchor, px, weight, color, text } => Forme::Texte {
            x: *x,
            y: *y,
            ancre: match anchor {
                Anchor::Start => "debut",
                Anchor::Middle => "milieu",
                Anchor::End => "fin",
            },
            corps: *px,
            graisse: match weight {
                Weight::Regular => 400,
                Weight::Bold => fonts::BOLD_WEIGHT,
            },
            encre: inks(*color, theme),
            texte: text,
        },
    }
}

/// The inks of a colour: those that the theme gives it, or those of a shade
/// between two of its colours.
fn inks(color: Rgb, theme: &ChartTheme) -> [u8; 4] {
    let known = theme.inks.iter().find(|(screen, _)| *screen == color);
    known.map_or_else(|| Inks::of(color), |(_, inks)| *inks).0
}
