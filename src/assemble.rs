//! Figures, charts, maps, texts, templates and fonts, put together as the bundle
//! that the engine reads.

use crate::bundle::{Bundle, Purpose, RefusedPath};
use crate::charts::{self, ChartTheme, Drawing, Drawn};
use crate::figures::donnees::{ChartEntry, MapEntry, TableEntry, donnees, map_entry};
use crate::prepare::Prepared;
use crate::templates::Templates;
use crate::{documents, tables, theme};

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
    let Prepared { input, dataset, previous, figures } = prepared;
    let theme = &ChartTheme::of(&chosen.theme);
    let entry = format!("/templates/documents/{document}.typ");
    let edition = &dataset.settings.edition;
    let declared = documents::declaration(&dataset.settings, document);
    let title = declared.and_then(|it| it.title.as_deref()).unwrap_or(&edition.title);
    let date = declared.and_then(|it| it.date).unwrap_or(edition.date);
    let mut bundle = Bundle::new(&entry, title, date)?;
    bundle.set_purpose(purpose);
    for font in templates.fonts().files() {
        bundle.add_font(&font.name, font.content.clone())?;
    }
    for (path, content) in templates.iter() {
        bundle.mount_from(
            &format!("/templates/{path}"),
            content.clone(),
            &format!("templates/{path}"),
        )?;
    }
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
    // Pictures and contract do not need each other.
    let ((drawings, maps), (mut donnees, tables)) = rayon::join(
        || (drawn.charts(&figures.charts, theme), drawn.maps(&figures.maps, theme)),
        || {
            let donnees = donnees(dataset, previous.as_ref(), &figures.list, &input.sources);
            (donnees, tables::clean(input))
        },
    );
    for table in tables {
        let file = format!("/tables/{}", table.name);
        donnees.tables.push(TableEntry {
            file: file.clone(),
            name: table.name,
            description: table.description.to_owned(),
            rows: table.rows as u64,
        });
        bundle.mount(&file, table.bytes)?;
    }
    for (chart, drawing) in figures.charts.iter().zip(drawings) {
        let table = charts::table(chart);
        let (file, bytes) = picture("graphiques", &chart.id, &drawing, theme, purpose);
        donnees.charts.0.push((
            chart.id.clone(),
            ChartEntry {
                id: chart.id.clone(),
                file: file.clone(),
                title: chart.title.clone(),
                subtitle: chart.subtitle.clone(),
                source: chart.source.clone(),
                alt: charts::describe(chart),
                illustrative: chart.illustrative,
                width: drawing.width,
                height: drawing.height,
                columns: table.columns,
                rows: table.rows,
            },
        ));
        bundle.mount(&file, bytes)?;
    }
    for (map, drawing) in figures.maps.iter().zip(maps) {
        let table = charts::map_table(map);
        let (file, bytes) = picture("cartes", &map.id, &drawing, theme, purpose);
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
    let json = serde_json::to_vec(&donnees).expect("plain data serializes");
    bundle.mount("/donnees.json", json)?;
    Ok(bundle)
}

/// The file of a drawing: a picture for screens, shapes in four inks for a press.
fn picture(
    folder: &str,
    id: &str,
    drawing: &Drawing,
    theme: &ChartTheme,
    purpose: Purpose,
) -> (String, Vec<u8>) {
    let (ending, text) = match purpose {
        Purpose::Reading => ("svg", drawing.svg(theme)),
        Purpose::Printing => ("json", drawing.for_press(theme)),
    };
    (format!("/{folder}/{id}.{ending}"), text.into_bytes())
}
