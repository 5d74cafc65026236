//! What may be written and what the templates receive, for people and for their
//! editors: `rapport schema`.
//!
//! Everything comes from the declarations that the reading and the serializing
//! use: [`Manifest::KEYS`](crate::read::manifest::Manifest), [`crate::design::theme::SECTIONS`],
//! the tables of an edition and the types of [`crate::figures::donnees`].

mod json_schema;
mod markdown;
mod tables;
mod templates;

pub use json_schema::{manifest, theme};
pub use tables::{tables, tables_schema};
pub use templates::templates;
