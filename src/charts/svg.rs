//! The backend that writes what plotters draws as SVG.
//!
//! Terse on purpose: a drawing is a golden file, read by people. Font, size
//! and ink are said once, on the root, and an element says only what differs.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::theme::{ChartTheme, Rgb};
use super::{WIDTH, fonts};

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Appends elements to a text. The height is not known before the end:
/// [`document`] says it.
pub(super) struct SvgBackend<'a> {
    elements: &'a mut String,
    ink: Rgb,
    text_px: i32,
}

impl<'a> SvgBackend<'a> {
    pub(super) fn new(elements: &'a mut String, theme: &ChartTheme) -> Self {
        Self { elements, ink: theme.ink, text_px: theme.text_px }
    }

    fn element(&mut self, name: &str, attributes: &[(&str, String)]) {
        self.open(name, attributes);
        self.elements.push_str("/>\n");
    }

    fn open(&mut self, name: &str, attributes: &[(&str, String)]) {
        self.elements.push('<');
        self.elements.push_str(name);
        for (key, value) in attributes {
            let _ = write!(self.elements, " {key}=\"{value}\"");
        }
    }
}

/// The whole document around the elements.
pub(super) fn document(elements: &str, (width, height): (u32, u32), theme: &ChartTheme) -> String {
    let mut family = String::new();
    escape(&theme.family, &mut family);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{family}\" font-size=\"{}\" fill=\"{}\">\n\
         {elements}</svg>\n",
        theme.text_px, theme.ink,
    )
}

/// Text as XML takes it: signs that XML forbids become spaces.
fn escape(text: &str, out: &mut String) {
    for sign in text.chars() {
        match sign {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push(' '),
            _ if sign.is_control() => out.push(' '),
            _ => out.push(sign),
        }
    }
}

fn hex(color: BackendColor) -> String {
    Rgb(color.rgb.0, color.rgb.1, color.rgb.2).to_string()
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let points: Vec<_> = path.into_iter().map(|(x, y)| format!("{x},{y}")).collect();
    points.join(" ")
}

/// How a shape is painted: filled, or a line of some width.
fn paint<S: BackendStyle>(style: &S, fill: bool) -> Vec<(&'static str, String)> {
    if fill {
        return vec![("fill", hex(style.color()))];
    }
    vec![
        ("fill", "none".to_owned()),
        ("stroke", hex(style.color())),
        ("stroke-width", style.stroke_width().to_string()),
    ]
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // The document is cut to its true height at the end.
        (WIDTH, i32::MAX.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x0, y0): BackendCoord,
        (x1, y1): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let mut attributes = vec![
            ("x", x0.min(x1).to_string()),
            ("y", y0.min(y1).to_string()),
            ("width", (x1 - x0).abs().to_string()),
            ("height", (y1 - y0).abs().to_string()),
        ];
        attributes.extend(paint(style, fill));
        self.element("rect", &attributes);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut attributes = vec![("points", points(path))];
        attributes.extend(paint(style, false));
        self.element("polyline", &attributes);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut attributes = vec![("points", points(path))];
        attributes.extend(paint(style, true));
        self.element("polygon", &attributes);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let mut attributes =
            vec![("cx", x.to_string()), ("cy", y.to_string()), ("r", radius.to_string())];
        attributes.extend(paint(style, fill));
        self.element("circle", &attributes);
        Ok(())
    }

    /// The position is that of the baseline, whatever the vertical anchor.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let mut attributes = vec![("x", x.to_string()), ("y", y.to_string())];
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => attributes.push(("text-anchor", "middle".to_owned())),
            HPos::Right => attributes.push(("text-anchor", "end".to_owned())),
        }
        let size = style.size().round();
        if size != f64::from(self.text_px) {
            attributes.push(("font-size", size.to_string()));
        }
        if matches!(style.style(), FontStyle::Bold) {
            attributes.push(("font-weight", fonts::BOLD_WEIGHT.to_string()));
        }
        let color = hex(style.color());
        if color != self.ink.to_string() {
            attributes.push(("fill", color));
        }
        self.open("text", &attributes);
        self.elements.push('>');
        escape(text, self.elements);
        self.elements.push_str("</text>\n");
        Ok(())
    }
}
