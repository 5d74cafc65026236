//! Wrong usage, said in French.

use std::ffi::OsString;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::Arguments;
use super::words::{exported, meant};
use super::{Stop, output};
use crate::language::suggest;

/// Shows help or the version, or says what is wrong with the command.
pub(super) fn show(error: &clap::Error, words: &[OsString]) -> Result<(), Stop> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::result(&error.render().to_string())
        }
        kind => {
            let said = led(kind, error, words).unwrap_or_else(|| sentence(kind, error));
            Err(Stop::Usage(format!("{said}\n{}", usage(words))))
        }
    }
}

/// How the command is used that the words begin with, and where it is explained.
fn usage(words: &[OsString]) -> String {
    let mut program = Arguments::command();
    program.build();
    let words = words.iter().skip(1).filter_map(|word| word.to_str());
    let known = |word: &str| program.find_subcommand(word).filter(|one| !one.is_hide_set());
    let Some(mut command) = words.into_iter().find_map(known).cloned() else {
        return "« rapport --aide » montre l'usage.".to_owned();
    };
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ");
    format!("Usage : {usage}\n« rapport {} --aide » l'explique.", command.get_name())
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
        // Of the program, and not of one of its commands.
        ErrorKind::UnknownArgument if ["--version", "-V"].contains(&argument.as_str()) => {
            "« rapport --version » dit la version".to_owned()
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
