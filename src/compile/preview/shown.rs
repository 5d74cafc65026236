//! What the pages were made from.

use std::sync::Arc;

use crate::compile::prepared::Prepared;
use crate::typeset::Document;
use crate::typeset::bundle::Bundle;

/// What the pages were made from.
pub struct Shown {
    /// The pages as the engine made them.
    pub document: Arc<Document>,
    /// What the engine read.
    pub bundle: Bundle,
    /// The edition.
    pub prepared: Prepared,
}
