//! Texts that ask for more than a machine has: told at their line, and the preview goes on.

use std::time::{Duration, Instant};

use crate::edition::{Edition, MANIFEST, repository};
use crate::watch::Watch;

/// An edition with a foreword whose third line is this passage.
fn with_passage(passage: &str) -> Edition {
    let edition = Edition::new();
    let front = "\n[[avant]]\ntitre = \"Mot\"\ntexte = \"textes/mot.typ\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{front}"));
    edition.write("textes/mot.typ", text(passage));
    edition
}

fn text(passage: &str) -> String {
    format!("#let n = 2\nUn mot, #n fois.\n{passage}\n#let m = 3\nUn autre, #m fois.\n")
}

#[test]
fn a_passage_that_asks_for_too_much_is_told_at_its_line() {
    for passage in [
        "#range(1000000000)",
        "Des mots : #range(3000000000).len()",
        "#(\"a\" * 900000000)",
        "#{ let x = (0,) * 100000000; x.len() }",
    ] {
        let edition = with_passage(passage);
        std::fs::write(edition.root().join("r.pdf"), "%PDF former").expect("it is writable");
        for command in [&["compile", "-o", "r.pdf"][..], &["check"]] {
            let program = edition.rapport(&[]).get_program().to_owned();
            let mut shell = assert_cmd::Command::new("bash");
            shell.current_dir(edition.root()).env("NO_COLOR", "1");
            shell.args(["-c", "ulimit -v 2000000; exec \"$0\" \"$@\""]).arg(program);
            let output = shell.args(command).timeout(Duration::from_secs(300)).output();
            let output = output.expect("it ends");
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{passage}: {said}");
            assert!(said.contains("erreur[composition]: la composition"), "{passage}: {said}");
            assert!(said.contains("textes/mot.typ:3:"), "{passage}: {said}");
        }
        assert_eq!(std::fs::read(edition.root().join("r.pdf")).unwrap(), b"%PDF former");
    }
}

#[test]
fn a_template_that_asks_for_too_much_is_named() {
    let edition = Edition::new();
    let folder = edition.root().join("templates/documents");
    std::fs::create_dir_all(&folder).expect("it is writable");
    let own = repository().join("templates/documents/rapport.typ");
    let own = std::fs::read_to_string(own).expect("it is there");
    let lines = own.lines().count();
    let heavy = format!("{own}\n#let lourd = range(1000000000).len()\n");
    std::fs::write(folder.join("rapport.typ"), heavy).expect("it is writable");
    let output = edition.rapport(&["compile"]).timeout(Duration::from_secs(300)).output();
    let output = output.expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(&format!("templates/documents/rapport.typ:{}:", lines + 2)), "{said}");
}

#[test]
fn deep_and_endless_code_is_told_in_french() {
    let deep = format!("{}{}", "#[".repeat(100_000), "]".repeat(100_000));
    let brackets = format!("#{}1{}", "(".repeat(100_000), ")".repeat(100_000));
    for passage in [
        "#let f(n) = f(n + 1)\n#f(0)",
        "#while true {}",
        "#{ let i = 0; while i >= 0 { i += 1 } }",
        &deep,
        &brackets,
    ] {
        let edition = with_passage(passage);
        for command in ["check", "compile"] {
            let mut process = edition.rapport(&[command]);
            let output = process.timeout(Duration::from_secs(300)).output().expect("it ends");
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{command}: {said}");
            assert!(said.contains("textes/mot.typ:"), "{command}: {said}");
            for english in ["panicked", "overflow", "backtrace", "maximum", "infinite", "depth"] {
                assert!(!said.contains(english), "{command}: « {english} » in {said}");
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_preview_survives_a_passage_and_shows_the_mended_text() {
    let edition = with_passage("Un passage.");
    let watch = Watch::start(&edition);
    let first = watch.states().next();
    assert_eq!(first["current"].as_bool(), Some(true));
    edition.write("textes/mot.typ", text("#range(1000000000)"));
    // The engine is at work, or the preview has begun anew: its stream ends, and another is asked.
    let reaches = |what: &str, holds: &dyn Fn(&serde_json::Value) -> bool| {
        let end = Instant::now() + Duration::from_secs(240);
        while Instant::now() < end {
            if watch.state_now().is_some_and(|state| holds(&state)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{what} did not come");
    };
    reaches("the error", &|state| {
        state["errors"] == 1 && state["reported"][0]["at"] == "textes/mot.typ:3"
    });
    edition.write("textes/mot.typ", text("Le passage corrigé."));
    reaches("the mended text", &|state| state["current"] == true && state["errors"] == 0);
    // A text that is mended while the engine is still at work.
    edition.write("textes/mot.typ", text("#for i in range(30000) [#lorem(30) #pagebreak()]"));
    std::thread::sleep(Duration::from_secs(4));
    edition.write("textes/mot.typ", text("Le passage corrigé encore."));
    let since = Instant::now();
    reaches("the mended text", &|state| state["current"] == true && state["errors"] == 0);
    assert!(since.elapsed() < Duration::from_secs(60), "{:?}", since.elapsed());
}
