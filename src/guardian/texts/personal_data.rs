//! Personal data in the tables and the texts: what a report never needs, and
//! what should not leave the organisation with its files.

use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::guardian::texts::personal::{self, Among, PersonalKind};
use crate::language::french;
use crate::read::MANIFEST;
use crate::read::schema;

/// Other places that one diagnostic shows.
const SHOWN: usize = 3;

/// What was found of one kind in one column or text.
struct Found {
    kind: PersonalKind,
    first: Vec<Place>,
    count: u64,
}

#[derive(Default)]
struct Findings(Vec<Found>);

impl Findings {
    fn add(&mut self, kind: PersonalKind, place: Place) {
        let index = self.0.iter().position(|found| found.kind == kind).unwrap_or_else(|| {
            self.0.push(Found { kind, first: Vec::new(), count: 0 });
            self.0.len() - 1
        });
        let found = &mut self.0[index];
        found.count += 1;
        if found.first.len() <= SHOWN {
            found.first.push(place);
        }
    }

    /// One diagnostic a kind: a whole column of addresses is one thing to fix.
    fn tell(self, wherein: &str, about: &str, diagnostics: &mut Diagnostics) {
        for found in self.0 {
            let mut places = found.first.into_iter();
            let Some(first) = places.next() else { continue };
            let (one, several) = found.kind.names();
            let what = match found.count {
                1 => format!("{one} dans {wherein}"),
                count => format!("{} {several} dans {wherein}", french::number(count)),
            };
            let mut diagnostic = Diagnostic::new(Code::PersonalData, what)
                .at(first)
                .about(about)
                .help("effacez cette donnée personnelle : le rapport n'en a pas besoin, et le fichier circule ; gardez un total, ou l'adresse générique de la structure");
            for place in places {
                diagnostic = diagnostic.related(place, "ici aussi");
            }
            diagnostics.push(diagnostic);
        }
    }
}

/// Whether the reading lets words through: of numbers, dates and choices it has
/// refused them already, and the address of a page is no person's.
fn holds_words(kind: schema::CellForm) -> bool {
    matches!(
        kind,
        schema::CellForm::Text
            | schema::CellForm::List
            | schema::CellForm::Code
            | schema::CellForm::Usual(_)
    )
}

/// Tells mail addresses and telephone numbers of persons, IP addresses and
/// social security numbers, column by column. Every cell is looked at once.
pub(in crate::guardian) fn nobody_is_exposed(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let own = personal::Own::of(view.dataset.settings.contact.as_ref());
    for (name, table) in &view.input.tables {
        let mut columns: Vec<_> = table
            .schema
            .columns
            .iter()
            .filter(|column| table.has(column.name) && holds_words(column.kind))
            .filter_map(|it| {
                Some((
                    it.name,
                    table.field(it.name)?,
                    among(table.schema.who, it.name),
                    Findings::default(),
                ))
            })
            .collect();
        for row in table.rows() {
            for (column, field, among, findings) in &mut columns {
                let text = row.at(*field);
                if text.len() < personal::SHORTEST {
                    continue;
                }
                personal::find(text, &own, *among, |kind, _| findings.add(kind, row.place(column)));
            }
        }
        for (column, _, _, findings) in columns {
            let wherein = format!("la colonne « {column} » de la table « {name} »");
            findings.tell(&wherein, column, diagnostics);
        }
    }
    for text in &view.input.texts {
        let mut findings = Findings::default();
        let source = &view.input.sources.file(text.file).text;
        personal::find(source, &own, Among::Anything, |kind, range| {
            findings.add(kind, Place::span(text.file, range));
        });
        findings.tell("ce texte", &text.path, diagnostics);
    }
    let file = view.input.manifest.place.file();
    let mut findings = Findings::default();
    personal::find(&view.input.sources.file(file).text, &own, Among::Anything, |kind, range| {
        findings.add(kind, Place::span(file, range));
    });
    findings.tell(MANIFEST, MANIFEST, diagnostics);
}

/// Whose addresses may stand in a column.
fn among(rows: schema::Who, column: &str) -> Among {
    let of_people =
        rows != schema::Who::Nobody || ["intervenants", "representants", "notes"].contains(&column);
    if of_people { Among::People } else { Among::Anything }
}
