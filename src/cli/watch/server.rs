//! What the browser asks for: the page of the preview, the state as it changes, the pages of the
//! document, and where a point of one comes from. What a click approves or closes is written.

use std::convert::Infallible;
use std::io::Error;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query, State as Extract};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware;
use axum::response::sse::{Event, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use axum::routing::{get, post};
use serde::Deserialize;
use tokio::sync::watch::Receiver;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::Latest;
use super::deeds::{self, Deed};
use super::doors::Doors;
use super::guard::guard;
use crate::cli::{Stop, ticks};
use crate::compile::preview::State;

/// After how long a browser that lost the preview asks for it again.
const RETRY: Duration = Duration::from_millis(400);
/// Bytes of what a click asks for.
const LONGEST: usize = 64 * 1024;
/// The page itself, part of the program.
const PAGE: [(&str, &str, &str); 6] = [
    ("/", "text/html; charset=utf-8", include_str!("page/apercu.html")),
    ("/apercu.css", "text/css; charset=utf-8", include_str!("page/apercu.css")),
    ("/apercu.js", "text/javascript; charset=utf-8", include_str!("page/apercu.js")),
    ("/dessins.js", "text/javascript; charset=utf-8", include_str!("page/dessins.js")),
    ("/faire.js", "text/javascript; charset=utf-8", include_str!("page/faire.js")),
    ("/relecture.js", "text/javascript; charset=utf-8", include_str!("page/relecture.js")),
];

/// Answers for as long as the program runs.
pub(super) fn serve(
    listener: TcpListener,
    port: u16,
    edition: PathBuf,
    document: String,
    latest: Receiver<Latest>,
) -> Result<(), Stop> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let served = runtime.and_then(|runtime| {
        listener.set_nonblocking(true)?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(Doors::new(listener), router(port, edition, document, latest)).await
        })
    });
    served.map_err(|error: Error| {
        Stop::Usage(format!("l'aperçu s'est arrêté ({})", crate::cli::paths::reason(&error)))
    })
}

fn router(port: u16, edition: PathBuf, document: String, latest: Receiver<Latest>) -> Router {
    let edition = Arc::new(edition);
    let (worked_on, document) = (edition.clone(), Arc::new(document));
    let mut router = Router::new();
    for (path, kind, text) in PAGE {
        router = router.route(path, get(move || async move { ([(CONTENT_TYPE, kind)], text) }));
    }
    router
        .route("/etat", get(events))
        .route("/page/{name}", get(page))
        .route("/page/{name}/depuis/{former}", get(patch))
        .route("/origine", get(origin))
        .route("/faire", post(move |asked| done(worked_on, document, asked)))
        .route(
            "/relecture",
            get(reading).post(move |latest, asked| read_again(edition, latest, asked)),
        )
        .layer(DefaultBodyLimit::max(LONGEST))
        .fallback(|| async { nothing_here() })
        .with_state(latest)
        .layer(middleware::from_fn_with_state(port, guard))
}

/// The state now, and each one that follows.
async fn events(
    Extract(latest): Extract<Receiver<Latest>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let states = WatchStream::new(latest).filter_map(|state| state);
    let events = states.map(|state| Ok(Event::default().retry(RETRY).data(state.to_json())));
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// A page by its name, as SVG.
async fn page(Extract(latest): Extract<Receiver<Latest>>, Path(name): Path<String>) -> Response {
    match now(&latest).as_ref().and_then(|state| state.page(&name)) {
        Some(page) => ([(CONTENT_TYPE, "image/svg+xml")], page.svg().to_owned()).into_response(),
        None => nothing_here(),
    }
}

/// What makes a page from the one that the browser shows, as JSON; `null` when the whole page is
/// to be asked for.
async fn patch(
    Extract(latest): Extract<Receiver<Latest>>,
    Path((name, former)): Path<(String, String)>,
) -> Response {
    let state = now(&latest);
    let page = state.as_ref().and_then(|state| state.page(&name));
    axum::Json(page.and_then(|page| page.patch_from(&former))).into_response()
}

/// A point of a page, in points from its upper left corner.
#[derive(Deserialize)]
struct Point {
    page: usize,
    x: f64,
    y: f64,
}

/// Where what is printed at a point comes from, as JSON; `null` for an empty place.
async fn origin(
    Extract(latest): Extract<Receiver<Latest>>,
    Query(point): Query<Point>,
) -> Response {
    let Some(state) = now(&latest) else { return nothing_here() };
    axum::Json(state.origin(point.page, point.x, point.y)).into_response()
}

/// The figures and the texts, with what is approved of them, as JSON.
async fn reading(Extract(latest): Extract<Receiver<Latest>>) -> Response {
    axum::Json(now(&latest).map(|state| state.ticks())).into_response()
}

/// What a click writes.
#[derive(Deserialize)]
#[serde(tag = "action", rename_all = "lowercase", deny_unknown_fields)]
enum Asked {
    /// Somebody approves a figure or a text, as it was shown.
    Valider { nom: String, marque: String, par: String },
    /// Nothing more is to be done about the comment of this rank, which said this.
    Clore { rang: usize, texte: String },
}

/// Writes what a click asks for, if what was shown still stands in the files.
async fn read_again(
    edition: Arc<PathBuf>,
    Extract(latest): Extract<Receiver<Latest>>,
    axum::Json(asked): axum::Json<Asked>,
) -> Response {
    let Some(state) = now(&latest) else { return nothing_here() };
    let changed = || Stop::Usage("ce n'est plus ce qui était montré : recommencez".to_owned());
    let done = match asked {
        Asked::Valider { nom, marque, par } => state
            .as_marked(&nom, &marque)
            .ok_or_else(changed)
            .and_then(|of| ticks::approve(&edition, &[of], &par)),
        Asked::Clore { rang, texte } => {
            let input = state.shown.as_ref().map(|shown| &shown.prepared.input);
            let comment = input.zip(rang.checked_sub(1));
            let comment =
                comment.and_then(|(input, rank)| Some((input, input.comments.get(rank)?)));
            comment
                .filter(|(_, comment)| comment.text == texte)
                .ok_or_else(changed)
                .and_then(|(input, comment)| ticks::close(&edition, comment, &input.sources))
        }
    };
    match done {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(Stop::Usage(why)) => (StatusCode::CONFLICT, why).into_response(),
        Err(Stop::Data) => StatusCode::CONFLICT.into_response(),
    }
}

/// Does what a button asks for, beside the answers to others; what came of it, as JSON.
async fn done(
    edition: Arc<PathBuf>,
    document: Arc<String>,
    axum::Json(deed): axum::Json<Deed>,
) -> Response {
    let run = move || deeds::run(&edition, &document, deed);
    match tokio::task::spawn_blocking(run).await {
        Ok(outcome) => axum::Json(outcome).into_response(),
        Err(_) => StatusCode::CONFLICT.into_response(),
    }
}

fn now(latest: &Receiver<Latest>) -> Option<Arc<State>> {
    latest.borrow().clone()
}

fn nothing_here() -> Response {
    (StatusCode::NOT_FOUND, "Il n'y a rien à cette adresse.\n").into_response()
}
