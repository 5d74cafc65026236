//! French on paper: numbers, dates, words, spaces, and the values that a report states with words.
//!
//! This is the only room in which a number or a date becomes French text.

pub mod amount;
pub mod conventions;
pub mod english;
pub mod fold;
pub mod french;
pub mod hash;
pub mod html;
pub mod measure;
pub mod partial_date;
pub mod quantity;
pub mod suggest;
pub mod telephones;
pub mod unseen;
