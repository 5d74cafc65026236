//! Folders, files that cannot be read, and texts that came damaged.

use super::{MANIFEST, edition, folder, messages, shown};
use crate::dataset::catalogue;
use crate::diagnostic::Code;
use crate::read::read;

#[test]
fn a_folder_without_a_manifest() {
    let only = |files: &[(&str, &[u8])]| {
        let folder = folder(files);
        let (input, diagnostics) = read(folder.path(), &catalogue());
        (input.tables.len(), shown(&input, &diagnostics))
    };
    let (tables, reported) = only(&[("effectifs.csv", b"au;type;nombre\n2021;ville;75\n")]);
    assert_eq!(tables, 1, "the tables are read all the same");
    insta::assert_snapshot!(reported, @"
    erreur[fichier-manquant]: le fichier « rapport.toml » n'existe pas
     ╭▸ rapport.toml
     ╰ à faire: créez-le : le README donne le plus petit

    1 erreur
    ");
    let (_, reported) = only(&[("rapport.toml.txt", MANIFEST.as_bytes())]);
    insta::assert_snapshot!(reported, @"
    erreur[fichier-manquant]: le fichier « rapport.toml » n'existe pas
     ╭▸ rapport.toml
     ╰ à faire: renommez « rapport.toml.txt » en « rapport.toml »

    1 erreur
    ");
}

#[test]
fn a_folder_that_does_not_exist() {
    let (input, diagnostics) = read("nulle/part".as_ref(), &catalogue());
    insta::assert_snapshot!(shown(&input, &diagnostics), @"
    erreur[fichier-manquant]: le dossier « nulle/part » n'existe pas

    1 erreur
    ");
}

#[test]
fn a_folder_in_the_place_of_a_file() {
    insta::assert_snapshot!(messages(&[("effectifs.csv/x", b"")]), @"
    erreur[fichier-illisible]: « effectifs.csv » ne peut pas être lu : c'est un dossier, pas un fichier
     ╭▸ effectifs.csv
     ╰ à faire: vérifiez que le fichier s'ouvre, ou sortez-le du dossier de l'édition

    1 erreur
    ");
}

#[test]
fn a_file_larger_than_any_table() {
    let folder = folder(&[("rapport.toml", MANIFEST.as_bytes())]);
    let file = std::fs::File::create(folder.path().join("site.csv")).expect("created");
    file.set_len(513 * 1024 * 1024).expect("sparse");
    let (input, diagnostics) = read(folder.path(), &catalogue());
    insta::assert_snapshot!(shown(&input, &diagnostics), @"
    erreur[fichier-illisible]: « site.csv » ne peut pas être lu : il dépasse 512 Mio
     ╭▸ site.csv
     ╰ à faire: vérifiez que le fichier s'ouvre, ou sortez-le du dossier de l'édition

    1 erreur
    ");
}

#[test]
fn a_workbook_under_the_name_of_a_text() {
    insta::assert_snapshot!(messages(&[("site.csv", b"PK\x03\x04\x14\x00")]), @"
    erreur[fichier-illisible]: « site.csv » n'est pas un fichier de texte, mais un classeur ou une archive (xlsx, ods, zip)
     ╭▸ site.csv
     ╰ à faire: changer la fin du nom ne suffit pas : ouvrez-le et enregistrez-le en « CSV UTF-8 »

    1 erreur
    ");
}

#[test]
fn a_workbook_of_another_format() {
    insta::assert_snapshot!(messages(&[("site.xls", b"PK\x03\x04"), ("~$site.xlsx", b"x")]), @"
    avertissement[table-inconnue]: « site.xls » est un classeur d'un format qui n'est pas lu
     ╭▸ site.xls
     ╰ à faire: ouvrez-le et enregistrez-le en « Classeur Excel (.xlsx) » ou en « .ods »

    1 avertissement
    ");
}

#[test]
fn a_table_that_nobody_reads() {
    let names = catalogue().names().collect::<Vec<_>>().join(", ");
    let reported = messages(&[("evenement.csv", b"a;b\n"), ("budget.csv", b"")]);
    insta::assert_snapshot!(reported.replace(&names, "[toutes]"), @"
    avertissement[table-inconnue]: « budget.csv » n'est pas une table du rapport : il n'est pas lu
     ╭▸ budget.csv
     ╰ à faire: « rapport import \"budget.csv\" » en reconnaît les en-têtes et verse ses lignes dans la bonne table ; si c'est une table de votre organisation, déclarez-la dans rapport.toml : [[tables]] avec id = \"budget\" et ses « colonnes » ; sinon sortez le fichier du dossier, ou renommez-le ; tables lues : [toutes]

    avertissement[table-inconnue]: « evenement.csv » n'est pas une table du rapport : il n'est pas lu
     ╭▸ evenement.csv
     ╰ à faire: renommez-le en « evenements.csv »

    2 avertissements
    ");
}

#[test]
fn two_files_for_one_table() {
    let table = b"au;type;nombre\n2021;ville;75\n";
    insta::assert_snapshot!(messages(&[("Effectifs.csv", table), ("effectifs.CSV", table)]), @"
    erreur[table-en-double]: la table « effectifs » est déjà lue dans un autre fichier
     ╭▸ effectifs.CSV
     ⸬  Effectifs.csv
     ├ note: le fichier lu
     ╰ à faire: gardez un seul des deux fichiers dans le dossier

    1 erreur
    ");
}

#[test]
fn texts_and_images_are_found() {
    let (input, diagnostics) = edition(&[
        ("textes/intro.typ", "Été".as_bytes()),
        ("textes/chapitres/un.typ", b"Un"),
        ("textes/notes.md", b"non"),
        ("textes/.cache.typ", b"non"),
        ("images/logo.svg", b"<svg/>"),
        ("images/photos/a.jpg", b"\xff\xd8"),
    ]);
    // Nothing is reported but that the outline names none of these texts.
    assert!(diagnostics.iter().all(|diagnostic| diagnostic.code == Code::UnusedText));
    let paths: Vec<_> = input.texts.iter().map(|text| text.path.as_str()).collect();
    assert_eq!(paths, ["textes/chapitres/un.typ", "textes/intro.typ"]);
    let paths: Vec<_> = input.images.iter().map(|image| image.path.as_str()).collect();
    assert_eq!(paths, ["images/logo.svg", "images/photos/a.jpg"]);
    for name in ["intro", "intro.typ", "textes/intro.typ", "./textes/intro"] {
        let text = input.text(name).expect("found");
        assert_eq!(input.sources.file(text.file).text, "Été");
    }
}

#[test]
fn a_table_in_another_encoding() {
    insta::assert_snapshot!(messages(&[("effectifs.csv", b"au;type;nombre\n2021;r\xf1gion;16\n")]), @"
    avertissement[encodage-deduit]: le fichier n'est pas en UTF-8 : il est lu comme un fichier d'Excel (Windows-1252), et certains signes n'y sont pas du français
      ╭▸ effectifs.csv:2:6
      │
    2 │ 2021;rñgion;16
      │      ━━━━━━ cellule B2
      │
      ╰ à faire: vérifiez les accents, ou enregistrez-le en « CSV UTF-8 »

    1 avertissement
    ");
}

#[test]
fn a_table_that_excel_saves_in_french_is_read_without_a_word() {
    assert_eq!(messages(&[("effectifs.csv", b"au;type;nombre\n2021;r\xe9gion;16\n")]), "");
}

#[test]
fn a_table_in_two_encodings() {
    let bytes = b"au;type;nombre\n2021;r\xc3\xa9gion;16\n2021;d\xe9partement;10\n";
    insta::assert_snapshot!(messages(&[("effectifs.csv", bytes)]), @"
    erreur[encodage]: un octet n'est pas dans l'encodage du reste du fichier (UTF-8)
      ╭▸ effectifs.csv:3:6
      │
    3 │ 2021;département;10
      │      ━━━━━━━━━━━ cellule B3
      │
      ╰ à faire: retapez les caractères montrés, puis enregistrez-le en « CSV UTF-8 »

    1 erreur
    ");
}

#[test]
fn bytes_that_stand_for_nothing() {
    let bytes = b"au;type;nombre\n2021;r\xe9\x81gion;16\n";
    insta::assert_snapshot!(messages(&[("effectifs.csv", bytes)]), @"
    erreur[encodage]: 1 octet du fichier ne forme aucun caractère
      ╭▸ effectifs.csv:2:6
      │
    2 │ 2021;ré�gion;16
      │      ━━━━━━━ cellule B2
      │
      ╰ à faire: retapez les caractères montrés, puis enregistrez-le en « CSV UTF-8 »

    avertissement[encodage-deduit]: le fichier n'est pas en UTF-8 : il est lu comme un fichier d'Excel (Windows-1252), et certains signes n'y sont pas du français
      ╭▸ effectifs.csv:2:6
      │
    2 │ 2021;ré�gion;16
      │      ━━━━━━━ cellule B2
      │
      ╰ à faire: vérifiez les accents, ou enregistrez-le en « CSV UTF-8 »

    1 erreur, 1 avertissement
    ");
}

#[test]
fn a_file_cut_in_the_middle_of_a_character() {
    let mut bytes: Vec<u8> =
        "\u{feff}au;type;nombre\n2021;ville;75".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.pop();
    insta::assert_snapshot!(messages(&[("effectifs.csv", &bytes)]), @"
    erreur[encodage]: 1 caractère du fichier en UTF-16 est incomplet
      ╭▸ effectifs.csv:2:12
      │
    2 │ 2021;ville;7�
      │            ━━ cellule C2
      │
      ╰ à faire: retapez les caractères montrés, puis enregistrez-le en « CSV UTF-8 »

    1 erreur
    ");
}

#[test]
fn a_control_character() {
    insta::assert_snapshot!(messages(&[("effectifs.csv", b"au;type;nombre\n2021;vi\x07lle;75\n")]), @"
    erreur[caractere-interdit]: le texte contient un caractère de commande invisible (U+0007)
      ╭▸ effectifs.csv:2:6
      │
    2 │ 2021;vi<U+0007>lle;75
      │      ━━━━━━━━━━━━━ cellule B2
      │
      ╰ à faire: retapez la valeur, sans la coller d'un autre document

    1 erreur
    ");
}

#[test]
fn accents_decoded_twice() {
    let bytes = "au;type;nombre\n2021;rÃ©gion;16\n2021;dÃ©partement;10\n2021;lâ€™ensemble;177\n";
    insta::assert_snapshot!(messages(&[("effectifs.csv", bytes.as_bytes())]), @"
    avertissement[accents-abimes]: accents abîmés : « Ã© » au lieu de « é », 3 fois
      ╭▸ effectifs.csv:2:6
      │
    2 │ 2021;rÃ©gion;16
      │      ━━━━━━━ cellule B2
      │
      ⸬  effectifs.csv:3:6
      │
    3 │ 2021;dÃ©partement;10
      │      ━━━━━━━━━━━━ cellule B3 : là aussi
      │
      ⸬  effectifs.csv:4:6
      │
    4 │ 2021;lâ€™ensemble;177
      │      ━━━━━━━━━━━━ cellule B4 : là aussi
      │
      ╰ à faire: repartez du fichier d'origine et enregistrez-le en « CSV UTF-8 »

    1 avertissement
    ");
}
