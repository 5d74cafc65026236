//! Profiles as they are read: ours, those of an edition, and those that complete one of ours.

use include_dir::{Dir, include_dir};

use super::Profile;
use crate::language::suggest;

/// Those that travel in the program.
static OURS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/import/profiles");

/// The key by which a profile of an edition takes the rest from one of ours.
const EXTENDS: &str = "etend";

/// All profiles, those of the edition first.
///
/// # Errors
///
/// Which profile of the edition cannot be read, and why.
pub fn all(own: &[(String, String)]) -> Result<Vec<Profile>, String> {
    let mut profiles = Vec::new();
    for (name, text) in own {
        let profile = parse(name, text).map_err(|reason| {
            format!("le profil « profils/{name}.toml » ne peut pas être lu : {reason}")
        })?;
        profiles.push(profile);
    }
    let mut ours: Vec<_> = OURS.files().collect();
    ours.sort_by_key(|file| file.path());
    for file in ours {
        let name = file.path().file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let is_replaced = profiles.iter().any(|profile: &Profile| profile.id == name);
        if !is_replaced && let Some(text) = file.contents_utf8() {
            profiles.extend(parse(name, text));
        }
    }
    Ok(profiles)
}

/// The tool's own profiles.
pub fn ours() -> Vec<Profile> {
    all(&[]).unwrap_or_default()
}

fn parse(name: &str, text: &str) -> Result<Profile, String> {
    let fault = |error: toml::de::Error| {
        let line = error
            .span()
            .map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        format!(
            "ligne {line}, une clé manque, est inconnue ou n'a pas la forme attendue ({})",
            error.message()
        )
    };
    let mut written: toml::Table = toml::from_str(text).map_err(fault)?;
    let mut profile: Profile = match written.remove(EXTENDS) {
        None => toml::from_str(text).map_err(fault)?,
        Some(extended) => {
            let extended = extended.as_str().unwrap_or_default().to_owned();
            let file = OURS.get_file(format!("{extended}.toml"));
            let Some(text) = file.and_then(|file| file.contents_utf8()) else {
                let ours: Vec<String> = names().collect();
                let ours: Vec<&str> = ours.iter().map(String::as_str).collect();
                let help = suggest::help(&extended, &ours, "profils de l'outil");
                return Err(format!("« {extended} » n'est pas un profil à compléter ; {help}"));
            };
            let mut whole: toml::Table = toml::from_str(text).map_err(fault)?;
            complete(&mut whole, written);
            whole.try_into().map_err(fault)?
        }
    };
    name.clone_into(&mut profile.id);
    profile.rename();
    Ok(profile)
}

/// What an edition's profile says takes the place of what the tool's says, key by key.
fn complete(whole: &mut toml::Table, written: toml::Table) {
    for (key, value) in written {
        match (whole.get_mut(&key), value) {
            // A heading, a column or a filter is said as a whole.
            (Some(toml::Value::Table(there)), toml::Value::Table(more)) if !is_whole(&key) => {
                complete(there, more);
            }
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
}

/// Whether a table of a profile is one thing: where one column comes from.
fn is_whole(key: &str) -> bool {
    let by_key = [
        "reconnaitre",
        "detail",
        "colonnes",
        "comptes",
        "questionnaire",
        "seulement",
        "sauf",
        "usuel",
        "demander",
        "autres_noms",
    ];
    !by_key.contains(&key)
}

/// The names of the tool's own profiles.
fn names() -> impl Iterator<Item = String> {
    let stem = |file: &include_dir::File<'_>| Some(file.path().file_stem()?.to_str()?.to_owned());
    OURS.files().filter_map(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::catalogue;
    use crate::import::profile::Shape;

    #[test]
    fn each_profile_is_sound_and_fills_columns_of_its_table() {
        let profiles = all(&[]).expect("ours are sound");
        assert_eq!(profiles.len(), OURS.files().count(), "each file can be read");
        for profile in profiles {
            let declared = profile.declaration.as_deref().unwrap_or_default();
            for column in profile.colonnes.keys() {
                let known = match catalogue().find(&profile.table) {
                    Some(table) => table.index(column).is_some(),
                    None => declared.contains(&format!("\n{column} = {{")),
                };
                assert!(known, "{}: {column}", profile.id);
            }
            assert!(profile.verifie.len() > 20, "{} says on what it stands", profile.id);
            let is_any = matches!(profile.forme, Shape::Agenda | Shape::Libre);
            let known = &profile.reconnaitre;
            // The answers to a form have one heading that all have: when they were given.
            let is_any = is_any || profile.forme == Shape::Questionnaire;
            let is_known = is_any || known.colonnes.len() > 1 || known.fichier.is_some();
            assert!(is_known, "{} is known by its headings", profile.id);
        }
    }
}
