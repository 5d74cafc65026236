//! `rapport new --ci`: what checks an edition and makes its PDF after each push.

use std::path::{Path, PathBuf};

use super::args::Service;
use super::{Stop, new_folder, output};

/// What each service runs, with gaps for the version and the place of the releases.
const GITHUB: (&str, &str) = (".github/workflows/rapport.yml", include_str!("github.yml"));
const GITLAB: (&str, &str) = (".gitlab-ci.yml", include_str!("gitlab.yml"));

/// Writes the file of a service into a project, unless one is there.
pub(super) fn write(service: Service, project: &str) -> Result<(), Stop> {
    let (path, model) = match service {
        Service::Github => GITHUB,
        Service::Gitlab => GITLAB,
    };
    let file = new_folder::project_of(Path::new(project)).join(path);
    let file: PathBuf = file.components().collect();
    if file.exists() {
        return Err(Stop::Usage(format!(
            "« {} » existe ; rien n'y est écrit : renommez-le, puis recopiez-y ce qui vous sert",
            file.display()
        )));
    }
    output::write_whole(&file, filled(model).as_bytes())?;
    output::result(&format!("{}\n", file.display()))?;
    output::message(
        "À chaque envoi, les données seront vérifiées et le PDF composé. Enregistrez ce fichier avec les vôtres (git add).\n",
    );
    Ok(())
}

fn filled(model: &str) -> String {
    let repository = env!("CARGO_PKG_REPOSITORY");
    let name = repository.trim_start_matches("https://github.com/");
    model
        .replace("{{version}}", env!("CARGO_PKG_VERSION"))
        .replace("{{depot}}", name)
        .replace("{{adresse}}", repository)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_gap_is_left() {
        for (_, model) in [GITHUB, GITLAB] {
            let text = filled(model);
            assert!(
                !text.contains("{{version")
                    && !text.contains("{{depot")
                    && !text.contains("{{adresse"),
                "{text}"
            );
            assert!(text.contains(env!("CARGO_PKG_VERSION")), "{text}");
        }
    }
}
