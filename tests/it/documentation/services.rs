//! What runs on the machines of others says the same as the project.

use super::{Desk, README, page};
use crate::edition::Edition;

const ACTION: &str = ".github/action/action.yml";

#[test]
fn workflows_hooks_and_manifests_name_this_version_and_what_exists() {
    let (version, repository) = (env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_REPOSITORY"));
    let (readme, action) = (page(README), page(ACTION));
    assert!(action.contains(&format!("default: \"{version}\"")), "the action takes this version");
    assert!(action.contains(&format!("{repository}/releases/download")));
    let name = repository.trim_start_matches("https://github.com/");
    let used = format!("{name}/.github/action@v{version}");
    assert!(
        readme.contains(&format!("uses: {used}")) && readme.contains(&format!("rev: v{version}"))
    );
    assert!(readme.contains(&format!("rapport_{version}_amd64.deb")));
    assert!(readme.contains("- id: rapport-check"));
    let hook = page(".pre-commit-hooks.yaml");
    assert!(hook.contains("- id: rapport-check") && hook.contains("entry: rapport check"));
    assert!(page("CHANGELOG.md").lines().any(|line| line == format!("## {version}")));

    let edition = Edition::new();
    let desk = Desk::at(edition.root());
    for (service, path) in
        [("github", ".github/workflows/rapport.yml"), ("gitlab", ".gitlab-ci.yml")]
    {
        assert_eq!(desk.said(&["new", "--ci", service]).trim_end(), path);
        let text = std::fs::read_to_string(edition.root().join(path)).expect("it is written");
        assert!(text.contains(version) && text.contains(name), "{text}");
        // Written once: what the organisation has changed in it stays.
        assert_eq!(
            edition.rapport(&["new", "--ci", service]).output().expect("runs").status.code(),
            Some(2)
        );
    }
    let workflow = std::fs::read_to_string(edition.root().join(".github/workflows/rapport.yml"));
    let workflow = workflow.expect("it is written");
    assert!(workflow.contains(&format!("uses: {used}")), "{workflow}");
    for line in workflow.lines().skip_while(|line| line.trim() != "with:").skip(1) {
        let input = line.trim().split(':').next().unwrap_or_default();
        assert!(action.contains(&format!("\n  {input}:\n")), "{input} is an input of the action");
    }
}

#[test]
fn commands_that_services_run_are_those_of_the_tool() {
    let edition = Edition::new();
    let desk = Desk::at(edition.root());
    let options: String =
        ["check", "compile"].iter().map(|it| desk.said(&[it, "--aide"])).collect();
    for path in [ACTION, "src/cli/ci/gitlab.yml", ".pre-commit-hooks.yaml"] {
        for line in page(path).lines().filter(|line| line.contains("rapport c")) {
            for option in super::spelled::spelled(line) {
                assert!(options.contains(&format!("--{option}")), "--{option} of {path}");
            }
        }
    }
    // The very words of GitLab's script.
    for line in page("src/cli/ci/gitlab.yml").lines() {
        if let Some(command) = line.trim().strip_prefix("- rapport ") {
            desk.said(&command.split_whitespace().collect::<Vec<_>>());
        }
    }
    assert!(edition.root().join("sortie/rapport-activite-2021.pdf").is_file());
}

/// A service reads its file at the root of the repository, wherever the project stands in it.
#[test]
fn a_project_inside_a_repository_is_checked_from_its_root() {
    let edition = Edition::new();
    let root = edition.root().join("dépôt");
    let project = root.join("mon réseau");
    std::fs::create_dir_all(root.join(".git")).expect("it is writable");
    std::fs::create_dir_all(&project).expect("it is writable");
    std::fs::rename(edition.root().join("data"), project.join("data")).expect("it is writable");
    let desk = Desk::at(&project);
    assert_eq!(
        desk.said(&["new", "--ci", "github"]).trim_end(),
        "../.github/workflows/rapport.yml"
    );
    assert_eq!(desk.said(&["new", "--ci", "gitlab"]).trim_end(), "../.gitlab-ci.yml");
    let written = |path: &str| std::fs::read_to_string(root.join(path)).expect("it is there");
    assert!(written(".github/workflows/rapport.yml").contains("edition: \"mon réseau\"\n"));
    let gitlab = written(".gitlab-ci.yml");
    assert!(gitlab.contains("EDITION: \"mon réseau\"\n"), "{gitlab}");
    // The words of its script, from the root.
    let desk = Desk::at(&root);
    for line in gitlab.lines().filter_map(|line| line.trim().strip_prefix("- rapport ")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let words: Vec<&str> = words
            .into_iter()
            .map(|it| if it == "\"$EDITION\"" { "mon réseau" } else { it })
            .collect();
        desk.said(&words);
    }
    assert!(root.join("sortie/rapport-activite-2021.pdf").is_file());
    // What comes before a commit is looked for in such a project too.
    assert!(page(".pre-commit-hooks.yaml").contains("files: (^|/)(data|templates|fonts)/"));
}

/// The lines of the step of an action that has this id, as its shell reads them.
#[cfg(unix)]
fn script(id: &str) -> String {
    let action = page(ACTION);
    let step = action.split(&format!("- id: {id}\n")).nth(1).expect("there is such a step");
    let lines = step.split("      run: |\n").nth(1).expect("it runs something");
    let lines = lines.lines().take_while(|line| line.starts_with("        "));
    lines.map(|line| format!("{}\n", line.trim_start())).collect()
}

/// The step of the action that compiles fails where compiling does, whatever stands in `sortie/`.
#[cfg(unix)]
#[test]
fn the_action_fails_where_compiling_does() {
    let edition = Edition::new();
    let run = |edition: &Edition| {
        let program = assert_cmd::cargo::cargo_bin("rapport");
        let folder = program.parent().expect("a program stands in a folder");
        let path = std::env::var("PATH").unwrap_or_default();
        let status = std::process::Command::new("bash")
            .args(["-eo", "pipefail", "-c", &script("compile")])
            .current_dir(edition.root())
            .env("PATH", format!("{}:{path}", folder.display()))
            .env("GITHUB_OUTPUT", edition.root().join("dit"))
            .envs([("CODE", "0"), ("EDITION", ""), ("STRICT", "false"), ("PRINT", "false")])
            .status();
        status.expect("bash is there").success()
    };
    assert!(run(&edition));
    let said = std::fs::read_to_string(edition.root().join("dit")).expect("it is written");
    assert_eq!(said, "pdf=sortie/rapport-activite-2021.pdf\n");
    // The PDF of before stands there, and the edition does not compile.
    edition
        .write("evenements.csv", "id;date_debut;titre;categorie\na;32/13/2021;Agora;rencontres\n");
    assert!(edition.root().join("sortie/rapport-activite-2021.pdf").is_file());
    assert!(!run(&edition));
}
