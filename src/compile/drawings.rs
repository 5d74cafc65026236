//! The charts and maps of an edition, drawn, in the bundle and in the contract.

use crate::charts::{self, ChartTheme, Drawing, Drawings, Drawn};
use crate::figures::Figures;
use crate::figures::chart_data::ChartData;
use crate::figures::donnees::{ChartEntry, MapEntry, Ordered, map_entry};
use crate::language::conventions::Conventions;
use crate::typeset::bundle::{Bundle, Purpose, RefusedPath};

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

/// Puts drawings into a folder of the bundle.
pub(super) fn mount_drawings(
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
    /// How numbers are written where the organisation is.
    pub(crate) conventions: &'static Conventions,
}

impl Look<'_> {
    /// The file of a drawing, whose name has no ending yet: a picture for screens, shapes in four
    /// inks for a press.
    pub(crate) fn file(&self, name: &str, drawing: &Drawing) -> (String, Vec<u8>) {
        let (ending, text) = match self.purpose {
            Purpose::Reading => ("svg", drawing.svg(self.theme)),
            Purpose::Printing => ("json", drawing.for_press(self.theme)),
        };
        (format!("{name}.{ending}"), self.conventions.printed(text).into_bytes())
    }
}
