//! `rapport watch`: the pages in a browser, made anew after each save.
//!
//! One thread watches the files and typesets; this one answers the browser. Between them stands
//! the last [`State`], which the browser is told of and asks about.

mod folders;
mod guard;
mod news;
mod server;
mod watcher;

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use tokio::sync::watch;

use self::folders::Folders;
use self::news::News;
use self::watcher::Watcher;
use super::args::WatchOptions;
use super::{Stop, compile, edition, machine, output, paths};
use crate::diagnostic::Diagnostics;
use crate::preview::{Session, State};
use crate::templates::Templates;

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
    let session = Session::new(&edition, &options.document, compile::source_date()?);
    let listener = listen(options.port)?;
    let port = listener.local_addr().map_err(|error| no_port(options.port, &error))?.port();
    let address = format!("http://127.0.0.1:{port}/");
    output::message(&format!(
        "Aperçu de « {} » ({}) ; Ctrl+C pour arrêter\n",
        edition.display(),
        options.document
    ));
    output::result(&format!("{address}\n"))?;
    if options.open && open::that_detached(&address).is_err() {
        output::message(&format!("aucun navigateur ne s'est ouvert : allez à {address}\n"));
    }
    let (sender, receiver) = watch::channel(None);
    let folders = Folders::new(&edition);
    thread::spawn(move || work(session, folders, &sender));
    server::serve(listener, port, receiver)
}

/// Looks at the edition after each change, for as long as the program runs.
fn work(mut session: Session, folders: Folders, latest: &watch::Sender<Latest>) {
    machine::share_the_work();
    let mut watcher = Watcher::new(folders);
    let mut news = News::default();
    let mut cause = None;
    loop {
        let start = Instant::now();
        let state = session.look();
        let duration = start.elapsed();
        latest.send_replace(Some(Arc::clone(&state)));
        output::message(&news.of(&state, cause.as_deref(), duration));
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
    Stop::Usage(format!(
        "l'aperçu ne peut pas écouter sur le port{port} ({reason}) : donnez-en un autre, par exemple --port 8080"
    ))
}

/// A path as it is shown: from the current folder when it stands under it.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(here).unwrap_or(path).display().to_string()
}
