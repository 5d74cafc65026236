//! A workbook as a package: an archive of XML parts, sound and not too large.
//!
//! Nothing is read from the archive as it came: each part is unpacked once, held
//! against its checksum, and put into an archive in memory, which every reader
//! then reads. What was damaged is reported here, or was never there.

use std::io::{BufReader, Cursor, Read, Write};
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use zip::read::ZipFile;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::trailing;

/// All parts together, unpacked: larger ones are no tables, or were made to harm.
const LARGEST: u64 = 256 * 1024 * 1024;
/// A part of some size that was packed to less than that share of it holds one thing
/// over and over: the densest sheets of a spreadsheet shrink to a sixtieth.
const DENSEST: u64 = 200;
/// Smaller parts are unpacked in no time, however dense.
const SMALL: u64 = 32 * 1024 * 1024;
/// Length of a header in the archive up to the name that follows, and of an entry of its directory.
const LOCAL_HEADER: usize = 30;
const DIRECTORY_ENTRY: usize = 46;

/// Why a workbook gives nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It asks for a password.
    Password,
    /// A document of an Office before 2007.
    OldOffice,
    /// No archive at all.
    NotAWorkbook,
    /// An archive that is cut or damaged.
    Damaged,
    /// A part of the archive is damaged.
    DamagedPart(String),
    /// More text than a table can have.
    TooLarge,
    /// A cell is filled so far right or down that it is surely a slip.
    FarCell {
        /// Row, from 0.
        row: u32,
        /// Column, from 0.
        column: u32,
    },
}

/// The two families of workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// `.xlsx`, `.xlsm`.
    Excel,
    /// `.ods`.
    OpenDocument,
}

/// Bytes that several readers share.
#[derive(Debug, Clone)]
pub struct Shared(Arc<Vec<u8>>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The archive of the sound parts, in memory.
pub type Package = ZipArchive<Cursor<Shared>>;
/// A part of it, as XML.
pub type Part<'a> = Reader<BufReader<ZipFile<'a, Cursor<Shared>>>>;

/// Opens an archive and says what it is, whatever the name of the file. Gives the
/// sound parts for our own readers, and their bytes for another.
///
/// # Errors
///
/// That it is no package of a workbook, or one that is damaged or locked.
pub fn open(bytes: &[u8]) -> Result<(Family, Package, Cursor<Shared>), Fault> {
    match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(compound(bytes)),
        [b'P', b'K', ..] => {}
        _ => return Err(Fault::NotAWorkbook),
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    check_directory(bytes, &mut archive)?;
    let parts = parts(bytes, &mut archive)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let family = match (has("content.xml"), has("[Content_Types].xml")) {
        (true, false) => Family::OpenDocument,
        (false, true) => Family::Excel,
        _ => return Err(Fault::NotAWorkbook),
    };
    let unpacked = Cursor::new(unpack(&mut archive, &parts)?);
    let package = ZipArchive::new(unpacked.clone()).map_err(|_| Fault::Damaged)?;
    Ok((family, package, unpacked))
}

/// An encrypted `.xlsx` is a compound document around the archive; else it is
/// what Office wrote before 2007.
fn compound(bytes: &[u8]) -> Fault {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match bytes.windows(name.len()).any(|window| window == name) {
        true => Fault::Password,
        false => Fault::OldOffice,
    }
}

/// The directory at the end of the archive has no checksum: its entries must follow each other
/// up to its end, each under a name of its own, or a part could be missing without a word.
fn check_directory(bytes: &[u8], archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), Fault> {
    let mut first = usize::MAX;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| Fault::Damaged)?;
        first = first.min(usize::try_from(entry.central_header_start()).unwrap_or(usize::MAX));
    }
    let (mut at, mut count) = (first, 0);
    while bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02")) {
        let lengths = [28, 30, 32].map(|field| length(bytes, at.saturating_add(field)));
        at = lengths.iter().fold(at + DIRECTORY_ENTRY, |at, length| at.saturating_add(*length));
        count += 1;
    }
    let ends = bytes.get(at..).is_some_and(|rest| {
        [b"PK\x05\x06", b"PK\x06\x06", b"PK\x05\x05"].iter().any(|end| rest.starts_with(*end))
    });
    if count != archive.len() || !ends || archive.has_duplicate_names() {
        return Err(Fault::Damaged);
    }
    Ok(())
}

/// Two bytes of the archive as a length; 0 beyond its end.
fn length(bytes: &[u8], at: usize) -> usize {
    let pair = bytes.get(at..).and_then(|rest| rest.first_chunk());
    pair.map_or(0, |pair| usize::from(u16::from_le_bytes(*pair)))
}

/// The parts that may be read, and that are not too large: texts, no pictures. The header of
/// each must bear its name.
fn parts(bytes: &[u8], archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<usize>, Fault> {
    let mut parts = Vec::new();
    let mut unpacked: u64 = 0;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Fault::Damaged)?;
        let name = part.name_raw();
        let start = usize::try_from(part.header_start()).unwrap_or(usize::MAX);
        let start = start.saturating_add(LOCAL_HEADER);
        if !bytes.get(start..).is_some_and(|rest| rest.starts_with(name)) {
            return Err(Fault::DamagedPart(String::from_utf8_lossy(name).into_owned()));
        }
        let is_text = [&b".xml"[..], b".rels"].iter().any(|end| ends_with(name, end));
        if !is_text && name != b"mimetype" {
            continue;
        }
        unpacked = unpacked.saturating_add(part.size());
        let is_dense = part.size() / DENSEST > part.compressed_size();
        if unpacked > LARGEST || (part.size() > SMALL && is_dense) {
            return Err(Fault::TooLarge);
        }
        parts.push(index);
    }
    Ok(parts)
}

fn ends_with(name: &[u8], end: &[u8]) -> bool {
    name.len().checked_sub(end.len()).is_some_and(|at| name[at..].eq_ignore_ascii_case(end))
}

/// An archive of the parts, as they are when nothing is packed. The reader of the archive compares
/// the checksum of a part once all of it is read.
fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, parts: &[usize]) -> Result<Shared, Fault> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in parts {
        let raw = archive.by_index_raw(*index).map_err(|_| Fault::Damaged)?;
        let name = String::from_utf8_lossy(raw.name_raw()).into_owned();
        drop(raw);
        let damaged = || Fault::DamagedPart(name.clone());
        let mut part = archive.by_index(*index).map_err(|_| damaged())?;
        let size = part.size();
        writer.start_file(name.as_str(), stored).map_err(|_| damaged())?;
        // One byte more than it says it has: a part that does not end there is damaged too.
        let mut whole = Vec::new();
        let copied = part.by_ref().take(size.saturating_add(1)).read_to_end(&mut whole);
        if copied.ok().and_then(|copied| u64::try_from(copied).ok()) != Some(size) {
            return Err(damaged());
        }
        if name.starts_with("xl/worksheets/") {
            trailing::cut(&mut whole);
        }
        writer.write_all(&whole).map_err(|_| damaged())?;
    }
    writer.flush().map_err(|_| Fault::Damaged)?;
    let bytes = writer.finish().map_err(|_| Fault::Damaged)?.into_inner();
    Ok(Shared(Arc::new(bytes)))
}

/// A part of the archive; `None` if there is none of that name. Names of parts differ by more than case.
pub fn part<'a>(package: &'a mut Package, name: &str) -> Option<Part<'a>> {
    let same = |it: &std::borrow::Cow<'_, str>| it.eq_ignore_ascii_case(name);
    let written = package.file_names().flatten().find(same).map(|it| it.into_owned())?;
    let file = package.by_name(&written).ok()?;
    let mut reader = Reader::from_reader(BufReader::new(file));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    Some(reader)
}

/// The value of an attribute, by its name with its prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|one| one.key.as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

/// The number that an attribute holds.
pub fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}
