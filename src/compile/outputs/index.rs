//! `index.html`: the page that presents a publication. No script, nothing from elsewhere.

use std::fmt::Write;

use super::OutputFile;
use crate::charts;
use crate::compile::prepared::Prepared;
use crate::language::french;
use crate::language::html::{escaped, path_as_address};

const STYLE: &str = "
:root{color-scheme:light dark;--encre:#1a1a1a;--papier:#fff;--discret:#555;--filet:#8a8a8a;--lien:#0b4f8a}
@media (prefers-color-scheme:dark){:root{--encre:#eee;--papier:#161616;--discret:#bbb;--filet:#7d7d7d;--lien:#8cc4ff}}
body{font:1.05rem/1.6 system-ui,sans-serif;color:var(--encre);background:var(--papier);max-width:60rem;margin:0 auto;padding:1.5rem}
a{color:var(--lien)}h1{line-height:1.2}h2{margin-top:2.5rem}dt{font-size:1.6rem;font-weight:700}dd{margin:0 0 1rem}
figure{margin:2rem 0}figure img{max-width:100%;height:auto;background:#fff}figcaption,.discret{color:var(--discret)}
";

/// The page of these files, by the kinds that they are of.
pub fn page(prepared: &Prepared, files: &[OutputFile]) -> OutputFile {
    let settings = &prepared.dataset.settings;
    let title = escaped(&settings.edition.title);
    let organisation = escaped(&settings.organisation.name);
    let mut body = format!(
        "<header><p class=\"discret\">{organisation}</p><h1>{title}</h1></header>\n<main>\n"
    );
    let named = |file: &OutputFile| called(prepared, &file.path);
    let of = |folder: &str, ending: &str| -> Vec<&OutputFile> {
        let is_of = |file: &&OutputFile| {
            let inside = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            inside == folder && file.path.ends_with(ending)
        };
        files.iter().filter(is_of).collect()
    };
    let documents = [of("", ".pdf"), of("documents", ".pdf")].concat();
    section(&mut body, "Les documents", &documents, &named);
    let keys = settings.edition.key_figures.iter();
    let keys = keys.filter_map(|id| prepared.figures.list.iter().find(|it| it.id == id.value));
    let keys: Vec<String> = keys
        .map(|figure| {
            let invented = if figure.illustrative { " (donnée illustrative)" } else { "" };
            let (text, label) = (escaped(&figure.text), escaped(&figure.label));
            format!("<dt>{text}</dt><dd>{label}{invented}</dd>\n")
        })
        .collect();
    if !keys.is_empty() {
        let _ = writeln!(
            body,
            "<section><h2>Les chiffres clés</h2>\n<dl>\n{}</dl></section>",
            keys.concat()
        );
    }
    drawings(&mut body, prepared);
    section(&mut body, "Le calendrier, pour un agenda", &of("", ".ics"), &named);
    section(
        &mut body,
        "Les données",
        &[of("chiffres", ".csv"), of("chiffres", ".json"), of("tables", ".csv")].concat(),
        &named,
    );
    section(&mut body, "Les chiffres clés en images", &of("vignettes", ".png"), &named);
    body.push_str("</main>\n<footer><p class=\"discret\">Empreintes des fichiers : <a href=\"SHA256SUMS\">SHA256SUMS</a>. De quoi cette publication est faite : <a href=\"rapport.lock\">rapport.lock</a>.</p></footer>\n");
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} – {organisation}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    );
    OutputFile::new("index.html", html)
}

/// What a file is called, in words: its name alone says little.
fn called(prepared: &Prepared, path: &str) -> String {
    let settings = &prepared.dataset.settings;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let period = prepared.dataset.period();
    match folder {
        "" if ending == "ics" => format!("Calendrier {period}"),
        "" if stem.ends_with("-impression") => {
            format!("{}, pour un imprimeur", settings.edition.title)
        }
        "" => settings.edition.title.clone(),
        "documents" => {
            let id = stem.strip_suffix(&format!("-{period}")).unwrap_or(stem);
            let declared = settings.documents.iter().find(|it| it.id.value == id);
            let title = declared.and_then(|it| it.title.clone());
            title.unwrap_or_else(|| french::capitalized(id))
        }
        "chiffres" => "Tous les chiffres".to_owned(),
        "tables" => {
            let table = prepared.input.tables.get(stem);
            let title = table.map_or(stem, |table| table.schema.title);
            format!("Table : {title}")
        }
        "vignettes" => {
            let (id, format) = stem.rsplit_once('-').unwrap_or((stem, ""));
            let figure = prepared.figures.list.iter().find(|it| it.id == id);
            let format = if format == "carre" { "carré" } else { format };
            figure
                .map_or_else(|| stem.to_owned(), |it| format!("{} {}, {format}", it.text, it.label))
        }
        _ => name.to_owned(),
    }
}

fn section(
    body: &mut String,
    title: &str,
    files: &[&OutputFile],
    named: &dyn Fn(&OutputFile) -> String,
) {
    if files.is_empty() {
        return;
    }
    let _ = writeln!(body, "<section><h2>{title}</h2>\n<ul>");
    for file in files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit('.').next().unwrap_or_default().to_uppercase();
        let size = french::number(file.bytes.len().div_ceil(1000) as u64);
        let _ = writeln!(
            body,
            "<li><a href=\"{}\">{}</a> ({ending}, {size} ko)</li>",
            path_as_address(&file.path),
            escaped(&named(file))
        );
    }
    body.push_str("</ul></section>\n");
}

/// The charts and maps, each with its alternative text and its values.
fn drawings(body: &mut String, prepared: &Prepared) {
    let figures = &prepared.figures;
    let charts = figures
        .charts
        .iter()
        .map(|it| ("graphiques", &it.id, &it.title, charts::describe(it), it.illustrative));
    let maps = figures.maps.iter().filter(|map| !map.points.is_empty());
    let maps =
        maps.map(|it| ("cartes", &it.id, &it.title, charts::describe_map(it), it.illustrative));
    let all: Vec<_> = charts.chain(maps).collect();
    if all.is_empty() {
        return;
    }
    body.push_str("<section><h2>Les graphiques</h2>\n");
    for (folder, id, title, alt, illustrative) in all {
        let path = path_as_address(&format!("{folder}/{id}"));
        let invented = if illustrative { " Données illustratives." } else { "" };
        let _ = writeln!(
            body,
            "<figure><img src=\"{path}.svg\" alt=\"{}\" loading=\"lazy\"><figcaption>{}.{invented} \
             <a href=\"{path}.csv\">Valeurs de « {} » (CSV)</a></figcaption></figure>",
            escaped(&alt),
            escaped(title.trim_end_matches('.')),
            escaped(title)
        );
    }
    body.push_str("</section>\n");
}
