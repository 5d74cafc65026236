//! Several editions in one command, messages for machines beside a PDF, and where they point.

use serde_json::Value;

use crate::edition::{EVENTS, Edition, MANIFEST};

/// Two sound editions, and beside them what `data/*` names too.
fn two() -> Edition {
    let edition = Edition::new();
    let data = edition.root().join("data");
    std::fs::create_dir_all(data.join("2022")).expect("it is writable");
    let manifest = MANIFEST.replace("2021", "2022").replace("2022-06-29", "2023-06-29");
    std::fs::write(data.join("2022/rapport.toml"), manifest).expect("it is writable");
    let events = EVENTS.replace("2021", "2022");
    std::fs::write(data.join("2022/evenements.csv"), events).expect("it is writable");
    std::fs::create_dir_all(data.join("2020")).expect("it is writable");
    std::fs::write(data.join("LISEZMOI.txt"), "rien").expect("it is writable");
    edition
}

const ALL: [&str; 4] = ["data/2020", "data/2021", "data/2022", "data/LISEZMOI.txt"];

fn run(edition: &Edition, command: &str, more: &[&str]) -> (i32, String, String) {
    let words = [&[command], &ALL[..], more].concat();
    let output = edition.rapport(&words).output().expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("it ends by itself");
    (code, text(output.stdout), text(output.stderr))
}

#[test]
fn each_edition_is_reported_under_its_name_and_the_worst_decides() {
    let edition = two();
    let (code, stdout, stderr) = run(&edition, "check", &[]);
    assert_eq!((code, stdout.as_str()), (0, ""), "{stderr}");
    for said in ["── data/2021\n", "── data/2022\n", "data/2020", "LISEZMOI.txt", "2 éditions"]
    {
        assert!(stderr.contains(said), "« {said} » in {stderr}");
    }
    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    let (code, _, stderr) = run(&edition, "check", &[]);
    let (first, second) = stderr.split_once("── data/2022").expect("it comes second");
    assert_eq!(code, 1);
    assert!(first.contains("date-impossible") && !second.contains("date-impossible"), "{stderr}");
    assert!(
        second.ends_with("2 éditions : 1 erreur, 1 avertissement\n")
            || second.contains("2 éditions : 1 erreur"),
        "{second}"
    );
    let (code, stdout, stderr) = run(&edition, "compile", &[]);
    assert_eq!((code, stdout.as_str()), (1, "sortie/rapport-activite-2022.pdf\n"), "{stderr}");
    assert!(stderr.ends_with("2 éditions : 1 faite, 1 refusée\n"), "{stderr}");
}

#[test]
fn machines_read_all_editions_at_once() {
    let edition = two();
    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    let (code, stdout, _) = run(&edition, "check", &["--format", "json"]);
    let report: Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(code, 1);
    assert_eq!([&report[0]["edition"], &report[1]["edition"]], ["data/2021", "data/2022"]);
    assert_eq!([&report[0]["errors"], &report[1]["errors"]], [1, 0]);
    let (_, stdout, _) = run(&edition, "check", &["--format", "sarif"]);
    let log: Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(log["runs"].as_array().map(Vec::len), Some(1), "one run for a commit");
    let (_, stdout, _) = run(&edition, "check", &["--format", "github"]);
    assert!(stdout.contains("file=data/2021/evenements.csv"), "{stdout}");
}

#[test]
fn what_is_for_one_edition_only_is_refused_for_several() {
    let edition = two();
    for more in [&["-o", "-"][..], &["-o", "un.pdf"], &["--open"], &["--format-messages", "json"]] {
        let (code, _, stderr) = run(&edition, "compile", more);
        assert_eq!(code, 2, "{more:?}: {stderr}");
    }
    let (code, stdout, _) = run(&edition, "compile", &["-o", "pdf/"]);
    assert_eq!((code, stdout.lines().count()), (0, 2));
    // Two editions of one year would take each other's place.
    let again = edition.root().join("data/copie");
    crate::edition::copy(&edition.root().join("data/2021"), &again);
    let words = ["compile", "data/2021", "data/copie"];
    let output = edition.rapport(&words).output().expect("the tool runs");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_composition_tells_machines_what_only_pages_tell() {
    let edition = Edition::new();
    edition.write("textes/mot.typ", "#(1 / 0)");
    edition.edit("rapport.toml", "[[annexes]]", "[[avant]]\ntexte = \"mot\"\n\n[[annexes]]");
    let words = ["compile", "--format-messages", "github"];
    let output = edition.rapport(&words).output().expect("the tool runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("::error title=composition,file=data/2021/textes/mot.typ"), "{said}");
    let words = ["compile", "--format-messages", "json"];
    let said = edition.rapport(&words).output().expect("the tool runs").stderr;
    let report: Value = serde_json::from_slice(&said).expect("nothing but JSON");
    assert_eq!(report["errors"], 1);
}

#[test]
fn annotations_point_from_the_root_of_the_repository() {
    let edition = Edition::new();
    std::fs::create_dir(edition.root().join(".git")).expect("it is writable");
    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    for folder in ["", "data", "data/2021"] {
        let mut command = edition.rapport(&["check", "--format", "github"]);
        command.current_dir(edition.root().join(folder));
        let said = String::from_utf8(command.output().expect("it runs").stdout).expect("UTF-8");
        assert!(said.contains("file=data/2021/evenements.csv,"), "from « {folder} »: {said}");
    }
}

#[test]
fn the_time_of_each_step_is_told_to_who_asks() {
    let edition = Edition::new();
    let output = edition.rapport(&["compile", "--temps"]).output().expect("the tool runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    for step in ["lecture", "mise en pages", "écriture", "total"] {
        assert!(said.lines().any(|it| it.starts_with(step) && it.ends_with(" s")), "{said}");
    }
    assert!(!said.contains('\r'), "no line of progress in a pipe");
    let output = edition.rapport(&["compile"]).output().expect("the tool runs");
    assert!(output.stderr.is_empty());
}
