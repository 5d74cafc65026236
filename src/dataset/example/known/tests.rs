use super::*;

#[test]
fn every_row_of_the_model_is_known_when_its_words_are_changed_or_its_columns_go() {
    let known = Known::of(2024);
    assert_eq!(known.rows.len(), 46);
    for row in &known.rows {
        let table = row.table.as_str();
        let whole = known.row(table, |column| row.cell(column)).map(|(_, likeness)| likeness);
        assert_eq!(whole, Some(Likeness::Sure), "{table} {:?}", row.cells);
        let has_words = TOLD.iter().any(|column| row.cell(column).is_some());
        let untold = |column: &str| match column {
            "titre" | "titre_court" | "description" if has_words => Some("Autre chose"),
            "libelle" | "financeur" if row.cell(column).is_some() => Some("Autre chose"),
            "media" | "extrait" | "illustratif" | "id" => None,
            _ => row.cell(column),
        };
        assert_eq!(known.row(table, untold).is_none(), has_words, "{table} {:?}", row.cells);
        // With its name and its number kept, it is half replaced.
        let half = |column: &str| match column {
            "id" => row.cell(column),
            _ => untold(column),
        };
        let has = |columns: &[&str]| columns.iter().any(|it| row.cell(it).is_some());
        let kept = has(&["id"]) && has(MEASURED) && has(&["date_debut", "lieu"]);
        let is_known = known.row(table, half).is_some();
        assert_eq!(is_known, kept || !has_words, "{table} {:?}", row.cells);
    }
}

#[test]
fn a_row_of_the_year_is_no_example() {
    let known = Known::of(2024);
    for cells in [
        &[("titre", "Exemples de coopération"), ("participants", "84"), ("lieu", "Lille")][..],
        &[("titre", "Exemple d'un projet"), ("date_debut", "08/02/2024"), ("participants", "85")],
        &[("id", "voeux"), ("titre", "Vœux"), ("participants", "120"), ("lieu", "Lyon")],
        &[("titre", "Salon des maires"), ("titre_court", "Salon"), ("participants", "500")],
        &[("titre", "L'assemblée générale"), ("date_debut", "14/06/2024"), ("lieu", "Paris")],
    ] {
        let cell = |column: &str| {
            cells.iter().find(|(name, _)| *name == column).map_or(Some(""), |(_, text)| Some(*text))
        };
        assert_eq!(known.row("evenements", cell), None, "{cells:?}");
    }
}

#[test]
fn passages_are_known_in_another_layout_and_among_other_words() {
    let known = Known::of(2024);
    let place = |kind, text: &str| {
        let file = SourceMap::default().add("", "");
        known.passage(&Block::value(kind, text, Place::File(file), text)).is_some()
    };
    for text in [
        "Exemple de section. Quelques phrases disent d’abord ce qu’il faut retenir\u{a0}: combien\nde rendez-vous, où, avec qui, et ce qui a changé depuis l’an dernier.",
        "Nous avons tenu la fête. Le graphique et la liste viennent des lignes de evenements.csv. Merci.",
        "Prénom Nom",
        "fonction de la personne citée",
    ] {
        assert!(place(BlockKind::Paragraph, text), "{text}");
    }
    for text in [
        "À la fin de l'année, elle compte 96 adhérents.",
        "Voici un exemple de section locale.",
        "Les rendez-vous de l'année",
        "",
    ] {
        assert!(!place(BlockKind::Paragraph, text), "{text}");
    }
}
