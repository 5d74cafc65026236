//! `rapport new`: a first edition that compiles at once, and nothing overwritten.

mod templates;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::edition::{Edition, copy, repository};
use crate::pdf;

/// A folder of a newcomer.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder can be made"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs the tool there, without a terminal: its exit code, stdout and stderr.
    fn run(&self, folder: &str, arguments: &[&str]) -> (i32, String, String) {
        let output = assert_cmd::Command::cargo_bin("rapport")
            .expect("the binary is built")
            .current_dir(self.path(folder))
            .args(arguments)
            .env("NO_COLOR", "1")
            .output()
            .expect("the tool runs");
        let text = |bytes| String::from_utf8(bytes).expect("it is UTF-8");
        let code = output.status.code().expect("it ends by itself");
        (code, text(output.stdout), text(output.stderr))
    }

    fn done(&self, folder: &str, arguments: &[&str]) -> (String, String) {
        let (code, stdout, stderr) = self.run(folder, arguments);
        assert_eq!(code, 0, "{arguments:?}: {stderr}");
        (stdout, stderr)
    }

    /// Runs the tool, which must refuse and write nothing.
    fn refused(&self, arguments: &[&str], words: &str) {
        let before = files(self.0.path());
        let (code, stdout, stderr) = self.run("", arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}: {stderr}");
        assert!(stderr.contains(words), "{arguments:?}: « {words} » in {stderr}");
        assert_eq!(files(self.0.path()), before, "{arguments:?}");
    }
}

/// All files and folders under one.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("it is readable") {
        let path = entry.expect("it is readable").path();
        if path.is_dir() {
            found.extend(files(&path));
        }
        found.push(path);
    }
    found.sort();
    found
}

/// Nothing told but examples to be replaced, compiled to a PDF that conforms: its text, without spaces.
fn sound(desk: &Desk, project: &str, year: &str) -> String {
    let (code, json, _) = desk.run(project, &["check", year, "--format", "json"]);
    assert_eq!(code, 0, "{json}");
    let report: serde_json::Value = serde_json::from_str(&json).expect("the report is JSON");
    for one in report["diagnostics"].as_array().expect("a list") {
        // With more chapters than examples, some have no event yet.
        assert!(
            ["exemple-restant", "evenement-sans-page"]
                .contains(&one["code"].as_str().expect("text")),
            "{one}"
        );
    }
    let (path, _) = desk.done(project, &["compile", year]);
    let bytes = std::fs::read(desk.path(project).join(path.trim_end())).expect("the PDF is there");
    pdf::assert_conforms(&bytes, project);
    pdf::text(&bytes)
}

#[test]
fn a_newcomer_has_a_report_at_once() {
    let desk = Desk::new();
    let arguments = ["new", "mon-reseau", "--annee", "2024", "--nom", "Réseau d'essai"];
    let (stdout, stderr) = desk.done("", &arguments);
    assert_eq!(stdout, "mon-reseau/data/2024\n");
    assert!(
        stderr.contains("  cd mon-reseau\n  rapport check\n  rapport compile\n"),
        "the next commands are told: {stderr}"
    );
    let text = sound(&desk, "mon-reseau", "2024");
    for piece in ["Réseaudessai", "RE", "2024enquelqueschiffres", "Exemple", "Faireconnaître"] {
        assert!(text.contains(piece), "{piece}: {text}");
    }
    // A second run finds the place taken.
    desk.refused(&arguments, "« mon-reseau/data/2024 » existe et n'est pas vide");
}

#[test]
fn strange_names_are_printed_as_they_stand() {
    let long = "Fédération des très longs noms ".repeat(9);
    for (name, acronym, categories, chapters) in [
        ("L'Œuvre \"du\" #panic(\"x\") *a* $b$ @c <d> \\", "«É»", "A#b, ", "= Titre"),
        (long.as_str(), "{{nom}}", "[[x]], ''', \"\"\"", "a, b, c, d, e, f, g, h, i"),
        ("Deux\n\tlignes", "x\\u{0}", "x, x, x", "%!"),
    ] {
        let desk = Desk::new();
        let arguments = [
            "nouveau",
            "--annee",
            "2030",
            "--nom",
            name,
            "--sigle",
            acronym,
            "--categories",
            categories,
            "--chapitres",
            chapters,
        ];
        desk.done("", &arguments);
        let text = sound(&desk, "", "2030");
        let acronym: String = acronym.chars().filter(|c| !c.is_whitespace()).collect();
        assert!(text.contains(&acronym), "{acronym}: {text}");
    }
}

#[test]
fn the_place_may_be_a_project_an_edition_or_a_year() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("l'été")).expect("it is writable");
    std::fs::write(desk.path("l'été/notes.txt"), "à moi").expect("it is writable");
    for (arguments, folder, next) in [
        (&["new", "--annee", "2019"][..], "data/2019", "\n  rapport check\n"),
        (&["new", "2020"], "data/2020", "\n  rapport check\n"),
        (&["new", "./data/2018"], "./data/2018", "\n  rapport check 2018\n"),
        (&["new", "l'été", "--annee", "2021"], "l'été/data/2021", "cd 'l'\\''été'\n"),
        (&["new", "ailleurs/2022"], "ailleurs/2022", "rapport compile ailleurs/2022\n"),
    ] {
        let (stdout, stderr) = desk.done("", arguments);
        assert_eq!(stdout, format!("{folder}\n"), "{arguments:?}");
        assert!(stderr.contains(next), "{arguments:?}: {stderr}");
        assert!(desk.path(folder).join("textes/avant-propos.typ").is_file());
    }
    // Commands that were told work as they were told.
    desk.done("", &["check", "ailleurs/2022"]);
    desk.done("", &["check", "2018"]);
    desk.done("l'été", &["check"]);
}

#[test]
fn nothing_is_written_over_and_nothing_without_a_year() {
    let desk = Desk::new();
    std::fs::write(desk.path("fichier"), "à moi").expect("it is writable");
    std::fs::create_dir_all(desk.path("data/2024")).expect("it is writable");
    std::fs::write(desk.path("data/2024/a.txt"), "à moi").expect("it is writable");
    desk.refused(&["new"], "il manque l'année du rapport");
    desk.refused(&["new", "--annee", "24"], "« 24 » n'est pas une année");
    desk.refused(&["new", "data/2024", "--annee", "2025"], "le dossier est celui de 2024");
    desk.refused(&["new", "2024"], "« data/2024 » existe et n'est pas vide");
    desk.refused(&["new", "fichier", "--annee", "2024"], "n'est pas un dossier");
    desk.refused(&["new", "a", "--annee", "2024", "--nom", "  "], "il manque un nom");
    desk.refused(&["new", "a", "--annee", "2024", "--categories", ", ;"], "il manque des noms");
    std::fs::write(desk.path("data/2024/rapport.toml"), "").expect("it is writable");
    desk.refused(&["new", "data/2024"], "est déjà une édition");
    // An empty folder is as good as none.
    std::fs::create_dir_all(desk.path("data/2023")).expect("it is writable");
    desk.done("", &["new", "2023", "--nom", "A"]);
}

/// A desk with the editions of the RTES.
fn with_real_editions() -> Desk {
    let desk = Desk::new();
    copy(&repository().join("data"), &desk.path("data"));
    desk
}

fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(path).expect("it is text")
}

/// The diagnostics of an edition: severity and code of each.
fn told(desk: &Desk, year: &str) -> Vec<(String, String)> {
    let (_, json, _) = desk.run("", &["check", year, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json).expect("the report is JSON");
    let word = |one: &serde_json::Value, key: &str| one[key].as_str().expect("text").to_owned();
    let list = report["diagnostics"].as_array().expect("a list");
    list.iter().map(|one| (word(one, "severity"), word(one, "code"))).collect()
}

/// What may be told of tables that are empty, and of people who are kept.
const KEPT: &str = "table-vide filtre-vide bloc-vide deux-roles role-hors-dates initiales-inconnues initiales-ambigues marque-de-l-etat";

#[test]
fn next_year_keeps_what_lasts_and_marks_what_is_to_be_written() {
    let desk = with_real_editions();
    let before = files(&desk.path("data/2021"));
    let manifest = read(desk.path("data/2021/rapport.toml"));
    let (stdout, stderr) = desk.done("", &["new", "2022"]);
    assert_eq!(stdout, "data/2022\n");
    assert_eq!(files(&desk.path("data/2021")), before);
    assert_eq!(read(desk.path("data/2021/rapport.toml")), manifest);

    // Nothing is wrong but what is to be written and what is to be filled.
    for (severity, code) in told(&desk, "2022") {
        let expected = match severity.as_str() {
            // Key figures have no value before their tables have rows.
            "error" => ["marque-oubliee", "valeur-inconnue"].contains(&code.as_str()),
            _ => KEPT.split(' ').any(|known| known == code),
        };
        assert!(expected, "{severity} {code}");
    }
    let written: String = files(&desk.path("data/2022"))
        .iter()
        .filter(|path| path.extension().is_some_and(|it| it == "typ" || it == "toml"))
        .map(read)
        .collect();
    let marks = |mark: &str| written.matches(mark).count();
    // One more of each in the comment at the top.
    let count = marks("À rédiger") + marks("À compléter") - 2;
    assert!(stderr.contains(&format!("Il y reste {count} passages à écrire")), "{stderr}");

    let next = read(desk.path("data/2022/rapport.toml"));
    for piece in [
        "#:schema ./rapport.schema.json\n# Rapport d'activité 2022 du RTES.\n",
        "\nannee = 2022\ntitre = \"Rapport d'activité 2022\"\ndate = 2023-06-29  # À vérifier ;",
        "\nau = 2022-12-31  # À vérifier ; 2021-12-31 dans l'édition 2021.\n# declare = \"177\"\n",
        "filtre = { type = \"ensemble\", au = \"2023-06-29\" }",
        "\nvaleur = \"À compléter\"  # 2021 : \"une soixantaine\"\n",
        "\ncreation = 2001\n",
        "\ntitre = \"À rédiger\"  # 2021 : \"Octobre, mois du GSEF",
        "\n# [[ecarts]]\n# code = ",
    ] {
        assert!(next.contains(piece), "{piece}");
    }
    let same = |name: &str| {
        read(desk.path(&format!("data/2022/{name}")))
            == read(desk.path(&format!("data/2021/{name}")))
    };
    assert!(same("personnes.csv") && same("partenaires.csv") && same("adherents.csv"));
    let header = read(desk.path("data/2021/evenements.csv")).lines().next().map(str::to_owned);
    let events = read(desk.path("data/2022/evenements.csv"));
    assert_eq!(events.trim_start_matches('\u{feff}'), format!("{}\n", header.expect("a header")));
    let clubs = read(desk.path("data/2022/textes/clubs-regionaux.typ"));
    assert!(
        clubs
            .contains("=== En Île-de-France\n\nÀ rédiger.\n\n#evenements(rubrique: \"clubs-idf\")")
    );
    assert!(!clubs.contains("#photo"));
}

#[test]
fn once_written_next_year_compiles_and_is_compared_with_the_last() {
    let desk = with_real_editions();
    desk.done("", &["new"]);
    for path in files(&desk.path("data/2022")) {
        let Some(ending @ ("typ" | "toml")) = path.extension().and_then(|it| it.to_str()) else {
            continue;
        };
        let text = read(&path)
            .replace("À rédiger", "Ce qui fut fait")
            .replace("valeur = \"À compléter\"", "valeur = 3");
        let text = text.replace("\"À compléter\"", "\"trois\"");
        // No table has the rows of these yet.
        let is_printed =
            |line: &&str| !["chiffres_cles", "accroche"].iter().any(|it| line.starts_with(it));
        let text =
            text.lines().filter(is_printed).fold(String::new(), |text, line| text + line + "\n");
        assert!(ending == "toml" || !text.is_empty());
        std::fs::write(&path, text).expect("it is writable");
    }
    std::fs::write(
        desk.path("data/2022/reseaux.csv"),
        "au;reseau;compte;abonnes\n2022;Twitter;@ReseauRTES;7100\n",
    )
    .expect("it is writable");
    std::fs::write(
        desk.path("data/2022/effectifs.csv"),
        "au;type;nombre\n2022-12-31;ville;175\n2023;ensemble;plus de 180\n2023-06-29;ensemble;191\n",
    )
    .expect("it is writable");
    let all = told(&desk, "2022");
    // The person to ask of the press release left during the year.
    assert!(all.iter().any(|(_, code)| code == "role-hors-dates"));
    for (severity, code) in all {
        assert_eq!(severity, "warning", "{code}");
        // People are kept, with what last year's edition had accepted about them.
        let known = [
            "table-vide",
            "filtre-vide",
            // Threes in place of what last year's report says, and blocks whose tables are empty.
            "evolution-forte",
            "bloc-vide",
            // Texts of one line place nothing.
            "element-inutilise",
            "deux-roles",
            "role-hors-dates",
            "initiales-inconnues",
            "initiales-ambigues",
            "marque-de-l-etat",
        ];
        assert!(known.contains(&code.as_str()), "{code}");
    }
    let (shown, _) = desk.done("", &["figures", "2022", "abonnes", "--format", "json"]);
    let figures: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    assert_eq!(figures[0]["previous"], 6941);
    let (path, _) = desk.done("", &["compile", "2022"]);
    let bytes = std::fs::read(desk.path(path.trim_end())).expect("the PDF is there");
    pdf::assert_conforms(&bytes, "2022");
}

#[test]
fn a_year_follows_an_earlier_one_that_has_no_errors() {
    let desk = Desk::new();
    desk.done("", &["new", "--annee", "2024", "--nom", "L'#un"]);
    let (stdout, _) = desk.done("", &["new"]);
    assert_eq!(stdout, "data/2025\n");
    assert!(read(desk.path("data/2025/rapport.toml")).contains("nom = \"L'#un\""));
    let (stdout, _) = desk.done("", &["new", "ailleurs/2027", "--depuis", "2024"]);
    assert_eq!(stdout, "ailleurs/2027\n");
    desk.refused(&["new", "2023", "--depuis", "2024"], "est celle de 2024");
    desk.refused(&["new", "2026", "--depuis", "1999"], "« 1999 » n'existe pas");
    desk.refused(&["new", "2026", "--depuis", "2024", "--nom", "X"], "ne va pas avec");
    std::fs::write(desk.path("data/2025/rapport.toml"), "[edition").expect("it is writable");
    desk.refused(&["new", "2026"], "a des erreurs : corrigez-les d'abord");
    // Another organisation begins afresh.
    desk.done("", &["new", "2026", "--nom", "Autre"]);
    assert!(read(desk.path("data/2026/evenements.csv")).contains("Exemple"));
}

#[test]
fn an_edition_in_one_folder_or_with_lists_on_a_line_moves_on_too() {
    let edition = Edition::new();
    edition.write(
        "rapport.toml",
        "edition = { annee = 2021, date = 2022-02-28, arrete_au = \"31/12/2021\" }\n\
         [organisation]\nnom = \"Réseau\"\n\
         [[categories]]\nid = \"rencontres\"\nlibelle = \"Rencontres\"\n\
         [[chiffres]]\nid = \"a\"\nlibelle = \"a\"\nvaleur = 3 # compté à la main\n\
         [[chiffres]]\nid = \"b\"\nlibelle = \"b\"\ntexte = \"\"\"\n1/5e\n\"\"\"\n",
    );
    edition.rapport(&["new", "data/2022"]).assert().success();
    let next = read(edition.root().join("data/2022/rapport.toml"));
    let body = next.split_once("retirez-les.\n\n").map_or(next.as_str(), |(_, body)| body);
    assert!(
        next.contains("edition = { annee = 2022, date = 2023-02-28, arrete_au = \"31/12/2022\" }"),
        "{next}"
    );
    assert!(body.contains("valeur = \"À compléter\"  # 2021 : 3 # compté à la main\n"), "{next}");
    assert!(body.contains("texte = \"À compléter\"  # 2021 : \"\"\" 1/5e \"\"\"\n"), "{next}");
}

#[test]
fn the_year_after_each_kind_is_printed_as_a_draft() {
    for kind in ["reseau", "association", "service"] {
        let desk = Desk::new();
        desk.done("", &["new", "--annee", "2024", "--nom", "Z", "--genre", kind]);
        let (_, said) = desk.done("", &["new", "2025"]);
        assert!(said.contains("  rapport compile --brouillon\n"), "{said}");
        desk.done("", &["compile", "--brouillon"]);
    }
}
