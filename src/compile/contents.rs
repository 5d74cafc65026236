//! Figures, charts, maps, texts, templates and fonts, put together as the bundle
//! that the engine reads.

use chrono::NaiveDate;

use crate::charts::{self, ChartTheme, Drawing, Drawings, Drawn};
use crate::compile::attachments::{self, CleanTable};
use crate::compile::prepared::{Draft, Prepared};
use crate::compile::{declared_documents, gallery};
use crate::design::templates::Templates;
use crate::design::theme;
use crate::figures::Figures;
use crate::figures::chart_data::ChartData;
use crate::figures::donnees::{
    ChartEntry, Files, MapEntry, Ordered, TableEntry, donnees, map_entry,
};
use crate::read::prose::Cited;
use crate::typeset::bundle::{Bundle, Purpose, RefusedPath, TEMPLATES};

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
        || attachments::clean(input, &attachments::used(prepared)),
    );
    let look = Look { theme, purpose };
    let (charts, maps) = mount_drawings(&mut bundle, figures, drawings, &look, "")?;
    let tables = mount_tables(&mut bundle, tables)?;
    if document == gallery::DOCUMENT {
        gallery::mount(&mut bundle, edition.year, &look)?;
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
    bundle.mount("/donnees.json", donnees.to_json())?;
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

/// What the contract says of the charts and maps of an edition, each under its id.
type DrawingEntries = (Ordered<ChartEntry>, Ordered<MapEntry>);

/// Draws the charts and maps of an edition, and puts them into a folder of the bundle.
pub(crate) fn drawings(
    bundle: &mut Bundle,
    figures: &Figures,
    look: &Look,
    folder: &str,
) -> Result<DrawingEntries, RefusedPath> {
    let drawings = Drawn::default().all(&figures.charts, &figures.maps, look.theme);
    mount_drawings(bundle, figures, drawings, look, folder)
}

fn mount_drawings(
    bundle: &mut Bundle,
    figures: &Figures,
    drawings: Drawings,
    look: &Look,
    folder: &str,
) -> Result<DrawingEntries, RefusedPath> {
    let (mut charts, mut maps) = (Vec::new(), Vec::new());
    for (chart, drawing) in figures.charts.iter().zip(drawings.charts) {
        let (file, bytes) = look.file(&format!("{folder}/graphiques/{}", chart.id), &drawing);
        charts.push((chart.id.clone(), chart_entry(chart, &drawing, &file)));
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
        maps.push((map.id.clone(), entry));
        bundle.mount(&file, bytes)?;
    }
    Ok((Ordered(charts), Ordered(maps)))
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
