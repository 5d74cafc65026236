//! The charts of the tests: those of the report of 2021, and hard cases.

use crate::figures::chart_data::{Breadth, ChartData, Label, Point, Role, Series, Shape};
use crate::french;

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
    Point { value: Some(value), text: french::number(value), approximate: false }
}

pub(super) fn about(value: u64, text: &str) -> Point {
    Point { value: Some(value), text: text.to_owned(), approximate: true }
}

pub(super) fn unknown() -> Point {
    Point { value: None, text: "inconnu".to_owned(), approximate: false }
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
    shape: Shape,
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
        dimension: dimension.to_owned(),
        labels,
        series,
    }
}

fn months() -> Vec<Label> {
    let label =
        |(text, short): (&str, &str)| Label { short: Some(short.to_owned()), ..label(text) };
    MONTHS.map(label).to_vec()
}

fn rows(table: &str) -> Vec<csv::StringRecord> {
    let path = format!("{}/data/2021/{table}.csv", env!("CARGO_MANIFEST_DIR"));
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path).unwrap();
    reader.records().map(Result::unwrap).collect()
}

/// Downloads of a kit, sheet by sheet, from the table of 2021.
pub(super) fn downloads(collection: &str) -> ChartData {
    let families = [
        ("introductive", "Fiches introductives"),
        ("levier", "Fiches leviers"),
        ("thematique", "Fiches thématiques"),
    ];
    let mut sheets: Vec<(usize, u64, [String; 2])> = rows("telechargements")
        .iter()
        .filter(|row| &row[1] == collection)
        .map(|row| {
            let family = families.iter().position(|(id, _)| *id == &row[5]).unwrap();
            let titles = [&row[3], &row[4]].map(|title| format!("{}. {title}", &row[2]));
            (family, row[7].parse().unwrap(), titles)
        })
        .collect();
    sheets.sort_by_key(|(family, value, _)| (*family, std::cmp::Reverse(*value)));
    let labels = sheets.iter().map(|(family, _, [title, short])| Label {
        short: Some(french::typeset(short).into_owned()),
        group: Some(families[*family].1.to_owned()),
        ..label(&french::typeset(title))
    });
    let points: Vec<_> = sheets.iter().map(|(_, value, _)| *value).collect();
    ChartData {
        illustrative: true,
        ..chart(
            Shape::Bars,
            "Téléchargements uniques par fiche, 2021",
            ["téléchargement", "téléchargements"],
            "Fiche",
            labels.collect(),
            vec![values("2021", Role::Current, &points)],
        )
    }
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
        Shape::Columns,
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
        Shape::Bars,
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
        Shape::Columns,
        "Participants aux événements par mois, 2021",
        ["participant", "participants"],
        "Mois",
        months(),
        vec![series("2021", Role::Current, points)],
    )
}

/// The monthly letter: eleven sendings, none in August.
pub(super) fn newsletter_reach() -> ChartData {
    let letters: Vec<_> =
        rows("newsletters").into_iter().filter(|row| &row[2] == "lettre").collect();
    let month = |row: &csv::StringRecord| row[0][5..7].parse::<usize>().unwrap();
    let points = (1..=12).map(|number| {
        let letter = letters.iter().find(|row| month(row) == number);
        letter.map_or_else(unknown, |row| exact(row[3].parse().unwrap()))
    });
    ChartData {
        illustrative: true,
        ..chart(
            Shape::Line,
            "Destinataires de la lettre électronique à chaque envoi, 2021",
            ["destinataire", "destinataires"],
            "Mois",
            months(),
            vec![series("2021", Role::Current, points.collect())],
        )
    }
}

pub(super) fn press() -> ChartData {
    let count = |scope: &str| {
        let of = |month: usize| {
            rows("presse")
                .iter()
                .filter(|row| &row[3] == scope && row[0][5..7].parse() == Ok(month))
                .count()
        };
        (1..=12).map(|month| u64::try_from(of(month)).unwrap()).collect::<Vec<_>>()
    };
    chart(
        Shape::Columns,
        "Retombées par mois et par portée, 2021",
        ["retombée", "retombées"],
        "Mois",
        months(),
        vec![
            values("Presse nationale", Role::Part(1), &count("nationale")),
            values("Presse régionale", Role::Part(2), &count("régionale")),
        ],
    )
}

pub(super) fn members_by_type() -> ChartData {
    chart(
        Shape::Bars,
        "Adhérents par type de collectivité, 2021",
        ["adhérent", "adhérents"],
        "Type de collectivité",
        ["Villes", "Intercommunalités", "Départements", "Régions"].map(label).to_vec(),
        vec![values("2021", Role::Current, &[98, 47, 17, 15])],
    )
}

pub(super) fn followers() -> ChartData {
    chart(
        Shape::Bars,
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
        Shape::Line,
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

/// This year's letter over last year's.
pub(super) fn line_and_last_year() -> ChartData {
    let mut data = newsletter_reach();
    let last = [6_480, 6_492, 6_530, 6_528, 6_561, 6_590, 6_602, 6_610, 6_633, 6_645, 6_671, 6_690];
    data.series.push(values("2020", Role::Previous, &last));
    data
}

/// Parts of which some are bounds, and one unknown.
pub(super) fn uncertain_parts() -> ChartData {
    chart(
        Shape::Columns,
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
