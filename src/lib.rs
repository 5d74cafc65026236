//! `rapport` compiles a year of activity data into a typeset *rapport d'activité*.

pub mod bundle;
pub mod charts;
pub mod diagnostic;
pub mod export;
pub mod figures;
pub mod french;
pub mod partial_date;
pub mod quantity;
pub mod read;
pub mod schema;
pub mod source;
pub mod suggest;
pub mod typeset;
