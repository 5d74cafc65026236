//! What the page of the preview asks the tool to do.

use serde_json::Value;

use crate::edition::Edition;
use crate::watch::Watch;

#[test]
fn a_button_writes_the_pdf_and_another_tells_what_has_changed() {
    let edition = Edition::real();
    std::fs::create_dir_all(edition.root().join("data/2020")).expect("it is writable");
    let watch = Watch::start(&edition);
    let ask = |origin: Option<&str>, action: &str| {
        watch.post("/faire", origin, &format!("{{\"action\": \"{action}\"}}"))
    };
    let own = watch.origin();
    let done = |action: &str| -> (bool, String) {
        let (status, said) = ask(Some(&own), action);
        assert_eq!(status, 200, "{action}: {said}");
        let said: Value = serde_json::from_str(&said).expect("JSON");
        let words = said["dit"].as_str().expect("words").to_owned();
        (said["fait"].as_bool().expect("yes or no"), words)
    };
    let (is_done, said) = done("composer");
    assert!(is_done && said.contains("rapport-activite-2021.pdf"), "{said}");
    assert!(edition.root().join("sortie/rapport-activite-2021.pdf").is_file());
    // Neither a repository nor a report of the year before.
    let (is_done, said) = done("comparer");
    assert!(!is_done && said.contains("rien à quoi comparer"), "{said}");
    // What does not compile is told, and is not done.
    edition.write("textes/avant-propos.typ", "#chiffre(\"nulle-part\")\n");
    let (is_done, said) = done("composer");
    assert!(!is_done && said.contains("nulle-part"), "{said}");
    // Another site runs nothing, and there are no other commands.
    for origin in [None, Some("http://exemple.fr")] {
        assert_eq!(ask(origin, "composer").0, 403, "{origin:?}");
    }
    assert_eq!(ask(Some(&own), "effacer").0, 422);
}

#[test]
fn what_has_changed_is_told_since_last_year() {
    let edition = Edition::new();
    let before = edition.root().join("data/2020");
    crate::edition::copy(&edition.path(""), &before);
    let manifest = std::fs::read_to_string(before.join("rapport.toml")).expect("text");
    let manifest = manifest.replace("2021", "2020").replace("2022", "2021");
    std::fs::write(before.join("rapport.toml"), manifest).expect("it is writable");
    let watch = Watch::start(&edition);
    let own = watch.origin();
    let (status, said) = watch.post("/faire", Some(&own), "{\"action\": \"comparer\"}");
    let said: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((status, &said["fait"]), (200, &Value::Bool(true)), "{said}");
    let words = said["dit"].as_str().expect("words");
    assert!(
        words.contains("data/2020 devient data/2021")
            && words.contains("annee = (retiré : 2020)(ajouté : 2021)"),
        "{words}"
    );
}
