//! The bundle as a folder, for a designer's own editor and for the official compiler.

use chrono::NaiveTime;

use crate::design::FileContent;
use crate::typeset::bundle::{Bundle, Purpose};

/// A file to be written under the folder of the bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct TreeFile {
    /// Path relative to the folder, with `/` between its parts.
    pub path: String,
    /// What to write.
    pub content: FileContent,
}

/// Where VS Code looks for the settings of a folder.
const EDITOR_SETTINGS: &str = ".vscode/settings.json";

/// Lists the files of a bundle, its fonts under `fonts/`, a root file that an editor can open,
/// and a note in French on how to go on.
pub fn bundle_tree(bundle: &Bundle) -> Vec<TreeFile> {
    let files = bundle
        .files()
        .map(|(path, file)| (path.trim_start_matches('/').to_owned(), file.content.clone()));
    let fonts =
        bundle.fonts().iter().map(|font| (format!("fonts/{}", font.name), font.content.clone()));
    let added = [
        (root_name(bundle).to_owned(), root_file(bundle).into()),
        (EDITOR_SETTINGS.to_owned(), editor_settings().into()),
        ("LISEZMOI.md".to_owned(), read_me(bundle).into()),
    ];
    files.chain(fonts).chain(added).map(|(path, content)| TreeFile { path, content }).collect()
}

/// `rapport.typ` for the entry `/templates/documents/rapport.typ`.
fn root_name(bundle: &Bundle) -> &str {
    bundle.entry().rsplit('/').next().unwrap_or("document.typ")
}

fn root_file(bundle: &Bundle) -> String {
    format!(
        "// Ouvrir ce fichier dans un éditeur Typst : la racine du projet est ce dossier.\n\
         #include {:?}\n",
        bundle.entry()
    )
}

/// What makes Tinymist find the fonts: without them, it would print nothing.
fn editor_settings() -> String {
    "{\n  \"tinymist.fontPaths\": [\"${workspaceFolder}/fonts\"],\n  \
     \"tinymist.systemFonts\": false,\n  \
     \"tinymist.rootPath\": \"${workspaceFolder}\"\n}\n"
        .to_owned()
}

/// The command whose pages are those of `rapport compile`.
fn official_command(bundle: &Bundle) -> String {
    let entry = bundle.entry().trim_start_matches('/');
    let pdf = root_name(bundle).replace(".typ", ".pdf");
    let midnight = bundle.date.and_time(NaiveTime::MIN).and_utc().timestamp();
    let inputs: String =
        bundle.inputs.iter().map(|(key, value)| format!("--input {key}={value} ")).collect();
    let standards = match bundle.purpose() {
        Purpose::Reading => "--pdf-standard ua-1,a-3a ",
        Purpose::Printing => "",
    };
    format!(
        "typst compile --root . --ignore-system-fonts --ignore-embedded-fonts --font-path fonts \
         --features a11y-extras {standards}--creation-timestamp {midnight} \
         {inputs}{entry} {pdf}"
    )
}

fn read_me(bundle: &Bundle) -> String {
    let root = root_name(bundle);
    let command = official_command(bundle);
    let watch = command.replacen("typst compile", "typst watch", 1);
    format!(
        "# {title}\n\
         \n\
         Ce dossier a été écrit par `rapport export --bundle`. Il contient tout ce dont le \
         document est fait : modèles, polices, données, graphiques, textes, images. Il ne \
         demande ni `rapport` ni réseau.\n\
         \n\
         ## Voir et modifier\n\
         \n\
         Ouvrir ce dossier dans VS Code avec l'extension Tinymist, puis le fichier `{root}` : les \
         réglages du dossier disent où sont les polices. Un autre éditeur Typst doit les apprendre \
         (dossier `fonts`) : sans elles, les pages restent blanches. En ligne de commande, avec Typst 0.15.1, depuis ce dossier :\n\
         \n\
         ```sh\n\
         {command}\n\
         ```\n\
         \n\
         et, pour voir chaque enregistrement :\n\
         \n\
         ```sh\n\
         {watch}\n\
         ```\n\
         \n\
         ## Ce qui peut être modifié\n\
         \n\
         - `templates/` : la mise en page. Pour la garder, copier ce dossier à côté de l'édition.\n\
         - `donnees.json`, `graphiques/`, `tables/`, `textes/` : écrits par `rapport` à partir de \
         l'édition. Les corriger là-bas : ici, ils seront remplacés au prochain export.\n",
        title = bundle.title,
    )
}
