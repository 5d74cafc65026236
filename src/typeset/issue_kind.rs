//! The families of what the engine has to say.

/// Families of mistakes, for codes and for tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IssueKind {
    /// The markup or the code cannot be read.
    Syntax,
    /// A variable, function or field that does not exist.
    UnknownName,
    /// A file that is not in the bundle.
    FileNotFound,
    /// A Typst package: they would have to come from a network.
    Package,
    /// A font that the bundle does not have.
    UnknownFont,
    /// A character that no font of the bundle can show.
    MissingGlyph,
    /// A label or a reference that does not lead anywhere, or leads to two places.
    Label,
    /// Something a reader with a screen reader would miss; PDF/UA and PDF/A forbid it.
    Accessibility,
    /// A picture or another file that cannot be decoded.
    Unreadable,
    /// A value of the wrong kind given to a function or an operator.
    Value,
    /// A message that a template gives by itself, with `panic` or `assert`.
    Template,
    /// A layout that does not settle.
    Layout,
    /// Anything else.
    Other,
}
