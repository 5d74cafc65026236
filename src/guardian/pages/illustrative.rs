//! Titles that conclude from invented values.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::french::fold;

/// Words by which a title says what its chart proves; a title that describes has none of them.
const CONCLUDING: &[&str] = &[
    "devance",
    "devancent",
    "domine",
    "dominent",
    "progresse",
    "progressent",
    "augmente",
    "augmentent",
    "diminue",
    "diminuent",
    "recule",
    "reculent",
    "grimpe",
    "grimpent",
    "depasse",
    "depassent",
    "gagne",
    "gagnent",
    "attire",
    "attirent",
    "touche",
    "touchent",
    "rassemble",
    "rassemblent",
    "concentre",
    "concentrent",
    "l'emporte",
    "culmine",
    "explose",
    "bondit",
    "le plus",
    "la plus",
    "les plus",
    "le moins",
    "la moins",
    "les moins",
    "plus que",
    "moins que",
    "plus d'un",
    "plus d'une",
    "plus de la moitie",
    "la majorite",
    "toujours plus",
    "toujours moins",
    "de plus en plus",
    "de moins en moins",
    "de loin",
    "en tete",
    "en hausse",
    "en baisse",
    "record",
    "jamais autant",
];

/// The word by which a title concludes, if it does.
fn concluding(title: &str) -> Option<&'static str> {
    let words = fold(title);
    let is_word = |at: usize, length: usize| {
        let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        !letter(words[..at].chars().next_back()) && !letter(words[at + length..].chars().next())
    };
    let stands = |word: &&&str| words.match_indices(**word).any(|(at, it)| is_word(at, it.len()));
    CONCLUDING.iter().find(stands).copied()
}

/// Tells each chart of which values are illustrative and whose title concludes.
pub(in crate::guardian) fn titles_over_invented_values_describe(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let drawn = &view.figures.charts;
    for chart in &view.input.manifest.charts {
        let invented = drawn.iter().any(|it| it.id == chart.id.value && it.illustrative);
        let title = chart.title.value.as_str();
        let Some(word) = concluding(title).filter(|_| invented) else { continue };
        diagnostics.push(
            Diagnostic::new(
                Code::IllustrativeTitle,
                format!("ce titre conclut (« {word} ») de valeurs qui sont illustratives"),
            )
            .at(chart.title.place)
            .about(chart.id.value.clone())
            .help(
                "dites ce que le graphique montre (« Téléchargements par fiche »), sans en tirer de conclusion : une valeur inventée ne prouve rien",
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::concluding;

    #[test]
    fn a_title_concludes_or_describes() {
        for title in [
            "La fiche sur les compétences devance de loin toutes les autres",
            "Plus d’un téléchargement sur cinq va à la première fiche",
            "La lettre touche toujours plus de destinataires",
            "Les adhésions en hausse",
        ] {
            assert!(concluding(title).is_some(), "{title}");
        }
        for title in [
            "Téléchargements par fiche du kit",
            "Les destinataires de la lettre, envoi par envoi",
            "Participants de plus de 26 ans, par mois",
            "Le rassemblement annuel, par région",
        ] {
            assert_eq!(concluding(title), None, "{title}");
        }
    }
}
