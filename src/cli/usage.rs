//! Wrong usage, said in French.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::{Arguments, HelpOptions};
use super::output;
use super::words::{exported, meant};
use crate::language::suggest;

/// `rapport aide`, `rapport help check`: what `--aide` shows.
pub(super) fn help(options: &HelpOptions) -> ExitCode {
    let words = ["rapport"].into_iter().chain(options.command.as_deref()).chain(["--aide"]);
    let words: Vec<OsString> = words.map(OsString::from).collect();
    match Arguments::try_parse_from(&words) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => show(&error, &words),
    }
}

/// Shows help, the version or what is wrong with the command, and how it ends.
pub(super) fn show(error: &clap::Error, words: &[OsString]) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            match output::result(&error.render().to_string()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(stop) => stop.exit_code(),
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::message(&error.render().to_string());
            ExitCode::from(2)
        }
        kind => {
            output::error_line(&format!(
                "{}\n« rapport --aide » montre l'usage.",
                led(kind, error, words).unwrap_or_else(|| sentence(kind, error))
            ));
            ExitCode::from(2)
        }
    }
}

/// Where words lead that another program would understand, or that name what one wants.
fn led(kind: ErrorKind, error: &clap::Error, words: &[OsString]) -> Option<String> {
    let word = |at: usize| words.get(at).and_then(|word| word.to_str());
    match kind {
        ErrorKind::InvalidSubcommand => {
            let Some(ContextValue::String(command)) = error.get(ContextKind::InvalidSubcommand)
            else {
                return None;
            };
            let said = meant(command)?;
            Some(format!("la commande « {command} » n'existe pas : {said}"))
        }
        // Without a folder, `rapport export` cannot know what is wanted.
        ErrorKind::MissingRequiredArgument
            if word(1).is_some_and(|it| ["export", "exporter"].contains(&it)) =>
        {
            let other = word(2).and_then(exported).unwrap_or("pour le PDF, « rapport compile »");
            Some(format!(
                "{other} ; « rapport export --bundle DOSSIER » écrit l'arbre des gabarits et des données"
            ))
        }
        _ => None,
    }
}

fn sentence(kind: ErrorKind, error: &clap::Error) -> String {
    let context = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    // A command and its other name are near the same slip: one of them is enough.
    let nearest = |kind: ContextKind, written: &str| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => suggest::nearest(written, texts.iter().map(String::as_str))
            .or(texts.last().map(String::as_str))
            .map(str::to_owned),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg);
    let value = context(ContextKind::InvalidValue);
    let command = context(ContextKind::InvalidSubcommand);
    let near = nearest(ContextKind::SuggestedSubcommand, &command)
        .or_else(|| nearest(ContextKind::SuggestedArg, &argument))
        .or_else(|| nearest(ContextKind::SuggestedValue, &value))
        .map(|text| format!(" ; vouliez-vous dire « {text} » ?"))
        .unwrap_or_default();
    match kind {
        ErrorKind::InvalidSubcommand => {
            format!("la commande « {command} » n'existe pas{near}")
        }
        ErrorKind::UnknownArgument => format!("l'argument « {argument} » n'est pas connu{near}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("« {argument} » attend une valeur"),
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue);
            format!("« {value} » n'est pas une valeur de « {argument} » (admises : {valid}){near}")
        }
        ErrorKind::ValueValidation => {
            format!("« {value} » n'est pas une valeur de « {argument} »")
        }
        ErrorKind::MissingRequiredArgument => format!("il manque « {argument} »"),
        ErrorKind::MissingSubcommand => "il manque une commande".to_owned(),
        ErrorKind::TooManyValues => format!("il y a une valeur de trop : « {value} »"),
        ErrorKind::ArgumentConflict => format!("« {argument} » ne va pas avec un autre argument"),
        ErrorKind::InvalidUtf8 => "un argument n'est pas du texte".to_owned(),
        _ => "la commande n'a pas la forme attendue".to_owned(),
    }
}
