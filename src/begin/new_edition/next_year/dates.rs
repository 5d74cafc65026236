//! Years in a text, moved on.

use crate::language::partial_date::Period;

/// From the year or the season of an edition to that of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) from: Period,
    pub(super) to: Period,
}

impl Shift {
    /// The text with the years of the edition, the one before and the one after
    /// moved on; other numbers stay. 29 February becomes the 28th.
    pub(super) fn years(self, text: &str) -> String {
        let near = self.from.first_year() - 1..=self.from.last_year() + 1;
        self.numbers(text, |year| near.contains(&year)).replace("-02-29", "-02-28")
    }

    /// The text with the years of the edition alone moved on.
    pub(super) fn own_year(self, text: &str) -> String {
        self.numbers(text, |year| self.from.years().contains(&year))
    }

    fn numbers(self, text: &str, moves: impl Fn(i32) -> bool) -> String {
        let mut moved = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, after) = rest.split_at(start);
            let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            let (digits, following) = after.split_at(end);
            moved.push_str(before);
            match digits.parse::<i32>() {
                Ok(year) if digits.len() == 4 && moves(year) => {
                    moved.push_str(
                        &(year + self.to.first_year() - self.from.first_year()).to_string(),
                    );
                }
                _ => moved.push_str(digits),
            }
            rest = following;
        }
        moved.push_str(rest);
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::Shift;
    use crate::language::partial_date::Period;

    #[test]
    fn years_around_that_of_the_edition_move_on() {
        let shift = Shift { from: Period::calendar(2021), to: Period::calendar(2022) };
        for (text, expected) in [
            ("2022-06-29", "2023-06-29"),
            ("en 2020 et en 2021, depuis 2001", "en 2021 et en 2022, depuis 2001"),
            ("12021 20210 n°2021", "12021 20210 n°2022"),
            ("", ""),
        ] {
            assert_eq!(shift.years(text), expected);
        }
        let later = Shift { from: Period::calendar(2023), to: Period::calendar(2025) };
        assert_eq!(later.years("2024-02-29"), "2026-02-28");
        assert_eq!(shift.own_year("2021, 2022"), "2022, 2022");
        let season = Period::parse("2023-09/2024-08").expect("a season");
        let seasons = Shift { from: season, to: season.after() };
        assert_eq!(seasons.years("saison 2023-2024, 2025"), "saison 2024-2025, 2026");
        assert_eq!(seasons.own_year("2022, 2023-2024"), "2022, 2024-2025");
    }
}
