//! The year before where the reader expects this one.

use super::View;
use super::passages::passages;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind, sentences};

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
pub(super) fn the_year_is_this_one(view: &View<'_>, diagnostics: &mut Diagnostics) {
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
    if COMPARED.iter().any(|word| folded.contains(word)) {
        return;
    }
    let Some((before, after)) = folded.split_once(digits) else { return };
    let (before, after) = (before.trim_end(), after.trim_start());
    let whole = before.is_empty() && after.is_empty() && block.kind == BlockKind::Heading;
    let said = BEFORE.iter().any(|words| {
        let plain = before.strip_suffix(" de").or(before.strip_suffix(" en")).unwrap_or(before);
        let plain = [" de l'annee", " de la saison", " de l'exercice"]
            .iter()
            .find_map(|words| plain.strip_suffix(words))
            .unwrap_or(plain);
        plain.ends_with(words)
    }) || AFTER.iter().any(|words| after.starts_with(words))
        || before.ends_with("au 31 decembre")
        || before.ends_with("au 31.12.")
        || before.ends_with("au 31/12/");
    if !(said || whole) {
        return;
    }
    let Some(at) = sentence.find(digits).map(|at| start + at) else { return };
    diagnostics.push(
        Diagnostic::new(
            Code::LastYear,
            format!(
                "« {digits} » est {} d'avant : le rapport est celui de {year}",
                if digits.contains('-') { "la saison" } else { "l'année" }
            ),
        )
        .at(block.place(at..at + digits.len()))
        .help(format!("écrivez {year}, ou dites la comparaison : « contre … en {digits} »")),
    );
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
