//! Figures, charts and maps as they are declared.

use super::filter::Filter;
use crate::diagnostic::source::Sourced;
use crate::read::toml::{Switch, WrittenDate, WrittenQuantity, choice, declare};

declare! {
    /// A number that the report prints: computed from a table, or typed by hand
    /// with its source.
    pub struct Figure {
        required "id" => id: Sourced<String>, "Nom par lequel les textes citent le chiffre";
        required "libelle" => label: Sourced<String>, "Ce que compte le chiffre";
        optional "unite" => unit: Option<Sourced<[String; 2]>>, "Unité au singulier et au pluriel";
        optional "table" => table: Option<Sourced<String>>, "Table dont il est calculé";
        optional "filtre" => filter: Option<Filter>, "Lignes retenues : { format = \"en ligne\" }";
        optional "colonne" => column: Option<Sourced<String>>, "Colonne dont les valeurs comptent";
        optional "agregat" => aggregate: Option<Sourced<Aggregate>>, "Nombre de lignes, somme, moyenne, médiane, maximum, minimum, dernière valeur, valeurs distinctes ; part d'un tout, rapport de deux chiffres, cumul des éditions";
        optional "sur" => whole: Option<Filter>, "Lignes du tout, pour une part ; toutes celles de la table si rien n'est écrit";
        optional "de" => of: Option<Sourced<String>>, "Chiffre que l'on divise, pour un rapport ; que l'on additionne d'édition en édition, pour un cumul";
        optional "par" => by: Option<Sourced<String>>, "Chiffre par lequel on le divise, pour un rapport";
        optional "groupe" => group: Option<Sourced<String>>, "Colonne dont chaque valeur donne un chiffre de plus : heures-canal, heures-jardin";
        optional "decimales" => decimals: Option<Sourced<u32>>, "Nombre de décimales imprimées";
        optional "en" => shown_in: Option<Sourced<String>>, "Unité d'impression : %, k€, M€, heures";
        optional "affichage" => display: Option<Sourced<String>>, "Exact, plus de, + de, près de, environ, ou un nom comme centaine";
        optional "arrondi" => rounding: Option<Sourced<u32>>, "Multiple auquel la valeur affichée est arrondie";
        optional "au" => as_of: Option<Sourced<WrittenDate>>, "Date de la valeur";
        optional "declare" => declared: Option<Sourced<WrittenQuantity>>, "Valeur que l'organisation a publiée, vérifiée";
        optional "valeur" => value: Option<Sourced<WrittenQuantity>>, "Valeur écrite à la main, avec sa source";
        optional "texte" => text: Option<Sourced<String>>, "Valeur qui n'est pas un nombre : \"1/5e\"";
        optional "source" => source: Option<Sourced<String>>, "D'où vient la valeur écrite à la main";
        optional "objectif" => goal: Option<Sourced<WrittenQuantity>>, "Objectif de l'année, imprimé sous le chiffre clé";
        optional "definition" => definition: Option<Sourced<String>>, "Ce que le chiffre compte exactement";
        optional "illustratif" => illustrative: Switch<false>, "true si la valeur est inventée pour la démonstration";
        optional "edition_precedente" => compare: Switch<true>, "false pour ne pas le comparer à l'an dernier";
    }

    /// A chart.
    pub struct Chart {
        required "id" => id: Sourced<String>, "Nom par lequel les textes placent le graphique";
        required "type" => shape: Sourced<ChartShape>, "Barres, colonnes ou courbe";
        required "titre" => title: Sourced<String>, "Ce que montre le graphique, en une phrase";
        optional "sous_titre" => subtitle: Option<Sourced<String>>, "Unité et période";
        required "table" => table: Sourced<String>, "Table dont il est tiré";
        optional "filtre" => filter: Option<Filter>, "Lignes retenues : { collection = \"regionaless\" }";
        required "par" => by: Sourced<String>, "Colonne dont chaque valeur est une barre, ou mois";
        optional "serie" => series: Option<Sourced<String>>, "Colonne dont chaque valeur est une série empilée";
        optional "mesure" => measure: Option<Sourced<String>>, "Colonne dont on fait la somme ; sans elle, on compte les lignes";
        optional "agregat" => aggregate: Option<Sourced<ChartAggregate>>, "Ce qu'on fait des valeurs de « mesure » : somme, moyenne, mediane, maximum, minimum ; la somme si rien n'est écrit";
        optional "unite" => unit: Option<Sourced<[String; 2]>>, "Unité au singulier et au pluriel";
        optional "dimension" => dimension: Option<Sourced<String>>, "Ce qu'est une barre : Fiche, Mois";
        optional "groupe" => group: Option<Sourced<String>>, "Colonne qui regroupe les barres";
        optional "tri" => order: Option<Sourced<ChartOrder>>, "Par valeur, ou dans l'ordre de la table";
        optional "source" => source: Option<Sourced<String>>, "Source imprimée sous le graphique";
        optional "precedent" => previous: Switch<false>, "true pour montrer aussi l'an dernier";
        optional "etroit" => narrow: Switch<false>, "true pour des barres qui se placent à côté d'un index";
        optional "limite" => limit: Option<Sourced<u32>>, "Nombre de barres au plus";
    }
}

declare! {
    /// A map.
    pub struct Map {
        required "id" => id: Sourced<String>, "Nom par lequel les textes placent la carte";
        required "titre" => title: Sourced<String>, "Ce que montre la carte, en une phrase";
        optional "sous_titre" => subtitle: Option<Sourced<String>>, "Ce qu'est un point, et à quelle date";
        required "table" => table: Sourced<String>, "Table dont les lignes sont placées : adherents, personnes ; avec par = \"region\", toute table qui a une colonne region";
        optional "filtre" => filter: Option<Filter>, "Lignes retenues : { administrateur = \"oui\" }";
        optional "par" => by: Option<Sourced<String>>, "Colonne qui donne la forme et la couleur des points ; sans elle, commune, intercommunalité, département ou région. \"region\" : un disque par région, avec le nombre de ses lignes";
        optional "unite" => unit: Option<Sourced<[String; 2]>>, "Ce que sont les lignes, au singulier et au pluriel : [\"rendez-vous\", \"rendez-vous\"]";
        optional "encarts" => insets: Vec<Sourced<MapInset>>, "Encarts : ile-de-france, outre-mer ; les deux si rien n'est écrit. Un département d'outre-mer a le sien dès qu'il a un point";
        optional "source" => source: Option<Sourced<String>>, "Source imprimée sous la carte";
        optional "note" => note: Option<Sourced<String>>, "Ce qu'il faut savoir pour la lire, imprimé sous la carte";
    }
}

choice! {
    /// A part of France that has a frame of its own.
    pub enum MapInset {
        /// Île-de-France, at a larger scale.
        IleDeFrance = "ile-de-france",
        /// The overseas départements: each that has a point is always shown.
        Overseas = "outre-mer",
    }

    /// How the rows of a figure become one number.
    pub enum Aggregate {
        /// Number of rows.
        Count = "nombre",
        /// Sum of the column.
        Sum = "somme",
        /// Largest value of the column.
        Max = "max",
        /// Value of the column on the last row, by date.
        Last = "dernier",
        /// Number of different values of the column.
        Distinct = "distincts",
        /// Mean of the values of the column.
        Mean = "moyenne",
        /// Their median.
        Median = "mediane",
        /// Smallest value of the column.
        Min = "minimum",
        /// Largest value, by its whole word.
        Maximum = "maximum",
        /// Share of the rows, or of a sum, in a whole.
        Share = "part",
        /// One figure divided by another.
        Ratio = "rapport",
        /// A figure added up over the editions.
        Cumulative = "cumul",
    }

    /// What a bar is worth, of the values of its rows.
    pub enum ChartAggregate {
        /// Their sum.
        Sum = "somme",
        /// Their mean.
        Mean = "moyenne",
        /// Their median.
        Median = "mediane",
        /// The largest.
        Max = "maximum",
        /// The smallest.
        Min = "minimum",
    }

    /// How a chart is drawn.
    pub enum ChartShape {
        /// Horizontal bars.
        Bars = "barres",
        /// Vertical columns.
        Columns = "colonnes",
        /// A line over time.
        Line = "courbe",
    }

    /// In which order bars stand.
    pub enum ChartOrder {
        /// The largest first.
        Value = "valeur",
        /// As in the table.
        Table = "ordre",
    }
}
