//! Figures, charts, maps, texts, templates and fonts, put together as the bundle
//! that the engine reads.

use crate::bundle::{Bundle, RefusedPath};
use crate::charts::{self, ChartTheme, Drawn};
use crate::figures::donnees::{ChartEntry, MapEntry, TableEntry, donnees, map_entry};
use crate::prepare::Prepared;
use crate::templates::{self, Templates};
use crate::{documents, tables};

/// The bundle of one document: `documents/<document>.typ` of the templates. `drawn` knows the
/// drawings of before, if there were any.
pub fn assemble(
    prepared: &Prepared,
    templates: &Templates,
    document: &str,
    theme: &ChartTheme,
    drawn: &mut Drawn,
) -> Result<Bundle, RefusedPath> {
    let Prepared { input, dataset, previous, figures, .. } = prepared;
    let entry = format!("/templates/documents/{document}.typ");
    let edition = &dataset.settings.edition;
    let declared = documents::declaration(&dataset.settings, document);
    let title = declared.and_then(|it| it.title.as_deref()).unwrap_or(&edition.title);
    let date = declared.and_then(|it| it.date).unwrap_or(edition.date);
    let mut bundle = Bundle::new(&entry, title, date)?;
    for (name, bytes) in templates::fonts() {
        bundle.add_font(name, bytes)?;
    }
    for (path, content) in templates.iter() {
        bundle.mount_from(
            &format!("/templates/{path}"),
            content.clone(),
            &format!("templates/{path}"),
        )?;
    }
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
        let file = format!("/graphiques/{}.svg", chart.id);
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
        bundle.mount(&file, drawing.svg.into_bytes())?;
    }
    for (map, drawing) in figures.maps.iter().zip(maps) {
        let table = charts::map_table(map);
        let file = format!("/cartes/{}.svg", map.id);
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
        bundle.mount(&file, drawing.svg.into_bytes())?;
    }
    let json = serde_json::to_vec(&donnees).expect("plain data serializes");
    bundle.mount("/donnees.json", json)?;
    Ok(bundle)
}
