//! Maps of few and of many points, as golden drawings.

use std::fmt::Write as _;

use proptest::prelude::{ProptestConfig, prop, proptest};

use super::frame::{Box, inside, touch};
use super::spread::spread;
use super::{describe_map, draw_map, layout, map_table, marks, regions};
use crate::charts::ChartTheme;
use crate::charts::canvas::Canvas;
use crate::dataset::declarations::{Inset, Marks};
use crate::dataset::geography::{self, Level};
use crate::design::theme;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::source::SourceMap;
use crate::figures::map_data::{MapData, MapPoint, PointKind, Whole};
use crate::language::french;

const THEME: &str = include_str!("../../../tests/golden/charts/theme.toml");
const KINDS: [&str; 4] = ["ville", "intercommunalité", "département", "région"];

fn theme() -> ChartTheme {
    let file = SourceMap::default().add("theme.toml", THEME);
    ChartTheme::of(&theme::read(file, THEME, &mut Diagnostics::default()).unwrap())
}

/// A map of the places of these codes, each with the rank of its kind.
fn map(codes: &[(&str, usize)]) -> MapData {
    let point = |(code, kind): &(&str, usize)| {
        let level = (*kind == 3).then_some(Level::Region);
        let territory = geography::find(code, level).unwrap_or_else(|| panic!("{code} is known"));
        let name = territory.name.unwrap_or("Intercommunalité d’essai").to_owned();
        MapPoint { name, place: None, detail: None, kind: *kind, territory, number: None }
    };
    let points: Vec<MapPoint> = codes.iter().map(point).collect();
    let kind = |(rank, word): (usize, &&str)| PointKind {
        words: [(*word).to_owned(), format!("{word}s")],
        count: points.iter().filter(|point| point.kind == rank).count() as u64,
        whole: None,
    };
    MapData {
        id: "essai".to_owned(),
        title: "Une carte".to_owned(),
        subtitle: String::new(),
        source: None,
        note: None,
        illustrative: true,
        kinds: KINDS.iter().enumerate().map(kind).collect(),
        points,
        unplaced: Vec::new(),
        whole: None,
        marks: Marks::Rows,
        ile_de_france: Inset::Shown,
    }
}

/// Members as in a middling network: several kinds, a crowd around Paris, two
/// at one place.
fn ordinary() -> MapData {
    let towns = [
        "95018", "92007", "93006", "93010", "92014", "94016", "94017", "92024", "93066", "78621",
        "75056", "77288", "67482", "33063", "44109", "59350", "38185", "97411", "2A004",
    ];
    let others = [("246700488", 1), ("244400404", 1), ("243300316", 1), ("35", 2), ("62", 2)];
    let regions = [("75", 3), ("53", 3), ("11", 3)];
    let codes: Vec<_> =
        towns.map(|code| (code, 0)).into_iter().chain(others).chain(regions).collect();
    let mut data = map(&codes);
    data.whole = Some(Whole {
        count: 183,
        text: "183".to_owned(),
        as_of: "29 juin 2022".to_owned(),
        words: ["adhérent".to_owned(), "adhérents".to_owned()],
    });
    data.kinds[0].whole = Some(75);
    data
}

/// The codes of the first communes of each département, as many as asked for.
fn communes(count: usize) -> Vec<String> {
    let number =
        |rank: u32| (1..=95_u32).map(move |department| format!("{department:02}{rank:03}"));
    let codes = (1..500).flat_map(number);
    codes.filter(|code| geography::find(code, None).is_some()).take(count).collect()
}

#[test]
fn maps_are_golden() {
    let thousand = communes(1_000);
    let thousand: Vec<_> =
        thousand.iter().enumerate().map(|(rank, code)| (code.as_str(), rank % 2)).collect();
    let cases = [
        ("vide", map(&[])),
        ("un-adherent", map(&[("59350", 0)])),
        ("ordinaire", ordinary()),
        ("mille", map(&thousand)),
        ("outre-mer", map(&[("97411", 0), ("97209", 0), ("973", 2), ("01", 3), ("97608", 0)])),
        ("regions", MapData { marks: Marks::Regions, ile_de_france: Inset::Omitted, ..ordinary() }),
    ];
    let mut texts = String::new();
    insta::with_settings!({
        snapshot_path => "../../../tests/golden/cartes",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        for (name, data) in &cases {
            let drawing = draw_map(data, &theme());
            assert_eq!(drawing, draw_map(data, &theme()), "the same data gives the same bytes");
            let svg = drawing.svg(&theme());
            assert!(svg.len() < 150_000, "{name}: {} bytes", svg.len());
            insta::assert_binary_snapshot!(&format!("{name}.svg"), svg.into_bytes());
            let _ = writeln!(texts, "# {name}\n{}\n", describe_map(data));
            let values = map_table(data);
            for row in std::iter::once(&values.columns).chain(values.rows.iter().take(4)) {
                let _ = writeln!(texts, "| {} |", row.join(" | "));
            }
            texts.push('\n');
        }
        insta::assert_snapshot!("cartes", texts);
    });
}

#[test]
fn each_region_has_one_number_and_none_is_lost() {
    let data = ordinary();
    let counts = regions::counts(&data);
    let sum: u64 = counts.iter().map(|(_, count)| count).sum();
    assert_eq!(sum, data.points.len() as u64);
    assert!(counts.windows(2).all(|pair| pair[0].1 >= pair[1].1), "the greatest first");
    let data = MapData { marks: Marks::Regions, ..data };
    let svg = draw_map(&data, &theme()).svg(&theme());
    let said = describe_map(&data);
    for (region, count) in counts {
        assert!(svg.contains(&format!(">{count}</text>")), "{}: {count}", region.name);
        assert!(said.contains(&*french::typeset(&format!("{}, {count}", region.name))), "{said}");
    }
}

/// Each point is in one frame, and inside it.
fn check_frames(data: &MapData) {
    let (mut shapes, theme) = (Vec::new(), theme());
    let canvas = Canvas::new(&mut shapes, &theme, crate::charts::WIDTH);
    let frames = layout::frames(&canvas, data).expect("the outlines are embedded");
    let mut seen = vec![0; data.points.len()];
    let bounds: Vec<Box> = frames.all().map(|(frame, _)| frame.bounds).collect();
    for (index, one) in bounds.iter().enumerate() {
        assert!(bounds[index + 1..].iter().all(|other| !touch(*one, *other)), "frames overlap");
    }
    for (frame, points) in frames.all() {
        let own: Vec<_> =
            points.iter().map(|rank| frame.place(data.points[*rank].territory.point)).collect();
        let radius = marks::radius(data.points.len());
        let placed = spread(&own, radius, frame.bounds, &[]);
        for ((rank, (x, y)), own) in points.iter().zip(placed).zip(own) {
            seen[*rank] += 1;
            let mark = (x - radius, y - radius, x + radius, y + radius);
            let name = &data.points[*rank].name;
            assert!(inside(mark, frame.bounds), "{name}: {mark:?} in {:?}", frame.bounds);
            let moved = (x - own.0).abs().max((y - own.1).abs());
            assert!(moved <= 14 * radius, "{name} moved by {moved}");
        }
    }
    assert!(seen.iter().all(|count| *count == 1), "each point is drawn once");
}

#[test]
fn every_point_is_inside_its_frame() {
    check_frames(&ordinary());
    let islands = ["29155", "29083", "85113", "97105", "97415", "97302", "97608", "2B033", "66148"];
    check_frames(&map(&islands.map(|code| (code, 0))));
    let mut without = ordinary();
    without.ile_de_france = Inset::Omitted;
    check_frames(&without);
}

#[test]
fn points_at_one_place_stand_side_by_side() {
    let bounds = (0, 0, 400, 400);
    let placed = spread(&[(200, 200); 40], 9, bounds, &[(180, 180, 190, 190)]);
    for (index, one) in placed.iter().enumerate() {
        for other in &placed[index + 1..] {
            let (x, y) = (one.0 - other.0, one.1 - other.1);
            assert!(x * x + y * y >= 18 * 18, "{one:?} and {other:?}");
        }
        assert!(!touch((one.0 - 9, one.1 - 9, one.0 + 9, one.1 + 9), (180, 180, 190, 190)));
    }
    assert_eq!(placed, spread(&[(200, 200); 40], 9, bounds, &[(180, 180, 190, 190)]));
    // Outside, they come to the edge; where there is no room at all, they stay.
    assert!(spread(&[(-50, 900)], 9, bounds, &[]).iter().all(|(x, y)| *x >= 9 && *y <= 391));
    assert_eq!(spread(&[(5, 5); 3], 9, (0, 0, 10, 10), &[]).len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_communes_fall_inside(ranks in prop::collection::vec(0..34_000_usize, 1..80)) {
        let codes: Vec<String> = ranks
            .iter()
            .map(|rank| format!("{:02}{:03}", rank % 95 + 1, rank / 95 + 1))
            .filter(|code| geography::find(code, None).is_some())
            .collect();
        let codes: Vec<_> = codes.iter().map(|code| (code.as_str(), 0)).collect();
        check_frames(&map(&codes));
        let text = describe_map(&map(&codes));
        assert!(text.chars().count() <= 600 && text.ends_with('.'), "{text}");
    }
}
