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
