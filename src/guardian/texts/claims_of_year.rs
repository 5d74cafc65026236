//! « En 2023, nous avons tenu… » in the report of 2024: what this year did, said of the one before.

use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french::fold;
use crate::read::prose::{Block, BlockKind, sentences};

/// What opens a sentence that says what a year was, folded, before its number.
const OPENINGS: [&str; 12] = [
    "en ",
    "en l'an ",
    "au cours de ",
    "au cours de l'annee ",
    "durant l'annee ",
    "pendant l'annee ",
    "durant ",
    "pendant ",
    "tout au long de ",
    "tout au long de l'annee ",
    "l'annee ",
    "cette annee ",
];
/// Who did it, folded, right after the year.
const WE: [&str; 16] = [
    "nous avons ",
    "nous sommes ",
    "nous nous ",
    "nos ",
    "notre ",
    "l'association a ",
    "le reseau a ",
    "la federation a ",
    "le collectif a ",
    "l'equipe a ",
    "l'organisation a ",
    "la structure a ",
    "on a ",
    "les adherents ont ",
    "les benevoles ont ",
    "l'activite a ",
];
/// Beginnings of folded words of a sentence, or of its paragraph, that looks back on purpose.
const BACK: [&str; 26] = [
    "depuis",
    "cree",
    "crea",
    "fond",
    "nee",
    "naiss",
    "lance",
    "origine",
    "anniversaire",
    "contre",
    "deja",
    "precedent",
    "dernier",
    "derniere",
    "passe",
    "passee",
    "avant",
    "alors",
    "ensuite",
    "puis",
    "aujourd",
    "desormais",
    "suite",
    "rappel",
    "premier",
    "premiere",
];

/// Tells each sentence that opens with the year before and says what we did, where nothing in the
/// paragraph names this year or looks back.
pub(in crate::guardian) fn what_is_claimed_is_of_this_year(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let period = view.dataset.period();
    let (year, former) = (period.to_string(), period.before().to_string());
    for text in view.texts {
        for (index, block) in text.blocks.iter().enumerate() {
            let is_read = block.kind != BlockKind::Quotation && block.text.contains(&former);
            // The next paragraph may go on: « Cette année, … ».
            let next = text.blocks.get(index + 1).map_or("", |next| next.text.as_str());
            if !is_read || block.text.contains(&year) || goes_on(next, &year) {
                continue;
            }
            let paragraph = fold(&block.text);
            if goes_on(&paragraph, &year) || looks_back(&paragraph) {
                continue;
            }
            diagnostics.extend(claim(block, &former, &year));
        }
    }
}

fn claim(block: &Block, former: &str, year: &str) -> Option<Diagnostic> {
    sentences(&block.text).into_iter().find_map(|sentence| {
        let words = &block.text[sentence.clone()];
        let at = words.find(former)?;
        let range = sentence.start + at..sentence.start + at + former.len();
        (opens(&fold(words), former) && block.is_typed(range.clone())).then(|| {
            let is = if former.contains('-') { "la saison" } else { "l'année" };
            Diagnostic::new(
                Code::LastYear,
                format!("« {former} » est {is} d'avant : le rapport est celui de {year}"),
            )
            .at(block.place(range))
            .about(former)
            .help(format!("écrivez {year}, ou dites que la phrase parle de {is} d'avant"))
            .acceptable(Acceptance::If("si la phrase en parle"))
        })
    })
}

/// Whether a folded sentence opens with a year and says what we did in it.
fn opens(sentence: &str, former: &str) -> bool {
    let Some((before, after)) = sentence.trim_start().split_once(former) else { return false };
    let after = after.trim_start_matches([' ', ',']);
    OPENINGS.contains(&before) && WE.iter().any(|it| after.starts_with(it))
}

/// Whether words come back to the year of the report.
fn goes_on(text: &str, year: &str) -> bool {
    let folded = fold(text);
    folded.contains(year) || folded.contains("cette annee") || folded.contains("cette saison")
}

fn looks_back(paragraph: &str) -> bool {
    let mut words = paragraph.split(|it: char| !it.is_alphanumeric());
    words.any(|word| BACK.iter().any(|it| word.starts_with(it)))
}

#[cfg(test)]
mod tests {
    use super::{looks_back, opens};
    use crate::language::french::fold;

    #[test]
    fn what_we_did_in_a_year_is_told_from_what_it_was() {
        for (sentence, expected) in [
            ("En 2023, nous avons tenu dix rendez-vous.", true),
            ("Au cours de l'année 2023, l'association a ouvert ses jardins.", true),
            ("En 2023 nos bénévoles ont semé.", true),
            ("En 2023, la loi a changé.", false),
            ("Le jardin ouvert en 2023 fleurit.", false),
            ("En 2023, le jardin voisin a fermé.", false),
        ] {
            assert_eq!(opens(&fold(sentence), "2023"), expected, "{sentence}");
        }
        assert!(looks_back(&fold("En 2023, nous avons créé le second jardin.")));
        assert!(!looks_back(&fold("En 2023, nous avons tenu dix rendez-vous.")));
    }
}
