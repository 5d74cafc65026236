//! The one integration binary: the tool as its users run it.

mod bad_input;
mod calendar;
mod commands;
mod compile;
mod contracts;
mod counting;
mod damage;
mod dictionary;
mod documents;
mod edition;
mod excel_csv;
mod extremes;
mod facts;
mod formats;
mod gallery;
mod gallery_workbooks;
mod guardian;
mod hostile;
mod new;
mod pdf;
mod photos;
mod preview;
mod readme;
mod tidy;
mod watch;
mod workbook;
