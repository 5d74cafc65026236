//! Pictures that the events name: each is in the folder, and says what it shows.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::read::Input;
use crate::suggest;

/// Tells every picture that is missing or has no alternative text.
pub(super) fn check(input: &Input, diagnostics: &mut Diagnostics) {
    let Some(table) = input.tables.get("evenements") else { return };
    let names: Vec<&str> =
        input.images.iter().map(|image| image.path.trim_start_matches("images/")).collect();
    for row in table.rows() {
        let name = row.get("photo").trim_start_matches("images/");
        if name.is_empty() {
            continue;
        }
        if !names.contains(&name) {
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingFile,
                    format!("la photo « {name} » n'est pas dans le dossier « images »"),
                )
                .at(row.place("photo"))
                .help(suggest::help(name, &names, "fichiers du dossier")),
            );
        } else if row.get("photo_alt").is_empty() {
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingAlternative,
                    format!("la photo « {name} » ne dit pas ce qu'elle montre"),
                )
                .at(row.place("photo"))
                .about(row.get("id"))
                .help("décrivez-la en une phrase dans la colonne « photo_alt »"),
            );
        }
    }
}
