//! What may be written and what the templates receive, for people and for their
//! editors: `rapport schema`.
//!
//! Everything comes from the declarations that the reading and the serializing
//! use: [`Manifest::KEYS`](crate::read::manifest::Manifest), [`crate::theme::SECTIONS`],
//! [`crate::schema::TABLES`] and the types of [`crate::figures::donnees`].

mod functions;
mod json_schema;
mod markdown;
mod tables;
mod templates;

pub use functions::{Function, functions};
pub use json_schema::{manifest, theme};
pub use tables::tables;
pub use templates::templates;
