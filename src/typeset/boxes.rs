//! Where each piece of text stands on its page.

use typst::layout::{Abs, Frame, FrameItem, Point, Transform};

use super::document::Document;

/// A piece of text that was set at one go, and where it stands, in points from the page's upper
/// left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// Page, from 1.
    pub page: usize,
    /// What it says.
    pub text: String,
    /// Left, top, right and bottom edges of the upright box around it, from the letters' height,
    /// without what hangs under the baseline.
    pub edges: [f64; 4],
    /// Its own corners, in their round: a text that is turned leaves most of the upright box free.
    corners: [[f64; 2]; 4],
}

/// Letters that lie on others by more than this many points, both ways, cannot be read.
const SEEN: f64 = 1.0;
/// What goes over the edge of the page by less than this many points is not seen.
const TOLERANCE: f64 = 0.5;
/// Height of capitals and figures, in parts of the size of the type.
const CAPITALS: f64 = 0.66;
/// Height of the letters that rise above them: « d », « l ».
const ASCENDERS: f64 = 0.74;

impl Document {
    /// The boxes of all texts, page after page, in the order of drawing.
    pub fn text_boxes(&self) -> Vec<TextBox> {
        let mut boxes = Vec::new();
        for (index, page) in self.paged.pages().iter().enumerate() {
            collect(&page.frame, Transform::identity(), index + 1, &mut boxes);
        }
        boxes
    }

    /// The pairs of texts that are printed on one another.
    pub fn overprinted_texts(&self) -> Vec<[TextBox; 2]> {
        overprinted(self.text_boxes())
    }

    /// The texts that are not wholly on their page.
    pub fn texts_off_the_page(&self) -> Vec<TextBox> {
        let sizes: Vec<_> = self.paged.pages().iter().map(|page| page.frame.size()).collect();
        let mut boxes = self.text_boxes();
        boxes.retain(|one| {
            let [left, top, right, bottom] = one.edges;
            let size = sizes[one.page - 1];
            left < -TOLERANCE
                || top < -TOLERANCE
                || right > size.x.to_pt() + TOLERANCE
                || bottom > size.y.to_pt() + TOLERANCE
        });
        boxes
    }
}

impl TextBox {
    /// Its two directions: along the line, and across it.
    fn directions(&self) -> [[f64; 2]; 2] {
        let [from, across, _, along] = self.corners;
        [along, across].map(|to| {
            let (x, y) = (to[0] - from[0], to[1] - from[1]);
            let length = x.hypot(y).max(f64::MIN_POSITIVE);
            [x / length, y / length]
        })
    }

    /// From where to where it goes in a direction.
    fn extent(&self, direction: [f64; 2]) -> (f64, f64) {
        let along = self.corners.map(|it| it[0] * direction[0] + it[1] * direction[1]);
        (
            along.into_iter().fold(f64::INFINITY, f64::min),
            along.into_iter().fold(f64::NEG_INFINITY, f64::max),
        )
    }

    /// No direction of the one or the other keeps them apart.
    fn lies_on(&self, other: &Self) -> bool {
        self.directions().into_iter().chain(other.directions()).all(|direction| {
            let (one, two) = (self.extent(direction), other.extent(direction));
            one.1.min(two.1) - one.0.max(two.0) > SEEN
        })
    }
}

/// The pairs whose letters lie on one another. Only boxes that share a height are compared, so
/// that a full page costs no more than its lines.
fn overprinted(mut boxes: Vec<TextBox>) -> Vec<[TextBox; 2]> {
    boxes.retain(|one| !one.text.trim().is_empty());
    boxes.sort_by(|a, b| (a.page, a.edges[1]).partial_cmp(&(b.page, b.edges[1])).expect("finite"));
    let mut found = Vec::new();
    for (index, one) in boxes.iter().enumerate() {
        let below = boxes[index + 1..]
            .iter()
            .take_while(|other| other.page == one.page && other.edges[1] < one.edges[3]);
        let on = below.filter(|other| one.lies_on(other));
        found.extend(on.map(|other| [one.clone(), other.clone()]));
    }
    found
}

fn collect(frame: &Frame, place: Transform, page: usize, boxes: &mut Vec<TextBox>) {
    for (offset, item) in frame.items() {
        let here = place.pre_concat(Transform::translate(offset.x, offset.y));
        match item {
            FrameItem::Group(group) => {
                collect(&group.frame, here.pre_concat(group.transform), page, boxes);
            }
            FrameItem::Text(run) => {
                let rises = run.text.chars().any(char::is_lowercase);
                let height = run.size * if rises { ASCENDERS } else { CAPITALS };
                let (none, width) = (Abs::zero(), run.width());
                let corners = [(none, none), (none, -height), (width, -height), (width, none)]
                    .map(|(x, y)| Point::new(x, y).transform(here))
                    .map(|corner| [corner.x.to_pt(), corner.y.to_pt()]);
                let ends = |part: usize, pick: fn(f64, f64) -> f64| {
                    corners.iter().map(|it| it[part]).reduce(pick).expect("four corners")
                };
                let edges =
                    [ends(0, f64::min), ends(1, f64::min), ends(0, f64::max), ends(1, f64::max)];
                boxes.push(TextBox { page, text: run.text.to_string(), edges, corners });
            }
            _ => {}
        }
    }
}
