//! Names beside points, where there are few and a name has room.

use super::frame::{Box, inside, touch};
use crate::charts::canvas::{Anchor, Canvas, Ink, middle};

/// As many points of a frame are named; of more, the list beside the map tells.
pub(super) const NAMED: usize = 12;
/// Between a point and its name.
const GAP: i32 = 5;
/// A longer name is cut.
const WIDEST: i32 = 330;

/// Writes each name at the first side of its point where it touches nothing;
/// a name without room is left to the list.
pub(super) fn draw(
    canvas: &Canvas,
    names: &[(&str, (i32, i32))],
    radius: i32,
    bounds: Box,
    obstacles: &[Box],
) {
    let ink = Ink { color: canvas.theme.ink, ..canvas.quiet() };
    let reach = radius + 2;
    let mut taken: Vec<Box> = obstacles.to_vec();
    taken.extend(names.iter().map(|(_, (x, y))| (x - reach, y - reach, x + reach, y + reach)));
    for (name, point) in names {
        let name = canvas.cut(name, ink, WIDEST);
        let width = canvas.width(&name, ink);
        let room = places(*point, width, ink.px, reach + GAP);
        let free = |place: &(Anchor, i32, i32, Box)| {
            inside(place.3, bounds) && !taken.iter().any(|other| touch(place.3, *other))
        };
        if let Some((anchor, x, baseline, place)) = room.into_iter().find(free) {
            canvas.text(&name, ink, anchor, x, baseline);
            taken.push(place);
        }
    }
}

/// To the right, to the left, under, above: anchor, x, baseline and the room taken.
fn places((x, y): (i32, i32), width: i32, px: i32, away: i32) -> [(Anchor, i32, i32, Box); 4] {
    let beside = y + px * 33 / 100;
    let (under, above) = (y + away + px * 3 / 4, y - away);
    let room = |left: i32, baseline: i32| {
        (left - 2, baseline - px * 3 / 4, left + width + 2, baseline + px / 4)
    };
    [
        (Anchor::Start, x + away, beside, room(x + away, beside)),
        (Anchor::End, x - away, beside, room(x - away - width, beside)),
        (Anchor::Middle, x, under, room(x - width / 2, under)),
        (Anchor::Middle, x, above, room(x - width / 2, above)),
    ]
}

/// Writes a word in passing in the middle of a place, unless it would touch something.
pub(super) fn aside(
    canvas: &Canvas,
    word: &str,
    (x, y): (i32, i32),
    bounds: Box,
    obstacles: &[Box],
) {
    let ink = canvas.quiet();
    let half = canvas.width(word, ink) / 2 + 1;
    let room = (x - half, y - ink.px / 2, x + half, y + ink.px / 2);
    if inside(room, bounds) && !obstacles.iter().any(|other| touch(room, *other)) {
        canvas.text(word, ink, Anchor::Middle, x, middle(y, ink));
    }
}
