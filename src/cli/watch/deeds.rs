//! What a button of the page asks the program itself to do: write the PDF, tell what has changed. Each is
//! the command that one would type, and what it says is shown.

use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::cli::paths;
use crate::read::editions;

/// The code of `rapport diff` where something differs.
const DIFFERENT: i32 = 1;

/// What is asked for.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(tag = "action", rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum Deed {
    /// `rapport compile`
    Composer,
    /// `rapport diff`
    Comparer,
}

/// What came of it.
#[derive(Debug, Serialize)]
pub(super) struct Outcome {
    /// Whether it was done.
    fait: bool,
    /// What the command said.
    dit: String,
}

/// Runs the command; it ends by itself.
pub(super) fn run(edition: &Path, document: &str, deed: Deed) -> Outcome {
    let not_done = |dit: String| Outcome { fait: false, dit };
    let edition = edition.as_os_str().to_owned();
    let words = match deed {
        Deed::Composer => vec!["compile".into(), edition, "--document".into(), document.into()],
        Deed::Comparer => match before(Path::new(&edition)) {
            Some(before) => vec!["diff".into(), before.into(), edition],
            None => {
                return not_done(
                    "Il n'y a rien à quoi comparer : ni dépôt git, ni édition de l'an dernier."
                        .to_owned(),
                );
            }
        },
    };
    let output = std::env::current_exe()
        .and_then(|program| Command::new(program).args(&words).arg("--simple").output());
    match output {
        Ok(output) => {
            let is_told = matches!(deed, Deed::Comparer) && output.status.code() == Some(DIFFERENT);
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said).trim_end().to_owned();
            Outcome { fait: output.status.success() || is_told, dit: said }
        }
        Err(error) => not_done(format!("la commande ne part pas ({})", paths::reason(&error))),
    }
}

/// What an edition is compared with: what was last recorded in git, else last year's edition.
fn before(edition: &Path) -> Option<String> {
    let git = Command::new("git")
        .arg("-C")
        .arg(edition)
        .args(["rev-parse", "--verify", "--quiet", "HEAD:./rapport.toml"])
        .output();
    if git.is_ok_and(|it| it.status.success()) {
        return Some("HEAD".to_owned());
    }
    let before = editions::previous(edition, editions::period_of(edition)?)?;
    before.join(crate::read::MANIFEST).is_file().then(|| before.display().to_string())
}
