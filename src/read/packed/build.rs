//! Packs the large data that travel in the binary, fonts and geography: five megabytes become two. `read::packed`
//! takes them out again.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::{Compression, write::DeflateEncoder};

/// What is packed: a folder, the endings of its files, and the list `FILES` that is written of them.
const PACKED: [(&str, &[&str], &str); 2] = [
    ("fonts", &["ttf", "otf"], "fonts.rs"),
    ("src/dataset/geography/data", &["txt"], "geography.rs"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let target = PathBuf::from(std::env::var("OUT_DIR")?);
    for (folder, endings, list) in PACKED {
        println!("cargo::rerun-if-changed={folder}");
        let files = files(Path::new(folder), endings)?;
        let mut entries = format!("static FILES: [(&str, Packed); {}] = [\n", files.len());
        for file in files {
            let name =
                file.file_name().and_then(|it| it.to_str()).ok_or("a name that is no text")?;
            let packed = target.join(name);
            let mut encoder = DeflateEncoder::new(fs::File::create(&packed)?, Compression::best());
            encoder.write_all(&fs::read(&file)?)?;
            encoder.finish()?;
            writeln!(entries, "    ({name:?}, Packed::new(include_bytes!({packed:?}))),")?;
        }
        fs::write(target.join(list), entries + "];\n")?;
    }
    Ok(())
}

/// The files of a folder with these endings, by name.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>, std::io::Error> {
    let entries: Result<Vec<_>, _> =
        fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect();
    let ends =
        |path: &PathBuf| path.extension().is_some_and(|it| endings.iter().any(|end| it == *end));
    let mut files: Vec<PathBuf> = entries?.into_iter().filter(ends).collect();
    files.sort();
    Ok(files)
}
