//! What differs, as one page for a browser: everything, for everybody. No script; a change is told by
//! a word and a mark, never by a colour alone.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::terminal::{
    DRAWN, KEPT, became, cause, column_words, group_words, page_words, unexplained,
};
use super::words::{self, Kind, Word};
use super::{Change, Comparison, FigureChange, PageChange, Pair, Passage, TableChange, TextChange};
use crate::language::french;
use crate::language::html::escaped;
use crate::language::unseen::told_apart;

/// The look: both grounds, the marks of what was added and removed.
const STYLE: &str = "
:root{color-scheme:light dark;--encre:#1a1a1a;--papier:#fff;--discret:#555;--filet:#8a8a8a;--plus:#e2f3e5;--moins:#fbe4e4;--lien:#0b4f8a}
@media (prefers-color-scheme:dark){:root{--encre:#eee;--papier:#161616;--discret:#bbb;--filet:#7d7d7d;--plus:#12391c;--moins:#4a1717;--lien:#8cc4ff}}
body{font:1rem/1.55 system-ui,sans-serif;color:var(--encre);background:var(--papier);max-width:68rem;margin:0 auto;padding:1.5rem}
a{color:var(--lien)}h1{font-size:1.7rem;line-height:1.2}h2{margin-top:2.5rem}h3{margin:1.8rem 0 .4rem;font-size:1.1rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}caption{text-align:left;color:var(--discret);padding:.2rem 0}
th,td{border-bottom:1px solid var(--filet);padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:top}
td.n{font-variant-numeric:tabular-nums}
ins{background:var(--plus);text-decoration:underline;text-decoration-thickness:2px}
del{background:var(--moins);text-decoration:line-through;text-decoration-thickness:2px}
.lieu{color:var(--discret);font-size:.9rem}.passage{margin:.4rem 0;padding-left:.8rem;border-left:3px solid var(--filet);white-space:pre-wrap;overflow-wrap:anywhere}
.defile{overflow-x:auto}.pages{display:flex;flex-wrap:wrap;gap:1rem}.pages img{max-width:100%;border:1px solid var(--filet)}figure{margin:0}
";

/// The page.
pub fn page(comparison: &Comparison) -> String {
    let Comparison { names, years, figures, tables, texts, files, pages, .. } = comparison;
    let same_year = years.before == years.after;
    let shown = |name: &Option<String>| escaped(name.as_deref().unwrap_or_default());
    let title = format!("De « {} » à « {} »", shown(&names.before), shown(&names.after));
    let mut body = format!("<header><h1>{title}</h1>\n");
    if comparison.is_same() {
        body.push_str("<p>Aucune différence.</p></header>\n<main></main>\n");
        return document(&title, &body);
    }
    let parts = [
        ("chiffres", "Chiffres", figures.len(), "chiffre a changé", "chiffres ont changé"),
        ("tables", "Tables", tables.len(), "table diffère", "tables diffèrent"),
        ("textes", "Textes et réglages", texts.len(), "texte diffère", "textes diffèrent"),
        ("fichiers", "Images", files.len(), "image diffère", "images diffèrent"),
        ("pages", "Pages", pages.len(), "page a un autre aspect", "pages ont un autre aspect"),
    ];
    body.push_str(
        "<p>Ce qui est <ins>ajouté</ins> est souligné, ce qui est <del>retiré</del> est barré.</p>\n<nav aria-label=\"Sommaire\"><ul>\n",
    );
    for (id, _, count, one, many) in parts.iter().filter(|part| part.2 > 0) {
        let words = if *count == 1 { one } else { many };
        let _ = writeln!(body, "<li><a href=\"#{id}\">{count} {words}</a></li>");
    }
    body.push_str("</ul></nav></header>\n<main>\n");
    for (id, heading, count, ..) in parts {
        if count == 0 {
            continue;
        }
        let _ = writeln!(body, "<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{heading}</h2>");
        match id {
            "chiffres" => figures.iter().for_each(|one| figure(&mut body, one, same_year)),
            "tables" => tables.iter().for_each(|one| table(&mut body, one)),
            "textes" => texts.iter().for_each(|one| text(&mut body, one)),
            "fichiers" => {
                body.push_str("<ul>\n");
                for file in files {
                    let what = became(file.change, file.renamed.as_ref());
                    let _ = writeln!(body, "<li>{} : {}</li>", escaped(&file.path), escaped(&what));
                }
                body.push_str("</ul>\n");
            }
            _ => pages.iter().for_each(|one| pictures(&mut body, one)),
        }
        body.push_str("</section>\n");
    }
    body.push_str("</main>\n");
    document(&title, &body)
}

fn document(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// « <del>12</del> <ins>13</ins> ».
fn old_new(pair: &Pair<String>) -> String {
    let shown = |text: &str| match text {
        "" => "(vide)".to_owned(),
        text => escaped(text),
    };
    match (&pair.before, &pair.after) {
        (Some(before), Some(after)) if before == after => shown(after),
        (Some(before), Some(after)) => {
            let (before, after) = told_apart(before, after);
            format!("<del>{}</del> → <ins>{}</ins>", shown(&before), shown(&after))
        }
        (before, after) => {
            let before = before.as_deref().map(|it| format!("<del>{}</del>", shown(it)));
            let after = after.as_deref().map(|it| format!("<ins>{}</ins>", shown(it)));
            before.into_iter().chain(after).collect::<Vec<_>>().join(" → ")
        }
    }
}

fn places(pair: &Pair<String>) -> String {
    let named = match (&pair.before, &pair.after) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (before, after) => after.clone().or_else(|| before.clone()).unwrap_or_default(),
    };
    format!("<span class=\"lieu\">{}</span>", escaped(&named))
}

fn figure(body: &mut String, figure: &FigureChange, same_year: bool) {
    let label = escaped(figure.label.last().map(String::as_str).unwrap_or_default());
    let _ = writeln!(
        body,
        "<h3>{} : {}</h3>\n<p>{label}</p>",
        escaped(&figure.id),
        old_new(&figure.text)
    );
    if let Some(given) = &figure.given {
        let _ = writeln!(body, "<p>{} : {}</p>", french::capitalized(KEPT), old_new(given));
    }
    if let Some(why) = unexplained(figure, same_year, &DRAWN) {
        let _ = writeln!(body, "<p>{}</p>", escaped(&why));
        return;
    }
    if !figure.groups.is_empty() {
        body.push_str("<ul>\n");
        for group in &figure.groups {
            let _ = writeln!(body, "<li>{}</li>", escaped(&group_words(group, &DRAWN)));
        }
        body.push_str("</ul>\n");
    }
    if figure.rows.is_empty() {
        return;
    }
    let rows = french::count(figure.rows.len(), "ligne");
    let _ = writeln!(
        body,
        "<div class=\"defile\" tabindex=\"0\"><table><caption>Pourquoi : {rows}</caption>\n<thead><tr><th scope=\"col\">Ce qui s’est passé</th>\
         <th scope=\"col\">Ligne</th><th scope=\"col\">Où</th><th scope=\"col\">Ce qu’elle compte</th></tr></thead>\n<tbody>"
    );
    for row in &figure.rows {
        let _ = writeln!(
            body,
            "<tr><td>{}{}</td><th scope=\"row\">{}</th><td>{}</td><td class=\"n\">{}</td></tr>",
            cause(row.cause, row.part.after.is_some(), same_year),
            row.of.as_ref().map(|of| format!(" : {}", escaped(of))).unwrap_or_default(),
            escaped(row.name.last().map(String::as_str).unwrap_or_default()),
            places(&row.place),
            old_new(&row.part)
        );
    }
    body.push_str("</tbody></table></div>\n");
}

fn table(body: &mut String, table: &TableChange) {
    let TableChange { table: name, count, columns, rows } = table;
    let number = |count: Option<usize>| {
        count.map_or_else(|| "absente".to_owned(), |it| french::count(it, "ligne"))
    };
    let _ = writeln!(
        body,
        "<h3>{}</h3>\n<p>{} → {}</p>",
        escaped(name),
        number(count.before),
        number(count.after)
    );
    for column in columns {
        let _ = writeln!(body, "<p>Colonne {}</p>", escaped(&column_words(column)));
    }
    if rows.is_empty() {
        return;
    }
    body.push_str(
        "<div class=\"defile\" tabindex=\"0\"><table><caption>Lignes</caption>\n<thead><tr><th scope=\"col\">Ce qui s’est passé</th>\
         <th scope=\"col\">Ligne</th><th scope=\"col\">Où</th><th scope=\"col\">Cellules</th></tr></thead>\n<tbody>\n",
    );
    for row in rows {
        let what = match row.change {
            Some(Change::Added) => "ajoutée",
            Some(Change::Removed) => "retirée",
            Some(Change::Changed) => "changée",
            None => "déplacée",
        };
        let cells = row
            .cells
            .iter()
            .map(|cell| format!("<b>{}</b> : {}", escaped(&cell.column), old_new(&cell.value)));
        let _ = writeln!(
            body,
            "<tr><td>{what}</td><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            escaped(row.name.last().map(String::as_str).unwrap_or_default()),
            places(&row.place),
            cells.collect::<Vec<_>>().join("<br>")
        );
    }
    body.push_str("</tbody></table></div>\n");
}

fn text(body: &mut String, text: &TextChange) {
    let what = became(text.change, text.renamed.as_ref());
    let _ = writeln!(body, "<h3>{} : {}</h3>", escaped(&text.path), escaped(&what));
    for passage in &text.passages {
        let _ = writeln!(
            body,
            "<p class=\"lieu\">{}</p>\n<div class=\"passage\">{}</div>",
            passage_place(passage),
            words::shown(&passage.words).iter().map(marked).collect::<String>()
        );
    }
}

fn passage_place(passage: &Passage) -> String {
    let line = passage.line.last().copied().unwrap_or_default();
    match (passage.change, passage.line.before) {
        (None, Some(before)) => format!("Ligne {line} : déplacé, auparavant ligne {before}"),
        (Some(Change::Added), _) => format!("Ligne {line} : ajouté"),
        (Some(Change::Removed), _) => format!("Ligne {line} de l’ancien texte : retiré"),
        _ => format!("Ligne {line} : changé"),
    }
}

fn marked(word: &Word) -> String {
    let text = escaped(&word.text);
    match word.kind {
        Kind::Same => text,
        Kind::Removed => format!("<del>{text}</del>"),
        Kind::Added => format!("<ins>{text}</ins>"),
    }
}

fn pictures(body: &mut String, page: &PageChange) {
    let _ = writeln!(
        body,
        "<h3>{}</h3>\n<div class=\"pages\">",
        french::capitalized(&page_words(&page.page, &DRAWN))
    );
    for (when, number, picture) in [
        ("avant", page.page.before, &page.picture.before),
        ("après", page.page.after, &page.picture.after),
    ] {
        if let (Some(number), Some(picture)) = (number, picture) {
            let _ = writeln!(
                body,
                "<figure><img alt=\"La page {number}, {when}\" src=\"data:image/png;base64,{}\">\
                 <figcaption>Page {number}, {when}</figcaption></figure>",
                STANDARD.encode(picture)
            );
        }
    }
    body.push_str("</div>\n");
}
