//! `rapport` compiles a year of activity data into a typeset *rapport d'activité*.

pub mod diagnostic;
pub mod figures;
pub mod french;
pub mod partial_date;
pub mod quantity;
pub mod source;
