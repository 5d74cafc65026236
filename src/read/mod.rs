//! From a folder to the values of its files, each with its place.

mod csv;
mod damage;
mod encoding;
mod grid;
mod header;
mod hits;
pub mod manifest;
mod quotes;
mod rows;
mod separator;
mod soundness;
mod table;
pub mod toml;
mod words;
