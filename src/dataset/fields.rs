//! Reading any row by the name of a column: what filters, sums and charts use.

use super::{
    Account, Article, Download, Event, Headcount, Interview, Member, Partner, Person, Publication,
    RowRef, Send, SiteFigure,
};
use crate::partial_date::PartialDate;
use crate::quantity::Quantity;

/// The value of a column.
#[derive(Debug, Clone, Copy)]
pub enum Field<'a> {
    /// A word or a title; empty when the cell is.
    Text(&'a str),
    /// Several words.
    List(&'a [String]),
    /// A count; `None` when unknown.
    Count(Option<&'a Quantity>),
    /// A plain number: a rank, a page.
    Number(Option<u64>),
    /// A date.
    Date(Option<&'a PartialDate>),
    /// A column that cannot be filtered or counted.
    Other,
}

/// A row of any table.
pub trait Record {
    /// Where it was written.
    fn row(&self) -> RowRef;
    /// The value of a column, by its French name.
    fn field(&self, column: &str) -> Field<'_>;
    /// The date that the row is sorted by, if it has one.
    fn date(&self) -> Option<&PartialDate> {
        None
    }
    /// The row tells of something that took place, or is to.
    fn is_held(&self) -> bool {
        true
    }
    /// The row holds values invented for the demonstration.
    fn illustrative(&self) -> bool {
        false
    }
}

fn text(value: &Option<String>) -> Field<'_> {
    Field::Text(value.as_deref().unwrap_or_default())
}

fn flag(value: bool) -> Field<'static> {
    Field::Text(if value { "oui" } else { "non" })
}

macro_rules! record {
    ($type:ty, |$self:ident| { $($column:literal => $value:expr,)* } $(date: $date:expr;)? $(held: $held:expr;)? $(illustrative: $illustrative:expr;)?) => {
        impl $type {
            /// Columns that filters, sums and charts can read.
            pub const COLUMNS: &[&str] = &[$($column),*];
        }

        impl Record for $type {
            fn row(&self) -> RowRef {
                self.row
            }
            fn field(&self, column: &str) -> Field<'_> {
                let $self = self;
                match column {
                    $($column => $value,)*
                    _ => Field::Other,
                }
            }
            $(fn date(&self) -> Option<&PartialDate> {
                let $self = self;
                $date
            })?
            $(fn is_held(&self) -> bool {
                let $self = self;
                $held
            })?
            $(fn illustrative(&self) -> bool {
                let $self = self;
                $illustrative
            })?
        }
    };
}

record!(Event, |it| {
    "id" => Field::Text(&it.id),
    "date_debut" => Field::Date(Some(&it.date)),
    "titre" => Field::Text(&it.title),
    "titre_court" => text(&it.short_title),
    "categorie" => Field::Text(&it.category),
    "type" => text(&it.kind),
    "format" => Field::Text(it.format.map_or("", |format| format.word())),
    "role" => Field::Text(it.role.map_or("", |role| role.word())),
    "participants" => Field::Count(it.participants.as_ref()),
    "unite" => text(&it.unit),
    "inscrits" => Field::Count(it.registered.as_ref()),
    "nb_seances" => Field::Count(it.sessions.as_ref()),
    "lieu" => text(&it.place),
    "region" => text(&it.region),
    "representants" => Field::List(&it.representatives),
    "partenaires" => Field::List(&it.partners),
    "rubriques" => Field::List(&it.themes),
    "calendrier" => Field::Text(it.calendar.word()),
    "statut" => Field::Text(it.status.word()),
    "serie" => text(&it.series),
    "langue" => text(&it.language),
    "langue_titre_court" => text(&it.short_title_language),
} date: Some(&it.date); held: it.status.is_held(););

record!(Download, |it| {
    "periode" => Field::Date(Some(&it.period)),
    "collection" => Field::Text(&it.collection),
    "fiche" => Field::Number(it.sheet),
    "titre" => text(&it.title),
    "titre_court" => text(&it.short_title),
    "famille" => text(&it.family),
    "page" => Field::Number(it.page),
    "uniques" => Field::Count(it.unique.as_ref()),
    "total" => Field::Count(it.total.as_ref()),
} date: Some(&it.period); illustrative: it.illustrative;);

record!(Send, |it| {
    "date_envoi" => Field::Date(Some(&it.date)),
    "titre" => Field::Text(&it.title),
    "liste" => Field::Text(&it.list),
    "destinataires" => Field::Count(it.recipients.as_ref()),
    "delivres" => Field::Count(it.delivered.as_ref()),
    "ouvertures_uniques" => Field::Count(it.opens.as_ref()),
    "clics_uniques" => Field::Count(it.clicks.as_ref()),
    "desabonnements" => Field::Count(it.unsubscribed.as_ref()),
} date: Some(&it.date); illustrative: it.illustrative;);

record!(Article, |it| {
    "date" => Field::Date(Some(&it.date)),
    "media" => Field::Text(&it.media),
    "titre" => Field::Text(&it.title),
    "portee" => Field::Text(&it.scope),
    "auteur" => text(&it.author),
    "themes" => Field::List(&it.tags),
    "a_la_une" => flag(it.featured),
} date: Some(&it.date););

record!(Member, |it| {
    "nom" => Field::Text(&it.name),
    "type" => Field::Text(&it.kind),
    "code" => text(&it.code),
    "region" => text(&it.region),
    "departement" => text(&it.department),
    "depuis" => Field::Date(it.since.as_ref()),
    "administrateur" => flag(it.administrator),
});

record!(Headcount, |it| {
    "au" => Field::Date(Some(&it.as_of)),
    "type" => Field::Text(&it.kind),
    "nombre" => Field::Count(Some(&it.count)),
} date: Some(&it.as_of););

record!(Account, |it| {
    "au" => Field::Date(Some(&it.as_of)),
    "reseau" => Field::Text(&it.network),
    "compte" => Field::Text(&it.handle),
    "abonnes" => Field::Count(Some(&it.followers)),
} date: Some(&it.as_of););

record!(SiteFigure, |it| {
    "periode" => Field::Date(Some(&it.period)),
    "rubrique" => Field::Text(&it.section),
    "mesure" => Field::Text(&it.measure),
    "nombre" => Field::Count(Some(&it.count)),
} date: Some(&it.period););

record!(Publication, |it| {
    "id" => Field::Text(&it.id),
    "titre" => Field::Text(&it.title),
    "collection" => text(&it.collection),
    "numero" => Field::Number(it.number),
    "date" => Field::Date(it.date.as_ref()),
    "tirage" => Field::Count(it.print_run.as_ref()),
    "nouvelles" => Field::Count(it.new_sheets.as_ref()),
    "fiches" => Field::Count(it.sheets.as_ref()),
    "partenaires" => Field::List(&it.partners),
    "licence" => text(&it.licence),
} date: it.date.as_ref(););

record!(Partner, |it| {
    "nom" => Field::Text(&it.name),
    "categorie" => Field::Text(&it.category),
});

record!(Person, |it| {
    "nom" => Field::Text(&it.name),
    "initiales" => Field::List(&it.initials),
    "fonction" => text(&it.function),
    "structure" => text(&it.body),
    "code" => text(&it.code),
    "role_reseau" => text(&it.network_role),
    "administrateur" => flag(it.administrator),
});

record!(Interview, |it| {
    "numero" => Field::Number(Some(it.number)),
    "nom" => Field::Text(&it.name),
    "fonction" => Field::Text(&it.function),
    "rubrique" => text(&it.section),
});

/// Columns of a table that filters, sums and charts can read.
pub fn readable_columns(table: &str) -> &'static [&'static str] {
    match table {
        "evenements" => Event::COLUMNS,
        "telechargements" => Download::COLUMNS,
        "newsletters" => Send::COLUMNS,
        "presse" => Article::COLUMNS,
        "adherents" => Member::COLUMNS,
        "effectifs" => Headcount::COLUMNS,
        "reseaux" => Account::COLUMNS,
        "site" => SiteFigure::COLUMNS,
        "publications" => Publication::COLUMNS,
        "partenaires" => Partner::COLUMNS,
        "personnes" => Person::COLUMNS,
        "entretiens" => Interview::COLUMNS,
        _ => &[],
    }
}

/// Columns of a table that hold numbers.
pub fn number_columns(table: &str) -> &'static [&'static str] {
    match table {
        "evenements" => &["participants", "inscrits", "nb_seances"],
        "telechargements" => &["fiche", "page", "uniques", "total"],
        "newsletters" => {
            &["destinataires", "delivres", "ouvertures_uniques", "clics_uniques", "desabonnements"]
        }
        "effectifs" | "site" => &["nombre"],
        "reseaux" => &["abonnes"],
        "publications" => &["numero", "tirage", "nouvelles", "fiches"],
        "entretiens" => &["numero"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::{number_columns, readable_columns};
    use crate::schema;

    #[test]
    fn columns_are_those_of_the_schema() {
        for table in schema::TABLES {
            let readable = readable_columns(table.name);
            assert!(!readable.is_empty(), "{}", table.name);
            for column in readable {
                assert!(table.index(column).is_some(), "{} has no {column}", table.name);
            }
            for column in number_columns(table.name) {
                assert!(readable.contains(column), "{column} of {} cannot be read", table.name);
            }
        }
    }
}
