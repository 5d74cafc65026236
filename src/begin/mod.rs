//! Editions that begin: a first one or next year's, the workbook of entry, and what may be written.

pub mod new_edition;
pub mod reference;
pub mod workbook;
