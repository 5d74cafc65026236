//! What is said of files, folders and sheets that are not read, though they seem
//! to be meant for the report.

use super::documents;
use super::file_names;
use super::folder::Found;
use super::words::list;
use super::{MANIFEST, Text};
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::suggest::{did_you_mean, name_key, nearest};
use crate::read::schema::{Catalogue, TableSchema};

/// Formats that are read as tables.
const READ: &[&str] = &["csv", "xlsx", "xlsm", "ods"];

/// A file that is not read, and what is told of it.
pub struct Unread {
    /// Its path in the edition.
    pub path: String,
    /// What is reported, without its place.
    pub diagnostic: Diagnostic,
}

fn unread(path: &str, table: Option<&str>, message: String, help: String) -> Unread {
    let mut diagnostic = Diagnostic::new(Code::UnknownTable, message).help(help);
    diagnostic.subject = table.map(str::to_owned);
    Unread { path: path.to_owned(), diagnostic }
}

/// The table that a file is named after.
pub fn table_of(catalogue: &Catalogue, path: &str) -> Option<String> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    catalogue.find(stem).map(|table| table.name.to_owned())
}

/// A table in a format that is not read; nothing for what is no table.
pub fn other_format(
    catalogue: &Catalogue,
    path: &str,
    stem: &str,
    extension: &str,
) -> Option<Unread> {
    if let Some(own) = second_ending(catalogue, stem) {
        let message = format!("« {path} » a une seconde terminaison : il n'est pas lu");
        let help = format!(
            "renommez-le en « {stem} », ou retirez-le du dossier (votre ordinateur cache peut-être la fin des noms)"
        );
        return Some(unread(path, Some(own), message, help));
    }
    let table = catalogue.find(stem).map(|table| table.name);
    let (message, help) = match extension {
        "xls" | "xlsb" => (
            format!("« {path} » est un classeur d'un format qui n'est pas lu"),
            "ouvrez-le et enregistrez-le en « Classeur Excel (.xlsx) » ou en « .ods »".to_owned(),
        ),
        "numbers" => (
            format!("« {path} » est un document de Numbers, qui n'est pas lu"),
            "dans Numbers, « Fichier > Exporter vers > Excel », au format .xlsx".to_owned(),
        ),
        "gsheet" if table.is_some() => (
            format!("« {path} » n'est qu'un lien vers Google Sheets : le tableau n'est pas là"),
            "ouvrez-le, puis « Fichier > Télécharger > Microsoft Excel (.xlsx) »".to_owned(),
        ),
        _ => (
            format!("« {path} » porte le nom d'une table : il n'est pas lu"),
            format!("enregistrez-le en « CSV UTF-8 » sous le nom « {}.csv »", table?),
        ),
    };
    Some(unread(path, table, message, help))
}

/// The table of « presse.xlsx.txt », as a mail program or a computer that hides endings names it.
fn second_ending(catalogue: &Catalogue, stem: &str) -> Option<&'static str> {
    let (name, ending) = stem.rsplit_once('.')?;
    let is_read = READ.contains(&ending.to_ascii_lowercase().as_str());
    catalogue.find(name).filter(|_| is_read).map(|table| table.name)
}

/// A `.csv` whose name is not that of a table.
pub fn unknown_table(
    catalogue: &Catalogue,
    path: &str,
    stem: &str,
    entries: &[String],
) -> Option<Unread> {
    let near = nearest(stem, catalogue.names());
    let is_read = |table: &str| {
        let read = entries.iter().filter_map(|entry| entry.rsplit_once('.'));
        let mut read = read.filter(|(_, end)| READ.contains(&end.to_ascii_lowercase().as_str()));
        read.find(|(stem, _)| catalogue.find(stem).is_some_and(|it| it.name == table))
            .map(|(stem, end)| format!("{stem}.{end}"))
    };
    let message = match second_ending(catalogue, stem) {
        Some(_) => format!("« {path} » a une seconde terminaison : il n'est pas lu"),
        None => format!("« {path} » n'est pas une table du rapport : il n'est pas lu"),
    };
    let known = list(catalogue.names());
    let (table, help) = match near.map(|near| (near, is_read(near))) {
        Some((_, Some(read))) => (
            None,
            format!(
                "c'est sans doute une copie de « {read} », qui est lu : comparez-les, puis n'en gardez qu'un dans le dossier"
            ),
        ),
        Some((near, None)) => (Some(near), format!("renommez-le en « {near}.csv »")),
        None => (
            None,
            format!(
                "{} ; si c'est une table de votre organisation, déclarez-la dans rapport.toml : [[tables]] avec id = \"{}\" et ses « colonnes » ; sinon sortez le fichier du dossier, ou renommez-le ; tables lues : {known}",
                poured(path),
                name_key(stem)
            ),
        ),
    };
    Some(unread(path, table, message, help))
}

/// What reads a table whose headings are of its own.
fn poured(path: &str) -> String {
    format!(
        "« rapport import \"{path}\" » en reconnaît les en-têtes et verse ses lignes dans la bonne table"
    )
}

/// A workbook none of whose sheets is a table.
pub fn no_table(catalogue: &Catalogue, path: &str, sheets: &[String]) -> Unread {
    // A sheet whose name is near that of a table is meant to be it.
    let near = sheets.iter().find_map(|sheet| Some((sheet, nearest(sheet, catalogue.names())?)));
    let table = near.map(|(_, near)| near.to_owned()).or_else(|| table_of(catalogue, path));
    let (message, help) = match sheets {
        [] => (
            format!("aucune feuille de « {path} » ne contient de valeurs"),
            "enregistrez-le à nouveau s'il devrait en contenir, sinon retirez-le du dossier"
                .to_owned(),
        ),
        _ => (
            format!("aucune feuille de « {path} » ne porte le nom d'une table : il n'est pas lu"),
            match near {
                Some((sheet, near)) => {
                    format!("renommez sa feuille « {sheet} » en « {near} »")
                }
                None => format!(
                    "{} ; ou donnez à chaque feuille le nom de sa table : {}",
                    poured(path),
                    list(catalogue.names())
                ),
            },
        ),
    };
    unread(path, table.as_deref(), message, help)
}

/// What to do with a sheet that is not read, of a workbook named after a table or not.
pub fn ignored_sheet(catalogue: &Catalogue, name: &str, stem: &str, header: &[String]) -> String {
    let columns =
        |table: &TableSchema| header.iter().filter(|name| table.find(name).is_some()).count() > 1;
    match catalogue.find(stem).filter(|table| columns(table)) {
        Some(table) => format!(
            "une table tient dans une seule feuille : recopiez ses lignes sous celles de la feuille lue, que vous pouvez nommer « {} »",
            table.name
        ),
        None => did_you_mean(name, catalogue.names())
            .unwrap_or_else(|| "donnez-lui le nom d'une table, ou supprimez-la".to_owned()),
    }
}

/// A folder inside the edition that holds tables, or an edition.
pub fn folder(catalogue: &Catalogue, path: &str, inside: &[Found]) -> Option<Unread> {
    let is_table = |path: &str| {
        let (_, end) = path.rsplit_once('.').unwrap_or_default();
        READ.contains(&end.to_ascii_lowercase().as_str()) && table_of(catalogue, path).is_some()
    };
    let holds = |found: &&Found| found.path == MANIFEST || is_table(&found.path);
    let held = inside.iter().find(holds)?;
    let (what, help) = match held.path == MANIFEST || path.parse::<i32>().is_ok() {
        true => (
            "une autre édition",
            "rangez-la à côté de celle-ci, dans le dossier « data »".to_owned(),
        ),
        false => ("des tables", "déplacez ses tables à côté de « rapport.toml »".to_owned()),
    };
    let message =
        format!("le dossier « {path} » contient {what} (« {} ») : il n'est pas lu", held.path);
    Some(unread(path, None, message, help))
}

/// What to do when there is no `rapport.toml`, if one of the files is surely meant.
pub fn manifest<'a>(entries: impl Iterator<Item = &'a str> + Clone) -> Option<String> {
    let same = |name: &&str| {
        let stem = name.split('.').next().unwrap_or_default();
        name_key(stem) == "rapport" && *name != "rapport.schema.json"
    };
    let another = |name: &&str| {
        let (_, end) = name.rsplit_once('.').unwrap_or_default();
        ["docx", "doc", "odt", "rtf", "pages"].contains(&end.to_ascii_lowercase().as_str())
    };
    let near = entries.clone().find(same).or_else(|| nearest(MANIFEST, entries))?;
    Some(match another(&near) {
        false => format!("renommez « {near} » en « {MANIFEST} »"),
        true => format!(
            "recopiez le texte de « {near} » dans un fichier de texte seul nommé « {MANIFEST} »"
        ),
    })
}

/// A text that rapport.toml names and that is not there.
pub fn missing_text(
    text: &Sourced<String>,
    path: &str,
    texts: &[Text],
    others: &[String],
) -> Diagnostic {
    let stem = path.trim_end_matches(".typ");
    let same = |other: &&String| {
        other.rsplit_once('.').is_some_and(|(it, _)| name_key(it) == name_key(stem))
    };
    let other = others.iter().find(same).map(|other| documents::cure(other, path));
    // « temps-fort.typ.txt », as a computer that hides endings names it.
    let longer = |other: &&String| {
        other.rsplit_once('.').is_some_and(|(it, _)| file_names::key(it) == file_names::key(path))
    };
    let other = other.or_else(|| {
        let found = others.iter().find(longer)?;
        Some(format!(
            "renommez « {found} » en « {path} » (votre ordinateur cache peut-être la fin des noms)"
        ))
    });
    let names = texts.iter().map(|text| name_alone(&text.path));
    let near = || {
        nearest(name_alone(path), names).map(|near| match name_key(near) == name_key(name_alone(path)) {
            // On the screen the two may look the same.
            true => format!(
                "le fichier s'appelle « textes/{near}.typ », avec d'autres majuscules ou des accents codés autrement : renommez-le"
            ),
            false => format!("vouliez-vous dire « textes/{near}.typ » ?"),
        })
    };
    let help =
        other.or_else(near).unwrap_or_else(|| "créez ce fichier, ou corrigez son nom".to_owned());
    Diagnostic::new(Code::MissingFile, format!("le texte « {path} » n'existe pas"))
        .at(text.place)
        .help(help)
}

/// A path of a text without what all of them share.
fn name_alone(path: &str) -> &str {
    path.trim_start_matches("textes/").trim_end_matches(".typ")
}
