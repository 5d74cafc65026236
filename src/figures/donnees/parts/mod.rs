//! The shapes of `donnees.json`.

use std::collections::BTreeMap;

use super::shape::{Ordered, Part, PartField, Shaped, ValueShape};

/// Declares a dictionary that templates receive. The descriptions are French
/// because `rapport schema --gabarits` shows them; they also document the fields.
macro_rules! part {
    ($(#[$doc:meta])* $name:ident, $part:literal, $what:literal {
        $($field:ident / $french:literal : $type:ty, $description:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, serde::Serialize)]
        pub struct $name {
            $(#[doc = $description] #[serde(rename = $french)] pub $field: $type,)*
        }

        impl Shaped for $name {
            const SHAPE: ValueShape = ValueShape::Part(&Part {
                name: $part,
                description: $what,
                fields: &[$(PartField {
                    name: $french,
                    description: $description,
                    shape: <$type as Shaped>::SHAPE,
                }),*],
            });
        }
    };
}

mod audience;
mod events;
mod figures;
mod identity;
mod ledger;
mod outline;
mod people;
mod resources;
mod rows;
mod words;

pub use audience::{Article, ChannelEntry, ListEntry, SiteEntry};
pub use events::{
    Calendar, CalendarBand, CalendarEntry, CalendarMonth, Category, EventEntry, OtherYearsEntry,
    SpeakerEntry, Theme,
};
pub use figures::{ChartEntry, Evolution, FigureEntry, MapEntry, MapPlace, MapRegion, YearEntry};
pub use identity::{
    Contact, Credits, Edition, Organisation, PeriodEntry, SocialAccount, Supporter,
};
pub use ledger::{
    AccountLine, AccountsEntry, AmountText, GrantLine, GrantsEntry, SideEntry, StatementEntry,
    TotalEntry,
};
pub use outline::{Chapter, DocumentEntry, FrontText, Outline, Section, Signature};
pub use people::{
    ChartNode, Interview, Mark, Member, MemberKind, Members, Partners, PersonEntry,
    PersonOfInterview,
};
pub use resources::{Collection, Family, ImageEntry, Publication, Sheet, TopSheet};
pub use rows::{CellEntry, ColumnEntry, GroupEntry, RowEntry, TableRows};
pub use words::{
    Change, DateText, DaySpan, MeasureText, NumberText, PictureEntry, TableEntry, Words,
};

part! {
    /// The whole file.
    Donnees, "donnees", "Tout ce que les gabarits reçoivent" {
        api / "api": u32, "Version du contrat : elle change quand un gabarit écrit pour l'ancienne forme ne marcherait plus";
        edition / "edition": Edition, "L'année, le titre et les dates du rapport";
        organisation / "organisation": Organisation, "L'organisation dont c'est le rapport";
        contact / "contact": Contact, "Comment la joindre";
        supporters / "soutiens": Vec<Supporter>, "Qui soutient l'organisation, dans l'ordre d'impression";
        credits / "credits": Credits, "Les mentions de fin";
        categories / "categories": Vec<Category>, "Les catégories du calendrier, dans l'ordre de rapport.toml";
        themes / "rubriques": BTreeMap<String, Theme>, "Les thèmes des événements, par identifiant";
        figures / "chiffres": BTreeMap<String, FigureEntry>, "Les chiffres, déclarés ou d'usage, par identifiant";
        key_figures / "chiffres_cles": Vec<String>, "Identifiants des chiffres clés, le plus important d'abord";
        curves / "courbes": Option<u32>, "Nombre d'années que montre la courbe d'un chiffre clé ; rien s'il n'en a pas";
        evolutions / "evolutions": BTreeMap<String, Evolution>, "Ce que chaque édition a imprimé d'un chiffre, par identifiant, de la plus ancienne à celle-ci ; rien s'il n'est que de celle-ci";
        charts / "graphiques": Ordered<ChartEntry>, "Les graphiques, par identifiant, dans l'ordre de rapport.toml";
        maps / "cartes": Ordered<MapEntry>, "Les cartes, par identifiant, dans l'ordre de rapport.toml";
        events / "evenements": Vec<EventEntry>, "Les événements, par date";
        calendar / "calendrier": Calendar, "Les événements rangés par mois";
        press / "presse": Vec<Article>, "Les articles, par date";
        newsletters / "newsletters": Vec<ListEntry>, "Les lettres électroniques qui ont eu un envoi";
        collections / "collections": Vec<Collection>, "Les collections de fiches";
        members / "adherents": Option<Members>, "Les adhérents ; rien si aucune table n'en parle";
        channels / "reseaux": Vec<ChannelEntry>, "Les comptes de réseaux sociaux, à leur dernier comptage";
        site / "site": Vec<SiteEntry>, "La fréquentation du site";
        ledger / "comptes": Option<AccountsEntry>, "Les comptes et les financements ; rien si aucune table n'en parle";
        publications / "publications": Vec<Publication>, "Les publications";
        partners / "partenaires": Vec<Partners>, "Les partenaires, par catégorie";
        interviews / "entretiens": Vec<Interview>, "Les entretiens publiés";
        people / "personnes": Vec<PersonEntry>, "Les personnes du réseau";
        organisation_chart / "organigramme": Vec<ChartNode>, "L'organigramme, chacun suivi de ceux qui lui rendent compte ; vide si aucune ligne ne dit de rattachement";
        images / "images": Vec<ImageEntry>, "Les images de la table images";
        other_years / "autres_annees": OtherYearsEntry, "Ce que les tables ont d'une autre année, qu'un texte peut nommer et que rien ne compte";
        rows / "lignes": BTreeMap<String, TableRows>, "Les tables dont les gabarits reçoivent les lignes telles quelles : celles de l'édition, et celles qu'un texte imprime";
        outline / "plan": Outline, "Ce qui s'imprime, dans l'ordre";
        words / "mots": Words, "Les mots que les gabarits impriment d'eux-mêmes, comme l'organisation les écrit";
        documents / "documents": BTreeMap<String, DocumentEntry>, "Les documents autres que le rapport, par nom";
        tables / "tables": Vec<TableEntry>, "Les tables jointes au PDF";
    }
}
