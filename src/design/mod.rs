//! How the pages look: the tokens of theme.toml, the fonts, the templates.

mod content;
mod folders;
pub mod fonts;
pub mod logo;
pub mod templates;
pub mod theme;

pub use content::FileContent;
