//! `rapport watch`: the pages in a browser, made anew after each save.
//!
//! One thread watches the files and typesets; this one answers the browser. Between them stands
//! the last [`State`], which the browser is told of and asks about.

mod deeds;
mod doors;
mod folders;
mod guard;
mod looks;
mod news;
mod resume;
mod server;
mod watcher;

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Instant;

use tokio::sync::watch;

use self::folders::Folders;
use self::looks::Looks;
use self::news::News;
use self::resume::Resume;
use self::watcher::Watcher;
use super::args::WatchOptions;
use super::{Stop, compile, day, edition, machine, output, paths};
use crate::compile::preview::{Session, State};
use crate::design::templates::Templates;
use crate::diagnostic::Diagnostics;

/// Where the preview is looked for first. A browser's tab finds it there again after a restart.
const USUAL_PORT: u16 = 4173;
/// Other ports that are tried when the usual one is taken: another edition may be in sight.
const OTHER_PORTS: u16 = 20;

/// The last state, once there is one.
type Latest = Option<Arc<State>>;

pub(super) fn run(options: &WatchOptions) -> Result<(), Stop> {
    machine::expect_much();
    let edition = edition(options.edition.as_deref())?;
    let templates = Templates::of(&edition, &mut Diagnostics::default());
    compile::known_document(&templates, &options.document)?;
    let session = Session::new(&edition, &options.document, day::source_date()?);
    let resumed = Resume::taken();
    let asked = resumed.as_ref().map(|it| it.port).or(options.port);
    let listener = listen(asked)?;
    let port = listener.local_addr().map_err(|error| no_port(asked, &error))?.port();
    if resumed.is_none() {
        greet(options, &edition, &format!("http://127.0.0.1:{port}/"))?;
    }
    let (sender, receiver) = watch::channel(None);
    let written = edition.clone();
    let looks = Looks { edition, document: options.document.clone(), port, ..Looks::default() };
    let folders = Folders::new(&looks.edition);
    let interrupted = resumed.and_then(|it| it.interruption(resume::print_of(&folders)));
    let session = session.guarded(looks.guard(&folders), interrupted);
    thread::spawn(move || work(session, folders, &looks, &sender));
    server::serve(listener, port, written, options.document.clone(), receiver)
}

/// Says where the preview is.
fn greet(options: &WatchOptions, edition: &Path, address: &str) -> Result<(), Stop> {
    output::message(&format!(
        "Aperçu de « {} » ({}) ; Ctrl+C pour arrêter\n",
        edition.display(),
        options.document
    ));
    output::result(&format!("{address}\n"))?;
    if options.open && open::that_detached(address).is_err() {
        output::message(&format!("aucun navigateur ne s'est ouvert : allez à {address}\n"));
    }
    Ok(())
}

/// Looks at the edition after each change, for as long as the program runs.
fn work(mut session: Session, folders: Folders, looks: &Looks, latest: &watch::Sender<Latest>) {
    machine::share_the_work();
    let of_files = folders.clone();
    let mut watcher = Watcher::new(folders);
    let mut news = News::new(output::is_simple());
    let mut cause = None;
    loop {
        looks.files.store(resume::print_of(&of_files), Ordering::Relaxed);
        let start = Instant::now();
        let state = session.look();
        let duration = start.elapsed();
        looks.last.store(duration.as_millis() as u64, Ordering::Relaxed);
        latest.send_replace(Some(Arc::clone(&state)));
        output::styled(&news.of(&state, cause.as_deref(), duration));
        drop(state);
        session.rest();
        cause = watcher.wait();
    }
}

/// Only this machine is listened to.
fn listen(asked: Option<u16>) -> Result<TcpListener, Stop> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match asked {
        Some(port) => bind(port).map_err(|error| no_port(asked, &error)),
        None => (USUAL_PORT..=USUAL_PORT + OTHER_PORTS)
            .find_map(|port| bind(port).ok())
            .map_or_else(|| bind(0), Ok)
            .map_err(|error| no_port(asked, &error)),
    }
}

fn no_port(asked: Option<u16>, error: &std::io::Error) -> Stop {
    let port = asked.map(|port| format!(" {port}")).unwrap_or_default();
    let reason = paths::reason(error);
    let advice = match error.kind() {
        ErrorKind::AddrInUse | ErrorKind::PermissionDenied => {
            " : donnez-en un autre, par exemple --port 8080"
        }
        _ => "",
    };
    Stop::Usage(format!("l'aperçu ne peut pas écouter sur le port{port} ({reason}){advice}"))
}

/// A path as it is shown: from the current folder when it stands under it.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).display().to_string()
}
