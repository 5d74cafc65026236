//! Figures, charts, maps, texts, templates and fonts, put together as the bundle
//! that the engine reads.

use chrono::NaiveDate;

use crate::charts::{self, ChartTheme, Drawing, Drawings, Drawn};
use crate::compile::prepared::{Draft, Prepared};
use crate::compile::{attachments, declared_documents, gallery};
use crate::design::templates::Templates;
use crate::design::theme;
use crate::figures::Figures;
use crate::figures::chart_data::ChartData;
use crate::figures::donnees::{ChartEntry, Donnees, MapEntry, TableEntry, donnees, map_entry};
use crate::typeset::bundle::{Bundle, Purpose, RefusedPath, TEMPLATES};

/// What a bundle holds before there are data: templates and fonts. The document has no title and
/// no date yet.
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
    for image in &input.images {
        bundle.mount_from(&format!("/{}", image.path), image.bytes.clone(), &image.path)?;
    }
    if let Some(notice) = prepared.notice().filter(|_| document != gallery::DOCUMENT) {
        bundle.begin_with(&format!(
            "#import \"/templates/composants/marque.typ\": marquer\n#show: marquer.with(\"{notice}\", brouillon: {})\n",
            prepared.draft != Draft::No
        ));
    }
    // Pictures and contract do not need each other.
    let (drawings, (mut donnees, tables)) = rayon::join(
        || drawn.all(&figures.charts, &figures.maps, theme),
        || {
            let donnees = donnees(dataset, previous.as_ref(), &figures.list, &input.sources);
            (donnees, attachments::clean(input, &attachments::used(prepared, templates)))
        },
    );
    for table in tables {
        let file = format!("/tables/{}", table.name);
        donnees.tables.push(TableEntry {
            file: file.clone(),
            name: table.name,
            description: table.description,
            rows: table.rows as u64,
        });
        bundle.mount(&file, table.bytes)?;
    }
    let look = Look { theme, purpose };
    place(&mut bundle, figures, drawings, &look, "", &mut donnees)?;
    if document == gallery::DOCUMENT {
        gallery::mount(&mut bundle, edition.year, &look)?;
    }
    let json = serde_json::to_vec(&donnees).expect("plain data serializes");
    bundle.mount("/donnees.json", json)?;
    Ok(bundle)
}

/// Draws the charts and maps of an edition, puts them into a folder of the bundle, and tells the
/// contract of them.
pub(crate) fn drawings(
    bundle: &mut Bundle,
    figures: &Figures,
    look: &Look,
    folder: &str,
    donnees: &mut Donnees,
) -> Result<(), RefusedPath> {
    let drawings = Drawn::default().all(&figures.charts, &figures.maps, look.theme);
    place(bundle, figures, drawings, look, folder, donnees)
}

fn place(
    bundle: &mut Bundle,
    figures: &Figures,
    drawings: Drawings,
    look: &Look,
    folder: &str,
    donnees: &mut Donnees,
) -> Result<(), RefusedPath> {
    for (chart, drawing) in figures.charts.iter().zip(drawings.charts) {
        let (file, bytes) = look.file(&format!("{folder}/graphiques/{}", chart.id), &drawing);
        donnees.charts.0.push((chart.id.clone(), chart_entry(chart, &drawing, &file)));
        bundle.mount(&file, bytes)?;
    }
    for (map, drawing) in figures.maps.iter().zip(drawings.maps) {
        let table = charts::map_table(map);
        let (file, bytes) = look.file(&format!("{folder}/cartes/{}", map.id), &drawing);
        let entry = MapEntry {
            file: file.clone(),
            alt: charts::describe_map(map),
            width: drawing.width,
            height: drawing.height,
            columns: table.columns,
            rows: table.rows,
            ..map_entry(map)
        };
        donnees.maps.0.push((map.id.clone(), entry));
        bundle.mount(&file, bytes)?;
    }
    Ok(())
}

/// The entry of a chart that is drawn, and stands in `file`.
pub(crate) fn chart_entry(chart: &ChartData, drawing: &Drawing, file: &str) -> ChartEntry {
    let table = charts::table(chart);
    ChartEntry {
        id: chart.id.clone(),
        file: file.to_owned(),
        title: chart.title.clone(),
        subtitle: chart.subtitle.clone(),
        source: chart.source.clone(),
        alt: charts::describe(chart),
        illustrative: chart.illustrative,
        width: drawing.width,
        height: drawing.height,
        columns: table.columns,
        rows: table.rows,
    }
}

/// In which colours drawings are made, and for whom.
pub(crate) struct Look<'a> {
    pub(crate) theme: &'a ChartTheme,
    pub(crate) purpose: Purpose,
}

impl Look<'_> {
    /// The file of a drawing, whose name has no ending yet: a picture for screens, shapes in four
    /// inks for a press.
    pub(crate) fn file(&self, name: &str, drawing: &Drawing) -> (String, Vec<u8>) {
        let (ending, text) = match self.purpose {
            Purpose::Reading => ("svg", drawing.svg(self.theme)),
            Purpose::Printing => ("json", drawing.for_press(self.theme)),
        };
        (format!("{name}.{ending}"), text.into_bytes())
    }
}
