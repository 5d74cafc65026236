//! Names of files as people and systems write them: one name may stand under several.

use unicode_normalization::UnicodeNormalization;

/// What two spellings of one name share. Macs take an accent apart from its letter, other programs
/// put a no-break space between two words, and some systems do not tell capitals from small letters.
pub fn key(name: &str) -> String {
    let lower = name.nfc().flat_map(char::to_lowercase);
    lower.map(|character| if character.is_whitespace() { ' ' } else { character }).collect()
}

/// Whether a name is that of a file which systems and programs leave in any folder, for themselves:
/// hidden ones, those beside an open document, pictures of folders on Windows and on Macs.
pub fn is_of_the_system(name: &str) -> bool {
    const LEFT: [&str; 5] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"];
    name.starts_with(['.', '~']) || LEFT.contains(&name.to_lowercase().as_str())
}

/// The name that is meant: the same one, else one that is spelled in another way.
pub fn find<'a>(name: &str, names: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let same = names.clone().find(|it| *it == name);
    same.or_else(|| {
        let meant = key(name);
        names.into_iter().find(|it| key(it) == meant)
    })
}

#[cfg(test)]
mod tests {
    use super::{find, is_of_the_system};

    #[test]
    fn what_systems_leave_is_known() {
        for name in [
            ".DS_Store",
            "._photo.jpg",
            "~$evenements.xlsx",
            ".~lock.a.ods#",
            "Thumbs.db",
            "Desktop.ini",
            "Icon\r",
        ] {
            assert!(is_of_the_system(name), "{name}");
        }
        assert!(!is_of_the_system("icon.png") && !is_of_the_system("evenements.csv"));
    }

    #[test]
    fn a_name_is_found_however_it_is_spelled() {
        let names = ["re\u{301}union.jpg", "deux mots.png", "Photo.JPG", "photo.jpg"];
        for (written, found) in [
            ("réunion.jpg", Some(0)),
            ("RE\u{301}UNION.jpg", Some(0)),
            ("deux\u{a0}mots.png", Some(1)),
            ("deux\u{202f}mots.PNG", Some(1)),
            ("photo.jpg", Some(3)),
            ("reunion.jpg", None),
        ] {
            assert_eq!(find(written, names.into_iter()), found.map(|it| names[it]), "{written}");
        }
    }
}
