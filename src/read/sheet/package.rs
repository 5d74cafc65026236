//! A workbook as a package: an archive of XML parts, sound and not too large.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use zip::ZipArchive;
use zip::read::ZipFile;

/// All parts together, unpacked: larger ones are no tables, or were made to harm.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Why a workbook gives nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It asks for a password.
    Password,
    /// A document of an Office before 2007.
    OldOffice,
    /// No archive at all.
    NotAWorkbook,
    /// An archive that is cut or damaged.
    Damaged,
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

/// An archive in memory.
pub type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;
/// A part of it, as XML.
pub type Part<'a, 'b> = Reader<BufReader<std::io::Take<ZipFile<'a, Cursor<&'b [u8]>>>>>;

/// Opens an archive and says what it is, whatever the name of the file.
pub fn open(bytes: &[u8]) -> Result<(Family, Package<'_>), Fault> {
    match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(compound(bytes)),
        [b'P', b'K', ..] => {}
        _ => return Err(Fault::NotAWorkbook),
    }
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let mut unpacked: u64 = 0;
    for index in 0..package.len() {
        let part = package.by_index_raw(index).map_err(|_| Fault::Damaged)?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > LARGEST {
        return Err(Fault::TooLarge);
    }
    let has = |name: &str| package.index_for_name(name).is_some();
    match (has("content.xml"), has("[Content_Types].xml")) {
        (true, false) => Ok((Family::OpenDocument, package)),
        (false, true) => Ok((Family::Excel, package)),
        _ => Err(Fault::NotAWorkbook),
    }
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

/// A part of the archive; `None` if there is none of that name.
pub fn part<'a, 'b>(package: &'a mut Package<'b>, name: &str) -> Option<Part<'a, 'b>> {
    let file = package.by_name(name).ok()?;
    let mut reader = Reader::from_reader(BufReader::new(file.take(LARGEST)));
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
