//! What an edition asks of the templates, held against what these offer: the
//! documents and annexes that rapport.toml names, the functions that the texts
//! call. The engine would stop at the first of them.

use std::collections::BTreeSet;

use crate::dataset::Dataset;
use crate::dataset::settings::Settings;
use crate::design::templates::Templates;
use crate::diagnostic::source::{Place, Sourced};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::donnees;
use crate::language::suggest;
use crate::read::{Input, Text, text_path};
use crate::typeset;

/// Functions that a help line names when none is near.
const MOST_USED: &[&str] = &["chiffre", "graphique", "evenements", "encadre"];

/// Tells every document and annex that no template offers.
pub fn plan(
    input: &Input,
    settings: &Settings,
    templates: &Templates,
    diagnostics: &mut Diagnostics,
) {
    let documents = templates.documents();
    for id in settings.documents.iter().map(|it| &it.id) {
        judge(id, &documents, "le document", "documents possibles", diagnostics);
    }
    if let Some(known) = annexes(templates) {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        // An annex of the edition's own text needs no template.
        for annex in input.manifest.annexes.iter().filter(|it| it.text.is_none()) {
            judge(&annex.id, &known, "l'annexe", "annexes possibles", diagnostics);
        }
    }
}

/// Tells every word after a `#` that no template offers. A compilation leaves it
/// to the engine, which must read the texts anyway.
pub fn texts(input: &Input, templates: &Templates, diagnostics: &mut Diagnostics) {
    let functions = functions(templates);
    for text in &input.texts {
        let file = input.sources.file(text.file);
        for (name, range) in typeset::unknown_names(&file.text, &functions) {
            diagnostics.push(unknown_function(&name, &functions).at(Place::span(text.file, range)));
        }
    }
}

/// Whether what the texts and the templates are made of is known without the engine: prose, calls
/// of what the templates offer, and templates that are the tool's own.
pub fn is_known(input: &Input, dataset: &Dataset, templates: &Templates) -> bool {
    let prose = text(templates, "prose.typ").unwrap_or_default();
    let mut offered = typeset::Offered::by(prose, &|file| text(templates, file));
    // Of a table of one's own, what may be printed is known by its columns and rows.
    for table in dataset.own.iter().map(|it| it.schema) {
        let named = format!("\"{}\"", table.name);
        let names = |text: &Text| input.sources.file(text.file).text.contains(&named);
        // Asked first: what may be printed is seen by looking at every cell.
        if input.texts.iter().any(names)
            && let Some(printable) = donnees::printable(table, dataset)
        {
            offered.prints(table.name, printable);
        }
    }
    let sections = || input.manifest.chapters.iter().flat_map(|chapter| &chapter.sections);
    let annexes = || input.manifest.annexes.iter().filter_map(|annex| annex.text.as_ref());
    !templates.have_code_of_their_own()
        && input.texts.iter().all(|text| {
            let words = &input.sources.file(text.file).text;
            let is_it = |named: &Sourced<String>| text_path(&named.value) == text.path;
            let in_section = sections().any(|it| is_it(&it.text)) || annexes().any(is_it);
            let under = if in_section { SECTION } else { CHAPTER };
            words.split_whitespace().all(|word| word.len() < LONG_WORD)
                && offered.suffices_for(words)
                && typeset::Offered::headings_follow(words, under)
        })
}

/// Bytes of a word that a PDF may not hold.
const LONG_WORD: usize = 10_000;
/// Levels of the headings under which texts stand.
const CHAPTER: usize = 1;
const SECTION: usize = 2;

fn judge(
    id: &Sourced<String>,
    known: &[&str],
    what: &str,
    plural: &str,
    diagnostics: &mut Diagnostics,
) {
    if known.contains(&id.value.as_str()) {
        return;
    }
    diagnostics.push(
        Diagnostic::new(Code::UnknownReference, format!("{what} « {} » n'existe pas", id.value))
            .at(id.place)
            .help(suggest::help(&id.value, known, plural)),
    );
}

/// The annexes that the report knows how to make; `None` when its template has
/// been rewritten so that they cannot be reported.
fn annexes(templates: &Templates) -> Option<Vec<String>> {
    typeset::keys(text(templates, "documents/rapport.typ")?, "annexes")
}

/// What the texts may call.
fn functions(templates: &Templates) -> BTreeSet<String> {
    text(templates, "prose.typ").map(typeset::exported_names).unwrap_or_default()
}

fn text<'a>(templates: &'a Templates, path: &str) -> Option<&'a str> {
    std::str::from_utf8(templates.get(path)?).ok()
}

fn unknown_function(name: &str, functions: &BTreeSet<String>) -> Diagnostic {
    let public = functions.iter().map(String::as_str).filter(|name| !name.starts_with('_'));
    let literal = format!("pour imprimer le signe # lui-même, écrivez \\#{name}");
    let help = match suggest::nearest(name, public) {
        Some(near) => format!("vouliez-vous dire « #{near} » ? Sinon, {literal}"),
        None => {
            let some: Vec<String> = MOST_USED.iter().map(|name| format!("#{name}(…)")).collect();
            format!("{literal} ; commandes des textes : {}…", some.join(", "))
        }
    };
    Diagnostic::new(Code::UnknownFunction, format!("« #{name} » n'est le nom d'aucune commande"))
        .help(help)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::dataset;
    use crate::read;

    #[test]
    fn the_texts_of_2021_need_no_engine() {
        let edition = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/2021"));
        let (input, _) = read::read(edition, &dataset::catalogue());
        let templates = Templates::load(None, &mut Diagnostics::default());
        let offered = typeset::Offered::by(text(&templates, "prose.typ").unwrap(), &|it| {
            text(&templates, it)
        });
        let others: Vec<&str> = input
            .texts
            .iter()
            .filter(|it| !offered.suffices_for(&input.sources.file(it.file).text))
            .map(|it| it.path.as_str())
            .collect();
        assert!(others.is_empty(), "{others:?}");
        let dataset = dataset::check(&input, &mut Diagnostics::default());
        assert!(is_known(&input, &dataset, &templates));
    }
}
