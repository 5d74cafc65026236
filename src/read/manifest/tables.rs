//! Tables of one's own: `[[tables]]`, with their columns.

use crate::diagnostic::source::Sourced;
use crate::read::schema::CellForm;
use crate::read::toml::{FromToml, KeyShape, Node, Reader, Role, Switch, choice, declare};

declare! {
    /// A table of one's own.
    pub struct OwnTable {
        required "id" => id: Sourced<String>, "Nom de la table, qui est celui de son fichier ou de sa feuille : benevolat";
        optional "titre" => title: Option<Sourced<String>>, "Ce qu'elle contient : Le bénévolat";
        optional "ligne" => row: Option<Sourced<String>>, "Ce qu'est une ligne : Une mission d'un bénévole";
        optional "date" => date: Option<Sourced<String>>, "Colonne dont la date dit si une ligne est de l'année ; si rien n'est écrit, la seule colonne de dates, s'il n'y en a qu'une et que la table n'est pas durable";
        optional "joindre" => attached: Switch<false>, "true pour joindre la table au PDF : elle circule alors avec lui";
        optional "durable" => lasting: Switch<false>, "true si ses lignes restent d'une année à l'autre : toutes comptent, de quelque année qu'elles soient, si « date » ne dit rien";
        required "colonnes" => columns: Option<OwnColumns>, "Ses colonnes, chacune avec sa forme : { heures = { forme = \"nombre\" } }";
    }

    /// A column more in a table of the tool.
    pub struct AddedColumn {
        required "table" => table: Sourced<String>, "Table de l'outil : evenements";
        required "id" => id: Sourced<String>, "En-tête de la colonne : meteo";
        required "forme" => form: Sourced<OwnForm>, "Ce que contiennent ses cellules : texte, liste, nombre, entier, decimal, montant, pourcentage, duree, date, choix, oui-non, reference, lieu, adresse, image, code ; ignoree pour une colonne qui n'est pas lue";
        optional "obligatoire" => required: Switch<false>, "true si chaque ligne doit en avoir une valeur";
        optional "valeurs" => values: Vec<Sourced<String>>, "Mots admis, pour un choix : [\"soleil\", \"pluie\"]";
        optional "monnaie" => currency: Option<Sourced<String>>, "Monnaie d'un montant : CHF, CAD… ; celle de l'organisation si rien n'est écrit";
        optional "unite" => unit: Option<Sourced<[String; 2]>>, "Ce que comptent ses nombres, au singulier et au pluriel : [\"heure\", \"heures\"]";
        optional "libelle" => label: Option<Sourced<String>>, "Ce qui s'imprime en tête de la colonne, si ce n'est pas son nom";
        optional "vers" => target: Option<Sourced<String>>, "Table dont une référence nomme une ligne : projets";
        optional "description" => description: Option<Sourced<String>>, "Ce qu'on y écrit";
    }

    /// A column of one's own.
    pub struct OwnColumn {
        required "forme" => form: Sourced<OwnForm>, "Ce que contiennent ses cellules : texte, liste, nombre, entier, decimal, montant, pourcentage, duree, date, choix, oui-non, reference, lieu, adresse, image, code ; ignoree pour une colonne qui n'est pas lue";
        optional "obligatoire" => required: Switch<false>, "true si aucune ligne n'a de sens sans elle";
        optional "valeurs" => values: Vec<Sourced<String>>, "Mots admis, pour un choix : [\"soleil\", \"pluie\"]";
        optional "monnaie" => currency: Option<Sourced<String>>, "Monnaie d'un montant : CHF, CAD… ; celle de l'organisation si rien n'est écrit";
        optional "unite" => unit: Option<Sourced<[String; 2]>>, "Ce que comptent ses nombres, au singulier et au pluriel : [\"heure\", \"heures\"]";
        optional "libelle" => label: Option<Sourced<String>>, "Ce qui s'imprime en tête de la colonne, si ce n'est pas son nom";
        optional "table" => target: Option<Sourced<String>>, "Table dont une référence nomme une ligne : projets";
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
        /// A number with decimals.
        Decimal = "decimal",
        /// A sum of money.
        Money = "montant",
        /// Hundredths of a whole.
        Percent = "pourcentage",
        /// Hours and minutes.
        Duration = "duree",
        /// A date, whole or partial.
        Date = "date",
        /// One of the words that are declared.
        Choice = "choix",
        /// `oui` or `non`.
        Flag = "oui-non",
        /// A row of another table.
        Row = "reference",
        /// A place of France.
        Place = "lieu",
        /// What is not read.
        Ignored = "ignoree",
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
    pub fn kind(self) -> CellForm {
        match self {
            Self::Text => CellForm::Text,
            Self::List => CellForm::List,
            Self::Count => CellForm::Count,
            Self::Number => CellForm::Number,
            Self::Decimal => CellForm::Decimal,
            Self::Money => CellForm::Amount(None),
            Self::Percent => CellForm::Percent,
            Self::Duration => CellForm::Duration,
            Self::Ignored => CellForm::Ignored,
            Self::Row => CellForm::Row(""),
            Self::Place => CellForm::Place,
            Self::Date => CellForm::Date,
            Self::Choice => CellForm::Choice(&[]),
            Self::Flag => CellForm::Flag,
            Self::Address => CellForm::Address,
            Self::Picture => CellForm::Picture("l'image"),
            Self::Code => CellForm::Code,
        }
    }
}

/// The columns of a table, by name, in the order of the file.
#[derive(Debug, Clone)]
pub struct OwnColumns(pub Vec<(Sourced<String>, OwnColumn)>);

impl FromToml for OwnColumns {
    const SHAPE: KeyShape = KeyShape::ByName(OwnColumn::KEYS);

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
