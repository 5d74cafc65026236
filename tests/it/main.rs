//! The one integration binary: the tool as its users run it.

mod bad_input;
mod calendar;
mod commands;
mod compile;
mod contracts;
mod counting;
mod dictionary;
mod documents;
mod edition;
mod facts;
mod gallery;
mod new;
mod pdf;
mod photos;
mod preview;
mod readme;
mod tidy;
mod watch;
