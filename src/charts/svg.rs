//! Shapes as SVG.
//!
//! Terse on purpose: a drawing is a golden file, read by people. Font, size
//! and ink are said once, on the root, and an element says only what differs.

use std::fmt::{Display, Write as _};

use super::Drawing;
use super::fonts::{self, Weight};
use super::shapes::{Anchor, Paint, Shape};
use super::theme::ChartTheme;

/// The whole document.
pub(super) fn document(drawing: &Drawing, theme: &ChartTheme) -> String {
    let mut svg = Svg { text: String::new(), theme };
    let mut family = String::new();
    escape(&theme.family, &mut family);
    let (width, height) = (drawing.width, drawing.height);
    let _ = writeln!(
        svg.text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{family}\" font-size=\"{}\" fill=\"{}\">",
        theme.text_px, theme.ink,
    );
    for shape in &drawing.shapes {
        svg.shape(shape);
    }
    svg.text.push_str("</svg>\n");
    svg.text
}

struct Svg<'a> {
    text: String,
    theme: &'a ChartTheme,
}

impl Svg<'_> {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rectangle { x, y, width, height, paint } => {
                self.open("rect");
                for (key, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
                    self.attribute(key, value);
                }
                self.painted(*paint);
            }
            Shape::Line { points: path, paint } => {
                self.open("polyline");
                self.attribute("points", points(path));
                self.painted(*paint);
            }
            Shape::Surface { points: path, paint } => {
                self.open("polygon");
                self.attribute("points", points(path));
                self.painted(*paint);
            }
            Shape::Disc { x, y, radius, paint } => {
                self.open("circle");
                self.attribute("cx", x);
                self.attribute("cy", y);
                self.attribute("r", radius);
                self.painted(*paint);
            }
            Shape::Text { x, y, anchor, px, weight, color, text } => {
                self.open("text");
                self.attribute("x", x);
                self.attribute("y", y);
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => self.attribute("text-anchor", "middle"),
                    Anchor::End => self.attribute("text-anchor", "end"),
                }
                if *px != self.theme.text_px {
                    self.attribute("font-size", px);
                }
                if *weight == Weight::Bold {
                    self.attribute("font-weight", fonts::BOLD_WEIGHT);
                }
                if *color != self.theme.ink {
                    self.attribute("fill", color);
                }
                self.text.push('>');
                escape(text, &mut self.text);
                self.text.push_str("</text>\n");
            }
        }
    }

    fn open(&mut self, name: &str) {
        self.text.push('<');
        self.text.push_str(name);
    }

    fn attribute(&mut self, key: &str, value: impl Display) {
        let _ = write!(self.text, " {key}=\"{value}\"");
    }

    /// How a shape is painted, and the end of its element.
    fn painted(&mut self, paint: Paint) {
        match paint {
            Paint::Fill(color) => self.attribute("fill", color),
            Paint::Tint { color, percent } => {
                self.attribute("fill", color);
                self.attribute("fill-opacity", format_args!("{percent}%"));
            }
            Paint::Stroke { color, width } => {
                self.attribute("fill", "none");
                self.attribute("stroke", color);
                self.attribute("stroke-width", width);
            }
        }
        self.text.push_str("/>\n");
    }
}

/// Text as XML takes it: characters that XML forbids become spaces.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push(' '),
            _ if character.is_control() => out.push(' '),
            _ => out.push(character),
        }
    }
}

fn points(path: &[(i32, i32)]) -> String {
    let points: Vec<_> = path.iter().map(|(x, y)| format!("{x},{y}")).collect();
    points.join(" ")
}
