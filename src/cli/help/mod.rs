//! `rapport aide`: the help of a command, the guide and what is drawn from it, completions and
//! pages for `man`.

mod guide;
mod manual;
mod wrapped;

use std::ffi::OsString;
use std::fmt::Write;
use std::path::Path;

use clap::Parser;

use super::args::{Arguments, HelpOptions};
use super::{Stop, completion, output, templates_here, usage};
use crate::import::profile;
use crate::language::suggest;

pub(super) fn run(options: &HelpOptions) -> Result<(), Stop> {
    let detail = options.detail.as_deref();
    let subject = options.subject.as_deref();
    let asked = subject.map(suggest::name_key);
    let page = |text: &str| output::result(&wrapped::for_terminal(text));
    match (asked.as_deref(), detail) {
        (Some("guide"), None) => page(&guide::text()),
        (Some("taches"), None) => page(&guide::tasks()),
        (Some("textes"), None) => page(&texts()),
        (Some("profils"), None) => page(&guide::profiles(&profile::ours())),
        (Some("completion"), Some(shell)) => match completion::script(shell) {
            Ok(script) => output::bytes(script.as_bytes()),
            Err(help) => Err(Stop::Usage(format!("« {shell} » n'est pas connu : {help}"))),
        },
        (Some("completion"), None) => Err(Stop::Usage(COMPLETION.to_owned())),
        (Some("man"), None) => output::bytes(&manual::main_page()),
        (Some("man"), Some(folder)) => manual::write(Path::new(folder)),
        (_, Some(detail)) => {
            Err(Stop::Usage(format!("« {detail} » est de trop : « rapport aide » suffit ici")))
        }
        (_, None) => command(subject),
    }
}

const COMPLETION: &str = "il manque le nom de votre interpréteur de commandes : bash, zsh, fish, powershell ou elvish. \
     Par exemple, pour bash : « rapport aide completion bash > ~/.local/share/bash-completion/completions/rapport »";

/// `rapport aide check`: what `rapport check --aide` shows.
fn command(name: Option<&str>) -> Result<(), Stop> {
    let words = ["rapport"].into_iter().chain(name).chain(["--aide"]);
    let words: Vec<OsString> = words.map(OsString::from).collect();
    match Arguments::try_parse_from(&words) {
        Ok(_) => Ok(()),
        Err(error) => usage::show(&error, &words),
    }
}

/// The functions of the texts, those of the edition's own templates included.
fn texts() -> String {
    let templates = templates_here();
    let mut text = "Ce que les fichiers de « textes » peuvent appeler. Tout s'écrit derrière un « # » ; les noms entre guillemets \
                    sont ceux de rapport.toml et des tables.\n\n".to_owned();
    for (_, command) in templates.commands().iter() {
        let _ = writeln!(text, "#{}\n    {}", command.call, command.summary);
        if let Some(example) = &command.example {
            let _ = writeln!(text, "    Par exemple : {example}");
        }
        text.push('\n');
    }
    text.push_str(
        "« rapport figures » donne les noms des chiffres ; « rapport watch --document galerie » montre le résultat de chacun, \
         vide, ordinaire et extrême.\n",
    );
    text
}
