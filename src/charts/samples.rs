//! Charts with invented values, at every size: the golden tests draw them, the gallery shows them.

use crate::figures::chart_data::{
    Breadth, ChartData, ChartForm, Counted, Label, Point, Role, Series,
};
use crate::language::french;
use crate::language::quantity::Qualifier;

const UNIT: [&str; 2] = ["réunion", "réunions"];

const MONTHS: [(&str, &str); 12] = [
    ("Janvier", "janv."),
    ("Février", "févr."),
    ("Mars", "mars"),
    ("Avril", "avr."),
    ("Mai", "mai"),
    ("Juin", "juin"),
    ("Juillet", "juil."),
    ("Août", "août"),
    ("Septembre", "sept."),
    ("Octobre", "oct."),
    ("Novembre", "nov."),
    ("Décembre", "déc."),
];

pub(super) fn exact(value: u64) -> Point {
    Point { value: Some(value), text: french::number(value), qualifier: Qualifier::Exact }
}

pub(super) fn about(value: u64, text: &str) -> Point {
    let at_least = text.starts_with("plus de");
    let qualifier = if at_least { Qualifier::MoreThan } else { Qualifier::About };
    Point { value: Some(value), text: text.to_owned(), qualifier }
}

pub(super) fn unknown() -> Point {
    Point { value: None, text: french::UNKNOWN.to_owned(), qualifier: Qualifier::Exact }
}

pub(super) fn label(text: &str) -> Label {
    Label { text: text.to_owned(), short: None, group: None }
}

pub(super) fn series(name: &str, role: Role, points: Vec<Point>) -> Series {
    Series { name: name.to_owned(), mark: None, role, points }
}

pub(super) fn values(name: &str, role: Role, values: &[u64]) -> Series {
    series(name, role, values.iter().copied().map(exact).collect())
}

pub(super) fn chart(
    shape: ChartForm,
    subtitle: &str,
    unit: [&str; 2],
    dimension: &str,
    labels: Vec<Label>,
    series: Vec<Series>,
) -> ChartData {
    ChartData {
        id: "essai".to_owned(),
        title: "Titre".to_owned(),
        subtitle: subtitle.to_owned(),
        source: None,
        illustrative: false,
        shape,
        breadth: Breadth::Page,
        unit: unit.map(str::to_owned),
        counted: Counted::default(),
        dimension: dimension.to_owned(),
        labels,
        series,
    }
}

pub(super) fn months() -> Vec<Label> {
    let label =
        |(text, short): (&str, &str)| Label { short: Some(short.to_owned()), ..label(text) };
    MONTHS.map(label).to_vec()
}

/// Events of each category and month, as in the calendar of 2021.
const CALENDAR: [(&str, &str, [u64; 12]); 11] = [
    ("V", "Vie interne / 20 ans", [1, 2, 0, 0, 2, 0, 1, 0, 3, 1, 0, 0]),
    ("T", "TRESSONS", [0, 2, 1, 0, 0, 1, 0, 0, 0, 2, 1, 1]),
    ("S", "Chantier Signaux émergents", [0, 0, 0, 0, 0, 0, 1, 0, 1, 2, 0, 0]),
    ("M", "Modes de contractualisation", [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0]),
    ("R", "Rencontres territoriales", [1, 1, 1, 1, 1, 2, 1, 0, 0, 2, 5, 0]),
    ("E", "Europe et international", [0, 0, 0, 0, 2, 0, 0, 0, 1, 3, 0, 1]),
    (
        "P",
        "ESS et territoires (Pol. ville, rôle CT, éco. informelle…)",
        [0, 2, 3, 1, 1, 4, 0, 0, 2, 0, 1, 2],
    ),
    ("X", "Événements auxquels contribue le RTES", [0, 1, 3, 0, 4, 5, 3, 0, 2, 5, 6, 5]),
    ("N", "Communication", [0, 1, 2, 0, 0, 0, 1, 0, 0, 1, 1, 0]),
    ("A", "Alimentation", [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0]),
    ("C", "Chantier Coopération économique", [0, 1, 0, 0, 0, 2, 1, 0, 2, 2, 2, 0]),
];

pub(super) fn events_by_month() -> ChartData {
    let series = CALENDAR.iter().zip(1..).map(|((mark, name, counts), rank)| Series {
        mark: Some((*mark).to_owned()),
        ..values(name, Role::Category(rank), counts)
    });
    chart(
        ChartForm::Columns,
        "Événements par mois et par catégorie, 2021",
        ["événement", "événements"],
        "Mois",
        months(),
        series.collect(),
    )
}

pub(super) fn events_by_category() -> ChartData {
    let mut categories: Vec<(u64, &str)> =
        CALENDAR.iter().map(|(_, name, counts)| (counts.iter().sum(), *name)).collect();
    categories.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let counts: Vec<_> = categories.iter().map(|(count, _)| *count).collect();
    chart(
        ChartForm::Bars,
        "Événements par catégorie, 2021",
        ["événement", "événements"],
        "Catégorie",
        categories.iter().map(|(_, name)| label(name)).collect(),
        vec![values("2021", Role::Current, &counts)],
    )
}

/// Bounds and approximations as the sums of the year have them, and a month without a number.
pub(super) fn participants_by_month() -> ChartData {
    let points = vec![
        exact(115),
        exact(325),
        exact(261),
        exact(235),
        about(3_635, "plus de 3\u{202F}635"),
        about(375, "environ 375"),
        unknown(),
        exact(0),
        about(408, "plus de 408"),
        exact(147),
        exact(122),
        about(100, "près de 100"),
    ];
    chart(
        ChartForm::Columns,
        "Participants aux événements par mois, 2021",
        ["participant", "participants"],
        "Mois",
        months(),
        vec![series("2021", Role::Current, points)],
    )
}

pub(super) fn members_by_type() -> ChartData {
    chart(
        ChartForm::Bars,
        "Adhérents par type de collectivité, 2021",
        ["adhérent", "adhérents"],
        "Type de collectivité",
        ["Villes", "Intercommunalités", "Départements", "Régions"].map(label).to_vec(),
        vec![values("2021", Role::Current, &[98, 47, 17, 15])],
    )
}

pub(super) fn followers() -> ChartData {
    chart(
        ChartForm::Bars,
        "Abonnés au 31 décembre, 2020 et 2021",
        ["abonné", "abonnés"],
        "Réseau",
        ["Twitter", "Facebook", "LinkedIn"].map(label).to_vec(),
        vec![
            values("2021", Role::Current, &[6_941, 1_876, 640]),
            series("2020", Role::Previous, vec![exact(6_310), exact(1_702), unknown()]),
        ],
    )
}

/// Two networks of followers over five years, one of them younger.
pub(super) fn lines() -> ChartData {
    let young = vec![unknown(), unknown(), exact(310), exact(640), about(900, "près de 900")];
    chart(
        ChartForm::Line,
        "Abonnés au 31 décembre, 2017 à 2021",
        ["abonné", "abonnés"],
        "Année",
        ["2017", "2018", "2019", "2020", "2021"].map(label).to_vec(),
        vec![
            values("Facebook", Role::Part(1), &[1_102, 1_340, 1_377, 1_702, 1_876]),
            series("LinkedIn", Role::Part(2), young),
        ],
    )
}

/// Parts of which some are bounds, and one unknown.
pub(super) fn uncertain_parts() -> ChartData {
    chart(
        ChartForm::Columns,
        "Participants par trimestre et par format, 2021",
        ["participant", "participants"],
        "Trimestre",
        ["1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"].map(label).to_vec(),
        vec![
            values("En ligne", Role::Part(1), &[420, 310, 90, 505]),
            series(
                "En présence",
                Role::Part(2),
                vec![exact(0), about(500, "plus de 500"), unknown(), exact(64)],
            ),
        ],
    )
}

/// How much a sample holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Nothing, or nothing that is known.
    Empty,
    /// What a report holds.
    Usual,
    /// Too long, too many, too large.
    Extreme,
}

impl Size {
    /// The French word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "vide",
            Self::Usual => "ordinaire",
            Self::Extreme => "extrême",
        }
    }
}

/// A chart, and what there is to see in it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// « barres-vide ».
    pub name: String,
    /// How much it holds.
    pub size: Size,
    /// What to look at, in French.
    pub shows: &'static str,
    /// The chart.
    pub data: ChartData,
}

/// The French word for a shape, as rapport.toml writes it.
pub fn word(shape: ChartForm) -> &'static str {
    match shape {
        ChartForm::Bars => "barres",
        ChartForm::Columns => "colonnes",
        ChartForm::Line => "courbe",
    }
}

/// The hard cases of a shape.
pub(super) fn hard(shape: ChartForm) -> Vec<Sample> {
    let few = || ["Lille", "Strasbourg", "Nantes"].map(label).to_vec();
    let mixed = vec![exact(0), about(500, "plus de 500"), unknown()];
    let hostile = ["<b>&\"'</b>", "#panic(\"x\")\u{0}\u{8}\n", "]]> 😀", ""];
    let of = |labels, points| {
        let current = vec![series("2021", Role::Current, points)];
        chart(shape, "Réunions, 2021", UNIT, "Lieu", labels, current)
    };
    let sample = |name: &str, size, shows, data| Sample {
        name: format!("{}-{name}", word(shape)),
        size,
        shows,
        data,
    };
    vec![
        sample("vide", Size::Empty, "Aucune valeur.", of(vec![], vec![])),
        sample("seul", Size::Usual, "Une seule valeur.", of(vec![label("Lille")], vec![exact(1)])),
        sample(
            "inconnus",
            Size::Empty,
            "Rien que des inconnues : ce n'est pas zéro.",
            of(few(), vec![unknown(), unknown(), unknown()]),
        ),
        sample(
            "egaux",
            Size::Usual,
            "Trois valeurs égales.",
            of(few(), vec![exact(2), exact(2), exact(2)]),
        ),
        sample(
            "melange",
            Size::Usual,
            "Un zéro, une valeur approchée, une inconnue.",
            of(few(), mixed),
        ),
        sample(
            "hostile",
            Size::Extreme,
            "Des noms faits de signes de programmation, et un nom vide.",
            of(hostile.map(label).to_vec(), vec![exact(3); 4]),
        ),
        sample(
            "extreme",
            Size::Extreme,
            "Soixante noms de deux cents signes, des valeurs jusqu'à mille milliards, l'année d'avant à côté.",
            ChartData { shape, ..extreme() },
        ),
    ]
}

/// Sixty labels of two hundred characters, values up to 10^12, last year beside.
fn extreme() -> ChartData {
    let text = |index: u64| {
        let words = "Réunion interrégionale d’information ".repeat(6);
        format!("{index}. {words}").chars().take(200).collect::<String>()
    };
    let value = |index: u64| 10_u64.pow(u32::try_from(index % 13).unwrap_or(0)) + index;
    let all: Vec<u64> = (0..60).map(value).collect();
    let half: Vec<u64> = all.iter().map(|value| value / 2).collect();
    chart(
        ChartForm::Bars,
        "Réunions, 2020 et 2021",
        UNIT,
        "Lieu",
        (0..60).map(|index| label(&text(index))).collect(),
        vec![values("2021", Role::Current, &all), values("2020", Role::Previous, &half)],
    )
}

/// What the gallery shows: of each shape the ordinary charts, then the hard cases. A character that no
/// font has would stop the document, so the hostile names stay with the golden tests.
pub fn gallery() -> Vec<Sample> {
    let usual =
        |name: &str, shows, data| Sample { name: name.to_owned(), size: Size::Usual, shows, data };
    let charts = [
        usual("barres-ordinaires", "Des barres triées, une seule série.", events_by_category()),
        usual("barres-deux-annees", "L'année d'avant en gris, et une inconnue.", followers()),
        usual("barres-quatre", "Peu de barres.", members_by_type()),
        usual(
            "colonnes-ordinaires",
            "Onze séries empilées : la lettre d'abord, la couleur ensuite.",
            events_by_month(),
        ),
        usual(
            "colonnes-une-serie",
            "Des valeurs approchées, une inconnue, un zéro.",
            participants_by_month(),
        ),
        usual("colonnes-parts", "Deux parts, dont une inconnue.", uncertain_parts()),
        usual("courbe-ordinaire", "Deux courbes, l'une commence plus tard.", lines()),
    ];
    let titled = |mut sample: Sample| {
        sample.data.title = match sample.size {
            Size::Extreme => french::typeset(LONG_TITLE).into_owned(),
            Size::Empty | Size::Usual => "Le titre dit ce que le graphique montre".to_owned(),
        };
        sample.data.source = Some("Exemple inventé".to_owned());
        sample
    };
    let mut all = Vec::new();
    for shape in [ChartForm::Bars, ChartForm::Columns, ChartForm::Line] {
        all.extend(charts.iter().filter(|sample| sample.data.shape == shape).cloned());
        all.extend(hard(shape).into_iter().filter(|sample| !sample.name.ends_with("hostile")));
    }
    all.into_iter().map(titled).collect()
}

/// Of two hundred characters.
const LONG_TITLE: &str = "Un titre qui prend tout son temps, ses aises et deux cents signes pour dire ce que le \
    graphique aurait montré d'un coup d'œil si quelqu'un avait osé couper dans une phrase aussi longue que celle-ci";
