//! `rapport watch` as a browser sees it, over a plain socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::edition::Edition;

/// Far more than anything takes, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(60);

/// The running tool; it ends with the test.
pub struct Watch {
    process: Child,
    port: u16,
}

impl Watch {
    fn of(edition: &Edition, arguments: &[&str]) -> Self {
        let mut process = Command::new(assert_cmd::cargo::cargo_bin("rapport"))
            .arg("watch")
            .args(arguments)
            .current_dir(edition.root())
            .env("NO_COLOR", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the tool runs");
        let mut address = String::new();
        let stdout = process.stdout.take().expect("it is piped");
        BufReader::new(stdout).read_line(&mut address).expect("the address is printed");
        let port =
            address.trim().strip_prefix("http://127.0.0.1:").expect("an address of this machine");
        let port = port.trim_end_matches('/').parse().expect("a port");
        Self { process, port }
    }

    pub fn start(edition: &Edition) -> Self {
        Self::of(edition, &["--port", "0"])
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a socket has a timeout");
        stream
    }

    /// Status, headers and body of an answer; `headers` are whole lines.
    fn ask(&self, path: &str, headers: &[&str]) -> (u16, String, String) {
        let mut stream = self.connect();
        let mut request = format!("GET {path} HTTP/1.1\r\nConnection: close\r\n");
        for header in headers {
            request.push_str(&format!("{header}\r\n"));
        }
        stream.write_all(format!("{request}\r\n").as_bytes()).expect("it reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        (status, head.to_lowercase(), body.to_owned())
    }

    /// Where the pages of the preview are from.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Status and body of the answer to JSON that is sent.
    pub fn post(&self, path: &str, origin: Option<&str>, json: &str) -> (u16, String) {
        let mut stream = self.connect();
        let origin = origin.map(|it| format!("Origin: {it}\r\n")).unwrap_or_default();
        let request = format!(
            "POST {path} HTTP/1.1\r\nConnection: close\r\nHost: 127.0.0.1:{}\r\n{origin}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{json}",
            self.port,
            json.len()
        );
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        (status, body.to_owned())
    }

    pub fn get(&self, path: &str) -> (u16, String, String) {
        self.ask(path, &[&format!("Host: 127.0.0.1:{}", self.port)])
    }

    /// The state now, if the preview answers.
    pub fn state_now(&self) -> Option<Value> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
        let request = format!("GET /etat HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).ok()?;
        let mut lines = BufReader::new(stream).lines();
        let data = lines.find_map(|line| {
            line.map(|it| it.strip_prefix("data:").map(str::to_owned)).transpose()
        })?;
        serde_json::from_str(&data.ok()?).ok()
    }

    /// The states, as they come.
    pub fn states(&self) -> States {
        let mut stream = self.connect();
        let request = format!("GET /etat HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("it reads");
        States(BufReader::new(stream))
    }

    /// Ends the tool, and gives what it has said.
    fn said(mut self) -> String {
        let mut stderr = self.process.stderr.take().expect("it is piped");
        let _ = self.process.kill();
        let mut said = String::new();
        stderr.read_to_string(&mut said).expect("it is text");
        said
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub struct States(BufReader<TcpStream>);

impl States {
    pub fn next(&mut self) -> Value {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.0.read_line(&mut line).expect("a state comes in time");
            assert!(read > 0, "the stream goes on");
            if let Some(data) = line.strip_prefix("data:") {
                return serde_json::from_str(data).expect("a state is JSON");
            }
        }
    }

    /// The first state of which this is true.
    pub fn until(&mut self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..50 {
            let state = self.next();
            if holds(&state) {
                return state;
            }
        }
        panic!("{what} did not come")
    }
}

/// Whether the tool, run with these words, shows pages.
pub fn shows_pages(edition: &Edition, arguments: &[&str]) -> bool {
    let watch = Watch::of(edition, arguments);
    !names(&watch.states().next()).is_empty()
}

fn names(state: &Value) -> Vec<&str> {
    let pages = state["pages"].as_array().expect("a list");
    pages.iter().map(|page| page["name"].as_str().expect("a name")).collect()
}

#[test]
fn saves_reach_the_browser_and_errors_leave_the_pages() {
    let edition = Edition::new();
    let watch = Watch::start(&edition);
    let mut states = watch.states();
    let first = states.next();
    assert_eq!(
        (first["current"].as_bool(), first["title"].as_str()),
        (Some(true), Some("Rapport d'activité 2021"))
    );
    assert!(first["baseline"]["step"].as_f64().is_some_and(|step| step > 1.0));

    edition.edit("evenements.csv", "Agora", "Forum");
    let edited = states.until("the edited title", |state| names(state) != names(&first));
    let changed = edited["changed"].as_array().expect("a list").len();
    assert!(changed > 0 && changed < names(&edited).len(), "{changed}");

    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    let broken = states.until("the error", |state| state["errors"] == 1);
    assert_eq!((broken["current"].as_bool(), names(&broken)), (Some(false), names(&edited)));
    let error = &broken["reported"][0];
    assert_eq!(
        (error["code"].as_str(), error["at"].as_str()),
        (Some("date-impossible"), Some("evenements.csv:2"))
    );
    assert_eq!(
        (error["excerpt"]["marked"].as_str(), error["excerpt"]["cell"].as_str()),
        (Some("31/02/2021"), Some("B2"))
    );
    assert!(error["help"].is_string());

    // A browser that comes now sees the same, and the pages are still there.
    assert_eq!(watch.states().next(), broken);
    let (status, head, svg) = watch.get(&format!("/page/{}", names(&broken)[0]));
    assert_eq!(status, 200);
    assert!(head.contains("image/svg+xml") && svg.contains("<svg"), "{head}");

    edition.edit("evenements.csv", "31/02/2021", "05/02/2021");
    let mended = states.until("the mended date", |state| state["errors"] == 0);
    assert_eq!((mended["current"].as_bool(), names(&mended)), (Some(true), names(&edited)));

    drop(states);
    let said = watch.said();
    for words in
        ["date-impossible", "les pages d'avant restent", "evenements.csv : ", "1 erreur", " ms"]
    {
        assert!(said.contains(words), "« {words} » in {said}");
    }
}

#[test]
fn an_edition_that_goes_away_and_comes_back_is_followed() {
    let edition = Edition::new();
    let watch = Watch::start(&edition);
    let mut states = watch.states();
    let first = states.next();
    let (home, away) = (edition.path(""), edition.root().join("ailleurs"));
    std::fs::rename(&home, &away).expect("it can be moved");
    let gone = states.until("the error", |state| state["errors"] != 0);
    assert_eq!(names(&gone), names(&first));
    std::fs::rename(&away, &home).expect("it can be moved back");
    states.until("its return", |state| state["errors"] == 0);
    edition.edit("evenements.csv", "Agora", "Forum");
    states.until("an edit after it", |state| names(state) != names(&first));
    // The templates may come while it runs, half of them or broken.
    let theme = edition.root().join("templates/theme.toml");
    std::fs::create_dir(edition.root().join("templates")).expect("it is writable");
    std::fs::write(&theme, "[couleurs").expect("it is writable");
    states.until("the broken theme", |state| state["errors"] != 0);
    std::fs::remove_file(&theme).expect("it can be deleted");
    states.until("the theme of the tool", |state| state["errors"] == 0);
}

#[test]
fn only_its_own_pages_are_answered() {
    let edition = Edition::new();
    let watch = Watch::start(&edition);
    let port = watch.port;
    let host = format!("Host: 127.0.0.1:{port}");
    for (headers, status) in [
        (vec![host.clone()], 200),
        (vec![format!("Host: localhost:{port}")], 200),
        (vec![host.clone(), format!("Origin: http://127.0.0.1:{port}")], 200),
        (vec![format!("Host: exemple.fr:{port}")], 403),
        (vec![format!("Host: 192.168.1.10:{port}")], 403),
        (vec![host.clone(), "Origin: http://exemple.fr".to_owned()], 403),
        (vec![host.clone(), "Origin: null".to_owned()], 403),
        (vec![host.clone(), "Sec-Fetch-Site: cross-site".to_owned()], 403),
    ] {
        let lines: Vec<&str> = headers.iter().map(String::as_str).collect();
        let (answered, head, body) = watch.ask("/apercu.js", &lines);
        assert_eq!(answered, status, "{headers:?}");
        assert!(!head.contains("access-control"), "{head}");
        assert_eq!(body.contains("EventSource"), status == 200, "{headers:?}");
    }
    let (status, _, body) = watch.get("/page/inconnue/depuis/inconnue");
    assert_eq!((status, body.as_str()), (200, "null"), "there is nothing to patch");
    let (status, head, body) = watch.get("/");
    assert_eq!(status, 200);
    for line in [
        "content-security-policy: default-src 'none'",
        "x-content-type-options: nosniff",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(head.contains(line), "{head}");
    }
    // The policy allows no script and no style inside the page.
    assert!(
        !body.contains("<style") && !body.contains("style=") && !body.contains("onclick"),
        "{body}"
    );
    for path in [
        "/rapport.toml",
        "/data/2021/rapport.toml",
        "/templates/theme.toml",
        "/page/../../../etc/passwd",
        "/page/%2e%2e%2fetc%2fpasswd",
        "/..%2f..%2fetc/passwd",
        "/page/0123",
        "/favicon.ico",
    ] {
        assert_eq!(watch.get(path).0, 404, "{path}");
    }
    assert_eq!(watch.get("/origine?page=abc").0, 400);
}

#[test]
fn nobody_else_than_this_machine_can_reach_it() {
    let edition = Edition::new();
    let watch = Watch::start(&edition);
    // Another address of this machine than the one that is listened to.
    assert!(TcpStream::connect(("127.0.0.2", watch.port)).is_err());
    let outside = std::net::UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    if let Ok(address) = outside.map(|it| it.ip()).map(|ip| (ip, watch.port)) {
        assert!(TcpStream::connect(address).is_err(), "{address:?}");
    }
}

#[test]
fn a_click_is_answered_with_a_file_and_a_line() {
    let edition = Edition::new();
    let watch = Watch::start(&edition);
    let state = watch.states().next();
    let sizes = state["pages"].as_array().expect("a list");
    let mut files = Vec::new();
    for (number, page) in sizes.iter().enumerate() {
        let (width, height) = (page["width"].as_f64().unwrap(), page["height"].as_f64().unwrap());
        for step in 1..20 {
            let (x, y) = (width * 0.3, height * f64::from(step) / 20.0);
            let (status, _, body) = watch.get(&format!("/origine?page={}&x={x}&y={y}", number + 1));
            assert_eq!(status, 200);
            let origin: Value = serde_json::from_str(&body).expect("JSON");
            files.extend(origin["source"]["file"].as_str().map(str::to_owned));
        }
    }
    assert!(files.iter().any(|file| file.starts_with("templates/")), "{files:?}");
}

#[test]
fn a_taken_port_and_an_unknown_document_are_told() {
    let edition = Edition::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port().to_string();
    for (arguments, words) in [
        (["watch", "--port", &port], ["il est déjà pris par un autre programme", "--port 8080"]),
        (["watch", "--document", "raport"], ["« raport »", "rapport"]),
    ] {
        let output = edition.rapport(&arguments).timeout(PATIENCE).output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(words.iter().all(|word| said.contains(word)), "{said}");
    }
}

#[test]
fn connections_are_few_and_an_old_one_makes_room() {
    let edition = Edition::new();
    let watch = Watch::start(&edition);
    watch.states().next();
    // Some that never ask, and streams of states that nobody reads.
    let mut idle: Vec<TcpStream> = (0..150).map(|_| watch.connect()).collect();
    for stream in idle.iter_mut().step_by(2) {
        let request = format!("GET /etat HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", watch.port);
        let _ = stream.write_all(request.as_bytes());
    }
    assert_eq!(watch.get("/").0, 200);
    let first = idle.first_mut().expect("one of them");
    let mut rest = Vec::new();
    // It was closed, and does not wait for its time to pass.
    let _ = first.read_to_end(&mut rest);
    assert_eq!(watch.get("/apercu.js").0, 200);
}

#[cfg(target_os = "linux")]
#[test]
fn a_lack_of_descriptors_is_told_in_words() {
    let edition = Edition::new();
    let program = assert_cmd::cargo::cargo_bin("rapport");
    let mut shell = assert_cmd::Command::new("bash");
    shell.current_dir(edition.root()).env("NO_COLOR", "1");
    shell.args(["-c", "ulimit -n 6; exec \"$0\" watch --port 0"]).arg(program);
    let output = shell.timeout(PATIENCE).output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("trop de fichiers sont ouverts à la fois"), "{said}");
    assert!(!said.contains("os error") && !said.contains("panicked"), "{said}");
}

#[test]
fn two_previews_take_two_ports() {
    let edition = Edition::new();
    let one = Watch::of(&edition, &[]);
    let other = Watch::of(&edition, &["2021"]);
    assert_ne!(one.port, other.port);
}
