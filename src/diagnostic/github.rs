//! Diagnostics as workflow commands: GitHub shows each beside its line.

use std::fmt::Write;

use super::range::range;
use super::{Diagnostic, Diagnostics, Severity, shown};
use crate::diagnostic::source::SourceMap;

/// One command a line; `folder` is the edition's, from the repository's root.
pub fn render(folder: &str, diagnostics: &Diagnostics, sources: &SourceMap) -> String {
    diagnostics.iter().map(|one| command(folder, one, sources)).collect()
}

fn command(folder: &str, diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let level = match (diagnostic.acknowledged.is_some(), diagnostic.severity()) {
        (true, _) => "notice",
        (false, Severity::Error) => "error",
        (false, Severity::Warning) => "warning",
    };
    let mut properties = format!("title={}", property(diagnostic.code.name()));
    let mut cell = String::new();
    if let Some(place) = diagnostic.place {
        let range = range(folder, place, sources);
        let _ = write!(properties, ",file={}", property(&range.path));
        if let Some([(line, column), (end_line, end_column)]) = range.ends {
            let _ = write!(properties, ",line={line},endLine={end_line},col={column}");
            // Columns of an end make sense on the line of the start only.
            if line == end_line && end_column > column {
                let _ = write!(properties, ",endColumn={end_column}");
            }
        }
        cell = range.cell.map(|cell| format!("{cell} : ")).unwrap_or_default();
    }
    let mut text = format!("{cell}{}", diagnostic.sentence());
    for (place, words) in &diagnostic.related {
        let at = sources.locate(*place);
        let line = at.line.map(|line| format!(":{line}")).unwrap_or_default();
        let _ = write!(text, "\n{}{line} : {words}", at.path);
    }
    if let Some(help) = diagnostic.advice() {
        let _ = write!(text, "\nÀ faire : {help}");
    }
    if let Some(reason) = &diagnostic.acknowledged {
        let _ = write!(text, "\nÉcart accepté : {reason}");
    }
    format!("::{level} {properties}::{}\n", data(&text))
}

/// The text of a command: what would end it is escaped.
fn data(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    shown::text(&text).into_owned()
}

/// The value of a property, which `:` and `,` would end too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::diagnostic::source::Place;

    #[test]
    fn what_would_break_a_command_is_escaped() {
        let mut sources = SourceMap::default();
        let file = sources.add("textes/a,b:c %.typ", "Été\nà 5 % \n");
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(
            Diagnostic::new(Code::Typst, "à 5 % :: faux\nvraiment")
                .at(Place::span(file, 6..9))
                .help("retirez-le"),
        );
        diagnostics.push(Diagnostic::new(Code::PreviousEdition, "sans lieu"));
        assert_eq!(
            render("data/2021/", &diagnostics, &sources),
            "::error title=composition,file=data/2021/textes/a%2Cb%3Ac %25.typ,line=2,endLine=2,col=1,endColumn=3::à 5 %25 :: faux%0Avraiment%0AÀ faire : retirez-le\n\
             ::warning title=edition-precedente::sans lieu\n"
        );
    }
}
