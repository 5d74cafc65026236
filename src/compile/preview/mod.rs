//! The preview of an edition that is being worked on: its pages after each save, what is wrong,
//! and which file a point of a page comes from.
//!
//! A [`Session`] knows no socket, no watcher and no clock: it is asked to look again, and answers
//! with a [`State`]. Pages are drawn when they are asked for, the ones in sight first.

mod baseline;
mod origin;
mod page;
mod patch;
mod reading;
mod reported;
mod session;
mod shown;
mod state;

pub use self::baseline::Baseline;
pub use self::origin::{Origin, Row, Source};
pub use self::page::Page;
pub use self::patch::{Patch, Replaced};
pub use self::reading::{Reading, Remark};
pub use self::reported::{Excerpt, Related, Told};
pub use self::session::{Guard, Interruption, Session};
pub use self::shown::Shown;
pub use self::state::{Freshness, State};
