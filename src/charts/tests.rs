//! Each chart of the report, and hard cases, as golden drawings.

use std::fmt::Write as _;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

use super::fonts::Measure;
use super::samples::{self, about, chart, exact, label, series, unknown, values};
use super::samples_2021;
use super::shapes::Anchor;
use super::shapes::Shape as Drawn;
use super::{ChartTheme, Drawing, WIDTH, describe, draw, table};
use crate::design::theme;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::source::SourceMap;
use crate::figures::chart_data::{Breadth, ChartData, ChartForm, Label, Point, Role, Series};

/// Not the theme that is shipped: a new shade there leaves the golden drawings as they are.
const THEME: &str = include_str!("../../tests/golden/charts/theme.toml");
const UNIT: [&str; 2] = ["réunion", "réunions"];

fn theme() -> ChartTheme {
    read(THEME)
}

fn read(text: &str) -> ChartTheme {
    let file = SourceMap::default().add("theme.toml", text);
    let mut wrong = Diagnostics::default();
    let theme = theme::read(file, text, &mut wrong);
    ChartTheme::of(&theme.unwrap_or_else(|| panic!("{wrong:?}")))
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
            insta::assert_binary_snapshot!(&format!("{name}.svg"), drawing.svg(&theme()).into_bytes());
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
fn months_without_room_are_their_letters() {
    let columns = |theme: &ChartTheme| {
        let twelve = values("Réunions", Role::Current, &[3; 12]);
        let form = ChartForm::Columns;
        let data = chart(form, "", UNIT, "Mois", samples::months(), vec![twelve]);
        draw(&data, theme).svg(theme)
    };
    let said = |svg: &str, word: &str| svg.contains(&format!(">{word}</text>"));
    let usual = columns(&theme());
    assert!(said(&usual, "sept.") && !said(&usual, "S"), "{usual}");
    let large = ChartTheme { text_px: 48, ..theme() };
    let narrow = columns(&large);
    assert!(said(&narrow, "S") && !narrow.contains('…'), "{narrow}");
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
        let bytes = draw(data, &theme()).svg(&theme()).len();
        assert!(bytes < 20_000, "{name}: {bytes} bytes");
    }
    golden("rapport", &charts);
}

/// Rounded ends, thick bars, a grid, two values written.
const SHAPED: [(&str, &str); 5] = [
    ("barre_pt = 8.5", "barre_pt = 13"),
    ("colonne_pct = 64 ", "colonne_pct = 90 "),
    ("arrondi_pt = 0  ", "arrondi_pt = 4  "),
    ("reperes = 0", "reperes = 4"),
    ("valeurs = \"toutes\"", "valeurs = \"extremes\""),
];

#[test]
fn charts_take_the_shapes_of_the_theme() {
    let (before, shapes) = THEME.split_once("\n[graphiques]").expect("the theme has shapes");
    let shapes = SHAPED.iter().fold(shapes.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    let theme = read(&format!("{before}\n[graphiques]{shapes}"));
    insta::with_settings!({
        snapshot_path => "../../tests/golden/charts",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        for (name, data) in [
            ("formes-barres", samples::followers()),
            ("formes-colonnes", samples::participants_by_month()),
            ("formes-courbe", samples_2021::newsletter_reach()),
        ] {
            let drawing = draw(&data, &theme);
            insta::assert_binary_snapshot!(&format!("{name}.svg"), drawing.svg(&theme).into_bytes());
        }
    });
}

#[test]
fn hard_cases() {
    let mut charts = vec![
        ("courbes".to_owned(), samples::lines()),
        ("courbe-et-annee-precedente".to_owned(), samples_2021::line_and_last_year()),
        ("parts-incertaines".to_owned(), samples::uncertain_parts()),
    ];
    for shape in [ChartForm::Bars, ChartForm::Columns, ChartForm::Line] {
        charts.extend(samples::hard(shape).into_iter().map(|sample| (sample.name, sample.data)));
    }
    golden("cas-difficiles", &charts);
}

#[test]
fn user_text_is_escaped() {
    let labels = vec![label("<b>&\"'")];
    let data =
        chart(ChartForm::Bars, "", UNIT, "Lieu", labels, vec![values("2021", Role::Current, &[1])]);
    let svg = draw(&data, &theme()).svg(&theme());
    assert!(svg.contains(">&lt;b&gt;&amp;&quot;&apos;</text>"), "{svg}");
    assert!(!svg.contains("<b>"));
}

#[test]
fn a_press_gets_the_inks_of_the_theme_and_no_other_colour() {
    let text = THEME.replacen(
        "actuelle = \"#1F4AA8\"",
        "actuelle = { ecran = \"#1F4AA8\", cmjn = [95, 75, 0, 5] }",
        1,
    );
    assert_ne!(text, THEME);
    let file = SourceMap::default().add("theme.toml", &*text);
    let theme = theme::read(file, &text, &mut Diagnostics::default()).expect("it is sound");
    let theme = ChartTheme::of(&theme);
    let points = vec![exact(8), unknown(), about(20, "près de 20")];
    let labels = ["Janvier", "Février", "« Mars » & <b>"].map(label).to_vec();
    let data = chart(
        ChartForm::Bars,
        "",
        UNIT,
        "Mois",
        labels,
        vec![series("2021", Role::Current, points)],
    );
    let printed: serde_json::Value =
        serde_json::from_str(&draw(&data, &theme).for_press(&theme)).unwrap();
    assert_eq!(printed["largeur"], WIDTH);
    assert_eq!(printed["police"], "Source Sans 3");
    let shapes = printed["formes"].as_array().unwrap();
    let bars =
        shapes.iter().filter(|it| it["peinture"]["encre"] == serde_json::json!([95, 75, 0, 5]));
    assert!(bars.count() >= 2, "{shapes:#?}");
    let black = serde_json::json!([0, 0, 0, 100]);
    let words: Vec<_> =
        shapes.iter().filter(|it| it["encre"] == black).map(|it| &it["texte"]).collect();
    assert!(words.contains(&&serde_json::json!("« Mars » & <b>")), "{words:?}");
    assert!(!printed.to_string().contains('#'));
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
    let shape = prop_oneof![Just(ChartForm::Bars), Just(ChartForm::Columns), Just(ChartForm::Line)];
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

/// Where each text starts and ends.
fn extents(drawing: &Drawing) -> Vec<(i32, i32, i32, String)> {
    let measure = Measure::new("Source Sans 3");
    let extent = |shape: &Drawn| {
        let Drawn::Text { x, y, anchor, px, weight, text, .. } = shape else { return None };
        let width = measure.width(text, *weight, *px);
        let start = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - width / 2,
            Anchor::End => x - width,
        };
        Some((start, start + width, *y, text.clone()))
    };
    drawing.shapes.iter().filter_map(extent).collect()
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
        for shape in &drawing.shapes {
            if let Drawn::Rectangle { x, y, width: wide, height: high, .. } = *shape {
                assert!(x >= 0 && x + wide <= width, "{shape:?}");
                assert!(y >= 0 && y + high <= height, "{shape:?}");
            }
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
