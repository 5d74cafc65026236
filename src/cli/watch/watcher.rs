//! Waits until a file of the edition is written, renamed or taken away.
//!
//! The system tells it at once; the files are also looked at from time to time, since shared
//! drives tell nothing, and a folder that was moved away and back is another one for the system.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::folders::{Folders, Prints};
use super::shown;

/// How long the files must be left alone before they are read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(12);
/// The same after a file was closed or renamed: its editor has done with it.
const BREATH: Duration = Duration::from_millis(2);
/// How long that is waited for at most.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often the files are looked at when nothing is heard.
const LOOK: Duration = Duration::from_millis(800);
/// Looking takes at most this part of the time: a slow drive is looked at less often.
const SHARE: u32 = 20;

/// Waits for changes in some folders.
pub(super) struct Watcher {
    folders: Folders,
    heard: Receiver<notify::Result<Event>>,
    sender: Sender<notify::Result<Event>>,
    /// `None` where the system cannot tell.
    system: Option<RecommendedWatcher>,
    seen: Prints,
    pause: Duration,
}

/// What is known of a change.
#[derive(Default)]
struct Change {
    path: Option<PathBuf>,
    /// One of the folders has come, gone or been renamed.
    moved: bool,
    /// The last that was heard is the end of a save.
    ended: bool,
}

impl Watcher {
    /// A change after this is not missed.
    pub(super) fn new(folders: Folders) -> Self {
        let (sender, heard) = channel();
        let seen = folders.prints();
        let mut watcher = Self { folders, heard, sender, system: None, seen, pause: LOOK };
        watcher.listen();
        watcher
    }

    /// Waits for a change, and for its end. Answers the file, if it is known.
    pub(super) fn wait(&mut self) -> Option<String> {
        let change = self.next_change();
        if change.moved {
            self.listen();
        }
        self.look();
        change.path.as_deref().map(shown)
    }

    fn next_change(&mut self) -> Change {
        loop {
            match self.heard.recv_timeout(self.pause) {
                Ok(event) => {
                    if let Some(change) = self.understood(event) {
                        return self.until_quiet(change);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(path) = self.look() {
                        // The system should have reported it: it may be listening to a folder that
                        // is no longer there.
                        return Change { path: Some(path), moved: true, ended: true };
                    }
                }
                // The sender is ours: this cannot be.
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(self.pause),
            }
        }
    }

    fn until_quiet(&self, mut change: Change) -> Change {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let pause = if change.ended { BREATH } else { QUIET };
            let Ok(event) = self.heard.recv_timeout(pause) else { break };
            if let Some(next) = self.understood(event) {
                change.moved |= next.moved;
                change.ended = next.ended;
                change.path = next.path.or(change.path);
            } else if start.elapsed() > QUIET {
                // Others that read the files are no reason to wait on.
                break;
            }
        }
        change
    }

    fn understood(&self, event: notify::Result<Event>) -> Option<Change> {
        // The system has lost count: anything may have changed.
        let unknown = Change { path: None, moved: true, ended: false };
        let Ok(event) = event else { return Some(unknown) };
        if event.need_rescan() {
            return Some(unknown);
        }
        let ended = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
            // Somebody reads.
            EventKind::Access(_) => return None,
            EventKind::Modify(ModifyKind::Name(_)) => true,
            _ => false,
        };
        let path = event.paths.iter().rev().find(|path| self.folders.concern(path))?;
        let moved = event.paths.iter().any(|path| self.folders.moves(path));
        Some(Change { path: Some(path.clone()), moved, ended })
    }

    /// Looks at the files; answers the first that differs from before.
    fn look(&mut self) -> Option<PathBuf> {
        let start = Instant::now();
        let now = self.folders.prints();
        self.pause = LOOK.max(start.elapsed() * SHARE);
        let former = std::mem::replace(&mut self.seen, now);
        let written = self.seen.iter().find(|(path, print)| former.get(*path) != Some(print));
        let gone = || former.keys().find(|path| !self.seen.contains_key(*path)).cloned();
        written.map(|(path, _)| path.clone()).or_else(gone)
    }

    /// Asks the system to tell what happens in the folders that exist now.
    fn listen(&mut self) {
        self.system = None;
        let Ok(mut system) = notify::recommended_watcher(self.sender.clone()) else { return };
        // A folder that is not there, or that the system refuses, is looked at from time to time.
        for folder in self.folders.whole.iter().filter(|folder| folder.is_dir()) {
            let _ = system.watch(folder, RecursiveMode::Recursive);
        }
        for folder in self.folders.parents.iter().filter(|folder| folder.is_dir()) {
            let _ = system.watch(folder, RecursiveMode::NonRecursive);
        }
        self.system = Some(system);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    type Act<'a> = &'a dyn Fn();

    /// An edition that is watched; each change that is noticed arrives on the channel.
    fn watched() -> (tempfile::TempDir, mpsc::Receiver<Option<String>>) {
        let root = tempfile::tempdir().unwrap();
        for folder in ["data/2021/textes", "data/2020", "templates/pages"] {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for file in ["data/2021/a.csv", "data/2021/textes/a.typ", "templates/pages/a.typ"] {
            fs::write(root.path().join(file), "avant").unwrap();
        }
        let mut watcher = Watcher::new(Folders::new(&root.path().join("data/2021")));
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || while sender.send(watcher.wait()).is_ok() {});
        (root, receiver)
    }

    /// All that is noticed until nothing more is for a while.
    fn noticed(receiver: &mpsc::Receiver<Option<String>>, what: &str) -> String {
        let first = receiver.recv_timeout(Duration::from_secs(30));
        let mut paths = vec![first.unwrap_or_else(|_| panic!("{what} was not noticed"))];
        while let Ok(next) = receiver.recv_timeout(Duration::from_millis(250)) {
            paths.push(next);
        }
        paths.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_way_to_save_is_noticed() {
        let (root, receiver) = watched();
        let at = |path: &str| root.path().join(path);
        let steps: [(&str, &str, Act); 9] = [
            ("a table that is written", "a.csv", &|| {
                fs::write(at("data/2021/a.csv"), "après").unwrap();
            }),
            ("an editor that saves by rename", "a.typ", &|| {
                fs::write(at("data/2021/textes/.a.typ.tmp"), "après").unwrap();
                fs::rename(at("data/2021/textes/.a.typ.tmp"), at("data/2021/textes/a.typ"))
                    .unwrap();
            }),
            ("an editor that keeps the former file", "a.typ", &|| {
                fs::rename(at("templates/pages/a.typ"), at("templates/pages/a.typ~")).unwrap();
                fs::write(at("templates/pages/a.typ"), "après").unwrap();
            }),
            ("a new folder and its file", "images", &|| {
                fs::create_dir(at("data/2021/images")).unwrap();
                fs::write(at("data/2021/images/photo.jpg"), "x").unwrap();
            }),
            ("a file in a folder made before", "autre.jpg", &|| {
                fs::write(at("data/2021/images/autre.jpg"), "x").unwrap();
            }),
            ("a file that is deleted", "a.csv", &|| {
                fs::remove_file(at("data/2021/a.csv")).unwrap();
            }),
            ("last year's table", "b.csv", &|| {
                fs::write(at("data/2020/b.csv"), "x").unwrap();
            }),
            ("the templates taken away", "templates", &|| {
                fs::rename(at("templates"), at("gabarits")).unwrap();
            }),
            ("and brought back", "templates", &|| {
                fs::rename(at("gabarits"), at("templates")).unwrap();
            }),
        ];
        for (what, name, act) in steps {
            act();
            let path = noticed(&receiver, what);
            assert!(path.contains(name), "{what}: « {path} »");
        }
    }

    #[test]
    fn a_folder_that_was_moved_away_and_back_is_watched_as_before() {
        let (root, receiver) = watched();
        let (home, away) = (root.path().join("data/2021"), root.path().join("ailleurs"));
        fs::rename(&home, &away).unwrap();
        noticed(&receiver, "the folder that went");
        fs::rename(&away, &home).unwrap();
        noticed(&receiver, "the folder that came back");
        fs::write(home.join("textes/a.typ"), "plus tard").unwrap();
        assert!(noticed(&receiver, "a text in it").contains("a.typ"));
    }

    #[test]
    fn the_whole_project_may_go_and_come_back() {
        let (root, receiver) = watched();
        let (home, away) = (root.path().join("data"), root.path().join("rangé"));
        fs::rename(&home, &away).unwrap();
        noticed(&receiver, "the folder that went");
        fs::rename(&away, &home).unwrap();
        noticed(&receiver, "the folder that came back");
        fs::write(home.join("2021/a.csv"), "plus tard").unwrap();
        assert!(noticed(&receiver, "a table in it").contains("a.csv"));
    }

    #[test]
    fn a_look_finds_what_the_system_does_not_tell() {
        let root = tempfile::tempdir().unwrap();
        let edition = root.path().join("data/2021");
        fs::create_dir_all(&edition).unwrap();
        let mut watcher = Watcher::new(Folders::new(&edition));
        watcher.system = None;
        assert_eq!(watcher.look(), None);
        fs::write(edition.join("a.csv"), "x").unwrap();
        assert!(watcher.look().is_some_and(|path| path.ends_with("a.csv")));
        assert_eq!(watcher.look(), None);
        fs::remove_file(edition.join("a.csv")).unwrap();
        assert!(watcher.look().is_some_and(|path| path.ends_with("a.csv")));
    }
}
