//! Texts that the outline names, against those that lie in the folder.

use super::Reading;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::suggest::nearest;
use crate::read::file_names;
use crate::read::unread;
use crate::read::{documents, text_path};

impl Reading {
    /// What lies in the folder of the texts, or beside rapport.toml, and is printed nowhere.
    pub(super) fn report_unused_texts(&mut self) {
        let Some(manifest) = &self.manifest else { return };
        let named: Vec<String> = manifest.texts().map(|text| text_path(&text.value)).collect();
        let mut unused = Vec::new();
        let is_there = |path: &str| self.texts.iter().any(|text| text.path == path);
        let lacking: Vec<&String> = named.iter().filter(|path| !is_there(path)).collect();
        let texts: Vec<&str> =
            self.texts.iter().map(|it| self.sources.file(it.file).text.as_str()).collect();
        for text in &self.texts {
            let name = text.path.trim_start_matches("textes/");
            let included = || texts.iter().any(|it| it.contains(&format!("{name}\"")));
            // A text that is not there may be meant by a name near its own.
            let meant = || lacking.iter().any(|it| nearest(it, [text.path.as_str()]).is_some());
            if !named.contains(&text.path) && !meant() && !included() {
                unused.push((text.path.clone(), documents::unused(&text.path)));
            }
        }
        let beside = self.names.iter().filter(|name| documents::is_prose(name));
        for path in self.other_texts.iter().chain(beside) {
            unused.extend(documents::unread(path, &named).map(|it| (path.clone(), it)));
        }
        for (path, diagnostic) in unused {
            let known = self.sources.by_path(&path);
            let file = known.unwrap_or_else(|| self.sources.add(path, ""));
            self.diagnostics.push(diagnostic.at(Place::File(file)));
        }
    }

    /// What the outline names and the folder does not have.
    pub(super) fn report_missing_texts(&mut self) {
        let Some(manifest) = &self.manifest else { return };
        for text in manifest.texts() {
            let path = text_path(&text.value);
            let is_there =
                self.texts.iter().any(|text| file_names::key(&text.path) == file_names::key(&path));
            // The plan names a document, and a text of the same name is printed.
            if is_there && documents::is_document(&text.value) {
                let message =
                    format!("« {} » n'est pas lu : c'est « {path} » qui s'imprime", text.value);
                self.diagnostics.push(
                    Diagnostic::new(Code::UnusedText, message)
                        .at(text.place)
                        .about(path.as_str())
                        .help(format!(
                            "écrivez « {path} », et recopiez-y ce que le document a de plus"
                        )),
                );
            }
            // A text that is there and could not be read has been reported.
            if !is_there && self.sources.by_path(&path).is_none() {
                self.diagnostics.push(unread::missing_text(
                    text,
                    &path,
                    &self.texts,
                    &self.other_texts,
                ));
            }
        }
    }
}
