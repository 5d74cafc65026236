//! Pages for `man`, from the same words as the help.

use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_mangen::Man;

use crate::cli::args::Arguments;
use crate::cli::{Stop, output};

/// Headings that the generator gives in English only, or as the help has them.
const HEADINGS: [(&str, &str); 4] = [
    (".SH NAME", ".SH NOM"),
    (".SH EXTRA", ".SH NOTES"),
    (".SH Commandes", ".SH COMMANDES"),
    // Before the colon of the help.
    ("\u{a0}\n", "\n"),
];

/// All pages with the names of their files; that of the program is the first.
fn pages() -> Vec<(String, Vec<u8>)> {
    let mut program = Arguments::command();
    program.build();
    let shown = program.get_subcommands().filter(|one| !one.is_hide_set());
    let commands: Vec<clap::Command> = shown.cloned().collect();
    std::iter::once(program).chain(commands).map(page).collect()
}

fn page(command: clap::Command) -> (String, Vec<u8>) {
    let source = format!("rapport {}", env!("CARGO_PKG_VERSION"));
    let page = Man::new(command).manual("Manuel de rapport").source(source);
    let mut bytes = Vec::new();
    // Memory takes all that is written.
    let _ = page.render(&mut bytes);
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    for (english, french) in HEADINGS {
        text = text.replace(english, french);
    }
    (page.get_filename(), text.into_bytes())
}

/// The page of the program.
pub(super) fn main_page() -> Vec<u8> {
    pages().swap_remove(0).1
}

/// Writes all pages into a folder, and tells their names.
pub(super) fn write(folder: &Path) -> Result<(), Stop> {
    let pages = pages();
    let paths: Vec<PathBuf> = pages.iter().map(|(name, _)| folder.join(name)).collect();
    let files: Vec<(&Path, &[u8])> = paths
        .iter()
        .zip(&pages)
        .map(|(path, (_, bytes))| (path.as_path(), bytes.as_slice()))
        .collect();
    output::write_all(&files)?;
    output::result(&paths.iter().map(|path| format!("{}\n", path.display())).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::pages;

    #[test]
    fn every_command_has_a_page_in_french() {
        let pages = pages();
        assert_eq!(pages[0].0, "rapport.1");
        assert!(pages.iter().any(|(name, _)| name == "rapport-compile.1"));
        assert!(!pages.iter().any(|(name, _)| name.contains("sonde")));
        for (name, bytes) in pages {
            let text = String::from_utf8(bytes).unwrap();
            for english in
                ["SUBCOMMANDS", ".SH NAME", ".SH EXTRA", "default:", "ossible values", "Print"]
            {
                assert!(!text.contains(english), "« {english} » in {name}: {text}");
            }
        }
    }
}
