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

impl Drawn {
    /// The drawings of these charts, in their order. Only they are remembered.
    pub fn charts(&mut self, charts: &[ChartData], theme: &ChartTheme) -> Vec<Drawing> {
        self.turn_to(theme);
        let former = std::mem::take(&mut self.charts);
        self.charts = kept(former, charts, |chart| draw(chart, theme));
        self.charts.iter().map(|(_, drawing)| drawing.clone()).collect()
    }

    /// The drawings of these maps, in their order. Only they are remembered.
    pub fn maps(&mut self, maps: &[MapData], theme: &ChartTheme) -> Vec<Drawing> {
        self.turn_to(theme);
        let former = std::mem::take(&mut self.maps);
        self.maps = kept(former, maps, |map| draw_map(map, theme));
        self.maps.iter().map(|(_, drawing)| drawing.clone()).collect()
    }

    /// Nothing drawn in another theme is of use.
    fn turn_to(&mut self, theme: &ChartTheme) {
        if self.theme.as_ref() != Some(theme) {
            *self = Self { theme: Some(theme.clone()), ..Self::default() };
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
        let draw = |name: &&str| {
            times.set(times.get() + 1);
            Drawing { svg: (*name).to_owned(), width: 1, height: 1 }
        };
        let first = kept(Vec::new(), &["a", "b", "c"], draw);
        let second = kept(first, &["c", "a", "d"], draw);
        let names: Vec<&str> = second.iter().map(|(_, drawing)| drawing.svg.as_str()).collect();
        assert_eq!(names, ["c", "a", "d"]);
        assert_eq!(times.get(), 4, "three at first, then the new one");
    }
}
