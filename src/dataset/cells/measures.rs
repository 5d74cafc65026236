//! Cells of measures, of rows of other tables and of places; and what is wrong with them.

use std::sync::Arc;

use super::Cells;
use super::around;
use crate::dataset::Target;
use crate::diagnostic::{Code, Diagnostic, shorten};
use crate::language::measure::{Kind, Measure, MeasureError};

impl Cells<'_> {
    /// A measure; `None` when empty, said to be unknown, or wrong (and reported).
    pub(in crate::dataset) fn measure(&mut self, column: &str, kind: Kind) -> Option<Measure> {
        let text = self.written(column);
        match Measure::parse(text, kind) {
            Ok(measure) => measure,
            Err(error) => {
                let diagnostic = measure_diagnostic(text, kind, error).at(self.place(column));
                self.say(diagnostic);
                None
            }
        }
    }

    /// The row of another table that a cell names; `None` when empty, or wrong (and reported).
    pub(in crate::dataset) fn target(&mut self, column: &str, table: &str) -> Option<Arc<Target>> {
        let text = self.written(column);
        if text.is_empty() {
            return None;
        }
        match self.targets().row(table, text) {
            Ok(target) => Some(target),
            Err(unnamed) => {
                let shown = shorten(text);
                let message = match unnamed.ambiguous {
                    true => format!(
                        "« {shown} » est le nom de plusieurs lignes de la table « {table} »"
                    ),
                    false => format!("« {shown} » n'est pas une ligne de la table « {table} »"),
                };
                let diagnostic = Diagnostic::new(Code::UnknownReference, message)
                    .at(self.place(column))
                    .about(text)
                    .help(unnamed.help);
                self.say(diagnostic);
                None
            }
        }
    }

    /// The place that a cell names; `None` when empty, or wrong (and reported).
    pub(in crate::dataset) fn territory(&mut self, column: &str) -> Option<Arc<Target>> {
        let text = self.written(column);
        match self.targets().place(text)? {
            Ok(target) => Some(Arc::clone(target)),
            Err(help) => {
                let help = help.clone();
                let message = format!(
                    "« {} » n'est celui d'aucun lieu connu, ou de plusieurs",
                    shorten(text)
                );
                let diagnostic = Diagnostic::new(Code::UnknownReference, message)
                    .at(self.place(column))
                    .about(text)
                    .help(help);
                self.say(diagnostic);
                None
            }
        }
    }
}

/// What is wrong with a measure, without a place.
fn measure_diagnostic(text: &str, kind: Kind, error: MeasureError) -> Diagnostic {
    let shown = shorten(text);
    if let Some((fault, help)) = around::of_date_format(text).filter(|_| kind != Kind::Duration) {
        return Diagnostic::new(Code::BadMeasure, format!("« {shown} » {fault}")).help(help);
    }
    let (what, forms) = match kind {
        Kind::Decimal => {
            ("un nombre", "écrivez 12,5 ou « environ 12,5 » ; laissez vide si inconnu")
        }
        Kind::Percent => ("un pourcentage", "écrivez 12,5 % ; laissez vide si inconnu"),
        Kind::Duration => {
            ("une durée", "écrivez 2 h 30, 90 min ou 1:30 ; laissez vide si inconnue")
        }
        // Amounts are read by their own rules, which report by themselves.
        Kind::Money(..) => ("un montant", "écrivez 1 200,50 ; laissez vide si inconnu"),
    };
    let (fault, help) = match error {
        MeasureError::Unreadable => (format!("ne se lit pas comme {what}"), forms.to_owned()),
        MeasureError::Ambiguous => (
            "peut se lire de deux façons".to_owned(),
            "écrivez les milliers avec une espace et les décimales avec une virgule : 1 234,5"
                .to_owned(),
        ),
        MeasureError::TooLarge => ("est trop grand".to_owned(), "vérifiez le nombre".to_owned()),
        MeasureError::Negative => (
            "est négatif, et une durée ne l'est pas".to_owned(),
            "corrigez le signe, ou laissez vide si la durée n'est pas connue".to_owned(),
        ),
        MeasureError::UpperLimit => {
            ("dit un maximum, qui ne peut pas entrer dans une somme".to_owned(), forms.to_owned())
        }
        MeasureError::ExtraText => (
            format!("contient des mots qui ne sont pas ceux d'{what}"),
            format!("{forms} ; les mots vont dans une autre colonne"),
        ),
        MeasureError::NoUnit => (
            "ne dit pas si ce sont des heures ou des minutes".to_owned(),
            format!("écrivez « {shown} h » ou « {shown} min »"),
        ),
        MeasureError::Minutes => {
            ("a plus de 59 minutes dans une heure".to_owned(), forms.to_owned())
        }
    };
    Diagnostic::new(Code::BadMeasure, format!("« {shown} » {fault}")).help(help)
}
