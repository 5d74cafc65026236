//! The table `presse`.

use super::prelude::*;

const COLUMNS: &[Column] = &[
    required("date", "Jour ou mois de parution").is(CellForm::Date).example("mars").also(&[
        "parution",
        "date_parution",
        "date_publication",
        "date_diffusion",
        "paru_le",
    ]),
    required("media", "Nom du média").example("Exemple : nom du média").also(&[
        "journal",
        "support",
        "titre_presse",
        "nom_media",
        "nom_journal",
    ]),
    required("titre", "Titre de l'article").example("Exemple : titre de l'article").also(&[
        "article",
        "titre_article",
        "sujet",
    ]),
    required("portee", "Nationale ou régionale")
        .is(CellForm::Usual(&["nationale", "régionale"]))
        .example("nationale")
        .also(&["echelle", "niveau", "type_media"]),
    optional("auteur", "Auteur de l'article").also(&["journaliste"]),
    URL,
    optional("extrait", "Quelques phrases de l'article"),
    optional("themes", "Thèmes, séparés par « | »").is(CellForm::List),
    optional("a_la_une", "« oui » pour montrer l'article en extrait").is(CellForm::Flag),
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `presse`: one article about the organisation.
#[derive(Debug, Clone)]
pub struct Article {
    /// When it appeared; a month is enough.
    pub date: PartialDate,
    /// Name of the paper or site.
    pub media: String,
    /// Title of the article.
    pub title: String,
    /// « nationale », « régionale »…
    pub scope: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Address of the article.
    pub url: Option<String>,
    /// Short extract.
    pub extract: Option<String>,
    /// Key words.
    pub tags: Vec<String>,
    /// It is shown as a clipping.
    pub featured: bool,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Article {
    const SCHEMA: TableSchema = TableSchema::new(
        "presse",
        "Revue de presse",
        "Une ligne par article ou émission.",
        COLUMNS,
    )
    .readable(Self::READABLE)
    .of_year("date")
    .quoted()
    .in_annex("presse");

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let date = cells.required_date("date");
        let media = cells.required("media");
        let title = cells.required("titre");
        let scope = cells.required("portee");
        let own = OwnValues::read(cells);
        Some(Self {
            author: cells.text("auteur"),
            url: cells.text("url"),
            extract: cells.text("extrait"),
            tags: cells.list("themes"),
            featured: cells.flag("a_la_une"),
            row: cells.row(),
            own: own?,
            date: date?,
            media: media?,
            title: title?,
            scope: scope?,
        })
    }
}

record!(Article, |it| {
    "date" => Field::Date(Some(&it.date)),
    "media" => Field::Text(&it.media),
    "titre" => Field::Text(&it.title),
    "portee" => Field::Text(&it.scope),
    "auteur" => text(&it.author),
    "themes" => Field::List(&it.tags),
    "a_la_une" => flag(it.featured),
} date: Some(&it.date););
