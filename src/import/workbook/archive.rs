//! The archive of a workbook, with some of its parts changed.

use std::io::Cursor;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::edits::Edits;
use super::refusal::Refusal;
use crate::read::sheet::Fault;

/// The archive with the parts of which `edits` has something, by their name, changed; every other part
/// stays byte for byte.
///
/// # Errors
///
/// That it is damaged.
pub(super) fn rewritten<'e>(
    mut archive: ZipArchive<Cursor<&[u8]>>,
    edits: impl Fn(&str) -> Option<&'e Edits<'e>>,
) -> Result<Vec<u8>, Refusal> {
    let damaged = |_| Refusal::Unreadable(Fault::Damaged);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.set_raw_comment(archive.comment().into()).map_err(damaged)?;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(damaged)?;
        let name = String::from_utf8_lossy(part.name_raw()).into_owned();
        let Some(edits) = edits(&name) else {
            writer.raw_copy_file(part).map_err(damaged)?;
            continue;
        };
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(part.last_modified().unwrap_or_default());
        drop(part);
        writer.start_file(name, options).map_err(damaged)?;
        edits.write(&mut writer).map_err(|_| Fault::Damaged)?;
    }
    Ok(writer.finish().map_err(damaged)?.into_inner())
}
