//! `check` and `compile` agree: what one refuses, the other does.

use std::collections::BTreeSet;

use crate::edition::{Edition, MANIFEST};
use crate::gallery;

/// The codes of the errors that a command tells.
fn errors(edition: &Edition, command: &str) -> (Option<i32>, BTreeSet<String>) {
    let mut words = vec![command];
    if command == "check" {
        words.push("--tout");
    }
    let output = edition.rapport(&words).output().expect("the tool runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let code = |line: &str| Some(line.split_once("erreur[")?.1.split_once(']')?.0.to_owned());
    let codes = said.lines().filter(|line| line.starts_with("erreur[")).filter_map(code).collect();
    (output.status.code(), codes)
}

#[test]
fn what_one_refuses_the_other_does() {
    let cases: Vec<gallery::Case> =
        gallery::cases().into_iter().filter(gallery::Case::is_checked).collect();
    let differing = |cases: &[gallery::Case]| -> Vec<String> {
        let judge = |case: &gallery::Case| {
            let edition = case.edition();
            let (checked, compiled) = (errors(&edition, "check"), errors(&edition, "compile"));
            // Many messages on one screen are shown as a table, which names them otherwise.
            let same = checked.0 == compiled.0;
            (!same).then(|| format!("{}: {checked:?}, and {compiled:?}", case.shown()))
        };
        cases.iter().filter_map(judge).collect()
    };
    let halves = cases.split_at(cases.len() / 2);
    let found = std::thread::scope(|scope| {
        let other = scope.spawn(|| differing(halves.1));
        let mut found = differing(halves.0);
        found.extend(other.join().expect("no case panics"));
        found
    });
    assert!(found.is_empty(), "{} cases:\n{}", found.len(), found.join("\n"));
}

/// An edition with a foreword.
fn with_text(text: &str) -> Edition {
    let edition = Edition::new();
    let front = "\n[[avant]]\ntitre = \"Mot\"\ntexte = \"textes/mot.typ\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{front}"));
    edition.write("textes/mot.typ", text);
    edition
}

#[test]
fn a_sign_that_no_page_prints_is_no_fault() {
    let edition = Edition::new();
    let list = "\n[[listes]]\nid = \"lettre\"\nnom = \"La lettre\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{list}"));
    edition.write(
        "newsletters.csv",
        "titre,liste,date_envoi,destinataires\nFête 🎉,lettre,2021-04-27,432\n",
    );
    for command in ["check", "compile"] {
        assert_eq!(errors(&edition, command), (Some(0), BTreeSet::new()), "{command}");
    }
    // The title of an event is printed in the calendar.
    edition.edit("evenements.csv", "Agora des territoires", "Agora 🎉");
    for command in ["check", "compile"] {
        let expected = BTreeSet::from(["signe-absent".to_owned()]);
        assert_eq!(errors(&edition, command), (Some(1), expected), "{command}");
    }
}

#[test]
fn what_only_the_engine_refuses_is_told_by_both() {
    for (text, sound) in [
        ("Un mot de #calc.pow(2, 3) lettres.", true),
        ("#let n = 3\nIl y en a #n.", true),
        ("#for i in range(3) [mot ]", true),
        ("#(1 + \"a\")", false),
        ("#panic(\"non\")", false),
        ("Voir @renvoi.", false),
        ("#image(\"absente.png\")", false),
        ("#chiffre(\"evenements\", form: \"nombre\")", false),
        ("#chiffre()", false),
        ("#let f(n) = f(n + 1)\n#f(0)", false),
        ("#while true {}", false),
    ] {
        let edition = with_text(text);
        let (checked, compiled) = (errors(&edition, "check"), errors(&edition, "compile"));
        assert_eq!(checked.0, Some(i32::from(!sound)), "{text}");
        assert_eq!(compiled.0, checked.0, "{text}");
        // The engine may say a second time what `check` says before it.
        assert!(checked.1.is_subset(&compiled.1) || checked.1.len() == compiled.1.len(), "{text}");
    }
}
