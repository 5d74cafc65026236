//! The files as they were before the last corrections, beside the edition until the next ones.

use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::files::{Written, read};
use crate::cli::{Stop, output};
use crate::language::hash;

/// Hidden: nothing in it is read as a part of the edition.
const FOLDER: &str = ".avant-corrections";
/// Which files were written, and the number of what each became.
const LIST: &str = "ecrits.txt";

/// Keeps the former bytes of files that are about to be written, in the place of those of the
/// corrections before.
pub(super) fn keep(edition: &Path, files: &[Written]) -> Result<(), Stop> {
    let folder = edition.join(FOLDER);
    clear(&folder)?;
    let mut list = String::new();
    for file in files {
        let _ = writeln!(list, "{:016x}\t{}", hash::stable(&file.new.bytes), file.path);
    }
    let copies: Vec<(PathBuf, &[u8])> = files
        .iter()
        .map(|file| (folder.join(&file.path), file.former.as_slice()))
        .chain([(folder.join(LIST), list.as_bytes())])
        .collect();
    let copies: Vec<(&Path, &[u8])> =
        copies.iter().map(|(path, it)| (path.as_path(), *it)).collect();
    output::write_all(&copies)
}

/// Puts the former files back; none of them, where one has changed since.
pub(super) fn put_back(edition: &Path) -> Result<(), Stop> {
    let folder = edition.join(FOLDER);
    let list = match fs::read_to_string(folder.join(LIST)) {
        Ok(list) => list,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(Stop::Usage("il n'y a pas de corrections à annuler".to_owned()));
        }
        Err(error) => return Err(output::fault(&folder.join(LIST), "lu", &error)),
    };
    let (mut files, mut changed) = (Vec::new(), Vec::new());
    for (number, path) in list.lines().filter_map(|line| line.split_once('\t')) {
        let inside =
            Path::new(path).components().all(|it| matches!(it, std::path::Component::Normal(_)));
        let former = if inside { read(&folder, path)? } else { None };
        let Some(former) = former else { continue };
        let now = read(edition, path)?;
        let is_ours = now
            .as_ref()
            .is_some_and(|it| format!("{:016x}", hash::stable(it)) == number || *it == former);
        match is_ours {
            true => files.push((edition.join(path), former)),
            false => changed.push(format!("« {path} »")),
        }
    }
    if !changed.is_empty() {
        return Err(Stop::Usage(format!(
            "{} a changé depuis les corrections, et rien n'est remis : les fichiers d'avant sont dans « {} »",
            changed.join(", "),
            folder.display()
        )));
    }
    let former: Vec<(&Path, &[u8])> =
        files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice())).collect();
    output::write_all(&former)?;
    for (path, _) in &files {
        output::result(&format!("{}\n", path.display()))?;
    }
    clear(&folder)
}

/// Takes the folder away; a link is no folder of ours.
fn clear(folder: &Path) -> Result<(), Stop> {
    let removed = match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(folder),
        Ok(_) => fs::remove_file(folder),
        Err(_) => Ok(()),
    };
    removed.map_err(|error| output::fault(folder, "retiré", &error))
}
