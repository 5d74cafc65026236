//! `rapport` compiles a year of activity data into a typeset *rapport d'activité*.
//!
//! # The way the data goes
//!
//! ```text
//! folder --read--> Input --check--> Dataset --figures--> Figures --charts--> Drawing
//!        --assemble--> Bundle --typeset--> Document --export--> bytes
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | [`source`] | the text of every file, and places in it |
//! | [`diagnostic`] | what is wrong, where, and what to do; shown by people and machines |
//! | [`quantity`], [`partial_date`] | the two kinds of value that a report states with words: « plus de 500 », « mars 2021 » |
//! | [`french`] | the only place where a number or a date becomes French text |
//! | [`schema`], [`suggest`] | the tables and columns that staff may write; the nearest name |
//! | [`address`] | which addresses a report may lead to, and how a file writes them |
//! | [`geography`] | where communes, groupings, départements and regions are; the near names |
//! | [`file_names`], [`picture`] | one name under several spellings; pictures judged before they are decoded |
//! | [`read`] | bytes to tables, texts and manifest, each value with its place |
//! | [`dataset`], [`check`] | domain values, and how cells become them |
//! | [`prose`] | the texts as they are read: sentences with their places, citations, links |
//! | [`figures`] | every number and label of the report beside its text and its rows; `donnees.json` |
//! | [`guardian`] | the rules of coherence: text against data, sum against parts, one row against another, this year against last |
//! | [`charts`] | chart and map data to SVG, alternative text and table |
//! | [`documents`], [`offer`] | what rapport.toml must say before a press release can be made; what it and the texts ask of the templates |
//! | [`theme`], [`fonts`] | the tokens of theme.toml, judged as they are printed; font files, and signs that they lack |
//! | [`tables`], [`templates`], [`assemble`], [`bundle`] | the virtual tree that the engine reads |
//! | [`gallery`] | invented content at every size, for the document that shows every component |
//! | [`typeset`], [`export`] | the engine; the PDF, and the tree as a folder |
//! | [`resolution`], [`room`], [`sheets`] | whether pictures have pixels enough for the size they were placed at; whether texts have room on their page; whether pages fill the sheets of a press |
//! | [`preview`] | the pages of an edition that is being worked on, after each save |
//! | [`prepare`], [`pipeline`] | the stages in their order, some side by side: without and with the engine |
//! | [`consequences`] | what only follows from another fault, and is not told |
//! | [`discrepancies`] | contradictions that the organisation accepts, with its reason |
//! | [`workbook`] | the workbook of entry, which staff fill |
//! | [`new_edition`] | the files of an edition that begins: an example, or next year's |
//! | [`dictionary`] | what may be written and what templates receive, for `rapport schema` |
//! | [`cli`] | the command layer |
//!
//! # Invariants
//!
//! - Below [`cli`] nothing prints, reads the clock or the environment, or writes a file.
//! - After [`check`], no text of a table is parsed again; templates never compute a
//!   figure: they choose, place and word it.
//! - A number becomes French text in [`french`] only, for tables, prose and chart ticks alike.
//! - plotters stays inside [`charts`]; Typst types stay inside [`typeset`] and
//!   [`export`], and its parser in [`prose`].
//! - User data reaches Typst as values, never as code.
//! - Same input and same date, same bytes out.
//!
//! Rust names, comments and this page are English; all that staff and designers
//! read or type is French: columns in [`schema`] and [`dataset`], keys of
//! rapport.toml in [`read::manifest`], names that the templates receive in
//! [`figures::donnees`].

pub mod address;
pub mod assemble;
pub mod bundle;
pub mod charts;
pub mod cli;
pub mod consequences;
pub mod dataset;
pub mod diagnostic;
pub mod dictionary;
pub mod discrepancies;
pub mod documents;
pub mod export;
pub mod figures;
pub mod file_names;
pub mod fonts;
pub mod french;
pub mod gallery;
pub mod geography;
pub mod guardian;
pub mod new_edition;
pub mod offer;
pub mod partial_date;
pub mod picture;
pub mod pipeline;
pub mod prepare;
pub mod preview;
pub mod prose;
pub mod quantity;
pub mod read;
pub mod resolution;
pub mod room;
pub mod schema;
pub mod sheets;
pub mod source;
pub mod suggest;
pub mod tables;
pub mod templates;
pub mod theme;
pub mod typeset;
pub mod workbook;
