//! Figures, charts, maps, texts, templates and fonts, put together as the bundle
//! that the engine reads.

use chrono::NaiveDate;

use crate::charts::{ChartTheme, Drawn};
use crate::compile::attachments::{self, CleanTable};
use crate::compile::drawings::{Look, mount_drawings};
use crate::compile::prepared::{Draft, Prepared};
use crate::compile::{declared_documents, gallery};
use crate::design::templates::Templates;
use crate::design::theme;
use crate::figures;
use crate::figures::donnees::{Files, TableEntry, donnees};
use crate::read::prose::Cited;
use crate::typeset::bundle::{Bundle, Purpose, RefusedPath, TEMPLATES};

/// The document that is made where no other is named.
pub const REPORT: &str = "rapport";

/// What a bundle holds before there are data: templates and fonts. The document has no title and
/// no date yet.
///
/// # Errors
///
/// A path that the engine cannot read.
pub fn frame(
    templates: &Templates,
    document: &str,
    purpose: Purpose,
) -> Result<Bundle, RefusedPath> {
    let entry = format!("{TEMPLATES}documents/{document}.typ");
    let mut bundle = Bundle::new(&entry, "", NaiveDate::default())?;
    bundle.set_purpose(purpose);
    for font in templates.fonts().files() {
        bundle.add_font(&font.name, font.content.clone())?;
    }
    for (path, content) in templates.iter() {
        bundle.mount_from(
            &format!("{TEMPLATES}{path}"),
            content.clone(),
            &format!("templates/{path}"),
        )?;
    }
    Ok(bundle)
}

/// The bundle of one document: `documents/<document>.typ` of the templates. `drawn` knows the
/// drawings of before, if there were any.
///
/// # Errors
///
/// A path that the engine cannot read.
pub fn assemble(
    prepared: &Prepared,
    templates: &Templates,
    document: &str,
    chosen: &theme::Chosen<'_>,
    purpose: Purpose,
    drawn: &mut Drawn,
) -> Result<Bundle, RefusedPath> {
    let Prepared { input, dataset, previous, figures, .. } = prepared;
    let theme = &ChartTheme::of(&chosen.theme);
    let edition = &dataset.settings.edition;
    let declared = declared_documents::declaration(&dataset.settings, document);
    let mut bundle = frame(templates, document, purpose)?;
    let title = declared.and_then(|it| it.title.as_deref()).unwrap_or(&edition.title);
    bundle.title = title.to_owned();
    bundle.date = declared.and_then(|it| it.date).unwrap_or(edition.date);
    // Templates read one file, whichever theme was chosen.
    let shown = format!("templates/{}", chosen.path);
    bundle.mount_from("/templates/theme.toml", chosen.text.to_owned(), &shown)?;
    for text in &input.texts {
        bundle.mount_text(
            &format!("/{}", text.path),
            &input.sources.file(text.file).text,
            &text.path,
        )?;
    }
    if document == REPORT {
        let texts = input.manifest.outlined().map(|text| format!("/{}", text.value));
        bundle.prints_in_order(texts);
    }
    for image in &input.images {
        bundle.mount_from(&format!("/{}", image.path), image.bytes.clone(), &image.path)?;
    }
    if let Some(notice) = prepared.notice().filter(|_| document != gallery::DOCUMENT) {
        bundle.begin_with(&format!(
            "#import \"/templates/composants/marque.typ\": marquer\n#show: marquer.with(\"{notice}\", brouillon: {})\n",
            prepared.draft != Draft::No
        ));
    }
    // Drawings and attached tables do not need each other.
    let (drawings, tables) = rayon::join(
        || drawn.all(&figures.charts, &figures.maps, theme),
        || {
            let tables = attachments::clean(input, &attachments::used(prepared));
            let cited = figures::cited(&figures.list, &dataset.settings, prepared.texts());
            tables.into_iter().chain(attachments::figures(&cited)).collect()
        },
    );
    let conventions = dataset.settings.organisation.conventions;
    let look = Look { theme, purpose, conventions };
    let (charts, maps) = mount_drawings(&mut bundle, figures, drawings, &look, "")?;
    let tables = mount_tables(&mut bundle, tables)?;
    if document == gallery::DOCUMENT {
        gallery::mount(&mut bundle, edition.period.last_year(), &look)?;
    }
    let files = Files { charts, maps, tables };
    let citations = prepared.texts().iter().flat_map(|text| &text.citations);
    let printed = citations.filter(|it| it.cited == Cited::Table).map(|it| it.id.clone()).collect();
    let donnees = donnees(
        dataset,
        previous.as_ref(),
        (&figures.list, &prepared.history),
        &input.sources,
        files,
        &printed,
    );
    bundle.mount("/donnees.json", donnees.to_json(conventions))?;
    Ok(bundle)
}

/// Puts the tables to attach into the bundle.
fn mount_tables(
    bundle: &mut Bundle,
    tables: Vec<CleanTable>,
) -> Result<Vec<TableEntry>, RefusedPath> {
    let mount = |table: CleanTable| {
        let CleanTable { name, description, rows, bytes } = table;
        let file = format!("/tables/{name}");
        bundle.mount(&file, bytes)?;
        Ok(TableEntry { file, name, description, rows: rows as u64 })
    };
    tables.into_iter().map(mount).collect()
}
