//! What `rapport new` wrote as an example and nobody has replaced.

use crate::dataset::example::{Known, Likeness, telling_columns};
use crate::diagnostic::source::{Place, Sourced};
use crate::diagnostic::{Acceptance, Code, Diagnostic, Diagnostics};
use crate::guardian::View;
use crate::language::partial_date::Period;
use crate::read::manifest::Manifest;
use crate::read::prose::Prose;
use crate::read::{Field, Input, Row, Table};

/// What the model writes behind a setting that nobody has chosen.
const REMARK: &str = "# exemple";
/// That of « Nom de votre organisation ».
const ACRONYM: &str = "NVO";

/// Tells the examples that are left, once for each kind of them in a file.
pub(in crate::guardian) fn examples_are_replaced(view: &View<'_>, diagnostics: &mut Diagnostics) {
    diagnostics.extend(examples(view.input, view.dataset.period(), view.texts));
}

/// What may be left of the model.
#[derive(Clone, Copy)]
struct ExampleKind {
    one: &'static str,
    many: &'static str,
    cure: &'static str,
}

const PASSAGE: ExampleKind = ExampleKind {
    one: "ce passage",
    many: "passages",
    cure: "écrivez votre texte à la place, ou supprimez l'exemple",
};
const ROW: ExampleKind = ExampleKind {
    one: "cette ligne",
    many: "lignes",
    cure: "écrivez ce qui vaut pour votre année à la place, ou supprimez l'exemple ; « rapport import », qui verse vos fichiers, retire aussi ceux de leur table, si elle est un CSV",
};
const SETTING: ExampleKind = ExampleKind {
    one: "ce réglage",
    many: "réglages",
    cure: "écrivez ce qui vaut pour votre organisation, ou supprimez ce qui ne sert pas",
};
const CHOICE: ExampleKind = ExampleKind {
    one: "cette valeur",
    many: "valeurs",
    cure: "écrivez ce qui vaut pour vous, et retirez la remarque « # exemple » qui suit",
};

/// The examples that are left in an edition.
pub fn examples(input: &Input, period: Period, texts: &[Prose]) -> Vec<Diagnostic> {
    let known = Known::of(period);
    let mut found = Vec::new();
    let words = words(&input.manifest).filter(|it| known.setting(&it.value));
    let words = words.chain(acronym(&input.manifest)).map(|it| it.place);
    found.extend(reported(input, SETTING, words.collect()));
    found.extend(reported(input, CHOICE, remarked(input)));
    for text in texts.iter().filter(|text| is_printed(input, text)) {
        let left = text.blocks.iter().filter_map(|block| known.passage(block));
        found.extend(reported(input, PASSAGE, left.collect()));
    }
    for table in input.tables.values() {
        let rows = rows(&known, table);
        // One number may be that of the year by chance.
        if !matches!(rows.as_slice(), [(_, Likeness::Likely)]) {
            found.extend(reported(input, ROW, rows.into_iter().map(|(place, _)| place).collect()));
        }
    }
    found
}

/// One message for all places of a file.
fn reported(input: &Input, kind: ExampleKind, mut places: Vec<Place>) -> Option<Diagnostic> {
    places.sort_by_key(|place| input.sources.span(*place).start);
    let first = *places.first()?;
    let file = input.sources.file(first.file());
    let mut lines: Vec<usize> =
        places.iter().filter_map(|place| input.sources.locate(*place).line).collect();
    lines.dedup();
    let message = match places.len() {
        1 => format!("{} vient encore de l'exemple de « rapport new »", kind.one),
        count => format!(
            "{count} {} viennent encore de l'exemple de « rapport new » : ligne{} {}",
            kind.many,
            if lines.len() > 1 { "s" } else { "" },
            ranges(&lines)
        ),
    };
    let reported = Diagnostic::new(Code::ExampleLeft, message).at(first).about(&file.path);
    // One that happens to be right may be accepted, as long as it is the only one.
    Some(match (places.len(), kind.many == ROW.many) {
        (1, true) => reported
            .of_values([input.sources.text(first).trim_matches('"').to_owned()])
            .help(kind.cure)
            .acceptable(Acceptance::If("si elle est juste")),
        _ => reported.help(kind.cure),
    })
}

/// The words of the settings that are printed.
fn words(manifest: &Manifest) -> impl Iterator<Item = &Sourced<String>> {
    let organisation =
        manifest.organisation.iter().flat_map(|it| std::iter::once(&it.name).chain(&it.mission));
    let contact = manifest
        .contact
        .iter()
        .flat_map(|it| [&it.mail, &it.site, &it.address, &it.phone].into_iter().flatten());
    let credits =
        manifest.credits.iter().flat_map(|it| it.photographs.iter().chain(&it.illustrative));
    let figures =
        manifest.figures.iter().flat_map(|it| std::iter::once(&it.label).chain(&it.definition));
    let charts = manifest
        .charts
        .iter()
        .flat_map(|it| std::iter::once(&it.title).chain(&it.subtitle).chain(&it.source));
    let chapters = manifest.chapters.iter().flat_map(|it| {
        std::iter::once(&it.title).chain(it.sections.iter().map(|section| &section.title))
    });
    organisation
        .chain(contact)
        .chain(manifest.supporters.iter().map(|it| &it.name))
        .chain(credits)
        .chain(figures)
        .chain(charts)
        .chain(chapters)
}

/// The acronym of the name that the model has, beside another name.
fn acronym(manifest: &Manifest) -> Option<&Sourced<String>> {
    let organisation = manifest.organisation.as_ref()?;
    let name = organisation.name.value.trim();
    let is_other = !name.starts_with(|first: char| first.eq_ignore_ascii_case(&'N'));
    organisation.acronym.as_ref().filter(|it| is_other && it.value == ACRONYM)
}

/// The settings behind which the model writes a remark: a date, a figure said to be invented.
fn remarked(input: &Input) -> Vec<Place> {
    let file = input.manifest.place.file();
    let mut places = Vec::new();
    let mut start = 0;
    for line in input.sources.file(file).text.split_inclusive('\n') {
        let setting = line.split_once(REMARK).map_or("", |(setting, _)| setting).trim_end();
        if !setting.is_empty() && !setting.trim_start().starts_with('#') {
            places.push(Place::span(file, start..start + setting.len()));
        }
        start += line.len();
    }
    places
}

/// Whether the outline, or another document, prints a text.
fn is_printed(input: &Input, text: &Prose) -> bool {
    let path = input.sources.file(text.file).path.as_str();
    let annexes = input.manifest.annexes.iter().filter_map(|it| it.text.as_ref());
    let mut named = input.manifest.texts().chain(annexes);
    named.any(|name| crate::read::text_path(&name.value) == path)
}

/// The rows of a table that are examples, each with the cell that shows it.
fn rows(known: &Known, table: &Table) -> Vec<(Place, Likeness)> {
    let fields: Vec<(&'static str, Field)> = telling_columns()
        .filter(|column| table.schema.index(column).is_some() && table.has(column))
        .filter_map(|column| Some((column, table.field(column)?)))
        .collect();
    let of_row = |row: Row<'_>| {
        let cell = |column: &str| {
            fields.iter().find(|(name, _)| *name == column).map(|(_, field)| row.at(*field))
        };
        let (column, likeness) = known.row(table.schema.name, cell)?;
        Some((row.place(column), likeness))
    };
    table.rows().filter_map(of_row).collect()
}

/// « 2 à 14, 16 ».
fn ranges(lines: &[usize]) -> String {
    let runs = lines.chunk_by(|one, next| one + 1 == *next);
    let words: Vec<String> = runs
        .map(|run| match run {
            [one] => one.to_string(),
            [one, two] => format!("{one}, {two}"),
            [first, .., last] => format!("{first} à {last}"),
            [] => String::new(),
        })
        .collect();
    words.join(", ")
}
