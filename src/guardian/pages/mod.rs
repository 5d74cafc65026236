//! What is written, against the pages: what no page prints, and what a page would print empty.

pub(in crate::guardian) mod chapters;
pub(in crate::guardian) mod curves;
pub(in crate::guardian) mod empty_blocks;
pub(in crate::guardian) mod illustrative;
pub(in crate::guardian) mod placed;
pub(in crate::guardian) mod printed_tables;
pub(in crate::guardian) mod unplaced;
pub(in crate::guardian) mod unprinted;
