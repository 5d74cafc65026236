//! Wrong usage, said in French.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::output;

/// Shows help, the version or what is wrong with the command, and how it ends.
pub(super) fn show(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::result(&error.render().to_string());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::message(&error.render().to_string());
            ExitCode::from(2)
        }
        kind => {
            output::error_line(&format!(
                "{}\n« rapport --aide » montre l'usage.",
                sentence(kind, error)
            ));
            ExitCode::from(2)
        }
    }
}

fn sentence(kind: ErrorKind, error: &clap::Error) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let near =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
            .map(context)
            .into_iter()
            .find(|text| !text.is_empty())
            .map(|text| format!(" ; vouliez-vous dire « {text} » ?"))
            .unwrap_or_default();
    match kind {
        ErrorKind::InvalidSubcommand => {
            format!(
                "la commande « {} » n'existe pas{near}",
                context(ContextKind::InvalidSubcommand)
            )
        }
        ErrorKind::UnknownArgument => format!("l'argument « {argument} » n'est pas connu{near}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("« {argument} » attend une valeur"),
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue);
            format!("« {value} » n'est pas une valeur de « {argument} » (admises : {valid}){near}")
        }
        ErrorKind::MissingRequiredArgument => format!("il manque « {argument} »"),
        ErrorKind::MissingSubcommand => "il manque une commande".to_owned(),
        ErrorKind::TooManyValues => format!("il y a une valeur de trop : « {value} »"),
        ErrorKind::ArgumentConflict => format!("« {argument} » ne va pas avec un autre argument"),
        ErrorKind::InvalidUtf8 => "un argument n'est pas du texte".to_owned(),
        _ => "la commande n'a pas la forme attendue".to_owned(),
    }
}
