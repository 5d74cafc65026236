//! Tables: everything that may be wrong with one.

use super::messages;
use super::tables::cells;

/// What users are reported about an `effectifs.csv` with these bytes.
fn reported(bytes: impl AsRef<[u8]>) -> String {
    messages(&[("effectifs.csv", bytes.as_ref())])
}

#[test]
fn an_unclosed_quote_swallows_no_row() {
    let bytes = "au;type;nombre\n2021;\"ville;75\n2021;région;16\n2021;\"département\";10\n";
    assert_eq!(cells(bytes).len(), 3);
    insta::assert_snapshot!(reported(bytes), @r#"
    erreur[guillemet-non-ferme]: ce guillemet ouvre une cellule et rien ne le ferme
      ╭▸ effectifs.csv:2:6
      │
    2 │ 2021;"ville;75
      │      ━━━━━━ cellule B2
      │
      ╰ à faire: fermez-le à la fin de la cellule, ou retirez-le ; un guillemet dans un texte s'écrit ""

    1 erreur
    "#);
}

#[test]
fn a_quote_closed_too_early() {
    insta::assert_snapshot!(reported("au;type;nombre\n2021;\"ville\" (commune);75\n"), @r#"
    avertissement[guillemet-mal-place]: ce guillemet se referme avant la fin de la cellule, qui est lue telle quelle
      ╭▸ effectifs.csv:2:6
      │
    2 │ 2021;"ville" (commune);75
      │      ━━━━━━━━━━━━━━━━━ cellule B2
      │
      ╰ à faire: entourez toute la cellule de guillemets, et doublez ceux du texte : """mot"" suite"

    1 avertissement
    "#);
}

#[test]
fn a_row_too_long() {
    insta::assert_snapshot!(reported("au;type;nombre\n2021;ville;75;R765;\n2021;région;16;;\n"), @"
    erreur[ligne-irreguliere]: la ligne a 4 cellules, l'en-tête en a 3
      ╭▸ effectifs.csv:2:15
      │
    2 │ 2021;ville;75;R765;
      │               ━━━━ cellule D2
      │
      ╰ à faire: il y a un séparateur de trop, ou une cellule à mettre entre guillemets

    1 erreur
    ");
}

#[test]
fn a_row_too_short() {
    insta::assert_snapshot!(reported("au;type;nombre\n2021;ville 75\n"), @"
    erreur[ligne-irreguliere]: la ligne a 2 cellules, l'en-tête en a 3
      ╭▸ effectifs.csv:2:1
      │
    2 │ 2021;ville 75
      │ ━━━━━━━━━━━━━
      │
      ╰ à faire: il manque un séparateur, ou la ligne a été coupée en deux

    1 erreur
    ");
}

#[test]
fn rows_that_excel_cut_short_are_no_fault() {
    let mut text = String::from("au;type;nombre;notes;source\n");
    for row in 2..=40 {
        text.push_str(if row <= 16 { "2021;ville;75;;\n" } else { "2021;ville;75\n" });
    }
    assert_eq!(reported(&text), "");
    // The same in the midst of rows that are whole is one.
    assert!(
        reported(text.replace("75\n2021;ville;75\n", "75;;\n2021;ville;75\n"))
            .contains("irreguliere")
    );
}

#[test]
fn many_faults_of_one_kind_are_counted() {
    let text =
        format!("au;type;nombre\n{}", "2021;ville\n".repeat(15) + &"2021;ville;1;x\n".repeat(30));
    let reported = reported(text);
    // Told once for each length, with the other places beside it.
    assert_eq!(reported.matches("erreur[ligne-irreguliere]").count(), 3, "{reported}");
    assert!(reported.contains("ligne 7 et 9 autres fois"), "{reported}");
    assert!(
        reported.contains("erreur[ligne-irreguliere]: 25 autres lignes ont le même défaut"),
        "{reported}"
    );
}

#[test]
fn an_unknown_column() {
    insta::assert_snapshot!(reported("au;types;nombre\n2021;ville;75\n"), @"
    erreur[colonne-inconnue]: la table « effectifs » n'a pas de colonne « types »
      ╭▸ effectifs.csv:1:4
      │
    1 │ au;types;nombre
      │    ━━━━━ cellule B1
      │
      ╰ à faire: vouliez-vous dire « type » ?

    1 erreur
    ");
}

#[test]
fn a_missing_column() {
    insta::assert_snapshot!(reported("au;nombre\n2021;75\n"), @"
    erreur[colonne-manquante]: il manque la colonne « type » dans la table « effectifs »
      ╭▸ effectifs.csv:1:1
      │
    1 │ au;nombre
      │ ━━━━━━━━━
      │
      ╰ à faire: ajoutez « type » à l'en-tête : Ville, intercommunalité, département, région ou ensemble

    1 erreur
    ");
}

#[test]
fn a_column_written_twice() {
    insta::assert_snapshot!(reported("au;type;nombre;Type\n2021;ville;75;\n"), @"
    erreur[colonne-en-double]: la colonne « type » est écrite deux fois
      ╭▸ effectifs.csv:1:16
      │
    1 │ au;type;nombre;Type
      │                ━━━━ cellule D1
      │
      ⸬  effectifs.csv:1:4
      │
    1 │ au;type;nombre;Type
      │    ━━━━ cellule B1 : la première fois ici
      │
      ╰ à faire: gardez une seule des deux colonnes

    1 erreur
    ");
}

#[test]
fn a_column_without_a_name() {
    insta::assert_snapshot!(reported("au;type;nombre;\n2021;ville;75;\n2021;région;16;R768\n"), @"
    erreur[colonne-sans-nom]: la colonne D contient des valeurs mais n'a pas de nom
      ╭▸ effectifs.csv:1:16
      │
    1 │ au;type;nombre;
      │                ━ cellule D1
      │
      ⸬  effectifs.csv:3:16
      │
    3 │ 2021;région;16;R768
      │                ━━━━ cellule D3 : première valeur
      │
      ╰ à faire: donnez-lui un nom dans l'en-tête, ou effacez ses valeurs

    1 erreur
    ");
}

#[test]
fn a_first_line_that_is_no_header() {
    // A title above it is none, and does no harm.
    assert_eq!(reported("Effectifs 2021;;\n\nau;type;nombre\n2021;ville;75\n"), "");
    insta::assert_snapshot!(reported("2021;ville;75\n;région;16\nau;type;nombre\n2021;ville;75\n"), @"
    avertissement[lignes-avant-en-tete]: cette ligne est au-dessus de l'en-tête : elle n'est pas lue
      ╭▸ effectifs.csv:1:1
      │
    1 │ 2021;ville;75
      │ ━━━━━━━━━━━━━
      │
      ⸬  effectifs.csv:3:1
      │
    3 │ au;type;nombre
      │ ━━━━━━━━━━━━━━ l'en-tête est ici
      │
      ╰ à faire: si ce sont des données, déplacez-les sous l'en-tête ; sinon vous pouvez la supprimer

    avertissement[lignes-avant-en-tete]: cette ligne est au-dessus de l'en-tête : elle n'est pas lue
      ╭▸ effectifs.csv:2:1
      │
    2 │ ;région;16
      │ ━━━━━━━━━━
      │
      ⸬  effectifs.csv:3:1
      │
    3 │ au;type;nombre
      │ ━━━━━━━━━━━━━━ l'en-tête est ici
      │
      ╰ à faire: si ce sont des données, déplacez-les sous l'en-tête ; sinon vous pouvez la supprimer

    2 avertissements
    ");
    insta::assert_snapshot!(reported("2021;ville;75\n"), @"
    erreur[colonne-inconnue]: la première ligne ne porte aucun nom de colonne de la table « effectifs »
      ╭▸ effectifs.csv:1:1
      │
    1 │ 2021;ville;75
      │ ━━━━━━━━━━━━━
      │
      ╰ à faire: c'est une ligne de données : insérez une ligne au-dessus, avec les noms des colonnes, sans doute « au;type;nombre » ; noms de la table : au, type, nombre (obligatoires), et au besoin notes, illustratif, source

    1 erreur
    ");
}

#[test]
fn a_table_without_rows() {
    insta::assert_snapshot!(reported(""), @"
    avertissement[table-vide]: la table « effectifs » est un fichier vide
     ╭▸ effectifs.csv
     ╰ à faire: enregistrez-le à nouveau, ou retirez-le du dossier

    1 avertissement
    ");
    insta::assert_snapshot!(reported("au;type;nombre\n;;\n\n"), @"
    avertissement[table-vide]: la table « effectifs » n'a aucune ligne sous l'en-tête
      ╭▸ effectifs.csv:1:1
      │
    1 │ au;type;nombre
      │ ━━━━━━━━━━━━━━
      │
      ╰ à faire: écrivez-y une ligne, versez-y un fichier par « rapport import », ou retirez le fichier du dossier

    1 avertissement
    ");
}

#[test]
fn a_cell_as_long_as_a_book() {
    let text = format!("au;type;nombre\n2021;{};75\n", "Lorem ipsum ".repeat(2_000));
    let reported = reported(text);
    assert!(reported.len() < 2_000, "{} bytes", reported.len());
    let first = reported.lines().next().unwrap_or_default();
    insta::assert_snapshot!(first, @"erreur[cellule-demesuree]: la cellule contient 23999 caractères, 20000 au plus : « Lorem ipsum Lorem ipsum Lorem ipsum Lore… »");
}
