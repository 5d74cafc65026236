//! A first edition: the model of `src/dataset/example/model`, with the names of the
//! organisation. It compiles as it is; its rows and texts say that they are examples.

use std::fmt::Write;

use super::NewFile;
use super::kind::Kind;
use super::names::ids;
use crate::begin::reference;
use crate::dataset::example::{MODEL, dated, fill, only, publication};
use crate::language::partial_date::Period;
use crate::read::manifest;

/// Kinds of activity, where nobody chooses others.
pub const CATEGORIES: &[&str] =
    &["Rencontres", "Formations et webinaires", "Visites", "Vie de l'organisation"];

/// Tables of the model that every kind has.
const OF_ALL: &[&str] = &["evenements", "presse", "site"];

/// Drawings of the tool's own, which stand for the photographs of chapters: their file, what they
/// show.
const PICTURES: [(&str, &str, &str, &str); 4] = [
    ("exemple-1.svg", include_str!("images/exemple-1.svg"), "un village entre des collines", ""),
    (
        "exemple-2.svg",
        include_str!("images/exemple-2.svg"),
        "une assemblée devant un écran",
        "\nimage_cadrage = \"gauche\"",
    ),
    ("exemple-3.svg", include_str!("images/exemple-3.svg"), "six personnes autour d'une table", ""),
    (
        "exemple-4.svg",
        include_str!("images/exemple-4.svg"),
        "un pont et des bateaux devant une ville",
        "",
    ),
];

/// What a newcomer says of their organisation. Neither list is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// Year or season of the report.
    pub period: Period,
    /// What the report is about.
    pub kind: Kind,
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
            "annee" => answers.period.to_string(),
            "periode" => manifest::setting(answers.period),
            "fin" => answers.period.last_day().to_string(),
            "publication" => publication(answers.period),
            "tables" => files_of(answers.kind),
            "cles" => list(answers.kind.key_figures()),
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
    for (name, drawing, ..) in PICTURES.iter().take(answers.chapters.len()) {
        files.push(NewFile::text(&format!("images/{name}"), *drawing));
    }
    for file in MODEL.files() {
        let Some(path) = file.path().to_str() else { continue };
        let table = path.strip_suffix(".csv");
        let is_its_own = |it: &str| OF_ALL.contains(&it) || answers.kind.tables().contains(&it);
        if table.is_some_and(|table| !is_its_own(table)) {
            continue;
        }
        let text = only(file.contents_utf8().unwrap_or_default(), answers.kind.word());
        let text = match table {
            Some(_) => dated(&text, answers.period),
            None => text,
        };
        let text = fill(&text, value);
        files.push(if path.ends_with(".csv") {
            NewFile::table(path, &text)
        } else {
            NewFile::text(path, text)
        });
    }
    for text in &outline.texts {
        let theme = |gap: &str| match gap {
            "rubrique" => Some(text.theme.clone()),
            "chiffres" => Some(cited(answers.kind)),
            _ => None,
        };
        files.push(NewFile::text(&text.path, fill(model_text(text.model), theme)));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// « evenements.csv, presse.csv, site.csv ».
fn files_of(kind: Kind) -> String {
    let tables = OF_ALL.iter().chain(kind.tables());
    tables.map(|table| format!("{table}.csv")).collect::<Vec<_>>().join(", ")
}

/// Ids, as a list of TOML holds them.
fn list(ids: &[&str]) -> String {
    ids.iter().map(|id| string(id)).collect::<Vec<_>>().join(", ")
}

/// The figures that the foreword cites.
fn cited(kind: Kind) -> String {
    let first = if kind == Kind::Service { "projets" } else { "adherents" };
    let ids = [first, "evenements", "participants"];
    ids.map(|id| format!("#chiffre(\"{id}\", forme: \"unite\")")).join(", ")
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
const PRESS: &[Section] = &[("La presse", "presse")];
const PROJECTS: &[Section] = &[("Les projets", "projets")];
const ACCOUNTS: &[Section] = &[("Les comptes de l'année", "comptes")];

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
        let is_service = answers.kind == Kind::Service;
        let (known, by) = match is_service {
            true => (PRESS, "presse"),
            false => (COMMUNICATION, "destinataires-lettre"),
        };
        let work = if is_service { PROJECTS } else { &[] };
        let (opening, mut sections) = match index {
            0 if last => (Some("participants"), [work, MEETINGS, known].concat()),
            0 => (Some("participants"), [work, MEETINGS].concat()),
            1 => (Some(by), [THEME, known].concat()),
            _ => (None, THEME.to_vec()),
        };
        if answers.kind == Kind::Association && index + 1 == answers.chapters.len() {
            sections.extend(ACCOUNTS);
        }
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
        let (name, _, shown, framing) = PICTURES[index % PICTURES.len()];
        let _ = writeln!(
            outline.chapters,
            "image = \"{name}\"           # exemple : une de vos photos, déposée dans images\nimage_alt = \"Exemple : {shown}, dessin\"\nimage_credit = \"rapport\"{framing}"
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
            period: Period::calendar(2024),
            kind: Kind::Network,
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
        let chapters =
            [&["Un"][..], Kind::Network.chapters(), &["A", "A", "B", "C", "D", "E", "F", "G"]];
        let kinds = Kind::ALL.into_iter().map(|(_, kind)| kind);
        for (kind, chapters) in kinds.flat_map(|kind| chapters.map(|chapters| (kind, chapters))) {
            let files = example(&Answers { kind, ..answers(CATEGORIES, chapters) });
            for file in &files {
                let text = std::str::from_utf8(&file.bytes).unwrap();
                assert!(!text.contains("{{") && !text.contains("#?"), "{}: {text}", file.path);
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
