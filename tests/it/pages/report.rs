//! What is shown of pages that differ: before, after and where, side by side.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use image::RgbImage;

use super::write_png;

/// A page that is not what it was.
pub struct Changed {
    /// « galerie-les-mots-02 ».
    pub name: String,
    /// The reference, if there is one.
    pub before: Option<RgbImage>,
    /// The page, if it is still there.
    pub after: Option<RgbImage>,
    /// Where they differ.
    pub difference: Option<RgbImage>,
    /// Why it is told.
    pub what: String,
}

/// Writes the report into a folder that held the last one, and gives its page.
pub fn write(folder: &Path, pages: &[Changed]) -> PathBuf {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).expect("target is writable");
    let mut html = String::from(
        "<!doctype html><meta charset=\"utf-8\"><title>Pages that changed</title><style>\
         body{font:14px sans-serif;margin:2rem;background:#ddd}h2{margin:2rem 0 .5rem}\
         div{display:flex;gap:1rem;align-items:flex-start}figure{margin:0}\
         img{background:#fff;max-width:100%;box-shadow:0 1px 4px #0006}</style>\
         <h1>Pages that changed</h1><p>Before, after, and where: red for what moved, blue for \
         what only changed colour. <code>UPDATE=1 cargo test --test it pages::</code> accepts them all.</p>\n",
    );
    for page in pages {
        let _ = write!(html, "<h2>{}</h2><p>{}</p><div>", page.name, page.what);
        let pictures =
            [("before", &page.before), ("after", &page.after), ("difference", &page.difference)];
        for (word, picture) in pictures {
            let Some(picture) = picture else { continue };
            let file = format!("{}-{word}.png", page.name);
            write_png(&folder.join(&file), picture);
            let _ = write!(
                html,
                "<figure><figcaption>{word}</figcaption><img src=\"{file}\" alt=\"{word}\"></figure>"
            );
        }
        html.push_str("</div>\n");
    }
    let index = folder.join("index.html");
    std::fs::write(&index, html).expect("target is writable");
    index
}
