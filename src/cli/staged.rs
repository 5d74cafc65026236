//! What is being written, beside where it will stand: a hidden file or folder under a name of its
//! own, locked for as long as its run lives. One that nobody holds is what a killed run has left.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

/// How the names begin and end; between them stand sixteen hexadecimal figures.
const BEGINNING: &str = ".rapport-";
const ENDING: &str = ".tmp";
const FIGURES: usize = 16;
/// Names that are tried, one after the other.
const TRIES: usize = 64;

/// A file or a folder that has not got its name yet. It goes away when it is dropped.
pub(super) struct Staged {
    path: PathBuf,
    /// Open and locked: this tells other runs that it is in use.
    held: Option<File>,
    renamed: bool,
}

impl Staged {
    /// A new file in a folder that exists.
    pub(super) fn file(folder: &Path) -> Result<Self> {
        Self::new(folder, |path| {
            OpenOptions::new().write(true).create_new(true).open(path).map(Some)
        })
    }

    /// A new folder in a folder that exists.
    pub(super) fn folder(folder: &Path) -> Result<Self> {
        // Windows opens no folder: there nothing tells a leftover from one in use, and it stays.
        Self::new(folder, |path| fs::create_dir(path).map(|()| File::open(path).ok()))
    }

    fn new(folder: &Path, create: impl Fn(&Path) -> Result<Option<File>>) -> Result<Self> {
        for _ in 0..TRIES {
            let path = folder.join(name());
            match create(&path) {
                // Where the system has no locks, what a killed run leaves stays.
                Ok(held) => match held.as_ref().map(File::try_lock) {
                    // Another run takes it for a leftover, or has done so, before it was locked.
                    Some(Err(TryLockError::WouldBlock)) => {}
                    _ if path.symlink_metadata().is_err() => {}
                    _ => return Ok(Self { path, held, renamed: false }),
                },
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::from(ErrorKind::AlreadyExists))
    }

    /// Writes the file and puts it on the disk, with the mode and the owner of the one whose place
    /// it takes.
    pub(super) fn write(&self, bytes: &[u8], former: Option<&Metadata>) -> Result<()> {
        let Some(mut file) = self.held.as_ref() else { return Ok(()) };
        file.write_all(bytes)?;
        if let Some(former) = former {
            file.set_permissions(former.permissions())?;
            keep_owner(file, former);
        }
        file.sync_all()
    }

    /// Writes files into the folder, and puts them on the disk.
    pub(super) fn fill<'a>(&self, files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<()> {
        let mut folders = BTreeSet::from([self.path.clone()]);
        for (path, bytes) in files {
            let path = self.path.join(path);
            let inner = folder_of(&path);
            fs::create_dir_all(inner)?;
            if path.to_string_lossy().ends_with('/') {
                fs::create_dir_all(&path)?;
                continue;
            }
            folders.extend(inner.ancestors().take_while(|it| *it != self.path).map(PathBuf::from));
            let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
            file.write_all(bytes)?;
            file.sync_all()?;
        }
        folders.iter().for_each(|folder| settle(folder));
        Ok(())
    }

    /// Where it stands until then.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name.
    pub(super) fn rename(mut self, target: &Path) -> Result<()> {
        fs::rename(&self.path, target)?;
        self.renamed = true;
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if self.renamed {
            return;
        }
        // First out of the folder, then out of our hands: nobody takes it for a leftover.
        let _ = fs::remove_file(&self.path).or_else(|_| fs::remove_dir_all(&self.path));
        self.held = None;
    }
}

/// The folder that a file stands in.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Takes away what killed runs have left in a folder: what bears such a name, is no link, and is
/// held by nobody.
pub(super) fn clean(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(std::result::Result::ok) {
        let ours = entry.file_name().to_str().is_some_and(is_ours);
        let Ok(kind) = entry.file_type() else { continue };
        if !ours || !(kind.is_file() || kind.is_dir()) {
            continue;
        }
        let path = entry.path();
        let Ok(file) = File::open(&path) else { continue };
        // Locked by us until it is gone: a run that has just begun it tries another name.
        if file.try_lock().is_ok() {
            let _ = if kind.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        }
    }
}

/// Puts the names of a folder on the disk.
pub(super) fn settle(folder: &Path) {
    // Systems whose folders cannot be opened do it by themselves.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Whether the file stands under other names too.
pub(super) fn has_other_names(file: &Metadata) -> bool {
    #[cfg(unix)]
    let names = std::os::unix::fs::MetadataExt::nlink(file);
    #[cfg(not(unix))]
    let names = {
        let _ = file;
        1
    };
    names > 1
}

/// Leaves a file to the one whose it was, where the system lets us.
fn keep_owner(file: &File, former: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        if file.metadata().is_ok_and(|new| (new.uid(), new.gid()) != (former.uid(), former.gid())) {
            let _ = fchown(file, Some(former.uid()), Some(former.gid()));
            // The system takes some modes away when the owner changes.
            let _ = file.set_permissions(former.permissions());
        }
    }
    #[cfg(not(unix))]
    let _ = (file, former);
}

fn name() -> String {
    format!("{BEGINNING}{:016x}{ENDING}", RandomState::new().hash_one(std::process::id()))
}

/// Whether a name is one of those that are given here.
pub(super) fn is_ours(name: &str) -> bool {
    let figures = name.strip_prefix(BEGINNING).and_then(|rest| rest.strip_suffix(ENDING));
    figures.is_some_and(|it| it.len() == FIGURES && it.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_holds_is_taken_away_and_nothing_else() {
        let folder = tempfile::TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        let held = Staged::file(folder.path()).unwrap();
        let held_folder = Staged::folder(folder.path()).unwrap();
        for other in [".rapport-x.tmp", "rapport-0123456789abcdef.tmp", ".a.pdf.12.tmp", "a.pdf"] {
            fs::write(at(other), "").unwrap();
        }
        fs::write(at(".rapport-0123456789abcdef.tmp"), "half").unwrap();
        fs::create_dir_all(at(".rapport-00000000000000ff.tmp/textes")).unwrap();
        clean(folder.path());
        assert!(!at(".rapport-0123456789abcdef.tmp").exists());
        assert!(!at(".rapport-00000000000000ff.tmp").exists());
        assert!(held.path.exists() && held_folder.path.exists());
        drop((held, held_folder));
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 4);
    }

    #[test]
    fn a_name_is_short_and_known() {
        assert!(is_ours(&name()) && name() != name());
        assert!(name().len() < 40);
    }
}
