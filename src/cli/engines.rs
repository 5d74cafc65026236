//! An engine that is kept from one document to the next: the fonts are prepared once, and what both
//! print alike is typeset once.

use crate::typeset::Engine;
use crate::typeset::bundle::BundleFont;

/// The engine of the document before, with the fonts that it was made for.
#[derive(Default)]
pub(super) struct Kept(Option<(Vec<BundleFont>, Engine)>);

impl Kept {
    /// An engine with these fonts.
    pub(super) fn with(&mut self, fonts: &[BundleFont]) -> &mut Engine {
        self.0.take_if(|(known, _)| known != fonts);
        let (_, engine) = self.0.get_or_insert_with(|| (fonts.to_vec(), Engine::new(fonts)));
        engine
    }
}
