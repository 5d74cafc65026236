//! Charts of the tests that are made from the tables of 2021.

use super::samples::{chart, exact, label, months, series, values};
use crate::figures::chart_data::{ChartData, ChartForm, Label, Point, Role};
use crate::language::french;
use crate::language::quantity::Qualifier;

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
            ChartForm::Bars,
            "Téléchargements uniques par fiche, 2021",
            ["téléchargement", "téléchargements"],
            "Fiche",
            labels.collect(),
            vec![values("2021", Role::Current, &points)],
        )
    }
}

/// The monthly letter: eleven sendings, none in August.
pub(super) fn newsletter_reach() -> ChartData {
    let letters: Vec<_> =
        rows("newsletters").into_iter().filter(|row| &row[2] == "lettre").collect();
    let month = |row: &csv::StringRecord| row[0][5..7].parse::<usize>().unwrap();
    let points = (1..=12).map(|number| {
        let letter = letters.iter().find(|row| month(row) == number);
        let nothing =
            Point { value: None, text: "pas d’envoi".to_owned(), qualifier: Qualifier::Exact };
        letter.map_or(nothing, |row| exact(row[3].parse().unwrap()))
    });
    ChartData {
        illustrative: true,
        ..chart(
            ChartForm::Line,
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
        ChartForm::Columns,
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

/// This year's letter over last year's.
pub(super) fn line_and_last_year() -> ChartData {
    let mut data = newsletter_reach();
    let last = [6_480, 6_492, 6_530, 6_528, 6_561, 6_590, 6_602, 6_610, 6_633, 6_645, 6_671, 6_690];
    data.series.push(values("2020", Role::Previous, &last));
    data
}
