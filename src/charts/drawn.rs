//! Drawings of before: what did not change is not drawn again.

use super::{ChartTheme, Drawing, draw, draw_map};
use crate::figures::chart_data::ChartData;
use crate::figures::map_data::MapData;

/// The charts and maps of the last look at an edition, each beside what it was drawn from.
#[derive(Debug, Default)]
pub struct Drawn {
    theme: Option<ChartTheme>,
    charts: Vec<(ChartData, Drawing)>,
    maps: Vec<(MapData, Drawing)>,
}

/// Charts and maps as they are drawn, each list in the order of its data.
#[derive(Debug)]
pub struct Drawings {
    /// The charts.
    pub charts: Vec<Drawing>,
    /// The maps.
    pub maps: Vec<Drawing>,
}

impl Drawn {
    /// The drawings of these charts and maps. Only they are remembered.
    pub fn all(&mut self, charts: &[ChartData], maps: &[MapData], theme: &ChartTheme) -> Drawings {
        // Nothing drawn in another theme is of use.
        if self.theme.as_ref() != Some(theme) {
            *self = Self { theme: Some(theme.clone()), ..Self::default() };
        }
        self.charts = kept(std::mem::take(&mut self.charts), charts, |chart| draw(chart, theme));
        self.maps = kept(std::mem::take(&mut self.maps), maps, |map| draw_map(map, theme));
        Drawings {
            charts: self.charts.iter().map(|(_, drawing)| drawing.clone()).collect(),
            maps: self.maps.iter().map(|(_, drawing)| drawing.clone()).collect(),
        }
    }
}

fn kept<T: Clone + PartialEq>(
    mut former: Vec<(T, Drawing)>,
    wanted: &[T],
    draw: impl Fn(&T) -> Drawing,
) -> Vec<(T, Drawing)> {
    let mut found = |data: &T| {
        let index = former.iter().position(|(known, _)| known == data)?;
        Some(former.swap_remove(index))
    };
    wanted.iter().map(|data| found(data).unwrap_or_else(|| (data.clone(), draw(data)))).collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_did_not_change_is_not_drawn_again() {
        let times = Cell::new(0);
        // A drawing as wide as the code of its letter.
        let draw = |name: &&str| {
            times.set(times.get() + 1);
            Drawing { shapes: Vec::new(), width: u32::from(name.as_bytes()[0]), height: 1 }
        };
        let first = kept(Vec::new(), &["a", "b", "c"], draw);
        let second = kept(first, &["c", "a", "d"], draw);
        let drawn: Vec<u32> = second.iter().map(|(_, drawing)| drawing.width).collect();
        assert_eq!(drawn, [b'c', b'a', b'd'].map(u32::from));
        assert_eq!(times.get(), 4, "three at first, then the new one");
    }
}
