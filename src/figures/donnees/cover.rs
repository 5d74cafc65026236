//! The title on a cover, where the year is the image.

use crate::language::french::fold;
use crate::language::partial_date::Period;

/// How the title of a report begins when the year that ends it only dates it. « Horizon 2022 »
/// is the name of a plan, and keeps its year.
const REPORTS: &[&str] =
    &["rapport", "bilan", "compte", "comptes", "synthese", "activite", "activites", "annee"];
/// What a year that is no calendar's is called before it.
const PERIODS: [&str; 6] =
    ["saison", "Saison", "année scolaire", "Année scolaire", "exercice", "Exercice"];
/// Words that a year belongs to: without it they would say nothing, or something else. Shorter ones
/// do too: « en 2022 », « n° 2022 », « fin 2022 ».
const HOLDING: &str = "numero volume tome cahier phase version page article horizon objectif agenda vers depuis \
    avant apres pour plan programme projet edition millesime janvier fevrier mars avril juin juillet aout \
    septembre octobre novembre decembre printemps automne hiver trimestre semestre";
/// What stands between a title and its year.
const BETWEEN: [char; 9] = [' ', '\u{a0}', '\u{202f}', '-', '–', '—', ',', ':', '('];

/// The title above the large year, and whether that year is printed: never beside a title that
/// tells it, such as « Rapport d'activité 2022-2023 ».
pub(super) fn title_and_year(title: &str, period: impl Into<Period>) -> (&str, bool) {
    let title = title.trim();
    let period = period.into();
    let year = period.to_string();
    if let Some(bare) = without_year(title, &year) {
        return (bare, true);
    }
    let mut numbers = title.split(|character: char| !character.is_ascii_digit());
    (title, !numbers.any(|number| period.years().any(|year| number == year.to_string())))
}

fn without_year<'a>(title: &'a str, year: &str) -> Option<&'a str> {
    let before = title.trim_end_matches(')').trim_end().strip_suffix(year)?;
    let bare = before.trim_end_matches(BETWEEN);
    let joined = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    // A hyphen without a space joins two years, or a name and its number.
    let stands_alone = joined.len() < before.len() || before.ends_with('(') || bare.is_empty();
    // « saison 2023-2024 » goes with its word.
    let without_word = PERIODS.iter().find_map(|word| bare.strip_suffix(word));
    let bare = without_word.map_or(bare, |before| before.trim_end_matches(BETWEEN));
    let first = fold(bare);
    let first =
        first.split(|character: char| !character.is_alphabetic()).find(|word| word.len() > 1);
    let is_report = first.is_none_or(|word| REPORTS.contains(&word));
    let one_number = !bare.contains(|character: char| character.is_ascii_digit());
    // « Activités n° 2022 », « Activités en 2022 »: the year is a word of the title.
    let last =
        bare.rsplit([' ', '\u{a0}', '\u{202f}', '\'', '’']).next().map(fold).unwrap_or_default();
    let is_whole = last.len() > 3 && last.chars().all(char::is_alphabetic);
    let is_parted =
        bare.is_empty() || (is_whole && !HOLDING.split_whitespace().any(|it| it == last));
    (stands_alone && is_parted && is_report && one_number && !bare.contains(['(', ':']))
        .then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::title_and_year;
    use crate::language::partial_date::Period;

    #[test]
    fn the_year_leaves_a_title_that_it_only_dates() {
        for (title, bare) in [
            ("Rapport d'activité 2022", "Rapport d'activité"),
            ("RAPPORT ANNUEL 2022", "RAPPORT ANNUEL"),
            ("Rapport d'activité – 2022", "Rapport d'activité"),
            ("Rapport d'activité (2022)", "Rapport d'activité"),
            ("Bilan de l'année 2022", "Bilan de l'année"),
            ("L'année 2022", "L'année"),
            ("Rapport d'activité\u{a0}2022", "Rapport d'activité"),
            ("2022", ""),
        ] {
            assert_eq!(title_and_year(title, 2022), (bare, true), "{title}");
        }
    }

    #[test]
    fn the_season_leaves_a_title_that_it_only_dates() {
        let season = Period::parse("2023-09/2024-08").expect("a season");
        for (title, bare) in [
            ("Rapport d'activité 2023-2024", ("Rapport d'activité", true)),
            ("Rapport d'activité, saison 2023-2024", ("Rapport d'activité", true)),
            ("Rapport d'activité – année scolaire 2023-2024", ("Rapport d'activité", true)),
            ("Rapport d'activité 2024", ("Rapport d'activité 2024", false)),
            ("Horizon 2023-2024", ("Horizon 2023-2024", false)),
            ("Rapport d'activité", ("Rapport d'activité", true)),
        ] {
            assert_eq!(title_and_year(title, season), bare, "{title}");
        }
    }

    #[test]
    fn a_title_of_which_the_year_is_a_part_stands_whole() {
        for title in [
            "Rapport d'activité 2022-2023",
            "Rapport d'activité 2021-2022",
            "Bilan 2022/2023",
            "Bilan 2021/2022",
            "Rapport 2021 et 2022",
            "Horizon 2022",
            "Cap2022",
            "Bilan : cap sur 2022",
            "2022 : l'année des rencontres",
            "Activités n° 2022",
            "Activités N°2022",
            "Activités numéro 2022",
            "Activités en 2022",
            "Rapport d'activité, édition 2022",
            "Bilan de mars 2022",
            "Bilan fin 2022",
            "Rapport d'activité 2022 du réseau",
        ] {
            assert_eq!(title_and_year(title, 2022).0, title);
        }
        assert!(!title_and_year("Horizon 2022", 2022).1);
        for title in ["Rapport 20220", "Rapport d'activité", "Rapport 12022"] {
            assert_eq!(title_and_year(title, 2022), (title, true));
        }
    }
}
