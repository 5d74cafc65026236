//! Each chart of the report, and hard cases, as golden drawings.

use std::fmt::Write as _;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

use super::fonts::{Measure, Weight};
use super::samples::{self, about, chart, exact, label, series, unknown, values};
use super::samples_2021;
use super::{ChartTheme, Drawing, WIDTH, describe, draw, table};
use crate::figures::chart_data::{Breadth, ChartData, Label, Point, Role, Series, Shape};
use crate::source::SourceMap;

/// Not the theme that is shipped: a new shade there leaves the golden drawings as they are.
const THEME: &str = include_str!("../../tests/golden/charts/theme.toml");
const UNIT: [&str; 2] = ["réunion", "réunions"];

fn theme() -> ChartTheme {
    let file = SourceMap::default().add("theme.toml", THEME);
    ChartTheme::read(file, THEME).unwrap()
}

/// Compares drawings, and in one text their alternative texts and tables, with `tests/golden/charts`.
fn golden(name: &str, charts: &[(String, ChartData)]) {
    let mut texts = String::new();
    insta::with_settings!({
        snapshot_path => "../../tests/golden/charts",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        for (name, data) in charts {
            let drawing = draw(data, &theme());
            assert_eq!(drawing, draw(data, &theme()), "the same data gives the same bytes");
            insta::assert_binary_snapshot!(&format!("{name}.svg"), drawing.svg.into_bytes());
            let _ = writeln!(texts, "# {name}\n{}\n", describe(data));
            let values = table(data);
            for row in std::iter::once(&values.columns).chain(values.rows.iter().take(4)) {
                let _ = writeln!(texts, "| {} |", row.join(" | "));
            }
            texts.push('\n');
        }
        insta::assert_snapshot!(name, texts);
    });
}

#[test]
fn the_charts_of_the_report() {
    let charts = [
        ("telechargements-regionaless", samples_2021::downloads("regionaless")),
        ("telechargements-departementaless", samples_2021::downloads("departementaless")),
        ("evenements-par-mois", samples::events_by_month()),
        ("evenements-par-categorie", samples::events_by_category()),
        ("participants-par-mois", samples::participants_by_month()),
        ("lettre-destinataires", samples_2021::newsletter_reach()),
        ("presse-par-mois", samples_2021::press()),
        ("adherents-par-type", samples::members_by_type()),
        ("abonnes", samples::followers()),
        (
            "telechargements-a-cote-de-l-index",
            ChartData { breadth: Breadth::Column, ..samples_2021::downloads("regionaless") },
        ),
    ]
    .map(|(name, data)| (name.to_owned(), data));
    for (name, data) in &charts {
        let bytes = draw(data, &theme()).svg.len();
        assert!(bytes < 15_000, "{name}: {bytes} bytes");
    }
    golden("rapport", &charts);
}

#[test]
fn hard_cases() {
    let mut charts = vec![
        ("courbes".to_owned(), samples::lines()),
        ("courbe-et-annee-precedente".to_owned(), samples_2021::line_and_last_year()),
        ("parts-incertaines".to_owned(), samples::uncertain_parts()),
    ];
    for shape in [Shape::Bars, Shape::Columns, Shape::Line] {
        charts.extend(samples::hard(shape).into_iter().map(|sample| (sample.name, sample.data)));
    }
    golden("cas-difficiles", &charts);
}

#[test]
fn user_text_is_escaped() {
    let labels = vec![label("<b>&\"'")];
    let data =
        chart(Shape::Bars, "", UNIT, "Lieu", labels, vec![values("2021", Role::Current, &[1])]);
    let svg = draw(&data, &theme()).svg;
    assert!(svg.contains(">&lt;b&gt;&amp;&quot;&apos;</text>"), "{svg}");
    assert!(!svg.contains("<b>"));
}

#[test]
fn all_colours_of_the_shipped_theme_stand_out() {
    let path = format!("{}/templates/theme.toml", env!("CARGO_MANIFEST_DIR"));
    let shipped = std::fs::read_to_string(path).unwrap();
    let theme =
        ChartTheme::read(SourceMap::default().add("theme.toml", &*shipped), &shipped).unwrap();
    let text = [theme.ink, theme.muted].map(|color| (color, theme.paper, 4.5));
    let marks = [theme.current, theme.previous, theme.unknown, theme.axis];
    let marks = marks.iter().chain(&theme.palette).chain(&theme.series);
    let marks = marks.map(|color| (*color, theme.paper, 3.0));
    for (color, ground, least) in text.into_iter().chain(marks) {
        let contrast = super::theme::contrast(color, ground);
        assert!(contrast >= least, "{color} on {ground}: {contrast:.2}");
    }
}

fn point() -> impl Strategy<Value = Point> {
    prop_oneof![
        Just(unknown()),
        (0..30_u64).prop_map(exact),
        any::<u64>().prop_map(exact),
        (1..10_000_u64).prop_map(|value| about(value, &format!("plus de {value}"))),
    ]
}

fn any_chart() -> impl Strategy<Value = ChartData> {
    let shape = prop_oneof![Just(Shape::Bars), Just(Shape::Columns), Just(Shape::Line)];
    let roles = prop_oneof![
        Just(vec![Role::Current]),
        Just(vec![Role::Current, Role::Previous]),
        Just(vec![Role::Category(3), Role::Category(200), Role::Part(0)]),
    ];
    (shape, roles, 0..40_usize, any::<bool>()).prop_flat_map(|(shape, roles, count, short)| {
        let labels = prop::collection::vec(("\\PC{0,90}", prop::option::of("[a-z ]{0,12}")), count);
        let points = prop::collection::vec(prop::collection::vec(point(), count), roles.len());
        (labels, points).prop_map(move |(labels, points)| {
            let labels = labels.into_iter().map(|(text, group)| Label {
                short: short.then(|| text.chars().take(8).collect()),
                group,
                ..label(&text)
            });
            let series = roles
                .iter()
                .zip(points)
                .map(|(role, points)| Series { ..series("Réunions à distance", *role, points) });
            chart(shape, "Réunions, 2021", UNIT, "Lieu", labels.collect(), series.collect())
        })
    })
}

/// An attribute of an element, as a number.
fn attribute(element: &str, name: &str) -> Option<i32> {
    let (_, rest) = element.split_once(&format!(" {name}=\""))?;
    rest.split_once('"')?.0.parse().ok()
}

/// Where each text starts and ends.
fn extents(drawing: &Drawing) -> Vec<(i32, i32, i32, String)> {
    let measure = Measure::new("Source Sans 3");
    let lines = drawing.svg.lines().filter(|line| line.starts_with("<text"));
    lines
        .map(|line| {
            let (head, text) = line.split_once('>').unwrap();
            let text = text.trim_end_matches("</text>");
            let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
            let text = text.replace("&apos;", "'").replace("&amp;", "&");
            let weight = if head.contains("font-weight") { Weight::Bold } else { Weight::Regular };
            let px = attribute(head, "font-size").unwrap_or_else(|| theme().text_px);
            let width = measure.width(&text, weight, px);
            let x = attribute(head, "x").unwrap();
            let start = match head {
                _ if head.contains("middle") => x - width / 2,
                _ if head.contains("\"end\"") => x - width,
                _ => x,
            };
            (start, start + width, attribute(head, "y").unwrap(), text)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_leaves_the_drawing(data in any_chart()) {
        let drawing = draw(&data, &theme());
        let (width, height) = (i32::try_from(WIDTH).unwrap(), i32::try_from(drawing.height).unwrap());
        for (start, end, baseline, text) in extents(&drawing) {
            assert!(start >= -1 && end <= width + 1, "{start}..{end}: {text}");
            assert!(baseline >= 15 && baseline <= height, "{baseline} of {height}: {text}");
        }
        for line in drawing.svg.lines().filter(|line| line.starts_with("<rect")) {
            let at = |name| attribute(line, name).unwrap();
            assert!(at("x") >= 0 && at("x") + at("width") <= width, "{line}");
            assert!(at("y") >= 0 && at("y") + at("height") <= height, "{line}");
        }
    }

    #[test]
    fn texts_never_touch_one_another(data in any_chart()) {
        let drawing = draw(&data, &theme());
        let mut texts = extents(&drawing);
        texts.retain(|(.., text)| !text.trim().is_empty() && text.chars().count() > 1);
        texts.sort_by_key(|(.., y, _)| *y);
        for (index, (start, end, y, text)) in texts.iter().enumerate() {
            for (other_start, other_end, other_y, other) in &texts[index + 1..] {
                let apart = end <= other_start || other_end <= start || (other_y - y).abs() >= 14;
                assert!(apart, "{text:?} and {other:?} on {y} and {other_y}");
            }
        }
    }

    #[test]
    fn alternative_texts_are_short_and_tables_are_whole(data in any_chart()) {
        let text = describe(&data);
        assert!(text.chars().count() <= 600, "{text}");
        assert!(text.ends_with('.'), "{text}");
        let table = table(&data);
        assert_eq!(table.rows.len(), data.labels.len());
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
}
