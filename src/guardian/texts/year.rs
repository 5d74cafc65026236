//! The year before where the reader expects this one.

use std::ops::Range;

use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::sentences::mentions::{Word, words};
use crate::guardian::sentences::passages::passages;
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind, sentences};
use crate::read::schema::Dated;

/// What stands, folded, right before or after a year that is the report's own:
/// « Rapport d'activité 2020 », « 2020 en quelques chiffres ».
const BEFORE: [&str; 11] = [
    "rapport d'activite",
    "rapport annuel",
    "bilan",
    "chiffres cles",
    "temps forts",
    "cette annee",
    "en cette annee",
    "calendrier",
    "faits marquants",
    "bilan de l'annee",
    "bilan d'activite",
];
const AFTER: [&str; 9] = [
    "en quelques chiffres",
    "en chiffres",
    "en bref",
    "en images",
    "en un coup d'oeil",
    "a ete marquee",
    "aura ete marquee",
    "a marque le lancement",
    "aura ete l'annee",
];
/// Words of a comparison, which names the year before on purpose.
const COMPARED: [&str; 8] =
    ["contre", "qu'en", "depuis", "par rapport", "apres", "comme en", "precedent", "deja"];

/// Tells each place where last year's number stands as the report's year.
pub(in crate::guardian) fn the_year_is_this_one(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let period = view.dataset.period();
    let (year, digits) = (period.to_string(), period.before().to_string());
    for block in passages(view).filter(|block| block.kind != BlockKind::Quotation) {
        if !block.text.contains(&digits) {
            continue;
        }
        for sentence in sentences(&block.text) {
            judge(block, sentence.start, &block.text[sentence], &digits, &year, diagnostics);
        }
    }
    subtitles_of_charts(view, &digits, &year, diagnostics);
}

/// Tells each subtitle that says last year only, of a chart that draws rows of this year.
fn subtitles_of_charts(view: &View<'_>, digits: &str, year: &str, diagnostics: &mut Diagnostics) {
    let catalogue = &view.dataset.settings.catalogue;
    let is_of_year =
        |table: &str| catalogue.find(table).is_some_and(|it| matches!(it.dated, Dated::OfYear(_)));
    for chart in view.input.manifest.charts.iter().filter(|it| is_of_year(&it.table.value)) {
        let Some(subtitle) = &chart.subtitle else { continue };
        let folded = fold(&subtitle.value);
        let Some((before, after)) = folded.split_once(digits) else { continue };
        if !is_compared(&folded) && !folded.contains(year) && !says_of_report(before, after) {
            diagnostics.push(reported(digits, year).at(subtitle.place));
        }
    }
}

fn judge(
    block: &Block,
    start: usize,
    sentence: &str,
    digits: &str,
    year: &str,
    diagnostics: &mut Diagnostics,
) {
    // A sentence that names this year too compares the two.
    if sentence.contains(year) {
        return;
    }
    let folded = fold(sentence);
    if is_compared(&folded) {
        return;
    }
    let Some((before, after)) = folded.split_once(digits) else { return };
    let (before, after) = (before.trim_end(), after.trim_start());
    let whole = before.is_empty() && after.is_empty() && block.kind == BlockKind::Heading;
    if !(whole || says_of_report(before, after)) {
        return;
    }
    let Some(at) = sentence.find(digits).map(|at| start + at) else { return };
    diagnostics.push(reported(digits, year).at(block.place(at..at + digits.len())));
}

/// Whether a folded sentence compares; « rencontres » does not.
fn is_compared(folded: &str) -> bool {
    let begins = |word: &str| {
        folded.match_indices(word).any(|(at, _)| !folded[..at].ends_with(char::is_alphanumeric))
    };
    COMPARED.iter().any(|word| begins(word))
}

/// Whether what stands around a year makes it that of the report.
fn says_of_report(before: &str, after: &str) -> bool {
    let (before, after) = (before.trim_end(), after.trim_start());
    BEFORE.iter().any(|words| {
        let plain = before.strip_suffix(" de").or(before.strip_suffix(" en")).unwrap_or(before);
        let plain = [" de l'annee", " de la saison", " de l'exercice"]
            .iter()
            .find_map(|words| plain.strip_suffix(words))
            .unwrap_or(plain);
        plain.ends_with(words)
    }) || AFTER.iter().any(|words| after.starts_with(words))
        || before.ends_with("au 31 decembre")
        || before.ends_with("au 31.12.")
        || before.ends_with("au 31/12/")
}

fn reported(digits: &str, year: &str) -> Diagnostic {
    let what = if digits.contains('-') { "la saison" } else { "l'année" };
    let message = format!("« {digits} » est {what} d'avant : le rapport est celui de {year}");
    Diagnostic::new(Code::LastYear, message)
        .help(format!("écrivez {year}, ou dites la comparaison : « contre … en {digits} »"))
}

/// Words, or their beginnings, of a sentence that looks back or ahead on purpose.
const ELSEWHERE: [&str; 11] = [
    "depuis",
    "cree",
    "fond",
    "nee",
    "loi",
    "decret",
    "lance",
    "horizon",
    "origine",
    "anniversaire",
    "contre",
];

/// Tells a year that is this one with two digits exchanged, or with a letter
/// for a digit. A year that stands in several places is meant.
pub(in crate::guardian) fn years_are_typed_right(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let period = view.dataset.period();
    let of_year = |year: i32| {
        let year = year.to_string();
        slips_of(&year).into_iter().map(move |slip| (slip, year.clone()))
    };
    // One year of a season is no slip of the other.
    let is_own = |slip: &str| period.years().any(|year| year.to_string() == slip);
    let slips: Vec<(String, String)> =
        period.years().flat_map(of_year).filter(|(slip, _)| !is_own(slip)).collect();
    // Each with whether its sentence looks elsewhere.
    let mut found: Vec<(&Block, Range<usize>, bool)> = Vec::new();
    for block in passages(view).filter(|block| block.kind != BlockKind::Quotation) {
        for sentence in sentences(&block.text) {
            if slips.iter().all(|(slip, _)| !block.text[sentence.clone()].contains(slip.as_str())) {
                continue;
            }
            let words = words(&block.text, sentence);
            let begins = |word: &Word| ELSEWHERE.iter().any(|it| word.folded.starts_with(it));
            let looks_elsewhere = words.iter().any(begins);
            let is_slip = |word: &&Word| {
                slips.iter().any(|(slip, _)| *slip == block.text[word.range.clone()])
            };
            found.extend(
                words
                    .iter()
                    .filter(is_slip)
                    .map(|word| (block, word.range.clone(), looks_elsewhere)),
            );
        }
    }
    let written =
        |(block, range, _): &(&Block, Range<usize>, bool)| block.text[range.clone()].to_owned();
    for one in &found {
        let word = written(one);
        let is_meant = found.iter().filter(|other| written(other) == word).count() > 1 || one.2;
        if is_meant && word.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let Some((_, year)) = slips.iter().find(|(slip, _)| *slip == word) else { continue };
        diagnostics.push(
            Diagnostic::new(Code::SwappedYear, format!("« {word} » semble être {year}, mal tapé"))
                .at(one.0.place(one.1.clone()))
                .about(&word)
                .help(format!("écrivez {year}"))
                .acceptable(Acceptance::If("si c'est l'année dont parle le texte")),
        );
    }
}

/// What a hand makes of a year: two digits exchanged, a letter for a digit.
fn slips_of(year: &str) -> Vec<String> {
    let digits: Vec<char> = year.chars().collect();
    let swapped = (1..digits.len()).map(|at| {
        let mut other = digits.clone();
        other.swap(at - 1, at);
        other.into_iter().collect::<String>()
    });
    let lettered = [('0', 'O'), ('0', 'o'), ('1', 'l'), ('1', 'I')].map(|(digit, letter)| {
        digits.iter().map(|it| if *it == digit { letter } else { *it }).collect::<String>()
    });
    swapped.chain(lettered).filter(|slip| slip != year).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::source::{Place, SourceMap};

    fn reported(text: &str, kind: BlockKind) -> usize {
        let file = SourceMap::default().add("a", "");
        let block = Block::value(kind, text, Place::File(file), "");
        let mut diagnostics = Diagnostics::default();
        for sentence in sentences(&block.text) {
            let start = sentence.start;
            judge(&block, start, &block.text[sentence], "2020", "2021", &mut diagnostics);
        }
        diagnostics.iter().count()
    }

    #[test]
    fn last_year_as_the_report_s_own_is_told() {
        for text in [
            "L'année 2020 a été marquée par le lancement des kits.",
            "L'année 2020 a été marquée pour le RTES par plusieurs chantiers.",
            "Rapport d'activité 2020",
            "2020 en quelques chiffres",
            "Les temps forts de l'année 2020",
            "177 collectivités adhérentes au 31 décembre 2020.",
            "Au 31.12.2020",
        ] {
            assert_eq!(reported(text, BlockKind::Setting), 1, "{text}");
        }
        assert_eq!(reported("2020", BlockKind::Heading), 1);
    }

    #[test]
    fn a_year_that_is_told_on_purpose_is_not() {
        for text in [
            "Le club lancé en 2020 se poursuit.",
            "Depuis 2020, le cycle invite les collectivités.",
            "Le RTES a engagé en 2020 un cycle de débats.",
            "341 abonné.e.s de plus qu'en 2020",
            "177 au 31 décembre 2021, contre 160 au 31 décembre 2020",
            "sur le modèle du kit édité en 2020",
            "la période 2020-2023",
        ] {
            assert_eq!(reported(text, BlockKind::Paragraph), 0, "{text}");
        }
    }
}
