//! Who is let in: a few connections at a time, of which the oldest makes room for a new one, and
//! none to which nothing is said for long. A browser that loses its connection asks for another.

use std::convert::Infallible;
use std::future::Future;
use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot::{Receiver, Sender, channel};
use tokio::time::{Instant, Sleep, sleep};

use crate::cli::{output, paths};

/// Connections at a time: a browser opens six for each of its windows.
const MOST: usize = 48;
/// How long a connection may last without an answer. The stream of states says something each
/// fifteen seconds.
const SILENCE: Duration = Duration::from_secs(30);
/// How long is waited after the system has refused a connection.
const PAUSE: Duration = Duration::from_millis(200);

/// The door of the preview.
pub(super) struct Doors {
    listener: TcpListener,
    /// Closing one of them closes its connection; the oldest comes first.
    open: Vec<Sender<Infallible>>,
    /// The system's refusal was reported.
    reported: bool,
}

impl Doors {
    pub(super) fn new(listener: TcpListener) -> Self {
        Self { listener, open: Vec::new(), reported: false }
    }

    fn let_in(&mut self, stream: TcpStream) -> Visitor {
        self.open.retain(|door| !door.is_closed());
        if self.open.len() >= MOST {
            self.open.remove(0);
        }
        let (door, shut) = channel();
        self.open.push(door);
        Visitor { stream, shut, silence: Box::pin(sleep(SILENCE)) }
    }
}

impl Listener for Doors {
    type Io = Visitor;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Visitor, SocketAddr) {
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    self.reported = false;
                    return (self.let_in(stream), address);
                }
                // The visitor went away before it came in.
                Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
                Err(error) => {
                    if !std::mem::replace(&mut self.reported, true) {
                        output::message(&format!(
                            "l'aperçu ne peut pas ouvrir d'autre connexion ({}) : les plus anciennes sont fermées\n",
                            paths::reason(&error)
                        ));
                    }
                    self.open.retain(|door| !door.is_closed());
                    if !self.open.is_empty() {
                        self.open.remove(0);
                    }
                    sleep(PAUSE).await;
                }
            }
        }
    }

    fn local_addr(&self) -> Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection, for as long as it is answered.
pub(super) struct Visitor {
    stream: TcpStream,
    shut: Receiver<Infallible>,
    silence: Pin<Box<Sleep>>,
}

impl Visitor {
    /// An error once the connection has lasted long enough.
    fn end(&mut self, context: &mut Context<'_>) -> Result<()> {
        let over = Pin::new(&mut self.shut).poll(context).is_ready()
            || self.silence.as_mut().poll(context).is_ready();
        if over { Err(Error::from(ErrorKind::TimedOut)) } else { Ok(()) }
    }
}

impl AsyncRead for Visitor {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        self.end(context)?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Visitor {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<Result<usize>> {
        self.end(context)?;
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if let Poll::Ready(Ok(_)) = written {
            self.silence.as_mut().reset(Instant::now() + SILENCE);
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
