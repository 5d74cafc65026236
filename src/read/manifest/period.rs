//! `exercice`: the twelve months of a report that is of no year.

use crate::diagnostic::{Code, Diagnostic};
use crate::language::partial_date::{Period, PeriodError};
use crate::read::toml::{KeyShape, Node, Reader, Scalar};

impl Scalar for Period {
    const SHAPE: KeyShape = KeyShape::Text;

    fn from_node(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let written = String::from_node(node, reader)?;
        let (message, help) = match Self::parse(&written) {
            Ok(period) => return Some(period),
            Err(PeriodError::Unreadable) => (
                format!("« {written} » n'est pas une période"),
                "écrivez le premier mois et le dernier : exercice = \"2023-09/2024-08\"".to_owned(),
            ),
            Err(PeriodError::OtherLength(period)) => (
                format!("« {written} » n'est pas une période de douze mois"),
                format!("douze mois depuis le premier : exercice = \"{}\"", period.written()),
            ),
        };
        let place = reader.place(node.value.span());
        reader
            .diagnostics
            .push(Diagnostic::new(Code::WrongType, message).at(place).about(node.name).help(help));
        None
    }
}

/// The line of rapport.toml that says a period: `annee = 2024`, `exercice = "2023-09/2024-08"`.
pub fn setting(period: Period) -> String {
    match period.is_calendar() {
        true => format!("annee = {period}"),
        false => format!("exercice = \"{}\"", period.written()),
    }
}
