//! Names beside points, where there are few and a name has room: on one line or two, at a side of the point or
//! at the end of a leader line, never over a border, an inset, a point or another name.

use super::frame::{Box, inside, touch};
use crate::charts::canvas::{Canvas, Ink, LINE, middle};
use crate::charts::shapes::Anchor;
use crate::design::theme::Rgb;

/// Between a point and its name, along a leader line and at its end.
const GAP: i32 = 5;
/// A wider name has two lines.
const WIDEST: i32 = 230;
/// Lengths of the leader lines that are tried.
const LEADERS: [i32; 6] = [34, 58, 88, 124, 168, 216];
/// Where a leader line goes, as parts of its length in hundredths: east and south.
const WAYS: [(i32, i32); 8] =
    [(94, -34), (94, 34), (-94, -34), (-94, 34), (34, -94), (-34, -94), (34, 94), (-34, 94)];
/// Places beside a point, before those at the end of leader lines.
const BESIDE: usize = 4;
/// The white left around a name.
const AROUND: i32 = 3;

/// A straight piece of a coast or a border.
pub(super) type Segment = ((i32, i32), (i32, i32));

/// A name as it would be written.
struct Place {
    anchor: Anchor,
    x: i32,
    /// The middle of its lines.
    y: i32,
    room: Box,
    /// From the point, where the name does not stand beside it.
    leader: Option<Segment>,
}

/// Writes each name, with its point and the radius of its mark, at the first place where it touches nothing; failing that,
/// `over` borders, on a ground of this colour; a name without a place is left to the list.
pub(super) fn draw(
    canvas: &Canvas,
    names: &[(&str, (i32, i32), i32)],
    bounds: Box,
    obstacles: &[Box],
    borders: &[Segment],
    over: Option<Rgb>,
) {
    let ink = Ink { color: canvas.theme.ink, ..canvas.quiet() };
    let mut taken: Vec<Box> = obstacles.to_vec();
    let mark = |(x, y): (i32, i32), reach: i32| (x - reach, y - reach, x + reach, y + reach);
    taken.extend(names.iter().map(|(_, point, radius)| mark(*point, radius + 2)));
    for (name, point, radius) in names {
        let reach = radius + 2;
        let lines = lines(canvas, name, ink);
        if lines.iter().any(|line| line.ends_with('…')) {
            continue;
        }
        let width = lines.iter().map(|line| canvas.width(line, ink)).max().unwrap_or(0);
        let height = ink.px + i32::try_from(lines.len() - 1).unwrap_or(0) * canvas.line_height();
        let free = |place: &Place, borders: &[Segment]| {
            let own = mark(*point, reach);
            let others = || taken.iter().filter(|other| **other != own);
            inside(place.room, bounds)
                && !taken.iter().any(|other| touch(place.room, *other))
                && !borders.iter().any(|border| crosses(*border, place.room))
                && place.leader.is_none_or(|leader| !others().any(|other| crosses(leader, *other)))
        };
        let tried = || places(*point, (width, height), reach + GAP);
        let clear = tried().find(|place| free(place, borders)).map(|place| (place, None));
        let found = clear.or_else(|| {
            let ground = over?;
            let beside = tried().take(BESIDE).find(|place| free(place, &[]))?;
            Some((beside, Some(ground)))
        });
        if let Some((place, ground)) = found {
            if let Some(ground) = ground {
                let (left, top, right, bottom) = place.room;
                canvas.block((left, top), (right, bottom), ground);
            }
            if let Some((from, to)) = place.leader {
                canvas.path(&[from, to], canvas.theme.axis, LINE / 2);
                taken.push((
                    from.0.min(to.0),
                    from.1.min(to.1),
                    from.0.max(to.0),
                    from.1.max(to.1),
                ));
            }
            canvas.lines(&lines, ink, place.anchor, place.x, place.y);
            taken.push(place.room);
        }
    }
}

/// The name on one line, or on two where it is long.
fn lines(canvas: &Canvas, name: &str, ink: Ink) -> Vec<String> {
    match canvas.width(name, ink) {
        ..=WIDEST => vec![name.to_owned()],
        _ => canvas.wrap(name, ink, WIDEST, 3),
    }
}

/// To the right, to the left, under, above; then at the end of leader lines, the shortest first.
fn places(
    (x, y): (i32, i32),
    (width, height): (i32, i32),
    away: i32,
) -> impl Iterator<Item = Place> {
    let half = height / 2;
    let room = move |left: i32, y: i32| {
        (left - AROUND, y - half - AROUND, left + width + AROUND, y + half + AROUND)
    };
    let place = move |anchor: Anchor, x: i32, y: i32, leader| {
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2,
            Anchor::End => x - width,
        };
        Place { anchor, x, y, room: room(left, y), leader }
    };
    let beside = [
        place(Anchor::Start, x + away, y, None),
        place(Anchor::End, x - away, y, None),
        place(Anchor::Middle, x, y + away + half, None),
        place(Anchor::Middle, x, y - away - half, None),
    ];
    let led = LEADERS.into_iter().flat_map(move |length| {
        WAYS.into_iter().map(move |(east, south)| {
            let at = |length: i32| (x + east * length / 100, y + south * length / 100);
            let (from, to) = (at(away - GAP), at(away + length));
            let leader = Some((from, to));
            match (east, south) {
                (40.., _) => place(Anchor::Start, to.0 + GAP, to.1, leader),
                (..=-40, _) => place(Anchor::End, to.0 - GAP, to.1, leader),
                (_, 0..) => place(Anchor::Middle, to.0, to.1 + GAP + half, leader),
                _ => place(Anchor::Middle, to.0, to.1 - GAP - half, leader),
            }
        })
    });
    beside.into_iter().chain(led)
}

/// Whether a straight line and a rectangle have a point in common (Liang and Barsky).
fn crosses(((x0, y0), (x1, y1)): Segment, (left, top, right, bottom): Box) -> bool {
    let [x0, y0, x1, y1] = [x0, y0, x1, y1].map(f64::from);
    let [left, top, right, bottom] = [left, top, right, bottom].map(f64::from);
    let (east, south) = (x1 - x0, y1 - y0);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (step, room) in
        [(-east, x0 - left), (east, right - x0), (-south, y0 - top), (south, bottom - y0)]
    {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            from = from.max(room / step);
        } else {
            to = to.min(room / step);
        }
    }
    from <= to
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

#[cfg(test)]
mod tests {
    use super::{crosses, places};
    use crate::charts::map::frame::touch;

    #[test]
    fn a_line_crosses_the_rooms_that_it_enters() {
        let room = (10, 10, 20, 20);
        for (line, crossed) in [
            (((0, 0), (30, 30)), true),
            (((0, 15), (30, 15)), true),
            (((12, 12), (14, 14)), true),
            (((0, 0), (9, 30)), false),
            (((0, 25), (30, 25)), false),
            (((0, 15), (5, 15)), false),
        ] {
            assert_eq!(crosses(line, room), crossed, "{line:?}");
        }
    }

    #[test]
    fn no_place_of_a_name_covers_its_point() {
        let mark = (91, 91, 109, 109);
        for place in places((100, 100), (80, 18), 14) {
            assert!(!touch(place.room, mark), "{:?}", place.room);
        }
    }
}
