//! How to read a table where it lies: `[lecture.evenements]`.

use super::Filter;
use crate::diagnostic::source::Sourced;
use crate::read::toml::{FromToml, KeyShape, Node, Reader, Role, Scalar, Switch, choice, declare};

declare! {
    /// The rules by which a table is read from files with headings of their own.
    pub struct ReadingRules {
        required "fichier" => files: Option<Texts>, "Fichier de l'édition, ou liste de fichiers mis bout à bout : \"Agenda.xlsx\"";
        optional "feuille" => sheets: Option<Texts>, "Feuille du classeur, ou liste de feuilles mises bout à bout ; la première qui contient des valeurs si rien n'est écrit";
        optional "noms" => names: Option<Words>, "Leurs en-têtes et nos colonnes : { \"Intitulé\" = \"titre\" }";
        optional "ignorer" => ignored: Vec<Sourced<String>>, "En-têtes des colonnes qui ne servent pas au rapport : [\"Budget\"]";
        optional "fixe" => constants: Option<Words>, "Valeurs que toutes les lignes ont dans une colonne : { categorie = \"rencontres\" }";
        optional "valeurs" => values: Option<WordsByName>, "Leurs mots et les nôtres, par colonne : { categorie = { \"Réunion\" = \"rencontres\" } }";
        optional "en_tete" => header: Option<Sourced<u32>>, "Numéro de la ligne des en-têtes, s'il y a des titres au-dessus ; cherchée si rien n'est écrit";
        optional "fin" => end: Option<Sourced<String>>, "Début de la première ligne qui n'est plus de la table : \"Total\"";
        optional "ordre" => order: Option<Sourced<DayOrder>>, "Ordre des dates en chiffres : jour-mois ou mois-jour";
        optional "fuseau" => zone: Option<Sourced<String>>, "Fuseau des heures écrites sans fuseau : UTC, America/New_York ; celui de l'organisation si rien n'est écrit";
        optional "decimale" => decimal: Option<Sourced<DecimalSign>>, "Signe avant les décimales : virgule ou point ; l'autre sépare les milliers";
        optional "exercice" => year: Switch<false>, "true pour ne lire que les lignes de l'année ou de la saison de l'édition";
        optional "seulement" => only: Option<Filter>, "Lignes à lire : { Statut = \"Validé\" }";
        optional "sauf" => except: Option<Filter>, "Lignes à laisser : { Statut = \"Annulé\" }";
        optional "mois_en_colonnes" => months: Option<MonthColumns>, "Colonnes dont l'en-tête est un mois, à lire comme des lignes : { date = \"periode\", valeur = \"nombre\" }";
    }

    /// Columns of months that become rows.
    pub struct MonthColumns {
        required "date" => date: Sourced<String>, "Colonne de la table qui reçoit le mois : periode";
        required "valeur" => value: Sourced<String>, "Colonne de la table qui reçoit la valeur : nombre";
    }
}

choice! {
    /// How dates in figures are ordered.
    pub enum DayOrder {
        /// `31/12/2022`
        DayFirst = "jour-mois",
        /// `12/31/2022`
        MonthFirst = "mois-jour",
    }

    /// What stands before decimals.
    pub enum DecimalSign {
        /// `1.234,5`
        Comma = "virgule",
        /// `1,234.5`
        Point = "point",
    }
}

/// The rules of each table, in the order of the file.
#[derive(Debug, Clone)]
pub struct Readings(pub Vec<(Sourced<String>, ReadingRules)>);

impl FromToml for Readings {
    const SHAPE: KeyShape = KeyShape::ByName(ReadingRules::KEYS);

    fn read(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        by_name(node, &Self::SHAPE, reader, ReadingRules::read).map(Self)
    }
}

/// One text or several.
#[derive(Debug, Clone)]
pub struct Texts(pub Vec<Sourced<String>>);

impl FromToml for Texts {
    const SHAPE: KeyShape = KeyShape::Texts;

    fn read(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let texts: Vec<_> = match node.elements() {
            Some(elements) => elements.filter_map(|one| Sourced::read(one, reader)).collect(),
            None if node.value().as_str().is_some() => {
                Sourced::read(node, reader).into_iter().collect()
            }
            None => {
                reader.wrong_type(node, &Self::SHAPE);
                return None;
            }
        };
        (!texts.is_empty()).then_some(Self(texts))
    }
}

/// Names and the text of each, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Words(pub Vec<(Sourced<String>, Sourced<String>)>);

impl FromToml for Words {
    const SHAPE: KeyShape = KeyShape::Words;

    fn read(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        by_name(node, &Self::SHAPE, reader, |node, reader| {
            // Nothing is a text too: « Réunion » may stand for no category.
            match node.value().as_str() {
                Some(text) => {
                    let place = reader.place(node.value.span());
                    Some(Sourced::new(text.trim().to_owned(), place))
                }
                None => String::from_node(node, reader)
                    .map(|text| Sourced::new(text, reader.place(node.value.span()))),
            }
        })
        .map(Self)
    }
}

/// Names, each with names and their texts.
#[derive(Debug, Clone)]
pub struct WordsByName(pub Vec<(Sourced<String>, Words)>);

impl FromToml for WordsByName {
    const SHAPE: KeyShape = KeyShape::WordsByName;

    fn read(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        by_name(node, &Self::SHAPE, reader, Words::read).map(Self)
    }
}

fn by_name<T>(
    node: Node<'_>,
    shape: &KeyShape,
    reader: &mut Reader<'_>,
    read: impl Fn(Node<'_>, &mut Reader<'_>) -> Option<T>,
) -> Option<Vec<(Sourced<String>, T)>> {
    let Some(table) = node.value().as_table() else {
        reader.wrong_type(node, shape);
        return None;
    };
    let mut named = Vec::with_capacity(table.len());
    for (key, value) in table {
        let name = Sourced::new(key.get_ref().to_string(), reader.place(key.span()));
        let node = Node { name: key.get_ref(), role: Role::Whole, value };
        named.extend(read(node, reader).map(|value| (name, value)));
    }
    named.sort_by_key(|(name, _)| name.place);
    Some(named)
}
