//! What is written, whatever stands at its place and whenever the run is killed.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::edition::Edition;

/// What runs that were killed leave behind.
fn litter(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("it is readable");
    let mut found = Vec::new();
    for entry in entries.map(|entry| entry.expect("it is readable")) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".tmp") {
            found.push(name);
        } else if entry.path().is_dir() {
            found.extend(litter(&entry.path()));
        }
    }
    found
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::path::Path;

    use crate::edition::Edition;

    fn refused(edition: &Edition, target: &str, words: &str) {
        let output = edition.rapport(&["compile", "-o", target]).output().expect("it runs");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{target}: {stderr}");
        assert!(stderr.contains(words), "{target}: « {words} » in {stderr}");
    }

    fn is_pdf(path: &Path) -> bool {
        std::fs::read(path).is_ok_and(|bytes| bytes.len() > 1000 && bytes.starts_with(b"%PDF"))
    }

    #[test]
    fn a_link_stays_and_the_file_it_names_is_written() {
        let edition = Edition::new();
        let at = |name: &str| edition.root().join(name);
        std::fs::create_dir(at("partage")).expect("it is writable");
        std::fs::write(at("partage/r.pdf"), "%PDF former").expect("it is writable");
        std::fs::set_permissions(at("partage/r.pdf"), PermissionsExt::from_mode(0o640)).unwrap();
        symlink("partage/r.pdf", at("lien.pdf")).expect("a link");
        symlink("lien.pdf", at("lien-de-lien.pdf")).expect("a link");
        symlink("partage/neuf.pdf", at("lien-vers-rien.pdf")).expect("a link");
        for (link, file) in [
            ("lien.pdf", "partage/r.pdf"),
            ("lien-de-lien.pdf", "partage/r.pdf"),
            ("lien-vers-rien.pdf", "partage/neuf.pdf"),
        ] {
            edition.rapport(&["compile", "-o", link]).assert().success();
            assert!(at(link).is_symlink() && is_pdf(&at(file)), "{link}");
        }
        let mode = at("partage/r.pdf").metadata().expect("it is there").mode();
        assert_eq!(mode & 0o777, 0o640, "the mode is kept");
        symlink("ronde.pdf", at("ronde.pdf")).expect("a link");
        refused(&edition, "ronde.pdf", "ne peut pas être écrit");
        // A link into the edition is no way to write there.
        symlink(edition.path("rapport.toml"), at("piege.pdf")).expect("a link");
        refused(&edition, "piege.pdf", "le dossier de l'édition");
    }

    #[test]
    fn what_is_no_plain_file_is_refused() {
        let edition = Edition::new();
        let at = |name: &str| edition.root().join(name);
        std::fs::write(at("a.pdf"), "%PDF former").expect("it is writable");
        std::fs::hard_link(at("a.pdf"), at("b.pdf")).expect("a second name");
        refused(&edition, "b.pdf", "porte plusieurs noms");
        std::fs::write(at("protege.pdf"), "%PDF former").expect("it is writable");
        std::fs::set_permissions(at("protege.pdf"), PermissionsExt::from_mode(0o444)).unwrap();
        refused(&edition, "protege.pdf", "est protégé en écriture");
        for device in ["/dev/null", "/dev/full", "/dev/tty"] {
            refused(&edition, device, "« -o - »");
        }
        std::process::Command::new("mkfifo").arg(at("tube.pdf")).status().expect("it runs");
        refused(&edition, "tube.pdf", "n'est pas un fichier ordinaire");
        assert!(super::litter(edition.root()).is_empty());
    }
}

#[test]
fn a_name_as_long_as_the_system_allows_is_written() {
    let edition = Edition::new();
    let name = format!("{}.pdf", "r".repeat(251));
    edition.rapport(&["compile", "-o", &name]).assert().success();
    assert!(edition.root().join(name).is_file());
}

#[test]
fn only_what_a_killed_run_of_ours_has_left_is_taken_away() {
    let edition = Edition::new();
    let out = edition.root().join("sortie");
    std::fs::create_dir(&out).expect("it is writable");
    let ours = [".rapport-0123456789abcdef.tmp", ".rapport-00000000000000aa.tmp"];
    let others = [".rapport-notes.tmp", "brouillon.tmp", ".rapport-activite-2021.pdf.12.tmp"];
    for name in ours.iter().chain(&others) {
        std::fs::write(out.join(name), "half").expect("it is writable");
    }
    edition.rapport(&["compile"]).assert().success();
    assert!(ours.iter().all(|name| !out.join(name).exists()));
    assert!(others.iter().all(|name| out.join(name).exists()));
}

/// Runs a command and kills it after some time, as often as `times` says.
fn killed(edition: &Edition, arguments: &[&str], seed: u64, times: u32) {
    let mut state = seed;
    for _ in 0..times {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let mut process = Command::new(assert_cmd::cargo::cargo_bin("rapport"))
            .args(arguments)
            .current_dir(edition.root())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the tool runs");
        std::thread::sleep(Duration::from_micros((state >> 33) % 400_000));
        let _ = process.kill();
        let _ = process.wait();
    }
}

#[test]
fn kills_leave_no_half_file_and_no_litter_after_the_next_run() {
    let edition = Edition::new();
    let compile = ["compile", "-o", "sortie/r.pdf"];
    edition.rapport(&compile).assert().success();
    let whole = std::fs::read(edition.root().join("sortie/r.pdf")).expect("it is there");
    killed(&edition, &compile, 1, 6);
    assert!(std::fs::read(edition.root().join("sortie/r.pdf")).expect("it is there") == whole);
    for (seed, arguments) in [
        (2, &["export", "--bundle", "arbre"][..]),
        (3, &["compile", "--format", "svg", "-o", "pages"]),
        (4, &["schema", "--classeur"]),
        (5, &["new", "--gabarits"]),
    ] {
        killed(&edition, arguments, seed, 4);
        if arguments[0] == "export" {
            let tree = edition.root().join("arbre");
            assert!(!tree.exists() || tree.join(".rapport-bundle").is_file(), "all or nothing");
        }
        let again = edition.rapport(arguments).output().expect("it runs");
        // The templates of a run that was not killed in time are there already.
        let there = arguments[0] == "new" && edition.root().join("templates").is_dir();
        assert!(again.status.success() || there, "{}", String::from_utf8_lossy(&again.stderr));
    }
    edition.rapport(&compile).assert().success();
    assert_eq!(litter(edition.root()), Vec::<String>::new());
}
