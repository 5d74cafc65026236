//! The order of names in an index.

use super::fold;

/// What a name is sorted by: its words without accents, and without the article
/// that begins it. « L’Île-Saint-Denis » stands among the I, « Le
/// Kremlin-Bicêtre » among the K, as INSEE and the indexes of books have them;
/// word by word, so that « Saint-Denis » comes before « Sainte-Savine ».
pub fn index_key(name: &str) -> String {
    let folded = fold(name);
    let rest = ["l'", "le ", "la ", "les "].iter().find_map(|article| {
        folded.strip_prefix(article).filter(|rest| rest.chars().any(char::is_alphanumeric))
    });
    let words = rest.unwrap_or(&folded).split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::index_key;

    #[test]
    fn articles_accents_and_hyphens_do_not_count() {
        let mut names = [
            "Sceaux",
            "Le Kremlin-Bicêtre",
            "Sainte-Savine",
            "Saint-Denis",
            "L'Île-Saint-Denis",
            "Ivry-sur-Seine",
            "Épinay-sur-Seine",
            "Champigny-sur-Marne",
            "Châtillon",
            "L’Haÿ-les-Roses",
            "Leers",
            "Lattes",
            "La",
        ];
        names.sort_by_key(|name| index_key(name));
        let expected = [
            "Champigny-sur-Marne",
            "Châtillon",
            "Épinay-sur-Seine",
            "L’Haÿ-les-Roses",
            "L'Île-Saint-Denis",
            "Ivry-sur-Seine",
            "Le Kremlin-Bicêtre",
            "La",
            "Lattes",
            "Leers",
            "Saint-Denis",
            "Sainte-Savine",
            "Sceaux",
        ];
        assert_eq!(names, expected);
    }
}
