//! From a folder to the values of its files, each with its place.

mod damage;
mod encoding;
mod hits;
mod soundness;
mod words;
