//! From an edition to a document: the list of the stages, what an edition asks of the templates,
//! what the engine is given, the proofs of the pages, the preview.

pub mod attachments;
pub mod contents;
pub mod declared_documents;
mod drawings;
pub mod gallery;
mod last_year;
pub mod missing_characters;
pub mod offered;
pub mod outputs;
pub mod overflow;
mod past;
pub mod picture_resolution;
pub mod prepared;
pub mod press_sheets;
pub mod preview;
mod printed_by;
pub mod read_again;
mod reading;
pub mod review;
pub mod stages;
mod syntax_faults;
pub mod table_totals;
