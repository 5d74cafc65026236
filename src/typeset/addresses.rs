//! The addresses of the links of a finished document: in ASCII, as a PDF must write
//! them, whatever wrote them: a table, a setting, a text, a template.

use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, Url};
use typst_layout::{Page, PagedDocument};

use super::issue::EngineIssue;
use super::issue_kind::IssueKind;
use crate::diagnostic::Severity;
use crate::read::address;

/// The document with its addresses in ASCII, and what is wrong with those that no report
/// may hold: of these, the rules have reported all but those that a text works out by code.
pub(super) fn settled(document: PagedDocument) -> (PagedDocument, Vec<EngineIssue>) {
    let mut refused = Vec::new();
    let mut foreign = false;
    for page in document.pages() {
        look(&page.frame, &mut |url| {
            foreign |= address::in_ascii(url).is_some();
            if address::refused(url).is_some() && !refused.contains(&url.to_owned()) {
                refused.push(url.to_owned());
            }
        });
    }
    let issues = refused.iter().map(|url| reported(url)).collect();
    if !foreign {
        return (document, issues);
    }
    let pages = document.pages().iter().map(|page| {
        let mut page: Page = page.clone();
        write(&mut page.frame);
        page
    });
    let mut settled = PagedDocument::new(pages.collect(), typst::model::DocumentInfo::default());
    let mut former = document;
    std::mem::swap(settled.info_mut(), former.info_mut());
    (settled, issues)
}

fn look(frame: &Frame, with: &mut impl FnMut(&str)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look(&group.frame, with),
            FrameItem::Link(Destination::Url(url), _) => with(url),
            _ => {}
        }
    }
}

fn holds(frame: &Frame) -> bool {
    let mut found = false;
    look(frame, &mut |url| found |= address::in_ascii(url).is_some());
    found
}

fn write(frame: &mut Frame) {
    if !holds(frame) {
        return;
    }
    frame.retain(|item| {
        match item {
            FrameItem::Group(group) => write(&mut group.frame),
            FrameItem::Link(Destination::Url(url), _) => {
                let ascii = address::in_ascii(url).and_then(|it| Url::new(it).ok());
                if let Some(ascii) = ascii {
                    *url = ascii;
                }
            }
            _ => {}
        }
        true
    });
}

fn reported(url: &str) -> EngineIssue {
    EngineIssue {
        severity: Severity::Error,
        kind: IssueKind::Value,
        message: format!("l'adresse « {} » n'est celle d'aucune page web", url.escape_debug()),
        hints: vec![
            "un lien mène à une page (https://), à un courriel (mailto:) ou à un téléphone (tel:)"
                .to_owned(),
        ],
        place: None,
        trace: Vec::new(),
        original: String::new(),
        subject: None,
    }
}
