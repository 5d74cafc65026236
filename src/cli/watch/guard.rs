//! Who may ask the preview: the pages that it has itself given to a browser of this machine.
//!
//! A site elsewhere can send a browser to 127.0.0.1, under a name of its own if it likes. Its
//! requests are known by their `Host`, their `Origin` or their `Sec-Fetch-Site`.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What each answer tells the browser: load nothing from elsewhere, give nothing to others.
const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
];

/// Lets through what comes from here; the port is the preview's.
pub(super) async fn guard(State(port): State<u16>, request: Request<Body>, next: Next) -> Response {
    // What writes is asked for by a page, which says where it is from.
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let is_told = reads || request.headers().contains_key(ORIGIN);
    let mut response = if is_told && is_from_here(request.headers(), request.uri().path(), port) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "Cet aperçu ne répond qu'à ses propres pages.\n").into_response()
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

fn is_from_here(headers: &HeaderMap, path: &str, port: u16) -> bool {
    let only = |name: &HeaderName| {
        let mut values = headers.get_all(name).iter().map(|value| value.to_str().unwrap_or("?"));
        (values.next(), values.next().is_some())
    };
    let names = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    let ours = |host: &str| names.iter().any(|name| name.eq_ignore_ascii_case(host));
    let host = matches!(only(&HOST), (Some(host), false) if ours(host));
    let origin = match only(&ORIGIN) {
        (None, _) => true,
        (Some(origin), several) => !several && origin.strip_prefix("http://").is_some_and(ours),
    };
    // A link elsewhere may lead to the page itself: it is then opened, not read.
    let site = match headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or("?")) {
        None | Some("same-origin" | "none") => true,
        Some(_) => {
            path == "/" && headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate")
        }
    };
    host && origin && site
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pages_of_the_preview_may_ask() {
        for (headers, path, allowed) in [
            (&[("host", "127.0.0.1:4173")][..], "/page/a", true),
            (&[("host", "localhost:4173")], "/", true),
            (&[("host", "LOCALHOST:4173")], "/", true),
            (&[], "/", false),
            (&[("host", "127.0.0.1")], "/", false),
            (&[("host", "127.0.0.1:80")], "/", false),
            (&[("host", "exemple.fr:4173")], "/", false),
            (&[("host", "127.0.0.1.exemple.fr:4173")], "/", false),
            (&[("host", "localhost:4173"), ("host", "exemple.fr")], "/", false),
            (&[("host", "localhost:4173"), ("origin", "http://localhost:4173")], "/a", true),
            (&[("host", "localhost:4173"), ("origin", "http://exemple.fr")], "/a", false),
            (&[("host", "localhost:4173"), ("origin", "https://localhost:4173")], "/a", false),
            (&[("host", "localhost:4173"), ("origin", "http://localhost:3000")], "/a", false),
            (&[("host", "localhost:4173"), ("origin", "null")], "/a", false),
            (&[("host", "localhost:4173"), ("sec-fetch-site", "same-origin")], "/a", true),
            (&[("host", "localhost:4173"), ("sec-fetch-site", "none")], "/", true),
            (&[("host", "localhost:4173"), ("sec-fetch-site", "cross-site")], "/page/a", false),
            (&[("host", "localhost:4173"), ("sec-fetch-site", "same-site")], "/page/a", false),
            (
                &[
                    ("host", "localhost:4173"),
                    ("sec-fetch-site", "cross-site"),
                    ("sec-fetch-mode", "navigate"),
                ],
                "/",
                true,
            ),
        ] {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.append(*name, value.parse().unwrap());
            }
            assert_eq!(is_from_here(&map, path, 4173), allowed, "{headers:?} {path}");
        }
    }
}
