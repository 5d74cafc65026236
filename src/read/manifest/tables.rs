//! Tables of one's own: `[[tables]]`, with their columns.

use crate::diagnostic::source::Sourced;
use crate::read::schema::Kind;
use crate::read::toml::{FromToml, Node, Reader, Role, Shape, Switch, choice, declare};

declare! {
    /// A table of one's own.
    pub struct OwnTable {
        required "id" => id: Sourced<String>, "Nom de la table, qui est celui de son fichier ou de sa feuille : benevolat";
        optional "titre" => title: Option<Sourced<String>>, "Ce qu'elle contient : Le bénévolat";
        optional "ligne" => row: Option<Sourced<String>>, "Ce qu'est une ligne : Une mission d'un bénévole";
        optional "date" => date: Option<Sourced<String>>, "Colonne dont la date dit si une ligne est de l'année ; toutes en sont si rien n'est écrit";
        optional "durable" => lasting: Switch<false>, "true si ses lignes restent d'une année à l'autre";
        required "colonnes" => columns: Option<OwnColumns>, "Ses colonnes, chacune avec sa forme : { heures = { forme = \"nombre\" } }";
    }

    /// A column more in a table of the tool.
    pub struct AddedColumn {
        required "table" => table: Sourced<String>, "Table de l'outil : evenements";
        required "id" => id: Sourced<String>, "En-tête de la colonne : meteo";
        required "forme" => form: Sourced<OwnForm>, "Ce que contiennent ses cellules : texte, liste, nombre, entier, date, choix, oui-non, adresse, image, code";
        optional "obligatoire" => required: Switch<false>, "true si chaque ligne doit en avoir une valeur";
        optional "valeurs" => values: Vec<Sourced<String>>, "Mots admis, pour un choix : [\"soleil\", \"pluie\"]";
        optional "description" => description: Option<Sourced<String>>, "Ce qu'on y écrit";
    }

    /// A column of one's own.
    pub struct OwnColumn {
        required "forme" => form: Sourced<OwnForm>, "Ce que contiennent ses cellules : texte, liste, nombre, entier, date, choix, oui-non, adresse, image, code";
        optional "obligatoire" => required: Switch<false>, "true si aucune ligne n'a de sens sans elle";
        optional "valeurs" => values: Vec<Sourced<String>>, "Mots admis, pour un choix : [\"soleil\", \"pluie\"]";
        optional "description" => description: Option<Sourced<String>>, "Ce qu'on y écrit";
    }
}

choice! {
    /// What the cells of a column of one's own hold.
    pub enum OwnForm {
        /// Any words.
        Text = "texte",
        /// Words separated by ` | `.
        List = "liste",
        /// A count, whole or approximate.
        Count = "nombre",
        /// A plain whole number.
        Number = "entier",
        /// A date, whole or partial.
        Date = "date",
        /// One of the words that are declared.
        Choice = "choix",
        /// `oui` or `non`.
        Flag = "oui-non",
        /// The address of a page.
        Address = "adresse",
        /// A file of the folder `images`.
        Picture = "image",
        /// A short name or number whose every character counts.
        Code = "code",
    }
}

impl OwnForm {
    /// The form as tables have it.
    pub fn kind(self) -> Kind {
        match self {
            Self::Text => Kind::Text,
            Self::List => Kind::List,
            Self::Count => Kind::Count,
            Self::Number => Kind::Number,
            Self::Date => Kind::Date,
            Self::Choice => Kind::Choice(&[]),
            Self::Flag => Kind::Flag,
            Self::Address => Kind::Address,
            Self::Picture => Kind::Picture,
            Self::Code => Kind::Code,
        }
    }
}

/// The columns of a table, by name, in the order of the file.
#[derive(Debug, Clone)]
pub struct OwnColumns(pub Vec<(Sourced<String>, OwnColumn)>);

impl FromToml for OwnColumns {
    const SHAPE: Shape = Shape::ByName(OwnColumn::KEYS);

    fn read(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let Some(table) = node.value().as_table() else {
            reader.wrong_type(node, &Self::SHAPE);
            return None;
        };
        let mut columns = Vec::with_capacity(table.len());
        for (key, value) in table {
            let name = Sourced::new(key.get_ref().to_string(), reader.place(key.span()));
            let node = Node { name: key.get_ref(), role: Role::Whole, value };
            columns.extend(OwnColumn::read(node, reader).map(|column| (name, column)));
        }
        columns.sort_by_key(|(name, _)| name.place);
        Some(Self(columns))
    }
}
