//! Documents of other programs where a text is expected: what they are, and how their
//! words become a text.

use crate::diagnostic::{Code, Diagnostic};

/// Ends of names, and what such a file is.
const KINDS: &[(&str, &str)] = &[
    ("docx", "un document Word"),
    ("doc", "un document Word"),
    ("docm", "un document Word"),
    ("dotx", "un modèle Word"),
    ("odt", "un document LibreOffice"),
    ("rtf", "un document au format RTF"),
    ("pages", "un document de Pages"),
    ("gdoc", "un lien vers Google Docs"),
    ("pdf", "un PDF"),
    ("html", "une page web"),
    ("htm", "une page web"),
    ("md", "un texte en Markdown"),
    ("markdown", "un texte en Markdown"),
    ("txt", "un fichier de texte"),
    ("text", "un fichier de texte"),
    ("tex", "un document LaTeX"),
    ("eml", "un courriel"),
    ("msg", "un courriel"),
];

/// What a file is by the end of its name.
fn by_name(path: &str) -> Option<&'static str> {
    let (_, end) = path.rsplit_once('.')?;
    let found = KINDS.iter().find(|(name, _)| end.eq_ignore_ascii_case(name))?;
    Some(found.1)
}

/// Whether a file beside rapport.toml was surely meant to be a text of the report.
pub fn is_prose(path: &str) -> bool {
    let (stem, end) = path.rsplit_once('.').unwrap_or_default();
    let end = end.to_ascii_lowercase();
    let office = ["docx", "doc", "odt", "rtf", "typ"].contains(&end.as_str());
    office && !crate::language::suggest::name_key(stem).starts_with("rapport")
}

/// Whether a name says that the file is of another program.
pub fn is_document(name: &str) -> bool {
    by_name(name).is_some()
}

/// A name without the end that says of which program it is.
pub fn stem(name: &str) -> &str {
    match (by_name(name), name.rsplit_once('.')) {
        (Some(_), Some((stem, _))) => stem,
        _ => name,
    }
}

/// What a file is by its first bytes, if that is surely no text; of a text of the report,
/// also if it is a document written out as text.
pub fn kind(bytes: &[u8], is_prose: bool) -> Option<&'static str> {
    let begins = |character: &[u8]| bytes.trim_ascii_start().starts_with(character);
    let holds = |name: &[u8]| {
        let far = &bytes[..bytes.len().min(4096)];
        memchr::memmem::find(far, name).is_some() || memchr::memmem::rfind(bytes, name).is_some()
    };
    match bytes {
        [b'P', b'K', 3, 4, ..] if holds(b"word/document.xml") => Some("un document Word"),
        [b'P', b'K', 3, 4, ..] if holds(b"opendocument.text") => Some("un document LibreOffice"),
        [b'P', b'K', 3, 4, ..] => Some("un classeur ou une archive (xlsx, ods, zip)"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("un document d'un ancien Office (xls, doc)"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("un PDF"),
        _ if is_prose && begins(b"{\\rtf") => Some("un document au format RTF"),
        _ if is_prose
            && (begins(b"<!DOCTYPE html") || begins(b"<!doctype html") || begins(b"<html")) =>
        {
            Some("une page web")
        }
        _ => None,
    }
}

/// How the words of a document become the text `path`.
pub fn cure(document: &str, path: &str) -> String {
    let end = document.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    match end.as_str() {
        "txt" | "text" | "md" | "markdown" => format!("renommez « {document} » en « {path} »"),
        "typ" => format!(
            "ouvrez-le dans le programme d'où il vient, copiez ses mots, et collez-les dans un fichier de texte seul nommé « {path} »"
        ),
        _ => format!(
            "ouvrez « {document} », copiez ses mots, et collez-les dans un fichier de texte seul nommé « {path} »"
        ),
    }
}

/// A file of the folder of the texts, or beside it, that is no text of the report. When
/// rapport.toml names it, the missing text is reported instead.
pub fn unread(document: &str, named: &[String]) -> Option<Diagnostic> {
    let inside = document.trim_start_matches("textes/");
    let bare = inside.rsplit_once('.').map_or(inside, |(stem, _)| stem);
    let path = format!("textes/{bare}.typ");
    let for_authors = ["readme", "lisezmoi", "lisez-moi"];
    let is_note = for_authors.contains(&bare.to_lowercase().as_str());
    if is_note || (inside != document && named.contains(&path)) {
        return None;
    }
    let what = match by_name(document) {
        Some(kind) => format!("« {document} » est {kind} : il n'est pas imprimé"),
        None if document.ends_with(".typ") => {
            format!("« {document} » n'est pas dans le dossier « textes » : il n'est pas imprimé")
        }
        None => format!("« {document} » n'est pas un texte du rapport : il n'est pas imprimé"),
    };
    let help = match document.ends_with(".typ") {
        true => format!("déplacez-le en « {path} », puis nommez-le au plan de rapport.toml"),
        false if by_name(document).is_some() => format!(
            "{}, puis nommez celui-ci au plan de rapport.toml, ou sortez le document du dossier",
            cure(document, &path)
        ),
        false => "sortez-le du dossier".to_owned(),
    };
    Some(Diagnostic::new(Code::UnusedText, what).help(help))
}

/// A text that nothing prints.
pub fn unused(path: &str) -> Diagnostic {
    let message = format!("« {path} » n'est nommé nulle part : il n'est pas imprimé");
    let help = format!(
        "nommez-le au plan de rapport.toml, par exemple texte = \"{path}\" sous [[chapitres.sections]], ou sortez-le du dossier"
    );
    Diagnostic::new(Code::UnusedText, message).help(help)
}
