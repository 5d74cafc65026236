//! What a sentence names: all that is typed and printed, the events and other rows in it, the dates beside them, and when
//! two titles are the same.

pub(in crate::guardian) mod beside;
pub(in crate::guardian) mod cited;
pub(in crate::guardian) mod entries;
pub(in crate::guardian) mod headings;
pub(in crate::guardian) mod likeness;
pub(in crate::guardian) mod mentions;
pub(in crate::guardian) mod named;
pub(in crate::guardian) mod passages;
pub(in crate::guardian) mod seasons;
