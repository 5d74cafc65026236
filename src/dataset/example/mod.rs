//! The edition that `rapport new` writes as an example, and how it is known again where it is left.

mod fill;
mod known;

pub use fill::{dated, fill, only, publication};
pub use known::{Known, Likeness, telling_columns};

use include_dir::{Dir, include_dir};

/// Its files, with gaps for what an organisation says of itself.
pub static MODEL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/dataset/example/model");

/// The name of an organisation that has not reported its own.
pub const NAME: &str = "Nom de votre organisation";
