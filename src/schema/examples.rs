//! One row of example for each table: what the workbook of entry shows, and
//! what reading recognises as long as nobody has written over it.

use super::TableSchema;

/// Written in « notes », which is never printed.
const NOTE: &str = "Ligne d'exemple : remplacez-la, ou supprimez-la.";

/// The cells of the example row of a table, by column. Dates carry no year: the
/// year of the edition goes with them. References are chosen by the edition.
pub fn of(schema: &TableSchema) -> &'static [(&'static str, &'static str)] {
    EXAMPLES.iter().find(|(name, _)| *name == schema.name).map_or(&[], |(_, cells)| cells)
}

const EXAMPLES: &[(&str, &[(&str, &str)])] = &[
    (
        "evenements",
        &[
            ("id", "exemple"),
            ("date_debut", "26/27 mai"),
            ("titre", "Exemple : deux jours d'échanges entre collectivités"),
            ("titre_court", "Exemple : échanges"),
            ("type", "rencontre"),
            ("format", "présentiel"),
            ("role", "organisateur"),
            ("participants", "plus de 60"),
            ("lieu", "Lille"),
            ("notes", NOTE),
        ],
    ),
    (
        "telechargements",
        &[
            ("periode", "mars"),
            ("fiche", "1"),
            ("titre", "Exemple : titre de la fiche"),
            ("uniques", "120"),
            ("total", "145"),
            ("notes", NOTE),
        ],
    ),
    (
        "newsletters",
        &[
            ("date_envoi", "15 mars"),
            ("titre", "Exemple : objet de l'envoi"),
            ("destinataires", "1500"),
            ("ouvertures_uniques", "600"),
            ("notes", NOTE),
        ],
    ),
    (
        "presse",
        &[
            ("date", "mars"),
            ("media", "Exemple : nom du média"),
            ("titre", "Exemple : titre de l'article"),
            ("portee", "nationale"),
            ("notes", NOTE),
        ],
    ),
    (
        "adherents",
        &[("nom", "Exemple : nom de la collectivité"), ("code", "01004"), ("notes", NOTE)],
    ),
    ("effectifs", &[("au", "31 décembre"), ("nombre", "75"), ("notes", NOTE)]),
    (
        "reseaux",
        &[
            ("au", "31 décembre"),
            ("reseau", "Exemple : nom du réseau"),
            ("compte", "exemple"),
            ("abonnes", "1200"),
            ("notes", NOTE),
        ],
    ),
    (
        "site",
        &[
            ("periode", "mars"),
            ("rubrique", "ensemble"),
            ("mesure", "visites"),
            ("nombre", "4800"),
            ("notes", NOTE),
        ],
    ),
    (
        "publications",
        &[
            ("id", "exemple"),
            ("titre", "Exemple : titre de la publication"),
            ("date", "mars"),
            ("tirage", "500"),
            ("notes", NOTE),
        ],
    ),
    ("partenaires", &[("nom", "Exemple : nom du partenaire"), ("notes", NOTE)]),
    (
        "personnes",
        &[("nom", "Exemple : prénom et nom"), ("role_reseau", "Exemple : rôle"), ("notes", NOTE)],
    ),
    (
        "entretiens",
        &[
            ("numero", "1"),
            ("nom", "Exemple : prénom et nom"),
            ("fonction", "Exemple : fonction"),
            ("notes", NOTE),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Kind, TABLES};

    #[test]
    fn each_table_has_an_example_that_is_known_by_its_words() {
        for table in TABLES {
            let example = of(table);
            assert!(example.iter().all(|(name, _)| table.index(name).is_some()), "{}", table.name);
            assert!(example.contains(&("notes", NOTE)), "{}", table.name);
            let given = |name| example.iter().any(|(given, _)| *given == name);
            for column in table.columns.iter().filter(|column| column.required) {
                let is_reference = matches!(
                    column.kind,
                    Kind::Reference(_) | Kind::ReferenceOr(..) | Kind::References(_)
                );
                assert!(is_reference || given(column.name), "{}.{}", table.name, column.name);
            }
        }
    }
}
