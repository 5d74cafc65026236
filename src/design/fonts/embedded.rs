//! The fonts of the tool.

use include_dir::{Dir, include_dir};

static FONTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// The fonts embedded in the binary: file name and bytes.
pub fn embedded() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FONTS.files().filter_map(|file| {
        let name = file.path().file_name()?.to_str()?;
        (name.ends_with(".ttf") || name.ends_with(".otf")).then(|| (name, file.contents()))
    })
}
