//! `rapport new --ci`: what checks an edition and makes its PDF after each push.

use std::path::{Path, PathBuf};

use super::args::Service;
use super::{Stop, new_folder, output};
use crate::read::editions;

/// What each service runs, with gaps for the version and the place of the releases.
const GITHUB: (&str, &str) = (".github/workflows/rapport.yml", include_str!("github.yml"));
const GITLAB: (&str, &str) = (".gitlab-ci.yml", include_str!("gitlab.yml"));

/// Writes the file of a service where the service reads it: into the root of the repository in which
/// the project stands, else into the project; unless one is there.
pub(super) fn write(service: Service, project: &str) -> Result<(), Stop> {
    let (path, model) = match service {
        Service::Github => GITHUB,
        Service::Gitlab => GITLAB,
    };
    let project = new_folder::project_of(Path::new(project));
    let (root, inside) = repository_of(&project);
    let file: PathBuf = root.join(path).components().collect();
    if file.exists() {
        return Err(Stop::Usage(format!(
            "« {} » existe ; rien n'y est écrit : renommez-le, puis recopiez-y ce qui vous sert",
            file.display()
        )));
    }
    output::write_whole(&file, filled(service, model, &inside).as_bytes())?;
    output::result(&format!("{}\n", file.display()))?;
    if !inside.is_empty() {
        output::message(&format!(
            "C'est la racine du dépôt, où le service le lit ; le projet y est « {inside} ».\n"
        ));
    }
    output::message(
        "À chaque envoi, les données seront vérifiées et le PDF composé. Enregistrez ce fichier avec les vôtres (git add).\n",
    );
    Ok(())
}

/// The root of the repository of a project, as it is reached from here, and the path of the project in
/// it, with `/`: nothing where the project is the root, or in no repository.
fn repository_of(project: &Path) -> (PathBuf, String) {
    let alone = || (project.to_owned(), String::new());
    let named = if project.as_os_str().is_empty() { Path::new(".") } else { project };
    let Ok(real) = dunce::canonicalize(named) else { return alone() };
    let is_root = |folder: &&Path| folder.join(".git").symlink_metadata().is_ok();
    let Some(steps) = real.ancestors().position(|folder| is_root(&folder)) else { return alone() };
    let mut names: Vec<String> = real
        .components()
        .rev()
        .take(steps)
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    names.reverse();
    (editions::up(project, steps), names.join("/"))
}

/// `inside` is the path of the project in its repository.
fn filled(service: Service, model: &str, inside: &str) -> String {
    let repository = env!("CARGO_PKG_REPOSITORY");
    let name = repository.trim_start_matches("https://github.com/");
    let text = model
        .replace("{{version}}", env!("CARGO_PKG_VERSION"))
        .replace("{{depot}}", name)
        .replace("{{adresse}}", repository);
    if inside.is_empty() {
        return text;
    }
    // A text in double quotes is written in YAML as in JSON.
    let inside = serde_json::Value::from(inside);
    match service {
        Service::Github => {
            text.replace("with:\n", &format!("with:\n          edition: {inside}\n"))
        }
        Service::Gitlab => text
            .replace("  before_script:\n", &format!("    EDITION: {inside}\n  before_script:\n"))
            .replace("check --simple\n", "check --simple \"$EDITION\"\n")
            .replace("-o sortie/\n", "-o sortie/ \"$EDITION\"\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_gap_is_left() {
        for (service, (_, model)) in [(Service::Github, GITHUB), (Service::Gitlab, GITLAB)] {
            for inside in ["", "données/mon réseau"] {
                let text = filled(service, model, inside);
                // The service's own gaps stand behind a dollar.
                assert!(!text.replace("${{", "").contains("{{"), "{text}");
                assert!(text.contains(env!("CARGO_PKG_VERSION")), "{text}");
                assert_eq!(text.contains("\"données/mon réseau\""), !inside.is_empty(), "{text}");
            }
        }
    }
}
