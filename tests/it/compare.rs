//! `rapport diff`: from wherever a state comes, in each form.

use std::path::Path;

use serde_json::Value;

use crate::edition::{Edition, MANIFEST, copy, repository};

/// A table as its cells.
pub fn cells(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_path(path)
        .expect("it is there");
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    rows.collect()
}

pub fn write(path: &Path, rows: &[Vec<String>]) {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').flexible(true).from_path(path).expect("writable");
    rows.iter().for_each(|row| writer.write_record(row).expect("writable"));
    writer.flush().expect("writable");
}

pub fn run(edition: &Edition, words: &[&str]) -> (i32, String, String) {
    let output = edition.rapport(&[&["diff"], words].concat()).output().expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("an end"), text(output.stdout), text(output.stderr))
}

/// The real edition, and a copy of it where one event has more people and another category.
fn changed() -> Edition {
    let edition = Edition::real();
    copy(&edition.root().join("data/2021"), &edition.root().join("avant"));
    let mut rows = cells(&edition.path("evenements.csv"));
    let column = rows[0].iter().position(|it| it == "participants").expect("it is there");
    let row = rows.iter().position(|row| row[column] == "60").expect("an event of sixty");
    rows[row][column] = "160".to_owned();
    write(&edition.path("evenements.csv"), &rows);
    edition
}

#[test]
fn one_cell_names_the_figures_that_moved_by_it() {
    let edition = changed();
    let (code, said, stderr) = run(&edition, &["avant"]);
    assert_eq!(code, 1, "{stderr}");
    for words in [
        "avant → data/2021",
        "participations",
        "60 → 160",
        "valeur changée",
        "participants : 60 → 160",
    ] {
        assert!(said.contains(words), "« {words} » in {said}");
    }
    assert!(!said.contains("adherents"), "{said}");
    assert!(said.lines().count() < 24, "it fits a screen: {said}");
    let (code, said, _) = run(&edition, &["data/2021", "data/2021"]);
    assert_eq!((code, said.ends_with("aucune différence\n")), (0, true), "{said}");
    let (code, said, _) = run(&edition, &["avant", "--format", "json"]);
    let report: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(code, 1);
    assert_eq!(report["tables"][0]["rows"][0]["cells"][0]["value"]["after"], "160");
    assert_eq!(report["figures"][0]["rows"][0]["cause"], "changed");
}

#[test]
fn the_page_is_whole_and_needs_no_script() {
    let edition = changed();
    edition.edit("textes/avant-propos.typ", "fragiles*, dans", "fragiles*, avec <b> & co, dans");
    let (code, said, stderr) = run(&edition, &["avant", "--html", "ecarts.html", "--pages"]);
    assert_eq!((code, said.as_str()), (1, "ecarts.html\n"), "{stderr}");
    let page = std::fs::read_to_string(edition.root().join("ecarts.html")).expect("it is there");
    for part in [
        "<html lang=\"fr\">",
        "<title>",
        "scope=\"col\"",
        "scope=\"row\"",
        "&lt;b&gt; &amp; co",
        "<del>60</del>",
        "<ins>160</ins>",
        "alt=\"La page",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script") && !page.contains("http"), "nothing from elsewhere");
    let (code, ..) = run(&edition, &["avant", "--html", "ecarts.pdf"]);
    assert_eq!(code, 2);
    let (code, ..) = run(&edition, &["avant", "--html", "data/2021/ecarts.html"]);
    assert_eq!(code, 2);
}

/// Runs another program in the folder of the project.
fn program(edition: &Edition, name: &str, words: &[&str]) {
    let mut command = std::process::Command::new(name);
    command.current_dir(edition.root()).args(words);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().expect("the program is installed");
    assert!(
        output.status.success(),
        "{name} {words:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_state_comes_from_git_from_a_zip_or_from_a_pdf() {
    let edition = Edition::real();
    edition.rapport(&["compile", "-o", "avant.pdf"]).assert().success();
    program(&edition, "git", &["init", "-q"]);
    program(&edition, "git", &["add", "data"]);
    let person = ["-c", "user.name=Essai", "-c", "user.email=essai@example.org"];
    program(&edition, "git", &[&person[..], &["commit", "-qm", "avant"]].concat());
    program(&edition, "git", &["archive", "--format=zip", "-o", "avant.zip", "HEAD"]);
    for state in ["HEAD", "avant.zip", "avant.pdf"] {
        let (code, said, stderr) = run(&edition, &[state]);
        assert_eq!(code, 0, "{state}: {said}{stderr}");
    }
    let mut rows = cells(&edition.path("evenements.csv"));
    let column = rows[0].iter().position(|it| it == "participants").expect("it is there");
    let row = rows.iter().position(|row| row[column] == "60").expect("an event of sixty");
    rows[row][column] = "160".to_owned();
    write(&edition.path("evenements.csv"), &rows);
    for state in ["HEAD", "avant.zip", "avant.pdf"] {
        let (code, said, stderr) = run(&edition, &[state]);
        assert_eq!(code, 1, "{state}: {stderr}");
        assert!(said.contains("participants : 60 → 160"), "{state}: {said}");
        assert!(said.contains("participations"), "{state}: {said}");
    }
    let (_, _, stderr) = run(&edition, &["avant.pdf"]);
    assert!(stderr.contains("que ses tables"), "{stderr}");
}

/// The look of a revision is that of its templates, and a copy has that of the project.
#[test]
fn pages_are_compared_in_a_project_with_a_theme_of_its_own() {
    let edition = Edition::new();
    let theme = repository().join("templates/theme.toml");
    let theme = std::fs::read_to_string(theme).expect("text");
    edition.write("../../templates/themes/organisation.toml", theme);
    edition.write(
        "rapport.toml",
        MANIFEST.replace("[edition]", "[edition]\ntheme = \"organisation\""),
    );
    program(&edition, "git", &["init", "-q"]);
    program(&edition, "git", &["add", "data", "templates"]);
    let person = ["-c", "user.name=Essai", "-c", "user.email=essai@example.org"];
    program(&edition, "git", &[&person[..], &["commit", "-qm", "avant"]].concat());
    program(&edition, "git", &["archive", "--format=zip", "-o", "avant.zip", "HEAD"]);
    copy(&edition.root().join("data/2021"), &edition.root().join("copie"));
    for state in ["HEAD", "avant.zip", "copie"] {
        let (code, said, stderr) = run(&edition, &[state, "--pages"]);
        assert_eq!(code, 0, "{state}: {said}{stderr}");
    }
    edition.edit("evenements.csv", "Agora des territoires", "Forum des territoires");
    for state in ["HEAD", "avant.zip", "copie"] {
        let (code, said, stderr) = run(&edition, &[state, "--pages", "--format", "json"]);
        assert_eq!(code, 1, "{state}: {said}{stderr}");
        let said: Value = serde_json::from_str(&said).expect("JSON");
        assert!(said["pages"].as_array().is_some_and(|it| !it.is_empty()), "{state}: {said}");
    }
}

/// What a PDF does not hold is not different: it is not compared, which is told.
#[test]
fn a_table_that_is_not_attached_is_not_compared() {
    let edition = Edition::new();
    let own = "\n[[tables]]\nid = \"benevolat\"\n[tables.colonnes]\nmission = { forme = \"texte\", obligatoire = true }\nheures = { forme = \"nombre\" }\n\n[[chiffres]]\nid = \"hb\"\nlibelle = \"heures\"\ntable = \"benevolat\"\ncolonne = \"heures\"\n";
    edition.write(
        "rapport.toml",
        format!("{MANIFEST}{own}\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n"),
    );
    edition.write("benevolat.csv", "mission;heures\nBerges;7\n");
    edition.write("textes/mot.typ", "Il y a eu #chiffre(\"hb\") heures.\n");
    edition.rapport(&["compile", "-o", "avant.pdf"]).assert().success();
    let (code, said, stderr) = run(&edition, &["avant.pdf"]);
    assert_eq!(code, 0, "{said}{stderr}");
    assert!(stderr.contains("« benevolat »") && !stderr.contains("erreur"), "{stderr}");
}

/// A table of one's own may be called as it likes.
#[test]
fn a_table_that_is_called_as_the_figures_is_attached_beside_them() {
    let edition = Edition::new();
    let own = "\n[[tables]]\nid = \"chiffres\"\njoindre = true\n[tables.colonnes]\nmission = { forme = \"texte\", obligatoire = true }\nheures = { forme = \"nombre\" }\n\n[[chiffres]]\nid = \"hb\"\nlibelle = \"heures\"\ntable = \"chiffres\"\ncolonne = \"heures\"\n";
    edition.write(
        "rapport.toml",
        format!("{MANIFEST}{own}\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n"),
    );
    edition.write("chiffres.csv", "mission;heures\nBerges;7\n");
    edition.write("textes/mot.typ", "Il y a eu #chiffre(\"hb\") heures.\n");
    edition.rapport(&["compile", "-o", "avant.pdf"]).assert().success();
    edition.edit("chiffres.csv", "Berges;7", "Berges;8");
    let (code, said, stderr) = run(&edition, &["avant.pdf"]);
    assert_eq!(code, 1, "{stderr}");
    assert!(said.contains("hb  7 → 8") && said.contains("heures : 7 → 8"), "{said}");
}

/// What the board has read is what the PDF printed, and not today's count of the rows attached to it.
#[test]
fn the_figures_of_a_pdf_are_those_that_it_printed() {
    let edition = Edition::new();
    let figure = "\n[[chiffres]]\nid = \"venus\"\nlibelle = \"personnes venues\"\ntable = \"evenements\"\nfiltre = { titre = [\"Agora\", \"Salon\"] }\ncolonne = \"participants\"\n";
    let text = "\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{figure}{text}"));
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;participants\nagora;05/02/2021;Agora;rencontres;60\nsalon;07/03/2021;Salon;rencontres;45\n",
    );
    edition.write("textes/mot.typ", "Il est venu #chiffre(\"venus\") personnes.\n");
    edition.rapport(&["compile", "-o", "avant.pdf"]).assert().success();
    let (code, said, stderr) = run(&edition, &["avant.pdf"]);
    assert_eq!(code, 0, "{said}{stderr}");
    edition.edit("rapport.toml", "[\"Agora\", \"Salon\"]", "[\"Agora\"]");
    let (code, said, stderr) = run(&edition, &["avant.pdf"]);
    assert_eq!(code, 1, "{said}{stderr}");
    assert!(said.contains("venus  105 → 60"), "{said}");
    assert!(stderr.contains("ceux qu'il imprime"), "{stderr}");
}

/// A share moves by what enters its part, and by what leaves its whole.
#[test]
fn a_share_is_explained_by_its_two_numbers() {
    let edition = Edition::new();
    let share = "\n[[chiffres]]\nid = \"au-sec\"\nlibelle = \"sorties au sec\"\ntable = \"evenements\"\nfiltre = { type = \"sortie\", notes = \"sec\" }\nsur = { type = \"sortie\" }\nagregat = \"part\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{share}"));
    let rows = "id;date_debut;titre;categorie;type;format\na;05/02/2021;Lavoirs;rencontres;sortie;en ligne\nb;07/03/2021;Moulins;rencontres;sortie;présentiel\n";
    edition.edit("rapport.toml", "notes = \"sec\"", "format = \"en ligne\"");
    edition.write("evenements.csv", rows);
    copy(&edition.root().join("data/2021"), &edition.root().join("avant"));
    edition.edit("evenements.csv", "Moulins;rencontres;sortie", "Moulins;rencontres;chantier");
    let (code, said, stderr) = run(&edition, &["avant"]);
    assert_eq!(code, 1, "{stderr}");
    assert!(said.contains("evenements.csv:3") && said.contains("ne compte plus"), "{said}");
    assert!(said.contains("tout (") && !said.contains("aucune ligne"), "{said}");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let edition = Edition::new();
    edition.write("../../faux.zip", "rien");
    edition.write("../../faux.pdf", "rien");
    for (words, said) in [
        (&[][..], "n'a pas de précédente"),
        (&["faux.zip"], "ce n'est pas un ZIP lisible"),
        (&["faux.pdf"], "ce n'est pas un PDF lisible"),
        (&["inconnu"], "n'est pas dans un dépôt git"),
        (&["--pages", "inconnu"], "« inconnu »"),
    ] {
        let (code, stdout, stderr) = run(&edition, words);
        assert_eq!((code, stdout.as_str()), (2, ""), "{words:?}: {stderr}");
        assert!(stderr.contains(said), "{words:?}: {stderr}");
    }
}

#[test]
fn another_year_is_compared_by_its_figures_and_texts() {
    let edition = Edition::real();
    let next = edition.root().join("data/2022");
    copy(&edition.root().join("data/2021"), &next);
    let settings = std::fs::read_to_string(next.join("rapport.toml")).expect("text");
    let settings = settings.replace("annee = 2021", "annee = 2022");
    std::fs::write(next.join("rapport.toml"), settings).expect("writable");
    let (code, said, stderr) = run(&edition, &[]);
    assert_eq!(code, 1, "{stderr}");
    assert!(said.starts_with("data/2021 → data/2022\n"), "{said}");
    assert!(said.contains("evenements-organises") && said.contains("lignes"), "{said}");
    assert!(
        !said.contains("reclassée"),
        "rows of two years are not held against each other: {said}"
    );
}

#[test]
fn rows_that_only_moved_are_told() {
    let edition = Edition::new();
    let rows = [
        "a;05/02/2021;Agora;rencontres",
        "b;06/02/2021;Bal;rencontres",
        "c;07/02/2021;Club;rencontres",
    ];
    let table = |order: [usize; 3]| {
        let rows = order.map(|at| format!("{}\n", rows[at]));
        format!("id;date_debut;titre;categorie\n{}", rows.concat())
    };
    edition.write("evenements.csv", table([0, 1, 2]));
    copy(&edition.root().join("data/2021"), &edition.root().join("avant"));
    edition.write("evenements.csv", table([1, 2, 0]));
    let (code, said, stderr) = run(&edition, &["avant"]);
    assert_eq!(code, 1, "{stderr}");
    assert!(said.contains("evenements : 1 ligne déplacée"), "{said}");
    assert!(
        said.contains("↕ evenements.csv:4  Agora  déplacée, auparavant evenements.csv:2"),
        "{said}"
    );
    assert!(!said.contains("Chiffres"), "{said}");
}

/// Two years of one association: a list of members, whose names last, and events, which are all others.
#[test]
fn a_year_is_explained_by_what_lasts_and_by_groups() {
    let edition = Edition::new();
    let figures = "\n[[chiffres]]\nid = \"venus\"\nlibelle = \"personnes venues\"\ntable = \"evenements\"\ncolonne = \"participants\"\n\n[[chiffres]]\nid = \"membres\"\nlibelle = \"membres\"\ntable = \"adherents\"\nagregat = \"nombre\"\n\n[[chiffres]]\nid = \"moyenne\"\nlibelle = \"personnes par rencontre\"\ntable = \"evenements\"\ncolonne = \"participants\"\nagregat = \"moyenne\"\n";
    let category = "\n[[categories]]\nid = \"ateliers\"\nlibelle = \"Ateliers\"\nlettre = \"A\"\ncouleur = 2\n\n[[types_adherents]]\nid = \"villes\"\nsingulier = \"ville\"\npluriel = \"villes\"\n";
    let settings = |year: &str| format!("{MANIFEST}{category}{figures}").replace("2021", year);
    edition.write("rapport.toml", settings("2021"));
    edition.write("evenements.csv", "id;date_debut;titre;categorie;participants\na;05/02/2021;Agora;rencontres;60\nb;06/03/2021;Bois;ateliers;12\n");
    edition.write("adherents.csv", "nom;type\nAulnay;villes\nBagnolet;villes\nClichy;villes\n");
    let before = |name: &str, content: String| {
        let path = edition.root().join("data/2020").join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        std::fs::write(path, content).expect("writable");
    };
    before("rapport.toml", settings("2020"));
    before("evenements.csv", "id;date_debut;titre;categorie;participants\na;05/02/2020;Forum;rencontres;40\nb;06/03/2020;Fer;ateliers;12\n".to_owned());
    before(
        "adherents.csv",
        "nom;type\nAulnay;villes\nBagnolet;villes\nDrancy;villes\nEvry;villes\n".to_owned(),
    );
    let (code, said, stderr) = run(&edition, &["2020", "2021"]);
    assert_eq!(code, 1, "{stderr}");
    let of = |id: &str| -> String {
        let lines = said.lines().skip_while(|line| !line.starts_with(&format!("  {id}  ")));
        let mut lines = lines.map(str::to_owned);
        let first = lines.next().unwrap_or_default();
        let rest: Vec<String> = lines.take_while(|line| line.starts_with("      ")).collect();
        format!("{first}\n{}", rest.join("\n"))
    };
    let venus = of("venus");
    assert!(venus.contains("52 → 72"), "{said}");
    assert!(venus.contains("categorie « Rencontres » : 40 (1 ligne) → 60 (1 ligne)"), "{venus}");
    assert!(!venus.contains("Ateliers") && !venus.contains("Agora"), "{venus}");
    let members = of("membres");
    assert!(members.contains("4 → 3"), "{said}");
    for row in ["Clichy  nouvelle", "Drancy  n'y est plus", "Evry  n'y est plus"] {
        assert!(members.contains(row), "« {row} » in {members}");
    }
    assert!(!members.contains("Aulnay"), "{members}");
    // A mean is no sum of its groups.
    assert!(!of("moyenne").contains("categorie"), "{said}");
    // Another filter this year: rows explain nothing.
    edition.edit("rapport.toml", "table = \"evenements\"\ncolonne = \"participants\"\n\n", "table = \"evenements\"\nfiltre = { categorie = \"rencontres\" }\ncolonne = \"participants\"\n\n");
    let (_, said, _) = run(&edition, &["2020", "2021"]);
    assert!(said.contains("ne le définissent pas de même"), "{said}");
}

#[test]
fn who_listens_has_words_for_signs_and_the_texts_as_they_are() {
    let edition = Edition::new();
    copy(&edition.root().join("data/2021"), &edition.root().join("avant"));
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;participants\nagora;05/02/2021;Lille → Paris;rencontres;60\n\
         salon;06/02/2021;Salon;rencontres;12\n",
    );
    let (_, said, _) = run(&edition, &["avant", "--simple"]);
    for words in [
        "titre : Agora des territoires devient Lille → Paris",
        "changement : evenements.csv:2",
        "ajout : evenements.csv:3",
    ] {
        assert!(said.contains(words), "« {words} » in {said}");
    }
}
