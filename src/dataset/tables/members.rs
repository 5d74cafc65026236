//! The table `adherents`.

use super::prelude::*;

const NAME: Column =
    required("nom", "Nom de l'adhérent").example("Exemple : nom de l'adhérent").also(&[
        "collectivite",
        "nom_collectivite",
        "structure",
        "organisme",
        "raison_sociale",
        "adherent",
        "membre",
        "commune",
        "nom_commune",
    ]);
const TYPE: Column = required("type", "Ville, intercommunalité, département ou région")
    .is(CellForm::Reference("types_adherents"))
    .also(&["categorie", "nature", "type_collectivite", "type_adherent"]);
const CODE: Column =
    optional("code", "Code INSEE, ou SIREN d'une intercommunalité : sa place sur la carte")
        .is(CellForm::Code)
        .example("01004")
        .also(&["insee", "code_insee", "siren", "numero_siren"]);
const DEPARTMENT: Column = optional("departement", "Département").also(&["dept", "dpt"]);
const SINCE: Column = optional("depuis", "Année d'adhésion").is(CellForm::Date).also(&[
    "adhesion",
    "annee_adhesion",
    "date_adhesion",
    "date",
    "annee",
    "adherent_depuis",
]);
const ADMINISTRATOR: Column =
    optional("administrateur", "« oui » s'il siège au conseil d'administration").is(CellForm::Flag);

/// The name of the table.
pub const MEMBERS_TABLE: &str = "adherents";

const COLUMNS: &[Column] = &[
    NAME,
    TYPE,
    CODE,
    optional("region", "Région"),
    DEPARTMENT,
    SINCE,
    ADMINISTRATOR,
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// The same table where members are private persons, who are counted and never
/// named: what names them may stand in the file, and is not read.
static COUNTED: TableSchema = TableSchema::new(
    "adherents",
    "Adhérents",
    "Une ligne par adhérent, compté sans être nommé.",
    &[
        Column { required: false, ..NAME }.described("Nom, qui n'est pas lu"),
        TYPE.described("Identifiant d'un type de rapport.toml"),
        CODE.described("Code, qui n'est pas lu"),
        optional("region", "Région"),
        DEPARTMENT,
        SINCE,
        ADMINISTRATOR.described("« oui » si la personne siège au conseil d'administration"),
        NOTES,
        ILLUSTRATIVE,
        SOURCE,
    ],
)
.of(Who::Members)
.since("depuis")
.lasting()
.readable(Member::READABLE)
.hiding(&["nom", "code", "notes", "source"]);

/// A row of `adherents`: a member known by name.
#[derive(Debug, Clone)]
pub struct Member {
    /// Name.
    pub name: String,
    /// Id of its type.
    pub kind: String,
    /// INSEE code or SIREN.
    pub code: Option<String>,
    /// Region.
    pub region: Option<String>,
    /// Département, by its code.
    pub department: Option<String>,
    /// Member since.
    pub since: Option<PartialDate>,
    /// It sits on the board.
    pub administrator: bool,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for Member {
    const SCHEMA: TableSchema =
        TableSchema::new(MEMBERS_TABLE, "Adhérents", "Une ligne par adhérent.", COLUMNS)
            .readable(Self::READABLE)
            .of(Who::Members)
            .since("depuis")
            .tab("Adhérents")
            .in_annex("adherents")
            .lasting()
            .counted(&COUNTED);

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        // A table without the column has been reported, or counts people without naming them.
        let name = if cells.has("nom") { cells.required("nom") } else { Some(String::new()) };
        let kind = cells.required_reference("type");
        let own = OwnValues::read(cells);
        Some(Self {
            code: cells.text("code"),
            region: cells.text("region"),
            department: cells.text("departement"),
            since: cells.date("depuis"),
            administrator: cells.flag("administrateur"),
            row: cells.row(),
            own: own?,
            name: name?,
            kind: kind?,
        })
    }
}

record!(Member, |it| {
    "nom" => Field::Text(&it.name),
    "type" => Field::Text(&it.kind),
    "code" => text(&it.code),
    "region" => text(&it.region),
    "departement" => text(&it.department),
    "depuis" => Field::Date(it.since.as_ref()),
    "administrateur" => flag(it.administrator),
});
