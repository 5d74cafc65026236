//! A first edition: the model of `src/dataset/example/model`, with the names of the
//! organisation. It compiles as it is; its rows and texts say that they are examples.

use std::fmt::Write;

use super::NewFile;
use super::names::ids;
use crate::begin::reference;
use crate::dataset::example::{MODEL, fill};

/// Kinds of activity, where nobody chooses others.
pub const CATEGORIES: &[&str] =
    &["Rencontres", "Formations et webinaires", "Visites", "Vie de l'organisation"];
/// Chapters, where nobody chooses others.
pub const CHAPTERS: &[&str] = &["Se rencontrer et se former", "Faire connaître"];

/// Drawings of the tool's own, which stand for the photographs of chapters: their file, what they
/// show.
const PICTURES: [(&str, &str, &str); 4] = [
    ("exemple-1.svg", include_str!("images/exemple-1.svg"), "un village entre des collines"),
    ("exemple-2.svg", include_str!("images/exemple-2.svg"), "une assemblée devant un écran"),
    ("exemple-3.svg", include_str!("images/exemple-3.svg"), "six personnes autour d'une table"),
    (
        "exemple-4.svg",
        include_str!("images/exemple-4.svg"),
        "un pont et des bateaux devant une ville",
    ),
];

/// What a newcomer says of their organisation. Neither list is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// Year of the report.
    pub year: i32,
    /// Name of the organisation.
    pub name: String,
    /// Its acronym.
    pub acronym: String,
    /// Kinds of activity: the categories of the calendar.
    pub categories: Vec<String>,
    /// Titles of the chapters.
    pub chapters: Vec<String>,
    /// The logo of the organisation, named by the ending of its file and with its bytes.
    pub logo: Option<(String, Vec<u8>)>,
    /// The text of a theme in its colours.
    pub theme: Option<String>,
}

/// The name of the theme that is made for an organisation.
pub const OWN_THEME: &str = "organisation";

/// The files of a first edition.
pub fn example(answers: &Answers) -> Vec<NewFile> {
    let categories = ids(&answers.categories, "categorie");
    let themes = ids(&answers.chapters, "chapitre");
    let outline = outline(answers, &themes, &categories);
    let value = |gap: &str| {
        Some(match gap {
            "annee" => answers.year.to_string(),
            "suivante" => (answers.year + 1).to_string(),
            "nom" => string(&answers.name),
            "sigle" => string(&answers.acronym),
            "categories" => named("categories", &categories, &answers.categories),
            "rubriques" => named("rubriques", &themes, &answers.chapters),
            "chapitres" => outline.chapters.clone(),
            "theme" => theme_line(answers.theme.is_some()),
            "logo" => match &answers.logo {
                Some((ending, _)) => format!("logo = \"logo.{ending}\""),
                None => {
                    "# logo = \"logo.svg\"              # un fichier du dossier images".to_owned()
                }
            },
            _ => {
                return ranked(gap, "categorie-", &categories).or(ranked(
                    gap,
                    "rubrique-",
                    &themes,
                ));
            }
        })
    };
    let mut files = vec![
        NewFile::text("rapport.schema.json", reference::manifest()),
        // The folder of photographs, which is looked for.
        NewFile::text("images/", ""),
    ];
    if let Some((ending, bytes)) = &answers.logo {
        files.push(NewFile { path: format!("images/logo.{ending}"), bytes: bytes.clone() });
    }
    for (name, drawing, _) in PICTURES.iter().take(answers.chapters.len()) {
        files.push(NewFile::text(&format!("images/{name}"), *drawing));
    }
    for file in MODEL.files() {
        let Some(path) = file.path().to_str() else { continue };
        let text = fill(file.contents_utf8().unwrap_or_default(), value);
        files.push(if path.ends_with(".csv") {
            NewFile::table(path, &text)
        } else {
            NewFile::text(path, text)
        });
    }
    for text in &outline.texts {
        let theme = |gap: &str| (gap == "rubrique").then(|| text.theme.clone());
        files.push(NewFile::text(&text.path, fill(model_text(text.model), theme)));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn theme_line(is_own: bool) -> String {
    match is_own {
        true => format!(
            "theme = \"{OWN_THEME}\"         # vos couleurs : templates/themes/{OWN_THEME}.toml, à côté de data ; sans cette ligne, celles de l'outil"
        ),
        false => "# theme = \"vif\"                  # un autre aspect : couleurs, caractères, mesures ; « rapport compile » le montre".to_owned(),
    }
}

/// `categorie-5` is the fifth, or the first again when there are four.
fn ranked(gap: &str, prefix: &str, ids: &[String]) -> Option<String> {
    let rank: usize = gap.strip_prefix(prefix)?.parse().ok()?;
    ids.get(rank.checked_sub(1)? % ids.len()).cloned()
}

/// A text in TOML, whatever is in it.
fn string(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn named(section: &str, ids: &[String], labels: &[String]) -> String {
    let one = |(id, label): (&String, &String)| {
        format!("[[{section}]]\nid = {}\nlibelle = {}\n\n", string(id), string(label))
    };
    ids.iter().zip(labels).map(one).collect()
}

/// The chapters as they are declared, and the texts that they name.
struct Outline {
    chapters: String,
    texts: Vec<OutlineText>,
}

/// A text of the outline.
struct OutlineText {
    path: String,
    /// The text of the model that it is made from.
    model: &'static str,
    /// The theme whose events it lists.
    theme: String,
}

/// A section: its title, and the text of the model.
type Section = (&'static str, &'static str);

const MEETINGS: &[Section] =
    &[("Les rendez-vous de l'année", "rendez-vous"), ("Exemple : un temps fort", "temps-fort")];
const THEME: &[Section] = &[("Les rendez-vous", "theme")];
const COMMUNICATION: &[Section] =
    &[("La lettre et la presse", "lettres-et-presse"), ("Les adhérents", "adherents")];

/// The categories of a chapter: each is of one, so that no event is lost.
fn of_chapter(chapter: usize, chapters: usize, categories: &[String]) -> Vec<String> {
    let count = categories.len();
    let ranked = categories.iter().enumerate();
    let own = ranked.filter(|(rank, _)| rank * chapters.min(count) / count == chapter);
    own.map(|(_, id)| string(id)).collect()
}

fn outline(answers: &Answers, themes: &[String], categories: &[String]) -> Outline {
    let mut outline = Outline { chapters: String::new(), texts: Vec::new() };
    let last = answers.chapters.len() == 1;
    for (index, (title, theme)) in answers.chapters.iter().zip(themes).enumerate() {
        let (opening, sections) = match index {
            0 if last => (Some("participants"), [MEETINGS, COMMUNICATION].concat()),
            0 => (Some("participants"), MEETINGS.to_vec()),
            1 => (Some("destinataires-lettre"), [THEME, COMMUNICATION].concat()),
            _ => (None, THEME.to_vec()),
        };
        let _ = writeln!(
            outline.chapters,
            "[[chapitres]]\nid = {0}\ntitre = {1}\nrubriques = [{0}]",
            string(theme),
            string(title)
        );
        let own = of_chapter(index, answers.chapters.len(), categories);
        if !own.is_empty() {
            let _ = writeln!(outline.chapters, "categories = [{}]", own.join(", "));
        }
        if let Some(figure) = opening {
            let _ = writeln!(outline.chapters, "accroche = {}", string(figure));
        }
        let (name, _, shown) = PICTURES[index % PICTURES.len()];
        let _ = writeln!(
            outline.chapters,
            "image = \"{name}\"           # exemple : une de vos photos, déposée dans images\nimage_alt = \"Exemple : {shown}, dessin\"\nimage_credit = \"rapport\""
        );
        for (title, model) in sections {
            let name =
                if model == "theme" { format!("rendez-vous-{theme}") } else { model.to_owned() };
            let path = format!("textes/{name}.typ");
            let _ = write!(
                outline.chapters,
                "\n[[chapitres.sections]]\ntitre = {}\ntexte = {}\n",
                string(title),
                string(&path)
            );
            outline.texts.push(OutlineText { path, model, theme: theme.clone() });
        }
        outline.chapters.push('\n');
    }
    let path = "textes/avant-propos.typ".to_owned();
    outline.texts.push(OutlineText { path, model: "avant-propos", theme: String::new() });
    outline
}

fn model_text(name: &str) -> &'static str {
    let file = MODEL.get_file(format!("textes/{name}.typ"));
    file.and_then(|file| file.contents_utf8()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::example::NAME;

    fn answers(categories: &[&str], chapters: &[&str]) -> Answers {
        let owned = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect();
        Answers {
            year: 2024,
            name: NAME.to_owned(),
            acronym: "RDE".to_owned(),
            categories: owned(categories),
            chapters: owned(chapters),
            logo: None,
            theme: None,
        }
    }

    #[test]
    fn no_gap_is_left_and_every_text_named_is_written() {
        for chapters in [&["Un"][..], CHAPTERS, &["A", "A", "B", "C", "D", "E", "F", "G"]] {
            let files = example(&answers(CATEGORIES, chapters));
            for file in &files {
                let text = std::str::from_utf8(&file.bytes).unwrap();
                assert!(!text.contains("{{"), "{}: {text}", file.path);
                assert!(!text.is_empty() || file.path.ends_with('/'), "{}", file.path);
            }
            let manifest = files.iter().find(|file| file.path == "rapport.toml").unwrap();
            let manifest = std::str::from_utf8(&manifest.bytes).unwrap();
            for named in manifest.lines().filter_map(|line| line.strip_prefix("texte = \"")) {
                let path = named.trim_end_matches('"');
                assert_eq!(files.iter().filter(|file| file.path == path).count(), 1, "{path}");
            }
        }
    }

    #[test]
    fn the_year_is_nowhere_written_in_the_model() {
        let mut files: Vec<_> = MODEL.files().collect();
        files.extend(MODEL.dirs().flat_map(|folder| folder.files()));
        for file in files {
            let text = file.contents_utf8().unwrap();
            let years = text.split(|c: char| !c.is_ascii_digit()).filter(|it| it.starts_with("20"));
            // The year of foundation is a comment.
            let years: Vec<_> = years.filter(|it| it.len() == 4 && *it != "2001").collect();
            assert!(years.is_empty(), "{}: {years:?}", file.path().display());
        }
    }
}
