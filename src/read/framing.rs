//! Which part of a picture a crop keeps, as staff say it.

use crate::language::suggest::name_key;
use crate::read::toml::choice;

choice! {
    /// The part of a picture that must stay where the page crops it.
    pub enum Framing {
        /// Above, on the left.
        TopLeft = "haut gauche",
        /// Above.
        Top = "haut",
        /// Above, on the right.
        TopRight = "haut droite",
        /// On the left.
        Left = "gauche",
        /// The middle.
        Centre = "centre",
        /// On the right.
        Right = "droite",
        /// Below, on the left.
        BottomLeft = "bas gauche",
        /// Below.
        Bottom = "bas",
        /// Below, on the right.
        BottomRight = "bas droite",
    }
}

/// All of them, in the order of [`Framing::CHOICES`].
const ALL: [Framing; 9] = [
    Framing::TopLeft,
    Framing::Top,
    Framing::TopRight,
    Framing::Left,
    Framing::Centre,
    Framing::Right,
    Framing::BottomLeft,
    Framing::Bottom,
    Framing::BottomRight,
];

impl Framing {
    /// What may be written.
    pub const CHOICES: &[&str] = Self::WORDS;

    /// The one that a word names, however it is written.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::CHOICES
            .iter()
            .position(|known| name_key(known) == name_key(word))
            .map(|rank| ALL[rank])
    }

    /// Where it is, in hundredths of the picture: from the left, from the top.
    pub fn point(self) -> [u8; 2] {
        let rank = ALL.iter().position(|known| *known == self).unwrap_or(4);
        [[0, 50, 100][rank % 3], [0, 50, 100][rank / 3]]
    }
}

#[cfg(test)]
mod tests {
    use super::Framing;

    #[test]
    fn each_word_is_a_point_of_the_picture() {
        for (word, point) in [
            ("haut gauche", [0, 0]),
            ("Haut", [50, 0]),
            ("centre", [50, 50]),
            ("bas-droite", [100, 100]),
        ] {
            assert_eq!(Framing::from_word(word).map(Framing::point), Some(point), "{word}");
        }
        assert_eq!(Framing::from_word("devant"), None);
    }
}
