//! `rapport` compiles a year of activity data into a typeset *rapport d'activité*.
//!
//! # The way the data goes
//!
//! ```text
//!                     last year's edition, and those before it ──┐
//!                                                                ▼
//! folder ──read──▶ Input ──dataset──▶ Dataset ──────figures──▶ Figures ──charts──▶ Drawing
//!                    │                   │                       │                   │
//!                  texts ────▶ Prose, with each citation as the words of its figure  │
//!                    │            │      │                       │                   │
//!                    │            └──────┴────guardian───────────┤                   │
//!                    │               (where they disagree)       ▼                   │
//!                    │                              the contract, `donnees.json`     │
//!                    ▼                                           ▼                   ▼
//!          theme, fonts, templates ──design──────▶ Bundle, the virtual tree, with the texts
//!                                                                │
//!                                              typeset: Bundle ▶ Document ▶ PDF, PNG, SVG
//! ```
//!
//! `compile` calls these stages: `prepared.rs` as far as the figures, `stages.rs` from there on,
//! with a table of how far each command goes; `diff` alone counts two editions and judges none.
//! `cli` writes what comes out. What is wrong before the bundle stops there; the guardian judges
//! beside typesetting, and its errors keep the file from being written. All that is wrong is
//! reported at once: what follows from another fault is left out by `Prepared::judge`, what the
//! organisation accepts by `Judged::complete`, which sorts the rest and comes last.
//!
//! A citation, `#chiffre("adherents")`, is looked at twice. Rust reads it as the words that it
//! prints (`figures/printed.rs`), so that the guardian judges the sentence that one reads. The page
//! prints it by the function of `templates/prose.typ`, which takes it from the contract. What texts
//! may call is read from that file (`read/prose/commands.rs`), before they are.
//!
//! Last year's edition (`compile/last_year.rs`) is read as this one is; figures are compared with
//! it, and the guardian and the contract see it. Those before (`compile/past.rs`) are read where a
//! curve or a sum over editions asks for them.
//!
//! # The rooms
//!
//! In the order of the way. A room uses those above it in this table, and no other; a test of the
//! house holds it.
//!
//! | room | what is in it |
//! |---|---|
//! | [`language`] | French on paper: numbers, dates, words; quantities and partial dates; near names |
//! | [`diagnostic`] | what is wrong, where, and what to do; the text of every file, and places in it |
//! | [`read`] | bytes to tables, texts and settings, each value with its place; what is declared of a table |
//! | [`dataset`] | the tables, declared one a file; cells become domain values; where places are |
//! | [`figures`] | every number and label of the report beside its text and its rows; the contract with the templates |
//! | [`guardian`] | the rules of coherence; what follows from another fault; what the organisation accepts |
//! | [`design`] | theme, fonts, templates; the colours of a logo |
//! | [`charts`] | chart and map data to SVG, alternative text and table |
//! | [`typeset`] | the virtual tree, the engine, the pages, and the ways out |
//! | [`compile`] | the list of the stages; what an edition asks of the templates; proofs of the pages; the preview; the gallery |
//! | [`compare`] | two states of an edition, or two years: figures with the rows that explain them, rows, texts, pages |
//! | [`begin`] | a first edition and next year's, the workbook of entry, what may be written |
//! | [`import`] | exports of services, by profiles that are data: what they would change in a table |
//! | [`cli`] | the command layer |
//!
//! # Where a change goes
//!
//! | change | where |
//! |---|---|
//! | a column, a table | its file in `dataset/tables/`, named after its rows: `presse` is `articles.rs`, `newsletters` `sends.rs`, `reseaux` `channels.rs`, `effectifs` `headcounts.rs`, `comptes` `ledger.rs` |
//! | a way to write a date in a cell | `language/partial_date/` |
//! | a way to write a number in a cell | counts in `language/quantity/`, decimals and durations in `language/measure/`, money in `language/amount/` |
//! | the times of an event, a telephone number, a place | `dataset/reading/`; `language/telephones.rs`; `dataset/geography/` |
//! | personal data | in a heading `read/personal.rs`, in a text `guardian/texts/personal.rs`, in an export `import/personal.rs`, in answers to a form `read/respondents.rs` |
//! | a sum, a group or a rank of `#tableau` | `figures/donnees/rows.rs` |
//! | a fault of one cell; of two things that disagree | `dataset/cells/`; a rule in `guardian/` |
//! | a fault that only pages show: no room, a coarse picture, a character without a shape | a file of `compile/`, called by `stages::prove` |
//! | a figure that every edition has; a field that templates receive | `figures/standard.rs`; `figures/donnees/parts/` |
//! | a token of the theme, a colour of charts | `templates/theme.toml` and `themes/`, `design/theme/tokens.rs`; then `templates/theme.typ` for pages, `charts/theme.rs` for charts |
//! | a page, a document, a component and the sizes of its text, a function for texts | `templates/`, no Rust: `documents/`, `composants/`, `prose.typ` |
//! | an export of a service; a heading that a service has changed | `import/profiles/`, no Rust |
//! | a key of rapport.toml | `read/manifest/`, then `dataset/settings.rs` and `dataset/reading/settings.rs`; where templates read it, `figures/donnees/parts/` and `build.rs` |
//! | an option of a command, its help; the guide | `cli/args/`; `cli/help/` |
//! | a step between the folder and the file written | `compile/stages.rs` |
//! | a file that an edition gives beside its documents | `compile/outputs/` |
//!
//! CONTRIBUTING.md has recipes, and the glossary: which French word is which name here.
//!
//! # Invariants
//!
//! - Below [`cli`] nothing prints, reads the clock or the environment, or writes a file.
//! - After [`dataset::check`], no text of a table is parsed again; templates never compute a
//!   figure: they choose, place and word it.
//! - A number becomes French text in [`language`] only, for tables, prose and chart ticks alike.
//! - plotters stays inside [`charts`]; Typst types stay inside [`typeset`], its parser in
//!   [`read::prose`] and its fonts in [`design::fonts`].
//! - User data reaches Typst as values, never as code.
//! - Same input and same date, same bytes out.
//!
//! Rust names, comments and this page are English; all that staff and designers
//! read or type is French: columns in [`dataset::tables`], keys of
//! rapport.toml in [`read::manifest`], names that the templates receive in
//! [`figures::donnees`].

pub mod begin;
pub mod charts;
pub mod cli;
pub mod compare;
pub mod compile;
pub mod dataset;
pub mod design;
pub mod diagnostic;
pub mod figures;
pub mod guardian;
pub mod import;
pub mod language;
pub mod read;
pub mod typeset;
