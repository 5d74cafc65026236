//! Signs that would move the cursor, hide or turn a text around never reach a terminal.

use crate::edition::{Edition, MANIFEST};

/// A text that clears the screen, rings, turns around and hides.
const HOSTILE: &str = "A\u{1b}[2J\u{7}\u{9b}K\u{202E}fdp\u{2066}\u{200B}z";

fn is_safe(text: &str) -> bool {
    text.chars().all(|c| match c {
        '\n' => true,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' => false,
        c => !c.is_control(),
    })
}

fn hostile() -> Edition {
    let edition = Edition::new();
    let chiffre = "\n[[chiffres]]\nid = \"venus\"\nlibelle = \"venus\u{202E}sel\"\ntable = \"evenements\"\nagregat = \"somme\"\ncolonne = \"participants\"\ndeclare = \"900\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{chiffre}"));
    edition.write(
        "evenements.csv",
        format!(
            "date_debut;titre;categorie;participants\n31/02/2021;{HOSTILE};incon\u{202E}nue;1\n"
        ),
    );
    edition.write(&format!("evenement{HOSTILE}.csv"), "a;b\n");
    edition.write(&format!("textes/{HOSTILE}.typ"), format!("#inconnue{HOSTILE}(\"x\")"));
    edition
}

#[test]
fn nothing_hidden_is_shown_in_any_format() {
    let edition = hostile();
    for arguments in [
        &["check"][..],
        &["check", "--tout"],
        &["check", "-v"],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["check", "--format", "sarif"],
        &["compile"],
        &["compile", HOSTILE],
        &["compile", "-o", HOSTILE],
        &["compile", "--document", HOSTILE],
        &[HOSTILE],
        &["figures"],
        &["figures", HOSTILE],
        &["fonts"],
        &["export", "--bundle", HOSTILE],
    ] {
        let output = edition.rapport(arguments).output().expect("the tool runs");
        for (name, bytes) in [("stdout", output.stdout), ("stderr", output.stderr)] {
            let text = String::from_utf8(bytes).expect("UTF-8");
            assert!(is_safe(&text), "{arguments:?} on {name}: {text:?}");
        }
    }
    // With colours as well: only those of the tool.
    let mut command = edition.rapport(&["check"]);
    let output = command.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").output();
    let said = String::from_utf8(output.expect("it runs").stderr).expect("UTF-8");
    assert!(said.contains("<U+001B>[2J") && said.contains("<U+202E>"), "{said}");
    for after in said.split('\u{1b}').skip(1) {
        let color = after.trim_start_matches(|c: char| "[;".contains(c) || c.is_ascii_digit());
        assert!(color.starts_with('m'), "{after:?}");
    }
}

#[test]
fn figures_and_their_rows_are_shown_safely() {
    let edition = hostile();
    edition.write(
        "evenements.csv",
        "date_debut;titre;categorie;participants\n05/02/2021;Agora\u{200B}\u{202E}z;rencontres;900\n",
    );
    for name in [format!("evenement{HOSTILE}.csv"), format!("textes/{HOSTILE}.typ")] {
        std::fs::remove_file(edition.path(&name)).expect("it is there");
    }
    for arguments in [&["figures"][..], &["figures", "--origine"], &["figures", "--format", "json"]]
    {
        let output = edition.rapport(arguments).output().expect("the tool runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        assert!(is_safe(&text), "{arguments:?}: {text:?}");
    }
}

#[test]
fn what_json_says_is_what_is_written() {
    let edition = hostile();
    let report = edition.check();
    let all = report["diagnostics"].to_string();
    assert!(all.contains('\u{202E}'), "JSON escapes lose nothing");
}

#[test]
fn the_mark_stands_under_what_is_meant() {
    let edition = Edition::new();
    edition.write(
        "evenements.csv",
        "titre;date_debut;categorie\nA\u{202E}\u{7}b;31/02/2021;rencontres\n",
    );
    let output = edition.rapport(&["check"]).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    let lines: Vec<&str> = said.lines().collect();
    let at = lines.iter().position(|line| line.contains("cellule B2")).expect("the date is told");
    let column = |line: &str, what: &str| line.find(what).map(|at| line[..at].chars().count());
    assert_eq!(column(lines[at], "━"), column(lines[at - 1], "31/02/2021"), "{said}");
}
